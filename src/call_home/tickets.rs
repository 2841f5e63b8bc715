//! Reports and tickets, as the host and its administrator see them.

use crate::call_home::{CallHome, ReportError, TicketError, key_of};
use crate::event::{Event, Receipt, Sha256};
use crate::forwarder::{Admission, Forwarder, OperationError, TicketView};
use crate::store::{Store, StoreError};
use crate::ticket::{Note, NoteId, TicketId, TicketState};
use crate::time::Now;
use crate::transport::Transport;

/// What became of a report. More may come.
///
/// ```
/// use callhome::Reported;
/// use callhome::ticket::TicketId;
///
/// let reported = Reported::Opened(TicketId::from_random([7; 16]));
/// assert!(reported.ticket().is_some());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reported {
    /// It has a ticket, and that is durable.
    Opened(TicketId),
    /// A ticket for the same fault is open, or this very occurrence has one.
    Counted {
        /// That ticket.
        ticket: TicketId,
        /// How often the fault has happened.
        count: u64,
    },
    /// It is more than the flood limits let through, and is counted on one ticket
    /// for all of these.
    RolledUp {
        /// That ticket. It is durable.
        ticket: TicketId,
        /// How many reports are counted there.
        count: u64,
    },
    /// The event is not for support; the journal says so, and nothing is sent.
    NotForSupport,
}

impl Reported {
    /// The ticket that the report is in.
    #[must_use]
    pub fn ticket(&self) -> Option<TicketId> {
        match self {
            Self::Opened(ticket) | Self::Counted { ticket, .. } | Self::RolledUp { ticket, .. } => {
                Some(*ticket)
            }
            Self::NotForSupport => None,
        }
    }
}

/// A change of a ticket's state that is durable.
///
/// ```
/// fn show(change: &callhome::TicketChange) -> String {
///     format!("{}: {} -> {}", change.ticket, change.old, change.new)
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TicketChange {
    /// The ticket.
    pub ticket: TicketId,
    /// Its state before.
    pub old: TicketState,
    /// Its state now.
    pub new: TicketState,
}

impl<T: Transport, S: Store> CallHome<T, S> {
    /// The most changes of state that are kept for
    /// [`take_changes`](Self::take_changes); the oldest give way.
    pub const MAX_CHANGES: usize = 1024;

    /// The machine reports an event. When this returns, the ticket is durable;
    /// it is sent by [`run_once`](Self::run_once). The network is not used.
    ///
    /// # Errors
    /// [`ReportError`]: the report was refused or could not be stored, and
    /// nothing of it is kept.
    pub fn report(&mut self, event: Event, now: Now) -> Result<Reported, ReportError> {
        self.save_error = None;
        let admission = self.forwarder.report(&self.device, event, now);
        self.pump(now);
        let is_kept = admission.ticket().is_none_or(|id| self.forwarder.ticket(id).is_some());
        match admission {
            _ if !is_kept => {
                Err(ReportError::Store(self.save_error.take().unwrap_or(StoreError::ReadOnly)))
            }
            Admission::Opened(id) => Ok(Reported::Opened(id)),
            Admission::RolledUp { ticket, count } => Ok(Reported::RolledUp { ticket, count }),
            Admission::Counted { ticket, count } => Ok(Reported::Counted { ticket, count }),
            Admission::NotForSupport => Ok(Reported::NotForSupport),
            Admission::Refused(refusal) => Err(ReportError::Refused(refusal)),
        }
    }

    /// Asks for an Active ticket to be cancelled. It is Cancelled when the
    /// service centre confirms that.
    ///
    /// # Errors
    /// [`TicketError`]: there is no such ticket, it is not Active, or the wish
    /// could not be stored yet.
    pub fn cancel(&mut self, ticket: TicketId, now: Now) -> Result<(), TicketError> {
        self.operate(now, |call_home| call_home.forwarder.cancel(ticket, now))
    }

    /// Takes a note for the people who work on a Pending or Active ticket.
    ///
    /// # Errors
    /// [`TicketError`]: there is no such ticket, it has ended or failed, too many
    /// notes wait there, or the note could not be stored yet.
    pub fn note(&mut self, ticket: TicketId, note: Note, now: Now) -> Result<NoteId, TicketError> {
        self.operate(now, |call_home| call_home.forwarder.note(ticket, note, now))
    }

