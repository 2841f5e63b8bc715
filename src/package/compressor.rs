//! [`Compressor`]: makes the bytes of an archive fewer, package after package.

use std::io;

use crate::package::Compression;
#[cfg(feature = "gzip")]
use crate::package::gzip::Gzip;
#[cfg(feature = "zstd")]
use crate::package::zstandard::Zstandard;

/// A compressor with its tables, which serve one package after the other.
pub(super) enum Compressor {
    #[cfg(feature = "zstd")]
    Zstd(Zstandard),
    #[cfg(feature = "gzip")]
    Gzip(Gzip),
}

/// What to do beside taking input.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Push {
    /// Nothing: give out what is ready.
    Nothing,
    /// Give out everything that went in.
    Flush,
    /// Give out everything, and end.
    End,
}

/// What one step did.
#[derive(Clone, Copy)]
pub(super) struct Progress {
    /// Bytes taken from the input.
    pub(super) taken: usize,
    /// Bytes put into the output.
    pub(super) made: usize,
    /// Whether what was asked for beside is done.
    pub(super) done: bool,
}

impl Compressor {
    /// The compressor that `compression` names.
    pub(super) fn new(compression: Compression) -> io::Result<Self> {
        match compression {
            #[cfg(feature = "zstd")]
            Compression::Zstd => Zstandard::new().map(Self::Zstd),
            #[cfg(feature = "gzip")]
            Compression::Gzip => Ok(Self::Gzip(Gzip::new())),
        }
    }

    /// Forgets what went in before, and keeps its tables.
    pub(super) fn restart(&mut self) -> io::Result<()> {
        match *self {
            #[cfg(feature = "zstd")]
            Self::Zstd(ref mut zstd) => zstd.restart(),
            #[cfg(feature = "gzip")]
            Self::Gzip(ref mut gzip) => {
                gzip.restart();
                Ok(())
            }
        }
    }

    /// One step: from `input` to `output`.
    #[cfg_attr(not(any(feature = "zstd", feature = "gzip")), expect(unused_variables))]
    pub(super) fn step(
        &mut self,
        input: &[u8],
        output: &mut [u8],
        push: Push,
    ) -> io::Result<Progress> {
        match *self {
            #[cfg(feature = "zstd")]
            Self::Zstd(ref mut zstd) => zstd.step(input, output, push),
            #[cfg(feature = "gzip")]
            Self::Gzip(ref mut gzip) => gzip.step(input, output, push),
        }
    }

    /// Bytes that it holds outside the Rust heap, where an allocator does not
    /// see them.
    pub(super) fn native_bytes(&self) -> usize {
        match *self {
            #[cfg(feature = "zstd")]
            Self::Zstd(ref zstd) => zstd.native_bytes(),
            #[cfg(feature = "gzip")]
            Self::Gzip(_) => 0,
        }
    }
}
