//! [`Forwarder`]: the engine that turns events into tickets.

use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet, VecDeque};
use alloc::string::{String, ToString};
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::time::Duration;

use crate::event::{Device, KeptReceipt, Receipt};
use crate::forwarder::case::Case;
use crate::forwarder::chunk::ChunkLength;
use crate::forwarder::line::{Hold, Reason};
use crate::forwarder::output::{CallId, Output, SaveToken};
use crate::forwarder::record::{Damaged, PackageState, Record};
use crate::forwarder::saving::SaveUnderWay;
use crate::forwarder::schedule::Agenda;
use crate::forwarder::stage::Step;
use crate::forwarder::{Config, Entropy, Entry, Gate, Happening, Journal, TicketView};
use crate::retry;
use crate::settings::Origin;
use crate::ticket::{TicketId, TicketState};
use crate::time::{Now, Uptime};

/// The engine that turns events into tickets and keeps going until they end.
///
/// It does nothing by itself. What happened is put in (a report, an answer, a
/// save that is done), what is to be done comes out of
/// [`poll`](Self::poll): see the [module](crate::forwarder) for the loop.
///
/// ```
/// use callhome::event::{DeviceDraft, Event, Severity};
/// use callhome::forwarder::{Admission, Config, Entropy, Forwarder, Gate, Output};
/// use callhome::settings::Endpoint;
/// use callhome::{Now, Uptime};
///
/// let now = Now::new(Uptime::from_millis(0));
/// let mut forwarder = Forwarder::new(Config::new(), Entropy::new([7; 16], now));
/// // Every stored record goes through `restore` here; there is none yet.
/// forwarder.restored(now);
/// forwarder.set_origin(&Endpoint::new("https://support.example/")?.origin(), now);
/// forwarder.set_gate(Gate::Open, now);
///
/// let device = DeviceDraft {
///     manufacturer: "Example".into(),
///     model: "SR 1".into(),
///     serial_number: "J30A0042".into(),
///     ..DeviceDraft::default()
/// }
/// .check()?;
/// let event = Event::fault("Fan.1.0.FanFailed", Severity::Warning, "Fan 2 stands still")?;
/// let Admission::Opened(ticket) = forwarder.report(&device, event, now) else {
///     panic!("it is the first report");
/// };
/// let Output::Save(save) = forwarder.poll(now) else { panic!("first it must be durable") };
/// // The driver writes save.batch() to its store.
/// forwarder.saved(save.token(), now);
/// assert_eq!(forwarder.poll(now), Output::Accepted { ticket });
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Forwarder {
    pub(super) config: Config,
    pub(super) entropy: Entropy,
    pub(super) journal: Journal,
    pub(super) cases: BTreeMap<TicketId, Case>,
    /// The open ticket of each fault.
    pub(super) faults: BTreeMap<FaultKey, TicketId>,
    /// Ended tickets, in the order in which they ended.
    pub(super) ended: BTreeSet<(u64, TicketId)>,
    /// Tickets that were opened at another service centre than the one that is set.
    pub(super) elsewhere: BTreeSet<TicketId>,
    pub(super) agenda: Agenda,
    /// When a ticket's age must be looked at.
    pub(super) timers: BTreeSet<(Uptime, TicketId)>,
    pub(super) calls: BTreeMap<CallId, UnderWay>,
    /// Holds everything.
    pub(super) line: Hold,
    /// Holds calls about packages only.
    pub(super) bulk: Hold,
    pub(super) chunk: ChunkLength,
    gate: Gate,
    pub(super) origin: Option<String>,
    /// Counts changes of the origin.
    pub(super) era: u64,
    pub(super) outputs: VecDeque<Output>,
    /// What may be said only when the next save is durable.
    pub(super) after_save: Vec<Output>,
    pub(super) dirty: BTreeSet<TicketId>,
    /// Records that must leave the store.
    pub(super) gone: BTreeSet<TicketId>,
    /// A note was in a record that must leave the store.
    pub(super) gone_erases: bool,
    /// Receipts that are not in the store yet.
    pub(super) receipts: BTreeMap<TicketId, Vec<u8>>,
    /// What was read of stored receipts, until the engine starts.
    read_receipts: BTreeMap<TicketId, Box<KeptReceipt>>,
    pub(super) save: Option<SaveUnderWay>,
    pub(super) save_due: Uptime,
    pub(super) save_failures: u32,
    pub(super) open: usize,
    last_device: Option<Arc<Device>>,
    next_sequence: u64,
    next_end: u64,
    next_call: u64,
    next_save: u64,
    pub(super) started: bool,
    /// Milliseconds during which tickets grew older, and until when they count.
    clock: u64,
    clock_to: Uptime,
}

