//! Files and folders as sources: looked at before they are opened, and opened
//! so that nothing can wait.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::fs::{self, File, FileType, Metadata, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::event::{Receipt, SkipReason};
use crate::package::source::reason;
use crate::package::{Added, Member, PackageError, PackageLimits, PackageWriter};
use crate::time::WallTime;

impl<W: Write> PackageWriter<'_, W> {
    /// Packs a file or a folder, whichever is there.
    ///
    /// # Errors
    /// [`PackageError`] when the sink fails.
    pub fn add_path(&mut self, member: Member, path: &Path) -> Result<Added, PackageError> {
        match fs::symlink_metadata(path) {
            Ok(metadata) if metadata.is_dir() => self.add_folder(member, path),
            _ => self.add_file(member, path),
        }
    }

    /// Packs a regular file.
    ///
    /// A file that ends within the first 64 KiB is packed as it was read; this
    /// covers most of what `/proc` and `/sys` show, whose lengths mean nothing.
    /// A longer one has the length that it had when it was opened: what it
    /// grows by is cut, what it shrinks by is filled with zero bytes, and either
    /// is noted. One that holds more than it claimed from the start is packed
    /// like [`add_unsized`](Self::add_unsized).
    ///
    /// Links, FIFOs, devices and sockets are skipped and never opened.
    ///
    /// # Errors
    /// [`PackageError`] when the sink fails.
    pub fn add_file(&mut self, member: Member, path: &Path) -> Result<Added, PackageError> {
        if let Some(reason) = self.refusal(&member) {
            return self.skip(member.name(), reason);
        }
        let (mut file, metadata) = match open(path) {
            Ok(opened) => opened,
            Err(reason) => return self.skip(member.name(), reason),
        };
        let claimed = metadata.len();
        // What has no length has no time of change either: it is made on reading.
        let member = match modified(&metadata).filter(|_| claimed > 0) {
            Some(time) if member.modified().is_none() => member.with_modified(time),
            _ => member,
        };
        self.with_scratch(|package, scratch| {
            let (buffer, mut source) = scratch.read(&member, &mut file);
            let filled = source.fill(buffer);
            if !source.has_more() || claimed < source.bytes_read() {
                package.add_collected(&member, buffer, filled, source)
            } else {
                source.limit(claimed);
                package.add_sized(&member, claimed, buffer, filled, source)
            }
        })
    }

    /// Packs the regular files of a folder and of all folders below it, sorted
    /// by name, under the member's name and with its kind. Links are not
    /// followed, so there are no loops. Where somebody else may write, this
    /// cannot be promised: between the look at a folder and its listing a link
    /// may be put in its place.
    ///
    /// Of names, what cannot be in a package is escaped, and noted. Beyond
    /// [`PackageLimits::MAX_DEPTH`] and [`PackageLimits::MAX_ENTRIES`] is
    /// skipped.
    ///
    /// # Errors
    /// [`PackageError`] when the sink fails.
    pub fn add_folder(&mut self, member: Member, folder: &Path) -> Result<Added, PackageError> {
        self.add_entries(member, folder, PackageLimits::MAX_ENTRIES)
    }

    /// The same, looking at no more than `most` entries.
    pub(super) fn add_entries(
        &mut self,
        member: Member,
        folder: &Path,
        most: usize,
    ) -> Result<Added, PackageError> {
        match fs::symlink_metadata(folder) {
            Ok(metadata) if metadata.is_dir() => {}
            Ok(metadata) => {
                let why = refused(metadata.file_type()).unwrap_or(SkipReason::NotAFolder);
                return self.skip(member.name(), why);
            }
            Err(error) => return self.skip(member.name(), reason(error.kind())),
        }
        let mut added = Added::default();
        let mut looked_at = 0;
        let mut waiting = vec![Entry { path: folder.to_owned(), member, depth: 0 }];
        while let Some(entry) = waiting.pop() {
            looked_at += 1;
            if looked_at > most {
                added.merge(self.skip(entry.member.name(), SkipReason::TooMany)?);
                self.count_skipped(waiting.len() as u64);
                break;
            }
            match fs::symlink_metadata(&entry.path) {
                Ok(metadata) if !metadata.is_dir() => {
                    added.merge(self.add_file(entry.member, &entry.path)?);
                }
                Ok(_) if entry.depth == PackageLimits::MAX_DEPTH => {
                    added.merge(self.skip(entry.member.name(), SkipReason::TooDeep)?);
                }
                Ok(_) => added.merge(self.open_folder(&entry, &mut waiting)?),
                Err(error) => {
                    added.merge(self.skip(entry.member.name(), reason(error.kind()))?);
                }
            }
        }
        Ok(added)
    }

    /// Puts the entries of a folder in the queue, the first one last.
    fn open_folder(
        &mut self,
        folder: &Entry,
        waiting: &mut Vec<Entry>,
    ) -> Result<Added, PackageError> {
        let mut added = Added::default();
        let most = Receipt::MAX_CONTENTS.saturating_sub(waiting.len());
        let listing = match list(&folder.path, most) {
            Ok(listing) => listing,
            Err(error) => {
                return self.skip(folder.member.name(), reason(error.kind()));
            }
        };
        if listing.dropped > 0 {
            added.merge(self.skip(folder.member.name(), SkipReason::TooMany)?);
            self.count_skipped(listing.dropped - 1);
        }
        if let Some(failed) = listing.failed {
            added.merge(self.skip(folder.member.name(), reason(failed))?);
        }
        let mut entries = Vec::with_capacity(listing.names.len());
        for name in listing.names {
            match folder.member.child(&bytes_of(&name)) {
                Ok(member) => entries.push(Entry {
                    path: folder.path.join(&name),
                    member,
                    depth: folder.depth + 1,
                }),
                Err((name, _)) => added.merge(self.skip(&name, SkipReason::BadName)?),
            }
        }
        waiting.extend(entries.into_iter().rev());
        Ok(added)
    }
}

