//! [`Log`]: the records of a directory store, in one file.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::batch::{Batch, Change};
use super::error::{Operation, StoreError};
use super::frame::{self, HEADER_LEN};
use super::fs::{FileSystem, OpenFile};
use super::key::Key;
use super::loaded::{Damage, Loaded};
use super::quota::{Quota, bounded};
use super::replay::Replay;

/// The name of the log in the store's folder.
pub(super) const RECORDS: &str = "records";
/// The name of a log that is being written.
pub(super) const RECORDS_NEW: &str = "records.new";

/// The records of a directory store: all of them in memory, and a log of their
/// changes in one file. `docs/store.md` has the format and the rules.
///
/// They are held in memory so that writing them anew never depends on reading a
/// file that has just failed.
pub(super) struct Log {
    files: Arc<dyn FileSystem>,
    folder: PathBuf,
    quota: Quota,
    file: Option<Box<dyn OpenFile>>,
    tail: Tail,
    /// The length of the file as far as it is good.
    len: u64,
    last_batch: u64,
    records: BTreeMap<Key, Record>,
    /// Bytes of all frames that hold a record.
    live: u64,
    /// Garbage that is put up with before the log is written anew.
    patience: u64,
    damage: Vec<Damage>,
    /// Whether anything was committed that no later frame shows to be synced.
    unsettled: bool,
}

struct Record {
    value: Vec<u8>,
    /// The length of the frame that holds it.
    framed: u64,
}

/// What the end of the file is like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tail {
    /// Nothing is behind the good length.
    Clean,
    /// Something is behind the good length; it can be cut off.
    Loose,
    /// What the file holds is not known, or it holds damage: written anew before
    /// anything is committed.
    Spoiled,
}

impl Log {
    /// Garbage that is always put up with.
    pub(super) const MIN_GARBAGE: u64 = 64 * 1024;
    /// The longest file that is read. No quota lets a log grow so long.
    pub(super) const MAX_BYTES: u64 = 512 * 1024 * 1024;

    /// Reads the log in `folder`, or begins one. What was read is durable then.
    pub(super) fn open(
        files: Arc<dyn FileSystem>,
        folder: &Path,
        quota: Quota,
    ) -> Result<Self, StoreError> {
        let mut log = Self {
            files,
            folder: folder.to_owned(),
            quota,
            file: None,
            tail: Tail::Spoiled,
            len: 0,
            last_batch: 0,
            records: BTreeMap::new(),
            live: 0,
            patience: 0,
            damage: Vec::new(),
            unsettled: false,
        };
        match read_file(&*log.files, folder)? {
            None => log.rewrite(&[])?,
            Some(bytes) => log.take_over(&bytes)?,
        }
        Ok(log)
    }

    fn take_over(&mut self, bytes: &[u8]) -> Result<(), StoreError> {
        let replay = Replay::read(bytes)?;
        self.last_batch = replay.last_batch;
        for (key, (value, framed)) in replay.records {
            self.live += framed;
            self.records.insert(key, Record { value, framed });
        }
        self.len = replay.good_len;
        self.patience = self.garbage_bound(self.live);
        self.tail = match (replay.damage.is_empty(), bytes.len() as u64 == self.len) {
            (true, true) => Tail::Clean,
            (true, false) => Tail::Loose,
            (false, _) => Tail::Spoiled,
        };
        self.damage = replay.damage;
        // A process that was killed may have left a batch that is in the page
        // cache only. Where it cannot be synced it is written anew.
        let path = self.folder.join(RECORDS);
        match self.files.open(&path) {
            Ok(mut file) => {
                let synced = file.sync();
                self.file = Some(file);
                if synced.is_err() {
                    self.tail = Tail::Spoiled;
                    self.rewrite(&[])?;
                }
                Ok(())
            }
            Err(error) => Err(StoreError::io(Operation::Write, error)),
        }
    }

    /// All records, and the damage that was found when the log was opened.
    pub(super) fn load(&self) -> Loaded {
        let records = self.records.iter().map(|(key, record)| (key.clone(), record.value.clone()));
        let mut loaded = Loaded::new(records.collect());
        for damage in &self.damage {
            loaded.note_damage(damage.clone());
        }
        loaded
    }

