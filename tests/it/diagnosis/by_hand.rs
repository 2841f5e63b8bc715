//! Calls without a door: the transport's causes, and the protocol's.

use callhome::WallTime;
use callhome::event::{DeviceDraft, Event, Severity, Sha256};
use callhome::protocol::{
    Call, CallError, Caller, CreateUpload, CreateUploadAnswer, Nonce, OpenTicket, Package, Payload,
    Response, SendChunk, TestCall,
};
use callhome::ticket::TicketId;
use callhome::transport::{Attempt, Body, Exchange, Failure, Transport};

use super::scene::Scene;

pub(super) fn test_call(scene: &Scene) -> Result<(), Failure> {
    let (endpoint, caller) = (scene.endpoint(), caller(scene));
    let call = TestCall::new(&endpoint, Nonce::from_bytes([7; 16]), &caller);
    send(scene, &call).map(drop)
}

/// A ticket, and a package in one chunk, as far as the chunk's answer.
pub(super) fn upload(scene: &Scene) -> Result<(), Failure> {
    let (endpoint, caller) = (scene.endpoint(), caller(scene));
    let id = TicketId::from_random([7; 16]);
    let event = Event::fault("Fan.1.0.FanFailed", Severity::Warning, "Fan 2 stands still").unwrap();
    let opened = send(scene, &OpenTicket::new(&endpoint, id, &caller, &event))?;
    let uploads = opened.ticket().uploads().expect("it takes service data");
    let package = Package::new(Sha256::of(CHUNK), CHUNK.len() as u64).unwrap();
    let created = send(scene, &CreateUpload::new(&endpoint, uploads, id, package))?;
    let CreateUploadAnswer::Created(upload) = created else { panic!("{created:?}") };
    send(scene, &SendChunk::new(&upload, package, 0, package.size())).map(drop)
}

const CHUNK: &[u8] = &[7; 300_000];

fn caller(scene: &Scene) -> Caller {
    let device = DeviceDraft {
        manufacturer: "Example".into(),
        model: "SR 1".into(),
        serial_number: "J30A0042".into(),
        ..DeviceDraft::default()
    };
    Caller::new(device.check().unwrap()).with_settings(&scene.settings())
}

fn send<C: Call>(scene: &Scene, call: &C) -> Result<C::Answer, Failure> {
    let route = scene.route();
    let body = |payload: Payload| match payload {
        Payload::Json(text) => Body::bytes(text),
        Payload::Chunk { .. } => Body::bytes(CHUNK.to_vec()),
        Payload::Empty => Body::empty(),
    };
    let request = call.request().into_http(body).unwrap();
    let attempt = Attempt::new(scene.wall).with_floor(WallTime::RELEASE, false);
    let answer = scene.transport().send(Exchange::new(&route, request, attempt)?)?;
    call.answer(&Response::from(answer), scene.wall).map_err(|e| CallError::into_cause(e).into())
}
