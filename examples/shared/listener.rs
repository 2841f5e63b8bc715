//! An HTTP/1.1 listener for a blocking handler: the shell around a service that
//! is a plain function from request to response. It speaks TLS; only for the
//! machine itself there is one without.

use std::convert::Infallible;
use std::fmt;
use std::io::{self, Read};
use std::net::{Ipv4Addr, SocketAddr, TcpListener as StdTcpListener, ToSocketAddrs};
use std::num::NonZeroU64;
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use http::header::{CONNECTION, EXPECT, HeaderValue};
use http::{Request, Response, StatusCode};
use http_body_util::{BodyExt, Full};
use hyper::body::{Body, Buf, Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use rustls::ServerConfig;
use rustls_pki_types::CertificateDer;
use sha2::{Digest, Sha256};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::{self, Runtime};
use tokio::sync::{Semaphore, mpsc, oneshot};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};
use tokio_rustls::TlsAcceptor;

use super::pace::Pace;

/// What answers the requests. It runs on a thread where it may block, and reads
/// the body as far as it wants to. [`Peer`] is among the request's extensions.
///
/// A body that ends early, stalls or is cut by [`Listener::stop`] is an error of
/// the reader, never a quiet end.
pub(crate) trait Handler:
    Fn(Request<&mut dyn Read>) -> Response<Vec<u8>> + Send + Sync + 'static
{
}

impl<F> Handler for F where
    F: Fn(Request<&mut dyn Read>) -> Response<Vec<u8>> + Send + Sync + 'static
{
}

/// Who sent a request.
#[derive(Clone, Debug)]
pub(crate) struct Peer {
    /// Where the connection comes from.
    pub(crate) address: SocketAddr,
    /// The client certificate, if one was shown; its chain has been verified.
    pub(crate) certificate: Option<CertificateDer<'static>>,
}

impl Peer {
    /// The SHA-256 of the client certificate in lower-case hexadecimal: a name
    /// for the device behind it.
    pub(crate) fn fingerprint(&self) -> Option<String> {
        let digest = Sha256::digest(self.certificate.as_ref()?);
        Some(digest.iter().map(|byte| format!("{byte:02x}")).collect())
    }
}

/// How a listener serves.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Options {
    /// Request bodies are read at most at this many bytes a second, all together.
    pub(crate) rate: Option<NonZeroU64>,
    /// For the TLS handshake of a connection.
    pub(crate) handshake: Duration,
    /// For the whole head of a request, from the end of the answer before it.
    pub(crate) head: Duration,
    /// For the next piece of a body.
    pub(crate) stall: Duration,
    /// How long a body that the handler left unread is still taken in, so that
    /// its sender comes to see the answer.
    pub(crate) linger: Duration,
    /// For requests under way when the listener is stopped, and as long again
    /// for a handler that goes on after its request was cut.
    pub(crate) shutdown: Duration,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            rate: None,
            handshake: Duration::from_secs(10),
            head: Duration::from_secs(30),
            stall: Duration::from_secs(30),
            linger: Duration::from_secs(5),
            shutdown: Duration::from_secs(2),
        }
    }
}

