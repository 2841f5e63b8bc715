//! Why the door could not do what it was asked for.

use std::error::Error;
use std::fmt;

use crate::call_home::NotReady;
use crate::forwarder::{MaintenanceError, OperationError, Refusal};
use crate::settings::Problems;
use crate::store::StoreError;

/// Why the agreement, the settings or maintenance were not changed. What was
/// before stays, unless a method says otherwise.
///
/// ```
/// use callhome::ChangeError;
/// use callhome::store::StoreError;
///
/// let error = ChangeError::from(StoreError::ReadOnly);
/// assert_eq!(error.to_string(), "the change could not be stored");
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum ChangeError {
    /// What was given breaks a rule.
    Problems(Problems),
    /// Call home cannot be enabled: something is missing.
    NotReady(NotReady),
    /// Maintenance cannot begin or end so.
    Maintenance(MaintenanceError),
    /// It could not be made durable.
    Store(StoreError),
}

/// Why a report was not accepted. Nothing of it is kept.
///
/// ```
/// use callhome::ReportError;
/// use callhome::forwarder::Refusal;
///
/// let error = ReportError::Refused(Refusal::QueueFull { max: 3 });
/// assert_eq!(error.to_string(), "the report was refused: 3 tickets are open already");
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum ReportError {
    /// It may not be taken now.
    Refused(Refusal),
    /// It could not be made durable.
    Store(StoreError),
}

/// Why an administrator's wish about a ticket was not taken.
///
/// ```
/// use callhome::TicketError;
/// use callhome::forwarder::OperationError;
///
/// let error = TicketError::from(OperationError::UnknownTicket);
/// assert_eq!(error.to_string(), "there is no such ticket");
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum TicketError {
    /// It is not possible for this ticket.
    Refused(OperationError),
    /// It is taken, but could not be made durable yet: it is tried again, and is
    /// lost if the device restarts before that.
    Store(StoreError),
}

impl fmt::Display for ChangeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Problems(problems) => fmt::Display::fmt(problems, f),
            Self::NotReady(missing) => fmt::Display::fmt(missing, f),
            Self::Maintenance(error) => fmt::Display::fmt(error, f),
            Self::Store(_) => f.write_str("the change could not be stored"),
        }
    }
}

impl Error for ChangeError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Store(error) => Some(error),
            Self::Problems(_) | Self::NotReady(_) | Self::Maintenance(_) => None,
        }
    }
}

impl From<Problems> for ChangeError {
    fn from(problems: Problems) -> Self {
        Self::Problems(problems)
    }
}

impl From<NotReady> for ChangeError {
    fn from(missing: NotReady) -> Self {
        Self::NotReady(missing)
    }
}

impl From<MaintenanceError> for ChangeError {
    fn from(error: MaintenanceError) -> Self {
        Self::Maintenance(error)
    }
}

impl From<StoreError> for ChangeError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl fmt::Display for ReportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(refusal) => write!(f, "the report was refused: {refusal}"),
            Self::Store(_) => f.write_str("the report could not be stored"),
        }
    }
}

impl Error for ReportError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Refused(_) => None,
            Self::Store(error) => Some(error),
        }
    }
}

impl fmt::Display for TicketError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(error) => fmt::Display::fmt(error, f),
            Self::Store(_) => f.write_str("the wish could not be stored yet"),
        }
    }
}

impl Error for TicketError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Refused(_) => None,
            Self::Store(error) => Some(error),
        }
    }
}

impl From<OperationError> for TicketError {
    fn from(error: OperationError) -> Self {
        Self::Refused(error)
    }
}
