//! The one table: peer, cause, verdict, exit code. The tests of the transport,
//! the journal, the doctor and the program all read it, every row of it, so a
//! row without a test cannot be.

use std::io::Write;

use callhome::transport::LookupError;
use rustls::version::{TLS12, TLS13};

use super::scene::{NAME, Scene, YEARS};
use crate::peers::certificates::{Leaf, authority, new_authority};
use crate::peers::tcp::{Peer, closed_port};
use crate::peers::tls::Server;

/// One peer and what is to be said of it.
pub(crate) struct Row {
    /// What the peer does.
    pub(crate) peer: &'static str,
    /// Starts it.
    pub(crate) scene: fn() -> Scene,
    /// The code of the cause that a call fails with; none where it succeeds.
    pub(crate) cause: Option<&'static str>,
    /// The code of the doctor's verdict.
    pub(crate) verdict: &'static str,
    /// What `check_connection` ends with.
    pub(crate) exit: i32,
}

const fn fine(peer: &'static str, scene: fn() -> Scene) -> Row {
    Row { peer, scene, cause: None, verdict: "ok", exit: 0 }
}

const fn wrong(peer: &'static str, code: &'static str, scene: fn() -> Scene) -> Row {
    Row { peer, scene, cause: Some(code), verdict: code, exit: 1 }
}

/// Every row.
pub(crate) fn rows() -> impl Iterator<Item = &'static Row> {
    [GOOD, NAMES, TCP, TLS, ANSWERS, PROXIES, CLOCK].into_iter().flatten()
}

const GOOD: &[Row] = &[
    fine("a service centre", Scene::service_centre),
    fine("a service centre behind a proxy", || {
        Scene::service_centre().behind(&Peer::tunnels(OPEN))
    }),
];

const NAMES: &[Row] = &[
    wrong("no such name", "name-not-found", || {
        Scene::at(1).with_names(|_| Err(LookupError::NoSuchName))
    }),
    wrong("a name without an address", "name-without-address", || {
        Scene::at(1).with_names(|_| Err(LookupError::NoAddress))
    }),
    wrong("an empty answer to a lookup", "name-without-address", || {
        Scene::at(1).with_names(|_| Ok(Vec::new()))
    }),
    wrong("a name server that fails", "name-lookup-failed", || {
        Scene::at(1).with_names(|_| Err(LookupError::TemporaryFailure))
    }),
    wrong("no name server", "resolver-unreachable", || {
        Scene::at(1).with_names(|_| Err(LookupError::ResolverUnreachable))
    }),
    wrong("a name server that does not answer", "timed-out", || {
        Scene::at(1).with_names(|_| Err(LookupError::TimedOut))
    }),
];

const TCP: &[Row] = &[wrong("nobody listens", "connection-refused", || Scene::at(closed_port()))];

const TLS: &[Row] = &[
    wrong("an expired certificate", "certificate-expired", || {
        leaf(Leaf::of(authority(), NAME, (2019, 2020)))
    }),
    wrong("a certificate of the future", "certificate-not-yet-valid", || {
        leaf(Leaf::of(authority(), NAME, (2990, 2999)))
    }),
    wrong("a certificate for another name", "certificate-wrong-name", || {
        leaf(Leaf::of(authority(), "other.example", YEARS))
    }),
    wrong("a leaf alone, of an authority that is no root", "certificate-incomplete-chain", || {
        leaf(Leaf::of(&new_authority("Strangers"), NAME, YEARS))
    }),
    wrong("a whole chain to an unknown root", "certificate-unknown-issuer", || {
        let strangers = new_authority("Strangers");
        leaf(Leaf::of(&strangers, NAME, YEARS).followed_by(&strangers))
    }),
    wrong("a self-signed certificate", "certificate-unknown-issuer", || {
        leaf(Leaf::of_nobody(NAME))
    }),
    wrong("a self-signed authority as a server", "certificate-invalid", || leaf(Leaf::of_itself())),
    wrong("the alert protocol_version", "tls-too-old", || alert(70)),
    wrong("the alert handshake_failure", "tls-nothing-in-common", || alert(40)),
    wrong("TLS 1.1 alone", "tls-too-old", || {
        let mut hello = vec![0x16, 3, 2, 0, 42, 2, 0, 0, 38, 3, 2];
        hello.extend([7; 32]);
        hello.extend([0, 0, 0x2f, 0]);
        first_words(hello)
    }),
    wrong("plain text on the port", "not-tls", || {
        first_words(b"HTTP/1.1 400 Bad Request\r\n\r\n".to_vec())
    }),
    wrong("a handshake that hangs", "timed-out", || {
        Scene::at(Peer::plays(|wire| wire.hang()).port())
    }),
    wrong("a handshake that is cut", "connection-lost", || {
        Scene::at(Peer::plays(|wire| wire.hang_up()).port())
    }),
    wrong("TLS 1.2 that wants a client certificate", "client-certificate-required", || {
        Scene::tls(Scene::good_tls().only(&TLS12).wants_certificate(), FINE)
    }),
    wrong("TLS 1.3 that wants a client certificate", "client-certificate-required", || {
        Scene::tls(Scene::good_tls().only(&TLS13).wants_certificate(), FINE)
    }),
    wrong("TLS that wants another client certificate", "client-certificate-refused", || {
        let theirs = Leaf::of(&new_authority("Strangers"), "device.example", YEARS);
        Scene::tls(Scene::good_tls().wants_certificate(), FINE).with_client(&theirs)
    }),
];

