//! What peers without end cost: the peak memory of a process that meets one, beside
//! that of the same process with a good one. On Linux; elsewhere it is skipped.

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use callhome::settings::{Endpoint, Roots, SettingsDraft};
use callhome::store::MemoryStore;
use callhome::testing::ServiceCentre;
use callhome::transport::{HttpsTransport, Lookup};

use crate::door::{self, at_millis};
use crate::peers::certificates::{Leaf, authority};
use crate::peers::tcp::{Peer, Wire};
use crate::peers::tls::{Secure, Server, read_request};
use crate::peers::{self, NAME, short};
use crate::shared::listener::Listener;
use crate::shared::tls::{Identity, server_config};

/// The most that a peer may cost beside a good one.
const MOST_KIB: u64 = 8 * 1024;
/// No bomb takes longer: the limits of an attempt end it.
const PATIENCE: Duration = Duration::from_secs(60);

/// Valid for as long as anybody runs this.
const YEARS: (i32, i32) = (2020, 2990);

/// What the process that meets the peer is told.
const PORT: &str = "CALLHOME_MEMORY_PORT";
const PROXY: &str = "CALLHOME_MEMORY_PROXY";
const CA: &str = "CALLHOME_MEMORY_CA";
const BALLAST: &str = "CALLHOME_MEMORY_BALLAST";

/// The process that meets the peer: one examination, as far as a test call.
#[test]
#[ignore = "the other test runs it, in a process of its own"]
fn child() {
    let said = |name| std::env::var(name).ok();
    let Some(port) = said(PORT) else { return };
    let transport = HttpsTransport::with_ring()
        .with_resolver(|_: &Lookup<'_>| Ok(vec![std::net::Ipv4Addr::LOCALHOST.into()]));
    let ca = std::fs::read(said(CA).unwrap()).unwrap();
    let endpoint = Endpoint::new(&format!("https://{NAME}:{port}/")).unwrap();
    let mut draft = SettingsDraft::example();
    if let Some(proxy) = said(PROXY) {
        draft.proxy_enabled = true;
        draft.proxy = peers::proxy(proxy.parse().unwrap());
    }
    let mut call_home = door::open(transport, MemoryStore::new());
    call_home.set_limits(short());
    let endpoint = endpoint.with_roots(Roots::from_pem(&ca).unwrap());
    call_home.set_endpoint(endpoint, at_millis(0)).unwrap();
    call_home.accept_agreement("operator", at_millis(0)).unwrap();
    call_home.apply_settings(draft.check(None).unwrap(), "operator", at_millis(0)).unwrap();
    // What the harness once had does not count (proc(5)).
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    let report = call_home.diagnose(at_millis(0));
    if let Some(bytes) = said(BALLAST) {
        let ballast = vec![1_u8; bytes.parse().unwrap()];
        assert!(std::hint::black_box(&ballast).iter().all(|byte| *byte == 1));
    }
    println!("met {} {}", report.verdict().code(), peak_kib().unwrap());
}

/// The most memory that this process ever had.
fn peak_kib() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse().ok()
}

/// Has a process meet the peer: the verdict, and what it cost.
fn meet(ca: &Path, port: u16, proxy: Option<u16>) -> (String, u64) {
    meet_with(0, ca, port, proxy)
}

/// The same, with so many bytes held at the end.
fn meet_with(ballast: u64, ca: &Path, port: u16, proxy: Option<u16>) -> (String, u64) {
    let mut child = Command::new(std::env::current_exe().unwrap());
    child.args(["--exact", "memory::child", "--ignored", "--nocapture"]);
    child.env(PORT, port.to_string()).env(CA, ca).env_remove(PROXY);
    child.env(BALLAST, ballast.to_string());
    if let Some(proxy) = proxy {
        child.env(PROXY, proxy.to_string());
    }
    let mut child = child.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().unwrap();
    let deadline = Instant::now() + PATIENCE;
    while child.try_wait().unwrap().is_none() {
        if Instant::now() > deadline {
            let _ = child.kill();
            let _ = child.wait();
            panic!("it does not end");
        }
        thread::sleep(Duration::from_millis(10));
    }
    let mut said = String::new();
    child.stdout.take().unwrap().read_to_string(&mut said).unwrap();
    // The harness puts the test's name before it.
    let (_, met) = said.split_once("met ").unwrap_or_else(|| panic!("{said}"));
    let mut words = met.split_whitespace();
    let (code, peak) = (words.next().unwrap(), words.next().unwrap());
    (code.to_owned(), peak.parse().unwrap())
}

