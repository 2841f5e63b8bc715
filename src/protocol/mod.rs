//! The protocol between a device and its service centre, as plain values.
//!
//! A [`Call`] says what to send ([`Request`]) and reads what came back
//! ([`Response`]). Nothing here opens a connection; with feature `std` there are
//! conversions to and from `http` types. `docs/protocol.md` is the same protocol
//! for people who write the other end, and the module `testing` (feature
//! `testing`) has that end, to read and to run.
//!
//! | call | request | what for |
//! |---|---|---|
//! | [`TestCall`] | `PUT test-calls/{nonce}` | does the way work? |
//! | [`OpenTicket`] | `PUT tickets/{id}` | opens a ticket, or finds the one that is there |
//! | [`LookUpTicket`] | `GET tickets/{id}` | what has become of it? |
//! | [`DiscoverUploads`] | `OPTIONS` the collection | what can the upload server do? |
//! | [`CreateUpload`] | `POST` the collection | begins an upload |
//! | [`AskOffset`] | `HEAD` the upload | how much has arrived? |
//! | [`SendChunk`] | `PATCH` the upload | sends some more |
//! | [`TerminateUpload`] | `DELETE` the upload | takes it back |
//! | [`ClaimPackage`] | `PUT tickets/{id}/service-data/{sha256}` | it is all there: verify it |
//! | [`CancelTicket`] | `PUT tickets/{id}/cancellation` | asks to cancel |
//! | [`AddNote`] | `PUT tickets/{id}/notes/{note}` | a message to support |
//! | [`TellOccurrences`] | `PUT tickets/{id}/occurrences` | how often it has happened |

mod add_note;
mod ask_offset;
mod call;
mod caller;
mod cancel_ticket;
mod claim_package;
mod create_upload;
mod discover_uploads;
mod error;
pub(crate) mod json;
mod links;
mod look_up_ticket;
mod nonce;
mod open_ticket;
mod package;
mod problem;
mod remote_ticket;
mod request;
mod response;
mod retry_after;
mod send_chunk;
mod tell_occurrences;
mod terminate_upload;
mod test_call;
#[cfg(test)]
mod tests;
mod tus;

pub use add_note::{AddNote, AddNoteAnswer};
pub use ask_offset::{AskOffset, AskOffsetAnswer};
pub use call::Call;
pub use caller::Caller;
pub use cancel_ticket::{CancelTicket, CancelTicketAnswer};
pub use claim_package::{ClaimPackage, ClaimPackageAnswer};
pub use create_upload::{CreateUpload, CreateUploadAnswer};
pub use discover_uploads::{DiscoverUploads, UploadService};
pub use error::CallError;
pub use look_up_ticket::{LookUpTicket, LookUpTicketAnswer};
pub use nonce::{Nonce, NotANonce};
pub use open_ticket::{OpenTicket, OpenTicketAnswer};
pub use package::{NotAPackageSize, Package};
pub use problem::ProblemDetails;
pub use remote_ticket::{ETag, RemoteState, RemoteTicket};
#[cfg(feature = "std")]
pub use request::NotAnHttpRequest;
pub use request::{Method, Payload, Request};
pub use response::Response;
pub use retry_after::RetryAfter;
pub use send_chunk::{Checksum, ChecksumAlgorithm, SendChunk, SendChunkAnswer};
pub use tell_occurrences::{MessageIdCount, Occurrences, TellOccurrences, TellOccurrencesAnswer};
pub use terminate_upload::{TerminateUpload, TerminateUploadAnswer};
pub use test_call::{TestCall, TestCallAnswer};

use error::malformed;

/// The version of the protocol, sent in [`VERSION_HEADER`] with every request.
pub const VERSION: &str = "1";
/// The header that carries [`VERSION`].
pub const VERSION_HEADER: &str = "callhome-version";
/// The longest answer body that is read, in bytes.
pub const MAX_ANSWER_BYTES: usize = 64 * 1024;
/// The deepest nesting of objects and arrays in an answer.
pub const MAX_JSON_DEPTH: usize = 32;
/// The longest URL that is taken from an answer, in characters, relative as it
/// came and absolute.
pub const MAX_URL_CHARS: usize = 2048;
/// The largest size or offset, in bytes: every reader of JSON carries it exactly.
pub const MAX_SIZE: u64 = (1 << 53) - 1;
