//! What the door itself keeps in the store: acceptance, settings, clock floor.
//!
//! These records are written down in `docs/records.md`.

use serde::{Deserialize, Serialize};

use crate::call_home::key_of;
use crate::settings::Settings;
use crate::settings::agreement::Acceptance;
use crate::store::{Batch, Store, StoreError};
use crate::time::WallTime;

/// The key of the acceptance.
pub(super) const AGREEMENT: &str = "agreement";
/// The key of the settings, in their stored form.
pub(super) const SETTINGS: &str = "settings";

/// The key of the clock floor.
pub(super) const CLOCK: &str = "clock";

/// The format of the acceptance's record, and of the clock floor's.
const FORMAT_VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct AcceptanceRecord {
    format_version: u32,
    who: String,
    when: Option<WallTime>,
    terms_version: String,
    privacy_version: String,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct ClockRecord {
    format_version: u32,
    floor: WallTime,
}

/// The clock floor as bytes.
pub(super) fn clock_to_bytes(floor: WallTime) -> Vec<u8> {
    to_json(&ClockRecord { format_version: FORMAT_VERSION, floor })
}

/// The clock floor that was stored; `None` for anything else, and the library's
/// own counts.
pub(super) fn clock_from_bytes(bytes: &[u8]) -> Option<WallTime> {
    let record: ClockRecord = serde_json::from_slice(bytes).ok()?;
    (record.format_version == FORMAT_VERSION).then_some(record.floor)
}

/// The acceptance as bytes.
pub(super) fn acceptance_to_bytes(acceptance: &Acceptance) -> Vec<u8> {
    let record = AcceptanceRecord {
        format_version: FORMAT_VERSION,
        who: acceptance.who().to_owned(),
        when: acceptance.when(),
        terms_version: acceptance.terms_version().to_owned(),
        privacy_version: acceptance.privacy_version().to_owned(),
    };
    to_json(&record)
}

/// The acceptance that was stored; `None` for anything else, which then counts
/// as never accepted.
pub(super) fn acceptance_from_bytes(bytes: &[u8]) -> Option<Acceptance> {
    let record: AcceptanceRecord = serde_json::from_slice(bytes).ok()?;
    if record.format_version != FORMAT_VERSION {
        return None;
    }
    let (terms, privacy) = (&record.terms_version, &record.privacy_version);
    Acceptance::new(&record.who, record.when, terms, privacy).ok()
}

/// The settings as bytes, the proxy's password among them.
pub(super) fn settings_to_bytes(settings: &Settings) -> Vec<u8> {
    to_json(&settings.as_stored())
}

/// Makes one record durable.
pub(super) fn put(store: &mut impl Store, key: &str, value: Vec<u8>) -> Result<(), StoreError> {
    let mut batch = Batch::new();
    batch.put(key_of(key), value)?;
    store.commit(&batch)
}

fn to_json(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).expect("texts, numbers and flags can always be written as JSON")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_format_of_an_acceptance_is_read_for_ever() {
        let fixture = br#"{"FormatVersion":1,"Who":"operator","When":"2026-01-31T11:00:00Z","TermsVersion":"1.0","PrivacyVersion":"2"}"#;
        let acceptance = acceptance_from_bytes(fixture).expect("a fixture that must load");
        assert_eq!((acceptance.who(), acceptance.terms_version()), ("operator", "1.0"));
        assert_eq!(acceptance_to_bytes(&acceptance), fixture);
    }

    #[test]
    fn the_first_format_of_a_clock_floor_is_read_for_ever() {
        let fixture = br#"{"FormatVersion":1,"Floor":"2026-06-01T12:00:00Z"}"#;
        let floor = clock_from_bytes(fixture).expect("a fixture that must load");
        assert_eq!(floor.to_rfc3339(), "2026-06-01T12:00:00Z");
        assert_eq!(clock_to_bytes(floor), fixture);
        for bytes in [&b""[..], b"{}", br#"{"FormatVersion":2,"Floor":"2026-06-01T12:00:00Z"}"#] {
            assert_eq!(clock_from_bytes(bytes), None);
        }
    }

    #[test]
    fn anything_else_was_never_accepted() {
        for bytes in [
            &b""[..],
            b"{}",
            br#"{"FormatVersion":2,"Who":"o","When":null,"TermsVersion":"1","PrivacyVersion":"1"}"#,
            br#"{"FormatVersion":1,"Who":"","When":null,"TermsVersion":"1","PrivacyVersion":"1"}"#,
        ] {
            assert!(acceptance_from_bytes(bytes).is_none());
        }
    }
}
