//! The dead-man switch: call home cannot report that call home is down, so the
//! device itself is told.

use core::time::Duration;

use crate::forwarder::engine::Forwarder;
use crate::forwarder::output::Output;
use crate::forwarder::{Gate, Happening};
use crate::time::{Now, Uptime};

impl Forwarder {
    /// How long nothing could be delivered while something was to be, if that
    /// has been so for [`alarm_after`](crate::forwarder::Config::alarm_after):
    /// somebody at the machine should know. It stands until something is
    /// delivered, over restarts; [`Output::AlarmRaised`] says once that it began.
    #[must_use]
    pub fn alarm(&self) -> Option<Duration> {
        self.kept.alarm.then(|| self.silence())
    }

    fn silence(&self) -> Duration {
        Duration::from_millis(self.kept.silent_ms)
    }

    /// Whether something waits to be delivered, and nobody wants it held.
    pub(super) fn is_owed(&self) -> bool {
        // What waits for an approval waits for a person, and not for the line.
        self.roster.pending() > self.resting && self.gate() != Gate::Disabled
    }

    /// So much time has passed.
    pub(super) fn silence_passes(&mut self, millis: u64) {
        if self.is_owed() {
            self.kept.silent_ms = self.kept.silent_ms.saturating_add(millis);
        } else if !self.kept.alarm && self.roster.pending() == 0 {
            self.kept.silent_ms = 0;
        }
    }

    /// Raises the alarm, if it is time.
    pub(super) fn look_at_alarm(&mut self, now: Now) {
        if self.kept.alarm || !self.is_owed() || self.silence() < self.config.alarm_after() {
            return;
        }
        self.kept.alarm = true;
        self.kept.touch_at_once();
        self.save_at_once(now);
        let (silent_for, waiting) = (self.silence(), self.roster.pending());
        let hours = silent_for.as_secs() / 3600;
        self.write_journal(&Happening::AlarmRaised { hours, waiting }, now);
        self.after_save.push(Output::AlarmRaised { silent_for, waiting });
    }

    /// When the alarm is raised, unless something happens before.
    pub(super) fn alarm_moment(&self, now: Now) -> Option<Uptime> {
        let left = self.config.alarm_after().saturating_sub(self.silence());
        (!self.kept.alarm && self.is_owed()).then(|| now.uptime() + left)
    }

    /// Something has been delivered: the silence is over.
    pub(super) fn delivered(&mut self, now: Now) {
        if core::mem::take(&mut self.kept.silent_ms) > 0 {
            self.kept.touch();
        }
        if core::mem::take(&mut self.kept.alarm) {
            self.kept.touch_at_once();
            self.save_at_once(now);
            self.write_journal(&Happening::AlarmCleared, now);
            self.after_save.push(Output::AlarmCleared);
        }
    }
}
