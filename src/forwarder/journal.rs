//! [`Journal`]: the bounded event log that an administrator reads.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::collections::VecDeque;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use serde::{Deserialize, Serialize};

use crate::event::KeptReceipt;
use crate::forwarder::Happening;
use crate::forwarder::output::Batch;
use crate::text::{after, is_printable};
use crate::ticket::TicketId;
use crate::time::{Now, WallTime};

/// One line of the journal: its number, when it was written, what happened.
///
/// Serialized it is one JSON object, so that a journal is JSON lines; that is
/// also how it is stored. The message is the text as it was when it was
/// written: reading it back needs no knowledge of what can happen.
///
/// ```
/// use callhome::forwarder::{Happening, Journal};
/// use callhome::{Now, Uptime};
///
/// let mut journal = Journal::new();
/// journal.write(Now::new(Uptime::from_millis(1)), None, &Happening::ConnectionTested);
/// let entry = journal.entries().next().expect("just written");
/// assert_eq!((entry.number(), entry.id()), (1, "connection-tested"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Entry {
    number: u64,
    time: Option<WallTime>,
    id: Cow<'static, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ticket: Option<TicketId>,
    cause: Option<Cow<'static, str>>,
    message: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    receipt: Option<Box<KeptReceipt>>,
}

impl Entry {
    /// The longest stored form, in bytes. What is written stays far below it.
    pub const MAX_BYTES: usize = 8 * 1024;
    /// The most characters of a message; what is longer ends in `…`.
    pub const MAX_MESSAGE_CHARS: usize = 1000;

    /// Counts from 1 and never repeats within a journal.
    #[must_use]
    pub fn number(&self) -> u64 {
        self.number
    }

    /// When it was written, where the device knew what time it was.
    #[must_use]
    pub fn time(&self) -> Option<WallTime> {
        self.time
    }

    /// The name of what happened; see [`Happening::id`].
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The ticket that it is about.
    #[must_use]
    pub fn ticket(&self) -> Option<TicketId> {
        self.ticket
    }

    /// The [code](crate::Cause::code) of what went wrong.
    #[must_use]
    pub fn cause(&self) -> Option<&str> {
        self.cause.as_deref()
    }

    /// What happened, in words.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What was in the package that it says was sent.
    #[must_use]
    pub fn receipt(&self) -> Option<&KeptReceipt> {
        self.receipt.as_deref()
    }

    /// Reads the stored form. `None` when it is damaged.
    fn parse(bytes: &[u8]) -> Option<Self> {
        let entry: Self =
            serde_json::from_slice(bytes).ok().filter(|_| bytes.len() <= Self::MAX_BYTES)?;
        let texts = [entry.id(), entry.cause().unwrap_or_default(), entry.message()];
        let legal = texts.iter().all(|text| text.chars().all(is_printable));
        (legal && (1..=MAX_NUMBER).contains(&entry.number)).then_some(entry)
    }
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.time {
            Some(wall) => write!(f, "{wall} ")?,
            None => f.write_str("(time unknown) ")?,
        }
        if let Some(ticket) = self.ticket {
            write!(f, "{ticket} ")?;
        }
        f.write_str(&self.message)
    }
}

/// The bounded event log that an administrator reads: every test, send, state
/// change, refusal and drop.
///
/// - At most [`Journal::MAX_ENTRIES`] entries; the oldest give way and are
///   [counted](Journal::forgotten).
///
/// ```
/// use callhome::forwarder::Journal;
///
/// let journal = Journal::new();
/// assert_eq!(journal.entries().count(), 0);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Journal {
    entries: VecDeque<Entry>,
    forgotten: u64,
    /// What the store holds: the number after the last one, and what of it has
    /// given way since.
    stored_to: u64,
    outdated: Vec<u64>,
}

impl Journal {
    /// The most entries that are kept.
    pub const MAX_ENTRIES: usize = 1000;
    /// What the keys of stored entries begin with.
    pub const KEY_PREFIX: &str = "journal.";
    /// The most entries, and the most removals of old ones, in one save.
    const MAX_IN_BATCH: usize = 256;
    /// The most bytes of entries in one save.
    pub(super) const MAX_BYTES_IN_BATCH: usize = 128 * 1024;

    /// An empty journal.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an entry; where the journal is full, the oldest one goes.
    pub fn write(&mut self, now: Now, ticket: Option<TicketId>, happening: &Happening) {
        self.make_room();
        let number = self.entries.back().map_or(self.forgotten, Entry::number).saturating_add(1);
        let mut message = happening.to_string();
        if let Some(at) = after(&message, Entry::MAX_MESSAGE_CHARS) {
            message.truncate(at);
            message.pop();
            message.push('…');
        }
        self.entries.push_back(Entry {
            number,
            time: now.wall(),
            id: Cow::Borrowed(happening.id()),
            ticket,
            cause: happening.cause().map(|cause| Cow::Borrowed(cause.code())),
            message,
            receipt: happening.receipt().cloned().map(Box::new),
        });
    }

