//! Calls: which one goes out next, and when.

use url::Url;

use crate::forwarder::case::{Case, SlotCheck};
use crate::forwarder::engine::{Forwarder, UnderWay};
use crate::forwarder::occurrences::Counting;
use crate::forwarder::output::{Outgoing, Output};
use crate::forwarder::schedule::Urgency;
use crate::forwarder::stage::Step;
use crate::forwarder::{Ask, Happening, line::Reason};
use crate::settings::Origin;
use crate::time::{Now, Uptime};

use alloc::string::ToString;

impl Forwarder {
    /// The call to send now, or what the host has to look at before it.
    pub(super) fn next_call(&mut self, now: Now) -> Option<Output> {
        // Each turn either emits a call or takes a ticket out of what is due.
        loop {
            if !self.may_call() || !self.has_room_for_a_call() {
                return None;
            }
            let is_due = |until: Option<Uptime>| until.is_none_or(|until| until <= now.uptime());
            if !is_due(self.line.until()) {
                return None;
            }
            let with_bulk = is_due(self.bulk.until()) && !self.is_bulk_probed();
            let avoid = self.line.last().or(self.bulk.last());
            let id = self.agenda.due(now.uptime(), with_bulk, avoid)?;
            // What was true when it was put there may not be true any more.
            self.settle(id, now);
            let chunk = self.chunk;
            let Some(case) = self.cases.get(&id) else { continue };
            let Some((step, slot)) = Step::next(case, now.uptime()).filter(|_| case.slot.is_some())
            else {
                continue;
            };
            if slot.due > now.uptime() || (step.is_bulk() && !with_bulk) {
                continue;
            }
            if step == Step::CheckSlot {
                self.leave_agenda(id);
                if let Some(case) = self.cases.get_mut(&id) {
                    case.slot_check = SlotCheck::UnderWay;
                }
                return Some(Output::CheckSlot { ticket: id });
            }
            let is_unsaved = |counting: &Counting| counting.saved < case.record.count;
            if step == Step::Tell && case.counting.as_deref().is_some_and(is_unsaved) {
                // A count that was told must not be lower after a restart.
                self.leave_agenda(id);
                if let Some(case) = self.cases.get_mut(&id) {
                    case.touch_before_calls();
                }
                self.write_count(id, now);
                continue;
            }
            let count = case.record.count;
            let Some(ask) = step.ask(case, chunk) else {
                self.leave_agenda(id);
                continue;
            };
            self.leave_agenda(id);
            let call = self.new_call();
            let offset = if let Ask::SendChunk { offset, .. } = ask { offset } else { 0 };
            let under_way = UnderWay {
                ticket: id,
                step,
                emitted: now.uptime(),
                era: self.era,
                is_handed_out: ask.handed_out().is_some(),
                is_foreign: ask.handed_out().is_some_and(|url| self.is_foreign(url)),
                offset,
                count,
            };
            self.calls.insert(call, under_way);
            if let Some(case) = self.cases.get_mut(&id) {
                case.busy = Some(call);
            }
            return Some(Output::Call(Outgoing::new(call, id, ask)));
        }
    }

    /// When the next call goes out, unless something is put in before.
    pub(super) fn next_call_moment(&self) -> Option<Uptime> {
        if !self.may_call() || !self.has_room_for_a_call() {
            return None;
        }
        let control = self.agenda.next(false);
        let bulk = self
            .agenda
            .next_bulk()
            .filter(|_| !self.is_bulk_probed())
            .map(|due| self.bulk.until().map_or(due, |until| until.max(due)));
        let due = control.into_iter().chain(bulk).min()?;
        Some(self.line.until().map_or(due, |until| until.max(due)))
    }

    /// Until when a ticket's next call is held, as far as is known now.
    pub(super) fn held_until(&self, case: &Case) -> Option<Uptime> {
        let is_bulk = case.slot.is_some_and(|slot| slot.urgency == Urgency::Bulk);
        let bulk = self.bulk.until().filter(|_| is_bulk);
        self.line.until().into_iter().chain(bulk).max()
    }

    /// One call at a time while the way is in doubt.
    fn has_room_for_a_call(&self) -> bool {
        let max = if self.line.until().is_some() { 1 } else { self.config.max_calls() };
        self.calls.len() < max
    }

    fn is_bulk_probed(&self) -> bool {
        self.bulk.until().is_some() && self.calls.values().any(|call| call.step.is_bulk())
    }

    fn is_foreign(&self, url: &Url) -> bool {
        Origin::of(url).map(|origin| origin.to_string()) != self.origin
    }

    /// Something answered: nothing is held any more.
    pub(super) fn release_line(&mut self, now: Now) {
        let reason = self.line.end();
        self.say_released(reason, now);
    }

    /// The upload server answered.
    pub(super) fn release_bulk(&mut self, now: Now) {
        let reason = self.bulk.end();
        self.say_released(reason, now);
    }

    fn say_released(&mut self, reason: Option<Reason>, now: Now) {
        if reason.is_some() {
            self.journal.write(now, None, &Happening::QueueReleased);
        }
    }
}
