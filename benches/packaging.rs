//! Packaging beside the bare compressor on the same bytes.
//!
//! `cargo bench --bench packaging`. Rounds are interleaved, package then
//! baseline, so that what else the machine does meets both alike; figures are
//! medians. The baseline B is zstd with the same settings and buffers, followed
//! by SHA-256 of what came out. Trust the ratio, not the absolutes.
#![expect(clippy::print_stdout, reason = "a benchmark prints its table")]
#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]

mod corpus;

use std::error::Error;
use std::hint::black_box;
use std::io::Write;
use std::time::{Duration, Instant};

use callhome::event::{Device, DeviceDraft, Event, Scope};
use callhome::package::{Member, PackageHead, PackageWriter};
use callhome::ticket::TicketId;
use sha2::{Digest, Sha256};
use zstd::stream::raw::CParameter;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Odd, so that the median is one of them.
const ROUNDS: usize = 9;

fn main() -> Result<()> {
    // `cargo test` builds and starts benchmarks too: there is nothing to test.
    if !std::env::args().any(|argument| argument == "--bench") {
        return Ok(());
    }
    let hash = if sha_instructions() { "with" } else { "without" };
    println!("{} {hash} SHA instructions, {ROUNDS} interleaved rounds, medians\n", processor());
    println!("| case | bytes | packed | package | B | package, MB/s | B, MB/s | speed / B |");
    println!("|---|--:|--:|--:|--:|--:|--:|--:|");

    let event = corpus::log_text(2 << 10);
    let log = corpus::log_text(64 << 10);
    case("2 KiB event", &[&event], 2000)?;
    case("2 KiB event, 64 KiB log", &[&event, &log], 500)?;
    let corpus = corpus::mixed(200 << 20);
    let files: Vec<&[u8]> = corpus.chunks(20 << 20).collect();
    case("200 MiB of service data in 10 members", &files, 1)
}

/// Measures one case; what is too short for the clock is done `times` times.
fn case(name: &str, members: &[&[u8]], times: u32) -> Result<()> {
    let (mut ours, mut bare) = (Vec::new(), Vec::new());
    let mut packed = 0;
    for round in 0..=ROUNDS {
        let start = Instant::now();
        for _ in 0..times {
            packed = package(black_box(members))?;
        }
        let middle = Instant::now();
        for _ in 0..times {
            baseline(black_box(members))?;
        }
        let end = Instant::now();
        // The first round warms up.
        if round > 0 {
            ours.push((middle - start) / times);
            bare.push((end - middle) / times);
        }
    }
    let (ours, bare) = (median(ours), median(bare));
    let bytes: usize = members.iter().map(|member| member.len()).sum();
    println!(
        "| {name} | {bytes} | {packed} | {} | {} | {:.0} | {:.0} | {:.2} |",
        readable(ours),
        readable(bare),
        speed(bytes, ours),
        speed(bytes, bare),
        bare.as_secs_f64() / ours.as_secs_f64()
    );
    Ok(())
}

/// A whole package: writer made anew, head, members, manifest, digest.
fn package(members: &[&[u8]]) -> Result<u64> {
    let (device, event) = reported()?;
    let head = PackageHead::new(TicketId::from_random([7; 16]), &device, &event, Scope::Full);
    let mut package = PackageWriter::start(std::io::sink(), &head)?;
    for (number, member) in members.iter().enumerate() {
        // As a reader, the way files and logs come.
        package.add_reader(
            Member::new(&format!("log/{number}"))?,
            member.len() as u64,
            black_box(*member),
        )?;
    }
    let (receipt, _) = package.finish()?;
    Ok(black_box(receipt).bytes())
}

/// The same bytes through the compressor alone, and what comes out through the hash.
fn baseline(members: &[&[u8]]) -> Result<()> {
    struct Hash(Sha256);
    impl Write for Hash {
        fn write(&mut self, data: &[u8]) -> std::io::Result<usize> {
            self.0.update(data);
            Ok(data.len())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let mut encoder = zstd::Encoder::new(Hash(Sha256::new()), 1)?;
    encoder.set_parameter(CParameter::WindowLog(18))?;
    for member in members {
        for piece in member.chunks(64 << 10) {
            encoder.write_all(piece)?;
        }
    }
    black_box(encoder.finish()?.0.finalize());
    Ok(())
}

fn reported() -> Result<(Device, Event)> {
    let device = DeviceDraft {
        manufacturer: "Example".into(),
        model: "SR 1".into(),
        serial_number: "J30A0042".into(),
        ..DeviceDraft::default()
    };
    Ok((device.check()?, Event::manual_call("the fan is loud")?))
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn speed(bytes: usize, time: Duration) -> f64 {
    bytes as f64 / time.as_secs_f64() / 1e6
}

fn readable(time: Duration) -> String {
    match time.as_secs_f64() {
        seconds if seconds < 1e-3 => format!("{:.1} µs", seconds * 1e6),
        seconds => format!("{:.1} ms", seconds * 1e3),
    }
}

/// What the table was measured on.
fn processor() -> String {
    let named = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name = named.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    name.map_or_else(|| std::env::consts::ARCH.to_owned(), |(_, name)| name.to_owned())
}

fn sha_instructions() -> bool {
    #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
    return std::is_x86_feature_detected!("sha");
    #[cfg(target_arch = "aarch64")]
    return std::arch::is_aarch64_feature_detected!("sha2");
    #[cfg(not(any(target_arch = "x86", target_arch = "x86_64", target_arch = "aarch64")))]
    false
}
