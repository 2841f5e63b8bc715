//! [`Kept`]: what the engine stores of itself, beside its tickets.

use alloc::vec::Vec;
use core::time::Duration;

use serde::{Deserialize, Serialize};

use crate::forwarder::clocks::Clocks;
use crate::forwarder::drops::Drops;
use crate::forwarder::maintenance::Window;
use crate::forwarder::record::{Damaged, is_default, not_newer};
use crate::time::Uptime;

/// How much of the clocks a power cut may cost while anything waits.
pub(super) const WRITE_CLOCKS: Duration = Duration::from_secs(60 * 60);
/// How much of them it may cost right after a start, lest a machine that starts
/// again and again learns nothing.
const FIRST_WRITE: Duration = Duration::from_secs(10 * 60);
/// How much must have passed for the clocks to go along with another write.
const WRITE_ALONG: Duration = Duration::from_secs(60);

/// What the engine stores of itself. `docs/records.md` is its contract.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Kept {
    version: u32,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) ran_ms: u64,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) tried_ms: u64,
    /// How long nothing could be delivered while something was to be.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) silent_ms: u64,
    /// That has been so for too long, and somebody was told.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) alarm: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) maintenance: Option<Window>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) drops: Drops,
    #[serde(skip)]
    due: Due,
}

/// When it is written next. Not stored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Due {
    /// Something waits for it to be durable.
    at_once: bool,
    /// It says something else than what is stored.
    changed: bool,
    /// When it was written last, or is being written.
    written: Uptime,
    /// It was never written since the start.
    first: bool,
}

impl Kept {
    const VERSION: u32 = 1;
    /// The longest form that is read, in bytes; what is written stays far below.
    pub(super) const MAX_BYTES: usize = 8 * 1024;

    pub(super) fn new() -> Self {
        Self { version: Self::VERSION, ..Self::default() }
    }

    /// Reads the stored form.
    pub(super) fn parse(bytes: &[u8]) -> Result<Self, Damaged> {
        not_newer(bytes, Self::MAX_BYTES, Self::VERSION)?;
        let kept: Self = serde_json::from_slice(bytes).map_err(|_| Damaged::Unreadable)?;
        let is_sound = kept.version == Self::VERSION
            && [kept.ran_ms, kept.tried_ms, kept.silent_ms].iter().all(|ms| *ms <= Clocks::MAX)
            && kept.maintenance.as_ref().is_none_or(Window::is_sound);
        if is_sound { Ok(kept) } else { Err(Damaged::Contradictory) }
    }

    /// The stored form.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("texts, numbers and flags can always be written as JSON")
    }

    /// The process starts: nothing is to be written yet.
    pub(super) fn restarted(&mut self, now: Uptime) {
        self.due = Due { written: now, first: true, ..Due::default() };
    }

    /// It has changed, and goes along with the next write.
    pub(super) fn touch(&mut self) {
        self.due.changed = true;
    }

    /// It has changed, and somebody waits for that to be durable.
    pub(super) fn touch_at_once(&mut self) {
        self.due = Due { at_once: true, changed: true, ..self.due };
    }

    pub(super) fn wants_save(&self) -> bool {
        self.due.at_once
    }

    /// Whether it goes along with a write at `now`.
    pub(super) fn goes_along(&self, now: Uptime) -> bool {
        self.due.at_once || self.due.changed || now.since(self.due.written) >= WRITE_ALONG
    }

    /// It is about to be written.
    pub(super) fn set_clocks(&mut self, clocks: Clocks) {
        (self.ran_ms, self.tried_ms) = (clocks.ran, clocks.tried);
    }

    /// It is in the batch that is emitted now.
    pub(super) fn is_written(&mut self, now: Uptime) {
        self.due = Due { written: now, ..Due::default() };
    }

    /// When it is written of its own accord. `waits`: something grows older.
    pub(super) fn next_write(&self, waits: bool) -> Option<Uptime> {
        let within = if self.due.first { FIRST_WRITE } else { WRITE_CLOCKS };
        (!self.due.at_once && (waits || self.due.changed)).then(|| self.due.written + within)
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::String;

    use super::*;

    /// Version 1 is read for ever.
    const FIXTURE: &str = r#"{"Version":1,"RanMs":7200000,"TriedMs":3600000,"SilentMs":90000,"Alarm":true,"Maintenance":{"Who":"operator","LeftMs":60000,"Suppressed":3},"Drops":{"maintenance":3,"queue-full":1}}"#;

    #[test]
    fn version_1_is_read_for_ever_and_written() {
        let kept = Kept::parse(FIXTURE.as_bytes()).unwrap();
        assert!(kept.alarm && kept.silent_ms == 90_000);
        assert_eq!(String::from_utf8(kept.to_bytes()).unwrap(), FIXTURE);
        let later = FIXTURE.replace("\"Alarm\":true", "\"Alarm\":true,\"FromALaterVersion\":[1]");
        assert!(Kept::parse(later.as_bytes()).is_ok());
        let later = FIXTURE.replace("queue-full", "a-reason-of-a-later-version");
        assert!(Kept::parse(later.as_bytes()).is_ok());
        assert_eq!(Kept::parse(br#"{"Version":1}"#), Ok(Kept::new()));
    }

    #[test]
    fn what_contradicts_itself_is_damaged() {
        let change = |from: &str, to: &str| {
            assert!(FIXTURE.contains(from), "{from}");
            Kept::parse(FIXTURE.replace(from, to).as_bytes()).unwrap_err()
        };
        assert_eq!(change("\"Version\":1", "\"Version\":2"), Damaged::Newer);
        assert_eq!(change("\"Version\":1", "\"Version\":0"), Damaged::Contradictory);
        assert_eq!(change("7200000", "9007199254740992"), Damaged::Contradictory);
        assert_eq!(change("operator", ""), Damaged::Contradictory);
        assert_eq!(change("60000", "259200001"), Damaged::Contradictory);
        assert_eq!(change("true", "1"), Damaged::Unreadable);
        let long = " ".repeat(Kept::MAX_BYTES + 1);
        assert_eq!(Kept::parse(long.as_bytes()), Err(Damaged::TooLarge));
    }

    #[test]
    fn no_cut_and_no_flipped_bit_panics() {
        for at in 0..FIXTURE.len() {
            let _ = Kept::parse(&FIXTURE.as_bytes()[..at]);
            for mask in [0x01, 0x80, 0xff] {
                let mut bytes = FIXTURE.as_bytes().to_vec();
                bytes[at] ^= mask;
                let _ = Kept::parse(&bytes);
            }
        }
    }
}
