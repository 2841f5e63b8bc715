//! [`Happening`]: what a journal can say.

use alloc::boxed::Box;
use alloc::vec::Vec;

use crate::cause::Cause;
use crate::event::{KeptReceipt, Sha256};
use crate::forwarder::Gate;
use crate::settings::Field;
use crate::text::Excerpt;
use crate::ticket::{NoteId, TicketId, TicketState};
use crate::time::WallTime;

/// What happened. Each kind has an [`id`](Happening::id) that stays the same in
/// every later version.
///
/// No variant carries a secret or the value of a setting.
///
/// ```
/// use callhome::Cause;
/// use callhome::forwarder::Happening;
///
/// let failed = Happening::TestCallFailed { cause: Cause::NotAProxy };
/// assert_eq!(failed.id(), "test-call-failed");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Happening {
    /// The terms and the privacy statement were accepted.
    AgreementAccepted {
        /// By whom.
        who: Excerpt,
        /// The version of the terms.
        terms: Excerpt,
        /// The version of the privacy statement.
        privacy: Excerpt,
    },
    /// The host brought another version of the documents.
    DocumentsReplaced {
        /// Whether nothing is sent until they are accepted.
        must_be_accepted_again: bool,
    },
    /// The endpoint, its trust or the device's identity there was set.
    EndpointSet {
        /// The new endpoint.
        endpoint: Excerpt,
    },
    /// Settings were applied.
    SettingsChanged {
        /// By whom.
        who: Excerpt,
        /// The fields whose values changed.
        fields: Vec<Field>,
    },
    /// Call home was switched on.
    Enabled {
        /// By whom.
        who: Excerpt,
    },
    /// Call home was switched off.
    Disabled {
        /// By whom.
        who: Excerpt,
    },
    /// A test call reached the service centre.
    TestCallDelivered {
        /// Its nonce.
        id: Excerpt,
    },
    /// A test call did not reach the service centre.
    TestCallFailed {
        /// Why.
        cause: Cause,
    },
    /// The connection to the service centre was tested, and it stands.
    ConnectionTested,
    /// The connection to the service centre was tested, and something is wrong.
    ConnectionTestFailed {
        /// What.
        cause: Cause,
    },
    /// A proxy was tested, and it does what it should.
    ProxyTested {
        /// Whether the way beyond it was tested as well.
        beyond: bool,
    },
    /// A proxy was tested, and something is wrong.
    ProxyTestFailed {
        /// What.
        cause: Cause,
    },

    /// The whole way was examined, and the service centre confirmed a test call.
    Examined,
    /// The whole way was examined, and something is wrong.
    ExaminationFailed {
        /// What.
        cause: Cause,
    },
    /// The time that has certainly passed was set back to the one that came with
    /// the library.
    ClockFloorReset {
        /// By whom.
        who: Excerpt,
        /// What it was.
        from: WallTime,
    },

    /// A report became a ticket.
    Reported {
        /// The event's message id.
        message_id: Excerpt,
        /// Whether the same report always gets the same ticket.
        stable: bool,
    },
    /// A fault happened again while its ticket is open.
    Counted {
        /// How often it has happened.
        count: u64,
    },
    /// What the service centre said to a count: it does not take it.
    CountRefused {
        /// Why, in its words.
        words: Excerpt,
    },
    /// A fault is more than the flood limits let through: from now on the others
    /// are counted on this ticket.
    RolledUp {
        /// The event's message id.
        message_id: Excerpt,
    },
    /// The ticket gave way to a more urgent one, because too many were open.
    Displaced {
        /// The other one.
        by: TicketId,
    },
    /// Maintenance has begun: faults become no tickets.
    MaintenanceStarted {
        /// Who began it.
        who: Excerpt,
        /// How long it lasts at most.
        seconds: u64,
    },
    /// Maintenance is over.
    MaintenanceEnded {
        /// Who ended it; `None` when its time was over.
        who: Option<Excerpt>,
        /// How many reports became no tickets.
        suppressed: u64,
    },
    /// A report was refused: somebody works on the machine.
    Suppressed {
        /// The event's message id.
        message_id: Excerpt,
    },
    /// Nothing could be delivered for too long; the device was told.
    AlarmRaised {
        /// For how many hours.
        hours: u64,
        /// How many tickets are Pending.
        waiting: usize,
    },
    /// Something was delivered again.
    AlarmCleared,
    /// An event is not for support, so nothing is sent.
    NotForSupport {
        /// The event's message id.
        message_id: Excerpt,
    },
    /// A report was refused: nothing may be sent.
    ReportShutOut {
        /// The event's message id.
        message_id: Excerpt,
        /// Why.
        gate: Gate,
    },
    /// A report was refused: too many tickets are open.
    QueueFull {
        /// The event's message id.
        message_id: Excerpt,
        /// How many.
        max: usize,
    },
    /// The service centre has the ticket.
    TicketOpened {
        /// Its number there.
        number: Excerpt,
        /// Whether it was there already.
        found: bool,
    },
    /// The ticket's state changed.
    StateChanged {
        /// Before.
        old: TicketState,
        /// Now.
        new: TicketState,
        /// Why, if the ticket failed.
        cause: Option<Cause>,
        /// What the service centre said about it.
        words: Excerpt,
    },
    /// The ticket is sent again.
    SentAgain,
    /// The service centre does not know the ticket any more.
    UnknownThere,
    /// The ticket was opened at another service centre than the one that is set.
    Elsewhere {
        /// The other one.
        origin: Excerpt,
    },
    /// The service data is packed.
    PackageSealed {
        /// Its digest.
        sha256: Sha256,
        /// Its size in bytes.
        size: u64,
    },
    /// The ticket goes without service data.
    NoPackage {
        /// Why.
        reason: Excerpt,
    },
    /// The packed service data waits for an administrator.
    PackageAwaitsApproval {
        /// Its digest.
        sha256: Sha256,
        /// Its size in bytes.
        size: u64,
    },
    /// An administrator has approved the package with this digest.
    PackageApproved {
        /// Who.
        who: Excerpt,
        /// The digest.
        sha256: Sha256,
    },
    /// An administrator has declined to send the package.
    PackageDeclined {
        /// Who.
        who: Excerpt,
    },
    /// Nobody has approved the package in time.
    ApprovalExpired,
    /// The bytes in the slot are not those that were approved.
    PackageAltered {
        /// The digest that was approved.
        approved: Sha256,
        /// The digest of what is there.
        found: Sha256,
    },
    /// The service centre has verified the service data.
    PackageDelivered {
        /// Its digest.
        sha256: Sha256,
        /// Its size in bytes.
        size: u64,
        /// What was in it, as far as its receipt could be read.
        receipt: Option<Box<KeptReceipt>>,
    },
    /// What arrived has another digest than what was sent.
    DigestDiffers {
        /// How often that was so.
        times: u32,
    },
    /// The upload was lost at the other end and begins anew.
    UploadLost,
    /// Cancelling was asked for.
    CancelAsked,
    /// The service centre will not cancel the ticket.
    CancelRefused {
        /// Why, in its words.
        words: Excerpt,
    },
    /// A note waits to be sent.
    NoteTaken {
        /// Its name.
        id: NoteId,
    },
    /// A note was delivered.
    NoteDelivered {
        /// Its name.
        id: NoteId,
    },
    /// A note was not delivered, and is gone.
    NoteDropped {
        /// Its name.
        id: NoteId,
        /// Why.
        reason: Excerpt,
    },
    /// A call failed, for another cause than the last one.
    CallFailed {
        /// Why.
        cause: Cause,
    },
    /// Nothing is sent for a while, but for one try now and then.
    QueueHeld {
        /// Why.
        cause: Cause,
    },
    /// Sending goes on.
    QueueReleased,
    /// The store could not be written.
    SaveFailed,
    /// An ended ticket was removed to make room, or because it was told to.
    Forgotten {
        /// Its state.
        state: TicketState,
    },
}

