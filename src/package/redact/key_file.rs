//! Where private keys begin: PEM, OpenSSH, PGP, SSH2, PuTTY, and PEM inside base64.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::package::redact::armour::Armour;
use crate::package::redact::block::Block;
use crate::package::redact::found::Found;
use crate::package::redact::mode::{Alphabet, Mode};
use crate::package::redact::named::Name;
use crate::package::redact::rule::Rule;
use crate::package::redact::text::{Text, is_base64};

/// `BEGIN ` at `at`.
pub(super) fn begin(text: Text<'_>, at: usize) -> Option<Found> {
    if !(text.ends(at, b"-----") || text.ends(at, b"---- ")) {
        return None;
    }
    let end = text
        .skip(at, |byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b' ')
        .min(at + 64);
    // OpenVPN's are not in capitals.
    let shared = text.starts(at, b"BEGIN OpenVPN ");
    let end = if shared { text.skip(end, |byte| !matches!(byte, b'\n' | b'\r')) } else { end };
    let end = if shared { text.back(end, |byte| byte == b'-') } else { end };
    let label = text.cut(at, end);
    let private = shared || label.windows(11).any(|part| part == b"PRIVATE KEY");
    let from = text.skip(end, |byte| byte == b'-').min(end + 5);
    (private && from - end >= 4)
        .then(|| Found::value(Rule::PrivateKey, from, Mode::Armour(Armour::new())))
}

/// `Private-Lines: 14`, and as many lines.
pub(super) fn putty(text: Text<'_>, at: usize) -> Option<Found> {
    if !text.ends(at, b"Private") {
        return None;
    }
    let number = text.skip_blanks(text.skip(at, |byte| byte != b':') + 1);
    let end = text.skip(number, |byte| byte.is_ascii_digit());
    let lines: u32 = str::from_utf8(text.cut(number, end)).ok()?.parse().ok()?;
    let from = text.line_end(end);
    // The line end that comes first counts too.
    let lines = lines.saturating_add(1);
    (text.byte(from) != 0)
        .then(|| Found::value(Rule::PrivateKey, from, Mode::Armour(Armour::of_lines(lines))))
}

/// A private number as `openssl ... -text` prints it: its name, and below it deeper
/// lines of bytes in hexadecimal.
pub(super) fn dump(text: Text<'_>, at: usize) -> Option<Found> {
    let colon = text.skip(at, |byte| byte.is_ascii_alphanumeric());
    let start = text.line_start(at);
    let first = text.skip_blanks(start);
    let below = text.skip(colon + 1, |byte| matches!(byte, b'\r' | b'\n'));
    let deep = text.skip_blanks(below);
    let end = text.skip(deep, |byte| byte.is_ascii_hexdigit() || byte == b':');
    let bytes = text.cut(deep, end);
    let hex = bytes.get(2) == Some(&b':') && text.line_end(deep) == end;
    (text.byte(colon) == b':' && below > colon + 1 && deep - below > first - start && hex).then(
        || {
            let mode = Mode::Block(Block::literal(first - start));
            Found::value(Rule::PrivateKey, text.line_end(colon), mode)
        },
    )
}

/// `<RSAKeyValue>` and the private ones of its elements; `AKeyValue>` at `at`.
pub(super) fn elements(text: Text<'_>, at: usize) -> Option<Found> {
    const PRIVATE: [(&[u8], &[u8]); 7] = [
        (b"<P>", b"</P>"),
        (b"<Q>", b"</Q>"),
        (b"<DP>", b"</DP>"),
        (b"<DQ>", b"</DQ>"),
        (b"<InverseQ>", b"</InverseQ>"),
        (b"<D>", b"</D>"),
        (b"<X>", b"</X>"),
    ];
    let from = at + b"AKeyValue>".len();
    let end = text.find(from, text.len(), b"KeyValue>").unwrap_or(text.len());
    // Of a public key for signatures, P and Q are for everybody.
    let signs = text.ends(at + 1, b"<DSA");
    let mut spans = PRIVATE.map(|(open, close)| {
        let place = text.find(from, end, open).map(|found| found + open.len());
        let place = place.filter(|_| !signs || open == b"<X>");
        place.and_then(|from| Some((from, text.find(from, end, close)?))).unwrap_or_default()
    });
    spans.sort_unstable();
    Found::spans(Rule::PrivateKey, spans)
}

/// `untrusted comment: signify secret key`, and the key in the line below.
pub(super) fn signify(name: &Name<'_>) -> Option<Found> {
    let text = name.text;
    let line = text.cut(text.line_start(name.from), name.from);
    let end = text.line_end(name.to);
    if !line.starts_with(b"untrusted comment: ") || text.cut(name.to, end) != b" key" {
        return None;
    }
    let from = text.skip(end, |byte| byte == b'\r') + 1;
    let to = text.skip(from, is_base64);
    (to - from >= MIN_SIGNIFY).then(|| Found::span(Rule::PrivateKey, from, to)).flatten()
}

/// Base64 of more than a public key has.
const MIN_SIGNIFY: usize = 100;

/// Base64 of `-----BEGIN`: a key file as a value.
pub(super) fn encoded(text: Text<'_>, at: usize) -> Option<Found> {
    let end = text.skip(at, is_base64).min(at + 64);
    let mut decoded = [0; 48];
    let digits = text.cut(at, at + (end - at) / 4 * 4);
    let length = STANDARD.decode_slice(digits, &mut decoded).ok()?;
    let private = decoded.get(..length)?.windows(11).any(|part| part == b"PRIVATE KEY");
    private.then(|| Found::value(Rule::PrivateKey, at, Mode::Run(Alphabet::Base64)))
}
