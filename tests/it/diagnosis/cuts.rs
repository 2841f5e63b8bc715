//! Connections that end at any byte: never a success, never a hang, always the
//! same few causes.

use std::io::Write;

use callhome::transport::{Reach, Route};
use callhome::{Cause, Peer as Who, Phase};

use super::table::OPEN;
use crate::peers::tcp::{End, Peer};
use crate::peers::tls::{Server, read_request};
use crate::peers::{check, get, proxy, route, short};

const ENDS: [End; 2] = [End::Close, End::Reset];

/// Every place, once for each way to end.
fn cuts(places: impl Iterator<Item = usize>) -> Vec<(usize, End)> {
    places.flat_map(|at| ENDS.map(|end| (at, end))).collect()
}

#[test]
fn a_proxys_answer_may_end_at_any_byte() {
    let cuts = cuts(0..=OPEN.len());
    let theirs = cuts.clone();
    let peer = Peer::plays(move |wire| {
        let (at, end) = theirs[wire.number];
        wire.read_head()?;
        wire.write_all(&OPEN[..at])?;
        wire.end(end)
    });
    let route = route(1).with_proxy(Some(proxy(peer.port()).check(None).unwrap()));
    let route = route.with_limits(short());
    for (at, end) in cuts {
        let cause = check(&route, Reach::Tls).unwrap_err().into_cause();
        // Whether a whole answer is read before the reset is the network's choice.
        let cut = Cause::ConnectionLost { peer: Who::Proxy, phase: Phase::ProxyTunnel };
        let opened = Cause::ConnectionLost { peer: Who::ServiceCentre, phase: Phase::TlsHandshake };
        let expected = if at < OPEN.len() { cause == cut } else { [cut, opened].contains(&cause) };
        assert!(expected, "{end:?} after {at} bytes: {cause:?}");
    }
}

/// An answer is whole or it is none.
fn whole_or_cut(route: &Route, body: &[u8], what: &str) -> bool {
    match get(route) {
        Ok(answer) => {
            assert_eq!(answer.body(), body, "{what}");
            true
        }
        Err(failure) => {
            let code = failure.cause().code();
            assert!(["connection-lost", "answer-cut"].contains(&code), "{what}: {failure:?}");
            false
        }
    }
}

const SIZED: &str = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbody";
const CHUNKED: &str =
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nbo\r\n2\r\ndy\r\n0\r\n\r\n";
const CLOSED: &str = "HTTP/1.1 200 OK\r\n\r\nbody";

#[test]
fn an_answer_may_end_at_any_byte() {
    for answer in [SIZED, CHUNKED, CLOSED] {
        let cuts = cuts(0..=answer.len());
        let theirs = cuts.clone();
        let peer = Server::new().plays(move |secure| {
            let (at, end) = theirs[secure.sock.number];
            read_request(secure)?;
            secure.write_all(&answer.as_bytes()[..at])?;
            secure.flush()?;
            secure.sock.end(end)
        });
        let route = route(peer.port()).with_limits(short());
        for (at, end) in cuts {
            let what = format!("{answer:?}, {end:?} after {at} bytes");
            let is_whole = whole_or_cut(&route, b"body", &what);
            let may_be = at == answer.len() && answer != CLOSED;
            assert!(may_be || !is_whole, "{what}");
            assert!(is_whole || !may_be || end == End::Reset, "{what}");
        }
    }
}

#[test]
fn a_session_may_end_at_any_byte() {
    /// More than handshake and answer have; those after the last are whole.
    const BYTES: usize = 4000;
    for answer in [SIZED, CLOSED] {
        let cuts = cuts((0..BYTES).step_by(7));
        let server = Server::new().says_cut(answer, cuts.clone());
        let route = route(server.port()).with_limits(short());
        let mut whole = 0;
        for (at, end) in cuts {
            let what = format!("{answer:?}, {end:?} after {at} bytes of TLS");
            whole += usize::from(whole_or_cut(&route, b"body", &what));
            // Ten whole ones of each kind are enough.
            if whole > 20 {
                break;
            }
        }
        assert!(whole > 20, "none came through");
    }
}
