//! The administrator looks at the receipt and approves, and what was approved is
//! what leaves the machine.

use std::sync::{Arc, Mutex};

use callhome::CallHome;
use callhome::event::Sha256;
use callhome::forwarder::{Config, Stage};
use callhome::package::PackageRules;
use callhome::testing::ServiceCentre;
use callhome::ticket::{TicketId, TicketState};
use callhome::transport::{Exchange, Failure, Transport};

use super::{Kept, at_millis, entry, fault, journal, open, ready, sensors, work_to, work_until};

/// Writes down the method of every request that leaves the machine.
#[derive(Clone, Default)]
struct Watched {
    centre: ServiceCentre,
    sent: Arc<Mutex<Vec<String>>>,
}

impl Watched {
    /// Whether any bytes of a package have left the machine, or an upload began.
    fn has_uploads(&self) -> bool {
        let sent = self.sent.lock().unwrap();
        sent.iter().any(|method| method == "PATCH" || method == "POST")
    }
}

impl Transport for Watched {
    fn send(&self, exchange: Exchange<'_>) -> Result<http::Response<Vec<u8>>, Failure> {
        self.sent.lock().unwrap().push(exchange.request().method().to_string());
        self.centre.send(exchange)
    }
}

type Door = CallHome<Watched, Kept>;

fn require(call_home: &mut Door) {
    call_home.set_collector(PackageRules::new(), sensors);
    call_home.set_config(Config::new().with_approval_required(true), at_millis(0));
}

/// A ticket that is open there and whose package waits.
fn waiting(watched: &Watched, kept: &Kept) -> (Door, TicketId, u64) {
    let mut call_home = ready(watched.clone(), kept.clone());
    require(&mut call_home);
    let ticket = call_home.report(fault("1"), at_millis(0)).unwrap().ticket().unwrap();
    let mut millis = 0;
    work_until(&mut call_home, &mut millis, 60_000, |_| false);
    let view = call_home.ticket(ticket).unwrap();
    assert_eq!((view.stage(), view.number()), (Stage::AwaitingApproval, Some("SC-000001")));
    (call_home, ticket, millis)
}

#[test]
fn rule_08_what_was_looked_at_is_what_is_sent() {
    let (watched, kept) = (Watched::default(), Kept::default());
    let (mut call_home, ticket, mut millis) = waiting(&watched, &kept);
    assert!(!watched.has_uploads());
    let receipt = call_home.receipt(ticket).unwrap().expect("it is packed");
    assert_eq!(receipt.contents()[0].name(), "sensors.bin");
    let waits = call_home.ticket(ticket).unwrap().awaits_approval().unwrap();
    assert_eq!((waits.sha256(), waits.size()), (receipt.sha256(), receipt.bytes()));

    let wrong = call_home.approve(ticket, Sha256::of(b""), "operator", at_millis(millis));
    assert!(wrong.unwrap_err().to_string().contains(&receipt.sha256().to_string()));
    call_home.approve(ticket, receipt.sha256(), "operator", at_millis(millis)).unwrap();
    work_to(&mut call_home, &mut millis, ticket, TicketState::Active);
    assert!(watched.has_uploads());
    assert_eq!(call_home.receipt(ticket).unwrap(), Some(receipt), "kept with the ticket");
    let unknown = TicketId::from_random([9; 16]);
    assert_eq!(call_home.receipt(unknown).unwrap(), None);
}

#[test]
fn rule_08_a_package_that_was_altered_after_its_approval_never_leaves_the_machine() {
    for restart in [false, true] {
        let (watched, kept) = (Watched::default(), Kept::default());
        let (mut call_home, ticket, mut millis) = waiting(&watched, &kept);
        let sha256 = call_home.ticket(ticket).unwrap().awaits_approval().unwrap().sha256();
        call_home.approve(ticket, sha256, "operator", at_millis(millis)).unwrap();
        kept.alter(&format!("package.{ticket}").parse().unwrap());
        if restart {
            drop(call_home);
            call_home = open(watched.clone(), kept.clone());
            require(&mut call_home);
            millis = 0;
        }
        let limit = millis + super::DAY;
        work_until(&mut call_home, &mut millis, limit, |_| false);
        assert!(!watched.has_uploads(), "{:#?}", journal(&call_home));
        assert!(entry(&call_home, "package-altered").contains(&sha256.to_string()));
        // It is collected anew, and nobody has approved that.
        assert_eq!(call_home.ticket(ticket).unwrap().stage(), Stage::AwaitingApproval);
        assert_eq!(call_home.ticket(ticket).unwrap().approval(), None);
    }
}

