//! [`Redactor`]: the compiled machine.

use crate::package::redact::canary::{self, CanarySurvived};
use crate::package::redact::config::{CannotCompile, Redaction};
use crate::package::redact::found::Found;
use crate::package::redact::mode::{Mode, Step};
use crate::package::redact::needles::{Hit, MAX_NEEDLE, Needles, SEARCHES};
use crate::package::redact::noise::is_noise;
use crate::package::redact::pattern::Patterns;
use crate::package::redact::pseudonym::Pseudonyms;
use crate::package::redact::rule::{RULES, Rule};
use crate::package::redact::shape;
use crate::package::redact::text::Text;
use crate::package::redact::window::{AHEAD, BEHIND};
use crate::ticket::TicketId;

/// Hides secrets in a stream of bytes, in place: compiled once, used again for
/// any number of members and packages.
///
/// What comes out depends on the bytes alone, not on how they were cut into
/// buffers. Memory does not grow with them.
///
/// ```
/// use callhome::package::redact::{Redaction, Redactor};
///
/// let mut redactor = Redactor::new(&Redaction::new())?;
/// redactor.check()?;
/// let line = ["db_password", " = \"swordfish\"\n"].concat();
/// let mut buffer = line.into_bytes();
/// let done = redactor.redact(&mut buffer, true);
/// assert_eq!(done, buffer.len());
/// assert_eq!(buffer, b"db_password = \"*********\"\n");
/// assert_eq!(redactor.counts().collect::<Vec<_>>(), [("password", 1)]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Redactor {
    off: bool,
    needles: Needles,
    patterns: Patterns,
    pseudonyms: Pseudonyms,
    names: Vec<String>,
    counts: Vec<u64>,
    /// Not while the gate is at work.
    counting: bool,
    canaries: canary::Canaries,
    /// The value that goes on in the next buffer.
    mode: Option<Mode>,
    /// How much of the next buffer's beginning is only there to look back at.
    seen: usize,
    /// No search begins before this place of the next buffer.
    floor: usize,
}

/// The next place of each search, in the buffer at hand.
struct Searches {
    next: [Option<Hit>; SEARCHES],
    asked: [bool; SEARCHES],
}

impl Redactor {
    /// How many bytes at most are not final when a buffer has been gone through:
    /// what [`Redactor::redact`] leaves to be given again.
    pub const WINDOW: usize = BEHIND + AHEAD;

    /// Compiles the configuration.
    ///
    /// # Errors
    /// [`CannotCompile`] when a search cannot be built.
    pub fn new(redaction: &Redaction) -> Result<Self, CannotCompile> {
        let names: Vec<String> = redaction.rules().map(str::to_owned).collect();
        Ok(Self {
            off: redaction.is_off(),
            needles: Needles::new(redaction.needles()).ok_or(CannotCompile)?,
            patterns: Patterns::new(redaction),
            pseudonyms: Pseudonyms::new(redaction).ok_or(CannotCompile)?,
            counts: vec![0; RULES.len() + names.len()],
            counting: true,
            names,
            canaries: canary::Canaries::new(redaction),
            mode: None,
            seen: 0,
            floor: 0,
        })
    }

    /// The gate: runs known fake secrets through the machine, at least one for
    /// each built-in rule and each pattern's example. Counts and pseudonyms are
    /// as they were before. What a member had begun is forgotten.
    ///
    /// # Errors
    /// [`CanarySurvived`] with the rule whose secret came out as it went in.
    pub fn check(&mut self) -> Result<(), CanarySurvived> {
        if self.off {
            return Ok(());
        }
        let mut canaries = std::mem::take(&mut self.canaries);
        self.counting = false;
        let result = self.run_canaries(&mut canaries);
        self.counting = true;
        self.canaries = canaries;
        result
    }

    fn run_canaries(&mut self, canaries: &mut canary::Canaries) -> Result<(), CanarySurvived> {
        self.reset();
        let _ = self.redact(canaries.fresh(), true);
        if canaries.is_clean() {
            return Ok(());
        }
        for canary in canaries.iter() {
            self.reset();
            let _ = self.redact(canary.fresh(), true);
            if canary.survived() {
                return Err(CanarySurvived::new(self.name(canary.rule())));
            }
        }
        Ok(())
    }

    fn reset(&mut self) {
        self.mode = None;
        self.seen = 0;
        self.floor = 0;
    }

    /// A new package: counts begin at zero, and pseudonyms are this ticket's.
    pub fn begin(&mut self, ticket: TicketId) {
        self.reset();
        self.counts.fill(0);
        self.pseudonyms.begin(ticket);
    }

    /// Goes through the next bytes of a member, in place, and says how many of
    /// the leading ones are final. The rest, at most [`Redactor::WINDOW`] bytes,
    /// must stand in front of the next bytes, unchanged. With `at_end` all of
    /// them are final, and the next buffer begins another member.
    #[must_use = "only so many bytes are final"]
    pub fn redact(&mut self, buffer: &mut [u8], at_end: bool) -> usize {
        if self.off {
            return buffer.len();
        }
        let limit = if at_end { buffer.len() } else { buffer.len().saturating_sub(AHEAD) };
        let mut at = self.seen.min(buffer.len());
        let mut searches = Searches { next: [None; SEARCHES], asked: [false; SEARCHES] };
        self.patterns.forget();
        self.pseudonyms.forget();
        while at < limit {
            at = match self.mode.take() {
                Some(mode) => self.go_on(buffer, at, limit, mode),
                None => self.seek(buffer, at, limit, &mut searches),
            };
        }
        if at_end {
            self.reset();
            return buffer.len();
        }
        let done = at.saturating_sub(BEHIND).min(buffer.len());
        self.seen = at - done;
        self.floor = self.floor.saturating_sub(done);
        done
    }

