//! hyper over tokio-rustls as the way to the service centre.

use std::io::{self, Read};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use callhome::protocol::{self, Payload, Response};
use callhome::settings::Endpoint;
use callhome::transport::Limits;
use callhome::{Cause, Excerpt, Peer, Phase};
use http::header::{AUTHORIZATION, CONTENT_LENGTH, HOST, HeaderValue};
use http::uri::PathAndQuery;
use http_body_util::{BodyExt, Limited};
use hyper::body::{Body, Bytes, Frame, SizeHint};
use hyper_util::rt::TokioIo;
use rustls::{ClientConfig, RootCertStore};
use rustls_pki_types::{CertificateDer, ServerName};
use tokio::net::TcpStream;
use tokio::sync::mpsc;
use tokio_rustls::TlsConnector;
use url::Url;

/// One connection for each request, within the library's usual limits.
pub(crate) struct Http {
    endpoint: Endpoint,
    tls: TlsConnector,
    limits: Limits,
}

impl Http {
    pub(crate) fn new(endpoint: Endpoint) -> Result<Self, rustls::Error> {
        let mut roots = RootCertStore::empty();
        for root in endpoint.roots().certificates() {
            roots.add(CertificateDer::from(root.to_vec()))?;
        }
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        // rustls verifies against this machine's calendar, which a device
        // that does not trust its own would replace by a `TimeProvider`.
        let config = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()?
            .with_root_certificates(roots)
            .with_no_client_auth();
        Ok(Self { endpoint, tls: TlsConnector::from(Arc::new(config)), limits: Limits::default() })
    }

    pub(crate) fn endpoint(&self) -> &Endpoint {
        &self.endpoint
    }

    /// Sends one request. `chunk` is what a [`Payload::Chunk`] is read from.
    pub(crate) async fn send(
        &self,
        request: protocol::Request,
        chunk: Option<Box<dyn Read + Send>>,
    ) -> Result<Response, Cause> {
        let peer = Peer::ServiceCentre;
        let attempt = tokio::time::timeout(self.limits.total(), self.attempt(request, chunk));
        attempt.await.unwrap_or(Err(Cause::TimedOut { peer, phase: Phase::Answer }))
    }

