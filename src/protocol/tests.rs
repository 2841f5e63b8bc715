//! What every call makes of every status, of lies and of noise.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use proptest::prelude::*;
use url::Url;

use super::*;
use crate::cause::Cause;
use crate::event::{Device, DeviceDraft, Event, Severity, Sha256};
use crate::settings::Endpoint;
use crate::ticket::{Note, NoteId, TicketId};

const STATUSES: core::ops::RangeInclusive<u16> = 99..=600;

struct Fixture {
    endpoint: Endpoint,
    caller: Caller,
    event: Event,
    note: Note,
    package: Package,
    upload: Url,
}

fn device() -> Device {
    let draft = DeviceDraft {
        manufacturer: "Example".into(),
        model: "SR 1".into(),
        serial_number: "J30A0042".into(),
        ..DeviceDraft::default()
    };
    draft.check().unwrap()
}

fn fixture() -> Fixture {
    Fixture {
        endpoint: Endpoint::new("https://support.example/callhome").unwrap(),
        caller: Caller::new(device()),
        event: Event::fault("Fan.1.0.FanFailed", Severity::Warning, "Fan 2").unwrap(),
        note: Note::new("Access", "At the reception.").unwrap(),
        package: Package::new(Sha256::of(b"abc"), 3).unwrap(),
        upload: "https://support.example/uploads/17".parse().unwrap(),
    }
}

const ID: [u8; 16] = [7; 16];

fn id() -> TicketId {
    TicketId::from_random(ID)
}

fn json(status: u16, body: String) -> Response {
    Response::new(status).with_header("content-type", b"application/json").with_body(body.into())
}

fn ticket_json(state: &str) -> String {
    format!(
        r#"{{"Id":"{}","Number":"SC-17","State":"{state}","ServiceData":{{"Uploads":"/up/","X":1}},"Y":[]}}"#,
        id()
    )
}

fn tus_answer(status: u16) -> Response {
    Response::new(status).with_header("tus-resumable", b"1.0.0")
}

/// The statuses to which a call gives a meaning of its own, with a good answer.
fn own_statuses<C: Call>(call: &C, good: impl Fn(u16) -> Response) -> Vec<u16> {
    STATUSES.filter(|status| call.answer(&good(*status), None).is_ok()).collect()
}

