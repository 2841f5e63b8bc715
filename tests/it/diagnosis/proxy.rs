//! The proxy test: what it needs, and what it tells apart.

use callhome::doctor::{Outcome, Station, Target};
use callhome::store::MemoryStore;
use callhome::{CallHome, Now, ProxyReach, Uptime};

use super::scene::{NAME, Scene, YEARS, open};
use super::table::OPEN;
use crate::peers;
use crate::peers::certificates::{Leaf, authority, new_authority};
use crate::peers::tcp::{Deaf, Peer, closed_port};
use crate::peers::tls::Server;

/// Without a clock: a proxy test needs none.
fn now() -> Now {
    Now::new(Uptime::from_millis(0))
}

/// The verdict on a proxy while nothing else is set.
fn alone(proxy: &Peer, target: Option<&str>) -> &'static str {
    let mut call_home = open(peers::transport(), MemoryStore::new(), now());
    call_home.set_limits(peers::short());
    let target = target.map(|target| Target::new(target).unwrap());
    let draft = peers::proxy(proxy.port());
    let report = call_home.examine_proxy(&draft, target.as_ref(), now(), &|_| {}).unwrap();
    report.verdict().code()
}

#[test]
fn the_reserved_name_is_asked_for_once_and_nothing_else() {
    for status in [403, 404, 500, 502, 503, 504] {
        let proxy = Peer::says(format!("HTTP/1.1 {status} x\r\n\r\n"));
        assert_eq!(alone(&proxy, None), "ok", "{status}");
        let heard = String::from_utf8(proxy.heard()).unwrap();
        assert!(heard.starts_with("CONNECT callhome.invalid:443 "), "{heard}");
        assert_eq!(heard.matches("CONNECT").count(), 1, "{heard}");
    }
}

#[test]
fn what_a_proxy_says_to_the_reserved_name_is_told_apart() {
    let page = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>please log in</html>";
    let bare_page = "HTTP/1.1 200 OK\r\n\r\n<html>please log in</html>";
    for (answer, code) in [
        (page, "not-a-proxy"),
        (bare_page, "not-a-proxy"),
        ("HTTP/1.1 405 Not Allowed\r\n\r\n", "not-a-proxy"),
        ("HTTP/1.1 400 Bad Request\r\n\r\n", "not-a-proxy"),
        ("220 mail.example\r\n", "not-a-proxy"),
        (
            "HTTP/1.1 407 x\r\nProxy-Authenticate: Basic realm=x\r\n\r\n",
            "proxy-authentication-required",
        ),
        ("HTTP/1.1 407 x\r\nProxy-Authenticate: Negotiate\r\n\r\n", "proxy-scheme-unsupported"),
        ("HTTP/1.1 429 x\r\n\r\n", "proxy-status"),
        ("", "connection-lost"),
        // It says yes before it looks, and finds nobody.
        ("HTTP/1.1 200 OK\r\n\r\n", "ok"),
    ] {
        assert_eq!(alone(&Peer::says(answer), None), code, "{answer}");
    }
    assert_eq!(alone(&Peer::plays(|wire| wire.hang()), None), "timed-out");
}

#[test]
fn what_a_proxy_test_tells_apart_is_the_same_with_and_without_an_endpoint() {
    let says = |answer: &'static str| Peer::says(answer).port();
    let house = new_authority("Proxy of the house");
    let leaf = |name| Leaf::of(&house, name, YEARS).followed_by(&house);
    let opens_tls = |name| to(Server::new().with_leaf(leaf(name)).says("").port());
    let (made_up, intercepted) = (opens_tls("callhome.invalid"), opens_tls(NAME));
    let deaf = Deaf::at(([127, 0, 0, 1], 0).into());
    for (port, without, with) in [
        (closed_port(), "connection-refused", "connection-refused"),
        (deaf.port(), "timed-out", "timed-out"),
        (says("220 mail.example\r\n"), "not-a-proxy", "not-a-proxy"),
        (says("HTTP/1.1 407 x\r\n\r\n"), REQUIRED, REQUIRED),
        (says("HTTP/1.1 407 x\r\nProxy-Authenticate: NTLM\r\n\r\n"), SCHEME, SCHEME),
        // It understood, and of the way beyond nothing is known.
        (says("HTTP/1.1 403 x\r\n\r\n"), "ok", "proxy-refused"),
        (says("HTTP/1.1 502 x\r\n\r\n"), "ok", "proxy-cannot-reach"),
        (Peer::plays(|wire| wire.hang()).port(), "timed-out", "timed-out"),
        (made_up.port(), "tls-intercepted", "tls-intercepted"),
        (intercepted.port(), "tls-intercepted", "tls-intercepted"),
    ] {
        let draft = peers::proxy(port);
        let verdict = |mut call_home: CallHome<_, MemoryStore>| {
            call_home.set_limits(peers::a_second());
            let report = call_home.examine_proxy(&draft, None, now(), &|_| {}).unwrap();
            report.verdict().code()
        };
        assert_eq!(verdict(open(peers::transport(), MemoryStore::new(), now())), without);
        assert_eq!(verdict(Scene::at(1).not_agreed(MemoryStore::new())), with);
    }
}

