//! [`PackageWriter`]: packs service data, one source after the other.

use std::fmt;
use std::io::{Read, Write};
use std::ops::Range;

use crate::event::{MemberNote, PackedMember, Part, Receipt, RuleCount, SkipReason};
use crate::package::archive::Archive;
use crate::package::contents::Contents;
use crate::package::redact::Redactor;
use crate::package::sink::PackedSink;
use crate::package::source::Source;
use crate::package::{
    Added, HEAD_NAME, Member, PackageError, PackageHead, PackageLimits, PackageRules, Packer,
};

/// Packs service data, one source after the other, as it goes out to a sink.
///
/// Order is fixed by the calls: [`Packer::start`] writes `package.json`, the
/// `add_…` methods and [`skip`](Self::skip) follow in the host's order,
/// [`finish`](Self::finish) writes `manifest.json` and gives the receipt and the
/// sink. A writer that is dropped before has no manifest and no receipt; what
/// the sink got is no package.
///
/// A member of a kind that [`PackageRules`] do not permit is skipped. From text
/// secrets are removed before it is compressed: see
/// [`redact`](crate::package::redact).
///
/// A source is read once, from beginning to end, in this thread. Nothing here
/// waits on its own, but a reader that blocks, or a network file system that
/// hangs, blocks the caller.
///
/// ```
/// use callhome::event::{DeviceDraft, Event, MemberKind, MemberNote, Scope, SkipReason};
/// use callhome::package::{Member, PackageHead, PackageRules, Packer};
/// use callhome::ticket::TicketId;
///
/// # let device = DeviceDraft {
/// #     manufacturer: "Example".into(),
/// #     model: "SR 1".into(),
/// #     serial_number: "J30A0042".into(),
/// #     ..DeviceDraft::default()
/// # }
/// # .check()?;
/// # let event = Event::manual_call("the fan is loud")?;
/// # #[cfg(feature = "zstd")] {
/// let head = PackageHead::new(TicketId::from_random([7; 16]), &device, &event, Scope::Full);
/// let mut packer = Packer::new(PackageRules::new())?;
/// let mut package = packer.start(Vec::new(), &head)?;
///
/// package.add_bytes(Member::new("log/sel.txt", MemberKind::EventLog)?, b"1 | Fan 2")?;
/// package.add_reader(Member::new("log/short", MemberKind::EventLog)?, 8, &b"12345"[..])?;
/// package.add_unsized(Member::new("log/console", MemberKind::KernelLog)?, &b"any length"[..])?;
/// package.skip("crash.bin", SkipReason::other("the BMC has none"))?;
///
/// let (receipt, bytes) = package.finish()?;
/// assert_eq!(receipt.contents()[1].notes(), [MemberNote::Padded]);
/// assert_eq!(receipt.contents()[1].zeros(), 3);
/// assert_eq!(receipt.skipped()[0].to_string(), "crash.bin: the BMC has none");
/// assert_eq!(receipt.bytes(), bytes.len() as u64);
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct PackageWriter<'p, W: Write> {
    archive: Archive<'p, W>,
    contents: Contents,
    rules: &'p PackageRules,
    unpacked: u64,
    /// No more data goes in: the limit was reached.
    full: bool,
    /// The time of members that have none of their own.
    created: u64,
    /// How many places were redacted when the last member was closed.
    redacted: u64,
    scratch: Scratch<'p>,
}

/// What every source is read through, lent while one is.
#[derive(Default)]
pub(super) struct Scratch<'p> {
    pub(super) buffer: &'p mut [u8],
    carry: &'p mut [u8],
    redactor: Option<&'p mut Redactor>,
}

impl Scratch<'_> {
    /// The buffer, and the source with what removes secrets from it.
    pub(super) fn read<'s>(
        &'s mut self,
        member: &Member,
        reader: &'s mut dyn Read,
    ) -> (&'s mut [u8], Source<'s>) {
        let source = Source::new(reader);
        let source = match &mut self.redactor {
            Some(redactor) if member.is_text() => source.redacted(redactor, self.carry),
            _ => source,
        };
        (self.buffer, source)
    }
}

impl<'p, W: Write> PackageWriter<'p, W> {
    /// With less room than this before the limit, nothing more is begun.
    const MIN_ROOM: u64 = 4 << 10;
    /// Room for most heads at once.
    const HEAD_BYTES: usize = 1 << 10;
    /// How much is put in between two looks at the limit.
    const PIECE: usize = 64 << 10;

