//! The baseline: the same compressor, and nothing around it.

use sha2::{Digest, Sha256};
use zstd::zstd_safe::zstd_sys::ZSTD_EndDirective as Directive;
use zstd::zstd_safe::{CCtx, CParameter, InBuffer, OutBuffer, ResetDirective, get_error_name};

use crate::Result;

/// zstd at the writer's level and window, with SHA-256 of what comes out.
pub(crate) struct Bare {
    context: CCtx<'static>,
    made: Vec<u8>,
}

impl Bare {
    pub(crate) fn new() -> Result<Self> {
        let mut context = CCtx::create();
        context.set_parameter(CParameter::CompressionLevel(1)).map_err(get_error_name)?;
        context.set_parameter(CParameter::WindowLog(18)).map_err(get_error_name)?;
        Ok(Self { context, made: vec![0; 32 << 10] })
    }

    /// One frame around all pieces; its length and digest.
    pub(crate) fn pack(&mut self, pieces: &[&[u8]]) -> Result<(u64, [u8; 32])> {
        self.context.reset(ResetDirective::SessionOnly).map_err(get_error_name)?;
        let (mut hash, mut bytes) = (Sha256::new(), 0);
        for piece in pieces.iter().flat_map(|piece| piece.chunks(64 << 10)) {
            self.push(piece, Directive::ZSTD_e_continue, &mut hash, &mut bytes)?;
        }
        self.push(&[], Directive::ZSTD_e_end, &mut hash, &mut bytes)?;
        Ok((bytes, hash.finalize().into()))
    }

    /// Only the compressor, without the hash.
    pub(crate) fn compress(&mut self, data: &[u8]) -> Result<u64> {
        self.context.reset(ResetDirective::SessionOnly).map_err(get_error_name)?;
        let mut bytes = 0;
        let mut step = |data: &[u8], directive| -> Result<()> {
            let mut input = InBuffer::around(data);
            loop {
                let mut output = OutBuffer::around(self.made.as_mut_slice());
                let held = self.context.compress_stream2(&mut output, &mut input, directive);
                let held = held.map_err(get_error_name)?;
                bytes += output.pos() as u64;
                let taken = input.pos() == data.len();
                if taken && (held == 0 || directive == Directive::ZSTD_e_continue) {
                    return Ok(());
                }
            }
        };
        for piece in data.chunks(64 << 10) {
            step(piece, Directive::ZSTD_e_continue)?;
        }
        step(&[], Directive::ZSTD_e_end)?;
        Ok(bytes)
    }

    fn push(
        &mut self,
        data: &[u8],
        directive: Directive,
        hash: &mut Sha256,
        bytes: &mut u64,
    ) -> Result<()> {
        let mut input = InBuffer::around(data);
        loop {
            let mut output = OutBuffer::around(self.made.as_mut_slice());
            let held = self.context.compress_stream2(&mut output, &mut input, directive);
            let held = held.map_err(get_error_name)?;
            let made = output.as_slice();
            hash.update(made);
            *bytes += made.len() as u64;
            let taken = input.pos() == data.len();
            if taken && (held == 0 || directive == Directive::ZSTD_e_continue) {
                return Ok(());
            }
        }
    }
}
