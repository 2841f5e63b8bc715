//! Approval: a package waits for a person, and nothing else than what was
//! approved is sent.

use callhome::Excerpt;
use callhome::event::{Severity, Sha256};
use callhome::forwarder::{Config, Gate, OperationError, Stage};
use callhome::ticket::{Note, TicketId, TicketState};

use super::world::{DAY, Fault, World, at, event, lost};

/// Calls that carry or announce bytes of a package.
const BULK: [&str; 5] = ["create", "offset", "chunk", "terminate", "claim"];

/// A world where packages need approval, with one ticket that is open there.
fn waiting() -> (World, TicketId) {
    let mut world = World::new();
    world.config = Config::new().with_approval_required(true);
    world.start();
    let id = world.report(event(1, Severity::Critical));
    world.settle();
    assert_eq!(world.forwarder.ticket(id).unwrap().stage(), Stage::AwaitingApproval);
    (world, id)
}

fn digest(world: &World, id: TicketId) -> Sha256 {
    world.forwarder.ticket(id).unwrap().awaits_approval().expect("it waits").sha256()
}

fn approve(world: &mut World, id: TicketId) {
    let sha256 = digest(world, id);
    world.forwarder.approve(id, sha256, "operator", world.now()).unwrap();
}

fn said(world: &World, id: &str) -> usize {
    world.forwarder.journal().entries().filter(|entry| entry.id() == id).count()
}

fn is_quiet(world: &World) -> bool {
    !world.calls.iter().any(|call| BULK.contains(call))
}

#[test]
fn the_ticket_opens_at_once_and_its_package_waits() {
    let (mut world, id) = waiting();
    assert_eq!(world.calls, ["open"]);
    world.run(6 * DAY);
    assert!(is_quiet(&world), "{:?}", world.calls);
    let view = world.forwarder.ticket(id).unwrap();
    let waits = view.awaits_approval().unwrap();
    assert_eq!((waits.size(), view.state()), (300_000, TicketState::Pending));
    assert_eq!(waits.sha256(), Sha256::of(&world.slots[&id]));
    assert_eq!(
        (view.package().as_str(), view.approval()),
        ("of 300000 bytes awaits approval", None)
    );
    assert_eq!(said(&world, "package-awaits-approval"), 1);

    approve(&mut world, id);
    world.settle();
    assert_eq!(world.state(id), TicketState::Active, "{:?}", world.calls);
    assert_eq!((world.checks, world.centre.tickets()[0].packages.len()), (1, 1));
    let approved = world.forwarder.ticket(id).unwrap().approval();
    assert_eq!(approved, Some(("operator", waits.sha256())));
    assert_eq!(said(&world, "package-approved"), 1);
}

#[test]
fn without_the_requirement_nothing_waits_and_no_slot_is_read_twice() {
    let mut world = World::new();
    let id = world.report(event(1, Severity::Critical));
    world.settle();
    assert_eq!((world.state(id), world.checks), (TicketState::Active, 0));
}

#[test]
fn a_package_waits_also_while_the_ticket_cannot_be_opened() {
    let mut world = World::new();
    world.config = Config::new().with_approval_required(true);
    world.start();
    world.fault = Box::new(|_| Some(Fault::Before(lost())));
    let id = world.report(event(1, Severity::Critical));
    world.run(DAY);
    assert_eq!(world.forwarder.ticket(id).unwrap().stage(), Stage::AwaitingApproval);
    approve(&mut world, id);
    world.run(DAY);
    assert_eq!(world.forwarder.ticket(id).unwrap().stage(), Stage::Opening);
    world.fault = Box::new(|_| None);
    world.run(DAY);
    assert_eq!(world.state(id), TicketState::Active);
}

