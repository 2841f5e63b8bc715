//! What most packages are: a little event, and the tail of a log.

use std::hint::black_box;
use std::time::Instant;

use stats_alloc::Region;

use crate::bare::Bare;
use crate::ours::{Subject, packer};
use crate::table::{Table, Wanted, median, readable, times};
use crate::{HEAP, Result, corpus};

const ROUNDS: usize = 9;
/// How often in a round: one alone is too short for the clock.
const TIMES: u32 = 200;
/// The most Rust allocations of one package.
const MAX_ALLOCATIONS: f64 = 32.0;

pub(crate) fn measure(table: &mut Table) -> Result<()> {
    let (event, log) = (corpus::log_text(2 << 10), corpus::log_text(64 << 10));
    let members: [&[u8]; 2] = [&event, &log];
    let subject = Subject::new()?;
    for (name, redaction, wanted) in [
        ("2 KiB event, 64 KiB log, reused writer: time / B", false, Wanted::AtMost(1.25)),
        ("the same with the default redaction: time / B", true, Wanted::Nothing),
    ] {
        let (mut packer, mut bare) = (packer(redaction)?, Bare::new()?);
        let (mut ours, mut theirs) = (vec![], vec![]);
        for round in 0..=ROUNDS {
            let begun = Instant::now();
            for _ in 0..TIMES {
                subject.pack(&mut packer, black_box(&members))?;
            }
            let packed = Instant::now();
            for _ in 0..TIMES {
                black_box(bare.pack(black_box(&members))?);
            }
            let compressed = Instant::now();
            if round > 0 {
                ours.push((packed - begun) / TIMES);
                theirs.push((compressed - packed) / TIMES);
            }
        }
        let (ours, theirs) = (median(ours), median(theirs));
        table.row(name, readable(ours), readable(theirs), times(ours, theirs), wanted);
    }
    let mut packer = packer(true)?;
    subject.pack(&mut packer, &members)?;
    let native = packer.native_bytes();
    let region = Region::new(HEAP);
    subject.pack(&mut packer, &members)?;
    let change = region.change();
    let allocations = change.allocations + change.reallocations;
    table.row(
        "Rust allocations of that package",
        allocations,
        format!("{} bytes", change.bytes_allocated),
        allocations as f64,
        Wanted::AtMost(MAX_ALLOCATIONS),
    );
    for _ in 2..100 {
        subject.pack(&mut packer, &members)?;
    }
    let growth = packer.native_bytes() - native;
    table.row(
        "growth of `CCtx::sizeof` from the 1st to the 100th package, bytes",
        growth,
        format!("{native} bytes"),
        growth as f64,
        Wanted::AtMost(0.0),
    );
    Ok(())
}
