//! [`Watch`] and [`Deadline`]: the only place of the transport that reads a clock.

use std::time::{Duration, Instant};

use crate::cause::{Cause, Peer, Phase};
use crate::transport::{Attempt, Limits, StopFlag};

/// A moment by which something must have ended.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Deadline(Instant);

impl Deadline {
    /// The moment `wait` from now, an hour at most.
    pub(crate) fn after(wait: Duration) -> Self {
        Self(now() + wait.min(Limits::MAX_TOTAL))
    }

    /// The time until then; zero when it has passed.
    pub(crate) fn left(self) -> Duration {
        self.0.saturating_duration_since(now())
    }

    fn or_earlier(self, other: Self) -> Self {
        Self(self.0.min(other.0))
    }
}

/// Watches over one attempt: its total time, the time of the phase under way,
/// the stall limit and the stop flag.
#[derive(Clone, Debug)]
pub(crate) struct Watch {
    peer: Peer,
    phase: Phase,
    phase_ends: Deadline,
    total_ends: Deadline,
    limits: Limits,
    stop: Option<StopFlag>,
}

impl Watch {
    /// Starts the total time.
    pub(crate) fn start(limits: Limits, attempt: Attempt<'_>) -> Self {
        let total_ends = Deadline::after(limits.total());
        Self {
            peer: Peer::ServiceCentre,
            phase: Phase::Connect,
            phase_ends: total_ends,
            total_ends,
            limits,
            stop: attempt.stop().cloned(),
        }
    }

    /// Begins a phase with a time of its own.
    pub(crate) fn enter(&mut self, peer: Peer, phase: Phase, limit: Duration) {
        self.phase_ends = Deadline::after(limit).or_earlier(self.total_ends);
        (self.peer, self.phase) = (peer, phase);
    }

    /// Goes on in another phase; the time of the one before goes on as well.
    pub(crate) fn turn_to(&mut self, phase: Phase) {
        self.phase = phase;
    }

    /// Begins a phase that only the total time and the stall limit bound.
    pub(crate) fn enter_unbounded(&mut self, phase: Phase) {
        (self.peer, self.phase, self.phase_ends) = (Peer::ServiceCentre, phase, self.total_ends);
    }

    pub(crate) fn peer(&self) -> Peer {
        self.peer
    }

    pub(crate) fn phase(&self) -> Phase {
        self.phase
    }

    pub(crate) fn stop(&self) -> Option<&StopFlag> {
        self.stop.as_ref()
    }

    /// When a single wait for bytes that begins now counts as a stall.
    pub(crate) fn stall(&self) -> Deadline {
        Deadline::after(self.limits.stall())
    }

    /// The time left for the phase.
    pub(crate) fn left(&self) -> Duration {
        self.phase_ends.left()
    }

    /// How long to wait for something before asking again.
    ///
    /// # Errors
    /// [`Cause::Stopped`], and [`Cause::TimedOut`] once the phase or `until` is over.
    pub(crate) fn slice(&self, until: Deadline) -> Result<Duration, Cause> {
        if self.stop.as_ref().is_some_and(StopFlag::is_raised) {
            return Err(Cause::Stopped);
        }
        match self.phase_ends.or_earlier(until).left() {
            Duration::ZERO => Err(self.timed_out()),
            left => Ok(left.min(StopFlag::LOOK_INTERVAL)),
        }
    }

    /// The failure to answer in time, in this phase.
    pub(crate) fn timed_out(&self) -> Cause {
        Cause::TimedOut { peer: self.peer, phase: self.phase }
    }

    /// The loss of the connection, in this phase.
    pub(crate) fn lost(&self) -> Cause {
        Cause::ConnectionLost { peer: self.peer, phase: self.phase }
    }
}

#[expect(clippy::disallowed_methods, reason = "a blocking port waits in real time")]
fn now() -> Instant {
    Instant::now()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_limit_is_too_large_for_the_clock() {
        assert!(Deadline::after(Duration::MAX).left() <= Limits::MAX_TOTAL);
    }

    #[test]
    fn a_phase_ends_no_later_than_the_attempt() {
        let limits = Limits::default().with_total(Duration::ZERO);
        let mut watch = Watch::start(limits, Attempt::new(None));
        watch.enter(Peer::Proxy, Phase::ProxyTunnel, Duration::from_secs(9));
        let cause = watch.slice(watch.stall()).unwrap_err();
        assert_eq!(cause, Cause::TimedOut { peer: Peer::Proxy, phase: Phase::ProxyTunnel });
    }

    #[test]
    fn a_raised_flag_comes_before_a_deadline() {
        let stop = StopFlag::new();
        let limits = Limits::default().with_total(Duration::ZERO);
        let watch = Watch::start(limits, Attempt::new(None).with_stop(&stop));
        stop.raise();
        assert_eq!(watch.slice(watch.stall()), Err(Cause::Stopped));
    }
}
