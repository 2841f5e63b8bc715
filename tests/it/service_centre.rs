//! The program `service_centre` as a device, its operator and a script see it:
//! uploads over real TLS, the admin port, restarts, and what it refuses.

use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use callhome::SystemClock;
use callhome::event::{DeviceDraft, Event, Severity, Sha256};
use callhome::protocol::{
    AskOffset, AskOffsetAnswer, Call, Caller, ClaimPackage, ClaimPackageAnswer, CreateUpload,
    CreateUploadAnswer, LookUpTicket, LookUpTicketAnswer, OpenTicket, OpenTicketAnswer, Package,
    Payload, RemoteState, Response, SendChunk, SendChunkAnswer,
};
use callhome::settings::{Endpoint, Roots};
use callhome::ticket::TicketId;
use callhome::transport::{Attempt, Body, Exchange, Failure, HttpsTransport, Route, Transport};
use url::Url;

use crate::programs::{Ran, ServiceCentre, run};

#[test]
fn what_the_operator_ends_has_ended_for_the_device() {
    let data = folder();
    let mut service_centre = ServiceCentre::start(data.path());
    let device = Device::of(&service_centre);
    for (n, action, done, state) in [
        (1, "close", "closed", RemoteState::Closed),
        (2, "cancel", "cancelled", RemoteState::Cancelled),
    ] {
        let id = id(n);
        device.open(id);
        assert_eq!(device.state(id), RemoteState::Active);
        let answer = admin(&service_centre, &format!("POST /admin/tickets/{id}/{action}"));
        assert_eq!((answer.status, answer.body), (200, format!("{done} {id}\n")));
        assert_eq!(device.state(id), state);
        assert_eq!(service_centre.wait_for_line(&format!("{done} ")), id.to_string());
    }
    drop(service_centre);
    let again = ServiceCentre::start(data.path());
    assert_eq!(Device::of(&again).state(id(1)), RemoteState::Closed, "it is kept");
}

#[test]
fn the_admin_port_says_what_it_cannot_do() {
    let data = folder();
    let service_centre = ServiceCentre::start(data.path());
    let device = Device::of(&service_centre);
    let (known, unknown) = (id(1), id(2));
    device.open(known);
    for (request, status) in [
        (format!("POST /admin/tickets/{unknown}/close"), 404),
        (format!("POST /admin/tickets/{unknown}/cancel"), 404),
        ("POST /admin/tickets/17/close".into(), 400),
        ("POST /admin/tickets//cancel".into(), 400),
        ("POST /admin/tickets/..%2F..%2Flock/close".into(), 400),
        (format!("POST /admin/tickets/{}/close", known.to_string().replace('-', "")), 400),
        (format!("GET /admin/tickets/{known}/close"), 405),
        (format!("PUT /admin/tickets/{known}/cancel"), 405),
        (format!("DELETE /admin/tickets/{known}/close"), 405),
        (format!("POST /admin/tickets/{known}"), 404),
        (format!("POST /admin/tickets/{known}/close/"), 404),
        (format!("POST /admin/tickets/{known}/reopen"), 404),
        (format!("POST /tickets/{known}/close"), 404),
        (format!("GET /tickets/{known}"), 404),
        ("GET /".into(), 404),
    ] {
        let answer = admin(&service_centre, &request);
        assert_eq!(answer.status, status, "{request}: {answer:?}");
        assert_eq!(answer.body.lines().count(), 1, "{request}: {answer:?}");
        let allows = answer.head.contains("\r\nallow: POST\r\n");
        assert_eq!(allows, status == 405, "{request}: {answer:?}");
    }
    assert_eq!(device.state(known), RemoteState::Active);
    // What a device may ask is not answered there, and the other way round.
    let elsewhere = format!("{}admin/tickets/{known}/close", service_centre.endpoint);
    let request = http::Request::post(elsewhere).body(Body::empty()).unwrap();
    assert_eq!(device.exchange(request).unwrap().status(), 404);
    assert_eq!(device.state(known), RemoteState::Active);
}

