//! [`Roster`]: who is in which state, so that nobody has to look through all.

use alloc::collections::{BTreeMap, BTreeSet};
use core::cmp::Reverse;

use crate::event::{Device, Event, EventKind, Severity};
use crate::forwarder::case::Case;
use crate::forwarder::record::Record;
use crate::ticket::{TicketId, TicketState};

/// Device, message id and origin of condition: what makes two events one fault.
pub(super) type FaultKey = [u8; 16];

/// The tickets by state, and the open ticket of each fault.
#[derive(Debug, Default)]
pub(super) struct Roster {
    /// The open ticket of each fault.
    faults: BTreeMap<FaultKey, TicketId>,
    /// Pending tickets, the first that gives way first: least severe, then last
    /// reported.
    pending: BTreeSet<(Severity, Reverse<u64>, TicketId)>,
    /// Ended tickets, the first that is forgotten first: those that ended well,
    /// then those that failed, each in the order in which they ended.
    ended: BTreeSet<(bool, u64, TicketId)>,
    /// The open ticket on which floods are counted.
    roll_up: Option<TicketId>,
    active: usize,
    last_end: u64,
}

impl Roster {
    /// Takes a ticket in, under the state it is in.
    pub(super) fn enlist(&mut self, case: &mut Case) {
        let record = &case.record;
        let id = record.id;
        match record.state {
            TicketState::Pending => {
                self.pending.insert(rank(record));
            }
            TicketState::Active => self.active += 1,
            TicketState::Failed | TicketState::Closed | TicketState::Cancelled => {
                self.last_end += 1;
                case.end = self.last_end;
                self.ended.insert((has_failed(record.state), case.end, id));
                return;
            }
        }
        if record.is_roll_up() {
            self.roll_up.get_or_insert(id);
        } else if let Some(fault) = case.fault {
            self.faults.entry(fault).or_insert(id);
        }
    }

    /// Takes a ticket out, from the state it is in.
    pub(super) fn delist(&mut self, case: &Case) {
        let record = &case.record;
        let id = record.id;
        match record.state {
            TicketState::Pending => {
                self.pending.remove(&rank(record));
            }
            TicketState::Active => self.active = self.active.saturating_sub(1),
            TicketState::Failed | TicketState::Closed | TicketState::Cancelled => {
                self.ended.remove(&(has_failed(record.state), case.end, id));
                return;
            }
        }
        if self.roll_up == Some(id) {
            self.roll_up = None;
        }
        if let Some(fault) = case.fault
            && self.faults.get(&fault) == Some(&id)
        {
            self.faults.remove(&fault);
        }
    }

    /// How many are Pending or Active.
    pub(super) fn open(&self) -> usize {
        self.pending.len() + self.active
    }

    pub(super) fn pending(&self) -> usize {
        self.pending.len()
    }

    pub(super) fn ended(&self) -> usize {
        self.ended.len()
    }

    /// The open ticket of a fault.
    pub(super) fn of_fault(&self, fault: FaultKey) -> Option<TicketId> {
        self.faults.get(&fault).copied()
    }

    pub(super) fn roll_up(&self) -> Option<TicketId> {
        self.roll_up
    }

    /// The Pending ticket that gives way to one of that severity, if any does:
    /// never one that is as severe.
    pub(super) fn displaced_by(&self, severity: Severity) -> Option<TicketId> {
        self.pending.first().filter(|(least, ..)| *least < severity).map(|(.., id)| *id)
    }

    /// The ended ticket that is forgotten next.
    pub(super) fn oldest_ended(&self) -> Option<TicketId> {
        self.ended.first().map(|(.., id)| *id)
    }
}

fn rank(record: &Record) -> (Severity, Reverse<u64>, TicketId) {
    (record.event.severity(), Reverse(record.sequence), record.id)
}

fn has_failed(state: TicketState) -> bool {
    state == TicketState::Failed
}

/// The fault that a ticket is about. A manual call is about none: what a person
/// says is never the same again.
pub(super) fn fault_key(device: &Device, event: &Event) -> Option<FaultKey> {
    use sha2::Digest;

    if event.kind() == EventKind::ManualCall {
        return None;
    }
    let mut digest = sha2::Sha256::new();
    for text in [
        device.manufacturer(),
        device.model(),
        device.serial_number(),
        event.message_id(),
        event.origin_of_condition().unwrap_or_default(),
    ] {
        digest.update((text.len() as u64).to_be_bytes());
        digest.update(text.as_bytes());
    }
    digest.finalize().first_chunk().copied()
}
