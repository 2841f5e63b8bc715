//! Failures: what a call without a usable answer means.

use alloc::boxed::Box;
use alloc::string::{String, ToString};

use crate::cause::Cause;
use crate::forwarder::engine::{Forwarder, UnderWay};
use crate::forwarder::line::Reason;
use crate::forwarder::record::FailedBecause;
use crate::forwarder::stage::Step;
use crate::forwarder::{DropReason, Happening};
use crate::protocol::{CallError, RetryAfter};
use crate::retry::{self, Class};
use crate::text::Excerpt;
use crate::ticket::{TicketEvent, TicketId, TicketState};
use crate::time::Now;

/// How often a package is tried that the device cannot read.
const MAX_UNREADABLE: u32 = 3;

impl Forwarder {
    /// A call brought no answer that it could use.
    pub(super) fn take_failure(&mut self, call: &UnderWay, error: &CallError, now: Now) {
        let (id, cause) = (call.ticket, error.cause());
        let class = retry::classify(cause);
        if call.step == Step::Chunk {
            self.chunk.failed();
        }
        let Some(case) = self.cases.get_mut(&id) else { return };
        let is_news = case.cause.as_deref().map(Cause::code) != Some(cause.code());
        case.cause = Some(Box::new(cause.clone()));
        if call.step == Step::Open && !retry::was_never_sent(cause) {
            case.maybe_arrived = true;
        }
        if call.step.is_bulk()
            && let Some(upload) = &mut case.upload
        {
            upload.offset = None; // in doubt, it is asked for
        }
        match class {
            Class::Unreachable => self.hold(call, Reason::Unreachable, error, now),
            Class::Throttled => self.hold(call, Reason::Throttled, error, now),
            // Its URLs are from before the settings changed: the ticket has new ones.
            Class::Held if call.is_handed_out && *cause == Cause::ForeignOrigin => {
                self.forget_urls(id);
                self.no_progress(id, None, now);
            }
            // Not every server has OPTIONS; creating an upload says the rest.
            Class::Held | Class::Final | Class::Transient if call.step == Step::Discover => {
                self.answer_counts(call, now);
                if let Some(case) = self.cases.get_mut(&id) {
                    case.upload().service = Some(None);
                }
            }
            Class::Held => self.hold(call, Reason::Held, error, now),
            Class::Transient => {
                self.answer_counts(call, now);
                if is_news {
                    self.note_down(id, &Happening::CallFailed { cause: cause.clone() }, now);
                }
                self.no_progress(id, error.retry_after(), now);
            }
            Class::Final => {
                self.answer_counts(call, now);
                self.refused(call, cause, now);
            }
            Class::Device => self.own_side_failed(call, cause, now),
        }
    }

    /// A refusal is an answer as well: the way is not down.
    fn answer_counts(&mut self, call: &UnderWay, now: Now) {
        self.release_line(now);
        if call.step.is_bulk() {
            self.release_bulk(now);
        }
    }

    /// Holds everything, or everything about packages.
    fn hold(&mut self, call: &UnderWay, reason: Reason, error: &CallError, now: Now) {
        let (id, cause) = (call.ticket, error.cause());
        let random = self.random();
        let wish = error.retry_after().map(RetryAfter::wait);
        // An answer about an upload says nothing about opening tickets, nor does
        // another origin that cannot be reached.
        let is_answer = matches!(cause, Cause::Status { .. } | Cause::NotAServiceCentre);
        let bulk_only =
            call.step.is_bulk() && (reason != Reason::Unreachable || is_answer || call.is_foreign);
        if bulk_only && reason != Reason::Unreachable {
            self.release_line(now);
        }
        let hold = if bulk_only { &mut self.bulk } else { &mut self.line };
        let was_fine = hold.until().is_none();
        let backoff = retry::delay(hold.failures().saturating_add(1), random);
        let wait = match reason {
            Reason::Unreachable => backoff,
            Reason::Throttled => retry::around(retry::THROTTLED, random).max(backoff),
            Reason::Held => retry::around(retry::HELD, random),
        };
        let until = now.uptime() + retry::wait(wait, wish, random);
        if hold.begin(reason, id, until) {
            self.note_down(id, &Happening::QueueHeld { cause: cause.clone() }, now);
        }
        let random = self.random();
        let Some(case) = self.cases.get_mut(&id) else { return };
        case.record.attempt = case.record.attempt.saturating_add(1);
        // It stands behind those that wait already. Where the others get
        // through and it alone does not, it waits for itself as well.
        let is_poison = was_fine && case.record.attempt > retry::QUICK_TRIES;
        let own = if is_poison {
            retry::delay(case.record.attempt, random)
        } else {
            core::time::Duration::ZERO
        };
        case.due = now.uptime() + own;
        case.wish = error.retry_after();
        case.touch();
        self.dirty.insert(id);
    }

