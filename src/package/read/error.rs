//! [`ReadError`]: why a package is not believed.

use std::io;
use std::sync::Arc;

use crate::event::Sha256;

/// Why a package is not believed. Nothing that was read from it before counts.
///
/// No text of the package is in it, so that it can be shown as it is.
///
/// ```
/// use callhome::package::read::{ReadError, list};
///
/// assert!(matches!(list(&b"PK\x03\x04"[..]), Err(ReadError::NotAPackage(_))));
/// assert!(matches!(list(&b""[..]), Err(ReadError::Cut)));
/// ```
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// It is something else.
    #[error("not a package: {0}")]
    NotAPackage(&'static str),
    /// It may be good, but this build cannot read it: a format of a later
    /// version, or a compressor whose feature was left out.
    #[error("the package cannot be read here: {0}")]
    NotSupported(&'static str),
    /// It ends too early: an upload that was broken off, a disk that was full.
    #[error("the package is cut: it ends too early")]
    Cut,
    /// Something in it contradicts itself or the format.
    #[error("the package is damaged: {0}")]
    Damaged(&'static str),
    /// It holds what no writer makes, and what would do harm when it is unpacked.
    #[error("the package is hostile: {0}")]
    Hostile(&'static str),
    /// It has more of something than the reader takes.
    #[error("the package is too large: {0}")]
    TooLarge(ReadLimit),
    /// It is another package than the one that was expected, or was changed.
    #[error("the package's digest is {found}, which is not the expected one")]
    DigestDiffers {
        /// The digest of what was read.
        found: Sha256,
    },
    /// It has the digest of the expected receipt, but not its contents.
    #[error("the package is not what the expected receipt says")]
    ReceiptDiffers,
    /// Reading its bytes failed.
    #[error("the package could not be read")]
    Io(#[source] Arc<io::Error>),
}

/// Which bound a package is past. [`ReadLimits`](super::ReadLimits) has the values.
///
/// ```
/// use callhome::package::read::ReadLimit;
///
/// assert_eq!(ReadLimit::Members.to_string(), "more than 4096 members");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReadLimit {
    /// As it is stored and sent.
    #[error("more bytes than are taken of a package")]
    PackedBytes,
    /// All members together.
    #[error("more bytes than are taken, unpacked")]
    UnpackedBytes,
    /// How many members there are.
    #[error("more than {} members", super::ReadLimits::MAX_MEMBERS)]
    Members,
    /// The first member.
    #[error("package.json has more than {} bytes", super::ReadLimits::MAX_HEAD)]
    Head,
    /// The last member.
    #[error("manifest.json has more than {} bytes", super::ReadLimits::MAX_MANIFEST)]
    Manifest,
    /// A member's name.
    #[error("a member's name has more than {} bytes", super::ReadLimits::MAX_NAME)]
    Name,
    /// How far back the compressor looks, which is memory of the reader.
    #[error("the compressor's window has more than {} bytes", super::ReadLimits::MAX_WINDOW)]
    Window,
}

impl From<io::Error> for ReadError {
    /// An error that came out of a member's `Read` becomes what it was.
    fn from(error: io::Error) -> Self {
        match error.get_ref().and_then(|inner| inner.downcast_ref::<Self>()) {
            Some(read) => read.clone(),
            None => Self::Io(Arc::new(error)),
        }
    }
}

impl From<ReadError> for io::Error {
    fn from(error: ReadError) -> Self {
        let kind = match &error {
            ReadError::Io(inner) => inner.kind(),
            ReadError::Cut => io::ErrorKind::UnexpectedEof,
            ReadError::NotSupported(_) => io::ErrorKind::Unsupported,
            _ => io::ErrorKind::InvalidData,
        };
        Self::new(kind, error)
    }
}
