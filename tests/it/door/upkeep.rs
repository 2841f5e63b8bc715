//! Maintenance, floods, drops and the alarm, as a host meets them.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use callhome::forwarder::{Config, DropReason, MaintenanceError, Refusal};
use callhome::testing::ServiceCentre;
use callhome::transport::{Exchange, Failure, Transport};
use callhome::{AlarmChange, Cause, ChangeError, Peer, ReportError, Reported};

use super::{Kept, at_millis, fault, ready, work_until};

const HOUR: u64 = 60 * 60 * 1000;

#[test]
fn maintenance_refuses_faults_and_survives_a_restart() {
    let kept = Kept::default();
    let mut home = ready(ServiceCentre::new(), kept.clone());
    let hours = |hours: u64| Duration::from_secs(hours * 60 * 60);
    let refused = home.start_maintenance(hours(73), "operator", at_millis(0)).unwrap_err();
    assert!(matches!(refused, ChangeError::Maintenance(MaintenanceError::OutOfBounds(_))));
    assert_eq!(refused.to_string(), "maintenance must be 60 to 259200");
    home.start_maintenance(hours(72), "operator", at_millis(0)).unwrap();

    let mut home = ready(ServiceCentre::new(), kept.clone());
    assert_eq!(home.maintenance().unwrap().who(), "operator");
    let refused = home.report(fault("1"), at_millis(1_000)).unwrap_err();
    assert!(matches!(refused, ReportError::Refused(Refusal::Maintenance)), "{refused}");
    assert_eq!(home.drops().count(DropReason::Maintenance), 1);
    assert!(home.end_maintenance("operator", at_millis(2_000)).unwrap());
    assert!(home.report(fault("1"), at_millis(3_000)).is_ok());
}

#[test]
fn maintenance_that_cannot_be_stored_says_so() {
    let kept = Kept::default();
    let mut home = ready(ServiceCentre::new(), kept.clone());
    kept.fail(true);
    let length = Duration::from_secs(600);
    let error = home.start_maintenance(length, "operator", at_millis(0)).unwrap_err();
    assert!(matches!(error, ChangeError::Store(_)), "{error}");
    assert!(home.maintenance().is_some(), "it counts all the same");
}

#[test]
fn a_flood_is_rolled_up() {
    let mut home = ready(ServiceCentre::new(), Kept::default());
    for n in 0..10 {
        assert!(
            matches!(home.report(fault(&n.to_string()), at_millis(n)), Ok(Reported::Opened(_))),
            "{n}"
        );
    }
    let Ok(Reported::RolledUp { ticket, count: 1 }) = home.report(fault("10"), at_millis(10))
    else {
        panic!("it is one too many")
    };
    assert!(home.ticket(ticket).unwrap().is_roll_up());
    let again = home.report(fault("11"), at_millis(11)).unwrap();
    assert_eq!(again, Reported::RolledUp { ticket, count: 2 });
}

/// A way that can be down.
#[derive(Clone)]
struct Line {
    centre: ServiceCentre,
    is_down: Arc<AtomicBool>,
}

impl Transport for Line {
    fn send(&self, exchange: Exchange<'_>) -> Result<http::Response<Vec<u8>>, Failure> {
        if self.is_down.load(Ordering::Relaxed) {
            return Err(Cause::Unreachable { peer: Peer::ServiceCentre }.into());
        }
        self.centre.send(exchange)
    }
}

#[test]
fn the_alarm_is_raised_at_the_door_once_and_cleared_by_a_test_call() {
    let line = Line { centre: ServiceCentre::new(), is_down: Arc::new(AtomicBool::new(true)) };
    let mut home = ready(line.clone(), Kept::default());
    let config = Config::new().with_alarm_after(Duration::from_secs(60 * 60)).unwrap();
    home.set_config(config, at_millis(0));
    home.report(fault("1"), at_millis(0)).unwrap();
    let mut millis = 0;
    assert!(work_until(&mut home, &mut millis, 2 * HOUR, |home| home.alarm().is_some()));
    let raised = home.take_alarm_change();
    let silent_for = Duration::from_secs(60 * 60);
    assert_eq!(raised, Some(AlarmChange::Raised { silent_for, waiting: 1 }));
    assert_eq!(home.take_alarm_change(), None);

    assert!(home.test_call(at_millis(millis)).is_err());
    assert!(home.alarm().is_some(), "a test call that fails changes nothing");
    line.is_down.store(false, Ordering::Relaxed);
    home.test_call(at_millis(millis + 60_000)).unwrap();
    assert_eq!((home.take_alarm_change(), home.alarm()), (Some(AlarmChange::Cleared), None));
}
