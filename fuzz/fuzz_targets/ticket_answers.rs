//! The service centre's answers about tickets, notes and test calls, its problem
//! details and its `Retry-After`: nothing counts as a success that does not say
//! so of the very thing that was asked for.
//!
//! Each input is one answer (see `response`), read as the answer to every call.

#![no_main]

mod response;

use std::collections::BTreeMap;
use std::str::FromStr;
use std::sync::LazyLock;
use std::time::Duration;

use callhome::event::{DeviceDraft, Event, Sha256};
use callhome::protocol::{
    AddNote, AddNoteAnswer, Call, CallError, Caller, CancelTicket, CancelTicketAnswer,
    ClaimPackage, ClaimPackageAnswer, LookUpTicket, LookUpTicketAnswer, Nonce, Occurrences,
    OpenTicket, Package, ProblemDetails, RemoteState, RemoteTicket, Response, RetryAfter,
    TellOccurrences, TellOccurrencesAnswer, TestCall,
};
use callhome::settings::Endpoint;
use callhome::ticket::{Note, NoteId, TicketId};
use callhome::{Excerpt, WallTime};
use libfuzzer_sys::fuzz_target;
use response::{asked, check_wait, check_words, header};
use serde_json::value::RawValue;
use url::Url;

/// A JSON object as another reader sees it.
type Said<'a> = BTreeMap<String, &'a RawValue>;

/// Whom and what the calls are about.
struct Scene {
    endpoint: Endpoint,
    upload: Url,
    caller: Caller,
    event: Event,
    note: Note,
    package: Package,
    id: TicketId,
    note_id: NoteId,
    nonce: Nonce,
    occurrences: Occurrences,
}

static SCENE: LazyLock<Scene> = LazyLock::new(|| {
    let endpoint = Endpoint::new("https://support.example/callhome").unwrap();
    let device = DeviceDraft {
        manufacturer: "Example".into(),
        model: "SR 1".into(),
        serial_number: "J30A0042".into(),
        ..DeviceDraft::default()
    };
    Scene {
        endpoint: endpoint.with_upload_origin("https://upload.example", false).unwrap(),
        upload: "https://upload.example/17".parse().unwrap(),
        caller: Caller::new(device.check().unwrap()),
        event: Event::manual_call("The fan on the left is loud.").unwrap(),
        note: Note::new("Access", "The key is at the reception.").unwrap(),
        package: Package::new(Sha256::of(b"abc"), 3).unwrap(),
        id: TicketId::from_random([7; 16]),
        note_id: NoteId::from_random([8; 16]),
        nonce: Nonce::from_bytes([9; 16]),
        occurrences: Occurrences::new(57),
    }
});

fuzz_target!(|data: &[u8]| {
    let Some(response) = response::read(data) else { return };
    let scene = &*SCENE;
    // Only what an honest service centre could have said is believed.
    let said = serde_json::from_slice::<Said>(response.body()).ok();
    let names = |member: &str| text(said.as_ref()?, member);
    let status = response.status();

    let open = OpenTicket::new(&scene.endpoint, scene.id, &scene.caller, &scene.event);
    if let Some(answer) = asked(&open, &response) {
        assert_eq!(status, if answer.is_new() { 201 } else { 200 });
        check_ticket(answer.ticket(), names("Id"));
    }
    let look_up = LookUpTicket::new(&scene.endpoint, scene.id);
    match asked(&look_up, &response) {
        Some(LookUpTicketAnswer::Found(ticket)) => {
            assert_eq!(status, 200);
            check_ticket(&ticket, names("Id"));
            // The same words are the same ticket, whatever the question was.
            let reopened = asked(&open, &response).expect("it was read as an answer to GET");
            assert_eq!(reopened.into_ticket(), ticket);
        }
        Some(LookUpTicketAnswer::NotModified) => panic!("nothing was named to be unmodified"),
        Some(LookUpTicketAnswer::Unknown) => assert_eq!(status, 404),
        None => {}
    }
    match asked(&CancelTicket::new(&scene.endpoint, scene.id), &response) {
        Some(CancelTicketAnswer::Cancelled(ticket)) => {
            assert_eq!((status, ticket.state()), (200, &RemoteState::Cancelled));
            check_ticket(&ticket, names("Id"));
        }
        Some(CancelTicketAnswer::Asked { retry_after }) => {
            assert_eq!(status, 202);
            assert!(is(names("Id"), scene.id));
            retry_after.into_iter().for_each(check_wait);
        }
        Some(CancelTicketAnswer::Refused { words }) => {
            assert_eq!(status, 409);
            check_words(&words);
        }
        Some(CancelTicketAnswer::UnknownTicket) => assert_eq!(status, 404),
        None => {}
    }
    let claim = ClaimPackage::new(&scene.endpoint, scene.id, scene.package, &scene.upload);
    match asked(&claim, &response) {
        Some(ClaimPackageAnswer::Verified) => {
            assert_eq!(status, 200);
            assert!(is(names("Sha256"), scene.package.sha256()));
        }
        Some(ClaimPackageAnswer::Checking { retry_after }) => {
            assert_eq!(status, 202);
            retry_after.into_iter().for_each(check_wait);
        }
        Some(other) => assert!(matches!(status, 404 | 409 | 422), "{other:?}"),
        None => {}
    }
    match asked(&AddNote::new(&scene.endpoint, scene.id, scene.note_id, &scene.note), &response) {
        Some(AddNoteAnswer::Delivered { new }) => {
            assert_eq!(status, if new { 201 } else { 200 });
            assert!(is(names("Id"), scene.note_id));
        }
        Some(AddNoteAnswer::Refused { words }) => check_words(&words),
        Some(AddNoteAnswer::UnknownTicket) => assert_eq!(status, 404),
        None => {}
    }
    let tell = TellOccurrences::new(&scene.endpoint, scene.id, &scene.occurrences);
    match asked(&tell, &response) {
        Some(TellOccurrencesAnswer::Taken) => {
            assert_eq!(status, 200);
            let count = said.as_ref().and_then(|said| said.get("Count")?.get().parse().ok());
            assert!(count.is_some_and(|count: u64| count >= scene.occurrences.count()));
        }
        Some(TellOccurrencesAnswer::Refused { words }) => {
            assert_eq!(status, 409);
            check_words(&words);
        }
        Some(TellOccurrencesAnswer::NotTaken) => assert!(matches!(status, 404 | 405 | 501)),
        None => {}
    }
    if let Some(answer) =
        asked(&TestCall::new(&scene.endpoint, scene.nonce, &scene.caller), &response)
    {
        assert_eq!(status, if answer.is_new() { 201 } else { 200 });
        assert!(is(names("Nonce"), scene.nonce));
    }
    check_problem(&response, said.as_ref());
    check_retry_after(&response);
});

