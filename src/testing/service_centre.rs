//! [`ServiceCentre`]: the other end of the protocol, as a pure function.

use std::fmt;
use std::io::{self, Read};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use http::header::CONTENT_TYPE;
use http::request::Parts;
use http::{Request, Response};
use serde::de::DeserializeOwned;

use crate::cause::Cause;
use crate::protocol::{VERSION, VERSION_HEADER, json};
use crate::testing::book::{
    Book, CancellationPolicy, Happening, OpeningPolicy, Ticket, TicketSummary,
};
use crate::testing::credential::{CallerId, Scope};
use crate::testing::depot::{Depot, MemoryDepot};
use crate::testing::operation::{Action, Found, find};
use crate::testing::reply::{Outcome, Reply};
use crate::testing::uploads::TUS_VERSION;
use crate::ticket::TicketId;

/// A service centre: the whole protocol, without a socket.
///
/// - [`handle`](Self::handle) turns a request into an answer. It has no threads,
///   no clock and no randomness; bodies are streamed, and no lock is held
///   meanwhile.
/// - Tickets, uploads and claims are in its [`Depot`] before they are answered,
///   so they survive a kill. Test calls and what the operator has set do not.
/// - Ids are scoped by credential: the id of another device's ticket is 404, and
///   opening it opens a ticket of one's own.
/// - Clones share everything.
///
/// ```
/// use std::io::Read;
/// use callhome::testing::ServiceCentre;
///
/// let centre = ServiceCentre::new();
/// let request = http::Request::put("/test-calls/00112233445566778899aabbccddeeff")
///     .header("callhome-version", "1")
///     .header("content-type", "application/json");
/// let mut body = r#"{
///     "Nonce": "00112233445566778899aabbccddeeff",
///     "Device": {"Manufacturer": "Example", "Model": "SR 1", "SerialNumber": "J30A0042"}
/// }"#
/// .as_bytes();
/// let answer = centre.handle(request.body(&mut body as &mut dyn Read)?);
/// assert_eq!(answer.status(), 201);
/// assert_eq!(answer.body(), br#"{"Nonce":"00112233445566778899aabbccddeeff"}"#);
/// # Ok::<(), http::Error>(())
/// ```
#[derive(Clone)]
pub struct ServiceCentre(Arc<Inner>);

struct Inner {
    depot: Box<dyn Depot>,
    book: Mutex<Book>,
}

/// A request that was found to be one of the protocol's.
pub(super) struct Asked<'a, 'b> {
    pub(super) centre: &'a ServiceCentre,
    pub(super) scope: Scope,
    pub(super) parts: &'a Parts,
    /// What stands in the path's `{names}`.
    pub(super) names: &'a [&'a str],
    pub(super) body: &'a mut (dyn Read + 'b),
}

impl ServiceCentre {
    /// The longest JSON body that is read, in bytes.
    pub const MAX_BODY_BYTES: usize = 64 * 1024;

    /// A service centre in memory.
    #[must_use]
    pub fn new() -> Self {
        Self::open(MemoryDepot::new()).expect("an empty depot in memory has nothing to fail on")
    }

    /// A service centre on what `depot` holds.
    ///
    /// # Errors
    /// What reading the depot meets, and [`io::ErrorKind::InvalidData`] for a
    /// record that is not ours.
    pub fn open(depot: impl Depot + 'static) -> io::Result<Self> {
        let book = Mutex::new(Book::open(&depot)?);
        Ok(Self(Arc::new(Inner { depot: Box::new(depot), book })))
    }

