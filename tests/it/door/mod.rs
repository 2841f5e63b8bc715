//! The door as a host meets it: reports, restarts, wishes, and what goes wrong.

mod approval;
mod halves;
mod keeping;
mod tickets;
mod upkeep;

use std::io::Read;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use callhome::event::{
    Device, DeviceDraft, Event, EventDraft, MemberKind, OccurrenceKey, Scope, Severity,
};
use callhome::package::{Member, OpenPackage};
use callhome::settings::agreement::{Document, Documents};
use callhome::settings::{Endpoint, Settings, SettingsDraft};
use callhome::store::{Batch, Key, Loaded, MemoryStore, Slot, SlotWriter, Store, StoreError};
use callhome::ticket::{TicketId, TicketState};
use callhome::transport::Transport;
use callhome::{CallHome, Excerpt, Next, Now, Uptime};

pub(crate) const ENDPOINT: &str = "https://support.example/";

pub(crate) fn at_millis(millis: u64) -> Now {
    let wall = "2026-06-01T12:00:00Z".parse().expect("a time");
    Now::new(Uptime::from_millis(millis)).with_wall(wall)
}

/// A memory that outlives the call home that writes to it, as a disk would, and
/// can be told to fail.
#[derive(Clone, Default)]
pub(crate) struct Kept {
    store: Arc<Mutex<MemoryStore>>,
    fails: Arc<AtomicBool>,
}

impl Kept {
    pub(crate) fn fail(&self, fails: bool) {
        self.fails.store(fails, Ordering::Relaxed);
    }

    /// Puts a record in by hand.
    pub(crate) fn put(&self, key: &str, value: &[u8]) {
        let mut batch = Batch::new();
        batch.put(key.parse().unwrap(), value).unwrap();
        self.store.lock().unwrap().commit(&batch).unwrap();
    }

    /// Writes other bytes into a slot behind everybody's back.
    pub(crate) fn alter(&self, slot: &Key) {
        let mut store = self.store.lock().unwrap();
        let mut bytes = Vec::new();
        store.open_slot(slot, 0).unwrap().read_to_end(&mut bytes).unwrap();
        *bytes.last_mut().unwrap() ^= 1;
        let mut writer = store.create_slot(slot).unwrap();
        writer.append(&bytes).unwrap();
        writer.seal().unwrap();
    }

    pub(crate) fn records(&self) -> Vec<(String, Vec<u8>)> {
        let loaded = self.store.lock().unwrap().load().unwrap();
        loaded.into_records().into_iter().map(|(key, value)| (key.to_string(), value)).collect()
    }

    /// Whether a record has this text anywhere.
    pub(crate) fn mentions(&self, text: &str) -> bool {
        self.records().iter().any(|(_, value)| String::from_utf8_lossy(value).contains(text))
    }
}

impl Store for Kept {
    fn load(&mut self) -> Result<Loaded, StoreError> {
        self.store.lock().unwrap().load()
    }

    fn commit(&mut self, batch: &Batch) -> Result<(), StoreError> {
        if self.fails.load(Ordering::Relaxed) {
            return Err(StoreError::ReadOnly);
        }
        self.store.lock().unwrap().commit(batch)
    }

    fn create_slot(&mut self, slot: &Key) -> Result<Box<dyn SlotWriter + Send>, StoreError> {
        self.store.lock().unwrap().create_slot(slot)
    }

    fn open_slot(&self, slot: &Key, offset: u64) -> Result<Box<dyn Read + Send>, StoreError> {
        self.store.lock().unwrap().open_slot(slot, offset)
    }

    fn slot_len(&self, slot: &Key) -> Result<u64, StoreError> {
        self.store.lock().unwrap().slot_len(slot)
    }

    fn remove_slot(&mut self, slot: &Key) -> Result<(), StoreError> {
        self.store.lock().unwrap().remove_slot(slot)
    }

    fn slots(&self) -> Result<Vec<Slot>, StoreError> {
        self.store.lock().unwrap().slots()
    }
}

pub(crate) fn device() -> Device {
    DeviceDraft {
        manufacturer: "Example Corp".into(),
        model: "Shelf 12".into(),
        serial_number: "EX47-0042".into(),
        ..DeviceDraft::default()
    }
    .check()
    .expect("a good device")
}