    /// Does all of `batch`, durably, or nothing.
    pub(super) fn commit(&mut self, batch: &Batch) -> Result<(), StoreError> {
        let changes: Vec<_> = batch.changes().filter(|change| self.is_news(change)).collect();
        if changes.is_empty() && self.tail != Tail::Spoiled {
            return Ok(());
        }
        let mut bytes = Vec::new();
        let lengths = frame::write_batch(&mut bytes, self.last_batch + 1, &changes);
        let live = self.live_after(&changes, &lengths);
        self.quota.admit_records(self.live, live)?;

        let len = self.len + bytes.len() as u64;
        let garbage = len.saturating_sub(HEADER_LEN as u64 + live);
        if self.tail == Tail::Spoiled {
            return self.rewrite(&changes);
        }
        if batch.erases() || garbage > self.patience {
            match self.rewrite(&changes) {
                // No room for a second file: the first one may grow for now.
                Err(StoreError::Full { .. })
                    if self.tail != Tail::Spoiled && garbage <= 4 * self.garbage_bound(live) =>
                {
                    let more = if batch.erases() { 0 } else { Self::MIN_GARBAGE };
                    self.patience = garbage.saturating_add(more);
                }
                done => return done,
            }
        }
        self.append(&bytes)?;
        for ((key, change), framed) in changes.iter().zip(lengths) {
            self.apply(key, *change, framed as u64);
        }
        self.unsettled = true;
        Ok(())
    }