/// A file or folder that waits for its turn.
struct Entry {
    path: PathBuf,
    member: Member,
    depth: u32,
}

/// The first names of a folder, in order.
struct Listing {
    names: BTreeSet<OsString>,
    /// How many came after these.
    dropped: u64,
    /// Why the list is not complete, if it is not.
    failed: Option<io::ErrorKind>,
}

/// Lists a folder, with memory for `most` names however many there are.
fn list(folder: &Path, most: usize) -> io::Result<Listing> {
    let mut listing = Listing { names: BTreeSet::new(), dropped: 0, failed: None };
    for entry in fs::read_dir(folder)? {
        match entry {
            Ok(entry) => {
                listing.names.insert(entry.file_name());
                if listing.names.len() > most {
                    listing.names.pop_last();
                    listing.dropped += 1;
                }
            }
            // After an error the same entry may come for ever.
            Err(error) => {
                listing.failed = Some(error.kind());
                break;
            }
        }
    }
    Ok(listing)
}

/// Opens a regular file; anything else is refused, without opening it where it
/// can be told before.
fn open(path: &Path) -> Result<(File, Metadata), SkipReason> {
    let why = |error: io::Error| reason(error.kind());
    let metadata = fs::symlink_metadata(path).map_err(why)?;
    if let Some(reason) = refused(metadata.file_type()) {
        return Err(reason);
    }
    let mut options = OpenOptions::new();
    options.read(true);
    // What was a file a moment ago may be a FIFO now, or a link to one.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(
        &mut options,
        libc::O_NONBLOCK | libc::O_NOFOLLOW | libc::O_NOCTTY,
    );
    let file = options.open(path).map_err(why)?;
    let metadata = file.metadata().map_err(why)?;
    match refused(metadata.file_type()) {
        Some(reason) => Err(reason),
        None => Ok((file, metadata)),
    }
}

/// Why something of this type is not read as a file.
fn refused(kind: FileType) -> Option<SkipReason> {
    if kind.is_file() {
        return None;
    }
    if kind.is_symlink() {
        return Some(SkipReason::SymbolicLink);
    }
    if kind.is_dir() {
        return Some(SkipReason::Folder);
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;

        if kind.is_fifo() {
            return Some(SkipReason::Fifo);
        }
        if kind.is_char_device() || kind.is_block_device() {
            return Some(SkipReason::Device);
        }
        if kind.is_socket() {
            return Some(SkipReason::Socket);
        }
    }
    Some(SkipReason::SpecialFile)
}

fn modified(metadata: &Metadata) -> Option<WallTime> {
    let since = metadata.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
    WallTime::from_unix_seconds(i64::try_from(since.as_secs()).ok()?).ok()
}

#[cfg(unix)]
fn bytes_of(name: &OsStr) -> std::borrow::Cow<'_, [u8]> {
    std::os::unix::ffi::OsStrExt::as_bytes(name).into()
}

#[cfg(not(unix))]
fn bytes_of(name: &OsStr) -> std::borrow::Cow<'_, [u8]> {
    name.to_string_lossy().into_owned().into_bytes().into()
}
