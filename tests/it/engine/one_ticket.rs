//! Exactly one ticket, also where opening twice would make two.

use callhome::event::{Severity, Sha256};
use callhome::testing::OpeningPolicy;
use callhome::ticket::TicketState;
use callhome::{Cause, Excerpt};

use super::world::{DAY, Fault, World, event, lost};

/// A service centre that makes a case of every opening.
fn world() -> World {
    let world = World::new();
    world.centre.set_opening(OpeningPolicy::AnotherCase);
    world
}

fn assert_one(world: &World, what: &str) {
    let cases = world.centre.tickets();
    assert_eq!(cases.len(), 1, "{what}: {:?}", world.calls);
    let states: Vec<_> = world.forwarder.tickets().map(|ticket| ticket.state()).collect();
    assert_eq!(states, [TicketState::Active], "{what}: {:?}", world.calls);
}

#[test]
fn a_restart_at_any_point_opens_no_second_case() {
    let mut good = world();
    good.report(event(1, Severity::Critical));
    good.settle();
    for cut in 1..=good.operations + 1 {
        for again in [0, 1, 2, 5] {
            let mut world = world();
            world.cut_at = Some(cut);
            world.report(event(1, Severity::Critical));
            while world.cut_at.is_some() && world.operations < 100 {
                world.step();
            }
            world.cut_at = (again > 0).then_some(world.operations + again);
            world.run(60_000);
            assert_one(&world, &format!("cut at {cut}, again after {again}"));
        }
    }
}

#[test]
fn a_lost_answer_at_any_call_opens_no_second_case() {
    for n in 0..8 {
        for restart in [false, true] {
            let (mut world, mut count) = (world(), 0);
            world.fault = Box::new(move |_| {
                count += 1;
                (n..n + 2).contains(&(count - 1)).then(|| Fault::After(lost()))
            });
            world.report(event(1, Severity::Critical));
            world.run(1_000);
            if restart {
                world.start();
            }
            world.run(DAY / 12);
            assert_one(&world, &format!("calls {n} and {} lost, restart: {restart}", n + 1));
        }
    }
}

#[test]
fn every_cause_without_a_definite_answer_is_looked_up_before_opening_again() {
    let status = |status| Cause::Status { status, words: Excerpt::default() };
    for cause in [lost(), Cause::AnswerCut, Cause::Stopped, status(500), status(504), status(429)] {
        let (mut world, mut first, told) = (world(), true, cause.clone());
        world.fault =
            Box::new(move |_| std::mem::take(&mut first).then(|| Fault::After(told.clone())));
        world.report(event(1, Severity::Critical));
        world.run(DAY / 24);
        assert_eq!(world.calls[..2], ["open", "look-up"], "{cause}");
        assert_one(&world, &cause.to_string());
    }
}

#[test]
fn a_failed_ticket_is_looked_up_before_it_is_opened_again() {
    let mut world = world();
    let refused = Cause::Status { status: 400, words: Excerpt::default() };
    world.fault = Box::new(move |_| Some(Fault::After(refused.clone())));
    let id = world.report(event(1, Severity::Critical));
    world.run(1_000);
    assert_eq!(world.state(id), TicketState::Failed);
    assert_eq!(world.centre.tickets().len(), 1, "it had arrived all the same");
    world.fault = Box::new(|_| None);
    world.forwarder.resend(id, world.now()).unwrap();
    world.run(DAY / 24);
    assert_one(&world, "sent again");
}

#[test]
fn a_definite_refusal_before_the_request_needs_no_question() {
    let (mut world, mut first) = (world(), true);
    world.fault = Box::new(move |_| {
        let cause = Cause::ConnectionRefused { peer: callhome::Peer::ServiceCentre };
        std::mem::take(&mut first).then_some(Fault::Before(cause))
    });
    world.report(event(1, Severity::Critical));
    world.run(DAY / 24);
    assert_eq!(world.calls[..2], ["open", "open"]);
    assert_one(&world, "never sent");
}

#[test]
fn a_wiped_store_finds_its_ticket_and_replaces_the_package() {
    let mut good = World::new();
    good.report(event(1, Severity::Critical));
    good.settle();
    for wipe_at in 1..=good.operations {
        let mut world = World::new();
        let id = world.report(event(1, Severity::Critical));
        for _ in 0..wipe_at {
            world.step();
        }
        let had_number = !world.centre.tickets().is_empty();
        world.store.clear();
        world.slots.clear();
        world.data = Some(vec![9; 70_000]); // logs have gone on meanwhile
        world.start();
        world.run(DAY / 24);
        let what = format!("wiped after {wipe_at}");
        assert_eq!(world.state(id), TicketState::Active, "{what}");
        let there = world.centre.tickets();
        assert_eq!((there.len(), there[0].id), (1, id), "{what}");
        assert_eq!(there[0].packages, [Sha256::of(&[9; 70_000])], "{what}");
        let found = "the service centre already had ticket";
        let mut entries = world.forwarder.journal().entries();
        assert_eq!(entries.any(|e| e.message().starts_with(found)), had_number, "{what}");
    }
}
