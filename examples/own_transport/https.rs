//! A small HTTP/1.1 client over rustls: what [`Transport`] asks for, and no more.

use std::io::{self, BufReader, ErrorKind, Read, Write};
use std::net::ToSocketAddrs;
use std::sync::Arc;
use std::time::Duration;

use callhome::settings::Endpoint;
use callhome::transport::{Body, CertificateTime, Exchange, Failure, Route, Step, Transport};
use callhome::{Cause, Excerpt, Peer, Phase, WallTime};
use http::{Method, Request, Response};
use rustls::time_provider::TimeProvider;
use rustls::{CertificateError, ClientConfig, ClientConnection, RootCertStore, StreamOwned};
use rustls_pki_types::{CertificateDer, ServerName, UnixTime};

use crate::answer;
use crate::line::Line;

/// One connection for each request.
///
/// It takes no proxy and has no client certificate to show, and says so instead
/// of going without.
pub(crate) struct OwnTransport;

pub(crate) type Secure<'a> = BufReader<StreamOwned<ClientConnection, Line<'a>>>;

const PEER: Peer = Peer::ServiceCentre;

impl Transport for OwnTransport {
    fn send(&self, exchange: Exchange<'_>) -> Result<Response<Vec<u8>>, Failure> {
        let (route, request, attempt) = exchange.into_parts();
        self.check_route(route)?;
        if route.proxy().is_some() {
            return Err(Cause::NotSupported.into()); // never around a proxy
        }
        // Going by a floor takes a verifier that can; this one does not.
        let wall = match attempt.certificate_time()? {
            CertificateTime::At(wall) => wall,
            CertificateTime::NotBefore(floor) => {
                let (given, floor) = (attempt.wall(), Some(floor));
                return Err(Cause::ClockUntrusted { given, floor }.into());
            }
        };
        let config = config(route.endpoint(), wall)?;
        // Without the brackets of an IPv6 address.
        let host = request.uri().host().unwrap_or_default();
        let host = host.trim_start_matches('[').trim_end_matches(']').to_owned();
        let port = request.uri().port_u16().unwrap_or(443);
        let name = ServerName::try_from(host.clone()).map_err(|error| tls_failed(&error))?;
        let tls = ClientConnection::new(config, name).map_err(|error| tls_failed(&error))?;

        // Nothing bounds the system's lookup; a device asks its own resolver.
        let addresses = (host.as_str(), port)
            .to_socket_addrs()
            .map_err(|error| Failure::new(Cause::NameNotFound { peer: PEER }).with_source(error))?;
        let line = Line::open(addresses, attempt, route.limits()).map_err(not_connected)?;
        let mut secure = BufReader::new(StreamOwned::new(tls, line));
        let result = converse(&mut secure, request, route.limits().answer());
        // Where the line was ended from this side, it knows best why.
        let result = match secure.get_mut().sock.ended.take() {
            Some(cause) if result.is_err() => Err(cause.into()),
            _ => result,
        };
        if let Ok(answer) = &result {
            attempt.tell(&Step::Answered { status: answer.status().as_u16() });
        }
        result
    }

    fn check_route(&self, route: &Route) -> Result<(), Failure> {
        let endpoint = route.endpoint();
        roots(endpoint)?;
        match endpoint.identity_for(endpoint.url()).and_then(|identity| identity.certificate()) {
            Some(_) => Err(unusable("client certificate: this transport shows none")),
            None => Ok(()),
        }
    }
}

/// The handshake, the request, the answer.
fn converse(
    secure: &mut Secure<'_>,
    request: Request<Body<'_>>,
    most: usize,
) -> Result<Response<Vec<u8>>, Failure> {
    let stream = secure.get_mut();
    while stream.conn.is_handshaking() {
        stream.conn.complete_io(&mut stream.sock).map_err(not_secured)?;
    }
    stream.sock.phase = Phase::Request;
    let is_head = request.method() == Method::HEAD;
    let sent = send(stream, request)?;
    secure.get_mut().sock.phase = Phase::Answer;
    if sent.is_err() {
        // A service centre that wants no more of it may have said why.
        secure.get_mut().sock.hurry();
    }
    match (answer::read(secure, is_head, most), sent) {
        (Err(_), Err(error)) => {
            let phase = Phase::Request;
            Err(Failure::new(Cause::ConnectionLost { peer: PEER, phase }).with_source(error))
        }
        (result, _) => result,
    }
}