#[test]
fn an_approval_and_its_waiting_survive_a_restart_at_each_stage() {
    let (watched, kept) = (Watched::default(), Kept::default());
    let (call_home, ticket, _) = waiting(&watched, &kept);
    drop(call_home);
    let mut call_home = open(watched.clone(), kept.clone());
    require(&mut call_home);
    let mut millis = 0;
    work_until(&mut call_home, &mut millis, 60_000, |_| false);
    assert!(!watched.has_uploads());
    let sha256 = call_home.ticket(ticket).unwrap().awaits_approval().unwrap().sha256();
    call_home.approve(ticket, sha256, "operator", at_millis(millis)).unwrap();
    drop(call_home);
    let mut call_home = open(watched.clone(), kept.clone());
    require(&mut call_home);
    assert_eq!(call_home.ticket(ticket).unwrap().approval(), Some(("operator", sha256)));
    work_to(&mut call_home, &mut 0, ticket, TicketState::Active);
    assert_eq!(watched.centre.tickets()[0].packages.len(), 1);
}

#[test]
fn an_approval_that_cannot_be_stored_sends_nothing() {
    let (watched, kept) = (Watched::default(), Kept::default());
    let (mut call_home, ticket, mut millis) = waiting(&watched, &kept);
    let sha256 = call_home.ticket(ticket).unwrap().awaits_approval().unwrap().sha256();
    kept.fail(true);
    assert!(call_home.approve(ticket, sha256, "operator", at_millis(millis)).is_err());
    let limit = millis + 3_600_000;
    work_until(&mut call_home, &mut millis, limit, |_| false);
    assert!(!watched.has_uploads());
    kept.fail(false);
    work_to(&mut call_home, &mut millis, ticket, TicketState::Active);
}

#[test]
fn what_is_declined_is_not_sent_and_has_no_receipt() {
    let (watched, kept) = (Watched::default(), Kept::default());
    let (mut call_home, ticket, mut millis) = waiting(&watched, &kept);
    call_home.decline(ticket, "operator", at_millis(millis)).unwrap();
    work_to(&mut call_home, &mut millis, ticket, TicketState::Active);
    assert!(!watched.has_uploads());
    assert!(call_home.ticket(ticket).unwrap().package().ends_with("declined by operator"));
    assert_eq!(call_home.receipt(ticket).unwrap(), None);
}

#[test]
fn a_chunk_that_is_ready_to_go_stays_when_approval_becomes_required() {
    let (watched, kept) = (Watched::default(), Kept::default());
    let mut call_home = ready(watched.clone(), kept);
    call_home.set_collector(PackageRules::new(), sensors);
    let ticket = call_home.report(fault("1"), at_millis(0)).unwrap().ticket().unwrap();
    let mut millis = 0;
    let has_begun = |_: &Door| watched.sent.lock().unwrap().iter().any(|method| method == "POST");
    assert!(work_until(&mut call_home, &mut millis, 60_000, has_begun));
    call_home.set_config(Config::new().with_approval_required(true), at_millis(millis));
    work_until(&mut call_home, &mut millis, super::DAY, |_| false);
    assert!(!watched.sent.lock().unwrap().iter().any(|method| method == "PATCH"));
    let sha256 = call_home.ticket(ticket).unwrap().awaits_approval().unwrap().sha256();
    call_home.approve(ticket, sha256, "operator", at_millis(millis)).unwrap();
    work_to(&mut call_home, &mut millis, ticket, TicketState::Active);
}
