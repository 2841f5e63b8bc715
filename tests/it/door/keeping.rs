//! What is kept: over restarts, over damage, and not at all where it failed.

use callhome::package::PackageRules;
use callhome::store::{DirStore, Store, StoreError};
use callhome::testing::ServiceCentre;
use callhome::ticket::{TicketId, TicketState};
use callhome::{CallHome, ChangeError, Next, ReportError, Reported};

use super::{Kept, at_millis, fault, journal, open, ready, sensors, settings, work_to};

/// Where in a step the device restarts.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Cut {
    /// The work was begun and not done.
    BeforeRun,
    /// It was done, and nobody wrote down what came of it.
    BeforeFinish,
    AfterFinish,
}

/// Does `steps` steps, the last of them as far as `cut`. Says whether there were
/// that many before the ticket was Active.
fn steps<S: Store>(
    call_home: &mut CallHome<ServiceCentre, S>,
    ticket: TicketId,
    steps: usize,
    cut: Cut,
) -> bool {
    let mut millis = 0;
    let mut left = steps;
    while left > 0 {
        if call_home.ticket(ticket).unwrap().state() == TicketState::Active {
            return false;
        }
        match call_home.begin(at_millis(millis)) {
            Next::Work(work) => {
                left -= 1;
                if left == 0 && cut == Cut::BeforeRun {
                    break;
                }
                let done = work.run();
                if left == 0 && cut == Cut::BeforeFinish {
                    break;
                }
                call_home.finish(done, at_millis(millis));
            }
            Next::Wait(until) => millis = until.expect("it is not done yet").as_millis(),
        }
    }
    true
}

/// Restarts a device after each step of a ticket's way; the way goes on, and the
/// service centre sees one ticket with one package, the same every time.
fn restarts_at_every_stage<S: Store>(mut disk: impl FnMut() -> Box<dyn FnMut() -> S>) {
    let mut digests = std::collections::BTreeSet::new();
    let mut stages = std::collections::BTreeSet::new();
    for cut in [Cut::BeforeRun, Cut::BeforeFinish, Cut::AfterFinish] {
        for count in 0.. {
            let centre = ServiceCentre::new();
            let mut disk = disk();
            let mut call_home = ready(centre.clone(), disk());
            call_home.set_collector(PackageRules::new(), sensors);
            let reported = call_home.report(fault("1"), at_millis(0)).unwrap();
            let ticket = reported.ticket().unwrap();
            let was_under_way = steps(&mut call_home, ticket, count, cut);
            stages.insert(call_home.ticket(ticket).unwrap().stage().to_string());
            let before = journal(&call_home);
            drop(call_home);

            let mut call_home = open(centre.clone(), disk());
            call_home.set_collector(PackageRules::new(), sensors);
            let at = format!("{cut:?} {count}");
            assert_eq!(call_home.damaged_records(), 0, "{at}");
            let after = journal(&call_home);
            assert_eq!(after[..before.len()], before[..], "{at}: all of it was durable");
            // The host reports what is in its log anew.
            let again = call_home.report(fault("1"), at_millis(0)).unwrap();
            assert_eq!(again, Reported::Counted { ticket, count: 1 }, "{at}");
            work_to(&mut call_home, &mut 0, ticket, TicketState::Active);

            let tickets = centre.tickets();
            assert_eq!(tickets.len(), 1, "{at}: {tickets:?}");
            assert_eq!((tickets[0].id, tickets[0].packages.len()), (ticket, 1), "{at}");
            digests.insert(tickets[0].packages[0].to_string());
            drop(call_home);
            let store = disk();
            assert_eq!(store.slots().unwrap(), [], "{at}: the package is delivered");
            if !was_under_way {
                assert!(count > 5, "too few steps to tell: {count}");
                break;
            }
        }
    }
    assert_eq!(digests.len(), 1, "{digests:?}");
    for stage in ["collecting", "uploading", "confirming", "following"] {
        assert!(stages.contains(stage), "{stage} is not among {stages:?}");
    }
}

#[test]
fn a_restart_at_every_stage_ends_in_one_ticket_with_the_same_package() {
    restarts_at_every_stage(|| {
        let kept = Kept::default();
        Box::new(move || kept.clone())
    });
}

#[test]
fn a_restart_at_every_stage_ends_in_one_ticket_from_a_folder_too() {
    restarts_at_every_stage(|| {
        let folder = tempfile::tempdir().unwrap();
        Box::new(move || DirStore::open(folder.path()).unwrap())
    });
}

#[test]
fn acceptance_settings_and_journal_survive_a_restart() {
    let kept = Kept::default();
    let mut call_home = ready(ServiceCentre::new(), kept.clone());
    call_home.disable("night shift", at_millis(5)).unwrap();
    call_home.enable("day shift", at_millis(6)).unwrap();
    let lines = |call_home: &CallHome<_, _>| -> Vec<_> {
        let entries = call_home.journal().entries();
        entries.map(|entry| (entry.number(), entry.message().to_owned())).collect()
    };
    let (before, settings) = (lines(&call_home), call_home.settings().cloned());
    drop(call_home);

    let call_home = open(ServiceCentre::new(), kept);
    let acceptance = call_home.agreement().acceptance().expect("it was accepted");
    assert_eq!((acceptance.who(), acceptance.terms_version()), ("operator", "1"));
    assert_eq!(acceptance.when(), at_millis(0).wall());
    assert_eq!(call_home.settings().cloned(), settings);
    assert!(call_home.is_enabled());
    let after = lines(&call_home);
    assert_eq!(after[..before.len()], before[..]);
}

