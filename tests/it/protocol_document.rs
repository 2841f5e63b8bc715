//! The protocol's documents say what the double does, and the other way round.

use std::collections::BTreeSet;
use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use callhome::event::{DeviceDraft, OccurrenceKey, Sha256};
use callhome::protocol::{self, ProblemDetails, RemoteState, RemoteTicket, Response, RetryAfter};
use callhome::testing::{
    CancellationPolicy, Depot, MemoryDepot, OPERATIONS, Operation, ServiceCentre,
};
use callhome::ticket::{Note, TicketId};

const OPENAPI: &str = include_str!("../../docs/openapi.json");
const DOCUMENT: &str = include_str!("../../docs/protocol.md");

const TICKET: &str = "/tickets/07070707-0707-4707-8707-070707070707";
const UNKNOWN: &str = "/tickets/08080808-0808-4808-8808-080808080808";
const NOTE: &str = "/notes/09090909-0909-4909-8909-090909090909";
const NONCE: &str = "/test-calls/00112233445566778899aabbccddeeff";
const DEVICE: &str =
    r#""Device":{"Manufacturer":"Example","Model":"SR 1","SerialNumber":"J30A0042"}"#;
const DATA: &str = "what support needs";

/// Method, path with `{names}`, status.
type Seen = BTreeSet<(String, String, u16)>;
type Headers<'a> = &'a [(&'a str, &'a str)];

const VERSION: (&str, &str) = ("callhome-version", "1");
const JSON: Headers<'_> = &[VERSION, ("content-type", "application/json")];
const TUS: (&str, &str) = ("tus-resumable", "1.0.0");
const OCTETS: (&str, &str) = ("content-type", "application/offset+octet-stream");

#[test]
fn every_path_and_status_of_the_double_is_in_openapi_and_nothing_else() {
    let driven = drive();
    let table: Seen = OPERATIONS
        .iter()
        .flat_map(|operation| {
            let key = |status: &u16| (operation.method().into(), operation.path().into(), *status);
            operation.statuses().iter().map(key)
        })
        .collect();
    let openapi = openapi();
    let only_in = |one: &Seen, other: &Seen| one.difference(other).cloned().collect::<Vec<_>>();
    assert_eq!(only_in(&driven, &table), [], "answered, and not in the table");
    assert_eq!(only_in(&table, &driven), [], "in the table, and never answered");
    assert_eq!(only_in(&table, &openapi), [], "in the table, and not in openapi.json");
    assert_eq!(only_in(&openapi, &table), [], "in openapi.json, and not in the table");
}

