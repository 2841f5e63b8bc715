//! Wrong flags, bad folders, attachments that cannot be read: one clear line.

use std::fs;
use std::process::Command;

use sha2::{Digest, Sha256};

use super::desk::{Desk, Reported, folder, noise, unpack};
use crate::programs::{Ran, run};

#[track_caller]
fn refused(ran: &Ran, names: &str) {
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert_eq!(ran.stderr.lines().count(), 1, "{ran:?}");
    assert!(ran.stderr.contains(names), "expected {names:?}: {ran:?}");
    assert!(!ran.stdout.contains("\naccepted ") && !ran.stderr.contains("panicked"), "{ran:?}");
}

#[test]
fn bad_flags_are_one_clear_line_and_exit_2() {
    let folder = folder();
    let state = folder.path().join("state");
    let state = state.to_str().unwrap();
    let unknown = "00000000-0000-4000-8000-000000000000";
    let long = "x".repeat(1025);
    for (arguments, names) in [
        (&["--message", ""][..], "--message"),
        (&["--message", "  "], "Message is missing"),
        (&["--message", &long], "Message"),
        (&["--message-id", "a b"], "MessageId"),
        (&["--message-id", &long], "MessageId"),
        (&["--origin", "/a b"], "OriginOfCondition"),
        (&["--event-id", "\u{1b}"], "--event-id"),
        (&["--severity", "critical"], "--severity"),
        (&["--occurred", "yesterday"], "--occurred"),
        (&["--attach"], "--attach"),
        (
            &["--endpoint", "https://localhost:1/", "--accept-agreement"],
            "--endpoint: needs --state",
        ),
        (&["--endpoint", "https://localhost:1/", "--state", state], "--accept-agreement"),
        (&["--resume", "--state", state], "--resume: needs --endpoint"),
        (&["--resume", "--endpoint", "https://localhost:1/"], "--resume: needs --state"),
        (&["--list"], "--list: needs --state"),
        (&["--journal"], "--journal: needs --state"),
        (&["--list", "--journal", "--state", state], "not together"),
        (&["--list", "--message", "m", "--state", state], "not together"),
        (&["--cancel", "1", "--state", state], "--cancel"),
        (&["--cancel", unknown, "--state", state], "--cancel: there is no such ticket"),
        (&["--note", unknown, "--state", state], "--note: needs --title"),
        (&["--note", unknown, "--state", state, "--title", "t"], "--note: needs --body"),
        (&["--note", unknown, "--state", state, "--title", "t", "--body", " "], "body is missing"),
        (&["--note", unknown, "--state", state, "--title", " ", "--body", "b"], "title is missing"),
        (&["--note", unknown, "--state", state, "--title", "t", "--body", "b"], "no such ticket"),
        (&["--title", "t"], "--title: needs --note"),
        (&["--max-package", "65535"], "--max-package"),
        (&["--max-package", "a lot"], "--max-package"),
        (&["--max-package", "-1"], "--max-package"),
    ] {
        let ran = run("report_fault", arguments);
        refused(&ran, names);
    }
}

#[test]
fn a_pending_ticket_cannot_be_cancelled() {
    let folder = folder();
    let state = folder.path().join("state");
    let state = state.to_str().unwrap();
    let endpoint = ["--endpoint", "https://localhost:1/", "--accept-agreement", "--timeout", "1"];
    let with = |more: &[&'static str]| {
        run("report_fault", [&["--state", state], &endpoint[..], more].concat())
    };
    let ran = with(&["--attach", "Cargo.toml"]);
    assert_eq!(ran.code, Some(3), "{ran:?}");
    let ticket = Reported::of(&ran).ticket;
    let ran = run("report_fault", ["--state", state, "--cancel", &ticket]);
    refused(&ran, "--cancel: not possible for a ticket that is Pending");
    // A note can wait there.
    let note = ["--state", state, "--note", &ticket, "--title", "t", "--body", "b"];
    let ran = run("report_fault", note);
    assert_eq!(ran.code, Some(3), "{ran:?}");
}

#[test]
fn an_attachment_that_cannot_be_read_is_left_out_and_said() {
    let desk = Desk::new();
    let fifo = desk.path("fifo");
    assert!(Command::new("mkfifo").arg(&fifo).status().unwrap().success());
    let missing = desk.path("missing");
    let paths = [fifo.to_str().unwrap(), missing.to_str().unwrap(), "/dev/zero", "Cargo.toml"];
    let ran = desk.run(&[&["--attach"], &paths[..]].concat());
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let lines: Vec<_> = ran.stderr.lines().collect();
    assert_eq!(lines.len(), 3, "{ran:?}");
    for ((line, path), why) in
        lines.iter().zip(paths).zip(["is a FIFO", "is not there", "is a device"])
    {
        assert!(line.contains(path) && line.contains(why), "{ran:?}");
    }
    let Some(unpacked) = unpack(&desk.package(&desk.reported(&ran).ticket)) else { return };
    let manifest = fs::read_to_string(unpacked.path().join("manifest.json")).unwrap();
    for word in ["Fifo", "NotFound", "Device"] {
        assert!(manifest.contains(word), "{word}: {manifest}");
    }
}