/// Linux has the whole of 127.0.0.0/8 on loopback: one address that is not
/// 127.0.0.1, on every machine.
#[cfg(target_os = "linux")]
#[test]
fn the_admin_port_is_on_loopback_only_whatever_the_other_listens_on() {
    let data = folder();
    let service_centre = ServiceCentre::start_with(data.path(), "0.0.0.0:0", &[]);
    assert!(service_centre.admin.starts_with("http://127.0.0.1:"), "{}", service_centre.admin);
    assert_eq!(admin(&service_centre, "GET /").status, 404);

    let other = Ipv4Addr::new(127, 0, 0, 2);
    TcpStream::connect((other, service_centre.port())).expect("this one is on all addresses");
    let refused = TcpStream::connect((other, service_centre.admin_port())).unwrap_err();
    assert_eq!(refused.kind(), std::io::ErrorKind::ConnectionRefused);
}

#[test]
fn a_rate_slows_an_upload_down() {
    let bytes = noise(200_000);
    let took = |more: &[&str]| {
        let data = folder();
        let service_centre = ServiceCentre::start_with(data.path(), "127.0.0.1:0", more);
        let device = Device::of(&service_centre);
        let upload = device.create(id(1), &bytes);
        let since = Instant::now();
        assert_eq!(device.send(&upload, &bytes, 0).unwrap(), taken(&bytes));
        since.elapsed()
    };
    let slow = took(&["--rate", "100000"]);
    assert!(slow >= Duration::from_millis(1900), "{slow:?}");
    assert!(slow < Duration::from_secs(20), "{slow:?}");
    let fast = (0..3).map(|_| took(&[])).min().unwrap();
    assert!(fast < slow / 2, "{fast:?} without a rate, {slow:?} with one");
}

#[test]
fn an_upload_that_a_kill_cut_goes_on_where_it_was_and_arrives_once() {
    let bytes = noise(200_000);
    let data = folder();
    let id = id(1);
    let slow = ServiceCentre::start_with(data.path(), "127.0.0.1:0", &["--rate", "40000"]);
    let device = Device::of(&slow);
    let mut upload = device.create(id, &bytes);
    let sent = std::thread::scope(|scope| {
        let sending = scope.spawn(|| device.send(&upload, &bytes, 0));
        until("some of it is kept", || kept(data.path()) > 0);
        slow.kill();
        sending.join().expect("the device goes on")
    });
    sent.expect_err("the service centre is gone in the middle of it");
    let kept = kept(data.path());
    assert!((1..bytes.len() as u64).contains(&kept), "{kept}");
    assert_eq!(packages(data.path()), Vec::<PathBuf>::new(), "what is unfinished is elsewhere");

    let mut again = ServiceCentre::start(data.path());
    let device = Device::of(&again);
    let answer = device.open(id);
    assert!(!answer.is_new(), "the ticket was kept");
    // Another free port; a device whose endpoint is a name has the URL still.
    upload.set_port(Some(again.port())).expect("a port can be set");
    let package = package(&bytes);
    let offset = device.call(&AskOffset::new(&upload, package)).unwrap();
    assert_eq!(offset, AskOffsetAnswer::At { offset: kept });
    let claim = ClaimPackage::new(&device.endpoint, id, package, &upload);
    assert_eq!(device.call(&claim).unwrap(), ClaimPackageAnswer::NotUploaded);
    assert_eq!(device.send(&upload, &bytes, kept).unwrap(), taken(&bytes));
    assert_eq!(packages(data.path()), Vec::<PathBuf>::new(), "nothing was claimed yet");
    for _ in 0..2 {
        assert_eq!(device.call(&claim).unwrap(), ClaimPackageAnswer::Verified);
    }

    let path = data.path().join("packages").join(format!("{id}.tar.zst"));
    assert_eq!(packages(data.path()), std::slice::from_ref(&path));
    assert!(fs::read(&path).unwrap() == bytes, "the package is what was sent");
    assert_eq!(self::kept(data.path()), 0, "and nothing of it is left elsewhere");
    let (size, digest) = (bytes.len(), package.sha256());
    let line = format!("{id} {size} sha256:{digest} {}", path.display());
    assert_eq!(again.wait_for_line("upload "), line);
}

