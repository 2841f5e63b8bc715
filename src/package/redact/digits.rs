//! Numbers that open something: a PIN, a one-time code, as members of JSON and in
//! variables.

use crate::package::redact::found::Found;
use crate::package::redact::mode::{Mode, Quote};
use crate::package::redact::rule::Rule;
use crate::package::redact::text::Text;

/// How many digits such a number has: with fewer, it is a pin of a socket.
const FEWEST: usize = 4;
const MOST: usize = 12;
/// As many as three strings around it want.
const MAX_BACKSLASHES: usize = 7;

/// `"pin` or `Pin"` at `at`, the beginning or the end of a member's name.
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
    // A document in a string has backslashes before its quotes.
    let close = text.skip(end, |byte| byte == b'\\').min(end + MAX_BACKSLASHES);
    let colon = text.skip_space(close + 1);
    let member = text.byte(close) == b'"' && text.byte(colon) == b':';
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

/// `emergency scratch codes are:` and the codes in the lines below; `tch codes` at `at`.
pub(super) fn scratch(text: Text<'_>, at: usize) -> Option<Found> {
    let end = text.line_end(at);
    text.cut(at, end).ends_with(b":").then(|| codes(text, end, None)).flatten()
}

/// A second factor's file: the seed in the first line, settings behind quotes, codes for
/// an emergency; `TOTP_AUTH` at `at`.
pub(super) fn second_factor(text: Text<'_>, at: usize) -> Option<Found> {
    if !text.ends(at, b"\" ") {
        return None;
    }
    let mut start = text.line_start(at);
    while text.starts(start, b"\" ") && start > 0 {
        start = text.line_start(start - 1);
    }
    let end = text.line_end(start);
    let seed = text.cut(start, end);
    let made = seed.len() >= MIN_SEED
        && seed.iter().all(|byte| byte.is_ascii_uppercase() || matches!(byte, b'2'..=b'7'));
    codes(text, text.line_end(at), made.then_some((start, end)))
}

/// A seed has 80 bits or more, five in each letter.
const MIN_SEED: usize = 16;
/// A code for an emergency.
const CODE_DIGITS: usize = 8;

/// What is given, and the lines below this end of a line that are such codes.
fn codes(text: Text<'_>, end: usize, seed: Option<(usize, usize)>) -> Option<Found> {
    let mut spans = [(0, 0); 8];
    let (first, rest) = spans.split_first_mut()?;
    *first = seed.unwrap_or_default();
    let mut end = end;
    for span in rest {
        let start = text.skip(end, |byte| byte == b'\r') + 1;
        end = text.line_end(start);
        let line = text.cut(start, end);
        let code = line.trim_ascii();
        if code.len() == CODE_DIGITS && code.iter().all(u8::is_ascii_digit) {
            let from = text.skip_blanks(start);
            *span = (from, from + code.len());
        } else if !line.starts_with(b"\" ") {
            break;
        }
    }
    Found::spans(Rule::Password, spans)
}
