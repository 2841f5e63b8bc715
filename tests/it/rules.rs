//! The rules of the house, each with a test that bears its number.
//!
//! The edges of single fields are in the unit tests of the forms; here each rule
//! is shown at the door, as a host meets it.

use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use callhome::event::{Device, DeviceDraft};
use callhome::forwarder::OperationError;
use callhome::package::PackageRules;
use callhome::protocol::{Call, CancelTicket, CancelTicketAnswer, Response};
use callhome::settings::agreement::{Document, Documents};
use callhome::settings::{
    ContactField, Endpoint, Field, Host, ProblemKind, ProxyDraft, Settings, SettingsDraft,
};
use callhome::store::MemoryStore;
use callhome::testing::{CancellationPolicy, ServiceCentre};
use callhome::ticket::{Note, TicketEvent, TicketId, TicketState};
use callhome::transport::{
    ConnectionCheck, Exchange, Failure, HttpsTransport, Lookup, LookupError, Reach, Transport,
};
use callhome::{
    CallHome, Cause, ChangeError, Now, Peer, ProxyReach, Requirement, Secret, TicketError, Uptime,
};

use crate::door;

const ENDPOINT: &str = "https://support.example/";

/// A service centre in memory that counts the requests it gets.
#[derive(Clone)]
struct Counted {
    service_centre: Arc<ServiceCentre>,
    requests: Arc<AtomicUsize>,
    connections: Arc<AtomicUsize>,
}

impl Counted {
    fn new() -> Self {
        Self {
            service_centre: Arc::new(ServiceCentre::new()),
            requests: Arc::default(),
            connections: Arc::default(),
        }
    }

    fn requests(&self) -> usize {
        self.requests.load(Ordering::Relaxed)
    }

    fn connections(&self) -> usize {
        self.connections.load(Ordering::Relaxed)
    }
}

impl Transport for Counted {
    fn send(&self, exchange: Exchange<'_>) -> Result<http::Response<Vec<u8>>, Failure> {
        self.requests.fetch_add(1, Ordering::Relaxed);
        self.service_centre.send(exchange)
    }

    fn connect(&self, _: ConnectionCheck<'_>) -> Result<(), Failure> {
        self.connections.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }
}

fn at(seconds: u64) -> Now {
    let wall = "2026-06-01T12:00:00Z".parse().expect("a time");
    Now::new(Uptime::from_millis(seconds * 1000)).with_wall(wall)
}

fn device() -> Device {
    DeviceDraft {
        manufacturer: "Example Corp".into(),
        model: "Shelf 12".into(),
        serial_number: "EX47-0042".into(),
        ..DeviceDraft::default()
    }
    .check()
    .expect("a good device")
}

fn documents(version: &str) -> Documents {
    let document = |what: &str| {
        Document::url(version, &format!("https://support.example/{what}")).expect("a good document")
    };
    Documents::new(document("terms"), document("privacy"))
}

fn bare<T: Transport>(transport: T) -> CallHome<T, MemoryStore> {
    let store = MemoryStore::new();
    CallHome::open(device(), documents("1"), store, transport, [7; 16], at(0)).unwrap()
}

/// All that is missing, where that is why a change was refused.
fn missing(result: Result<(), ChangeError>) -> Vec<Requirement> {
    match result.unwrap_err() {
        ChangeError::NotReady(refused) => refused.missing().to_vec(),
        other => panic!("{other}"),
    }
}

fn settings() -> Settings {
    SettingsDraft::example().check(None).expect("good settings")
}

fn ready<T: Transport>(transport: T) -> CallHome<T, MemoryStore> {
    let mut call_home = bare(transport);
    call_home.set_endpoint(Endpoint::new(ENDPOINT).expect("a good URL"), at(0)).expect("usable");
    call_home.accept_agreement("operator", at(0)).expect("a good name");
    call_home.apply_settings(settings(), "operator", at(0)).expect("complete");
    call_home
}

fn journal<T: Transport>(call_home: &CallHome<T, MemoryStore>) -> Vec<String> {
    call_home.journal().entries().map(|entry| entry.id().to_owned()).collect()
}

// --- Rule 1: the agreement ---------------------------------------------------

