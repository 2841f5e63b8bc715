//! Small scripted peers on loopback, each on a thread of its own.

pub(crate) mod centre;
pub(crate) mod certificates;
pub(crate) mod hello;
pub(crate) mod secrets;
pub(crate) mod tcp;
pub(crate) mod tls;

use std::net::{IpAddr, Ipv4Addr};
use std::time::Duration;

use callhome::settings::{Endpoint, ProxyDraft, Roots};
use callhome::transport::{
    Attempt, Body, ConnectionCheck, Exchange, Failure, HttpsTransport, Limits, Lookup, LookupError,
    Reach, Route, Transport,
};
use callhome::{Cause, WallTime};

/// The name that the peers' certificates are for.
pub(crate) const NAME: &str = "centre.example";

/// When the tests take place: certificates are valid around it.
pub(crate) fn wall() -> WallTime {
    "2026-06-01T00:00:00Z".parse().unwrap()
}

/// Limits for peers that never answer: short, but far from a slow machine's pace.
pub(crate) fn short() -> Limits {
    let second = Duration::from_secs(1);
    Limits::default()
        .with_connect(second)
        .with_handshake(second)
        .with_stall(second)
        .with_total(Duration::from_secs(3))
}

/// The deadline of the table's peers: none may hold an attempt for longer.
pub(crate) fn a_second() -> Limits {
    short().with_total(Duration::from_secs(1))
}

/// A transport for which [`NAME`] is loopback and nothing else exists.
pub(crate) fn transport() -> HttpsTransport {
    HttpsTransport::with_ring().with_resolver(|lookup: &Lookup<'_>| match lookup.name() {
        NAME => Ok(vec![IpAddr::V4(Ipv4Addr::LOCALHOST)]),
        _ => Err(LookupError::NoSuchName),
    })
}

/// An endpoint at that port of loopback that trusts the tests' authority.
pub(crate) fn endpoint(port: u16) -> Endpoint {
    Endpoint::new(&format!("https://{NAME}:{port}/base")).unwrap().with_roots(roots())
}

pub(crate) fn roots() -> Roots {
    Roots::from_pem(certificates::authority().pem().as_bytes()).unwrap()
}

pub(crate) fn route(port: u16) -> Route {
    Route::new(endpoint(port))
}

/// The form of a proxy on loopback.
pub(crate) fn proxy(port: u16) -> ProxyDraft {
    ProxyDraft { address: "127.0.0.1".into(), port: Some(port.into()), ..ProxyDraft::default() }
}

/// A URL of the route's endpoint.
pub(crate) fn url(route: &Route, path: &str) -> String {
    format!("{}/{path}", route.endpoint().url().as_str().trim_end_matches('/'))
}

pub(crate) fn get(route: &Route) -> Result<http::Response<Vec<u8>>, Failure> {
    let request = http::Request::get(url(route, "x")).body(Body::empty()).unwrap();
    send(route, request)
}

pub(crate) fn send(
    route: &Route,
    request: http::Request<Body<'_>>,
) -> Result<http::Response<Vec<u8>>, Failure> {
    transport().send(Exchange::new(route, request, Attempt::new(Some(wall()))).unwrap())
}

/// Why a `GET` brings no answer.
pub(crate) fn cause(route: &Route) -> Cause {
    get(route).expect_err("there should be no answer").into_cause()
}

pub(crate) fn check(route: &Route, reach: Reach) -> Result<(), Failure> {
    transport().connect(ConnectionCheck::new(route, reach, Attempt::new(Some(wall()))))
}
