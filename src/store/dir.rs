//! [`DirStore`]: a store in a folder.

use std::collections::BTreeMap;
use std::fmt;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::batch::Batch;
use super::dir_slot::DirWriter;
use super::error::{Operation, StoreError};
use super::frame::{self, HEADER_LEN, Header};
use super::fs::{Entry, FileSystem, SystemFiles};
use super::key::Key;
use super::loaded::Loaded;
use super::log::{Log, RECORDS, RECORDS_NEW, read_file};
use super::quota::Quota;
use super::replay::Replay;
use super::slots::{Slot, SlotTable, within};
use super::{SlotWriter, Store};

const LOCK: &str = "lock";
const SLOTS: &str = "slots";
/// What a file system puts into its topmost folder by itself.
const LOST_AND_FOUND: &str = "lost+found";

/// A store in a folder, which survives power cuts.
///
/// - Records are one log file; a commit is one append and one sync. Slots are a
///   file each. `docs/store.md` has the format and what is done when.
/// - The records are also held in memory, as far as the [`Quota`] allows.
/// - The folder is created if it is missing. Files get mode 0600 and folders
///   0700; a folder that was there keeps its own.
/// - The folder is locked until the store and all its slot writers are dropped.
///
/// ```
/// use callhome::store::{Batch, DirStore, Store, StoreError};
///
/// # let folder = tempfile::tempdir()?;
/// # let state = folder.path().join("state");
/// let mut store = DirStore::open(&state)?;
/// store.commit(Batch::new().put("ticket.1".parse()?, "Pending")?)?;
/// assert!(matches!(DirStore::open(&state), Err(StoreError::Locked)));
/// drop(store);
///
/// let mut store = DirStore::open(&state)?;
/// assert_eq!(store.load()?.records()[0].1, b"Pending");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct DirStore {
    // Dropped first: it writes once more, and needs the lock for that.
    log: Log,
    shared: Arc<Shared>,
}

/// What a store and its slot writers have in common.
pub(super) struct Shared {
    pub(super) files: Arc<dyn FileSystem>,
    folder: PathBuf,
    table: Mutex<SlotTable>,
    _lock: Box<dyn Send + Sync>,
}

impl DirStore {
    /// Opens the store in `folder`, or begins one there, with the default [`Quota`].
    ///
    /// # Errors
    /// - [`StoreError::Locked`], [`StoreError::ReadOnly`].
    /// - [`StoreError::NewerVersion`], [`StoreError::NotAStore`]: nothing was touched.
    /// - [`StoreError::Full`] when a new store cannot be begun; one that is
    ///   there can be opened on a full disk.
    /// - [`StoreError::TooLarge`] for a log that no store can have written.
    /// - [`StoreError::Io`].
    pub fn open(folder: impl AsRef<Path>) -> Result<Self, StoreError> {
        Self::open_with_quota(folder, Quota::new())
    }

    /// Opens the store in `folder` with another quota. What is there already
    /// is kept, even if it is more.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub fn open_with_quota(folder: impl AsRef<Path>, quota: Quota) -> Result<Self, StoreError> {
        Self::open_on(Arc::new(SystemFiles), folder.as_ref(), quota)
    }

    /// Opens the store in `folder` of some other file system.
    pub(crate) fn open_on(
        files: Arc<dyn FileSystem>,
        folder: &Path,
        quota: Quota,
    ) -> Result<Self, StoreError> {
        let begun = look_in(&*files, folder)?;
        if !begun {
            sync_names(&*files, folder)?;
        }
        let lock = files.lock(&folder.join(LOCK)).map_err(|error| match error.kind() {
            io::ErrorKind::WouldBlock => StoreError::Locked,
            _ => StoreError::io(Operation::Lock, error),
        })?;
        try_to_write(&*files, &folder.join(RECORDS_NEW))?;
        let slots = open_slots(&*files, &folder.join(SLOTS))?;
        let log = Log::open(Arc::clone(&files), folder, quota)?;
        if begun {
            // The log's own name may not have been synced before a kill.
            sync_folder(&*files, folder)?;
        }
        let table = Mutex::new(SlotTable::new(quota, slots));
        let shared = Shared { files, folder: folder.to_owned(), table, _lock: lock };
        Ok(Self { log, shared: Arc::new(shared) })
    }
}

impl Store for DirStore {
    fn load(&mut self) -> Result<Loaded, StoreError> {
        Ok(self.log.load())
    }

    fn commit(&mut self, batch: &Batch) -> Result<(), StoreError> {
        self.log.commit(batch)
    }

    fn create_slot(&mut self, slot: &Key) -> Result<Box<dyn SlotWriter + Send>, StoreError> {
        Ok(Box::new(DirWriter::create(Arc::clone(&self.shared), slot)?))
    }

    fn open_slot(&self, slot: &Key, offset: u64) -> Result<Box<dyn Read + Send>, StoreError> {
        const DAMAGED: StoreError = StoreError::Corrupt { what: "a package" };
        let len = self.shared.table().len(slot)?;
        let offset = within(offset, len)?;
        let failed = |error: io::Error| match error.kind() {
            io::ErrorKind::NotFound => DAMAGED,
            _ => StoreError::io(Operation::Read, error),
        };
        let path = self.shared.sealed_path(slot);
        if self.shared.files.len(&path).map_err(failed)? != len {
            return Err(DAMAGED);
        }
        self.shared.files.read_from(&path, offset).map_err(failed)
    }

