//! A clock that cannot be trusted, and the floor under it.

use callhome::doctor::Station;
use callhome::event::Event;
use callhome::ticket::TicketState;
use callhome::transport::{Attempt, Body, Exchange, HttpsTransport, Transport};
use callhome::{CallHome, Cause, Now, Uptime, WallTime};

use super::scene::{NAME, Scene};
use crate::door::Kept;
use crate::peers::certificates::{Leaf, authority};
use crate::peers::tls::Server;

fn time(text: &str) -> WallTime {
    text.parse().unwrap()
}

fn ready(scene: &Scene, store: &Kept) -> CallHome<HttpsTransport, Kept> {
    let mut call_home = scene.not_agreed(store.clone());
    call_home.accept_agreement("operator", scene.now(0)).unwrap();
    call_home
}

fn at(scene: &Scene, seconds: u64, wall: WallTime) -> Now {
    scene.now(seconds).with_wall(wall)
}

#[test]
fn an_untrusted_clock_is_named_with_both_times_before_anything_is_tried() {
    let scene = Scene::at(crate::peers::tcp::closed_port()).with_wall(None);
    let mut call_home = scene.call_home();
    let given = time("1970-01-01T00:00:30Z");
    for (now, given) in [(scene.now(1), None), (at(&scene, 1, given), Some(given))] {
        let report = call_home.diagnose(now);
        let untrusted = Cause::ClockUntrusted { given, floor: Some(WallTime::RELEASE) };
        assert_eq!(report.verdict().cause(), Some(&untrusted));
        assert_eq!(report.steps()[0].station(), Station::Clock);
        assert!(report.verdict().text().contains(&WallTime::RELEASE.to_string()), "{report}");
        // A call is refused for the same reason, not for the port that is closed.
        let failure = call_home.test_connection(now).unwrap_err();
        assert_eq!(failure.cause(), &untrusted);
    }
    assert_eq!(call_home.test_call(scene.now(1)).unwrap_err().cause().code(), "clock-untrusted");
}

#[test]
fn the_floor_takes_the_clocks_place_only_where_the_host_allows_it() {
    let scene = Scene::service_centre().with_wall(None);
    let mut call_home = scene.call_home();
    assert_eq!(call_home.diagnose(scene.now(1)).verdict().code(), "clock-untrusted");
    call_home.allow_clock_floor(true);
    let report = call_home.diagnose(scene.now(20));
    assert!(report.verdict().is_ok(), "{report}");
    // Nobody gave a time, so the floor stays.
    assert_eq!(call_home.clock_floor(), WallTime::RELEASE);
    call_home.allow_clock_floor(false);
    assert!(call_home.test_call(scene.now(30)).is_err());
}

#[test]
fn against_the_floor_what_had_expired_is_refused_and_what_is_newer_is_taken() {
    let centre = |years| {
        let leaf = Leaf::of(authority(), NAME, years);
        Scene::tls(Server::new().with_leaf(leaf), "HTTP/1.1 404 x\r\nContent-Length: 0\r\n\r\n")
    };
    let verdict = |years| {
        let scene = centre(years).with_wall(None);
        let mut call_home = scene.call_home();
        call_home.allow_clock_floor(true);
        call_home.diagnose(scene.now(1)).verdict().code()
    };
    assert_eq!(verdict((2019, 2025)), "certificate-expired");
    // It was issued after the library was.
    assert_eq!(verdict((2027, 2028)), "status");
    assert_eq!(verdict((2020, 2990)), "status");
}

#[test]
fn a_session_that_rests_on_the_floor_is_not_resumed_under_a_clock() {
    let leaf = Leaf::of(authority(), NAME, (2019, 2027));
    let answer = "HTTP/1.1 404 x\r\nContent-Length: 0\r\n\r\n";
    let scene = Scene::tls(Server::new().with_leaf(leaf), answer);
    let (transport, route) = (scene.transport(), scene.route());
    let get = |attempt| {
        let request = http::Request::get(scene.url()).body(Body::empty()).unwrap();
        let answer = transport.send(Exchange::new(&route, request, attempt).unwrap());
        answer.map(|answer| answer.status().as_u16()).map_err(|f| f.into_cause().code())
    };
    // An hour each before and after the certificate's end: tickets live longer.
    let before = time("2026-12-31T23:00:00Z");
    let later = Attempt::new(Some(time("2027-01-01T01:00:00Z")));
    assert_eq!(get(Attempt::new(None).with_floor(before, true)), Ok(404));
    assert_eq!(get(later), Err("certificate-expired"));
    // A session that was made under a clock is resumed.
    assert_eq!(get(Attempt::new(Some(before))), Ok(404));
    assert_eq!(get(later), Ok(404));
    assert_eq!(get(later.with_full_handshake()), Err("certificate-expired"));
}

