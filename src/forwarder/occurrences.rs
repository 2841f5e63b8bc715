//! Occurrences: a fault that happens again is counted on its open ticket, and
//! the count is told. A flood is counted on the roll-up.

use core::time::Duration;

use alloc::borrow::ToOwned;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::event::{Device, Event, EventDraft, OccurrenceKey, Severity};
use crate::forwarder::case::Case;
use crate::forwarder::engine::{Forwarder, UnderWay};
use crate::forwarder::record::Record;
use crate::forwarder::{Admission, Happening};
use crate::protocol::{Occurrences, TellOccurrencesAnswer};
use crate::ticket::TicketId;
use crate::time::{Now, Uptime, WallTime};

/// How often the count of a ticket is told at most: a fault that happens every
/// second is one call in ten minutes.
pub(super) const TELL_EVERY: Duration = Duration::from_secs(10 * 60);
/// How often a count is written down at most that cannot be told. A power cut
/// costs no more than what was counted since, and a host that reports its log
/// again at the start brings that back.
const WRITE_EVERY: Duration = Duration::from_secs(60 * 60);

/// How often a fault has happened, and which of these times are known. Boxed in
/// the record, because most faults happen once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Repeats {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) last: Option<WallTime>,
    /// The count that the service centre has.
    #[serde(default, skip_serializing_if = "crate::forwarder::record::is_default")]
    pub(super) told: u64,
    /// The log records that were counted last, so that one that is reported again
    /// is not counted again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) known: Vec<Mark>,
    /// Of a roll-up, how often each message id is in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) message_ids: Vec<RolledUp>,
}

/// How often one message id is in a roll-up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct RolledUp {
    pub(super) message_id: String,
    pub(super) count: u64,
}

/// The log record of an occurrence, in short: the first 48 bits of the id that it
/// would give a ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Mark(u64);

impl Mark {
    const DIGITS: usize = 12;

    pub(super) fn of(id: TicketId) -> Self {
        let [a, b, c, d, e, f, ..] = id.to_bytes();
        Self(u64::from_be_bytes([0, 0, a, b, c, d, e, f]))
    }
}

impl Serialize for Mark {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&format_args!("{:0width$x}", self.0, width = Self::DIGITS))
    }
}

impl<'de> Deserialize<'de> for Mark {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        let digits = text.len() == Self::DIGITS && text.bytes().all(|b| b.is_ascii_hexdigit());
        let mark = u64::from_str_radix(&text, 16).ok().filter(|_| digits);
        mark.map(Self).ok_or_else(|| D::Error::custom("not twelve hexadecimal digits"))
    }
}

impl Repeats {
    /// The most log records that are known again.
    pub(super) const MAX_KNOWN: usize = 64;

    pub(super) fn is_sound(&self) -> bool {
        self.known.len() <= Self::MAX_KNOWN
            && self.message_ids.len() <= Occurrences::MAX_MESSAGE_IDS
            && self.message_ids.iter().all(|rolled_up| {
                (1..=Event::MAX_MESSAGE_ID_CHARS).contains(&rolled_up.message_id.len())
                    && rolled_up.message_id.bytes().all(|byte| byte.is_ascii_graphic())
            })
    }

    /// Takes a log record down, and says which one is forgotten for it.
    fn remember(&mut self, mark: Mark) -> Option<Mark> {
        let forgotten = (self.known.len() >= Self::MAX_KNOWN).then(|| self.known.remove(0));
        self.known.push(mark);
        forgotten
    }

    fn roll_up(&mut self, message_id: &str) {
        let has_room = self.message_ids.len() < Occurrences::MAX_MESSAGE_IDS;
        let known = self.message_ids.iter_mut().find(|known| known.message_id == message_id);
        match known {
            Some(known) => known.count = known.count.saturating_add(1),
            None if has_room => {
                self.message_ids.push(RolledUp { message_id: message_id.to_owned(), count: 1 });
            }
            None => {} // in the whole count alone
        }
    }
}

/// When the count of a ticket is told and written down.
#[derive(Debug, Default)]
pub(super) struct Counting {
    /// It is to be told then.
    pub(super) tell_due: Option<Uptime>,
    /// It is to be written down then.
    pub(super) write_due: Option<Uptime>,
    told_at: Option<Uptime>,
    written_at: Option<Uptime>,
    /// What the store has.
    pub(super) saved: u64,
}

