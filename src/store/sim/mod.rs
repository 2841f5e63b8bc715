//! [`SimFiles`]: a file system in memory that fails on demand and forgets what
//! was not synced.
//!
//! What may be lost, each by itself, when the power goes: every sector of a
//! write, the length that a write gave its file, a cut, and every name that was
//! created, renamed or removed; sectors may be torn as well. A sync that failed
//! leaves what it was about in doubt for ever. A folder's sync that failed leaves
//! the names as they were: file systems journal those.

mod dice;
mod disk;

use std::io::{self, Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};

pub(crate) use dice::Dice;
use disk::{Disk, File, Folder, Node, by_chance, by_choice, split};

use super::fs::{Entry, FileSystem, OpenFile};

/// A file system in memory. Clones share it.
#[derive(Clone, Default)]
pub(crate) struct SimFiles(Arc<Mutex<Disk>>);

/// Which operations fail, and how. They are counted from 0.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fault {
    pub(crate) at: u64,
    pub(crate) kind: io::ErrorKind,
    /// All later ones, too: the power is gone.
    pub(crate) for_good: bool,
}

impl Fault {
    /// The power goes before this operation.
    pub(crate) fn power_cut(at: u64) -> Self {
        Self { at, kind: io::ErrorKind::Other, for_good: true }
    }

    /// This operation fails, and no other.
    pub(crate) fn once(at: u64, kind: io::ErrorKind) -> Self {
        Self { at, kind, for_good: false }
    }
}

/// Whether the long forms of the tests are asked for.
pub(crate) fn is_long() -> bool {
    #[expect(clippy::disallowed_methods, reason = "a person chooses the form of a test")]
    std::env::var_os("CALLHOME_LONG").is_some()
}

impl SimFiles {
    /// So many changes that may be lost are explored in full.
    pub(crate) const FULLY: usize = 10;

    pub(crate) fn new() -> Self {
        let files = Self::default();
        files.disk().folders.insert("/".into(), Folder::default());
        files
    }

    fn disk(&self) -> MutexGuard<'_, Disk> {
        self.0.lock().unwrap()
    }

    /// Lets operations fail from now on, which counts as the start.
    pub(crate) fn set_fault(&self, fault: Option<Fault>) {
        self.set_faults(fault.as_slice());
    }

    /// The same with any number of them.
    pub(crate) fn set_faults(&self, faults: &[Fault]) {
        let mut disk = self.disk();
        disk.faults = faults.to_vec();
        disk.operations = 0;
    }

    /// An operation of something else than the disk, so that one count goes over
    /// both: fails if it is the one.
    pub(crate) fn step_elsewhere(&self) -> io::Result<()> {
        self.disk().step()
    }

    /// Whether the power is gone.
    pub(crate) fn is_dead(&self) -> bool {
        self.disk().is_dead()
    }

    /// Sets how many bytes all files together may have.
    pub(crate) fn set_capacity(&self, bytes: Option<usize>) {
        self.disk().capacity = bytes;
    }

    /// Operations since the last fault was set, and syncs and bytes written ever.
    pub(crate) fn counts(&self) -> (u64, u64, u64) {
        let disk = self.disk();
        (disk.operations, disk.syncs, disk.written)
    }

    pub(crate) fn bytes_in_all(&self) -> usize {
        self.disk().used()
    }

    /// What a file holds; `None` if it is not there.
    pub(crate) fn contents(&self, path: impl AsRef<Path>) -> Option<Vec<u8>> {
        let disk = self.disk();
        disk.file(path.as_ref()).ok().and_then(|id| disk.files.get(id)).map(|f| f.now.clone())
    }

    /// Puts a durable file there, past all faults.
    pub(crate) fn put(&self, path: impl AsRef<Path>, bytes: &[u8]) {
        let mut disk = self.disk();
        let id = disk.files.len();
        disk.files.push(File::durable(bytes));
        let (parent, name) = split(path.as_ref());
        let folder = disk.folders.get_mut(&parent).unwrap();
        folder.now.insert(name.clone(), Node::File(id));
        folder.durable.insert(name, Node::File(id));
    }

    /// The names in a folder.
    pub(crate) fn names(&self, path: impl AsRef<Path>) -> Vec<String> {
        let disk = self.disk();
        disk.folders.get(path.as_ref()).map_or(Vec::new(), |f| f.now.keys().cloned().collect())
    }

    /// What the disk may hold after a power cut: all that was synced, and of
    /// the rest nothing (seed 0), everything (seed 1) or whatever.
    pub(crate) fn after_power_cut(&self, seed: u64) -> Self {
        let disk = self.disk().after_power_cut(&mut by_chance(seed));
        Self(Arc::new(Mutex::new(disk)))
    }

    /// Every disk that there may be after a power cut now, with a name for it:
    /// all where at most [`SimFiles::FULLY`] changes may be lost, else the two
    /// extremes and so many seeded samples.
    pub(crate) fn after_every_power_cut(
        &self,
        samples: u64,
    ) -> impl Iterator<Item = (String, Self)> + '_ {
        let pending = self.disk().pending();
        let fully = pending <= Self::FULLY;
        let count = if fully { 1 << pending } else { samples + 2 };
        (0..count).map(move |choice| {
            if !fully {
                return (
                    format!("sample {choice} of {pending} changes"),
                    self.after_power_cut(choice),
                );
            }
            let disk = self.disk().after_power_cut(&mut by_choice(choice));
            (format!("choice {choice:b} of {pending} changes"), Self(Arc::new(Mutex::new(disk))))
        })
    }
}