    /// The whole of a text at once, with the same result.
    #[must_use]
    pub fn redact_all(&mut self, text: &[u8]) -> Vec<u8> {
        self.reset();
        let mut all = text.to_vec();
        let done = self.redact(&mut all, true);
        debug_assert_eq!(done, all.len());
        all
    }

    /// How often each rule was applied since [`Redactor::begin`], without those
    /// that were not.
    pub fn counts(&self) -> impl Iterator<Item = (&str, u64)> {
        let names = RULES.into_iter().chain(self.names.iter().map(String::as_str));
        names.zip(self.counts.iter().copied()).filter(|&(_, count)| count > 0)
    }

    /// How often all rules together were applied since [`Redactor::begin`].
    #[must_use]
    pub fn total(&self) -> u64 {
        self.counts.iter().sum()
    }

    fn name(&self, rule: Rule) -> &str {
        let index = rule.index();
        let own = index.checked_sub(RULES.len()).and_then(|own| self.names.get(own));
        RULES.get(index).copied().or(own.map(String::as_str)).unwrap_or_default()
    }

    /// Inside a value, up to its end or the limit.
    fn go_on(&mut self, buffer: &mut [u8], from: usize, limit: usize, mut mode: Mode) -> usize {
        let mut at = from;
        while at < limit {
            let end = (at + AHEAD).min(buffer.len());
            let text = Text::new(buffer.get(..end).unwrap_or_default());
            match mode.step(text, at) {
                Step::End => return at,
                Step::Keep(bytes) => at += bytes,
                Step::Hide(bytes) => {
                    let to = (at + bytes.max(1)).min(buffer.len());
                    shape::hide(buffer, at, to);
                    at = to;
                }
                Step::Number(bytes) => {
                    let to = (at + bytes.max(1)).min(buffer.len());
                    shape::hide_number(buffer, at, to);
                    at = to;
                }
            }
        }
        self.mode = Some(mode);
        at
    }

    /// Outside of values: to the next secret and past its beginning, or to the limit.
    fn seek(
        &mut self,
        buffer: &mut [u8],
        from: usize,
        limit: usize,
        searches: &mut Searches,
    ) -> usize {
        let from = from.max(self.floor);
        let hay = buffer.get(..(limit + MAX_NEEDLE).min(buffer.len())).unwrap_or_default();
        let mut first = limit;
        for (number, (next, asked)) in searches.next.iter_mut().zip(&mut searches.asked).enumerate()
        {
            if !*asked || next.is_some_and(|hit| hit.at < from) {
                *next = self.needles.find(number, hay, from).filter(|hit| hit.at < limit);
                *asked = true;
            }
            first = next.map_or(first, |hit| first.min(hit.at));
        }
        first = first.min(self.patterns.next(buffer, from, limit));
        first = first.min(self.pseudonyms.next(hay, from, limit));
        if first >= limit {
            return limit;
        }
        self.floor = first + 1;
        let start = first.saturating_sub(BEHIND);
        let end = (first + AHEAD).min(buffer.len());
        let text = Text::new(buffer.get(start..end).unwrap_or_default());
        let at = first - start;
        let patterns = &mut self.patterns;
        let found = searches
            .next
            .iter()
            .filter_map(|next| next.filter(|hit| hit.at == first))
            .flat_map(|hit| self.needles.verifiers(hit))
            .find_map(|verifier| verifier.verify(text, at, |name| patterns.key(name)))
            .filter(|found| !is_noise(text, at, found));
        let found = found.or_else(|| patterns.verify(text, at));
        if let Some(found) = found {
            return self.apply(buffer, start, first, found);
        }
        let alias = self.pseudonyms.verify(text, at);
        if let Some(alias) = alias {
            let (rule, from, to) = (alias.rule, start + alias.from, start + alias.to);
            self.pseudonyms.write(rule, buffer.get_mut(from..to).unwrap_or_default());
            self.count(rule);
            return to.max(first + 1);
        }
        first + 1
    }

    /// Hides what was found, and says where to go on.
    fn apply(&mut self, buffer: &mut [u8], start: usize, at: usize, found: Found) -> usize {
        let mut next = at + 1;
        self.count(found.rule());
        for &(from, to) in found.places() {
            shape::hide_span(buffer, start + from, start + to);
            next = next.max(start + to);
        }
        if let Some((from, mode)) = found.then() {
            self.mode = Some(mode);
            // A value may begin before the place that gave it away.
            next = start + from;
        }
        next
    }

    fn count(&mut self, rule: Rule) {
        if self.counting
            && let Some(count) = self.counts.get_mut(rule.index())
        {
            *count = count.saturating_add(1);
        }
    }
}