#[test]
fn a_state_folder_of_a_newer_version_is_left_alone() {
    let desk = Desk::new();
    desk.reported(&desk.run(&["--attach", "Cargo.toml"]));
    let records = desk.path("state/records");
    let mut bytes = fs::read(&records).unwrap();
    // A sound header of the next version: `docs/store.md`.
    let version = 2_u32;
    bytes[8..12].copy_from_slice(&version.to_le_bytes());
    let check = Sha256::digest(&bytes[..12]);
    bytes[12..20].copy_from_slice(&check[..8]);
    fs::write(&records, &bytes).unwrap();
    let ran = desk.run(&["--attach", "Cargo.toml"]);
    refused(&ran, &format!("--state: the store has format version {version}"));
    assert_eq!(fs::read(&records).unwrap(), bytes, "nothing was touched");
    refused(&desk.look(&["--list"]), "format version");
}

#[test]
fn a_truncated_record_costs_no_more_than_itself() {
    let desk = Desk::new();
    let first = desk.reported(&desk.run(&["--event-id", "1", "--attach", "Cargo.toml"]));
    let records = desk.path("state/records");
    let bytes = fs::read(&records).unwrap();
    fs::write(&records, &bytes[..bytes.len() - 5]).unwrap();
    let ran = desk.run(&["--event-id", "2", "--origin", "/2", "--attach", "Cargo.toml"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(ran.stderr.lines().count() <= 1, "{ran:?}");
    let tickets = desk.tickets();
    assert_eq!(tickets.len(), 2, "{tickets:?}");
    assert!(tickets[0].contains(&first.ticket), "{tickets:?}");
}

#[test]
fn a_folder_that_is_no_store_or_in_use_is_refused() {
    let desk = Desk::new();
    let other = desk.path("other");
    fs::create_dir(&other).unwrap();
    fs::write(other.join("thesis.txt"), "mine").unwrap();
    refused(&run("report_fault", ["--state".as_ref(), other.as_os_str()]), "--state");
    let file = other.join("thesis.txt");
    refused(&run("report_fault", ["--state".as_ref(), file.as_os_str()]), "--state");
    assert_eq!(fs::read_dir(&other).unwrap().count(), 1);

    let _store = callhome::store::DirStore::open(desk.path("state")).unwrap();
    refused(&desk.run(&[]), "in use");
}

/// A small file system of its own; gone at the end of a test.
struct Mount(tempfile::TempDir);

impl Mount {
    fn new(options: &str) -> Option<Self> {
        let folder = folder();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", options, "tmpfs"])
            .arg(folder.path())
            .output();
        match mounted {
            Ok(output) if output.status.success() => Some(Self(folder)),
            _ => {
                println!("skipped: only root can mount a small file system");
                None
            }
        }
    }

    fn remount(&self, options: &str) {
        let options = format!("remount,{options}");
        let done = Command::new("mount").args(["-o", &options]).arg(self.0.path()).status();
        assert!(done.unwrap().success());
    }

    fn state(&self) -> String {
        self.0.path().join("state").to_str().unwrap().to_owned()
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0.path()).status();
    }
}

#[test]
fn a_read_only_folder_is_refused() {
    let Some(mount) = Mount::new("size=1m") else { return };
    let state = mount.state();
    assert_eq!(run("report_fault", ["--state", &state]).code, Some(0));
    mount.remount("ro");
    refused(&run("report_fault", ["--state", &state]), "cannot be written");
}

#[test]
fn what_does_not_fit_on_a_full_disk_is_not_accepted_and_not_lost() {
    let desk = Desk::new();
    let Some(mount) = Mount::new("size=512k") else { return };
    let attached = desk.path("noise");
    fs::write(&attached, noise(2_000_000)).unwrap();
    let mut flags = desk.flags(&["--event-id", "17", "--attach", attached.to_str().unwrap()]);
    let at = flags.iter().position(|flag| flag == "--state").unwrap();
    flags[at + 1] = mount.state();
    refused(&run("report_fault", &flags), "the disk is full");

    // The ticket is there; its package is packed when there is room.
    mount.remount("size=8m");
    let ran = run(
        "report_fault",
        flags
            .iter()
            .filter(|flag| !["--event-id", "17"].contains(&flag.as_str()))
            .map(String::as_str)
            .chain(["--resume"]),
    );
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let reported = desk.reported(&ran);
    assert_eq!(desk.arrived(), [(reported.ticket, reported.sha256)]);

    // No room for anything at all.
    let filler = mount.0.path().join("filler");
    let _ = fs::write(&filler, noise(9_000_000));
    flags.extend(["--origin", "/another"].map(str::to_owned));
    let at = flags.iter().position(|flag| flag == "17").unwrap();
    flags[at] = "18".to_owned();
    refused(&run("report_fault", &flags), "the disk is full");
    fs::remove_file(&filler).unwrap();
    assert_eq!(run("report_fault", &flags).code, Some(0));
}
