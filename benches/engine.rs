//! The engine with many open tickets: what a report costs, what a poll costs,
//! how much memory a ticket takes. Without network and disk.
//!
//! `cargo bench --bench engine` prints a line for 1,000, 10,000 and 100,000
//! tickets, and then three figures against their bounds. Other numbers of
//! tickets by `cargo bench --bench engine -- 1000 50000`.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a benchmark reads the clock and prints what it finds"
)]

use std::alloc::System;
use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::{Duration, Instant};

use callhome::event::{Device, DeviceDraft, Event, EventDraft, OccurrenceKey, Severity};
use callhome::forwarder::{
    Admission, Config, Entropy, FloodLimits, Forwarder, Gate, Journal, Output, Save,
};
use callhome::settings::Endpoint;
use callhome::store::{Batch, MemoryStore, Store};
use callhome::ticket::TicketId;
use callhome::{Cause, Now, Peer, Uptime};
use serde::Serialize;
use stats_alloc::{INSTRUMENTED_SYSTEM, StatsAlloc};

#[global_allocator]
static MEMORY: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// A poll with so many tickets, at most so many times one with 1,000.
const MAX_POLL_GROWTH: f64 = 3.0;
/// The most memory that a ticket takes, in bytes.
const MAX_TICKET_BYTES: usize = 1536;
/// A report into the store in memory, at most so many times the encoding of its
/// record.
const MAX_REPORT_SHARE: f64 = 5.0;

fn main() {
    // `cargo test` runs every bench target once; there is nothing to test here.
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    let wanted: Vec<usize> =
        std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let counts = if wanted.is_empty() { vec![1_000, 10_000, 100_000] } else { wanted };
    let measured: Vec<_> = counts.iter().map(|count| measure(*count)).collect();
    if let [first, .., last] = &measured[..] {
        let growth = last.step.as_nanos() as f64 / first.step.as_nanos() as f64;
        verdict("a poll, most tickets / fewest", growth, MAX_POLL_GROWTH);
    }
    let bytes = measured.iter().map(|figures| figures.bytes).max().unwrap_or_default();
    verdict("bytes of memory a ticket", bytes as f64, MAX_TICKET_BYTES as f64);
    verdict("a report / encoding its record", report_share(), MAX_REPORT_SHARE);
}

fn verdict(what: &str, found: f64, bound: f64) {
    let word = if found <= bound { "within" } else { "BEYOND" };
    println!("{what}: {found:.2}, {word} the bound of {bound}");
}

struct Figures {
    /// A poll that finds something to do, its answer included.
    step: Duration,
    /// Memory for each ticket.
    bytes: usize,
}

fn engine(count: usize, now: Now) -> Forwarder {
    let config = Config::new().with_max_open(count).unwrap();
    let config = config.with_flood_limits(FloodLimits::none());
    let mut forwarder = Forwarder::new(config, Entropy::new([7; 16], now));
    forwarder.restored(now);
    forwarder.set_origin(&Endpoint::new("https://support.example/").unwrap().origin(), now);
    forwarder.set_gate(Gate::Open, now);
    forwarder
}

/// Many open tickets that nobody can deliver: the line is down.
fn measure(count: usize) -> Figures {
    let now = at(0);
    let used = used_bytes();
    let mut forwarder = engine(count, now);
    let device = device();
    let started = Instant::now();
    for n in 0..count {
        let Admission::Opened(_) = forwarder.report(&device, event(n), now) else {
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
            Output::Call(call) => refuse(&mut forwarder, &call, now),
            Output::Wait(_) => break,
            _ => {}
        }
    }
    let saved = started.elapsed();
    let memory = used_bytes().saturating_sub(used) / count;

    // Polls that find nothing to do, and polls that do: probes, and their saves.
    let idle = per_round(100_000, || {
        let _ = black_box(forwarder.poll(now));
    });
    let (mut millis, mut steps, start) = (0, 0_u32, Instant::now());
    let started = worked(start);
    while steps < 40_000 {
        millis += 4_000; // the whole of it stays below the age of giving up
        let now = at(millis);
        for _ in 0..4 {
            steps += 1;
            match forwarder.poll(now) {
                Output::Call(call) => refuse(&mut forwarder, &call, now),
                Output::Save(save) => forwarder.saved(save.token(), now),
                Output::Wait(_) => {
                    // Somebody presses "now": the next probe goes at once.
                    forwarder.route_changed(now);
                }
                _ => {}
            }
        }
    }
    let step = (worked(start) - started) / steps;

    let each = |total: Duration| total.as_nanos() / count as u128;
    println!(
        "{count:>7} tickets: report {} ns, save {} ns and {} bytes a ticket in {saves} batches, \
         {memory} bytes of memory a ticket, idle poll {} ns, poll with a step {} ns",
        each(reported),
        each(saved),
        bytes / count,
        idle.as_nanos(),
        step.as_nanos(),
    );
    Figures { step, bytes: memory }
}

