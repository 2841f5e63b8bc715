//! TLS that does not come about, and why.

use std::io::Write;
use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use callhome::settings::{ClientCertificate, Endpoint, Roots};
use callhome::transport::{
    Attempt, Body, ConnectionCheck, Exchange, HttpsTransport, Lookup, Reach, Route, Transport,
};
use callhome::{Cause, Excerpt, Peer as Who, Phase};
use rustls::HandshakeKind;
use rustls::version::{TLS12, TLS13};

use crate::peers::certificates::{Leaf, authority, constrained_to, new_authority};
use crate::peers::hello;
use crate::peers::tcp::{Peer, closed_port};
use crate::peers::tls::{Server, read_head};
use crate::peers::{NAME, cause, check, endpoint, get, route, short, transport, url, wall};

const FINE: &str = "HTTP/1.1 204 x\r\n\r\n";

fn refusal(server: Server) -> Cause {
    cause(&route(server.says(FINE).port()).with_limits(short()))
}

fn with_leaf(leaf: Leaf) -> Cause {
    refusal(Server::new().with_leaf(leaf))
}

fn client(leaf: &Leaf) -> ClientCertificate {
    ClientCertificate::from_pem(leaf.pem.as_bytes(), leaf.key_pem.as_bytes()).unwrap()
}

#[test]
fn both_versions_of_tls_are_spoken() {
    for version in [&TLS12, &TLS13] {
        let centre = Server::new().only(version).says(FINE);
        assert_eq!(get(&route(centre.port())).unwrap().status(), 204);
        check(&route(centre.port()), Reach::Tls).unwrap();
    }
}

#[test]
fn a_certificate_out_of_its_time_is_named() {
    let of = |years| with_leaf(Leaf::of(authority(), NAME, years));
    assert_eq!(of((2024, 2025)), Cause::CertificateExpired);
    assert_eq!(of((2030, 2031)), Cause::CertificateNotYetValid);
}

#[test]
fn a_certificate_for_another_name_is_named() {
    let other = Leaf::of(authority(), "other.example", (2026, 2027));
    assert_eq!(with_leaf(other), Cause::CertificateWrongName);
}

#[test]
fn what_openssl_makes_by_default_is_refused_in_plain_words() {
    let leaf = Leaf::of_itself();
    let roots = Roots::from_pem(leaf.pem.as_bytes()).unwrap();
    let centre = Server::new().with_leaf(leaf).says(FINE);
    let cause = cause(&Route::new(endpoint(centre.port()).with_roots(roots)));
    assert_eq!(cause.code(), "certificate-invalid");
    assert!(cause.to_string().contains("it is an authority's (CA:TRUE)"), "{cause}");
}

