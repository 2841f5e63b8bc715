//! The engine alone, without store, network and clock: what a report costs, and
//! what a poll costs with many tickets.
//!
//! `cargo bench --bench engine` prints one line for each; more open tickets by
//! `cargo bench --bench engine -- 100000`.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a benchmark reads the clock and prints what it finds"
)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use callhome::event::{Device, DeviceDraft, Event, EventDraft, OccurrenceKey, Severity};
use callhome::forwarder::{Admission, Config, Entropy, Forwarder, Gate, Output};
use callhome::settings::Endpoint;
use callhome::{Cause, Now, Peer, Uptime};

fn main() {
    // `cargo test` runs every bench target once; there is nothing to test here.
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    let wanted = std::env::args().filter_map(|argument| argument.parse().ok()).next();
    let counts = wanted.map_or_else(|| vec![1_000, 10_000], |count| vec![count]);
    for count in counts {
        measure(count);
    }
}

fn measure(count: usize) {
    let now = at(0);
    let config = Config::new().with_max_open(count + 1).unwrap();
    let mut forwarder = Forwarder::new(config, Entropy::new([7; 16], now));
    forwarder.restored(now);
    forwarder.set_origin(&Endpoint::new("https://support.example/").unwrap().origin(), now);
    forwarder.set_gate(Gate::Open, now);
    let device = device();

    let events: Vec<_> = (0..count).map(event).collect();
    let started = Instant::now();
    for event in events {
        let Admission::Opened(_) = forwarder.report(&device, event, now) else {
            panic!("every report is another fault")
        };
    }
    let reported = started.elapsed();

    let (started, mut saves, mut bytes) = (Instant::now(), 0, 0);
    loop {
        match forwarder.poll(now) {
            Output::Save(save) => {
                saves += 1;
                bytes += save.batch().bytes();
                forwarder.saved(save.token(), now);
            }
            Output::Call(call) => {
                // Nobody answers the first call: the line is down from here on.
                let cause = Cause::ConnectionRefused { peer: Peer::ServiceCentre };
                forwarder.answered(call.id(), Err(cause.into()), now);
            }
            Output::Wait(_) => break,
            _ => {}
        }
    }
    let saved = started.elapsed();

    // Polls that find nothing to do, and polls that each send a probe.
    let idle = per_round(100_000, || {
        let _ = black_box(forwarder.poll(now));
    });
    let mut millis = 0;
    let probing = per_round(10_000, || {
        millis += 4_000_000; // beyond the longest wait
        if millis > 500_000_000 {
            millis = 4_000_000;
        }
        let now = at(millis);
        match forwarder.poll(now) {
            Output::Call(call) => {
                let cause = Cause::ConnectionRefused { peer: Peer::ServiceCentre };
                forwarder.answered(call.id(), Err(cause.into()), now);
            }
            Output::Save(save) => forwarder.saved(save.token(), now),
            _ => {}
        }
    });

    let each = |total: Duration| total.as_nanos() / count as u128;
    println!(
        "{count:>7} tickets: report {} ns, save {} ns and {} bytes a ticket in {saves} batches, \
         idle poll {} ns, poll with a step {} ns",
        each(reported),
        each(saved),
        bytes / count,
        idle.as_nanos(),
        probing.as_nanos(),
    );
}

fn per_round(rounds: u32, mut round: impl FnMut()) -> Duration {
    let started = Instant::now();
    for _ in 0..rounds {
        round();
    }
    started.elapsed() / rounds
}

fn at(millis: u64) -> Now {
    Now::new(Uptime::from_millis(millis))
}

fn device() -> Device {
    DeviceDraft {
        manufacturer: "Example".into(),
        model: "SR 1".into(),
        serial_number: "J30A0042".into(),
        ..DeviceDraft::default()
    }
    .check()
    .unwrap()
}

fn event(n: usize) -> Event {
    EventDraft {
        message_id: "StorageDevice.1.2.DriveFailure".into(),
        severity: Severity::Critical,
        message: "Drive 4 failed".into(),
        origin_of_condition: format!("/redfish/v1/Chassis/1/Drives/{n}"),
        occurrence_key: Some(OccurrenceKey::new("sel", &n.to_string(), "0").unwrap()),
        ..EventDraft::default()
    }
    .check()
    .unwrap()
}
