//! Where private keys begin: PEM, OpenSSH, PGP, SSH2, PuTTY, and PEM inside base64.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::package::redact::armour::Armour;
use crate::package::redact::found::Found;
use crate::package::redact::mode::{Alphabet, Mode};
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
    let label = text.cut(at, end);
    let private = label.windows(11).any(|part| part == b"PRIVATE KEY");
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

/// Base64 of `-----BEGIN`: a key file as a value.
pub(super) fn encoded(text: Text<'_>, at: usize) -> Option<Found> {
    let end = text.skip(at, is_base64).min(at + 64);
    let mut decoded = [0; 48];
    let digits = text.cut(at, at + (end - at) / 4 * 4);
    let length = STANDARD.decode_slice(digits, &mut decoded).ok()?;
    let private = decoded.get(..length)?.windows(11).any(|part| part == b"PRIVATE KEY");
    private.then(|| Found::value(Rule::PrivateKey, at, Mode::Run(Alphabet::Base64)))
}
