//! Tickets on their way: held, moved, without a package, and what is wished.

use callhome::event::{Event, MemberKind, Scope, SkipReason};
use callhome::package::redact::Redaction;
use callhome::package::{Member, OpenPackage, PackageRules};
use callhome::settings::{Endpoint, ProxyDraft, SettingsDraft};
use callhome::store::{MemoryStore, Store};
use callhome::testing::{CancellationPolicy, ServiceCentre};
use callhome::ticket::{Note, TicketState};
use callhome::transport::{Exchange, Failure, Transport};
use callhome::{CallHome, Cause, Excerpt, Next, Secret, TicketChange};

use super::{
    ENDPOINT, Kept, at_millis, entry, fault, journal, ready, sensors, work_to, work_until,
};

#[test]
fn disabled_it_holds_everything_and_enabled_it_goes_on() {
    for steps in 0..12 {
        let centre = ServiceCentre::new();
        let mut call_home = ready(centre.clone(), MemoryStore::new());
        call_home.set_collector(PackageRules::new(), sensors);
        let first = call_home.report(fault("1"), at_millis(0)).unwrap().ticket().unwrap();
        let mut millis = 0;
        for _ in 0..steps {
            match call_home.begin(at_millis(millis)) {
                Next::Work(work) => call_home.finish(work.run(), at_millis(millis)),
                Next::Wait(Some(until)) => millis = until.as_millis(),
                Next::Wait(None) => {}
            }
        }
        let state = call_home.ticket(first).unwrap().state();
        call_home.disable("operator", at_millis(millis)).unwrap();
        let before = centre.tickets();
        // What is reported meanwhile is taken, and waits as well.
        let second = call_home.report(fault("2"), at_millis(millis)).unwrap().ticket().unwrap();
        let limit = millis + 10 * super::DAY;
        let is_done = |call_home: &CallHome<_, _>| {
            call_home.ticket(second).unwrap().state() != TicketState::Pending
        };
        assert!(!work_until(&mut call_home, &mut millis, limit, is_done), "after {steps} steps");
        assert_eq!(centre.tickets(), before, "after {steps} steps");
        assert_eq!(call_home.ticket(first).unwrap().state(), state, "after {steps} steps");

        let mut millis = limit;
        call_home.enable("operator", at_millis(millis)).unwrap();
        work_to(&mut call_home, &mut millis, first, TicketState::Active);
        work_to(&mut call_home, &mut millis, second, TicketState::Active);
        assert!(centre.tickets().iter().all(|ticket| ticket.packages.len() == 1));
    }
}

/// Two service centres, told apart by name.
#[derive(Clone, Default)]
struct Two {
    here: ServiceCentre,
    there: ServiceCentre,
}

impl Transport for Two {
    fn send(&self, exchange: Exchange<'_>) -> Result<http::Response<Vec<u8>>, Failure> {
        match exchange.request().uri().host() {
            Some("there.example") => self.there.send(exchange),
            _ => self.here.send(exchange),
        }
    }
}

