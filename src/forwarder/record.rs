//! [`Record`]: one ticket as it is stored. `docs/records.md` is its contract.

use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;

use serde::{Deserialize, Serialize};
use url::Url;

use crate::event::{Device, Event, Sha256};
use crate::forwarder::clocks::Clocks;
use crate::forwarder::occurrences::Repeats;
use crate::protocol::{ETag, MAX_URL_CHARS, Package, RemoteTicket};
use crate::text::{Excerpt, is_printable};
use crate::ticket::{Note, NoteId, TicketId, TicketState};
use crate::time::WallTime;

/// Why a stored record cannot be taken back. It should be set aside and counted;
/// the others go on.
///
/// ```
/// use callhome::forwarder::{Config, Damaged, Entropy, Forwarder};
/// use callhome::{Now, Uptime};
///
/// let entropy = Entropy::new([7; 16], Now::new(Uptime::from_millis(0)));
/// let mut forwarder = Forwarder::new(Config::new(), entropy);
/// assert_eq!(forwarder.restore("ticket.1", b"{"), Err(Damaged::Unreadable));
/// assert_eq!(forwarder.restore("settings", b"{}"), Err(Damaged::NotOurs));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Damaged {
    /// The key is none of the engine's.
    #[error("not a record of the engine")]
    NotOurs,
    /// It is longer than anything that was ever written.
    #[error("the record is too large")]
    TooLarge,
    /// It is not JSON of the right form.
    #[error("the record cannot be read")]
    Unreadable,
    /// A later version of the library wrote it.
    #[error("the record was written by a later version")]
    Newer,
    /// It says things that cannot both be true, or is stored under another key.
    #[error("the record contradicts itself")]
    Contradictory,
    /// The engine is at work already.
    #[error("records are taken back before the engine starts only")]
    TooLate,
}

/// Where a ticket's service data is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "Stage", rename_all_fields = "PascalCase")]
pub(super) enum PackageState {
    /// The host is asked to pack it.
    Collecting,
    /// It is in the slot, complete.
    Sealed { sha256: Sha256, size: u64 },
    /// There is none.
    None { reason: String },
    /// The service centre has verified it.
    Delivered { sha256: Sha256, size: u64 },
}

/// What an administrator has to do with a package, or has done. There only
/// where a host required it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "Stage", rename_all_fields = "PascalCase")]
pub(super) enum Approval {
    /// It is asked for, since so much of the device's time.
    Awaited { waited_ms: u64 },
    /// The package with this digest may be sent.
    Given { sha256: Sha256, who: String },
}

/// A note that waits to be sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct WaitingNote {
    pub(super) id: NoteId,
    pub(super) note: Note,
    pub(super) waited_ms: u64,
}

/// Why a ticket failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct FailedBecause {
    pub(super) code: String,
    pub(super) text: String,
}

/// One ticket as it is stored. Members that this version does not know are
/// passed over: a later one that adds any without which a ticket goes wrong
/// must raise the version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Record {
    version: u32,
    pub(super) id: TicketId,
    /// The order in which tickets came.
    pub(super) sequence: u64,
    pub(super) state: TicketState,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) number: Option<String>,
    #[serde(with = "shared")]
    pub(super) device: Arc<Device>,
    #[serde(with = "shared")]
    pub(super) event: Arc<Event>,
    pub(super) count: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) repeats: Option<Box<Repeats>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) created: Option<WallTime>,
    /// The engine's clocks when it was reported, and when its ages were written.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) reported_ms: u64,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) ran_ms: u64,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) tried_ms: u64,
    pub(super) package: PackageState,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) approval: Option<Approval>,
    /// Where it was opened. What follows is worth nothing elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) origin: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none", with = "url_text")]
    pub(super) uploads: Option<Url>,
    #[serde(default, skip_serializing_if = "Option::is_none", with = "url_text")]
    pub(super) upload: Option<Url>,
    #[serde(default, skip_serializing_if = "Option::is_none", rename = "ETag")]
    etag: Option<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) cancel_asked: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) notes: Vec<WaitingNote>,
    /// Failures in a row.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) attempt: u32,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) waited_ms: u64,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) digest_mismatches: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) failed_because: Option<FailedBecause>,
}