#[test]
fn rule_01_no_request_leaves_before_the_agreement_but_the_connection_may_be_tested() {
    let counted = Counted::new();
    let mut call_home = bare(counted.clone());
    call_home.set_endpoint(Endpoint::new(ENDPOINT).unwrap(), at(0)).unwrap();
    call_home.apply_settings(settings(), "operator", at(0)).unwrap();

    let refused = call_home.test_call(at(1)).unwrap_err();
    assert_eq!(refused.cause(), &Cause::AgreementMissing);
    assert_eq!(counted.requests(), 0);

    call_home.test_connection(at(1)).unwrap();
    let proxy = ProxyDraft { address: "proxy".into(), port: Some(3128), ..ProxyDraft::default() };
    call_home.test_proxy(&proxy, at(1)).unwrap();
    assert_eq!((counted.requests(), counted.connections()), (0, 2));

    call_home.accept_agreement("operator", at(2)).unwrap();
    call_home.test_call(at(2)).unwrap();
    assert_eq!(counted.requests(), 1);
}

#[test]
fn rule_01_the_agreement_goes_from_no_to_yes_only_and_is_asked_once() {
    let mut call_home = bare(Counted::new());
    assert!(!call_home.agreement().is_accepted());
    call_home.accept_agreement("first", at(1)).unwrap();
    call_home.accept_agreement("second", at(2)).unwrap();
    let acceptance = call_home.agreement().acceptance().expect("accepted");
    assert_eq!((acceptance.who(), acceptance.when()), ("first", at(1).wall()));
    assert_eq!(journal(&call_home), ["agreement-accepted"]);
    assert!(call_home.accept_agreement(" ", at(3)).is_err());
    assert!(call_home.agreement().is_accepted());
}

#[test]
fn rule_01_a_newer_version_holds_calls_only_where_it_must_be_accepted_again() {
    let mut call_home = ready(Counted::new());
    call_home.replace_documents(documents("2"), at(1));
    assert!(call_home.agreement().is_outdated());
    call_home.test_call(at(20)).unwrap();

    call_home.replace_documents(documents("3").must_be_accepted_again(true), at(21));
    let refused = call_home.test_call(at(40)).unwrap_err();
    assert_eq!(refused.cause(), &Cause::AgreementMissing);
    call_home.accept_agreement("operator", at(41)).unwrap();
    call_home.test_call(at(60)).unwrap();
}

#[test]
fn rule_01_an_acceptance_in_a_file_is_reported_and_not_obeyed() {
    let shown = settings();
    let shown = shown.as_shown().with_agreement_accepted(true);
    let file = serde_json::to_string(&shown).unwrap();
    let reading = Settings::from_json(&file, None).unwrap();
    assert_eq!(reading.agreement_accepted(), Some(true));

    let mut call_home = bare(Counted::new());
    call_home.set_endpoint(Endpoint::new(ENDPOINT).unwrap(), at(0)).unwrap();
    call_home.apply_settings(reading.into_settings(), "file", at(0)).unwrap();
    assert!(!call_home.agreement().is_accepted());
    assert_eq!(call_home.test_call(at(1)).unwrap_err().cause(), &Cause::AgreementMissing);
}

// --- Rule 2: nine fields -------------------------------------------------------

#[test]
fn rule_02_an_empty_form_names_all_nine_fields_at_once() {
    let problems = SettingsDraft::default().check(None).unwrap_err();
    let fields: Vec<_> = problems.iter().map(|problem| problem.field()).collect();
    assert_eq!(fields.len(), 9);
    for field in Field::MANDATORY {
        assert!(fields.contains(field), "{field:?} is not named");
        assert_eq!(problems.kind_of(*field), Some(ProblemKind::Missing));
    }
}

#[test]
fn rule_02_a_form_with_one_problem_changes_nothing() {
    let mut call_home = ready(Counted::new());
    let before = call_home.settings().cloned();
    let mut form = before.as_ref().unwrap().to_draft();
    form.contact.city = "Elsewhere".into();
    form.contact.phone = "1234".into();
    let problems = form.check(call_home.settings()).unwrap_err();
    assert_eq!(problems.len(), 1);
    assert!(problems.kind_of(Field::Contact(ContactField::Phone)).is_some());
    assert_eq!(call_home.settings().cloned(), before);
    form.contact.phone = "12345".into();
    let good = form.check(call_home.settings()).unwrap();
    call_home.apply_settings(good, "operator", at(1)).unwrap();
    assert_ne!(call_home.settings().cloned(), before);
}