const ANSWERS: &[Row] = &[
    wrong("a captive portal", "not-a-service-centre", || {
        says("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>")
    }),
    wrong("a redirect", "not-a-service-centre", || {
        says("HTTP/1.1 302 Found\r\nLocation: https://x.example/\r\nContent-Length: 0\r\n\r\n")
    }),
    wrong("a refused credential", "credentials-refused", || status("401 Unauthorized")),
    wrong("a forbidden credential", "credentials-refused", || status("403 Forbidden")),
    wrong("a wrong path", "status", || status("404 Not Found")),
    wrong("a service centre that is down", "status", || status("503 Service Unavailable")),
    wrong("an answer that is cut", "answer-cut", || {
        says("HTTP/1.1 200 OK\r\nContent-Length: 60\r\n\r\n{}")
    }),
    wrong("an endless header", "answer-too-large", || {
        says(format!("HTTP/1.1 200 OK\r\nX: {}\r\n\r\n", "x".repeat(4 << 20)))
    }),
    wrong("a status that does not exist", "answer-malformed", || status("999 Odd")),
];

const PROXIES: &[Row] = &[
    wrong("no proxy there", "connection-refused", || Scene::at(1).behind_port(closed_port())),
    wrong("a proxy that refuses", "proxy-refused", || proxy("HTTP/1.1 403 No\r\n\r\n")),
    wrong("a proxy that cannot find it", "proxy-cannot-reach", || {
        proxy("HTTP/1.1 502 Bad\r\n\r\n")
    }),
    wrong("a proxy that redirects", "proxy-status", || proxy("HTTP/1.1 302 No\r\n\r\n")),
    wrong("a proxy that wants a login", "proxy-authentication-required", || {
        proxy("HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=x\r\n\r\n")
    }),
    wrong("a proxy that wants one and offers nothing", "proxy-authentication-required", || {
        proxy("HTTP/1.1 407 No\r\n\r\n")
    }),
    wrong("a proxy that rejects the login", "proxy-credentials-rejected", || {
        proxy("HTTP/1.1 407 No\r\nProxy-Authenticate: basic realm=x\r\n\r\n").with_credentials()
    }),
    wrong("a proxy with Digest alone", "proxy-scheme-unsupported", || {
        proxy("HTTP/1.1 407 No\r\nProxy-Authenticate: Digest realm=x\r\n\r\n").with_credentials()
    }),
    wrong("a proxy that hangs", "timed-out", || {
        Scene::at(1).behind(&Peer::plays(|wire| wire.hang()))
    }),
    wrong("no HTTP proxy", "not-a-proxy", || proxy("SSH-2.0-OpenSSH\r\n")),
    wrong("a page in answer to CONNECT", "not-a-proxy", || {
        proxy("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>please log in</html>")
    }),
    wrong("a tunnel to no TLS", "not-tls", || proxy("HTTP/1.1 200 OK\r\n\r\n<html>")),
    wrong("a proxy that opens TLS", "tls-intercepted", || {
        let strangers = new_authority("Proxy of the house");
        leaf(Leaf::of(&strangers, NAME, YEARS).followed_by(&strangers)).behind(&Peer::tunnels(OPEN))
    }),
    wrong("a self-signed certificate behind a proxy", "tls-intercepted", || {
        leaf(Leaf::of_nobody(NAME)).behind(&Peer::tunnels(OPEN))
    }),
    wrong("a leaf alone behind a proxy", "certificate-incomplete-chain", || {
        leaf(Leaf::of(&new_authority("Strangers"), NAME, YEARS)).behind(&Peer::tunnels(OPEN))
    }),
];

const CLOCK: &[Row] = &[
    wrong("no clock", "clock-untrusted", || Scene::service_centre().with_wall(None)),
    wrong("a clock of 1970", "clock-untrusted", || {
        Scene::service_centre().with_wall("1970-01-01T00:01:00Z".parse().ok())
    }),
    wrong("a clock just below the floor", "clock-untrusted", || {
        let just_below = callhome::WallTime::RELEASE.unix_millis() - 1;
        Scene::service_centre().with_wall(callhome::WallTime::from_unix_millis(just_below).ok())
    }),
];

pub(crate) const OPEN: &[u8] = b"HTTP/1.1 200 Connection established\r\n\r\n";
const FINE: &str = "HTTP/1.1 204 x\r\n\r\n";

fn leaf(leaf: Leaf) -> Scene {
    Scene::tls(Server::new().with_leaf(leaf), FINE)
}

fn first_words(words: Vec<u8>) -> Scene {
    Scene::at(
        Peer::plays(move |wire| {
            wire.write_all(&words)?;
            wire.hang_up()
        })
        .port(),
    )
}

fn alert(description: u8) -> Scene {
    first_words(vec![0x15, 3, 1, 0, 2, 2, description])
}

fn says(answer: impl Into<Vec<u8>>) -> Scene {
    Scene::tls(Scene::good_tls(), answer)
}

fn status(status: &str) -> Scene {
    says(format!("HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n"))
}

fn proxy(answer: &'static str) -> Scene {
    Scene::at(1).behind(&Peer::says(answer))
}
