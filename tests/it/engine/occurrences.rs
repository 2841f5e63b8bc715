//! A fault that happens again is counted on its ticket, and the count is told.

use callhome::event::{Event, EventDraft, OccurrenceKey, Severity};
use callhome::forwarder::Admission;
use callhome::testing::ServiceCentre;
use callhome::ticket::{TicketId, TicketState};
use callhome::{Cause, Excerpt};

use super::world::{DAY, Fault, World, device, event, lost};

const HOUR: u64 = DAY / 24;

/// The fault of `event(1, _)` again, as log record `entry`.
fn again(entry: u64) -> Event {
    EventDraft {
        message_id: event(1, Severity::Ok).message_id().into(),
        severity: Severity::Warning,
        message: "Fan 2 stands still".into(),
        occurrence_key: Some(OccurrenceKey::new("sel", &entry.to_string(), "0").unwrap()),
        ..EventDraft::default()
    }
    .check()
    .unwrap()
}

fn counted(world: &mut World, entry: u64) -> u64 {
    match world.forwarder.report(&device(), again(entry), world.now()) {
        Admission::Counted { count, .. } => count,
        other => panic!("{other:?}"),
    }
}

fn told(world: &World) -> u64 {
    world.centre.tickets()[0].count
}

fn active() -> (World, TicketId) {
    let mut world = World::new();
    let id = world.report(event(1, Severity::Warning));
    world.settle();
    assert_eq!(world.state(id), TicketState::Active);
    (world, id)
}

#[test]
fn the_first_repeat_is_told_at_once() {
    let (mut world, id) = active();
    world.wall = "2026-06-01T12:00:00Z".parse().ok();
    assert_eq!(counted(&mut world, 100), 2);
    world.settle();
    assert_eq!((world.calls.last(), told(&world)), (Some(&"tell"), 2));
    assert_eq!(world.forwarder.ticket(id).unwrap().told_count(), 2);
    assert_eq!(world.accepted.len(), 1, "it is no ticket of its own");
}

#[test]
fn a_fault_every_second_is_one_call_in_ten_minutes() {
    let (mut world, id) = active();
    let (saves, bytes) = (world.saves, world.saved_bytes);
    for n in 0..3600 {
        counted(&mut world, 100 + n);
        world.run(1_000);
    }
    let calls = world.count_calls("tell");
    assert!((6..=7).contains(&calls), "{calls} calls");
    assert!(world.saves - saves <= 40, "{} saves", world.saves - saves);
    let written = world.saved_bytes - bytes;
    assert!(written <= 40 * 1024, "{written} bytes");
    world.run(HOUR / 6);
    assert_eq!((told(&world), world.forwarder.ticket(id).unwrap().count()), (3601, 3601));
    world.run(DAY);
    assert_eq!(world.count_calls("tell"), calls + 1, "what was told is told once");
    assert_eq!(world.centre.tickets().len(), 1);
}

#[test]
fn what_is_counted_during_an_outage_is_told_when_it_is_over() {
    let mut world = World::new();
    world.fault = Box::new(|_| Some(Fault::Before(lost())));
    world.report(event(1, Severity::Warning));
    let before = world.saves;
    for n in 0..5 {
        assert_eq!(counted(&mut world, 100 + n), n + 2);
        world.run(HOUR);
    }
    assert!(world.saves - before < 60, "{}", world.saves - before);
    world.fault = Box::new(|_| None);
    world.run(2 * HOUR);
    assert_eq!(told(&world), 6);
    assert_eq!(world.count_calls("tell"), 1);
}

#[test]
fn the_count_survives_a_restart_and_the_same_log_record_is_not_counted_again() {
    let (mut world, id) = active();
    for n in 0..5 {
        counted(&mut world, 100 + n);
        world.run(HOUR + 1);
    }
    for _ in 0..3 {
        world.start();
        for n in 0..5 {
            assert_eq!(counted(&mut world, 100 + n), 6, "after a restart the log comes again");
        }
        let first = world.forwarder.report(&device(), event(1, Severity::Warning), world.now());
        assert_eq!(first, Admission::Counted { ticket: id, count: 6 });
        world.run(HOUR);
    }
    assert_eq!(told(&world), 6);
}

#[test]
fn what_was_counted_on_a_ticket_that_has_ended_opens_none() {
    let (mut world, id) = active();
    counted(&mut world, 100);
    world.settle();
    world.centre.close(&id).unwrap();
    world.run(DAY);
    assert_eq!(world.state(id), TicketState::Closed);
    for _ in 0..2 {
        assert_eq!(counted(&mut world, 100), 2, "the log comes again after a restart");
        world.start();
    }
    let new = world.forwarder.report(&device(), again(101), world.now());
    assert!(matches!(new, Admission::Opened(other) if other != id));
}