#[test]
fn rule_02_enabling_is_refused_with_all_that_is_missing() {
    let mut call_home = bare(Counted::new());
    let mut expected = vec![Requirement::Agreement, Requirement::Endpoint];
    expected.extend(Field::MANDATORY.iter().copied().map(Requirement::Setting));
    assert_eq!(expected.len(), 11);
    assert_eq!(missing(call_home.enable("operator", at(0))), expected);

    let enabled = settings().with_call_home_enabled(true);
    let refused = call_home.apply_settings(enabled.clone(), "operator", at(0));
    assert_eq!(missing(refused), [Requirement::Agreement, Requirement::Endpoint]);
    assert!(call_home.settings().is_none());

    call_home.accept_agreement("operator", at(1)).unwrap();
    call_home.set_endpoint(Endpoint::new(ENDPOINT).unwrap(), at(1)).unwrap();
    call_home.apply_settings(enabled, "operator", at(1)).unwrap();
    assert!(call_home.is_enabled());
    call_home.disable("operator", at(2)).unwrap();
    assert!(!call_home.is_enabled());
    call_home.enable("operator", at(3)).unwrap();
    assert!(call_home.is_enabled());
}

// --- Rule 3: five states ---------------------------------------------------------

#[test]
fn rule_03_there_are_five_states_and_nothing_else_is_shown() {
    let shown: Vec<_> = TicketState::ALL.iter().map(ToString::to_string).collect();
    assert_eq!(shown, ["Pending", "Active", "Failed", "Closed", "Cancelled"]);
    for state in [TicketState::Closed, TicketState::Cancelled] {
        assert!(state.next(TicketEvent::SentAgain).is_err());
        assert!(state.next(TicketEvent::Delivered).is_err());
    }
}

// --- Rule 4: cancel ------------------------------------------------------------------

