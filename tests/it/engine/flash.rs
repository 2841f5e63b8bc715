//! What is written in a day of outage, counted as the directory store does it.

use callhome::event::{Event, Severity};

use super::world::{DAY, Fault, World, device, event, lost};

const MINUTE: u64 = 60_000;
const MAX_BYTES: usize = 256 * 1024;

fn outage() -> World {
    let mut world = World::new();
    world.data = None;
    world.fault = Box::new(|_| Some(Fault::Before(lost())));
    world
}

#[test]
fn a_day_of_outage_with_a_fault_that_flaps_stays_within_its_budget() {
    let mut world = outage();
    world.report(event(1, Severity::Warning));
    let flaps = Event::fault(event(1, Severity::Ok).message_id(), Severity::Warning, "x").unwrap();
    for _ in 0..DAY / MINUTE * 6 {
        let _ = world.forwarder.report(&device(), flaps.clone(), world.now());
        world.run(MINUTE / 6);
    }
    println!("{} bytes in {} saves", world.written(), world.saves);
    assert!(world.written() <= MAX_BYTES, "{} bytes", world.written());
    assert!(world.saves <= 400, "{} saves", world.saves);
}

#[test]
fn a_day_of_outage_costs_little_more_with_many_tickets() {
    let mut costs = Vec::new();
    for count in [1, 10, 100] {
        let mut world = outage();
        for n in 0..count {
            world.report(event(n, Severity::Warning));
        }
        world.run(MINUTE);
        let before = world.written();
        world.run(DAY);
        costs.push(world.written() - before);
    }
    println!("bytes a day with 1, 10 and 100 tickets: {costs:?}");
    assert!(costs.iter().all(|cost| *cost <= MAX_BYTES / 2), "{costs:?}");
    assert!(costs[2] < 2 * costs[0] + 32 * 1024, "{costs:?}");
}

#[test]
fn nothing_is_written_while_nothing_waits() {
    let mut world = World::new();
    world.report(event(1, Severity::Warning));
    world.run(DAY);
    let (saves, questions) = (world.saves, world.count_calls("look-up"));
    world.run(10 * DAY);
    assert!(world.count_calls("look-up") > questions + 30);
    assert!(world.saves - saves <= 1, "{} saves", world.saves - saves);
}

#[test]
fn ages_of_many_tickets_are_written_once_for_all() {
    let mut world = World::new();
    world.data = None;
    world.config = world.config.clone().with_max_open(2_000).unwrap();
    world.start();
    for n in 0..2_000 {
        let _ = world.forwarder.report(&device(), event(n, Severity::Warning), world.now());
    }
    world.forwarder.set_gate(callhome::forwarder::Gate::Disabled, world.now());
    world.run(MINUTE);
    let before = world.written();
    world.run(2 * DAY);
    assert!(world.written() - before < 16 * 1024, "{} bytes", world.written() - before);
}
