//! [`ChunkLength`]: how much of a package goes into one call.

use core::time::Duration;

/// The length of the next chunk: what the line carries in about
/// [`ChunkLength::TARGET`], from what the last ones took.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ChunkLength(u64);

impl ChunkLength {
    /// How long a chunk should take: long enough that the line is busy, short
    /// enough that an urgent ticket does not wait behind it.
    pub(super) const TARGET: Duration = Duration::from_secs(10);
    /// The shortest chunk, in bytes.
    pub(super) const MIN: u64 = 64 * 1024;
    /// The longest chunk, in bytes.
    pub(super) const MAX: u64 = 8 * 1024 * 1024;
    /// The first one: on a line of 25 kB/s it takes the target's time.
    const FIRST: u64 = 256 * 1024;
    /// The length grows at most by this factor from one chunk to the next.
    const GROWTH: u64 = 4;

    pub(super) fn new() -> Self {
        Self(Self::FIRST)
    }

    pub(super) fn bytes(self) -> u64 {
        self.0
    }

    /// After `sent` bytes went through in `took`.
    pub(super) fn sent(&mut self, sent: u64, took: Duration) {
        let took = u64::try_from(took.as_millis()).unwrap_or(u64::MAX).max(1);
        let target = u64::try_from(Self::TARGET.as_millis()).unwrap_or(u64::MAX);
        let fits = sent.saturating_mul(target) / took;
        // The last chunk of a package is short and says little: it shrinks
        // nothing unless it was slow.
        let fits = if sent < self.0 && took < target { fits.max(self.0) } else { fits };
        self.0 = fits.min(self.0.saturating_mul(Self::GROWTH)).clamp(Self::MIN, Self::MAX);
    }

    /// After a chunk did not go through.
    pub(super) fn failed(&mut self) {
        self.0 = (self.0 / 2).max(Self::MIN);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_follows_the_line_between_its_bounds() {
        let mut length = ChunkLength::new();
        length.sent(length.bytes(), Duration::from_millis(1));
        assert_eq!(length.bytes(), ChunkLength::FIRST * ChunkLength::GROWTH);
        for _ in 0..9 {
            length.sent(length.bytes(), Duration::ZERO);
        }
        assert_eq!(length.bytes(), ChunkLength::MAX);
        length.sent(1000, Duration::from_millis(10));
        assert_eq!(length.bytes(), ChunkLength::MAX, "a short last chunk shrinks nothing");
        length.sent(ChunkLength::MAX, Duration::from_secs(20));
        assert_eq!(length.bytes(), ChunkLength::MAX / 2);
        length.sent(1, Duration::from_secs(60));
        assert_eq!(length.bytes(), ChunkLength::MIN);
        length.failed();
        assert_eq!(length.bytes(), ChunkLength::MIN);
    }
}
