//! What must survive a restart: the [`Store`] port.
//!
//! A store keeps two kinds of things: *records*, small and opaque, changed in
//! batches that happen wholly or not at all, and *slots*, which hold one
//! package of service data each.
//!
//! [`DirStore`] keeps them in a folder and survives power cuts; [`MemoryStore`]
//! forgets them with the process, for tests and for hosts without storage. A
//! host with a flash translation layer or a key-value area of its own
//! implements [`Store`], and checks itself with the suite in
//! `store::conformance` (feature `testing`).
//!
//! ```
//! use callhome::store::{Batch, MemoryStore, Store};
//!
//! let mut store = MemoryStore::new();
//! store.commit(Batch::new().put("ticket.1".parse()?, "Pending")?.put("journal.1".parse()?, "opened")?)?;
//!
//! let loaded = store.load()?;
//! assert_eq!(loaded.records().len(), 2);
//! assert_eq!(loaded.damage_count(), 0);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod batch;
#[cfg(feature = "testing")]
pub mod conformance;
#[cfg(all(test, not(feature = "testing")))]
mod conformance;
mod dir;
mod dir_slot;
mod error;
mod frame;
pub(crate) mod fs;
mod key;
mod loaded;
mod log;
mod memory;
mod quota;
mod replay;
#[cfg(test)]
pub(crate) mod sim;
mod slots;
#[cfg(test)]
mod tests;

use std::io::Read;

pub use batch::{Batch, Change};
pub use dir::DirStore;
pub use error::{Operation, Space, StoreError};
pub use key::{InvalidKey, Key};
pub use loaded::{Damage, Loaded};
pub use memory::MemoryStore;
pub use quota::Quota;
pub use slots::Slot;

/// Keeps records and packages over restarts.
///
/// # Contract: records
/// - **A batch happens wholly or not at all**, whenever the power is cut, and
///   batches happen in the order in which they were committed.
/// - **It is durable when [`commit`](Store::commit) returns.** Not "in the page
///   cache", not "handed to the driver".
/// - **After an error none of it counts**: [`load`](Store::load) does not return
///   it. The caller may commit the same or something else. After a failed sync
///   the store writes the data anew; it never syncs the same pages again and
///   believes the answer. Only when the process ends before another commit
///   succeeds may a failed batch turn out to have happened, wholly.
/// - What [`load`](Store::load) returns is durable, too.
/// - Damage costs the damaged record, not its neighbours: what can be read is
///   loaded, the rest is counted in [`Loaded`]. A damaged record may appear
///   with an earlier value or not at all, never with a value that was not put.
/// - Values are opaque. The store neither looks into them nor logs them.
///
/// # Contract: slots
/// - The order is [`create_slot`](Store::create_slot), any number of
///   [`append`](SlotWriter::append)s, [`seal`](SlotWriter::seal). Only a sealed
///   slot can be read, and it never changes; a new slot takes the place of a
///   sealed one of the same name at the moment when it is sealed, not before.
/// - A sealed slot survives a power cut. An unsealed one is gone after a restart.
/// - Writers and readers stand on their own: a worker thread can fill a slot
///   while the store is used. A reader goes on to the end of what it was opened
///   on, even if the slot is removed or replaced meanwhile.
/// - A removed slot may be there again after a power cut. The caller removes,
///   after each start, the slots that no record names.
///
/// # Contract: both
/// - One opener at a time; a second one gets [`StoreError::Locked`] at once.
/// - Everything is bounded. At a bound, and on a full disk, the answer is
///   [`StoreError::Full`], what was there is intact, and the store works again
///   when there is room.
/// - Nothing is retried inside; every method may be called again after an error.
/// - No method panics, whatever is stored.
///
/// # Errors
/// An implementation maps what happens to it to the kinds of [`StoreError`];
/// [`StoreError::io`] does it for the system's errors.
pub trait Store {
    /// All records, and what was found damaged.
    ///
    /// # Errors
    /// Only when nothing can be read at all. A damaged record is no error.
    fn load(&mut self) -> Result<Loaded, StoreError>;

