//! Secrets reach the one they are for and nobody else, logs included.

use std::error::Error;
use std::fmt::Write as _;

use callhome::settings::{ClientCertificate, Endpoint};
use callhome::transport::{Body, Failure, Route, Transport};

use crate::logged;
use crate::peers::certificates::{Leaf, authority};
use crate::peers::tcp::Peer;
use crate::peers::tls::Server;
use crate::peers::{NAME, endpoint, get, proxy, secrets, send, short, transport, url};

const OPEN: &[u8] = b"HTTP/1.1 200 OK\r\n\r\n";

fn secretive(centre: u16, tunnel: u16) -> Route {
    let mut draft = proxy(tunnel);
    draft.user_name = secrets::USER.into();
    draft.password = Some(secrets::proxy_password().into());
    Route::new(identified(centre)).with_proxy(Some(draft.check(None).unwrap())).with_limits(short())
}

fn identified(centre: u16) -> Endpoint {
    endpoint(centre).with_authorization(secrets::device_token().into()).unwrap()
}

/// All that a failure shows: `Debug`, `Display`, and both of each source.
fn shown(failure: &Failure) -> String {
    let mut shown = format!("{failure:?} {failure:#?}");
    let mut error: Option<&dyn Error> = Some(failure);
    while let Some(one) = error {
        write!(shown, "\n{one} {one:?}").unwrap();
        error = one.source();
    }
    shown
}

fn is_clean(text: &str) -> bool {
    secrets::found_in(text.as_bytes(), &secrets::for_nobody()).is_none()
}

fn put(route: &Route, url: String) {
    let body = Body::bytes(b"{}".to_vec());
    send(route, http::Request::put(url).body(body).unwrap()).unwrap();
}

const FINE: &str = "HTTP/1.1 204 x\r\n\r\n";

#[test]
fn each_secret_goes_to_its_own_peer_only() {
    let (centre, tunnel) = (Server::new().says(FINE), Peer::tunnels(OPEN));
    let route = secretive(centre.port(), tunnel.port());
    put(&route, url(&route, "x"));

    let asked = String::from_utf8(centre.heard_in_tls()).unwrap();
    let token = format!("\r\nAuthorization: {}\r\n", secrets::device_token());
    assert_eq!(asked.matches(&token).count(), 1, "{asked}");
    assert!(!asked.to_ascii_lowercase().contains("proxy-authorization"), "{asked}");
    assert_eq!(secrets::found_in(asked.as_bytes(), &secrets::for_the_proxy()), None);
    let heard = tunnel.heard();
    assert!(secrets::contains(&heard, b"Proxy-Authorization: Basic "));
    assert!(secrets::found_in(&heard, &secrets::for_the_proxy()).is_some());
    assert_eq!(secrets::found_in(&heard, &secrets::for_the_origin()), None);
    let all = secrets::for_nobody();
    assert_eq!(secrets::found_in(&centre.heard(), &all), None, "in the clear");
}

#[test]
fn another_origin_hears_who_the_device_is_only_where_the_settings_say_so() {
    for (send_identity, times) in [(false, 0), (true, 1)] {
        let (other, tunnel) = (Server::new().says(FINE), Peer::tunnels(OPEN));
        let origin = format!("https://{NAME}:{}", other.port());
        let endpoint = identified(1).with_upload_origin(&origin, send_identity).unwrap();
        let proxy = secretive(1, tunnel.port()).proxy().cloned();
        let route = Route::new(endpoint).with_proxy(proxy).with_limits(short());
        put(&route, format!("{origin}/uploads/1"));

        let asked = String::from_utf8(other.heard_in_tls()).unwrap();
        assert!(asked.starts_with("PUT /uploads/1 "), "{asked}");
        assert_eq!(asked.matches(&secrets::device_token()).count(), times, "{asked}");
        if !send_identity {
            assert_eq!(secrets::found_in(asked.as_bytes(), &secrets::for_the_origin()), None);
        }
        assert_eq!(secrets::found_in(asked.as_bytes(), &secrets::for_the_proxy()), None);
        assert_eq!(secrets::found_in(&tunnel.heard(), &secrets::for_the_origin()), None);
    }
}

