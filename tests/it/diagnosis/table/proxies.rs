//! HTTP proxies, and what is none.

use std::io::Write;
use std::thread;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::{OPEN, Row, fine, wrong};
use crate::diagnosis::scene::{NAME, Scene, YEARS};
use crate::peers::certificates::{Leaf, new_authority};
use crate::peers::secrets;
use crate::peers::tcp::{End, Peer, closed_port};
use crate::peers::tls::Server;

pub(super) const ROWS: &[Row] = &[
    wrong("no such proxy", "name-not-found", || centre().behind_nobody()),
    wrong("no proxy there", "connection-refused", || centre().behind_port(closed_port())),
    wrong("a proxy that forbids", "proxy-refused", || proxy("403 No", "")),
    wrong("a proxy that does not find it", "proxy-cannot-reach", || proxy("404 No", "")),
    wrong("a proxy that reaches nobody", "proxy-cannot-reach", || proxy("502 Bad", "")),
    wrong("a proxy that is down for a while", "proxy-cannot-reach", || {
        proxy("503 No", "Retry-After: 120\r\n")
    }),
    wrong("a proxy with too much to do", "proxy-status", || proxy("429 No", "")),
    wrong("a proxy that redirects", "proxy-status", || {
        proxy("302 No", "Location: https://elsewhere.example/\r\n")
    }),
    wrong("a proxy that wants a login", "proxy-authentication-required", || {
        proxy("407 No", BASIC).without_credentials()
    }),
    wrong("a proxy that wants one and offers nothing", "proxy-authentication-required", || {
        proxy("407 No", "").without_credentials()
    }),
    wrong("a proxy that wants one and says 401", "proxy-authentication-required", || {
        proxy("401 No", "WWW-Authenticate: Basic realm=x\r\n").without_credentials()
    }),
    wrong("a proxy that rejects the login", "proxy-credentials-rejected", || {
        proxy("407 No", BASIC)
    }),
    wrong("a proxy that rejects it without a challenge", "proxy-credentials-rejected", || {
        proxy("407 No", "")
    }),
    wrong("a proxy that rejects it with 401", "proxy-credentials-rejected", || {
        proxy("401 No", "WWW-Authenticate: Basic realm=x\r\n")
    }),
    wrong("a proxy that rejects it and hangs up", "proxy-credentials-rejected", || {
        proxy("407 No", "Proxy-Authenticate: Basic realm=x\r\nConnection: close\r\n")
    }),
    wrong("a proxy that rejects it with a large page", "proxy-credentials-rejected", || {
        drones("HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=x\r\n\r\n", "<p>")
    }),
    fine("a proxy that writes basic in small letters", || demanding("basic realm=x")),
    fine("a proxy with Digest first and Basic second", || {
        demanding("Digest realm=\"a, b\", nonce=1\r\nProxy-Authenticate: Basic realm=x")
    }),
    wrong("the same without a login", "proxy-authentication-required", || {
        demanding("Digest realm=x, nonce=1, Basic realm=x").without_credentials()
    }),
    wrong("a proxy with Digest alone", "proxy-scheme-unsupported", || {
        proxy("407 No", "Proxy-Authenticate: Digest realm=x\r\n")
    }),
    wrong("a proxy with NTLM and Negotiate", "proxy-scheme-unsupported", || {
        proxy("407 No", "Proxy-Authenticate: NTLM\r\nProxy-Authenticate: Negotiate\r\n")
    }),
    fine("a tunnel with the length of a body", || {
        tunnel(b"HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n")
    }),
    fine("a tunnel in chunks", || tunnel(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")),
    fine("a tunnel after interim answers", || {
        tunnel(
            b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 x\r\nA: b\r\n\r\nHTTP/1.1 200 OK\r\n\r\n",
        )
    }),
    fine("a tunnel of HTTP/1.0", || tunnel(b"HTTP/1.0 200 Connection established\r\n\r\n")),
    fine("a tunnel in single bytes", || {
        let origin = centre();
        let port = origin.port;
        origin.behind(Peer::plays(move |wire| {
            wire.read_head()?;
            for byte in OPEN {
                wire.write_all(&[*byte])?;
                thread::sleep(Duration::from_millis(1));
            }
            wire.lead_to(port)
        }))
    }),
    wrong("a proxy that hangs", "timed-out", || plays(Peer::plays(|wire| wire.hang()))),
    wrong("a tunnel that hangs", "timed-out", || {
        plays(Peer::plays(|wire| {
            wire.read_head()?;
            wire.write_all(OPEN)?;
            wire.hang()
        }))
    }),
    wrong("a proxy that drips", "timed-out", || {
        plays(Peer::plays(|wire| {
            wire.read_head()?;
            wire.write_all(b"HTTP/1.1 200 OK\r\nX: ")?;
            loop {
                wire.write_all(b"x")?;
                thread::sleep(Duration::from_millis(50));
            }
        }))
    }),
    wrong("a proxy with headers without end", "not-a-proxy", || {
        drones("HTTP/1.1 200 OK\r\n", "A: b\r\n")
    }),
    wrong("a proxy with interim answers without end", "not-a-proxy", || {
        drones("", "HTTP/1.1 100 Continue\r\n\r\n")
    }),
    wrong("a proxy with a page without end", "not-a-proxy", || {
        drones("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", "<p>")
    }),
    wrong("garbage for a proxy", "not-a-proxy", || {
        plays(Peer::says([0, 255, 13, 10, 13, 10, 7].repeat(100)))
    }),
    wrong("another protocol for a proxy", "not-a-proxy", || {
        plays(Peer::says("SSH-2.0-OpenSSH\r\n"))
    }),
    wrong("a page in answer to CONNECT", "not-a-proxy", || {
        plays(Peer::says("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>log in</html>"))
    }),
    wrong("a tunnel to no TLS", "not-tls", || plays(Peer::says("HTTP/1.1 200 OK\r\n\r\n<html>"))),
    wrong("a proxy that hangs up", "connection-lost", || {
        plays(Peer::plays(|wire| {
            wire.read_head()?;
            wire.hang_up()
        }))
    }),
    wrong("a proxy that resets in the midst", "connection-lost", || {
        plays(Peer::plays(|wire| {
            wire.read_head()?;
            wire.write_all(&OPEN[..20])?;
            wire.end(End::Reset)
        }))
    }),
    wrong("a proxy that opens TLS", "tls-intercepted", || {
        let strangers = new_authority("Proxy of the house");
        through(Leaf::of(&strangers, NAME, YEARS).followed_by(&strangers))
    }),
    wrong("a self-signed certificate behind a proxy", "tls-intercepted", || {
        through(Leaf::of_nobody(NAME))
    }),
    wrong("a leaf alone behind a proxy", "certificate-incomplete-chain", || {
        through(Leaf::of(&new_authority("Strangers"), NAME, YEARS))
    }),
];

const BASIC: &str = "Proxy-Authenticate: Basic realm=x\r\n";

/// A good service centre, which nobody must come to but through the proxy.
fn centre() -> Scene {
    Scene::of(Scene::good_tls().centre())
}

fn plays(proxy: Peer) -> Scene {
    centre().behind(proxy)
}

fn proxy(status: &str, fields: &str) -> Scene {
    plays(Peer::says(format!("HTTP/1.1 {status}\r\n{fields}Content-Length: 0\r\n\r\n")))
}

fn drones(first: &'static str, then: &'static str) -> Scene {
    let much = then.repeat(8192 / then.len());
    plays(Peer::plays(move |wire| {
        wire.read_head()?;
        wire.write_all(first.as_bytes())?;
        wire.drone(much.as_bytes())
    }))
}

fn tunnel(answer: &'static [u8]) -> Scene {
    plays(Peer::tunnels(answer))
}

fn through(leaf: Leaf) -> Scene {
    Scene::tls(Server::new().with_leaf(leaf), "").behind(Peer::tunnels(OPEN))
}

/// Leads to the service centre whoever says the right words, and gives this
/// challenge to all others.
fn demanding(challenge: &'static str) -> Scene {
    let origin = centre();
    let port = origin.port;
    let words = format!("{}:{}", secrets::USER, secrets::proxy_password());
    let right = format!("\r\nProxy-Authorization: Basic {}\r\n", STANDARD.encode(words));
    origin.behind(Peer::plays(move |wire| {
        let head = wire.read_head()?;
        if secrets::contains(&head, right.as_bytes()) {
            wire.write_all(OPEN)?;
            return wire.lead_to(port);
        }
        let refusal = format!("HTTP/1.1 407 No\r\nProxy-Authenticate: {challenge}\r\n\r\n");
        wire.write_all(refusal.as_bytes())?;
        wire.hang_up()
    }))
}
