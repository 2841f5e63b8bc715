//! [`SlotTable`]: which slots there are, and whether there is room for more.

use std::collections::BTreeMap;

use super::error::{Space, StoreError};
use super::key::Key;
use super::quota::Quota;

/// A slot as [`Store::slots`](super::Store::slots) lists it.
///
/// ```
/// use callhome::store::Slot;
///
/// let slot = Slot::new("ticket.1".parse()?, true, 2_048);
/// assert!(slot.is_sealed());
/// assert_eq!((slot.key().as_str(), slot.bytes()), ("ticket.1", 2_048));
/// # Ok::<(), callhome::store::InvalidKey>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    key: Key,
    sealed: bool,
    bytes: u64,
}

impl Slot {
    /// A slot of `bytes` bytes.
    #[must_use]
    pub const fn new(key: Key, sealed: bool, bytes: u64) -> Self {
        Self { key, sealed, bytes }
    }

    /// The slot's name.
    #[must_use]
    pub const fn key(&self) -> &Key {
        &self.key
    }

    /// Whether it is complete and can be read.
    #[must_use]
    pub const fn is_sealed(&self) -> bool {
        self.sealed
    }

    /// How many bytes are in it, so far if it is unsealed.
    #[must_use]
    pub const fn bytes(&self) -> u64 {
        self.bytes
    }
}

/// The slots of a store by name, with the bookkeeping of its quota.
#[derive(Debug)]
pub(super) struct SlotTable {
    quota: Quota,
    sealed: BTreeMap<Key, u64>,
    /// By the number of the writer.
    unsealed: BTreeMap<u64, (Key, u64)>,
    bytes: u64,
    next_writer: u64,
}

impl SlotTable {
    /// Starts with what was found sealed. That may be more than the quota; then
    /// there is no room until enough of it is removed.
    pub(super) fn new(quota: Quota, sealed: BTreeMap<Key, u64>) -> Self {
        let bytes = sealed.values().fold(0, |sum: u64, bytes| sum.saturating_add(*bytes));
        Self { quota, sealed, unsealed: BTreeMap::new(), bytes, next_writer: 0 }
    }

    /// Enters a new writer and returns its number.
    pub(super) fn begin(&mut self, key: &Key) -> Result<u64, StoreError> {
        if self.sealed.len() + self.unsealed.len() >= self.quota.slots() {
            return Err(StoreError::Full { space: Space::Slots });
        }
        let writer = self.next_writer;
        self.next_writer += 1;
        self.unsealed.insert(writer, (key.clone(), 0));
        Ok(writer)
    }

    /// Sets room aside for `more` bytes of a writer.
    pub(super) fn grow(&mut self, writer: u64, more: usize) -> Result<(), StoreError> {
        let (_, bytes) = self.unsealed.get_mut(&writer).ok_or(StoreError::Missing)?;
        let more = more as u64;
        match self.bytes.checked_add(more) {
            Some(sum) if sum <= self.quota.slot_bytes() => self.bytes = sum,
            _ => return Err(StoreError::Full { space: Space::SlotBytes }),
        }
        *bytes += more;
        Ok(())
    }

    /// Whether the writer may still write, and how many bytes it has.
    pub(super) fn written(&self, writer: u64) -> Result<u64, StoreError> {
        self.unsealed.get(&writer).map(|(_, bytes)| *bytes).ok_or(StoreError::Missing)
    }

    /// Makes a writer's slot the sealed one of its name.
    pub(super) fn seal(&mut self, writer: u64) {
        if let Some((key, bytes)) = self.unsealed.remove(&writer) {
            let replaced = self.sealed.insert(key, bytes).unwrap_or(0);
            self.bytes = self.bytes.saturating_sub(replaced);
        }
    }

    /// Forgets a writer and gives its room back.
    pub(super) fn abandon(&mut self, writer: u64) {
        if let Some((_, bytes)) = self.unsealed.remove(&writer) {
            self.bytes = self.bytes.saturating_sub(bytes);
        }
    }

    /// Forgets the writers of `key`; returns whether it is sealed.
    pub(super) fn stop_writers(&mut self, key: &Key) -> bool {
        let writers: Vec<u64> =
            self.unsealed.iter().filter(|(_, (k, _))| k == key).map(|(n, _)| *n).collect();
        for writer in writers {
            self.abandon(writer);
        }
        self.sealed.contains_key(key)
    }

    /// Forgets the sealed slot `key`.
    pub(super) fn remove_sealed(&mut self, key: &Key) {
        let bytes = self.sealed.remove(key).unwrap_or(0);
        self.bytes = self.bytes.saturating_sub(bytes);
    }

    /// The length of the sealed slot `key`.
    pub(super) fn len(&self, key: &Key) -> Result<u64, StoreError> {
        self.sealed.get(key).copied().ok_or(StoreError::Missing)
    }

    /// All slots, by name, a sealed one before those that may replace it.
    pub(super) fn list(&self) -> Vec<Slot> {
        let sealed = self.sealed.iter().map(|(key, bytes)| Slot::new(key.clone(), true, *bytes));
        let unsealed =
            self.unsealed.values().map(|(key, bytes)| Slot::new(key.clone(), false, *bytes));
        let mut slots: Vec<Slot> = sealed.chain(unsealed).collect();
        slots.sort_by(|a, b| a.key.cmp(&b.key));
        slots
    }
}

/// An offset that lies in a slot of `len` bytes, or at its end.
pub(super) fn within(offset: u64, len: u64) -> Result<u64, StoreError> {
    if offset > len { Err(StoreError::BeyondEnd { offset, len }) } else { Ok(offset) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(quota: Quota) -> SlotTable {
        SlotTable::new(quota, BTreeMap::new())
    }

    #[test]
    fn the_quota_of_bytes_counts_every_slot_and_is_given_back() {
        let key: Key = "a".parse().unwrap();
        let mut table = table(Quota::new().with_slot_bytes(10));
        let first = table.begin(&key).unwrap();
        table.grow(first, 6).unwrap();
        table.seal(first);
        let second = table.begin(&key).unwrap();
        table.grow(second, 4).unwrap();
        assert!(matches!(table.grow(second, 1), Err(StoreError::Full { space: Space::SlotBytes })));
        assert!(table.grow(second, usize::MAX).is_err());
        // The second replaces the first: its six bytes are free again.
        table.seal(second);
        assert_eq!(table.bytes, 4);
        let third = table.begin(&key).unwrap();
        table.grow(third, 6).unwrap();
        table.abandon(third);
        assert_eq!(table.bytes, 4);
        table.remove_sealed(&key);
        assert_eq!(table.bytes, 0);
    }

    #[test]
    fn the_quota_of_slots_holds_at_the_edge() {
        let mut table = table(Quota::new().with_slots(2).unwrap());
        let (a, b): (Key, Key) = ("a".parse().unwrap(), "b".parse().unwrap());
        let first = table.begin(&a).unwrap();
        table.begin(&b).unwrap();
        assert!(matches!(table.begin(&b), Err(StoreError::Full { space: Space::Slots })));
        table.abandon(first);
        assert!(table.begin(&a).is_ok());
    }

    #[test]
    fn a_stopped_writer_is_told() {
        let key: Key = "a".parse().unwrap();
        let mut table = table(Quota::new());
        let writer = table.begin(&key).unwrap();
        assert!(!table.stop_writers(&key));
        assert!(matches!(table.grow(writer, 1), Err(StoreError::Missing)));
        assert!(matches!(table.written(writer), Err(StoreError::Missing)));
        table.seal(writer);
        assert!(table.list().is_empty());
    }
}
