//! [`Archive`]: tar under zstd under SHA-256, in one pass.

use std::io::{self, Write};

use sha2::Digest;
#[cfg(feature = "zstd")]
use zstd::stream::raw::{CParameter, Encoder};
#[cfg(feature = "zstd")]
use zstd::stream::zio;

use crate::event::Sha256;
use crate::package::PackageError;

#[cfg(feature = "zstd")]
type Compressing<W> = zio::Writer<Digesting<W>, Encoder<'static>>;
#[cfg(not(feature = "zstd"))]
type Compressing<W> = Never<W>;

/// An archive that is being written: members one after the other, each opened
/// with its length, filled to the byte, and closed.
///
/// `tar` writes headers, long names and the trailer. The data goes past it, so
/// that the length is ours to keep and a failing source is told from a failing
/// sink.
pub(super) struct Archive<W: Write> {
    tar: tar::Builder<Compressing<W>>,
    /// Bytes that the open member still needs.
    left: u64,
    /// Zero bytes that bring it to a whole block.
    padding: usize,
    /// Bytes that went in since everything was last seen to come out.
    unflushed: u64,
    failed: bool,
}

impl<W: Write> Archive<W> {
    /// The compressor's level. Higher ones cost a multiple of the time.
    #[cfg(feature = "zstd")]
    const LEVEL: i32 = 1;
    /// How far back it looks, as a power of two: 256 KiB.
    #[cfg(feature = "zstd")]
    const WINDOW_LOG: u32 = 18;
    /// The most bytes that compressor and buffer hold back: a block of 128 KiB,
    /// and the buffer of `zio` with room to spare.
    const MOST_IN_FLIGHT: u64 = (128 + 64) << 10;
    const BLOCK: usize = 512;

    #[cfg(not(feature = "zstd"))]
    pub(super) fn new(_: W) -> Result<Self, PackageError> {
        Err(PackageError::Compressor(io::ErrorKind::Unsupported.into()))
    }

    #[cfg(feature = "zstd")]
    pub(super) fn new(sink: W) -> Result<Self, PackageError> {
        let encoder = Encoder::new(Self::LEVEL)
            .and_then(|mut encoder| {
                encoder.set_parameter(CParameter::WindowLog(Self::WINDOW_LOG))?;
                Ok(encoder)
            })
            .map_err(PackageError::Compressor)?;
        let sink = Digesting { sink, sha256: sha2::Sha256::new(), bytes: 0, failed: false };
        Ok(Self {
            tar: tar::Builder::new(zio::Writer::new(sink, encoder)),
            left: 0,
            padding: 0,
            unflushed: 0,
            failed: false,
        })
    }

    /// Starts a member of `bytes` bytes. `modified` is in seconds since 1970.
    pub(super) fn open(
        &mut self,
        name: &str,
        bytes: u64,
        modified: u64,
    ) -> Result<(), PackageError> {
        self.check()?;
        debug_assert_eq!((self.left, self.padding), (0, 0), "the last member was closed");
        let mut header = tar::Header::new_gnu();
        header.set_entry_type(tar::EntryType::Regular);
        header.set_mode(0o644);
        header.set_uid(0);
        header.set_gid(0);
        header.set_mtime(modified);
        header.set_size(bytes);
        self.attempt(|tar| tar.append_data(&mut header, name, io::empty()))?;
        // A long name takes two more blocks, and its own length.
        self.unflushed += 3 * Self::BLOCK as u64 + name.len() as u64;
        self.left = bytes;
        let over = usize::try_from(bytes % Self::BLOCK as u64).unwrap_or(0);
        self.padding = (Self::BLOCK - over) % Self::BLOCK;
        Ok(())
    }

    /// The next bytes of the open member. What is more than its length is left
    /// out.
    pub(super) fn write(&mut self, data: &[u8]) -> Result<(), PackageError> {
        let fits = usize::try_from(self.left).map_or(data.len(), |left| left.min(data.len()));
        let data = data.get(..fits).unwrap_or(data);
        self.attempt(|tar| tar.get_mut().write_all(data))?;
        self.left -= data.len() as u64;
        self.unflushed = self.unflushed.saturating_add(data.len() as u64);
        Ok(())
    }

