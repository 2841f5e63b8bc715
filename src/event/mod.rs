//! What the machine reports, in Redfish's terms.
//!
//! The host fills in a [`DeviceDraft`] once and an [`EventDraft`] for each
//! happening; the checked [`Device`] and [`Event`] are what tickets are made of.
//! An [`OccurrenceKey`] names the log record behind an event, so that the same
//! record never becomes two tickets. A [`Receipt`] says what is in the package of
//! service data that goes with a ticket.

mod device;
mod digest;
mod field;
mod kept_receipt;
mod kind;
mod member;
mod occurrence;
mod receipt;
mod record;
mod rule_count;
mod severity;

pub use device::{Device, DeviceDraft};
pub use digest::{NotADigest, Sha256};
pub use field::{FieldProblem, FieldProblemKind, FieldProblems};
pub use kept_receipt::{KeptReceipt, NamedMember};
pub use kind::{MemberKind, SkipReason};
pub use member::{MemberNote, PackedMember, Part, SkippedMember};
pub use occurrence::OccurrenceKey;
#[cfg(feature = "package")]
pub(crate) use receipt::at_most;
pub use receipt::{NotAScope, Receipt, Scope};
pub use record::{Event, EventDraft, EventKind};
pub use rule_count::RuleCount;
pub use severity::{NotASeverity, Severity};