    /// Sends a Failed ticket again.
    ///
    /// # Errors
    /// [`TicketError`]: there is no such ticket, it is not Failed, too many are
    /// open, or the wish could not be stored yet.
    pub fn resend(&mut self, ticket: TicketId, now: Now) -> Result<(), TicketError> {
        self.operate(now, |call_home| call_home.forwarder.resend(ticket, now))
    }

    /// Asks for a ticket's state as soon as may be, for an administrator who is
    /// looking right now. Left alone, it is asked for a few times a day.
    ///
    /// # Errors
    /// [`TicketError::Refused`]: there is no such ticket, the service centre has
    /// not given it a number yet, or it has ended.
    pub fn refresh(&mut self, ticket: TicketId, now: Now) -> Result<(), TicketError> {
        self.operate(now, |call_home| call_home.forwarder.refresh(ticket, now))
    }

    /// The administrator `who` lets the package with the digest `sha256` be sent:
    /// the one that waits, whose [`receipt`](Self::receipt) was looked at. Before
    /// its first byte goes out, what is stored is read once more; nothing else
    /// than what was approved is sent.
    ///
    /// # Errors
    /// [`TicketError`]: there is no such ticket, no package of it waits, the one
    /// that waits has another digest, `who` is empty, or the approval could not
    /// be stored yet.
    pub fn approve(
        &mut self,
        ticket: TicketId,
        sha256: Sha256,
        who: &str,
        now: Now,
    ) -> Result<(), TicketError> {
        self.operate(now, |call_home| call_home.forwarder.approve(ticket, sha256, who, now))
    }

    /// The administrator `who` does not let the package that waits be sent: it is
    /// removed, and the ticket goes on without one.
    ///
    /// # Errors
    /// [`TicketError`]: there is no such ticket, no package of it waits, `who` is
    /// empty, or the wish could not be stored yet.
    pub fn decline(&mut self, ticket: TicketId, who: &str, now: Now) -> Result<(), TicketError> {
        self.operate(now, |call_home| call_home.forwarder.decline(ticket, who, now))
    }

    /// What is in a ticket's package: before it is sent, for an administrator who
    /// is to approve it, and after that for as long as the ticket is kept. `None`
    /// where there is no such ticket or no package, or the receipt is damaged.
    ///
    /// `Display` of a [`Receipt`] is the text for people, serde writes it as JSON.
    /// All records are loaded for it: this is for people, not for every turn of
    /// a loop.
    ///
    /// # Errors
    /// A [`StoreError`] where the store cannot be read.
    pub fn receipt(&mut self, ticket: TicketId) -> Result<Option<Receipt>, StoreError> {
        let Some(package) = self.forwarder.ticket(ticket).and_then(|view| view.packed()) else {
            return Ok(None);
        };
        let receipt: Option<Receipt> = match self.forwarder.unsaved_receipt(ticket) {
            Some(bytes) => serde_json::from_slice(bytes).ok(),
            None => {
                let key = key_of(&format!("{}{ticket}", Forwarder::RECEIPT_PREFIX));
                let records = self.store.load()?.into_records();
                let found = records.into_iter().find(|(known, _)| *known == key);
                found.and_then(|(_, bytes)| serde_json::from_slice(&bytes).ok())
            }
        };
        Ok(receipt.filter(|receipt| receipt.sha256() == package.sha256()))
    }

    fn operate<R>(
        &mut self,
        now: Now,
        operation: impl FnOnce(&mut Self) -> Result<R, OperationError>,
    ) -> Result<R, TicketError> {
        self.save_error = None;
        let done = operation(self)?;
        self.pump(now);
        match self.save_error.take() {
            Some(error) => Err(TicketError::Store(error)),
            None => Ok(done),
        }
    }

    /// All tickets, in the order in which they were reported.
    #[must_use]
    pub fn tickets(&self) -> Vec<TicketView<'_>> {
        let mut tickets: Vec<_> = self.forwarder.tickets().collect();
        tickets.sort_by_key(TicketView::sequence);
        tickets
    }

    /// One ticket.
    #[must_use]
    pub fn ticket(&self, id: TicketId) -> Option<TicketView<'_>> {
        self.forwarder.ticket(id)
    }

    /// The changes of state since this was last asked, oldest first.
    pub fn take_changes(&mut self) -> Vec<TicketChange> {
        self.changes.drain(..).collect()
    }

    pub(super) fn note_change(&mut self, change: TicketChange) {
        if self.changes.len() >= Self::MAX_CHANGES {
            self.changes.pop_front();
        }
        self.changes.push_back(change);
    }
}
