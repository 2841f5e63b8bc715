//! What the machine reports, in Redfish's terms.
//!
//! The host fills in a [`DeviceDraft`] once and an [`EventDraft`] for each
//! happening; the checked [`Device`] and [`Event`] are what tickets are made of.
//! An [`OccurrenceKey`] names the log record behind an event, so that the same
//! record never becomes two tickets.

mod device;
mod digest;
mod field;
mod occurrence;
mod record;
mod severity;

pub use device::{Device, DeviceDraft};
pub use digest::{NotADigest, Sha256};
pub use field::{FieldProblem, FieldProblemKind, FieldProblems};
pub use occurrence::OccurrenceKey;
pub use record::{Event, EventDraft, EventKind};
pub use severity::{NotASeverity, Severity};
