//! [`CallHome`]: the blocking face for hosts that want ten lines.

mod clock;
mod clock_floor;
mod error;
mod examinations;
mod keep;
mod maintenance;
mod probes;
mod proxy_test;
mod ready;
mod setup;
#[cfg(test)]
#[cfg(all(feature = "testing", feature = "zstd"))]
mod simulation;
#[cfg(feature = "package")]
mod slot_sink;
mod tickets;
mod work;

use std::collections::VecDeque;
use std::fmt;
use std::sync::Arc;

pub use clock::SystemClock;
pub use error::{ChangeError, ReportError, TicketError};
pub use maintenance::AlarmChange;
pub use probes::TestDelivered;
pub use proxy_test::{ProxyReach, ProxyTestError};
pub use ready::{NotReady, Requirement};
#[cfg(feature = "package")]
pub use slot_sink::SlotSink;
pub use tickets::{Reported, TicketChange};
pub use work::{Done, Next, Work};

use crate::cause::Cause;
use crate::event::Device;
use crate::forwarder::{Config, Entropy, Entry, Forwarder, Happening, Journal, Outgoing, Output};
#[cfg(feature = "package")]
use crate::package::PackageRules;
use crate::protocol::Caller;
use crate::settings::agreement::{Agreement, Documents};
use crate::settings::{Endpoint, Settings};
use crate::store::{Batch, Key, Store, StoreError};
use crate::ticket::TicketId;
use crate::time::{Now, Uptime};
use crate::transport::{Attempt, Failure, Limits, Route, Step, StopFlag, Transport};

type Watcher = Arc<dyn Fn(&Step) + Send + Sync>;

/// Call home for one device: agreement, settings, reports, tickets, tests, journal.
///
/// It blocks where it uses the network, which is in [`run_once`](Self::run_once)
/// and in the tests only, and for no longer than the [`Limits`] allow. A host
/// with a worker thread lets it do the slow part in between
/// [`begin`](Self::begin) and [`finish`](Self::finish).
///
/// ```
/// use callhome::event::{DeviceDraft, Event};
/// use callhome::settings::agreement::{Document, Documents};
/// use callhome::settings::{Endpoint, SettingsDraft};
/// use callhome::store::MemoryStore;
/// use callhome::testing::ServiceCentre;
/// use callhome::ticket::TicketState;
/// use callhome::{CallHome, SystemClock};
///
/// let clock = SystemClock::start();
/// let device = DeviceDraft {
///     manufacturer: "Example Corp".into(),
///     model: "Shelf 12".into(),
///     serial_number: "EX47-0042".into(),
///     ..DeviceDraft::default()
/// };
/// let documents = Documents::new(
///     Document::url("1.0", "https://support.example/terms")?,
///     Document::url("1.0", "https://support.example/privacy")?,
/// );
/// let (store, transport) = (MemoryStore::new(), ServiceCentre::new());
/// let mut call_home =
///     CallHome::open(device.check()?, documents, store, transport, [7; 16], clock.now())?;
/// call_home.set_endpoint(Endpoint::new("https://support.example/")?, clock.now())?;
///
/// // Nothing leaves before the terms are accepted.
/// let refused = call_home.test_call(clock.now()).unwrap_err();
/// assert_eq!(refused.cause().code(), "agreement-missing");
///
/// call_home.accept_agreement("operator", clock.now())?;
/// call_home.apply_settings(SettingsDraft::example().check(None)?, "operator", clock.now())?;
/// call_home.enable("operator", clock.now())?;
///
/// let event = Event::manual_call("The fan on the left is loud.")?;
/// let ticket = call_home.report(event, clock.now())?.ticket().expect("it is for support");
/// while call_home.ticket(ticket).expect("it is kept").state() == TicketState::Pending {
///     call_home.run_once(&|| clock.now());
/// }
/// assert_eq!(call_home.ticket(ticket).expect("it is kept").state(), TicketState::Active);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct CallHome<T, S> {
    device: Device,
    agreement: Agreement,
    endpoint: Option<Endpoint>,
    settings: Option<Settings>,
    limits: Limits,
    transport: Arc<T>,
    store: S,
    forwarder: Forwarder,
    entropy: Entropy,
    damaged_records: u64,
    last_test_call: Option<Uptime>,
    last_diagnosis: Option<Uptime>,
    clock_floor: clock_floor::ClockFloor,
    stop: StopFlag,
    watcher: Option<Watcher>,
    #[cfg(feature = "package")]
    collector: Option<(PackageRules, work::SharedCollector)>,
    /// What the engine asked for and the host has not begun.
    to_send: VecDeque<Outgoing>,
    to_pack: VecDeque<work::Packing>,
    to_check: VecDeque<TicketId>,
    wait: Option<Uptime>,
    save_error: Option<StoreError>,
    changes: VecDeque<TicketChange>,
    alarm_change: Option<AlarmChange>,
}