/// Device, message id and origin of condition: what makes two events one fault.
pub(super) type FaultKey = [u8; 16];

/// A call that was emitted and not answered.
#[derive(Debug)]
pub(super) struct UnderWay {
    pub(super) ticket: TicketId,
    pub(super) step: Step,
    pub(super) emitted: Uptime,
    pub(super) era: u64,
    /// The question goes to a URL that the service centre handed out.
    pub(super) is_handed_out: bool,
    /// The question goes to another origin than the service centre's.
    pub(super) is_foreign: bool,
    /// Where the chunk begins, if it is one.
    pub(super) offset: u64,
}

/// How often the state is asked for while a ticket waits for something there.
pub(super) const ASK_SOON: Duration = Duration::from_secs(10 * 60);
/// How often the state is asked for otherwise.
pub(super) const ASK_LATER: Duration = Duration::from_secs(6 * 60 * 60);
/// How long restored tickets are spread over, so that machines that start
/// together do not call together.
const START_SPREAD: Duration = Duration::from_secs(5);

impl Forwarder {
    /// What the keys of stored tickets begin with.
    pub const TICKET_PREFIX: &str = Record::KEY_PREFIX;
    /// What the keys of stored receipts begin with; behind it is the ticket's
    /// id, and the value is the JSON of a [`Receipt`](crate::event::Receipt).
    pub const RECEIPT_PREFIX: &str = Record::RECEIPT_PREFIX;
    /// The longest ticket that is ever written, in bytes.
    pub const MAX_RECORD_BYTES: usize = Record::MAX_BYTES;
    /// The most notes that wait at one ticket.
    pub const MAX_NOTES: usize = Record::MAX_NOTES;

    /// An engine that waits for its records: see [`restore`](Self::restore).
    #[must_use]
    pub fn new(config: Config, entropy: Entropy) -> Self {
        Self {
            config,
            entropy,
            journal: Journal::new(),
            cases: BTreeMap::new(),
            faults: BTreeMap::new(),
            ended: BTreeSet::new(),
            elsewhere: BTreeSet::new(),
            agenda: Agenda::default(),
            timers: BTreeSet::new(),
            calls: BTreeMap::new(),
            line: Hold::default(),
            bulk: Hold::default(),
            chunk: ChunkLength::new(),
            gate: Gate::NotConfigured,
            origin: None,
            era: 0,
            outputs: VecDeque::new(),
            after_save: Vec::new(),
            dirty: BTreeSet::new(),
            gone: BTreeSet::new(),
            gone_erases: false,
            receipts: BTreeMap::new(),
            read_receipts: BTreeMap::new(),
            save: None,
            save_due: Uptime::default(),
            save_failures: 0,
            open: 0,
            last_device: None,
            next_sequence: 1,
            next_end: 1,
            next_call: 1,
            next_save: 1,
            started: false,
            clock: 0,
            clock_to: Uptime::default(),
        }
    }

    /// Takes a stored record back, in any order: every key that begins with
    /// [`Forwarder::TICKET_PREFIX`], [`Forwarder::RECEIPT_PREFIX`] or
    /// [`Journal::KEY_PREFIX`]. A receipt without a ticket will be removed.
    ///
    /// # Errors
    /// [`Damaged`]: the record should be set aside and counted, the others go on.
    pub fn restore(&mut self, key: &str, bytes: &[u8]) -> Result<(), Damaged> {
        if self.started {
            return Err(Damaged::TooLate);
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
        self.cases.insert(record.id, Case::stored(record, 0, Uptime::default()));
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
        self.clock_to = now.uptime();
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
            case.noted_to = now.uptime();
            case.due = now.uptime() + retry::part(START_SPREAD, spread);
            let soon = case.record.cancel_asked;
            let interval = if soon { ASK_SOON } else { ASK_LATER };
            case.question_due = now.uptime() + retry::part(interval, ask);
            match case.record.state {
                TicketState::Pending | TicketState::Active => {
                    self.open += 1;
                    let fault = fault_key(&case.record);
                    if let Some(fault) = fault {
                        self.faults.insert(fault, id);
                    }
                }
                TicketState::Failed | TicketState::Closed | TicketState::Cancelled => {
                    self.ended.insert((self.next_end, id));
                    self.next_end += 1;
                }
            }
            if case.record.state == TicketState::Pending
                && case.record.package == PackageState::Collecting
            {
                self.outputs.push_back(collect(&case.record));
            }
            self.settle(id, now);
        }
        self.forget_the_oldest(now);
    }