    pub(super) fn start(
        packer: &'p mut Packer,
        sink: W,
        head: &PackageHead<'_>,
    ) -> Result<Self, PackageError> {
        let Packer { rules, compressor, redactor, buffer, carry, made } = packer;
        let created = head.created().map_or(0, |time| seconds(time.unix_seconds()));
        let mut package = Self {
            archive: Archive::new(PackedSink::new(sink, compressor, made)),
            contents: Contents::new(head.scope()),
            rules,
            unpacked: 0,
            full: false,
            created,
            redacted: 0,
            scratch: Scratch { buffer, carry, redactor: redactor.as_mut() },
        };
        // Every part of a head is bounded, so that it always fits the limit.
        let mut json = Vec::with_capacity(Self::HEAD_BYTES);
        serde_json::to_writer_pretty(&mut json, head).expect("a head is texts and numbers");
        package.archive.open(HEAD_NAME, json.len() as u64, created)?;
        package.archive.write(&json)?;
        package.archive.close()?;
        Ok(package)
    }

    /// Packs these bytes.
    ///
    /// # Errors
    /// [`PackageError`] when the sink fails.
    pub fn add_bytes(&mut self, member: Member, bytes: &[u8]) -> Result<Added, PackageError> {
        self.add_reader(member, bytes.len() as u64, bytes)
    }

    /// Packs a reader of which the length is known. It is read to that length
    /// and one byte further: what it lacks is filled with zero bytes, what it
    /// has more is cut off, and either is noted. An error counts as its
    /// end; one before the first byte skips it. *Interrupted* is tried again, up
    /// to [`PackageLimits::MAX_INTERRUPTIONS`] times in a row.
    ///
    /// # Errors
    /// [`PackageError`] when the sink fails.
    pub fn add_reader(
        &mut self,
        member: Member,
        length: u64,
        mut reader: impl Read,
    ) -> Result<Added, PackageError> {
        if let Some(reason) = self.refusal(&member) {
            return self.skip(member.name(), reason);
        }
        self.with_scratch(|package, scratch| {
            let (buffer, mut source) = scratch.read(&member, &mut reader);
            source.limit(length);
            let filled = source.fill(buffer);
            match source.failure().filter(|_| source.bytes_read() == 0) {
                Some(reason) => package.skip(member.name(), reason),
                None => package.add_sized(&member, length, buffer, filled, source),
            }
        })
    }

    /// Packs a reader of unknown length. Up to [`PackageLimits::PART_BYTES`] it
    /// becomes one member; a longer one becomes `name.part0001`, `name.part0002`
    /// and so on, at most [`PackageLimits::MAX_PARTS`].
    ///
    /// # Errors
    /// [`PackageError`] when the sink fails.
    pub fn add_unsized(
        &mut self,
        member: Member,
        mut reader: impl Read,
    ) -> Result<Added, PackageError> {
        if let Some(reason) = self.refusal(&member) {
            return self.skip(member.name(), reason);
        }
        self.with_scratch(|package, scratch| {
            let (buffer, mut source) = scratch.read(&member, &mut reader);
            let filled = source.fill(buffer);
            package.add_collected(&member, buffer, filled, source)
        })
    }

    /// Records that something is not in the package, and why. A `name` that
    /// cannot be shown is cut where it cannot.
    ///
    /// # Errors
    /// [`PackageError::Void`] after an earlier error.
    pub fn skip(&mut self, name: &str, reason: SkipReason) -> Result<Added, PackageError> {
        self.archive.check()?;
        let room = self.room(Self::MIN_ROOM, 0)?;
        self.contents.skip(name, reason.clone(), room);
        Ok(Added::skipped_for(reason))
    }

    /// Ends the package: its receipt, and the sink. The sink was flushed, not
    /// made durable.
    ///
    /// # Errors
    /// [`PackageError`] when the sink fails.
    pub fn finish(self) -> Result<(Receipt, W), PackageError> {
        let Self { mut archive, mut contents, created, scratch, rules, .. } = self;
        if let Some(redactor) = &scratch.redactor {
            for (rule, count) in redactor.counts().filter(|(_, count)| *count > 0) {
                contents.count_redacted(RuleCount::new(rule, count));
            }
        }
        contents.write_manifest(&mut archive, created, rules.limits())?;
        let (sink, bytes, sha256) = archive.finish()?;
        Ok((contents.into_receipt(bytes, sha256), sink))
    }

    /// Why this member cannot be added, as far as it is known before its source
    /// is opened.
    pub(super) fn refusal(&self, member: &Member) -> Option<SkipReason> {
        if !self.rules.permits(member.kind()) {
            return Some(SkipReason::KindNotPermitted);
        }
        self.refusal_of(member.name())
    }

