//! One exchange over a session, with ureq for HTTP/1.1.
//!
//! ureq gets the connection ready-made and never a second one. It also never
//! sees the `Authorization` header: at trace level it logs every byte of a
//! request's head (ureq 3.5.2, ureq-proto 0.7.1, 2026-11), so the header is put
//! in below it. This can go once neither logs it.

use std::fmt;
use std::io::{self, Read};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use http::header::{
    ACCEPT_ENCODING, AUTHORIZATION, CONNECTION, CONTENT_TYPE, EXPECT, HeaderValue,
    PROXY_AUTHORIZATION, TE, TRANSFER_ENCODING, UPGRADE,
};
use http::{Method, Request, Response, StatusCode, response};
use ureq::unversioned::resolver::{ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{
    Buffers, ConnectionDetails, Connector, LazyBuffers, NextTimeout, Transport,
};
use ureq::{Agent, SendBody};
use zeroize::Zeroizing;

use crate::cause::{Cause, Peer, Phase};
use crate::transport::connect::{Sent, Session};
use crate::transport::https::USER_AGENT;
use crate::transport::https::echo::Echo;
use crate::transport::https::gate::Gate;
use crate::transport::https::head::{MAX_HEAD_BYTES, malformed};
use crate::transport::{Attempt, Body, Failure, Step};

/// Room for a whole head and as much again of the body.
const INPUT_BUFFER: usize = 2 * MAX_HEAD_BYTES;
/// Four TLS records.
const OUTPUT_BUFFER: usize = 64 * 1024;

/// Sends `request` over `session` and reads the answer whole.
pub(super) fn exchange(
    session: Session,
    request: Request<Body<'_>>,
    attempt: Attempt<'_>,
    body_limit: usize,
) -> Result<Response<Vec<u8>>, Failure> {
    let (mut parts, body) = request.into_parts();
    let authorization = parts.headers.remove(AUTHORIZATION);
    // The connection is ours; nothing about it is the caller's to say.
    for name in [EXPECT, TRANSFER_ENCODING, TE, UPGRADE, PROXY_AUTHORIZATION] {
        parts.headers.remove(name);
    }
    parts.headers.insert(CONNECTION, HeaderValue::from_static("close"));
    parts.headers.insert(ACCEPT_ENCODING, HeaderValue::from_static("identity"));
    let has_body = parts.headers.contains_key(http::header::CONTENT_LENGTH);

    let progress = Arc::new(Progress::default());
    let refusal = session.refusal_of_certificate();
    let tap = Tap {
        session,
        gate: Gate::new(parts.method == Method::HEAD, body_limit, Echo::of(authorization.as_ref())),
        buffers: LazyBuffers::new(INPUT_BUFFER, OUTPUT_BUFFER),
        authorization: authorization.as_ref().map(header_line),
        progress: Arc::clone(&progress),
        broken: None,
    };
    let agent = Agent::with_parts(config(), Handover(Mutex::new(Some(tap))), NoNames);

    let mut outgoing = Outgoing { left: body.length(), body, progress: Arc::clone(&progress) };
    let answer = if has_body {
        agent.run(Request::from_parts(parts, SendBody::from_reader(&mut outgoing)))
    } else {
        agent.run(Request::from_parts(parts, ()))
    };
    if progress.is_asking() {
        attempt.tell(&Step::Requested);
    }
    let (parts, body) = answer.map_err(failure_of)?.into_parts();
    attempt.tell(&Step::Answered { status: parts.status.as_u16() });
    if progress.is_cut_short() && parts.status.is_success() {
        // It cannot have understood what it has not got.
        return Err(lost_in_request().into());
    }
    let mut body = read_whole(body, body_limit)?;
    Echo::of(authorization.as_ref()).blot_out(parts.status.as_u16(), &mut body);
    match refusal {
        Some(cause) if is_page_of_bad_request(&parts) => Err(cause.into()),
        _ => Ok(Response::from_parts(parts, body)),
    }
}

/// A 400 with a page, as no service centre gives its reasons. With it nginx refuses
/// a client certificate or the lack of one, after a handshake in which nothing was
/// wrong.
fn is_page_of_bad_request(answer: &response::Parts) -> bool {
    let kind = answer.headers.get(CONTENT_TYPE).map(HeaderValue::as_bytes).unwrap_or_default();
    answer.status == StatusCode::BAD_REQUEST
        && kind.get(..PAGE.len()).is_some_and(|kind| kind.eq_ignore_ascii_case(PAGE))
}

/// The media type of a page.
const PAGE: &[u8] = b"text/html";

fn lost_in_request() -> Cause {
    Cause::ConnectionLost { peer: Peer::ServiceCentre, phase: Phase::Request }
}

fn header_line(value: &HeaderValue) -> Zeroizing<Vec<u8>> {
    let mut line = Zeroizing::new(Vec::with_capacity(value.len() + 32));
    for part in [b"Authorization: ", value.as_bytes(), b"\r\n"] {
        line.extend_from_slice(part);
    }
    line
}

fn config() -> ureq::config::Config {
    Agent::config_builder()
        // Without this, the environment would name one.
        .proxy(None)
        .https_only(true)
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .allow_non_standard_methods(true)
        .max_idle_connections(0)
        .max_response_header_size(MAX_HEAD_BYTES)
        .user_agent(USER_AGENT)
        .build()
}

fn read_whole(body: ureq::Body, limit: usize) -> Result<Vec<u8>, Failure> {
    let mut whole = Vec::new();
    let most = (limit as u64).saturating_add(1);
    body.into_reader()
        .take(most)
        .read_to_end(&mut whole)
        .map_err(|error| failure_of(ureq::Error::from(error)))?;
    if whole.len() > limit { Err(Cause::AnswerTooLarge.into()) } else { Ok(whole) }
}

/// What an error of ureq means. Ours come back as they went in.
fn failure_of(error: ureq::Error) -> Failure {
    match error {
        ureq::Error::Other(error) => match error.downcast::<Failure>() {
            Ok(failure) => *failure,
            Err(error) => Failure::new(malformed("unknown")).with_source(error),
        },
        ureq::Error::Io(error) => match error.downcast::<Failure>() {
            Ok(failure) => failure,
            Err(error) => Failure::new(Cause::AnswerCut).with_source(error),
        },
        ureq::Error::LargeResponseHeader(..) => Cause::AnswerTooLarge.into(),
        error => Failure::new(malformed(&error.to_string())).with_source(error),
    }
}

/// How far the exchange is, for those above and below ureq.
#[derive(Debug, Default)]
struct Progress {
    /// The request is out and the answer awaited.
    asking: AtomicBool,
    /// The service centre takes no more of the body.
    cut_short: AtomicBool,
}

impl Progress {
    fn is_asking(&self) -> bool {
        self.asking.load(Ordering::Relaxed)
    }

    fn is_cut_short(&self) -> bool {
        self.cut_short.load(Ordering::Relaxed)
    }
}

/// The request's body on its way to ureq.
struct Outgoing<'a> {
    body: Body<'a>,
    left: u64,
    progress: Arc<Progress>,
}

