//! Through an HTTP proxy: what its answers to `CONNECT` come to.

use std::cell::RefCell;
use std::io::Write;
use std::thread;
use std::time::Duration;

use callhome::transport::{
    Attempt, Body, Exchange, HttpsTransport, Lookup, Reach, Route, Step, Transport,
};
use callhome::{AuthSchemes, Cause, Peer as Who, Phase};

use crate::peers::tcp::{Peer, closed_port};
use crate::peers::tls::Server;
use crate::peers::{self, check, get, proxy, route, short, wall};

const OPEN: &[u8] = b"HTTP/1.1 200 Connection established\r\n\r\n";

fn through(peer: &Peer) -> Route {
    route(1).with_proxy(Some(proxy(peer.port()).check(None).unwrap())).with_limits(short())
}

fn with_password(peer: &Peer) -> Route {
    let mut draft = proxy(peer.port());
    draft.user_name = "device".into();
    draft.password = Some("p/#?:ä".into());
    route(1).with_proxy(Some(draft.check(None).unwrap())).with_limits(short())
}

fn refusal(route: &Route) -> Cause {
    check(route, Reach::Tunnel).expect_err("there should be no tunnel").into_cause()
}

fn after(answer: &str) -> Cause {
    refusal(&through(&Peer::says(answer)))
}