#[test]
fn the_client_certificate_is_shown_to_another_origin_only_where_the_settings_say_so() {
    let ours = Leaf::of(authority(), "device.example", (2026, 2999));
    let ours = ClientCertificate::from_pem(ours.pem.as_bytes(), ours.key_pem.as_bytes()).unwrap();
    for (send_identity, expected) in [(false, Err("client-certificate-required")), (true, Ok(204))]
    {
        let other = Server::new().wants_certificate().says(FINE);
        let origin = format!("https://{NAME}:{}", other.port());
        let endpoint = endpoint(1).with_client_certificate(ours.clone());
        let endpoint = endpoint.with_upload_origin(&origin, send_identity).unwrap();
        let route = Route::new(endpoint).with_limits(short());
        let request = http::Request::get(format!("{origin}/uploads/1")).body(Body::empty());
        let answer = send(&route, request.unwrap());
        let answer = answer.map(|answer| answer.status().as_u16());
        assert_eq!(answer.map_err(|failure| failure.into_cause().code()), expected);
    }
}

#[test]
fn no_failure_shows_a_secret() {
    let answers: [&[u8]; 6] = [
        b"",
        b"HTTP/1.1 407 x\r\nProxy-Authenticate: Digest realm=x\r\n\r\n",
        b"HTTP/1.1 407 x\r\n\r\n",
        b"HTTP/1.1 403 x\r\n\r\n",
        b"rubbish",
        b"HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 400 Bad Request\r\n\r\n",
    ];
    for answer in answers {
        let peer = Peer::says(answer);
        let failure = get(&secretive(1, peer.port())).unwrap_err();
        assert!(is_clean(&shown(&failure)), "{failure:?}");
    }
    for answer in ["", "HTTP/1.1 200 OK\n", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n"] {
        let (centre, tunnel) = (Server::new().says(answer), Peer::tunnels(OPEN));
        let failure = get(&secretive(centre.port(), tunnel.port())).unwrap_err();
        assert!(is_clean(&shown(&failure)), "{failure:?}");
    }
    let route = secretive(1, 1);
    assert!(is_clean(&format!("{route:?} {route:#?} {:?}", transport())));
}

#[test]
fn a_key_that_cannot_be_used_is_not_shown() {
    let (one, other) = (Leaf::good(), Leaf::good());
    let certificate =
        ClientCertificate::from_pem(one.pem.as_bytes(), other.key_pem.as_bytes()).unwrap();
    let key: Vec<String> = other.key_pem.lines().skip(1).take(2).map(str::to_owned).collect();
    let route = Route::new(endpoint(1).with_client_certificate(certificate));
    let shown = shown(&transport().check_route(&route).unwrap_err());
    assert!(key.iter().all(|line| !shown.contains(line)), "{shown}");
}

#[test]
fn no_crate_below_us_logs_a_secret() {
    logged::begin();
    let (centre, tunnel) = (Server::new().says(FINE), Peer::tunnels(OPEN));
    let route = secretive(centre.port(), tunnel.port());
    let body = Body::bytes(b"marker-of-the-body".to_vec());
    send(&route, http::Request::put(url(&route, "x")).body(body).unwrap()).unwrap();

    let logged = logged::take();
    let lines: String = logged.iter().map(|(_, line)| format!("{line}\n")).collect();
    let bytes = logged::bytes_in_rows(&logged);
    assert!(bytes.contains("PUT./base/x.HTTP/1.1"), "the rows look different now: {lines}");
    for text in [lines, bytes] {
        assert!(!text.contains("marker") && is_clean(&text), "{text}");
        assert!(!text.to_ascii_lowercase().contains("authorization"), "{text}");
    }
}
