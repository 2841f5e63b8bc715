//! When calls go out: after a start, after failures, and whatever the clock says.

use core::time::Duration;
use std::cell::RefCell;
use std::rc::Rc;

use callhome::event::Severity;
use callhome::forwarder::{Config, Output};
use callhome::ticket::TicketState;
use callhome::{Cause, Peer, Uptime, WallTime};

use super::world::{DAY, Fault, World, at, event, lost, service_data};

const HOUR: u64 = DAY / 24;

/// An answer with that status and `Retry-After`.
fn busy(status: u16, retry_after: &str) -> http::Response<Vec<u8>> {
    http::Response::builder()
        .status(status)
        .header("retry-after", retry_after)
        .header("date", "Sun, 06 Nov 1994 08:49:37 GMT")
        .body(Vec::new())
        .unwrap()
}

fn seconds_to_next_try(world: &World) -> u64 {
    let next = world.forwarder.tickets().next().unwrap().next_try().unwrap();
    next.since(world.now().uptime()).as_secs()
}

#[test]
fn a_backlog_is_spread_after_a_start_and_a_new_report_does_not_wait() {
    let mut world = World::new();
    world.fault = Box::new(|_| Some(Fault::Before(lost())));
    for n in 1..=40 {
        world.report(event(n, Severity::Critical));
    }
    world.run(1_000);
    world.fault = Box::new(|_| None);
    world.reports.clear();
    world.millis = 0;
    world.start();
    let dues: Vec<_> = world.forwarder.tickets().filter_map(|ticket| ticket.next_try()).collect();
    assert_eq!(dues.len(), 40);
    let fresh = world.report(event(99, Severity::Critical));
    world.calls.clear();
    while world.forwarder.ticket(fresh).unwrap().number().is_none() {
        world.step();
    }
    assert!(world.millis < 1_000, "a new report does not wait: {}", world.millis);
    let in_each_second =
        |second: u64| dues.iter().filter(|due| due.as_millis() / 1_000 == second).count();
    assert!((0..5).all(|second| (1..=20).contains(&in_each_second(second))), "{dues:?}");
    assert!(dues.iter().all(|due| *due <= Uptime::from_millis(5_000)));
    world.run(HOUR);
    assert!(world.forwarder.tickets().all(|ticket| ticket.state() == TicketState::Active));
}

#[test]
fn retry_after_is_honoured_in_both_forms_clamped_and_shown() {
    let day = 24 * 60 * 60;
    for (told, wait, clamped) in [
        ("7200", 7200, false),
        ("Sun, 06 Nov 1994 10:49:37 GMT", 7200, false),
        ("1000000000", day, true),
        ("Fri, 31 Dec 9999 23:59:59 GMT", day, true),
    ] {
        for status in [503, 429, 500] {
            let mut world = World::new();
            world.data = None;
            world.centre.answer_next(busy(status, told));
            world.report(event(1, Severity::Warning));
            world.settle();
            let next = seconds_to_next_try(&world);
            // A little is added by chance, for many devices are told the same.
            assert!((wait - 1..=wait + wait / 8).contains(&next), "{status} {told}: {next}");
            let shown = world.forwarder.tickets().next().unwrap().retry_after().unwrap();
            assert_eq!((shown.wait().as_secs(), shown.is_clamped()), (wait, clamped), "{told}");
            world.run((wait + wait / 8) * 1_000 + 60_000);
            let ticket = world.forwarder.tickets().next().unwrap();
            assert_eq!((ticket.state(), ticket.retry_after()), (TicketState::Active, None));
        }
    }
}

#[test]
fn what_makes_no_sense_in_retry_after_is_the_normal_wait() {
    for told in ["0", "-5", "soon", "Sun, 06 Nov 1994 08:49:36 GMT", "1.5"] {
        let mut world = World::new();
        world.centre.answer_next(busy(503, told));
        world.report(event(1, Severity::Warning));
        world.settle();
        let next = seconds_to_next_try(&world);
        assert!(next <= 5, "{told}: {next}");
        assert_eq!(world.forwarder.tickets().next().unwrap().retry_after(), None);
    }
}

#[test]
fn too_many_requests_without_a_wait_is_about_a_minute() {
    let mut world = World::new();
    let answer = http::Response::builder().status(429).body(Vec::new()).unwrap();
    world.centre.answer_next(answer);
    world.report(event(1, Severity::Warning));
    world.settle();
    let next = seconds_to_next_try(&world);
    assert!((54..=66).contains(&next), "{next}");
}

/// When calls went out in an outage of so long.
fn calls_in_an_outage(seed: u64, millis: u64) -> Vec<u64> {
    let mut world = World::new();
    world.millis = seed;
    world.start();
    let times = Rc::new(RefCell::new(Vec::new()));
    world.report(event(1, Severity::Critical));
    let seen = times.clone();
    let clock = Rc::new(RefCell::new(0));
    let reads = clock.clone();
    world.fault = Box::new(move |_| {
        seen.borrow_mut().push(*reads.borrow());
        Some(Fault::Before(lost()))
    });
    let end = world.millis + millis;
    while world.millis < end {
        *clock.borrow_mut() = world.millis - seed;
        match world.step() {
            Some(Some(until)) => world.millis = until.as_millis().min(end),
            Some(None) => break,
            None => {}
        }
    }
    times.take()
}

