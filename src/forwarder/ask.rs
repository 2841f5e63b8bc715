//! [`Ask`] and [`Answer`]: what the engine wants to know, and what came of it.

use url::Url;

use crate::cause::Cause;
use crate::event::{Device, Event};
use crate::protocol::{
    AddNote, AddNoteAnswer, AskOffset, AskOffsetAnswer, Call as _, CallError, Caller, CancelTicket,
    CancelTicketAnswer, Checksum, ChecksumAlgorithm, ClaimPackage, ClaimPackageAnswer,
    CreateUpload, CreateUploadAnswer, DiscoverUploads, ETag, LookUpTicket, LookUpTicketAnswer,
    Occurrences, OpenTicket, OpenTicketAnswer, Package, Request, Response, SendChunk,
    SendChunkAnswer, TellOccurrences, TellOccurrencesAnswer, TerminateUpload,
    TerminateUploadAnswer, UploadService,
};
use crate::settings::Endpoint;
use crate::text::Excerpt;
use crate::ticket::{Note, NoteId, TicketId};
use crate::time::WallTime;

use alloc::boxed::Box;
use alloc::sync::Arc;

/// One question of the engine's about one ticket, complete but for where the
/// service centre is and who calls: those are the driver's, and may change from
/// call to call.
///
/// The list is closed: a driver has to send every one of them.
///
/// ```
/// use callhome::forwarder::{Answer, Ask};
/// use callhome::protocol::Response;
/// # use callhome::settings::Endpoint;
/// # let endpoint = Endpoint::new("https://support.example/")?;
/// use callhome::ticket::TicketId;
///
/// let (ask, id) = (Ask::Cancel, TicketId::from_random([7; 16]));
/// let request = ask.request(&endpoint, id, None, |device| callhome::protocol::Caller::new(device.clone()));
/// assert_eq!(request.url().path(), format!("/tickets/{id}/cancellation"));
///
/// let answer = ask.answer(&endpoint, id, &Response::new(404), None)?;
/// assert!(matches!(answer, Answer::Cancel(_)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// What has become of the ticket?
    LookUp {
        /// What is known already.
        seen: Option<ETag>,
    },
    /// Open it.
    Open {
        /// The device that reports.
        device: Arc<Device>,
        /// What it reports.
        event: Arc<Event>,
    },
    /// What can the upload server do?
    DiscoverUploads {
        /// The collection.
        collection: Url,
    },
    /// Begin an upload.
    CreateUpload {
        /// Where.
        collection: Url,
        /// Of what.
        package: Package,
    },
    /// How much has arrived?
    AskOffset {
        /// The upload.
        upload: Url,
        /// What goes there.
        package: Package,
    },
    /// Send some more. The driver reads it from the package slot of the ticket.
    SendChunk {
        /// The upload.
        upload: Url,
        /// What goes there.
        package: Package,
        /// Where the chunk begins.
        offset: u64,
        /// How long it is.
        length: u64,
        /// The checksum that the server would like, where the driver can.
        checksum: Option<ChecksumAlgorithm>,
    },
    /// Take an upload back.
    TerminateUpload {
        /// The upload.
        upload: Url,
    },
    /// It is all there: verify it.
    Claim {
        /// The upload.
        upload: Url,
        /// What was sent there.
        package: Package,
    },
    /// Cancel the ticket.
    Cancel,
    /// A message to support.
    AddNote {
        /// Its name.
        id: NoteId,
        /// Its text.
        note: Note,
    },
    /// How often it has happened by now.
    TellOccurrences {
        /// That.
        occurrences: Box<Occurrences>,
    },
}

/// What the service centre said to an [`Ask`] of the same name.
///
/// The list is closed like that one.
///
/// ```
/// use callhome::forwarder::Answer;
/// use callhome::protocol::LookUpTicketAnswer;
///
/// let answer = Answer::from(LookUpTicketAnswer::Unknown);
/// assert_eq!(answer, Answer::LookUp(LookUpTicketAnswer::Unknown));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// To [`Ask::LookUp`].
    LookUp(LookUpTicketAnswer),
    /// To [`Ask::Open`].
    Open(OpenTicketAnswer),
    /// To [`Ask::DiscoverUploads`].
    DiscoverUploads(UploadService),
    /// To [`Ask::CreateUpload`].
    CreateUpload(CreateUploadAnswer),
    /// To [`Ask::AskOffset`].
    AskOffset(AskOffsetAnswer),
    /// To [`Ask::SendChunk`].
    SendChunk(SendChunkAnswer),
    /// To [`Ask::TerminateUpload`].
    TerminateUpload(TerminateUploadAnswer),
    /// To [`Ask::Claim`].
    Claim(ClaimPackageAnswer),
    /// To [`Ask::Cancel`].
    Cancel(CancelTicketAnswer),
    /// To [`Ask::AddNote`].
    AddNote(AddNoteAnswer),
    /// To [`Ask::TellOccurrences`].
    TellOccurrences(TellOccurrencesAnswer),
}