impl Record {
    /// The version that is written.
    const VERSION: u32 = 1;
    /// What the keys of tickets begin with.
    pub(super) const KEY_PREFIX: &str = "ticket.";
    /// What the keys of receipts begin with. A receipt may be long, so it is
    /// written once and kept apart from its ticket, which is written often.
    pub(super) const RECEIPT_PREFIX: &str = "receipt.";
    /// The longest record, in bytes: full notes, every character escaped.
    pub(super) const MAX_BYTES: usize = 512 * 1024;
    /// The longest receipt, in bytes. One that is longer is stored without its
    /// list of contents, which is in the package as well.
    pub(super) const MAX_RECEIPT_BYTES: usize = 256 * 1024;
    /// The most notes that wait at one ticket.
    pub(super) const MAX_NOTES: usize = 4;
    const MAX_ORIGIN_CHARS: usize = 300;

    /// A ticket that was just reported.
    pub(super) fn new(
        id: TicketId,
        sequence: u64,
        device: Arc<Device>,
        event: Event,
        created: Option<WallTime>,
    ) -> Self {
        Self {
            version: Self::VERSION,
            id,
            sequence,
            state: TicketState::Pending,
            number: None,
            device,
            event: Arc::new(event),
            count: 1,
            repeats: None,
            created,
            reported_ms: 0,
            ran_ms: 0,
            tried_ms: 0,
            package: PackageState::Collecting,
            approval: None,
            origin: None,
            uploads: None,
            upload: None,
            etag: None,
            cancel_asked: false,
            notes: Vec::new(),
            attempt: 0,
            waited_ms: 0,
            digest_mismatches: 0,
            failed_because: None,
        }
    }

    /// The key of a ticket.
    pub(super) fn key(id: TicketId) -> String {
        format!("{}{id}", Self::KEY_PREFIX)
    }

    /// The key of a ticket's receipt.
    pub(super) fn receipt_key(id: TicketId) -> String {
        format!("{}{id}", Self::RECEIPT_PREFIX)
    }

