//! [`Block`]: inside indented lines of YAML.

use crate::package::redact::mode::{LOOK, Step, inside_a_string};
use crate::package::redact::text::{Text, is_blank, is_name};

/// The lines below a key, as long as they are indented deeper than it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Block {
    /// How deep the key is.
    indent: usize,
    /// Whether the lines are text, or have keys of their own.
    literal: bool,
    /// Whether items of a list may stand as deep as the key.
    list: bool,
    /// The key inside that has text below it.
    inner: Option<usize>,
    inside: bool,
}

impl Block {
    /// Text, as behind `|` and `>`.
    pub(super) fn literal(indent: usize) -> Self {
        Self { indent, literal: true, list: false, inner: None, inside: false }
    }

    /// Keys and items, whose values are all secret.
    pub(super) fn nested(indent: usize, list: bool) -> Self {
        Self { indent, literal: false, list, inner: None, inside: false }
    }

    pub(super) fn step(&mut self, text: Text<'_>, at: usize) -> Step {
        match text.byte(at) {
            b'\n' => {
                self.inside = false;
                self.line(text, at + 1)
            }
            b'\r' => Step::Keep(1),
            b'"' | b'\'' if !self.literal && self.inner.is_none() => Step::Keep(1),
            _ => match inside_a_string(text, at) {
                Step::End if self.inside => Step::Hide(1),
                step => step,
            },
        }
    }

    /// The line that begins at `start`, behind its line end.
    fn line(&mut self, text: Text<'_>, start: usize) -> Step {
        let limit = start + LOOK / 2;
        let first = text.skip_blanks(start).min(limit);
        if first == limit || matches!(text.byte(first), b'\n' | b'\r') {
            return Step::Keep(first - start + 1);
        }
        let indent = first - start;
        let item = text.starts(first, b"- ");
        if first >= text.len()
            || indent < self.indent
            || indent == self.indent && !(self.list && item)
        {
            return Step::End;
        }
        self.inside = true;
        if self.inner.is_some_and(|inner| indent <= inner) {
            self.inner = None;
        }
        if self.literal || self.inner.is_some() {
            return Step::Keep(indent + 1);
        }
        let mut value = first;
        while text.starts(value, b"- ") {
            value = text.skip_blanks(value + 1).min(limit);
        }
        if let Some(after) = key_end(text, value, limit) {
            value = text.skip_blanks(after).min(limit);
        }
        if matches!(text.byte(value), b'|' | b'>') {
            self.inner = Some(indent);
            value = text.line_end(value).min(limit);
        } else if is_plain(text.cut(value, text.line_end(value).min(limit))) {
            value = text.line_end(value).min(limit);
        }
        Step::Keep(value - start + 1)
    }
}

/// Where the key that stands here ends, behind its colon.
pub(super) fn key_end(text: Text<'_>, at: usize, limit: usize) -> Option<usize> {
    let quote = matches!(text.byte(at), b'"' | b'\'');
    let from = at + usize::from(quote);
    let end = text.skip(from, |byte| is_name(byte) || byte == b'/').min(limit);
    let colon = end + usize::from(quote && text.byte(end) == text.byte(at));
    let after = text.byte(colon + 1);
    (end > from
        && text.byte(colon) == b':'
        && (is_blank(after) || matches!(after, b'\n' | b'\r' | 0)))
    .then_some(colon + 1)
}

/// What hides nothing: truth values, nothing, and the empty string.
pub(super) fn is_plain(value: &[u8]) -> bool {
    const PLAIN: [&str; 10] =
        ["true", "false", "null", "none", "yes", "no", "nil", "~", "\"\"", "''"];
    let value = value.trim_ascii();
    value.is_empty() || PLAIN.iter().any(|plain| value.eq_ignore_ascii_case(plain.as_bytes()))
}