#[test]
fn every_reference_in_openapi_leads_somewhere() {
    let document: serde_json::Value = serde_json::from_str(OPENAPI).unwrap();
    let references: Vec<&str> = OPENAPI
        .split(r##""$ref": "#"##)
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .collect();
    assert!(references.len() > 50);
    for reference in references {
        assert!(document.pointer(reference).is_some(), "{reference}");
    }
}

#[test]
fn the_vectors_of_the_document_are_what_is_derived() {
    let mut vectors = 0;
    for line in DOCUMENT.lines() {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [manufacturer, model, serial_number, log_service, entry_id, generation, id] = cells[..]
        else {
            continue;
        };
        let Ok(id) = id.parse::<TicketId>() else { continue };
        let device = DeviceDraft {
            manufacturer: manufacturer.into(),
            model: model.into(),
            serial_number: serial_number.into(),
            ..DeviceDraft::default()
        };
        let key = OccurrenceKey::new(log_service, entry_id, generation).unwrap();
        assert_eq!(TicketId::derive(&device.check().unwrap(), &key), id);
        vectors += 1;
    }
    assert_eq!(vectors, 3);
}

#[test]
fn the_limits_of_the_document_are_those_of_the_code() {
    for (what, limit) in [
        ("answer body", protocol::MAX_ANSWER_BYTES as u64),
        ("request body (JSON)", ServiceCentre::MAX_BODY_BYTES as u64),
        ("nesting of objects and arrays", protocol::MAX_JSON_DEPTH as u64),
        ("URL in an answer", protocol::MAX_URL_CHARS as u64),
        ("header value in an answer", Response::MAX_HEADER_BYTES as u64),
        ("ticket number", RemoteTicket::MAX_NUMBER_CHARS as u64),
        ("state", RemoteState::MAX_CHARS as u64),
        ("entity tag", protocol::ETag::MAX_CHARS as u64),
        ("note title", Note::MAX_TITLE_CHARS as u64),
        ("note body", Note::MAX_BODY_CHARS as u64),
        ("message ids in a roll-up's count", protocol::Occurrences::MAX_MESSAGE_IDS as u64),
        ("size, offset", protocol::MAX_SIZE),
        ("wait in `Retry-After`", RetryAfter::MAX.as_secs()),
    ] {
        let line = format!("| {what} | {limit} ");
        assert!(DOCUMENT.contains(&line), "{line}");
    }
}

#[test]
fn the_document_has_one_block_for_the_shell() {
    assert_eq!(DOCUMENT.lines().filter(|line| *line == "```sh").count(), 1);
}

fn openapi() -> Seen {
    let document: serde_json::Value = serde_json::from_str(OPENAPI).unwrap();
    let mut seen = Seen::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let Some(responses) = operation["responses"].as_object() else { continue };
            for status in responses.keys() {
                seen.insert((method.to_uppercase(), path.clone(), status.parse().unwrap()));
            }
        }
    }
    seen
}

/// A depot that fails while it is told to.
#[derive(Clone, Default)]
struct Brittle {
    depot: MemoryDepot,
    broken: Arc<AtomicBool>,
}

impl Brittle {
    fn set_broken(&self, broken: bool) {
        self.broken.store(broken, Ordering::SeqCst);
    }

    fn whole(&self) -> io::Result<&MemoryDepot> {
        if self.broken.load(Ordering::SeqCst) {
            return Err(io::Error::other("full"));
        }
        Ok(&self.depot)
    }
}

impl Depot for Brittle {
    fn put_record(&self, name: &str, record: &[u8]) -> io::Result<()> {
        self.whole()?.put_record(name, record)
    }
    fn records(&self) -> io::Result<Vec<(String, Vec<u8>)>> {
        self.whole()?.records()
    }
    fn create_upload(&self, name: &str) -> io::Result<()> {
        self.whole()?.create_upload(name)
    }
    fn length(&self, name: &str) -> io::Result<Option<u64>> {
        self.whole()?.length(name)
    }
    fn writer(&self, name: &str) -> io::Result<Box<dyn Write + '_>> {
        self.whole()?.writer(name)
    }
    fn truncate(&self, name: &str, length: u64) -> io::Result<()> {
        self.whole()?.truncate(name, length)
    }
    fn reader(&self, name: &str) -> io::Result<Box<dyn Read + '_>> {
        self.whole()?.reader(name)
    }
    fn remove(&self, name: &str) -> io::Result<()> {
        self.whole()?.remove(name)
    }
    fn finish(&self, name: &str, package: &str) -> io::Result<Option<PathBuf>> {
        self.whole()?.finish(name, package)
    }
}

/// Asks the double, and takes down what it answered.
struct Probe {
    centre: ServiceCentre,
    depot: Brittle,
    seen: Seen,
}

impl Probe {
    fn ask(
        &mut self,
        expected: u16,
        method: &str,
        path: &str,
        headers: Headers<'_>,
        body: &str,
    ) -> http::Response<Vec<u8>> {
        self.ask_streaming(expected, method, path, headers, &mut body.as_bytes())
    }

