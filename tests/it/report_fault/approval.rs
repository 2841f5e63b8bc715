//! Service data that an administrator looks at before it is sent.

use super::desk::{Desk, Reported};

#[test]
fn what_is_asked_for_approval_waits_and_is_sent_once_it_is_approved() {
    let desk = Desk::new();
    let ran = desk.run(&["--ask-approval", "--attach", "Cargo.toml"]);
    assert_eq!(ran.code, Some(3), "{ran:?}");
    let Reported { ticket, sha256, bytes } = desk.reported(&ran);
    let waits = format!("ticket {ticket}: sha256:{sha256} awaits approval; --approve goes on");
    assert_eq!(ran.stderr.lines().collect::<Vec<_>>(), [waits.as_str()], "{ran:?}");
    assert_eq!(ran.last_line(), format!("ticket {ticket} SC-000001 Pending"));
    assert_eq!(desk.arrived(), []);

    // Looking sends nothing.
    let text = desk.look(&["--receipt", &ticket]);
    assert_eq!(text.code, Some(0), "{text:?}");
    let first = format!("{bytes} bytes, sha256:{sha256}, scope Full, format 1\n  Cargo.toml, ");
    assert!(text.stdout.starts_with(&first), "{text:?}");
    let json = desk.look(&["--receipt", &ticket, "--json"]);
    let json: serde_json::Value = serde_json::from_str(&json.stdout).unwrap();
    assert_eq!(
        (&json["Sha256"], &json["Contents"][0]["Name"]),
        (&sha256.as_str().into(), &"Cargo.toml".into())
    );
    let ran = desk.run(&["--resume", "--ask-approval"]);
    assert_eq!((ran.code, desk.arrived()), (Some(3), vec![]), "{ran:?}");

    // Approving takes no network; nothing is packed again.
    let ran = desk.look(&["--approve", &ticket]);
    assert_eq!(ran.code, Some(3), "{ran:?}");
    assert_eq!(ran.stdout, format!("{}approved {ticket} sha256:{sha256}\n", text.stdout));
    let ran = desk.run(&["--resume", "--ask-approval"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert_eq!(desk.arrived(), [(ticket.clone(), sha256.clone())]);
    assert_eq!(desk.look(&["--receipt", &ticket]).stdout, text.stdout, "it is kept");
    let journal = desk.look(&["--journal"]);
    let entries: Vec<serde_json::Value> =
        journal.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let entry = |id: &str| entries.iter().find(|entry| entry["Id"] == id).unwrap();
    for id in ["package-awaits-approval", "package-approved"] {
        assert!(entry(id)["Message"].as_str().unwrap().contains(&sha256), "{id}");
    }
    let kept = &entry("package-delivered")["Receipt"];
    assert_eq!((&kept["Sha256"], &kept["Members"]), (&sha256.as_str().into(), &1.into()));
    assert_eq!(kept["Named"][0]["Name"], "Cargo.toml");

    let ran = desk.run(&["--approve", &ticket]);
    assert_eq!(ran.code, Some(2), "there is nothing left to approve: {ran:?}");
}

#[test]
fn approving_with_an_endpoint_sends_it_at_once() {
    let desk = Desk::new();
    let ticket = desk.reported(&desk.run(&["--ask-approval", "--attach", "Cargo.toml"])).ticket;
    let ran = desk.run(&["--approve", &ticket]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert_eq!(desk.arrived().len(), 1);
}

#[test]
fn a_receipt_that_is_not_there_is_one_line() {
    let desk = Desk::new();
    let nobody = "234c1943-f34d-5da9-a122-315567348e13";
    for given in [&["--receipt", nobody][..], &["--approve", nobody], &["--json"]] {
        let ran = desk.look(given);
        assert_eq!((ran.code, ran.stderr.lines().count()), (Some(2), 1), "{ran:?}");
    }
}
