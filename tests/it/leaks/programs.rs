//! The example programs, with all that they print and leave behind.

use std::fs;
use std::path::Path;

use callhome::package::read::{ReadLimits, Reader};

use super::scene::{OF_THE_PROXY, Scene, Seen, open_proxy, password, user_name};
use crate::peers::tcp::{Peer, closed_port};
use crate::programs::{Ran, ServiceCentre, run};

/// What each frame of a store's log begins with (`docs/store.md`).
const MARK: &[u8] = &[0xff, 0xc1, 0xfe, 0xb1];

/// A folder with the password's file, a service centre, and the flags for both.
struct Desk {
    folder: tempfile::TempDir,
    centre: ServiceCentre,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let centre = ServiceCentre::start(&folder.path().join("centre"));
        fs::write(folder.path().join("password"), password()).unwrap();
        fs::write(folder.path().join("fan.log"), "fan 2 stands still\n").unwrap();
        Self { folder, centre }
    }

    /// The state folder of runs through that proxy.
    fn state(&self, proxy: u16) -> String {
        self.folder.path().join(format!("state-{proxy}")).to_str().unwrap().to_owned()
    }

    fn run(&self, program: &str, proxy: u16, more: &[&str], seen: &mut Seen) -> Ran {
        let (address, state) = (format!("127.0.0.1:{proxy}"), self.state(proxy));
        let (user, file) = (user_name(), self.folder.path().join("password"));
        let (endpoint, ca) = (self.centre.endpoint.as_str(), self.centre.ca.as_str());
        let flags = ["--endpoint", endpoint, "--ca", ca, "--accept-agreement", "--timeout", "20"];
        let proxy = ["--proxy", &address, "--proxy-user", &user, "--proxy-password-file"];
        let stored = ["--state", &state];
        let all = [&flags[..], &proxy, &[file.to_str().unwrap()], &stored, more].concat();
        let ran = run(program, all);
        note_output(program, &ran, seen);
        ran
    }
}

fn note_output(program: &str, ran: &Ran, seen: &mut Seen) {
    seen.note(format!("{program}, standard output"), &ran.stdout);
    seen.note(format!("{program}, standard error"), &ran.stderr);
}

/// Notes every file below a folder; of a store's log all but the settings, of a
/// package what is in it as well.
fn note_files(folder: &Path, seen: &mut Seen) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            note_files(&path, seen);
            continue;
        }
        let (name, bytes) = (path.display().to_string(), fs::read(&path).unwrap());
        if path.file_name().is_some_and(|name| name == "records") {
            for frame in frames(&bytes).filter(|(key, _)| *key != b"settings") {
                seen.note(format!("{name}, {}", frame.0.escape_ascii()), frame.1);
            }
            continue;
        }
        if let Ok(mut package) = Reader::open(&bytes[..], ReadLimits::new()) {
            while let Some(mut member) = package.next_member().unwrap() {
                let mut text = Vec::new();
                std::io::Read::read_to_end(&mut member, &mut text).unwrap();
                seen.note(format!("{name}, {}", member.name()), text);
            }
            let verified = package.finish().unwrap();
            seen.note(format!("{name}, head"), verified.head_json());
            seen.note(format!("{name}, manifest"), verified.manifest_json());
        }
        seen.note(name, bytes);
    }
}

/// The frames of a store's log, each with its key.
fn frames(log: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    let starts: Vec<_> =
        log.windows(MARK.len()).enumerate().filter(|(_, bytes)| *bytes == MARK).collect();
    let ends = starts.iter().skip(1).map(|(at, _)| *at).chain([log.len()]).collect::<Vec<_>>();
    starts.into_iter().zip(ends).map(|((start, _), end)| {
        let frame = &log[start..end];
        (&frame[22..22 + usize::from(frame[17])], frame)
    })
}

#[test]
fn no_program_prints_or_stores_a_secret() {
    let secrets = Scene::new().secrets.only(OF_THE_PROXY);
    let (desk, mut seen) = (Desk::new(), Seen::default());
    let good = open_proxy();
    let log = desk.folder.path().join("fan.log");
    let attach = ["--event-id", "17", "--attach", log.to_str().unwrap()];

    let ran = desk.run("report_fault", good.port(), &attach, &mut seen);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let ticket = ran.last_line().split(' ').nth(1).unwrap().to_owned();
    for program in ["send_test_call", "check_connection"] {
        let ran = desk.run(program, good.port(), &[], &mut seen);
        assert_eq!(ran.code, Some(0), "{ran:?}");
    }
    for more in [&["--json"][..], &["--proxy-only"], &["--proxy-only", "--json"]] {
        let ran = desk.run("check_connection", good.port(), more, &mut seen);
        assert_eq!(ran.code, Some(0), "{ran:?}");
    }
    let note = ["--note", &ticket, "--title", "T", "--body", "B"];
    for more in [&note[..], &["--cancel", &ticket]] {
        desk.run("report_fault", good.port(), more, &mut seen);
    }
    let state = desk.state(good.port());
    for more in [&["--list"][..], &["--journal"], &["--receipt", &ticket]] {
        let ran = run("report_fault", ["--state", &state].iter().chain(more));
        note_output("report_fault", &ran, &mut seen);
    }

    let digest = b"HTTP/1.1 407 x\r\nProxy-Authenticate: Digest realm=x\r\n\r\n";
    let bad: Vec<_> = [
        &b"HTTP/1.1 407 x\r\n\r\n"[..],
        digest,
        b"HTTP/1.1 403 x\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 400 Bad\r\n\r\n",
        b"rubbish",
    ]
    .map(Peer::says)
    .into();
    let echo = super::echoing_proxy();
    let ports = bad.iter().chain([&echo]).map(Peer::port).chain([closed_port()]);
    for port in ports {
        for (program, more) in [
            ("send_test_call", &[][..]),
            ("check_connection", &[]),
            ("check_connection", &["--json"]),
        ] {
            let ran = desk.run(program, port, more, &mut seen);
            assert_eq!(ran.code, Some(1), "{ran:?}");
        }
    }
    // What is wrong with the form itself is said without what is in it.
    let long = desk.folder.path().join("long");
    fs::write(&long, password().repeat(2)).unwrap();
    let flags = ["--proxy", "127.0.0.1:1", "--proxy-user", &user_name(), "--proxy-password-file"];
    let ran = run("check_connection", flags.iter().copied().chain([long.to_str().unwrap()]));
    assert_eq!(ran.code, Some(2), "{ran:?}");
    note_output("check_connection", &ran, &mut seen);

    // The password's own files are none of the programs'.
    for name in ["password", "long"] {
        fs::remove_file(desk.folder.path().join(name)).unwrap();
    }
    note_files(desk.folder.path(), &mut seen);
    let leaks = seen.leaks(&secrets);
    assert!(leaks.is_empty(), "{leaks:#?}");

    // It is in the settings, where it belongs, and the search would have seen it.
    let records = fs::read(Path::new(&state).join("records")).unwrap();
    let stored: Vec<_> = frames(&records).filter(|(key, _)| *key == b"settings").collect();
    assert!(
        !stored.is_empty() && stored.iter().any(|(_, frame)| !secrets.found_in(frame).is_empty())
    );
}