    fn slot_len(&self, slot: &Key) -> Result<u64, StoreError> {
        self.shared.table().len(slot)
    }

    fn remove_slot(&mut self, slot: &Key) -> Result<(), StoreError> {
        let mut table = self.shared.table();
        if table.stop_writers(slot) {
            remove_if_there(&*self.shared.files, &self.shared.sealed_path(slot))?;
            table.remove_sealed(slot);
        }
        Ok(())
    }

    fn slots(&self) -> Result<Vec<Slot>, StoreError> {
        Ok(self.shared.table().list())
    }
}

impl fmt::Debug for DirStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DirStore").field("folder", &self.shared.folder).finish_non_exhaustive()
    }
}

impl Shared {
    /// No code that may panic runs under this lock; a poisoned one is as good as any.
    pub(super) fn table(&self) -> MutexGuard<'_, SlotTable> {
        self.table.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn slots_folder(&self) -> PathBuf {
        self.folder.join(SLOTS)
    }

    pub(super) fn sealed_path(&self, slot: &Key) -> PathBuf {
        self.slots_folder().join(format!("{slot}.pkg"))
    }

    pub(super) fn unsealed_path(&self, slot: &Key, writer: u64) -> PathBuf {
        self.slots_folder().join(format!("{slot}.{writer}.part"))
    }
}

/// Finds out, without touching anything, whether `folder` holds a store, and
/// creates it if it is missing. Returns whether there is a log.
fn look_in(files: &dyn FileSystem, folder: &Path) -> Result<bool, StoreError> {
    let entries = match files.list(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            files
                .create_folder(folder)
                .map_err(|error| StoreError::io(Operation::Create, error))?;
            return Ok(false);
        }
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
            return Err(StoreError::NotAStore);
        }
        Err(error) => return Err(StoreError::io(Operation::List, error)),
    };
    let has = |name, is_file| entries.iter().any(|e| e.name == name && e.is_file == is_file);
    if !has(RECORDS, true) {
        let ours = |entry: &Entry| match entry.name.as_str() {
            LOCK | RECORDS_NEW => entry.is_file,
            SLOTS | LOST_AND_FOUND => !entry.is_file,
            _ => false,
        };
        return if entries.iter().all(ours) { Ok(false) } else { Err(StoreError::NotAStore) };
    }
    if has(LOCK, false) || has(SLOTS, true) {
        return Err(StoreError::NotAStore);
    }

    let failed = |error| StoreError::io(Operation::Read, error);
    let mut start = Vec::new();
    let reader = files.read_from(&folder.join(RECORDS), 0).map_err(failed)?;
    reader.take(HEADER_LEN as u64).read_to_end(&mut start).map_err(failed)?;
    if frame::read_header(&start) != Header::Known {
        // Only the whole file tells whether it is a damaged log.
        Replay::read(&read_file(files, folder)?.unwrap_or_default())?;
    }
    Ok(true)
}

/// Makes the names of `folder` and those above it durable. It is done for all of
/// them: an opener before this one may have created some and then failed.
fn sync_names(files: &dyn FileSystem, folder: &Path) -> Result<(), StoreError> {
    for parent in folder.ancestors().skip(1) {
        let parent = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
        match files.sync_folder(parent) {
            // Somebody else's folder, or one that cannot be synced: there long before us.
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::PermissionDenied
                        | io::ErrorKind::ReadOnlyFilesystem
                        | io::ErrorKind::InvalidInput
                        | io::ErrorKind::Unsupported
                ) => {}
            done => done.map_err(|error| StoreError::io(Operation::Sync, error))?,
        }
    }
    Ok(())
}

/// Whether a file can be created. A full disk is no reason not to open: what is
/// there can still be read, sent and removed.
fn try_to_write(files: &dyn FileSystem, path: &Path) -> Result<(), StoreError> {
    remove_if_there(files, path)?;
    match files.create(path) {
        Ok(file) => drop(file),
        Err(error) => match StoreError::io(Operation::Create, error) {
            StoreError::Full { .. } => return Ok(()),
            error => return Err(error),
        },
    }
    remove_if_there(files, path)
}

/// Removes what was not sealed, and lists what was, durably.
fn open_slots(files: &dyn FileSystem, folder: &Path) -> Result<BTreeMap<Key, u64>, StoreError> {
    files.create_folder(folder).map_err(|error| StoreError::io(Operation::Create, error))?;
    let mut sealed = BTreeMap::new();
    let entries = files.list(folder).map_err(|error| StoreError::io(Operation::List, error))?;
    for entry in entries.into_iter().filter(|entry| entry.is_file) {
        if entry.name.ends_with(".part") {
            remove_if_there(files, &folder.join(&entry.name))?;
        } else if let Some(Ok(key)) = entry.name.strip_suffix(".pkg").map(Key::try_from) {
            sealed.insert(key, entry.len);
        }
    }
    if !sealed.is_empty() {
        sync_folder(files, folder)?;
    }
    Ok(sealed)
}

fn remove_if_there(files: &dyn FileSystem, path: &Path) -> Result<(), StoreError> {
    match files.remove(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(StoreError::io(Operation::Remove, error))
        }
        _ => Ok(()),
    }
}

fn sync_folder(files: &dyn FileSystem, folder: &Path) -> Result<(), StoreError> {
    files.sync_folder(folder).map_err(|error| StoreError::io(Operation::Sync, error))
}