    /// The entries, oldest first.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = &Entry> + ExactSizeIterator {
        self.entries.iter()
    }

    /// How many entries have given way to newer ones.
    #[must_use]
    pub fn forgotten(&self) -> u64 {
        self.forgotten
    }

    /// Takes a stored entry back, in any order. Whether it could be read.
    pub(super) fn restore(&mut self, key: &str, bytes: &[u8]) -> bool {
        let Some(entry) = Entry::parse(bytes).filter(|entry| key_of(entry.number) == key) else {
            return false;
        };
        self.stored_to = self.stored_to.max(entry.number.saturating_add(1));
        let at = self.entries.partition_point(|known| known.number < entry.number);
        if self.entries.get(at).is_none_or(|known| known.number != entry.number) {
            self.entries.insert(at, entry);
        }
        while self.entries.len() > Self::MAX_ENTRIES {
            self.make_room();
        }
        if let Some(first) = self.entries.front() {
            self.forgotten = first.number - 1;
        }
        true
    }

    /// Whether the store has less or more than this journal.
    pub(super) fn is_unsaved(&self) -> bool {
        !self.outdated.is_empty()
            || self.entries.back().is_some_and(|last| last.number >= self.stored_to)
    }

    /// Adds what the store lacks to a batch, and what it has too much. Returns
    /// what to hand to [`saved`](Self::saved).
    pub(super) fn add_to(&self, batch: &mut Batch) -> JournalMark {
        let mut mark = JournalMark { stored_to: self.stored_to, outdated: 0 };
        let full = batch.bytes() + Self::MAX_BYTES_IN_BATCH - Entry::MAX_BYTES;
        let from = self.entries.partition_point(|entry| entry.number < self.stored_to);
        for entry in self.entries.iter().skip(from).take(Self::MAX_IN_BATCH) {
            if batch.bytes() > full {
                break;
            }
            // Texts and numbers can always be written as JSON.
            batch.put(key_of(entry.number), serde_json::to_vec(entry).unwrap_or_default());
            mark.stored_to = entry.number.saturating_add(1);
        }
        for number in self.outdated.iter().take(Self::MAX_IN_BATCH) {
            batch.remove(key_of(*number));
            mark.outdated += 1;
        }
        mark
    }

    /// A batch is durable.
    pub(super) fn saved(&mut self, mark: JournalMark) {
        // What gave way while it was written is in the store now.
        let first = self.entries.front().map_or(mark.stored_to, Entry::number);
        self.outdated.drain(..mark.outdated.min(self.outdated.len()));
        self.outdated.extend(self.stored_to.max(1)..first.min(mark.stored_to));
        self.stored_to = self.stored_to.max(mark.stored_to);
    }

    fn make_room(&mut self) {
        while self.entries.len() >= Self::MAX_ENTRIES {
            let Some(old) = self.entries.pop_front() else { break };
            self.forgotten = self.forgotten.saturating_add(1);
            if old.number < self.stored_to {
                self.outdated.push(old.number);
            }
        }
    }
}

/// The highest number that is read: every reader of JSON carries it exactly, and
/// nobody ever counts so far.
const MAX_NUMBER: u64 = (1 << 53) - 1;

/// How far a batch takes the journal in the store.
#[derive(Clone, Copy, Debug)]
pub(super) struct JournalMark {
    stored_to: u64,
    outdated: usize,
}