/// A member that is a text.
fn text(said: &Said<'_>, member: &str) -> Option<String> {
    serde_json::from_str(said.get(member)?.get()).ok()
}

/// Whether a member names this very thing.
fn is<T: FromStr + PartialEq>(member: Option<String>, expected: T) -> bool {
    member.and_then(|text| text.parse().ok()) == Some(expected)
}

fn check_ticket(ticket: &RemoteTicket, id: Option<String>) {
    let scene = &*SCENE;
    assert_eq!(ticket.id(), scene.id);
    assert!(is(id, scene.id), "it is about another ticket");
    for (text, most) in [
        (ticket.number(), RemoteTicket::MAX_NUMBER_CHARS),
        (ticket.state().as_str(), RemoteState::MAX_CHARS),
    ] {
        assert!((1..=most).contains(&text.chars().count()), "{text:?}");
        assert!(!text.chars().any(char::is_control), "{text:?}");
    }
    check_words(ticket.reason());
    assert!(ticket.uploads().is_none_or(|url| scene.endpoint.permits(url)), "{ticket:?}");
}

fn check_problem(response: &Response, said: Option<&Said<'_>>) {
    let Some(problem) = ProblemDetails::parse(response.body()) else { return };
    // What is read has been written: nothing but an object, and its own members.
    let said = said.expect("only an object is a problem");
    for (shown, member) in [
        (problem.kind(), "type"),
        (problem.title(), "title"),
        (problem.detail(), "detail"),
        (problem.instance(), "instance"),
    ] {
        check_words(shown);
        assert_eq!(shown, &Excerpt::new(&text(said, member).unwrap_or_default()));
    }
    check_words(&problem.words());
}

fn check_retry_after(response: &Response) {
    let Some(text) = header(response, "retry-after") else { return };
    let now = header(response, "date").and_then(WallTime::from_http_date);
    let wait = RetryAfter::parse(text, now);
    wait.into_iter().for_each(check_wait);
    // A number is that number; a date needs a present that it lies after.
    if let Ok(seconds @ 1..) = text.parse::<u64>()
        && !text.starts_with('+')
    {
        let asked = Duration::from_secs(seconds);
        let wait = wait.expect("a number of seconds is a wait");
        assert_eq!(wait.wait(), asked.min(RetryAfter::MAX));
        assert_eq!(wait.is_clamped(), asked > RetryAfter::MAX);
    } else if let Some(wait) = wait.filter(|_| !text.bytes().all(|byte| byte.is_ascii_digit())) {
        let until = WallTime::from_http_date(text).expect("neither a number nor a date");
        let now = now.expect("a date was measured against no present");
        let seconds = u64::try_from(until.unix_seconds() - now.unix_seconds()).unwrap();
        assert_eq!(wait.wait(), Duration::from_secs(seconds).min(RetryAfter::MAX));
    }
    let refused = CallError::from_response(response, None);
    assert_eq!(refused.retry_after(), wait);
}
