//! The engine in a foreign event loop: tokio with one thread, hyper for HTTP.
//!
//! `cargo run --release --example event_loop` starts a service centre inside
//! itself, reports two faults and follows them until both tickets are Active.
//! Meanwhile another task of this "firmware" ticks every few milliseconds on the
//! same thread; the longest gap between two ticks shows that nothing blocks it.
//!
//! - `driver.rs`: does what [`Forwarder`](callhome::forwarder::Forwarder) asks for.
//! - `http.rs`: hyper as the way to the service centre.
//!
//! Exit status: 0 both Active, 1 otherwise.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program talks to people")]

#[path = "../shared/mod.rs"]
mod shared;

mod driver;
mod http;

use std::error::Error;
use std::process::ExitCode;
use std::time::Duration;

use callhome::SystemClock;
use callhome::event::{Event, EventDraft, FieldProblems, OccurrenceKey, Severity};
use callhome::settings::SettingsDraft;
use callhome::settings::agreement::Agreement;
use callhome::store::DirStore;
use tokio::sync::mpsc;
use tokio::time::{Instant, MissedTickBehavior};

use driver::{Driver, Site};
use shared::client::{self, Refusal};

/// A program that has not come to an end by then never will.
const TIME_OUT: Duration = Duration::from_secs(60);
/// How often the rest of the firmware wants to have its turn.
const TICK: Duration = Duration::from_millis(2);

fn main() -> ExitCode {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let result = match runtime {
        Ok(runtime) => runtime.block_on(firmware()),
        Err(error) => Err(error.into()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn firmware() -> Result<(), Box<dyn Error>> {
    let clock = SystemClock::start();
    let folder = tempfile::tempdir()?;
    // It has threads of its own and plays the other end.
    let (endpoint, _inside) = client::endpoint_inside().map_err(in_one_line)?;
    let mut agreement = Agreement::new(client::documents().map_err(in_one_line)?);
    agreement.accept(client::OPERATOR, clock.now().wall())?;
    let site = Site {
        http: http::Http::new(endpoint)?,
        device: client::device().map_err(in_one_line)?,
        settings: SettingsDraft::example().check(None)?,
        agreement,
    };
    let store = DirStore::open(folder.path())?;
    let mut driver = Driver::start(store, site, client::seed(&clock), clock)?;

    let ticking = tokio::spawn(tick());
    let (sensors, reports) = mpsc::channel(8);
    sensors
        .send(fault("17", "Fan.1.0.FanFailed", Severity::Warning, "Fan 2 stands still")?)
        .await?;
    sensors.send(fault("18", "Psu.1.0.Failed", Severity::Critical, "PSU 1 is dead")?).await?;
    let driven = tokio::time::timeout(TIME_OUT, driver.run(reports, 2)).await;
    ticking.abort();
    match driven {
        Ok(result) => result?,
        Err(_) => return Err(format!("not done after {} seconds", TIME_OUT.as_secs()).into()),
    }
    Ok(())
}

/// An entry of the event log. Its name there makes the ticket's id: the same
/// entry, reported again after a restart, is the same ticket.
fn fault(
    entry: &str,
    message_id: &str,
    severity: Severity,
    message: &str,
) -> Result<Event, FieldProblems> {
    let log = "/redfish/v1/Systems/1/LogServices/SEL";
    EventDraft {
        message_id: message_id.into(),
        severity,
        message: message.into(),
        occurrence_key: Some(OccurrenceKey::new(log, entry, "1")?),
        ..EventDraft::default()
    }
    .check()
}

/// The rest of the firmware: fans to control, a watchdog to feed.
async fn tick() {
    let mut interval = tokio::time::interval(TICK);
    interval.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let report = Report { ticks: 0, longest: Duration::ZERO };
    tokio::pin!(report);
    let mut last = interval.tick().await;
    loop {
        interval.tick().await;
        let now = Instant::now();
        report.longest = report.longest.max(now.duration_since(last));
        report.ticks += 1;
        last = now;
    }
}

/// Says at its end how the ticking went.
struct Report {
    ticks: u32,
    longest: Duration,
}

impl Drop for Report {
    fn drop(&mut self) {
        println!(
            "meanwhile: {} ticks of {} ms, longest gap {} ms",
            self.ticks,
            TICK.as_millis(),
            self.longest.as_millis()
        );
    }
}

fn in_one_line(Refusal(lines): Refusal) -> String {
    lines.join("; ")
}
