//! [`PackageWriter`]: packs service data, one source after the other.

use std::fmt;
use std::io::{Read, Write};

use crate::event::{MemberNote, PackedMember, Part, Receipt, SkipReason};
use crate::package::archive::Archive;
use crate::package::contents::Contents;
use crate::package::source::Source;
use crate::package::{Added, HEAD_NAME, Member, PackageError, PackageHead, PackageLimits};

/// Packs service data, one source after the other, as it goes out to a sink.
///
/// Order is fixed by the calls: [`start`](Self::start) writes `package.json`,
/// the `add_…` methods and [`skip`](Self::skip) follow in the host's order,
/// [`finish`](Self::finish) writes `manifest.json` and gives the receipt and the
/// sink. A writer that is dropped before has no manifest and no receipt; what
/// the sink got is no package.
///
/// A source is read once, from beginning to end, in this thread. Nothing here
/// waits on its own, but a reader that blocks, or a network file system that
/// hangs, blocks the caller.
///
/// ```
/// use callhome::event::{DeviceDraft, Event, MemberNote, Scope, SkipReason};
/// use callhome::package::{Member, PackageHead, PackageWriter};
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
/// let head = PackageHead::new(TicketId::from_random([7; 16]), &device, &event, Scope::Full);
/// let mut package = PackageWriter::start(Vec::new(), &head)?;
///
/// package.add_bytes(Member::new("log/sel.txt")?, b"1 | Fan 2")?;
/// package.add_reader(Member::new("log/short")?, 8, &b"12345"[..])?;
/// package.add_unsized(Member::new("log/console")?, &b"of any length"[..])?;
/// package.skip("crash.bin", SkipReason::other("the BMC has none"))?;
///
/// let (receipt, bytes) = package.finish()?;
/// assert_eq!(receipt.contents()[1].notes(), [MemberNote::Padded]);
/// assert_eq!(receipt.contents()[1].zeros(), 3);
/// assert_eq!(receipt.skipped()[0].to_string(), "crash.bin: the BMC has none");
/// assert_eq!(receipt.bytes(), bytes.len() as u64);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct PackageWriter<W: Write> {
    archive: Archive<W>,
    contents: Contents,
    limits: PackageLimits,
    unpacked: u64,
    /// No more data goes in: the limit was reached.
    full: bool,
    /// The time of members that have none of their own.
    created: u64,
    buffer: Vec<u8>,
}

impl<W: Write> PackageWriter<W> {
    const BUFFER: usize = 64 << 10;
    /// With less room than this before the limit, nothing more is begun.
    const MIN_ROOM: u64 = 4 << 10;

    /// Starts a package within the default limits.
    ///
    /// # Errors
    /// [`PackageError`] when the compressor finds no memory or the sink fails.
    pub fn start(sink: W, head: &PackageHead<'_>) -> Result<Self, PackageError> {
        Self::with_limits(sink, head, PackageLimits::new())
    }

    /// Starts a package within limits of the host's own.
    ///
    /// # Errors
    /// [`PackageError`] when the compressor finds no memory or the sink fails.
    pub fn with_limits(
        sink: W,
        head: &PackageHead<'_>,
        limits: PackageLimits,
    ) -> Result<Self, PackageError> {
        let created = head.created().map_or(0, |time| seconds(time.unix_seconds()));
        let mut package = Self {
            archive: Archive::new(sink)?,
            contents: Contents::new(head.scope()),
            limits,
            unpacked: 0,
            full: false,
            created,
            buffer: vec![0; Self::BUFFER],
        };
        // Every part of a head is bounded, so that it always fits the limit.
        let json = serde_json::to_vec_pretty(head).expect("a head is texts and numbers");
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
        match self.add_piece(&member, member.name(), None, bytes, &[])? {
            Ok(()) => Ok(Added::one()),
            Err(reason) => self.skip(member.name(), reason),
        }
    }

