//! [`Output`]: what the engine wants done next.

use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;
use core::time::Duration;

use crate::event::{Device, Event};
use crate::forwarder::Ask;
use crate::ticket::{TicketId, TicketState};
use crate::time::Uptime;

/// What the engine wants done next, from
/// [`Forwarder::poll`](crate::forwarder::Forwarder::poll).
///
/// A driver does each and polls again, until it gets [`Output::Wait`]. It may
/// put one off (a slow call, a slow package) and poll on: answers come in any
/// order. Notifications may be added; a driver passes over what it does not know.
///
/// ```
/// use callhome::forwarder::{Config, Entropy, Forwarder, Output};
/// use callhome::{Now, Uptime};
///
/// let now = Now::new(Uptime::from_millis(0));
/// let mut forwarder = Forwarder::new(Config::new(), Entropy::new([7; 16], now));
/// forwarder.restored(now);
/// assert_eq!(forwarder.poll(now), Output::Wait(None)); // nothing to do, ever, until told
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[must_use = "the engine does not ask for it again"]
pub enum Output {
    /// Write the batch, wholly or not at all, then say
    /// [`saved`](crate::forwarder::Forwarder::saved) or
    /// [`save_failed`](crate::forwarder::Forwarder::save_failed).
    Save(Save),
    /// Pack the ticket's service data into its package slot, from the start,
    /// then say [`collected`](crate::forwarder::Forwarder::collected).
    Collect {
        /// The ticket.
        ticket: TicketId,
        /// The device that it is about.
        device: Arc<Device>,
        /// What it is about.
        event: Arc<Event>,
    },
    /// Remove the ticket's package slot, if there is one. Nothing is to be said
    /// about it; a slot that could not be removed is named again after a restart.
    RemoveSlot {
        /// The ticket.
        ticket: TicketId,
    },
    /// Read the ticket's package slot from its start to its end and say its
    /// SHA-256 with [`slot_checked`](crate::forwarder::Forwarder::slot_checked):
    /// an administrator has approved this package, and nothing else is sent.
    /// Asked once for each ticket and process, where the [`Config`](crate::forwarder::Config)
    /// requires approval; until then nothing of the package goes out.
    CheckSlot {
        /// The ticket.
        ticket: TicketId,
    },
    /// Send a request, then say
    /// [`answered`](crate::forwarder::Forwarder::answered).
    Call(Outgoing),
    /// A report is durable: now, and only now, it is accepted.
    Accepted {
        /// Its ticket.
        ticket: TicketId,
    },
    /// A report could not be made durable. Its ticket is gone.
    Dropped {
        /// Its ticket.
        ticket: TicketId,
    },
    /// A ticket's state has changed, and the change is durable.
    Changed {
        /// The ticket.
        ticket: TicketId,
        /// Its state before.
        old: TicketState,
        /// Its state now.
        new: TicketState,
    },
    /// Nothing could be delivered for
    /// [`alarm_after`](crate::forwarder::Config::alarm_after), and something is
    /// to be: tell somebody at the machine, for call home cannot. Said once for
    /// each outage; [`alarm`](crate::forwarder::Forwarder::alarm) says whether it
    /// stands, after a restart as well.
    AlarmRaised {
        /// For how long.
        silent_for: Duration,
        /// How many tickets are Pending.
        waiting: usize,
    },
    /// Something was delivered again.
    AlarmCleared,
    /// Nothing more to do until that moment, or until something is put in.
    Wait(Option<Uptime>),
}

/// Names one [`Save`].
///
/// ```
/// fn log(save: &callhome::forwarder::Save) -> String {
///     format!("save {:?} has {} puts", save.token(), save.batch().puts().count())
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SaveToken(pub(super) u64);

/// Names one call. An engine never uses a number twice.
///
/// ```
/// use std::collections::HashMap;
/// use callhome::forwarder::{CallId, Outgoing};
///
/// let mut under_way: HashMap<CallId, Outgoing> = HashMap::new();
/// # assert!(under_way.is_empty());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CallId(pub(super) u64);

