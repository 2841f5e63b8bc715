//! [`Gzip`]: one gzip member (RFC 1952) with the plain header.

use flate2::{Crc, Decompress as Inflate, FlushDecompress, Status};

use crate::package::read::ReadError;
use crate::package::read::unpacked::{Decompress, Step};

pub(super) struct Gzip {
    stage: Stage,
    inflate: Inflate,
    crc: Crc,
    /// The length so far, as gzip counts it.
    bytes: u32,
}

enum Stage {
    Header(Collected<10>),
    Data,
    Trailer(Collected<8>),
}

impl Gzip {
    pub(super) fn new() -> Self {
        Self {
            stage: Stage::Header(Collected::new()),
            inflate: Inflate::new(false),
            crc: Crc::new(),
            bytes: 0,
        }
    }

    fn inflate(&mut self, input: &[u8], output: &mut [u8]) -> Result<Step, ReadError> {
        let before = (self.inflate.total_in(), self.inflate.total_out());
        let broken = ReadError::Damaged("the gzip data are broken");
        let Ok(status) = self.inflate.decompress(input, output, FlushDecompress::None) else {
            return Err(broken);
        };
        let count = |now: u64, before: u64, most: usize| {
            usize::try_from(now - before).ok().filter(|count| *count <= most)
        };
        let read = count(self.inflate.total_in(), before.0, input.len());
        let written = count(self.inflate.total_out(), before.1, output.len());
        let (Some(read), Some(written)) = (read, written) else { return Err(broken) };
        let new = output.get(..written).unwrap_or_default();
        self.crc.update(new);
        self.bytes = self.bytes.wrapping_add(u32::try_from(written).unwrap_or(u32::MAX));
        if status == Status::StreamEnd {
            self.stage = Stage::Trailer(Collected::new());
        }
        Ok(Step { read, written, ended: false })
    }
}

impl Decompress for Gzip {
    fn step(&mut self, input: &[u8], output: &mut [u8]) -> Result<Step, ReadError> {
        let (read, ended) = match &mut self.stage {
            Stage::Data => return self.inflate(input, output),
            Stage::Header(header) => {
                let read = header.take(input);
                if let Some([_, _, method, flags, ..]) = header.full() {
                    // Names, comments and further fields have no place in a package.
                    if (*method, *flags) != (8, 0) {
                        return Err(ReadError::Damaged("the gzip header is not a plain one"));
                    }
                    self.stage = Stage::Data;
                }
                (read, false)
            }
            Stage::Trailer(trailer) => {
                let read = trailer.take(input);
                if let Some([a, b, c, d, length @ ..]) = trailer.full() {
                    let crc = u32::from_le_bytes([*a, *b, *c, *d]);
                    if crc != self.crc.sum() || u32::from_le_bytes(*length) != self.bytes {
                        return Err(ReadError::Damaged("the gzip checksum differs"));
                    }
                    (read, true)
                } else {
                    (read, false)
                }
            }
        };
        Ok(Step { read, written: 0, ended })
    }
}

/// A few bytes that come in pieces.
struct Collected<const N: usize> {
    bytes: [u8; N],
    have: usize,
}

impl<const N: usize> Collected<N> {
    fn new() -> Self {
        Self { bytes: [0; N], have: 0 }
    }

    /// Takes what is missing, and says how much that was.
    fn take(&mut self, input: &[u8]) -> usize {
        let missing = self.bytes.get_mut(self.have..).unwrap_or_default();
        let most = missing.len().min(input.len());
        for (to, from) in missing.iter_mut().zip(input) {
            *to = *from;
        }
        self.have += most;
        most
    }

    fn full(&self) -> Option<&[u8; N]> {
        (self.have == N).then_some(&self.bytes)
    }
}
