//! The reader of packages: it never panics, and what it believes it believes in
//! whatever pieces it comes.
//!
//! The first byte says what the rest is: a package, or an archive that is put
//! into zstd or gzip as it is, so that the fuzzer need not invent a compressor;
//! then, also, with the checksums of its headers made right.

#![no_main]

use std::io::{self, Read};

use callhome::event::Sha256;
use callhome::package::read::{ReadError, ReadLimits, Reader, Verified};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((mode, data)) = data.split_first() else { return };
    let package = match mode % 4 {
        0 => data.to_vec(),
        1 => zstd(data),
        2 => gzip(data),
        _ => zstd(&with_checksums(data)),
    };
    let limits = ReadLimits::new().with_packed(8 << 20).with_unpacked(1 << 20);
    let whole = read(&package[..], limits, usize::MAX);
    let pieces = read(Pieces(&package), limits, 7);
    assert_eq!(whole.is_ok(), pieces.is_ok(), "{whole:?}, in pieces {pieces:?}");
    let (Ok(whole), Ok(pieces)) = (whole, pieces) else { return };
    assert_eq!(whole.receipt(), pieces.receipt());
    assert_eq!(whole.receipt().sha256(), Sha256::of(&package));
    assert_eq!(whole.receipt().bytes(), package.len() as u64);
    for member in whole.receipt().contents() {
        assert!(member.name().split('/').all(|part| !matches!(part, "" | "." | "..")));
        assert!(!member.name().chars().any(char::is_control));
    }
});

/// Reads at most `most` bytes of each member.
fn read(package: impl Read, limits: ReadLimits, most: usize) -> Result<Verified, ReadError> {
    let mut reader = Reader::open(package, limits)?;
    while let Some(member) = reader.next_member()? {
        let length = member.length();
        let read = io::copy(&mut member.take(most as u64), &mut io::sink())?;
        assert_eq!(read, length.min(most as u64));
    }
    reader.finish()
}

/// A few bytes at a time.
struct Pieces<'a>(&'a [u8]);

impl Read for Pieces<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let most = buffer.len().min(13);
        self.0.read(&mut buffer[..most])
    }
}

/// A zstd frame with the data as they are.
fn zstd(data: &[u8]) -> Vec<u8> {
    let mut frame = vec![0x28, 0xb5, 0x2f, 0xfd, 0, 8 << 3];
    for block in data.chunks(64 << 10) {
        frame.extend(&((block.len() as u32) << 3).to_le_bytes()[..3]);
        frame.extend(block);
    }
    frame.extend([1, 0, 0]);
    frame
}

/// A gzip member with the data as they are.
fn gzip(data: &[u8]) -> Vec<u8> {
    let mut member = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
    for block in data.chunks(0x8000) {
        let length = block.len() as u16;
        member.push(0);
        member.extend(length.to_le_bytes());
        member.extend((!length).to_le_bytes());
        member.extend(block);
    }
    member.extend([1, 0, 0, 255, 255]);
    member.extend(crc32(data).to_le_bytes());
    member.extend((data.len() as u32).to_le_bytes());
    member
}

fn crc32(data: &[u8]) -> u32 {
    !data.iter().fold(!0, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc: u32, _| {
            if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 }
        })
    })
}

/// The archive with the right checksum in each block that looks like a header.
fn with_checksums(data: &[u8]) -> Vec<u8> {
    let mut archive = data.to_vec();
    for block in archive.chunks_exact_mut(512).filter(|block| &block[257..263] == b"ustar ") {
        block[148..156].fill(b' ');
        let sum: u32 = block.iter().map(|byte| u32::from(*byte)).sum();
        block[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    }
    archive
}
