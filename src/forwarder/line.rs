//! [`Hold`]: nothing goes out for a while, but for one probe now and then.

use crate::ticket::TicketId;
use crate::time::Uptime;

/// Why calls are held back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reason {
    /// The way is down.
    Unreachable,
    /// The service centre asks for fewer calls.
    Throttled,
    /// Somebody has to change something first.
    Held,
}

/// A stop to all calls, or to all calls about packages. Until it ends there is
/// one call at a time, a probe: any answer to it ends the hold.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Hold {
    reason: Option<Reason>,
    failures: u32,
    until: Uptime,
    last: Option<TicketId>,
}

impl Hold {
    pub(super) fn reason(&self) -> Option<Reason> {
        self.reason
    }

    /// How many probes have failed in a row, the call that began it included.
    pub(super) fn failures(&self) -> u32 {
        self.failures
    }

    /// When the next probe may go; `None` when nothing is held.
    pub(super) fn until(&self) -> Option<Uptime> {
        self.reason.map(|_| self.until)
    }

    /// The ticket whose call failed last: another one should be the next probe,
    /// lest one that is poison speaks for all.
    pub(super) fn last(&self) -> Option<TicketId> {
        self.reason.and(self.last)
    }

    /// Begins, or goes on. Says whether it began, or goes on for another reason.
    pub(super) fn begin(&mut self, reason: Reason, ticket: TicketId, until: Uptime) -> bool {
        let news = self.reason != Some(reason);
        self.failures = self.failures.saturating_add(1);
        *self = Self { reason: Some(reason), until, last: Some(ticket), ..*self };
        news
    }

    /// Ends. Says for what reason it was.
    pub(super) fn end(&mut self) -> Option<Reason> {
        core::mem::take(self).reason
    }

    /// Lets the next probe go now: something has changed.
    pub(super) fn hurry(&mut self, now: Uptime) {
        self.until = self.until.min(now);
    }
}