    /// Whether a change changes anything.
    fn is_news(&self, (key, change): &(&Key, Change<'_>)) -> bool {
        match (self.records.get(*key), change) {
            (Some(record), Change::Put(value)) => record.value != *value,
            (None, Change::Remove) => false,
            _ => true,
        }
    }

    fn live_after(&self, changes: &[(&Key, Change<'_>)], lengths: &[usize]) -> u64 {
        changes.iter().zip(lengths).fold(self.live, |live, ((key, change), len)| {
            let before = self.records.get(*key).map_or(0, |record| record.framed);
            let after = if matches!(change, Change::Put(_)) { *len as u64 } else { 0 };
            live - before + after
        })
    }

    fn garbage_bound(&self, live: u64) -> u64 {
        live.max(Self::MIN_GARBAGE)
    }

    /// Writes one batch at the end: one write, one sync.
    fn append(&mut self, bytes: &[u8]) -> Result<(), StoreError> {
        if self.tail == Tail::Loose {
            self.cut()?;
        }
        // Whatever happens now, this number is used up.
        self.last_batch += 1;
        let Some(file) = self.file.as_mut() else { return Err(no_file()) };
        if let Err(error) = file.write_at(self.len, bytes) {
            self.tail = Tail::Loose;
            // Gives the room back that the part took. If that fails the next
            // commit tries again.
            let _ = self.cut();
            return Err(StoreError::io(Operation::Write, error));
        }
        if let Err(error) = file.sync() {
            self.tail = Tail::Spoiled;
            // So that it is not found after a restart. Nothing relies on it.
            let _ = file.truncate(self.len);
            return Err(StoreError::io(Operation::Sync, error));
        }
        self.len += bytes.len() as u64;
        Ok(())
    }

    /// Cuts off what is behind the good length, durably.
    fn cut(&mut self) -> Result<(), StoreError> {
        let Some(file) = self.file.as_mut() else { return Err(no_file()) };
        file.truncate(self.len).map_err(|error| StoreError::io(Operation::Write, error))?;
        if let Err(error) = file.sync() {
            self.tail = Tail::Spoiled;
            return Err(StoreError::io(Operation::Sync, error));
        }
        self.tail = Tail::Clean;
        Ok(())
    }

    /// Writes all records with `changes` done into a new file, and puts it in
    /// the place of the old one.
    fn rewrite(&mut self, changes: &[(&Key, Change<'_>)]) -> Result<(), StoreError> {
        let mut after: BTreeMap<&Key, &[u8]> =
            self.records.iter().map(|(key, record)| (key, record.value.as_slice())).collect();
        for (key, change) in changes {
            match change {
                Change::Put(value) => after.insert(key, value),
                Change::Remove => after.remove(key),
            };
        }
        let mut bytes = Vec::from(frame::header());
        let mut batch = self.last_batch;
        let mut lengths = BTreeMap::new();
        for (key, value) in after {
            batch += 1;
            let len = frame::write_batch(&mut bytes, batch, &[(key, Change::Put(value))]);
            lengths.insert(key.clone(), len.iter().map(|len| *len as u64).sum::<u64>());
        }

        let (path, new) = (self.folder.join(RECORDS), self.folder.join(RECORDS_NEW));
        let written = write_file(&*self.files, &new, &bytes);
        let file = match written {
            Ok(file) => file,
            Err(error) => {
                // It takes up room and is of no use to anybody.
                let _ = self.files.remove(&new);
                return Err(error);
            }
        };
        // From here on `records` may be either file: whatever fails, the next
        // commit writes a third.
        self.tail = Tail::Spoiled;
        self.last_batch = batch;
        let renamed = self.files.rename(&new, &path);
        renamed.map_err(|error| StoreError::io(Operation::Rename, error))?;
        let synced = self.files.sync_folder(&self.folder);
        synced.map_err(|error| StoreError::io(Operation::Sync, error))?;

        for (key, change) in changes {
            self.apply(key, *change, 0);
        }
        for (key, framed) in lengths {
            if let Some(record) = self.records.get_mut(&key) {
                record.framed = framed;
            }
        }
        self.len = bytes.len() as u64;
        self.live = self.len - HEADER_LEN as u64;
        self.patience = self.garbage_bound(self.live);
        self.file = Some(file);
        self.tail = Tail::Clean;
        self.unsettled = false;
        Ok(())
    }

    fn apply(&mut self, key: &Key, change: Change<'_>, framed: u64) {
        let before = match change {
            Change::Put(value) => {
                self.live += framed;
                self.records.insert(key.clone(), Record { value: value.to_vec(), framed })
            }
            Change::Remove => self.records.remove(key),
        };
        self.live = self.live.saturating_sub(before.map_or(0, |record| record.framed));
    }
}

impl Drop for Log {
    /// Shows the next opener that the last batch was synced: damage in it can
    /// then not be taken for a power cut. Nothing depends on it.
    fn drop(&mut self) {
        if self.unsettled
            && self.tail == Tail::Clean
            && let Some(file) = self.file.as_mut()
        {
            let mut bytes = Vec::new();
            frame::write_settled(&mut bytes, self.last_batch + 1);
            let _ = file.write_at(self.len, &bytes);
        }
    }
}

/// Reads the log in `folder`; `None` if there is none.
pub(super) fn read_file(
    files: &dyn FileSystem,
    folder: &Path,
) -> Result<Option<Vec<u8>>, StoreError> {
    let failed = |error| StoreError::io(Operation::Read, error);
    let path = folder.join(RECORDS);
    match files.len(&path) {
        Ok(len) => bounded("the store's records", len, Log::MAX_BYTES)?,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(failed(error)),
    }
    let mut bytes = Vec::new();
    let reader = files.read_from(&path, 0).map_err(failed)?;
    reader.take(Log::MAX_BYTES).read_to_end(&mut bytes).map_err(failed)?;
    Ok(Some(bytes))
}

/// Writes a new file and makes its contents, not yet its name, durable.
fn write_file(
    files: &dyn FileSystem,
    path: &Path,
    bytes: &[u8],
) -> Result<Box<dyn OpenFile>, StoreError> {
    // One that an earlier attempt left behind is no use.
    match files.remove(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            return Err(StoreError::io(Operation::Remove, error));
        }
        _ => {}
    }
    let mut file = files.create(path).map_err(|error| StoreError::io(Operation::Create, error))?;
    file.write_at(0, bytes).map_err(|error| StoreError::io(Operation::Write, error))?;
    file.sync().map_err(|error| StoreError::io(Operation::Sync, error))?;
    Ok(file)
}

/// A log always has a file once it is open; without one nothing can be written.
fn no_file() -> StoreError {
    StoreError::Corrupt { what: "the log" }
}