#[test]
fn each_call_has_its_statuses_and_no_others() {
    let f = fixture();
    let (endpoint, collection) = (&f.endpoint, f.endpoint.url());
    let nonce = Nonce::from_bytes(ID);
    let note_id = NoteId::from_random(ID);
    let etag = ETag::parse("\"1\"");

    let test_call = TestCall::new(endpoint, nonce, &f.caller);
    let echo = |status| json(status, format!(r#"{{"Nonce":"{nonce}"}}"#));
    assert_eq!(own_statuses(&test_call, echo), [200, 201]);

    let active = |status| json(status, ticket_json("Active"));
    let open = OpenTicket::new(endpoint, id(), &f.caller, &f.event);
    assert_eq!(own_statuses(&open, active), [200, 201]);
    let look_up = LookUpTicket::new(endpoint, id());
    assert_eq!(own_statuses(&look_up, active), [200, 404]);
    assert_eq!(own_statuses(&look_up.unless(etag.as_ref()), active), [200, 304, 404]);
    let cancel = CancelTicket::new(endpoint, id());
    let cancelled = |status| json(status, ticket_json("Cancelled"));
    assert_eq!(own_statuses(&cancel, cancelled), [200, 202, 404, 409]);
    assert_eq!(own_statuses(&cancel, active), [202, 404, 409]);

    let add_note = AddNote::new(endpoint, id(), note_id, &f.note);
    let noted = |status| json(status, format!(r#"{{"Id":"{note_id}"}}"#));
    assert_eq!(own_statuses(&add_note, noted), [200, 201, 404, 409]);
    let occurrences = Occurrences::new(57);
    let tell = TellOccurrences::new(endpoint, id(), &occurrences);
    let counted = |status| json(status, r#"{"Count":57}"#.into());
    assert_eq!(own_statuses(&tell, counted), [200, 404, 405, 409, 501]);
    let fewer = json(200, r#"{"Count":56}"#.into());
    assert!(tell.answer(&fewer, None).is_err(), "it did not take the count down");
    let claim = ClaimPackage::new(endpoint, id(), f.package, &f.upload);
    let claimed = |status| json(status, format!(r#"{{"Sha256":"{}"}}"#, f.package.sha256()));
    assert_eq!(own_statuses(&claim, claimed), [200, 202, 404, 409, 422]);

    let service = |status| {
        Response::new(status)
            .with_header("tus-version", b"0.2.2, 1.0.0")
            .with_header("tus-extension", b"creation")
    };
    assert_eq!(own_statuses(&DiscoverUploads::new(collection), service), [200, 204]);
    let create = CreateUpload::new(endpoint, collection, id(), f.package);
    let created = |status| tus_answer(status).with_header("location", b"/uploads/17");
    assert_eq!(own_statuses(&create, created), [201, 404, 410, 413]);
    let at = |status| tus_answer(status).with_header("upload-offset", b"3");
    assert_eq!(own_statuses(&AskOffset::new(&f.upload, f.package), at), [200, 204, 404, 410, 423]);
    let send = SendChunk::new(&f.upload, f.package, 0, 3);
    assert_eq!(own_statuses(&send, at), [204, 404, 409, 410, 413, 417, 423, 460]);
    let terminate = TerminateUpload::new(&f.upload);
    assert_eq!(own_statuses(&terminate, tus_answer), [204, 404, 405, 410, 423, 501]);
}

#[test]
fn a_success_in_another_shape_is_no_success() {
    let f = fixture();
    let open = OpenTicket::new(&f.endpoint, id(), &f.caller, &f.event);
    let code = |response: &Response| open.answer(response, None).unwrap_err().cause().code();
    let good = ticket_json("Active");
    assert!(open.answer(&json(201, good.clone()), None).is_ok());

    for bad in [
        String::new(),
        good[..good.len() - 1].to_string(),
        good.replace(&id().to_string(), &TicketId::from_random([8; 16]).to_string()),
        good.replace(r#""SC-17""#, "17"),
        good.replace("SC-17", " "),
        good.replace("SC-17", "a\\u0007b"),
        good.replace("Active", ""),
        good.replace(r#""Y":[]"#, r#""Number":"SC-18""#),
        good.replace("/up/", ""),
        format!("[{good}]"),
    ] {
        assert_eq!(code(&json(201, bad.clone())), "answer-malformed", "{bad}");
    }
    let page = Response::new(200).with_header("content-type", b"text/html");
    assert_eq!(code(&page.with_body(good.clone().into())), "not-a-service-centre");
    assert_eq!(code(&json(200, good.replace("/up/", "//evil.example/"))), "foreign-origin");
}

#[test]
fn number_and_state_end_at_their_bounds() {
    let f = fixture();
    let read = |body| LookUpTicket::new(&f.endpoint, id()).answer(&json(200, body), None);
    let state = |chars| read(ticket_json(&"é".repeat(chars)));
    assert!(state(RemoteState::MAX_CHARS).is_ok());
    assert!(state(RemoteState::MAX_CHARS + 1).is_err());
    let number = |chars| read(ticket_json("Active").replace("SC-17", &"é".repeat(chars)));
    assert!(number(RemoteTicket::MAX_NUMBER_CHARS).is_ok());
    assert!(number(RemoteTicket::MAX_NUMBER_CHARS + 1).is_err());
    let etag = |chars: usize| ETag::parse(&format!("\"{}\"", "x".repeat(chars - 2)));
    assert!(etag(ETag::MAX_CHARS).is_some());
    assert!(etag(ETag::MAX_CHARS + 1).is_none());
}

#[test]
fn a_package_ends_at_its_bound() {
    let sha256 = Sha256::of(b"");
    assert!(Package::new(sha256, MAX_SIZE).is_ok());
    assert_eq!(Package::new(sha256, MAX_SIZE + 1), Err(NotAPackageSize));
    assert_eq!(Package::new(sha256, 0), Err(NotAPackageSize));
}

#[test]
fn unknown_states_are_kept_and_nothing_has_ended() {
    let f = fixture();
    let body = ticket_json("WaitingForParts");
    let answer = LookUpTicket::new(&f.endpoint, id()).answer(&json(200, body), None).unwrap();
    let LookUpTicketAnswer::Found(ticket) = answer else { panic!("found") };
    assert_eq!(ticket.state(), &RemoteState::Other("WaitingForParts".into()));
    assert!(!ticket.state().is_final());
    assert_eq!(ticket.uploads().unwrap().as_str(), "https://support.example/up/");
}

#[test]
fn only_the_nonce_that_was_sent_makes_a_test_call() {
    let f = fixture();
    let call = TestCall::new(&f.endpoint, Nonce::from_bytes(ID), &f.caller);
    for body in [
        "{}".to_string(),
        r#"{"Nonce":""}"#.to_string(),
        r#"{"Nonce":null,"status":"login"}"#.to_string(),
        format!(r#"{{"Nonce":"{}"}}"#, Nonce::from_bytes([8; 16])),
    ] {
        let error = call.answer(&json(200, body.clone()), None).unwrap_err();
        assert_eq!(error.cause(), &Cause::NotAServiceCentre, "{body}");
    }
}

#[test]
fn offsets_outside_the_chunk_are_not_believed() {
    let upload = fixture().upload;
    let package = Package::new(Sha256::of(b""), 100).unwrap();
    let call = SendChunk::new(&upload, package, 10, 20);
    let at = |offset: &str| {
        call.answer(&tus_answer(204).with_header("upload-offset", offset.as_bytes()), None)
    };
    for offset in [10, 11, 30] {
        assert_eq!(at(&offset.to_string()), Ok(SendChunkAnswer::Taken { offset }));
    }
    for bad in ["9", "31", "-1", "x", ""] {
        assert!(at(bad).is_err(), "{bad}");
    }
    assert!(call.answer(&tus_answer(204), None).is_err());

    let ask = AskOffset::new(&upload, package);
    let said = |length: &[u8], offset: &[u8]| {
        let response = tus_answer(200).with_header("upload-length", length);
        ask.answer(&response.with_header("upload-offset", offset), None)
    };
    assert_eq!(said(b"100", b"100"), Ok(AskOffsetAnswer::At { offset: 100 }));
    assert!(said(b"99", b"1").is_err() && said(b"101", b"1").is_err());
    assert!(said(b"100", b"101").is_err());
}

#[test]
fn a_chunk_never_reaches_beyond_the_package() {
    let upload = fixture().upload;
    let package = Package::new(Sha256::of(b""), 100).unwrap();
    for (offset, length, expected) in
        [(0, u64::MAX, (0, 100)), (99, 2, (99, 1)), (100, 1, (100, 0)), (u64::MAX, 1, (100, 0))]
    {
        let request = SendChunk::new(&upload, package, offset, length).request();
        let (offset, length) = expected;
        assert_eq!(request.payload(), &Payload::Chunk { offset, length });
        assert_eq!(request.header("upload-offset"), Some(offset.to_string().as_str()));
    }
}

#[test]
fn a_success_without_tus_is_not_from_an_upload_server() {
    let f = fixture();
    let bare = |status| {
        Response::new(status)
            .with_header("upload-offset", b"3")
            .with_header("location", b"/uploads/17")
    };
    let create = CreateUpload::new(&f.endpoint, f.endpoint.url(), id(), f.package);
    let causes = [
        create.answer(&bare(201), None).unwrap_err(),
        AskOffset::new(&f.upload, f.package).answer(&bare(200), None).unwrap_err(),
        SendChunk::new(&f.upload, f.package, 0, 3).answer(&bare(204), None).unwrap_err(),
        TerminateUpload::new(&f.upload).answer(&bare(204), None).unwrap_err(),
        DiscoverUploads::new(&f.upload).answer(&bare(204), None).unwrap_err(),
    ];
    for error in causes {
        assert_eq!(error.cause(), &Cause::NotAServiceCentre);
    }
}

#[test]
fn the_best_checksum_that_both_know_is_chosen() {
    let collection = fixture().upload;
    let found = |extensions: &str, algorithms: &str| {
        let response = Response::new(204)
            .with_header("tus-version", b"1.0.0")
            .with_header("tus-extension", extensions.as_bytes())
            .with_header("tus-checksum-algorithm", algorithms.as_bytes());
        DiscoverUploads::new(&collection).answer(&response, None).map(|service| service.checksum())
    };
    assert_eq!(found("creation,checksum", "md5, sha1"), Ok(Some(ChecksumAlgorithm::Sha1)));
    assert_eq!(found("checksum,creation", "sha1,sha256"), Ok(Some(ChecksumAlgorithm::Sha256)));
    assert_eq!(found("creation", "sha1"), Ok(None));
    assert_eq!(found("creation,checksum", "md5"), Ok(None));
    assert!(found("creation-with-upload,checksum", "sha1").is_err());
}

#[test]
fn bodies_are_json_with_redfish_names() {
    let f = fixture();
    let body = |request: &Request| match request.payload() {
        Payload::Json(text) => String::from_utf8(text.clone()).unwrap(),
        other => panic!("{other:?}"),
    };
    let device = r#""Device":{"Manufacturer":"Example","Model":"SR 1","SerialNumber":"J30A0042"}"#;
    let open = OpenTicket::new(&f.endpoint, id(), &f.caller, &f.event).request();
    assert_eq!(
        body(&open),
        format!(
            r#"{{"Id":"{}","IdIsDerived":false,"Event":{{"EventType":"HardwareFault","MessageId":"Fan.1.0.FanFailed","Severity":"Warning","Message":"Fan 2","NotifySupport":true}},{device}}}"#,
            id()
        )
    );
    let nonce = Nonce::from_bytes(ID);
    let test_call = TestCall::new(&f.endpoint, nonce, &f.caller).request();
    assert_eq!(body(&test_call), format!(r#"{{"Nonce":"{nonce}",{device}}}"#));
    let claim = ClaimPackage::new(&f.endpoint, id(), f.package, &f.upload).request();
    assert_eq!(body(&claim), r#"{"Upload":"https://support.example/uploads/17","Size":3}"#);
    let mut occurrences = Occurrences::new(7).with_times("2026-01-31T11:00:00Z".parse().ok(), None);
    occurrences.push("Fan.1.0.FanFailed", 4);
    let tell = TellOccurrences::new(&f.endpoint, id(), &occurrences).request();
    assert_eq!(
        body(&tell),
        r#"{"Count":7,"FirstOccurrence":"2026-01-31T11:00:00Z","MessageIds":[{"MessageId":"Fan.1.0.FanFailed","Count":4}]}"#
    );
}

#[test]
fn message_ids_are_told_apart_up_to_their_bound() {
    let mut occurrences = Occurrences::new(100);
    for n in 0..Occurrences::MAX_MESSAGE_IDS {
        assert!(occurrences.push(&format!("Fan.1.0.{n}"), 1));
    }
    assert!(!occurrences.push("Fan.1.0.OneTooMany", 1));
    assert_eq!(occurrences.message_ids().len(), Occurrences::MAX_MESSAGE_IDS);
}

#[cfg(feature = "std")]
#[test]
fn requests_and_answers_cross_over_to_http_types() {
    let f = fixture();
    let request = SendChunk::new(&f.upload, f.package, 0, 3)
        .with_checksum(Checksum::Sha1([0; 20]))
        .request()
        .into_http(|payload| payload.length())
        .unwrap();
    assert_eq!((request.method().as_str(), request.uri().path()), ("PATCH", "/uploads/17"));
    assert_eq!(request.headers()["content-type"], "application/offset+octet-stream");
    assert_eq!(request.headers()["callhome-version"], "1");
    assert_eq!(request.headers()["tus-resumable"], "1.0.0");
    assert_eq!(*request.body(), 3);

    let response = http::Response::builder()
        .status(404)
        .header("Content-Type", "application/json")
        .body(b"{}".to_vec())
        .unwrap();
    let response = Response::from(response);
    assert_eq!((response.status(), response.body()), (404, &b"{}"[..]));
    assert_eq!(response.headers().next(), Some(("content-type", "application/json")));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_answer_makes_a_call_panic(
        status in 0_u16..700,
        headers in proptest::collection::vec((0_usize..12, proptest::collection::vec(any::<u8>(), 0..40)), 0..8),
        body in proptest::collection::vec(any::<u8>(), 0..200),
        cut in 0_usize..200,
        as_ticket in any::<bool>(),
    ) {
        const NAMES: [&str; 12] = [
            "content-type", "date", "etag", "location", "retry-after", "tus-checksum-algorithm",
            "tus-extension", "tus-max-size", "tus-resumable", "tus-version", "upload-length",
            "upload-offset",
        ];
        let body = if as_ticket {
            let mut text = ticket_json("Active").into_bytes();
            text.truncate(cut);
            text.extend(body);
            text
        } else {
            body
        };
        let mut response = Response::new(status)
            .with_header("content-type", b"application/json")
            .with_header("tus-resumable", b"1.0.0")
            .with_body(body);
        for (name, value) in &headers {
            response = response.with_header(NAMES[*name], value);
        }
        let f = fixture();
        let (endpoint, collection, wall) = (&f.endpoint, f.endpoint.url(), None);
        let _ = TestCall::new(endpoint, Nonce::from_bytes(ID), &f.caller).answer(&response, wall);
        let _ = OpenTicket::new(endpoint, id(), &f.caller, &f.event).answer(&response, wall);
        let _ = LookUpTicket::new(endpoint, id()).answer(&response, wall);
        let _ = CancelTicket::new(endpoint, id()).answer(&response, wall);
        let _ = AddNote::new(endpoint, id(), NoteId::from_random(ID), &f.note).answer(&response, wall);
        let _ = TellOccurrences::new(endpoint, id(), &Occurrences::new(2)).answer(&response, wall);
        let _ = ClaimPackage::new(endpoint, id(), f.package, &f.upload).answer(&response, wall);
        let _ = DiscoverUploads::new(collection).answer(&response, wall);
        let _ = CreateUpload::new(endpoint, collection, id(), f.package).answer(&response, wall);
        let _ = AskOffset::new(&f.upload, f.package).answer(&response, wall);
        let _ = SendChunk::new(&f.upload, f.package, 0, 3).answer(&response, wall);
        let _ = TerminateUpload::new(&f.upload).answer(&response, wall);
    }
}