#[test]
fn a_damaged_acceptance_was_never_given() {
    let kept = Kept::default();
    drop(ready(ServiceCentre::new(), kept.clone()));
    kept.put("agreement", b"{\"FormatVersion\":1,\"Who\":\"oper");
    let mut call_home = open(ServiceCentre::new(), kept.clone());
    assert_eq!(call_home.damaged_records(), 1);
    assert!(!call_home.agreement().is_accepted());
    assert!(!call_home.is_enabled());
    let refused = call_home.test_call(at_millis(0)).unwrap_err();
    assert_eq!(refused.cause().code(), "agreement-missing");
    assert!(call_home.report(fault("1"), at_millis(0)).is_err());

    call_home.accept_agreement("operator", at_millis(1)).unwrap();
    drop(call_home);
    let call_home = open(ServiceCentre::new(), kept);
    assert_eq!(call_home.damaged_records(), 0);
    assert!(call_home.is_enabled(), "the settings were whole");
}

#[test]
fn damaged_settings_have_to_be_filled_in_again() {
    let kept = Kept::default();
    drop(ready(ServiceCentre::new(), kept.clone()));
    kept.put("settings", b"\0\0\0");
    let mut call_home = open(ServiceCentre::new(), kept);
    assert_eq!(call_home.damaged_records(), 1);
    assert!(call_home.settings().is_none() && !call_home.is_enabled());
    assert!(call_home.agreement().is_accepted());
    call_home.apply_settings(settings(), "operator", at_millis(1)).unwrap();
    call_home.enable("operator", at_millis(1)).unwrap();
}

#[test]
fn a_damaged_ticket_is_counted_and_the_others_go_on() {
    let kept = Kept::default();
    let centre = ServiceCentre::new();
    let mut call_home = ready(centre.clone(), kept.clone());
    let mut report =
        |entry| call_home.report(fault(entry), at_millis(0)).unwrap().ticket().unwrap();
    let (first, second) = (report("1"), report("2"));
    drop(call_home);
    kept.put(&format!("ticket.{first}"), b"{\"Version\":1");

    let mut call_home = open(centre.clone(), kept);
    assert_eq!(call_home.damaged_records(), 1);
    assert!(call_home.ticket(first).is_none());
    work_to(&mut call_home, &mut 0, second, TicketState::Active);
    // Reported again it is the same ticket.
    let again = call_home.report(fault("1"), at_millis(0)).unwrap();
    assert_eq!(again, Reported::Opened(first));
}

#[test]
fn a_report_that_cannot_be_stored_is_refused_and_nothing_of_it_is_kept() {
    let kept = Kept::default();
    let centre = ServiceCentre::new();
    let mut call_home = ready(centre.clone(), kept.clone());
    kept.fail(true);
    for _ in 0..3 {
        let refused = call_home.report(fault("1"), at_millis(0)).unwrap_err();
        assert!(matches!(refused, ReportError::Store(StoreError::ReadOnly)), "{refused:?}");
        assert!(call_home.tickets().is_empty());
    }
    assert!(!matches!(call_home.begin(at_millis(10)), Next::Work(_)));
    drop(call_home);
    kept.fail(false);
    let mut call_home = open(centre.clone(), kept.clone());
    assert!(call_home.tickets().is_empty());
    assert!(!kept.mentions("Fan1Failed"));

    let ticket = call_home.report(fault("1"), at_millis(0)).unwrap();
    assert!(matches!(ticket, Reported::Opened(_)));
    work_to(&mut call_home, &mut 0, ticket.ticket().unwrap(), TicketState::Active);
    assert_eq!(centre.tickets().len(), 1);
}

#[test]
fn a_change_that_cannot_be_stored_did_not_happen() {
    let kept = Kept::default();
    let mut call_home = open(ServiceCentre::new(), kept.clone());
    kept.fail(true);
    let refused = call_home.accept_agreement("operator", at_millis(0));
    assert!(matches!(refused, Err(ChangeError::Store(_))), "{refused:?}");
    assert!(!call_home.agreement().is_accepted());
    let refused = call_home.apply_settings(settings(), "operator", at_millis(0));
    assert!(matches!(refused, Err(ChangeError::Store(_))), "{refused:?}");
    assert!(call_home.settings().is_none());
    kept.fail(false);
    call_home.accept_agreement("operator", at_millis(0)).unwrap();
    call_home.apply_settings(settings(), "operator", at_millis(0)).unwrap();
    call_home.enable("operator", at_millis(0)).unwrap();
    kept.fail(true);
    assert!(matches!(call_home.disable("operator", at_millis(0)), Err(ChangeError::Store(_))));
    assert!(call_home.is_enabled());
}
