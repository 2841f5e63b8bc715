//! [`StoreError`]: why a store could not do what it was asked.

use std::fmt;
use std::io;

/// Why a store could not do what it was asked.
///
/// The kind decides what comes next: [`Full`](Self::Full) goes away when there
/// is room, [`Locked`](Self::Locked) when the other opener ends,
/// [`Io`](Self::Io) perhaps by itself; the others need a person or are a
/// mistake of the caller's. `Display` says this layer only, the system's error
/// is the [`source`](std::error::Error::source).
///
/// ```
/// use std::io;
/// use callhome::store::{Operation, Space, StoreError};
///
/// let full = StoreError::io(Operation::Write, io::ErrorKind::StorageFull.into());
/// assert!(matches!(full, StoreError::Full { space: Space::Disk }));
/// assert_eq!(full.to_string(), "the disk is full");
/// ```
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// No sealed slot has this name. (A record that is not there is not an
    /// error: it is simply not among the loaded ones.)
    #[error("there is no such slot in the store")]
    Missing,
    /// What is stored is not what was written. Only this one thing is lost.
    #[error("{what} in the store is damaged")]
    Corrupt {
        /// What is damaged, in words.
        what: &'static str,
    },
    /// The system failed. What was asked did not happen; it may be asked again.
    #[error("the store could not {operation}")]
    Io {
        /// What was being done.
        operation: Operation,
        /// What the system said.
        source: io::Error,
    },
    /// There is no room. What was stored before is intact, and the store works
    /// again when there is room.
    #[error("{space}")]
    Full {
        /// What is used up.
        space: Space,
    },
    /// Somebody has the store open already, in this process or in another.
    #[error("the store is in use by another process or opened twice")]
    Locked,
    /// The store cannot be written: a read-only file system, or no permission.
    #[error("the store's folder cannot be written")]
    ReadOnly,
    /// The store was written by a newer version. Nothing in it was touched.
    #[error("the store has format version {found}, this program knows versions up to {known}")]
    NewerVersion {
        /// The version found.
        found: u32,
        /// The newest version that is understood.
        known: u32,
    },
    /// The place holds something that is no store. Nothing in it was touched.
    #[error("the folder holds something that is not a store")]
    NotAStore,
    /// The caller asked for more than a fixed bound allows.
    #[error("{what}: {actual} is over the limit of {limit}")]
    TooLarge {
        /// What is bounded, in words.
        what: &'static str,
        /// What was asked for.
        actual: u64,
        /// The bound.
        limit: u64,
    },
    /// A slot was to be read from beyond its end.
    #[error("offset {offset} is beyond the end of a slot of {len} bytes")]
    BeyondEnd {
        /// Where reading was to begin.
        offset: u64,
        /// How long the slot is.
        len: u64,
    },
}

impl StoreError {
    /// What the system said during `operation`, put in its kind.
    ///
    /// - No space, a disk quota, a file at its size limit: [`Full`](Self::Full).
    /// - A read-only file system, or no permission to change something:
    ///   [`ReadOnly`](Self::ReadOnly).
    /// - All else: [`Io`](Self::Io).
    #[must_use]
    pub fn io(operation: Operation, source: io::Error) -> Self {
        use io::ErrorKind as Kind;
        match source.kind() {
            Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge => {
                Self::Full { space: Space::Disk }
            }
            Kind::ReadOnlyFilesystem => Self::ReadOnly,
            Kind::PermissionDenied if operation.changes_something() => Self::ReadOnly,
            _ => Self::Io { operation, source },
        }
    }
}

/// What a store was doing when the system failed.
///
/// ```
/// assert_eq!(callhome::store::Operation::Sync.to_string(), "make a file durable");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Operation {
    /// Looking into a folder.
    List,
    /// Reading a file.
    Read,
    /// Creating a folder or a file.
    Create,
    /// Writing a file, or cutting it.
    Write,
    /// Making a file or a folder durable.
    Sync,
    /// Putting a finished file in its place.
    Rename,
    /// Removing a file.
    Remove,
    /// Taking the lock.
    Lock,
}

impl Operation {
    const fn changes_something(self) -> bool {
        !matches!(self, Self::List | Self::Read)
    }
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::List => "look into its folder",
            Self::Read => "read a file",
            Self::Create => "create a file",
            Self::Write => "write a file",
            Self::Sync => "make a file durable",
            Self::Rename => "put a finished file in its place",
            Self::Remove => "remove a file",
            Self::Lock => "take its lock",
        })
    }
}

/// What a full store has run out of.
///
/// ```
/// assert_eq!(callhome::store::Space::Disk.to_string(), "the disk is full");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Space {
    /// The disk, or the system's quota on it.
    Disk,
    /// The [`Quota`](super::Quota) for records.
    Records,
    /// The [`Quota`](super::Quota) for the bytes in all slots.
    SlotBytes,
    /// The [`Quota`](super::Quota) for the number of slots.
    Slots,
}

impl fmt::Display for Space {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Disk => "the disk is full",
            Self::Records => "the store's quota for records is used up",
            Self::SlotBytes => "the store's quota for service data is used up",
            Self::Slots => "the store's quota for the number of packages is used up",
        })
    }
}

#[cfg(test)]
mod tests {
    use std::error::Error;

    use super::*;

    fn kind_of(operation: Operation, kind: io::ErrorKind) -> StoreError {
        StoreError::io(operation, kind.into())
    }

    #[test]
    fn the_systems_errors_are_told_apart() {
        use io::ErrorKind as Kind;
        for kind in [Kind::StorageFull, Kind::QuotaExceeded, Kind::FileTooLarge] {
            let error = kind_of(Operation::Sync, kind);
            assert!(matches!(error, StoreError::Full { space: Space::Disk }), "{error:?}");
        }
        assert!(matches!(kind_of(Operation::Create, Kind::PermissionDenied), StoreError::ReadOnly));
        assert!(matches!(kind_of(Operation::List, Kind::ReadOnlyFilesystem), StoreError::ReadOnly));
        assert!(matches!(
            kind_of(Operation::Read, Kind::PermissionDenied),
            StoreError::Io { operation: Operation::Read, .. }
        ));
    }

    #[test]
    fn each_layer_says_its_own_part() {
        let error = StoreError::io(Operation::Sync, io::Error::other("the platter fell off"));
        assert_eq!(error.to_string(), "the store could not make a file durable");
        let source = error.source().unwrap();
        assert_eq!(source.to_string(), "the platter fell off");
        assert!(StoreError::Locked.source().is_none());
    }
}