#[test]
fn an_answer_comes_back_through_the_tunnel() {
    let centre = Server::new().says("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    let tunnel = Peer::tunnels(OPEN);
    let steps = RefCell::new(Vec::new());
    let route = route(centre.port()).with_proxy(Some(proxy(tunnel.port()).check(None).unwrap()));
    let watcher = |step: &Step| steps.borrow_mut().push(step.clone());
    let attempt = Attempt::new(Some(wall())).with_watcher(&watcher);
    let request = http::Request::get(peers::url(&route, "x")).body(Body::empty()).unwrap();
    let exchange = Exchange::new(&route, request, attempt).unwrap();
    // A resolver that knows nothing: the proxy looks the name up.
    let blind = HttpsTransport::with_ring().with_resolver(|_: &Lookup<'_>| panic!("asked"));
    assert_eq!(blind.send(exchange).unwrap().body(), b"ok");
    let told: Vec<_> = steps.borrow().iter().map(|step| format!("{step:?}")).collect();
    let kinds = [
        "Connected",
        "ProxyAnswered",
        "Tunnelled",
        "Presented",
        "Secured",
        "Requested",
        "Answered",
    ];
    assert_eq!(told.len(), kinds.len(), "{told:?}");
    for (step, kind) in told.iter().zip(kinds) {
        assert!(step.starts_with(kind), "{told:?}");
    }
    assert!(told[4].contains("TLSv1.3") && told[4].contains("TLS13_AES"), "{told:?}");
}

#[test]
fn any_2xx_is_a_tunnel_whatever_it_says_of_a_body() {
    for answer in [
        &b"HTTP/1.0 200 OK\r\n\r\n"[..],
        b"HTTP/1.1 204 Fine\r\nContent-Length: 7\r\nTransfer-Encoding: chunked\r\n\r\n",
        b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 E\r\nA: b\r\n\r\nHTTP/1.1 200 OK\r\n\r\n",
        b"HTTP/1.1 200\nVia: x\n\n",
    ] {
        let centre = Server::new().says("HTTP/1.1 204 x\r\n\r\n");
        let tunnel = Peer::tunnels(answer);
        let proxy = proxy(tunnel.port()).check(None).unwrap();
        let answer = get(&route(centre.port()).with_proxy(Some(proxy)));
        assert_eq!(answer.unwrap().status(), 204);
    }
}

#[test]
fn credentials_are_basic_in_utf8_and_go_with_connect() {
    let proxy = Peer::says("HTTP/1.1 200 OK\r\n\r\n");
    check(&with_password(&proxy), Reach::Tunnel).unwrap();
    let heard = String::from_utf8(proxy.heard()).unwrap();
    assert!(heard.starts_with("CONNECT centre.example:1 HTTP/1.1\r\nHost: centre.example:1\r\n"));
    // device:p/#?:ä
    assert!(heard.contains("\r\nProxy-Authorization: Basic ZGV2aWNlOnAvIz86w6Q=\r\n"), "{heard}");
}

#[test]
fn a_refused_login_is_told_from_a_missing_one() {
    for status in [401, 407] {
        let header = if status == 401 { "WWW" } else { "Proxy" };
        let basic = format!("HTTP/1.1 {status} x\r\n{header}-Authenticate: basic realm=x\r\n\r\n");
        let bare = format!("HTTP/1.1 {status} x\r\n\r\n");
        for answer in [&basic, &bare] {
            let peer = Peer::says(answer.as_str());
            assert_eq!(refusal(&with_password(&peer)), Cause::ProxyCredentialsRejected);
        }
        let offered = AuthSchemes::from_names(["Basic"]);
        assert_eq!(after(&basic), Cause::ProxyAuthenticationRequired { offered });
        let offered = AuthSchemes::default();
        assert_eq!(after(&bare), Cause::ProxyAuthenticationRequired { offered });
    }
}

#[test]
fn a_proxy_without_basic_is_named_with_what_it_offers() {
    let answer = "HTTP/1.1 407 x\r\nProxy-Authenticate: Digest realm=\"a, Basic\", nonce=1\r\n\
                  Proxy-Authenticate: NTLM, Negotiate\r\n\r\n";
    let offered = AuthSchemes::from_names(["Digest", "NTLM", "Negotiate"]);
    assert_eq!(after(answer), Cause::ProxySchemeUnsupported { offered });
    let peer = Peer::says(answer);
    assert_eq!(refusal(&with_password(&peer)), Cause::ProxySchemeUnsupported { offered });
}

#[test]
fn every_other_status_is_named() {
    let answer = |status| after(&format!("HTTP/1.1 {status} x\r\nContent-Length: 3\r\n\r\nno\n"));
    assert_eq!(answer(403), Cause::ProxyRefused { status: 403 });
    assert_eq!(answer(405), Cause::ProxyRefused { status: 405 });
    for status in [404, 500, 502, 503, 504] {
        assert_eq!(answer(status), Cause::ProxyCannotReach { status });
    }
    for status in [302, 429] {
        assert_eq!(answer(status), Cause::ProxyStatus { status });
    }
}

#[test]
fn what_is_no_proxy_is_named() {
    for rubbish in [&b"\x15\x03\x01\0\x02\x02\x0a"[..], b"SSH-2.0-OpenSSH\r\n", b"220 mail\r\n"] {
        assert_eq!(refusal(&through(&Peer::says(rubbish))), Cause::NotAProxy);
    }
}

#[test]
fn a_proxy_that_hangs_up_or_hangs_is_named() {
    let lost = Cause::ConnectionLost { peer: Who::Proxy, phase: Phase::ProxyTunnel };
    assert_eq!(after(""), lost);
    assert_eq!(after("HTTP/1.1 200 O"), lost);
    let hanging = Peer::plays(|wire| wire.hang());
    let late = Cause::TimedOut { peer: Who::Proxy, phase: Phase::ProxyTunnel };
    assert_eq!(refusal(&through(&hanging)), late);
}

#[test]
fn an_answer_in_single_bytes_is_read_and_an_endless_one_ends() {
    let slow = Peer::plays(|wire| {
        wire.read_head()?;
        for byte in b"HTTP/1.1 403 No\r\nVia: x\r\n\r\n" {
            wire.write_all(&[*byte])?;
            thread::sleep(Duration::from_millis(2));
        }
        wire.hang_up()
    });
    assert_eq!(refusal(&through(&slow)), Cause::ProxyRefused { status: 403 });
    let dripping = Peer::plays(|wire| {
        wire.write_all(b"HTTP/1.1 200 OK\r\nX: ")?;
        loop {
            wire.write_all(b"x")?;
            thread::sleep(Duration::from_millis(50));
        }
    });
    let late = Cause::TimedOut { peer: Who::Proxy, phase: Phase::ProxyTunnel };
    assert_eq!(refusal(&through(&dripping)), late);
    let endless = Peer::plays(|wire| {
        loop {
            wire.write_all(b"HTTP/1.1 100 Continue\r\n\r\n")?;
        }
    });
    assert_eq!(refusal(&through(&endless)), Cause::NotAProxy);
}

#[test]
fn interim_answers_of_a_proxy_are_passed_over_up_to_their_number() {
    let early = "HTTP/1.1 103 Early\r\n\r\n";
    let after = |count| after(&format!("{}HTTP/1.1 403 No\r\n\r\n", early.repeat(count)));
    assert_eq!(after(8), Cause::ProxyRefused { status: 403 });
    assert_eq!(after(9), Cause::NotAProxy);
}

#[test]
fn bytes_behind_the_head_are_no_tls_now_or_later() {
    let portal = Peer::says("HTTP/1.1 200 OK\r\n\r\n<html>please log in</html>");
    let failure = check(&through(&portal), Reach::Tls).unwrap_err();
    assert_eq!(*failure.cause(), Cause::NotTls);
}

#[test]
fn a_web_page_in_answer_to_connect_is_the_work_of_no_proxy() {
    for says in ["Content-Type: text/html\r\n", "Content-Length: 26\r\n"] {
        let answer = format!("HTTP/1.1 200 OK\r\n{says}\r\n<html>please log in</html>");
        let failure = check(&through(&Peer::says(answer)), Reach::Tls).unwrap_err();
        assert_eq!(*failure.cause(), Cause::NotAProxy, "{says}");
    }
}

#[test]
fn a_proxy_that_is_down_is_not_passed_by() {
    let centre = Server::new().says("HTTP/1.1 200 OK\r\n\r\n");
    let route = route(centre.port())
        .with_proxy(Some(proxy(closed_port()).check(None).unwrap()))
        .with_limits(short());
    assert_eq!(peers::cause(&route), Cause::ConnectionRefused { peer: Who::Proxy });
    assert!(centre.heard().is_empty());
}

#[test]
fn a_proxys_name_that_does_not_exist_is_the_proxys() {
    let mut draft = proxy(1);
    draft.address = "no-such-proxy.example".into();
    let route = route(1).with_proxy(Some(draft.check(None).unwrap()));
    assert_eq!(refusal(&route), Cause::NameNotFound { peer: Who::Proxy });
}
