//! Defects that are planted around the device, to show that the checks see them.

use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::net::Net;
use super::power::explore;
use super::scene::{FOLDER, open_store};
use super::story::stories;
use super::world::Setup;
use crate::store::fs::{Entry, FileSystem, OpenFile};
use crate::store::sim::SimFiles;
use crate::store::{Batch, DirStore, Key, Loaded, Quota, Slot, SlotWriter, Store, StoreError};

/// What is wrong around the device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Defect {
    /// A file's sync does nothing and says that it is done.
    FileSyncLeftOut,
    /// A folder's sync does.
    FolderSyncLeftOut,
    /// A batch is written when the next request has been sent.
    SaveAfterSend,
    /// A ticket that is opened again has another id.
    IdChangedOnRetry,
}

impl Defect {
    /// The store with the defect, where it is one of the store.
    pub(super) fn open(self, files: &SimFiles, net: &Net) -> Result<Box<dyn Store>, StoreError> {
        if matches!(self, Self::FileSyncLeftOut | Self::FolderSyncLeftOut) {
            let files = Arc::new(Careless { files: files.clone(), defect: self });
            return Ok(Box::new(DirStore::open_on(files, Path::new(FOLDER), Quota::new())?));
        }
        let store = open_store(files)?;
        if self == Self::SaveAfterSend {
            return Ok(Box::new(Late { store, waiting: Vec::new(), requests: net.requests() }));
        }
        Ok(Box::new(store))
    }
}

/// Files that are not always synced.
struct Careless {
    files: SimFiles,
    defect: Defect,
}

impl FileSystem for Careless {
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        self.files.create_folder(path)
    }

    fn list(&self, path: &Path) -> io::Result<Vec<Entry>> {
        self.files.list(path)
    }

    fn lock(&self, path: &Path) -> io::Result<Box<dyn Send + Sync>> {
        self.files.lock(path)
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn OpenFile>> {
        Ok(Box::new(CarelessFile { file: self.files.create(path)?, defect: self.defect }))
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn OpenFile>> {
        Ok(Box::new(CarelessFile { file: self.files.open(path)?, defect: self.defect }))
    }

    fn read_from(&self, path: &Path, offset: u64) -> io::Result<Box<dyn Read + Send>> {
        self.files.read_from(path, offset)
    }

    fn len(&self, path: &Path) -> io::Result<u64> {
        self.files.len(path)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.files.rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.files.remove(path)
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        match self.defect {
            Defect::FolderSyncLeftOut => self.files.step_elsewhere(),
            _ => self.files.sync_folder(path),
        }
    }
}

struct CarelessFile {
    file: Box<dyn OpenFile>,
    defect: Defect,
}

impl OpenFile for CarelessFile {
    fn write_at(&mut self, offset: u64, bytes: &[u8]) -> io::Result<()> {
        self.file.write_at(offset, bytes)
    }

    fn truncate(&mut self, len: u64) -> io::Result<()> {
        self.file.truncate(len)
    }

    fn sync(&mut self) -> io::Result<()> {
        match self.defect {
            Defect::FileSyncLeftOut => Ok(()),
            _ => self.file.sync(),
        }
    }
}

/// A store that says *saved* and saves when the next request is out.
struct Late {
    store: DirStore,
    /// With the number of requests at the time.
    waiting: Vec<(u64, Batch)>,
    requests: Arc<AtomicU64>,
}

impl Store for Late {
    fn load(&mut self) -> Result<Loaded, StoreError> {
        self.store.load()
    }

    fn commit(&mut self, batch: &Batch) -> Result<(), StoreError> {
        let requests = self.requests.load(Ordering::Relaxed);
        while self.waiting.first().is_some_and(|(then, _)| *then < requests) {
            let (_, batch) = self.waiting.remove(0);
            self.store.commit(&batch)?;
        }
        self.waiting.push((requests, batch.clone()));
        Ok(())
    }

    fn create_slot(&mut self, slot: &Key) -> Result<Box<dyn SlotWriter + Send>, StoreError> {
        self.store.create_slot(slot)
    }

    fn open_slot(&self, slot: &Key, offset: u64) -> Result<Box<dyn Read + Send>, StoreError> {
        self.store.open_slot(slot, offset)
    }

    fn slot_len(&self, slot: &Key) -> Result<u64, StoreError> {
        self.store.slot_len(slot)
    }

    fn remove_slot(&mut self, slot: &Key) -> Result<(), StoreError> {
        self.store.remove_slot(slot)
    }

    fn slots(&self) -> Result<Vec<Slot>, StoreError> {
        self.store.slots()
    }
}

/// In good order it loses nothing.
impl Drop for Late {
    fn drop(&mut self) {
        for (_, batch) in std::mem::take(&mut self.waiting) {
            let _ = self.store.commit(&batch);
        }
    }
}

/// What the exploration says about the good path with the defect planted.
fn seen(defect: Defect) -> String {
    let (name, setup, story) = stories().swap_remove(0);
    let setup = Setup { defect: Some(defect), ..setup };
    explore(name, setup, &story).expect_err("the defect is not seen")
}

#[test]
fn a_sync_that_is_left_out_is_seen() {
    for defect in [Defect::FileSyncLeftOut, Defect::FolderSyncLeftOut] {
        let broken = seen(defect);
        let lost = ["is gone", "and is ", "did not arrive"];
        assert!(lost.iter().any(|words| broken.contains(words)), "{defect:?}: {broken}");
    }
}

#[test]
fn a_save_after_the_send_is_seen() {
    let broken = seen(Defect::SaveAfterSend);
    assert!(broken.contains("power cuts") && broken.contains("is gone"), "{broken}");
}

#[test]
fn an_id_that_changes_when_it_is_sent_again_is_seen() {
    let broken = seen(Defect::IdChangedOnRetry);
    assert!(broken.contains("a second ticket"), "{broken}");
}
