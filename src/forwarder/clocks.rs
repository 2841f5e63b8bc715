//! [`Clocks`]: the two clocks on which things grow older, over restarts.

use core::time::Duration;

use crate::time::Uptime;

/// How long the engine has run, all starts together, and how much of that it
/// could send in. Neither is a clock of the machine's: only the time between two
/// inputs counts, so no step of any clock makes anything older or younger.
///
/// Both are stored with every ticket, as they were when its ages were written
/// down: what has passed since need not be written into each of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Clocks {
    /// Milliseconds during which the engine ran.
    pub(super) ran: u64,
    /// Milliseconds during which something could be sent.
    pub(super) tried: u64,
    to: Uptime,
}

impl Clocks {
    /// The highest value that is read: every reader of JSON carries it exactly,
    /// and nobody ever waits so long.
    pub(super) const MAX: u64 = (1 << 53) - 1;

    /// What was stored: the furthest that any record knows of counts.
    pub(super) fn restore(&mut self, ran: u64, tried: u64) {
        self.ran = self.ran.max(ran.min(Self::MAX));
        self.tried = self.tried.max(tried.min(Self::MAX));
    }

    /// They run from now on.
    pub(super) fn start(&mut self, now: Uptime) {
        self.to = now;
    }

    /// Brings them up to now. Says how much time has passed.
    pub(super) fn tick(&mut self, now: Uptime, could_send: bool) -> Duration {
        let passed = now.since(self.to);
        let millis = u64::try_from(passed.as_millis()).unwrap_or(u64::MAX);
        self.ran = self.ran.saturating_add(millis).min(Self::MAX);
        if could_send {
            self.tried = self.tried.saturating_add(millis).min(Self::MAX);
        }
        self.to = self.to.max(now);
        passed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_count_what_passes_and_never_go_back() {
        let at = Uptime::from_millis;
        let mut clocks = Clocks::default();
        clocks.restore(500, 100);
        clocks.restore(400, 200);
        clocks.start(at(1_000));
        assert_eq!(clocks.tick(at(1_010), true), Duration::from_millis(10));
        assert_eq!(clocks.tick(at(900), true), Duration::ZERO);
        clocks.tick(at(1_030), false);
        assert_eq!((clocks.ran, clocks.tried), (530, 210));
        clocks.restore(u64::MAX, 0);
        clocks.tick(at(u64::MAX), true);
        assert_eq!((clocks.ran, clocks.tried), (Clocks::MAX, Clocks::MAX));
    }
}
