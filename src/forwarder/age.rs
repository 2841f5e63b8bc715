//! Age: how long a ticket has waited, and what that means for it.

use alloc::vec::Vec;
use core::time::Duration;

use crate::forwarder::Happening;
use crate::forwarder::engine::Forwarder;
use crate::forwarder::record::{PackageState, WaitingNote};
use crate::retry;
use crate::text::Excerpt;
use crate::ticket::{TicketId, TicketState};
use crate::time::Now;

/// How often the age of a ticket that waits is written down.
const WRITE_AGE: Duration = Duration::from_secs(24 * 60 * 60);
/// How long a note is kept that cannot be delivered.
const KEEP_NOTE: Duration = Duration::from_secs(7 * 24 * 60 * 60);
/// How soon a ticket's age is looked at again that is over age, or nearly: its
/// upload may be making progress, or nothing may be sent and it grows no older.
const LOOK_AGAIN: Duration = Duration::from_secs(60);

impl Forwarder {
    /// Sets the moment at which a ticket's age must be looked at.
    pub(super) fn set_timer(&mut self, id: TicketId, now: Now) {
        let clock = self.clock();
        let give_up_after = self.config.give_up_after();
        let approval_within = self.config.approval_within();
        let Some(case) = self.cases.get_mut(&id) else { return };
        let waited = case.waited() + Duration::from_millis(clock.saturating_sub(case.waited_to));
        let age = (case.record.state == TicketState::Pending && !case.rests)
            .then(|| give_up_after.saturating_sub(waited).clamp(LOOK_AGAIN, WRITE_AGE));
        let noted = now.uptime().since(case.noted_to);
        let notes = case.record.notes.iter().map(|note| {
            let waited = Duration::from_millis(note.waited_ms) + noted;
            KEEP_NOTE.saturating_sub(waited).clamp(LOOK_AGAIN, WRITE_AGE)
        });
        let approval =
            case.record.approval_waited_ms().filter(|_| case.awaits_approval).map(|waited_ms| {
                let waited = Duration::from_millis(waited_ms) + noted;
                approval_within.saturating_sub(waited).clamp(LOOK_AGAIN, WRITE_AGE)
            });
        let timer =
            age.into_iter().chain(notes).chain(approval).min().map(|wait| now.uptime() + wait);
        // An earlier timer stands: it finds that it is early, and is set anew.
        if let (Some(old), Some(new)) = (case.timer, timer)
            && old <= new
            && old > now.uptime()
        {
            return;
        }
        if let Some(old) = case.timer.take() {
            self.timers.remove(&(old, id));
        }
        if let Some(new) = timer {
            case.timer = Some(new);
            self.timers.insert((new, id));
        }
    }

    /// A ticket's timer has gone off: is it, or a note of it, too old?
    pub(super) fn look_at_age(&mut self, id: TicketId, now: Now) {
        let clock = self.clock();
        let give_up_after = self.config.give_up_after();
        let Some(case) = self.cases.get_mut(&id) else { return };
        case.timer = None;
        let before = (case.record.waited_ms, case.record.approval_waited_ms());
        case.age(clock, now.uptime());
        let too_old = |note: &WaitingNote| Duration::from_millis(note.waited_ms) >= KEEP_NOTE;
        let expired: Vec<_> =
            case.record.notes.iter().filter(|note| too_old(note)).map(|note| note.id).collect();
        case.record.notes.retain(|note| !too_old(note));
        case.erases |= !expired.is_empty();
        let has_changed = (case.record.waited_ms, case.record.approval_waited_ms()) != before
            || !case.record.notes.is_empty();
        if has_changed || !expired.is_empty() {
            case.touch();
        }
        let is_spent = case.record.state == TicketState::Pending
            && !case.rests
            && retry::is_spent(case.waited(), give_up_after);
        let is_moving = case.busy.is_some()
            || case.upload.as_ref().is_some_and(|upload| {
                upload.high_water > 0 && now.uptime().since(upload.progress) < WRITE_AGE
            });
        let is_collecting = case.record.package == PackageState::Collecting;
        let is_opened = case.record.number.is_some();
        let expired_any = !expired.is_empty();
        for note in expired {
            let reason = Excerpt::new("it could not be sent in time");
            self.note_down(id, &Happening::NoteDropped { id: note, reason }, now);
        }
        self.expire_approval(id, now);
        if !is_spent && (has_changed || expired_any) {
            self.dirty.insert(id);
        } else if !is_spent || is_moving {
            // A little longer; nothing to write down.
        } else if is_collecting && is_opened {
            self.go_without_package(id, Excerpt::new("it was not collected in time"), now);
        } else {
            self.give_up(id, now);
        }
        self.settle(id, now);
    }
}
