//! [`ReadLimits`]: how much a reader takes of a stranger's package.

use crate::event::Receipt;
use crate::package::PackageLimits;

/// How much a reader takes: two bounds that can be chosen, and the fixed ones.
///
/// There is none for the ratio of the two lengths: a log that shrank while it was
/// packed is filled with zero bytes, which pack a thousand to one, and is no bomb.
/// Against bombs there is the bound of what is unpacked. It holds before anything
/// is, because every member says its length first.
///
/// ```
/// use callhome::package::read::ReadLimits;
///
/// let limits = ReadLimits::new().with_packed(100 << 20).with_unpacked(2 << 30);
/// assert_eq!((limits.packed(), limits.unpacked()), (104_857_600, 2_147_483_648));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadLimits {
    packed: u64,
    unpacked: u64,
}

impl ReadLimits {
    /// The most bytes of a package as it is stored and sent, where nothing else
    /// is said: 1 GiB, what a writer's limit is then.
    pub const DEFAULT_PACKED: u64 = PackageLimits::DEFAULT_BYTES;
    /// The most bytes of all members together, unpacked, where nothing else is
    /// said: 64 GiB, as much as a writer packs.
    pub const DEFAULT_UNPACKED: u64 = PackageLimits::MAX_UNPACKED;
    /// The most members beside `package.json` and `manifest.json`.
    pub const MAX_MEMBERS: usize = Receipt::MAX_CONTENTS;
    /// The most bytes of `package.json`: 64 KiB, several times of what its fields
    /// can hold.
    pub const MAX_HEAD: u64 = 64 << 10;
    /// The most bytes of `manifest.json`: 24 MiB. With as many members as there
    /// may be, all names as long as they may be and made of characters that JSON
    /// escapes, it has 17. It is held in memory while it is checked.
    pub const MAX_MANIFEST: u64 = 24 << 20;
    /// The longest name in the archive, in bytes: that of a part.
    pub const MAX_NAME: usize = 509;
    /// How far back the compressor may look: 256 KiB.
    pub const MAX_WINDOW: u64 = 1 << Self::WINDOW_LOG;
    pub(super) const WINDOW_LOG: u32 = 18;

    /// The default limits.
    #[must_use]
    pub fn new() -> Self {
        Self { packed: Self::DEFAULT_PACKED, unpacked: Self::DEFAULT_UNPACKED }
    }

    /// The same limits with another one for the package as it is stored and sent.
    #[must_use]
    pub fn with_packed(self, bytes: u64) -> Self {
        Self { packed: bytes, ..self }
    }

    /// The same limits with another one for all members together, unpacked.
    #[must_use]
    pub fn with_unpacked(self, bytes: u64) -> Self {
        Self { unpacked: bytes, ..self }
    }

    /// The most bytes of the package as it is stored and sent.
    #[must_use]
    pub fn packed(self) -> u64 {
        self.packed
    }

    /// The most bytes of all members together, unpacked.
    #[must_use]
    pub fn unpacked(self) -> u64 {
        self.unpacked
    }
}

impl Default for ReadLimits {
    fn default() -> Self {
        Self::new()
    }
}
