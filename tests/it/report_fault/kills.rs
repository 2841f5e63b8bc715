//! Killed with -9 at random moments, many times. `tests/kill_rounds.sh 1000` is
//! the long form.

use std::fs;
use std::path::Path;
use std::thread;
use std::time::Duration;

use sha2::{Digest, Sha256};

use super::desk::{folder, noise};
use crate::programs::{ServiceCentre, run, start};

const ROUNDS: u64 = 30;
const LANES: u64 = 6;
/// The moments of all rounds follow from it.
const SEED: u64 = 5;

/// Reports a fault, kills the program, and goes on as a host does.
fn round(number: u64, root: &Path, endpoint: &str, ca: &str) {
    let here = root.join(number.to_string());
    fs::create_dir(&here).unwrap();
    let text = |name: &str| here.join(name).to_str().unwrap().to_owned();
    let (state, attached) = (text("state"), text("noise"));
    fs::write(&attached, noise(300_000 + usize::try_from(number).unwrap())).unwrap();
    let id = format!("round-{number}");
    let flags = ["--endpoint", endpoint, "--ca", ca, "--accept-agreement"];
    let flags = [&flags[..], &["--timeout", "50", "--state", &state]].concat();
    let origin = format!("/redfish/v1/Rounds/{number}");
    let fault = ["--event-id", &id, "--origin", &origin, "--attach", &attached];

    let mut running = start("report_fault", flags.iter().chain(&fault));
    let mut dice = (SEED * 1000 + number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    dice ^= dice >> 31;
    // Some die before they have accepted anything, some while they upload.
    let accepted = !number.is_multiple_of(3);
    if accepted {
        running.wait_for_line("accepted ");
    }
    thread::sleep(Duration::from_millis(dice % 600));
    let said = running.kill_and_read();
    let accepted = accepted || said.iter().any(|line| line.starts_with("accepted "));
    let next: &[&str] = if accepted { &["--resume"] } else { &fault };

    let ran = run("report_fault", flags.iter().chain(next));
    let what = format!("round {number}, seed {SEED}: {ran:?}");
    assert_eq!(ran.code, Some(0), "{what}");
    let listed = run("report_fault", ["--state", &state, "--list"]).stdout;
    let words: Vec<_> = listed.split_whitespace().collect();
    let [_, ticket, _, "Active"] = words[..] else { panic!("{listed:?}, {what}") };
    let receipt = run("report_fault", ["--state", &state, "--receipt", ticket, "--json"]);
    let package = root.join("data/packages").join(format!("{ticket}.tar.zst"));
    let digest = Sha256::digest(fs::read(package).unwrap());
    let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    assert!(receipt.stdout.contains(&digest), "{digest} is not in {receipt:?}, {what}");
}

#[test]
fn thirty_reports_that_are_killed_at_random_arrive_once_and_whole() {
    let root = folder();
    let data = root.path().join("data");
    let centre = ServiceCentre::start_with(&data, "127.0.0.1:0", &["--rate", "4000000"]);
    thread::scope(|scope| {
        for lane in 0..LANES {
            let (root, endpoint, ca) = (root.path(), &*centre.endpoint, &*centre.ca);
            scope.spawn(move || {
                for number in (0..ROUNDS).filter(|number| number % LANES == lane) {
                    round(number, root, endpoint, ca);
                }
            });
        }
    });
    let count = |folder: &str| fs::read_dir(data.join(folder)).unwrap().count() as u64;
    assert_eq!(count("packages"), ROUNDS, "seed {SEED}");
    let tickets = fs::read_dir(data.join("records")).unwrap();
    let names = tickets.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert_eq!(names.filter(|name| name.starts_with("ticket-")).count() as u64, ROUNDS);
}
