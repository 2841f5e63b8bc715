//! Runs the example programs as a script outside the project would: by their
//! flags, printed lines and exit codes.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

/// Longer than any run here should take, so that a hang fails and not blocks.
const PATIENCE: Duration = Duration::from_secs(60);

/// Where cargo puts the examples that it builds with the tests.
fn program(name: &str) -> PathBuf {
    let here = std::env::current_exe().expect("the test has a path");
    let target = here.parent().and_then(Path::parent).expect("target/<profile>/deps/it-…");
    let path = target.join("examples").join(name);
    assert!(path.exists(), "{name} is not built; run `cargo test` or `cargo build --examples`");
    path
}

/// What a program printed and how it ended.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Ran {
    /// The last line of standard output.
    pub(crate) fn last_line(&self) -> &str {
        self.stdout.lines().last().unwrap_or("")
    }
}

/// Runs a program to its end.
pub(crate) fn run<S: AsRef<OsStr>>(name: &str, arguments: impl IntoIterator<Item = S>) -> Ran {
    run_into(name, arguments, Stdio::piped())
}

/// The same with a standard output of another kind, which is then not in [`Ran`].
pub(crate) fn run_into<S: AsRef<OsStr>>(
    name: &str,
    arguments: impl IntoIterator<Item = S>,
    stdout: Stdio,
) -> Ran {
    let mut child = Command::new(program(name))
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(stdout)
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let stdout = child.stdout.take().map(drain);
    let stderr = drain(child.stderr.take().expect("piped"));
    let deadline = Instant::now() + PATIENCE;
    let status = loop {
        if let Some(status) = child.try_wait().expect("the program can be waited for") {
            break status;
        }
        if Instant::now() > deadline {
            let _ = child.kill();
            let _ = child.wait();
            panic!("{name} did not end in {PATIENCE:?}");
        }
        thread::sleep(Duration::from_millis(10));
    };
    let text = |receiver: Receiver<String>| receiver.recv().expect("the reader ends");
    Ran { code: status.code(), stdout: stdout.map(text).unwrap_or_default(), stderr: text(stderr) }
}

/// A program that runs until it is killed or ends.
pub(crate) struct Running {
    child: Child,
    lines: Receiver<String>,
}

/// Starts a program; its standard error goes where the test's does.
pub(crate) fn start<S: AsRef<OsStr>>(
    name: &str,
    arguments: impl IntoIterator<Item = S>,
) -> Running {
    let mut child = Command::new(program(name))
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let lines = lines(child.stdout.take().expect("piped"));
    Running { child, lines }
}

impl Running {
    /// Waits for a line that begins with `start` and returns what follows.
    pub(crate) fn wait_for_line(&mut self, start: &str) -> String {
        wait_for_line(&self.lines, start)
    }

    /// Kills it with -9. Returns the lines that it had printed and nobody read.
    pub(crate) fn kill_and_read(mut self) -> Vec<String> {
        let _ = self.child.kill();
        let _ = self.child.wait();
        self.lines.iter().collect()
    }

    /// Kills it with -9. Returns whether it was still running.
    pub(crate) fn kill(mut self) -> bool {
        let _ = self.child.kill();
        self.child.wait().is_ok_and(|status| status.code().is_none())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The lines of a stream as they come.
fn lines(stream: impl Read + Send + 'static) -> Receiver<String> {
    let (sender, lines) = mpsc::channel();
    thread::spawn(move || {
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                break;
            }
        }
    });
    lines
}

fn wait_for_line(lines: &Receiver<String>, start: &str) -> String {
    let deadline = Instant::now() + PATIENCE;
    loop {
        let left = deadline.saturating_duration_since(Instant::now());
        match lines.recv_timeout(left) {
            Ok(line) => {
                if let Some(rest) = line.strip_prefix(start) {
                    return rest.to_owned();
                }
            }
            Err(_) => panic!("the program did not print a line with {start:?}"),
        }
    }
}

fn drain(mut stream: impl Read + Send + 'static) -> Receiver<String> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        let _ = sender.send(String::from_utf8_lossy(&bytes).into_owned());
    });
    receiver
}

/// A `service_centre` that runs until it is dropped.
pub(crate) struct ServiceCentre {
    child: Child,
    lines: Receiver<String>,
    /// The URL from its ready line.
    pub(crate) endpoint: String,
    /// The CA's file from its ready line.
    pub(crate) ca: String,
    /// The URL from its admin line.
    pub(crate) admin: String,
}

impl ServiceCentre {
    /// Starts it on a free port with its data in `data`.
    pub(crate) fn start(data: &Path) -> Self {
        Self::start_with(data, "127.0.0.1:0", &[])
    }

    /// Starts it on this address with further flags.
    pub(crate) fn start_with(data: &Path, listen: &str, more: &[&str]) -> Self {
        let mut child = Command::new(program("service_centre"))
            .args(["--listen", listen, "--data"])
            .arg(data)
            .args(more)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the service centre starts");
        let lines = lines(child.stdout.take().expect("piped"));
        let (endpoint, ca, admin) = (String::new(), String::new(), String::new());
        let mut service_centre = Self { child, lines, endpoint, ca, admin };
        let ready = service_centre.wait_for_line("ready ");
        let (endpoint, ca) = ready.split_once(" ca=").expect("ready URL ca=PATH");
        service_centre.endpoint = endpoint.to_owned();
        service_centre.ca = ca.to_owned();
        service_centre.admin = service_centre.wait_for_line("admin ");
        service_centre
    }

    /// Waits for a line that begins with `start` and returns what follows.
    pub(crate) fn wait_for_line(&mut self, start: &str) -> String {
        wait_for_line(&self.lines, start)
    }

    /// The port it listens on.
    pub(crate) fn port(&self) -> u16 {
        port(&self.endpoint)
    }

    /// The port on which it is operated.
    pub(crate) fn admin_port(&self) -> u16 {
        port(&self.admin)
    }

    /// Kills it with -9.
    pub(crate) fn kill(mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn port(url: &str) -> u16 {
    let port = url.trim_end_matches('/').rsplit(':').next().expect("a port");
    port.parse().expect("a number")
}

impl Drop for ServiceCentre {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