/// A running listener, with a runtime and a thread of its own. Dropping it
/// stops it.
pub(crate) struct Listener {
    local_addr: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Listener {
    /// Starts to listen; a port of 0 picks a free one.
    ///
    /// # Errors
    /// When the address cannot be listened on or the system gives no thread.
    pub(crate) fn start(
        address: impl ToSocketAddrs,
        tls: Arc<ServerConfig>,
        handler: impl Handler,
    ) -> io::Result<Self> {
        Self::start_with(address, tls, handler, Options::default())
    }

    /// [`start`](Self::start) with other options.
    pub(crate) fn start_with(
        address: impl ToSocketAddrs,
        tls: Arc<ServerConfig>,
        handler: impl Handler,
        options: Options,
    ) -> io::Result<Self> {
        Self::bind(address, Some(TlsAcceptor::from(tls)), handler, options)
    }

    /// Starts to listen without TLS. What is not encrypted does not leave the
    /// machine, so this is on 127.0.0.1 and a free port, never elsewhere.
    ///
    /// # Errors
    /// When there is no free port or the system gives no thread.
    pub(crate) fn start_plain(handler: impl Handler) -> io::Result<Self> {
        Self::bind((Ipv4Addr::LOCALHOST, 0), None, handler, Options::default())
    }

    fn bind(
        address: impl ToSocketAddrs,
        acceptor: Option<TlsAcceptor>,
        handler: impl Handler,
        options: Options,
    ) -> io::Result<Self> {
        let socket = StdTcpListener::bind(address)?;
        socket.set_nonblocking(true)?;
        let local_addr = socket.local_addr()?;
        let runtime = runtime::Builder::new_current_thread()
            .enable_io()
            .enable_time()
            .max_blocking_threads(MOST_HANDLERS)
            .build()?;
        let socket = {
            let _inside = runtime.enter();
            TcpListener::from_std(socket)?
        };
        let service =
            Arc::new(Service { handler, pace: options.rate.map(Pace::new), acceptor, options });
        let (stop, stopped) = oneshot::channel();
        let thread = thread::Builder::new()
            .name("listener".to_owned())
            .spawn(move || run(runtime, socket, service, stopped))?;
        Ok(Self { local_addr, stop: Some(stop), thread: Some(thread) })
    }

    /// Where it listens, with the port that was picked.
    pub(crate) fn local_addr(&self) -> SocketAddr {
        self.local_addr
    }

    /// Stops: no new connections, and those that are there end with the request
    /// under way, or are cut when that takes too long. A handler that never
    /// returns is left behind on its thread.
    pub(crate) fn stop(self) {
        drop(self);
    }

    /// Serves until the process ends.
    pub(crate) fn wait(mut self) {
        self.join();
    }

    fn join(&mut self) {
        if let Some(thread) = self.thread.take() {
            // The thread catches a handler's panic itself.
            let _ = thread.join();
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
        self.join();
    }
}

impl fmt::Debug for Listener {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Listener").field("local_addr", &self.local_addr).finish_non_exhaustive()
    }
}

struct Service<H> {
    handler: H,
    pace: Option<Pace>,
    /// None: no TLS.
    acceptor: Option<TlsAcceptor>,
    options: Options,
}

fn run<H: Handler>(
    runtime: Runtime,
    socket: TcpListener,
    service: Arc<Service<H>>,
    stopped: oneshot::Receiver<()>,
) {
    let patience = service.options.shutdown;
    runtime.block_on(accept(socket, service, stopped));
    // The connections are gone, so whatever a handler still reads has ended.
    runtime.shutdown_timeout(patience);
}

async fn accept<H: Handler>(
    socket: TcpListener,
    service: Arc<Service<H>>,
    mut stopped: oneshot::Receiver<()>,
) {
    let graceful = GracefulShutdown::new();
    let room = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    let mut connections = JoinSet::new();
    loop {
        let next = async {
            let permit = Arc::clone(&room).acquire_owned().await;
            (permit, socket.accept().await)
        };
        let (permit, accepted) = tokio::select! {
            _ = &mut stopped => break,
            Some(_) = connections.join_next() => continue,
            next = next => next,
        };
        match accepted {
            Ok((stream, address)) => {
                let (service, watcher) = (Arc::clone(&service), graceful.watcher());
                connections.spawn(async move {
                    // What went wrong on a connection is its client's to say.
                    let _ = connection(service, stream, address, watcher).await;
                    drop(permit);
                });
            }
            // The peer is gone already, or there are no descriptors left.
            Err(_) => sleep(ACCEPT_AGAIN).await,
        }
    }
    drop(socket);
    let _ = timeout(service.options.shutdown, graceful.shutdown()).await;
    connections.shutdown().await;
}

/// From an accepted connection to its end; an error is one before HTTP begins.
async fn connection<H: Handler>(
    service: Arc<Service<H>>,
    stream: TcpStream,
    address: SocketAddr,
    watcher: Watcher,
) -> io::Result<()> {
    // Answers are small and wait for nothing.
    stream.set_nodelay(true)?;
    let Some(acceptor) = &service.acceptor else {
        let peer = Peer { address, certificate: None };
        serve(service, stream, peer, watcher).await;
        return Ok(());
    };
    let accepting = acceptor.accept(stream);
    let stream = timeout(service.options.handshake, accepting).await??;
    let chain = stream.get_ref().1.peer_certificates();
    let certificate = chain.and_then(|chain| chain.first()).map(|leaf| leaf.clone().into_owned());
    serve(service, stream, Peer { address, certificate }, watcher).await;
    Ok(())
}

/// HTTP over whatever carries it, until the connection ends.
async fn serve<H: Handler>(
    service: Arc<Service<H>>,
    stream: impl AsyncRead + AsyncWrite + Unpin + 'static,
    peer: Peer,
    watcher: Watcher,
) {
    let options = service.options;
    let answer = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(peer.clone());
        let service = Arc::clone(&service);
        async move { Ok::<_, Infallible>(answer(service, request).await) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(options.head)
        .max_buf_size(BUFFER)
        .serve_connection(TokioIo::new(stream), answer);
    let _ = watcher.watch(connection).await;
}

async fn answer<H: Handler>(
    service: Arc<Service<H>>,
    request: Request<Incoming>,
) -> Response<Full<Bytes>> {
    let (parts, body) = request.into_parts();
    let awaits_continue = parts.headers.contains_key(EXPECT);
    let (feed, mut reader) = bridge();
    let handling = tokio::task::spawn_blocking({
        let service = Arc::clone(&service);
        move || {
            let reader: &mut dyn Read = &mut reader;
            (service.handler)(Request::from_parts(parts, reader))
        }
    });
    let (handled, rest) = tokio::join!(handling, feed.pump(body, &service));
    let mut response = match handled {
        Ok(response) => response.map(|body| Full::new(Bytes::from(body))),
        // The handler panicked: its message is on standard error.
        Err(_) => {
            let mut response = Response::new(Full::default());
            *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            response
        }
    };
    let goes_on = match rest {
        Rest::Untouched(body) if awaits_continue && !body.is_end_stream() => false,
        Rest::Untouched(body) | Rest::Begun(body) => take_leave(body, service.options.linger).await,
    };
    if !goes_on {
        response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    }
    response
}

/// What a handler left of its request's body.
enum Rest {
    /// All of it. Looking at it would ask a client that awaits "100 Continue"
    /// for a body that nobody wants.
    Untouched(Incoming),
    /// What had not come when the handler ended, perhaps nothing.
    Begun(Incoming),
}

/// Takes in what a handler did not read. To close the socket instead would
/// reset the connection, and the client could lose the answer. A small rest is
/// taken in before the answer, and the connection goes on (`true`); a large one
/// beside the answer, for a while, and the connection ends after it.
async fn take_leave(body: Incoming, linger: Duration) -> bool {
    if body.size_hint().upper().is_some_and(|left| left <= SMALL_REST) {
        return timeout(linger, drain(body)).await.unwrap_or(false);
    }
    tokio::spawn(timeout(linger, drain(body)));
    false
}

/// Reads to the end; whether there was one.
async fn drain(mut body: Incoming) -> bool {
    while let Some(frame) = body.frame().await {
        if frame.is_err() {
            return false;
        }
    }
    true
}

/// A piece of a body; none at its end.
type Piece = io::Result<Option<Bytes>>;

/// The two ends of the way from a body, which arrives on the runtime, to a
/// handler, which blocks. At most two pieces are on it, each at most [`BUFFER`].
fn bridge() -> (Feed, BodyReader) {
    let (wanted, asked) = oneshot::channel();
    let (pieces, arriving) = mpsc::channel(1);
    let reader = BodyReader { wanted: Some(wanted), arriving, piece: Bytes::new(), ended: false };
    (Feed { asked, pieces }, reader)
}

struct Feed {
    asked: oneshot::Receiver<()>,
    pieces: mpsc::Sender<Piece>,
}

impl Feed {
    /// Carries the body over once the reader asks for it, until the body ends or
    /// the reader is gone.
    async fn pump<H>(mut self, mut body: Incoming, service: &Service<H>) -> Rest {
        if (&mut self.asked).await.is_err() {
            return Rest::Untouched(body);
        }
        loop {
            let frame = tokio::select! {
                () = self.pieces.closed() => return Rest::Begun(body),
                frame = timeout(service.options.stall, body.frame()) => frame,
            };
            let piece = match frame {
                Err(_) => Err(io::ErrorKind::TimedOut.into()),
                Ok(None) => Ok(None),
                Ok(Some(Err(error))) => Err(io::Error::new(io::ErrorKind::UnexpectedEof, error)),
                Ok(Some(Ok(frame))) => match frame.into_data() {
                    Ok(data) => Ok(Some(data)),
                    // Trailers: nothing here asks for them.
                    Err(_) => continue,
                },
            };
            let more = matches!(piece, Ok(Some(_)));
            let sent = match (&service.pace, piece) {
                (Some(pace), Ok(Some(data))) => self.send_slowly(data, pace).await,
                (_, piece) => self.pieces.send(piece).await.is_ok(),
            };
            if !sent || !more {
                return Rest::Begun(body);
            }
        }
    }

    /// Hands a piece over in the parts that the line carries. Says whether the
    /// reader took them all.
    async fn send_slowly(&self, mut data: Bytes, pace: &Pace) -> bool {
        while !data.is_empty() {
            let part = data.split_to(data.len().min(pace.part()));
            tokio::select! {
                () = self.pieces.closed() => return false,
                () = pace.carried(part.len()) => {}
            }
            if self.pieces.send(Ok(Some(part))).await.is_err() {
                return false;
            }
        }
        true
    }
}

struct BodyReader {
    wanted: Option<oneshot::Sender<()>>,
    arriving: mpsc::Receiver<Piece>,
    piece: Bytes,
    ended: bool,
}

impl Read for BodyReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if let Some(wanted) = self.wanted.take() {
            // If nobody listens, nothing arrives either.
            let _ = wanted.send(());
        }
        while self.piece.is_empty() {
            if self.ended || buffer.is_empty() {
                return Ok(0);
            }
            match self.arriving.blocking_recv() {
                Some(Ok(Some(piece))) => self.piece = piece,
                Some(Ok(None)) => self.ended = true,
                Some(Err(error)) => return Err(error),
                None => return Err(io::ErrorKind::ConnectionAborted.into()),
            }
        }
        let taken = self.piece.as_ref().read(buffer)?;
        self.piece.advance(taken);
        Ok(taken)
    }
}

/// Requests answered at the same time; more wait for their turn.
const MOST_HANDLERS: usize = 32;
/// Connections open at the same time; more wait to be accepted.
const MOST_CONNECTIONS: usize = 256;
/// How much of a head or a body one connection holds.
const BUFFER: usize = 64 * 1024;
/// An unread rest worth taking in to keep the connection.
const SMALL_REST: u64 = 64 * 1024;
const ACCEPT_AGAIN: Duration = Duration::from_millis(50);
