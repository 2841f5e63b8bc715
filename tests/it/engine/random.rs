//! Random traces: whatever is done in whatever order, nothing accepted is lost,
//! there is one ticket for each occurrence, and in the end all are delivered.

use callhome::event::Severity;
use callhome::forwarder::{Admission, Gate};
use callhome::ticket::{Note, TicketId, TicketState};
use callhome::{Cause, Excerpt};
use proptest::prelude::*;

use super::world::{Fault, World, device, event, lost};

#[derive(Clone, Copy, Debug)]
enum Deed {
    Report(u8),
    Step(u8),
    Wait(u16),
    Restart,
    Fail(u8),
    FailSave,
    Gate(bool),
    Cancel(u8),
    Note(u8),
    Resend(u8),
    Close(u8),
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        3 => (0..5_u8).prop_map(Deed::Report),
        8 => (1..12_u8).prop_map(Deed::Step),
        4 => any::<u16>().prop_map(Deed::Wait),
        2 => Just(Deed::Restart),
        3 => any::<u8>().prop_map(Deed::Fail),
        1 => Just(Deed::FailSave),
        1 => any::<bool>().prop_map(Deed::Gate),
        1 => (0..5_u8).prop_map(Deed::Cancel),
        1 => (0..5_u8).prop_map(Deed::Note),
        1 => (0..5_u8).prop_map(Deed::Resend),
        1 => (0..5_u8).prop_map(Deed::Close),
    ]
}

fn cause(n: u8) -> Cause {
    let status = |status| Cause::Status { status, words: Excerpt::default() };
    match n % 8 {
        0 => status(500),
        1 => status(503),
        2 => status(429),
        3 => Cause::CredentialsRefused { status: 401 },
        4 => Cause::AnswerCut,
        5 => Cause::Stopped,
        _ => lost(),
    }
}

fn ticket(n: u8) -> TicketId {
    let event = event(u64::from(n), Severity::Warning);
    TicketId::derive(&device(), event.occurrence_key().unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..Default::default() })]
    #[test]
    fn whatever_is_done_in_whatever_order(deeds in proptest::collection::vec(deed(), 1..60)) {
        let mut world = World::new();
        world.data = Some(vec![7; 100_000]);
        for deed in deeds {
            let now = world.now();
            match deed {
                Deed::Report(n) => {
                    let severity = [Severity::Ok, Severity::Warning, Severity::Critical];
                    let event = event(u64::from(n), severity[usize::from(n % 3)]);
                    let admission = world.forwarder.report(&device(), event, now);
                    prop_assert!(!matches!(admission, Admission::Refused(_)));
                }
                Deed::Step(n) => for _ in 0..n { world.step(); },
                Deed::Wait(n) => world.run(u64::from(n) * u64::from(n) / 8),
                Deed::Restart => world.start(),
                Deed::Fail(n) => {
                    let mut left = n % 4;
                    world.fault = Box::new(move |_| {
                        left = left.checked_sub(1)?;
                        let cause = cause(n / 4);
                        Some(if n % 2 == 0 { Fault::Before(cause) } else { Fault::After(cause) })
                    });
                }
                Deed::FailSave => {
                    let from = world.saves;
                    world.fail_save = Box::new(move |save| save == from || save == from + 1);
                }
                Deed::Gate(open) => {
                    let gate = if open { Gate::Open } else { Gate::Disabled };
                    world.forwarder.set_gate(gate, now);
                }
                Deed::Cancel(n) => { let _ = world.forwarder.cancel(ticket(n), now); }
                Deed::Note(n) => {
                    let _ = world.forwarder.note(ticket(n), Note::new("t", "b").unwrap(), now);
                }
                Deed::Resend(n) => { let _ = world.forwarder.resend(ticket(n), now); }
                Deed::Close(n) => { world.centre.close(&ticket(n)).unwrap(); }
            }
            for id in &world.accepted {
                prop_assert!(world.forwarder.ticket(*id).is_some(), "accepted and lost");
            }
        }
        world.fault = Box::new(|_| None);
        world.fail_save = Box::new(|_| false);
        world.forwarder.set_gate(Gate::Open, world.now());
        world.forwarder.line_proved(world.now());
        world.run(8 * 60 * 60 * 1000);
        let there = world.centre.tickets();
        for ticket in world.forwarder.tickets() {
            prop_assert_ne!(ticket.state(), TicketState::Pending, "{:?}", world.calls);
            prop_assert_eq!(there.iter().filter(|t| t.id == ticket.id()).count(), 1);
        }
        for id in &world.accepted {
            prop_assert!(world.forwarder.ticket(*id).is_some());
        }
        prop_assert!(world.slots.is_empty(), "{:?}", world.slots.keys());
    }
}
