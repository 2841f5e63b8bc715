//! [`Quota`]: how much a store may hold.

use super::error::{Space, StoreError};

/// How much a store may hold, so that call home never fills the host's memory or disk.
///
/// | what | default | ceiling |
/// |---|---|---|
/// | records: keys, values and [`Quota::RECORD_OVERHEAD`] for each | 4 MiB | [`Quota::MAX_RECORD_BYTES`] |
/// | bytes in all slots together | 4 GiB | none |
/// | slots, sealed and unsealed | 1,024 | [`Quota::MAX_SLOTS`] |
///
/// What would go over is refused as [`StoreError::Full`]; a change that makes
/// the records no larger is never refused, so a full store can be emptied.
///
/// ```
/// use callhome::store::{MemoryStore, Quota};
///
/// let quota = Quota::new().with_record_bytes(64 * 1024)?.with_slot_bytes(1024 * 1024);
/// let store = MemoryStore::with_quota(quota);
/// # drop(store);
/// # Ok::<(), callhome::store::StoreError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quota {
    record_bytes: u64,
    slot_bytes: u64,
    slots: usize,
}

impl Quota {
    /// The most that a quota can allow for records: a directory store holds
    /// them in memory, too.
    pub const MAX_RECORD_BYTES: u64 = 64 * 1024 * 1024;
    /// The most slots that a quota can allow.
    pub const MAX_SLOTS: usize = 65_536;
    /// What a record counts beside its key and its value.
    pub const RECORD_OVERHEAD: u64 = 35;

    /// The defaults.
    #[must_use]
    pub const fn new() -> Self {
        Self { record_bytes: 4 * 1024 * 1024, slot_bytes: 4 * 1024 * 1024 * 1024, slots: 1_024 }
    }

    /// The quota with another bound for records.
    ///
    /// # Errors
    /// [`StoreError::TooLarge`] above [`Quota::MAX_RECORD_BYTES`].
    pub fn with_record_bytes(self, bytes: u64) -> Result<Self, StoreError> {
        bounded("the quota for records", bytes, Self::MAX_RECORD_BYTES)?;
        Ok(Self { record_bytes: bytes, ..self })
    }

    /// The quota with another bound for the bytes in all slots.
    #[must_use]
    pub const fn with_slot_bytes(self, bytes: u64) -> Self {
        Self { slot_bytes: bytes, ..self }
    }

    /// The quota with another bound for the number of slots.
    ///
    /// # Errors
    /// [`StoreError::TooLarge`] above [`Quota::MAX_SLOTS`].
    pub fn with_slots(self, slots: usize) -> Result<Self, StoreError> {
        bounded("the quota for slots", slots as u64, Self::MAX_SLOTS as u64)?;
        Ok(Self { slots, ..self })
    }

    /// The bound for records, in bytes.
    #[must_use]
    pub const fn record_bytes(&self) -> u64 {
        self.record_bytes
    }

    /// The bound for the bytes in all slots.
    #[must_use]
    pub const fn slot_bytes(&self) -> u64 {
        self.slot_bytes
    }

    /// The bound for the number of slots.
    #[must_use]
    pub const fn slots(&self) -> usize {
        self.slots
    }

    /// Whether records may change from `before` to `after` bytes.
    pub(super) fn admit_records(&self, before: u64, after: u64) -> Result<(), StoreError> {
        if after > self.record_bytes && after > before {
            return Err(StoreError::Full { space: Space::Records });
        }
        Ok(())
    }
}

impl Default for Quota {
    fn default() -> Self {
        Self::new()
    }
}

/// An error that names the bound when `actual` is over `limit`.
pub(super) fn bounded(what: &'static str, actual: u64, limit: u64) -> Result<(), StoreError> {
    if actual > limit { Err(StoreError::TooLarge { what, actual, limit }) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ceilings_hold_at_the_edge() {
        let quota = Quota::new();
        assert!(quota.with_record_bytes(Quota::MAX_RECORD_BYTES).is_ok());
        let error = quota.with_record_bytes(Quota::MAX_RECORD_BYTES + 1).unwrap_err();
        assert_eq!(
            error.to_string(),
            "the quota for records: 67108865 is over the limit of 67108864"
        );
        assert_eq!(quota.with_slots(Quota::MAX_SLOTS).unwrap().slots(), Quota::MAX_SLOTS);
        assert!(quota.with_slots(Quota::MAX_SLOTS + 1).is_err());
    }

    #[test]
    fn a_full_store_can_be_emptied() {
        let quota = Quota::new().with_record_bytes(100).unwrap();
        assert!(quota.admit_records(0, 100).is_ok());
        assert!(quota.admit_records(0, 101).is_err());
        assert!(quota.admit_records(200, 150).is_ok());
        assert!(quota.admit_records(200, 200).is_ok());
        assert!(quota.admit_records(200, 201).is_err());
    }
}
