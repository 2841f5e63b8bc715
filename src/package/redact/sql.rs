//! Statements and directives whose secret follows without a name of its own.

use crate::package::redact::found::Found;
use crate::package::redact::mode::{Mode, Quote};
use crate::package::redact::rule::Rule;
use crate::package::redact::text::{Text, is_gap};

/// `IDENTIFIED BY '...'` of SQL, or systemd's `SetCredential=name:value`.
pub(super) fn identified(text: Text<'_>, at: usize) -> Option<Found> {
    if text.starts(at, b"etCred") {
        let equals = text.skip(at, |byte| byte.is_ascii_alphanumeric());
        let colon = text.skip(equals, |byte| byte != b':' && !is_gap(byte));
        let known = text.byte(equals) == b'=' && text.byte(colon) == b':';
        // The value may begin in the next line.
        let from = text.skip_blanks(colon + 1);
        let mode = Mode::Line { embedded: false };
        let some = !is_gap(text.byte(from));
        return (known && some).then(|| Found::value(Rule::Secret, from, mode));
    }
    let mut from = text.skip_blanks(at + b"tified by".len());
    if text.starts_ignoring_case(from, b"password ") {
        from = text.skip_blanks(from + 9);
    }
    let (quote, inner) = Quote::opens(text, from)?;
    Some(Found::value(Rule::Password, inner, Mode::Quoted(quote)))
}
