//! [`OpenTicket`]: opens a ticket, or finds the one that is there.

use serde::Serialize;
use url::Url;

use crate::event::Event;
use crate::protocol::{Call, CallError, Caller, Method, RemoteTicket, Request, Response, links};
use crate::settings::Endpoint;
use crate::ticket::TicketId;
use crate::time::WallTime;

/// `PUT {endpoint}/tickets/{id}`: opens the ticket, or finds the one that is
/// there. Sent twice it is still one ticket; the first body wins.
///
/// ```
/// use callhome::event::{DeviceDraft, Event, Severity};
/// use callhome::protocol::{Call, Caller, OpenTicket};
/// use callhome::settings::Endpoint;
/// use callhome::ticket::TicketId;
///
/// let endpoint = Endpoint::new("https://support.example/callhome")?;
/// let device = DeviceDraft {
///     manufacturer: "Example".into(),
///     model: "SR 1".into(),
///     serial_number: "J30A0042".into(),
///     ..DeviceDraft::default()
/// };
/// let caller = Caller::new(device.check()?);
/// let event = Event::fault("Fan.1.0.FanFailed", Severity::Warning, "Fan 2 stands still")?;
/// let id = TicketId::from_random([7; 16]);
/// let request = OpenTicket::new(&endpoint, id, &caller, &event).request();
/// assert_eq!(request.url().path(), format!("/callhome/tickets/{id}"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct OpenTicket<'a> {
    endpoint: &'a Endpoint,
    id: TicketId,
    caller: &'a Caller,
    event: &'a Event,
}

/// The ticket is open at the service centre. There is no other answer.
///
/// ```
/// fn journal(answer: &callhome::protocol::OpenTicketAnswer) -> String {
///     let verb = if answer.is_new() { "opened" } else { "found" };
///     format!("{verb} {}", answer.ticket().number())
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenTicketAnswer {
    ticket: RemoteTicket,
    new: bool,
}

impl OpenTicketAnswer {
    /// The ticket.
    #[must_use]
    pub fn ticket(&self) -> &RemoteTicket {
        &self.ticket
    }

    /// The ticket, taken out.
    #[must_use]
    pub fn into_ticket(self) -> RemoteTicket {
        self.ticket
    }

    /// Whether this call opened it (201), or an earlier one did (200).
    #[must_use]
    pub fn is_new(&self) -> bool {
        self.new
    }
}

impl<'a> OpenTicket<'a> {
    /// Opens `id` at `endpoint` for what `caller` reports.
    #[must_use]
    pub fn new(endpoint: &'a Endpoint, id: TicketId, caller: &'a Caller, event: &'a Event) -> Self {
        Self { endpoint, id, caller, event }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Body<'a> {
    id: TicketId,
    id_is_derived: bool,
    event: &'a Event,
    #[serde(flatten)]
    caller: &'a Caller,
}

impl Call for OpenTicket<'_> {
    type Answer = OpenTicketAnswer;

    fn request(&self) -> Request {
        Request::new(Method::Put, ticket_url(self.endpoint, self.id)).with_json(&Body {
            id: self.id,
            id_is_derived: self.id.is_derived(),
            event: self.event,
            caller: self.caller,
        })
    }

    fn answer(
        &self,
        response: &Response,
        wall: Option<WallTime>,
    ) -> Result<OpenTicketAnswer, CallError> {
        if !matches!(response.status(), 200 | 201) {
            return Err(CallError::from_response(response, wall));
        }
        let base = ticket_url(self.endpoint, self.id);
        let ticket = RemoteTicket::read(self.endpoint, self.id, &base, response)?;
        Ok(OpenTicketAnswer { ticket, new: response.status() == 201 })
    }
}

/// Where a ticket is found.
pub(super) fn ticket_url(endpoint: &Endpoint, id: TicketId) -> Url {
    use alloc::string::ToString;
    links::below(endpoint, &["tickets", &id.to_string()])
}