#[test]
fn at_another_endpoint_pending_tickets_open_anew_and_active_ones_stay() {
    let two = Two::default();
    let mut call_home = ready(two.clone(), MemoryStore::new());
    call_home.set_collector(PackageRules::new(), sensors);
    let mut millis = 0;
    let stays = call_home.report(fault("1"), at_millis(0)).unwrap().ticket().unwrap();
    work_to(&mut call_home, &mut millis, stays, TicketState::Active);
    let moves = call_home.report(fault("2"), at_millis(millis)).unwrap().ticket().unwrap();
    let is_opened =
        |call_home: &CallHome<_, _>| call_home.ticket(moves).unwrap().progress().is_some();
    assert!(work_until(&mut call_home, &mut millis, super::DAY, is_opened));
    assert_eq!(two.here.tickets().len(), 2);

    let there = Endpoint::new("https://there.example/").unwrap();
    call_home.set_endpoint(there, at_millis(millis)).unwrap();
    work_to(&mut call_home, &mut millis, moves, TicketState::Active);
    let opened: Vec<_> = two.there.tickets().into_iter().map(|ticket| ticket.id).collect();
    assert_eq!(opened, [moves], "the same id, and nothing of the other ticket");
    assert_eq!(two.there.tickets()[0].packages.len(), 1);

    // It is followed where it was opened, once the way leads there again.
    two.here.close(&stays).unwrap();
    let is_closed = |call_home: &CallHome<_, _>| {
        call_home.ticket(stays).unwrap().state() == TicketState::Closed
    };
    let limit = millis + 3 * super::DAY;
    assert!(!work_until(&mut call_home, &mut millis, limit, is_closed));
    assert!(entry(&call_home, "elsewhere").contains("support.example"));
    assert_eq!(two.there.tickets().len(), 1);
    let here = Endpoint::new(ENDPOINT).unwrap();
    call_home.set_endpoint(here, at_millis(millis)).unwrap();
    work_to(&mut call_home, &mut millis, stays, TicketState::Closed);
}

#[test]
fn a_ticket_without_a_package_says_why() {
    fn broken(_: &Event, _: Scope, _: &mut OpenPackage<'_>) -> Result<(), Excerpt> {
        Err(Excerpt::new("the dump partition is not mounted"))
    }
    for (has_collector, reason) in [
        (true, "the dump partition is not mounted"),
        (false, "the device collects no service data"),
    ] {
        let centre = ServiceCentre::new();
        let mut call_home = ready(centre.clone(), MemoryStore::new());
        if has_collector {
            call_home.set_collector(PackageRules::new(), broken);
        }
        let ticket = call_home.report(fault("1"), at_millis(0)).unwrap().ticket().unwrap();
        work_to(&mut call_home, &mut 0, ticket, TicketState::Active);
        assert_eq!(centre.tickets()[0].packages, []);
        let shown = call_home.ticket(ticket).unwrap().package();
        assert!(shown.contains(reason), "{shown}");
        assert!(entry(&call_home, "no-package").contains(reason));
    }
}

#[test]
fn a_collector_that_gives_up_on_one_source_keeps_the_others() {
    fn collect(_: &Event, _: Scope, package: &mut OpenPackage<'_>) -> Result<(), Excerpt> {
        let named = |name: &str| Member::new(name, MemberKind::EventLog).unwrap();
        let add = |package: &mut OpenPackage<'_>| {
            package.add_path(named("console"), "/nowhere/console".as_ref())?;
            package.skip("crash.bin", SkipReason::other("the host processor is off"))?;
            package.add_bytes(named("sel"), b"1 | Fan 2")
        };
        add(package).map(drop).map_err(|error| Excerpt::new(&error.to_string()))
    }
    let centre = ServiceCentre::new();
    let mut call_home = ready(centre.clone(), MemoryStore::new());
    call_home.set_collector(PackageRules::new(), collect);
    let ticket = call_home.report(fault("1"), at_millis(0)).unwrap().ticket().unwrap();
    work_to(&mut call_home, &mut 0, ticket, TicketState::Active);
    assert_eq!(centre.tickets()[0].packages.len(), 1);
    let receipt = call_home.receipt(ticket).unwrap().unwrap();
    assert_eq!(receipt.contents()[0].name(), "sel");
    let skipped: Vec<String> = receipt.skipped().iter().map(ToString::to_string).collect();
    assert_eq!(skipped, ["console: is not there", "crash.bin: the host processor is off"]);
}

