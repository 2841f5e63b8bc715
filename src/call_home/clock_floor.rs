//! The clock floor: a time that has certainly passed, whatever the clock says.

use std::cell::Cell;
use std::time::Duration;

use crate::call_home::{CallHome, ChangeError, Watcher, keep};
use crate::forwarder::Happening;
use crate::store::Store;
use crate::text::Excerpt;
use crate::time::{Now, WallTime};
use crate::transport::{Attempt, CertificateTime, Step, Transport};

/// The floor, and whether certificates may be checked against it.
#[derive(Clone, Copy, Debug)]
pub(super) struct ClockFloor {
    time: WallTime,
    allowed: bool,
}

impl ClockFloor {
    /// How far the floor lies behind before it is stored anew: once a day at
    /// most, because flash wears out.
    pub(super) const STEP: Duration = Duration::from_secs(24 * 60 * 60);

    pub(super) fn new() -> Self {
        Self { time: WallTime::RELEASE, allowed: false }
    }

    /// With what was stored; the library may have come later than that.
    pub(super) fn restored(self, stored: WallTime) -> Self {
        Self { time: stored.max(WallTime::RELEASE), ..self }
    }

    pub(super) fn of<'a>(self, attempt: Attempt<'a>) -> Attempt<'a> {
        attempt.with_floor(self.time, self.allowed)
    }

    /// Whether a chain that was good at `verified` moves the floor.
    fn is_moved_by(self, verified: WallTime) -> bool {
        let step = i64::try_from(Self::STEP.as_millis()).unwrap_or(i64::MAX);
        verified.unix_millis().saturating_sub(self.time.unix_millis()) >= step
    }
}

/// Watches an attempt on the host's behalf, and notes when a whole chain was
/// found valid at a time that the host gave.
pub(super) struct Lookout {
    host: Option<Watcher>,
    verified: Cell<Option<WallTime>>,
}

impl Lookout {
    pub(super) fn new(host: Option<Watcher>) -> Self {
        Self { host, verified: Cell::new(None) }
    }

    pub(super) fn see(&self, step: &Step) {
        if let Step::Secured { verified: Some(CertificateTime::At(wall)), .. } = step {
            self.verified.set(Some(*wall));
        }
        if let Some(watcher) = &self.host {
            watcher(step);
        }
    }

    pub(super) fn verified(&self) -> Option<WallTime> {
        self.verified.get()
    }
}

/// The clock. A device may have no real-time clock and no time server yet; no
/// certificate can be checked then, unless the host allows to go by the floor.
///
/// The floor is the library's [`WallTime::RELEASE`], or the last time given by
/// the host at which a whole chain of certificates was valid, whichever is later.
/// It moves in steps of a day and is kept in the store. A certificate's end is
/// never passed: at the time that moves the floor, the chain was valid.
impl<T: Transport, S: Store> CallHome<T, S> {
    /// The time that has certainly passed. A clock that says less is not trusted.
    #[must_use]
    pub fn clock_floor(&self) -> WallTime {
        self.clock_floor.time
    }

    /// Whether certificates are checked against the floor while the clock cannot
    /// be trusted; not allowed unless said here. The host says it at every start.
    ///
    /// What had expired by the floor is still refused, and so is what is not
    /// valid at one and the same later moment. What expired since is not noticed.
    pub fn allow_clock_floor(&mut self, allowed: bool) {
        self.clock_floor.allowed = allowed;
    }

    /// The administrator `who` sets the floor back to the library's own, after a
    /// clock that ran ahead has moved it. Journalled.
    ///
    /// # Errors
    /// [`ChangeError::Store`] where it could not be stored; the floor stays.
    pub fn reset_clock_floor(&mut self, who: &str, now: Now) -> Result<(), ChangeError> {
        let from = self.clock_floor.time;
        if from == WallTime::RELEASE {
            return Ok(());
        }
        keep::put(&mut self.store, keep::CLOCK, keep::clock_to_bytes(WallTime::RELEASE))?;
        self.clock_floor.time = WallTime::RELEASE;
        self.write_journal(&Happening::ClockFloorReset { who: Excerpt::new(who), from }, now);
        Ok(())
    }

    /// Moves the floor. Where that cannot be stored it stays, and the next chain
    /// moves it.
    pub(super) fn raise_clock_floor(&mut self, verified: Option<WallTime>) {
        let Some(time) = verified.filter(|time| self.clock_floor.is_moved_by(*time)) else {
            return;
        };
        if keep::put(&mut self.store, keep::CLOCK, keep::clock_to_bytes(time)).is_ok() {
            self.clock_floor.time = time;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_floor_moves_from_a_whole_day_on() {
        let floor = ClockFloor::new();
        let after =
            |millis| WallTime::from_unix_millis(WallTime::RELEASE.unix_millis() + millis).unwrap();
        let day = i64::try_from(ClockFloor::STEP.as_millis()).unwrap();
        assert!(floor.is_moved_by(after(day)));
        assert!(!floor.is_moved_by(after(day - 1)));
        assert!(!floor.is_moved_by(after(-day)));
    }

    #[test]
    fn what_was_stored_counts_only_above_the_librarys_own() {
        let later = "2030-01-01T00:00:00Z".parse().unwrap();
        assert_eq!(ClockFloor::new().restored(later).time, later);
        assert_eq!(ClockFloor::new().restored(WallTime::MIN).time, WallTime::RELEASE);
    }
}