#[test]
fn rule_04_asked_is_not_cancelled_and_closed_wins() {
    let endpoint = Endpoint::new(ENDPOINT).unwrap();
    let id = TicketId::from_random([7; 16]);
    let says = |status, state: &str| {
        let body = format!(r#"{{"Id":"{id}","Number":"SC-1","State":"{state}"}}"#);
        let response = Response::new(status).with_header("content-type", b"application/json");
        CancelTicket::new(&endpoint, id).answer(&response.with_body(body.into()), None)
    };
    assert!(matches!(says(202, "Active"), Ok(CancelTicketAnswer::Asked { .. })));
    assert!(matches!(says(200, "Cancelled"), Ok(CancelTicketAnswer::Cancelled(_))));
    assert!(matches!(says(409, "Closed"), Ok(CancelTicketAnswer::Refused { .. })));
    for not_cancelled in ["Active", "Closed", "Cancelling"] {
        assert!(says(200, not_cancelled).is_err(), "{not_cancelled}");
    }
    let cancelled = TicketEvent::Cancelled { has_number: true };
    assert_eq!(TicketState::Active.next(cancelled), Ok(TicketState::Cancelled));
    assert!(TicketState::Closed.next(cancelled).is_err());
}

/// A ticket that is Active at the service centre, behind a door that knows it.
fn active(centre: &ServiceCentre) -> (CallHome<ServiceCentre, MemoryStore>, TicketId, u64) {
    let mut call_home = door::ready(centre.clone(), MemoryStore::new());
    let reported = call_home.report(door::fault("1"), door::at_millis(0)).unwrap();
    let (ticket, mut millis) = (reported.ticket().unwrap(), 0);
    door::work_to(&mut call_home, &mut millis, ticket, TicketState::Active);
    (call_home, ticket, millis)
}

fn stage(call_home: &CallHome<ServiceCentre, MemoryStore>, ticket: TicketId) -> String {
    call_home.ticket(ticket).expect("it is kept").stage().to_string()
}

/// In which states a wish is taken, tried in all five of them.
fn taken_in(
    wish: impl Fn(&mut CallHome<ServiceCentre, MemoryStore>, TicketId) -> Result<(), TicketError>,
) -> Vec<TicketState> {
    let mut taken = Vec::new();
    for state in TicketState::ALL {
        let centre = ServiceCentre::new();
        let (mut call_home, ticket, mut millis) = match state {
            TicketState::Pending | TicketState::Failed => {
                let mut call_home = door::ready(centre.clone(), MemoryStore::new());
                let reported = call_home.report(door::fault("1"), door::at_millis(0)).unwrap();
                (call_home, reported.ticket().unwrap(), 0)
            }
            _ => active(&centre),
        };
        match state {
            TicketState::Failed => {
                centre.answer_next(http::Response::builder().status(400).body(vec![]).unwrap());
            }
            TicketState::Closed => assert!(centre.close(&ticket).unwrap()),
            TicketState::Cancelled => assert!(centre.cancel(&ticket).unwrap()),
            TicketState::Pending | TicketState::Active => {}
        }
        door::work_to(&mut call_home, &mut millis, ticket, state);
        match wish(&mut call_home, ticket) {
            Ok(()) => taken.push(state),
            Err(TicketError::Refused(OperationError::WrongState(named))) => {
                assert_eq!(named, state);
            }
            Err(other) => panic!("{state}: {other}"),
        }
    }
    taken
}

#[test]
fn rule_04_a_ticket_can_be_cancelled_only_while_it_is_active() {
    let taken = taken_in(|call_home, ticket| call_home.cancel(ticket, door::at_millis(0)));
    assert_eq!(taken, [TicketState::Active]);
}

#[test]
fn rule_04_a_ticket_is_cancelled_when_the_service_centre_says_so_and_not_before() {
    let centre = ServiceCentre::new();
    centre.set_cancellation(CancellationPolicy::Ask);
    let (mut call_home, ticket, mut millis) = active(&centre);
    call_home.cancel(ticket, door::at_millis(millis)).unwrap();
    let limit = millis + 60 * 60 * 1000;
    door::work_until(&mut call_home, &mut millis, limit, |_| false);
    assert!(centre.tickets()[0].cancellation_asked);
    assert_eq!(call_home.ticket(ticket).unwrap().state(), TicketState::Active);
    assert_eq!(stage(&call_home, ticket), "cancel asked");
    centre.cancel(&ticket).unwrap();
    door::work_to(&mut call_home, &mut millis, ticket, TicketState::Cancelled);
}

#[test]
fn rule_04_a_wish_that_does_not_get_through_is_put_again() {
    let centre = ServiceCentre::new();
    let (mut call_home, ticket, mut millis) = active(&centre);
    for status in [503, 500, 503] {
        centre.answer_next(http::Response::builder().status(status).body(vec![]).unwrap());
    }
    call_home.cancel(ticket, door::at_millis(millis)).unwrap();
    door::work_to(&mut call_home, &mut millis, ticket, TicketState::Cancelled);
}

#[test]
fn rule_04_a_refusal_drops_the_wish_and_is_journalled() {
    let centre = ServiceCentre::new();
    centre.set_cancellation(CancellationPolicy::Refuse);
    let (mut call_home, ticket, mut millis) = active(&centre);
    call_home.cancel(ticket, door::at_millis(millis)).unwrap();
    let limit = millis + 60 * 60 * 1000;
    door::work_until(&mut call_home, &mut millis, limit, |_| false);
    assert_eq!(call_home.ticket(ticket).unwrap().state(), TicketState::Active);
    assert_eq!(stage(&call_home, ticket), "following");
    let refused =
        |call_home| journal(call_home).iter().filter(|id| *id == "cancel-refused").count();
    assert_eq!(refused(&call_home), 1);
    // A dropped wish does not come back, and a new one is possible.
    centre.set_cancellation(CancellationPolicy::AtOnce);
    let limit = millis + 2 * 24 * 60 * 60 * 1000;
    door::work_until(&mut call_home, &mut millis, limit, |_| false);
    assert_eq!(call_home.ticket(ticket).unwrap().state(), TicketState::Active);
    call_home.cancel(ticket, door::at_millis(millis)).unwrap();
    door::work_to(&mut call_home, &mut millis, ticket, TicketState::Cancelled);
}

#[test]
fn rule_04_closed_meanwhile_wins() {
    for closed_first in [true, false] {
        let centre = ServiceCentre::new();
        centre.set_cancellation(CancellationPolicy::Ask);
        let (mut call_home, ticket, mut millis) = active(&centre);
        if closed_first {
            centre.close(&ticket).unwrap();
        }
        call_home.cancel(ticket, door::at_millis(millis)).unwrap();
        let limit = millis + 60_000;
        door::work_until(&mut call_home, &mut millis, limit, |_| false);
        centre.close(&ticket).unwrap();
        door::work_to(&mut call_home, &mut millis, ticket, TicketState::Closed);
        assert_eq!(stage(&call_home, ticket), "ended");
    }
}

// --- Rule 5: notes -----------------------------------------------------------------

#[test]
fn rule_05_a_note_needs_a_title_and_a_body_and_is_never_shown() {
    assert!(Note::new("", "body").is_err());
    assert!(Note::new("title", " \n").is_err());
    assert!(Note::new(&"t".repeat(Note::MAX_TITLE_CHARS), "body").is_ok());
    assert!(Note::new(&"t".repeat(Note::MAX_TITLE_CHARS + 1), "body").is_err());
    assert!(Note::new("title", &"b".repeat(Note::MAX_BODY_CHARS)).is_ok());
    assert!(Note::new("title", &"b".repeat(Note::MAX_BODY_CHARS + 1)).is_err());
    let note = Note::new("marker-title", "marker-body").unwrap();
    assert!(!format!("{note:?}").contains("marker"));
}

#[test]
fn rule_05_a_note_is_taken_for_pending_and_active_tickets_only() {
    let note = || Note::new("Access", "Ring twice.").unwrap();
    let taken = taken_in(|call_home, ticket| {
        call_home.note(ticket, note(), door::at_millis(0)).map(|_| ())
    });
    assert_eq!(taken, [TicketState::Pending, TicketState::Active]);
}

#[test]
fn rule_05_on_a_pending_ticket_it_waits_and_on_an_active_one_it_goes_at_once() {
    let (centre, kept) = (ServiceCentre::new(), door::Kept::default());
    let mut call_home = door::ready(centre.clone(), kept.clone());
    call_home.set_collector(PackageRules::new(), door::sensors);
    let mut millis = 0;
    let reported = call_home.report(door::fault("1"), door::at_millis(0)).unwrap();
    let ticket = reported.ticket().unwrap();
    let waiting =
        |call_home: &CallHome<_, _>| call_home.ticket(ticket).expect("it is kept").waiting_notes();
    let first = Note::new("Access", "marker-first").unwrap();
    let first = call_home.note(ticket, first, door::at_millis(0)).unwrap();
    let is_open = |call_home: &CallHome<_, _>| {
        call_home.ticket(ticket).unwrap().state() == TicketState::Active
    };
    assert!(door::work_until(&mut call_home, &mut millis, 60_000, is_open));
    assert_eq!((waiting(&call_home), centre.tickets()[0].notes), (1, 0), "not before it is open");
    assert!(kept.mentions("marker-first"));
    let limit = millis + 60_000;
    assert!(door::work_until(&mut call_home, &mut millis, limit, |door| waiting(door) == 0));

    let second = Note::new("Access", "marker-second").unwrap();
    let second = call_home.note(ticket, second, door::at_millis(millis)).unwrap();
    assert_ne!(first, second, "each note is a new one");
    let now = millis;
    assert!(door::work_until(&mut call_home, &mut millis, now, |door| waiting(door) == 0));
    assert_eq!(centre.tickets()[0].notes, 2);

    // Delivered they are gone, and only that they were there is told.
    assert!(!kept.mentions("marker-"));
    let told: Vec<_> =
        call_home.journal().entries().map(|entry| entry.message().to_owned()).collect();
    assert!(told.contains(&format!("note {second} was delivered")), "{told:?}");
}

#[test]
fn rule_05_a_note_that_cannot_be_delivered_is_gone_after_seven_days() {
    let (centre, kept) = (ServiceCentre::new(), door::Kept::default());
    let mut call_home = door::ready(centre.clone(), kept.clone());
    let mut millis = 0;
    let reported = call_home.report(door::fault("1"), door::at_millis(0)).unwrap();
    let ticket = reported.ticket().unwrap();
    door::work_to(&mut call_home, &mut millis, ticket, TicketState::Active);
    let note = Note::new("Access", "marker-late").unwrap();
    call_home.note(ticket, note, door::at_millis(millis)).unwrap();
    call_home.disable("operator", door::at_millis(millis)).unwrap();
    let day = 24 * 60 * 60 * 1000;
    let is_gone = |door: &CallHome<_, _>| door.ticket(ticket).unwrap().waiting_notes() == 0;
    let limit = millis + 7 * day - 1;
    assert!(!door::work_until(&mut call_home, &mut millis, limit, is_gone));
    assert!(kept.mentions("marker-late"));
    let limit = limit + day / 24;
    assert!(door::work_until(&mut call_home, &mut millis, limit, is_gone));
    assert!(!kept.mentions("marker-late"));
    assert!(door::entry(&call_home, "note-dropped").contains("in time"));
    assert_eq!(centre.tickets()[0].notes, 0);
}

// --- Rule 6: the test call -----------------------------------------------------------

#[test]
fn rule_06_a_test_call_needs_agreement_and_settings_but_not_that_call_home_is_enabled() {
    let mut call_home = ready(Counted::new());
    assert!(!call_home.is_enabled());
    call_home.test_call(at(1)).unwrap();

    let mut unset = bare(Counted::new());
    unset.accept_agreement("operator", at(0)).unwrap();
    assert_eq!(unset.test_call(at(1)).unwrap_err().cause(), &Cause::NotConfigured);
    unset.set_endpoint(Endpoint::new(ENDPOINT).unwrap(), at(1)).unwrap();
    assert_eq!(unset.test_call(at(2)).unwrap_err().cause(), &Cause::NotConfigured);
}

#[test]
fn rule_06_a_test_call_is_one_attempt_and_is_journalled_whatever_comes_of_it() {
    let calls = AtomicUsize::new(0);
    let down = |_: Exchange<'_>| -> Result<http::Response<Vec<u8>>, Failure> {
        calls.fetch_add(1, Ordering::Relaxed);
        Err(Cause::Unreachable { peer: Peer::ServiceCentre }.into())
    };
    let mut call_home = ready(down);
    let failure = call_home.test_call(at(1)).unwrap_err();
    assert_eq!(failure.cause().code(), "unreachable");
    assert_eq!(calls.load(Ordering::Relaxed), 1);
    assert_eq!(journal(&call_home).last().map(String::as_str), Some("test-call-failed"));

    let mut call_home = ready(Counted::new());
    call_home.test_call(at(1)).unwrap();
    assert_eq!(journal(&call_home).last().map(String::as_str), Some("test-call-delivered"));
}