impl Case {
    /// Sets what follows from a count that the service centre does not have.
    pub(super) fn set_tell_due(&mut self, now: Uptime) {
        let is_told = self.record.count <= self.record.told();
        if is_told {
            if let Some(counting) = &mut self.counting {
                counting.tell_due = None;
            }
            return;
        }
        let counting = self.counting.get_or_insert_default();
        if counting.tell_due.is_none() {
            let next = counting.told_at.map(|at| at + TELL_EVERY);
            counting.tell_due = Some(next.map_or(now, |next| next.max(now)));
        }
    }

    /// When the count is to be told, if it is.
    pub(super) fn tell_due(&self) -> Option<Uptime> {
        self.counting.as_ref()?.tell_due
    }

    /// What the service centre is told.
    pub(super) fn occurrences(&self) -> Occurrences {
        let record = &self.record;
        let mut occurrences = Occurrences::new(record.count);
        let Some(repeats) = &record.repeats else { return occurrences };
        let first = record.event.timestamp().or(record.created);
        occurrences = occurrences.with_times(first, repeats.last);
        for rolled_up in &repeats.message_ids {
            occurrences.push(&rolled_up.message_id, rolled_up.count);
        }
        occurrences
    }
}

impl Forwarder {
    /// The fault of an open ticket has happened again; `derived` is the id that
    /// this occurrence would give a ticket. Returns how often by now.
    pub(super) fn count(
        &mut self,
        id: TicketId,
        event: &Event,
        derived: Option<TicketId>,
        now: Now,
    ) -> Option<u64> {
        let case = self.cases.get_mut(&id)?;
        let repeats = case.record.repeats.get_or_insert_default();
        if let Some(mark) = derived.map(Mark::of) {
            if let Some(forgotten) = repeats.remember(mark) {
                self.marks.remove(&forgotten);
            }
            self.marks.insert(mark, id);
        }
        repeats.last = event.timestamp().or(now.wall());
        if !repeats.message_ids.is_empty() {
            repeats.roll_up(event.message_id());
        }
        case.record.count = case.record.count.saturating_add(1);
        let count = case.record.count;
        case.touch();
        let counting = case.counting.get_or_insert_default();
        if counting.write_due.is_none() {
            let next = counting.written_at.map(|at| at + WRITE_EVERY);
            match next.filter(|next| *next > now.uptime()) {
                Some(next) => counting.write_due = Some(next),
                None => self.write_count(id, now),
            }
        }
        // A fault that happens every second must not push everything else out
        // of the journal.
        if count.is_power_of_two() {
            self.note_down(id, &Happening::Counted { count }, now);
        }
        self.settle(id, now);
        Some(count)
    }

    /// The count goes into the next save.
    pub(super) fn write_count(&mut self, id: TicketId, now: Now) {
        let Some(case) = self.cases.get_mut(&id) else { return };
        let Some(counting) = &mut case.counting else { return };
        counting.write_due = None;
        counting.written_at = Some(now.uptime());
        self.dirty.insert(id);
    }

    /// What came of telling a count.
    pub(super) fn take_counted(
        &mut self,
        call: &UnderWay,
        answer: TellOccurrencesAnswer,
        now: Now,
    ) {
        let id = call.ticket;
        self.succeeded(id, now);
        if let TellOccurrencesAnswer::Refused { words } = answer {
            self.note_down(id, &Happening::CountRefused { words }, now);
        }
        self.count_is_told(call, now);
    }

    /// That count needs no telling any more: it is there, or nobody wants it.
    pub(super) fn count_is_told(&mut self, call: &UnderWay, now: Now) {
        let Some(case) = self.cases.get_mut(&call.ticket) else { return };
        let repeats = case.record.repeats.get_or_insert_default();
        repeats.told = repeats.told.max(call.count);
        let counting = case.counting.get_or_insert_default();
        counting.told_at = Some(now.uptime());
        counting.tell_due = None;
        // Were it lost, the same number would be told again.
        case.touch();
    }

    /// What became of a log record that was reported before: it has a ticket, or
    /// was counted on one, which may have ended meanwhile.
    pub(super) fn reported_before(&self, id: TicketId) -> Option<Admission> {
        let mark = || self.marks.get(&Mark::of(id));
        let ticket = if self.cases.contains_key(&id) { id } else { *mark()? };
        let record = &self.cases.get(&ticket)?.record;
        let count = record.count;
        Some(match record.is_roll_up() {
            true => Admission::RolledUp { ticket, count },
            false => Admission::Counted { ticket, count },
        })
    }