    fn refusal_of(&self, name: &str) -> Option<SkipReason> {
        self.contents.refusal(name).or(self.full.then_some(SkipReason::SizeLimit))
    }

    /// Counts members that were skipped without a name.
    pub(super) fn count_skipped(&mut self, count: u64) {
        self.contents.count_skipped(count);
    }

    /// Lends what sources are read through.
    pub(super) fn with_scratch<T>(
        &mut self,
        add: impl FnOnce(&mut Self, &mut Scratch<'p>) -> Result<T, PackageError>,
    ) -> Result<T, PackageError> {
        let mut scratch = std::mem::take(&mut self.scratch);
        let added = add(self, &mut scratch);
        self.scratch = scratch;
        added
    }

    /// Packs `length` bytes: first the `filled` ones in the buffer, then what
    /// the source has.
    pub(super) fn add_sized(
        &mut self,
        member: &Member,
        length: u64,
        buffer: &mut [u8],
        filled: usize,
        mut source: Source<'_>,
    ) -> Result<Added, PackageError> {
        if let Err(reason) = self.open(member, member.name(), length)? {
            return self.skip(member.name(), reason);
        }
        let mut ready = filled;
        loop {
            self.put(buffer.get(..ready).unwrap_or(buffer))?;
            if self.full || !source.has_more() {
                break;
            }
            ready = source.fill(buffer);
        }
        let mut notes = Vec::new();
        if self.archive.left() > 0 && !self.full {
            notes.push(MemberNote::Padded);
        } else if !self.full && source.has_excess() {
            notes.push(MemberNote::Cut);
        }
        if source.failure().is_some() {
            notes.push(MemberNote::ReadFailed);
        }
        self.close(member, member.name(), length, None, &notes, source.redacted_so_far())?;
        Ok(Added::one())
    }

    /// Packs a source of unknown length, of which the first `filled` bytes are
    /// in the buffer.
    pub(super) fn add_collected<'s>(
        &mut self,
        member: &Member,
        buffer: &'s mut [u8],
        filled: usize,
        mut source: Source<'s>,
    ) -> Result<Added, PackageError> {
        if !source.has_more() {
            return match source.failure() {
                Some(reason) if filled == 0 => self.skip(member.name(), reason),
                _ => self.add_sized(member, filled as u64, buffer, filled, source),
            };
        }
        source.limit(PackageLimits::PART_BYTES as u64 * u64::from(PackageLimits::MAX_PARTS));
        let mut parts = Parts { buffer, unused: 0..filled, source };
        let mut piece = Vec::with_capacity(PackageLimits::PART_BYTES);
        let mut added = Added::default();
        for number in 1..=PackageLimits::MAX_PARTS {
            parts.next(&mut piece);
            // Only the bytes behind it tell whether this is the last piece.
            let last = !parts.has_more();
            let mut notes = Vec::new();
            if last && parts.source.has_excess() {
                notes.push(MemberNote::Cut);
            }
            if last && parts.source.failure().is_some() {
                notes.push(MemberNote::ReadFailed);
            }
            let whole = last && number == 1;
            let part = Part { of: member.name().to_owned(), number };
            let name = [member.name(), &format!(".part{number:04}")].concat();
            let (name, part) =
                if whole { (member.name(), None) } else { (name.as_str(), Some(part)) };
            let length = piece.len() as u64;
            match self.open(member, name, length)? {
                Ok(()) => {
                    self.put(&piece)?;
                    let redacted = parts.source.redacted_so_far();
                    self.close(member, name, length, part, &notes, redacted)?;
                    added.merge(Added::one());
                }
                Err(reason) => {
                    added.merge(self.skip(name, reason)?);
                    break;
                }
            }
            if last || self.full {
                break;
            }
        }
        Ok(added)
    }

    /// Writes the member's header, unless there is a reason not to.
    fn open(
        &mut self,
        member: &Member,
        name: &str,
        length: u64,
    ) -> Result<Result<(), SkipReason>, PackageError> {
        if let Some(reason) = self.refusal_of(name) {
            return Ok(Err(reason));
        }
        if length > PackageLimits::MAX_UNPACKED - self.unpacked {
            return Ok(Err(SkipReason::TooLarge));
        }
        // The header, the name there and in the manifest.
        let needed = Self::MIN_ROOM + 4 * name.len() as u64;
        let room = self.room(needed + zeros_compressed(length), self.skip_reserve())?;
        if room < needed {
            self.full = true;
            return Ok(Err(SkipReason::SizeLimit));
        }
        if room - needed < zeros_compressed(length) {
            return Ok(Err(SkipReason::TooLarge));
        }
        let modified = member.modified().map_or(self.created, |time| seconds(time.unix_seconds()));
        self.archive.open(name, length, modified)?;
        self.contents.reserve(name);
        self.unpacked += length;
        Ok(Ok(()))
    }

