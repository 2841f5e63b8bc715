//! [`Loaded`]: what a store had in it.

use super::key::Key;

/// What a store had in it: the sound records, and what was damaged.
///
/// ```
/// use callhome::store::{Damage, Loaded};
///
/// // A store of one's own that found one record with a bad checksum:
/// let mut loaded = Loaded::new(vec![("ticket.1".parse()?, b"Active".to_vec())]);
/// loaded.note_damage(Damage::new(Some("ticket.2".parse()?), 180));
///
/// assert_eq!(loaded.damage_count(), 1);
/// assert_eq!(loaded.damage()[0].key().unwrap().as_str(), "ticket.2");
/// # Ok::<(), callhome::store::InvalidKey>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Loaded {
    records: Vec<(Key, Vec<u8>)>,
    damage: Vec<Damage>,
    damage_count: u64,
}

impl Loaded {
    /// The most pieces of damage that are listed; further ones are counted.
    pub const MAX_DAMAGE_LISTED: usize = 64;

    /// Sound records and no damage.
    #[must_use]
    pub fn new(records: Vec<(Key, Vec<u8>)>) -> Self {
        Self { records, damage: Vec::new(), damage_count: 0 }
    }

    /// Counts a piece of damage, and lists it if it is among the first
    /// [`MAX_DAMAGE_LISTED`](Self::MAX_DAMAGE_LISTED).
    pub fn note_damage(&mut self, damage: Damage) {
        self.damage_count = self.damage_count.saturating_add(1);
        if self.damage.len() < Self::MAX_DAMAGE_LISTED {
            self.damage.push(damage);
        }
    }

    /// The sound records, each key once.
    #[must_use]
    pub fn records(&self) -> &[(Key, Vec<u8>)] {
        &self.records
    }

    /// The sound records.
    #[must_use]
    pub fn into_records(self) -> Vec<(Key, Vec<u8>)> {
        self.records
    }

    /// What was damaged, as far as it is listed.
    #[must_use]
    pub fn damage(&self) -> &[Damage] {
        &self.damage
    }

    /// How many pieces of damage there were, listed or not.
    #[must_use]
    pub const fn damage_count(&self) -> u64 {
        self.damage_count
    }
}

/// A piece of a store that could not be read and was left out.
///
/// ```
/// use callhome::store::Damage;
///
/// let damage = Damage::new(None, 42);
/// assert_eq!((damage.key(), damage.bytes()), (None, 42));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    key: Option<Key>,
    bytes: u64,
}

impl Damage {
    /// `bytes` bytes that could not be read; `key` where the record's name could.
    #[must_use]
    pub const fn new(key: Option<Key>, bytes: u64) -> Self {
        Self { key, bytes }
    }

    /// The record that was hit, where its name could still be read. It may be
    /// among the loaded records with an earlier value.
    #[must_use]
    pub const fn key(&self) -> Option<&Key> {
        self.key.as_ref()
    }

    /// How many bytes could not be used.
    #[must_use]
    pub const fn bytes(&self) -> u64 {
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damage_is_listed_up_to_its_bound_and_counted_beyond() {
        let mut loaded = Loaded::default();
        for _ in 0..=Loaded::MAX_DAMAGE_LISTED {
            loaded.note_damage(Damage::new(None, 1));
        }
        assert_eq!(loaded.damage().len(), Loaded::MAX_DAMAGE_LISTED);
        assert_eq!(loaded.damage_count(), Loaded::MAX_DAMAGE_LISTED as u64 + 1);
    }
}
