//! [`PackageLimits`]: how large a package may become.

use crate::event::Receipt;

/// How large a package may become: [`PackageLimits::bytes`], which a host can
/// choose and which holds with the manifest included, and the fixed bounds below.
///
/// ```
/// use callhome::package::PackageLimits;
///
/// let limits = PackageLimits::new().with_bytes(100 << 20)?;
/// assert_eq!(limits.bytes(), 104_857_600);
/// # Ok::<(), callhome::package::LimitTooSmall>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PackageLimits {
    bytes: u64,
}

/// The limit leaves no room for what every package has.
///
/// ```
/// use callhome::package::{LimitTooSmall, PackageLimits};
///
/// assert_eq!(PackageLimits::new().with_bytes(1), Err(LimitTooSmall));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a package limit must be at least {} bytes", PackageLimits::MIN_BYTES)]
pub struct LimitTooSmall;

impl PackageLimits {
    /// The limit where nothing else is said: 100 MB.
    pub const DEFAULT_BYTES: u64 = 100_000_000;
    /// The smallest limit: 64 KiB, enough for `package.json` and a manifest.
    pub const MIN_BYTES: u64 = 64 << 10;
    /// The most bytes that all members have together, unpacked: 64 GiB.
    pub const MAX_UNPACKED: u64 = 64 << 30;
    /// The length of a part, where a source of unknown length is longer: 1 MiB.
    pub const PART_BYTES: usize = 1 << 20;
    /// The most parts of a source of unknown length; the rest of it is cut.
    pub const MAX_PARTS: u32 = 64;
    /// How often in a row a reader may be interrupted. Once more is a failure, or
    /// one that is never anything else would hold up the package for ever.
    pub const MAX_INTERRUPTIONS: u32 = 1000;
    /// How deep folders are searched: files in the folder itself lie at depth 1.
    pub const MAX_DEPTH: u32 = 32;
    /// The most entries of one folder, with all below it, that are looked at.
    pub const MAX_ENTRIES: usize = 16 * Receipt::MAX_CONTENTS;

    /// The default limits.
    #[must_use]
    pub fn new() -> Self {
        Self { bytes: Self::DEFAULT_BYTES }
    }

    /// The same limits with another one for the package as it is stored and sent.
    ///
    /// # Errors
    /// [`LimitTooSmall`] below [`PackageLimits::MIN_BYTES`].
    pub fn with_bytes(self, bytes: u64) -> Result<Self, LimitTooSmall> {
        if bytes < Self::MIN_BYTES { Err(LimitTooSmall) } else { Ok(Self { bytes }) }
    }

    /// The most bytes of the package as it is stored and sent.
    #[must_use]
    pub fn bytes(self) -> u64 {
        self.bytes
    }
}

impl Default for PackageLimits {
    fn default() -> Self {
        Self::new()
    }
}
