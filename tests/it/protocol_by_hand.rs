//! The protocol's document is enough: its shell block does a test call by hand.

use std::process::Command;

use crate::programs::ServiceCentre;

/// The one block of shell commands in the document.
fn shell_block() -> &'static str {
    let document = include_str!("../../docs/protocol.md");
    let mut blocks = document.split("```sh\n").skip(1);
    let block = blocks.next().and_then(|rest| rest.split("```").next()).expect("a sh block");
    assert!(blocks.next().is_none(), "there is more than one sh block");
    block
}

#[test]
fn a_reader_with_curl_can_do_a_test_call_by_hand() {
    if Command::new("curl").arg("--version").output().is_err() {
        println!("skipped: curl is not installed");
        return;
    }
    let data = tempfile::tempdir().expect("a temporary folder");
    let mut service_centre = ServiceCentre::start(data.path());
    let shell = Command::new("sh")
        .args(["-e", "-c", shell_block()])
        .env("ENDPOINT", &service_centre.endpoint)
        .env("CA", &service_centre.ca)
        .env_remove("https_proxy")
        .env_remove("HTTPS_PROXY")
        .output()
        .expect("a shell");
    assert!(shell.status.success(), "{shell:?}");
    let id = service_centre.wait_for_line("test-call ");
    let echoed = String::from_utf8_lossy(&shell.stdout);
    assert!(echoed.contains(&id), "{id} is not in {echoed}");
}
