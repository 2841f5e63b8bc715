//! [`Stopwatch`]: how long the steps took.

use std::cell::Cell;
use std::time::{Duration, Instant};

/// Counts from one step to the next.
#[derive(Debug)]
pub(super) struct Stopwatch(Cell<Instant>);

impl Stopwatch {
    pub(super) fn start() -> Self {
        Self(Cell::new(now()))
    }

    /// The time since the last lap.
    pub(super) fn lap(&self) -> Duration {
        let now = now();
        now.saturating_duration_since(self.0.replace(now))
    }
}

#[expect(clippy::disallowed_methods, reason = "a walk that blocks takes real time; it is shown")]
fn now() -> Instant {
    Instant::now()
}
