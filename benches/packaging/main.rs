//! What packaging costs: every figure beside its baseline, in the same run.
//!
//! `cargo bench --bench packaging` prints one table; `benches/figures.sh` writes
//! it, and a plot, into the documentation. Rounds are interleaved, so that what
//! else the machine does meets both sides alike; figures are medians. Trust the
//! ratios, not the absolutes.
//!
//! The baseline B is zstd with the same settings and buffers, followed by SHA-256
//! of what came out.
#![expect(clippy::print_stdout, reason = "a benchmark prints its table")]
#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]

mod bare;
#[path = "../corpus/mod.rs"]
mod corpus;
mod memory;
mod ours;
mod processes;
mod small;
mod speed;
mod table;

use std::alloc::System;
use std::error::Error;

use stats_alloc::{INSTRUMENTED_SYSTEM, StatsAlloc};

use crate::table::Table;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Counts what is allocated in Rust. C code allocates past it.
#[global_allocator]
static HEAP: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        // This program again, in a process of its own.
        ["pack", folder, redaction] => return processes::pack(folder.as_ref(), redaction),
        ["grow", bytes, redaction] => return memory::grow(bytes.parse()?, redaction),
        // `cargo test` builds and starts benchmarks too: there is nothing to test.
        _ if !words.contains(&"--bench") => return Ok(()),
        _ => {}
    }
    let mut table = Table::begin(&corpus::processor());
    let service_data = corpus::mixed(200 << 20);
    speed::measure(&service_data, &mut table)?;
    processes::measure(&service_data, &mut table)?;
    drop(service_data);
    small::measure(&mut table)?;
    memory::measure(&mut table)?;
    table.end();
    Ok(())
}
