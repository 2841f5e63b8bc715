//! A world around the engine: a store, package slots, a service centre, a clock.
//! It does what a driver does, and breaks what it is told to break.

use std::collections::BTreeMap;
use std::io::Cursor;

use callhome::event::{Device, DeviceDraft, Event, EventDraft, OccurrenceKey, Receipt, Scope};
use callhome::event::{Severity, Sha256};
use callhome::forwarder::{
    Admission, Ask, Batch, Config, Entropy, FloodLimits, Forwarder, Gate, Outgoing, Output, Save,
};
use callhome::protocol::{CallError, Caller, Payload, Response};
use callhome::settings::Endpoint;
use callhome::testing::ServiceCentre;
use callhome::ticket::{TicketEvent, TicketId, TicketState};
use callhome::transport::{Attempt, Body, Exchange, Route, Transport};
use callhome::{Cause, Excerpt, Now, Peer, Phase, Uptime, WallTime};

pub(super) const DAY: u64 = 24 * 60 * 60 * 1000;

/// What becomes of a call: `Before` fails without reaching the service centre,
/// `After` reaches it, but the answer is lost.
pub(super) enum Fault {
    Before(Cause),
    After(Cause),
}

/// Decides what becomes of a call; `None`: nothing special.
type Breaker = Box<dyn FnMut(&Outgoing) -> Option<Fault>>;

pub(super) struct World {
    pub(super) forwarder: Forwarder,
    /// What the engine starts with.
    pub(super) config: Config,
    pub(super) store: BTreeMap<String, Vec<u8>>,
    pub(super) slots: BTreeMap<TicketId, Vec<u8>>,
    pub(super) centre: ServiceCentre,
    pub(super) route: Route,
    pub(super) millis: u64,
    /// What the device takes for the time of day.
    pub(super) wall: Option<WallTime>,
    /// Of the next chunk only so much arrives, and no answer comes back.
    pub(super) cut_chunk: Option<usize>,
    /// Bytes of service data that were sent, again and again among them.
    pub(super) sent_bytes: u64,
    /// What every package holds; `None`: there is none.
    pub(super) data: Option<Vec<u8>>,
    /// The collector never comes back.
    pub(super) collects_late: bool,
    pub(super) fault: Breaker,
    pub(super) fail_save: Box<dyn FnMut(usize) -> bool>,
    /// Flips a bit of every chunk.
    pub(super) damage: bool,
    /// Power goes before the operation with this number.
    pub(super) cut_at: Option<usize>,
    pub(super) operations: usize,
    pub(super) saves: usize,
    pub(super) saved_bytes: usize,
    /// Keys that were put or removed, and the bytes of their names.
    changes_saved: (usize, usize),
    /// Batches after which nothing of the old records should be left.
    pub(super) erasures: usize,
    pub(super) calls: Vec<&'static str>,
    /// How often a slot was read before it is sent.
    pub(super) checks: usize,
    /// So many of these times the host stops on the way.
    pub(super) stopped_checks: usize,
    pub(super) changes: Vec<(TicketId, TicketState, TicketState)>,
    pub(super) accepted: Vec<TicketId>,
    /// Each time the alarm was raised (true) or cleared.
    pub(super) alarms: Vec<bool>,
    pub(super) dropped: Vec<TicketId>,
    /// What the host would report again after a restart.
    pub(super) reports: Vec<Event>,
}

pub(super) fn endpoint() -> Endpoint {
    Endpoint::new("https://support.example/").unwrap()
}

pub(super) fn device() -> Device {
    DeviceDraft {
        manufacturer: "Example".into(),
        model: "SR 1".into(),
        serial_number: "J30A0042".into(),
        ..DeviceDraft::default()
    }
    .check()
    .unwrap()
}

/// The service data of every ticket, unless a test has others. Copied together,
/// because hundreds of worlds are made.
pub(super) fn service_data() -> Vec<u8> {
    [0, 1, 2, 3, 5, 8, 13, 21, 34, 55].repeat(30_000)
}

/// The event of log record `entry`.
pub(super) fn event(entry: u64, severity: Severity) -> Event {
    EventDraft {
        message_id: format!("Fan.1.0.FanFailed{entry}"),
        severity,
        message: "Fan 2 stands still".into(),
        occurrence_key: Some(OccurrenceKey::new("sel", &entry.to_string(), "0").unwrap()),
        ..EventDraft::default()
    }
    .check()
    .unwrap()
}

pub(super) fn lost() -> Cause {
    Cause::ConnectionLost { peer: Peer::ServiceCentre, phase: Phase::Answer }
}