    fn ask_streaming(
        &mut self,
        expected: u16,
        method: &str,
        path: &str,
        headers: Headers<'_>,
        body: &mut dyn Read,
    ) -> http::Response<Vec<u8>> {
        let builder = http::Request::builder().method(method).uri(path);
        let request =
            headers.iter().fold(builder, |builder, (name, value)| builder.header(*name, *value));
        let answer = self.centre.handle(request.body(body).unwrap());
        let status = answer.status().as_u16();
        let said = String::from_utf8_lossy(answer.body());
        assert_eq!(status, expected, "{method} {path}: {said}");

        let operation = operation(method, path);
        self.seen.insert((method.into(), operation.path().into(), status));
        let media_type = answer.headers().get("content-type").map(|value| value.to_str().unwrap());
        if status >= 400 && method != "HEAD" {
            assert_eq!(media_type, Some(ProblemDetails::MEDIA_TYPE));
            let problem = ProblemDetails::parse(answer.body()).unwrap();
            assert_eq!(problem.status(), Some(status));
            assert!(!problem.words().is_empty());
        } else if !answer.body().is_empty() {
            assert_eq!(media_type, Some("application/json"));
        }
        if operation.path().contains("/uploads") {
            assert_eq!(answer.headers()["tus-resumable"], "1.0.0");
        }
        answer
    }

    /// What a JSON body can be refused for.
    fn bad_bodies(&mut self, path: &str, good: &str) {
        self.ask(400, "PUT", path, &[("content-type", "application/json")], good);
        self.ask(400, "PUT", path, JSON, "{");
        self.ask(400, "PUT", path, JSON, "{}");
        self.ask(400, "PUT", path, JSON, &"[".repeat(1000));
        let brim = " ".repeat(ServiceCentre::MAX_BODY_BYTES);
        self.ask(400, "PUT", path, JSON, &brim);
        self.ask(413, "PUT", path, JSON, &(brim + " "));
        self.ask(415, "PUT", path, &[VERSION], good);
    }

    fn create(&mut self, path: &str, data: &str) -> String {
        let length = data.len().to_string();
        let headers = [TUS, ("upload-length", length.as_str())];
        let answer = self.ask(201, "POST", &format!("{path}/uploads"), &headers, "");
        answer.headers()["location"].to_str().unwrap().to_owned()
    }

    fn upload(&mut self, path: &str, data: &str) -> String {
        let upload = self.create(path, data);
        self.ask(204, "PATCH", &upload, &[TUS, OCTETS, ("upload-offset", "0")], data);
        upload
    }
}

fn operation(method: &str, path: &str) -> &'static Operation {
    let path = path.strip_prefix("https://support.example").unwrap_or(path);
    let fits = |operation: &&Operation| {
        let template: Vec<&str> = operation.path().split('/').collect();
        let found: Vec<&str> = path.split('/').collect();
        template.len() == found.len()
            && template.iter().zip(&found).all(|(t, f)| t.starts_with('{') || t == f)
    };
    OPERATIONS.iter().filter(|operation| operation.method() == method).find(fits).unwrap()
}

fn open_body(path: &str) -> String {
    let id = path.rsplit('/').next().unwrap();
    format!(
        r#"{{"Id":"{id}",{DEVICE},"Event":{{"MessageId":"Fan.1.0.FanFailed","Severity":"Warning","Message":"Fan 2"}}}}"#
    )
}