#[test]
fn only_what_waits_can_be_approved_and_somebody_must_do_it() {
    let (mut world, id) = waiting();
    let (good, now) = (digest(&world, id), world.now());
    let other = Sha256::of(b"another package");
    let unknown = TicketId::from_random([9; 16]);
    let forwarder = &mut world.forwarder;
    assert_eq!(forwarder.approve(unknown, good, "o", now), Err(OperationError::UnknownTicket));
    assert_eq!(forwarder.decline(unknown, "o", now), Err(OperationError::UnknownTicket));
    let differs = OperationError::OtherPackage { waiting: good };
    assert_eq!(forwarder.approve(id, other, "o", now), Err(differs));
    assert_eq!(forwarder.approve(id, good, " ", now), Err(OperationError::Anonymous));
    assert_eq!(forwarder.decline(id, "", now), Err(OperationError::Anonymous));
    world.run(1000);
    assert!(is_quiet(&world));
    approve(&mut world, id);
    let nothing = Err(OperationError::NothingToApprove);
    assert_eq!(world.forwarder.approve(id, good, "o", now), nothing);
    assert_eq!(world.forwarder.decline(id, "o", now), nothing);
    world.settle();
    assert_eq!(world.forwarder.approve(id, good, "o", world.now()), nothing);

    // A person's name is kept like a stranger's words.
    let (mut world, id) = waiting();
    let name = "a\u{1b}[31m\n".to_owned() + &"n".repeat(1000);
    world.forwarder.approve(id, good, &name, world.now()).unwrap();
    world.run(1000);
    world.start();
    let who = world.forwarder.ticket(id).unwrap().approval().unwrap().0;
    assert_eq!(who, Excerpt::new(&name).as_str());
}

#[test]
fn what_is_declined_is_removed_and_the_ticket_goes_on() {
    let (mut world, id) = waiting();
    world.forwarder.decline(id, "operator", world.now()).unwrap();
    world.settle();
    assert_eq!(world.state(id), TicketState::Active);
    assert!(world.slots.is_empty() && is_quiet(&world));
    assert_eq!(
        world.forwarder.ticket(id).unwrap().package(),
        "there is none: declined by operator"
    );
    assert_eq!((said(&world, "package-declined"), said(&world, "no-package")), (1, 1));
}

#[test]
fn what_nobody_approves_in_time_is_not_sent_and_restarts_do_not_begin_the_time_anew() {
    for restarts in [false, true] {
        let (mut world, id) = waiting();
        for _ in 0..6 {
            world.run(DAY);
            if restarts {
                world.start();
            }
        }
        world.run(DAY - 120_000);
        assert_eq!(world.forwarder.ticket(id).unwrap().stage(), Stage::AwaitingApproval);
        // Each restart may cost the hour since the clocks were written last.
        world.run(300_000 + if restarts { DAY / 4 } else { 0 });
        assert_eq!(world.state(id), TicketState::Active, "restarts: {restarts}");
        let package = world.forwarder.ticket(id).unwrap().package();
        assert_eq!(package, "there is none: nobody approved it in time");
        assert_eq!(said(&world, "package-awaits-approval"), 1, "a restart is no news");
        assert_eq!(said(&world, "approval-expired"), 1);
        assert!(world.slots.is_empty() && is_quiet(&world));
    }
}

#[test]
fn the_time_for_approval_runs_also_while_nothing_may_be_sent() {
    let (mut world, id) = waiting();
    world.forwarder.set_gate(Gate::Disabled, world.now());
    world.run(7 * DAY + 120_000);
    assert_eq!(said(&world, "approval-expired"), 1);
    assert_eq!(world.state(id), TicketState::Active);
}

#[test]
fn waiting_for_a_person_does_not_make_a_ticket_fail() {
    let mut world = World::new();
    let long = Config::MAX_APPROVAL_WITHIN;
    let minute = core::time::Duration::from_secs(60);
    world.config = Config::new()
        .with_approval_required(true)
        .with_approval_within(long)
        .and_then(|config| config.with_give_up_after(minute * 10))
        .unwrap();
    world.start();
    let id = world.report(event(1, Severity::Critical));
    world.run(30 * DAY);
    world.start();
    world.run(30 * DAY);
    assert_eq!(world.forwarder.ticket(id).unwrap().stage(), Stage::AwaitingApproval);

    // Once it is approved, trying counts, and not the time before.
    world.fault = Box::new(|_| Some(Fault::Before(lost())));
    approve(&mut world, id);
    world.run(8 * 60_000);
    assert_eq!(world.state(id), TicketState::Pending);
    world.run(8 * 60_000);
    assert_eq!(world.state(id), TicketState::Failed);

    // Opening it waits for nobody: there it fails as it always does.
    let failing = world.report(event(2, Severity::Critical));
    world.run(20 * 60_000);
    assert_eq!(world.state(failing), TicketState::Failed);
}

