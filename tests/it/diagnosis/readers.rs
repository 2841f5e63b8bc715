//! Who reads the table: each of these goes over every row.

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::{Debug, Write as _};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use callhome::Cause;

use super::program;
use super::scene::Scene;
use super::table::{Deed, Row, rows};
use super::{by_hand, ticket};
use crate::door::Kept;
use crate::peers::secrets;

/// The deadline of every scene is a second; nothing may outlast it by another.
const PATIENCE: Duration = Duration::from_secs(2);
/// How many rows are met at the same time: most of them only wait.
const AT_ONCE: usize = 4;

/// What a reader made of a row.
#[derive(Debug, Default)]
struct Said {
    cause: Option<String>,
    took: Duration,
    /// All that anybody could get to see of it.
    shown: String,
}

/// Goes over every row, and complains about all that are wrong.
fn every_row(read: impl Fn(&Row, &Scene) -> Result<(), String> + Sync) {
    let rows: Vec<_> = rows().collect();
    let (next, complaints) = (AtomicUsize::new(0), Mutex::new(String::new()));
    thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                while let Some(row) = rows.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let scene = (row.scene)();
                    let read = read(row, &scene).and_then(|()| nothing_leaked(row, &scene));
                    if let Err(complaint) = read {
                        writeln!(complaints.lock().unwrap(), "{}: {complaint}", row.peer).unwrap();
                    }
                }
            });
        }
    });
    let complaints = complaints.into_inner().unwrap();
    assert!(complaints.is_empty(), "{complaints}");
}

fn same<T: PartialEq + Debug>(what: &str, got: &T, wanted: &T, shown: &str) -> Result<(), String> {
    if got == wanted {
        return Ok(());
    }
    Err(format!("{what} is {got:?} and should be {wanted:?}\n{shown}"))
}

fn as_the_row_says(row: &Row, said: &Said) -> Result<(), String> {
    same("the cause", &said.cause.as_deref(), &row.cause, &said.shown)?;
    let in_time = said.took < PATIENCE;
    same("that it ended in time", &in_time, &true, &format!("{:?}", said.took))?;
    shows_no_secret(&said.shown)
}

fn shows_no_secret(shown: &str) -> Result<(), String> {
    let leaked = secrets::found_in(shown.as_bytes(), &secrets::for_nobody());
    same("what leaked", &leaked, &None, shown)
}

/// What the peers have heard: no secret that is not for them, no request before
/// the certificate was accepted, and nothing past the proxy.
fn nothing_leaked(row: &Row, scene: &Scene) -> Result<(), String> {
    let shown = |bytes: &[u8]| bytes.escape_ascii().to_string();
    if let Some(between) = &scene.between {
        let heard = between.heard();
        let leaked = secrets::found_in(&heard, &secrets::for_the_origin());
        same("what the proxy heard", &leaked, &None, &shown(&heard))?;
    }
    if let Some(origin) = &scene.origin {
        let (raw, plain) = (origin.heard(), origin.heard_in_tls());
        let everybodys = [secrets::for_the_proxy(), secrets::for_the_origin()].concat();
        let leaked = secrets::found_in(&raw, &everybodys);
        same("what went in the clear", &leaked, &None, &shown(&raw))?;
        let leaked = secrets::found_in(&plain, &secrets::for_the_proxy());
        same("what the origin heard", &leaked, &None, &shown(&plain))?;
        if row.cause.is_some_and(is_before_a_request) {
            same("what was asked before TLS stood", &plain.len(), &0, &shown(&plain))?;
        }
        if scene.proxy.is_some() {
            let tunnels = scene.between.as_ref().map_or(0, |between| between.tunnels_made());
            let past = origin.connections() > tunnels;
            same("that somebody passed the proxy by", &past, &false, "")?;
        }
    }
    let is_asked = scene.asked().iter().any(|name| scene.url().contains(name));
    same("that the centre's name was asked for", &(is_asked && scene.proxy.is_some()), &false, "")?;
    Ok(())
}

/// Whether the cause is that the service centre's certificate or TLS is not good.
fn is_before_a_request(code: &str) -> bool {
    code == "not-tls" || code.starts_with("certificate-") || code.starts_with("tls-")
}