#[test]
fn what_makes_a_certificate_useless_is_said_in_plain_words() {
    let refused = |chain: &str| {
        let words = hello::tls_1_2_with(chain);
        let peer = Peer::plays(move |wire| {
            wire.write_all(&words)?;
            wire.hang_up()
        });
        let roots = include_bytes!("peers/certificates/root.pem");
        let url = format!("https://localhost:{}/", peer.port());
        let endpoint = Endpoint::new(&url).unwrap().with_roots(Roots::from_pem(roots).unwrap());
        let local = HttpsTransport::with_ring()
            .with_resolver(|_: &Lookup<'_>| Ok(vec![Ipv4Addr::LOCALHOST.into()]));
        let route = Route::new(endpoint).with_limits(short());
        let check = ConnectionCheck::new(&route, Reach::Tls, Attempt::new(Some(wall())));
        local.connect(check).unwrap_err().into_cause().to_string()
    };
    let short = "an RSA key in its chain has 1024 bits";
    for (chain, words) in [
        (include_str!("peers/certificates/sha1.pem"), "SHA-1"),
        (include_str!("peers/certificates/short-key.pem"), short),
        (include_str!("peers/certificates/short-authority.pem"), short),
    ] {
        let text = refused(chain);
        assert!(text.contains(words), "{text}");
    }
    let constrained = constrained_to("other.example");
    let leaf = Leaf::of(&constrained, NAME, (2026, 2027)).followed_by(&constrained);
    let text = with_leaf(leaf).to_string();
    assert!(text.contains("name constraints"), "{text}");
    let text = with_leaf(Leaf::of_a_client(authority(), NAME, (2026, 2027))).to_string();
    assert!(text.contains("extended key usage"), "{text}");
}

#[test]
fn a_certificate_is_only_as_good_as_the_roots_of_the_route() {
    let stranger = Leaf::of(&new_authority("Strangers"), NAME, (2026, 2027));
    let issuer = Excerpt::new("CN=Strangers");
    let alone = Cause::CertificateIncompleteChain { issuer, via_proxy: false };
    assert_eq!(with_leaf(stranger), alone);
    let centre = Server::new().says(FINE);
    let transport = transport();
    let asks = |roots: Roots| {
        let route = Route::new(endpoint(centre.port()).with_roots(roots));
        let check = ConnectionCheck::new(&route, Reach::Tls, Attempt::new(Some(wall())));
        transport.connect(check).map_err(|failure| failure.into_cause())
    };
    // One transport: a change of roots takes effect at the next call.
    assert_eq!(asks(crate::peers::roots()), Ok(()));
    let issuer = Excerpt::new("CN=Tests");
    assert_eq!(asks(Roots::none()), Err(Cause::CertificateUnknownIssuer { issuer }));
    assert_eq!(asks(crate::peers::roots()), Ok(()));
}

#[test]
fn without_a_clock_no_certificate_is_believed() {
    let centre = Server::new().says(FINE);
    let route = route(centre.port());
    let check = ConnectionCheck::new(&route, Reach::Tls, Attempt::new(None));
    let unknown = Cause::ClockUntrusted { given: None, floor: None };
    assert_eq!(*transport().connect(check).unwrap_err().cause(), unknown);
    assert!(centre.heard().is_empty());
    let before_1970 = Some("1969-12-31T00:00:00Z".parse().unwrap());
    let check = ConnectionCheck::new(&route, Reach::Tls, Attempt::new(before_1970));
    let untrusted = Cause::ClockUntrusted { given: before_1970, floor: None };
    assert_eq!(*transport().connect(check).unwrap_err().cause(), untrusted);
}

#[test]
fn what_does_not_speak_tls_is_named() {
    for words in
        [&b"HTTP/1.1 400 Bad Request\r\n\r\n"[..], b"SSH-2.0-x\r\n", b"\x16\x03\x01\xff\xff"]
    {
        let peer = Peer::plays(move |wire| {
            wire.write_all(words)?;
            wire.hang_up()
        });
        assert_eq!(cause(&route(peer.port()).with_limits(short())), Cause::NotTls);
    }
}

#[test]
fn alerts_in_the_handshake_have_their_meaning() {
    for (alert, expected) in [(70, Cause::TlsTooOld), (40, Cause::TlsNothingInCommon)] {
        let peer = Peer::plays(move |wire| {
            wire.write_all(&hello::alert(alert))?;
            wire.hang_up()
        });
        assert_eq!(cause(&route(peer.port()).with_limits(short())), expected);
    }
}

#[test]
fn a_server_that_speaks_only_tls_1_1_is_too_old() {
    let hello = hello::tls_1(1);
    let peer = Peer::plays(move |wire| {
        wire.write_all(&hello)?;
        wire.hang_up()
    });
    assert_eq!(cause(&route(peer.port()).with_limits(short())), Cause::TlsTooOld);
}

#[test]
fn a_handshake_that_ends_or_hangs_is_named() {
    let (peer, phase) = (Who::ServiceCentre, Phase::TlsHandshake);
    let closing = Peer::plays(|wire| wire.hang_up());
    let lost = Cause::ConnectionLost { peer, phase };
    assert_eq!(cause(&route(closing.port()).with_limits(short())), lost);
    let hanging = Peer::plays(|wire| wire.hang());
    let late = Cause::TimedOut { peer, phase };
    assert_eq!(cause(&route(hanging.port()).with_limits(short())), late);
}

#[test]
fn a_port_on_which_nobody_listens_is_named() {
    let refused = Cause::ConnectionRefused { peer: Who::ServiceCentre };
    assert_eq!(cause(&route(closed_port())), refused);
}

#[test]
fn a_client_certificate_that_is_wanted_is_named_or_shown() {
    for version in [&TLS12, &TLS13] {
        let centre = || Server::new().only(version).wants_certificate().says(FINE);
        let bare = centre();
        let route_without = route(bare.port()).with_limits(short());
        assert_eq!(cause(&route_without), Cause::ClientCertificateRequired);
        let told = check(&route_without, Reach::Tls).unwrap_err().into_cause();
        assert_eq!(told, Cause::ClientCertificateRequired);

        let centre = centre();
        let ours = Leaf::of(authority(), "device.example", (2026, 2999));
        let route = Route::new(endpoint(centre.port()).with_client_certificate(client(&ours)));
        assert_eq!(get(&route).unwrap().status(), 204);

        let theirs = Leaf::of(&new_authority("Strangers"), "device.example", (2026, 2999));
        let route = Route::new(endpoint(centre.port()).with_client_certificate(client(&theirs)));
        assert_eq!(cause(&route.with_limits(short())), Cause::ClientCertificateRefused);
    }
}

#[test]
fn a_bad_request_with_a_page_refuses_the_certificate_that_was_asked_for() {
    let ours = client(&Leaf::of(authority(), "device.example", (2026, 2999)));
    let asks = || Server::new().wants_certificate();
    let ask = |server: Server, status: u16, kind: &str| {
        let head = format!("HTTP/1.1 {status} x\r\n{kind}Content-Length: 2\r\n\r\n{{}}");
        let endpoint = endpoint(server.says(head).port()).with_client_certificate(ours.clone());
        let answer = get(&Route::new(endpoint)).map_err(|failure| failure.into_cause().code());
        answer.map(|answer| answer.status().as_u16())
    };
    for page in ["Content-Type: text/html\r\n", "content-type: Text/HTML; charset=utf-8\r\n"] {
        assert_eq!(ask(asks(), 400, page), Err("client-certificate-refused"));
        assert_eq!(ask(asks(), 404, page), Ok(404));
        assert_eq!(ask(Server::new(), 400, page), Ok(400), "nobody asked");
    }
    for reasons in
        ["", "Content-Type: text/plain\r\n", "Content-Type: application/problem+json\r\n"]
    {
        assert_eq!(ask(asks(), 400, reasons), Ok(400));
    }
}

#[test]
fn a_key_of_another_certificate_is_found_before_it_is_used() {
    let (one, other) = (Leaf::good(), Leaf::good());
    let mixed = Leaf { key_pem: other.key_pem, ..one };
    let route = Route::new(endpoint(1).with_client_certificate(client(&mixed)));
    let failure = transport().check_route(&route).unwrap_err();
    assert_eq!(failure.cause().code(), "route-unusable");
    assert!(failure.to_string().contains("client certificate: the key belongs"), "{failure}");
    assert_eq!(cause(&route).code(), "route-unusable");
}

#[test]
fn roots_and_keys_that_are_none_are_found_before_they_are_used() {
    let pem = |label: &str| format!("-----BEGIN {label}-----\nMAA=\n-----END {label}-----\n");
    let roots = Roots::from_pem(pem("CERTIFICATE").as_bytes()).unwrap();
    let route = Route::new(endpoint(1).with_roots(roots));
    let failure = transport().check_route(&route).unwrap_err();
    assert!(failure.to_string().contains("trust root number 1"), "{failure}");

    let good = Leaf::good();
    for (chain, key, part) in [
        (pem("CERTIFICATE"), good.key_pem, "client certificate, number 1 of its chain"),
        (good.pem, pem("PRIVATE KEY"), "client certificate's key"),
    ] {
        let certificate = ClientCertificate::from_pem(chain.as_bytes(), key.as_bytes()).unwrap();
        let route = Route::new(endpoint(1).with_client_certificate(certificate));
        let failure = transport().check_route(&route).unwrap_err();
        assert!(failure.to_string().contains(part), "{failure}");
    }
}

#[test]
fn an_address_is_checked_against_the_certificate_as_well() {
    let leaf = Leaf::of(authority(), "127.0.0.1", (2026, 2027));
    let centre = Server::new().with_leaf(leaf).says(FINE);
    let url = format!("https://127.0.0.1:{}/", centre.port());
    let endpoint = Endpoint::new(&url).unwrap().with_roots(crate::peers::roots());
    assert_eq!(get(&Route::new(endpoint)).unwrap().status(), 204);
}

#[test]
fn a_second_thought_is_waited_for_and_not_for_long() {
    let after = |wait: Duration| {
        let centre = Server::new().only(&TLS13).without_tickets().plays(move |secure| {
            secure.conn.complete_io(secure.sock)?;
            thread::sleep(wait);
            secure.sock.write_all(b"no TLS")
        });
        let started = Instant::now();
        let result = check(&route(centre.port()).with_limits(short()), Reach::Tls);
        (result.map_err(|failure| failure.into_cause().code()), started.elapsed())
    };
    assert_eq!(after(Duration::from_millis(100)).0, Err("tls-failed"));
    let (result, took) = after(Duration::from_millis(900));
    assert_eq!(result, Ok(()));
    assert!((500..900).contains(&took.as_millis()), "{took:?}");
}

#[test]
fn the_sessions_of_two_routes_are_kept_and_a_third_displaces_the_older() {
    let kinds = Arc::<Mutex<Vec<HandshakeKind>>>::default();
    let noted = Arc::clone(&kinds);
    let centre = Server::new().plays(move |secure| {
        read_head(secure)?;
        noted.lock().unwrap().extend(secure.conn.handshake_kind());
        secure.write_all(FINE.as_bytes())
    });
    let routes = ["One", "Two", "Three"].map(|name| {
        let more = Roots::from_pem(new_authority(name).pem().as_bytes()).unwrap();
        let roots = crate::peers::roots().extended_with(more).unwrap();
        Route::new(endpoint(centre.port()).with_roots(roots))
    });
    let transport = transport();
    for place in [0, 1, 0, 1, 2, 1, 0] {
        let route = &routes[place];
        let request = http::Request::get(url(route, "x")).body(Body::empty()).unwrap();
        let exchange = Exchange::new(route, request, Attempt::new(Some(wall()))).unwrap();
        assert_eq!(transport.send(exchange).unwrap().status(), 204);
    }
    use HandshakeKind::{Full, Resumed};
    let expected = [Full, Full, Resumed, Resumed, Full, Resumed, Full];
    assert_eq!(*kinds.lock().unwrap(), expected);
}

#[test]
fn a_session_resumes_for_requests_on_the_same_route_and_never_for_a_test() {
    let kinds = Arc::<Mutex<Vec<HandshakeKind>>>::default();
    let noted = Arc::clone(&kinds);
    let centre = Server::new().plays(move |secure| {
        // For a test of the connection there is no request, only the handshake.
        let request = read_head(secure);
        noted.lock().unwrap().extend(secure.conn.handshake_kind());
        request?;
        secure.write_all(FINE.as_bytes())
    });
    let transport = transport();
    let get = |route: &Route| {
        let request = http::Request::get(url(route, "x")).body(Body::empty()).unwrap();
        let exchange = Exchange::new(route, request, Attempt::new(Some(wall()))).unwrap();
        assert_eq!(transport.send(exchange).unwrap().status(), 204);
    };
    let first = route(centre.port());
    get(&first);
    get(&first);
    let more = Roots::from_pem(new_authority("More").pem().as_bytes()).unwrap();
    let roots = crate::peers::roots().extended_with(more).unwrap();
    get(&Route::new(endpoint(centre.port()).with_roots(roots)));
    get(&first);
    // The test looks at the certificate itself, not at what was resumed.
    let late = Attempt::new(Some("2027-06-01T00:00:00Z".parse().unwrap()));
    let check = ConnectionCheck::new(&first, Reach::Tls, late);
    assert_eq!(*transport.connect(check).unwrap_err().cause(), Cause::CertificateExpired);

    use HandshakeKind::{Full, Resumed};
    assert_eq!(kinds.lock().unwrap().get(..4).unwrap(), [Full, Resumed, Full, Resumed]);
}
