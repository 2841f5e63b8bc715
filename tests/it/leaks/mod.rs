//! Secrets reach the one they are for, and nothing else that anybody can see:
//! everything that a full run shows, logs, stores and says to a wrong peer is
//! searched for all of them, in every form of writing.

mod programs;
mod scene;

use std::error::Error;
use std::io::Write;
use std::sync::Arc;

use callhome::package::PackageRules;
use callhome::settings::Endpoint;
use callhome::ticket::{Note, TicketState};
use callhome::transport::{Attempt, HttpsTransport, Route, Transport};
use callhome::{CallHome, Excerpt};

use crate::door::{self, Kept, at_millis, fault, sensors, work_to, work_until};
use crate::logged;
use crate::peers::certificates::{Leaf, new_authority};
use crate::peers::tcp::{Peer, closed_port};
use crate::peers::tls::{Server, read_request};
use crate::peers::{NAME, short, transport, wall};
use crate::search::Secrets;
use scene::{Heard, OF_THE_DEVICE, OF_THE_PROXY, Scene, Seen, debugged, open_proxy, shown};

/// A device with all its secrets, and what was seen of it.
struct Device<'a> {
    call_home: CallHome<HttpsTransport, Kept>,
    kept: Kept,
    steps: Heard,
    millis: u64,
    place: &'a str,
}

impl<'a> Device<'a> {
    fn new(place: &'a str, scene: &Scene, endpoint: Endpoint, proxy: u16, seen: &mut Seen) -> Self {
        let kept = Kept::default();
        let (steps, settings) = (Heard::default(), scene.settings(proxy));
        let route = Route::new(endpoint.clone()).with_proxy(settings.active_proxy().cloned());
        for value in [
            &endpoint as &dyn std::fmt::Debug,
            &settings,
            &settings.to_draft(),
            &settings.as_stored(),
            &settings.as_shown(),
            &route,
            &Attempt::new(Some(wall())),
        ] {
            seen.note(format!("{place}: Debug"), debugged(value));
        }
        // The form shows who the device is to the proxy, and asks for the rest.
        let form = serde_json::to_string(&settings.as_shown()).unwrap();
        seen.note(place, form.replace(&escaped(&scene::user_name()), ""));
        if let Err(failure) = transport().check_route(&route) {
            seen.note(place, shown(&failure));
        }

        let mut call_home = door::open(transport(), kept.clone());
        call_home.set_limits(short());
        let told = Arc::clone(&steps);
        call_home.set_watcher(move |step| {
            told.lock().unwrap().push_str(&format!("{step}\n{}\n", debugged(step)));
        });
        call_home.set_endpoint(endpoint, at_millis(0)).unwrap();
        call_home.accept_agreement("operator", at_millis(0)).unwrap();
        call_home.apply_settings(settings, "operator", at_millis(0)).unwrap();
        call_home.enable("operator", at_millis(0)).unwrap();
        call_home.set_collector(PackageRules::new(), sensors);
        Self { call_home, kept, steps, millis: 0, place }
    }

    /// Every test that an administrator has, half a minute after the last one.
    fn tests(&mut self, scene: &Scene, proxy: u16, seen: &mut Seen) {
        self.millis += 30_000;
        let (call_home, now) = (&mut self.call_home, at_millis(self.millis));
        let note = |seen: &mut Seen, result: Result<String, Box<dyn Error>>| match result {
            Ok(fine) => seen.note(self.place, fine),
            Err(error) => seen.note(self.place, shown(&*error)),
        };
        note(seen, call_home.test_call(now).map(|fine| debugged(&fine)).map_err(Into::into));
        note(seen, call_home.test_connection(now).map(|()| String::new()).map_err(Into::into));
        let draft = scene.settings(proxy).to_draft().proxy;
        note(
            seen,
            call_home.test_proxy(&draft, now).map(|fine| debugged(&fine)).map_err(Into::into),
        );
        let report = call_home.diagnose(at_millis(self.millis + 15_000));
        seen.note(self.place, format!("{report}\n{}", debugged(&report)));
        seen.note(self.place, serde_json::to_string(&report).unwrap());
        if let Err(failure) = report.result() {
            seen.note(self.place, shown(&failure));
        }
    }

    /// All that is there when everything is done.
    fn end(self, seen: &mut Seen) {
        let Self { call_home, kept, steps, place, .. } = self;
        seen.note(format!("{place}: steps"), &*steps.lock().unwrap());
        seen.note(place, debugged(&call_home));
        seen.note(place, debugged(&call_home.tickets()));
        for entry in call_home.journal().entries() {
            let json = serde_json::to_string(entry).unwrap();
            seen.note(
                format!("{place}: journal"),
                format!("{}\n{json}\n{}", entry.message(), debugged(entry)),
            );
        }
        for (key, value) in kept.records().into_iter().filter(|(key, _)| key != "settings") {
            seen.note(format!("{place}: record {key}"), value);
        }
    }
}

