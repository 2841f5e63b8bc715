//! What an administrator does, in every state.

use callhome::event::Severity;
use callhome::forwarder::{OperationError, Stage};
use callhome::testing::CancellationPolicy;
use callhome::ticket::{Note, TicketId, TicketState};
use callhome::{Cause, Excerpt};

use super::world::{DAY, Fault, World, event};

fn note() -> Note {
    Note::new("Access", "The key is at the reception, MARKER.").unwrap()
}

/// A world with one ticket in that state.
fn in_state(state: TicketState) -> (World, TicketId) {
    let mut world = World::new();
    if state == TicketState::Failed {
        let words = Excerpt::default();
        let cause = Cause::Status { status: 400, words };
        world.fault = Box::new(move |_| Some(Fault::Before(cause.clone())));
    }
    let id = world.report(event(1, Severity::Warning));
    if state == TicketState::Pending {
        world.centre.hold_claims(true);
    }
    world.run(5000);
    match state {
        TicketState::Closed => assert!(world.centre.close(&id).unwrap()),
        TicketState::Cancelled => assert!(world.centre.cancel(&id).unwrap()),
        _ => {}
    }
    world.run(DAY);
    world.fault = Box::new(|_| None);
    assert_eq!(world.state(id), state, "{:?}", world.calls);
    (world, id)
}

#[test]
fn every_action_in_every_state() {
    for state in TicketState::ALL {
        let wrong = Err(OperationError::WrongState(state));

        let (mut world, id) = in_state(state);
        let expected = if state == TicketState::Active { Ok(()) } else { wrong };
        assert_eq!(world.forwarder.cancel(id, world.now()), expected, "cancel {state}");
        world.run(DAY);
        let after = if state == TicketState::Active { TicketState::Cancelled } else { state };
        assert_eq!(world.state(id), after);

        let (mut world, id) = in_state(state);
        let takes = matches!(state, TicketState::Pending | TicketState::Active);
        let taken = world.forwarder.note(id, note(), world.now());
        assert_eq!(taken.map(|_| ()), if takes { Ok(()) } else { wrong }, "note {state}");
        world.centre.hold_claims(false);
        world.run(DAY);
        assert_eq!(world.calls.contains(&"note"), takes);
        assert_eq!(world.erasures, usize::from(takes), "delivered, and gone from the store");
        assert_eq!(world.forwarder.ticket(id).unwrap().waiting_notes(), 0);

        let (mut world, id) = in_state(state);
        let expected = if state == TicketState::Failed { Ok(()) } else { wrong };
        assert_eq!(world.forwarder.resend(id, world.now()), expected, "resend {state}");
        world.run(DAY);
        let after = if state == TicketState::Failed { TicketState::Active } else { state };
        assert_eq!(world.state(id), after);

        let (mut world, id) = in_state(state);
        let expected = if takes { wrong } else { Ok(()) };
        assert_eq!(world.forwarder.forget(id, world.now()), expected, "forget {state}");
        world.run(1000);
        assert_eq!(world.forwarder.ticket(id).is_some(), takes);
        assert_eq!(world.store.keys().any(|key| key.contains(&id.to_string())), takes);
        assert!(takes || world.slots.is_empty());
    }
}

#[test]
fn an_unknown_ticket_is_called_that() {
    let (mut world, now) = (World::new(), super::world::at(0));
    let id = TicketId::from_random([9; 16]);
    let unknown = OperationError::UnknownTicket;
    assert_eq!(world.forwarder.cancel(id, now), Err(unknown));
    assert_eq!(world.forwarder.note(id, note(), now), Err(unknown));
    assert_eq!(world.forwarder.resend(id, now), Err(unknown));
    assert_eq!(world.forwarder.forget(id, now), Err(unknown));
}

#[test]
fn a_wish_that_is_taken_down_waits_for_the_decision() {
    let (mut world, id) = in_state(TicketState::Active);
    world.centre.set_cancellation(CancellationPolicy::Ask);
    world.forwarder.cancel(id, world.now()).unwrap();
    world.run(60_000);
    assert_eq!(world.forwarder.ticket(id).unwrap().stage(), Stage::CancelAsked);
    world.start();
    world.run(60_000);
    assert_eq!(world.forwarder.ticket(id).unwrap().stage(), Stage::CancelAsked);
    world.centre.close(&id).unwrap();
    world.run(DAY / 24);
    assert_eq!(world.state(id), TicketState::Closed, "closed meanwhile: that wins");
}

#[test]
fn a_wish_that_is_refused_is_dropped() {
    let (mut world, id) = in_state(TicketState::Active);
    world.centre.set_cancellation(CancellationPolicy::Refuse);
    world.forwarder.cancel(id, world.now()).unwrap();
    world.run(60_000);
    assert_eq!(world.forwarder.ticket(id).unwrap().stage(), Stage::Following);
    let said = world.forwarder.journal().entries().any(|entry| entry.id() == "cancel-refused");
    assert!(said);
}

#[test]
fn a_note_is_stored_until_it_is_delivered_and_shown_nowhere() {
    let (mut world, id) = in_state(TicketState::Active);
    world.fault = Box::new(|_| Some(Fault::Before(super::world::lost())));
    world.forwarder.note(id, note(), world.now()).unwrap();
    world.run(DAY);
    let holds = |world: &World| world.store.values().any(|v| contains(v, b"MARKER"));
    assert!(holds(&world));
    world.start();
    world.run(DAY);
    let shown = format!("{:?}", world.forwarder);
    assert!(!shown.contains("MARKER"));
    assert!(holds(&world), "two days are not seven");
    world.run(DAY * 6);
    assert!(!holds(&world));
    assert!(world.forwarder.journal().entries().any(|entry| entry.id() == "note-dropped"));
    for entry in world.forwarder.journal().entries() {
        assert!(!entry.to_string().contains("MARKER"));
    }
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn notes_of_two_starts_are_two_without_a_clock_and_with_the_same_seed() {
    let (mut world, id) = in_state(TicketState::Active);
    for notes in 1..=3 {
        // No time passes, and the seed is the same.
        world.start();
        world.forwarder.note(id, note(), world.now()).unwrap();
        let now = world.millis;
        world.run(60_000);
        world.millis = now;
        let there = world.centre.tickets();
        assert_eq!(there[0].notes, notes, "{:?}", world.calls);
    }
}

#[test]
fn notes_end_at_their_bound() {
    let (mut world, id) = in_state(TicketState::Pending);
    for _ in 0..callhome::forwarder::Forwarder::MAX_NOTES {
        world.forwarder.note(id, note(), world.now()).unwrap();
    }
    let over = world.forwarder.note(id, note(), world.now());
    assert_eq!(over, Err(OperationError::TooManyNotes));
}

#[test]
fn a_batch_ends_at_its_bound_however_full_its_tickets_are() {
    let mut world = World::new();
    world.forwarder.set_gate(callhome::forwarder::Gate::Disabled, world.now());
    let body = "\u{10348}".repeat(Note::MAX_BODY_CHARS);
    for n in 0..40 {
        let id = world.report(event(n, Severity::Ok));
        for _ in 0..callhome::forwarder::Forwarder::MAX_NOTES {
            world.forwarder.note(id, Note::new("t", &body).unwrap(), world.now()).unwrap();
        }
    }
    world.run(1000);
    assert_eq!(world.accepted.len(), 40);
    assert!(world.saves >= 5, "{}", world.saves);
}
