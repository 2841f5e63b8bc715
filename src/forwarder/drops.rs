//! [`DropReason`] and [`Drops`]: what was not sent, and why.

use alloc::string::String;
use core::fmt;

use serde::de::{MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::forwarder::Happening;
use crate::forwarder::engine::Forwarder;
use crate::time::{Now, Uptime};

/// Why something was not sent, or not kept. More may come.
///
/// ```
/// use callhome::forwarder::DropReason;
///
/// assert_eq!(DropReason::QueueFull.code(), "queue-full");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum DropReason {
    /// A report that is not for support.
    NotForSupport,
    /// A report while nothing may be sent: no agreement, no settings.
    ShutOut,
    /// A report during maintenance.
    Maintenance,
    /// A report while too many tickets were open, and none of them was less urgent.
    QueueFull,
    /// A report that could not be stored.
    NotStored,
    /// A ticket that gave way to a more urgent one: it is Failed.
    Displaced,
    /// A ticket that was refused for good, or tried for long enough: it is Failed.
    GivenUp,
    /// A Failed ticket that was removed before anybody sent it again.
    Forgotten,
    /// Service data that was packed, or to be packed, and was not sent.
    Package,
    /// A note that could not be delivered.
    Note,
}

impl DropReason {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::NotForSupport,
        Self::ShutOut,
        Self::Maintenance,
        Self::QueueFull,
        Self::NotStored,
        Self::Displaced,
        Self::GivenUp,
        Self::Forgotten,
        Self::Package,
        Self::Note,
    ];

    /// The name for programs. It stays the same in every later version.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NotForSupport => "not-for-support",
            Self::ShutOut => "shut-out",
            Self::Maintenance => "maintenance",
            Self::QueueFull => "queue-full",
            Self::NotStored => "not-stored",
            Self::Displaced => "displaced",
            Self::GivenUp => "given-up",
            Self::Forgotten => "forgotten",
            Self::Package => "package",
            Self::Note => "note",
        }
    }
}

impl fmt::Display for DropReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// How often something was dropped for each reason, over restarts.
///
/// ```
/// use callhome::forwarder::{DropReason, Drops};
///
/// let drops = Drops::default();
/// assert_eq!(drops.count(DropReason::QueueFull), 0);
/// assert_eq!(drops.iter().count(), DropReason::ALL.len());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Drops([u64; DropReason::ALL.len()]);

impl Drops {
    /// How often for this reason.
    #[must_use]
    pub fn count(&self, reason: DropReason) -> u64 {
        self.0.get(reason as usize).copied().unwrap_or_default()
    }

    /// Every reason with its count.
    pub fn iter(&self) -> impl Iterator<Item = (DropReason, u64)> {
        DropReason::ALL.into_iter().zip(self.0)
    }

    fn add(&mut self, reason: DropReason) {
        if let Some(count) = self.0.get_mut(reason as usize) {
            *count = count.saturating_add(1);
        }
    }
}

impl Serialize for Drops {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (reason, count) in self.iter().filter(|(_, count)| *count > 0) {
            map.serialize_entry(reason.code(), &count)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Drops {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Counts;
        impl<'de> Visitor<'de> for Counts {
            type Value = Drops;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a count for each reason")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Drops, A::Error> {
                let mut drops = Drops::default();
                while let Some((code, count)) = map.next_entry::<String, u64>()? {
                    let known = DropReason::ALL.into_iter().find(|reason| reason.code() == code);
                    // The reasons of a later version are passed over.
                    if let Some(place) = known.and_then(|known| drops.0.get_mut(known as usize)) {
                        *place = count;
                    }
                }
                Ok(drops)
            }
        }
        deserializer.deserialize_map(Counts)
    }
}

/// How many entries of one kind about dropped reports the journal takes in an
/// hour: a flood must not push everything else out of it. All are counted.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Talk {
    since: Uptime,
    entries: u32,
}

impl Talk {
    pub(super) const MAX_ENTRIES: u32 = 16;
    const WITHIN: core::time::Duration = core::time::Duration::from_secs(60 * 60);

    /// Whether there is room for one more.
    fn has_room(&mut self, now: Uptime) -> bool {
        if now.since(self.since) >= Self::WITHIN {
            *self = Self { since: now, entries: 0 };
        }
        self.entries += 1;
        self.entries <= Self::MAX_ENTRIES
    }
}

/// One for each reason.
pub(super) type Talks = [Talk; DropReason::ALL.len()];

impl Forwarder {
    /// What was dropped since the store was empty, by reason. A restart may cost
    /// the last hour's.
    #[must_use]
    pub fn drops(&self) -> &Drops {
        &self.kept.drops
    }

    /// Counts something that is dropped.
    pub(super) fn count_drop(&mut self, reason: DropReason) {
        self.kept.drops.add(reason);
        self.kept.touch();
    }

    /// Counts a report that is dropped, and writes it down while there is room
    /// for it.
    pub(super) fn drop_report(&mut self, reason: DropReason, happening: &Happening, now: Now) {
        self.count_drop(reason);
        let talk = self.talks.get_mut(reason as usize);
        if talk.is_some_and(|talk| talk.has_room(now.uptime())) {
            self.write_journal(happening, now);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_reason_has_a_place_and_a_name_of_its_own() {
        let mut drops = Drops::default();
        for (place, reason) in DropReason::ALL.into_iter().enumerate() {
            assert_eq!(reason as usize, place);
            for _ in 0..=place {
                drops.add(reason);
            }
        }
        let json = serde_json::to_string(&drops).unwrap();
        assert!(json.starts_with(r#"{"not-for-support":1,"shut-out":2"#), "{json}");
        assert_eq!(serde_json::from_str::<Drops>(&json).unwrap(), drops);
    }

    #[test]
    fn the_journal_takes_so_many_in_an_hour() {
        let (mut talk, at) = (Talk::default(), Uptime::from_millis(1));
        for _ in 0..Talk::MAX_ENTRIES {
            assert!(talk.has_room(at));
        }
        assert!(!talk.has_room(at));
        assert!(talk.has_room(at + Talk::WITHIN));
    }
}
