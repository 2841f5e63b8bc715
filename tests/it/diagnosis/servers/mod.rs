//! Real servers in the place of a service centre or before it, each with what
//! `check_connection` says of it.
//!
//! Every test starts its own; where a program is not installed its tests say so
//! and are skipped, unless [`REQUIRED`] is set. `tests/servers.sh` installs them.

mod mitmproxy;
mod nginx;
mod openssl;

use std::fs::{self, File};
use std::io::ErrorKind;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::scene::{NAME, YEARS};
use crate::peers::certificates::{Leaf, authority};
use crate::programs::{Ran, run};

/// Set to 1 where missing servers are a failure, as in CI.
const REQUIRED: &str = "CALLHOME_REQUIRE_SERVERS";

/// Longer than any of them takes to start.
const PATIENCE: Duration = Duration::from_secs(60);

/// A folder with certificates, and the servers that were started in it.
struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    /// The tests' authority, and a server's certificate of it.
    fn new() -> Self {
        let place = Self { folder: tempfile::tempdir().unwrap() };
        let leaf = Leaf::of(authority(), NAME, YEARS);
        for (name, text) in
            [("ca.pem", authority().pem()), ("leaf.pem", leaf.pem), ("leaf.key", leaf.key_pem)]
        {
            fs::write(place.path(name), text).unwrap();
        }
        place
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Starts a program that listens on this port; none, said on standard output,
    /// where it is not installed.
    fn start(&self, command: &mut Command, port: u16) -> Option<Server> {
        let program = command.get_program().to_string_lossy().into_owned();
        let said = self.path("output");
        let output = File::create(&said).unwrap();
        let spawned = command
            .current_dir(self.folder.path())
            .stdin(Stdio::null())
            .stdout(output.try_clone().unwrap())
            .stderr(output)
            .spawn();
        let mut child = match spawned {
            Ok(child) => child,
            Err(error) if error.kind() == ErrorKind::NotFound => {
                let required = std::env::var_os(REQUIRED).is_some_and(|value| value == "1");
                assert!(!required, "{REQUIRED} is set, but {program} is not installed");
                println!("skipped: not installed: {program}");
                return None;
            }
            Err(error) => panic!("{program}: {error}"),
        };
        let deadline = Instant::now() + PATIENCE;
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            let ended = child.try_wait().unwrap();
            let said = || fs::read_to_string(&said).unwrap_or_default();
            assert!(ended.is_none(), "{program} has ended: {}", said());
            assert!(Instant::now() < deadline, "{program} does not listen: {}", said());
            thread::sleep(Duration::from_millis(20));
        }
        Some(Server { child, port })
    }
}

/// A server, for as long as this is there.
struct Server {
    child: Child,
    port: u16,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A port that nobody had a moment ago.
fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// `check_connection` to a service centre at that port, as far as a test call.
fn examine(port: u16, ca: &Path, more: &[&str]) -> Ran {
    let url = format!("https://{NAME}:{port}/");
    let ca = ca.to_str().unwrap();
    let flags = ["--endpoint", &url, "--ca", ca, "--accept-agreement", "--timeout", "20"];
    run("check_connection", flags.iter().chain(more))
}

/// It ended with this verdict, and with the exit status that goes with it.
#[track_caller]
fn concludes(ran: &Ran, code: &str) {
    let verdict = format!("verdict {code}: ");
    assert!(ran.last_line().starts_with(&verdict), "expected {code}: {ran:#?}");
    assert_eq!(ran.code, Some(i32::from(code != "ok")), "{ran:#?}");
}
