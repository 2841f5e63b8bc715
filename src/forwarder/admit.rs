//! Admission: what becomes of a report, and of its package.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt;

use crate::event::{Device, Event, KeptReceipt, Receipt};
use crate::forwarder::case::{Case, SlotCheck};
use crate::forwarder::engine::{Forwarder, fault_key};
use crate::forwarder::output::Output;
use crate::forwarder::record::{PackageState, Record};
use crate::forwarder::{Gate, Happening};
use crate::protocol::Package;
use crate::text::Excerpt;
use crate::ticket::TicketId;
use crate::time::Now;

/// What became of a report.
///
/// More may come: a roll-up, for example.
///
/// ```
/// use callhome::forwarder::Admission;
/// use callhome::ticket::TicketId;
///
/// let counted = Admission::Counted { ticket: TicketId::from_random([7; 16]), count: 3 };
/// assert!(counted.ticket().is_some());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[must_use = "a report may be refused"]
pub enum Admission {
    /// It has a ticket, which is being made durable: it is accepted with
    /// [`Output::Accepted`].
    Opened(TicketId),
    /// A ticket for the same fault is open, or this very occurrence has one.
    Counted {
        /// That ticket.
        ticket: TicketId,
        /// How often the fault has happened.
        count: u64,
    },
    /// The event is not for support; the journal says so, and nothing is sent.
    NotForSupport,
    /// It was not taken.
    Refused(Refusal),
}

/// Why a report was not taken. More reasons may come.
///
/// ```
/// use callhome::forwarder::Refusal;
///
/// assert_eq!(Refusal::QueueFull { max: 3 }.to_string(), "3 tickets are open already");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Refusal {
    /// The engine still waits for its stored records.
    NotStarted,
    /// The gate lets nothing in.
    ShutOut(Gate),
    /// Too many tickets are open.
    QueueFull {
        /// How many.
        max: usize,
    },
}

impl Admission {
    /// The ticket that the report is in.
    #[must_use]
    pub fn ticket(&self) -> Option<TicketId> {
        match self {
            Self::Opened(ticket) | Self::Counted { ticket, .. } => Some(*ticket),
            Self::NotForSupport | Self::Refused(_) => None,
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotStarted => f.write_str("the engine has not started"),
            Self::ShutOut(gate) => fmt::Display::fmt(gate, f),
            Self::QueueFull { max } => write!(f, "{max} tickets are open already"),
        }
    }
}

impl core::error::Error for Refusal {}

impl Forwarder {
    /// The machine reports an event.
    ///
    /// An event with an occurrence key has the same ticket id whenever it is
    /// reported; one without gets a random id, and the journal says that it is
    /// not protected against a wiped store.
    pub fn report(&mut self, device: &Device, event: Event, now: Now) -> Admission {
        self.tick(now);
        if !self.started {
            return Admission::Refused(Refusal::NotStarted);
        }
        let message_id = Excerpt::new(event.message_id());
        if !event.notify_support() {
            self.write_journal(&Happening::NotForSupport { message_id }, now);
            return Admission::NotForSupport;
        }
        let gate = self.gate();
        if !gate.admits() {
            self.write_journal(&Happening::ReportShutOut { message_id, gate }, now);
            return Admission::Refused(Refusal::ShutOut(gate));
        }
        let derived = event.occurrence_key().map(|key| TicketId::derive(device, key));
        if let Some(id) = derived
            && let Some(known) = self.cases.get(&id)
        {
            // The same record of the log again: nothing new has happened.
            return Admission::Counted { ticket: id, count: known.record.count };
        }
        let id = derived.unwrap_or_else(|| self.new_ticket_id());
        let sequence = self.new_sequence();
        let device = self.shared(device);
        let record = Record::new(id, sequence, device, event, now.wall());
        let fault = fault_key(&record);
        if let Some(open) = fault.and_then(|fault| self.faults.get(&fault)).copied()
            && let Some(count) = self.count(open, now)
        {
            return Admission::Counted { ticket: open, count };
        }
        let max = self.config.max_open();
        if self.open >= max {
            self.write_journal(&Happening::QueueFull { message_id, max }, now);
            return Admission::Refused(Refusal::QueueFull { max });
        }
        self.note_down(id, &Happening::Reported { message_id, stable: id.is_derived() }, now);
        self.cases.insert(id, Case::fresh(record, self.clock(), now.uptime()));
        if let Some(fault) = fault {
            self.faults.insert(fault, id);
        }
        self.open += 1;
        self.gone.remove(&id);
        self.dirty.insert(id);
        self.save_at_once(now);
        self.settle(id, now);
        Admission::Opened(id)
    }

    /// A random id that no ticket has.
    fn new_ticket_id(&mut self) -> TicketId {
        loop {
            let id = TicketId::from_random(self.entropy.bytes());
            if !self.cases.contains_key(&id) {
                return id;
            }
        }
    }

    /// The fault of an open ticket has happened again.
    fn count(&mut self, id: TicketId, now: Now) -> Option<u64> {
        let case = self.cases.get_mut(&id)?;
        case.record.count = case.record.count.saturating_add(1);
        let count = case.record.count;
        case.touch();
        self.dirty.insert(id);
        // A fault that happens every second must not push everything else out
        // of the journal.
        if count.is_power_of_two() {
            self.note_down(id, &Happening::Counted { count }, now);
        }
        Some(count)
    }

    /// The service data of a ticket is packed, or there is none and why.
    ///
    /// For a ticket that does not wait for it this changes nothing; the slot is
    /// removed then, unless its package is the ticket's.
    pub fn collected(&mut self, ticket: TicketId, result: Result<&Receipt, Excerpt>, now: Now) {
        self.tick(now);
        let Some(case) = self.cases.get_mut(&ticket) else {
            return self.slot_found(ticket);
        };
        if case.record.package != PackageState::Collecting || case.record.state.is_final() {
            if !case.record.needs_slot() {
                self.outputs.push_back(Output::RemoveSlot { ticket });
            }
            return;
        }
        match result {
            Err(reason) => self.go_without_package(ticket, reason, now),
            Ok(receipt) => self.sealed(ticket, receipt, now),
        }
        self.settle(ticket, now);
    }

    fn sealed(&mut self, ticket: TicketId, receipt: &Receipt, now: Now) {
        let Ok(package) = Package::new(receipt.sha256(), receipt.bytes()) else {
            return self.go_without_package(ticket, Excerpt::new("it is empty"), now);
        };
        let Some(case) = self.cases.get_mut(&ticket) else { return };
        let (sha256, size) = (package.sha256(), package.size());
        case.record.package = PackageState::Sealed { sha256, size };
        // Whatever was approved before was another package.
        case.record.approval = None;
        case.slot_check = SlotCheck::Unknown;
        case.receipt = Some(Box::new(KeptReceipt::from(receipt)));
        case.touch_before_calls();
        self.receipts.insert(ticket, stored_form(receipt));
        self.dirty.insert(ticket);
        self.note_down(ticket, &Happening::PackageSealed { sha256, size }, now);
    }
}

/// The receipt as it is stored; without its lists, where they are too long.
fn stored_form(receipt: &Receipt) -> Vec<u8> {
    let json = |receipt: &Receipt| {
        serde_json::to_vec(receipt).expect("texts and numbers can always be written as JSON")
    };
    let full = json(receipt);
    if full.len() <= Record::MAX_RECEIPT_BYTES {
        return full;
    }
    json(&Receipt::new(receipt.scope(), receipt.bytes(), receipt.sha256()))
}
