//! [`Collector`]: the host's part in packing service data.

use std::fmt;
use std::io::{self, Write};

use crate::event::Event;
use crate::package::PackageWriter;
use crate::store::{SlotWriter, StoreError};
use crate::text::Excerpt;

/// Puts service data for an event into a package. A closure can be one.
///
/// It runs where the host calls [`run_once`](crate::CallHome::run_once) or
/// [`Work::run`](crate::Work::run), after the ticket is durable; after a restart
/// it runs again from the start. What it leaves out it says with
/// [`PackageWriter::skip`].
///
/// ```
/// use callhome::event::Event;
/// use callhome::package::{Member, PackageWriter};
/// use callhome::{Collector, Excerpt, SlotSink};
///
/// fn sensors(_: &Event, package: &mut PackageWriter<SlotSink>) -> Result<(), Excerpt> {
///     let member = Member::new("sensors.txt").map_err(|error| Excerpt::new(&error.to_string()))?;
///     package.add_bytes(member, b"fan1 0 rpm\n").map_err(|error| Excerpt::new(&error.to_string()))?;
///     Ok(())
/// }
/// # fn takes_a_collector(_: impl Collector) {}
/// takes_a_collector(sensors);
/// ```
pub trait Collector: Send {
    /// Fills the package for `event`.
    ///
    /// # Errors
    /// Why there is no package at all, in words for people; the ticket then goes
    /// without one. A source that cannot be read is no such reason: skip it.
    fn collect(
        &mut self,
        event: &Event,
        package: &mut PackageWriter<SlotSink>,
    ) -> Result<(), Excerpt>;
}

impl<F> Collector for F
where
    F: FnMut(&Event, &mut PackageWriter<SlotSink>) -> Result<(), Excerpt> + Send,
{
    fn collect(
        &mut self,
        event: &Event,
        package: &mut PackageWriter<SlotSink>,
    ) -> Result<(), Excerpt> {
        self(event, package)
    }
}

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
    /// [`PackageWriter::finish`]; a sink that is dropped leaves nothing behind.
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
