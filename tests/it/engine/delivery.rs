//! From report to Closed, and what may interrupt it.

use callhome::event::Severity;
use callhome::forwarder::{Admission, Gate, Refusal, Stage};
use callhome::settings::Endpoint;
use callhome::testing::ServiceCentre;
use callhome::ticket::TicketState;
use callhome::transport::Route;

use super::world::{DAY, Fault, World, device, event, lost};

/// Everything about the one ticket is as it should be in the end.
fn assert_delivered(world: &World, what: &str) {
    let tickets: Vec<_> = world.forwarder.tickets().collect();
    assert_eq!(tickets.len(), 1, "{what}");
    assert_eq!(tickets[0].state(), TicketState::Active, "{what}: {:?}", world.calls);
    let there = world.centre.tickets();
    assert_eq!(there.len(), 1, "{what}");
    assert!(world.slots.is_empty(), "{what}: the package is confirmed and gone");
    assert!(tickets[0].package().ends_with("is delivered"), "{what}: {}", tickets[0].package());
}

#[test]
fn a_report_becomes_a_ticket_and_its_package_arrives() {
    let mut world = World::new();
    let id = world.report(event(1, Severity::Critical));
    world.settle();
    assert_eq!(world.accepted, [id]);
    assert_delivered(&world, "good path");
    assert_eq!(world.calls, ["open", "discover", "create", "chunk", "chunk", "claim"]);
    assert_eq!(world.changes, [(id, TicketState::Pending, TicketState::Active)]);
    world.centre.close(&id).unwrap();
    world.run(DAY);
    assert_eq!(world.state(id), TicketState::Closed);
    assert_eq!(world.forwarder.ticket(id).unwrap().stage(), Stage::Ended);
    assert!(
        world.saves <= 24 && world.saved_bytes <= 16 * 1024,
        "{} {}",
        world.saves,
        world.saved_bytes
    );
}

#[test]
fn a_ticket_without_a_package_is_active_right_after_opening() {
    let mut world = World::new();
    world.data = None;
    let id = world.report(event(1, Severity::Ok));
    world.settle();
    assert_eq!(world.state(id), TicketState::Active);
    assert_eq!(world.calls, ["open"]);
}

#[test]
fn a_restart_at_any_point_ends_in_the_same_ticket() {
    let mut world = World::new();
    world.report(event(1, Severity::Critical));
    world.settle();
    for cut in 1..=world.operations + 1 {
        for again in [0, 1, 3] {
            let mut world = World::new();
            world.cut_at = Some(cut);
            world.report(event(1, Severity::Critical));
            while world.cut_at.is_some() && world.operations < 100 {
                world.step();
            }
            world.cut_at = (again > 0).then_some(world.operations + again);
            world.run(60_000);
            assert_delivered(&world, &format!("cut at {cut}, again after {again}"));
        }
    }
}

#[test]
fn a_lost_answer_at_any_call_makes_no_second_ticket() {
    for n in 0..8 {
        for before in [true, false] {
            let (mut world, mut count) = (World::new(), 0);
            world.fault = Box::new(move |_| {
                count += 1;
                let fault = if before { Fault::Before(lost()) } else { Fault::After(lost()) };
                (count == n + 1).then_some(fault)
            });
            world.report(event(1, Severity::Critical));
            world.run(DAY / 24);
            assert_delivered(&world, &format!("call {n} lost, before: {before}"));
            if n == 0 {
                assert_eq!(world.calls[..2], ["open", "look-up"], "look up before opening again");
            }
        }
    }
}

#[test]
fn a_save_that_fails_drops_a_fresh_report_and_nothing_else() {
    for n in 0..12 {
        let mut world = World::new();
        world.fail_save = Box::new(move |save| save == n);
        let id = world.report(event(1, Severity::Critical));
        world.run(DAY / 24);
        if n == 0 {
            assert_eq!(world.dropped, [id]);
            assert!(world.forwarder.ticket(id).is_none() && world.accepted.is_empty());
            assert!(world.calls.is_empty(), "nothing goes out that is not durable");
            world.report(event(1, Severity::Critical));
            world.run(DAY / 24);
        }
        assert_delivered(&world, &format!("save {n} failed"));
        assert_eq!(world.accepted, [id]);
    }
}

