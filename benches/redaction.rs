//! Redaction alone beside the bare compressor on the same text, in the same
//! interleaved run. Ratios are what counts; absolute figures are the machine's.
#![expect(clippy::print_stdout, reason = "a benchmark prints its table")]
#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
#![allow(dead_code, reason = "only the corpus of log text is used here")]

mod corpus;

use std::error::Error;
use std::hint::black_box;
use std::io::Write;
use std::time::{Duration, Instant};

use callhome::package::redact::{Redaction, Redactor, Subject};
use zstd::stream::raw::CParameter;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Odd, so that the median is one of them.
const ROUNDS: usize = 9;
/// `--text` writes so much of every mebibyte, for `benches/needles.py`.
const SAMPLE: usize = 8 << 10;
/// As much as the package writer has in hand at a time.
const BUFFER: usize = 64 << 10;

fn main() -> Result<()> {
    // `cargo test` builds and starts benchmarks too: there is nothing to test.
    if !std::env::args().any(|argument| argument == "--bench") {
        return Ok(());
    }
    if std::env::args().any(|argument| argument == "--text") {
        return sample(&corpus::mixed(64 << 20));
    }
    resident()?;
    println!("{ROUNDS} interleaved rounds, medians, buffers of {} KiB\n", BUFFER >> 10);
    println!(
        "| text | bytes | redaction | hidden | redaction, MB/s | zstd -1, MB/s | speed / zstd |"
    );
    println!("|---|--:|---|--:|--:|--:|--:|");
    let log = corpus::log_text(64 << 20);
    let mixed = corpus::mixed(64 << 20);
    let secrets = Redaction::new();
    let pattern = Redaction::new().with_pattern("badge", "badge ([0-9]{6})", "badge 123456")?;
    let addresses =
        Redaction::new().with_pseudonyms(&[7; 32], [Subject::IpAddress, Subject::MacAddress]);
    let all = [
        Subject::IpAddress,
        Subject::MacAddress,
        Subject::HostName,
        Subject::UserName,
        Subject::EmailAddress,
    ];
    let everything = Redaction::new().with_host_name("bmc-17")?.with_pseudonyms(&[7; 32], all);
    case("log", &log, "secrets", &secrets)?;
    case("mixed", &mixed, "secrets", &secrets)?;
    case("log", &log, "and one pattern", &pattern)?;
    case("log", &log, "and addresses", &addresses)?;
    case("log", &log, "and all pseudonyms", &everything)?;

    let mut redactor = Redactor::new(&everything)?;
    let start = Instant::now();
    for _ in 0..10_000 {
        black_box(&mut redactor).check()?;
    }
    let all = start.elapsed() / 10_000;
    let mut redactor = Redactor::new(&secrets)?;
    let start = Instant::now();
    for _ in 0..10_000 {
        black_box(&mut redactor).check()?;
    }
    println!("\nThe gate: {:?}; with all pseudonyms {all:?}.", start.elapsed() / 10_000);
    Ok(())
}

fn sample(text: &[u8]) -> Result<()> {
    for piece in text.chunks(1 << 20) {
        std::io::stdout().write_all(piece.get(..SAMPLE).unwrap_or(piece))?;
    }
    Ok(())
}

fn case(name: &str, text: &[u8], what: &str, redaction: &Redaction) -> Result<()> {
    let mut redactor = Redactor::new(redaction)?;
    let (mut ours, mut bare) = (Vec::new(), Vec::new());
    for round in 0..=ROUNDS {
        let start = Instant::now();
        redact(&mut redactor, black_box(text));
        let middle = Instant::now();
        compress(black_box(text))?;
        let end = Instant::now();
        // The first round warms up.
        if round > 0 {
            ours.push(middle - start);
            bare.push(end - middle);
        }
    }
    let hidden: u64 = redactor.counts().map(|(_, count)| count).sum();
    let (ours, bare) = (median(ours), median(bare));
    println!(
        "| {name} | {} | {what} | {} | {:.0} | {:.0} | {:.2} |",
        text.len(),
        hidden / (ROUNDS as u64 + 1),
        speed(text, ours),
        speed(text, bare),
        bare.as_secs_f64() / ours.as_secs_f64()
    );
    Ok(())
}

/// What a compiled redactor keeps resident once it has been used.
fn resident() -> Result<()> {
    let now = || -> Result<u64> {
        let status = std::fs::read_to_string("/proc/self/status")?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let number = line.and_then(|line| line.split_whitespace().next()).unwrap_or("0");
        Ok(number.parse()?)
    };
    let mut text = corpus::log_text(48 << 10);
    text.extend_from_slice(b"badge 220011 x=1\n");
    let redaction = Redaction::new().with_pattern("badge", "badge ([0-9]{6})", "badge 123456")?;
    let before = now()?;
    let mut redactor = Redactor::new(&redaction)?;
    redactor.check()?;
    let _ = redactor.redact(&mut text, true);
    println!(
        "Resident growth by a redactor with one pattern: {} KiB\n",
        now()?.saturating_sub(before)
    );
    black_box(redactor);
    Ok(())
}

/// The way a writer does it: what is not final moves to the front.
fn redact(redactor: &mut Redactor, text: &[u8]) {
    let mut buffer = vec![0; BUFFER];
    let (mut held, mut rest) = (0, text);
    loop {
        let (piece, after) = rest.split_at(rest.len().min(BUFFER - held));
        let filled = held + piece.len();
        if let Some(place) = buffer.get_mut(held..filled) {
            place.copy_from_slice(piece);
        }
        rest = after;
        let done =
            buffer.get_mut(..filled).map_or(0, |bytes| redactor.redact(bytes, rest.is_empty()));
        black_box(buffer.get(..done));
        if rest.is_empty() {
            return;
        }
        buffer.copy_within(done..filled, 0);
        held = filled - done;
    }
}

fn compress(text: &[u8]) -> Result<()> {
    let mut encoder = zstd::Encoder::new(std::io::sink(), 1)?;
    encoder.set_parameter(CParameter::WindowLog(18))?;
    for piece in text.chunks(BUFFER) {
        encoder.write_all(piece)?;
    }
    encoder.finish()?;
    Ok(())
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn speed(text: &[u8], time: Duration) -> f64 {
    text.len() as f64 / time.as_secs_f64() / 1e6
}