fn claim_body(upload: &str, data: &str) -> String {
    format!(r#"{{"Upload":"https://support.example{upload}","Size":{}}}"#, data.len())
}

fn package(path: &str, data: &str) -> String {
    format!("{path}/service-data/{}", Sha256::of(data.as_bytes()))
}

/// Makes the double give every answer that it has.
fn drive() -> Seen {
    let depot = Brittle::default();
    let centre = ServiceCentre::open(depot.clone()).unwrap();
    let mut probe = Probe { centre, depot, seen: Seen::new() };
    test_calls(&mut probe);
    tickets(&mut probe);
    uploads(&mut probe);
    chunks(&mut probe);
    claims(&mut probe);
    notes(&mut probe);
    occurrences(&mut probe);
    cancellation(&mut probe);
    credentials(&mut probe);
    probe.seen
}

fn test_calls(probe: &mut Probe) {
    let nonce = NONCE.rsplit('/').next().unwrap();
    let body = format!(r#"{{"Nonce":"{nonce}",{DEVICE}}}"#);
    probe.ask(201, "PUT", NONCE, JSON, &body);
    probe.ask(200, "PUT", NONCE, JSON, &body);
    probe.ask(404, "PUT", &NONCE.to_uppercase().replace("TEST-CALLS", "test-calls"), JSON, &body);
    probe.ask(400, "PUT", &NONCE.replace("0011", "1100"), JSON, &body);
    probe.bad_bodies(NONCE, &body);
}

fn tickets(probe: &mut Probe) {
    let body = open_body(TICKET);
    probe.depot.set_broken(true);
    probe.ask(500, "PUT", TICKET, JSON, &body);
    probe.depot.set_broken(false);
    let new = probe.ask(201, "PUT", TICKET, JSON, &body);
    let old = probe.ask(200, "PUT", TICKET, JSON, &body.replace("Fan 2", "Fan 3"));
    assert_eq!(new.body(), old.body());
    probe.ask(400, "PUT", UNKNOWN, JSON, &body);
    probe.ask(404, "PUT", "/tickets/17", JSON, &body);
    probe.bad_bodies(TICKET, &body);

    let found = probe.ask(200, "GET", TICKET, &[VERSION], "");
    assert_eq!(found.body(), old.body());
    let seen = found.headers()["etag"].to_str().unwrap();
    probe.ask(304, "GET", TICKET, &[VERSION, ("if-none-match", seen)], "");
    probe.ask(200, "GET", TICKET, &[VERSION, ("if-none-match", "\"other\"")], "");
    probe.ask(404, "GET", UNKNOWN, &[VERSION], "");
    probe.ask(400, "GET", TICKET, &[("callhome-version", "2")], "");
}

fn uploads(probe: &mut Probe) {
    let collection = format!("{TICKET}/uploads");
    let unknown = format!("{UNKNOWN}/uploads");
    probe.ask(204, "OPTIONS", &collection, &[], "");
    probe.ask(404, "OPTIONS", &unknown, &[], "");
    probe.ask(404, "POST", &unknown, &[TUS, ("upload-length", "1")], "");
    probe.ask(412, "POST", &collection, &[("upload-length", "1")], "");
    for bad in ["", "-1", "+1", "1.0", "99999999999999999999"] {
        probe.ask(400, "POST", &collection, &[TUS, ("upload-length", bad)], "");
    }
    probe.ask(400, "POST", &collection, &[TUS, ("upload-defer-length", "1")], "");
    probe.ask(413, "POST", &collection, &[TUS, ("upload-length", "9999999999999")], "");
    probe.depot.set_broken(true);
    probe.ask(500, "POST", &collection, &[TUS, ("upload-length", "1")], "");
    probe.depot.set_broken(false);

    let upload = probe.create(TICKET, DATA);
    let other = format!("{TICKET}/uploads/other");
    for (method, status) in [("HEAD", 200), ("DELETE", 204)] {
        probe.ask(404, method, &other, &[TUS], "");
        probe.ask(412, method, &upload, &[], "");
        probe.depot.set_broken(true);
        probe.ask(500, method, &upload, &[TUS], "");
        probe.depot.set_broken(false);
        probe.ask(status, method, &upload, &[TUS], "");
    }
    probe.ask(404, "HEAD", &upload, &[TUS], "");
}

fn chunks(probe: &mut Probe) {
    let upload = probe.create(TICKET, DATA);
    let start: Headers<'_> = &[TUS, OCTETS, ("upload-offset", "0")];
    probe.ask(404, "PATCH", &format!("{TICKET}/uploads/other"), start, DATA);
    probe.ask(412, "PATCH", &upload, &[OCTETS, ("upload-offset", "0")], DATA);
    probe.ask(415, "PATCH", &upload, &[TUS, ("upload-offset", "0")], DATA);
    probe.ask(400, "PATCH", &upload, &[TUS, OCTETS], DATA);
    probe.ask(409, "PATCH", &upload, &[TUS, OCTETS, ("upload-offset", "1")], DATA);
    let with = |name, value| [TUS, OCTETS, ("upload-offset", "0"), (name, value)];
    for bad in ["md5 AAAA", "sha1", "sha1 !"] {
        probe.ask(400, "PATCH", &upload, &with("upload-checksum", bad), DATA);
    }
    probe.ask(460, "PATCH", &upload, &with("upload-checksum", "sha256 AAAA"), DATA);
    let too_long = format!("{DATA}!");
    probe.ask(413, "PATCH", &upload, start, &too_long);
    let length = too_long.len().to_string();
    probe.ask(413, "PATCH", &upload, &with("content-length", &length), &too_long);
    probe.depot.set_broken(true);
    probe.ask(500, "PATCH", &upload, start, DATA);
    probe.depot.set_broken(false);

    // While one body streams, everything else about the upload has to wait.
    let mut inside = Inside { probe, upload: &upload, data: DATA.as_bytes() };
    let (centre, request) = (inside.probe.centre.clone(), http::Request::patch(&upload));
    let request =
        start.iter().fold(request, |request, (name, value)| request.header(*name, *value));
    let answer = centre.handle(request.body(&mut inside as &mut dyn Read).unwrap());
    assert_eq!(answer.status(), 204);

    // A body that ends before its length is kept as far as it came.
    let upload = probe.create(TICKET, DATA);
    let length = DATA.len().to_string();
    probe.ask(400, "PATCH", &upload, &with("content-length", &length), &DATA[..4]);
    let answer = probe.ask(200, "HEAD", &upload, &[TUS], "");
    assert_eq!(answer.headers()["upload-offset"], "4");
    probe.ask(204, "PATCH", &upload, &[TUS, OCTETS, ("upload-offset", "4")], &DATA[4..]);
}

/// A body that asks the double about its own upload before it goes on.
struct Inside<'a> {
    probe: &'a mut Probe,
    upload: &'a str,
    data: &'static [u8],
}

impl Read for Inside<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let start: Headers<'_> = &[TUS, OCTETS, ("upload-offset", "0")];
        self.probe.ask(423, "PATCH", self.upload, start, DATA);
        self.probe.ask(423, "HEAD", self.upload, &[TUS], "");
        self.probe.ask(423, "DELETE", self.upload, &[TUS], "");
        self.data.read(buffer)
    }
}

