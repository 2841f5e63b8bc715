//! [`SimFiles`]: a file system in memory that fails on demand and forgets what
//! was not synced.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};

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

#[derive(Default)]
struct Disk {
    folders: BTreeMap<PathBuf, Folder>,
    files: Vec<File>,
    locks: BTreeSet<PathBuf>,
    fault: Option<Fault>,
    capacity: Option<usize>,
    operations: u64,
    syncs: u64,
    written: u64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Node {
    File(usize),
    Folder,
}

#[derive(Default)]
struct Folder {
    now: BTreeMap<String, Node>,
    durable: BTreeMap<String, Node>,
    /// Each may be lost by itself until the folder is synced.
    pending: Vec<Vec<(String, Option<Node>)>>,
}

#[derive(Default)]
struct File {
    now: Vec<u8>,
    durable: Vec<u8>,
    /// Each may be lost by itself, by sectors, until the file is synced.
    pending: Vec<Change>,
}

enum Change {
    Write(usize, Vec<u8>),
    Cut(usize),
}

const SECTOR: usize = 512;

impl SimFiles {
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
        let mut disk = self.disk();
        disk.fault = fault;
        disk.operations = 0;
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
        let file = File { now: bytes.to_vec(), durable: bytes.to_vec(), pending: Vec::new() };
        disk.files.push(file);
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
        let disk = self.disk();
        let mut dice = Dice::new(seed);
        let files = disk.files.iter().map(|file| file.after_power_cut(&mut dice)).collect();
        let mut folders = BTreeMap::new();
        for (path, folder) in &disk.folders {
            let mut names = folder.durable.clone();
            for change in &folder.pending {
                if dice.coin() {
                    apply(&mut names, change);
                }
            }
            let folder = Folder { now: names.clone(), durable: names, pending: Vec::new() };
            let (parent, name) = split(path);
            // A folder goes with its name.
            let reachable = path == Path::new("/")
                || folders
                    .get(&parent)
                    .is_some_and(|above: &Folder| above.now.get(&name) == Some(&Node::Folder));
            if reachable {
                folders.insert(path.clone(), folder);
            }
        }
        Self(Arc::new(Mutex::new(Disk { folders, files, ..Disk::default() })))
    }
}

impl File {
    fn after_power_cut(&self, dice: &mut Dice) -> Self {
        let mut now = self.durable.clone();
        for change in &self.pending {
            match change {
                Change::Cut(len) => {
                    if dice.coin() {
                        now.resize(*len, 0);
                    }
                }
                Change::Write(at, bytes) => {
                    let mut from = 0;
                    while from < bytes.len() {
                        let to = (((at + from) / SECTOR + 1) * SECTOR - at).min(bytes.len());
                        if dice.coin() {
                            write(&mut now, at + from, &bytes[from..to]);
                        }
                        from = to;
                    }
                }
            }
        }
        Self { durable: now.clone(), now, pending: Vec::new() }
    }
}

impl Disk {
    /// Counts an operation; fails if it is the one.
    fn step(&mut self) -> io::Result<()> {
        let operation = self.operations;
        self.operations += 1;
        match self.fault {
            Some(fault) if operation == fault.at || (fault.for_good && operation > fault.at) => {
                Err(fault.kind.into())
            }
            _ => Ok(()),
        }
    }

    fn used(&self) -> usize {
        let nodes = self.folders.values().flat_map(|folder| folder.now.values());
        nodes
            .map(|node| if let Node::File(id) = node { self.files[*id].now.len() } else { 0 })
            .sum()
    }

    fn folder(&mut self, path: &Path) -> io::Result<&mut Folder> {
        self.folders.get_mut(path).ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn node(&self, path: &Path) -> io::Result<Node> {
        let (parent, name) = split(path);
        let folder = self.folders.get(&parent);
        let node = folder.and_then(|folder| folder.now.get(&name)).copied();
        node.ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn file(&self, path: &Path) -> io::Result<usize> {
        match self.node(path)? {
            Node::File(id) => Ok(id),
            Node::Folder => Err(io::ErrorKind::IsADirectory.into()),
        }
    }

    fn change(&mut self, folder: &Path, change: Vec<(String, Option<Node>)>) -> io::Result<()> {
        let folder = self.folder(folder)?;
        apply(&mut folder.now, &change);
        folder.pending.push(change);
        Ok(())
    }
}

fn apply(names: &mut BTreeMap<String, Node>, change: &[(String, Option<Node>)]) {
    for (name, node) in change {
        match node {
            Some(node) => names.insert(name.clone(), *node),
            None => names.remove(name),
        };
    }
}

fn write(file: &mut Vec<u8>, at: usize, bytes: &[u8]) {
    if file.len() < at + bytes.len() {
        file.resize(at + bytes.len(), 0);
    }
    file[at..at + bytes.len()].copy_from_slice(bytes);
}

fn split(path: &Path) -> (PathBuf, String) {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    (path.parent().unwrap_or(Path::new("/")).to_owned(), name)
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
        let folder = disk.folder(path)?;
        for change in std::mem::take(&mut folder.pending) {
            apply(&mut folder.durable, &change);
        }
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
        let gone = disk.fault.is_some_and(|fault| fault.for_good && disk.operations > fault.at + 1);
        if done > 0 && !gone {
            disk.written += done as u64;
            let file = &mut disk.files[self.1];
            write(&mut file.now, at, &bytes[..done]);
            file.pending.push(Change::Write(at, bytes[..done].to_vec()));
        }
        result
    }

    fn truncate(&mut self, len: u64) -> io::Result<()> {
        let mut disk = self.0.disk();
        disk.step()?;
        let len = usize::try_from(len).unwrap();
        let file = &mut disk.files[self.1];
        file.now.resize(len, 0);
        file.pending.push(Change::Cut(len));
        Ok(())
    }

    fn sync(&mut self) -> io::Result<()> {
        let mut disk = self.0.disk();
        let result = disk.step();
        disk.syncs += 1;
        let gone = disk.fault.is_some_and(|fault| fault.for_good);
        let file = &mut disk.files[self.1];
        match &result {
            Ok(()) => *file = file.after_power_cut(&mut Dice::new(1)),
            // The trap: the pages count as clean now, and are never written.
            Err(_) if !gone => file.pending.clear(),
            Err(_) => {}
        }
        result
    }
}

/// Seeded chance. Seed 0 always says no, seed 1 always yes.
pub(crate) struct Dice {
    seed: u64,
    state: u64,
}

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self { seed, state: seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1 }
    }

    pub(crate) fn next(&mut self) -> u64 {
        // xorshift64*
        self.state ^= self.state >> 12;
        self.state ^= self.state << 25;
        self.state ^= self.state >> 27;
        self.state.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn coin(&mut self) -> bool {
        match self.seed {
            0 => false,
            1 => true,
            _ => self.next() >> 63 == 1,
        }
    }
}