impl<T: Transport, S: Store> CallHome<T, S> {
    /// Call home for `device`, with everything that `store` has kept: acceptance,
    /// settings, tickets, journal.
    ///
    /// `documents` are what the administrator is asked to accept; `entropy` is 16
    /// bytes that differ from device to device and, where the host has a random
    /// generator, from start to start.
    ///
    /// # Errors
    /// A [`StoreError`] where nothing can be read at all. A record that is
    /// damaged costs no more than itself: see
    /// [`damaged_records`](Self::damaged_records).
    pub fn open(
        device: Device,
        documents: Documents,
        mut store: S,
        transport: T,
        entropy: [u8; Entropy::SEED_BYTES],
        now: Now,
    ) -> Result<Self, StoreError> {
        let loaded = store.load()?;
        let mut entropy = Entropy::new(entropy, now);
        let engine_entropy = Entropy::new(entropy.bytes(), now);
        let mut call_home = Self {
            device,
            agreement: Agreement::new(documents),
            endpoint: None,
            settings: None,
            limits: Limits::default(),
            transport: Arc::new(transport),
            store,
            forwarder: Forwarder::new(Config::new(), engine_entropy),
            entropy,
            damaged_records: loaded.damage_count(),
            last_test_call: None,
            last_diagnosis: None,
            clock_floor: clock_floor::ClockFloor::new(),
            stop: StopFlag::new(),
            watcher: None,
            #[cfg(feature = "package")]
            collector: None,
            to_send: VecDeque::new(),
            to_pack: VecDeque::new(),
            to_check: VecDeque::new(),
            wait: None,
            save_error: None,
            changes: VecDeque::new(),
            alarm_change: None,
        };
        for (key, bytes) in loaded.into_records() {
            if !call_home.restore(key.as_str(), &bytes) {
                call_home.damaged_records = call_home.damaged_records.saturating_add(1);
            }
        }
        let last = call_home.journal().entries().next_back().map_or(0, Entry::number);
        call_home.entropy.stir(last);
        call_home.forwarder.restored(now);
        call_home.sweep_slots()?;
        call_home.set_gate(now);
        Ok(call_home)
    }

    /// Takes one stored record back; says whether it could be read.
    fn restore(&mut self, key: &str, bytes: &[u8]) -> bool {
        match key {
            keep::AGREEMENT => {
                let acceptance = keep::acceptance_from_bytes(bytes);
                let known = acceptance.is_some();
                self.agreement = self.agreement.clone().with_acceptance(acceptance);
                known
            }
            keep::SETTINGS => match Settings::from_json(bytes, None) {
                Ok(reading) => {
                    self.settings = Some(reading.into_settings());
                    true
                }
                Err(_) => false,
            },
            keep::CLOCK => match keep::clock_from_bytes(bytes) {
                Some(time) => {
                    self.clock_floor = self.clock_floor.restored(time);
                    true
                }
                None => false,
            },
            _ => self.forwarder.restore(key, bytes).is_ok(),
        }
    }

    /// Slots of tickets go through the engine, which has those removed that no
    /// ticket needs; what no ticket could have made is removed here.
    fn sweep_slots(&mut self) -> Result<(), StoreError> {
        for slot in self.store.slots()? {
            match ticket_of(slot.key()) {
                Some(ticket) if slot.is_sealed() => self.forwarder.slot_found(ticket),
                _ => self.store.remove_slot(slot.key())?,
            }
        }
        Ok(())
    }