#[test]
fn without_a_key_every_report_counts() {
    let (mut world, id) = active();
    let draft = Event::fault(again(1).message_id(), Severity::Ok, "again").unwrap();
    for count in 2..5 {
        let admission = world.forwarder.report(&device(), draft.clone(), world.now());
        assert_eq!(admission, Admission::Counted { ticket: id, count });
    }
}

#[test]
fn a_power_cut_costs_at_most_an_hour_of_counting() {
    let (mut world, _) = active();
    world.fault = Box::new(|_| Some(Fault::Before(lost())));
    for n in 0..50 {
        counted(&mut world, 100 + n);
        world.run(10 * 60_000);
        world.start();
        let known = world.forwarder.tickets().next().unwrap().count();
        assert!(known + 6 >= n + 2, "{known} of {}", n + 2);
        for again in 0..=n {
            counted(&mut world, 100 + again);
        }
        assert_eq!(world.forwarder.tickets().next().unwrap().count(), n + 2, "the log has it all");
    }
}

#[test]
fn who_does_not_count_is_not_asked_without_end() {
    for status in [404, 405, 409, 501] {
        let (mut world, id) = active();
        counted(&mut world, 100);
        let answer = http::Response::builder().status(status).body(Vec::new()).unwrap();
        world.centre.answer_next(answer);
        world.run(HOUR);
        assert_eq!(world.count_calls("tell"), 1, "{status}");
        assert_eq!(world.state(id), TicketState::Active, "{status}");
        assert_eq!(world.count_entries("count-refused"), usize::from(status == 409));
        assert_eq!(world.count_entries("queue-held"), 0, "{status} holds nothing");
        // The next one is another number.
        counted(&mut world, 101);
        world.run(HOUR);
        assert_eq!((world.count_calls("tell"), told(&world)), (2, 3), "{status}");
    }
}

#[test]
fn a_count_that_cannot_be_told_is_tried_again() {
    let (mut world, _) = active();
    let mut left = 4;
    let cause = Cause::Status { status: 500, words: Excerpt::default() };
    world.fault = Box::new(move |_| {
        left -= 1;
        (left >= 0).then(|| Fault::Before(cause.clone()))
    });
    counted(&mut world, 100);
    world.run(HOUR);
    assert_eq!((world.count_calls("tell"), told(&world)), (5, 2));
}

#[test]
fn a_count_does_not_wait_until_a_large_package_is_up() {
    let mut world = World::new();
    world.data = Some(vec![5; 4_000_000]);
    world.report(event(1, Severity::Warning));
    while world.calls.last() != Some(&"chunk") {
        world.step();
    }
    counted(&mut world, 100);
    world.settle();
    let tell = world.calls.iter().position(|call| *call == "tell").unwrap();
    assert!(world.calls[tell..].contains(&"chunk"), "{:?}", world.calls);
}

#[test]
fn a_service_centre_that_opens_the_ticket_anew_is_told_anew() {
    let mut world = World::new();
    world.centre.hold_claims(true);
    world.report(event(1, Severity::Warning));
    world.settle();
    counted(&mut world, 100);
    world.run(60_000);
    assert_eq!(told(&world), 2);
    world.centre = ServiceCentre::new();
    let elsewhere = callhome::settings::Endpoint::new("https://other.example/").unwrap();
    world.route = callhome::transport::Route::new(elsewhere);
    world.forwarder.set_origin(&world.route.endpoint().origin(), world.now());
    world.run(HOUR);
    assert_eq!((told(&world), world.count_calls("tell")), (2, 2));
}

#[test]
fn a_count_is_told_also_while_the_package_is_still_collected() {
    let mut world = World::new();
    world.report(event(1, Severity::Warning));
    world.collects_late = true;
    world.settle();
    counted(&mut world, 100);
    world.settle();
    counted(&mut world, 101);
    world.run(HOUR);
    assert_eq!((told(&world), world.count_calls("tell")), (3, 2));
}

#[test]
fn a_late_count_changes_nothing_there() {
    use callhome::protocol::{Call, Occurrences, TellOccurrences};

    let (mut world, id) = active();
    for n in 0..3 {
        counted(&mut world, 100 + n);
    }
    world.settle();
    let tell = |centre: &ServiceCentre, count| {
        let (endpoint, count) = (super::world::endpoint(), Occurrences::new(count));
        let body = serde_json::to_vec(&count).unwrap();
        let request = TellOccurrences::new(&endpoint, id, &count).request();
        let request = request.into_http(|_| ()).unwrap().into_parts().0;
        let mut reader = &body[..];
        let body: &mut dyn std::io::Read = &mut reader;
        centre.handle(http::Request::from_parts(request, body)).status()
    };
    assert_eq!(tell(&world.centre, 2), 200);
    assert_eq!(told(&world), 4);
}