const REQUIRED: &str = "proxy-authentication-required";
const SCHEME: &str = "proxy-scheme-unsupported";

#[test]
fn a_certificate_for_a_name_that_does_not_exist_was_made_up() {
    let leaf = Leaf::of(&new_authority("Proxy of the house"), "callhome.invalid", YEARS);
    let made_up = Server::new().with_leaf(leaf).says("");
    assert_eq!(alone(&to(made_up.port()), None), "tls-intercepted");
}

/// A proxy that leads everything to that port of loopback.
fn to(port: u16) -> Peer {
    Peer::leads_to(OPEN, port)
}

#[test]
fn a_named_target_has_to_answer_in_tls_and_no_more() {
    // Expired, for another name, of an authority nobody knows: not the proxy's fault.
    let leaf = Leaf::of(&new_authority("Strangers"), "other.example", (2019, 2020));
    let target = Server::new().with_leaf(leaf).says("");
    assert_eq!(alone(&to(target.port()), Some("www.example:443")), "ok");
    let plain = Peer::plays(|wire| {
        use std::io::Write;
        wire.write_all(b"220 mail.example\r\n")?;
        wire.hang_up()
    });
    assert_eq!(alone(&to(plain.port()), Some("www.example:443")), "not-tls");
    let portal = Peer::says("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<html>");
    assert_eq!(alone(&portal, Some("www.example:443")), "not-a-proxy");
    for text in ["", "www.example", "www.example:", ":443", "https://www.example:443", "a:1/x"] {
        assert!(Target::new(text).is_err(), "{text}");
    }
}

#[test]
fn with_an_endpoint_the_tunnel_leads_there_and_who_opens_tls_is_named() {
    let of = |leaf: Leaf| {
        let scene = Scene::tls(Server::new().with_leaf(leaf), "");
        let proxy = Peer::tunnels(OPEN);
        let mut call_home = scene.not_agreed(MemoryStore::new());
        call_home.test_proxy(&peers::proxy(proxy.port()), now()).map_err(|error| {
            let cause = error.cause().expect("it was tried").clone();
            (cause.code(), cause.to_string())
        })
    };
    // What is wrong with a certificate beside its issuer is not the proxy's.
    for years in [YEARS, (2019, 2020)] {
        assert_eq!(of(Leaf::of(authority(), NAME, years)), Ok(ProxyReach::ServiceCentre));
    }
    let house = new_authority("Proxy of the house");
    let (code, text) = of(Leaf::of(&house, NAME, YEARS).followed_by(&house)).unwrap_err();
    assert_eq!(code, "tls-intercepted");
    assert!(text.contains("CN=Proxy of the house"), "{text}");
}

#[test]
fn no_report_tells_a_password() {
    let rejecting = Peer::says("HTTP/1.1 407 x\r\nProxy-Authenticate: Basic realm=x\r\n\r\n");
    let mut call_home = open(peers::transport(), MemoryStore::new(), now());
    let mut draft = peers::proxy(rejecting.port());
    (draft.user_name, draft.password) = ("device".into(), Some("marker-pw".into()));
    let told = std::cell::RefCell::new(String::new());
    let watcher = |step: &callhome::doctor::Step| {
        told.borrow_mut().push_str(&format!("{step} {step:?}"));
    };
    let report = call_home.examine_proxy(&draft, None, now(), &watcher).unwrap();
    assert_eq!(report.verdict().code(), "proxy-credentials-rejected");
    let json = serde_json::to_string(&report).unwrap();
    let entry = call_home.journal().entries().last().unwrap();
    let failure = report.result().unwrap_err();
    let all = format!("{report} {report:?} {json} {entry:?} {failure:?} {}", told.borrow());
    // In base64: device:marker-pw
    for secret in ["marker", "ZGV2aWNlOm1hcmtlci1wdw"] {
        assert!(!all.contains(secret), "{all}");
    }
    let heard = String::from_utf8(rejecting.heard()).unwrap();
    assert!(heard.contains("ZGV2aWNlOm1hcmtlci1wdw"), "the proxy heard it: {heard}");
}

#[test]
fn a_portal_that_answers_connect_with_a_page_does_not_pass() {
    for answer in [
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>please log in</html>",
        "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<html>",
        "HTTP/1.1 200 OK\r\n\r\n<html>please log in</html>",
        "HTTP/1.1 200 OK\r\n\r\n",
    ] {
        let scene = Scene::at(1);
        let mut call_home = scene.not_agreed(MemoryStore::new());
        let portal = peers::proxy(Peer::says(answer).port());
        let failed = call_home.test_proxy(&portal, scene.now(1));
        assert!(failed.is_err(), "{answer}");
        let report = call_home.examine_proxy(&portal, None, scene.now(1), &|_| {}).unwrap();
        assert_eq!(report.step(Station::Tls).unwrap().outcome(), Outcome::Failed, "{report}");
        assert_eq!(report.step(Station::Clock).unwrap().outcome(), Outcome::Skipped, "{report}");
    }
}
