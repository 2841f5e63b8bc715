//! How much memory packing takes, in processes of their own.

use std::io::Read;
use std::process::Command;

use callhome::event::MemberKind;
use callhome::package::Member;
use stats_alloc::Region;

use crate::ours::{Count, Subject, packer};
use crate::table::{Table, Wanted};
use crate::{HEAP, Result, corpus};

/// Lengths of what is packed, and the most they may differ by.
const LENGTHS: [(&str, u64); 3] = [("1 MiB", 1 << 20), ("1 GiB", 1 << 30), ("8 GiB", 8 << 30)];
/// Odd: the middle one counts.
const PROCESSES: usize = 3;
const MAX_KIB: f64 = 2.5 * 1024.0;
const MAX_SPREAD_KIB: f64 = 128.0;

pub(crate) fn measure(table: &mut Table) -> Result<()> {
    for redaction in ["without", "with"] {
        let mut found = Vec::new();
        for (length, bytes) in LENGTHS {
            // The kernel counts pages in batches: one process alone is off by some.
            let mut grown = Vec::new();
            for _ in 0..PROCESSES {
                grown.push(in_a_process(bytes, redaction)?);
            }
            grown.sort_by(|[a, ..], [b, ..]: &[f64; 3]| a.total_cmp(b));
            let [resident, heap, native] = *grown.get(PROCESSES / 2).ok_or("no process")?;
            table.row(
                &format!("resident growth, KiB: {length} {redaction} redaction"),
                format!("{resident:.0} KiB"),
                format!("Rust heap {heap:.0} KiB, `CCtx::sizeof` {native:.0} KiB"),
                resident,
                Wanted::AtMost(MAX_KIB),
            );
            found.push(resident);
        }
        let most = found.iter().copied().fold(0.0, f64::max);
        let least = found.iter().copied().fold(f64::MAX, f64::min);
        table.row(
            &format!("spread of these, KiB: {redaction} redaction"),
            format!("{least:.0} to {most:.0} KiB"),
            "",
            most - least,
            Wanted::AtMost(MAX_SPREAD_KIB),
        );
    }
    Ok(())
}

/// Starts this program again and returns the numbers that it prints.
fn in_a_process(bytes: u64, redaction: &str) -> Result<[f64; 3]> {
    let mut command = Command::new(std::env::current_exe()?);
    let output = command.arg("grow").arg(bytes.to_string()).arg(redaction).output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    let text = String::from_utf8(output.stdout)?;
    let numbers: std::result::Result<Vec<f64>, _> =
        text.split_whitespace().map(str::parse).collect();
    numbers?.try_into().map_err(|_| text.into())
}

/// In a process of its own: packs so many bytes and prints by how much the peak
/// of resident memory grew, what the Rust heap holds and what the compressor
/// says of itself, in KiB.
pub(crate) fn grow(bytes: u64, redaction: &str) -> Result<()> {
    let subject = Subject::new()?;
    // Made, and touched, before: it is the source's memory, not ours.
    let source = corpus::mixed(4 << 20);
    let mut sink = Count(0);
    let before = peak()?;
    let region = Region::new(HEAP);
    let mut packer = packer(redaction == "with")?;
    let mut package = packer.start(&mut sink, &subject.head())?;
    let member = Member::new("log", MemberKind::EventLog)?;
    package.add_reader(member, bytes, Cycle { source: &source, at: 0 }.take(bytes))?;
    package.finish()?;
    let after = peak()?;
    let change = region.change();
    let heap = change.bytes_allocated as f64 - change.bytes_deallocated as f64;
    println!("{} {} {}", after - before, heap / 1024.0, packer.native_bytes() as f64 / 1024.0);
    Ok(())
}

/// The peak of resident memory so far, in KiB.
fn peak() -> Result<f64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.split_whitespace().next()).ok_or("no VmHWM")?;
    Ok(kib.parse()?)
}

/// The same bytes over and over.
struct Cycle<'a> {
    source: &'a [u8],
    at: usize,
}

impl Read for Cycle<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let mut rest = self.source.get(self.at..).unwrap_or_default();
        let read = rest.read(buffer)?;
        self.at = (self.at + read) % self.source.len();
        Ok(read)
    }
}
