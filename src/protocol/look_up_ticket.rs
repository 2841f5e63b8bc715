//! [`LookUpTicket`]: what has become of a ticket.

use crate::protocol::open_ticket::ticket_url;
use crate::protocol::{Call, CallError, ETag, Method, RemoteTicket, Request, Response};
use crate::settings::Endpoint;
use crate::ticket::TicketId;
use crate::time::WallTime;

/// `GET {endpoint}/tickets/{id}`: asks what has become of a ticket.
///
/// ```
/// use callhome::protocol::{Call, ETag, LookUpTicket, LookUpTicketAnswer, Response};
/// use callhome::settings::Endpoint;
/// use callhome::ticket::TicketId;
///
/// let endpoint = Endpoint::new("https://support.example/")?;
/// let seen = ETag::parse("\"17\"");
/// let call = LookUpTicket::new(&endpoint, TicketId::from_random([7; 16])).unless(seen.as_ref());
/// assert_eq!(call.request().header("if-none-match"), Some("\"17\""));
/// assert_eq!(call.answer(&Response::new(304), None)?, LookUpTicketAnswer::NotModified);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct LookUpTicket<'a> {
    endpoint: &'a Endpoint,
    id: TicketId,
    seen: Option<&'a ETag>,
}

/// What the service centre says about a ticket.
///
/// The list is closed: these are the answers that version 1 of the protocol has.
///
/// ```
/// use callhome::protocol::LookUpTicketAnswer;
///
/// fn is_there(answer: &LookUpTicketAnswer) -> bool {
///     !matches!(answer, LookUpTicketAnswer::Unknown)
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LookUpTicketAnswer {
    /// How it stands (200).
    Found(RemoteTicket),
    /// As it was (304).
    NotModified,
    /// There is none with that id, or none of this device's (404).
    Unknown,
}

impl<'a> LookUpTicket<'a> {
    /// Asks `endpoint` about `id`.
    #[must_use]
    pub fn new(endpoint: &'a Endpoint, id: TicketId) -> Self {
        Self { endpoint, id, seen: None }
    }

    /// The same question, to be answered only if something changed since.
    #[must_use]
    pub fn unless(self, seen: Option<&'a ETag>) -> Self {
        Self { seen, ..self }
    }
}

impl Call for LookUpTicket<'_> {
    type Answer = LookUpTicketAnswer;

    fn request(&self) -> Request {
        let request = Request::new(Method::Get, ticket_url(self.endpoint, self.id));
        match self.seen {
            Some(etag) => request.with_header("if-none-match", etag.as_str()),
            None => request,
        }
    }

    fn answer(
        &self,
        response: &Response,
        wall: Option<WallTime>,
    ) -> Result<LookUpTicketAnswer, CallError> {
        match response.status() {
            200 => {
                let base = ticket_url(self.endpoint, self.id);
                let ticket = RemoteTicket::read(self.endpoint, self.id, &base, response)?;
                Ok(LookUpTicketAnswer::Found(ticket))
            }
            304 if self.seen.is_some() => Ok(LookUpTicketAnswer::NotModified),
            404 => Ok(LookUpTicketAnswer::Unknown),
            _ => Err(CallError::from_response(response, wall)),
        }
    }
}
