//! [`Batch`]: changes that happen together.

use std::collections::BTreeMap;

use super::error::StoreError;
use super::key::Key;
use super::quota::bounded;
use crate::forwarder;

/// Changes to records that happen wholly or not at all.
///
/// - At most [`Batch::MAX_CHANGES`] changes and [`Batch::MAX_BYTES`] bytes of
///   keys and values.
/// - One change per key: the last one counts.
///
/// ```
/// use callhome::store::{Batch, Change};
///
/// let (ticket, note) = ("ticket.1".parse()?, "note.1".parse()?);
/// let mut batch = Batch::new();
/// batch.put(ticket, "Active")?.remove(note)?;
///
/// assert_eq!(batch.len(), 2);
/// assert!(batch.changes().any(|(key, change)| key.as_str() == "note.1" && change == Change::Remove));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Batch {
    /// `None` removes.
    changes: BTreeMap<Key, Option<Vec<u8>>>,
    bytes: usize,
    erases: bool,
}

/// One change of a [`Batch`]. A record is put or removed, there is no third.
///
/// ```
/// use callhome::store::{Batch, Change};
///
/// let mut batch = Batch::new();
/// batch.put("journal.7".parse()?, "opened")?;
/// for (key, change) in batch.changes() {
///     match change {
///         Change::Put(value) => println!("{key}: {} bytes", value.len()),
///         Change::Remove => println!("{key}: removed"),
///     }
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change<'a> {
    /// The record has this value from now on.
    Put(&'a [u8]),
    /// The record is gone. Removing what is not there is no error.
    Remove,
}

impl Batch {
    /// The most bytes a batch has, keys and values together.
    pub const MAX_BYTES: usize = 1024 * 1024;
    /// The most changes a batch has.
    pub const MAX_CHANGES: usize = 1_024;

    /// A batch that changes nothing.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the record `key` to `value`.
    ///
    /// # Errors
    /// [`StoreError::TooLarge`] when the batch would go over a bound; it is
    /// then as it was.
    pub fn put(&mut self, key: Key, value: impl Into<Vec<u8>>) -> Result<&mut Self, StoreError> {
        self.change(key, Some(value.into()))
    }

    /// Removes the record `key`.
    ///
    /// # Errors
    /// [`StoreError::TooLarge`] when the batch would go over a bound; it is
    /// then as it was.
    pub fn remove(&mut self, key: Key) -> Result<&mut Self, StoreError> {
        self.change(key, None)
    }

    /// Removes the record `key`, and asks that its bytes be gone from the store's
    /// files as well: for what a person wrote, not for what is merely over.
    ///
    /// A directory store writes all records anew for it, which costs more. Where
    /// there is no room for that the record is removed all the same, and its
    /// bytes go later. What flash keeps of overwritten blocks is beyond a store.
    ///
    /// # Errors
    /// As [`remove`](Self::remove).
    pub fn erase(&mut self, key: Key) -> Result<&mut Self, StoreError> {
        self.change(key, None)?.erases = true;
        Ok(self)
    }

    /// Asks that the bytes of what this batch replaces be gone from the store's
    /// files as well, as [`erase`](Self::erase) does for what it removes.
    pub fn erase_replaced(&mut self) -> &mut Self {
        self.erases = true;
        self
    }

    fn change(&mut self, key: Key, value: Option<Vec<u8>>) -> Result<&mut Self, StoreError> {
        let size = |value: &Option<Vec<u8>>| {
            value.as_ref().map_or(0, Vec::len).saturating_add(key.as_str().len())
        };
        let replaced = self.changes.get(&key);
        let count = self.changes.len() + usize::from(replaced.is_none());
        let bytes = (self.bytes - replaced.map_or(0, size)).saturating_add(size(&value));
        bounded("changes in a batch", count as u64, Self::MAX_CHANGES as u64)?;
        bounded("bytes in a batch", bytes as u64, Self::MAX_BYTES as u64)?;
        self.bytes = bytes;
        self.changes.insert(key, value);
        Ok(self)
    }

    /// The changes, ordered by key.
    pub fn changes(&self) -> impl Iterator<Item = (&Key, Change<'_>)> {
        self.changes.iter().map(|(key, value)| match value {
            Some(value) => (key, Change::Put(value)),
            None => (key, Change::Remove),
        })
    }

    /// Whether the bytes of removed and replaced records are to be gone from the
    /// store's files.
    #[must_use]
    pub fn erases(&self) -> bool {
        self.erases
    }

    /// How many changes there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.changes.len()
    }

    /// Whether nothing would change.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// Bytes of keys and values together.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.bytes
    }
}

/// The engine's batch as a store takes it.
///
/// ```
/// use callhome::forwarder::Save;
/// use callhome::store::{Batch, Store, StoreError};
///
/// fn write(save: Save, store: &mut impl Store) -> Result<(), StoreError> {
///     store.commit(&Batch::try_from(save.into_batch())?)
/// }
/// ```
impl TryFrom<forwarder::Batch> for Batch {
    type Error = StoreError;

    fn try_from(wanted: forwarder::Batch) -> Result<Self, StoreError> {
        let key = |text: String| {
            Key::try_from(text).expect("the engine names records with short words, ids and numbers")
        };
        let mut batch = Self { erases: wanted.erases(), ..Self::default() };
        let (puts, removes) = wanted.into_parts();
        for text in removes {
            batch.remove(key(text))?;
        }
        for (text, bytes) in puts {
            batch.put(key(text), bytes)?;
        }
        Ok(batch)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str) -> Key {
        text.parse().unwrap()
    }

    #[test]
    fn a_batch_ends_at_its_bytes() {
        let mut batch = Batch::new();
        batch.put(key("a"), vec![0; Batch::MAX_BYTES - 1]).unwrap();
        assert_eq!(batch.bytes(), Batch::MAX_BYTES);
        let full = batch.clone();
        assert!(matches!(
            batch.put(key("b"), Vec::new()),
            Err(StoreError::TooLarge { actual, limit, .. }) if actual == limit + 1
        ));
        assert_eq!(batch, full);
        // Replacing frees what was there.
        batch.put(key("a"), "small").unwrap().put(key("b"), vec![0; 1000]).unwrap();
        assert_eq!(batch.bytes(), 1 + 5 + 1 + 1000);
        batch.remove(key("b")).unwrap();
        assert_eq!(batch.bytes(), 1 + 5 + 1);
    }

    #[test]
    fn a_batch_ends_at_its_changes() {
        let mut batch = Batch::new();
        for n in 0..Batch::MAX_CHANGES {
            batch.remove(key(&format!("k{n}"))).unwrap();
        }
        assert!(batch.remove(key("one-more")).is_err());
        assert!(batch.put(key("k0"), "again").is_ok());
        assert_eq!(batch.len(), Batch::MAX_CHANGES);
    }
}
