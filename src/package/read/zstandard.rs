//! [`Zstandard`]: one zstd frame with a small window (RFC 8878).

use std::sync::Arc;

use zstd::stream::raw::{DParameter, Decoder, InBuffer, Operation, OutBuffer};

use crate::package::read::unpacked::{Decompress, Step};
use crate::package::read::{ReadError, ReadLimit, ReadLimits};

pub(super) struct Zstandard(Decoder<'static>);

impl Zstandard {
    /// `header` is how the frame begins, the magic number included.
    pub(super) fn new(header: &[u8]) -> Result<Self, ReadError> {
        check(header)?;
        let no_memory = |error| ReadError::Io(Arc::new(error));
        let mut decoder = Decoder::new().map_err(no_memory)?;
        decoder
            .set_parameter(DParameter::WindowLogMax(ReadLimits::WINDOW_LOG))
            .map_err(no_memory)?;
        Ok(Self(decoder))
    }
}

impl Decompress for Zstandard {
    fn step(&mut self, input: &[u8], output: &mut [u8]) -> Result<Step, ReadError> {
        let mut input = InBuffer::around(input);
        let mut output = OutBuffer::around(output);
        let remaining = self
            .0
            .run(&mut input, &mut output)
            .map_err(|_| ReadError::Damaged("the zstd frame is broken"))?;
        Ok(Step { read: input.pos(), written: output.pos(), ended: remaining == 0 })
    }
}

/// Looks at the frame's header: small frames are unpacked by the decoder without
/// a look at their window, and whether there is a dictionary is better known now.
fn check(header: &[u8]) -> Result<(), ReadError> {
    let (Some(&descriptor), Some(&window)) = (header.get(4), header.get(5)) else {
        return Err(ReadError::Cut);
    };
    if descriptor & 0b1000 != 0 {
        return Err(ReadError::Damaged("the zstd frame's header is broken"));
    }
    if descriptor & 0b11 != 0 {
        return Err(ReadError::Damaged("the zstd frame needs a dictionary"));
    }
    let bytes = if descriptor & 0b10_0000 == 0 {
        let base = 1_u64 << (10 + (window >> 3));
        base + base / 8 * u64::from(window & 7)
    } else {
        // A frame of one segment: the window is the data, whose length comes next.
        let length = header.get(5..).unwrap_or_default();
        match descriptor >> 6 {
            0 => u64::from(window),
            1 => 256 + little_endian::<2>(length)?,
            2 => little_endian::<4>(length)?,
            _ => little_endian::<8>(length)?,
        }
    };
    if bytes > ReadLimits::MAX_WINDOW {
        return Err(ReadError::TooLarge(ReadLimit::Window));
    }
    Ok(())
}

fn little_endian<const N: usize>(bytes: &[u8]) -> Result<u64, ReadError> {
    let bytes = bytes.first_chunk::<N>().ok_or(ReadError::Cut)?;
    Ok(bytes.iter().rev().fold(0, |value, byte| value << 8 | u64::from(*byte)))
}
