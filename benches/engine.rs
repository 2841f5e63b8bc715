//! The engine with many open tickets: what a report costs, what a poll costs,
//! how much memory a ticket takes. Without network and disk.
//!
//! `cargo bench --bench engine` prints a line for 1,000, 10,000 and 100,000
//! tickets, and then two figures against their bounds. Other numbers of
//! tickets by `cargo bench --bench engine -- 1000 50000`.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a benchmark reads the clock and prints what it finds"
)]

mod shared;

use std::alloc::System;
use std::hint::black_box;
use std::time::{Duration, Instant};

use callhome::forwarder::{Admission, Forwarder, Output};
use callhome::{Cause, Now, Peer};
use stats_alloc::{INSTRUMENTED_SYSTEM, StatsAlloc};

use shared::{at, device, engine, event, verdict, worked};

#[global_allocator]
static MEMORY: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// A poll with so many tickets, at most so many times one with 1,000.
const MAX_POLL_GROWTH: f64 = 3.0;
/// The most memory that a ticket takes, in bytes.
const MAX_TICKET_BYTES: usize = 1536;
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
}

struct Figures {
    /// A poll that finds something to do, its answer included.
    step: Duration,
    /// Memory for each ticket.
    bytes: usize,
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

fn per_round(rounds: u32, mut round: impl FnMut()) -> Duration {
    let started = Instant::now();
    for _ in 0..rounds {
        round();
    }
    started.elapsed() / rounds
}

fn used_bytes() -> usize {
    let stats = MEMORY.stats();
    stats.bytes_allocated.saturating_sub(stats.bytes_deallocated)
}