    /// How many stored records were damaged and set aside at the start.
    #[must_use]
    pub fn damaged_records(&self) -> u64 {
        self.damaged_records
    }

    /// Why what has happened since is not durable yet: the last write failed, and
    /// is tried again by [`run_once`](Self::run_once). `None` when it is, or when
    /// the failure was the answer to a report or a wish.
    #[must_use]
    pub fn unsaved(&self) -> Option<&StoreError> {
        self.save_error.as_ref()
    }

    /// The event log that an administrator reads.
    #[must_use]
    pub fn journal(&self) -> &Journal {
        self.forwarder.journal()
    }

    fn write_journal(&mut self, happening: &Happening, now: Now) {
        self.forwarder.write_journal(happening, now);
        self.pump(now);
    }

    /// Does at once what the engine wants at once (saving above all), and keeps
    /// what takes long for the host to begin.
    fn pump(&mut self, now: Now) {
        loop {
            match self.forwarder.poll(now) {
                Output::Save(save) => {
                    let token = save.token();
                    let batch = Batch::try_from(save.into_batch());
                    match batch.and_then(|batch| self.store.commit(&batch)) {
                        Ok(()) => {
                            self.save_error = None;
                            self.forwarder.saved(token, now);
                        }
                        Err(error) => {
                            self.save_error = Some(error);
                            self.forwarder.save_failed(token, now);
                        }
                    }
                }
                Output::Collect { ticket, device, event } => {
                    self.to_pack.push_back(work::Packing { ticket, device, event });
                }
                // A slot that cannot be removed now is named again after a restart.
                Output::RemoveSlot { ticket } => drop(self.store.remove_slot(&slot_of(ticket))),
                Output::CheckSlot { ticket } => self.to_check.push_back(ticket),
                Output::Call(outgoing) => self.to_send.push_back(outgoing),
                Output::Changed { ticket, old, new } => {
                    self.note_change(TicketChange { ticket, old, new });
                }
                Output::AlarmRaised { silent_for, waiting } => {
                    self.alarm_change = Some(AlarmChange::Raised { silent_for, waiting });
                }
                Output::AlarmCleared => self.alarm_change = Some(AlarmChange::Cleared),
                Output::Wait(until) => {
                    self.wait = until;
                    return;
                }
                _ => {}
            }
        }
    }

    /// An attempt that nobody watches yet.
    fn attempt(&self, now: Now) -> Attempt<'_> {
        self.clock_floor.of(Attempt::new(now.wall())).with_stop(&self.stop)
    }

    /// The way to the service centre as it is set right now.
    fn route(&self) -> Result<Route, Failure> {
        let endpoint = self.endpoint.clone().ok_or(Cause::NotConfigured)?;
        let proxy = self.settings.as_ref().and_then(Settings::active_proxy).cloned();
        Ok(Route::new(endpoint).with_proxy(proxy).with_limits(self.limits))
    }

    /// Who calls, once everything is there that a call has to say.
    fn caller(&self, device: &Device) -> Result<Caller, Cause> {
        let settings = self.settings.as_ref().ok_or(Cause::NotConfigured)?;
        let acceptance = self.agreement.acceptance().ok_or(Cause::AgreementMissing)?;
        Ok(Caller::new(device.clone()).with_settings(settings).with_acceptance(acceptance))
    }
}

/// A key of ours as the store takes it.
fn key_of(key: &str) -> Key {
    key.parse().expect("the library names its records with short words, ids and numbers")
}

/// The package slot of a ticket.
fn slot_of(ticket: TicketId) -> Key {
    key_of(&format!("{SLOT_PREFIX}{ticket}"))
}

/// The ticket whose package slot that is.
fn ticket_of(slot: &Key) -> Option<TicketId> {
    slot.as_str().strip_prefix(SLOT_PREFIX)?.parse().ok()
}

const SLOT_PREFIX: &str = "package.";

impl<T, S> fmt::Debug for CallHome<T, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CallHome")
            .field("device", &self.device)
            .field("agreement", &self.agreement)
            .field("endpoint", &self.endpoint)
            .field("settings", &self.settings)
            .field("limits", &self.limits)
            .finish_non_exhaustive()
    }
}