#[test]
fn an_approval_is_durable_before_anything_is_sent() {
    let (mut world, id) = waiting();
    let fails_from = world.saves;
    world.fail_save = Box::new(move |number| number >= fails_from);
    approve(&mut world, id);
    world.run(DAY);
    assert!(is_quiet(&world), "{:?}", world.calls);
    world.start();
    world.run(1000);
    assert_eq!(world.forwarder.ticket(id).unwrap().stage(), Stage::AwaitingApproval);
    world.fail_save = Box::new(|_| false);
    approve(&mut world, id);
    world.run(DAY / 24);
    assert_eq!(world.state(id), TicketState::Active);
}

#[test]
fn a_restart_at_any_point_needs_one_approval() {
    let whole = {
        let (mut world, id) = waiting();
        approve(&mut world, id);
        world.settle();
        world.operations
    };
    for cut in 1..=whole + 1 {
        let mut world = World::new();
        world.config = Config::new().with_approval_required(true);
        world.start();
        world.cut_at = Some(cut);
        let id = world.report(event(1, Severity::Critical));
        world.run(60_000);
        let before = said(&world, "package-awaits-approval");
        approve(&mut world, id);
        world.run(60_000);
        // Where power went before the approval was durable, it is asked for again.
        if world.forwarder.ticket(id).unwrap().awaits_approval().is_some() {
            assert!(is_quiet(&world), "cut at {cut}: {:?}", world.calls);
            approve(&mut world, id);
            world.run(60_000);
        }
        assert_eq!(world.state(id), TicketState::Active, "cut at {cut}: {:?}", world.calls);
        assert_eq!(world.centre.tickets()[0].packages.len(), 1, "cut at {cut}");
        assert_eq!(before, 1, "cut at {cut}");
        assert!((1..=2).contains(&world.checks), "once in each process: {}", world.checks);
    }
}

#[test]
fn a_slot_that_was_altered_is_not_sent_and_collected_anew() {
    let (mut world, id) = waiting();
    approve(&mut world, id);
    world.slots.get_mut(&id).unwrap()[150_000] ^= 1;
    world.settle();
    assert_eq!(world.calls.iter().filter(|call| BULK.contains(call)).count(), 0);
    assert_eq!(said(&world, "package-altered"), 1);
    let view = world.forwarder.ticket(id).unwrap();
    assert_eq!((view.stage(), view.approval()), (Stage::AwaitingApproval, None));
    assert_eq!(Sha256::of(&world.slots[&id]), digest(&world, id), "collected anew");
    approve(&mut world, id);
    world.settle();
    assert_eq!(world.state(id), TicketState::Active);

    // Altered again and again: the ticket goes on without.
    let (mut world, id) = waiting();
    for _ in 0..3 {
        approve(&mut world, id);
        world.slots.get_mut(&id).unwrap().push(0);
        world.settle();
        world.start();
        world.run(10_000);
    }
    assert_eq!((world.state(id), said(&world, "package-altered")), (TicketState::Active, 3));
    assert!(is_quiet(&world));
}

#[test]
fn an_altered_slot_is_noticed_after_a_restart_in_the_middle_of_an_upload() {
    let (mut world, id) = waiting();
    approve(&mut world, id);
    while world.calls.iter().filter(|call| **call == "chunk").count() < 1 {
        assert_eq!(world.step(), None);
    }
    world.start();
    world.slots.get_mut(&id).unwrap()[299_999] ^= 1;
    let sent = world.calls.len();
    world.run(60_000);
    assert!(!world.calls[sent..].contains(&"chunk"), "{:?}", world.calls);
    assert_eq!(world.forwarder.ticket(id).unwrap().stage(), Stage::AwaitingApproval);
    approve(&mut world, id);
    world.run(60_000);
    assert!(world.calls[sent..].contains(&"terminate"), "what was begun is taken back");
    assert_eq!(world.state(id), TicketState::Active);
}

