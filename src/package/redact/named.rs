//! [`Name`]: a name in the text, and what is directly around it.

use crate::package::redact::mode::Quote;
use crate::package::redact::name::MAX_NAME;
use crate::package::redact::rule::Rule;
use crate::package::redact::text::{Text, is_blank, is_gap, is_name, is_quote};
use crate::package::redact::value::Place;
use crate::package::redact::window::BEHIND;

/// A name in the text, with what is directly around it.
#[derive(Clone, Copy)]
pub(super) struct Name<'a> {
    pub(super) text: Text<'a>,
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) quoted: Option<Quote>,
    pub(super) around: Option<Quote>,
    embedded: bool,
}

impl<'a> Name<'a> {
    /// The name that has `at` in it.
    pub(super) fn around(text: Text<'a>, at: usize) -> Option<Self> {
        let low = at.saturating_sub(MAX_NAME);
        let mut from = text.back(at, is_name).max(low);
        let mut to = text.skip(at, is_name).min(at + MAX_NAME);
        // A sentence may end with the name.
        while to > at && matches!(text.before(to), b'.' | b'-') {
            to -= 1;
        }
        let mut embedded = false;
        if text.backslashes_before(from) % 2 == 1 && matches!(text.byte(from), b'n' | b'r' | b't') {
            from += 1;
            embedded = true;
        }
        if from >= to {
            return None;
        }
        let dashes = text.skip(from, |byte| matches!(byte, b'-' | b'.'));
        let before = open_quote(text, from).or_else(|| longer_quote(text, from, to));
        let closed = before.is_some_and(|quote| closes(text, to, quote));
        Some(Self {
            text,
            from: dashes.min(to),
            to,
            quoted: before.filter(|_| closed),
            around: before.filter(|_| !closed),
            embedded,
        })
    }

    pub(super) fn bytes(&self) -> &'a [u8] {
        self.text.cut(self.from, self.to)
    }

    /// Whether a quote opens right before it that has the value in it too.
    pub(super) fn around_is_open(&self) -> bool {
        self.around.is_some()
    }

    /// That quote.
    pub(super) fn open(&self) -> Option<Quote> {
        self.around
    }

    /// Whether it is an option of a command: one or two dashes are before it.
    pub(super) fn is_option(&self) -> bool {
        let dashes = self.text.back(self.from, |byte| byte == b'-');
        (1..=2).contains(&(self.from - dashes)) && {
            let before = self.text.before(dashes);
            is_gap(before) || is_quote(before) || before == b'['
        }
    }

    /// Whether only what a line may begin with is before it.
    pub(super) fn is_first(&self) -> bool {
        if self.embedded {
            return true;
        }
        let start = self.text.line_start(self.from);
        if start == 0 && self.from >= BEHIND {
            return false;
        }
        let before = self.text.cut(start, self.from);
        let before = before
            .iter()
            .rposition(|&byte| byte == 0)
            .map_or(before, |at| before.get(at + 1..).unwrap_or_default());
        let mut words = before.split(|&byte| is_blank(byte)).filter(|word| !word.is_empty());
        words.all(|word| LEADS.iter().any(|lead| word.eq_ignore_ascii_case(lead.as_bytes())))
    }

    pub(super) fn place(&self, rule: Rule) -> Place {
        Place {
            rule,
            quoted: self.quoted,
            around: self.around,
            first: self.is_first(),
            embedded: self.embedded,
            prose: false,
        }
    }
}

/// What may stand before the first name of a line.
const LEADS: &[&str] = &[
    "-", "#", ";", "//", "export", "set", "setenv", "env", "arg", "declare", "-x", "local",
    "readonly", "!", "*", "$", "+", ">",
];

/// The quote that opens right before `at`.
fn open_quote(text: Text<'_>, at: usize) -> Option<Quote> {
    let dashes = text.back(at, |byte| byte == b'-');
    let mark_at = dashes.checked_sub(1).filter(|&at| is_quote(text.byte(at)))?;
    Some(Quote {
        mark: text.byte(mark_at),
        backslashes: text.backslashes_before(mark_at),
        doubled: false,
    })
}

/// The quote of a longer text that ends with the name: `"Users.2#Password"`.
fn longer_quote(text: Text<'_>, from: usize, to: usize) -> Option<Quote> {
    let mark_at = text.skip(to, |byte| byte == b'\\');
    let mark = text.byte(mark_at);
    if !is_quote(mark) {
        return None;
    }
    let start = text
        .back(from, |byte| is_name(byte) || matches!(byte, b'#' | b'/' | b':' | b'$' | b'@' | b' '))
        .max(from.saturating_sub(MAX_NAME));
    let quote = Quote { mark, backslashes: mark_at - to, doubled: false };
    let opens = text.before(start) == mark
        && text.backslashes_before(start - 1) == quote.backslashes
        && !matches!(text.byte(start), b' ' | b':');
    opens.then_some(quote)
}

fn closes(text: Text<'_>, at: usize, quote: Quote) -> bool {
    let mark_at = text.skip(at, |byte| byte == b'\\');
    mark_at - at == quote.backslashes && text.byte(mark_at) == quote.mark
}
