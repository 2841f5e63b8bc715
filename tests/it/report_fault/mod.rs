//! `report_fault` as a script uses it: printed lines, files that arrive, exit
//! codes.

mod approval;
mod bad_input;
mod desk;
mod kills;
mod restarts;

use std::fs;
use std::path::Path;

use crate::programs::{ServiceCentre, run};
use crate::proxies;
use desk::{Desk, folder, noise, tool, unpack};

#[test]
fn without_arguments_this_machines_data_reaches_a_service_centre_inside() {
    let ran = run::<&str>("report_fault", []);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(ran.last_line().ends_with(" Active"), "{ran:?}");
    let at = |start: &str| ran.stdout.find(start).unwrap_or_else(|| panic!("{start:?}: {ran:?}"));
    assert!(at("\npackage ") < at("\naccepted ") && at("\naccepted ") < at("\nticket "));
}

#[test]
fn what_arrives_is_what_was_printed_and_what_was_attached() {
    let desk = Desk::new();
    let source = desk.path("source");
    fs::create_dir_all(source.join("deep/er")).unwrap();
    fs::write(source.join("noise"), noise(3_000_000)).unwrap();
    fs::write(source.join("deep/er/empty"), b"").unwrap();
    fs::write(source.join("deep/text"), "fan 2\n".repeat(5_000)).unwrap();
    let single = desk.path("single.log");
    fs::write(&single, b"one line\n").unwrap();

    let given =
        ["--event-id", "17", "--attach", source.to_str().unwrap(), single.to_str().unwrap()];
    let ran = desk.run(&given);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""), "{ran:?}");
    let reported = desk.reported(&ran);
    assert_eq!(desk.arrived(), [(reported.ticket.clone(), reported.sha256.clone())]);
    assert_eq!(fs::metadata(desk.package(&reported.ticket)).unwrap().len(), reported.bytes);

    let Some(unpacked) = unpack(&desk.package(&reported.ticket)) else { return };
    let same = tool(
        "diff",
        &["-r".as_ref(), source.as_os_str(), unpacked.path().join("source").as_os_str()],
    );
    assert_eq!(same, Some((true, String::new())));
    assert_eq!(fs::read(unpacked.path().join("single.log")).unwrap(), b"one line\n");

    // The same record of the log again.
    let again = desk.run(&given);
    assert_eq!(again.code, Some(0), "{again:?}");
    assert!(again.stdout.contains(&format!("\naccepted {}\n", reported.ticket)), "{again:?}");
    assert_eq!(desk.tickets().len(), 1);
    assert_eq!(desk.arrived().len(), 1);
}

#[test]
fn a_package_ends_at_the_size_that_was_asked_for_and_names_the_largest() {
    let desk = Desk::new();
    for (name, bytes) in [("first.bin", 20_000), ("second.bin", 3_000_000), ("third.bin", 10)] {
        fs::write(desk.path(name), noise(bytes)).unwrap();
    }
    let [first, second, third] =
        ["first.bin", "second.bin", "third.bin"].map(|name| desk.path(name).display().to_string());
    let given = ["--event-id", "17", "--max-package", "100000", "--attach"];
    let ran = desk.run(&[&given[..], &[&first, &second, &third]].concat());
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(ran.stderr.contains("third.bin: skipped: came after the size limit"), "{ran:?}");
    let reported = desk.reported(&ran);
    assert!((80_000..=100_000).contains(&reported.bytes), "{ran:?}");
    let Some(unpacked) = unpack(&desk.package(&reported.ticket)) else { return };
    let manifest = fs::read(unpacked.path().join("manifest.json")).unwrap();
    let manifest: serde_json::Value = serde_json::from_slice(&manifest).unwrap();
    let reached = serde_json::json!({ "Bytes": 100_000, "Largest": "second.bin" });
    assert_eq!(manifest["LimitReached"], reached);
    assert_eq!(manifest["Skipped"][0]["Name"], "third.bin");
}

