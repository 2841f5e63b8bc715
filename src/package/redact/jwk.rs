//! The private members of a JSON web key, whose names are one or two letters.

use crate::package::redact::found::Found;
use crate::package::redact::mode::{Mode, Quote};
use crate::package::redact::rule::Rule;
use crate::package::redact::text::Text;
use crate::package::redact::window::BEHIND;

/// A shorter value is not a number of a key.
const MIN_MEMBER: usize = 20;

/// `"d":` and its siblings at `at`: in a key, or as long as nothing else is.
pub(super) fn member(text: Text<'_>, at: usize) -> Option<Found> {
    let name_end = text.skip(at + 1, |byte| byte.is_ascii_lowercase());
    let colon = text.skip_space(name_end + 1);
    let (quote, from) = Quote::at(text, text.skip_space(colon + 1))?;
    let to = text.skip(from, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    let plain = text.byte(colon) == b':'
        && quote.backslashes == text.backslashes_before(at)
        && matches!(text.byte(to), b'"' | b'\\' | 0)
        && to - from >= MIN_MEMBER;
    let near = |from: usize, to: usize| text.find(from, to, b"\"kty").is_some();
    (plain && (near(at.saturating_sub(BEHIND), at) || near(to, usize::MAX)))
        .then(|| Found::value(Rule::PrivateKey, from, Mode::Quoted(quote)))
}
