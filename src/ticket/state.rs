//! [`TicketState`] and the one function that changes it.

use core::fmt;

use serde::{Deserialize, Serialize};

/// Where a ticket is in its life.
///
/// The list is closed: an administrator is shown these five and nothing else.
///
/// ```
/// use callhome::ticket::{TicketEvent, TicketState};
///
/// let state = TicketState::Pending.next(TicketEvent::Delivered)?;
/// assert_eq!(state, TicketState::Active);
/// # Ok::<(), callhome::ticket::InvalidTransition>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum TicketState {
    /// Being sent, or waiting for the service centre's answer.
    Pending,
    /// Received by the service centre, being worked on.
    Active,
    /// Not sent successfully.
    Failed,
    /// Closed by the service centre.
    Closed,
    /// Cancelled.
    Cancelled,
}

/// What can happen to a ticket's state.
///
/// The list is closed: it is the left side of [`TicketState::next`], and a new
/// event means a new line there.
///
/// ```
/// use callhome::ticket::{TicketEvent, TicketState};
///
/// // Without a number the service centre has never heard of it.
/// assert!(TicketState::Failed.next(TicketEvent::Closed { has_number: false }).is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TicketEvent {
    /// The service centre has everything.
    Delivered,
    /// Refused for good, given up, or displaced from a full queue.
    GivenUp,
    /// The service centre says that it is closed.
    Closed {
        /// Whether the service centre has given the ticket a number.
        has_number: bool,
    },
    /// The service centre says that it is cancelled.
    Cancelled {
        /// Whether the service centre has given the ticket a number.
        has_number: bool,
    },
    /// The administrator sends it again.
    SentAgain,
}

/// The event does not happen to a ticket in that state.
///
/// ```
/// use callhome::ticket::{TicketEvent, TicketState};
///
/// let refused = TicketState::Closed.next(TicketEvent::SentAgain).unwrap_err();
/// assert_eq!(refused.to_string(), "a ticket that is Closed cannot be sent again");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidTransition {
    state: TicketState,
    event: TicketEvent,
}

impl TicketState {
    /// All five, in the order of a life.
    pub const ALL: [Self; 5] =
        [Self::Pending, Self::Active, Self::Failed, Self::Closed, Self::Cancelled];

    /// The state after `event`.
    ///
    /// # Errors
    /// [`InvalidTransition`] for every pair that the table in the crate's design
    /// does not name.
    pub fn next(self, event: TicketEvent) -> Result<Self, InvalidTransition> {
        match (self, event) {
            (Self::Pending, TicketEvent::Delivered) => Ok(Self::Active),
            (Self::Pending, TicketEvent::GivenUp) => Ok(Self::Failed),
            (Self::Pending | Self::Active, TicketEvent::Closed { .. })
            | (Self::Failed, TicketEvent::Closed { has_number: true }) => Ok(Self::Closed),
            (Self::Pending | Self::Active, TicketEvent::Cancelled { .. })
            | (Self::Failed, TicketEvent::Cancelled { has_number: true }) => Ok(Self::Cancelled),
            (Self::Failed, TicketEvent::SentAgain) => Ok(Self::Pending),
            (state, event) => Err(InvalidTransition { state, event }),
        }
    }

    /// Whether nothing can happen to it any more.
    #[must_use]
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Closed | Self::Cancelled)
    }

    /// The word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "Pending",
            Self::Active => "Active",
            Self::Failed => "Failed",
            Self::Closed => "Closed",
            Self::Cancelled => "Cancelled",
        }
    }
}

impl fmt::Display for TicketState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for TicketEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Delivered => "delivered",
            Self::GivenUp => "given up",
            Self::Closed { has_number: true } => "closed",
            Self::Closed { has_number: false } => "closed without a number",
            Self::Cancelled { has_number: true } => "cancelled",
            Self::Cancelled { has_number: false } => "cancelled without a number",
            Self::SentAgain => "sent again",
        })
    }
}

impl InvalidTransition {
    /// The state that the ticket was in, and still is.
    #[must_use]
    pub fn state(&self) -> TicketState {
        self.state
    }

    /// What was to happen to it.
    #[must_use]
    pub fn event(&self) -> TicketEvent {
        self.event
    }
}

impl fmt::Display for InvalidTransition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a ticket that is {} cannot be {}", self.state, self.event)
    }
}

impl core::error::Error for InvalidTransition {}

#[cfg(test)]
mod tests {
    use super::TicketEvent::{Cancelled, Closed, Delivered, GivenUp, SentAgain};
    use super::*;

    #[test]
    fn every_state_meets_every_event_as_the_table_says() {
        use TicketState::{Active as A, Cancelled as X, Closed as C, Failed as F, Pending as P};
        // One line for each event; columns: Pending, Active, Failed, Closed, Cancelled.
        let table = [
            (Delivered, [Some(A), None, None, None, None]),
            (GivenUp, [Some(F), None, None, None, None]),
            (Closed { has_number: true }, [Some(C), Some(C), Some(C), None, None]),
            (Closed { has_number: false }, [Some(C), Some(C), None, None, None]),
            (Cancelled { has_number: true }, [Some(X), Some(X), Some(X), None, None]),
            (Cancelled { has_number: false }, [Some(X), Some(X), None, None, None]),
            (SentAgain, [None, None, Some(P), None, None]),
        ];
        for (event, row) in table {
            for (state, expected) in TicketState::ALL.into_iter().zip(row) {
                let expected = expected.ok_or(InvalidTransition { state, event });
                assert_eq!(state.next(event), expected, "{state} {event}");
                assert!(!state.is_final() || state.next(event).is_err());
            }
        }
    }

    #[test]
    fn a_state_is_stored_as_its_word() {
        for state in TicketState::ALL {
            let json = serde_json::to_string(&state).unwrap();
            assert_eq!(json.trim_matches('"'), state.as_str());
            assert_eq!(serde_json::from_str::<TicketState>(&json).unwrap(), state);
        }
        assert!(serde_json::from_str::<TicketState>("\"Open\"").is_err());
    }
}
