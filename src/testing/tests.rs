//! The double's own rules. Its answers are compared with the document in
//! `tests/it/protocol_document.rs`.

use std::io::{self, Read, Write};
use std::sync::mpsc;

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::cause::Cause;
use crate::event::{DeviceDraft, Event, Severity, Sha256};
use crate::protocol::{
    AddNote, AddNoteAnswer, AskOffset, AskOffsetAnswer, Call, CallError, Caller, CancelTicket,
    CancelTicketAnswer, Checksum, ClaimPackage, ClaimPackageAnswer, CreateUpload,
    CreateUploadAnswer, DiscoverUploads, LookUpTicket, LookUpTicketAnswer, OpenTicket, Package,
    Payload, RemoteState, Response, SendChunk, SendChunkAnswer, TerminateUpload,
};
use crate::settings::Endpoint;
use crate::ticket::{Note, NoteId, TicketId};

const DATA: &[u8] = b"what support needs";

/// A device that calls the double as it would call a real service centre.
struct Device {
    centre: ServiceCentre,
    endpoint: Endpoint,
    caller: Caller,
    event: Event,
    authorization: Option<&'static str>,
}

impl Device {
    fn new(centre: &ServiceCentre) -> Self {
        let draft = DeviceDraft {
            manufacturer: "Example".into(),
            model: "SR 1".into(),
            serial_number: "J30A0042".into(),
            ..DeviceDraft::default()
        };
        Self {
            centre: centre.clone(),
            endpoint: Endpoint::new("https://support.example/callhome").unwrap(),
            caller: Caller::new(draft.check().unwrap()),
            event: Event::fault("Fan.1.0.FanFailed", Severity::Warning, "Fan 2").unwrap(),
            authorization: None,
        }
    }

    fn call<C: Call>(&self, call: &C) -> Result<C::Answer, CallError> {
        let mut data = Vec::new();
        let mut request = call
            .request()
            .into_http(|payload| match payload {
                Payload::Empty => {}
                Payload::Json(text) => data = text,
                Payload::Chunk { offset, length } => {
                    let part = DATA.iter().skip(usize::try_from(offset).unwrap());
                    data = part.take(usize::try_from(length).unwrap()).copied().collect();
                }
            })
            .unwrap();
        if let Some(value) = self.authorization {
            request.headers_mut().insert("authorization", value.parse().unwrap());
        }
        let (parts, ()) = request.into_parts();
        let mut body = &data[..];
        let request = http::Request::from_parts(parts, &mut body as &mut dyn Read);
        call.answer(&Response::from(self.centre.handle(request)), None)
    }

    fn open(&self, id: TicketId) -> crate::protocol::OpenTicketAnswer {
        self.call(&OpenTicket::new(&self.endpoint, id, &self.caller, &self.event)).unwrap()
    }

    fn state(&self, id: TicketId) -> Option<RemoteState> {
        match self.call(&LookUpTicket::new(&self.endpoint, id)).unwrap() {
            LookUpTicketAnswer::Found(ticket) => Some(ticket.state().clone()),
            _ => None,
        }
    }

    fn create(&self, id: TicketId) -> url::Url {
        let ticket = self.open(id).into_ticket();
        let collection = ticket.uploads().unwrap();
        let call = CreateUpload::new(&self.endpoint, collection, id, package());
        let CreateUploadAnswer::Created(upload) = self.call(&call).unwrap() else {
            panic!("created")
        };
        upload
    }

    fn claim(&self, id: TicketId, upload: &url::Url) -> ClaimPackageAnswer {
        self.call(&ClaimPackage::new(&self.endpoint, id, package(), upload)).unwrap()
    }
}

fn id(n: u8) -> TicketId {
    TicketId::from_random([n; 16])
}

fn package() -> Package {
    Package::new(Sha256::of(DATA), DATA.len() as u64).unwrap()
}

fn centre_on(depot: MemoryDepot) -> ServiceCentre {
    ServiceCentre::open(depot).unwrap().with_base_path("/callhome/")
}