impl World {
    pub(super) fn new() -> Self {
        let mut world = Self {
            forwarder: Forwarder::new(Config::new(), Entropy::new([1; 16], at(0))),
            // Floods have tests of their own.
            config: Config::new().with_flood_limits(FloodLimits::none()),
            store: BTreeMap::new(),
            slots: BTreeMap::new(),
            centre: ServiceCentre::new(),
            route: Route::new(endpoint()),
            millis: 0,
            wall: None,
            cut_chunk: None,
            sent_bytes: 0,
            data: Some(service_data()),
            collects_late: false,
            fault: Box::new(|_| None),
            fail_save: Box::new(|_| false),
            damage: false,
            cut_at: None,
            operations: 0,
            saves: 0,
            saved_bytes: 0,
            changes_saved: (0, 0),
            erasures: 0,
            calls: Vec::new(),
            checks: 0,
            stopped_checks: 0,
            changes: Vec::new(),
            accepted: Vec::new(),
            alarms: Vec::new(),
            dropped: Vec::new(),
            reports: Vec::new(),
        };
        world.start();
        world
    }

    pub(super) fn now(&self) -> Now {
        match self.wall {
            Some(wall) => at(self.millis).with_wall(wall),
            None => at(self.millis),
        }
    }

    /// The process starts: everything but store and slots is gone.
    pub(super) fn start(&mut self) {
        let entropy = Entropy::new([1; 16], self.now());
        self.forwarder = Forwarder::new(self.config.clone(), entropy);
        assert_eq!(self.forwarder.poll(self.now()), Output::Wait(None));
        for (key, bytes) in &self.store {
            self.forwarder.restore(key, bytes).unwrap();
        }
        self.forwarder.restored(self.now());
        for slot in self.slots.keys() {
            self.forwarder.slot_found(*slot);
        }
        self.forwarder.set_origin(&self.route.endpoint().origin(), self.now());
        self.forwarder.set_gate(Gate::Open, self.now());
        for event in self.reports.clone() {
            let _ = self.forwarder.report(&device(), event, self.now());
        }
    }

    pub(super) fn report(&mut self, event: Event) -> TicketId {
        self.reports.push(event.clone());
        match self.forwarder.report(&device(), event, self.now()) {
            Admission::Opened(id) => id,
            other => panic!("{other:?}"),
        }
    }

    /// The bytes that a directory store would have appended for it.
    pub(super) fn written(&self) -> usize {
        // `a_commit_is_one_append_and_one_sync` in the store's own tests.
        const FRAME: usize = 35;
        self.saved_bytes + self.changes_saved.1 + FRAME * self.changes_saved.0
    }

    /// How often a call of that name was made.
    pub(super) fn count_calls(&self, name: &str) -> usize {
        self.calls.iter().filter(|call| **call == name).count()
    }

    /// How many entries of that kind the journal has.
    pub(super) fn count_entries(&self, id: &str) -> usize {
        self.forwarder.journal().entries().filter(|entry| entry.id() == id).count()
    }

    pub(super) fn state(&self, id: TicketId) -> TicketState {
        self.forwarder.ticket(id).unwrap().state()
    }

    /// Does one thing, or says how long there is nothing to do.
    pub(super) fn step(&mut self) -> Option<Option<Uptime>> {
        self.operations += 1;
        if self.cut_at.is_some_and(|at| self.operations >= at) {
            self.cut_at = None;
            self.start();
        }
        match self.forwarder.poll(self.now()) {
            Output::Save(save) => self.save(&save),
            Output::Call(call) => self.call(&call),
            Output::Collect { ticket, .. } => self.collect(ticket),
            Output::CheckSlot { ticket } => {
                self.checks += 1;
                let found = self.slots.get(&ticket).map(|bytes| Sha256::of(bytes));
                let found = match self.stopped_checks.checked_sub(1) {
                    None => found.ok_or(Cause::RequestBody),
                    Some(left) => {
                        self.stopped_checks = left;
                        Err(Cause::Stopped)
                    }
                };
                self.forwarder.slot_checked(ticket, found.clone(), self.now());
                self.forwarder.slot_checked(ticket, found, self.now());
            }
            Output::RemoveSlot { ticket } => {
                self.slots.remove(&ticket);
            }
            Output::Accepted { ticket } => self.accepted.push(ticket),
            Output::Dropped { ticket } => self.dropped.push(ticket),
            Output::Changed { ticket, old, new } => {
                assert!(is_legal(old, new), "{old} {new}");
                self.changes.push((ticket, old, new));
            }
            Output::AlarmRaised { .. } => self.alarms.push(true),
            Output::AlarmCleared => self.alarms.push(false),
            Output::Wait(until) => return Some(until),
            other => panic!("{other:?}"),
        }
        None
    }

    /// Works until there is nothing to do now.
    pub(super) fn settle(&mut self) -> Option<Uptime> {
        for _ in 0..10_000 {
            if let Some(until) = self.step() {
                if let Some(until) = until {
                    assert!(until > self.now().uptime(), "it waits for what is over");
                }
                return until;
            }
        }
        panic!(
            "it does not come to rest: {:?}",
            self.calls.iter().rev().take(20).collect::<Vec<_>>()
        );
    }

    /// Works for so long, jumping from one moment to the next.
    pub(super) fn run(&mut self, millis: u64) {
        let end = self.millis + millis;
        for _ in 0..10_000 {
            match self.settle() {
                Some(until) if until.as_millis() <= end => self.millis = until.as_millis(),
                _ => {
                    self.millis = end;
                    return;
                }
            }
        }
        panic!("too many steps: {:?}", self.calls.iter().rev().take(20).collect::<Vec<_>>());
    }