fn refuse(forwarder: &mut Forwarder, call: &callhome::forwarder::Outgoing, now: Now) {
    let cause = Cause::ConnectionRefused { peer: Peer::ServiceCentre };
    forwarder.answered(call.id(), Err(cause.into()), now);
}

/// A record as the engine encodes it when a report has just come in.
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Record<'a> {
    version: u32,
    id: TicketId,
    sequence: u64,
    state: &'a str,
    device: &'a Device,
    event: &'a Event,
    count: u64,
    package: Package<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Package<'a> {
    stage: &'a str,
}

/// A report that is accepted by the store in memory, in encodings of its record.
/// Each with the journal already full, as after some weeks.
fn report_share() -> f64 {
    const COUNT: usize = 5_000;
    /// The kernel counts in ticks: what is measured takes many of them.
    const PASSES: u32 = 20;
    let (now, device, start) = (at(0), device(), Instant::now());
    let mut shares: Vec<f64> = (0..5)
        .map(|_| {
            let mut forwarder = engine(COUNT + Journal::MAX_ENTRIES, now);
            forwarder.set_gate(Gate::Disabled, now);
            let (mut store, mut last) = (MemoryStore::new(), BTreeMap::new());
            let mut accept = |n: usize, event: Event| {
                let Admission::Opened(id) = forwarder.report(&device, event, now) else {
                    panic!("every report is another fault")
                };
                while let Output::Save(save) = forwarder.poll(now) {
                    commit(&mut store, &save);
                    if n == COUNT - 1 {
                        let puts = save.batch().puts();
                        last.extend(puts.map(|(key, bytes)| (key.to_owned(), bytes.to_vec())));
                    }
                    forwarder.saved(save.token(), now);
                }
                while !matches!(forwarder.poll(now), Output::Wait(_)) {}
                id
            };
            for n in 0..Journal::MAX_ENTRIES {
                accept(COUNT, event(COUNT + n));
            }
            let events: Vec<_> = (0..COUNT).map(|n| (n, event(n))).collect();
            let started = worked(start);
            let ids: Vec<_> = events.into_iter().map(|(n, event)| accept(n, event)).collect();
            let reports = worked(start) - started;

            // The same records, each as cold as it was for the engine.
            let events: Vec<_> = (0..COUNT).map(event).collect();
            let records: Vec<_> = (Journal::MAX_ENTRIES + 1..)
                .zip(ids.iter().zip(&events))
                .map(|(sequence, (id, event))| Record {
                    version: 1,
                    id: *id,
                    sequence: sequence as u64,
                    state: "Pending",
                    device: &device,
                    event,
                    count: 1,
                    package: Package { stage: "Collecting" },
                })
                .collect();
            let last_key = format!("{}{}", Forwarder::TICKET_PREFIX, ids[COUNT - 1]);
            let bytes = serde_json::to_vec(&records[COUNT - 1]).unwrap();
            assert_eq!(last.get(&last_key), Some(&bytes), "it is what the engine writes");
            let started = worked(start);
            for record in (0..PASSES).flat_map(|_| &records) {
                let _ = black_box(serde_json::to_vec(record));
            }
            let encoding = (worked(start) - started) / PASSES;
            reports.as_nanos() as f64 / encoding.as_nanos() as f64
        })
        .collect();
    shares.sort_by(f64::total_cmp);
    shares[shares.len() / 2]
}

fn commit(store: &mut MemoryStore, save: &Save) {
    let mut batch = Batch::new();
    for key in save.batch().removes() {
        batch.remove(key.parse().unwrap()).unwrap();
    }
    for (key, bytes) in save.batch().puts() {
        batch.put(key.parse().unwrap(), bytes).unwrap();
    }
    store.commit(&batch).unwrap();
}

fn per_round(rounds: u32, mut round: impl FnMut()) -> Duration {
    let started = Instant::now();
    for _ in 0..rounds {
        round();
    }
    started.elapsed() / rounds
}

/// The processor's time that this thread has had, where Linux tells it: others on
/// the machine do not count. Elsewhere, the time on the wall.
fn worked(since: Instant) -> Duration {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat");
    let nanos = stat.ok().and_then(|stat| stat.split(' ').next()?.parse().ok());
    nanos.map_or_else(|| since.elapsed(), Duration::from_nanos)
}

fn used_bytes() -> usize {
    let stats = MEMORY.stats();
    stats.bytes_allocated.saturating_sub(stats.bytes_deallocated)
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