    /// Does all of `batch`, durably.
    ///
    /// # Errors
    /// [`StoreError::Full`], [`StoreError::ReadOnly`] or [`StoreError::Io`];
    /// nothing of the batch counts then.
    fn commit(&mut self, batch: &Batch) -> Result<(), StoreError>;

    /// A writer for the slot `slot`. What is sealed under this name stays until
    /// the new one is sealed. Of several writers for one slot the last to seal wins.
    ///
    /// # Errors
    /// [`StoreError::Full`] when there are too many slots or no room, else
    /// [`StoreError::ReadOnly`] or [`StoreError::Io`].
    fn create_slot(&mut self, slot: &Key) -> Result<Box<dyn SlotWriter + Send>, StoreError>;

    /// A reader of the sealed slot `slot` from `offset` on. At its length the
    /// reader is empty.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when nothing is sealed under this name,
    /// [`StoreError::BeyondEnd`], [`StoreError::Corrupt`] when it is not as long
    /// as it was, or [`StoreError::Io`].
    fn open_slot(&self, slot: &Key, offset: u64) -> Result<Box<dyn Read + Send>, StoreError>;

    /// The length of the sealed slot `slot`.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when nothing is sealed under this name.
    fn slot_len(&self, slot: &Key) -> Result<u64, StoreError>;

    /// Removes the slot `slot`, sealed or not; its writers get
    /// [`StoreError::Missing`] from now on. Removing what is not there is no error.
    ///
    /// # Errors
    /// [`StoreError::ReadOnly`] or [`StoreError::Io`]; a sealed slot is then
    /// still there.
    fn remove_slot(&mut self, slot: &Key) -> Result<(), StoreError>;

    /// All slots by name; a name that is sealed and being written anew is there twice.
    ///
    /// # Errors
    /// [`StoreError::Io`].
    fn slots(&self) -> Result<Vec<Slot>, StoreError>;
}

impl<S: Store + ?Sized> Store for Box<S> {
    fn load(&mut self) -> Result<Loaded, StoreError> {
        (**self).load()
    }

    fn commit(&mut self, batch: &Batch) -> Result<(), StoreError> {
        (**self).commit(batch)
    }

    fn create_slot(&mut self, slot: &Key) -> Result<Box<dyn SlotWriter + Send>, StoreError> {
        (**self).create_slot(slot)
    }

    fn open_slot(&self, slot: &Key, offset: u64) -> Result<Box<dyn Read + Send>, StoreError> {
        (**self).open_slot(slot, offset)
    }

    fn slot_len(&self, slot: &Key) -> Result<u64, StoreError> {
        (**self).slot_len(slot)
    }

    fn remove_slot(&mut self, slot: &Key) -> Result<(), StoreError> {
        (**self).remove_slot(slot)
    }

    fn slots(&self) -> Result<Vec<Slot>, StoreError> {
        (**self).slots()
    }
}

/// Fills one slot. Dropped before [`seal`](SlotWriter::seal), it leaves nothing behind.
///
/// ```
/// use std::io::Read;
/// use callhome::store::{Key, MemoryStore, Store};
///
/// let mut store = MemoryStore::new();
/// let slot: Key = "ticket.1".parse()?;
/// let mut writer = store.create_slot(&slot)?;
/// let worker = std::thread::spawn(move || {
///     writer.append(b"service ")?;
///     writer.append(b"data")?;
///     writer.seal()
/// });
/// assert_eq!(worker.join().unwrap()?, 12);
///
/// let mut rest = String::new();
/// store.open_slot(&slot, 8)?.read_to_string(&mut rest)?;
/// assert_eq!(rest, "data");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait SlotWriter {
    /// Adds `bytes` at the end.
    ///
    /// # Errors
    /// [`StoreError::Full`], [`StoreError::Missing`] when the slot was removed
    /// meanwhile, [`StoreError::ReadOnly`] or [`StoreError::Io`]. The slot can
    /// no longer be sealed then; it is collected again from the start.
    fn append(&mut self, bytes: &[u8]) -> Result<(), StoreError>;

    /// Makes the slot durable under its name, and says how long it is.
    ///
    /// # Errors
    /// As [`append`](SlotWriter::append). What was sealed under this name before
    /// may then be there or not; after a restart the new contents may be.
    fn seal(self: Box<Self>) -> Result<u64, StoreError>;
}