    async fn attempt(
        &self,
        request: protocol::Request,
        chunk: Option<Box<dyn Read + Send>>,
    ) -> Result<Response, Cause> {
        let url = request.url().clone();
        let request = self.bind(request, &url, chunk)?;
        let (peer, phase) = (Peer::ServiceCentre, Phase::Connect);
        let (host, port) = (url.host_str().unwrap_or_default(), self.port(&url));
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        let tcp = tokio::time::timeout(self.limits.connect(), TcpStream::connect((bare, port)))
            .await
            .map_err(|_| Cause::TimedOut { peer, phase })?
            .map_err(|error| match error.kind() {
                io::ErrorKind::ConnectionRefused => Cause::ConnectionRefused { peer },
                _ => Cause::Unreachable { peer },
            })?;
        let name = ServerName::try_from(bare.to_owned()).map_err(|error| failed_tls(&error))?;
        let phase = Phase::TlsHandshake;
        let tls = tokio::time::timeout(self.limits.handshake(), self.tls.connect(name, tcp))
            .await
            .map_err(|_| Cause::TimedOut { peer, phase })?
            .map_err(|error| failed_tls(&error))?;
        let lost = |phase| move |_: hyper::Error| Cause::ConnectionLost { peer, phase };
        let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(tls))
            .await
            .map_err(lost(Phase::Request))?;
        // Aborted with the guard: nothing of this attempt outlives it.
        let _connection = tokio_task(connection);
        let answer = sender.send_request(request).await.map_err(lost(Phase::Answer))?;
        let (parts, body) = answer.into_parts();
        let body = Limited::new(body, self.limits.answer()).collect().await.map_err(|error| {
            if error.is::<http_body_util::LengthLimitError>() {
                Cause::AnswerTooLarge
            } else {
                Cause::AnswerCut
            }
        })?;
        Ok(Response::from(http::Response::from_parts(parts, body.to_bytes().to_vec())))
    }

    /// Nothing leaves for an origin that the endpoint does not permit, and the
    /// device's credential only for those that are to see it.
    fn bind(
        &self,
        request: protocol::Request,
        url: &Url,
        chunk: Option<Box<dyn Read + Send>>,
    ) -> Result<http::Request<Stream>, Cause> {
        if !self.endpoint.permits(url) {
            return Err(Cause::ForeignOrigin);
        }
        let has_length =
            !matches!(request.method().as_str(), "GET" | "HEAD" | "OPTIONS" | "DELETE");
        let length = request.payload().length();
        let mut request = request
            .into_http(|payload| match payload {
                Payload::Empty => Stream::empty(),
                Payload::Json(text) => Stream::reader(length, io::Cursor::new(text)),
                Payload::Chunk { .. } => match chunk {
                    Some(reader) => Stream::reader(length, reader),
                    None => Stream::empty(),
                },
            })
            .map_err(|_| Cause::ForeignOrigin)?;
        let path = request.uri().path_and_query().cloned();
        *request.uri_mut() = path.unwrap_or(PathAndQuery::from_static("/")).into();
        let value = |text: &str| HeaderValue::from_str(text).map_err(|_| Cause::ForeignOrigin);
        let authority = url.authority().to_owned();
        request.headers_mut().insert(HOST, value(&authority)?);
        if has_length {
            request.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(length));
        }
        let identity = self.endpoint.identity_for(url);
        if let Some(secret) = identity.and_then(|identity| identity.authorization()) {
            let mut authorization = value(secret.expose())?;
            authorization.set_sensitive(true);
            request.headers_mut().insert(AUTHORIZATION, authorization);
        }
        Ok(request)
    }

    fn port(&self, url: &Url) -> u16 {
        url.port_or_known_default().unwrap_or(self.endpoint.port())
    }
}

fn failed_tls(error: &dyn std::fmt::Display) -> Cause {
    Cause::TlsFailed { reason: Excerpt::new(&error.to_string()) }
}

/// Runs a connection as long as the guard lives.
fn tokio_task<F>(connection: F) -> tokio::task::JoinSet<F::Output>
where
    F: Future<Output: Send> + Send + 'static,
{
    let mut task = tokio::task::JoinSet::new();
    task.spawn(connection);
    task
}

/// A request body that a blocking thread reads ahead, two pieces at most.
pub(crate) struct Stream {
    left: u64,
    pieces: mpsc::Receiver<io::Result<Bytes>>,
}

impl Stream {
    const PIECE: usize = 64 * 1024;

    fn empty() -> Self {
        Self { left: 0, pieces: mpsc::channel(1).1 }
    }

    fn reader(length: u64, reader: impl Read + Send + 'static) -> Self {
        let (sender, pieces) = mpsc::channel(1);
        tokio::task::spawn_blocking(move || {
            let mut body = callhome::transport::Body::reader(length, reader);
            let mut buffer = vec![0; Self::PIECE];
            while body.left() > 0 {
                let piece = body.read(&mut buffer);
                let piece = piece
                    .map(|read| Bytes::copy_from_slice(buffer.get(..read).unwrap_or_default()));
                let failed = piece.is_err();
                if sender.blocking_send(piece).is_err() || failed {
                    return; // nobody listens any more, or there is no more to say
                }
            }
        });
        Self { left: length, pieces }
    }
}

impl Body for Stream {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        if self.left == 0 {
            return Poll::Ready(None);
        }
        let piece = std::task::ready!(self.pieces.poll_recv(context));
        Poll::Ready(Some(match piece {
            Some(Ok(piece)) => {
                self.left = self.left.saturating_sub(piece.len() as u64);
                Ok(Frame::data(piece))
            }
            Some(Err(error)) => Err(error),
            None => Err(io::ErrorKind::UnexpectedEof.into()),
        }))
    }

    fn is_end_stream(&self) -> bool {
        self.left == 0
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}