#[test]
fn each_opening_makes_a_further_case_where_it_is_told_to() {
    let depot = MemoryDepot::new();
    let (centre, numbers) = (centre_on(depot.clone()), |centre: &ServiceCentre| {
        centre.tickets().into_iter().map(|ticket| ticket.number).collect::<Vec<_>>()
    });
    centre.set_opening(OpeningPolicy::AnotherCase);
    let device = Device::new(&centre);
    assert!(device.open(id(1)).is_new() && device.open(id(1)).is_new());
    assert!(device.open(id(2)).is_new());
    assert_eq!(numbers(&centre), ["SC-000001", "SC-000002", "SC-000003"]);
    assert_eq!(device.state(id(1)), Some(RemoteState::Active));
    assert_eq!(numbers(&centre_on(depot)), numbers(&centre), "they outlive a restart");
}

#[test]
fn a_later_package_replaces_the_earlier_one() {
    let (centre, later) = (ServiceCentre::new().with_base_path("/callhome"), &DATA[..4]);
    let device = Device::new(&centre);
    let upload = device.create(id(1));
    device.call(&SendChunk::new(&upload, package(), 0, 100)).unwrap();
    assert_eq!(device.claim(id(1), &upload), ClaimPackageAnswer::Verified);

    let package = Package::new(Sha256::of(later), 4).unwrap();
    let ticket = device.open(id(1)).into_ticket();
    let create = CreateUpload::new(&device.endpoint, ticket.uploads().unwrap(), id(1), package);
    let CreateUploadAnswer::Created(upload) = device.call(&create).unwrap() else {
        panic!("created")
    };
    device.call(&SendChunk::new(&upload, package, 0, 4)).unwrap();
    let claim = ClaimPackage::new(&device.endpoint, id(1), package, &upload);
    assert_eq!(device.call(&claim), Ok(ClaimPackageAnswer::Verified));
    assert_eq!(centre.tickets()[0].packages, [package.sha256()]);
    // The earlier one was verified for good.
    assert_eq!(device.claim(id(1), &upload), ClaimPackageAnswer::Verified);
}

#[test]
fn a_package_goes_up_in_chunks_and_is_claimed_once() {
    let depot = MemoryDepot::new();
    let centre = centre_on(depot.clone());
    let device = Device::new(&centre);
    let upload = device.create(id(1));
    let service = device.call(&DiscoverUploads::new(&upload.join(".").unwrap()));
    assert!(service.is_err(), "the collection has no slash at its end");

    for (offset, length, after) in [(0, 5, 5), (5, 100, DATA.len() as u64)] {
        let chunk = SendChunk::new(&upload, package(), offset, length);
        assert_eq!(device.call(&chunk), Ok(SendChunkAnswer::Taken { offset: after }));
        assert_eq!(device.call(&chunk), Ok(SendChunkAnswer::WrongOffset));
    }
    centre.hold_claims(true);
    assert!(matches!(device.claim(id(1), &upload), ClaimPackageAnswer::Checking { .. }));
    centre.hold_claims(false);
    assert_eq!(device.claim(id(1), &upload), ClaimPackageAnswer::Verified);
    assert_eq!(device.claim(id(1), &upload), ClaimPackageAnswer::Verified);
    assert_eq!(depot.package(&Sha256::of(DATA)).as_deref(), Some(DATA));

    let happenings = centre.take_happenings();
    assert_eq!(
        happenings,
        [
            Happening::Ticket { id: id(1), number: "SC-000001".into() },
            Happening::Upload {
                id: id(1),
                bytes: DATA.len() as u64,
                sha256: Sha256::of(DATA),
                path: None
            },
        ]
    );
    assert!(centre.take_happenings().is_empty());
}

#[test]
fn everything_that_was_answered_is_there_after_a_crash() {
    let depot = MemoryDepot::new();
    let device = Device::new(&centre_on(depot.clone()));
    let upload = device.create(id(1));
    device.call(&SendChunk::new(&upload, package(), 0, 7)).unwrap();
    device.open(id(2));
    let note = Note::new("Access", "At the reception.").unwrap();
    let note_id = NoteId::from_random([3; 16]);
    let add = AddNote::new(&device.endpoint, id(2), note_id, &note);
    assert_eq!(device.call(&add), Ok(AddNoteAnswer::Delivered { new: true }));
    let before = device.centre.tickets();

    let device = Device::new(&centre_on(depot));
    assert_eq!(device.centre.tickets(), before);
    assert!(!device.open(id(1)).is_new());
    let ask = AskOffset::new(&upload, package());
    assert_eq!(device.call(&ask), Ok(AskOffsetAnswer::At { offset: 7 }));
    let add = AddNote::new(&device.endpoint, id(2), note_id, &note);
    assert_eq!(device.call(&add), Ok(AddNoteAnswer::Delivered { new: false }));
    assert_eq!(device.open(id(3)).ticket().number(), "SC-000003");
    device.call(&SendChunk::new(&upload, package(), 7, 100)).unwrap();
    assert_eq!(device.claim(id(1), &upload), ClaimPackageAnswer::Verified);
}

