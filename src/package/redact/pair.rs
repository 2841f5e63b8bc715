//! [`Pair`]: a name, a sign behind it, and what follows.

use crate::package::redact::named::Name;
use crate::package::redact::rule::Rule;
use crate::package::redact::text::{is_blank, is_gap, is_quote};
use crate::package::redact::value::Place;

/// A name with `=`, `:` or another sign, and where its value may begin.
#[derive(Clone, Copy)]
pub(super) struct Pair<'a> {
    pub(super) name: Name<'a>,
    pub(super) rule: Rule,
    pub(super) place: Place,
    pub(super) separator: u8,
    /// Where the value may begin.
    pub(super) from: usize,
    /// All from there to the line's end.
    pub(super) rest: &'a [u8],
    /// The first word of it.
    pub(super) word: &'a [u8],
}

impl<'a> Pair<'a> {
    pub(super) fn new(name: &Name<'a>, rule: Rule, place: Place, sign: (u8, usize)) -> Self {
        let (text, (separator, from)) = (name.text, sign);
        let end = text.skip(from, |byte| !is_gap(byte) && !matches!(byte, b',' | b';'));
        Self {
            name: *name,
            rule,
            place,
            separator,
            from,
            rest: text.cut(from, text.line_end(from)),
            word: text.cut(from, end),
        }
    }

    /// Whether the word is all there is on the line.
    pub(super) fn is_alone(&self) -> bool {
        self.word.len() == self.rest.trim_ascii().len()
    }

    /// Whether YAML's text begins in the line below: `|`, `>-`, `!vault |`.
    pub(super) fn is_literal_block(&self) -> bool {
        let marks = |&byte: &u8| matches!(byte, b'+' | b'-' | b'0'..=b'9' | b' ');
        let literal =
            matches!(self.rest.first(), Some(b'|' | b'>')) && self.rest.iter().skip(1).all(marks);
        let tagged = self.rest.starts_with(b"!") && self.rest.ends_with(b"|");
        self.separator == b':' && self.name.around.is_none() && (literal || tagged)
    }

    /// Whether a sentence may be meant as well: nothing but the sign says that a value
    /// follows.
    pub(super) fn is_weak(&self) -> bool {
        let Name { text, from, .. } = self.name;
        // `--password:secret` and `/password:secret`.
        let option =
            self.name.is_option() || text.before(from) == b'/' && is_gap(text.before(from - 1));
        self.name.quoted.is_none()
            && self.name.around.is_none()
            && !self.is_paired()
            && !option
            && text.byte(self.from) != b'{'
    }

    pub(super) fn word_before(&self) -> &'a [u8] {
        let Name { text, from, .. } = self.name;
        let end = text.back(from, |byte| is_blank(byte) || is_quote(byte));
        text.cut(text.back(end, |byte| byte.is_ascii_alphabetic()), end)
    }

    /// Whether name and value are one of several pairs: `{user: a, password: b}`.
    fn is_paired(&self) -> bool {
        let text = self.name.text;
        let before = text.before(text.back(self.name.from, is_blank));
        let closes = |byte| matches!(byte, b',' | b';' | b'}' | b')' | b'&');
        let end = text.skip(self.from, |byte| !is_gap(byte) && !closes(byte));
        let next = text.skip_blanks(end);
        let ends =
            closes(text.byte(end)) || next >= text.line_end(self.from) || text.byte(next) == b'}';
        let listed = is_quote(text.byte(self.from))
            || self.is_in_braces()
            || !text.cut(self.from, end).iter().all(u8::is_ascii_alphabetic);
        match before {
            b'{' | b'&' => true,
            b',' | b';' => ends && listed,
            _ => false,
        }
    }

    /// Whether a brace opened before, on the same line.
    fn is_in_braces(&self) -> bool {
        let Name { text, from, .. } = self.name;
        let line = text.cut(text.line_start(from), from);
        let count = |mark| line.iter().filter(|&&byte| byte == mark).count();
        count(b'{') > count(b'}')
    }
}