#[test]
fn a_second_one_on_the_same_folder_is_turned_away() {
    let data = folder();
    let first = ServiceCentre::start(data.path());
    let device = Device::of(&first);
    let second = || run("service_centre", listening(data.path(), &[]));
    refused(&second(), "another process uses this folder");
    device.open(id(1));
    refused(&second(), "another process uses this folder");
    assert_eq!(device.state(id(1)), RemoteState::Active, "the first one goes on");
    first.kill();
    let next = ServiceCentre::start(data.path());
    assert_eq!(Device::of(&next).state(id(1)), RemoteState::Active);
}

/// Each with what its one line on standard error has to name.
#[test]
fn bad_flags_are_one_clear_line_and_exit_2() {
    let data = folder();
    let path = data.path();
    let text = |path: &Path| path.to_string_lossy().into_owned();
    let file = path.join("file");
    fs::write(&file, b"no folder").unwrap();
    let file = text(&file);
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let taken = taken.local_addr().unwrap().to_string();
    let missing = text(&path.join("missing.pem"));

    for rate in [
        "",
        "0",
        "00",
        "-1",
        "+1",
        "1.5",
        "1e6",
        "1_000",
        " 1",
        "64K",
        "ten",
        "18446744073709551616",
    ] {
        refused(&run("service_centre", listening(path, &["--rate", rate])), "--rate: ");
    }
    for (more, names) in [
        (&["--rate"][..], "--rate"),
        (&["--rate", "1", "--rate", "1"], "--rate: is given twice"),
        (&["--rate="], "--rate: is empty"),
        (&["--rates", "1"], "--rates"),
        (&["--data", "x"], "--data: is given twice"),
        (&["1000"], "1000"),
        (&["--tls-cert", &missing], "--tls-key: is missing"),
        (&["--tls-key", &missing], "--tls-cert: is missing"),
        (&["--tls-cert", &missing, "--tls-key", &missing], "--tls-cert: "),
    ] {
        refused(&run("service_centre", listening(path, more)), names);
    }
    let data = text(path);
    for (all, names) in [
        (&[][..], "--listen: is missing"),
        (&["--listen", "127.0.0.1:0"], "--data: is missing"),
        (&["--data", &data], "--listen: is missing"),
        (&["--listen", "127.0.0.1", "--data", &data], "--listen: "),
        (&["--listen", "127.0.0.1:65536", "--data", &data], "--listen: "),
        (&["--listen", &taken, "--data", &data], "--listen: "),
        (&["--listen", "127.0.0.1:0", "--data", &file], "--data: "),
    ] {
        refused(&run("service_centre", all), names);
    }
}

#[test]
fn help_names_every_flag_and_the_admin_port() {
    let ran = run("service_centre", ["--help"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""), "{ran:?}");
    for name in ["--listen", "--data", "--tls-cert", "--tls-key", "--rate", "--help", "/admin/"] {
        assert!(ran.stdout.contains(name), "{name}: {ran:?}");
    }
}

/// A folder that is removed at the end of a test.
fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

fn id(n: u8) -> TicketId {
    TicketId::from_random([n; 16])
}

/// Bytes of which no two parts are alike.
fn noise(length: usize) -> Vec<u8> {
    let mut state = 0x9e37_79b9_u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state.to_be_bytes()[0]
    };
    (0..length).map(|_| next()).collect()
}

fn package(bytes: &[u8]) -> Package {
    Package::new(Sha256::of(bytes), bytes.len() as u64).unwrap()
}

fn taken(bytes: &[u8]) -> SendChunkAnswer {
    SendChunkAnswer::Taken { offset: bytes.len() as u64 }
}

fn listening(data: &Path, more: &[&str]) -> Vec<String> {
    let data = data.to_string_lossy();
    let all = ["--listen", "127.0.0.1:0", "--data", &data];
    all.iter().chain(more).map(|&argument| argument.to_owned()).collect()
}

#[track_caller]
fn refused(ran: &Ran, names: &str) {
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert_eq!((ran.stdout.as_str(), ran.stderr.lines().count()), ("", 1), "{ran:?}");
    assert!(ran.stderr.contains(names), "{names:?} is not in {ran:?}");
    assert!(!ran.stderr.contains("panicked"), "{ran:?}");
}