#[test]
fn the_names_of_records_and_uploads_can_be_file_names() {
    let depot = MemoryDepot::new();
    let device = Device::new(&centre_on(depot.clone()));
    let upload = device.create(id(1));
    let note = Note::new("t", "b").unwrap();
    device
        .call(&AddNote::new(&device.endpoint, id(1), NoteId::from_random([3; 16]), &note))
        .unwrap();
    let mut names: Vec<String> =
        depot.records().unwrap().into_iter().map(|(name, _)| name).collect();
    names.extend(upload.path_segments().unwrap().next_back().map(str::to_owned));
    names.push(format!("{}-{}", id(1), Sha256::of(DATA))); // a package
    assert_eq!(names.len(), 4);
    for name in names {
        assert!(name.len() <= MAX_DEPOT_NAME, "{name}");
        let plain = |c| matches!(c, 'a'..='z' | '0'..='9' | '-');
        assert!(name.chars().all(plain), "{name}");
    }
}

#[test]
fn a_move_that_a_crash_cut_short_is_finished_at_the_next_start() {
    let depot = MemoryDepot::new();
    let device = Device::new(&centre_on(depot.clone()));
    let upload = device.create(id(1));
    device.call(&SendChunk::new(&upload, package(), 0, 100)).unwrap();
    device.claim(id(1), &upload);
    // As if the record had been written and the bytes not been moved.
    let name = upload.path().rsplit('/').next().unwrap();
    depot.create_upload(name).unwrap();
    depot.writer(name).unwrap().write_all(DATA).unwrap();
    drop(centre_on(depot.clone()));
    assert_eq!(depot.length(name).unwrap(), None);
    assert_eq!(depot.package(&Sha256::of(DATA)).as_deref(), Some(DATA));
}

#[test]
fn a_record_that_is_not_ours_is_an_error() {
    let depot = MemoryDepot::new();
    depot.put_record("ticket-x", b"{}").unwrap();
    let error = ServiceCentre::open(depot).unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::InvalidData);
}

