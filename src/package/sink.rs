//! [`PackedSink`]: what goes in comes out compressed, counted and hashed.

use std::io::{self, Write};

use sha2::Digest;

use crate::event::Sha256;
use crate::package::compressor::{Compressor, Push};

/// A sink behind a compressor and a digest.
pub(super) struct PackedSink<'p, W> {
    compressor: &'p mut Compressor,
    /// Where the compressor puts what it makes.
    made: &'p mut [u8],
    sink: W,
    sha256: sha2::Sha256,
    bytes: u64,
    failed: bool,
}

impl<'p, W: Write> PackedSink<'p, W> {
    pub(super) fn new(sink: W, compressor: &'p mut Compressor, made: &'p mut [u8]) -> Self {
        Self { compressor, made, sink, sha256: sha2::Sha256::new(), bytes: 0, failed: false }
    }

    /// How many bytes the sink took.
    pub(super) fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Whether it was the sink that failed.
    pub(super) fn has_failed(&self) -> bool {
        self.failed
    }

    /// Lets nothing more through.
    pub(super) fn shut(&mut self) {
        self.failed = true;
    }

    /// Ends the stream; what the compressor held goes to the sink.
    pub(super) fn finish(&mut self) -> io::Result<()> {
        self.push(&[], Push::End)?;
        let result = self.sink.flush();
        self.checked(result)
    }

    /// The sink, how many bytes it got, and their digest.
    pub(super) fn into_parts(self) -> (W, u64, Sha256) {
        (self.sink, self.bytes, Sha256::from_bytes(self.sha256.finalize().into()))
    }

    fn push(&mut self, mut data: &[u8], push: Push) -> io::Result<()> {
        if self.failed {
            return Err(io::ErrorKind::BrokenPipe.into());
        }
        loop {
            let progress = self.compressor.step(data, self.made, push)?;
            data = data.get(progress.taken..).unwrap_or_default();
            let made = self.made.get(..progress.made).unwrap_or_default();
            if !made.is_empty() {
                let result = self.sink.write_all(made);
                self.sha256.update(made);
                self.bytes += made.len() as u64;
                self.checked(result)?;
            }
            if data.is_empty() && (push == Push::Nothing || progress.done) {
                return Ok(());
            }
        }
    }

    fn checked(&mut self, result: io::Result<()>) -> io::Result<()> {
        self.failed |= result.is_err();
        result
    }
}

impl<W: Write> Write for PackedSink<'_, W> {
    fn write(&mut self, data: &[u8]) -> io::Result<usize> {
        self.push(data, Push::Nothing)?;
        Ok(data.len())
    }

    /// Pushes out what the compressor holds. The sink itself is flushed once, at
    /// the end.
    fn flush(&mut self) -> io::Result<()> {
        self.push(&[], Push::Flush)
    }
}