    /// Writes data into the open member, until it or the package is full.
    fn put(&mut self, mut data: &[u8]) -> Result<(), PackageError> {
        while !data.is_empty() && self.archive.left() > 0 && !self.full {
            let want = data.len().min(Self::PIECE);
            let room =
                usize::try_from(self.room(want as u64, self.skip_reserve())?).unwrap_or(usize::MAX);
            if room < want && room < 1024 {
                self.full = true;
                break;
            }
            let (now, later) = data.split_at_checked(room.min(want)).unwrap_or((data, &[]));
            self.archive.write(now)?;
            data = later;
        }
        Ok(())
    }

    /// Ends the open member and enters it in the table of contents.
    fn close(
        &mut self,
        member: &Member,
        name: &str,
        length: u64,
        part: Option<Part>,
        notes: &[MemberNote],
        redacted: u64,
    ) -> Result<(), PackageError> {
        let zeros = self.archive.close()?;
        let mut packed =
            PackedMember::new(name, length).with_kind(member.kind().clone()).with_zeros(zeros);
        if member.is_text() && !self.rules.redaction().is_off() {
            packed = packed.with_redacted(redacted - self.redacted);
            self.redacted = redacted;
        } else {
            packed = packed.with_note(MemberNote::Unredacted);
        }
        if let Some(part) = part {
            packed = packed.with_part(part);
        }
        if self.full && zeros > 0 {
            packed = packed.with_note(MemberNote::SizeLimit);
        }
        if member.is_renamed() {
            packed = packed.with_note(MemberNote::Renamed);
        }
        for note in notes {
            packed = packed.with_note(note.clone());
        }
        self.contents.push(packed);
        Ok(())
    }

    /// What is kept free of data, so that what comes after the limit can still
    /// be named as skipped.
    fn skip_reserve(&self) -> u64 {
        (self.rules.limits().bytes() / 16).min(64 << 10)
    }

    /// How many bytes can still go in before the limit, at least, with `reserve`
    /// left free. Where less than `want` is left, it is found out exactly.
    fn room(&mut self, want: u64, reserve: u64) -> Result<u64, PackageError> {
        let room = |package: &Self| {
            let closing = Self::MIN_ROOM
                + package.contents.manifest_bytes()
                + zeros_compressed(package.archive.left());
            let taken = package.archive.bytes_at_most() + closing + reserve;
            let room = package.rules.limits().bytes().saturating_sub(taken);
            // What does not compress grows.
            room - room / 256
        };
        if room(self) < want {
            self.archive.flush()?;
        }
        Ok(room(self))
    }
}

/// A source that comes out in pieces.
struct Parts<'s> {
    buffer: &'s mut [u8],
    /// What of the buffer is in no piece yet.
    unused: Range<usize>,
    source: Source<'s>,
}

impl Parts<'_> {
    /// Fills `piece` with the next bytes, up to the length of a part.
    fn next(&mut self, piece: &mut Vec<u8>) {
        piece.clear();
        while piece.len() < PackageLimits::PART_BYTES && self.has_more() {
            let most =
                self.unused.end.min(self.unused.start + PackageLimits::PART_BYTES - piece.len());
            piece.extend_from_slice(self.buffer.get(self.unused.start..most).unwrap_or_default());
            self.unused.start = most;
        }
    }

    /// Whether there are bytes for another piece. Reads on to find out.
    fn has_more(&mut self) -> bool {
        while self.unused.is_empty() && self.source.has_more() {
            self.unused = 0..self.source.fill(self.buffer);
        }
        !self.unused.is_empty()
    }
}

/// The most bytes that zero bytes take, compressed: 32 for a block of 128 KiB.
fn zeros_compressed(zeros: u64) -> u64 {
    zeros / 4096
}

fn seconds(unix: i64) -> u64 {
    u64::try_from(unix).unwrap_or(0)
}

impl<W: Write> fmt::Debug for PackageWriter<'_, W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PackageWriter")
            .field("rules", &self.rules)
            .field("unpacked", &self.unpacked)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
#[cfg(feature = "zstd")]
mod tests;