#[test]
fn a_bad_body_is_called_the_bodys_fault() {
    let said = |body: &str| {
        let mut body = body.as_bytes();
        let request = http::Request::put(format!("/tickets/{}", id(1)))
            .header("callhome-version", "1")
            .header("content-type", "application/json")
            .body(&mut body as &mut dyn Read);
        let answer = ServiceCentre::new().handle(request.unwrap());
        assert_eq!(answer.status(), 400);
        String::from_utf8(answer.into_body()).unwrap()
    };
    assert!(said("[]").contains("the body is malformed: not a JSON object"));
    let twice = format!(r#"{{"Id":"{}","Id":"{}"}}"#, id(1), id(2));
    assert!(said(&twice).contains("the body is malformed: duplicate field"), "{}", said(&twice));
}

#[test]
fn a_foreign_id_is_not_there() {
    let centre = centre_on(MemoryDepot::new());
    let owner = Device { authorization: Some("Bearer one"), ..Device::new(&centre) };
    let other = Device { authorization: Some("Bearer two"), ..Device::new(&centre) };
    let upload = owner.create(id(1));
    assert_eq!(other.state(id(1)), None);
    let cancel = CancelTicket::new(&other.endpoint, id(1));
    assert_eq!(other.call(&cancel), Ok(CancelTicketAnswer::UnknownTicket));
    assert_eq!(other.claim(id(1), &upload), ClaimPackageAnswer::UnknownTicket);
    assert_eq!(other.call(&AskOffset::new(&upload, package())), Ok(AskOffsetAnswer::Gone));
    // Opening it opens one of its own, so that nobody can take an id away.
    assert!(other.open(id(1)).is_new());
    let stored: Vec<_> = centre.tickets().into_iter().map(|ticket| ticket.number).collect();
    assert_eq!(stored, ["SC-000001", "SC-000002"]);
}

#[test]
fn only_credentials_that_were_named_are_accepted() {
    let centre = centre_on(MemoryDepot::new());
    centre.accept_authorization("Bearer one");
    centre.accept_caller(&CallerId::new("CN=1"));
    let cause = |authorization| {
        let device = Device { authorization, ..Device::new(&centre) };
        let call = LookUpTicket::new(&device.endpoint, id(1));
        device.call(&call).map_err(CallError::into_cause)
    };
    assert_eq!(cause(Some("Bearer one")), Ok(LookUpTicketAnswer::Unknown));
    let refused = |status| Err(Cause::CredentialsRefused { status });
    assert_eq!(cause(None), refused(401));
    assert_eq!(cause(Some("Bearer two")), refused(403));
}

#[test]
fn a_ticket_that_ended_stays_so() {
    let centre = centre_on(MemoryDepot::new());
    let device = Device::new(&centre);
    device.open(id(1));
    centre.set_cancellation(CancellationPolicy::Ask);
    let cancel = CancelTicket::new(&device.endpoint, id(1));
    assert!(matches!(device.call(&cancel), Ok(CancelTicketAnswer::Asked { .. })));
    assert!(centre.tickets()[0].cancellation_asked);
    assert!(centre.close(&id(1)).unwrap());
    // Closed wins.
    assert!(matches!(device.call(&cancel), Ok(CancelTicketAnswer::Refused { .. })));
    assert_eq!(device.state(id(1)), Some(RemoteState::Closed));
    let note = Note::new("t", "b").unwrap();
    let add = AddNote::new(&device.endpoint, id(1), NoteId::from_random([1; 16]), &note);
    assert!(matches!(device.call(&add), Ok(AddNoteAnswer::Refused { .. })));
    assert!(device.open(id(1)).ticket().uploads().is_none());
    assert!(!centre.cancel(&id(9)).unwrap());
    centre.set_state(&id(1), "WaitingForParts", Some("a fan")).unwrap();
    assert_eq!(device.state(id(1)), Some(RemoteState::Other("WaitingForParts".into())));
}

#[test]
fn a_damaged_chunk_leaves_nothing_behind() {
    let device = Device::new(&centre_on(MemoryDepot::new()));
    let upload = device.create(id(1));
    let chunk = SendChunk::new(&upload, package(), 0, 100);
    for bad in [Checksum::Sha1([0; 20]), Checksum::Sha256([0; 32])] {
        assert_eq!(device.call(&chunk.with_checksum(bad)), Ok(SendChunkAnswer::ChecksumDiffers));
        let ask = AskOffset::new(&upload, package());
        assert_eq!(device.call(&ask), Ok(AskOffsetAnswer::At { offset: 0 }));
    }
    let mut sha1 = sha1_smol::Sha1::new();
    sha1.update(DATA);
    let good = chunk.with_checksum(Checksum::Sha1(sha1.digest().bytes()));
    assert!(matches!(device.call(&good), Ok(SendChunkAnswer::Taken { .. })));
}

/// A body that waits in the middle until it is told how to end.
struct Paused(mpsc::Receiver<io::Result<Vec<u8>>>, mpsc::Sender<()>);

impl Read for Paused {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.1.send(()).ok();
        let bytes = self.0.recv().unwrap_or_else(|_| Ok(Vec::new()))?;
        buffer[..bytes.len()].copy_from_slice(&bytes);
        Ok(bytes.len())
    }
}