    /// The same call would be refused again.
    fn refused(&mut self, call: &UnderWay, cause: &Cause, now: Now) {
        let id = call.ticket;
        match call.step {
            Step::Open => self.give_up(id, now),
            // Whether it is there cannot be learnt by asking. Opening is
            // idempotent, and answers it.
            Step::LookUp => {
                let Some(case) = self.cases.get_mut(&id) else { return };
                if case.record.state == TicketState::Pending && case.record.number.is_none() {
                    case.maybe_arrived = false;
                }
                self.ask_again(id, now);
                self.no_progress(id, None, now);
            }
            Step::Cancel => self.wish_refused(id, Excerpt::new(&cause.to_string()), now),
            Step::AddNote(note) => {
                self.drop_note(id, note, Some(Excerpt::new(&cause.to_string())), now);
            }
            Step::Tell => {
                let words = Excerpt::new(&cause.to_string());
                self.note_down(id, &Happening::CountRefused { words }, now);
                self.count_is_told(call, now);
            }
            Step::CheckSlot => {} // not a call
            Step::Terminate => {
                if let Some(case) = self.cases.get_mut(&id) {
                    case.upload().outdated = None; // it will expire
                }
            }
            Step::Discover | Step::Create | Step::AskOffset | Step::Chunk | Step::Claim => {
                self.go_without_package(id, Excerpt::new(&cause.to_string()), now);
            }
        }
    }

    /// Nothing is wrong at the other end.
    fn own_side_failed(&mut self, call: &UnderWay, cause: &Cause, now: Now) {
        if *cause == Cause::RequestBody && call.step == Step::Chunk {
            return self.slot_failed(call.ticket, cause, now);
        }
        // A stop is over as soon as the host says so; until then no faster than
        // any other failure.
        self.no_progress(call.ticket, None, now);
    }

    /// The device could not read its package, or was stopped on the way.
    pub(super) fn slot_failed(&mut self, id: TicketId, cause: &Cause, now: Now) {
        if *cause == Cause::RequestBody {
            let Some(case) = self.cases.get_mut(&id) else { return };
            let upload = case.upload();
            upload.unreadable = upload.unreadable.saturating_add(1);
            if upload.unreadable >= MAX_UNREADABLE {
                return self.go_without_package(id, Excerpt::new("it cannot be read"), now);
            }
        }
        self.no_progress(id, None, now);
    }

    fn forget_urls(&mut self, id: TicketId) {
        let Some(case) = self.cases.get_mut(&id) else { return };
        case.record.uploads = None;
        case.record.upload = None;
        case.upload_unknown();
    }

    /// The ticket is Failed: refused for good, or tried for long enough.
    pub(super) fn give_up(&mut self, id: TicketId, now: Now) {
        let Some(case) = self.cases.get(&id) else { return };
        let (code, text) = match case.cause.as_deref() {
            Some(cause) => (cause.code(), cause.to_string()),
            None => ("gave-up", String::from("it could not be delivered in time")),
        };
        self.fail(id, code, &text, DropReason::GivenUp, now);
    }

    /// The ticket is Failed. Its package is kept, so that it can be sent again.
    pub(super) fn fail(
        &mut self,
        id: TicketId,
        code: &str,
        text: &str,
        reason: DropReason,
        now: Now,
    ) {
        let because = FailedBecause { code: code.into(), text: Excerpt::new(text).as_str().into() };
        if self.apply(id, TicketEvent::GivenUp, Excerpt::default(), now) {
            self.count_drop(reason);
            if let Some(case) = self.cases.get_mut(&id) {
                case.record.failed_because = Some(because);
                case.record.attempt = 0;
                case.wish = None;
            }
            self.ask_again(id, now);
            self.forget_the_oldest(now);
        }
    }
}
