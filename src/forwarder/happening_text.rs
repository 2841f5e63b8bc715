//! The words of each [`Happening`].

use core::fmt;

use alloc::vec::Vec;

use crate::forwarder::Happening;

impl fmt::Display for Happening {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AgreementAccepted { who, terms, privacy } => {
                write!(f, "{who} accepted terms {terms} and privacy statement {privacy}")
            }
            Self::DocumentsReplaced { must_be_accepted_again: true } => {
                f.write_str("new terms: nothing is sent until they are accepted")
            }
            Self::DocumentsReplaced { must_be_accepted_again: false } => {
                f.write_str("new terms are shown; the earlier acceptance stands")
            }
            Self::EndpointSet { endpoint } => write!(f, "the service centre is {endpoint}"),
            Self::SettingsChanged { who, fields } => {
                let fields: Vec<&str> = fields.iter().map(|field| field.json_path()).collect();
                write!(f, "{who} changed {}", fields.join(", "))
            }
            Self::Enabled { who } => write!(f, "{who} enabled call home"),
            Self::Disabled { who } => write!(f, "{who} disabled call home"),
            Self::TestCallDelivered { id } => write!(f, "test call {id} was delivered"),
            Self::TestCallFailed { cause } => write!(f, "the test call failed: {cause}"),
            Self::ConnectionTested => f.write_str("the connection to the service centre stands"),
            Self::ConnectionTestFailed { cause } => {
                write!(f, "the connection test failed: {cause}")
            }
            Self::ProxyTested { beyond: true } => f.write_str("the proxy opens the way"),
            Self::ProxyTested { beyond: false } => {
                f.write_str("the proxy answers; the way beyond it was not tested")
            }
            Self::ProxyTestFailed { cause } => write!(f, "the proxy test failed: {cause}"),
            Self::Examined => {
                f.write_str("everything on the way was examined, and is as it should be")
            }
            Self::ExaminationFailed { cause } => write!(f, "the examination failed: {cause}"),
            Self::ClockFloorReset { who, from } => {
                write!(f, "{who} reset the clock floor, which was {from}")
            }
            Self::Reported { message_id, stable: true } => write!(f, "{message_id} was reported"),
            Self::Reported { message_id, stable: false } => write!(
                f,
                "{message_id} was reported without a stable key: were the store wiped and the \
                 report repeated, it would become a second ticket"
            ),
            Self::Counted { count } => write!(f, "it happened again, {count} times in all"),
            Self::CountRefused { words } if words.is_empty() => {
                f.write_str("the service centre does not take its count")
            }
            Self::CountRefused { words } => {
                write!(f, "the service centre does not take its count: {words}")
            }
            Self::RolledUp { message_id } => write!(
                f,
                "{message_id} is one fault more than the flood limits let through; from now on \
                 the others are counted here"
            ),
            Self::Displaced { by } => {
                write!(f, "too many tickets are open: it gives way to {by}, which is more urgent")
            }
            Self::MaintenanceStarted { who, seconds } => {
                write!(f, "{who} began maintenance of at most {} minutes", seconds.div_ceil(60))
            }
            Self::MaintenanceEnded { who, suppressed } => {
                match who {
                    Some(who) => write!(f, "{who} ended maintenance")?,
                    None => f.write_str("maintenance is over")?,
                }
                write!(f, "; {suppressed} reports became no tickets")
            }
            Self::Suppressed { message_id } => {
                write!(f, "{message_id} was not taken: maintenance is going on")
            }
            Self::AlarmRaised { hours, waiting } => write!(
                f,
                "nothing could be delivered for {hours} hours, and {waiting} tickets wait: the \
                 device was told"
            ),
            Self::AlarmCleared => f.write_str("something was delivered again"),
            Self::NotForSupport { message_id } => {
                write!(f, "{message_id} is not for support; nothing is sent")
            }
            Self::ReportShutOut { message_id, gate } => {
                write!(f, "{message_id} was not taken: {gate}")
            }
            Self::QueueFull { message_id, max } => {
                write!(f, "{message_id} was not taken: {max} tickets are open already")
            }
            Self::TicketOpened { number, found: false } => {
                write!(f, "the service centre opened ticket {number}")
            }
            Self::TicketOpened { number, found: true } => {
                write!(f, "the service centre already had ticket {number}")
            }
            Self::StateChanged { old, new, cause, words } => {
                write!(f, "{old} became {new}")?;
                if let Some(cause) = cause {
                    write!(f, ": {cause}")?;
                }
                if words.is_empty() { Ok(()) } else { write!(f, ": {words}") }
            }
            Self::SentAgain => f.write_str("it is sent again"),
            Self::UnknownThere => f.write_str("the service centre does not know the ticket"),
            Self::Elsewhere { origin } => {
                write!(f, "it was opened at {origin}, and is not asked about while another is set")
            }
            Self::PackageSealed { sha256, size } => {
                write!(f, "service data is packed: {size} bytes, sha256:{sha256}")
            }
            Self::NoPackage { reason } => write!(f, "it goes without service data: {reason}"),
            Self::PackageAwaitsApproval { sha256, size } => {
                write!(f, "service data waits for approval: {size} bytes, sha256:{sha256}")
            }
            Self::PackageApproved { who, sha256 } => {
                write!(f, "{who} approved the service data sha256:{sha256}")
            }
            Self::PackageDeclined { who } => write!(f, "{who} declined to send the service data"),
            Self::ApprovalExpired => f.write_str("nobody approved the service data in time"),
            Self::PackageAltered { approved, found } => write!(
                f,
                "the stored service data is not what was approved, and is not sent: \
                 sha256:{found} instead of sha256:{approved}"
            ),
            Self::PackageDelivered { sha256, size, .. } => {
                write!(f, "service data is delivered: {size} bytes, sha256:{sha256}")
            }
            Self::DigestDiffers { times } => {
                write!(f, "service data arrived damaged, {times} times in all")
            }
            Self::UploadLost => f.write_str("the upload was lost there and begins anew"),
            Self::CancelAsked => f.write_str("cancelling was asked for"),
            Self::CancelRefused { words } if words.is_empty() => {
                f.write_str("the service centre will not cancel it")
            }
            Self::CancelRefused { words } => {
                write!(f, "the service centre will not cancel it: {words}")
            }
            Self::NoteTaken { id } => write!(f, "note {id} is to be sent"),
            Self::NoteDelivered { id } => write!(f, "note {id} was delivered"),
            Self::NoteDropped { id, reason } => write!(f, "note {id} was not delivered: {reason}"),
            Self::CallFailed { cause } => write!(f, "a call failed: {cause}"),
            Self::QueueHeld { cause } => write!(f, "sending waits: {cause}"),
            Self::QueueReleased => f.write_str("sending goes on"),
            Self::SaveFailed => f.write_str("the store could not be written"),
            Self::Forgotten { state } => write!(f, "the ticket was {state} and was removed"),
        }
    }
}
