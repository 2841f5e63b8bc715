//! The walk itself: how far it goes, and what it finds.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use callhome::doctor::{self, Examination, Fact, Outcome, Report, Station, Step};
use callhome::store::MemoryStore;
use callhome::testing::ServiceCentre;
use callhome::transport::{Attempt, Exchange, Failure, Limits, PresentedCertificate};
use callhome::{CallHome, Cause, Peer as Who};

use super::scene::{Scene, open};
use super::table::OPEN;
use crate::peers;
use crate::peers::certificates::{Leaf, authority, new_authority};
use crate::peers::tcp::Peer;
use crate::peers::tls::{Server, read_request};

fn outcome(report: &Report, station: Station) -> Outcome {
    report.step(station).unwrap_or_else(|| panic!("{station}: {report}")).outcome()
}

fn facts(report: &Report, station: Station) -> &[Fact] {
    report.step(station).map(Step::facts).unwrap_or_default()
}

#[test]
fn every_step_tells_what_it_found() {
    let scene = Scene::service_centre();
    let report = scene.call_home().diagnose(scene.now(1));
    assert!(report.steps().iter().all(|step| step.outcome() == Outcome::Passed), "{report}");
    assert!(facts(&report, Station::Clock).iter().any(|fact| matches!(fact, Fact::Clock { .. })));
    let at = (Ipv4Addr::LOCALHOST, scene.port).into();
    let tried = Fact::Tried { address: at, cause: None };
    assert_eq!(facts(&report, Station::Connection), [tried]);
    let [Fact::Certificate(shown), Fact::Tls { version, .. }] = facts(&report, Station::Tls) else {
        panic!("{report}")
    };
    assert_eq!(version, "TLSv1.3");
    assert_eq!(shown.issuer().as_str(), "CN=Tests");
    assert_eq!(shown.not_before(), "2020-01-01T00:00:00Z".parse().ok());
    assert_eq!(shown.not_after(), "2990-01-01T00:00:00Z".parse().ok());
    assert!(facts(&report, Station::Http).contains(&Fact::Status { status: 201 }), "{report}");
    assert!(facts(&report, Station::Http).iter().any(|fact| matches!(fact, Fact::Date { .. })));
}

#[test]
fn the_service_centres_own_words_are_bounded_and_escaped() {
    let row = super::table::rows().find(|row| row.peer == "an error in its own words").unwrap();
    let scene = (row.scene)();
    let report = scene.call_home().diagnose(scene.now(1));
    let text = report.verdict().text();
    assert!(text.contains("status 507: no\\u{1b}[31m room"), "{text}");
    assert!(text.chars().count() < 100 + callhome::Excerpt::MAX_CHARS, "{text}");
    assert!(!text.contains(|c: char| c.is_control()), "{text}");
}

#[test]
fn a_proxy_stands_in_the_place_of_the_name() {
    let scene = Scene::service_centre().behind(Peer::tunnels(OPEN));
    let report = scene.call_home().diagnose(scene.now(1));
    let stations: Vec<_> = report.steps().iter().map(|step| step.station().code()).collect();
    let expected = [
        "clock",
        "settings",
        "proxy-name",
        "proxy-connection",
        "proxy-tunnel",
        "tls",
        "http",
        "service-centre",
    ];
    assert_eq!(stations, expected);
    assert_eq!(facts(&report, Station::ProxyName), [Fact::IsAddress]);
    let answer = facts(&report, Station::ProxyTunnel);
    assert!(matches!(answer, [Fact::ProxyAnswer { status: 200, .. }, Fact::Target { .. }]));
}

#[test]
fn without_the_agreement_the_walk_stops_before_http() {
    let heard = Arc::new(Mutex::new(Vec::new()));
    let ears = Arc::clone(&heard);
    let centre = Scene::good_tls().plays(move |secure| {
        let request = read_request(secure);
        ears.lock().unwrap().push(request.is_ok());
        request.map(drop)
    });
    let scene = Scene::at(centre.port());
    let mut call_home = scene.not_agreed(MemoryStore::new());
    let report = call_home.diagnose(scene.now(1));
    assert_eq!(report.verdict().cause(), Some(&Cause::AgreementMissing));
    assert_eq!(outcome(&report, Station::Tls), Outcome::Passed);
    assert_eq!(outcome(&report, Station::Http), Outcome::Skipped);
    call_home.test_connection(scene.now(1)).unwrap();
    assert!(!heard.lock().unwrap().contains(&true), "a request was sent");
}

#[test]
fn without_an_endpoint_there_is_nowhere_to_walk() {
    let now = Scene::at(1).now(0);
    let mut call_home = open(peers::transport(), MemoryStore::new(), now);
    assert_eq!(call_home.diagnose(now).verdict().code(), "agreement-missing");
    call_home.accept_agreement("operator", now).unwrap();
    let report = call_home.diagnose(now);
    assert_eq!(report.verdict().code(), "not-configured");
    assert_eq!(outcome(&report, Station::Settings), Outcome::Failed);
    assert_eq!(call_home.journal().entries().last().unwrap().id(), "examination-failed");
}