/// From the report to the end, with nothing wrong.
fn good_run(scene: &Scene, proxy: u16, seen: &mut Seen) {
    let endpoint = scene.endpoint(scene.port());
    let mut device = Device::new("the good run", scene, endpoint, proxy, seen);
    device.tests(scene, proxy, seen);
    let (call_home, millis) = (&mut device.call_home, &mut device.millis);
    let reported = call_home.report(fault("17"), at_millis(*millis)).unwrap();
    seen.note("the good run", debugged(&reported));
    let ticket = reported.ticket().unwrap();
    work_to(call_home, millis, ticket, TicketState::Active);
    let note = Note::new("Access", "The key is at the reception.").unwrap();
    call_home.note(ticket, note, at_millis(*millis)).unwrap();
    call_home.cancel(ticket, at_millis(*millis)).unwrap();
    work_to(call_home, millis, ticket, TicketState::Cancelled);
    seen.note("the good run", debugged(&call_home.take_changes()));
    device.end(seen);
}

/// Tests and a report that go wrong in one way or another.
fn bad_run(place: &str, scene: &Scene, centre: u16, proxy: u16, seen: &mut Seen) {
    let mut device = Device::new(place, scene, scene.endpoint(centre), proxy, seen);
    device.tests(scene, proxy, seen);
    let reported = device.call_home.report(fault("18"), at_millis(device.millis));
    seen.note(place, debugged(&reported));
    let limit = device.millis + 20_000;
    work_until(&mut device.call_home, &mut device.millis, limit, |_| false);
    device.end(seen);
}

/// A proxy that says what it has heard, in every part of its answer.
fn echoing_proxy() -> Peer {
    Peer::plays(|wire| {
        let head = wire.read_head()?;
        let line = String::from_utf8_lossy(&head).replace("\r\n", " ");
        let answer = format!(
            "HTTP/1.1 502 {line}\r\nDate: {line}\r\nProxy-Authenticate: {line}\r\nX: {line}\r\n\r\n{line}"
        );
        wire.write_all(answer.as_bytes())?;
        wire.hang_up()
    })
}

/// A service centre that answers as told with what it has heard, which is kept.
fn origin(answer: impl Fn(&str) -> String + Send + 'static) -> (Peer, Heard) {
    played_by(Server::new().wants_certificate(), answer)
}

fn played_by(server: Server, answer: impl Fn(&str) -> String + Send + 'static) -> (Peer, Heard) {
    let heard = Heard::default();
    let ears = Arc::clone(&heard);
    let peer = server.plays(move |secure| {
        let (head, _) = read_request(secure)?;
        ears.lock().unwrap().push_str(&head);
        secure.write_all(answer(&head).as_bytes())?;
        secure.conn.send_close_notify();
        secure.flush()
    });
    (peer, heard)
}

fn sized(head: &str, body: &str) -> String {
    format!("HTTP/1.1 {head}\r\nContent-Length: {}\r\n\r\n{body}", body.len())
}

/// Proxies that go wrong; each must hear nothing of the device's.
fn bad_proxies() -> Vec<(&'static str, Peer)> {
    let says = |answer: &'static [u8]| Peer::says(answer);
    vec![
        ("a proxy that wants others", says(b"HTTP/1.1 407 x\r\n\r\n")),
        (
            "a proxy with Digest",
            says(b"HTTP/1.1 407 x\r\nProxy-Authenticate: Digest realm=x\r\n\r\n"),
        ),
        ("a proxy that refuses", says(b"HTTP/1.1 403 x\r\n\r\n")),
        ("a proxy of rubbish", says(b"rubbish")),
        ("a proxy that hangs up", says(b"")),
        ("a proxy that leads to a page", says(b"HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 400 Bad\r\n\r\n")),
        ("a proxy that echoes", echoing_proxy()),
    ]
}

