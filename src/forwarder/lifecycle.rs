//! The life of a ticket: the one place that changes its state, and what follows
//! from every change.

use crate::forwarder::Happening;
use crate::forwarder::engine::{ASK_LATER, ASK_SOON, Forwarder};
use crate::forwarder::output::Output;
use crate::forwarder::record::PackageState;
use crate::forwarder::stage::Step;
use crate::retry;
use crate::text::Excerpt;
use crate::ticket::{TicketEvent, TicketId, TicketState};
use crate::time::Now;

impl Forwarder {
    /// The one place where a ticket's state changes: applies the transition,
    /// writes it into the journal, and says so once it is durable. An event
    /// that does not happen to a ticket in its state changes nothing.
    pub(super) fn apply(
        &mut self,
        id: TicketId,
        event: TicketEvent,
        words: Excerpt,
        now: Now,
    ) -> bool {
        let Some(case) = self.cases.get_mut(&id) else { return false };
        let old = case.record.state;
        let Ok(new) = old.next(event) else { return false };
        self.roster.delist(case);
        case.record.state = new;
        case.touch_before_calls();
        let cause = (new == TicketState::Failed).then(|| case.cause.as_deref().cloned()).flatten();
        self.roster.enlist(case);
        self.note_down(id, &Happening::StateChanged { old, new, cause, words }, now);
        self.after_save.push(Output::Changed { ticket: id, old, new });
        self.dirty.insert(id);
        true
    }

    /// After anything about a ticket has changed: applies what follows from it,
    /// and gives it its new place in agenda and timers.
    pub(super) fn settle(&mut self, id: TicketId, now: Now) {
        self.elsewhere.remove(&id);
        let Some(case) = self.cases.get_mut(&id) else { return };
        self.agenda.remove(id, case.slot.take());
        let is_elsewhere = case.record.origin.is_some() && case.record.origin != self.origin;
        if is_elsewhere && self.origin.is_some() && case.busy.is_none() {
            match case.record.state {
                TicketState::Pending => {
                    case.record.start_over();
                    case.upload = None;
                    case.maybe_arrived = true;
                    case.due = case.due.min(now.uptime());
                    case.touch();
                    self.dirty.insert(id);
                }
                TicketState::Active | TicketState::Failed => return self.set_aside(id, now),
                TicketState::Closed | TicketState::Cancelled => {}
            }
        }
        if case.awaits_approval || self.config.approval_required() {
            self.await_approval(id, now);
        }
        let Some(case) = self.cases.get_mut(&id) else { return };
        let is_delivered = case.record.number.is_some()
            && !case.maybe_arrived
            && matches!(
                case.record.package,
                PackageState::None { .. } | PackageState::Delivered { .. }
            );
        if case.record.state == TicketState::Pending && is_delivered {
            case.record.attempt = 0;
            case.cause = None;
            case.upload = None;
            case.record.upload = None;
            case.record.uploads = None;
            self.apply(id, TicketEvent::Delivered, Excerpt::default(), now);
            self.ask_again(id, now);
        }
        let Some(case) = self.cases.get_mut(&id) else { return };
        case.set_tell_due(now.uptime());
        case.set_timer(&mut self.timers, &self.config, self.clocks, now.uptime());
        if case.busy.is_none()
            && case.is_saved_enough()
            && let Some((_, slot)) = Step::next(case, now.uptime())
        {
            case.slot = Some(slot);
            self.agenda.add(id, slot);
        }
    }

    /// Keeps a ticket that was opened elsewhere out of the agenda.
    fn set_aside(&mut self, id: TicketId, now: Now) {
        self.elsewhere.insert(id);
        let Some(case) = self.cases.get_mut(&id) else { return };
        case.set_timer(&mut self.timers, &self.config, self.clocks, now.uptime());
        if !case.complained {
            case.complained = true;
            let origin = Excerpt::new(case.record.origin.as_deref().unwrap_or_default());
            self.note_down(id, &Happening::Elsewhere { origin }, now);
        }
    }

    /// Takes a ticket in under its state.
    pub(super) fn enlist(&mut self, id: TicketId) {
        if let Some(case) = self.cases.get_mut(&id) {
            self.roster.enlist(case);
            self.resting += usize::from(case.rests);
        }
    }

    pub(super) fn leave_agenda(&mut self, id: TicketId) {
        self.elsewhere.remove(&id);
        if let Some(case) = self.cases.get_mut(&id) {
            self.agenda.remove(id, case.slot.take());
        }
    }

    /// Sets the next state question of a ticket from now on.
    pub(super) fn ask_again(&mut self, id: TicketId, now: Now) {
        let random = self.random();
        let Some(case) = self.cases.get_mut(&id) else { return };
        let interval = if case.record.cancel_asked { ASK_SOON } else { ASK_LATER };
        case.question_due = now.uptime() + retry::around(interval, random);
    }
}