/// An error with all that lies beneath it, in both forms.
fn all_of(error: &dyn Error) -> String {
    let mut shown = String::new();
    let mut error = Some(error);
    while let Some(one) = error {
        write!(shown, "\n{one} {one:?} {one:#?}").unwrap();
        error = one.source();
    }
    shown
}

#[test]
fn every_row_has_a_name_of_its_own() {
    let names: BTreeSet<_> = rows().map(|row| row.peer).collect();
    assert_eq!(names.len(), rows().count());
}

#[test]
fn the_transport_names_the_cause_of_every_row() {
    every_row(|row, scene| {
        let started = Instant::now();
        let result = match row.deed {
            Deed::TestCall => by_hand::test_call(scene),
            Deed::Upload => by_hand::upload(scene),
        };
        let took = started.elapsed();
        let mut said = Said { took, shown: format!("{:?}", scene.route()), ..Said::default() };
        if let Err(failure) = &result {
            said.cause = Some(failure.cause().code().to_owned());
            said.shown.push_str(&all_of(failure));
        }
        as_the_row_says(row, &said)
    });
}

#[test]
fn the_journal_names_the_cause_of_every_row() {
    every_row(|row, scene| {
        let store = Kept::default();
        let mut call_home = scene.call_home_with(store.clone());
        let started = Instant::now();
        let (cause, took) = match row.deed {
            Deed::TestCall => {
                let result = call_home.test_call(scene.now(1));
                let told = result.err().map(|failure| failure.cause().code().to_owned());
                (told, started.elapsed())
            }
            // Several requests, each with a deadline of its own.
            Deed::Upload => (ticket::until_a_cause(scene, &mut call_home), Duration::ZERO),
        };
        let entries: Vec<_> = call_home.journal().entries().collect();
        let shown = format!("{entries:#?} {call_home:?}");
        let noted = match row.deed {
            Deed::TestCall => entries.last().and_then(|entry| entry.cause()),
            Deed::Upload => entries.iter().find_map(|entry| entry.cause()),
        };
        same("the journal's cause", &noted, &row.cause, &shown)?;
        for (key, value) in store.records() {
            // The proxy's password has to be kept somewhere.
            let secrets = match key.as_str() {
                "settings" => secrets::for_the_origin(),
                _ => secrets::for_nobody(),
            };
            same("what is stored", &secrets::found_in(&value, &secrets), &None, &key)?;
        }
        as_the_row_says(row, &Said { cause, took, shown })
    });
}

#[test]
fn the_doctor_has_the_verdict_of_every_row() {
    every_row(|row, scene| {
        let mut call_home = scene.call_home();
        let started = Instant::now();
        let report = call_home.diagnose(scene.now(1));
        let took = started.elapsed();
        let verdict = report.verdict();
        let entry = call_home.journal().entries().last().unwrap();
        let json = serde_json::to_string(&report).unwrap();
        let mut shown = format!("{report}\n{report:?}\n{json}\n{entry:?}");
        if let Err(failure) = report.result() {
            shown.push_str(&all_of(&failure));
        }
        same("the verdict", &verdict.code(), &row.verdict, &shown)?;
        same("the exit code", &i32::from(!verdict.is_ok()), &row.exit, &shown)?;
        let cause = verdict.cause().map(Cause::code);
        same("the journal's cause", &entry.cause(), &cause, &shown)?;
        if row.deed == Deed::TestCall {
            same("the cause", &cause, &row.cause, &shown)?;
        }
        let cause = row.cause.map(str::to_owned);
        as_the_row_says(row, &Said { cause, took, shown })
    });
}

#[test]
fn the_program_ends_as_every_row_says() {
    let left_out = AtomicUsize::new(0);
    every_row(|row, scene| {
        if !scene.for_programs {
            left_out.fetch_add(1, Ordering::Relaxed);
            return Ok(());
        }
        let ran = program::examine(scene, &["--accept-agreement"]);
        let shown = format!("{}\n{}", ran.stdout, ran.stderr);
        same("the exit code", &ran.code, &Some(row.exit), &shown)?;
        let is_verdict = ran.last_line().starts_with(&format!("verdict {}: ", row.verdict));
        same("that the verdict is printed", &is_verdict, &true, &shown)?;
        shows_no_secret(&shown)
    });
    let left_out = left_out.into_inner();
    assert!(left_out * 4 < rows().count(), "{left_out} rows are none for programs");
}
