//! Numbers that open something: a PIN, a one-time code, as members of JSON and in
//! variables.

use crate::package::redact::found::Found;
use crate::package::redact::mode::{Mode, Quote};
use crate::package::redact::rule::Rule;
use crate::package::redact::text::Text;

/// How many digits such a number has: with fewer, it is a pin of a socket.
const FEWEST: usize = 4;
const MOST: usize = 12;

/// `"pin"` or `Pin"` at `at`, the whole or the end of a member's name.
pub(super) fn pin(text: Text<'_>, at: usize) -> Option<Found> {
    let at = at + usize::from(matches!(text.byte(at), b'"' | b'_'));
    let end = text.skip(at, |byte| byte.is_ascii_alphabetic());
    let end = if text.starts(end, b"-value=") { end + b"-value".len() } else { end };
    let start = text.back(at, |byte| byte.is_ascii_alphabetic());
    let name = text.cut(start, end);
    let name = name.strip_suffix(b"-value").unwrap_or(name);
    let known =
        [&b"cpin"[..], b"pin", b"otp", b"puk", b"simpin", b"pincode", b"userpin", b"adminpin"]
            .iter()
            .any(|one| name.eq_ignore_ascii_case(one));
    let colon = text.skip_space(end + 1);
    let member = text.byte(end) == b'"' && text.byte(colon) == b':';
    let alone = matches!(text.before(start), b'_' | b'-' | b'+' | b';' | b'&' | b'?' | b':')
        || text.cut(text.line_start(start), start).trim_ascii().is_empty();
    let element = text.byte(end) == b'>' && text.before(start) == b'<';
    let spaced = text.starts(end, b" = ");
    let variable = (text.byte(end) == b'=' || spaced) && alone;
    if !known || !member && !variable && !element {
        return None;
    }
    let value = if member { text.skip_space(colon + 1) } else { end + if spaced { 3 } else { 1 } };
    let quote = Quote::at(text, value);
    let from = quote.map_or(value, |(_, inner)| inner);
    let to = text.skip(from, |byte| byte.is_ascii_digit());
    let whole = !text.byte(to).is_ascii_alphanumeric() && text.byte(to) != b'.';
    let plain = if member { Mode::Number } else { Mode::Word };
    let mode = quote.map_or(plain, |(quote, _)| Mode::Quoted(quote));
    (whole && (FEWEST..=MOST).contains(&(to - from)))
        .then(|| Found::value(Rule::Password, from, mode))
}