fn claims(probe: &mut Probe) {
    let good = package(TICKET, DATA);
    let part = probe.create(TICKET, DATA);
    probe.ask(409, "PUT", &good, JSON, &claim_body(&part, DATA));
    probe.ask(409, "PUT", &good, JSON, &claim_body("/elsewhere", DATA));
    let upload = probe.upload(TICKET, DATA);
    let body = claim_body(&upload, DATA);
    probe.ask(404, "PUT", &package(UNKNOWN, DATA), JSON, &body);
    probe.ask(404, "PUT", &format!("{TICKET}/service-data/17"), JSON, &body);
    probe.bad_bodies(&good, &body);
    probe.depot.set_broken(true);
    probe.ask(500, "PUT", &good, JSON, &body);
    probe.depot.set_broken(false);
    probe.centre.hold_claims(true);
    probe.ask(202, "PUT", &good, JSON, &body);
    probe.centre.hold_claims(false);
    probe.ask(200, "PUT", &good, JSON, &body);
    probe.ask(200, "PUT", &good, JSON, &body);
    probe.ask(422, "PUT", &good, JSON, &claim_body(&upload, "x"));
    // What has another digest is thrown away.
    let other = probe.upload(TICKET, "something else");
    let body = claim_body(&other, "something else");
    probe.ask(422, "PUT", &package(TICKET, "a third thing"), JSON, &body);
    probe.ask(404, "HEAD", &other, &[TUS], "");
}

