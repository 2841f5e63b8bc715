//! What an administrator does to a ticket: cancel, note, send again, remove.

use crate::event::Sha256;
use crate::forwarder::engine::{self, Forwarder};
use crate::forwarder::output::Output;
use crate::forwarder::record::{Approval, PackageState, WaitingNote};
use crate::forwarder::{DropReason, Happening};
use crate::text::Excerpt;
use crate::ticket::{Note, NoteId, TicketEvent, TicketId, TicketState};
use crate::time::Now;

/// Why an administrator's wish was not taken. More reasons may come.
///
/// ```
/// use callhome::forwarder::OperationError;
/// use callhome::ticket::TicketState;
///
/// let error = OperationError::WrongState(TicketState::Pending);
/// assert_eq!(error.to_string(), "not possible for a ticket that is Pending");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum OperationError {
    /// There is no such ticket.
    #[error("there is no such ticket")]
    UnknownTicket,
    /// It cannot be done to a ticket in that state.
    #[error("not possible for a ticket that is {0}")]
    WrongState(TicketState),
    /// Too many notes wait at that ticket already.
    #[error("{} notes wait to be sent already", Forwarder::MAX_NOTES)]
    TooManyNotes,
    /// Too many tickets are open.
    #[error("{max} tickets are open already")]
    QueueFull {
        /// How many.
        max: usize,
    },
    /// No package of that ticket waits for approval.
    #[error("no package of it waits for approval")]
    NothingToApprove,
    /// The package that waits has another digest than the one that is approved.
    #[error("the package that waits is another one: sha256:{waiting}")]
    OtherPackage {
        /// The digest of the package that waits.
        waiting: Sha256,
    },
    /// It must be said who does that.
    #[error("it must be said who does that")]
    Anonymous,
}

impl Forwarder {
    /// Asks for a ticket to be cancelled. That is a wish: it is stored, put to
    /// the service centre until it answers, and the ticket is Cancelled when
    /// the service centre says so. Asked twice it is one wish.
    ///
    /// # Errors
    /// [`OperationError::UnknownTicket`], and [`OperationError::WrongState`]
    /// unless the ticket is Active.
    pub fn cancel(&mut self, ticket: TicketId, now: Now) -> Result<(), OperationError> {
        self.tick(now);
        let case = self.cases.get_mut(&ticket).ok_or(OperationError::UnknownTicket)?;
        if case.record.state != TicketState::Active {
            return Err(OperationError::WrongState(case.record.state));
        }
        if case.record.cancel_asked {
            return Ok(());
        }
        case.record.cancel_asked = true;
        case.cancel_noted = false;
        case.due = now.uptime();
        case.touch_before_calls();
        self.dirty.insert(ticket);
        self.save_at_once(now);
        self.note_down(ticket, &Happening::CancelAsked, now);
        self.settle(ticket, now);
        Ok(())
    }

    /// Takes a note for the people who work on a ticket. It goes out when the
    /// ticket is Active, or is open there and awaits approval, and is kept until it is delivered, or for seven days.
    ///
    /// # Errors
    /// [`OperationError::UnknownTicket`], [`OperationError::WrongState`] unless
    /// the ticket is Pending or Active, [`OperationError::TooManyNotes`] when
    /// [`Forwarder::MAX_NOTES`] wait already.
    pub fn note(
        &mut self,
        ticket: TicketId,
        note: Note,
        now: Now,
    ) -> Result<NoteId, OperationError> {
        self.tick(now);
        let id = NoteId::from_random(self.entropy.bytes());
        let clocks = self.clocks;
        let case = self.cases.get_mut(&ticket).ok_or(OperationError::UnknownTicket)?;
        if !engine::is_open(case.record.state) {
            return Err(OperationError::WrongState(case.record.state));
        }
        if case.record.notes.len() >= Self::MAX_NOTES {
            return Err(OperationError::TooManyNotes);
        }
        // The others are as old as they are; this one's time begins now.
        case.age(clocks);
        case.record.notes.push(WaitingNote { id, note, waited_ms: 0 });
        let goes_now = case.record.state == TicketState::Active || case.rests;
        if goes_now && case.record.attempt == 0 {
            case.due = now.uptime();
        }
        case.touch_before_calls();
        self.dirty.insert(ticket);
        self.save_at_once(now);
        self.note_down(ticket, &Happening::NoteTaken { id }, now);
        self.settle(ticket, now);
        Ok(id)
    }

