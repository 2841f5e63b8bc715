//! [`Contents`]: the table of contents while it grows.

use std::io::{self, BufWriter, Write};

use serde::Serialize;

use crate::event::{PackedMember, Receipt, RuleCount, Scope, Sha256, SkipReason, SkippedMember};
use crate::package::archive::Archive;
use crate::package::names::Names;
use crate::package::{MANIFEST_NAME, PackageError, PackageLimits};

/// What was packed and skipped so far, and how much room that takes at the end.
pub(super) struct Contents {
    /// Length and digest of it are unknown until the end.
    receipt: Receipt,
    names: Names,
    manifest_bytes: u64,
}

/// The last member of a package.
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Manifest<'a> {
    format_version: u32,
    scope: Scope,
    contents: &'a [PackedMember],
    skipped: &'a [SkippedMember],
    more_skipped: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    limit_reached: Option<LimitReached<'a>>,
    redacted: &'a [RuleCount],
}

/// What a reader can do about a package that is not whole.
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct LimitReached<'a> {
    bytes: u64,
    largest: &'a str,
}

impl Contents {
    /// What an entry of the manifest takes at most beside name and reason: its
    /// JSON names repeat, so that of each only a few bytes remain compressed.
    const ENTRY: u64 = 64;

    pub(super) fn new(scope: Scope) -> Self {
        Self {
            receipt: Receipt::new(scope, 0, Sha256::from_bytes([0; 32])),
            names: Names::default(),
            manifest_bytes: 1024,
        }
    }

    /// Why a member of this name cannot be added, if so.
    pub(super) fn refusal(&self, name: &str) -> Option<SkipReason> {
        if self.receipt.contents().len() >= Receipt::MAX_CONTENTS {
            Some(SkipReason::TooMany)
        } else if self.names.is_taken(name) {
            Some(SkipReason::NameTaken)
        } else {
            None
        }
    }

    /// Takes the name, which was not refused, so that no other member gets it.
    pub(super) fn reserve(&mut self, name: &str) {
        self.names.insert(name);
    }

    pub(super) fn push(&mut self, member: PackedMember) {
        self.manifest_bytes += Self::ENTRY + member.name().len() as u64;
        self.receipt.push(member);
    }

    /// Records a skipped member, or only counts it where its entry has no `room`.
    pub(super) fn skip(&mut self, name: &str, reason: SkipReason, room: u64) {
        let bytes = Self::ENTRY + name.len() as u64 + reason.code().len() as u64;
        if bytes > room || self.receipt.skipped().len() >= Receipt::MAX_SKIPPED {
            self.receipt.count_skipped(1);
        } else {
            self.manifest_bytes += bytes;
            self.receipt.push_skipped(SkippedMember::new(name, reason));
        }
    }

    /// Counts skipped members that have no entry.
    pub(super) fn count_skipped(&mut self, count: u64) {
        self.receipt.count_skipped(count);
    }

    /// Counts what a rule of the redaction found.
    pub(super) fn count_redacted(&mut self, found: RuleCount) {
        self.receipt.push_redacted(found);
    }

    /// The most bytes that the manifest will take in the package.
    pub(super) fn manifest_bytes(&self) -> u64 {
        self.manifest_bytes
    }

    /// Writes the manifest, the last member.
    pub(super) fn write_manifest<W: Write>(
        &self,
        archive: &mut Archive<'_, W>,
        modified: u64,
        limits: PackageLimits,
    ) -> Result<(), PackageError> {
        let largest = self.receipt.largest().filter(|_| self.receipt.is_cut_by_size());
        let manifest = Manifest {
            format_version: self.receipt.format_version(),
            scope: self.receipt.scope(),
            contents: self.receipt.contents(),
            skipped: self.receipt.skipped(),
            more_skipped: self.receipt.more_skipped(),
            limit_reached: largest
                .map(|member| LimitReached { bytes: limits.bytes(), largest: member.name() }),
            redacted: self.receipt.redacted(),
        };
        // Written twice, so that its length is known without holding it.
        let mut count = Count(0);
        serde_json::to_writer_pretty(&mut count, &manifest).expect("counting does not fail");
        archive.open(MANIFEST_NAME, count.0, modified)?;
        let mut into = BufWriter::new(OpenMember { archive, error: None });
        let written = serde_json::to_writer_pretty(&mut into, &manifest).map_err(io::Error::from);
        let written = written.and_then(|()| into.flush());
        let (OpenMember { archive, error }, _) = into.into_parts();
        match (written, error) {
            (Err(_), Some(error)) => return Err(error),
            (Err(error), None) => return Err(PackageError::Compressor(error)),
            (Ok(()), _) => archive.close()?,
        };
        Ok(())
    }

    /// The receipt of the finished package.
    pub(super) fn into_receipt(self, bytes: u64, sha256: Sha256) -> Receipt {
        self.receipt.sealed(bytes, sha256)
    }
}

/// Counts what is written.
struct Count(u64);

impl Write for Count {
    fn write(&mut self, data: &[u8]) -> io::Result<usize> {
        self.0 += data.len() as u64;
        Ok(data.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Writes into the open member, and keeps the error that `io::Error` cannot hold.
struct OpenMember<'a, 'p, W: Write> {
    archive: &'a mut Archive<'p, W>,
    error: Option<PackageError>,
}

impl<W: Write> Write for OpenMember<'_, '_, W> {
    fn write(&mut self, data: &[u8]) -> io::Result<usize> {
        match self.archive.write(data) {
            Ok(()) => Ok(data.len()),
            Err(error) => {
                self.error = Some(error);
                Err(io::ErrorKind::BrokenPipe.into())
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_room_a_skip_is_only_counted() {
        let mut contents = Contents::new(Scope::Full);
        contents.skip("a", SkipReason::Fifo, 10);
        contents.skip("a", SkipReason::Fifo, 100);
        let receipt = contents.into_receipt(0, Sha256::of(b""));
        assert_eq!((receipt.skipped().len(), receipt.more_skipped()), (1, 1));
    }
}
