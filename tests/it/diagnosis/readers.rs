//! Who reads the table: each of these goes over every row.

use std::time::{Duration, Instant};

use callhome::event::DeviceDraft;
use callhome::protocol::{Call, CallError, Caller, Nonce, Payload, Response, TestCall};
use callhome::transport::{Attempt, Body, Exchange, Transport};
use callhome::{Cause, WallTime};

use super::program;
use super::scene::Scene;
use super::table::rows;

/// The limits of the scenes are a second for each part, so no row may need more
/// than this.
const PATIENCE: Duration = Duration::from_secs(4);

/// Calls without a door: the transport's causes, and the protocol's.
fn call(scene: &Scene) -> Result<(), Cause> {
    let route = scene.route();
    let device = DeviceDraft {
        manufacturer: "Example".into(),
        model: "SR 1".into(),
        serial_number: "J30A0042".into(),
        ..DeviceDraft::default()
    };
    let caller = Caller::new(device.check().unwrap()).with_settings(&scene.settings());
    let call = TestCall::new(route.endpoint(), Nonce::from_bytes([7; 16]), &caller);
    let body = |payload: Payload| match payload {
        Payload::Json(text) => Body::bytes(text),
        _ => Body::empty(),
    };
    let request = call.request().into_http(body).unwrap();
    let attempt = Attempt::new(scene.wall).with_floor(WallTime::RELEASE, false);
    let exchange = Exchange::new(&route, request, attempt).unwrap();
    let answer = scene.transport().send(exchange).map_err(|failure| failure.into_cause())?;
    call.answer(&Response::from(answer), scene.wall).map_err(CallError::into_cause)?;
    Ok(())
}

#[test]
fn the_transport_names_the_cause_of_every_row() {
    for row in rows() {
        let scene = (row.scene)();
        let started = Instant::now();
        let cause = call(&scene).err();
        assert!(started.elapsed() < PATIENCE, "{}: {:?}", row.peer, started.elapsed());
        assert_eq!(cause.as_ref().map(Cause::code), row.cause, "{}: {cause:?}", row.peer);
    }
}

#[test]
fn the_journal_names_the_cause_of_every_row() {
    for row in rows() {
        let scene = (row.scene)();
        let mut call_home = scene.call_home();
        let result = call_home.test_call(scene.now(1));
        let entry = call_home.journal().entries().last().unwrap();
        assert_eq!(entry.cause(), row.cause, "{}: {entry:?}", row.peer);
        let told = result.err().map(|failure| failure.cause().code());
        assert_eq!(told, row.cause, "{}", row.peer);
    }
}

#[test]
fn the_doctor_has_the_verdict_of_every_row() {
    for row in rows() {
        let scene = (row.scene)();
        let mut call_home = scene.call_home();
        let started = Instant::now();
        let report = call_home.diagnose(scene.now(1));
        assert!(started.elapsed() < PATIENCE, "{}: {:?}", row.peer, started.elapsed());
        assert_eq!(report.verdict().code(), row.verdict, "{}: {report}", row.peer);
        let cause = report.verdict().cause().map(Cause::code);
        assert_eq!(cause, row.cause, "{}: {report}", row.peer);
        let entry = call_home.journal().entries().last().unwrap();
        assert_eq!(entry.cause(), row.cause, "{}: {entry:?}", row.peer);
    }
}

#[test]
fn the_program_ends_as_every_row_says() {
    let mut left_out = 0;
    for row in rows() {
        let scene = (row.scene)();
        if !scene.for_programs {
            left_out += 1;
            continue;
        }
        let ran = program::examine(&scene, &["--accept-agreement"]);
        assert_eq!(ran.code, Some(row.exit), "{}: {ran:?}", row.peer);
        let verdict = format!("verdict {}: ", row.verdict);
        assert!(ran.last_line().starts_with(&verdict), "{}: {ran:?}", row.peer);
    }
    assert!(left_out < rows().count() / 2, "most rows are the program's as well");
}