/// One write to the store.
///
/// ```
/// use std::collections::BTreeMap;
/// use callhome::forwarder::Save;
///
/// fn write(save: &Save, store: &mut BTreeMap<String, Vec<u8>>) {
///     for key in save.batch().removes() {
///         store.remove(key);
///     }
///     for (key, bytes) in save.batch().puts() {
///         store.insert(key.to_owned(), bytes.to_vec());
///     }
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Save {
    token: SaveToken,
    batch: Batch,
}

impl Save {
    pub(super) fn new(token: SaveToken, batch: Batch) -> Self {
        Self { token, batch }
    }

    /// What to name when it is done.
    #[must_use]
    pub fn token(&self) -> SaveToken {
        self.token
    }

    /// What to write.
    #[must_use]
    pub fn batch(&self) -> &Batch {
        &self.batch
    }

    /// What to write, to be given away: nothing is copied then.
    #[must_use]
    pub fn into_batch(self) -> Batch {
        self.batch
    }
}

/// Records to put and keys to remove, wholly or not at all. A step's ticket and
/// what the journal says about it are in one batch.
///
/// - A key is put or removed once, not both.
/// - A key to be removed may not be there; that is no failure.
/// - At most [`Batch::MAX_CHANGES`] keys, and [`Batch::MAX_BYTES`] of keys and
///   records together.
/// - `Debug` shows lengths, not bytes: a note may be among them.
///
/// ```
/// use callhome::forwarder::Batch;
///
/// assert!(Batch::default().is_empty());
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Batch {
    puts: Vec<(String, Vec<u8>)>,
    removes: Vec<String>,
    bytes: usize,
    erases: bool,
}

impl Batch {
    /// The most keys in a batch.
    pub const MAX_CHANGES: usize = 1024;
    /// The most bytes of a batch, keys and records together.
    pub const MAX_BYTES: usize = 1024 * 1024;

    pub(super) fn put(&mut self, key: String, bytes: Vec<u8>) {
        self.bytes += key.len() + bytes.len();
        self.puts.push((key, bytes));
    }

    pub(super) fn remove(&mut self, key: String) {
        self.bytes += key.len();
        self.removes.push(key);
    }

    pub(super) fn erase(&mut self) {
        self.erases = true;
    }

    /// How many bytes it has, keys and records together.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// Whether the bytes that a record had before should be gone from the
    /// store's files as well: a note was among them that has been delivered.
    #[must_use]
    pub fn erases(&self) -> bool {
        self.erases
    }

    /// The keys to put, with their bytes.
    pub fn puts(&self) -> impl ExactSizeIterator<Item = (&str, &[u8])> {
        self.puts.iter().map(|(key, bytes)| (key.as_str(), bytes.as_slice()))
    }

    /// The keys to remove.
    pub fn removes(&self) -> impl ExactSizeIterator<Item = &str> {
        self.removes.iter().map(String::as_str)
    }

    /// The keys to put, with their bytes, and the keys to remove.
    #[must_use]
    pub fn into_parts(self) -> (Vec<(String, Vec<u8>)>, Vec<String>) {
        (self.puts, self.removes)
    }

    /// Whether there is nothing to write.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.puts.is_empty() && self.removes.is_empty()
    }
}

impl fmt::Debug for Batch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let puts = self.puts.iter().map(|(key, bytes)| (key, bytes.len()));
        f.debug_struct("Batch")
            .field("puts", &puts.collect::<Vec<_>>())
            .field("removes", &self.removes)
            .field("erases", &self.erases)
            .finish_non_exhaustive()
    }
}

/// A call to be sent.
///
/// ```
/// use callhome::forwarder::Outgoing;
///
/// fn describe(call: &Outgoing) -> String {
///     format!("{:?} about {}", call.id(), call.ticket())
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outgoing {
    id: CallId,
    ticket: TicketId,
    ask: Ask,
}

impl Outgoing {
    pub(super) fn new(id: CallId, ticket: TicketId, ask: Ask) -> Self {
        Self { id, ticket, ask }
    }

    /// What to name when the answer is there.
    #[must_use]
    pub fn id(&self) -> CallId {
        self.id
    }

    /// The ticket that it is about.
    #[must_use]
    pub fn ticket(&self) -> TicketId {
        self.ticket
    }

    /// What to ask.
    #[must_use]
    pub fn ask(&self) -> &Ask {
        &self.ask
    }
}
