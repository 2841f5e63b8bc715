//! [`Package`]: a package by digest and size.

use crate::event::Sha256;
use crate::protocol::MAX_SIZE;

/// What the protocol knows of a package: its digest and its size.
///
/// - At least one byte and at most [`MAX_SIZE`] bytes.
///
/// ```
/// use callhome::event::Sha256;
/// use callhome::protocol::Package;
///
/// let package = Package::new(Sha256::of(b"abc"), 3)?;
/// assert_eq!(package.size(), 3);
/// # Ok::<(), callhome::protocol::NotAPackageSize>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Package {
    sha256: Sha256,
    size: u64,
}

/// A package has at least one byte and at most [`MAX_SIZE`].
///
/// ```
/// use callhome::event::Sha256;
/// use callhome::protocol::{NotAPackageSize, Package};
///
/// assert_eq!(Package::new(Sha256::of(b""), 0), Err(NotAPackageSize));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a package has 1 to {MAX_SIZE} bytes")]
pub struct NotAPackageSize;

impl Package {
    /// The package with this digest and this size in bytes.
    ///
    /// # Errors
    /// [`NotAPackageSize`] for zero and for more than [`MAX_SIZE`].
    pub fn new(sha256: Sha256, size: u64) -> Result<Self, NotAPackageSize> {
        (1..=MAX_SIZE).contains(&size).then_some(Self { sha256, size }).ok_or(NotAPackageSize)
    }

    /// The digest of its bytes.
    #[must_use]
    pub fn sha256(&self) -> Sha256 {
        self.sha256
    }

    /// Its size in bytes.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }
}
