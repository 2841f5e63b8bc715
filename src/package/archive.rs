//! [`Archive`]: tar, member after member, into a compressed sink.

use std::io::{self, Write};

use crate::event::Sha256;
use crate::package::PackageError;
use crate::package::sink::PackedSink;

/// An archive that is being written: members one after the other, each opened
/// with its length, filled to the byte, and closed.
///
/// `tar` writes headers, long names and the trailer. The data goes past it, so
/// that the length is ours to keep and a failing source is told from a failing
/// sink.
pub(super) struct Archive<'p, W: Write> {
    tar: tar::Builder<PackedSink<'p, W>>,
    /// What the headers of all members have in common: each number that is
    /// written into one costs an allocation.
    header: tar::Header,
    /// Bytes that the open member still needs.
    left: u64,
    /// Zero bytes that bring it to a whole block.
    padding: usize,
    /// Bytes that went in since everything was last seen to come out.
    unflushed: u64,
    failed: bool,
}

impl<'p, W: Write> Archive<'p, W> {
    /// The most bytes that the compressor holds back: zstd a block of 128 KiB,
    /// with room to spare; deflate less.
    const MOST_IN_FLIGHT: u64 = (128 + 64) << 10;
    const BLOCK: usize = 512;

    pub(super) fn new(sink: PackedSink<'p, W>) -> Self {
        let mut header = tar::Header::new_gnu();
        header.set_entry_type(tar::EntryType::Regular);
        header.set_mode(0o644);
        header.set_uid(0);
        header.set_gid(0);
        Self {
            tar: tar::Builder::new(sink),
            header,
            left: 0,
            padding: 0,
            unflushed: 0,
            failed: false,
        }
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
        let mut header = self.header.clone();
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
        self.tar.get_ref().bytes() + held + held / 1024 + 64
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
        let sink = self.tar.into_inner().map_err(PackageError::Sink)?;
        Ok(sink.into_parts())
    }

    /// Whether it can go on.
    pub(super) fn check(&self) -> Result<(), PackageError> {
        if self.failed { Err(PackageError::Void) } else { Ok(()) }
    }

    fn attempt<T>(
        &mut self,
        step: impl FnOnce(&mut tar::Builder<PackedSink<'p, W>>) -> io::Result<T>,
    ) -> Result<T, PackageError> {
        self.check()?;
        step(&mut self.tar).map_err(|error| {
            self.failed = true;
            let sink = self.tar.get_mut();
            if sink.has_failed() {
                PackageError::Sink(error)
            } else {
                // `tar` writes a trailer when it is dropped; none of it may
                // reach the sink of a void package.
                sink.shut();
                PackageError::Compressor(error)
            }
        })
    }
}
