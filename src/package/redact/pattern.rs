//! [`Patterns`]: the host's own expressions and names.

use regex::bytes::{CaptureLocations, Regex};

use crate::package::redact::config::Redaction;
use crate::package::redact::found::Found;
use crate::package::redact::rule::Rule;
use crate::package::redact::text::Text;
use crate::package::redact::window::AHEAD;

/// The host's expressions, each with its next place in the buffer at hand.
#[derive(Debug)]
pub(super) struct Patterns {
    all: Vec<Pattern>,
    keys: Vec<(Vec<u8>, Rule)>,
}

#[derive(Debug)]
struct Pattern {
    regex: Regex,
    groups: CaptureLocations,
    rule: Rule,
    next: Option<usize>,
    asked: bool,
}

impl Patterns {
    pub(super) fn new(redaction: &Redaction) -> Self {
        let all = redaction
            .patterns()
            .map(|(regex, rule)| Pattern {
                groups: regex.capture_locations(),
                regex: regex.clone(),
                rule,
                next: None,
                asked: false,
            })
            .collect();
        Self { all, keys: redaction.keys().collect() }
    }

    /// The rule of a name that the host added.
    pub(super) fn key(&self, name: &[u8]) -> Option<Rule> {
        self.keys.iter().find(|(key, _)| same_name(key, name)).map(|&(_, rule)| rule)
    }

    /// Another buffer.
    pub(super) fn forget(&mut self) {
        for pattern in &mut self.all {
            pattern.asked = false;
        }
    }

    /// The first place before `limit` where an expression may match.
    pub(super) fn next(&mut self, buffer: &[u8], from: usize, limit: usize) -> usize {
        let mut first = limit;
        for pattern in &mut self.all {
            if !pattern.asked || pattern.next.is_some_and(|at| at < from) {
                pattern.next = pattern.regex.find_at(buffer, from).map(|found| found.start());
                pattern.asked = true;
            }
            first = pattern.next.map_or(first, |at| first.min(at));
        }
        first
    }

    /// Whether an expression matches here, in what a decision sees.
    pub(super) fn verify(&mut self, text: Text<'_>, at: usize) -> Option<Found> {
        let seen = text.cut(0, at + AHEAD);
        self.all.iter_mut().find_map(|pattern| {
            let whole = pattern.regex.find_at(seen, at).filter(|found| found.start() == at)?;
            let mut place = (whole.start(), whole.end());
            if pattern.groups.len() > 1 {
                pattern.regex.captures_read_at(&mut pattern.groups, seen, at)?;
                place = pattern.groups.get(1).unwrap_or(place);
            }
            Found::span(pattern.rule, place.0, place.1)
        })
    }
}

/// The same letters and digits, whatever the case and the marks between them.
pub(super) fn same_name(key: &[u8], name: &[u8]) -> bool {
    let plain =
        |name: &[u8]| -> usize { name.iter().filter(|byte| byte.is_ascii_alphanumeric()).count() };
    plain(key) == plain(name)
        && key
            .iter()
            .filter(|byte| byte.is_ascii_alphanumeric())
            .zip(name.iter().filter(|byte| byte.is_ascii_alphanumeric()))
            .all(|(a, b)| a.eq_ignore_ascii_case(b))
}