    /// Packs a reader of which the length is known. It is read to that length
    /// and one byte further: what it lacks is filled with zero bytes, what it
    /// has more is cut off, and either is noted. An error other than
    /// *interrupted* counts as its end; one before the first byte skips it.
    ///
    /// # Errors
    /// [`PackageError`] when the sink fails.
    pub fn add_reader(
        &mut self,
        member: Member,
        length: u64,
        mut reader: impl Read,
    ) -> Result<Added, PackageError> {
        self.with_buffer(|package, buffer| {
            let mut source = Source::new(&mut reader);
            let want = usize::try_from(length).map_or(buffer.len(), |most| most.min(buffer.len()));
            let filled = source.fill(buffer.get_mut(..want).unwrap_or_default());
            match source.failure().filter(|_| filled == 0) {
                Some(reason) => package.skip(member.name(), reason),
                None => package.add_sized(member, length, buffer, filled, source),
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
        self.with_buffer(|package, buffer| {
            let mut source = Source::new(&mut reader);
            let filled = source.fill(buffer);
            package.add_collected(member, buffer, filled, source)
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
        let Self { mut archive, contents, created, .. } = self;
        contents.write_manifest(&mut archive, created)?;
        let (sink, bytes, sha256) = archive.finish()?;
        Ok((contents.into_receipt(bytes, sha256), sink))
    }

    /// Why a member of this name cannot be added, as far as it is known before
    /// its source is opened.
    pub(super) fn refusal(&self, name: &str) -> Option<SkipReason> {
        let full = self.full.then_some(SkipReason::SizeLimit);
        self.contents.refusal(name).or(full)
    }

    /// Counts members that were skipped without a name.
    pub(super) fn count_skipped(&mut self, count: u64) {
        self.contents.count_skipped(count);
    }

    /// Lends the buffer, which every source is read through.
    pub(super) fn with_buffer<T>(
        &mut self,
        add: impl FnOnce(&mut Self, &mut [u8]) -> Result<T, PackageError>,
    ) -> Result<T, PackageError> {
        let mut buffer = std::mem::take(&mut self.buffer);
        let added = add(self, &mut buffer);
        self.buffer = buffer;
        added
    }

    /// Packs `length` bytes: first the `filled` ones in the buffer, then what
    /// the source has.
    pub(super) fn add_sized(
        &mut self,
        member: Member,
        length: u64,
        buffer: &mut [u8],
        filled: usize,
        mut source: Source<'_>,
    ) -> Result<Added, PackageError> {
        if let Err(reason) = self.open(&member, member.name(), length)? {
            return self.skip(member.name(), reason);
        }
        let mut notes = Vec::new();
        let mut ready = filled;
        loop {
            self.put(buffer.get(..ready).unwrap_or(buffer))?;
            let left = self.archive.left();
            if self.full || left == 0 || !source.is_open() {
                break;
            }
            let want = usize::try_from(left).map_or(buffer.len(), |left| left.min(buffer.len()));
            ready = source.fill(buffer.get_mut(..want).unwrap_or_default());
        }
        if self.archive.left() > 0 && !self.full {
            notes.push(MemberNote::Padded);
        } else if !self.full && source.is_open() && source.fill(&mut [0]) > 0 {
            notes.push(MemberNote::Cut);
        }
        if source.failure().is_some() {
            notes.push(MemberNote::ReadFailed);
        }
        self.close(&member, member.name(), length, None, &notes)?;
        Ok(Added::one())
    }

    /// Packs a source of unknown length, of which the first `filled` bytes are
    /// in the buffer.
    pub(super) fn add_collected(
        &mut self,
        member: Member,
        buffer: &mut [u8],
        filled: usize,
        mut source: Source<'_>,
    ) -> Result<Added, PackageError> {
        let first = buffer.get(..filled).unwrap_or(buffer);
        if !source.is_open() {
            let failure = source.failure();
            return match (failure, filled) {
                (Some(reason), 0) => self.skip(member.name(), reason),
                (failure, _) => {
                    let notes = failure.map(|_| MemberNote::ReadFailed);
                    let notes = notes.as_slice();
                    match self.add_piece(&member, member.name(), None, first, notes)? {
                        Ok(()) => Ok(Added::one()),
                        Err(reason) => self.skip(member.name(), reason),
                    }
                }
            };
        }
        if let Some(reason) = self.refusal(member.name()) {
            return self.skip(member.name(), reason);
        }
        let mut piece = Vec::with_capacity(PackageLimits::PART_BYTES);
        piece.extend_from_slice(first);
        let mut added = Added::default();
        for number in 1..=PackageLimits::MAX_PARTS {
            let have = piece.len();
            piece.resize(PackageLimits::PART_BYTES, 0);
            let more = source.fill(piece.get_mut(have..).unwrap_or_default());
            piece.truncate(have + more);
            // Only the next bytes tell whether this is the last piece.
            let next = source.fill(buffer);
            let last = next == 0;
            let mut notes = Vec::new();
            if !last && number == PackageLimits::MAX_PARTS {
                notes.push(MemberNote::Cut);
            }
            if last && source.failure().is_some() {
                notes.push(MemberNote::ReadFailed);
            }
            let whole = last && number == 1;
            let part = Part { of: member.name().to_owned(), number };
            let name = [member.name(), &format!(".part{number:04}")].concat();
            let (name, part) =
                if whole { (member.name(), None) } else { (name.as_str(), Some(part)) };
            match self.add_piece(&member, name, part, &piece, &notes)? {
                Ok(()) => added.merge(Added::one()),
                Err(reason) => {
                    added.merge(self.skip(name, reason)?);
                    break;
                }
            }
            if last || self.full {
                break;
            }
            piece.clear();
            piece.extend_from_slice(buffer.get(..next).unwrap_or_default());
        }
        Ok(added)
    }

    /// Packs bytes that are in memory under a name of their own.
    fn add_piece(
        &mut self,
        member: &Member,
        name: &str,
        part: Option<Part>,
        bytes: &[u8],
        notes: &[MemberNote],
    ) -> Result<Result<(), SkipReason>, PackageError> {
        let length = bytes.len() as u64;
        if let Err(reason) = self.open(member, name, length)? {
            return Ok(Err(reason));
        }
        self.put(bytes)?;
        self.close(member, name, length, part, notes)?;
        Ok(Ok(()))
    }

    /// Writes the member's header, unless there is a reason not to.
    fn open(
        &mut self,
        member: &Member,
        name: &str,
        length: u64,
    ) -> Result<Result<(), SkipReason>, PackageError> {
        if let Some(reason) = self.refusal(name) {
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
            let want = data.len().min(Self::BUFFER);
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
    ) -> Result<(), PackageError> {
        let zeros = self.archive.close()?;
        let mut packed =
            PackedMember::new(name, length).with_kind(member.kind().clone()).with_zeros(zeros);
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
        (self.limits.bytes() / 16).min(64 << 10)
    }

    /// How many bytes can still go in before the limit, at least, with `reserve`
    /// left free. Where less than `want` is left, it is found out exactly.
    fn room(&mut self, want: u64, reserve: u64) -> Result<u64, PackageError> {
        let room = |package: &Self| {
            let closing = Self::MIN_ROOM
                + package.contents.manifest_bytes()
                + zeros_compressed(package.archive.left());
            let taken = package.archive.bytes_at_most() + closing + reserve;
            let room = package.limits.bytes().saturating_sub(taken);
            // What does not compress grows.
            room - room / 256
        };
        if room(self) < want {
            self.archive.flush()?;
        }
        Ok(room(self))
    }
}

/// The most bytes that zero bytes take, compressed: 32 for a block of 128 KiB.
fn zeros_compressed(zeros: u64) -> u64 {
    zeros / 4096
}

fn seconds(unix: i64) -> u64 {
    u64::try_from(unix).unwrap_or(0)
}

impl<W: Write> fmt::Debug for PackageWriter<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PackageWriter")
            .field("limits", &self.limits)
            .field("unpacked", &self.unpacked)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
#[cfg(feature = "zstd")]
mod tests;
