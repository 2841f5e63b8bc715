//! [`DirWriter`]: fills a slot of a directory store.

use std::path::PathBuf;
use std::sync::Arc;

use super::SlotWriter;
use super::dir::Shared;
use super::error::{Operation, StoreError};
use super::fs::OpenFile;
use super::key::Key;

/// Writes a slot into a file of its own, which gets the slot's name when it is sealed.
pub(super) struct DirWriter {
    shared: Arc<Shared>,
    writer: u64,
    slot: Key,
    path: PathBuf,
    /// `None` once there is nothing to clean up.
    file: Option<Box<dyn OpenFile>>,
    len: u64,
}

impl DirWriter {
    pub(super) fn create(shared: Arc<Shared>, slot: &Key) -> Result<Self, StoreError> {
        let writer = shared.table().begin(slot)?;
        let path = shared.unsealed_path(slot, writer);
        match shared.files.create(&path) {
            Ok(file) => {
                Ok(Self { shared, writer, slot: slot.clone(), path, file: Some(file), len: 0 })
            }
            Err(error) => {
                shared.table().abandon(writer);
                Err(StoreError::io(Operation::Create, error))
            }
        }
    }

    /// Gives the room back, in the quota and on the disk.
    fn give_up(&mut self) {
        self.shared.table().abandon(self.writer);
        if self.file.take().is_some() {
            // What cannot be removed now is removed when the store is opened.
            let _ = self.shared.files.remove(&self.path);
        }
    }

    fn try_append(&mut self, bytes: &[u8]) -> Result<(), StoreError> {
        self.shared.table().grow(self.writer, bytes.len())?;
        let file = self.file.as_mut().ok_or(StoreError::Missing)?;
        file.write_at(self.len, bytes).map_err(|error| StoreError::io(Operation::Write, error))?;
        self.len += bytes.len() as u64;
        Ok(())
    }

    fn try_seal(&mut self) -> Result<(), StoreError> {
        let file = self.file.as_mut().ok_or(StoreError::Missing)?;
        file.sync().map_err(|error| StoreError::io(Operation::Sync, error))?;

        // Held until the slot has its name, so that it is not removed meanwhile.
        let mut table = self.shared.table();
        table.written(self.writer)?;
        let (files, sealed) = (&self.shared.files, self.shared.sealed_path(&self.slot));
        files
            .rename(&self.path, &sealed)
            .map_err(|error| StoreError::io(Operation::Rename, error))?;
        self.file = None;
        table.seal(self.writer);
        if let Err(error) = files.sync_folder(&self.shared.slots_folder()) {
            // Not durable under this name, so not sealed; what had the name is gone.
            let _ = files.remove(&sealed);
            table.remove_sealed(&self.slot);
            return Err(StoreError::io(Operation::Sync, error));
        }
        Ok(())
    }
}

impl SlotWriter for DirWriter {
    fn append(&mut self, bytes: &[u8]) -> Result<(), StoreError> {
        self.try_append(bytes).inspect_err(|_| self.give_up())
    }

    fn seal(mut self: Box<Self>) -> Result<u64, StoreError> {
        // What fails here is given up when `self` is dropped.
        self.try_seal().map(|()| self.len)
    }
}

impl Drop for DirWriter {
    fn drop(&mut self) {
        self.give_up();
    }
}