    /// Sends a Failed ticket again, with its package, under the same id. Its
    /// time begins anew. An approval of the package stands; a package that
    /// awaited approval awaits it again.
    ///
    /// # Errors
    /// [`OperationError::UnknownTicket`], [`OperationError::WrongState`] unless
    /// the ticket is Failed, [`OperationError::QueueFull`] when too many tickets
    /// are open.
    pub fn resend(&mut self, ticket: TicketId, now: Now) -> Result<(), OperationError> {
        self.tick(now);
        let (clocks, max) = (self.clocks, self.config.max_open());
        let is_full = self.roster.open() >= max;
        let case = self.cases.get_mut(&ticket).ok_or(OperationError::UnknownTicket)?;
        if case.record.state != TicketState::Failed {
            return Err(OperationError::WrongState(case.record.state));
        }
        if is_full {
            return Err(OperationError::QueueFull { max });
        }
        case.age(clocks);
        case.record.failed_because = None;
        case.record.attempt = 0;
        case.record.waited_ms = 0;
        case.record.digest_mismatches = 0;
        if matches!(case.record.approval, Some(Approval::Awaited { .. })) {
            case.record.approval = None;
        }
        case.cause = None;
        case.wish = None;
        case.upload = None;
        case.due = now.uptime();
        case.maybe_arrived = true;
        case.touch_before_calls();
        let collects = case.record.package == PackageState::Collecting;
        let again = collects.then(|| engine::collect(&case.record));
        self.note_down(ticket, &Happening::SentAgain, now);
        self.apply(ticket, TicketEvent::SentAgain, Excerpt::default(), now);
        self.after_save.extend(again);
        self.dirty.insert(ticket);
        self.save_at_once(now);
        self.settle(ticket, now);
        Ok(())
    }

    /// Asks for a ticket's state as soon as may be, for an administrator who is
    /// looking right now. Left alone, the engine asks a few times a day.
    ///
    /// # Errors
    /// [`OperationError::UnknownTicket`], and [`OperationError::WrongState`] where
    /// the service centre has not given it a number yet, or it has ended.
    pub fn refresh(&mut self, ticket: TicketId, now: Now) -> Result<(), OperationError> {
        self.tick(now);
        let case = self.cases.get_mut(&ticket).ok_or(OperationError::UnknownTicket)?;
        if case.record.number.is_none() || case.record.state.is_final() {
            return Err(OperationError::WrongState(case.record.state));
        }
        case.due = now.uptime();
        case.question_due = now.uptime();
        self.settle(ticket, now);
        Ok(())
    }

    /// Removes a ticket: one that has ended, or one that the service centre
    /// that is set cannot say anything about, because it was opened at another
    /// one or is unknown there.
    ///
    /// # Errors
    /// [`OperationError::UnknownTicket`], and [`OperationError::WrongState`] for
    /// a ticket that is still on its way or being followed.
    pub fn forget(&mut self, ticket: TicketId, now: Now) -> Result<(), OperationError> {
        self.tick(now);
        let case = self.cases.get(&ticket).ok_or(OperationError::UnknownTicket)?;
        let state = case.record.state;
        let is_beyond_reach = state == TicketState::Active && case.complained;
        if engine::is_open(state) && !is_beyond_reach {
            return Err(OperationError::WrongState(state));
        }
        self.forget_case(ticket, state, now);
        Ok(())
    }

    /// Removes what is more than is kept of tickets that have ended, oldest
    /// first: those that ended well before those that failed.
    pub(super) fn forget_the_oldest(&mut self, now: Now) {
        while self.roster.ended() > self.config.max_ended()
            && let Some(id) = self.roster.oldest_ended()
            && let Some(state) = self.cases.get(&id).map(|case| case.record.state)
        {
            if state == TicketState::Failed {
                self.count_drop(DropReason::Forgotten);
            }
            self.forget_case(id, state, now);
        }
    }

    fn forget_case(&mut self, id: TicketId, state: TicketState, now: Now) {
        self.note_down(id, &Happening::Forgotten { state }, now);
        self.remove_case(id);
        self.after_save.push(Output::RemoveSlot { ticket: id });
    }
}
