//! Floods become one ticket, and a full queue gives way to what is more urgent.

use callhome::event::{Event, Severity};
use callhome::forwarder::{Admission, Config, DropReason, FloodLimit, FloodLimits, Refusal};
use callhome::ticket::{TicketId, TicketState};

use super::world::{DAY, Fault, World, device, event, lost};

const HOUR: u64 = DAY / 24;
const LIMIT: u64 = 10;

fn limited() -> World {
    assert_eq!(u64::from(FloodLimits::PER_DEVICE.tickets()), LIMIT);
    let mut world = World::new();
    world.config = Config::new();
    world.start();
    world
}

fn report(world: &mut World, entry: u64, severity: Severity) -> Admission {
    world.forwarder.report(&device(), event(entry, severity), world.now())
}

/// Reports up to the limit.
fn fill(world: &mut World, severity: Severity) {
    for n in 0..LIMIT {
        assert!(matches!(report(world, n, severity), Admission::Opened(_)), "{n}");
        world.settle();
    }
}

fn rolled_up(admission: Admission) -> (TicketId, u64) {
    match admission {
        Admission::RolledUp { ticket, count } => (ticket, count),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_more_than_the_limit_is_one_ticket_with_the_counts() {
    let mut world = limited();
    fill(&mut world, Severity::Warning);
    let (roll_up, _) = rolled_up(report(&mut world, 100, Severity::Warning));
    for n in 101..150 {
        let admission = rolled_up(report(&mut world, n, Severity::Warning));
        assert_eq!(admission, (roll_up, n - 99));
    }
    // The same faults again, as other log records.
    for n in 100..110 {
        let key = callhome::event::OccurrenceKey::new("sel", &format!("again {n}"), "0").unwrap();
        let draft = callhome::event::EventDraft {
            message_id: event(n, Severity::Ok).message_id().into(),
            severity: Severity::Warning,
            message: "again".into(),
            occurrence_key: Some(key),
            ..callhome::event::EventDraft::default()
        };
        rolled_up(world.forwarder.report(&device(), draft.check().unwrap(), world.now()));
    }
    world.run(HOUR / 2);
    let there = world.centre.tickets();
    assert_eq!(there.len() as u64, LIMIT + 1);
    let ticket = there.iter().find(|ticket| ticket.id == roll_up).unwrap();
    assert_eq!(ticket.count, 60);
    assert_eq!(ticket.message_ids.len(), 32, "the others are in the whole count");
    assert_eq!(ticket.message_ids[0], ("Fan.1.0.FanFailed100".into(), 2));
    let view = world.forwarder.ticket(roll_up).unwrap();
    assert!(view.is_roll_up() && view.event().message_id() == Event::FAULTS_ROLLED_UP);
    assert!(view.rolled_up().eq(ticket.message_ids.iter().map(|(id, n)| (id.as_str(), *n))));
    assert_eq!((view.count(), view.told_count()), (60, 60));
    assert!(world.count_calls("tell") <= 4, "{}", world.count_calls("tell"));
    assert_eq!(world.count_entries("rolled-up"), 1);
}

#[test]
fn a_flood_of_warnings_hides_no_critical_fault_and_no_person() {
    let mut world = limited();
    fill(&mut world, Severity::Warning);
    rolled_up(report(&mut world, 100, Severity::Warning));
    rolled_up(report(&mut world, 101, Severity::Ok));
    assert!(matches!(report(&mut world, 102, Severity::Critical), Admission::Opened(_)));
    let call = Event::manual_call("The fan is loud.").unwrap();
    let admission = world.forwarder.report(&device(), call, world.now());
    assert!(matches!(admission, Admission::Opened(_)));
}

#[test]
fn when_the_flood_is_over_faults_have_tickets_again_and_old_records_do_not() {
    let mut world = limited();
    fill(&mut world, Severity::Warning);
    let (roll_up, _) = rolled_up(report(&mut world, 100, Severity::Warning));
    world.run(HOUR + 1_000);
    assert!(matches!(report(&mut world, 101, Severity::Warning), Admission::Opened(_)));
    for _ in 0..2 {
        let again = rolled_up(report(&mut world, 100, Severity::Warning));
        assert_eq!(again, (roll_up, 1), "that log record is in the roll-up");
        world.start();
    }
    // A roll-up that was closed is not opened again by what it has.
    world.run(10_000);
    world.centre.close(&roll_up).unwrap();
    world.run(DAY);
    assert_eq!(world.state(roll_up), TicketState::Closed);
    fill_again(&mut world, 200);
    let (next, _) = rolled_up(report(&mut world, 300, Severity::Warning));
    assert_ne!(next, roll_up);
}

fn fill_again(world: &mut World, from: u64) {
    for n in from..from + LIMIT {
        assert!(matches!(report(world, n, Severity::Warning), Admission::Opened(_)), "{n}");
    }
    world.settle();
}

#[test]
fn a_reboot_loop_does_not_reset_the_limits() {
    let mut world = limited();
    let mut own = 0;
    for n in 0..40 {
        own += u64::from(matches!(report(&mut world, n, Severity::Warning), Admission::Opened(_)));
        world.run(30_000);
        world.start();
    }
    assert_eq!(own, LIMIT);
    assert_eq!(world.forwarder.tickets().count() as u64, LIMIT + 1);
}

#[test]
fn a_wiped_store_finds_the_same_roll_up() {
    let mut world = limited();
    fill(&mut world, Severity::Warning);
    let (roll_up, _) = rolled_up(report(&mut world, 100, Severity::Warning));
    world.settle();
    world.store.clear();
    world.start();
    fill(&mut world, Severity::Warning);
    let (again, _) = rolled_up(report(&mut world, 100, Severity::Warning));
    world.run(HOUR);
    assert_eq!(roll_up, again);
    assert_eq!(world.centre.tickets().len() as u64, LIMIT + 1);
}

#[test]
fn a_roll_up_that_cannot_be_stored_is_not_accepted() {
    let mut world = limited();
    fill(&mut world, Severity::Warning);
    world.fail_save = Box::new(|_| true);
    let (roll_up, _) = rolled_up(report(&mut world, 100, Severity::Warning));
    world.settle();
    assert_eq!(world.dropped, [roll_up]);
    assert!(world.forwarder.ticket(roll_up).is_none());
    assert_eq!(world.forwarder.drops().count(DropReason::NotStored), 1);
}

#[test]
fn limits_can_be_changed_and_count_what_was_before() {
    let mut world = limited();
    fill(&mut world, Severity::Warning);
    let wider = FloodLimit::new(12, FloodLimits::PER_DEVICE.within()).unwrap();
    let limits = FloodLimits::new().with_per_device(Some(wider));
    world.forwarder.set_config(Config::new().with_flood_limits(limits), world.now());
    assert!(matches!(report(&mut world, 100, Severity::Warning), Admission::Opened(_)));
    assert!(matches!(report(&mut world, 101, Severity::Warning), Admission::Opened(_)));
    rolled_up(report(&mut world, 102, Severity::Warning));
}

/// A world where three tickets may be open, and nothing gets out.
fn full(severities: [Severity; 3]) -> (World, Vec<TicketId>) {
    let mut world = World::new();
    world.config = world.config.clone().with_max_open(3).unwrap();
    world.start();
    world.fault = Box::new(|_| Some(Fault::Before(lost())));
    let ids = (1..).zip(severities).map(|(n, severity)| world.report(event(n, severity)));
    let ids = ids.collect();
    world.settle();
    (world, ids)
}

#[test]
fn the_least_urgent_and_latest_gives_way_and_can_be_sent_again() {
    let (mut world, ids) = full([Severity::Warning, Severity::Critical, Severity::Warning]);
    let admission = report(&mut world, 4, Severity::Critical);
    assert!(matches!(admission, Admission::Opened(_)));
    world.settle();
    let states: Vec<_> = ids.iter().map(|id| world.state(*id)).collect();
    assert_eq!(states, [TicketState::Pending, TicketState::Pending, TicketState::Failed]);
    let displaced = world.forwarder.ticket(ids[2]).unwrap();
    assert_eq!(displaced.cause().unwrap().0, "displaced");
    assert_eq!(world.count_entries("displaced"), 1);
    assert_eq!(world.forwarder.drops().count(DropReason::Displaced), 1);
    assert_eq!(world.slots.len(), 4, "its package is kept");

    world.start();
    assert_eq!(world.state(ids[2]), TicketState::Failed);
    world.fault = Box::new(|_| None);
    world.run(HOUR);
    for id in [ids[0], ids[1]] {
        world.centre.close(&id).unwrap();
    }
    world.run(DAY);
    world.forwarder.resend(ids[2], world.now()).unwrap();
    world.run(HOUR);
    assert_eq!(world.state(ids[2]), TicketState::Active);
}

#[test]
fn a_critical_ticket_gives_way_to_nothing() {
    let (mut world, ids) = full([Severity::Critical; 3]);
    for severity in [Severity::Ok, Severity::Warning, Severity::Critical] {
        let refused = Admission::Refused(Refusal::QueueFull { max: 3 });
        assert_eq!(report(&mut world, 10, severity), refused, "{severity:?}");
    }
    assert!(ids.iter().all(|id| world.state(*id) == TicketState::Pending));
    assert_eq!(world.forwarder.drops().count(DropReason::QueueFull), 3);
    assert_eq!(world.count_entries("queue-full"), 3);
}

#[test]
fn a_ticket_that_the_service_centre_works_on_does_not_give_way() {
    let (mut world, ids) = full([Severity::Ok; 3]);
    world.fault = Box::new(|_| None);
    world.run(HOUR);
    assert!(ids.iter().all(|id| world.state(*id) == TicketState::Active));
    let refused = Admission::Refused(Refusal::QueueFull { max: 3 });
    assert_eq!(report(&mut world, 10, Severity::Critical), refused);
}

#[test]
fn a_flood_of_refused_reports_is_counted_and_does_not_fill_the_journal() {
    let (mut world, _) = full([Severity::Critical; 3]);
    for n in 0..5_000 {
        let _ = report(&mut world, 10 + n, Severity::Warning);
    }
    world.settle();
    assert_eq!(world.forwarder.drops().count(DropReason::QueueFull), 5_000);
    assert_eq!(world.count_entries("queue-full"), 16);
    world.run(2 * HOUR);
    world.start();
    assert_eq!(world.forwarder.drops().count(DropReason::QueueFull), 5_000, "over a restart");
}
