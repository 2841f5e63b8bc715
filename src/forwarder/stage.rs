//! [`Stage`] and [`Step`]: how far a ticket is, and what comes next.

use core::fmt;

use alloc::boxed::Box;
use alloc::string::String;

use crate::forwarder::Ask;
use crate::forwarder::case::{Case, SlotCheck};
use crate::forwarder::chunk::ChunkLength;
use crate::forwarder::record::PackageState;
use crate::forwarder::schedule::{Slot, Urgency};
use crate::ticket::{NoteId, TicketState};
use crate::time::Uptime;

/// How far a ticket is within its state: what a progress bar and a log show.
/// More may come.
///
/// ```
/// use callhome::forwarder::Stage;
///
/// assert_eq!(Stage::Uploading.to_string(), "uploading");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Stage {
    /// Pending: its service data is being collected.
    Collecting,
    /// Pending: its service data waits for an administrator's approval. The
    /// service centre may have the ticket already, or not yet.
    AwaitingApproval,
    /// Pending: the service centre does not have it yet.
    Opening,
    /// Pending: its service data is on the way.
    Uploading,
    /// Pending: everything is there and is being verified.
    Confirming,
    /// Active: its state is asked for now and then.
    Following,
    /// Active: cancelling was asked for.
    CancelAsked,
    /// Failed, Closed or Cancelled.
    Ended,
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Collecting => "collecting",
            Self::AwaitingApproval => "awaiting approval",
            Self::Opening => "opening",
            Self::Uploading => "uploading",
            Self::Confirming => "confirming",
            Self::Following => "following",
            Self::CancelAsked => "cancel asked",
            Self::Ended => "ended",
        })
    }
}

impl Stage {
    pub(super) fn of(case: &Case) -> Self {
        let record = &case.record;
        match record.state {
            TicketState::Active if record.cancel_asked => Self::CancelAsked,
            TicketState::Active => Self::Following,
            TicketState::Failed | TicketState::Closed | TicketState::Cancelled => Self::Ended,
            TicketState::Pending if case.awaits_approval => Self::AwaitingApproval,
            TicketState::Pending => match (&record.package, &record.number) {
                (PackageState::Collecting, _) => Self::Collecting,
                (_, None) => Self::Opening,
                (PackageState::Sealed { size, .. }, Some(_)) => {
                    let arrived = case.upload.as_ref().and_then(|upload| upload.offset);
                    if arrived == Some(*size) { Self::Confirming } else { Self::Uploading }
                }
                (PackageState::None { .. } | PackageState::Delivered { .. }, Some(_)) => {
                    Self::Confirming
                }
            },
        }
    }
}

/// What to do for a ticket next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    LookUp,
    Open,
    Discover,
    Create,
    AskOffset,
    Chunk,
    Terminate,
    Claim,
    Cancel,
    AddNote(NoteId),
    Tell,
    /// Not a call: the host says whether the slot holds what was approved.
    CheckSlot,
}

impl Step {
    pub(super) fn is_bulk(self) -> bool {
        matches!(
            self,
            Self::Discover
                | Self::Create
                | Self::AskOffset
                | Self::Chunk
                | Self::Terminate
                | Self::Claim
                | Self::CheckSlot
        )
    }

