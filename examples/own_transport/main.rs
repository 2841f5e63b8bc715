//! A transport of one's own: a test call and a fault through a small HTTP client
//! that this example brings instead of the library's.
//!
//! `cargo run --release --example own_transport` starts a service centre inside
//! itself and talks to it over real TLS.
//!
//! - `https.rs`: the [`Transport`](callhome::transport::Transport).
//! - `line.rs`: deadline, stall and stop flag. `answer.rs`: bounded answers.
//!
//! Exit status: 0 delivered and Active, 1 otherwise.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program talks to people")]
#![allow(clippy::disallowed_methods, reason = "a program may ask its system")]

#[path = "../shared/mod.rs"]
mod shared;

mod answer;
mod https;
mod line;

use std::error::Error;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use callhome::event::{Event, MemberKind, Scope, Severity};
use callhome::package::{Member, OpenPackage, PackageRules};
use callhome::settings::SettingsDraft;
use callhome::store::MemoryStore;
use callhome::ticket::TicketState;
use callhome::{CallHome, Excerpt, SystemClock};

use https::OwnTransport;
use shared::client::{self, Refusal};

/// A program that has not come to an end by then never will.
const TIME_OUT: Duration = Duration::from_secs(60);

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}", client::with_sources(error.as_ref()));
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let clock = SystemClock::start();
    let (endpoint, _inside) = client::endpoint_inside().map_err(in_one_line)?;
    let mut call_home = CallHome::open(
        client::device().map_err(in_one_line)?,
        client::documents().map_err(in_one_line)?,
        MemoryStore::new(),
        OwnTransport, // this is all that is different
        client::seed(&clock),
        clock.now(),
    )?;
    call_home.set_collector(PackageRules::new(), sensors);
    call_home.set_endpoint(endpoint, clock.now())?;
    call_home.accept_agreement(client::OPERATOR, clock.now())?;
    let settings = SettingsDraft::example().check(None)?;
    call_home.apply_settings(settings, client::OPERATOR, clock.now())?;
    call_home.enable(client::OPERATOR, clock.now())?;

    call_home.test_call(clock.now())?;
    println!("test call succeeded");

    let event = Event::fault("Fan.1.0.FanFailed", Severity::Warning, "Fan 2 stands still")?;
    let ticket = call_home.report(event, clock.now())?.ticket().ok_or("it is not for support")?;
    println!("accepted {ticket}");
    let begin = Instant::now();
    while begin.elapsed() < TIME_OUT {
        let next = call_home.run_once(&|| clock.now());
        for change in call_home.take_changes() {
            let number = call_home.ticket(change.ticket).and_then(|view| view.number());
            println!("ticket {} {} {}", change.ticket, number.unwrap_or("-"), change.new);
        }
        match call_home.ticket(ticket).map(|view| view.state()) {
            Some(TicketState::Pending) => {}
            Some(TicketState::Active) => return Ok(()),
            other => return Err(format!("the ticket is {other:?}").into()),
        }
        // Not for longer than a moment: the time-out is looked at as well.
        let wait = next.map_or(TIME_OUT, |next| next.since(clock.now().uptime()));
        std::thread::sleep(wait.min(Duration::from_millis(100)));
    }
    Err(format!("not done after {} seconds", TIME_OUT.as_secs()).into())
}

fn sensors(_: &Event, _: Scope, package: &mut OpenPackage<'_>) -> Result<(), Excerpt> {
    let words = |error: &dyn std::fmt::Display| Excerpt::new(&error.to_string());
    let member = Member::new("sensors.txt", MemberKind::Sensors).map_err(|error| words(&error))?;
    package.add_bytes(member, b"fan1 4100 rpm\nfan2 0 rpm\n").map_err(|error| words(&error))?;
    Ok(())
}

fn in_one_line(Refusal(lines): Refusal) -> String {
    lines.join("; ")
}
