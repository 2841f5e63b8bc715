//! Secrets reach the one they are for and nobody else, logs included.

use std::error::Error;
use std::fmt::Write as _;
use std::sync::Mutex;

use callhome::settings::ClientCertificate;
use callhome::transport::{Body, Failure, Route, Transport};

use crate::logged;
use crate::peers::certificates::Leaf;
use crate::peers::tcp::Peer;
use crate::peers::tls::Server;
use crate::peers::{endpoint, get, proxy, send, short, transport, url};

const TOKEN: &str = "Bearer marker-of-the-device";
const PASSWORD: &str = "marker-of-proxy";
const OPEN: &[u8] = b"HTTP/1.1 200 OK\r\n\r\n";

fn secretive(centre: u16, tunnel: u16) -> Route {
    let mut draft = proxy(tunnel);
    draft.user_name = "device".into();
    draft.password = Some(PASSWORD.into());
    let endpoint = endpoint(centre).with_authorization(TOKEN.into()).unwrap();
    Route::new(endpoint).with_proxy(Some(draft.check(None).unwrap())).with_limits(short())
}

fn contains(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
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
    // device:marker-of-proxy, beginning with the third byte of a group or not
    let encoded = "ZGV2aWNlOm1hcmtlci1vZi1wcm94eQ";
    !text.contains("marker-of") && !text.contains(encoded)
}

#[test]
fn each_secret_goes_to_its_own_peer_only() {
    let asked = std::sync::Arc::new(Mutex::new(String::new()));
    let ears = std::sync::Arc::clone(&asked);
    let centre = Server::new().plays(move |secure| {
        let (head, _) = crate::peers::tls::read_request(secure)?;
        *ears.lock().unwrap() = head;
        std::io::Write::write_all(secure, b"HTTP/1.1 204 x\r\n\r\n")
    });
    let tunnel = Peer::tunnels(OPEN);
    let route = secretive(centre.port(), tunnel.port());
    let body = Body::bytes(b"{}".to_vec());
    send(&route, http::Request::put(url(&route, "x")).body(body).unwrap()).unwrap();

    let head = asked.lock().unwrap().clone();
    assert_eq!(head.matches(&format!("\r\nAuthorization: {TOKEN}\r\n")).count(), 1, "{head}");
    assert!(!head.to_ascii_lowercase().contains("proxy-authorization"), "{head}");
    assert!(contains(&tunnel.heard(), "Proxy-Authorization: Basic "));
    assert!(!contains(&tunnel.heard(), "marker-of-the-device"));
    assert!(!contains(&centre.heard(), "Basic "));
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
    let (centre, tunnel) = (Server::new().says("HTTP/1.1 204 x\r\n\r\n"), Peer::tunnels(OPEN));
    let route = secretive(centre.port(), tunnel.port());
    let body = Body::bytes(b"marker-of-the-body".to_vec());
    send(&route, http::Request::put(url(&route, "x")).body(body).unwrap()).unwrap();

    let logged = logged::take();
    let lines: String = logged.iter().map(|(_, line)| format!("{line}\n")).collect();
    let bytes = logged::bytes_in_rows(&logged);
    assert!(bytes.contains("PUT./base/x.HTTP/1.1"), "the rows look different now: {lines}");
    for text in [lines, bytes] {
        assert!(!text.contains("marker"), "{text}");
        assert!(!text.to_ascii_lowercase().contains("authorization"), "{text}");
    }
}