    /// The stored form.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("texts, numbers and flags can always be written as JSON")
    }

    /// Reads the stored form.
    pub(super) fn parse(key: &str, bytes: &[u8]) -> Result<Self, Damaged> {
        not_newer(bytes, Self::MAX_BYTES, Self::VERSION)?;
        let record: Self = serde_json::from_slice(bytes).map_err(|_| Damaged::Unreadable)?;
        if record.version == Self::VERSION && key == Self::key(record.id) && record.is_sound() {
            Ok(record)
        } else {
            Err(Damaged::Contradictory)
        }
    }

    fn is_sound(&self) -> bool {
        let fits = |text: &str, max: usize| {
            !text.is_empty() && text.chars().nth(max).is_none() && text.chars().all(is_printable)
        };
        let number = self.number.as_deref();
        let package = match &self.package {
            PackageState::Collecting => true,
            PackageState::None { reason } => fits(reason, Excerpt::MAX_CHARS),
            PackageState::Sealed { sha256, size } | PackageState::Delivered { sha256, size } => {
                Package::new(*sha256, *size).is_ok()
            }
        };
        // Only the service centre makes these states, and then it has a number.
        let has_number =
            number.is_some() || matches!(self.state, TicketState::Pending | TicketState::Failed);
        let approval = match &self.approval {
            None | Some(Approval::Awaited { .. }) => true,
            Some(Approval::Given { who, .. }) => fits(who, Excerpt::MAX_CHARS),
        };
        let clocks = [self.reported_ms, self.ran_ms, self.tried_ms];
        package
            && approval
            && clocks.iter().all(|millis| *millis <= Clocks::MAX)
            && self.repeats.as_ref().is_none_or(|repeats| repeats.is_sound())
            && has_number
            && number.is_none_or(|number| fits(number, RemoteTicket::MAX_NUMBER_CHARS))
            && self.number.is_some() == self.origin.is_some()
            && self.origin.as_deref().is_none_or(|origin| fits(origin, Self::MAX_ORIGIN_CHARS))
            && self.notes.len() <= Self::MAX_NOTES
            && self.failed_because.is_some() == (self.state == TicketState::Failed)
            && self.failed_because.as_ref().is_none_or(|because| {
                fits(&because.code, Excerpt::MAX_CHARS) && fits(&because.text, Excerpt::MAX_CHARS)
            })
    }

    /// The package, while it is in its slot.
    pub(super) fn sealed(&self) -> Option<Package> {
        match &self.package {
            PackageState::Sealed { sha256, size, .. } => Package::new(*sha256, *size).ok(),
            _ => None,
        }
    }

    /// Whether an administrator has approved the package that is in its slot.
    pub(super) fn is_approved(&self) -> bool {
        match (&self.approval, self.sealed()) {
            (Some(Approval::Given { sha256, .. }), Some(package)) => *sha256 == package.sha256(),
            _ => false,
        }
    }

    /// Whether floods are counted on it.
    pub(super) fn is_roll_up(&self) -> bool {
        self.repeats.as_ref().is_some_and(|repeats| !repeats.message_ids.is_empty())
    }

    /// The count that the service centre has: opening tells one occurrence, but
    /// not of which kind.
    pub(super) fn told(&self) -> u64 {
        let told = self.repeats.as_ref().map_or(0, |repeats| repeats.told);
        if self.is_roll_up() { told } else { told.max(1) }
    }

    /// How long approval has been waited for.
    pub(super) fn approval_waited_ms(&self) -> Option<u64> {
        match self.approval {
            Some(Approval::Awaited { waited_ms }) => Some(waited_ms),
            _ => None,
        }
    }

    pub(super) fn etag(&self) -> Option<ETag> {
        self.etag.as_deref().and_then(ETag::parse)
    }

    /// Says whether it is another one than before.
    pub(super) fn set_etag(&mut self, etag: Option<&ETag>) {
        self.etag = etag.map(|etag| etag.as_str().to_owned());
    }

    /// Whether service data and its slot are still needed.
    pub(super) fn needs_slot(&self) -> bool {
        !self.state.is_final()
            && matches!(self.package, PackageState::Collecting | PackageState::Sealed { .. })
    }

    /// Forgets what one service centre said; the next one will say it anew.
    pub(super) fn start_over(&mut self) {
        self.number = None;
        self.origin = None;
        self.uploads = None;
        self.upload = None;
        self.etag = None;
        self.attempt = 0;
        self.digest_mismatches = 0;
        if let Some(repeats) = &mut self.repeats {
            repeats.told = 0;
        }
    }
}

/// Whether a record may be read: a later version may mean other things by the
/// same names.
pub(super) fn not_newer(bytes: &[u8], max: usize, known: u32) -> Result<(), Damaged> {
    #[derive(Deserialize)]
    #[serde(rename_all = "PascalCase")]
    struct VersionOnly {
        version: u32,
    }
    if bytes.len() > max {
        return Err(Damaged::TooLarge);
    }
    let VersionOnly { version } = serde_json::from_slice(bytes).map_err(|_| Damaged::Unreadable)?;
    if version > known { Err(Damaged::Newer) } else { Ok(()) }
}

impl fmt::Display for PackageState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Collecting => f.write_str("is being collected"),
            Self::Sealed { size, .. } => write!(f, "of {size} bytes is packed"),
            Self::None { reason } => write!(f, "there is none: {reason}"),
            Self::Delivered { size, .. } => write!(f, "of {size} bytes is delivered"),
        }
    }
}

