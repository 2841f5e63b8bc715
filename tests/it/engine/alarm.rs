//! The dead-man switch: call home cannot report that call home is down.

use core::time::Duration;

use callhome::Cause;
use callhome::event::Severity;
use callhome::forwarder::{Config, Gate};

use super::world::{DAY, Fault, World, event, lost};

const HOUR: u64 = DAY / 24;

fn broken(cause: Cause) -> World {
    let mut world = World::new();
    world.fault = Box::new(move |_| Some(Fault::Before(cause.clone())));
    world
}

#[test]
fn it_is_raised_once_after_a_day_and_cleared_by_a_delivery() {
    let mut world = broken(lost());
    world.report(event(1, Severity::Warning));
    world.run(DAY - 1_000);
    assert!(world.alarms.is_empty() && world.forwarder.alarm().is_none());
    world.run(2_000);
    assert_eq!(world.alarms, [true]);
    assert!(world.forwarder.alarm() >= Some(Config::ALARM_AFTER));
    world.run(3 * DAY);
    assert_eq!(world.alarms, [true], "once for each outage");
    world.fault = Box::new(|_| None);
    world.run(2 * HOUR);
    assert_eq!(world.alarms, [true, false]);
    assert_eq!(world.forwarder.alarm(), None);
    assert_eq!((world.count_entries("alarm-raised"), world.count_entries("alarm-cleared")), (1, 1));

    // The next outage is another one.
    world.fault = Box::new(|_| Some(Fault::Before(lost())));
    world.run(3 * DAY);
    assert_eq!(world.alarms, [true, false], "nothing is to be delivered");
    world.report(event(2, Severity::Warning));
    world.run(DAY + 1_000);
    assert_eq!(world.alarms, [true, false, true]);
}

#[test]
fn whatever_the_reason_is_that_nothing_is_delivered() {
    for cause in [
        Cause::CredentialsRefused { status: 401 },
        Cause::Status { status: 500, words: callhome::Excerpt::default() },
        Cause::Status { status: 429, words: callhome::Excerpt::default() },
        Cause::ClockUntrusted { given: None, floor: None },
    ] {
        let mut world = broken(cause.clone());
        world.report(event(1, Severity::Warning));
        world.run(DAY + 1_000);
        assert_eq!(world.alarms, [true], "{cause}");
    }
    let mut world = World::new();
    world.report(event(1, Severity::Warning));
    world.forwarder.set_gate(Gate::AgreementRenewal, world.now());
    world.run(DAY + 1_000);
    assert_eq!(world.alarms, [true], "new terms wait to be accepted");
}

#[test]
fn what_is_held_on_purpose_raises_none() {
    let mut world = World::new();
    world.report(event(1, Severity::Warning));
    world.forwarder.set_gate(Gate::Disabled, world.now());
    world.run(9 * DAY);
    assert!(world.alarms.is_empty());
    // Nor does a package that waits for a person.
    let mut world = World::new();
    world.config = world.config.clone().with_approval_required(true);
    world.start();
    world.report(event(2, Severity::Warning));
    world.run(3 * DAY);
    assert!(world.alarms.is_empty());
}

#[test]
fn that_an_old_ticket_can_be_asked_about_is_no_delivery() {
    let mut world = World::new();
    world.report(event(1, Severity::Warning));
    world.settle();
    let cause = Cause::Status { status: 500, words: callhome::Excerpt::default() };
    world.fault = Box::new(move |call| {
        matches!(call.ask(), callhome::forwarder::Ask::Open { .. })
            .then(|| Fault::Before(cause.clone()))
    });
    world.report(event(2, Severity::Warning));
    world.run(DAY + 1_000);
    assert_eq!(world.alarms, [true]);
}

#[test]
fn a_test_call_clears_it() {
    let mut world = broken(lost());
    world.report(event(1, Severity::Warning));
    world.run(DAY + 1_000);
    world.forwarder.line_proved(world.now());
    world.step();
    world.step();
    world.settle();
    assert_eq!(world.alarms, [true, false]);
}

#[test]
fn it_stands_over_a_restart_and_is_not_raised_again() {
    let mut world = broken(lost());
    world.report(event(1, Severity::Warning));
    world.run(DAY + 1_000);
    for _ in 0..3 {
        world.start();
        assert!(world.forwarder.alarm().is_some());
        world.run(2 * HOUR);
    }
    assert_eq!(world.alarms, [true]);
    world.start();
    world.fault = Box::new(|_| None);
    world.run(2 * HOUR);
    assert_eq!(world.alarms, [true, false]);
    world.start();
    assert_eq!(world.forwarder.alarm(), None);
}

#[test]
fn a_reboot_loop_does_not_begin_the_time_anew() {
    let mut world = broken(lost());
    world.report(event(1, Severity::Warning));
    let mut boots = 0;
    while world.alarms.is_empty() {
        world.run(HOUR / 2);
        world.start();
        boots += 1;
        assert!(boots < 2 * 48, "at least half of the time is remembered");
    }
    assert!(boots >= 47);
}

#[test]
fn the_host_chooses_how_long() {
    let mut world = broken(lost());
    world.config = world.config.clone().with_alarm_after(Duration::from_secs(600)).unwrap();
    world.start();
    world.report(event(1, Severity::Warning));
    world.run(599_000);
    assert!(world.alarms.is_empty());
    world.run(2_000);
    assert_eq!(world.alarms, [true]);
}