    /// Makes known again which log records a ticket counts, or forgets them.
    pub(super) fn index_marks(&mut self, id: TicketId, is_there: bool) {
        let repeats = self.cases.get(&id).and_then(|case| case.record.repeats.as_ref());
        for mark in repeats.into_iter().flat_map(|repeats| &repeats.known) {
            if is_there {
                self.marks.insert(*mark, id);
            } else {
                self.marks.remove(mark);
            }
        }
    }

    /// The record of a new roll-up whose first fault is `event`.
    pub(super) fn new_roll_up(
        &mut self,
        device: &Device,
        event: &Event,
        derived: Option<TicketId>,
        now: Now,
    ) -> Record {
        let key = derived.and_then(|first| roll_up_key(first).ok());
        let id = match &key {
            Some(key) => TicketId::derive(device, key),
            None => self.new_ticket_id(),
        };
        let event_of_it = roll_up_event(event.severity(), key, event.timestamp());
        let sequence = self.new_sequence();
        let device = self.shared(device);
        let mut record = Record::new(id, sequence, device, event_of_it, now.wall());
        let mut repeats = Repeats { last: event.timestamp().or(now.wall()), ..Repeats::default() };
        if let Some(derived) = derived {
            repeats.remember(Mark::of(derived));
        }
        repeats.roll_up(event.message_id());
        record.repeats = Some(repeats.into());
        record
    }
}

/// The occurrence key of the roll-up whose first fault has that id: the same
/// fault, reported again to a wiped store, is the same roll-up.
fn roll_up_key(first: TicketId) -> Result<OccurrenceKey, crate::event::FieldProblems> {
    OccurrenceKey::new("callhome:roll-up", &first.to_string(), "1")
}

fn roll_up_event(
    severity: Severity,
    occurrence_key: Option<OccurrenceKey>,
    event_timestamp: Option<WallTime>,
) -> Event {
    EventDraft {
        message_id: Event::FAULTS_ROLLED_UP.to_owned(),
        severity,
        message: "More faults than the flood limits let through; they are counted here.".to_owned(),
        occurrence_key,
        event_timestamp,
        ..EventDraft::default()
    }
    .check()
    .expect("short texts of ours are within every bound")
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use super::*;

    fn id(n: u8) -> TicketId {
        TicketId::from_random([n; 16])
    }

    #[test]
    fn log_records_are_known_up_to_the_bound() {
        let mut repeats = Repeats::default();
        for n in 0..Repeats::MAX_KNOWN {
            assert_eq!(repeats.remember(Mark(n as u64)), None);
        }
        assert!(repeats.is_sound());
        assert_eq!(repeats.remember(Mark(99)), Some(Mark(0)));
        repeats.known.push(Mark(100));
        assert!(!repeats.is_sound(), "one past it");
    }

    #[test]
    fn what_is_stored_is_read_again() {
        let mut repeats = Repeats { told: 3, ..Repeats::default() };
        repeats.remember(Mark::of(id(0xab)));
        repeats.roll_up("Fan.1.0.FanFailed");
        repeats.roll_up("Fan.1.0.FanFailed");
        let json = serde_json::to_string(&repeats).unwrap();
        assert_eq!(
            json,
            r#"{"Told":3,"Known":["abababababab"],"MessageIds":[{"MessageId":"Fan.1.0.FanFailed","Count":2}]}"#
        );
        assert_eq!(serde_json::from_str::<Repeats>(&json).unwrap(), repeats);
        for bad in ["ababababababa", "abababababa", "+bababababab", "gbababababab"] {
            let bad = json.replace("abababababab", bad);
            assert!(serde_json::from_str::<Repeats>(&bad).is_err(), "{bad}");
        }
        assert_eq!(serde_json::from_str::<Repeats>("{}").unwrap(), Repeats::default());
    }

    #[test]
    fn message_ids_are_told_apart_up_to_their_bound() {
        let mut repeats = Repeats::default();
        for n in 0..=Occurrences::MAX_MESSAGE_IDS {
            repeats.roll_up(&format!("Fan.1.0.{n}"));
        }
        assert_eq!(repeats.message_ids.len(), Occurrences::MAX_MESSAGE_IDS);
        assert!(repeats.is_sound());
        repeats.message_ids[0].message_id = "two words".into();
        assert!(!repeats.is_sound());
    }
}