    /// Ends the open member. What it lacks is filled with zero bytes, and counted.
    pub(super) fn close(&mut self) -> Result<u64, PackageError> {
        let zeros = [0; 8192];
        let lacking = self.left;
        while self.left > 0 {
            self.write(&zeros)?;
        }
        let padding = zeros.get(..self.padding).unwrap_or(&[]);
        self.attempt(|tar| tar.get_mut().write_all(padding))?;
        self.padding = 0;
        self.unflushed += Self::BLOCK as u64;
        Ok(lacking)
    }

    /// Bytes that the open member still needs.
    pub(super) fn left(&self) -> u64 {
        self.left
    }

    /// The most bytes the package has so far, with what the compressor may hold.
    pub(super) fn bytes_at_most(&self) -> u64 {
        let held = self.unflushed.min(Self::MOST_IN_FLIGHT);
        // What does not compress grows by three bytes a block.
        self.tar.get_ref().writer().bytes + held + held / 1024 + 64
    }

    /// Pushes out what the compressor holds, so that the count becomes exact. It
    /// costs compression.
    pub(super) fn flush(&mut self) -> Result<(), PackageError> {
        self.check()?;
        if self.unflushed > 0 {
            self.attempt(|tar| tar.get_mut().flush())?;
            self.unflushed = 0;
        }
        Ok(())
    }

    /// Ends the archive: the sink, how many bytes it got, and their digest.
    pub(super) fn finish(mut self) -> Result<(W, u64, Sha256), PackageError> {
        self.attempt(tar::Builder::finish)?;
        self.attempt(|tar| tar.get_mut().finish())?;
        self.attempt(|tar| tar.get_mut().writer_mut().flush())?;
        let writer = self.tar.into_inner().map_err(PackageError::Sink)?;
        let (digesting, _) = writer.into_inner();
        let sha256 = Sha256::from_bytes(digesting.sha256.finalize().into());
        Ok((digesting.sink, digesting.bytes, sha256))
    }

    /// Whether it can go on.
    pub(super) fn check(&self) -> Result<(), PackageError> {
        if self.failed { Err(PackageError::Void) } else { Ok(()) }
    }

    fn attempt<T>(
        &mut self,
        step: impl FnOnce(&mut tar::Builder<Compressing<W>>) -> io::Result<T>,
    ) -> Result<T, PackageError> {
        self.check()?;
        step(&mut self.tar).map_err(|error| {
            self.failed = true;
            let sink = self.tar.get_mut().writer_mut();
            if sink.failed {
                PackageError::Sink(error)
            } else {
                // `tar` writes a trailer when it is dropped; none of it may
                // reach the sink of a void package.
                sink.failed = true;
                PackageError::Compressor(error)
            }
        })
    }
}

/// The sink, with count and digest of what it took.
struct Digesting<W> {
    sink: W,
    sha256: sha2::Sha256,
    bytes: u64,
    failed: bool,
}

impl<W: Write> Digesting<W> {
    fn checked<T>(&mut self, result: io::Result<T>) -> io::Result<T> {
        if let Err(error) = &result {
            self.failed |= error.kind() != io::ErrorKind::Interrupted;
        }
        result
    }
}

impl<W: Write> Write for Digesting<W> {
    fn write(&mut self, data: &[u8]) -> io::Result<usize> {
        if self.failed {
            return Err(io::ErrorKind::BrokenPipe.into());
        }
        let result = self.sink.write(data);
        let taken = self.checked(result)?.min(data.len());
        self.failed |= taken == 0 && !data.is_empty();
        self.sha256.update(data.get(..taken).unwrap_or(data));
        self.bytes += taken as u64;
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.failed {
            return Err(io::ErrorKind::BrokenPipe.into());
        }
        let result = self.sink.flush();
        self.checked(result)
    }
}

/// The compressor of a build that has none: there is no value of it.
#[cfg(not(feature = "zstd"))]
struct Never<W> {
    never: std::convert::Infallible,
    digesting: std::marker::PhantomData<Digesting<W>>,
}

#[cfg(not(feature = "zstd"))]
impl<W: Write> Never<W> {
    fn writer(&self) -> &Digesting<W> {
        match self.never {}
    }

    fn writer_mut(&mut self) -> &mut Digesting<W> {
        match self.never {}
    }

    fn finish(&mut self) -> io::Result<()> {
        match self.never {}
    }

    fn into_inner(self) -> (Digesting<W>, ()) {
        match self.never {}
    }
}

#[cfg(not(feature = "zstd"))]
impl<W: Write> Write for Never<W> {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        match self.never {}
    }

    fn flush(&mut self) -> io::Result<()> {
        match self.never {}
    }
}