    /// Answers a request. The URI may be absolute or a path.
    pub fn handle(&self, request: Request<&mut dyn Read>) -> Response<Vec<u8>> {
        if let Some(answer) = self.book().next_answers.pop_front() {
            return answer;
        }
        let (parts, body) = request.into_parts();
        let base_path = self.book().base_path.clone();
        let path = parts.uri.path().strip_prefix(&base_path).unwrap_or_default();
        let (operation, names) = match find(parts.method.as_str(), path) {
            Found::Operation(operation, names) => (operation, names),
            Found::OtherMethods(methods) => {
                return Reply::problem(405, "not this method on this path")
                    .with_header("allow", methods.join(", "))
                    .into_response();
            }
            Found::Nothing => return Reply::problem(404, "no such path").into_response(),
        };
        let answer = self
            .scope(&parts)
            .and_then(|scope| {
                let asked = Asked { centre: self, scope, parts: &parts, names: &names, body };
                asked.answer(operation.action)
            })
            .unwrap_or_else(|early| early);
        let mut answer = if operation.statuses().contains(&answer.status()) {
            answer
        } else {
            Reply::problem(500, "an answer that the table of operations does not have")
        };
        if operation.action.is_tus() {
            answer = answer.with_header("tus-resumable", TUS_VERSION);
        }
        let mut response = answer.into_response();
        if operation.method() == "HEAD" {
            response.body_mut().clear();
            response.headers_mut().remove(CONTENT_TYPE);
        }
        response
    }

    /// Serves below this path, such as `/callhome`, instead of `/`.
    #[must_use]
    pub fn with_base_path(self, path: &str) -> Self {
        self.book().base_path = path.trim_end_matches('/').to_owned();
        self
    }

    /// What happened since this was last asked.
    #[must_use]
    pub fn take_happenings(&self) -> Vec<Happening> {
        self.book().take_happenings()
    }

    /// All tickets, in the order in which they were opened.
    #[must_use]
    pub fn tickets(&self) -> Vec<TicketSummary> {
        self.book().summaries()
    }

    /// From now on accepts this `Authorization` value, and none that was not
    /// named so.
    pub fn accept_authorization(&self, value: &str) {
        let scope = Scope::of_authorization(value.as_bytes());
        self.book().accepted.get_or_insert_default().insert(scope);
    }

    /// From now on accepts this client certificate, and nobody who was not named.
    pub fn accept_caller(&self, caller: &CallerId) {
        let scope = Scope::of_caller(caller);
        self.book().accepted.get_or_insert_default().insert(scope);
    }

    /// Closes a ticket. Says whether there is one.
    ///
    /// # Errors
    /// What storing it meets.
    pub fn close(&self, id: &TicketId) -> io::Result<bool> {
        self.set_state(id, Ticket::CLOSED, None)
    }

    /// Cancels a ticket. Says whether there is one.
    ///
    /// # Errors
    /// What storing it meets.
    pub fn cancel(&self, id: &TicketId) -> io::Result<bool> {
        self.set_state(id, Ticket::CANCELLED, None)
    }

    /// Puts a ticket into any state, known to the protocol or not. Says whether
    /// there is one.
    ///
    /// # Errors
    /// What storing it meets.
    pub fn set_state(&self, id: &TicketId, state: &str, reason: Option<&str>) -> io::Result<bool> {
        self.book().change_all(self.depot(), Some(*id), |ticket| {
            ticket.state = state.to_owned();
            ticket.reason = reason.map(str::to_owned);
        })
    }

    /// What is said when a device asks to cancel.
    pub fn set_cancellation(&self, policy: CancellationPolicy) {
        self.book().cancellation = policy;
    }

    /// What is done when a ticket is opened that is open already.
    pub fn set_opening(&self, policy: OpeningPolicy) {
        self.book().opening = policy;
    }

    /// While held, claims are answered with 202, still being checked.
    pub fn hold_claims(&self, held: bool) {
        self.book().claims_held = held;
    }

    /// The largest upload that is taken, in bytes.
    pub fn set_max_upload(&self, bytes: u64) {
        self.book().max_upload = bytes;
    }

    /// Lets every upload that was not claimed expire.
    ///
    /// # Errors
    /// What removing them meets.
    pub fn expire_uploads(&self) -> io::Result<()> {
        let mut book = self.book();
        let uploads = book.uploads();
        book.change_all(self.depot(), None, |ticket| ticket.uploads.clear())?;
        uploads.iter().try_for_each(|name| self.depot().remove(name))
    }

