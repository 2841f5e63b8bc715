//! Killed with -9, and started again.

use std::fs;
use std::thread;
use std::time::Duration;

use super::desk::{Desk, Reported, noise};

#[test]
fn a_report_that_is_killed_while_it_uploads_arrives_once_and_whole() {
    let desk = Desk::with(&["--rate", "1000000"]);
    let attached = desk.path("noise");
    fs::write(&attached, noise(3_000_000)).unwrap();
    let given = ["--event-id", "17", "--attach", attached.to_str().unwrap()];
    let mut running = desk.start(&given);
    let reported = Reported::read(&running.wait_for_line("package "));
    assert_eq!(running.wait_for_line("accepted "), reported.ticket);
    thread::sleep(Duration::from_millis(1200));
    assert!(running.kill(), "it was to be killed on the way");
    assert_eq!(desk.arrived(), []);

    let ran = desk.run(&["--resume"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert_eq!(desk.arrived(), [(reported.ticket.clone(), reported.sha256)]);
    assert_eq!(desk.tickets(), [format!("ticket {} SC-000001 Active", reported.ticket)]);
    assert!(!ran.stdout.contains("package "), "nothing is packed again: {ran:?}");
}

#[test]
fn a_report_is_accepted_before_a_service_centre_that_says_nothing_is_asked() {
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let desk = Desk::new();
    let mut flags = desk.flags(&["--attach", "Cargo.toml", "--timeout", "2"]);
    flags[1] = format!("https://localhost:{}/", silent.local_addr().unwrap().port());
    let begun = std::time::Instant::now();
    let mut running = crate::programs::start("report_fault", &flags);
    running.wait_for_line("accepted ");
    assert!(begun.elapsed() < Duration::from_secs(2));
    drop(running);

    let begun = std::time::Instant::now();
    let ran = crate::programs::run("report_fault", &flags);
    assert_eq!(ran.code, Some(3), "{ran:?}");
    assert!(begun.elapsed() < Duration::from_secs(10), "the time-out ends a call that hangs");
}
