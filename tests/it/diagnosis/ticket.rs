//! Tickets among the peers of the table: what one test call does not show.

use callhome::package::PackageRules;
use callhome::store::{MemoryStore, Store};
use callhome::ticket::{TicketId, TicketState};
use callhome::transport::HttpsTransport;
use callhome::{CallHome, Next, Now, Uptime, WallTime};

use super::scene::Scene;
use super::table::rows;
use crate::door::{fault, sensors};

type Door<S> = CallHome<HttpsTransport, S>;

const SECOND: u64 = 1000;
const DAY: u64 = 24 * 60 * 60 * SECOND;

/// The moment, with a clock that goes on.
fn at(scene: &Scene, millis: u64) -> Now {
    let now = Now::new(Uptime::from_millis(millis));
    let later = |wall: WallTime| {
        WallTime::from_unix_millis(wall.unix_millis() + i64::try_from(millis).unwrap()).unwrap()
    };
    scene.wall.map_or(now, |wall| now.with_wall(later(wall)))
}

/// Reports a fault with service data.
fn report<S: Store>(scene: &Scene, call_home: &mut Door<S>) -> TicketId {
    call_home.set_collector(PackageRules::new(), sensors);
    call_home.enable("operator", at(scene, 0)).unwrap();
    call_home.report(fault("1"), at(scene, 0)).unwrap().ticket().unwrap()
}

/// Works in simulated time until it is enough; the time is then the result.
fn work_until<S: Store>(
    scene: &Scene,
    call_home: &mut Door<S>,
    is_enough: impl Fn(&Door<S>) -> bool,
) -> u64 {
    let mut millis = 0;
    for _ in 0..10_000 {
        if is_enough(call_home) {
            return millis;
        }
        match call_home.begin(at(scene, millis)) {
            Next::Work(work) => call_home.finish(work.run(), at(scene, millis)),
            Next::Wait(Some(until)) => millis = until.as_millis().max(millis),
            Next::Wait(None) => {
                assert!(is_enough(call_home), "there is nothing to do, and it is not done");
                return millis;
            }
        }
    }
    panic!("it goes round and round");
}

fn state<S: Store>(call_home: &Door<S>, ticket: TicketId) -> TicketState {
    call_home.ticket(ticket).unwrap().state()
}

/// The first cause in the journal; none where the ticket becomes Active before.
pub(super) fn until_a_cause<S: Store>(scene: &Scene, call_home: &mut Door<S>) -> Option<String> {
    let ticket = report(scene, call_home);
    let cause = |call_home: &Door<S>| {
        let mut entries = call_home.journal().entries();
        entries.find_map(|entry| entry.cause().map(str::to_owned))
    };
    work_until(scene, call_home, |call_home| {
        cause(call_home).is_some() || state(call_home, ticket) != TicketState::Pending
    });
    let cause = cause(call_home);
    let active = state(call_home, ticket) == TicketState::Active;
    assert_eq!(active, cause.is_none(), "no false success, and no silent failure");
    cause
}

/// The scene of that row.
fn scene_of(peer: &str) -> Scene {
    (rows().find(|row| row.peer == peer).expect("there is such a row").scene)()
}

fn in_the_end(peer: &str) -> (TicketState, u64) {
    let scene = scene_of(peer);
    let mut call_home = scene.call_home_with(MemoryStore::new());
    let ticket = report(&scene, &mut call_home);
    let took = work_until(&scene, &mut call_home, |call_home| {
        state(call_home, ticket) != TicketState::Pending
    });
    if state(&call_home, ticket) == TicketState::Failed {
        assert_eq!(call_home.ticket(ticket).unwrap().cause().unwrap().0, "status", "{peer}");
    }
    (state(&call_home, ticket), took)
}

#[test]
fn what_passes_is_waited_for() {
    for peer in ["503 five times and then good", "a name server that fails at first"] {
        let (state, took) = in_the_end(peer);
        assert_eq!(state, TicketState::Active, "{peer}");
        assert!(took < DAY, "{peer}: {took} ms");
    }
}

#[test]
fn what_never_passes_is_a_visible_failure_after_a_week() {
    for peer in ["500 for ever", "503 for ever", "429 for ever"] {
        let (state, took) = in_the_end(peer);
        assert_eq!(state, TicketState::Failed, "{peer}");
        assert!((7 * DAY..9 * DAY).contains(&took), "{peer}: {took} ms");
    }
}

#[test]
fn a_wait_that_is_asked_for_is_kept_in_all_its_forms_and_clamped() {
    const WAIT: u64 = 120 * SECOND;
    for (peer, at_least, at_most) in [
        ("a wait in seconds", WAIT, 2 * WAIT),
        ("a wait until a date", WAIT, 2 * WAIT),
        ("a wait until a date of RFC 850", WAIT, 2 * WAIT),
        ("a wait until a date of asctime", WAIT, 2 * WAIT),
        ("a wait for ages", DAY, DAY + DAY / 2),
        ("a wait that is none", 0, WAIT / 4),
    ] {
        let scene = scene_of(peer);
        let mut call_home = scene.call_home_with(MemoryStore::new());
        report(&scene, &mut call_home);
        let asked = |call_home: &Door<_>| {
            call_home.journal().entries().any(|entry| entry.cause() == Some("status"))
        };
        let heard = work_until(&scene, &mut call_home, asked);
        let waiting = call_home.tickets().iter().find_map(|ticket| ticket.next_try());
        let wait = waiting.unwrap().as_millis() - heard;
        assert!((at_least..=at_most).contains(&wait), "{peer}: {wait} ms");
    }
}