#[test]
fn a_slot_that_cannot_be_read_is_tried_again_and_then_lost() {
    let (mut world, id) = waiting();
    approve(&mut world, id);
    let slot = world.slots.remove(&id).unwrap();
    world.settle();
    assert_eq!((world.checks, world.state(id)), (1, TicketState::Pending));
    world.slots.insert(id, slot);
    world.run(DAY);
    assert_eq!(world.state(id), TicketState::Active);
    assert_eq!(world.centre.tickets()[0].packages.len(), 1);

    let (mut world, id) = waiting();
    approve(&mut world, id);
    world.slots.clear();
    world.run(DAY);
    assert_eq!((world.checks, world.state(id)), (3, TicketState::Active));
    assert_eq!(world.forwarder.ticket(id).unwrap().package(), "there is none: it cannot be read");
}

#[test]
fn a_stop_while_the_slot_is_read_loses_nothing() {
    let (mut world, id) = waiting();
    approve(&mut world, id);
    world.stopped_checks = 5;
    world.run(DAY);
    assert_eq!(
        world.state(id),
        TicketState::Active,
        "{}",
        world.forwarder.ticket(id).unwrap().package()
    );
    assert_eq!(world.centre.tickets()[0].packages.len(), 1);
}

#[test]
fn an_answer_that_nobody_asked_for_changes_nothing() {
    let (mut world, id) = waiting();
    let now = world.now();
    world.forwarder.slot_checked(id, Ok(Sha256::of(b"")), now);
    world.forwarder.slot_checked(TicketId::from_random([9; 16]), Ok(Sha256::of(b"")), now);
    assert_eq!(world.forwarder.ticket(id).unwrap().stage(), Stage::AwaitingApproval);
    approve(&mut world, id);
    // Before it is asked, nothing is believed.
    let sha256 = Sha256::of(&world.slots[&id]);
    world.forwarder.slot_checked(id, Ok(sha256), now);
    world.settle();
    assert_eq!(world.checks, 1);
}

#[test]
fn what_was_packed_before_approval_was_required_waits_and_the_other_way_round_it_goes() {
    for at_a_restart in [true, false] {
        let mut world = World::new();
        world.forwarder.set_gate(Gate::Disabled, world.now());
        world.forwarder.set_gate(Gate::Open, world.now());
        let mut count = 0;
        world.fault = Box::new(move |call| {
            count += usize::from(super::world::name(call.ask()) == "chunk");
            (count > 1).then(|| Fault::Before(lost()))
        });
        let id = world.report(event(1, Severity::Critical));
        world.settle();
        assert_eq!(world.forwarder.ticket(id).unwrap().stage(), Stage::Uploading);

        let change = |world: &mut World, required| {
            world.config = Config::new().with_approval_required(required);
            let (config, now) = (world.config.clone(), world.now());
            if at_a_restart { world.start() } else { world.forwarder.set_config(config, now) }
        };
        change(&mut world, true);
        world.fault = Box::new(|_| None);
        let sent = world.calls.len();
        world.run(DAY);
        let calls = &world.calls[sent..];
        assert!(calls.iter().all(|call| !BULK.contains(call)), "{calls:?}");
        assert_eq!(world.forwarder.ticket(id).unwrap().stage(), Stage::AwaitingApproval);
        change(&mut world, false);
        world.run(DAY / 24);
        assert_eq!((world.state(id), world.checks), (TicketState::Active, 0));
    }
}

