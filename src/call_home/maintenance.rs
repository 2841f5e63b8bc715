//! Maintenance, the alarm, and what was dropped.

use std::time::Duration;

use crate::call_home::{CallHome, ChangeError};
use crate::forwarder::{Drops, Maintenance};
use crate::store::Store;
use crate::time::Now;
use crate::transport::Transport;

/// A change of the [alarm](CallHome::alarm).
///
/// ```
/// use callhome::AlarmChange;
///
/// fn lamp_is_on(change: AlarmChange) -> bool {
///     matches!(change, AlarmChange::Raised { .. })
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AlarmChange {
    /// Nothing could be delivered for too long, and something is to be.
    Raised {
        /// For how long.
        silent_for: Duration,
        /// How many tickets are Pending.
        waiting: usize,
    },
    /// Something was delivered again.
    Cleared,
}

impl<T: Transport, S: Store> CallHome<T, S> {
    /// The administrator `who` works on the machine for so long, at most 72
    /// hours: until then faults are refused and counted, and become no tickets.
    /// Manual calls, test calls and everything that was reported before go on.
    ///
    /// # Errors
    /// [`ChangeError::Maintenance`] where `who` is empty or the time is out of
    /// bounds, [`ChangeError::Store`] where it could not be stored yet: it counts
    /// all the same, and is lost if the device restarts before that.
    pub fn start_maintenance(
        &mut self,
        length: Duration,
        who: &str,
        now: Now,
    ) -> Result<(), ChangeError> {
        self.save_error = None;
        self.forwarder.start_maintenance(length, who, now)?;
        self.pump_for_change(now)
    }

    /// The administrator `who` is done before the time is over. Says whether there
    /// was any maintenance.
    ///
    /// # Errors
    /// [`ChangeError::Maintenance`] where `who` is empty, [`ChangeError::Store`]
    /// where it could not be stored yet: it counts all the same, and goes on if
    /// the device restarts before that.
    pub fn end_maintenance(&mut self, who: &str, now: Now) -> Result<bool, ChangeError> {
        self.save_error = None;
        let was_going_on = self.forwarder.end_maintenance(who, now)?;
        self.pump_for_change(now)?;
        Ok(was_going_on)
    }

    /// The maintenance that is going on.
    pub fn maintenance(&self) -> Option<Maintenance<'_>> {
        self.forwarder.maintenance()
    }

    /// How long nothing could be delivered, if that has been so for
    /// [`alarm_after`](crate::forwarder::Config::alarm_after) while something was
    /// to be: somebody at the machine should know, for call home cannot tell. It
    /// stands until something is delivered or a test call succeeds, over restarts.
    pub fn alarm(&self) -> Option<Duration> {
        self.forwarder.alarm()
    }

    /// The last change of the alarm since this was last asked.
    pub fn take_alarm_change(&mut self) -> Option<AlarmChange> {
        self.alarm_change.take()
    }

    /// What was dropped since the store was empty, by reason.
    pub fn drops(&self) -> &Drops {
        self.forwarder.drops()
    }

    fn pump_for_change(&mut self, now: Now) -> Result<(), ChangeError> {
        self.pump(now);
        self.save_error.take().map_or(Ok(()), |error| Err(error.into()))
    }
}