#[test]
fn a_redaction_that_does_not_hold_costs_the_package_and_not_the_ticket() {
    // The host's own fake secret is one that its pattern does not find.
    let redaction = Redaction::new().with_pattern("asset-tag", r"AT-\d{6}", "AT-12345").unwrap();
    let rules = PackageRules::new().with_redaction(redaction);
    let centre = ServiceCentre::new();
    let mut call_home = ready(centre.clone(), MemoryStore::new());
    call_home.set_collector(rules, sensors);
    let ticket = call_home.report(fault("1"), at_millis(0)).unwrap().ticket().unwrap();
    work_to(&mut call_home, &mut 0, ticket, TicketState::Active);
    assert_eq!(centre.tickets()[0].packages, []);
    let shown = call_home.ticket(ticket).unwrap().package();
    assert!(shown.contains("asset-tag"), "{shown}");
    assert!(entry(&call_home, "no-package").contains("asset-tag"));
}

#[test]
fn the_collector_is_told_the_scope_that_the_rules_name() {
    for scope in [Scope::Mini, Scope::Full] {
        let mut call_home = ready(ServiceCentre::new(), MemoryStore::new());
        let (told, asked) = std::sync::mpsc::channel();
        let collector = move |_: &Event, scope: Scope, _: &mut OpenPackage<'_>| {
            told.send(scope).map_err(|error| Excerpt::new(&error.to_string()))
        };
        call_home.set_collector(PackageRules::new().with_scope(scope), collector);
        let ticket = call_home.report(fault("1"), at_millis(0)).unwrap().ticket().unwrap();
        work_to(&mut call_home, &mut 0, ticket, TicketState::Active);
        assert_eq!(asked.try_iter().collect::<Vec<_>>(), [scope]);
    }
}

#[test]
fn changes_come_oldest_first_and_once() {
    let centre = ServiceCentre::new();
    let mut call_home = ready(centre.clone(), MemoryStore::new());
    let mut millis = 0;
    let first = call_home.report(fault("1"), at_millis(0)).unwrap().ticket().unwrap();
    work_to(&mut call_home, &mut millis, first, TicketState::Active);
    let second = call_home.report(fault("2"), at_millis(millis)).unwrap().ticket().unwrap();
    work_to(&mut call_home, &mut millis, second, TicketState::Active);
    centre.close(&first).unwrap();
    work_to(&mut call_home, &mut millis, first, TicketState::Closed);
    let changes: Vec<_> = call_home
        .take_changes()
        .into_iter()
        .map(|TicketChange { ticket, old, new, .. }| (ticket, old, new))
        .collect();
    let [pending, active, _, closed, _] = TicketState::ALL;
    let expected = [(first, pending, active), (second, pending, active), (first, active, closed)];
    assert_eq!(changes, expected);
    assert_eq!(call_home.take_changes(), []);
}

#[test]
fn cancel_note_and_resend() {
    let centre = ServiceCentre::new();
    let kept = Kept::default();
    let mut call_home = ready(centre.clone(), kept.clone());
    let mut millis = 0;
    // Refused for good, sent again.
    let refusal = http::Response::builder().status(400).body(Vec::new()).unwrap();
    centre.answer_next(refusal);
    let ticket = call_home.report(fault("1"), at_millis(0)).unwrap().ticket().unwrap();
    work_to(&mut call_home, &mut millis, ticket, TicketState::Failed);
    let (code, words) = call_home.ticket(ticket).unwrap().cause().expect("it says why");
    assert_eq!(code, "status", "{words}");
    call_home.resend(ticket, at_millis(millis)).unwrap();
    work_to(&mut call_home, &mut millis, ticket, TicketState::Active);
    assert!(call_home.resend(ticket, at_millis(millis)).is_err());

    let note = Note::new("Access", "The rack key is at the desk.").unwrap();
    let before = millis;
    call_home.note(ticket, note, at_millis(millis)).unwrap();
    assert!(kept.mentions("rack key"), "it survives a restart");
    let is_delivered =
        |call_home: &CallHome<_, _>| call_home.ticket(ticket).unwrap().waiting_notes() == 0;
    assert!(work_until(&mut call_home, &mut millis, before, is_delivered), "at once");
    assert_eq!(centre.tickets()[0].notes, 1);

    centre.set_cancellation(CancellationPolicy::AtOnce);
    call_home.cancel(ticket, at_millis(millis)).unwrap();
    work_to(&mut call_home, &mut millis, ticket, TicketState::Cancelled);
    for id in ["sent-again", "note-taken", "note-delivered", "cancel-asked", "state-changed"] {
        assert!(journal(&call_home).iter().any(|entry| entry == id), "{id}");
    }
}

