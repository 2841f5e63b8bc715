//! [`Packed`]: the bytes as they are stored, counted and digested on the way.

use std::io::{self, Read};

use sha2::Digest;

use crate::event::Sha256;
use crate::package::read::{ReadError, ReadLimit};

/// A package as it is stored and sent.
pub(super) struct Packed<R> {
    read: R,
    buffer: Vec<u8>,
    /// What of the buffer is waiting.
    from: usize,
    to: usize,
    ended: bool,
    bytes: u64,
    most: u64,
    sha256: sha2::Sha256,
}

impl<R: Read> Packed<R> {
    const BUFFER: usize = 64 << 10;

    pub(super) fn new(read: R, most: u64) -> Self {
        Self {
            read,
            buffer: vec![0; Self::BUFFER],
            from: 0,
            to: 0,
            ended: false,
            bytes: 0,
            most,
            sha256: sha2::Sha256::new(),
        }
    }

    /// The bytes that come next; at least `want` of them, at most a few dozen,
    /// unless the package ends before.
    pub(super) fn peek(&mut self, want: usize) -> Result<&[u8], ReadError> {
        if self.to - self.from < want {
            self.buffer.copy_within(self.from..self.to, 0);
            self.to -= self.from;
            self.from = 0;
        }
        while self.to - self.from < want && !self.ended {
            let room = self.buffer.get_mut(self.to..).unwrap_or_default();
            let most = room.len();
            match self.read.read(room) {
                Ok(0) => self.ended = true,
                // A reader that claims more than there was room for gets no further.
                Ok(read) => self.took(read.min(most))?,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(self.buffer.get(self.from..self.to).unwrap_or_default())
    }

    fn took(&mut self, read: usize) -> Result<(), ReadError> {
        let new = self.buffer.get(self.to..self.to + read).unwrap_or_default();
        self.sha256.update(new);
        self.to += read;
        self.bytes += read as u64;
        if self.bytes > self.most {
            return Err(ReadError::TooLarge(ReadLimit::PackedBytes));
        }
        Ok(())
    }

    /// Takes away what was looked at.
    pub(super) fn consume(&mut self, bytes: usize) {
        self.from = self.to.min(self.from + bytes);
    }

    /// Length and digest of what was read.
    pub(super) fn sealed(&self) -> (u64, Sha256) {
        (self.bytes, Sha256::from_bytes(self.sha256.clone().finalize().into()))
    }
}
