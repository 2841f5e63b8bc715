//! [`Zstandard`]: zstd (RFC 8878), by the C library.

use std::io;

use zstd::zstd_safe::zstd_sys::ZSTD_EndDirective as Directive;
use zstd::zstd_safe::{
    CCtx, CParameter, ErrorCode, InBuffer, OutBuffer, ResetDirective, get_error_name,
};

use crate::package::compressor::{Progress, Push};

/// A zstd context. It allocates its tables with the first package and keeps
/// them.
pub(super) struct Zstandard(CCtx<'static>);

impl Zstandard {
    /// The compressor's level. Higher ones cost a multiple of the time.
    const LEVEL: i32 = 1;
    /// How far back it looks, as a power of two: 256 KiB.
    pub(super) const WINDOW_LOG: u32 = 18;

    pub(super) fn new() -> io::Result<Self> {
        let mut context = CCtx::try_create().ok_or(io::ErrorKind::OutOfMemory)?;
        context.set_parameter(CParameter::CompressionLevel(Self::LEVEL)).map_err(error)?;
        context.set_parameter(CParameter::WindowLog(Self::WINDOW_LOG)).map_err(error)?;
        Ok(Self(context))
    }

    pub(super) fn restart(&mut self) -> io::Result<()> {
        self.0.reset(ResetDirective::SessionOnly).map(drop).map_err(error)
    }

    pub(super) fn step(
        &mut self,
        input: &[u8],
        output: &mut [u8],
        push: Push,
    ) -> io::Result<Progress> {
        let directive = match push {
            Push::Nothing => Directive::ZSTD_e_continue,
            Push::Flush => Directive::ZSTD_e_flush,
            Push::End => Directive::ZSTD_e_end,
        };
        let (mut input, mut output) = (InBuffer::around(input), OutBuffer::around(output));
        let held = self.0.compress_stream2(&mut output, &mut input, directive).map_err(error)?;
        Ok(Progress { taken: input.pos(), made: output.pos(), done: held == 0 })
    }

    pub(super) fn native_bytes(&self) -> usize {
        self.0.sizeof()
    }
}

fn error(code: ErrorCode) -> io::Error {
    io::Error::other(get_error_name(code))
}