#[test]
fn a_fault_that_shows_late_is_the_steps_that_it_belongs_to() {
    let page = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>";
    let table = [
        (Scene::at(1).behind(Peer::says("HTTP/1.1 403 x\r\n\r\n")), Station::ProxyTunnel),
        (Scene::at(1).behind(Peer::says(page)), Station::Tls),
        (Scene::tls(Scene::good_tls().wants_certificate(), ""), Station::Tls),
        (Scene::tls(Scene::good_tls(), "HTTP/1.1 200 OK\r\nX\r\n\r\n"), Station::Http),
        (
            Scene::of(Scene::good_tls().plays(|secure| read_request(secure).map(drop))),
            Station::Http,
        ),
        (
            Scene::tls(Scene::good_tls(), "HTTP/1.1 404 x\r\nContent-Length: 0\r\n\r\n"),
            Station::ServiceCentre,
        ),
    ];
    for (scene, station) in table {
        let report = scene.call_home().diagnose(scene.now(1));
        assert_eq!(outcome(&report, station), Outcome::Failed, "{report}");
        let has_tls = |fact: &Fact| matches!(fact, Fact::Certificate(_) | Fact::Tls { .. });
        let mut elsewhere = report.steps().iter().filter(|step| step.station() != Station::Tls);
        assert!(!elsewhere.any(|step| step.facts().iter().any(has_tls)), "{report}");
        let mut before = report.steps().iter().take_while(|step| step.station() != station);
        assert!(
            before
                .all(|step| step.outcome() == Outcome::Passed || step.facts() == [Fact::IsAddress]),
            "{report}"
        );
        let place = report.steps().iter().position(|step| step.station() == station).unwrap();
        let after = &report.steps()[place + 1..];
        assert!(after.iter().all(|step| step.outcome() == Outcome::NotReached), "{report}");
        assert!(facts(&report, Station::Connection).len() < 3, "{report}");
    }
}

#[test]
fn a_dead_first_address_is_shown_and_the_second_answers_within_five_seconds() {
    let scene = Scene::service_centre();
    let scene = scene.with_deaf(Ipv4Addr::new(127, 0, 0, 2)).with_names(|_| {
        Ok(vec![IpAddr::V4(Ipv4Addr::new(127, 0, 0, 2)), Ipv4Addr::LOCALHOST.into()])
    });
    let mut call_home = scene.call_home();
    call_home.set_limits(Limits::default());
    let started = Instant::now();
    let report = call_home.diagnose(scene.now(1));
    assert!(report.verdict().is_ok(), "{report}");
    assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
    let [Fact::Tried { cause: Some(dead), .. }, Fact::Tried { cause: None, .. }] =
        facts(&report, Station::Connection)
    else {
        panic!("{report}")
    };
    assert_eq!(dead.code(), "timed-out");
}

#[test]
fn the_issuer_is_named_and_the_wider_verdict_says_what_else_it_may_be() {
    let leaf = |name: &str| Leaf::of(&new_authority(name), super::scene::NAME, (2020, 2990));
    let scene = |leaf| Scene::tls(Server::new().with_leaf(leaf), "");
    let alone = scene(leaf("Strangers")).behind(Peer::tunnels(OPEN));
    let report = alone.call_home().diagnose(alone.now(1));
    let (text, remedy) = (report.verdict().text(), report.verdict().remedy());
    assert!(text.contains("CN=Strangers") && remedy.contains("proxy"), "{report}");

    // A proxy is set, and the chain ends in a root of ours: nobody stands between.
    let ours = Leaf::of(authority(), "other.example", (2020, 2990)).followed_by(authority());
    let scene = scene(ours).behind(Peer::tunnels(OPEN));
    let report = scene.call_home().diagnose(scene.now(1));
    assert_eq!(report.verdict().code(), "certificate-wrong-name");
}

#[test]
fn a_chain_is_shown_up_to_its_bound_and_no_further() {
    let shown = |more: usize| {
        let strangers = new_authority("Strangers");
        let leaf = Leaf::of(&strangers, super::scene::NAME, (2020, 2990));
        let leaf = (0..more).fold(leaf, |leaf, _| leaf.followed_by(&strangers));
        let scene = Scene::tls(Server::new().with_leaf(leaf), "");
        let report = scene.call_home().diagnose(scene.now(1));
        assert_eq!(report.verdict().code(), "certificate-unknown-issuer");
        facts(&report, Station::Tls).len()
    };
    let most = PresentedCertificate::MAX_SHOWN;
    assert_eq!((shown(most - 1), shown(most)), (most, most));
}

