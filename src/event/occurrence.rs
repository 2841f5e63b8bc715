//! [`OccurrenceKey`]: the name of one log record.

use alloc::string::String;

use serde::{Deserialize, Serialize};

use crate::event::field::{FieldProblems, FieldReader};

/// Names one happening of a fault, and stays the same when the same log record
/// is reported again, after a crash, a reboot or a wiped store.
///
/// - Three texts, none of them empty, trimmed and printable, each at most
///   [`OccurrenceKey::MAX_CHARS`] characters.
/// - The ticket's id is derived from it, so a time that the device does not
///   trust must not be part of it.
///
/// ```
/// use callhome::event::OccurrenceKey;
///
/// let key = OccurrenceKey::new("/redfish/v1/Systems/1/LogServices/SEL", "17", "3")?;
/// assert_eq!(key.entry_id(), "17");
/// # Ok::<(), callhome::event::FieldProblems>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "Raw", rename_all = "PascalCase")]
pub struct OccurrenceKey {
    log_service: String,
    entry_id: String,
    generation: String,
}

impl OccurrenceKey {
    /// The most characters of each of the three texts.
    pub const MAX_CHARS: usize = 256;

    /// Names the record `entry_id` of `log_service`. `generation` changes
    /// whenever the log is cleared and its ids start again; a log that is never
    /// cleared has always the same, such as `0`.
    ///
    /// # Errors
    /// [`FieldProblems`] with every text that is missing, too long or not printable.
    pub fn new(log_service: &str, entry_id: &str, generation: &str) -> Result<Self, FieldProblems> {
        let mut fields = FieldReader::default();
        let key = Self {
            log_service: fields.required("LogService", log_service, Self::MAX_CHARS),
            entry_id: fields.required("EntryId", entry_id, Self::MAX_CHARS),
            generation: fields.required("Generation", generation, Self::MAX_CHARS),
        };
        fields.finish(key)
    }

    /// The log that the record is in, usually its Redfish URI.
    #[must_use]
    pub fn log_service(&self) -> &str {
        &self.log_service
    }

    /// The record's id in that log.
    #[must_use]
    pub fn entry_id(&self) -> &str {
        &self.entry_id
    }

    /// Which filling of the log it is.
    #[must_use]
    pub fn generation(&self) -> &str {
        &self.generation
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Raw {
    log_service: String,
    entry_id: String,
    generation: String,
}

impl TryFrom<Raw> for OccurrenceKey {
    type Error = FieldProblems;

    fn try_from(raw: Raw) -> Result<Self, FieldProblems> {
        Self::new(&raw.log_service, &raw.entry_id, &raw.generation)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_ends_at_its_bound() {
        let full = "é".repeat(OccurrenceKey::MAX_CHARS);
        assert!(OccurrenceKey::new(&full, &full, &full).is_ok());
        let over = full + "x";
        let problems = OccurrenceKey::new(&over, &over, &over).unwrap_err();
        assert_eq!(problems.iter().count(), 3);
    }

    #[test]
    fn json_goes_through_the_same_checks() {
        let json = r#"{"LogService":"SEL","EntryId":"1","Generation":"0","More":1}"#;
        let key: OccurrenceKey = serde_json::from_str(json).unwrap();
        let back = serde_json::to_string(&key).unwrap();
        assert_eq!(back, r#"{"LogService":"SEL","EntryId":"1","Generation":"0"}"#);
        assert!(serde_json::from_str::<OccurrenceKey>(&back.replace("SEL", " ")).is_err());
    }
}