#[test]
fn the_floor_follows_what_was_verified_and_outlives_a_restart() {
    let scene = Scene::service_centre();
    let store = Kept::default();
    let mut call_home = ready(&scene, &store);
    assert_eq!(call_home.clock_floor(), WallTime::RELEASE);
    call_home.test_call(scene.now(1)).unwrap();
    let wall = scene.wall.unwrap();
    assert_eq!(call_home.clock_floor(), wall);
    assert!(store.mentions(r#""Floor":"2026-06-01T00:00:00Z""#));
    drop(call_home);

    let mut call_home = ready(&scene, &store);
    assert_eq!(call_home.clock_floor(), wall);
    let before = at(&scene, 1, time("2026-05-31T23:59:59Z"));
    let untrusted = Cause::ClockUntrusted { given: before.wall(), floor: Some(wall) };
    assert_eq!(call_home.test_call(before).unwrap_err().cause(), &untrusted);
}

#[test]
fn what_is_sent_moves_the_floor_and_goes_by_it_as_well() {
    let scene = Scene::service_centre();
    let send = |now: Now, allowed: bool| {
        let mut call_home = scene.call_home();
        call_home.allow_clock_floor(allowed);
        call_home.enable("operator", now).unwrap();
        let event = Event::manual_call("The fan on the left is loud.").unwrap();
        let ticket = call_home.report(event, now).unwrap().ticket().unwrap();
        for _ in 0..4 {
            call_home.run_once(&|| now);
        }
        (call_home.ticket(ticket).unwrap().state(), call_home.clock_floor())
    };
    let no_time = Now::new(Uptime::from_millis(1000));
    assert_eq!(send(scene.now(1), false), (TicketState::Active, scene.wall.unwrap()));
    assert_eq!(send(no_time, false), (TicketState::Pending, WallTime::RELEASE));
    assert_eq!(send(no_time, true), (TicketState::Active, WallTime::RELEASE));
}

#[test]
fn the_floor_never_passes_a_certificates_end_and_needs_a_whole_chain() {
    let leaf = Leaf::of(authority(), NAME, (2026, 2027));
    let answer = "HTTP/1.1 404 x\r\nContent-Length: 0\r\n\r\n";
    let scene = Scene::tls(Server::new().with_leaf(leaf), answer);
    let mut call_home = scene.call_home();
    let far = at(&scene, 1, time("2400-01-01T00:00:00Z"));
    assert_eq!(call_home.test_call(far).unwrap_err().cause().code(), "certificate-expired");
    assert_eq!(call_home.clock_floor(), WallTime::RELEASE);
    // A connection test verifies as well; a resumed session does not.
    let early = time("2026-02-01T00:00:00Z");
    call_home.test_connection(at(&scene, 20, early)).unwrap();
    assert_eq!(call_home.clock_floor(), early);
}

#[test]
fn test_call_and_examination_look_at_the_certificate_each_time() {
    let leaf = Leaf::of(authority(), NAME, (2026, 2027));
    let answer = "HTTP/1.1 404 x\r\nContent-Length: 0\r\n\r\n";
    let scene = Scene::tls(Server::new().with_leaf(leaf), answer);
    let mut call_home = scene.call_home();
    let expired = |seconds| at(&scene, seconds, time("2027-01-02T00:00:00Z"));
    for seconds in [20, 40] {
        assert_eq!(call_home.test_call(scene.now(seconds)).unwrap_err().cause().code(), "status");
    }
    let failure = call_home.test_call(expired(60)).unwrap_err();
    assert_eq!(failure.cause(), &Cause::CertificateExpired);
    assert_eq!(call_home.diagnose(expired(80)).verdict().cause(), Some(failure.cause()));
}

#[test]
fn the_administrator_can_set_the_floor_back() {
    let scene = Scene::service_centre();
    let store = Kept::default();
    let mut call_home = ready(&scene, &store);
    let ahead = at(&scene, 1, time("2500-01-01T00:00:00Z"));
    call_home.test_call(ahead).unwrap();
    assert_eq!(call_home.test_call(scene.now(20)).unwrap_err().cause().code(), "clock-untrusted");

    store.fail(true);
    assert!(call_home.reset_clock_floor("Kim", scene.now(21)).is_err());
    assert_eq!(call_home.clock_floor(), time("2500-01-01T00:00:00Z"));
    store.fail(false);
    call_home.reset_clock_floor("Kim", scene.now(22)).unwrap();
    let entry = call_home.journal().entries().last().unwrap();
    assert_eq!(entry.id(), "clock-floor-reset");
    assert!(entry.message().contains("Kim") && entry.message().contains("2500"), "{entry}");
    assert_eq!(ready(&scene, &store).clock_floor(), WallTime::RELEASE);
    // From there it moves as before, with a chain that is looked at.
    call_home.test_connection(scene.now(40)).unwrap();
    assert_eq!(call_home.clock_floor(), scene.wall.unwrap());
}

#[test]
fn a_damaged_floor_is_counted_and_the_librarys_own_holds() {
    let scene = Scene::at(1);
    let store = Kept::default();
    store.put("clock", b"{}");
    let call_home = ready(&scene, &store);
    assert_eq!((call_home.damaged_records(), call_home.clock_floor()), (1, WallTime::RELEASE));
}
