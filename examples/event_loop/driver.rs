//! The driver: does what the engine asks for, on a foreign event loop.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use callhome::event::{Device, Event, MemberKind, Receipt, Scope, Sha256};
use callhome::forwarder::{
    Answer, Ask, CallId, Config, Entropy, Forwarder, Gate, Journal, Output, Save, SaveToken,
};
use callhome::package::{Member, PackageHead, PackageRules, Packer};
use callhome::protocol::{CallError, Caller};
use callhome::settings::Settings;
use callhome::settings::agreement::Agreement;
use callhome::store::{Batch, DirStore, Key, Store, StoreError};
use callhome::ticket::{TicketId, TicketState};
use callhome::{Cause, Excerpt, SlotSink, SystemClock};
use sha2::Digest;
use tokio::sync::mpsc;
use tokio::task::JoinSet;

use crate::http::Http;

/// What a finished task has to say to the engine.
enum Done {
    Saved(SaveToken, Result<(), StoreError>),
    Packed(TicketId, Result<Receipt, Excerpt>),
    Answered(CallId, Result<Answer, CallError>),
    Checked(TicketId, Result<Sha256, Cause>),
    SlotRemoved,
}

/// What calls need and the engine does not know: where to, and who calls.
pub(crate) struct Site {
    pub(crate) http: Http,
    pub(crate) device: Device,
    pub(crate) settings: Settings,
    pub(crate) agreement: Agreement,
}

/// The engine, its store, and the work that is under way.
pub(crate) struct Driver {
    forwarder: Forwarder,
    /// Writing to flash takes its time, so it happens on tokio's blocking threads.
    store: Arc<Mutex<DirStore>>,
    site: Arc<Site>,
    clock: SystemClock,
    tasks: JoinSet<Done>,
}

impl Driver {
    /// An engine that knows everything that is in `store`.
    pub(crate) fn start(
        mut store: DirStore,
        site: Site,
        seed: [u8; 16],
        clock: SystemClock,
    ) -> Result<Self, StoreError> {
        let now = clock.now();
        let mut forwarder = Forwarder::new(Config::new(), Entropy::new(seed, now));
        for (key, bytes) in store.load()?.into_records() {
            let is_ours = key.as_str() == Forwarder::STATE_KEY
                || [Forwarder::TICKET_PREFIX, Forwarder::RECEIPT_PREFIX, Journal::KEY_PREFIX]
                    .iter()
                    .any(|prefix| key.as_str().starts_with(prefix));
            // A host keeps its own records beside ours: agreement, settings.
            if is_ours && let Err(damaged) = forwarder.restore(key.as_str(), &bytes) {
                eprintln!("{key} was set aside: {damaged}");
            }
        }
        forwarder.restored(now);
        for slot in store.slots()? {
            if let Some(ticket) = slot.key().as_str().strip_prefix(SLOT_PREFIX)
                && let Ok(ticket) = ticket.parse()
            {
                forwarder.slot_found(ticket);
            }
        }
        forwarder.set_origin(&site.http.endpoint().origin(), now);
        // The agreement is accepted, the form is filled in, the switch is on.
        forwarder.set_gate(Gate::Open, now);
        let (store, site) = (Arc::new(Mutex::new(store)), Arc::new(site));
        Ok(Self { forwarder, store, site, clock, tasks: JoinSet::new() })
    }

    /// Takes reports in and drives them until `count` tickets are Active or one
    /// of them can no longer become so.
    pub(crate) async fn run(
        &mut self,
        mut reports: mpsc::Receiver<Event>,
        count: usize,
    ) -> Result<(), String> {
        loop {
            let now = self.clock.now();
            let until = match self.forwarder.poll(now) {
                Output::Wait(until) => until,
                output => {
                    self.begin(output);
                    continue;
                }
            };
            if self.is_over(count)? {
                return Ok(());
            }
            // Nothing to do until something happens: now the loop is the others'.
            let wait = until.map_or(Duration::MAX, |until| until.since(now.uptime()));
            tokio::select! {
                Some(done) = self.tasks.join_next() => match done {
                    Ok(done) => self.finish(done),
                    Err(panicked) => return Err(panicked.to_string()),
                },
                Some(event) = reports.recv() => {
                    let admission = self.forwarder.report(&self.site.device, event, self.clock.now());
                    println!("reported: {admission:?}");
                }
                () = tokio::time::sleep(wait) => {}
            }
        }
    }

    /// Begins what the engine asks for. Nothing here waits.
    fn begin(&mut self, output: Output) {
        let (store, site) = (Arc::clone(&self.store), Arc::clone(&self.site));
        let wall = self.clock.now().wall();
        match output {
            Output::Save(save) => {
                self.tasks.spawn_blocking(move || Done::Saved(save.token(), commit(&store, save)));
            }
            Output::Collect { ticket, device, event } => {
                self.tasks.spawn_blocking(move || {
                    Done::Packed(ticket, pack(&store, ticket, &device, &event))
                });
            }
            Output::CheckSlot { ticket } => {
                self.tasks.spawn_blocking(move || Done::Checked(ticket, digest(&store, ticket)));
            }
            Output::RemoveSlot { ticket } => {
                // One that stays is named again after a restart.
                self.tasks.spawn_blocking(move || {
                    drop(locked(&store).remove_slot(&slot_of(ticket)));
                    Done::SlotRemoved
                });
            }
            Output::Call(call) => {
                self.tasks.spawn(async move {
                    let result = send(&store, &site, call.ticket(), call.ask(), wall).await;
                    Done::Answered(call.id(), result)
                });
            }
            Output::Accepted { ticket } => println!("accepted {ticket}"),
            Output::AlarmRaised { silent_for, waiting } => {
                eprintln!("nothing delivered for {silent_for:?}, {waiting} tickets wait");
            }
            Output::Dropped { ticket } => eprintln!("{ticket} could not be stored"),
            Output::Changed { ticket, new, .. } => {
                let number = self.forwarder.ticket(ticket).and_then(|view| view.number());
                println!("ticket {ticket} {} {new}", number.unwrap_or("-"));
            }
            _ => {} // news of a later version
        }
    }

