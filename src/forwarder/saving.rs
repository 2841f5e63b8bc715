//! Saves: what has changed goes to the store, one batch at a time.

use alloc::vec::Vec;

use crate::forwarder::engine::Forwarder;
use crate::forwarder::journal::JournalMark;
use crate::forwarder::output::{Batch, Output, Save, SaveToken};
use crate::forwarder::record::Record;
use crate::forwarder::{DropReason, Happening, Journal, engine};
use crate::retry;
use crate::ticket::TicketId;
use crate::time::Now;

/// A batch that was emitted and not answered.
#[derive(Debug)]
pub(super) struct SaveUnderWay {
    token: SaveToken,
    tickets: Vec<Written>,
    removed: Vec<TicketId>,
    gone_erases: bool,
    /// The engine's own record is in it.
    has_kept: bool,
    journal: JournalMark,
    /// What may be said when it is durable.
    after: Vec<Output>,
}

/// A ticket in a batch.
#[derive(Debug)]
struct Written {
    id: TicketId,
    /// What the record had come to.
    revision: u64,
    count: u64,
    has_receipt: bool,
    erases: bool,
}

impl Forwarder {
    /// The most tickets in one batch.
    pub const MAX_TICKETS_IN_BATCH: usize = 64;

    /// Whether there is anything to write, and nothing being written.
    pub(super) fn wants_save(&self) -> bool {
        let has_work = !self.dirty.is_empty()
            || !self.gone.is_empty()
            || self.journal.is_unsaved()
            || self.kept.wants_save();
        has_work && self.save.is_none()
    }

    /// Somebody waits for this to be durable: a store that failed a while ago is
    /// asked again for it.
    pub(super) fn save_at_once(&mut self, now: Now) {
        self.save_due = self.save_due.min(now.uptime());
    }

    /// The batch to write now. What changes while it is written goes into the
    /// next one, so a busy hour costs few writes.
    pub(super) fn next_save(&mut self, now: Now) -> Option<Save> {
        if !self.wants_save() || self.save_due > now.uptime() {
            return None;
        }
        let mut batch = Batch::default();
        let mut tickets = Vec::new();
        let clocks = self.clocks;
        while tickets.len() < Self::MAX_TICKETS_IN_BATCH
            && batch.bytes() < ENOUGH_BYTES
            && let Some(id) = self.dirty.pop_first()
        {
            let Some(case) = self.cases.get_mut(&id) else { continue };
            case.age(clocks);
            let record = case.record.to_bytes();
            let receipt = self.receipts.get(&id);
            let size = record.len() + receipt.map_or(0, Vec::len);
            if !tickets.is_empty() && batch.bytes() + size > ENOUGH_BYTES {
                self.dirty.insert(id);
                break;
            }
            batch.put(Record::key(id), record);
            if let Some(receipt) = receipt {
                batch.put(Record::receipt_key(id), receipt.clone());
            }
            let erases = core::mem::take(&mut case.erases);
            if erases {
                batch.erase();
            }
            let (revision, count) = (case.revision(), case.record.count);
            let has_receipt = receipt.is_some();
            tickets.push(Written { id, revision, count, has_receipt, erases });
        }
        let mut removed = Vec::new();
        while removed.len() < Self::MAX_TICKETS_IN_BATCH
            && let Some(id) = self.gone.pop_first()
        {
            batch.remove(Record::key(id));
            batch.remove(Record::receipt_key(id));
            removed.push(id);
        }
        let gone_erases = core::mem::take(&mut self.gone_erases);
        if gone_erases {
            batch.erase();
        }
        let has_kept = self.kept.goes_along(now.uptime());
        if has_kept {
            self.kept.set_clocks(clocks);
            batch.put(Self::STATE_KEY.into(), self.kept.to_bytes());
            self.kept.is_written(now.uptime());
        }
        let journal = self.journal.add_to(&mut batch);
        // What is said about a ticket waits for the batch that holds it.
        let (after, later) = core::mem::take(&mut self.after_save)
            .into_iter()
            .partition(|output| subject(output).is_none_or(|id| !self.dirty.contains(&id)));
        self.after_save = later;
        let token = self.new_save();
        self.save =
            Some(SaveUnderWay { token, tickets, removed, gone_erases, has_kept, journal, after });
        Some(Save::new(token, batch))
    }