impl Read for Outgoing<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = if self.progress.is_cut_short() {
            // Nobody takes it any more, but ureq looks at the answer only when
            // it has had all: give it what costs nothing.
            usize::try_from(self.left).unwrap_or(usize::MAX).min(buffer.len())
        } else {
            loop {
                match self.body.read(buffer) {
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                    Err(error) => {
                        let failure = Failure::new(Cause::RequestBody).with_source(error);
                        return Err(io::Error::other(failure));
                    }
                    Ok(count) => break count,
                }
            }
        };
        self.left = self.left.saturating_sub(count as u64);
        Ok(count)
    }
}

/// Gives the one connection to ureq, once.
#[derive(Debug)]
struct Handover(Mutex<Option<Tap>>);

impl Connector for Handover {
    type Out = Tap;

    fn connect(
        &self,
        _: &ConnectionDetails<'_>,
        _: Option<()>,
    ) -> Result<Option<Tap>, ureq::Error> {
        Ok(self.0.lock().unwrap_or_else(PoisonError::into_inner).take())
    }
}

/// ureq looks no name up: the connection stands before it is asked.
#[derive(Debug)]
struct NoNames;

impl Resolver for NoNames {
    fn resolve(
        &self,
        _: &http::Uri,
        _: &ureq::config::Config,
        _: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        Ok(self.empty())
    }
}