/// Writes the request. The outer error is the device's: its body cannot be read.
fn send(stream: &mut impl Write, request: Request<Body<'_>>) -> Result<io::Result<()>, Failure> {
    let (parts, mut body) = request.into_parts();
    let target = parts.uri.path_and_query().map_or("/", |path| path.as_str());
    let authority = parts.uri.authority().map_or("", |authority| authority.as_str());
    let mut head = format!("{} {target} HTTP/1.1\r\nHost: {authority}\r\n", parts.method);
    head.push_str("Connection: close\r\n");
    let mut head = head.into_bytes();
    // `Content-Length` is among them wherever there is a body, and so is
    // `Authorization` where it belongs.
    for (name, value) in &parts.headers {
        head.extend([name.as_str().as_bytes(), b": ", value.as_bytes(), b"\r\n"].concat());
    }
    head.extend(b"\r\n");
    if let Err(error) = stream.write_all(&head) {
        return Ok(Err(error));
    }
    let mut buffer = vec![0; 16 * 1024];
    while body.left() > 0 {
        let read = body
            .read(&mut buffer)
            .map_err(|error| Failure::new(Cause::RequestBody).with_source(error))?;
        if let Err(error) = stream.write_all(buffer.get(..read).unwrap_or_default()) {
            return Ok(Err(error));
        }
    }
    Ok(stream.flush())
}

/// TLS 1.2 and 1.3, the route's roots, the attempt's time; no switch for less.
fn config(endpoint: &Endpoint, wall: WallTime) -> Result<Arc<ClientConfig>, Failure> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let millis = u64::try_from(wall.unix_millis()).unwrap_or(0);
    let time = FixedTime(UnixTime::since_unix_epoch(Duration::from_millis(millis)));
    let mut config = ClientConfig::builder_with_details(provider, Arc::new(time))
        .with_safe_default_protocol_versions()
        .map_err(|error| tls_failed(&error))?
        .with_root_certificates(roots(endpoint)?)
        .with_no_client_auth();
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(Arc::new(config))
}

fn roots(endpoint: &Endpoint) -> Result<RootCertStore, Failure> {
    let mut roots = RootCertStore::empty();
    for der in endpoint.roots().certificates() {
        let added = roots.add(CertificateDer::from(der.to_vec()));
        added.map_err(|error| unusable(&format!("trust root: {error}")))?;
    }
    Ok(roots)
}

/// The time that the host has given: a device's own calendar may be wrong.
#[derive(Debug)]
struct FixedTime(UnixTime);

impl TimeProvider for FixedTime {
    fn current_time(&self) -> Option<UnixTime> {
        Some(self.0)
    }
}

fn unusable(reason: &str) -> Failure {
    Cause::RouteUnusable { reason: Excerpt::new(reason) }.into()
}

fn tls_failed(error: &dyn std::fmt::Display) -> Failure {
    Cause::TlsFailed { reason: Excerpt::new(&error.to_string()) }.into()
}

fn not_connected(error: io::Error) -> Failure {
    let cause = match error.kind() {
        ErrorKind::ConnectionRefused => Cause::ConnectionRefused { peer: PEER },
        ErrorKind::TimedOut => Cause::TimedOut { peer: PEER, phase: Phase::Connect },
        _ => Cause::Unreachable { peer: PEER },
    };
    Failure::new(cause).with_source(error)
}

/// The engine decides by the cause whether it tries again, so the kinds that
/// an administrator can do something about are told apart.
fn not_secured(error: io::Error) -> Failure {
    use rustls::Error::InvalidCertificate;
    let cause = match error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>()) {
        Some(InvalidCertificate(CertificateError::UnknownIssuer)) => {
            Cause::CertificateUnknownIssuer { issuer: Excerpt::new("not read here") }
        }
        Some(InvalidCertificate(
            CertificateError::Expired | CertificateError::ExpiredContext { .. },
        )) => Cause::CertificateExpired,
        Some(InvalidCertificate(
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. },
        )) => Cause::CertificateWrongName,
        Some(InvalidCertificate(error)) => {
            Cause::CertificateInvalid { reason: Excerpt::new(&error.to_string()) }
        }
        Some(error) => Cause::TlsFailed { reason: Excerpt::new(&error.to_string()) },
        None => Cause::ConnectionLost { peer: PEER, phase: Phase::TlsHandshake },
    };
    Failure::new(cause).with_source(error)
}
