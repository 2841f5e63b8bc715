//! [`SystemClock`]: the operating system's two clocks, for hosts that have them.

use std::time::{Instant, SystemTime, UNIX_EPOCH};

use crate::time::{Now, Uptime, WallTime};

/// The operating system's clocks, read only when the host asks.
///
/// The library itself never reads a clock to decide what to do; this saves the
/// host the three lines. A host that cannot trust its calendar time passes
/// [`Now::new`] with the uptime alone.
///
/// ```
/// use callhome::SystemClock;
///
/// let clock = SystemClock::start();
/// assert!(clock.now().uptime() <= clock.now().uptime());
/// ```
#[derive(Clone, Copy, Debug)]
pub struct SystemClock {
    start: Instant,
}

impl SystemClock {
    /// Counts the uptime from here.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "reading the clock is what the host asks for")]
    pub fn start() -> Self {
        Self { start: Instant::now() }
    }

    /// Both clocks at this moment.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "reading the clock is what the host asks for")]
    pub fn now(&self) -> Now {
        let millis = |duration: std::time::Duration| u64::try_from(duration.as_millis()).ok();
        let now = Now::new(Uptime::from_millis(millis(self.start.elapsed()).unwrap_or(u64::MAX)));
        let wall = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .ok()
            .and_then(|since| i64::try_from(since.as_millis()).ok())
            .and_then(|millis| WallTime::from_unix_millis(millis).ok());
        match wall {
            Some(wall) => now.with_wall(wall),
            None => now,
        }
    }
}
