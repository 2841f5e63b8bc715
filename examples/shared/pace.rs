//! A read rate in bytes a second, shared by everything that one service reads:
//! a slow line to try an upload on.

use std::num::NonZeroU64;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// Hands out the line's time. Readers take turns; each waits until the line has
/// carried its bytes.
#[derive(Debug)]
pub(crate) struct Pace {
    bytes_per_second: NonZeroU64,
    free_at: Mutex<Option<Instant>>,
}

impl Pace {
    /// A line that carries this much.
    pub(crate) fn new(bytes_per_second: NonZeroU64) -> Self {
        Self { bytes_per_second, free_at: Mutex::new(None) }
    }

    /// The most bytes that a reader should wait for at once: a tenth of a second.
    /// Bytes keep coming that way, and readers take turns.
    pub(crate) fn part(&self) -> usize {
        usize::try_from(self.bytes_per_second.get() / 10).unwrap_or(usize::MAX).max(1)
    }

    /// Waits until `bytes` more have come over the line.
    pub(crate) async fn carried(&self, bytes: usize) {
        tokio::time::sleep_until(self.book(Instant::now(), bytes)).await;
    }

    fn book(&self, now: Instant, bytes: usize) -> Instant {
        let nanos = (bytes as u128 * 1_000_000_000) / u128::from(self.bytes_per_second.get());
        let takes = Duration::from_nanos(u64::try_from(nanos).unwrap_or(u64::MAX));
        let mut free_at = self.free_at.lock().unwrap_or_else(PoisonError::into_inner);
        let start = free_at.map_or(now, |at| at.max(now));
        let end = start.checked_add(takes).unwrap_or(start);
        *free_at = Some(end);
        end
    }
}