fn until(what: &str, holds: impl Fn() -> bool) {
    let since = Instant::now();
    while !holds() {
        assert!(since.elapsed() < Duration::from_secs(60), "never: {what}");
        std::thread::sleep(Duration::from_millis(10));
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
}

/// How many bytes of unfinished uploads there are.
fn kept(data: &Path) -> u64 {
    files(&data.join("uploads")).iter().map(|path| fs::metadata(path).unwrap().len()).sum()
}

fn packages(data: &Path) -> Vec<PathBuf> {
    files(&data.join("packages"))
}

/// The firmware's side: the library's own calls over its own transport.
struct Device {
    transport: HttpsTransport,
    route: Route,
    endpoint: Endpoint,
    caller: Caller,
    event: Event,
}

impl Device {
    fn of(service_centre: &ServiceCentre) -> Self {
        let roots = Roots::from_pem(&fs::read(&service_centre.ca).unwrap()).unwrap();
        let endpoint = Endpoint::new(&service_centre.endpoint).unwrap().with_roots(roots);
        let device = DeviceDraft {
            manufacturer: "Example".into(),
            model: "SR 1".into(),
            serial_number: "J30A0042".into(),
            ..DeviceDraft::default()
        };
        Self {
            transport: HttpsTransport::with_ring(),
            route: Route::new(endpoint.clone()),
            endpoint,
            caller: Caller::new(device.check().unwrap()),
            event: Event::fault("Fan.1.0.FanFailed", Severity::Warning, "Fan 2").unwrap(),
        }
    }

    fn exchange(
        &self,
        request: http::Request<Body<'_>>,
    ) -> Result<http::Response<Vec<u8>>, Failure> {
        let attempt = Attempt::new(SystemClock::start().now().wall());
        self.transport.send(Exchange::new(&self.route, request, attempt)?)
    }

    /// One call; what goes wrong on the way is an error, another answer than the
    /// protocol's a failed test.
    fn call<C: Call>(&self, call: &C) -> Result<C::Answer, Failure> {
        self.call_with(call, &[])
    }

    /// The same for a call that sends a part of `bytes`.
    fn call_with<C: Call>(&self, call: &C, bytes: &[u8]) -> Result<C::Answer, Failure> {
        let request = call.request().into_http(|payload| match payload {
            Payload::Empty => Body::empty(),
            Payload::Json(text) => Body::bytes(text),
            Payload::Chunk { offset, length } => {
                Body::reader(length, &bytes[usize::try_from(offset).unwrap()..])
            }
        });
        let response = self.exchange(request.unwrap())?;
        Ok(call.answer(&Response::from(response), None).unwrap())
    }

    fn open(&self, id: TicketId) -> OpenTicketAnswer {
        self.call(&OpenTicket::new(&self.endpoint, id, &self.caller, &self.event)).unwrap()
    }

    fn state(&self, id: TicketId) -> RemoteState {
        match self.call(&LookUpTicket::new(&self.endpoint, id)).unwrap() {
            LookUpTicketAnswer::Found(ticket) => ticket.state().clone(),
            other => panic!("{other:?}"),
        }
    }

    /// Opens a ticket and begins an upload.
    fn create(&self, id: TicketId, bytes: &[u8]) -> Url {
        let ticket = self.open(id).into_ticket();
        let collection = ticket.uploads().expect("an open ticket takes service data");
        let call = CreateUpload::new(&self.endpoint, collection, id, package(bytes));
        match self.call(&call).unwrap() {
            CreateUploadAnswer::Created(upload) => upload,
            other => panic!("{other:?}"),
        }
    }

    /// Sends everything from `offset` on.
    fn send(&self, upload: &Url, bytes: &[u8], offset: u64) -> Result<SendChunkAnswer, Failure> {
        self.call_with(&SendChunk::new(upload, package(bytes), offset, u64::MAX), bytes)
    }
}

#[derive(Debug)]
struct AdminAnswer {
    status: u16,
    head: String,
    body: String,
}

/// Asks on the admin port: a method and a path, no body.
fn admin(service_centre: &ServiceCentre, request: &str) -> AdminAnswer {
    let mut stream = TcpStream::connect(("127.0.0.1", service_centre.admin_port())).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    write!(stream, "{request} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").expect("a head has an end");
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    AdminAnswer { status, head: format!("{head}\r\n"), body: body.to_owned() }
}