#[test]
fn rule_06_test_calls_keep_a_gap_of_ten_seconds() {
    let counted = Counted::new();
    let mut call_home = ready(counted.clone());
    let at_millis = |millis| Now::new(Uptime::from_millis(millis)).with_wall(at(0).wall().unwrap());
    call_home.test_call(at_millis(1_000)).unwrap();
    let refused = call_home.test_call(at_millis(10_999)).unwrap_err();
    assert_eq!(refused.cause(), &Cause::TooSoon { wait_seconds: 1 });
    assert_eq!(counted.requests(), 1);
    call_home.test_call(at_millis(11_000)).unwrap();
    assert_eq!(CallHome::<Counted, MemoryStore>::TEST_CALL_GAP, Duration::from_secs(10));
}

#[test]
fn rule_06_a_200_without_the_nonce_is_not_a_success() {
    let answers: [(&str, &str); 5] = [
        ("text/html", "<html>Welcome to the hotel</html>"),
        ("application/json", "{}"),
        ("application/json", r#"{"Nonce":"00000000000000000000000000000000"}"#),
        ("application/json", r#"{"Nonce":true}"#),
        ("application/json", ""),
    ];
    for (kind, body) in answers {
        let portal = move |_: Exchange<'_>| -> Result<http::Response<Vec<u8>>, Failure> {
            let answer = http::Response::builder().header("content-type", kind);
            Ok(answer.body(body.as_bytes().to_vec()).expect("an answer"))
        };
        let failure = ready(portal).test_call(at(1)).unwrap_err();
        let code = failure.cause().code();
        assert!(["not-a-service-centre", "answer-malformed"].contains(&code), "{body}: {code}");
    }
}

#[test]
fn rule_06_each_test_call_has_a_nonce_of_its_own() {
    let mut call_home = ready(Counted::new());
    let first = call_home.test_call(at(1)).unwrap();
    let second = call_home.test_call(at(20)).unwrap();
    assert_ne!(first.id(), second.id());
}

// --- Rule 7: https only ----------------------------------------------------------------

#[test]
fn rule_07_only_https_is_taken_as_an_endpoint() {
    for url in ["http://support.example/", "ftp://support.example/", "support.example", ""] {
        assert!(Endpoint::new(url).is_err(), "{url}");
    }
    assert!(Endpoint::new("https://support.example:8443/base").is_ok());
}

#[test]
fn rule_07_without_a_time_no_certificate_can_be_checked_and_nothing_is_sent() {
    let here =
        |_: &Lookup<'_>| -> Result<Vec<IpAddr>, LookupError> { Ok(vec![[127, 0, 0, 1].into()]) };
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("https://support.example:{}/", listener.local_addr().unwrap().port());
    let mut call_home = ready(HttpsTransport::with_ring().with_resolver(here));
    call_home.set_endpoint(Endpoint::new(&url).unwrap(), at(0)).unwrap();
    let no_time = Now::new(Uptime::from_millis(1_000));
    let failure = call_home.test_call(no_time).unwrap_err();
    assert_eq!(failure.cause().code(), "clock-untrusted");
}

// --- Rule 9: the proxy's form ------------------------------------------------------------

fn proxy(address: &str, port: i64) -> ProxyDraft {
    ProxyDraft { address: address.into(), port: Some(port), ..ProxyDraft::default() }
}

#[test]
fn rule_09_address_and_port_end_at_their_bounds() {
    let label = "a".repeat(Host::MAX_CHARS);
    assert!(proxy(&label, 1).check(None).is_ok());
    assert!(proxy(&format!("{label}a"), 1).check(None).is_err());
    for (port, good) in [(0, false), (1, true), (65_535, true), (65_536, false), (-1, false)] {
        assert_eq!(proxy("proxy", port).check(None).is_ok(), good, "{port}");
    }
    for good in ["10.0.0.1", "::1", "[::1]", "a.b-c.d_e", "_proxy", "münchen.example"] {
        assert!(proxy(good, 1).check(None).is_ok(), "{good}");
    }
    for bad in [
        "",
        "a.",
        ".a",
        "a..b",
        "-a",
        "a-",
        "a.-b",
        "1.2.3",
        "1.2.3.4.5",
        "256.1.1.1",
        "a.7",
        "fe80::1%eth0",
        "[::1",
        "a b",
        "a/b",
        "user@a",
        "http://a",
        "a:3128",
        " a",
    ] {
        assert!(proxy(bad, 1).check(None).is_err(), "{bad}");
    }
}

#[test]
fn rule_09_credentials_end_at_their_bounds_counted_in_characters() {
    let with = |user: &str, password: &str| ProxyDraft {
        user_name: user.into(),
        password: Some(Secret::new(password)),
        ..proxy("proxy", 3128)
    };
    assert!(with(&"ü".repeat(30), &"ü".repeat(15)).check(None).is_ok());
    assert!(with(&"u".repeat(31), "p").check(None).is_err());
    assert!(with("u", &"p".repeat(16)).check(None).is_err());
    assert!(with("u", "").check(None).is_ok());
    for user in ["a:b", "a b", "a\tb", "a\u{7f}", "a\u{a0}b"] {
        assert!(with(user, "p").check(None).is_err(), "{user:?}");
    }
    for password in ["a b", "a\n", "a\u{0}"] {
        assert!(with("u", password).check(None).is_err(), "{password:?}");
    }
    assert!(with("u", "a:b@/#?%").check(None).is_ok());
    assert!(with("", "p").check(None).is_err());
}

#[test]
fn rule_09_a_password_that_is_left_out_is_kept_only_for_the_same_proxy_and_user() {
    let kept = |draft: ProxyDraft| -> String {
        let current = ProxyDraft {
            user_name: "user".into(),
            password: Some(Secret::new("marker-pw")),
            ..proxy("proxy.example", 3128)
        };
        let current = current.check(None).unwrap();
        let checked = draft.check(Some(&current)).unwrap();
        checked.credentials().map(|c| c.password().expose().to_owned()).unwrap_or_default()
    };
    let user = |draft: ProxyDraft, user: &str| ProxyDraft { user_name: user.into(), ..draft };
    assert_eq!(kept(user(proxy("proxy.example", 3128), "user")), "marker-pw");
    assert_eq!(kept(user(proxy("PROXY.example", 3128), "user")), "marker-pw");
    assert_eq!(kept(user(proxy("other.example", 3128), "user")), "");
    assert_eq!(kept(user(proxy("proxy.example", 3129), "user")), "");
    assert_eq!(kept(user(proxy("proxy.example", 3128), "other")), "");
    let cleared = ProxyDraft {
        password: Some(Secret::default()),
        ..user(proxy("proxy.example", 3128), "user")
    };
    assert_eq!(kept(cleared), "");
}

#[test]
fn rule_09_credentials_are_in_no_debug_and_no_shown_settings() {
    let draft = SettingsDraft {
        proxy_enabled: true,
        proxy: ProxyDraft {
            user_name: "marker-user".into(),
            password: Some(Secret::new("marker-pw")),
            ..proxy("proxy.example", 3128)
        },
        ..SettingsDraft::example()
    };
    let settings = draft.check(None).unwrap();
    let mut call_home = ready(Counted::new());
    call_home.apply_settings(settings.clone(), "operator", at(1)).unwrap();
    call_home.test_call(at(1)).unwrap();
    let journal: Vec<_> = call_home.journal().entries().map(|e| format!("{e} {e:?}")).collect();
    let everything = format!("{draft:?} {settings:?} {call_home:?} {journal:?}");
    assert!(!everything.contains("marker"), "{everything}");
    let shown = serde_json::to_string(&settings.as_shown()).unwrap();
    assert!(!shown.contains("marker-pw") && shown.contains("marker-user"), "{shown}");
    let stored = serde_json::to_string(&settings.as_stored()).unwrap();
    assert!(stored.contains("marker-pw"), "{stored}");
}

// --- Rule 10: the proxy test -----------------------------------------------------------

/// A transport that notes what it was asked to reach, and answers with a cause.
struct Asked {
    target: Arc<std::sync::Mutex<Vec<(String, Reach)>>>,
    answer: Option<Cause>,
}

impl Transport for Asked {
    fn send(&self, _: Exchange<'_>) -> Result<http::Response<Vec<u8>>, Failure> {
        panic!("a proxy test sends no request");
    }

    fn connect(&self, check: ConnectionCheck<'_>) -> Result<(), Failure> {
        let (host, port) = check.target();
        self.target.lock().unwrap().push((host.authority(port), check.reach()));
        self.answer.clone().map_or(Ok(()), |cause| Err(cause.into()))
    }
}

#[test]
fn rule_10_a_proxy_is_tested_before_anything_else_is_set() {
    let table = [
        (None, Ok(ProxyReach::ProxyOnly)),
        (Some(Cause::ProxyCannotReach { status: 503 }), Ok(ProxyReach::ProxyOnly)),
        (Some(Cause::ProxyRefused { status: 403 }), Ok(ProxyReach::ProxyOnly)),
        (Some(Cause::ProxyCredentialsRejected), Err("proxy-credentials-rejected")),
        (Some(Cause::NotAProxy), Err("not-a-proxy")),
        (Some(Cause::ConnectionRefused { peer: Peer::Proxy }), Err("connection-refused")),
    ];
    for (answer, expected) in table {
        let target = Arc::default();
        let mut call_home = bare(Asked { target: Arc::clone(&target), answer });
        let result = call_home.test_proxy(&proxy("proxy.example", 3128), at(0));
        let result = result.as_ref().copied().map_err(|e| e.cause().expect("a cause").code());
        assert_eq!(result, expected);
        assert_eq!(*target.lock().unwrap(), [("callhome.invalid:443".to_owned(), Reach::Greeting)]);
    }
}

#[test]
fn rule_10_with_an_endpoint_the_proxy_is_asked_for_a_tunnel_to_it() {
    let target = Arc::default();
    let mut call_home = bare(Asked { target: Arc::clone(&target), answer: None });
    call_home.set_endpoint(Endpoint::new("https://support.example:8443/").unwrap(), at(0)).unwrap();
    let reach = call_home.test_proxy(&proxy("proxy.example", 3128), at(0)).unwrap();
    assert_eq!(reach, ProxyReach::ServiceCentre);
    assert_eq!(*target.lock().unwrap(), [("support.example:8443".to_owned(), Reach::Greeting)]);
}

#[test]
fn rule_10_a_draft_with_problems_is_not_tried() {
    let target = Arc::default();
    let mut call_home = bare(Asked { target: Arc::clone(&target), answer: None });
    let refused = call_home.test_proxy(&proxy("", 0), at(0)).unwrap_err();
    assert!(matches!(refused, callhome::ProxyTestError::Settings(ref p) if p.len() == 2));
    assert!(target.lock().unwrap().is_empty());
}

// --- Rule 11: the connection test ---------------------------------------------------------

#[test]
fn rule_11_the_first_thing_that_is_wrong_is_named() {
    let mut call_home = bare(Counted::new());
    assert_eq!(call_home.test_connection(at(0)).unwrap_err().cause(), &Cause::NotConfigured);

    let nobody =
        |_: &Lookup<'_>| -> Result<Vec<IpAddr>, LookupError> { Err(LookupError::NoSuchName) };
    let mut call_home = bare(HttpsTransport::with_ring().with_resolver(nobody));
    call_home.set_endpoint(Endpoint::new(ENDPOINT).unwrap(), at(0)).unwrap();
    let failure = call_home.test_connection(at(0)).unwrap_err();
    assert_eq!(failure.cause(), &Cause::NameNotFound { peer: Peer::ServiceCentre });
    assert_eq!(journal(&call_home).last().map(String::as_str), Some("connection-test-failed"));
}

#[test]
fn rule_11_behind_a_proxy_the_endpoint_is_never_looked_up_here() {
    let asked = Arc::new(std::sync::Mutex::new(Vec::new()));
    let names = Arc::clone(&asked);
    let resolver = move |lookup: &Lookup<'_>| -> Result<Vec<IpAddr>, LookupError> {
        names.lock().unwrap().push(lookup.name().to_owned());
        Err(LookupError::NoSuchName)
    };
    let mut call_home = bare(HttpsTransport::with_ring().with_resolver(resolver));
    call_home.set_endpoint(Endpoint::new(ENDPOINT).unwrap(), at(0)).unwrap();
    let through = SettingsDraft {
        proxy_enabled: true,
        proxy: proxy("proxy.example", 3128),
        ..SettingsDraft::example()
    };
    call_home.apply_settings(through.check(None).unwrap(), "operator", at(0)).unwrap();
    let failure = call_home.test_connection(at(0)).unwrap_err();
    assert_eq!(failure.cause(), &Cause::NameNotFound { peer: Peer::Proxy });
    assert_eq!(*asked.lock().unwrap(), ["proxy.example"]);
}
