//! [`MemoryStore`]: a store that ends with the process.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::batch::{Batch, Change};
use super::error::StoreError;
use super::key::Key;
use super::loaded::Loaded;
use super::quota::Quota;
use super::slots::{Slot, SlotTable, within};
use super::{SlotWriter, Store};

/// A store in memory, for tests and for hosts that have nowhere to write.
///
/// It keeps the contract of [`Store`] except that nothing survives the process:
/// a host that uses it tells its people that reports do not survive a restart.
///
/// ```
/// use callhome::store::{Batch, MemoryStore, Store};
///
/// let mut store = MemoryStore::new();
/// store.commit(Batch::new().put("ticket.1".parse()?, "Pending")?)?;
/// assert_eq!(store.load()?.records()[0].1, b"Pending");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct MemoryStore {
    quota: Quota,
    records: BTreeMap<Key, Vec<u8>>,
    record_bytes: u64,
    slots: Arc<Mutex<MemorySlots>>,
}

#[derive(Debug)]
struct MemorySlots {
    table: SlotTable,
    sealed: BTreeMap<Key, Arc<[u8]>>,
}

impl MemoryStore {
    /// The bytes that the slots of a store with no other quota may hold.
    pub const DEFAULT_SLOT_BYTES: u64 = 16 * 1024 * 1024;

    /// An empty store with the default [`Quota`], but only
    /// [`DEFAULT_SLOT_BYTES`](Self::DEFAULT_SLOT_BYTES) for slots.
    #[must_use]
    pub fn new() -> Self {
        Self::with_quota(Quota::new().with_slot_bytes(Self::DEFAULT_SLOT_BYTES))
    }

    /// An empty store that holds as much as `quota` allows.
    #[must_use]
    pub fn with_quota(quota: Quota) -> Self {
        let table = SlotTable::new(quota, BTreeMap::new());
        let slots = Arc::new(Mutex::new(MemorySlots { table, sealed: BTreeMap::new() }));
        Self { quota, records: BTreeMap::new(), record_bytes: 0, slots }
    }

    fn slots(&self) -> MutexGuard<'_, MemorySlots> {
        locked(&self.slots)
    }
}

impl Default for MemoryStore {
    fn default() -> Self {
        Self::new()
    }
}

impl Store for MemoryStore {
    fn load(&mut self) -> Result<Loaded, StoreError> {
        Ok(Loaded::new(self.records.iter().map(|(k, v)| (k.clone(), v.clone())).collect()))
    }

    fn commit(&mut self, batch: &Batch) -> Result<(), StoreError> {
        let size = |key: &Key, value: &[u8]| {
            Quota::RECORD_OVERHEAD + (key.as_str().len() + value.len()) as u64
        };
        let mut after = self.record_bytes;
        for (key, change) in batch.changes() {
            after -= self.records.get(key).map_or(0, |value| size(key, value));
            if let Change::Put(value) = change {
                after += size(key, value);
            }
        }
        self.quota.admit_records(self.record_bytes, after)?;
        for (key, change) in batch.changes() {
            match change {
                Change::Put(value) => self.records.insert(key.clone(), value.to_vec()),
                Change::Remove => self.records.remove(key),
            };
        }
        self.record_bytes = after;
        Ok(())
    }

    fn create_slot(&mut self, slot: &Key) -> Result<Box<dyn SlotWriter + Send>, StoreError> {
        let writer = self.slots().table.begin(slot)?;
        let slots = Arc::clone(&self.slots);
        Ok(Box::new(MemoryWriter { slots, writer, key: slot.clone(), data: Vec::new() }))
    }

    fn open_slot(&self, slot: &Key, offset: u64) -> Result<Box<dyn Read + Send>, StoreError> {
        let data = self.slots().sealed.get(slot).map(Arc::clone).ok_or(StoreError::Missing)?;
        let offset = within(offset, data.len() as u64)?;
        let mut reader = Cursor::new(data);
        reader.set_position(offset);
        Ok(Box::new(reader))
    }

    fn slot_len(&self, slot: &Key) -> Result<u64, StoreError> {
        self.slots().table.len(slot)
    }

    fn remove_slot(&mut self, slot: &Key) -> Result<(), StoreError> {
        let mut slots = self.slots();
        slots.table.stop_writers(slot);
        slots.table.remove_sealed(slot);
        slots.sealed.remove(slot);
        Ok(())
    }

    fn slots(&self) -> Result<Vec<Slot>, StoreError> {
        Ok(self.slots().table.list())
    }
}

struct MemoryWriter {
    slots: Arc<Mutex<MemorySlots>>,
    writer: u64,
    key: Key,
    data: Vec<u8>,
}

impl SlotWriter for MemoryWriter {
    fn append(&mut self, bytes: &[u8]) -> Result<(), StoreError> {
        let mut slots = locked(&self.slots);
        let grown = slots.table.grow(self.writer, bytes.len());
        if grown.is_err() {
            slots.table.abandon(self.writer);
            self.data = Vec::new();
        }
        grown.map(|()| self.data.extend_from_slice(bytes))
    }

    fn seal(mut self: Box<Self>) -> Result<u64, StoreError> {
        let mut slots = locked(&self.slots);
        let bytes = slots.table.written(self.writer)?;
        slots.table.seal(self.writer);
        slots.sealed.insert(self.key.clone(), std::mem::take(&mut self.data).into());
        Ok(bytes)
    }
}

impl Drop for MemoryWriter {
    fn drop(&mut self) {
        locked(&self.slots).table.abandon(self.writer);
    }
}

/// No code that may panic runs under this lock; a poisoned one is as good as any.
fn locked(slots: &Mutex<MemorySlots>) -> MutexGuard<'_, MemorySlots> {
    slots.lock().unwrap_or_else(PoisonError::into_inner)
}
