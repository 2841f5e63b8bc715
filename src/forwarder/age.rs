//! Age: how long a ticket has waited, and what that means for it.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;
use core::time::Duration;

use crate::forwarder::Config;
use crate::forwarder::case::Case;
use crate::forwarder::clocks::Clocks;
use crate::forwarder::engine::Forwarder;
use crate::forwarder::record::{PackageState, WaitingNote};
use crate::retry;
use crate::text::Excerpt;
use crate::ticket::{TicketId, TicketState};
use crate::time::{Now, Uptime};

/// How long ago an upload may have made progress that is not given up yet.
const MOVING: Duration = Duration::from_secs(24 * 60 * 60);
/// How long a note is kept that cannot be delivered.
const KEEP_NOTE: Duration = Duration::from_secs(7 * 24 * 60 * 60);
/// How soon a ticket's age is looked at again that is over age, or nearly: its
/// upload may be making progress, or nothing may be sent and it grows no older.
const LOOK_AGAIN: Duration = Duration::from_secs(60);

impl Case {
    /// Sets the moment at which its age must be looked at. Ages are not written
    /// down for it: the engine's clocks are, for all tickets together.
    pub(super) fn set_timer(
        &mut self,
        timers: &mut BTreeSet<(Uptime, TicketId)>,
        config: &Config,
        clocks: Clocks,
        now: Uptime,
    ) {
        let left = |limit: Duration, waited_ms: u64, since: u64| {
            let waited = Duration::from_millis(waited_ms.saturating_add(since));
            limit.saturating_sub(waited).max(LOOK_AGAIN)
        };
        let record = &self.record;
        let tried = clocks.tried.saturating_sub(record.tried_ms);
        let age = (record.state == TicketState::Pending && !self.rests)
            .then(|| left(config.give_up_after(), record.waited_ms, tried));
        let ran = clocks.ran.saturating_sub(record.ran_ms);
        let notes = record.notes.iter().map(|note| left(KEEP_NOTE, note.waited_ms, ran));
        let approval = record
            .approval_waited_ms()
            .filter(|_| self.awaits_approval)
            .map(|waited_ms| left(config.approval_within(), waited_ms, ran));
        let count = self.counting.as_ref().and_then(|counting| counting.write_due);
        let timer = age.into_iter().chain(notes).chain(approval).min();
        let timer = timer.map(|wait| now + wait).into_iter().chain(count).min();
        // An earlier timer stands: it finds that it is early, and is set anew.
        if let (Some(old), Some(new)) = (self.timer, timer)
            && old <= new
            && old > now
        {
            return;
        }
        let id = record.id;
        if let Some(old) = self.timer.take() {
            timers.remove(&(old, id));
        }
        if let Some(new) = timer {
            self.timer = Some(new);
            timers.insert((new, id));
        }
    }
}

impl Forwarder {
    /// A ticket's timer has gone off: is it, or a note of it, too old?
    pub(super) fn look_at_age(&mut self, id: TicketId, now: Now) {
        let clocks = self.clocks;
        let give_up_after = self.config.give_up_after();
        let Some(case) = self.cases.get_mut(&id) else { return };
        case.timer = None;
        case.age(clocks);
        let too_old = |note: &WaitingNote| Duration::from_millis(note.waited_ms) >= KEEP_NOTE;
        let expired: Vec<_> =
            case.record.notes.iter().filter(|note| too_old(note)).map(|note| note.id).collect();
        for note in expired {
            let reason = Excerpt::new("it could not be sent in time");
            self.drop_note(id, note, Some(reason), now);
        }
        self.expire_approval(id, now);
        let Some(case) = self.cases.get(&id) else { return };
        let write_due = case.counting.as_ref().and_then(|counting| counting.write_due);
        let is_spent = case.record.state == TicketState::Pending
            && !case.rests
            && retry::is_spent(case.waited(), give_up_after);
        let is_moving = case.busy.is_some()
            || case.upload.as_ref().is_some_and(|upload| {
                upload.high_water > 0 && now.uptime().since(upload.progress) < MOVING
            });
        let is_collecting = case.record.package == PackageState::Collecting;
        let is_opened = case.record.number.is_some();
        if write_due.is_some_and(|due| due <= now.uptime()) {
            self.write_count(id, now);
        }
        if !is_spent || is_moving {
            // A little longer.
        } else if is_collecting && is_opened {
            self.go_without_package(id, Excerpt::new("it was not collected in time"), now);
        } else {
            self.give_up(id, now);
        }
        self.settle(id, now);
    }
}
