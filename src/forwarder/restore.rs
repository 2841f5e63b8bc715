//! Restore: what a store has kept becomes an engine again.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::time::Duration;

use crate::event::{KeptReceipt, Receipt};
use crate::forwarder::case::Case;
use crate::forwarder::engine::{self, ASK_LATER, ASK_SOON, Forwarder};
use crate::forwarder::kept::Kept;
use crate::forwarder::record::{Damaged, PackageState, Record};
use crate::forwarder::{Entry, Journal, Output, roster};
use crate::retry;
use crate::ticket::{TicketId, TicketState};
use crate::time::{Now, Uptime};

/// How long restored tickets are spread over, so that machines that start
/// together do not call together.
const START_SPREAD: Duration = Duration::from_secs(5);

impl Forwarder {
    /// Takes a stored record back, in any order: [`Forwarder::STATE_KEY`], and
    /// every key that begins with [`Forwarder::TICKET_PREFIX`],
    /// [`Forwarder::RECEIPT_PREFIX`] or [`Journal::KEY_PREFIX`]. A receipt
    /// without a ticket will be removed.
    ///
    /// # Errors
    /// [`Damaged`]: the record should be set aside and counted, the others go on.
    pub fn restore(&mut self, key: &str, bytes: &[u8]) -> Result<(), Damaged> {
        if self.started {
            return Err(Damaged::TooLate);
        }
        if key == Self::STATE_KEY {
            self.kept = Kept::parse(bytes)?;
            self.clocks.restore(self.kept.ran_ms, self.kept.tried_ms);
            return Ok(());
        }
        if key.starts_with(Journal::KEY_PREFIX) {
            let read = self.journal.restore(key, bytes);
            return if read { Ok(()) } else { Err(Damaged::Unreadable) };
        }
        if let Some(id) = key.strip_prefix(Record::RECEIPT_PREFIX) {
            let id = id.parse().map_err(|_| Damaged::NotOurs)?;
            self.gone.insert(id);
            return self.restore_receipt(id, bytes);
        }
        if !key.starts_with(Record::KEY_PREFIX) {
            return Err(Damaged::NotOurs);
        }
        let mut record = Record::parse(key, bytes)?;
        record.device = self.shared(&record.device);
        self.next_sequence = self.next_sequence.max(record.sequence.saturating_add(1));
        self.clocks.restore(record.ran_ms, record.tried_ms);
        let fault = roster::fault_key(&record.device, &record.event);
        self.cases.insert(record.id, Box::new(Case::stored(record, fault, Uptime::default())));
        Ok(())
    }

    /// Only a ticket whose package is still to be sent needs its receipt again,
    /// and goes on without, where it is damaged.
    fn restore_receipt(&mut self, id: TicketId, bytes: &[u8]) -> Result<(), Damaged> {
        if bytes.len() > Record::MAX_RECEIPT_BYTES {
            return Err(Damaged::TooLarge);
        }
        let receipt: Receipt = serde_json::from_slice(bytes).map_err(|_| Damaged::Unreadable)?;
        self.read_receipts.insert(id, Box::new(KeptReceipt::from(&receipt)));
        Ok(())
    }

    /// Every record is back: the engine starts.
    pub fn restored(&mut self, now: Now) {
        if self.started {
            return;
        }
        self.started = true;
        // Whatever took bytes of an earlier start wrote an entry since.
        let last = self.journal.entries().next_back().map_or(0, Entry::number);
        self.entropy.stir(last);
        self.clocks.start(now.uptime());
        self.kept.restarted(now.uptime());
        self.gone.retain(|id| !self.cases.contains_key(id));
        let mut order: Vec<_> =
            self.cases.values().map(|case| (case.record.sequence, case.record.id)).collect();
        order.sort_unstable();
        let mut receipts = core::mem::take(&mut self.read_receipts);
        for (_, id) in order {
            let (spread, ask) = (self.random(), self.random());
            let Some(case) = self.cases.get_mut(&id) else { continue };
            let sha256 = case.record.sealed().map(|package| package.sha256());
            case.receipt = receipts.remove(&id).filter(|kept| sha256 == Some(kept.sha256()));
            case.due = now.uptime() + retry::part(START_SPREAD, spread);
            let interval = if case.record.cancel_asked { ASK_SOON } else { ASK_LATER };
            case.question_due = now.uptime() + retry::part(interval, ask);
            let is_collecting = case.record.state == TicketState::Pending
                && case.record.package == PackageState::Collecting;
            if is_collecting {
                self.outputs.push_back(engine::collect(&case.record));
            }
            self.index_marks(id, true);
            self.enlist(id);
            self.settle(id, now);
        }
        self.recount_floods();
        self.forget_the_oldest(now);
    }

    /// The store has a package slot under this name. Unless its ticket needs it,
    /// it will be removed.
    pub fn slot_found(&mut self, ticket: TicketId) {
        if !self.cases.get(&ticket).is_some_and(|case| case.record.needs_slot()) {
            self.outputs.push_back(Output::RemoveSlot { ticket });
        }
    }
}