#[test]
fn a_failed_ticket_keeps_its_approval_when_it_is_sent_again() {
    let (mut world, id) = waiting();
    let sha256 = digest(&world, id);
    approve(&mut world, id);
    world.fault = Box::new(|_| Some(Fault::Before(lost())));
    world.run(8 * DAY);
    assert_eq!(world.state(id), TicketState::Failed);
    world.start();
    world.fault = Box::new(|_| None);
    world.forwarder.resend(id, world.now()).unwrap();
    assert_eq!(world.forwarder.ticket(id).unwrap().approval(), Some(("operator", sha256)));
    world.run(DAY);
    assert_eq!(world.state(id), TicketState::Active);
    assert_eq!(world.centre.tickets()[0].packages.len(), 1);

    // One that was never approved waits again, and as long as ever.
    let mut world = World::new();
    let month = core::time::Duration::from_secs(30 * 24 * 60 * 60);
    let config = Config::new().with_approval_required(true);
    world.config = config.with_approval_within(month).unwrap();
    world.start();
    world.fault = Box::new(|_| Some(Fault::Before(lost())));
    let id = world.report(event(1, Severity::Critical));
    world.run(8 * DAY);
    assert_eq!(world.state(id), TicketState::Failed);
    let nothing = Err(OperationError::NothingToApprove);
    assert_eq!(world.forwarder.approve(id, sha256, "o", world.now()), nothing);
    world.fault = Box::new(|_| None);
    world.forwarder.resend(id, world.now()).unwrap();
    world.run(29 * DAY);
    assert_eq!(world.forwarder.ticket(id).unwrap().stage(), Stage::AwaitingApproval);
    assert_eq!(said(&world, "package-awaits-approval"), 2);
}

#[test]
fn a_note_does_not_wait_for_approval_and_a_closed_ticket_needs_none() {
    let (mut world, id) = waiting();
    let note = Note::new("Access", "Ask for Kim.").unwrap();
    world.forwarder.note(id, note, world.now()).unwrap();
    world.settle();
    assert_eq!(world.calls, ["open", "note"]);
    assert_eq!(world.forwarder.ticket(id).unwrap().stage(), Stage::AwaitingApproval);
    world.centre.close(&id).unwrap();
    world.run(DAY);
    assert_eq!(world.state(id), TicketState::Closed);
    assert!(world.slots.is_empty() && is_quiet(&world));
    let stored = &world.store[&format!("ticket.{id}")];
    assert!(!String::from_utf8_lossy(stored).contains("Approval"));
}

#[test]
fn the_journal_keeps_what_was_in_the_package_also_over_a_restart() {
    for restart in [false, true] {
        let (mut world, id) = waiting();
        let sha256 = digest(&world, id);
        let sealed = world.forwarder.journal().entries().find(|e| e.id() == "package-sealed");
        assert!(sealed.unwrap().receipt().is_none(), "nothing was sent yet");
        if restart {
            world.start();
        }
        approve(&mut world, id);
        world.run(10_000);
        world.start();
        let delivered =
            world.forwarder.journal().entries().find(|e| e.id() == "package-delivered").unwrap();
        let kept = delivered.receipt().expect("it says what was sent");
        assert_eq!((kept.sha256(), kept.bytes()), (sha256, 300_000));
        let line = serde_json::to_value(delivered).unwrap();
        assert_eq!(line["Receipt"]["Sha256"], sha256.to_string());
        assert_eq!(line["Receipt"]["Members"], 0);
    }
}

#[test]
fn a_damaged_receipt_costs_no_more_than_itself() {
    let (mut world, id) = waiting();
    let sha256 = digest(&world, id);
    let key = format!("receipt.{id}");
    world.store.remove(&key);
    world.start();
    assert_eq!(digest(&world, id), sha256);
    approve(&mut world, id);
    world.run(10_000);
    assert_eq!(world.state(id), TicketState::Active);
    let delivered =
        world.forwarder.journal().entries().find(|e| e.id() == "package-delivered").unwrap();
    assert!(delivered.receipt().is_none());

    let mut engine = callhome::forwarder::Forwarder::new(
        Config::new(),
        callhome::forwarder::Entropy::new([1; 16], at(0)),
    );
    use callhome::forwarder::Damaged;
    assert_eq!(engine.restore(&key, b"{"), Err(Damaged::Unreadable));
    assert_eq!(engine.restore(&key, &vec![b' '; 256 * 1024 + 1]), Err(Damaged::TooLarge));
    assert_eq!(engine.restore("receipt.x", b"{}"), Err(Damaged::NotOurs));
}