/// The session as ureq sees it.
struct Tap {
    session: Session,
    gate: Gate,
    buffers: LazyBuffers,
    /// The header line that ureq must not see, until it is sent.
    authorization: Option<Zeroizing<Vec<u8>>>,
    progress: Arc<Progress>,
    /// What broke while the request was sent.
    broken: Option<Failure>,
}

impl Tap {
    fn send(&mut self, amount: usize) -> Result<Sent, Failure> {
        let bytes = self.buffers.output();
        let bytes = bytes.get(..amount).unwrap_or_default();
        let Some(secret) = self.authorization.take() else { return self.session.send(bytes) };
        // The first header comes after the request line, which is in the first
        // output: a URL is far shorter than the buffer.
        let line = bytes.windows(2).position(|pair| pair == b"\r\n").map_or(0, |at| at + 2);
        let (line, rest) = bytes.split_at_checked(line).unwrap_or((bytes, &[]));
        let mut head = Zeroizing::new(Vec::with_capacity(bytes.len() + secret.len()));
        for part in [line, &secret, rest] {
            head.extend_from_slice(part);
        }
        self.session.send(&head)
    }

    fn receive(&mut self) -> Result<bool, Failure> {
        if !self.progress.asking.swap(true, Ordering::Relaxed) {
            self.session.enter(Phase::Answer);
        }
        let session = &mut self.session;
        let read = self.gate.read(self.buffers.input_append_buf(), |room| session.receive(room));
        match read {
            Ok(count) => {
                self.buffers.input_appended(count.unwrap_or(0));
                Ok(count.is_some())
            }
            // The first breakage says more than the silence after it.
            Err(failure) => match self.broken.take() {
                Some(broken) if !self.gate.has_begun() && is_lost(failure.cause()) => Err(broken),
                _ => Err(failure),
            },
        }
    }
}

fn is_lost(cause: &Cause) -> bool {
    matches!(cause, Cause::ConnectionLost { .. })
}

fn other(failure: Failure) -> ureq::Error {
    ureq::Error::Other(Box::new(failure))
}

impl Transport for Tap {
    fn buffers(&mut self) -> &mut dyn Buffers {
        &mut self.buffers
    }

    fn transmit_output(&mut self, amount: usize, _: NextTimeout) -> Result<(), ureq::Error> {
        if self.progress.is_cut_short() {
            let watch = self.session.line().watch();
            return watch.slice(watch.stall()).map(drop).map_err(|cause| other(cause.into()));
        }
        match self.send(amount) {
            Ok(Sent::All) => return Ok(()),
            Ok(Sent::Answered) => {}
            // An early answer (413, say) may lie before the breakage.
            Err(failure) if is_lost(failure.cause()) => self.broken = Some(failure),
            Err(failure) => return Err(other(failure)),
        }
        self.progress.cut_short.store(true, Ordering::Relaxed);
        Ok(())
    }

    fn await_input(&mut self, _: NextTimeout) -> Result<bool, ureq::Error> {
        self.receive().map_err(other)
    }

    /// Never used again.
    fn is_open(&mut self) -> bool {
        false
    }

    fn is_tls(&self) -> bool {
        true
    }
}

impl fmt::Debug for Tap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tap").field("session", &self.session).finish_non_exhaustive()
    }
}