    /// Gives this answer to the next request, whatever it asks. Several are given
    /// one after the other.
    pub fn answer_next(&self, answer: Response<Vec<u8>>) {
        self.book().next_answers.push_back(answer);
    }

    pub(super) fn book(&self) -> MutexGuard<'_, Book> {
        // Nothing panics under the lock; if it did, the book is still whole.
        self.0.book.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn depot(&self) -> &dyn Depot {
        &*self.0.depot
    }

    /// Who asks: 401 without a credential where one is needed, 403 with another.
    fn scope(&self, parts: &Parts) -> Result<Scope, Reply> {
        let scope = Scope::of_request(parts);
        match (&self.book().accepted, scope) {
            (None, scope) => Ok(scope.unwrap_or_else(Scope::anonymous)),
            (Some(accepted), Some(scope)) if accepted.contains(&scope) => Ok(scope),
            (Some(_), Some(_)) => Err(Reply::problem(403, "this credential is not known here")),
            (Some(_), None) => Err(Reply::problem(401, "a credential is needed")
                .with_header("www-authenticate", "Bearer")),
        }
    }
}

impl Default for ServiceCentre {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for ServiceCentre {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ServiceCentre").finish_non_exhaustive()
    }
}

impl Asked<'_, '_> {
    fn answer(self, action: Action) -> Outcome {
        if !action.is_tus() && self.header(VERSION_HEADER) != Some(VERSION) {
            return Err(Reply::problem(400, "Callhome-Version must be 1"));
        }
        if action.is_tus()
            && action != Action::DiscoverUploads
            && self.header("tus-resumable") != Some(TUS_VERSION)
        {
            return Err(Reply::problem(412, "Tus-Resumable must be 1.0.0")
                .with_header("tus-version", TUS_VERSION));
        }
        match action {
            Action::TestCall => self.test_call(),
            Action::OpenTicket => self.open_ticket(),
            Action::LookUpTicket => self.look_up_ticket(),
            Action::CancelTicket => self.cancel_ticket(),
            Action::AddNote => self.add_note(),
            Action::TakeOccurrences => self.take_occurrences(),
            Action::ClaimPackage => self.claim_package(),
            Action::DiscoverUploads => self.discover_uploads(),
            Action::CreateUpload => self.create_upload(),
            Action::AskOffset => self.ask_offset(),
            Action::SendChunk => self.send_chunk(),
            Action::TerminateUpload => self.terminate_upload(),
        }
    }

    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.parts.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// The path's `{name}` at this place, parsed. Whatever it cannot be does not
    /// exist.
    pub(super) fn name<T: std::str::FromStr>(&self, place: usize) -> Result<T, Reply> {
        let name = self.names.get(place).and_then(|name| name.parse().ok());
        name.ok_or_else(|| Reply::problem(404, "no such thing"))
    }

    /// The JSON body.
    pub(super) fn json<T: DeserializeOwned>(&mut self) -> Result<T, Reply> {
        parse(&self.json_text()?)
    }

    /// The JSON body as it came.
    pub(super) fn json_text(&mut self) -> Result<Vec<u8>, Reply> {
        let media_type = self.header(CONTENT_TYPE.as_str()).unwrap_or_default();
        if !json::is_json(media_type) {
            return Err(Reply::problem(415, "the body must be application/json"));
        }
        let limit = ServiceCentre::MAX_BODY_BYTES;
        let mut text = Vec::new();
        (&mut *self.body)
            .take(limit as u64 + 1)
            .read_to_end(&mut text)
            .map_err(|_| Reply::problem(400, "the body ended early"))?;
        if text.len() > limit {
            return Err(Reply::problem(413, "the body is longer than 64 KiB"));
        }
        Ok(text)
    }
}

/// Reads a body by the same rules as a device reads an answer.
pub(super) fn parse<T: DeserializeOwned>(text: &[u8]) -> Result<T, Reply> {
    json::parse(text).map_err(|cause| match cause {
        Cause::AnswerMalformed { reason } => {
            Reply::problem(400, &format!("the body is malformed: {reason}"))
        }
        other => Reply::problem(400, &other.to_string()),
    })
}
