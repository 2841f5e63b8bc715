//! [`Found`]: what a verifier says about a place.

use crate::package::redact::harmless::is_placeholder;
use crate::package::redact::mode::Mode;
use crate::package::redact::rule::Rule;
use crate::package::redact::text::{Text, is_gap, is_quote};

/// How many separate places one finding may name.
const MAX_SPANS: usize = 8;

/// A secret: places that are all seen, and perhaps a value whose end is not.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    rule: Rule,
    spans: [(usize, usize); MAX_SPANS],
    filled: usize,
    then: Option<(usize, Mode)>,
}

impl Found {
    fn empty(rule: Rule) -> Self {
        Self { rule, spans: [(0, 0); MAX_SPANS], filled: 0, then: None }
    }

    /// The bytes from here to there.
    pub(super) fn span(rule: Rule, from: usize, to: usize) -> Option<Self> {
        let mut found = Self::empty(rule);
        found.push(from, to);
        found.if_any()
    }

    /// Several places, in order.
    pub(super) fn spans(
        rule: Rule,
        spans: impl IntoIterator<Item = (usize, usize)>,
    ) -> Option<Self> {
        let mut found = Self::empty(rule);
        for (from, to) in spans {
            found.push(from, to);
        }
        found.if_any()
    }

    /// A value that begins here and ends where the mode says.
    pub(super) fn value(rule: Rule, from: usize, mode: Mode) -> Self {
        Self { then: Some((from, mode)), ..Self::empty(rule) }
    }

    /// The same without what only stands for a secret, or was hidden before.
    pub(super) fn without_placeholders(self, text: Text<'_>) -> Option<Self> {
        let mut kept = Self { then: self.then, ..Self::empty(self.rule) };
        for &(from, to) in self.places() {
            if !is_placeholder(text.cut(from, to)) {
                kept.push(from, to);
            }
        }
        kept.then = kept.then.filter(|&(from, mode)| {
            let end = text.skip(from, |byte| {
                !is_gap(byte) && !is_quote(byte) && !matches!(byte, b'\\' | b'<')
            });
            let word =
                matches!(mode, Mode::Word | Mode::Quoted(_) | Mode::Line { .. } | Mode::Markup);
            !word || end == from || !is_placeholder(text.cut(from, end))
        });
        if kept.then.is_some() { Some(kept) } else { kept.if_any() }
    }

    fn push(&mut self, from: usize, to: usize) {
        if from < to
            && let Some(place) = self.spans.get_mut(self.filled)
        {
            *place = (from, to);
            self.filled += 1;
        }
    }

    fn if_any(self) -> Option<Self> {
        (self.filled > 0).then_some(self)
    }

    pub(super) fn rule(&self) -> Rule {
        self.rule
    }

    /// Where what is to hide begins.
    pub(super) fn start(&self) -> Option<usize> {
        let value = self.then.map(|(from, _)| from);
        self.places().iter().map(|&(from, _)| from).chain(value).min()
    }

    pub(super) fn places(&self) -> &[(usize, usize)] {
        self.spans.get(..self.filled).unwrap_or_default()
    }

    pub(super) fn then(&self) -> Option<(usize, Mode)> {
        self.then
    }
}
