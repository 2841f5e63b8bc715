//! Every kind of call meets every cause: legal transitions only, nothing lost,
//! and the engine always comes to rest.

use std::cell::RefCell;
use std::rc::Rc;

use callhome::event::Severity;
use callhome::testing::ServiceCentre;
use callhome::ticket::{TicketId, TicketState};
use callhome::{AuthSchemes, Cause, Excerpt, Peer, Phase};

use super::world::{DAY, Fault, World, at, event, lost, name};

const CALLS: [&str; 7] = ["open", "discover", "create", "offset", "chunk", "claim", "look-up"];

fn status(status: u16) -> Cause {
    Cause::Status { status, words: Excerpt::new("words") }
}

/// One of every variant, and of `Status` one for each meaning.
fn causes() -> Vec<Cause> {
    let (peer, offered) = (Peer::ServiceCentre, AuthSchemes::default());
    let reason = || Excerpt::new("reason");
    let mut causes = vec![
        Cause::AgreementMissing,
        Cause::NotConfigured,
        Cause::TooSoon { wait_seconds: 5 },
        Cause::Stopped,
        Cause::NotSupported,
        Cause::RouteUnusable { reason: reason() },
        Cause::ForeignOrigin,
        Cause::RequestBody,
        Cause::NameNotFound { peer },
        Cause::NameWithoutAddress { peer },
        Cause::NameLookupFailed { peer },
        Cause::ResolverUnreachable { peer },
        Cause::ConnectionRefused { peer },
        Cause::Unreachable { peer },
        lost(),
        Cause::TimedOut { peer, phase: Phase::Connect },
        Cause::TimedOut { peer, phase: Phase::Answer },
        Cause::ProxyRefused { status: 403 },
        Cause::ProxyAuthenticationRequired { offered },
        Cause::ProxySchemeUnsupported { offered },
        Cause::ProxyCredentialsRejected,
        Cause::ProxyCannotReach { status: 502 },
        Cause::ProxyStatus { status: 500 },
        Cause::NotAProxy,
        Cause::CertificateExpired,
        Cause::CertificateNotYetValid,
        Cause::CertificateWrongName,
        Cause::CertificateUnknownIssuer { issuer: reason() },
        Cause::CertificateIncompleteChain { issuer: reason(), via_proxy: false },
        Cause::TlsIntercepted { issuer: reason() },
        Cause::CertificateInvalid { reason: reason() },
        Cause::TlsTooOld,
        Cause::TlsNothingInCommon,
        Cause::NotTls,
        Cause::ClientCertificateRequired,
        Cause::ClientCertificateRefused,
        Cause::TlsFailed { reason: reason() },
        Cause::ClockUntrusted { given: None, floor: None },
        Cause::AnswerMalformed { reason: reason() },
        Cause::AnswerTooLarge,
        Cause::AnswerCut,
        Cause::NotAServiceCentre,
        Cause::CredentialsRefused { status: 401 },
        Cause::CredentialsRefused { status: 403 },
    ];
    let statuses = [400, 404, 405, 408, 409, 410, 413, 422, 423, 425, 429, 500, 501, 502, 503, 504];
    causes.extend(statuses.map(status));
    causes
}