/// Origins that go wrong; each must hear nothing of the proxy's.
fn bad_origins() -> Vec<(&'static str, (Peer, Heard))> {
    let json = "Content-Type: application/json";
    let echoed = |head: &str| sized("500 x\r\nContent-Type: text/plain", head);
    let explained = move |head: &str| {
        let problem = serde_json::json!({ "title": "Bad header", "detail": authorization(head) });
        sized("500 x\r\nContent-Type: application/problem+json", &problem.to_string())
    };
    let foreign = move |head: &str| {
        let id = head.split(' ').nth(1).unwrap().rsplit('/').next().unwrap();
        let uploads = r#""ServiceData":{"Uploads":"https://elsewhere.example/"}"#;
        let ticket = format!(r#"{{"Id":"{id}","Number":"1","State":"Active",{uploads}}}"#);
        sized(&format!("201 x\r\n{json}"), &ticket)
    };
    vec![
        ("an origin that echoes", origin(echoed)),
        ("an origin that explains", origin(explained)),
        ("an origin that knows nobody", origin(|_| sized("401 x", ""))),
        ("an origin that wants others", origin(|_| sized("400 x", ""))),
        (
            "an origin that redirects",
            origin(|_| sized("307 x\r\nLocation: https://elsewhere.example/", "")),
        ),
        ("an origin that leads elsewhere", origin(foreign)),
        (
            "an origin that breaks off",
            origin(|_| "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx".into()),
        ),
        ("an origin of rubbish", origin(|_| "HTTP/1.1 200 OK\nX".into())),
    ]
}

/// A text as it stands in JSON.
fn escaped(text: &str) -> String {
    let quoted = serde_json::to_string(text).unwrap();
    quoted[1..quoted.len() - 1].to_owned()
}

/// What stands after `Authorization:` in a request.
fn authorization(head: &str) -> &str {
    head.lines().find_map(|line| line.strip_prefix("Authorization: ")).unwrap_or_default()
}

#[test]
fn a_full_run_with_every_secret_shows_none() {
    logged::begin();
    let scene = Scene::new();
    let mut seen = Seen::default();

    let proxy = open_proxy();
    good_run(&scene, proxy.port(), &mut seen);
    // The search finds what is there to be found: each secret where it belongs.
    for (who, heard, names) in [
        ("the proxy", proxy.heard(), OF_THE_PROXY),
        (
            "the service centre",
            scene.heard.lock().unwrap().clone().into_bytes(),
            &OF_THE_DEVICE[..1],
        ),
    ] {
        for name in names {
            let told = scene.secrets.only(&[*name]).found_in(&heard);
            assert!(!told.is_empty(), "{who} was never told {name}");
        }
    }
    let of_the_proxy = scene.secrets.only(OF_THE_PROXY);
    let of_the_device = scene.secrets.only(OF_THE_DEVICE);
    let mut wrong = Vec::new();
    let mut not_for = |who: &str, heard: &[u8], secrets: &Secrets| {
        wrong.extend(secrets.found_in(heard).into_iter().map(|what| format!("{who}: {what}")));
    };
    not_for("the proxy", &proxy.heard(), &of_the_device);
    not_for("the service centre", scene.heard.lock().unwrap().as_bytes(), &of_the_proxy);

    let told = scene.heard.lock().unwrap().len();
    for (place, peer) in bad_proxies() {
        bad_run(place, &scene, scene.port(), peer.port(), &mut seen);
        not_for(place, &peer.heard(), &of_the_device);
    }
    let stranger = Leaf::of(&new_authority("Somebody"), NAME, (2026, 2027));
    let (opener, opened) = played_by(Server::new().with_leaf(stranger), |_| sized("200 x", ""));
    let peer = Peer::leads_to(b"HTTP/1.1 200 OK\r\n\r\n", opener.port());
    bad_run("a proxy that opens TLS", &scene, scene.port(), peer.port(), &mut seen);
    not_for("a proxy that opens TLS", &peer.heard(), &of_the_device);
    assert_eq!(*opened.lock().unwrap(), "", "asked before the certificate was accepted");
    bad_run("no proxy", &scene, scene.port(), closed_port(), &mut seen);
    assert_eq!(scene.heard.lock().unwrap().len(), told, "there was a way around the proxy");
    bad_run("no origin", &scene, closed_port(), proxy.port(), &mut seen);
    for (place, (peer, heard)) in bad_origins() {
        bad_run(place, &scene, peer.port(), proxy.port(), &mut seen);
        let heard = heard.lock().unwrap();
        assert!(!authorization(&heard).is_empty(), "{place} was never asked");
        not_for(place, heard.as_bytes(), &of_the_proxy);
        not_for(place, &peer.heard(), &of_the_proxy);
    }
    not_for("the proxy", &proxy.heard(), &of_the_device);

    let logged = logged::take();
    assert!(logged.iter().any(|(target, _)| target.starts_with("ureq_proto")), "nothing is logged");
    seen.note("the log's bytes", logged::bytes_in_rows(&logged));
    for (target, line) in logged {
        seen.note(format!("log of {target}"), line);
    }
    assert!(seen.bytes() > 100_000, "only {} bytes were seen", seen.bytes());
    wrong.extend(seen.leaks(&scene.secrets));
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_leak_that_is_planted_is_found_wherever_it_is() {
    let scene = Scene::new();
    let password = scene::password();
    let mut seen = Seen::default();
    assert_eq!(seen.leaks(&scene.secrets), [""; 0]);

    logged::begin();
    log::trace!("asking the proxy as {password}");
    let logged = logged::take();
    seen.note("log", &logged[0].1);
    let beneath = std::io::Error::other(format!("as {password}"));
    let failure =
        callhome::transport::Failure::new(callhome::Cause::NotAProxy).with_source(beneath);
    seen.note("chain", shown(&failure));
    seen.note("Debug", debugged(&Some(&password)));
    let excerpt = Excerpt::new(&password);
    seen.note("words", debugged(&excerpt));
    let kept = Kept::default();
    kept.put("journal.1", serde_json::json!({ "Message": password }).to_string().as_bytes());
    for (key, value) in kept.records() {
        seen.note(key, value);
    }
    let leaks = seen.leaks(&scene.secrets.only(&["the proxy's password"]));
    for place in ["log", "chain", "Debug", "words", "journal.1"] {
        assert!(leaks.iter().any(|leak| leak.starts_with(place)), "{place}: {leaks:#?}");
    }
}
