//! [`Block`]: inside indented lines of YAML.

use crate::package::redact::harmless::{is_address, is_placeholder};
use crate::package::redact::mode::{LOOK, Step, inside_a_string};
use crate::package::redact::text::{Text, is_blank, is_name, is_quote};
use crate::package::redact::words::{DESCRIBING, is_one_of};

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
    /// How deep the first line of a literal text is: none of it is less deep.
    first: Option<usize>,
    /// What the first line was, which those on its level must be too.
    kind: Kind,
    /// Whether the items may be names of secrets that are kept elsewhere.
    names: bool,
    /// Whether the keys are the owner's, who may call a secret what he likes.
    data: bool,
    /// How deep the keys of the last line were, if it had a value of its own: then the
    /// next line is not deeper.
    closed: Option<usize>,
    /// A bit for each depth that keys were at: a line that is less deep goes back to one.
    depths: u64,
    inside: bool,
}

/// What the lines of a block are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// No line was seen yet.
    Unknown,
    /// Keys or items.
    Keyed,
    /// A text in several lines.
    Text,
}

impl Block {
    /// Text, as behind `|` and `>`.
    pub(super) fn literal(indent: usize) -> Self {
        Self { literal: true, ..Self::nested(indent, false) }
    }

    /// Keys and items, whose values are all secret.
    pub(super) fn nested(indent: usize, list: bool) -> Self {
        Self {
            indent,
            literal: false,
            list,
            inner: None,
            first: None,
            kind: Kind::Unknown,
            names: false,
            data: false,
            closed: None,
            depths: 0,
            inside: false,
        }
    }

    /// The same, where an item may be the name of a secret.
    pub(super) fn of_names(self) -> Self {
        Self { names: true, ..self }
    }

    /// The same, where no key only describes.
    pub(super) fn of_data(self) -> Self {
        Self { data: true, ..self }
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
        if self.literal && *self.first.get_or_insert(indent) > indent {
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
        let mut describes = false;
        while text.starts(value, b"- ") {
            value = text.skip_blanks(value + 1).min(limit);
        }
        let depth = value - start;
        let key = key_end(text, value, limit);
        if let Some(after) = key {
            let name = text.cut(value, after - 1);
            // A list of secrets that are kept in files has none itself.
            let elsewhere = matches!(name, b"file" | b"external" | b"secretName");
            if elsewhere && (self.names || self.kind == Kind::Unknown) {
                self.inside = false;
                return Step::End;
            }
            value = text.skip_blanks(after).min(limit);
            let word = text.cut(value, text.line_end(value)).trim_ascii();
            // A key of another map: `passwordKey: admin-entry`.
            let other = name == b"key" || name.ends_with(b"Key") || name.ends_with(b"_key");
            let described = is_describing(name) || other && is_reference_name(word);
            describes = described && !self.data || is_address(word);
        } else if item && self.names {
            describes = is_reference_name(text.cut(value, text.line_end(value)).trim_ascii());
        }
        let kind = if key.is_some() || item { Kind::Keyed } else { Kind::Text };
        // Several words without a key are a sentence below a heading, or a log.
        let line = text.cut(first, text.line_end(first)).trim_ascii();
        let words = kind == Kind::Text && line.iter().any(|&byte| is_blank(byte));
        let quoted = line.first().is_some_and(|&byte| is_quote(byte));
        let stranger = words && !quoted
            || self.kind == Kind::Keyed
                && (kind == Kind::Text
                    || self.closed.is_some_and(|closed| indent > closed)
                    || bit(indent) > 0
                        && self.depths > bit(indent)
                        && self.depths & bit(indent) == 0);
        if stranger {
            self.inside = false;
            return Step::End;
        }
        self.kind = kind;
        let filled = !matches!(text.byte(value), b'\n' | b'\r' | b'|' | b'>' | b'&' | b'!');
        self.closed = filled.then_some(depth);
        self.depths |= bit(indent) | bit(depth);
        if describes {
            value = text.line_end(value).min(limit);
        } else if matches!(text.byte(value), b'|' | b'>') {
            self.inner = Some(indent);
            value = text.line_end(value).min(limit);
        } else if is_nothing(text.cut(value, text.line_end(value).min(limit))) {
            value = text.line_end(value).min(limit);
        }
        Step::Keep(value - start + 1)
    }
}

/// The bit of a depth; deeper lines are not told apart.
fn bit(depth: usize) -> u64 {
    u32::try_from(depth).ok().and_then(|depth| 1_u64.checked_shl(depth)).unwrap_or(0)
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

/// Whether a key in a map about a secret is one of its other properties.
pub(super) fn is_describing(key: &[u8]) -> bool {
    let key = key.strip_prefix(b"$").unwrap_or(key);
    let key = key.strip_prefix(b"\"").and_then(|key| key.strip_suffix(b"\"")).unwrap_or(key);
    let hump = key
        .iter()
        .rposition(u8::is_ascii_uppercase)
        .filter(|&at| at > 0 && key.get(at - 1).is_some_and(u8::is_ascii_lowercase));
    let from =
        key.iter().rposition(|byte| matches!(byte, b'_' | b'-' | b'.' | b' ')).map(|at| at + 1);
    let last = key.get(hump.max(from).unwrap_or(0)..).unwrap_or_default();
    is_one_of(last, DESCRIBING)
}

/// Whether an item of a list of secrets is the name of one: words that chance does
/// not make.
pub(super) fn is_reference_name(item: &[u8]) -> bool {
    !item.is_empty()
        && item.iter().all(|byte| byte.is_ascii_lowercase() || matches!(byte, b'-' | b'_' | b'.'))
}

/// A value that hides nothing, or stands for one that is elsewhere.
fn is_nothing(value: &[u8]) -> bool {
    let bare = value.trim_ascii();
    let inner = bare
        .first()
        .filter(|&&mark| is_quote(mark))
        .and_then(|mark| bare.get(1..)?.strip_suffix(&[*mark]))
        .unwrap_or(bare);
    let variable = inner.starts_with(b"${") && inner.ends_with(b"}") && !inner.contains(&b':');
    is_plain(value) || variable || is_placeholder(inner)
}

/// What hides nothing: truth values, nothing, and the empty string.
pub(super) fn is_plain(value: &[u8]) -> bool {
    const PLAIN: [&str; 10] =
        ["true", "false", "null", "none", "yes", "no", "nil", "~", "\"\"", "''"];
    let value = value.trim_ascii();
    value.is_empty() || PLAIN.iter().any(|plain| value.eq_ignore_ascii_case(plain.as_bytes()))
}