#[test]
fn what_lies_beneath_is_kept_up_to_its_bound_and_no_further() {
    #[derive(Debug)]
    struct Layer(usize, Option<Box<Layer>>);
    impl std::fmt::Display for Layer {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            write!(f, "layer {}", self.0)
        }
    }
    impl std::error::Error for Layer {
        fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
            self.1.as_deref().map(|layer| layer as _)
        }
    }
    let kept = |count: usize| {
        let fails = move |_: Exchange<'_>| -> Result<http::Response<Vec<u8>>, Failure> {
            let layers = (0..count).rev().fold(None, |l, n| Some(Layer(n, l.map(Box::new))));
            Err(Failure::new(Cause::NotTls).with_source(layers.unwrap()))
        };
        let mut call_home = open(fails, MemoryStore::new(), Scene::at(1).now(0));
        set_up(&mut call_home);
        let report = call_home.diagnose(Scene::at(1).now(1));
        assert_eq!(report.beneath()[0].as_str(), "layer 0");
        report.beneath().len()
    };
    assert_eq!((kept(Report::MAX_BENEATH), kept(Report::MAX_BENEATH + 1)), (8, 8));
}

#[test]
fn another_transport_shows_no_steps_and_its_cause_is_the_verdict() {
    let now = Scene::at(1).now(1);
    let mut fine = open(ServiceCentre::new(), MemoryStore::new(), now);
    set_up(&mut fine);
    let report = fine.diagnose(now);
    assert!(report.verdict().is_ok(), "{report}");
    assert_eq!(facts(&report, Station::Name), [Fact::NotShown]);
    assert_eq!(outcome(&report, Station::ServiceCentre), Outcome::Passed);
    assert_eq!(fine.test_connection(now).unwrap_err().cause(), &Cause::NotSupported);

    let fails = |_: Exchange<'_>| -> Result<http::Response<Vec<u8>>, Failure> {
        Err(Cause::Unreachable { peer: Who::ServiceCentre }.into())
    };
    let mut broken = open(fails, MemoryStore::new(), now);
    set_up(&mut broken);
    let report = broken.diagnose(now);
    assert_eq!(report.verdict().code(), "unreachable");
    assert_eq!(outcome(&report, Station::Connection), Outcome::Failed);
    assert_eq!(outcome(&report, Station::Name), Outcome::Skipped);

    // Nothing may be sent, and the way cannot be looked at.
    let mut not_agreed = open(ServiceCentre::new(), MemoryStore::new(), now);
    not_agreed.set_endpoint(Scene::at(1).endpoint(), now).unwrap();
    assert_eq!(not_agreed.diagnose(now).verdict().code(), "agreement-missing");
}

fn set_up<T: callhome::transport::Transport>(call_home: &mut CallHome<T, MemoryStore>) {
    let scene = Scene::at(1);
    call_home.set_endpoint(scene.endpoint(), scene.now(0)).unwrap();
    call_home.accept_agreement("operator", scene.now(0)).unwrap();
    call_home.apply_settings(scene.settings(), "operator", scene.now(0)).unwrap();
}

#[test]
fn the_next_examination_sends_no_test_call_before_the_gap_is_over() {
    let scene = Scene::service_centre();
    let mut call_home = scene.call_home();
    assert!(call_home.diagnose(scene.now(1)).verdict().is_ok());
    let report = call_home.diagnose(scene.now(10));
    assert_eq!(report.verdict().cause(), Some(&Cause::TooSoon { wait_seconds: 1 }));
    assert_eq!(outcome(&report, Station::Tls), Outcome::Passed);
    assert!(call_home.diagnose(scene.now(11)).verdict().is_ok());
}

#[test]
fn a_route_that_cannot_be_used_is_found_among_the_settings() {
    let pem = "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n";
    let roots = callhome::settings::Roots::from_pem(pem.as_bytes()).unwrap();
    let route = callhome::transport::Route::new(Scene::at(1).endpoint().with_roots(roots));
    let attempt = Attempt::new(Some(peers::wall()));
    let examination = Examination::connection(Some(route), attempt);
    let report = doctor::examine(&peers::transport(), &examination);
    assert_eq!(report.verdict().code(), "route-unusable");
    assert_eq!(outcome(&report, Station::Settings), Outcome::Failed);
}

#[test]
fn the_steps_are_told_as_they_end_and_stand_in_the_report() {
    let scene = Scene::at(1);
    let told = std::cell::RefCell::new(Vec::new());
    let report = scene.call_home().diagnose_watched(scene.now(1), &|step| {
        told.borrow_mut().push(step.clone());
    });
    assert_eq!(*told.borrow(), report.steps());
    let json = serde_json::to_value(&report).unwrap();
    assert_eq!(json["FormatVersion"], 1);
    assert_eq!(json["Steps"].as_array().unwrap().len(), report.steps().len());
    assert_eq!(json["Verdict"]["Code"], "connection-refused");
    assert_eq!(json["Verdict"]["Variant"], "service-centre");
    let failure = report.result().unwrap_err();
    assert!(std::error::Error::source(&failure).is_some(), "{report:?}");
}