impl FileSystem for SimFiles {
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        let mut disk = self.disk();
        disk.step()?;
        let mut missing: Vec<&Path> =
            path.ancestors().take_while(|path| !disk.folders.contains_key(*path)).collect();
        while let Some(path) = missing.pop() {
            let (parent, name) = split(path);
            if disk.file(path).is_ok() {
                return Err(io::ErrorKind::AlreadyExists.into());
            }
            disk.change(&parent, vec![(name, Some(Node::Folder))])?;
            disk.folders.insert(path.to_owned(), Folder::default());
        }
        Ok(())
    }

    fn list(&self, path: &Path) -> io::Result<Vec<Entry>> {
        let mut disk = self.disk();
        disk.step()?;
        if disk.file(path).is_ok() {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        let names = disk.folder(path)?.now.clone();
        let entry = |(name, node): (String, Node)| match node {
            Node::File(id) => Entry { name, is_file: true, len: disk.files[id].now.len() as u64 },
            Node::Folder => Entry { name, is_file: false, len: 0 },
        };
        Ok(names.into_iter().map(entry).collect())
    }

    fn lock(&self, path: &Path) -> io::Result<Box<dyn Send + Sync>> {
        let mut disk = self.disk();
        disk.step()?;
        if disk.file(path).is_err() {
            let id = disk.files.len();
            let (parent, name) = split(path);
            disk.change(&parent, vec![(name, Some(Node::File(id)))])?;
            disk.files.push(File::default());
        }
        if !disk.locks.insert(path.to_owned()) {
            return Err(io::ErrorKind::WouldBlock.into());
        }
        Ok(Box::new(Lock(self.clone(), path.to_owned())))
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn OpenFile>> {
        let mut disk = self.disk();
        disk.step()?;
        if disk.node(path).is_ok() {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let id = disk.files.len();
        let (parent, name) = split(path);
        disk.change(&parent, vec![(name, Some(Node::File(id)))])?;
        disk.files.push(File::default());
        Ok(Box::new(Handle(self.clone(), id)))
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn OpenFile>> {
        let mut disk = self.disk();
        disk.step()?;
        let id = disk.file(path)?;
        Ok(Box::new(Handle(self.clone(), id)))
    }

    fn read_from(&self, path: &Path, offset: u64) -> io::Result<Box<dyn Read + Send>> {
        let mut disk = self.disk();
        disk.step()?;
        let id = disk.file(path)?;
        let mut reader = Cursor::new(disk.files[id].now.clone());
        reader.set_position(offset);
        Ok(Box::new(reader))
    }

    fn len(&self, path: &Path) -> io::Result<u64> {
        let mut disk = self.disk();
        disk.step()?;
        let id = disk.file(path)?;
        Ok(disk.files[id].now.len() as u64)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut disk = self.disk();
        disk.step()?;
        let id = disk.file(from)?;
        let ((parent, from), (other, to)) = (split(from), split(to));
        assert_eq!(parent, other, "renaming over folders is not durable by one sync");
        disk.change(&parent, vec![(from, None), (to, Some(Node::File(id)))])
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let mut disk = self.disk();
        disk.step()?;
        disk.file(path)?;
        let (parent, name) = split(path);
        disk.change(&parent, vec![(name, None)])
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        let mut disk = self.disk();
        disk.step()?;
        disk.syncs += 1;
        disk.folder(path)?.sync();
        Ok(())
    }
}

struct Lock(SimFiles, PathBuf);

impl Drop for Lock {
    fn drop(&mut self) {
        self.0.disk().locks.remove(&self.1);
    }
}

struct Handle(SimFiles, usize);

impl OpenFile for Handle {
    fn write_at(&mut self, offset: u64, bytes: &[u8]) -> io::Result<()> {
        let mut disk = self.0.disk();
        let at = usize::try_from(offset).unwrap();
        let grown = (at + bytes.len()).saturating_sub(disk.files[self.1].now.len());
        let room =
            disk.capacity.map_or(usize::MAX, |capacity| capacity.saturating_sub(disk.used()));
        let result = match disk.step() {
            Ok(()) if grown > room => Err(io::ErrorKind::StorageFull.into()),
            result => result,
        };
        // A write that fails may have done a part.
        let done = match &result {
            Ok(()) => bytes.len(),
            Err(_) => (bytes.len() / 2).min(bytes.len() - grown.saturating_sub(room)),
        };
        if done > 0 && !disk.was_dead() {
            disk.written += done as u64;
            disk.files[self.1].write(at, &bytes[..done]);
        }
        result
    }

    fn truncate(&mut self, len: u64) -> io::Result<()> {
        let mut disk = self.0.disk();
        disk.step()?;
        let len = usize::try_from(len).unwrap();
        disk.files[self.1].cut(len);
        Ok(())
    }

    fn sync(&mut self) -> io::Result<()> {
        let mut disk = self.0.disk();
        let result = disk.step();
        disk.syncs += 1;
        let gone = disk.is_dead();
        let file = &mut disk.files[self.1];
        match &result {
            Ok(()) => file.sync(),
            Err(_) if !gone => file.sync_failed(),
            Err(_) => {}
        }
        result
    }
}
