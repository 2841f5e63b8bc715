//! [`Gzip`]: gzip (RFC 1952), in Rust.

use std::io;

use flate2::{Compress, Crc, FlushCompress, Status};

use crate::package::compressor::{Progress, Push};

/// A deflate machine in gzip's frame.
pub(super) struct Gzip {
    deflate: Compress,
    crc: Crc,
    place: Place,
}

/// Where in the stream it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Head,
    Data,
    Tail,
    End,
}

impl Gzip {
    /// Half the time of level 6 for nearly its ratio.
    const LEVEL: u32 = 3;
    /// No name, no time, no system: the same sources make the same bytes.
    const HEAD: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];

    pub(super) fn new() -> Self {
        let level = flate2::Compression::new(Self::LEVEL);
        Self { deflate: Compress::new(level, false), crc: Crc::new(), place: Place::Head }
    }

    pub(super) fn restart(&mut self) {
        self.deflate.reset();
        self.crc.reset();
        self.place = Place::Head;
    }

    /// `output` has to hold at least the head.
    pub(super) fn step(
        &mut self,
        input: &[u8],
        output: &mut [u8],
        push: Push,
    ) -> io::Result<Progress> {
        let (mut taken, mut made) = (0, 0);
        if self.place == Place::Head {
            made = put(&Self::HEAD, output)?;
            self.place = Place::Data;
        }
        let mut done = push == Push::Nothing;
        if self.place == Place::Data {
            let flush = match push {
                Push::Nothing => FlushCompress::None,
                Push::Flush => FlushCompress::Sync,
                Push::End => FlushCompress::Finish,
            };
            let (read, written) = (self.deflate.total_in(), self.deflate.total_out());
            let room = output.get_mut(made..).unwrap_or_default();
            let most = room.len();
            let status = self.deflate.compress(input, room, flush)?;
            taken = difference(self.deflate.total_in(), read);
            let packed = difference(self.deflate.total_out(), written);
            made += packed;
            self.crc.update(input.get(..taken).unwrap_or(input));
            match (push, status) {
                (Push::End, Status::StreamEnd) => self.place = Place::Tail,
                // What is held back fills the room; less means that all is out.
                (Push::Flush, _) => done = packed < most,
                _ => {}
            }
        }
        let room = output.get_mut(made..).unwrap_or_default();
        if self.place == Place::Tail && room.len() >= 8 {
            let mut tail = [0; 8];
            let (sum, length) = tail.split_at_mut(4);
            sum.copy_from_slice(&self.crc.sum().to_le_bytes());
            length.copy_from_slice(&self.crc.amount().to_le_bytes());
            made += put(&tail, room)?;
            self.place = Place::End;
        }
        Ok(Progress { taken, made, done: done || self.place == Place::End })
    }
}

fn put(bytes: &[u8], output: &mut [u8]) -> io::Result<usize> {
    let room = output.get_mut(..bytes.len()).ok_or(io::ErrorKind::WriteZero)?;
    room.copy_from_slice(bytes);
    Ok(bytes.len())
}

fn difference(now: u64, before: u64) -> usize {
    usize::try_from(now - before).unwrap_or(usize::MAX)
}
