//! [`Net`]: the way to two service centres, which loses what it is told to lose.

use std::io::{self, Cursor, Read};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};

use crate::cause::{Cause, Peer, Phase};
use crate::store::sim::SimFiles;
use crate::testing::{Depot, MemoryDepot, ServiceCentre};
use crate::text::Excerpt;
use crate::ticket::TicketId;
use crate::transport::{Exchange, Failure, Transport};

/// The endpoint that a device begins with, and another one.
pub(super) const ENDPOINTS: [&str; 2] = ["https://here.example/", "https://there.example/"];

/// The way to both service centres. Clones share it, and so do restarts.
#[derive(Clone)]
pub(super) struct Net(Arc<Mutex<Wire>>);

/// What happens to one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// It does not arrive.
    Lost,
    /// Half of its body arrives.
    Half,
    /// It arrives, and the answer is lost.
    Unanswered,
    /// The answer's body ends early, and that is noticed.
    Cut,
    /// The answer's body ends early, and that is not noticed.
    Garbled,
    /// It arrives twice.
    Twice,
    /// The answer takes twenty minutes.
    Late,
    /// Something on the way answers this, and it does not arrive.
    Status(u16),
}

impl Trouble {
    /// None of them makes a ticket fail.
    pub(super) const ALL: [Self; 11] = [
        Self::Lost,
        Self::Half,
        Self::Unanswered,
        Self::Cut,
        Self::Garbled,
        Self::Twice,
        Self::Late,
        Self::Status(401),
        Self::Status(429),
        Self::Status(500),
        Self::Status(503),
    ];
}

struct Wire {
    /// One count goes over its operations and the network's steps.
    files: SimFiles,
    centres: [(ServiceCentre, MemoryDepot); 2],
    /// From the request with that number on, so many get into trouble.
    trouble: Option<(u64, u64, Trouble)>,
    seen: Seen,
    /// Requests so far; those who save too late watch it.
    requests: Arc<AtomicU64>,
    refuses: bool,
    /// Milliseconds that have passed and nobody knows of yet.
    passed: u64,
    renames: bool,
    opened: Vec<TicketId>,
}

/// What went over the wire.
#[derive(Clone, Debug, Default)]
pub(super) struct Seen {
    /// Tickets that were opened while they were there: a service centre that
    /// takes no notice of the id would have opened another.
    pub(super) opened_again: Vec<TicketId>,
    /// Bytes of packages that were sent, the lost ones too.
    pub(super) package_bytes: u64,
    /// The longest chunk.
    pub(super) longest_chunk: u64,
    /// Requests while nothing may be sent.
    pub(super) forbidden: u64,
    pub(super) nothing_may_be_sent: bool,
}

impl Net {
    /// The service centres begin with these records of a depot.
    pub(super) fn new(files: &SimFiles, records: &[(String, Vec<u8>)]) -> Self {
        let centre = || {
            let depot = MemoryDepot::new();
            for (name, record) in records {
                depot.put_record(name, record).unwrap();
            }
            let centre = ServiceCentre::open(depot.clone()).unwrap();
            (centre, depot)
        };
        Self(Arc::new(Mutex::new(Wire {
            files: files.clone(),
            centres: [centre(), centre()],
            trouble: None,
            seen: Seen::default(),
            requests: Arc::default(),
            refuses: false,
            passed: 0,
            renames: false,
            opened: Vec::new(),
        })))
    }

    pub(super) fn set_files(&self, files: &SimFiles) {
        self.wire().files = files.clone();
    }

    /// So many requests from the `at`th on get into trouble.
    pub(super) fn set_trouble(&self, at: u64, count: u64, trouble: Trouble) {
        self.wire().trouble = Some((at, at.saturating_add(count), trouble));
    }

    pub(super) fn calm(&self) {
        self.wire().trouble = None;
    }

    /// From now on tickets are refused for good, or not.
    pub(super) fn refuse(&self, refuses: bool) {
        self.wire().refuses = refuses;
    }

    /// From now on an id is another one when it is sent again.
    pub(super) fn rename(&self) {
        self.wire().renames = true;
    }

    pub(super) fn forbid(&self, nothing_may_be_sent: bool) {
        self.wire().seen.nothing_may_be_sent = nothing_may_be_sent;
    }

    pub(super) fn requests(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.wire().requests)
    }

    pub(super) fn seen(&self) -> Seen {
        self.wire().seen.clone()
    }

    pub(super) fn centre(&self, place: usize) -> (ServiceCentre, MemoryDepot) {
        self.wire().centres[place].clone()
    }

    /// The time that has passed since this was last asked.
    pub(super) fn take_passed(&self) -> u64 {
        std::mem::take(&mut self.wire().passed)
    }

    fn wire(&self) -> MutexGuard<'_, Wire> {
        self.0.lock().unwrap()
    }
}