#[test]
fn a_call_of_every_kind_fails_once_for_every_cause() {
    for kind in CALLS {
        for cause in causes() {
            for arrives in [false, true] {
                let what = format!("{kind}: {cause}, arrives: {arrives}");
                let mut world = World::new();
                let (mut left, told) = (1, cause.clone());
                world.fault = Box::new(move |call| {
                    // An offset is asked for, and a ticket looked up, after a doubt only.
                    let hit = name(call.ask()) == kind
                        || (kind == "offset" && left == 2 && name(call.ask()) == "chunk");
                    let fault = (hit && left > 0).then(|| told.clone())?;
                    left -= 1;
                    Some(if arrives { Fault::After(fault) } else { Fault::Before(fault) })
                });
                let id = world.report(event(1, Severity::Critical));
                world.run(DAY);
                let is_refused = kind == "open"
                    && matches!(&cause, Cause::Status { status, .. }
                    if matches!(status, 400 | 409 | 413 | 422 | 423));
                let expected = if is_refused { TicketState::Failed } else { TicketState::Active };
                assert_eq!(world.state(id), expected, "{what}: {:?}", world.calls);
                let there = usize::from(expected == TicketState::Active || arrives);
                assert_eq!(world.centre.tickets().len(), there, "{what}");
                if is_refused {
                    assert_eq!(world.slots.len(), 1, "{what}: the package is kept");
                    world.forwarder.resend(id, world.now()).unwrap();
                    world.run(DAY);
                    assert_eq!(world.state(id), TicketState::Active, "{what}");
                    assert_eq!(world.centre.tickets().len(), 1, "{what}");
                }
            }
        }
    }
}

#[test]
fn a_call_of_every_kind_fails_for_ever_for_every_cause() {
    for kind in CALLS {
        for cause in causes() {
            let what = format!("{kind}: {cause}");
            let (mut world, told) = (World::new(), cause.clone());
            world.fault = Box::new(move |call| {
                (name(call.ask()) == kind).then(|| Fault::Before(told.clone()))
            });
            let id = world.report(event(1, Severity::Critical));
            world.run(DAY * 8);
            assert!(world.calls.len() < 2500, "{what}: {} calls in 8 days", world.calls.len());
            assert!(world.saved_bytes < 1 << 20, "{what}: {} bytes", world.saved_bytes);
            let state = world.state(id);
            assert_ne!(state, TicketState::Closed, "{what}");
            if state != TicketState::Active {
                assert_eq!(world.slots.len(), 1, "{what}: the package is kept");
                assert!(world.forwarder.ticket(id).unwrap().cause().is_some(), "{what}");
            }
            world.fault = Box::new(|_| None);
            if state == TicketState::Failed {
                world.forwarder.resend(id, world.now()).unwrap();
            }
            world.run(DAY);
            assert_eq!(world.state(id), TicketState::Active, "{what}: repaired");
            assert_eq!(world.centre.tickets().len(), 1, "{what}");
        }
    }
}

#[test]
fn an_outage_is_probed_by_one_call_at_a_time_and_given_up_after_seven_days() {
    let mut world = World::new();
    world.fault = Box::new(|_| Some(Fault::Before(lost())));
    let ids: Vec<_> = (1..=5).map(|n| world.report(event(n, Severity::Warning))).collect();
    world.run(DAY);
    assert!((20..150).contains(&world.calls.len()), "{} calls a day", world.calls.len());
    assert!(world.saved_bytes <= 256 * 1024, "{} bytes a day", world.saved_bytes);
    world.run(DAY * 5);
    assert!(ids.iter().all(|id| world.state(*id) == TicketState::Pending));
    world.run(DAY + DAY / 2);
    assert!(ids.iter().all(|id| world.state(*id) == TicketState::Failed));
    assert_eq!(world.slots.len(), 5, "resend has something to send");
}

#[test]
fn the_time_waited_survives_restarts() {
    let mut world = World::new();
    world.fault = Box::new(|_| Some(Fault::Before(lost())));
    let id = world.report(event(1, Severity::Warning));
    for _ in 0..15 {
        world.run(DAY / 2 + DAY / 24);
        world.start();
    }
    assert_eq!(world.state(id), TicketState::Failed);
}