/// A fault with an entry of the log for its name.
pub(crate) fn fault(entry: &str) -> Event {
    EventDraft {
        message_id: format!("Fan.1.0.Fan{entry}Failed"),
        severity: Severity::Warning,
        message: "A fan stands still".into(),
        occurrence_key: Some(OccurrenceKey::new("SEL", entry, "1").unwrap()),
        ..EventDraft::default()
    }
    .check()
    .expect("a good event")
}

pub(crate) fn settings() -> Settings {
    SettingsDraft::example().check(None).expect("good settings")
}

/// Some 300 KiB that do not compress: more than one chunk.
pub(crate) fn sensors(_: &Event, _: Scope, package: &mut OpenPackage<'_>) -> Result<(), Excerpt> {
    let mut state = 1_u32;
    let noise = std::iter::repeat_with(|| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state.to_be_bytes()[0]
    });
    let noise: Vec<u8> = noise.take(300_000).collect();
    package.add_bytes(Member::new("sensors.bin", MemberKind::Sensors).unwrap(), &noise).unwrap();
    Ok(())
}

/// Call home as it is right after a start: all that is there is in the store.
pub(crate) fn open<T: Transport, S: Store>(transport: T, store: S) -> CallHome<T, S> {
    let document = |what: &str| Document::url("1", &format!("https://support.example/{what}"));
    let documents = Documents::new(document("terms").unwrap(), document("privacy").unwrap());
    let mut call_home =
        CallHome::open(device(), documents, store, transport, [7; 16], at_millis(0)).unwrap();
    call_home.set_endpoint(Endpoint::new(ENDPOINT).unwrap(), at_millis(0)).unwrap();
    call_home
}

/// The same, with everything that an administrator does once.
pub(crate) fn ready<T: Transport, S: Store>(transport: T, store: S) -> CallHome<T, S> {
    let mut call_home = open(transport, store);
    call_home.accept_agreement("operator", at_millis(0)).unwrap();
    call_home.apply_settings(settings(), "operator", at_millis(0)).unwrap();
    call_home.enable("operator", at_millis(0)).unwrap();
    call_home
}

pub(crate) fn journal<T: Transport, S: Store>(call_home: &CallHome<T, S>) -> Vec<String> {
    call_home.journal().entries().map(|entry| entry.id().to_owned()).collect()
}

/// The first journal entry of this kind.
pub(crate) fn entry<T: Transport, S: Store>(call_home: &CallHome<T, S>, id: &str) -> String {
    let found = call_home.journal().entries().find(|entry| entry.id() == id);
    found.unwrap_or_else(|| panic!("{id} is not in the journal")).message().to_owned()
}

/// The host's loop in simulated time: works until `is_enough`, or until there is
/// nothing to do before `limit`. Says whether it was enough.
pub(crate) fn work_until<T: Transport, S: Store>(
    call_home: &mut CallHome<T, S>,
    millis: &mut u64,
    limit: u64,
    is_enough: impl Fn(&CallHome<T, S>) -> bool,
) -> bool {
    for _ in 0..10_000 {
        if is_enough(call_home) {
            return true;
        }
        match call_home.begin(at_millis(*millis)) {
            Next::Work(work) => call_home.finish(work.run(), at_millis(*millis)),
            Next::Wait(Some(until)) if until.as_millis() <= limit => {
                *millis = until.as_millis().max(*millis);
            }
            Next::Wait(_) => return is_enough(call_home),
        }
    }
    panic!("it goes round and round");
}

const DAY: u64 = 24 * 60 * 60 * 1000;

/// Works until the ticket is in this state, at most for a day.
#[track_caller]
pub(crate) fn work_to<T: Transport, S: Store>(
    call_home: &mut CallHome<T, S>,
    millis: &mut u64,
    ticket: TicketId,
    state: TicketState,
) {
    let limit = *millis + DAY;
    let is_there = |call_home: &CallHome<T, S>| {
        call_home.ticket(ticket).is_some_and(|ticket| ticket.state() == state)
    };
    let came = work_until(call_home, millis, limit, is_there);
    assert!(came, "{:?}\n{:#?}", call_home.ticket(ticket), journal(call_home));
}
