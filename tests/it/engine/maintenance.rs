//! Maintenance: what is reported meanwhile becomes no ticket.

use core::time::Duration;

use callhome::event::{Event, Severity};
use callhome::forwarder::{Admission, DropReason, Forwarder, MaintenanceError, Refusal};
use callhome::ticket::TicketState;

use super::world::{DAY, World, device, event};

const HOUR: u64 = DAY / 24;
const REFUSED: Admission = Admission::Refused(Refusal::Maintenance);

fn report(world: &mut World, entry: u64) -> Admission {
    world.forwarder.report(&device(), event(entry, Severity::Critical), world.now())
}

fn begin(world: &mut World, hours: u64) {
    let length = Duration::from_secs(hours * 60 * 60);
    world.forwarder.start_maintenance(length, "operator", world.now()).unwrap();
}

#[test]
fn faults_become_no_tickets_and_everything_else_goes_on() {
    let mut world = World::new();
    let earlier = world.report(event(1, Severity::Critical));
    begin(&mut world, 4);
    assert_eq!(report(&mut world, 2), REFUSED);
    let call = Event::manual_call("Please look at the fan.").unwrap();
    let called = world.forwarder.report(&device(), call, world.now()).ticket().unwrap();
    world.run(HOUR);
    assert_eq!(world.state(earlier), TicketState::Active);
    assert_eq!(world.state(called), TicketState::Active);
    let again = report(&mut world, 1);
    assert_eq!(again, Admission::Counted { ticket: earlier, count: 1 }, "it has its ticket");
    world.run(3 * HOUR);
    assert!(world.forwarder.maintenance().is_none());
    assert!(matches!(report(&mut world, 2), Admission::Opened(_)), "what is still wrong");
    assert_eq!(world.forwarder.drops().count(DropReason::Maintenance), 1);
    let kinds = ["maintenance-started", "suppressed", "maintenance-ended"];
    assert!(kinds.iter().all(|kind| world.count_entries(kind) == 1));
    let mut entries = world.forwarder.journal().entries();
    let ended = entries.find(|entry| entry.id() == "maintenance-ended").unwrap();
    assert_eq!(ended.message(), "maintenance is over; 1 reports became no tickets");
}

#[test]
fn it_ends_early_when_somebody_says_so() {
    let mut world = World::new();
    begin(&mut world, 72);
    assert_eq!(report(&mut world, 1), REFUSED);
    assert_eq!(world.forwarder.end_maintenance(" ", world.now()), Err(MaintenanceError::Anonymous));
    assert_eq!(world.forwarder.end_maintenance("operator", world.now()), Ok(true));
    assert_eq!(world.forwarder.end_maintenance("operator", world.now()), Ok(false));
    assert!(matches!(report(&mut world, 1), Admission::Opened(_)));
    world.settle();
    world.start();
    assert!(world.forwarder.maintenance().is_none());
}

#[test]
fn it_outlives_restarts_and_the_time_switched_off_is_no_part_of_it() {
    let mut world = World::new();
    begin(&mut world, 10);
    world.settle();
    for hour in 1..10 {
        world.run(HOUR);
        // The machine is off, and its clock starts anew.
        world.millis = hour;
        world.start();
        assert_eq!(report(&mut world, hour), REFUSED, "{hour}");
        let left = world.forwarder.maintenance().unwrap().left();
        assert!(left.as_secs().abs_diff((10 - hour) * 3600) < 60, "{left:?}");
    }
    world.run(HOUR + 1_000);
    assert!(matches!(report(&mut world, 99), Admission::Opened(_)));
}

#[test]
fn its_length_ends_at_its_bounds() {
    let mut world = World::new();
    let now = world.now();
    let mut start = |length| world.forwarder.start_maintenance(length, "operator", now);
    let (min, max) = (Forwarder::MIN_MAINTENANCE, Forwarder::MAX_MAINTENANCE);
    assert_eq!(max, Duration::from_secs(72 * 60 * 60));
    let milli = Duration::from_millis(1);
    assert!(start(max).is_ok() && start(min).is_ok());
    for length in [max + milli, min - Duration::from_secs(1), Duration::ZERO, Duration::MAX] {
        assert!(matches!(start(length), Err(MaintenanceError::OutOfBounds(_))), "{length:?}");
    }
}

#[test]
fn it_is_durable_before_anybody_relies_on_it() {
    let mut world = World::new();
    begin(&mut world, 4);
    world.settle();
    assert!(world.store.contains_key(Forwarder::STATE_KEY));
    world.store.insert(Forwarder::STATE_KEY.into(), b"{".to_vec());
    let entropy = callhome::forwarder::Entropy::new([1; 16], world.now());
    let mut forwarder = Forwarder::new(world.config.clone(), entropy);
    let damaged = forwarder.restore(Forwarder::STATE_KEY, b"{");
    assert!(damaged.is_err(), "set aside and counted; no maintenance is the safe side");
    forwarder.restored(world.now());
    assert!(forwarder.maintenance().is_none());
}
