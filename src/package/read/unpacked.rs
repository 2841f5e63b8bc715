//! [`Unpacked`]: the archive within, whatever it is compressed with.

use std::io::Read;

use crate::package::read::ReadError;
#[cfg(feature = "gzip")]
use crate::package::read::gzip::Gzip;
use crate::package::read::packed::Packed;
#[cfg(feature = "zstd")]
use crate::package::read::zstandard::Zstandard;

/// A decompressor: one frame or stream, and what comes behind it is not its own.
pub(super) trait Decompress {
    /// Turns the start of `input` into the start of `output`. No input means
    /// that there is no more.
    fn step(&mut self, input: &[u8], output: &mut [u8]) -> Result<Step, ReadError>;
}

/// How far a step came.
pub(super) struct Step {
    pub(super) read: usize,
    pub(super) written: usize,
    /// The frame or stream is at its end, and everything was written.
    pub(super) ended: bool,
}

/// The decompressed bytes, with nothing behind the one frame or stream.
pub(super) struct Unpacked<R> {
    packed: Packed<R>,
    decompress: Box<dyn Decompress + Send>,
    ended: bool,
}

const ZSTD: &[u8] = &[0x28, 0xb5, 0x2f, 0xfd];
const GZIP: &[u8] = &[0x1f, 0x8b];

impl<R: Read> Unpacked<R> {
    /// What the longest header in front of the data takes: zstd's has 18 bytes.
    const HEADER: usize = 18;

    pub(super) fn new(mut packed: Packed<R>) -> Result<Self, ReadError> {
        let header = packed.peek(Self::HEADER)?;
        let decompress = decompressor(header)?;
        Ok(Self { packed, decompress, ended: false })
    }

    /// The next bytes, at least one. None means the end: that of the package too.
    pub(super) fn read(&mut self, output: &mut [u8]) -> Result<usize, ReadError> {
        if output.is_empty() {
            return Ok(0);
        }
        while !self.ended {
            let input = self.packed.peek(1)?;
            let at_end = input.is_empty();
            let step = self.decompress.step(input, output)?;
            self.packed.consume(step.read);
            if step.ended {
                self.ended = true;
                if !self.packed.peek(1)?.is_empty() {
                    return Err(ReadError::Damaged("something comes after the compressed data"));
                }
            }
            if step.written > 0 {
                return Ok(step.written.min(output.len()));
            }
            if !step.ended && at_end {
                return Err(ReadError::Cut);
            }
            if !step.ended && step.read == 0 {
                return Err(ReadError::Damaged("the compressed data lead nowhere"));
            }
        }
        Ok(0)
    }

    /// The package as it is stored.
    pub(super) fn packed(&self) -> &Packed<R> {
        &self.packed
    }
}

/// The decompressor for data that begin like this.
fn decompressor(header: &[u8]) -> Result<Box<dyn Decompress + Send>, ReadError> {
    if header.starts_with(ZSTD) {
        #[cfg(feature = "zstd")]
        return Ok(Box::new(Zstandard::new(header)?));
        #[cfg(not(feature = "zstd"))]
        return Err(ReadError::NotSupported("it is under zstd, a feature that was left out"));
    }
    if header.starts_with(GZIP) {
        #[cfg(feature = "gzip")]
        return Ok(Box::new(Gzip::new()));
        #[cfg(not(feature = "gzip"))]
        return Err(ReadError::NotSupported("it is under gzip, a feature that was left out"));
    }
    if ZSTD.starts_with(header) || GZIP.starts_with(header) {
        return Err(ReadError::Cut);
    }
    Err(ReadError::NotAPackage("it begins neither like zstd nor like gzip"))
}
