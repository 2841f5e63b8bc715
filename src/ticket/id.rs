//! [`TicketId`] and [`NoteId`]: names that the device gives.

use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Ordering;
use core::fmt;
use core::str::FromStr;

use uuid::{Builder, Uuid};

use crate::event::{Device, OccurrenceKey};

/// The name of a ticket, given by the device before the service centre knows it.
///
/// - A UUID (RFC 9562); its text form has lower-case digits and hyphens, 36
///   characters, and only that is read.
/// - Derived from device and occurrence it is the same after a crash, a reboot,
///   even a wiped store. Random it is not, and [`TicketId::is_derived`] says so.
///
/// ```
/// use callhome::event::{DeviceDraft, OccurrenceKey};
/// use callhome::ticket::TicketId;
///
/// let device = DeviceDraft {
///     manufacturer: "Example".into(),
///     model: "SR 1".into(),
///     serial_number: "J30A0042".into(),
///     ..DeviceDraft::default()
/// }
/// .check()?;
/// let key = OccurrenceKey::new("/redfish/v1/Systems/1/LogServices/SEL", "17", "3")?;
/// let id = TicketId::derive(&device, &key);
/// assert_eq!(id.to_string(), "234c1943-f34d-5da9-a122-315567348e13");
/// # Ok::<(), callhome::event::FieldProblems>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct TicketId(Uuid);

impl TicketId {
    /// The UUID namespace of derived ids. It never changes.
    pub const NAMESPACE: [u8; 16] = [
        0xe0, 0x4a, 0xb5, 0xa8, 0xe1, 0x07, 0x5f, 0x8d, 0x8a, 0xa6, 0xd7, 0x0e, 0xcc, 0x80, 0x61,
        0x49,
    ];

    /// The first text of what a derived id is computed from. A later form would
    /// have another one.
    pub const FORM: &str = "callhome ticket 1";

    /// The id of this occurrence on this device: UUID version 5 under
    /// [`TicketId::NAMESPACE`].
    ///
    /// The name is seven texts, each as its length in bytes (four bytes, big
    /// endian) and its UTF-8: [`TicketId::FORM`], manufacturer, model, serial
    /// number, log service, entry id, generation. Vectors are in the protocol
    /// document.
    #[must_use]
    pub fn derive(device: &Device, occurrence: &OccurrenceKey) -> Self {
        let mut name = Vec::with_capacity(128);
        for text in [
            Self::FORM,
            device.manufacturer(),
            device.model(),
            device.serial_number(),
            occurrence.log_service(),
            occurrence.entry_id(),
            occurrence.generation(),
        ] {
            // Every text has at most 256 characters, so its length always fits.
            let length = u32::try_from(text.len()).unwrap_or(u32::MAX);
            name.extend(length.to_be_bytes());
            name.extend(text.as_bytes());
        }
        Self(Uuid::new_v5(&Uuid::from_bytes(Self::NAMESPACE), &name))
    }

    /// The id with these random bytes: UUID version 4, which sets six of the 128 bits.
    #[must_use]
    pub fn from_random(bytes: [u8; 16]) -> Self {
        Self(Builder::from_random_bytes(bytes).into_uuid())
    }

    /// Its 16 bytes, as they stand in the text form.
    pub(crate) fn to_bytes(self) -> [u8; 16] {
        self.0.into_bytes()
    }

    /// Whether it was derived, so that the same occurrence always has it.
    #[must_use]
    pub fn is_derived(self) -> bool {
        self.0.get_version_num() == 5
    }
}

/// Ordered like their bytes and like their texts. Every look-up of a ticket
/// compares ids, and two numbers are compared much faster than two slices.
impl Ord for TicketId {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.as_u128().cmp(&other.0.as_u128())
    }
}

