//! A service centre and a state folder to report with.

use std::ffi::OsStr;
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use sha2::{Digest, Sha256};

use crate::programs::{Ran, Running, ServiceCentre, run, start};

pub(super) struct Desk {
    folder: tempfile::TempDir,
    pub(super) service_centre: ServiceCentre,
}

/// What a run printed about its report.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Reported {
    pub(super) ticket: String,
    pub(super) bytes: u64,
    pub(super) sha256: String,
}

impl Desk {
    pub(super) fn new() -> Self {
        Self::with(&[])
    }

    /// With flags for the service centre.
    pub(super) fn with(flags: &[&str]) -> Self {
        let folder = folder();
        let data = folder.path().join("data");
        let service_centre = ServiceCentre::start_with(&data, "127.0.0.1:0", flags);
        Self { folder, service_centre }
    }

    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The flags of every run.
    pub(super) fn flags(&self, more: &[&str]) -> Vec<String> {
        let state = self.path("state");
        let centre = &self.service_centre;
        ["--endpoint", &centre.endpoint, "--ca", &centre.ca, "--accept-agreement", "--state"]
            .into_iter()
            .chain([state.to_str().unwrap()])
            .chain(more.iter().copied())
            .map(str::to_owned)
            .collect()
    }

    pub(super) fn run(&self, more: &[&str]) -> Ran {
        run("report_fault", self.flags(more))
    }

    pub(super) fn start(&self, more: &[&str]) -> Running {
        start("report_fault", self.flags(more))
    }

    /// Runs it on the state folder alone.
    pub(super) fn look(&self, more: &[&str]) -> Ran {
        let state = self.path("state");
        run("report_fault", ["--state", state.to_str().unwrap()].iter().chain(more))
    }

    /// What `--list` prints.
    pub(super) fn tickets(&self) -> Vec<String> {
        let ran = self.look(&["--list"]);
        assert_eq!(ran.code, Some(0), "{ran:?}");
        ran.stdout.lines().map(str::to_owned).collect()
    }

    #[track_caller]
    pub(super) fn reported(&self, ran: &Ran) -> Reported {
        Reported::of(ran)
    }

    pub(super) fn package(&self, ticket: &str) -> PathBuf {
        super::package_at(&self.path("data"), ticket)
    }

    /// The packages that the service centre has, each with its digest.
    pub(super) fn arrived(&self) -> Vec<(String, String)> {
        let mut arrived = Vec::new();
        for entry in fs::read_dir(self.path("data/packages")).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            let ticket = name.strip_suffix(".tar.zst").expect("a verified package").to_owned();
            arrived.push((ticket, hex(&Sha256::digest(fs::read(&path).unwrap()))));
        }
        arrived
    }

    /// Closes or cancels a ticket at the service centre.
    pub(super) fn admin(&self, ticket: &str, what: &str) {
        let address = ("127.0.0.1", self.service_centre.admin_port());
        let mut stream = std::net::TcpStream::connect(address).unwrap();
        write!(
            stream,
            "POST /admin/tickets/{ticket}/{what} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\
             Connection: close\r\nContent-Length: 0\r\n\r\n",
            address.1
        )
        .unwrap();
        let mut answer = String::new();
        let _ = stream.read_to_string(&mut answer);
        assert!(answer.starts_with("HTTP/1.1 2"), "{answer}");
    }
}

impl Reported {
    #[track_caller]
    pub(super) fn of(ran: &Ran) -> Self {
        let line = |start: &str| {
            let found = ran.stdout.lines().find_map(|line| line.strip_prefix(start));
            found.unwrap_or_else(|| panic!("no {start:?} in {ran:?}"))
        };
        let reported = Self::read(line("package "));
        assert_eq!(line("accepted "), reported.ticket, "{ran:?}");
        reported
    }

    /// What follows `package `.
    pub(super) fn read(line: &str) -> Self {
        let parts: Vec<_> = line.split(' ').collect();
        let [ticket, bytes, digest] = parts[..] else { panic!("{line:?}") };
        let sha256 = digest.strip_prefix("sha256:").expect("a digest").to_owned();
        Self { ticket: ticket.to_owned(), bytes: bytes.parse().unwrap(), sha256 }
    }
}

/// A folder that is removed at the end of a test.
pub(super) fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

/// Bytes that no compressor shortens.
pub(super) fn noise(length: usize) -> Vec<u8> {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()
    };
    let mut bytes = Vec::with_capacity(length + 8);
    while bytes.len() < length {
        bytes.extend(next());
    }
    bytes.truncate(length);
    bytes
}

/// Unpacks a package with `tar`; none where `zstd` is not installed.
pub(super) fn unpack(package: &Path) -> Option<tempfile::TempDir> {
    if tool("zstd", &["--version".as_ref()]).is_none() {
        println!("skipped: zstd is not installed, so tar cannot open packages");
        return None;
    }
    let to = folder();
    let listed = tool("tar", &["--zstd".as_ref(), "-tf".as_ref(), package.as_os_str()]);
    let (is_good, names) = listed.expect("tar is there");
    assert!(is_good && names.starts_with("package.json\n"), "{names}");
    assert!(names.ends_with("manifest.json\n"), "{names}");
    let arguments = [
        "--zstd".as_ref(),
        "-xf".as_ref(),
        package.as_os_str(),
        "-C".as_ref(),
        to.path().as_os_str(),
    ];
    assert_eq!(tool("tar", &arguments), Some((true, String::new())));
    Some(to)
}

/// Runs a program of the system: whether it succeeded, and what it printed.
pub(super) fn tool(name: &str, arguments: &[&OsStr]) -> Option<(bool, String)> {
    let output = Command::new(name).args(arguments).output().ok()?;
    Some((output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned()))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