/// The key of an entry: numbers of one length, so that keys sort like entries.
fn key_of(number: u64) -> String {
    format!("{}{number:020}", Journal::KEY_PREFIX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cause::Cause;
    use crate::text::Excerpt;
    use crate::time::Uptime;

    const NOW: Now = Now::new(Uptime::from_millis(0));
    const SAID: Happening = Happening::ConnectionTested;

    fn full() -> Journal {
        let mut journal = Journal::new();
        for _ in 0..Journal::MAX_ENTRIES {
            journal.write(NOW, None, &SAID);
        }
        journal
    }

    /// Saves until there is nothing left to save.
    fn save(journal: &mut Journal, store: &mut alloc::collections::BTreeMap<String, Vec<u8>>) {
        while journal.is_unsaved() {
            let mut batch = Batch::default();
            let mark = journal.add_to(&mut batch);
            assert!(batch.puts().len() <= Journal::MAX_IN_BATCH);
            store.extend(batch.puts().map(|(key, bytes)| (key.into(), bytes.to_vec())));
            for key in batch.removes() {
                assert!(store.remove(key).is_some(), "{key}");
            }
            journal.saved(mark);
        }
    }

    #[test]
    fn a_full_journal_forgets_its_oldest_entry_and_counts_it() {
        let mut journal = full();
        assert_eq!((journal.entries().len(), journal.forgotten()), (Journal::MAX_ENTRIES, 0));
        journal.write(NOW, None, &Happening::ProxyTested { beyond: true });
        assert_eq!((journal.entries().len(), journal.forgotten()), (Journal::MAX_ENTRIES, 1));
        assert_eq!(journal.entries().next().map(Entry::number), Some(2));
        assert_eq!(journal.entries().next_back().map(Entry::number), Some(1001));
    }

    #[test]
    fn an_entry_is_one_json_line_and_is_read_back() {
        let mut journal = Journal::new();
        let cause = Cause::Status { status: 503, words: Excerpt::new("line\nbreak") };
        let time = WallTime::from_unix_seconds(0).unwrap();
        journal.write(NOW.with_wall(time), None, &Happening::TestCallFailed { cause });
        let entry = journal.entries().next().unwrap();
        let line = serde_json::to_string(entry).unwrap();
        assert_eq!(
            line,
            "{\"Number\":1,\"Time\":\"1970-01-01T00:00:00Z\",\"Id\":\"test-call-failed\",\
             \"Cause\":\"status\",\"Message\":\"the test call failed: the service centre answered \
             with status 503: line break\"}"
        );
        assert_eq!(Entry::parse(line.as_bytes()).as_ref(), Some(entry));
    }

    #[test]
    fn the_receipt_of_what_was_sent_is_in_its_line_and_is_bounded() {
        use crate::event::{PackedMember, Receipt, Scope, Sha256};

        let mut receipt = Receipt::new(Scope::Full, 3, Sha256::of(b"abc"));
        for n in 0..Receipt::MAX_CONTENTS {
            receipt.push(PackedMember::new(&format!("log/{n}"), 10));
        }
        let receipt = Some(Box::new(KeptReceipt::from(&receipt)));
        let mut journal = Journal::new();
        let delivered =
            Happening::PackageDelivered { sha256: Sha256::of(b"abc"), size: 3, receipt };
        journal.write(NOW, None, &delivered);
        let entry = journal.entries().next().unwrap();
        let line = serde_json::to_string(entry).unwrap();
        assert!(line.len() <= KeptReceipt::MAX_BYTES + 512, "{line}");
        assert!(
            line.contains(r#""Members":4096"#) && line.contains(r#""Name":"log/0","Bytes":10"#)
        );
        assert_eq!(Entry::parse(line.as_bytes()).as_ref(), Some(entry));
        let escape = line.replace("log/0", r"log\u001b");
        assert_eq!(Entry::parse(escape.as_bytes()), None, "nothing unprintable is read back");
        // Entries from before have none.
        let old =
            br#"{"Number":7,"Time":null,"Id":"package-delivered","Cause":null,"Message":"y"}"#;
        assert!(Entry::parse(old).is_some_and(|entry| entry.receipt().is_none()));
    }

    #[test]
    fn what_is_stored_comes_back_the_same() {
        let (mut journal, mut store) = (full(), alloc::collections::BTreeMap::new());
        save(&mut journal, &mut store);
        assert_eq!(store.len(), Journal::MAX_ENTRIES);
        for _ in 0..300 {
            journal.write(NOW, None, &SAID);
        }
        save(&mut journal, &mut store);
        assert_eq!(store.len(), Journal::MAX_ENTRIES, "old entries leave the store as well");
        let mut again = Journal::new();
        for (key, bytes) in store.iter().rev() {
            assert!(again.restore(key, bytes));
        }
        assert!(again.entries().eq(journal.entries()));
        assert_eq!((again.forgotten(), again.is_unsaved()), (300, false));
    }

    #[test]
    fn an_entry_that_gives_way_while_it_is_saved_leaves_the_store_later() {
        let (mut journal, mut store) = (Journal::new(), alloc::collections::BTreeMap::new());
        journal.write(NOW, None, &SAID);
        let mut batch = Batch::default();
        let mark = journal.add_to(&mut batch);
        for _ in 0..Journal::MAX_ENTRIES {
            journal.write(NOW, None, &SAID);
        }
        store.extend(batch.puts().map(|(key, bytes)| (String::from(key), bytes.to_vec())));
        journal.saved(mark);
        save(&mut journal, &mut store);
        assert_eq!(store.len(), Journal::MAX_ENTRIES);
    }

    #[test]
    fn a_damaged_entry_is_noticed() {
        let mut journal = Journal::new();
        let good = br#"{"Number":7,"Time":null,"Id":"x","Cause":null,"Message":"y"}"#;
        assert!(journal.restore("journal.00000000000000000007", good));
        assert!(!journal.restore("journal.00000000000000000008", good), "another key");
        assert!(!journal.restore("journal.00000000000000000007", b"{"));
        let zero = br#"{"Number":0,"Time":null,"Id":"x","Cause":null,"Message":"y"}"#;
        assert!(!journal.restore("journal.00000000000000000000", zero));
        let escape = br#"{"Number":9,"Time":null,"Id":"x","Cause":null,"Message":"\u001b"}"#;
        assert!(!journal.restore("journal.00000000000000000009", escape));
    }
}