#[test]
fn what_is_said_about_a_state_is_said_when_it_is_durable() {
    let mut world = World::new();
    world.report(event(1, Severity::Critical));
    world.fail_save = Box::new(|save| save > 2);
    world.run(DAY / 24);
    assert_eq!(world.changes, [], "Active is not durable");
    assert_eq!(world.slots.len(), 1, "and the package is not given away");
    world.fail_save = Box::new(|_| false);
    world.run(DAY / 24);
    assert_eq!(world.changes.len(), 1);
    assert_delivered(&world, "the store is well again");
}

#[test]
fn a_package_that_arrives_damaged_is_sent_three_times() {
    let mut world = World::new();
    world.damage = true;
    let id = world.report(event(1, Severity::Critical));
    world.run(DAY / 24);
    assert_eq!(world.state(id), TicketState::Active);
    let view = world.forwarder.ticket(id).unwrap();
    assert_eq!(view.package(), "there is none: it arrived damaged too often");
    assert_eq!(world.calls.iter().filter(|call| **call == "claim").count(), 3);
    assert!(world.slots.is_empty());
}

#[test]
fn an_upload_that_is_lost_there_begins_anew() {
    let mut world = World::new();
    world.report(event(1, Severity::Critical));
    while world.calls.last() != Some(&"chunk") {
        world.step();
    }
    world.centre.expire_uploads().unwrap();
    world.run(DAY / 24);
    assert_delivered(&world, "lost upload");
    assert_eq!(world.calls.iter().filter(|call| **call == "create").count(), 2);
}

#[test]
fn a_package_that_is_too_large_does_not_hold_its_ticket() {
    let mut world = World::new();
    world.centre.set_max_upload(1000);
    let id = world.report(event(1, Severity::Critical));
    world.settle();
    assert_eq!(world.state(id), TicketState::Active);
    assert_eq!(world.calls, ["open", "discover"]);
}

#[test]
fn a_claim_that_takes_time_is_asked_for_less_and_less() {
    let mut world = World::new();
    world.centre.hold_claims(true);
    let id = world.report(event(1, Severity::Critical));
    world.run(DAY / 24);
    assert_eq!(world.state(id), TicketState::Pending);
    assert_eq!(world.forwarder.ticket(id).unwrap().stage(), Stage::Confirming);
    assert!(world.calls.len() < 25, "{}", world.calls.len());
    world.centre.hold_claims(false);
    world.run(DAY / 24);
    assert_delivered(&world, "checked");
}

#[test]
fn urgent_tickets_go_first_and_bulk_last() {
    let mut world = World::new();
    world.forwarder.set_gate(Gate::Disabled, world.now());
    world.report(event(1, Severity::Ok));
    world.report(event(2, Severity::Warning));
    let critical = world.report(event(3, Severity::Critical));
    world.run(1000);
    assert!(world.calls.is_empty(), "a shut gate holds everything");
    world.forwarder.set_gate(Gate::Open, world.now());
    while world.calls.is_empty() {
        world.step();
    }
    assert!(world.forwarder.ticket(critical).unwrap().number().is_some());
    world.settle();
    assert_eq!(world.calls[..3], ["open"; 3]);
    assert_eq!(world.forwarder.tickets().filter(|t| t.state() == TicketState::Active).count(), 3);
}