    /// What comes next for `case`, and when. `None` when nothing does before
    /// something is put in.
    pub(super) fn next(case: &Case, now: Uptime) -> Option<(Self, Slot)> {
        let record = &case.record;
        let slot = |urgency, due: Uptime| Slot { urgency, due };
        match record.state {
            TicketState::Pending if record.number.is_none() => {
                let step = if case.maybe_arrived { Self::LookUp } else { Self::Open };
                Some((step, slot(Urgency::of_opening(record.event.severity()), case.due)))
            }
            // A ticket that is said to be unknown there is looked up first.
            TicketState::Pending if case.maybe_arrived => {
                Some((Self::LookUp, slot(Urgency::Question, case.due)))
            }
            // The service centre has the ticket, and its package waits for a
            // person: people there can be written to, or may close it meanwhile.
            TicketState::Pending if case.awaits_approval => match record.notes.first() {
                Some(note) => Some((Self::AddNote(note.id), slot(Urgency::Wish, case.due))),
                None => Some(tell_or_question(case)),
            },
            // A count is small, and does not wait until a large package is up.
            TicketState::Pending if case.tell_due().is_some_and(|due| due <= now) => {
                Some((Self::Tell, slot(Urgency::Question, case.due)))
            }
            TicketState::Pending => {
                let Some(package) = record.sealed() else {
                    let due = case.tell_due()?.max(case.due);
                    return Some((Self::Tell, slot(Urgency::Question, due)));
                };
                let upload = case.upload.as_deref();
                let known = upload.and_then(|upload| upload.offset);
                let step = if upload.is_some_and(|upload| upload.outdated.is_some()) {
                    Self::Terminate
                } else if record.upload.is_some() && upload.is_some_and(|upload| upload.gone) {
                    Self::Claim
                } else if record.upload.is_some() {
                    match known {
                        None => Self::AskOffset,
                        Some(offset) if offset < package.size() => Self::Chunk,
                        Some(_) => Self::Claim,
                    }
                } else if record.uploads.is_none() {
                    // The collection is looked up where it is not known.
                    return Some((Self::LookUp, slot(Urgency::Question, case.due)));
                } else if upload.is_some_and(|upload| upload.service.is_some()) {
                    Self::Create
                } else {
                    Self::Discover
                };
                let step = match step {
                    Self::Create | Self::Chunk if record.is_approved() => match case.slot_check {
                        SlotCheck::Unknown => Self::CheckSlot,
                        SlotCheck::UnderWay => return None,
                        SlotCheck::Passed => step,
                    },
                    step => step,
                };
                Some((step, slot(Urgency::Bulk, case.due)))
            }
            TicketState::Active => {
                let wishes_to_cancel = record.cancel_asked && !case.cancel_noted;
                match record.notes.first() {
                    // A note that does not get through holds up no wish.
                    Some(note) if !(wishes_to_cancel && record.attempt > 0) => {
                        Some((Self::AddNote(note.id), slot(Urgency::Wish, case.due)))
                    }
                    _ if wishes_to_cancel => Some((Self::Cancel, slot(Urgency::Wish, case.due))),
                    _ => Some(tell_or_question(case)),
                }
            }
            TicketState::Failed if record.number.is_some() => Some(question(case)),
            TicketState::Failed | TicketState::Closed | TicketState::Cancelled => None,
        }
    }

    /// The question to put, from the ticket as it is now.
    pub(super) fn ask(self, case: &Case, chunk: ChunkLength) -> Option<Ask> {
        let record = &case.record;
        let upload = || record.upload.clone();
        Some(match self {
            Self::LookUp => {
                // "As it was" says nothing to a ticket that has to learn where it stands.
                let knows = matches!(record.state, TicketState::Active | TicketState::Failed);
                Ask::LookUp { seen: record.etag().filter(|_| knows) }
            }
            Self::Open => Ask::Open { device: record.device.clone(), event: record.event.clone() },
            Self::Discover => Ask::DiscoverUploads { collection: record.uploads.clone()? },
            Self::Create => {
                Ask::CreateUpload { collection: record.uploads.clone()?, package: record.sealed()? }
            }
            Self::AskOffset => Ask::AskOffset { upload: upload()?, package: record.sealed()? },
            Self::Chunk => {
                let (state, package) = (case.upload.as_deref()?, record.sealed()?);
                let offset = state.offset?;
                Ask::SendChunk {
                    upload: upload()?,
                    package,
                    offset,
                    length: chunk.bytes().min(package.size().saturating_sub(offset)),
                    checksum: state.service.flatten().and_then(|service| service.checksum()),
                }
            }
            Self::Terminate => {
                Ask::TerminateUpload { upload: case.upload.as_deref()?.outdated.clone()? }
            }
            Self::Claim => Ask::Claim { upload: upload()?, package: record.sealed()? },
            Self::Cancel => Ask::Cancel,
            Self::AddNote(id) => {
                let waiting = record.notes.iter().find(|waiting| waiting.id == id)?;
                Ask::AddNote { id, note: waiting.note.clone() }
            }
            Self::Tell => Ask::TellOccurrences { occurrences: Box::new(case.occurrences()) },
            Self::CheckSlot => return None,
        })
    }
}

fn question(case: &Case) -> (Step, Slot) {
    let due = case.due.max(case.question_due);
    (Step::LookUp, Slot { urgency: Urgency::Question, due })
}

/// The count or the question, whichever is due first.
fn tell_or_question(case: &Case) -> (Step, Slot) {
    let (question, slot) = question(case);
    match case.tell_due().map(|due| due.max(case.due)) {
        Some(due) if due <= slot.due => (Step::Tell, Slot { urgency: Urgency::Question, due }),
        _ => (question, slot),
    }
}

/// What a ticket is told that needs no package any more.
pub(super) fn no_service_data() -> String {
    String::from("the service centre takes no service data")
}