pub(super) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// What is shared is stored like one of its own.
mod shared {
    use alloc::sync::Arc;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<T: Serialize, S: Serializer>(
        shared: &Arc<T>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        T::serialize(shared, to)
    }

    pub(super) fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Arc<T>, D::Error> {
        T::deserialize(from).map(Arc::new)
    }
}

/// URLs are hints: one that cannot be read is none.
mod url_text {
    use super::{MAX_URL_CHARS, String, Url};
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<S: Serializer>(url: &Option<Url>, to: S) -> Result<S::Ok, S::Error> {
        url.as_ref().map(Url::as_str).serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Url>, D::Error> {
        let text = Option::<String>::deserialize(from)?;
        Ok(text.filter(|text| text.len() <= MAX_URL_CHARS).and_then(|text| Url::parse(&text).ok()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIXTURE: &str = include_str!("../../tests/fixtures/ticket_record_v1.json");
    const KEY: &str = "ticket.234c1943-f34d-5da9-a122-315567348e13";

    fn read(json: &str) -> Result<Record, Damaged> {
        Record::parse(KEY, json.as_bytes())
    }

    #[test]
    fn version_1_is_read_for_ever() {
        let record = read(FIXTURE).unwrap();
        assert_eq!((record.sequence, record.state, record.count), (42, TicketState::Failed, 3));
        assert_eq!(record.number.as_deref(), Some("SC-17"));
        assert_eq!(record.sealed().map(|package| package.size()), Some(3));
        assert_eq!((record.notes.len(), record.attempt, record.waited_ms), (1, 4, 604_800_000));
        assert_eq!(record.etag(), ETag::parse("\"5\""));
        assert!(record.uploads.is_some() && record.upload.is_some() && record.cancel_asked);
        assert_eq!(Record::parse(KEY, &record.to_bytes()), Ok(record));
    }

    #[test]
    fn what_is_written_is_version_1() {
        let record = read(FIXTURE).unwrap();
        let ours: serde_json::Value = serde_json::from_slice(&record.to_bytes()).unwrap();
        let mut fixture: serde_json::Value = serde_json::from_str(FIXTURE).unwrap();
        fixture.as_object_mut().unwrap().remove("FromALaterVersion");
        assert_eq!(ours, fixture);
    }

    #[test]
    fn a_record_that_contradicts_itself_is_damaged() {
        let change = |from: &str, to: &str| {
            assert!(FIXTURE.contains(from), "{from}");
            read(&FIXTURE.replace(from, to)).unwrap_err()
        };
        assert_eq!(change("\"Version\": 1", "\"Version\": 2"), Damaged::Newer);
        assert_eq!(change("\"Version\": 1", "\"Version\": 0"), Damaged::Contradictory);
        assert_eq!(change("-315567348e13", "-315567348e14"), Damaged::Contradictory);
        assert_eq!(change("\"Failed\"", "\"Active\""), Damaged::Contradictory);
        assert_eq!(change("\"SC-17\"", "\"\""), Damaged::Contradictory);
        assert_eq!(change("\"Size\": 3", "\"Size\": 0"), Damaged::Contradictory);
        assert_eq!(change("\"Failed\"", "\"Open\""), Damaged::Unreadable);
        assert_eq!(change("J30A0042", "none"), Damaged::Unreadable);
        assert_eq!(read("{"), Err(Damaged::Unreadable));
        assert_eq!(read(&" ".repeat(Record::MAX_BYTES + 1)), Err(Damaged::TooLarge));
    }

    #[test]
    fn an_approval_is_stored_and_read_and_old_records_have_none() {
        let mut record = read(FIXTURE).unwrap();
        assert_eq!((&record.approval, record.is_approved()), (&None, false));
        let sha256 = record.sealed().unwrap().sha256();
        for (approval, json, is_approved) in [
            (
                Approval::Awaited { waited_ms: 7 },
                r#""Approval":{"Stage":"Awaited","WaitedMs":7}"#.into(),
                false,
            ),
            (
                Approval::Given { sha256, who: "operator".into() },
                format!(r#""Approval":{{"Stage":"Given","Sha256":"{sha256}","Who":"operator"}}"#),
                true,
            ),
            (
                Approval::Given { sha256: Sha256::of(b"other"), who: "operator".into() },
                String::new(),
                false,
            ),
        ] {
            record.approval = Some(approval);
            assert_eq!(record.is_approved(), is_approved);
            let bytes = record.to_bytes();
            assert!(String::from_utf8_lossy(&bytes).contains(&json));
            assert_eq!(Record::parse(KEY, &bytes).as_ref(), Ok(&record));
        }
        record.approval = Some(Approval::Given { sha256, who: String::new() });
        assert_eq!(Record::parse(KEY, &record.to_bytes()), Err(Damaged::Contradictory));
    }

    #[test]
    fn counts_and_clocks_are_stored_and_read_and_old_records_have_none() {
        let old = read(FIXTURE).unwrap();
        assert_eq!((&old.repeats, old.reported_ms, old.ran_ms, old.tried_ms), (&None, 0, 0, 0));
        assert_eq!((old.told(), old.is_roll_up()), (1, false));
        let members = r#""Count": 3,
  "Repeats": {"Last": "2026-06-01T12:00:00Z", "Told": 2, "Known": ["234c1943f34d"]},
  "ReportedMs": 7, "RanMs": 9, "TriedMs": 8,"#;
        let json = FIXTURE.replace("\"Count\": 3,", members);
        let record = read(&json).unwrap();
        assert_eq!((record.reported_ms, record.ran_ms, record.tried_ms), (7, 9, 8));
        assert_eq!((record.told(), record.is_roll_up()), (2, false));
        assert_eq!(Record::parse(KEY, &record.to_bytes()).as_ref(), Ok(&record));
        let change = |from: &str, to: &str| read(&json.replace(from, to)).unwrap_err();
        let one_past = (Clocks::MAX + 1).to_string();
        for clock in ["\"ReportedMs\": 7", "\"RanMs\": 9", "\"TriedMs\": 8"] {
            let name = clock.split(' ').next().unwrap();
            assert_eq!(change(clock, &format!("{name} {one_past}")), Damaged::Contradictory);
        }
        assert_eq!(change("234c1943f34d", "234c1943"), Damaged::Unreadable);
    }

    #[test]
    fn a_url_that_cannot_be_read_is_no_hint() {
        let record = read(&FIXTURE.replace("https://support.example/uploads/9", "://")).unwrap();
        assert_eq!(record.upload, None);
    }

    #[test]
    fn the_fullest_record_fits() {
        let mut record = read(FIXTURE).unwrap();
        let body = "\u{10348}".repeat(Note::MAX_BODY_CHARS);
        let line = "\"\n".repeat(Note::MAX_BODY_CHARS / 2 - 1) + "x";
        for body in [body, line] {
            let waiting =
                WaitingNote { note: Note::new("t", &body).unwrap(), ..record.notes[0].clone() };
            record.notes = alloc::vec![waiting; Record::MAX_NOTES];
            assert!(record.to_bytes().len() <= Record::MAX_BYTES);
        }
    }

    #[test]
    fn no_cut_and_no_flipped_bit_panics() {
        for at in 0..FIXTURE.len() {
            let _ = Record::parse(KEY, &FIXTURE.as_bytes()[..at]);
            for mask in [0x01, 0x80, 0xff] {
                let mut bytes = FIXTURE.as_bytes().to_vec();
                bytes[at] ^= mask;
                let _ = Record::parse(KEY, &bytes);
            }
        }
    }
}