impl Transport for Net {
    fn send(&self, exchange: Exchange<'_>) -> Result<http::Response<Vec<u8>>, Failure> {
        let (_, request, _) = exchange.into_parts();
        let (parts, mut body) = request.into_parts();
        let mut bytes = Vec::new();
        if let Err(error) = body.read_to_end(&mut bytes) {
            return Err(Failure::new(Cause::RequestBody).with_source(error));
        }
        self.wire().send(parts, &bytes)
    }
}

impl Wire {
    fn send(
        &mut self,
        mut parts: http::request::Parts,
        body: &[u8],
    ) -> Result<http::Response<Vec<u8>>, Failure> {
        let number = self.requests.fetch_add(1, Ordering::Relaxed);
        self.passed += 50;
        self.seen.forbidden += u64::from(self.seen.nothing_may_be_sent);
        let place = usize::from(parts.uri.host() == Some("there.example"));
        let trouble = self.trouble.filter(|(from, to, _)| (*from..*to).contains(&number));
        let trouble = trouble.map(|(_, _, trouble)| trouble);
        let opens = opened_by(&parts);
        if parts.method == "PATCH" {
            self.seen.package_bytes += body.len() as u64;
            self.seen.longest_chunk = self.seen.longest_chunk.max(body.len() as u64);
        }

        if self.files.step_elsewhere().is_err() || trouble == Some(Trouble::Lost) {
            return Err(lost(Phase::Connect));
        }
        match trouble {
            Some(Trouble::Status(status)) => return Ok(problem(status)),
            _ if self.refuses && opens.is_some() => return Ok(problem(400)),
            _ => {}
        }
        let mut body = body.to_vec();
        let mut renamed = None;
        if let Some(id) = opens {
            if self.renames && self.opened.contains(&id) {
                renamed = Some(rename(&mut parts, &mut body, id));
            }
            self.opened.push(id);
            let centre = &self.centres[place].0;
            if centre.tickets().iter().any(|ticket| ticket.id == id) {
                self.seen.opened_again.push(id);
            }
        }
        let half = !body.is_empty() && self.files.step_elsewhere().is_err();
        if half || trouble == Some(Trouble::Half) {
            let arrived = Cursor::new(&body[..body.len() / 2]).chain(Broken);
            let _ = self.deliver(place, &parts, arrived);
            return Err(lost(Phase::Request));
        }
        let mut answer = self.deliver(place, &parts, &body[..]);
        if trouble == Some(Trouble::Twice) {
            answer = self.deliver(place, &parts, &body[..]);
        }
        if let Some((old, new)) = renamed {
            let text = String::from_utf8_lossy(answer.body()).replace(&new, &old);
            *answer.body_mut() = text.into_bytes();
        }
        if self.files.step_elsewhere().is_err() || trouble == Some(Trouble::Unanswered) {
            return Err(lost(Phase::Answer));
        }
        match trouble {
            Some(Trouble::Cut) => return Err(Cause::AnswerCut.into()),
            Some(Trouble::Garbled) => {
                let half = answer.body().len() / 2;
                answer.body_mut().truncate(half);
            }
            Some(Trouble::Late) => self.passed += 20 * 60 * 1000,
            _ => {}
        }
        Ok(answer)
    }

    fn deliver(
        &self,
        place: usize,
        parts: &http::request::Parts,
        mut body: impl Read,
    ) -> http::Response<Vec<u8>> {
        let request = http::Request::from_parts(parts.clone(), &mut body as &mut dyn Read);
        self.centres[place].0.handle(request)
    }
}

/// The ticket that a request opens.
fn opened_by(parts: &http::request::Parts) -> Option<TicketId> {
    let id = parts.uri.path().strip_prefix("/tickets/")?.parse().ok();
    id.filter(|_| parts.method == "PUT")
}

/// Puts another id in the place of `id`; says both.
fn rename(parts: &mut http::request::Parts, body: &mut Vec<u8>, id: TicketId) -> (String, String) {
    let old = id.to_string();
    let last = if old.ends_with('0') { "1" } else { "0" };
    let new = format!("{}{last}", &old[..old.len() - 1]);
    parts.uri = parts.uri.to_string().replace(&old, &new).parse().unwrap();
    *body = String::from_utf8_lossy(body).replace(&old, &new).into_bytes();
    (old, new)
}

fn lost(phase: Phase) -> Failure {
    Cause::ConnectionLost { peer: Peer::ServiceCentre, phase }.into()
}

fn problem(status: u16) -> http::Response<Vec<u8>> {
    let answer = http::Response::builder().status(status);
    let answer = answer.header("content-type", "application/problem+json");
    answer.body(format!("{{\"title\":\"{}\"}}", Excerpt::new("on the way")).into_bytes()).unwrap()
}

/// The rest of a body that does not arrive.
struct Broken;

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::ErrorKind::ConnectionReset.into())
    }
}
