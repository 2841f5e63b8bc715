//! [`CancelTicket`]: asks to cancel a ticket.

use alloc::string::ToString;

use crate::protocol::error::{retry_after, words};
use crate::protocol::open_ticket::ticket_url;
use crate::protocol::{
    Call, CallError, Method, RemoteState, RemoteTicket, Request, Response, RetryAfter, links,
    malformed,
};
use crate::settings::Endpoint;
use crate::text::Excerpt;
use crate::ticket::TicketId;
use crate::time::WallTime;

/// `PUT {endpoint}/tickets/{id}/cancellation`: asks to cancel a ticket. Asking
/// is not cancelling: the ticket's state changes when the service centre says so.
///
/// ```
/// use callhome::protocol::{Call, CancelTicket, CancelTicketAnswer, Response};
/// use callhome::settings::Endpoint;
/// use callhome::ticket::TicketId;
///
/// let endpoint = Endpoint::new("https://support.example/")?;
/// let call = CancelTicket::new(&endpoint, TicketId::from_random([7; 16]));
/// let answer = call.answer(&Response::new(409), None)?;
/// assert!(matches!(answer, CancelTicketAnswer::Refused { .. }));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct CancelTicket<'a> {
    endpoint: &'a Endpoint,
    id: TicketId,
}

/// What the service centre says to the wish.
///
/// The list is closed: these are the answers that version 1 of the protocol has.
///
/// ```
/// use callhome::protocol::CancelTicketAnswer;
///
/// fn keep_the_wish(answer: &CancelTicketAnswer) -> bool {
///     matches!(answer, CancelTicketAnswer::Asked { .. })
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CancelTicketAnswer {
    /// It is cancelled (200).
    Cancelled(RemoteTicket),
    /// The wish is taken down, somebody will decide (202).
    Asked {
        /// The wait that the service centre asks for.
        retry_after: Option<RetryAfter>,
    },
    /// It will not be cancelled (409); it may have been closed meanwhile.
    Refused {
        /// Why, in the service centre's words.
        words: Excerpt,
    },
    /// There is no such ticket, or none of this device's (404).
    UnknownTicket,
}

impl<'a> CancelTicket<'a> {
    /// Asks `endpoint` to cancel `id`.
    #[must_use]
    pub fn new(endpoint: &'a Endpoint, id: TicketId) -> Self {
        Self { endpoint, id }
    }
}

impl Call for CancelTicket<'_> {
    type Answer = CancelTicketAnswer;

    fn request(&self) -> Request {
        let id = self.id.to_string();
        Request::new(Method::Put, links::below(self.endpoint, &["tickets", &id, "cancellation"]))
    }

    fn answer(
        &self,
        response: &Response,
        wall: Option<WallTime>,
    ) -> Result<CancelTicketAnswer, CallError> {
        // Both successes carry the ticket, as it stands. Links count from the
        // ticket's own URL.
        let ticket = || {
            let base = ticket_url(self.endpoint, self.id);
            RemoteTicket::read(self.endpoint, self.id, &base, response)
        };
        match response.status() {
            200 => match ticket()? {
                ticket if *ticket.state() == RemoteState::Cancelled => {
                    Ok(CancelTicketAnswer::Cancelled(ticket))
                }
                _ => Err(malformed("it says 200 and the ticket is not cancelled").into()),
            },
            202 => {
                ticket()?;
                Ok(CancelTicketAnswer::Asked { retry_after: retry_after(response, wall) })
            }
            404 => Ok(CancelTicketAnswer::UnknownTicket),
            409 => Ok(CancelTicketAnswer::Refused { words: words(response) }),
            _ => Err(CallError::from_response(response, wall)),
        }
    }
}
