//! [`Table`]: the figures, with what is wanted of each.

use std::fmt::Display;
use std::time::Duration;

/// What is wanted of a figure.
#[derive(Clone, Copy)]
pub(crate) enum Wanted {
    AtLeast(f64),
    AtMost(f64),
    /// Nothing: it is there for comparison.
    Nothing,
}

/// Prints a row as soon as it is measured.
pub(crate) struct Table {
    missed: u32,
}

impl Table {
    pub(crate) fn begin(processor: &str) -> Self {
        println!("{processor}\n");
        println!("| figure | ours | beside it | ratio | wanted | |");
        println!("|---|--:|--:|--:|--:|---|");
        Self { missed: 0 }
    }

    /// A row of which `value` is judged.
    pub(crate) fn row(
        &mut self,
        name: &str,
        ours: impl Display,
        beside: impl Display,
        value: f64,
        wanted: Wanted,
    ) {
        let (wanted, met) = match wanted {
            Wanted::AtLeast(least) => (format!("≥ {least}"), Some(value >= least)),
            Wanted::AtMost(most) => (format!("≤ {most}"), Some(value <= most)),
            Wanted::Nothing => (String::new(), None),
        };
        self.missed += u32::from(met == Some(false));
        let verdict = match met {
            Some(true) => "met",
            Some(false) => "MISSED",
            None => "",
        };
        println!("| {name} | {ours} | {beside} | {value:.2} | {wanted} | {verdict} |");
    }

    pub(crate) fn end(self) {
        println!("\n{} missed", self.missed);
    }
}

/// The middle one, of an odd number.
pub(crate) fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// Megabytes a second.
pub(crate) fn speed(bytes: usize, time: Duration) -> String {
    format!("{:.0} MB/s", bytes as f64 / time.as_secs_f64() / 1e6)
}

pub(crate) fn readable(time: Duration) -> String {
    match time.as_secs_f64() {
        seconds if seconds < 1e-3 => format!("{:.1} µs", seconds * 1e6),
        seconds => format!("{:.1} ms", seconds * 1e3),
    }
}

/// How many times longer `a` is than `b`.
pub(crate) fn times(a: Duration, b: Duration) -> f64 {
    a.as_secs_f64() / b.as_secs_f64()
}