#[test]
fn one_fault_has_one_open_ticket() {
    let mut world = World::new();
    let id = world.report(event(1, Severity::Critical));
    world.settle();
    let again = world.forwarder.report(&device(), event(1, Severity::Critical), world.now());
    assert_eq!(again, Admission::Counted { ticket: id, count: 1 }, "the same log record");
    let mut draft = callhome::event::EventDraft {
        message_id: event(1, Severity::Ok).message_id().into(),
        message: "again".into(),
        ..callhome::event::EventDraft::default()
    };
    let other = world.forwarder.report(&device(), draft.check().unwrap(), world.now());
    assert_eq!(other, Admission::Counted { ticket: id, count: 2 }, "it happened again");
    draft.notify_support = false;
    let quiet = world.forwarder.report(&device(), draft.check().unwrap(), world.now());
    assert_eq!(quiet, Admission::NotForSupport);
    world.centre.close(&id).unwrap();
    world.run(DAY);
    draft.notify_support = true;
    let fresh = world.forwarder.report(&device(), draft.check().unwrap(), world.now());
    assert!(matches!(fresh, Admission::Opened(new) if new != id && !new.is_derived()));
}

#[test]
fn nobody_reports_before_the_terms_are_accepted() {
    let mut world = World::new();
    for (gate, admits) in [
        (Gate::AgreementMissing, false),
        (Gate::NotConfigured, false),
        (Gate::AgreementRenewal, true),
        (Gate::Disabled, true),
    ] {
        world.forwarder.set_gate(gate, world.now());
        let entry = world.operations as u64 + 10;
        world.operations += 1;
        let admission = world.forwarder.report(&device(), event(entry, Severity::Ok), world.now());
        let refused = Admission::Refused(Refusal::ShutOut(gate));
        assert_eq!(admission != refused, admits, "{gate}");
    }
    world.run(DAY * 30);
    assert!(world.calls.is_empty());
    let waiting = world.forwarder.tickets().filter(|t| t.state() == TicketState::Pending).count();
    assert_eq!(waiting, 2, "nothing is lost and nothing grows old");
}

#[test]
fn another_endpoint_gets_pending_tickets_and_leaves_the_others() {
    let mut world = World::new();
    let first = world.report(event(1, Severity::Critical));
    world.settle();
    let second = world.report(event(2, Severity::Critical));
    while world.forwarder.ticket(second).unwrap().number().is_none() {
        world.step();
    }
    let old = std::mem::replace(&mut world.centre, ServiceCentre::new());
    world.route = Route::new(Endpoint::new("https://other.example/").unwrap());
    world.forwarder.set_origin(&world.route.endpoint().origin(), world.now());
    world.run(DAY);
    assert_eq!(world.state(second), TicketState::Active);
    assert_eq!(world.centre.tickets().len(), 1, "the second, opened anew under its id");
    let questions = world.calls.iter().filter(|call| **call == "look-up").count();
    old.close(&first).unwrap();
    world.run(DAY * 2);
    assert_eq!(world.state(first), TicketState::Active, "held where nobody asks");
    assert!(questions >= 1);
    world.centre = old;
    world.route = Route::new(super::world::endpoint());
    world.forwarder.set_origin(&world.route.endpoint().origin(), world.now());
    world.run(DAY);
    assert_eq!(world.state(first), TicketState::Closed);
    assert_eq!(world.state(second), TicketState::Active);
}

#[test]
fn a_package_whose_claim_was_not_answered_is_not_sent_again() {
    for restarts in [false, true] {
        let mut world = World::new();
        let mut claims = 0;
        world.fault = Box::new(move |call| {
            claims += usize::from(super::world::name(call.ask()) == "claim");
            (claims == 1).then(|| Fault::After(lost()))
        });
        world.report(event(1, Severity::Critical));
        while world.calls.last() != Some(&"claim") {
            world.step();
        }
        world.fault = Box::new(|_| None);
        if restarts {
            world.start();
        }
        let chunks = world.calls.iter().filter(|call| **call == "chunk").count();
        world.run(DAY / 24);
        assert_delivered(&world, &format!("unanswered claim, restarts: {restarts}"));
        let after = world.calls.iter().filter(|call| **call == "chunk").count();
        assert_eq!(after, chunks, "{:?}", world.calls);
    }
}