#[test]
fn no_lock_is_held_while_a_body_streams_and_a_second_chunk_waits() {
    let device = Device::new(&centre_on(MemoryDepot::new()));
    let upload = device.create(id(1));
    let (feed, fed) = mpsc::channel();
    let (reading, read) = mpsc::channel();
    let mut body = Paused(fed, reading);
    let chunk = SendChunk::new(&upload, package(), 0, 100);
    let request = chunk.request().into_http(|_| ()).unwrap();
    std::thread::scope(|threads| {
        let centre = device.centre.clone();
        let slow = threads.spawn(move || {
            let (parts, ()) = request.into_parts();
            centre.handle(http::Request::from_parts(parts, &mut body as &mut dyn Read)).status()
        });
        read.recv().unwrap();
        assert!(device.open(id(2)).is_new());
        assert!(matches!(device.call(&chunk), Ok(SendChunkAnswer::Locked { .. })));
        let ask = AskOffset::new(&upload, package());
        assert!(matches!(device.call(&ask), Ok(AskOffsetAnswer::Locked { .. })));
        assert!(device.call(&TerminateUpload::new(&upload)).is_ok());
        assert_eq!(device.claim(id(1), &upload), ClaimPackageAnswer::NotUploaded);
        feed.send(Ok(DATA[..4].to_vec())).unwrap();
        feed.send(Err(io::ErrorKind::ConnectionReset.into())).unwrap();
        assert_eq!(slow.join().unwrap(), 400);
    });
    // What arrived of the cut body is kept, and the upload is free again.
    let ask = AskOffset::new(&upload, package());
    assert_eq!(device.call(&ask), Ok(AskOffsetAnswer::At { offset: 4 }));
}

#[test]
fn uploads_that_nobody_claims_expire() {
    let device = Device::new(&centre_on(MemoryDepot::new()));
    let upload = device.create(id(1));
    device.centre.expire_uploads().unwrap();
    let chunk = SendChunk::new(&upload, package(), 0, 100);
    assert_eq!(device.call(&chunk), Ok(SendChunkAnswer::Gone));
    assert_eq!(device.claim(id(1), &upload), ClaimPackageAnswer::NotUploaded);
}

#[test]
fn the_size_of_an_upload_ends_at_its_bound() {
    let device = Device::new(&centre_on(MemoryDepot::new()));
    let ticket = device.open(id(1)).into_ticket();
    let create = CreateUpload::new(&device.endpoint, ticket.uploads().unwrap(), id(1), package());
    device.centre.set_max_upload(DATA.len() as u64);
    assert!(matches!(device.call(&create), Ok(CreateUploadAnswer::Created(_))));
    device.centre.set_max_upload(DATA.len() as u64 - 1);
    assert_eq!(device.call(&create), Ok(CreateUploadAnswer::TooLarge));
    let discover = DiscoverUploads::new(ticket.uploads().unwrap());
    let service = device.call(&discover).unwrap();
    assert_eq!(service.max_size(), Some(DATA.len() as u64 - 1));
    assert!(service.termination() && service.checksum().is_some());
}

#[test]
fn a_forced_answer_is_given_once() {
    let device = Device::new(&centre_on(MemoryDepot::new()));
    let busy = http::Response::builder().status(503).header("retry-after", "7");
    device.centre.answer_next(busy.body(Vec::new()).unwrap());
    let error = device.call(&LookUpTicket::new(&device.endpoint, id(1))).unwrap_err();
    assert_eq!(error.retry_after().unwrap().wait().as_secs(), 7);
    assert_eq!(device.state(id(1)), None);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_request_makes_the_double_panic(
        operation in 0..OPERATIONS.len(),
        names in vec("[0-9a-f-]{0,36}|[!-~]{0,8}", 2),
        headers in vec((0_usize..8, "[ -~]{0,40}"), 0..6),
        body in vec(any::<u8>(), 0..200),
    ) {
        const NAMES: [&str; 8] = [
            "content-type", "callhome-version", "tus-resumable", "upload-offset", "upload-length",
            "upload-checksum", "content-length", "if-none-match",
        ];
        let operation = &OPERATIONS[operation];
        let mut names = names.into_iter();
        let path: Vec<String> = operation
            .path()
            .split('/')
            .map(|part| match part.strip_prefix('{') {
                Some("id}") => id(1).to_string(),
                Some(_) => names.next().unwrap_or_default(),
                None => part.to_owned(),
            })
            .collect();
        let mut request = http::Request::builder().method(operation.method()).uri(path.join("/"))
            .header("callhome-version", "1")
            .header("tus-resumable", "1.0.0")
            .header("content-type", "application/json");
        for (name, value) in &headers {
            request = request.header(NAMES[*name], value);
        }
        let mut body = &body[..];
        if let Ok(request) = request.body(&mut body as &mut dyn Read) {
            let centre = ServiceCentre::new();
            Device::new(&centre.clone().with_base_path("/callhome")).open(id(1));
            let answer = centre.with_base_path("").handle(request);
            prop_assert!(answer.status() != 500);
        }
    }
}