    /// The store has a package slot under this name. Unless its ticket needs it,
    /// it will be removed.
    pub fn slot_found(&mut self, ticket: TicketId) {
        if !self.cases.get(&ticket).is_some_and(|case| case.record.needs_slot()) {
            self.outputs.push_back(Output::RemoveSlot { ticket });
        }
    }

    /// Takes other numbers than those it began with; they count from now on. A
    /// package that is packed already waits for approval if that is required
    /// now and was not given, and waits for it no longer if it is not.
    pub fn set_config(&mut self, config: Config, now: Now) {
        self.tick(now);
        self.config = config;
        if self.started {
            let all: Vec<_> = self.cases.keys().copied().collect();
            for id in all {
                self.settle(id, now);
            }
            self.forget_the_oldest(now);
        }
    }

    /// The numbers in force.
    #[must_use]
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// Opens the gate or shuts it: see [`Gate`].
    pub fn set_gate(&mut self, gate: Gate, now: Now) {
        self.tick(now);
        self.gate = gate;
    }

    /// Whether anything may be sent.
    #[must_use]
    pub fn gate(&self) -> Gate {
        self.gate
    }

    /// Says whom the route leads to. Before this is said, nothing is sent.
    ///
    /// When it is another one than before, Pending tickets are opened there
    /// anew, under the same ids; the others stay where they were opened, and
    /// are asked about when the route leads there again.
    pub fn set_origin(&mut self, origin: &Origin, now: Now) {
        self.tick(now);
        let origin = origin.to_string();
        if self.origin.as_ref() == Some(&origin) {
            return;
        }
        self.origin = Some(origin);
        self.era += 1;
        for id in core::mem::take(&mut self.elsewhere) {
            if let Some(case) = self.cases.get_mut(&id) {
                case.complained = false;
            }
            self.settle(id, now);
        }
        self.route_changed(now);
    }

    /// Settings have changed that calls depend on (proxy, trust, identity,
    /// credentials): what was held because of them is tried now.
    pub fn route_changed(&mut self, now: Now) {
        self.tick(now);
        self.line.hurry(now.uptime());
        self.bulk.hurry(now.uptime());
    }

    /// A test call got through: an outage is over.
    pub fn line_proved(&mut self, now: Now) {
        self.tick(now);
        self.release_line(now);
    }

    /// Writes into the journal what happened outside the engine.
    pub fn write_journal(&mut self, happening: &Happening, now: Now) {
        self.journal.write(now, None, happening);
    }

    /// The journal.
    #[must_use]
    pub fn journal(&self) -> &Journal {
        &self.journal
    }

