//! Admission: what becomes of a report, and of its package.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt;

use crate::event::{Device, Event, EventKind, KeptReceipt, Receipt};
use crate::forwarder::case::{Case, SlotCheck};
use crate::forwarder::engine::Forwarder;
use crate::forwarder::floods::Floods;
use crate::forwarder::output::Output;
use crate::forwarder::record::{PackageState, Record};
use crate::forwarder::roster::FaultKey;
use crate::forwarder::{DropReason, FloodLimit, Gate, Happening, roster};
use crate::protocol::Package;
use crate::text::Excerpt;
use crate::ticket::TicketId;
use crate::time::Now;

/// What became of a report.
///
/// More may come.
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
    /// It is more than the [flood limits](crate::forwarder::FloodLimits) let
    /// through, and is counted on one ticket for all of these.
    RolledUp {
        /// That ticket. Where this report made it, it is accepted with
        /// [`Output::Accepted`].
        ticket: TicketId,
        /// How many reports are counted there.
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
    /// Somebody works on the machine. What is still wrong afterwards has to be
    /// reported again.
    Maintenance,
    /// Too many tickets are open, and none of those that wait is less urgent.
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
            Self::Opened(ticket) | Self::Counted { ticket, .. } | Self::RolledUp { ticket, .. } => {
                Some(*ticket)
            }
            Self::NotForSupport | Self::Refused(_) => None,
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotStarted => f.write_str("the engine has not started"),
            Self::ShutOut(gate) => fmt::Display::fmt(gate, f),
            Self::Maintenance => f.write_str("maintenance is going on"),
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
    ///
    /// The same fault again is counted on its open ticket; what is more than the
    /// flood limits let through, on the roll-up. Where too many tickets are open,
    /// a Pending one that is less severe gives way: it is Failed, and can be sent
    /// again.
    pub fn report(&mut self, device: &Device, event: Event, now: Now) -> Admission {
        self.tick(now);
        if !self.started {
            return Admission::Refused(Refusal::NotStarted);
        }
        let message_id = Excerpt::new(event.message_id());
        if !event.notify_support() {
            let happening = Happening::NotForSupport { message_id };
            self.drop_report(DropReason::NotForSupport, &happening, now);
            return Admission::NotForSupport;
        }
        let gate = self.gate();
        if !gate.admits() {
            let happening = Happening::ReportShutOut { message_id, gate };
            self.drop_report(DropReason::ShutOut, &happening, now);
            return Admission::Refused(Refusal::ShutOut(gate));
        }
        let derived = event.occurrence_key().map(|key| TicketId::derive(device, key));
        // The same record of the log again: nothing new has happened.
        if let Some(known) = derived.and_then(|id| self.reported_before(id)) {
            return known;
        }
        let is_fault = event.kind() != EventKind::ManualCall;
        if is_fault && self.is_suppressed() {
            let happening = Happening::Suppressed { message_id };
            self.drop_report(DropReason::Maintenance, &happening, now);
            return Admission::Refused(Refusal::Maintenance);
        }
        let fault = roster::fault_key(device, &event);
        if let Some(open) = fault.and_then(|fault| self.roster.of_fault(fault))
            && let Some(count) = self.count(open, &event, derived, now)
        {
            return Admission::Counted { ticket: open, count };
        }
        let limits = *self.config.flood_limits();
        let ran = self.clocks.ran;
        if is_fault && self.floods.is_over(&limits, device, &event, ran) {
            return self.roll_up(device, &event, derived, now);
        }
        let id = derived.unwrap_or_else(|| self.new_ticket_id());
        if let Err(refusal) = self.make_room(id, &event, now) {
            return Admission::Refused(refusal);
        }
        if is_fault {
            self.floods.opened(&limits, device, &event, ran);
        }
        let sequence = self.new_sequence();
        let device = self.shared(device);
        let record = Record::new(id, sequence, device, event, now.wall());
        self.note_down(id, &Happening::Reported { message_id, stable: id.is_derived() }, now);
        self.open_case(record, fault, now);
        Admission::Opened(id)
    }

    /// More than the limits let through: it is counted on the roll-up, which is
    /// opened where there is none.
    fn roll_up(
        &mut self,
        device: &Device,
        event: &Event,
        derived: Option<TicketId>,
        now: Now,
    ) -> Admission {
        if let Some(ticket) = self.roster.roll_up()
            && let Some(count) = self.count(ticket, event, derived, now)
        {
            return Admission::RolledUp { ticket, count };
        }
        let record = self.new_roll_up(device, event, derived, now);
        let ticket = record.id;
        if let Some(known) = self.cases.get(&ticket) {
            // It has ended, and does not know its first log record any more.
            return Admission::RolledUp { ticket, count: known.record.count };
        }
        if let Err(refusal) = self.make_room(ticket, event, now) {
            return Admission::Refused(refusal);
        }
        let message_id = Excerpt::new(event.message_id());
        self.note_down(ticket, &Happening::RolledUp { message_id }, now);
        self.open_case(record, None, now);
        self.index_marks(ticket, true);
        Admission::RolledUp { ticket, count: 1 }
    }

    /// A new ticket, which is made durable.
    fn open_case(&mut self, record: Record, fault: Option<FaultKey>, now: Now) {
        let id = record.id;
        let mut case = Box::new(Case::fresh(record, fault, self.clocks, now.uptime()));
        self.roster.enlist(&mut case);
        self.cases.insert(id, case);
        self.gone.remove(&id);
        self.dirty.insert(id);
        self.save_at_once(now);
        self.settle(id, now);
    }

    /// Sees to it that one more ticket may be open; the least urgent one that
    /// waits gives way, if it is less urgent than this one.
    fn make_room(&mut self, id: TicketId, event: &Event, now: Now) -> Result<(), Refusal> {
        let max = self.config.max_open();
        if self.roster.open() < max {
            return Ok(());
        }
        let Some(least) = self.roster.displaced_by(event.severity()) else {
            let message_id = Excerpt::new(event.message_id());
            let happening = Happening::QueueFull { message_id, max };
            self.drop_report(DropReason::QueueFull, &happening, now);
            return Err(Refusal::QueueFull { max });
        };
        self.note_down(least, &Happening::Displaced { by: id }, now);
        let words = "it gave way to a more urgent ticket";
        self.fail(least, "displaced", words, DropReason::Displaced, now);
        self.settle(least, now);
        Ok(())
    }

    /// Counts anew what was opened of late, for limits that have changed and
    /// after a restart.
    pub(super) fn recount_floods(&mut self) {
        let limits = *self.config.flood_limits();
        let longest = u64::try_from(FloodLimit::MAX_WITHIN.as_millis()).unwrap_or(u64::MAX);
        let since = self.clocks.ran.saturating_sub(longest);
        let mut recent: Vec<&Record> = self
            .cases
            .values()
            .map(|case| &case.record)
            .filter(|record| record.event.kind() != EventKind::ManualCall && !record.is_roll_up())
            // One that was stored before there were clocks says nothing.
            .filter(|record| record.ran_ms > 0 && record.reported_ms >= since)
            .collect();
        recent.sort_unstable_by_key(|record| (record.reported_ms, record.sequence));
        let mut floods = Floods::default();
        for record in recent {
            floods.opened(&limits, &record.device, &record.event, record.reported_ms);
        }
        self.floods = floods;
    }

    /// A random id that no ticket has.
    pub(super) fn new_ticket_id(&mut self) -> TicketId {
        loop {
            let id = TicketId::from_random(self.entropy.bytes());
            if !self.cases.contains_key(&id) {
                return id;
            }
        }
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