    /// Tells the engine what came of it.
    fn finish(&mut self, done: Done) {
        let now = self.clock.now();
        match done {
            Done::Saved(token, Ok(())) => self.forwarder.saved(token, now),
            Done::Saved(token, Err(error)) => {
                eprintln!("{error}");
                self.forwarder.save_failed(token, now);
            }
            Done::Packed(ticket, result) => {
                let result = result.as_ref().map_err(Clone::clone);
                self.forwarder.collected(ticket, result, now);
            }
            Done::Answered(call, result) => self.forwarder.answered(call, result, now),
            Done::Checked(ticket, found) => self.forwarder.slot_checked(ticket, found, now),
            Done::SlotRemoved => {}
        }
    }

    /// Whether everything is durable and Active.
    fn is_over(&self, count: usize) -> Result<bool, String> {
        let mut states: BTreeMap<String, usize> = BTreeMap::new();
        for ticket in self.forwarder.tickets() {
            if !matches!(ticket.state(), TicketState::Pending | TicketState::Active) {
                return Err(format!("ticket {} is {}", ticket.id(), ticket.state()));
            }
            *states.entry(ticket.state().to_string()).or_default() += 1;
        }
        let active = states.get("Active").copied().unwrap_or_default();
        Ok(active == count && self.tasks.is_empty())
    }
}

/// One request and what the answer means.
async fn send(
    store: &Mutex<DirStore>,
    site: &Site,
    ticket: TicketId,
    ask: &Ask,
    wall: Option<callhome::WallTime>,
) -> Result<Answer, CallError> {
    let chunk = match ask {
        // Its `checksum` is a wish; TLS and the package's digest do without.
        Ask::SendChunk { offset, .. } => Some(
            locked(store).open_slot(&slot_of(ticket), *offset).map_err(|_| Cause::RequestBody)?,
        ),
        _ => None,
    };
    let endpoint = site.http.endpoint();
    let acceptance = site.agreement.acceptance().ok_or(Cause::AgreementMissing)?;
    let request = ask.request(endpoint, ticket, None, |device| {
        Caller::new(device.clone()).with_settings(&site.settings).with_acceptance(acceptance)
    });
    let response = site.http.send(request, chunk).await?;
    ask.answer(endpoint, ticket, &response, wall)
}

/// Writes what the engine wants written.
fn commit(store: &Mutex<DirStore>, save: Save) -> Result<(), StoreError> {
    let batch = Batch::try_from(save.into_batch())?;
    locked(store).commit(&batch)
}

/// Packs a little text, and 4 MiB that do not compress, so that there is
/// something to upload.
fn pack(
    store: &Mutex<DirStore>,
    ticket: TicketId,
    device: &Device,
    event: &Event,
) -> Result<Receipt, Excerpt> {
    let words = |error: &dyn std::fmt::Display| Excerpt::new(&error.to_string());
    let slot = locked(store).create_slot(&slot_of(ticket)).map_err(|e| words(&e))?;
    let head = PackageHead::new(ticket, device, event, Scope::Full);
    let mut packer = Packer::new(PackageRules::new()).map_err(|e| words(&e))?;
    let mut package = packer.start(SlotSink::new(slot), &head).map_err(|e| words(&e))?;
    let text = Member::new("sensors.txt", MemberKind::Sensors).map_err(|e| words(&e))?;
    package.add_bytes(text, b"fan1 0 rpm\nfan2 4100 rpm\n").map_err(|e| words(&e))?;
    let dump = Member::new("dump.bin", MemberKind::CrashDump).map_err(|e| words(&e))?;
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let noise = std::iter::repeat_with(|| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()
    });
    let noise: Vec<u8> = noise.take(512 * 1024).flatten().collect();
    package.add_bytes(dump, &noise).map_err(|e| words(&e))?;
    let (receipt, sink) = package.finish().map_err(|e| words(&e))?;
    sink.seal().map_err(|e| words(&e))?;
    Ok(receipt)
}

/// What is in a slot that somebody has approved.
fn digest(store: &Mutex<DirStore>, ticket: TicketId) -> Result<Sha256, Cause> {
    let unreadable = |_| Cause::RequestBody;
    let mut slot = locked(store).open_slot(&slot_of(ticket), 0).map_err(|_| Cause::RequestBody)?;
    let mut hasher = sha2::Sha256::new();
    std::io::copy(&mut slot, &mut hasher).map_err(unreadable)?;
    Ok(Sha256::from_bytes(hasher.finalize().into()))
}

const SLOT_PREFIX: &str = "package.";

fn slot_of(ticket: TicketId) -> Key {
    key_of(&format!("{SLOT_PREFIX}{ticket}"))
}

/// Every key that the engine makes is one that a store takes.
fn key_of(key: &str) -> Key {
    key.parse().expect("the engine's keys are short words, ids and numbers")
}

fn locked(store: &Mutex<DirStore>) -> std::sync::MutexGuard<'_, DirStore> {
    store.lock().unwrap_or_else(PoisonError::into_inner)
}
