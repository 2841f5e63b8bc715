//! [`SlotSink`]: a package slot as a place to write to.

use std::fmt;
use std::io::{self, Write};

use crate::store::{SlotWriter, StoreError};

/// A package slot of the store, written as the package grows.
///
/// ```
/// fn is_a_sink<W: std::io::Write + Send>() {}
/// is_a_sink::<callhome::SlotSink>();
/// ```
pub struct SlotSink {
    slot: Box<dyn SlotWriter + Send>,
    failure: Option<StoreError>,
}

impl SlotSink {
    /// The beginning of a package in `slot`. The door does this for its own
    /// packages; a host that drives the engine does it for its own.
    #[must_use]
    pub fn new(slot: Box<dyn SlotWriter + Send>) -> Self {
        Self { slot, failure: None }
    }

    /// Makes the slot durable and says how long it is. To be called after
    /// [`PackageWriter::finish`](crate::package::PackageWriter::finish); a sink that is dropped leaves nothing behind.
    ///
    /// # Errors
    /// What writing met, or what making it durable meets: see
    /// [`SlotWriter::seal`].
    pub fn seal(self) -> Result<u64, StoreError> {
        match self.failure {
            Some(error) => Err(error),
            None => self.slot.seal(),
        }
    }
}

impl Write for SlotSink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if let Err(error) = self.slot.append(bytes) {
            let kind = match error {
                StoreError::Full { .. } => io::ErrorKind::StorageFull,
                _ => io::ErrorKind::Other,
            };
            let told = io::Error::new(kind, error.to_string());
            self.failure = Some(error);
            return Err(told);
        }
        Ok(bytes.len())
    }

    /// Does nothing: the slot is made durable once, when it is sealed.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl fmt::Debug for SlotSink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SlotSink").field("failure", &self.failure).finish_non_exhaustive()
    }
}