fn notes(probe: &mut Probe) {
    let (path, body) = (format!("{TICKET}{NOTE}"), r#"{"Title":"Access","Body":"At the desk."}"#);
    probe.depot.set_broken(true);
    probe.ask(500, "PUT", &path, JSON, body);
    probe.depot.set_broken(false);
    probe.ask(201, "PUT", &path, JSON, body);
    probe.ask(200, "PUT", &path, JSON, body);
    probe.ask(404, "PUT", &format!("{UNKNOWN}{NOTE}"), JSON, body);
    probe.bad_bodies(&path, body);
    probe.ask(400, "PUT", &path, JSON, r#"{"Title":"Access","Body":" "}"#);
    let late = path.replace("0909-0909", "0909-0908");
    let id = TICKET.rsplit('/').next().unwrap().parse().unwrap();
    probe.centre.close(&id).unwrap();
    probe.ask(409, "PUT", &late, JSON, body);
    probe.centre.set_state(&id, "Active", None).unwrap();
}

fn occurrences(probe: &mut Probe) {
    let (path, body) = (format!("{TICKET}/occurrences"), r#"{"Count":3}"#);
    probe.depot.set_broken(true);
    probe.ask(500, "PUT", &path, JSON, body);
    probe.depot.set_broken(false);
    probe.ask(200, "PUT", &path, JSON, body);
    let seven = r#"{"Count":7,"MessageIds":[{"MessageId":"Fan.1.0.FanFailed","Count":4}]}"#;
    for body in [seven, body, seven] {
        let answer = probe.ask(200, "PUT", &path, JSON, body);
        assert_eq!(answer.body(), br#"{"Count":7}"#, "the highest count stays");
    }
    probe.ask(404, "PUT", &format!("{UNKNOWN}/occurrences"), JSON, body);
    probe.bad_bodies(&path, body);
    probe.ask(400, "PUT", &path, JSON, r#"{"Count":0}"#);
    let id = TICKET.rsplit('/').next().unwrap().parse().unwrap();
    probe.centre.close(&id).unwrap();
    probe.ask(200, "PUT", &path, JSON, body);
    probe.ask(409, "PUT", &path, JSON, r#"{"Count":8}"#);
    probe.centre.set_state(&id, "Active", None).unwrap();
}

fn cancellation(probe: &mut Probe) {
    let path = format!("{TICKET}/cancellation");
    probe.ask(400, "PUT", &path, &[], "");
    probe.ask(404, "PUT", &format!("{UNKNOWN}/cancellation"), &[VERSION], "");
    probe.centre.set_cancellation(CancellationPolicy::Refuse);
    probe.ask(409, "PUT", &path, &[VERSION], "");
    probe.centre.set_cancellation(CancellationPolicy::Ask);
    probe.ask(202, "PUT", &path, &[VERSION], "");
    probe.centre.set_cancellation(CancellationPolicy::AtOnce);
    probe.depot.set_broken(true);
    probe.ask(500, "PUT", &path, &[VERSION], "");
    probe.depot.set_broken(false);
    probe.ask(200, "PUT", &path, &[VERSION], "");
    probe.ask(200, "PUT", &path, &[VERSION], "");
}

fn credentials(probe: &mut Probe) {
    probe.centre.accept_authorization("Bearer one");
    for operation in OPERATIONS {
        let path = operation
            .path()
            .replace("/tickets/{id}", TICKET)
            .replace("/notes/{note}", NOTE)
            .replace("/test-calls/{nonce}", NONCE)
            .replace("{sha256}", "0")
            .replace("{upload}", "0");
        probe.ask(401, operation.method(), &path, &[], "");
        probe.ask(403, operation.method(), &path, &[("authorization", "Bearer two")], "");
    }
}