#[test]
fn secrets_in_an_attached_log_never_reach_the_service_centre() {
    let desk = Desk::new();
    let secret = ["cor", "rect-horse"].concat();
    let log = format!("fan 2 stands still\nAuthorization: Bearer {secret}\ndb_password={secret}\n");
    fs::write(desk.path("app.log"), &log).unwrap();
    let path = desk.path("app.log").display().to_string();
    let ran = desk.run(&["--event-id", "17", "--attach", &path]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let Some(unpacked) = unpack(&desk.package(&desk.reported(&ran).ticket)) else { return };
    let arrived = fs::read_to_string(unpacked.path().join("app.log")).unwrap();
    assert_eq!(arrived, log.replace(&secret, &"*".repeat(secret.len())));
}

#[test]
fn service_data_goes_through_squid_and_tinyproxy() {
    let Some(proxies) = proxies::get() else { return };
    let desk = Desk::new();
    let attached = desk.path("noise");
    fs::write(&attached, noise(2_000_000)).unwrap();
    for (name, address, password) in [
        ("squid", proxies.squid, &proxies.password),
        ("tinyproxy", proxies.tinyproxy, &proxies.tinyproxy_password),
    ] {
        let file = desk.path(&format!("{name}.password"));
        fs::write(&file, password).unwrap();
        let (address, origin) = (address.to_string(), format!("/redfish/v1/{name}"));
        let ran = desk.run(&[
            "--proxy",
            &address,
            "--proxy-user",
            &proxies.user,
            "--proxy-password-file",
            file.to_str().unwrap(),
            "--event-id",
            name,
            "--origin",
            &origin,
            "--attach",
            attached.to_str().unwrap(),
        ]);
        assert_eq!(ran.code, Some(0), "{name}: {ran:?}");
        let reported = desk.reported(&ran);
        assert!(desk.arrived().contains(&(reported.ticket, reported.sha256)), "{name}");
    }
}

#[test]
fn tickets_and_journal_are_printed_and_nothing_else() {
    let desk = Desk::new();
    let reported = desk.reported(&desk.run(&["--attach", "Cargo.toml"]));
    let listed = desk.look(&["--list"]);
    assert_eq!(listed.stdout, format!("ticket {} SC-000001 Active\n", reported.ticket));
    let journal = desk.look(&["--journal"]);
    let entries: Vec<serde_json::Value> =
        journal.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    for id in ["agreement-accepted", "enabled", "reported", "package-sealed", "ticket-opened"] {
        assert!(entries.iter().any(|entry| entry["Id"] == id), "{id}: {journal:?}");
    }
}

#[test]
fn a_note_is_delivered_and_a_cancellation_confirmed() {
    let mut desk = Desk::new();
    let ticket = desk.reported(&desk.run(&["--attach", "Cargo.toml"])).ticket;
    let ran = desk.run(&["--note", &ticket, "--title", "Access", "--body", "Ask for Kim."]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let note = ran.stdout.lines().find_map(|line| line.strip_prefix("note ")).unwrap();
    let note = note.split(' ').next().unwrap().to_owned();
    assert_eq!(desk.service_centre.wait_for_line("note ").split(' ').next(), Some(note.as_str()));

    // A wish is taken without a network as well.
    let ran = desk.look(&["--cancel", &ticket]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert_eq!(desk.tickets(), [format!("ticket {ticket} SC-000001 Active")]);
    let ran = desk.run(&["--resume"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert_eq!(desk.tickets(), [format!("ticket {ticket} SC-000001 Cancelled")]);
    let ran = desk.run(&["--cancel", &ticket]);
    assert_eq!(ran.code, Some(2), "{ran:?}");
}

#[test]
fn a_ticket_that_was_closed_meanwhile_is_closed_and_not_cancelled() {
    let desk = Desk::new();
    let ticket = desk.reported(&desk.run(&["--attach", "Cargo.toml"])).ticket;
    desk.admin(&ticket, "close");
    let ran = desk.run(&["--cancel", &ticket]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert_eq!(desk.tickets(), [format!("ticket {ticket} SC-000001 Closed")]);
}

#[test]
fn resuming_asks_how_things_stand() {
    let desk = Desk::new();
    let closed = desk.reported(&desk.run(&["--attach", "Cargo.toml"])).ticket;
    desk.admin(&closed, "close");
    let ran = desk.run(&["--resume"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert_eq!(ran.last_line(), format!("ticket {closed} SC-000001 Closed"), "{ran:?}");
}

#[test]
fn a_link_that_was_named_is_followed_and_names_never_collide() {
    let desk = Desk::new();
    let (one, two) = (desk.path("one/log"), desk.path("two/log"));
    for (path, content) in [(&one, "first"), (&two, "second")] {
        fs::create_dir(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    let link = desk.path("link");
    std::os::unix::fs::symlink(&one, &link).unwrap();
    let reserved = desk.path("package.json");
    fs::write(&reserved, "{}").unwrap();
    let paths = [&one, &two, &link, &reserved].map(|path| path.to_str().unwrap());
    let ran = desk.run(&[&["--attach"], &paths[..]].concat());
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""), "{ran:?}");
    let reported = desk.reported(&ran);
    let Some(unpacked) = unpack(&desk.package(&reported.ticket)) else { return };
    let read = |name: &str| fs::read_to_string(unpacked.path().join(name)).unwrap();
    assert_eq!(read("log"), "first");
    assert_eq!(read("2-log"), "second");
    assert_eq!(read("link"), "first");
    assert_eq!(read("4-package.json"), "{}");
}

/// Where the service centre keeps a package.
fn package_at(data: &Path, ticket: &str) -> std::path::PathBuf {
    data.join("packages").join(format!("{ticket}.tar.zst"))
}

#[test]
fn a_report_reaches_a_service_centre_that_was_down() {
    let data = folder();
    let port = {
        let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        free.local_addr().unwrap().port()
    };
    // Its authority is made at its first start.
    let first = ServiceCentre::start(data.path());
    let ca = first.ca.clone();
    first.kill();
    let endpoint = format!("https://localhost:{port}/");
    let state = data.path().join("state");
    let shared = |more: &[&str]| -> Vec<String> {
        let state = state.to_str().unwrap();
        ["--endpoint", &endpoint, "--ca", &ca, "--accept-agreement", "--state", state]
            .into_iter()
            .chain(more.iter().copied())
            .map(str::to_owned)
            .collect()
    };
    let ran = run("report_fault", shared(&["--attach", "Cargo.toml", "--timeout", "3"]));
    assert_eq!(ran.code, Some(3), "{ran:?}");
    assert_eq!(ran.stderr.lines().count(), 1, "{ran:?}");
    assert!(ran.stderr.contains("refused the connection"), "{ran:?}");
    let reported = desk::Reported::of(&ran);
    assert_eq!(ran.last_line(), format!("ticket {} - Pending", reported.ticket));

    let _second = ServiceCentre::start_with(data.path(), &format!("127.0.0.1:{port}"), &[]);
    let ran = run("report_fault", shared(&["--resume"]));
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(package_at(data.path(), &reported.ticket).exists());
}
