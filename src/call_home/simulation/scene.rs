//! Who reports what, on which disk.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use crate::event::{Device, DeviceDraft, Event, EventDraft, OccurrenceKey, Severity};
use crate::settings::agreement::{Document, Documents};
use crate::store::sim::{Dice, SimFiles};
use crate::store::{DirStore, Quota, StoreError};
use crate::ticket::TicketId;

pub(super) const FOLDER: &str = "/var/state";
pub(super) const MINUTE: u64 = 60 * 1000;
pub(super) const DAY: u64 = 24 * 60 * MINUTE;

pub(super) fn open_store(files: &SimFiles) -> Result<DirStore, StoreError> {
    DirStore::open_on(Arc::new(files.clone()), Path::new(FOLDER), Quota::new())
}

/// Bytes that do not compress.
pub(super) fn noise() -> &'static [u8] {
    static NOISE: OnceLock<Vec<u8>> = OnceLock::new();
    NOISE.get_or_init(|| {
        let mut dice = Dice::new(7);
        (0..64 * 1024).flat_map(|_| dice.next().to_le_bytes()).collect()
    })
}

pub(super) fn device() -> Device {
    let draft = DeviceDraft {
        manufacturer: "Example Corp".into(),
        model: "Shelf 12".into(),
        serial_number: "EX47-0042".into(),
        ..DeviceDraft::default()
    };
    draft.check().unwrap()
}

pub(super) fn documents() -> Documents {
    let document = |what: &str| Document::url("1", &format!("https://support.example/{what}"));
    Documents::new(document("terms").unwrap(), document("privacy").unwrap())
}

/// The event of that log record; each is another fault.
pub(super) fn event(entry: u64) -> Event {
    let draft = EventDraft {
        message_id: format!("Fan.1.0.Fan{entry}Failed"),
        severity: [Severity::Critical, Severity::Warning][usize::from(entry.is_multiple_of(2))],
        message: "A fan stands still".into(),
        occurrence_key: Some(OccurrenceKey::new("SEL", &entry.to_string(), "1").unwrap()),
        ..EventDraft::default()
    };
    draft.check().unwrap()
}

/// The ticket of that log record, always the same.
pub(super) fn ticket(entry: u64) -> TicketId {
    TicketId::derive(&device(), event(entry).occurrence_key().unwrap())
}