    /// The batch is durable: power may fail now.
    ///
    /// A token that is not the one under way changes nothing.
    pub fn saved(&mut self, token: SaveToken, now: Now) {
        let Some(save) = self.save.take_if(|save| save.token == token) else { return };
        self.tick(now);
        self.save_failures = 0;
        self.save_due = now.uptime();
        self.journal.saved(save.journal);
        for Written { id, revision, count, has_receipt, .. } in save.tickets {
            if has_receipt {
                self.receipts.remove(&id);
            }
            let Some(case) = self.cases.get_mut(&id) else { continue };
            if case.is_fresh() {
                self.outputs.push_back(Output::Accepted { ticket: id });
                if case.record.package == super::record::PackageState::Collecting {
                    self.outputs.push_back(engine::collect(&case.record));
                }
            }
            case.saved(revision);
            if let Some(counting) = &mut case.counting {
                counting.saved = count;
            }
            self.settle(id, now);
        }
        self.outputs.extend(save.after);
    }

    /// The batch could not be made durable, wholly or at all. It will be tried
    /// again, anew; reports that it would have made durable are dropped.
    ///
    /// A token that is not the one under way changes nothing.
    pub fn save_failed(&mut self, token: SaveToken, now: Now) {
        let Some(save) = self.save.take_if(|save| save.token == token) else { return };
        self.tick(now);
        let mut dropped = Vec::new();
        for Written { id, erases, .. } in save.tickets {
            match self.cases.get_mut(&id) {
                Some(case) if case.is_fresh() => {
                    // Perhaps it was written after all: nobody was told that it
                    // is accepted, so it must not come back.
                    self.remove_case(id);
                    self.count_drop(DropReason::NotStored);
                    self.outputs.push_back(Output::Dropped { ticket: id });
                    dropped.push(id);
                }
                Some(case) => {
                    case.erases |= erases;
                    self.dirty.insert(id);
                }
                None => self.gone_erases |= erases,
            }
        }
        self.gone_erases |= save.gone_erases;
        if save.has_kept {
            self.kept.touch_at_once();
        }
        self.gone.extend(save.removed.into_iter().filter(|id| !self.cases.contains_key(id)));
        let mut after = save.after;
        after.append(&mut self.after_save);
        after.retain(|output| subject(output).is_none_or(|id| !dropped.contains(&id)));
        self.after_save = after;
        if self.save_failures == 0 {
            self.journal.write(now, None, &Happening::SaveFailed);
        }
        self.save_failures = self.save_failures.saturating_add(1);
        let random = self.random();
        let wait = retry::delay(self.save_failures, random);
        // Never at once: a store that fails at once would keep the driver busy.
        self.save_due = now.uptime() + wait.max(MIN_SAVE_WAIT);
    }

    /// Takes a ticket out of everything, and its record out of the store.
    pub(super) fn remove_case(&mut self, id: TicketId) {
        self.leave_agenda(id);
        self.index_marks(id, false);
        let Some(case) = self.cases.remove(&id) else { return };
        if let Some(timer) = case.timer {
            self.timers.remove(&(timer, id));
        }
        self.roster.delist(&case);
        self.resting -= usize::from(case.rests);
        self.gone_erases |= case.erases || !case.record.notes.is_empty();
        self.dirty.remove(&id);
        self.receipts.remove(&id);
        self.gone.insert(id);
    }
}

/// No further ticket goes into a batch that has so many bytes. One that is full
/// of notes, its receipt and what the journal says stay below the bound.
const ENOUGH_BYTES: usize = Record::MAX_BYTES + Record::MAX_RECEIPT_BYTES;
const _: () = assert!(ENOUGH_BYTES + Journal::MAX_BYTES_IN_BATCH + 64 * 1024 <= Batch::MAX_BYTES);

/// The shortest wait before a save that failed is tried again.
const MIN_SAVE_WAIT: core::time::Duration = core::time::Duration::from_secs(1);

/// The ticket that an output is about.
fn subject(output: &Output) -> Option<TicketId> {
    match output {
        Output::RemoveSlot { ticket }
        | Output::CheckSlot { ticket }
        | Output::Accepted { ticket }
        | Output::Dropped { ticket }
        | Output::Changed { ticket, .. }
        | Output::Collect { ticket, .. } => Some(*ticket),
        Output::AlarmRaised { .. }
        | Output::AlarmCleared
        | Output::Save(_)
        | Output::Call(_)
        | Output::Wait(_) => None,
    }
}