#[test]
fn three_quick_tries_then_the_long_schedule_with_full_jitter() {
    let mut second_tries = Vec::new();
    for seed in 1..=40 {
        let times = calls_in_an_outage(seed * 1_000, DAY);
        // 5, 10 and 20 seconds at most, then 2 minutes and more.
        let quick = times.iter().filter(|at| **at < 36_000).count();
        assert!((4..=12).contains(&quick), "seed {seed}: {quick} within 36 s");
        for (n, pair) in times.windows(2).enumerate() {
            let ceiling = [5, 10, 20, 120, 240, 480, 960, 1920].get(n).copied().unwrap_or(3600);
            let gap = pair[1] - pair[0];
            assert!(gap <= ceiling * 1_000 + 60, "seed {seed}: try {n} after {gap} ms");
        }
        assert!(times.len() < 120, "seed {seed}: {} calls a day", times.len());
        second_tries.push(times[1] - times[0]);
    }
    second_tries.sort_unstable();
    let (early, late) = (second_tries[4], second_tries[35]);
    assert!(early < 1_500 && late > 3_500, "full jitter: {second_tries:?}");
}

#[test]
fn one_probe_at_a_time_while_the_way_is_down() {
    let mut world = World::new();
    world.config = world.config.clone().with_max_calls(Config::MAX_CALLS).unwrap();
    world.start();
    for n in 1..=30 {
        world.report(event(n, Severity::Warning));
    }
    let mut under_way = Vec::new();
    loop {
        match world.forwarder.poll(world.now()) {
            Output::Call(call) => under_way.push(call.id()),
            Output::Save(save) => world.forwarder.saved(save.token(), world.now()),
            Output::Wait(_) => break,
            _ => {}
        }
    }
    assert_eq!(under_way.len(), Config::MAX_CALLS);
    let refused = Cause::ConnectionRefused { peer: Peer::ServiceCentre };
    for call in under_way {
        world.forwarder.answered(call, Err(refused.clone().into()), world.now());
    }
    for hour in 1..20 {
        world.millis += 2 * HOUR;
        let (mut probes, now) = (Vec::new(), world.now());
        loop {
            match world.forwarder.poll(now) {
                Output::Call(call) => probes.push(call.id()),
                Output::Save(save) => world.forwarder.saved(save.token(), now),
                Output::Wait(_) => break,
                _ => {}
            }
        }
        assert_eq!(probes.len(), 1, "after {hour} waits");
        world.forwarder.answered(probes[0], Err(refused.clone().into()), now);
    }
}

#[test]
fn failed_keeps_the_package_for_as_long_as_the_ticket_and_resend_sends_it() {
    let mut world = World::new();
    world.fault = Box::new(|_| Some(Fault::Before(lost())));
    let id = world.report(event(1, Severity::Warning));
    world.run(8 * DAY);
    assert_eq!(world.state(id), TicketState::Failed);
    world.data = Some(b"not collected again".to_vec());
    world.run(30 * DAY);
    world.start();
    world.fault = Box::new(|_| None);
    world.forwarder.resend(id, world.now()).unwrap();
    world.run(HOUR);
    assert_eq!(world.state(id), TicketState::Active);
    let there = world.centre.tickets();
    assert_eq!(there[0].packages, [callhome::event::Sha256::of(&service_data())]);
}

/// What happens in ten days with two outages, at which times, with that clock.
fn history(wall: impl Fn(u64) -> Option<WallTime>) -> Vec<(u64, usize, usize)> {
    let mut world = World::new();
    let mut seen = Vec::new();
    for step in 0..240_u64 {
        world.wall = wall(step);
        if step % 24 == 0 {
            world.report(event(1 + step, Severity::Warning));
        }
        let is_down = step % 100 < 60 && step < 200;
        world.fault = Box::new(move |_| is_down.then(|| Fault::Before(lost())));
        world.run(HOUR);
        seen.push((world.millis, world.calls.len(), world.changes.len()));
    }
    assert!(world.forwarder.tickets().all(|ticket| ticket.state() == TicketState::Active));
    seen
}

#[test]
fn steps_of_the_clock_neither_lose_nor_hurry_anything() {
    let now: WallTime = "2026-06-01T12:00:00Z".parse().unwrap();
    let years = |years: i64| {
        WallTime::from_unix_seconds(now.unix_seconds() + years * 365 * DAY as i64 / 1000).unwrap()
    };
    let unknown = history(|_| None);
    assert_eq!(history(|_| Some(now)), unknown, "a clock changes nothing");
    assert_eq!(history(|step| Some(years(10 * i64::from(step > 90)))), unknown);
    assert_eq!(history(|step| Some(years(-10 * i64::from(step > 90)))), unknown);
    let wild = |step: u64| match step % 6 {
        0 | 3 => None,
        even if even % 2 == 0 => Some(years(-10)),
        _ => Some(years(10)),
    };
    assert_eq!(history(wild), unknown);
}

#[test]
fn a_moment_that_comes_again_is_harmless() {
    // A host whose monotonic clock goes back breaks a rule, and loses nothing.
    let mut world = World::new();
    world.fault = Box::new(|_| Some(Fault::Before(lost())));
    let id = world.report(event(1, Severity::Warning));
    world.run(HOUR);
    let _ = world.forwarder.poll(at(5));
    world.fault = Box::new(|_| None);
    world.run(2 * HOUR);
    assert_eq!(world.state(id), TicketState::Active);
    let waits = world.forwarder.ticket(id).unwrap().next_try();
    assert!(waits.is_some_and(|at| at.since(world.now().uptime()) < Duration::from_secs(86_400)));
}