impl Ask {
    /// The request to send about `ticket`. `caller` adds the contact to the
    /// device; it is called for [`Ask::Open`] only. `checksum` belongs to the
    /// chunk of an [`Ask::SendChunk`].
    #[must_use]
    pub fn request(
        &self,
        endpoint: &Endpoint,
        ticket: TicketId,
        checksum: Option<Checksum>,
        caller: impl FnOnce(&Device) -> Caller,
    ) -> Request {
        match self {
            Self::LookUp { seen } => {
                LookUpTicket::new(endpoint, ticket).unless(seen.as_ref()).request()
            }
            Self::Open { device, event } => {
                OpenTicket::new(endpoint, ticket, &caller(device), event).request()
            }
            Self::DiscoverUploads { collection } => DiscoverUploads::new(collection).request(),
            Self::CreateUpload { collection, package } => {
                CreateUpload::new(endpoint, collection, ticket, *package).request()
            }
            Self::AskOffset { upload, package } => AskOffset::new(upload, *package).request(),
            Self::SendChunk { upload, package, offset, length, .. } => {
                let chunk = SendChunk::new(upload, *package, *offset, *length);
                checksum.map_or(chunk, |checksum| chunk.with_checksum(checksum)).request()
            }
            Self::TerminateUpload { upload } => TerminateUpload::new(upload).request(),
            Self::Claim { upload, package } => {
                ClaimPackage::new(endpoint, ticket, *package, upload).request()
            }
            Self::Cancel => CancelTicket::new(endpoint, ticket).request(),
            Self::AddNote { id, note } => AddNote::new(endpoint, ticket, *id, note).request(),
            Self::TellOccurrences { occurrences } => {
                TellOccurrences::new(endpoint, ticket, occurrences).request()
            }
        }
    }

    /// Reads what came back, with the `endpoint` that the request was made with.
    ///
    /// # Errors
    /// A [`CallError`] for everything that this call has no meaning for.
    pub fn answer(
        &self,
        endpoint: &Endpoint,
        ticket: TicketId,
        response: &Response,
        wall: Option<WallTime>,
    ) -> Result<Answer, CallError> {
        Ok(match self {
            Self::LookUp { seen } => LookUpTicket::new(endpoint, ticket)
                .unless(seen.as_ref())
                .answer(response, wall)?
                .into(),
            Self::Open { device, event } => {
                let caller = Caller::new((**device).clone());
                OpenTicket::new(endpoint, ticket, &caller, event).answer(response, wall)?.into()
            }
            Self::DiscoverUploads { collection } => {
                DiscoverUploads::new(collection).answer(response, wall)?.into()
            }
            Self::CreateUpload { collection, package } => {
                CreateUpload::new(endpoint, collection, ticket, *package)
                    .answer(response, wall)?
                    .into()
            }
            Self::AskOffset { upload, package } => {
                AskOffset::new(upload, *package).answer(response, wall)?.into()
            }
            Self::SendChunk { upload, package, offset, length, .. } => {
                SendChunk::new(upload, *package, *offset, *length).answer(response, wall)?.into()
            }
            Self::TerminateUpload { upload } => {
                TerminateUpload::new(upload).answer(response, wall)?.into()
            }
            Self::Claim { upload, package } => {
                ClaimPackage::new(endpoint, ticket, *package, upload).answer(response, wall)?.into()
            }
            Self::Cancel => CancelTicket::new(endpoint, ticket).answer(response, wall)?.into(),
            Self::AddNote { id, note } => {
                AddNote::new(endpoint, ticket, *id, note).answer(response, wall)?.into()
            }
            Self::TellOccurrences { occurrences } => {
                TellOccurrences::new(endpoint, ticket, occurrences).answer(response, wall)?.into()
            }
        })
    }

    /// Whether it is about a package's bytes.
    #[must_use]
    pub fn is_bulk(&self) -> bool {
        matches!(
            self,
            Self::DiscoverUploads { .. }
                | Self::CreateUpload { .. }
                | Self::AskOffset { .. }
                | Self::SendChunk { .. }
                | Self::TerminateUpload { .. }
                | Self::Claim { .. }
        )
    }

    /// The URL that the service centre handed out for it, if it goes to one.
    pub(super) fn handed_out(&self) -> Option<&Url> {
        match self {
            Self::DiscoverUploads { collection } | Self::CreateUpload { collection, .. } => {
                Some(collection)
            }
            Self::AskOffset { upload, .. }
            | Self::SendChunk { upload, .. }
            | Self::TerminateUpload { upload } => Some(upload),
            Self::LookUp { .. }
            | Self::Open { .. }
            | Self::Claim { .. }
            | Self::Cancel
            | Self::AddNote { .. }
            | Self::TellOccurrences { .. } => None,
        }
    }
}

macro_rules! answers {
    ($($variant:ident($answer:ty)),+ $(,)?) => {$(
        impl From<$answer> for Answer {
            fn from(answer: $answer) -> Self {
                Self::$variant(answer)
            }
        }
    )+};
}

answers! {
    LookUp(LookUpTicketAnswer),
    Open(OpenTicketAnswer),
    DiscoverUploads(UploadService),
    CreateUpload(CreateUploadAnswer),
    AskOffset(AskOffsetAnswer),
    SendChunk(SendChunkAnswer),
    TerminateUpload(TerminateUploadAnswer),
    Claim(ClaimPackageAnswer),
    Cancel(CancelTicketAnswer),
    AddNote(AddNoteAnswer),
    TellOccurrences(TellOccurrencesAnswer),
}

/// The cause of an answer to another question than the one that was put.
pub(super) fn mismatch() -> Cause {
    Cause::AnswerMalformed { reason: Excerpt::new("an answer to another call") }
}