impl PartialOrd for TicketId {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The name of a note. Each note is a new one, so it is always random.
///
/// - A UUID like [`TicketId`], with the same text form.
///
/// ```
/// use callhome::ticket::NoteId;
///
/// let id = NoteId::from_random([0xab; 16]);
/// assert_eq!(id.to_string(), "abababab-abab-4bab-abab-abababababab");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NoteId(Uuid);

impl NoteId {
    /// The id with these random bytes: UUID version 4, which sets six of the 128 bits.
    #[must_use]
    pub fn from_random(bytes: [u8; 16]) -> Self {
        Self(Builder::from_random_bytes(bytes).into_uuid())
    }
}

/// The text is not a UUID in lower case with hyphens.
///
/// ```
/// use callhome::ticket::{NotAnId, TicketId};
///
/// assert_eq!("17".parse::<TicketId>(), Err(NotAnId));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a UUID in lower case with hyphens")]
pub struct NotAnId;

/// Reads the one text form. `Uuid` itself takes five.
fn parse(text: &str) -> Result<Uuid, NotAnId> {
    let uuid = Uuid::try_parse(text).map_err(|_| NotAnId)?;
    let mut form = [0; uuid::fmt::Hyphenated::LENGTH];
    if uuid.hyphenated().encode_lower(&mut form) == text { Ok(uuid) } else { Err(NotAnId) }
}

macro_rules! text_form {
    ($($id:ident),+) => {$(
        impl FromStr for $id {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                parse(text).map(Self)
            }
        }

        impl fmt::Display for $id {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0.hyphenated(), f)
            }
        }

        impl fmt::Debug for $id {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }

        impl serde::Serialize for $id {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $id {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    )+};
}

text_form!(TicketId, NoteId);

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;
    use crate::event::DeviceDraft;

    fn id(device: [&str; 3], key: [&str; 3]) -> TicketId {
        let [manufacturer, model, serial_number] = device.map(ToString::to_string);
        let device = DeviceDraft { manufacturer, model, serial_number, ..DeviceDraft::default() };
        let [log_service, entry_id, generation] = key;
        let key = OccurrenceKey::new(log_service, entry_id, generation).unwrap();
        TicketId::derive(&device.check().unwrap(), &key)
    }

    // The same vectors as in docs/protocol.md, computed there with Python.
    #[test]
    fn derived_ids_match_the_vectors_of_the_document() {
        let sel = "/redfish/v1/Systems/1/LogServices/SEL";
        for (device, key, expected) in [
            (
                ["Example", "SR 1", "J30A0042"],
                [sel, "17", "3"],
                "234c1943-f34d-5da9-a122-315567348e13",
            ),
            (
                ["Example", "SR 1", "J30A0042"],
                [sel, "1", "73"],
                "d9d8601d-54ce-5abd-998f-e0efd3776828",
            ),
            (
                ["Beispiel GmbH", "Schrank 42 Ä", "0815-Ü"],
                ["Störungen", "1", "0"],
                "4f1521c5-87fe-5601-93f4-67c42305846c",
            ),
        ] {
            let id = id(device, key);
            assert_eq!(id.to_string(), expected);
            assert!(id.is_derived());
        }
    }

    #[test]
    fn what_moves_between_fields_changes_the_id() {
        assert_ne!(id(["A", "B1", "S1"], ["l", "1", "0"]), id(["AB", "1", "S1"], ["l", "1", "0"]));
    }

    #[test]
    fn ids_are_ordered_like_their_texts() {
        let ids = [0x00, 0x7f, 0x80, 0xff].map(|first| {
            let mut bytes = [0x11; 16];
            bytes[0] = first;
            [0x00, 0x80, 0xff].map(|last| {
                bytes[15] = last;
                TicketId::from_random(bytes)
            })
        });
        let ids = ids.as_flattened();
        for (a, b) in ids.iter().flat_map(|a| ids.iter().map(move |b| (a, b))) {
            assert_eq!(a.cmp(b), a.to_string().cmp(&b.to_string()), "{a} {b}");
        }
    }

    #[test]
    fn only_the_canonical_text_is_read() {
        let text = TicketId::from_random([0xcd; 16]).to_string();
        let id: TicketId = text.parse().unwrap();
        assert_eq!(id.to_string(), text);
        assert!(!id.is_derived());
        let braced = ["{", &text, "}"].concat();
        let urn = ["urn:uuid:", &text].concat();
        for bad in [&text.to_uppercase(), &text.replace('-', ""), &braced, &urn, "", "é"] {
            assert_eq!(bad.parse::<TicketId>(), Err(NotAnId), "{bad}");
            assert_eq!(bad.parse::<NoteId>(), Err(NotAnId), "{bad}");
        }
    }
}
