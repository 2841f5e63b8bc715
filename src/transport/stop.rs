//! [`StopFlag`]: ends an attempt from outside.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// A flag by which another thread ends an attempt that is under way.
///
/// Clones share the flag. An attempt looks at it at least every
/// [`StopFlag::LOOK_INTERVAL`].
///
/// ```
/// use callhome::transport::StopFlag;
///
/// let stop = StopFlag::new();
/// let for_the_signal_handler = stop.clone();
/// for_the_signal_handler.raise();
/// assert!(stop.is_raised());
/// ```
#[derive(Clone, Debug, Default)]
pub struct StopFlag(Arc<AtomicBool>);

impl StopFlag {
    /// The longest time for which an attempt does not look at the flag.
    pub const LOOK_INTERVAL: core::time::Duration = core::time::Duration::from_millis(200);

    /// A flag that is not raised.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Asks every attempt that holds this flag to stop.
    pub fn raise(&self) {
        self.0.store(true, Ordering::Release);
    }

    /// Takes the wish back, for the next attempt.
    pub fn lower(&self) {
        self.0.store(false, Ordering::Release);
    }

    /// Whether the attempt should stop.
    #[must_use]
    pub fn is_raised(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }
}