/// Says it again and again, until nobody listens.
fn endlessly(wire: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    let many = bytes.repeat((16 * 1024 / bytes.len()).max(1));
    loop {
        wire.write_all(&many)?;
    }
}

fn good_server() -> Server {
    Server::new().with_leaf(Leaf::of(authority(), NAME, YEARS))
}

/// An origin that says the first once and the second for ever.
fn origin(once: &'static str, for_ever: &'static [u8]) -> Peer {
    scripted(move |secure| {
        secure.write_all(once.as_bytes())?;
        endlessly(secure, for_ever)
    })
}

/// An origin that hears a request first.
fn scripted(script: impl Fn(&mut Secure<'_>) -> io::Result<()> + Send + 'static) -> Peer {
    good_server().plays(move |secure| {
        read_request(secure)?;
        script(secure)
    })
}

/// An origin that says this and ends as it should.
fn says(head: &str, body: String) -> Peer {
    good_server().says(format!("HTTP/1.1 200 OK\r\n{head}\r\n\r\n{body}"))
}

/// A proxy that says the first once and the second for ever.
fn proxy(once: &'static str, for_ever: &'static [u8]) -> Peer {
    Peer::plays(move |wire| {
        wire.read_head()?;
        wire.write_all(once.as_bytes())?;
        endlessly(wire, for_ever)
    })
}

/// Something that is no TLS server, though its first record looks like one's.
fn hello(wire: &mut Wire) -> io::Result<()> {
    // A handshake record of 16 KiB; in it a ServerHello of nearly 16 MiB begins.
    wire.write_all(&[22, 3, 3, 0x40, 0, 2, 0xff, 0xff, 0xff])?;
    wire.write_all(&[3; 0x4000 - 4])?;
    endlessly(wire, &[&[22, 3, 3, 0x40, 0][..], &[3; 0x4000]].concat())
}

const JSON: &str = "Content-Type: application/json";

fn origins() -> Vec<(&'static str, Peer)> {
    let fields =
        |count: usize| -> String { (0..count).map(|at| format!("X-{at}: y\r\n")).collect() };
    let many = Leaf::of(authority(), NAME, YEARS);
    let many = (0..100).fold(many, |leaf, _| leaf.followed_by(authority()));
    vec![
        (
            "an endless body",
            origin("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n", b" "),
        ),
        (
            "a body of 2^63 bytes",
            origin("HTTP/1.1 200 OK\r\nContent-Length: 9223372036854775807\r\n\r\n", b" "),
        ),
        (
            "endless chunks",
            origin("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n"),
        ),
        (
            "an endless chunk",
            origin(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffff\r\n",
                b" ",
            ),
        ),
        (
            "an endless chunk size",
            origin("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"0"),
        ),
        (
            "an endless chunk extension",
            origin("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;", b"x"),
        ),
        (
            "endless trailers",
            origin("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n", b"X: y\r\n"),
        ),
        ("an endless status line", origin("HTTP/1.1 200 ", b"x")),
        ("an endless header field", origin("HTTP/1.1 200 OK\r\nX: ", b"x")),
        ("endless header fields", origin("HTTP/1.1 200 OK\r\n", b"X: y\r\n")),
        ("header fields of 4 MiB", says(&fields(4 << 20 >> 4), String::new())),
        ("endless interim answers", origin("", b"HTTP/1.1 103 Early\r\nLink: x\r\n\r\n")),
        ("a compressed body", origin("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n", b"\0")),
        ("deep JSON", says(JSON, "{\"a\":".repeat(12_000))),
        ("wide JSON", says(JSON, format!("{{\"a\":[{}0]}}", "{},".repeat(21_000)))),
        (
            "a refusal with an endless body",
            origin("HTTP/1.1 500 x\r\nContent-Type: text/plain\r\n\r\n", b"no "),
        ),
        (
            "a chain of 100 certificates",
            good_server().with_leaf(many).says("HTTP/1.1 404 x\r\n\r\n"),
        ),
        ("an endless ServerHello", Peer::plays(hello)),
        ("endless plain text", Peer::plays(|wire| endlessly(wire, b"220 welcome\r\n"))),
    ]
}

fn proxies() -> Vec<(&'static str, Peer)> {
    vec![
        ("a proxy with an endless line", proxy("HTTP/1.1 200 ", b"x")),
        ("a proxy with endless header fields", proxy("HTTP/1.1 200 OK\r\n", b"X: y\r\n")),
        ("a proxy with endless interim answers", proxy("", b"HTTP/1.1 100 Continue\r\n\r\n")),
        ("a proxy with an endless refusal", proxy("HTTP/1.1 407 x\r\n\r\n", b"<p>no")),
        ("a proxy with an endless body for a tunnel", proxy("HTTP/1.1 200 OK\r\n\r\n", b"<p>no")),
        ("a proxy that never says a line", proxy("", b"x")),
    ]
}

/// A good service centre, and a folder with the file of its authority.
struct Good {
    listener: Listener,
    folder: tempfile::TempDir,
}

impl Good {
    /// None, which is said, where memory cannot be measured.
    fn centre() -> Option<Self> {
        if peak_kib().is_none() {
            println!("skipped: there is no VmHWM in /proc/self/status here");
            return None;
        }
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("ca.pem"), authority().pem()).unwrap();
        let leaf = Leaf::of(authority(), NAME, YEARS);
        let tls = Identity { chain_pem: leaf.pem, key_pem: leaf.key_pem };
        let (tls, centre) = (server_config(&tls, None).unwrap(), ServiceCentre::new());
        let listener = Listener::start("127.0.0.1:0", tls, move |request| centre.handle(request));
        Some(Self { listener: listener.unwrap(), folder })
    }

    fn port(&self) -> u16 {
        self.listener.local_addr().port()
    }

    fn ca(&self) -> PathBuf {
        self.folder.path().join("ca.pem")
    }
}

#[test]
fn no_peer_costs_more_than_8_mib_beside_a_good_one() {
    let Some(centre) = Good::centre() else { return };
    let (ca, good) = (centre.ca(), centre.port());
    let open = Peer::tunnels(b"HTTP/1.1 200 OK\r\n\r\n");
    let (mut wrong, mut table) = (Vec::new(), String::new());
    let mut meet_all = |of_good: &str, through: Option<u16>, peers: Vec<(&str, Peer)>| {
        let (code, beside) = meet(&ca, good, through);
        assert_eq!(code, "ok", "{of_good}");
        table.push_str(&format!("| {of_good} | `ok` | {beside} | |\n"));
        for (what, peer) in peers {
            let (code, peak) = match through {
                None => meet(&ca, peer.port(), None),
                Some(_) => meet(&ca, good, Some(peer.port())),
            };
            let more = peak.saturating_sub(beside);
            table.push_str(&format!("| {what} | `{code}` | {peak} | {more} |\n"));
            if more > MOST_KIB || code == "ok" {
                wrong.push(format!("{what}: {code}, {more} KiB"));
            }
        }
    };
    meet_all("a good service centre", None, origins());
    meet_all("the same behind a good proxy", Some(open.port()), proxies());
    println!(
        "| peer | verdict | peak, KiB | more than with a good one |\n|---|---|--:|--:|\n{table}"
    );
    assert!(wrong.is_empty(), "{wrong:#?}\n{table}");
}

#[test]
fn a_process_that_takes_more_than_8_mib_is_noticed() {
    let Some(centre) = Good::centre() else { return };
    let (ca, good) = (centre.ca(), centre.port());
    let (_, beside) = meet(&ca, good, None);
    let (_, peak) = meet_with((MOST_KIB + 2048) * 1024, &ca, good, None);
    assert!(peak.saturating_sub(beside) > MOST_KIB, "{peak} KiB beside {beside}");
}
