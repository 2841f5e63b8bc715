//! What a service centre sees when it comes back: 10,000 machines, each with one
//! fault to report, sit through an outage of six hours.
//!
//! No network and no clock: every machine is a `Forwarder` of its own in one
//! simulated time. Connections after the recovery are counted in bins of ten
//! seconds; the plot has one line for each seed. A connection is what a machine
//! asks without a wait; requests are counted beside it.
//!
//! Exit status: 0 every seed keeps the limits, 1 one does not, 2 bad usage.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "an example prints")]

mod machine;
mod plot;
mod recovery;

use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;

use crate::recovery::{Recovery, simulate};

const ABOUT: &str = "\
fleet [--machines N] [--seeds N] [--first-seed N] [--plot FILE]

Simulates N machines (10000) through an outage of six hours and counts the
connections after it, for each of N seeds (20) from the first (1) on. The plot is
an SVG; without --plot none is drawn.
";

/// The most connections a second, in any ten seconds.
const MAX_PEAK: f64 = 20.0;
/// The most, as a multiple of all machines spread evenly over one cap.
const MAX_OF_EVEN: f64 = 5.0;
/// The least share of tickets that are delivered within one cap.
const MIN_DELIVERED: f64 = 0.95;

struct Flags {
    machines: u32,
    seeds: u64,
    first_seed: u64,
    plot: Option<PathBuf>,
}

fn main() -> ExitCode {
    let flags = match read(std::env::args_os().skip(1)) {
        Ok(Some(flags)) => flags,
        Ok(None) => {
            print!("{ABOUT}");
            return ExitCode::SUCCESS;
        }
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::from(2);
        }
    };
    let most = MAX_PEAK.min(MAX_OF_EVEN * f64::from(flags.machines) / recovery::CAP_SECONDS as f64);
    println!("{} machines, at most {most:.1} connections a second", flags.machines);
    let mut recoveries = Vec::new();
    let mut kept = true;
    for seed in flags.first_seed..flags.first_seed.saturating_add(flags.seeds) {
        let recovery = match simulate(flags.machines, seed) {
            Ok(recovery) => recovery,
            Err(error) => {
                eprintln!("seed {seed}: {error}");
                return ExitCode::from(1);
            }
        };
        kept &= report(seed, &recovery, most);
        recoveries.push(recovery);
    }
    if let Some(path) = flags.plot
        && let Err(error) = std::fs::write(&path, plot::svg(&recoveries, most))
    {
        eprintln!("--plot: {}: {error}", path.display());
        return ExitCode::from(2);
    }
    println!("{}", if kept { "every seed keeps the limits" } else { "a seed breaks a limit" });
    if kept { ExitCode::SUCCESS } else { ExitCode::from(1) }
}

/// Prints a line for a seed, and says whether it keeps the limits.
fn report(seed: u64, recovery: &Recovery, most: f64) -> bool {
    let (peak, delivered) = (recovery.peak(), recovery.delivered_within_cap());
    println!(
        "seed {seed}: peak {peak:.1} connections/s ({:.1} requests/s), {:.2} % within one cap, all \
         after {} s; {} connections and {} requests after the recovery, {} attempts during the \
         outage",
        recovery.request_peak(),
        100.0 * delivered,
        recovery.last_delivery(),
        recovery.connections(),
        recovery.requests,
        recovery.attempts_in_vain,
    );
    peak <= most && delivered >= MIN_DELIVERED
}

fn read(
    arguments: impl Iterator<Item = std::ffi::OsString>,
) -> Result<Option<Flags>, Box<dyn Error>> {
    use lexopt::prelude::{Long, ValueExt};

    let mut flags = Flags { machines: 10_000, seeds: 20, first_seed: 1, plot: None };
    let mut parser = lexopt::Parser::from_args(arguments);
    while let Some(argument) = parser.next()? {
        match argument {
            Long("help") => return Ok(None),
            Long("machines") => flags.machines = parser.value()?.parse()?,
            Long("seeds") => flags.seeds = parser.value()?.parse()?,
            Long("first-seed") => flags.first_seed = parser.value()?.parse()?,
            Long("plot") => flags.plot = Some(parser.value()?.into()),
            other => return Err(other.unexpected().into()),
        }
    }
    if !(1..=100_000).contains(&flags.machines) || !(1..=1000).contains(&flags.seeds) {
        return Err("--machines: 1 to 100000, --seeds: 1 to 1000".into());
    }
    Ok(Some(flags))
}
