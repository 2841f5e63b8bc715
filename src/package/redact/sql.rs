//! Statements and directives whose secret follows without a name of its own.

use crate::package::redact::found::Found;
use crate::package::redact::mode::{Mode, Quote};
use crate::package::redact::named::Name;
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
    // A name in a text about programs has other quotes.
    let (quote, inner) = Quote::opens(text, from).filter(|(quote, _)| quote.mark != b'`')?;
    Some(Found::value(Rule::Password, inner, Mode::Quoted(quote)))
}

/// `IDENTIFIED WITH mysql_native_password BY '...'`: where the quote is behind the name
/// of the way to check it.
pub(super) fn by(name: &Name<'_>) -> Option<usize> {
    let text = name.text;
    let word = text.skip_blanks(name.to + usize::from(name.quoted.is_some()));
    let from = text.skip_blanks(word + 2);
    (text.starts_ignoring_case(word, b"by ") && matches!(text.byte(from), b'\'' | b'"'))
        .then_some(from)
}

/// How many columns before the name of a secret are counted.
const MAX_COLUMNS: usize = 64;

/// `INSERT INTO users (name, password) VALUES ('...', '...')`: the values of the column
/// with this name.
pub(super) fn inserted(name: &Name<'_>, rule: Rule) -> Option<Found> {
    let text = name.text;
    let open = text.back(name.from, |byte| byte != b'(' && byte != b'\n');
    let before = text.cut(text.line_start(name.from), open);
    let close = text.skip(name.to, |byte| byte != b')' && byte != b'\n');
    let word = text.skip_space(close + 1);
    let into = before.windows(5).any(|part| part.eq_ignore_ascii_case(b"INTO "));
    if !into || text.byte(close) != b')' || !text.starts_ignoring_case(word, b"VALUES") {
        return None;
    }
    let commas = text.cut(open, name.from).iter().filter(|&&byte| byte == b',').count();
    let mut spans = [(0, 0); 8];
    let (mut count, mut column, mut inside) = (0, MAX_COLUMNS, false);
    let mut at = word;
    while at < text.len() {
        match text.byte(at) {
            b';' => break,
            b'(' if !inside => (column, inside) = (0, true),
            b')' => inside = false,
            b',' if inside => column += 1,
            b'\'' => {
                let end = text.skip(at + 1, |byte| byte != b'\'' && byte != b'\n');
                if let Some(span) = spans.get_mut(count).filter(|_| inside && column == commas) {
                    *span = (at + 1, end);
                    count += 1;
                }
                at = end;
            }
            _ => {}
        }
        at += 1;
    }
    Found::spans(rule, spans)
}