#[test]
fn a_refused_credential_holds_the_queue_with_one_entry_and_fails_nothing() {
    let mut world = World::new();
    world.fault = Box::new(|_| Some(Fault::Before(Cause::CredentialsRefused { status: 401 })));
    let ids: Vec<_> = (1..=3).map(|n| world.report(event(n, Severity::Warning))).collect();
    world.run(DAY * 9);
    assert!(ids.iter().all(|id| world.state(*id) == TicketState::Pending));
    assert!((190..280).contains(&world.calls.len()), "hourly: {}", world.calls.len());
    let held = world.forwarder.journal().entries().filter(|entry| entry.id() == "queue-held");
    assert_eq!(held.count(), 1);
    world.fault = Box::new(|_| None);
    world.forwarder.line_proved(world.now());
    world.run(10_000);
    assert!(ids.iter().all(|id| world.state(*id) == TicketState::Active));
}

#[test]
fn busy_uploads_hold_back_no_open() {
    let mut world = World::new();
    world.fault = Box::new(|call| call.ask().is_bulk().then(|| Fault::Before(status(429))));
    world.report(event(1, Severity::Ok));
    world.run(10_000);
    let urgent = world.report(event(2, Severity::Critical));
    world.settle();
    assert!(world.forwarder.ticket(urgent).unwrap().number().is_some());
}

#[test]
fn a_ticket_that_is_poison_does_not_hold_the_others() {
    let mut world = World::new();
    let poison = world.report(event(1, Severity::Critical));
    world.fault = Box::new(move |call| (call.ticket() == poison).then(|| Fault::Before(lost())));
    let others: Vec<_> = (2..=9).map(|n| world.report(event(n, Severity::Ok))).collect();
    world.run(DAY / 8);
    assert!(others.iter().all(|id| world.state(*id) == TicketState::Active), "{:?}", world.calls);
}

#[test]
fn a_service_centre_that_forgets_what_it_opened_is_asked_less_and_less_often() {
    let mut world = World::new();
    world.data = Some(vec![7; 1000]);
    let id = world.report(event(1, Severity::Critical));
    let (mut opened, end) = (Vec::new(), world.now().uptime().as_millis() + DAY);
    for _ in 0..10_000 {
        if world.now().uptime().as_millis() >= end {
            break;
        }
        let before = world.count_calls("open");
        let wait = world.step();
        if world.count_calls("open") > before {
            opened.push(world.now().uptime().as_millis());
            world.centre = ServiceCentre::new();
        }
        if let Some(until) = wait {
            world.millis = until.map_or(end, |until| until.as_millis());
        }
    }
    assert!(world.now().uptime().as_millis() >= end, "{} times in vain", opened.len());
    assert_eq!(world.state(id), TicketState::Pending);
    let quarter = opened.iter().filter(|at| **at < end - DAY * 3 / 4).count();
    assert!((3..100).contains(&opened.len()), "{}", opened.len());
    assert!(quarter * 2 > opened.len() / 2, "{quarter} of {} in the first quarter", opened.len());
}

#[test]
fn what_nobody_asked_for_is_harmless() {
    let mut world = World::new();
    let calls = Rc::new(RefCell::new(Vec::new()));
    let seen = calls.clone();
    world.fault = Box::new(move |call| {
        seen.borrow_mut().push(call.id());
        None
    });
    let id = world.report(event(1, Severity::Critical));
    for n in 0..60 {
        let now = world.now();
        for call in calls.borrow().iter() {
            world.forwarder.answered(*call, Err(Cause::Stopped.into()), at(n * 1000));
        }
        world.forwarder.restored(now);
        assert!(world.forwarder.restore("ticket.x", b"{}").is_err());
        world.forwarder.collected(TicketId::from_random([9; 16]), Err(Excerpt::default()), now);
        world.forwarder.route_changed(now);
        world.step();
    }
    world.run(DAY);
    assert_eq!(world.state(id), TicketState::Active);
    assert_eq!(world.centre.tickets().len(), 1);
    let (delivered, asked) = world.calls.split_at(6);
    assert_eq!(delivered, ["open", "discover", "create", "chunk", "chunk", "claim"]);
    // Every six hours, more or less.
    assert!((3..=5).contains(&asked.len()), "{asked:?}");
    assert!(asked.iter().all(|call| *call == "look-up"), "{asked:?}");
}
