//! What a report costs, in encodings of its record. Without network and disk, and
//! with the allocator that everybody has: nothing is counted on the way.
//!
//! `cargo bench --bench report` prints both times of each round, and then the
//! figure against its bound.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a benchmark reads the clock and prints what it finds"
)]

mod shared;

use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::{Duration, Instant};

use callhome::event::{Device, Event};
use callhome::forwarder::{Admission, Forwarder, Gate, Journal, Output};
use callhome::store::{Batch, MemoryStore, Store};
use callhome::ticket::TicketId;
use serde::Serialize;

use shared::{at, device, engine, event, verdict, worked};

/// A report into the store in memory, at most so many times the encoding of its
/// record.
const MAX_REPORT_SHARE: f64 = 5.0;

fn main() {
    // `cargo test` runs every bench target once; there is nothing to test here.
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    verdict("a report / encoding its record", report_share(), MAX_REPORT_SHARE);
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
                    if n == COUNT - 1 {
                        let puts = save.batch().puts();
                        last.extend(puts.map(|(key, bytes)| (key.to_owned(), bytes.to_vec())));
                    }
                    let token = save.token();
                    store.commit(&Batch::try_from(save.into_batch()).unwrap()).unwrap();
                    forwarder.saved(token, now);
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
            let each = |total: Duration| total.as_nanos() / COUNT as u128;
            println!("report {} ns, encoding {} ns", each(reports), each(encoding));
            reports.as_nanos() as f64 / encoding.as_nanos() as f64
        })
        .collect();
    shares.sort_by(f64::total_cmp);
    shares[shares.len() / 2]
}