impl Happening {
    /// The name of this kind of entry, for programs.
    #[must_use]
    pub fn id(&self) -> &'static str {
        match self {
            Self::AgreementAccepted { .. } => "agreement-accepted",
            Self::DocumentsReplaced { .. } => "documents-replaced",
            Self::EndpointSet { .. } => "endpoint-set",
            Self::SettingsChanged { .. } => "settings-changed",
            Self::Enabled { .. } => "enabled",
            Self::Disabled { .. } => "disabled",
            Self::TestCallDelivered { .. } => "test-call-delivered",
            Self::TestCallFailed { .. } => "test-call-failed",
            Self::ConnectionTested => "connection-tested",
            Self::ConnectionTestFailed { .. } => "connection-test-failed",
            Self::ProxyTested { .. } => "proxy-tested",
            Self::ProxyTestFailed { .. } => "proxy-test-failed",
            Self::Examined => "examined",
            Self::ExaminationFailed { .. } => "examination-failed",
            Self::ClockFloorReset { .. } => "clock-floor-reset",
            Self::Reported { .. } => "reported",
            Self::Counted { .. } => "counted",
            Self::CountRefused { .. } => "count-refused",
            Self::RolledUp { .. } => "rolled-up",
            Self::Displaced { .. } => "displaced",
            Self::MaintenanceStarted { .. } => "maintenance-started",
            Self::MaintenanceEnded { .. } => "maintenance-ended",
            Self::Suppressed { .. } => "suppressed",
            Self::AlarmRaised { .. } => "alarm-raised",
            Self::AlarmCleared => "alarm-cleared",
            Self::NotForSupport { .. } => "not-for-support",
            Self::ReportShutOut { .. } => "report-shut-out",
            Self::QueueFull { .. } => "queue-full",
            Self::TicketOpened { .. } => "ticket-opened",
            Self::StateChanged { .. } => "state-changed",
            Self::SentAgain => "sent-again",
            Self::UnknownThere => "unknown-there",
            Self::Elsewhere { .. } => "elsewhere",
            Self::PackageSealed { .. } => "package-sealed",
            Self::NoPackage { .. } => "no-package",
            Self::PackageAwaitsApproval { .. } => "package-awaits-approval",
            Self::PackageApproved { .. } => "package-approved",
            Self::PackageDeclined { .. } => "package-declined",
            Self::ApprovalExpired => "approval-expired",
            Self::PackageAltered { .. } => "package-altered",
            Self::PackageDelivered { .. } => "package-delivered",
            Self::DigestDiffers { .. } => "digest-differs",
            Self::UploadLost => "upload-lost",
            Self::CancelAsked => "cancel-asked",
            Self::CancelRefused { .. } => "cancel-refused",
            Self::NoteTaken { .. } => "note-taken",
            Self::NoteDelivered { .. } => "note-delivered",
            Self::NoteDropped { .. } => "note-dropped",
            Self::CallFailed { .. } => "call-failed",
            Self::QueueHeld { .. } => "queue-held",
            Self::QueueReleased => "queue-released",
            Self::SaveFailed => "save-failed",
            Self::Forgotten { .. } => "forgotten",
        }
    }

    /// What was in the package that was sent, for a journal to keep.
    #[must_use]
    pub fn receipt(&self) -> Option<&KeptReceipt> {
        match self {
            Self::PackageDelivered { receipt, .. } => receipt.as_deref(),
            _ => None,
        }
    }

    /// The cause, where something went wrong.
    #[must_use]
    pub fn cause(&self) -> Option<&Cause> {
        match self {
            Self::TestCallFailed { cause }
            | Self::ConnectionTestFailed { cause }
            | Self::ProxyTestFailed { cause }
            | Self::ExaminationFailed { cause }
            | Self::CallFailed { cause }
            | Self::QueueHeld { cause } => Some(cause),
            Self::StateChanged { cause, .. } => cause.as_ref(),
            _ => None,
        }
    }
}
