//! Real proxies for the tests: started once, shared by all tests of the
//! process, gone with it.

use std::collections::HashMap;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;

/// The proxies that `tests/proxies.sh` runs.
#[derive(Debug)]
pub(crate) struct Proxies {
    /// squid with Basic authentication: `user` and `password`.
    pub(crate) squid: SocketAddr,
    /// squid that offers Digest only.
    pub(crate) squid_digest: SocketAddr,
    /// tinyproxy with Basic authentication: `user` and `tinyproxy_password`.
    pub(crate) tinyproxy: SocketAddr,
    pub(crate) user: String,
    pub(crate) password: String,
    pub(crate) tinyproxy_password: String,
    /// The script stops the proxies when its standard input ends, and that pipe
    /// is in here: it closes when this process ends, in whatever way.
    _script: Child,
}

/// The proxies; none, said on standard output, where they are not installed and
/// [`REQUIRED`] does not ask for them.
pub(crate) fn get() -> Option<&'static Proxies> {
    static PROXIES: OnceLock<Result<Proxies, String>> = OnceLock::new();
    match PROXIES.get_or_init(start) {
        Ok(proxies) => Some(proxies),
        Err(line) => {
            let required = std::env::var_os(REQUIRED).is_some_and(|value| value == "1");
            assert!(!required, "{REQUIRED} is set, but {line}");
            println!("{line}");
            None
        }
    }
}

/// Set to 1 where missing proxies are a failure, as in CI.
const REQUIRED: &str = "CALLHOME_REQUIRE_PROXIES";

/// The error is the line to show instead of a test.
fn start() -> Result<Proxies, String> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/proxies.sh");
    let spawned = Command::new("bash")
        .arg(script)
        .arg("run")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let mut script = match spawned {
        Ok(script) => script,
        Err(error) => return Err(format!("skipped: bash does not start: {error}")),
    };
    let mut said = HashMap::new();
    for line in BufReader::new(script.stdout.take().expect("it is piped")).lines() {
        let line = line.unwrap();
        match line.split_once('=') {
            Some(("READY", _)) => return Ok(proxies(&said, script)),
            Some((key, value)) => said.insert(key.to_owned(), value.to_owned()),
            None => said.insert(NOTE.to_owned(), line),
        };
    }
    let status = script.wait().unwrap();
    assert_eq!(status.code(), Some(MISSING), "tests/proxies.sh failed");
    Err(said.remove(NOTE).unwrap_or_else(|| "skipped: the proxies are not installed".to_owned()))
}

const NOTE: &str = "";
/// The script's exit code when a program is not installed.
const MISSING: i32 = 77;

fn proxies(said: &HashMap<String, String>, script: Child) -> Proxies {
    let address = |key: &str| said[key].parse().unwrap();
    Proxies {
        squid: address("SQUID"),
        squid_digest: address("SQUID_DIGEST"),
        tinyproxy: address("TINYPROXY"),
        user: said["PROXY_USER"].clone(),
        password: said["PROXY_PASSWORD"].clone(),
        tinyproxy_password: said["TINYPROXY_PASSWORD"].clone(),
        _script: script,
    }
}

mod answers;
