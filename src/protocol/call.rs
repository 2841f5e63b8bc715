//! [`Call`]: what all calls have in common.

use crate::protocol::{CallError, Request, Response};
use crate::time::WallTime;

/// One question to the service centre: how it is put, and what answers mean.
///
/// A call borrows what it is made from and is cheap to make again, so an engine
/// that waits for an answer need not keep it.
///
/// ```
/// use callhome::protocol::{Call, LookUpTicket, LookUpTicketAnswer, Response};
/// use callhome::settings::Endpoint;
/// use callhome::ticket::TicketId;
///
/// let endpoint = Endpoint::new("https://support.example/")?;
/// let call = LookUpTicket::new(&endpoint, TicketId::from_random([7; 16]));
/// let answer = call.answer(&Response::new(404), None)?;
/// assert_eq!(answer, LookUpTicketAnswer::Unknown);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait Call {
    /// What the service centre can say to it.
    type Answer;

    /// The request to send.
    #[must_use]
    fn request(&self) -> Request;

    /// Reads the answer. `wall` is the time by the device's clock, where it is
    /// known: it measures a `Retry-After` date in an answer without `Date`.
    ///
    /// # Errors
    /// A [`CallError`] for everything that this call has no meaning for.
    fn answer(
        &self,
        response: &Response,
        wall: Option<WallTime>,
    ) -> Result<Self::Answer, CallError>;
}