    /// Every ticket, in no particular order.
    pub fn tickets(&self) -> impl ExactSizeIterator<Item = TicketView<'_>> {
        self.cases.values().map(TicketView::of)
    }

    /// The receipt of a ticket's package, as JSON, while it is not durable yet;
    /// then it is in the store, under [`Forwarder::RECEIPT_PREFIX`].
    #[must_use]
    pub fn unsaved_receipt(&self, id: TicketId) -> Option<&[u8]> {
        self.receipts.get(&id).map(Vec::as_slice)
    }

    /// One ticket.
    #[must_use]
    pub fn ticket(&self, id: TicketId) -> Option<TicketView<'_>> {
        self.cases.get(&id).map(TicketView::of)
    }

    /// What is to be done next. It may be asked at any time, and as often as one
    /// likes; what was not fetched is kept.
    pub fn poll(&mut self, now: Now) -> Output {
        if !self.started {
            return Output::Wait(None);
        }
        self.tick(now);
        while let Some((at, id)) = self.timers.first().copied()
            && at <= now.uptime()
        {
            self.timers.pop_first();
            self.look_at_age(id, now);
        }
        if let Some(output) = self.outputs.pop_front() {
            return output;
        }
        if let Some(save) = self.next_save(now) {
            return Output::Save(save);
        }
        if let Some(output) = self.next_call(now) {
            return output;
        }
        // Looking for a call may have set a ticket aside, which is written down.
        if let Some(save) = self.next_save(now) {
            return Output::Save(save);
        }
        Output::Wait(self.next_moment())
    }

    /// The next moment at which there is something to do without any input.
    fn next_moment(&self) -> Option<Uptime> {
        let save = self.wants_save().then_some(self.save_due);
        let timer = self.timers.first().map(|(at, _)| *at);
        [save, timer, self.next_call_moment()].into_iter().flatten().min()
    }

    /// Whether calls may go out, as far as the host is concerned.
    pub(super) fn may_call(&self) -> bool {
        self.gate.is_open() && self.origin.is_some()
    }

    /// Brings the engine's clock up to now. Tickets do not grow older while
    /// nothing may be sent, or while somebody has to change a setting first.
    pub(super) fn tick(&mut self, now: Now) {
        let passed = now.uptime().since(self.clock_to);
        let is_held =
            [&self.line, &self.bulk].iter().any(|hold| hold.reason() == Some(Reason::Held));
        if self.may_call() && !is_held {
            let millis = u64::try_from(passed.as_millis()).unwrap_or(u64::MAX);
            self.clock = self.clock.saturating_add(millis);
        }
        self.clock_to = self.clock_to.max(now.uptime());
    }

    pub(super) fn clock(&self) -> u64 {
        self.clock
    }

    pub(super) fn random(&mut self) -> u64 {
        let bytes = self.entropy.bytes();
        bytes.first_chunk().copied().map_or(0, u64::from_be_bytes)
    }

    pub(super) fn new_sequence(&mut self) -> u64 {
        take_number(&mut self.next_sequence)
    }

    pub(super) fn new_end(&mut self) -> u64 {
        take_number(&mut self.next_end)
    }

    pub(super) fn new_call(&mut self) -> CallId {
        CallId(take_number(&mut self.next_call))
    }

    pub(super) fn new_save(&mut self) -> SaveToken {
        SaveToken(take_number(&mut self.next_save))
    }

    /// One allocation for a device that reports again and again.
    pub(super) fn shared(&mut self, device: &Device) -> Arc<Device> {
        match &self.last_device {
            Some(known) if **known == *device => known.clone(),
            _ => self.last_device.insert(Arc::new(device.clone())).clone(),
        }
    }

    pub(super) fn note_down(&mut self, ticket: TicketId, happening: &Happening, now: Now) {
        self.journal.write(now, Some(ticket), happening);
    }
}

/// What asks for a ticket's package.
pub(super) fn collect(record: &Record) -> Output {
    Output::Collect {
        ticket: record.id,
        device: record.device.clone(),
        event: record.event.clone(),
    }
}

pub(super) fn is_open(state: TicketState) -> bool {
    matches!(state, TicketState::Pending | TicketState::Active)
}

/// The fault that a ticket is about. A manual call is about none: what a person
/// says is never the same again.
pub(super) fn fault_key(record: &Record) -> Option<FaultKey> {
    use crate::event::EventKind;
    use sha2::Digest;

    if record.event.kind() == EventKind::ManualCall {
        return None;
    }
    let mut digest = sha2::Sha256::new();
    for text in [
        record.device.manufacturer(),
        record.device.model(),
        record.device.serial_number(),
        record.event.message_id(),
        record.event.origin_of_condition().unwrap_or_default(),
    ] {
        digest.update((text.len() as u64).to_be_bytes());
        digest.update(text.as_bytes());
    }
    digest.finalize().first_chunk().copied()
}

/// The next number of a count that nothing reaches the end of.
fn take_number(next: &mut u64) -> u64 {
    let number = *next;
    *next = next.wrapping_add(1);
    number
}