    fn save(&mut self, save: &Save) {
        let number = self.saves;
        self.saves += 1;
        if (self.fail_save)(number) {
            return self.forwarder.save_failed(save.token(), self.now());
        }
        let batch = save.batch();
        assert!(batch.puts().len() + batch.removes().len() <= Batch::MAX_CHANGES);
        assert!(batch.bytes() <= Batch::MAX_BYTES && !batch.is_empty());
        self.changes_saved.0 += batch.puts().len() + batch.removes().len();
        let names = batch.puts().map(|(key, _)| key.len()).chain(batch.removes().map(str::len));
        self.changes_saved.1 += names.sum::<usize>();
        self.erasures += usize::from(batch.erases());
        for key in save.batch().removes() {
            self.store.remove(key);
        }
        for (key, bytes) in save.batch().puts() {
            self.saved_bytes += bytes.len();
            self.store.insert(key.to_owned(), bytes.to_vec());
        }
        self.forwarder.saved(save.token(), self.now());
        self.forwarder.saved(save.token(), self.now());
    }

    fn collect(&mut self, ticket: TicketId) {
        if self.collects_late {
            return;
        }
        let Some(data) = self.data.clone() else {
            return self.forwarder.collected(ticket, Err(Excerpt::new("none")), self.now());
        };
        let receipt = Receipt::new(Scope::Mini, data.len() as u64, Sha256::of(&data));
        self.slots.insert(ticket, data);
        self.forwarder.collected(ticket, Ok(&receipt), self.now());
    }

    fn call(&mut self, call: &Outgoing) {
        self.calls.push(name(call.ask()));
        let fault = (self.fault)(call);
        self.millis += 50;
        let result = match fault {
            Some(Fault::Before(cause)) => Err(CallError::from(cause)),
            Some(Fault::After(cause)) => {
                let _ = self.send(call);
                Err(CallError::from(cause))
            }
            None => self.send(call),
        };
        self.forwarder.answered(call.id(), result.clone(), self.now());
        self.forwarder.answered(call.id(), result, self.now());
    }

    fn send(&mut self, call: &Outgoing) -> Result<callhome::forwarder::Answer, CallError> {
        let caller = |device: &Device| Caller::new(device.clone());
        let endpoint = self.route.endpoint();
        let request = call.ask().request(endpoint, call.ticket(), None, caller);
        let slot = self.slots.get(&call.ticket());
        let damage = self.damage;
        let mut cut = None;
        if let Payload::Chunk { length, .. } = request.payload() {
            self.sent_bytes += length;
            cut = self.cut_chunk.take();
        }
        if matches!(request.payload(), Payload::Chunk { .. }) && slot.is_none() {
            return Err(Cause::RequestBody.into());
        }
        let request = request
            .into_http(|payload| match payload {
                Payload::Json(json) => Body::bytes(json),
                Payload::Chunk { offset, length } => {
                    let place = |at: u64| usize::try_from(at).unwrap();
                    let (from, to) = (place(offset), place(offset + length));
                    let mut part = slot.unwrap()[from..to].to_vec();
                    part[0] ^= u8::from(damage);
                    part.truncate(cut.unwrap_or(part.len()));
                    Body::reader(part.len() as u64, Cursor::new(part))
                }
                Payload::Empty => Body::empty(),
            })
            .unwrap();
        let exchange = Exchange::new(&self.route, request, Attempt::new(None));
        let response = exchange
            .and_then(|exchange| self.centre.send(exchange))
            .map_err(|failure| CallError::from(failure.into_cause()))?;
        if cut.is_some() {
            return Err(lost().into());
        }
        call.ask().answer(endpoint, call.ticket(), &Response::from(response), None)
    }
}

pub(super) fn at(millis: u64) -> Now {
    Now::new(Uptime::from_millis(millis))
}

fn is_legal(old: TicketState, new: TicketState) -> bool {
    let has_number = true;
    [
        TicketEvent::Delivered,
        TicketEvent::GivenUp,
        TicketEvent::Closed { has_number },
        TicketEvent::Cancelled { has_number },
        TicketEvent::SentAgain,
    ]
    .into_iter()
    .any(|event| old.next(event) == Ok(new))
}

pub(super) fn name(ask: &Ask) -> &'static str {
    match ask {
        Ask::LookUp { .. } => "look-up",
        Ask::Open { .. } => "open",
        Ask::DiscoverUploads { .. } => "discover",
        Ask::CreateUpload { .. } => "create",
        Ask::AskOffset { .. } => "offset",
        Ask::SendChunk { .. } => "chunk",
        Ask::TerminateUpload { .. } => "terminate",
        Ask::Claim { .. } => "claim",
        Ask::Cancel => "cancel",
        Ask::AddNote { .. } => "note",
        Ask::TellOccurrences { .. } => "tell",
    }
}