#[test]
fn a_wish_that_cannot_be_stored_says_so() {
    let kept = Kept::default();
    let mut call_home = ready(ServiceCentre::new(), kept.clone());
    let mut millis = 0;
    let ticket = call_home.report(fault("1"), at_millis(0)).unwrap().ticket().unwrap();
    work_to(&mut call_home, &mut millis, ticket, TicketState::Active);
    kept.fail(true);
    let error = call_home.cancel(ticket, at_millis(millis)).unwrap_err();
    assert_eq!(error.to_string(), "the wish could not be stored yet");
    // The next wish is not waved through while the store rests from its failure.
    let note = Note::new("Access", "Ask for Kim.").unwrap();
    assert!(call_home.note(ticket, note, at_millis(millis)).is_err());
    kept.fail(false);
    work_to(&mut call_home, &mut millis, ticket, TicketState::Cancelled);
}

#[test]
fn no_secret_is_shown_by_the_door_or_the_journal() {
    const MARKER: &str = "marker-hush";
    fn look<T: Transport, S: Store>(call_home: &CallHome<T, S>, more: &str) {
        let journal: Vec<_> =
            call_home.journal().entries().map(|e| serde_json::to_string(e).unwrap()).collect();
        let tickets = call_home.tickets();
        let shown = format!("{call_home:#?} {journal:?} {tickets:?} {more}");
        assert!(!shown.contains(MARKER), "{shown}");
    }
    let centre = ServiceCentre::new();
    let bearer = format!("Bearer {MARKER}-device");
    centre.accept_authorization(&bearer);
    let kept = Kept::default();
    let mut call_home = ready(centre.clone(), kept.clone());
    call_home.set_collector(PackageRules::new(), sensors);
    let endpoint = Endpoint::new(ENDPOINT).unwrap().with_authorization(bearer.as_str().into());
    call_home.set_endpoint(endpoint.unwrap(), at_millis(0)).unwrap();
    let draft = SettingsDraft {
        proxy_enabled: true,
        proxy: ProxyDraft {
            address: "proxy.example".into(),
            port: Some(3128),
            user_name: "device".into(),
            password: Some(Secret::new(MARKER)),
        },
        ..call_home.settings().unwrap().to_draft()
    };
    let settings = draft.check(call_home.settings()).unwrap();
    call_home.apply_settings(settings, "operator", at_millis(0)).unwrap();
    look(&call_home, "");
    let ticket = call_home.report(fault("1"), at_millis(0)).unwrap().ticket().unwrap();
    let note = Note::new(MARKER, MARKER).unwrap();
    call_home.note(ticket, note, at_millis(0)).unwrap();
    let mut millis = 0;
    for step in 0..40 {
        if step == 3 {
            let down = http::Response::builder().status(401).body(MARKER.as_bytes().to_vec());
            centre.answer_next(down.unwrap());
        }
        match call_home.begin(at_millis(millis)) {
            Next::Work(work) => {
                let mut shown = format!("{work:?}");
                let done = work.run();
                shown.push_str(&format!("{done:?}"));
                look(&call_home, &shown);
                call_home.finish(done, at_millis(millis));
            }
            Next::Wait(until) => millis = until.expect("there is a next time").as_millis(),
        }
        look(&call_home, "");
    }
    assert_eq!(call_home.ticket(ticket).unwrap().state(), TicketState::Active);
    assert_eq!(centre.tickets()[0].notes, 1);
    let failure = call_home.test_connection(at_millis(millis)).unwrap_err();
    assert_eq!(failure.cause(), &Cause::NotSupported);
    look(&call_home, &format!("{failure:?}"));
}
