//! [`Disk`]: what is in memory, what is on the platter, and what may be.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

use super::Fault;
use super::dice::Dice;

/// What a disk writes wholly or not at all, as a rule.
const SECTOR: usize = 512;

#[derive(Default)]
pub(super) struct Disk {
    pub(super) folders: BTreeMap<PathBuf, Folder>,
    pub(super) files: Vec<File>,
    pub(super) locks: BTreeSet<PathBuf>,
    pub(super) faults: Vec<Fault>,
    pub(super) capacity: Option<usize>,
    pub(super) operations: u64,
    pub(super) syncs: u64,
    pub(super) written: u64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Node {
    File(usize),
    Folder,
}

#[derive(Default)]
pub(super) struct Folder {
    pub(super) now: BTreeMap<String, Node>,
    pub(super) durable: BTreeMap<String, Node>,
    /// Each may be lost by itself until the folder is synced.
    pending: Vec<Naming>,
}

/// Names that change in one step.
pub(super) type Naming = Vec<(String, Option<Node>)>;

#[derive(Default)]
pub(super) struct File {
    pub(super) now: Vec<u8>,
    durable: Vec<u8>,
    pieces: Vec<Piece>,
}

/// One change of a file that may be lost without the others.
#[derive(Clone)]
struct Piece {
    change: Change,
    certainty: Certainty,
}

#[derive(Clone)]
enum Change {
    /// The new length alone: what was to stand there reads as zeros.
    Grow(usize),
    /// At most one sector.
    Write(usize, Vec<u8>),
    Cut(usize),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Certainty {
    /// Until the next sync.
    Pending,
    /// A sync has failed: for ever, whatever a later sync says.
    Doubtful,
    /// It is there, but must be done after something doubtful.
    Synced,
}

/// What becomes of a change when the power goes.
pub(super) enum Fate {
    Lost,
    Done,
    /// Of a write only the first bytes, so many parts of 256.
    Torn(u8),
}

impl Disk {
    /// Counts an operation; fails if it is the one.
    pub(super) fn step(&mut self) -> io::Result<()> {
        let operation = self.operations;
        self.operations += 1;
        let hits = |fault: &&Fault| operation == fault.at || fault.for_good && operation > fault.at;
        self.faults.iter().find(hits).map_or(Ok(()), |fault| Err(fault.kind.into()))
    }

    /// Whether the power went before the operation that was counted last.
    pub(super) fn was_dead(&self) -> bool {
        self.faults.iter().any(|fault| fault.for_good && self.operations > fault.at + 1)
    }

    /// Whether the power is gone.
    pub(super) fn is_dead(&self) -> bool {
        self.faults.iter().any(|fault| fault.for_good && self.operations > fault.at)
    }

    pub(super) fn used(&self) -> usize {
        let nodes = self.folders.values().flat_map(|folder| folder.now.values());
        nodes
            .map(|node| if let Node::File(id) = node { self.files[*id].now.len() } else { 0 })
            .sum()
    }

    pub(super) fn folder(&mut self, path: &Path) -> io::Result<&mut Folder> {
        self.folders.get_mut(path).ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    pub(super) fn node(&self, path: &Path) -> io::Result<Node> {
        let (parent, name) = split(path);
        let folder = self.folders.get(&parent);
        let node = folder.and_then(|folder| folder.now.get(&name)).copied();
        node.ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    pub(super) fn file(&self, path: &Path) -> io::Result<usize> {
        match self.node(path)? {
            Node::File(id) => Ok(id),
            Node::Folder => Err(io::ErrorKind::IsADirectory.into()),
        }
    }

    pub(super) fn change(&mut self, folder: &Path, change: Naming) -> io::Result<()> {
        let folder = self.folder(folder)?;
        apply(&mut folder.now, &change);
        folder.pending.push(change);
        Ok(())
    }

    /// How many changes may be lost, each by itself.
    pub(super) fn pending(&self) -> usize {
        let names: usize = self.folders.values().map(|folder| folder.pending.len()).sum();
        let open = |file: &File| file.pieces.iter().filter(|piece| piece.is_open()).count();
        names + self.files.iter().map(open).sum::<usize>()
    }

    /// What is on the platter when the power goes and each change that may be
    /// lost meets its fate.
    pub(super) fn after_power_cut(&self, fate: &mut dyn FnMut() -> Fate) -> Self {
        let mut files: Vec<File> = self.files.iter().map(|file| file.settled(fate)).collect();
        let mut folders: BTreeMap<PathBuf, Folder> = BTreeMap::new();
        let mut named = BTreeSet::new();
        for (path, folder) in &self.folders {
            let mut names = folder.durable.clone();
            for change in &folder.pending {
                if !matches!(fate(), Fate::Lost) {
                    apply(&mut names, change);
                }
            }
            let folder = Folder { now: names.clone(), durable: names, pending: Vec::new() };
            let (parent, name) = split(path);
            // A folder goes with its name.
            let reachable = path == Path::new("/")
                || folders
                    .get(&parent)
                    .is_some_and(|above| above.now.get(&name) == Some(&Node::Folder));
            if reachable {
                named.extend(folder.now.values().copied().filter_map(|node| match node {
                    Node::File(id) => Some(id),
                    Node::Folder => None,
                }));
                folders.insert(path.clone(), folder);
            }
        }
        for (id, file) in files.iter_mut().enumerate() {
            if !named.contains(&id) {
                *file = File::default();
            }
        }
        Self { folders, files, ..Self::default() }
    }
}

impl Folder {
    /// What was created, renamed and removed here is durable.
    pub(super) fn sync(&mut self) {
        for change in std::mem::take(&mut self.pending) {
            apply(&mut self.durable, &change);
        }
    }
}

impl File {
    /// A file that is on the platter.
    pub(super) fn durable(bytes: &[u8]) -> Self {
        Self { now: bytes.to_vec(), durable: bytes.to_vec(), pieces: Vec::new() }
    }

    pub(super) fn write(&mut self, at: usize, bytes: &[u8]) {
        if at + bytes.len() > self.now.len() {
            self.push(Change::Grow(at + bytes.len()));
        }
        let mut from = 0;
        while from < bytes.len() {
            let to = (((at + from) / SECTOR + 1) * SECTOR - at).min(bytes.len());
            self.push(Change::Write(at + from, bytes[from..to].to_vec()));
            from = to;
        }
    }

    pub(super) fn cut(&mut self, len: usize) {
        self.push(Change::Cut(len));
    }

    fn push(&mut self, change: Change) {
        change.apply(&mut self.now, &Fate::Done);
        self.pieces.push(Piece { change, certainty: Certainty::Pending });
    }

    /// A sync that went well.
    pub(super) fn sync(&mut self) {
        for piece in &mut self.pieces {
            if piece.certainty == Certainty::Pending {
                piece.certainty = Certainty::Synced;
            }
        }
        if self.pieces.iter().all(|piece| piece.certainty == Certainty::Synced) {
            self.pieces.clear();
            self.durable = self.now.clone();
        }
    }

    /// A sync that failed. The trap: the pages count as clean now, and are not
    /// written by any later sync. Perhaps they were by this one.
    pub(super) fn sync_failed(&mut self) {
        for piece in &mut self.pieces {
            if piece.certainty == Certainty::Pending {
                piece.certainty = Certainty::Doubtful;
            }
        }
    }

    fn settled(&self, fate: &mut dyn FnMut() -> Fate) -> Self {
        let mut now = self.durable.clone();
        for piece in &self.pieces {
            let fate = if piece.is_open() { fate() } else { Fate::Done };
            piece.change.apply(&mut now, &fate);
        }
        Self { durable: now.clone(), now, pieces: Vec::new() }
    }
}

impl Piece {
    fn is_open(&self) -> bool {
        self.certainty != Certainty::Synced
    }
}

impl Change {
    fn apply(&self, file: &mut Vec<u8>, fate: &Fate) {
        match (self, fate) {
            (_, Fate::Lost) => {}
            (Self::Grow(len), _) => {
                if file.len() < *len {
                    file.resize(*len, 0);
                }
            }
            (Self::Cut(len), _) => file.resize(*len, 0),
            (Self::Write(at, bytes), fate) => {
                let len = match fate {
                    Fate::Torn(parts) => bytes.len() * usize::from(*parts) / 256,
                    _ => bytes.len(),
                };
                if file.len() < at + len {
                    file.resize(at + len, 0);
                }
                file[*at..at + len].copy_from_slice(&bytes[..len]);
            }
        }
    }
}

/// Fates by chance. Seed 0 always loses, seed 1 never does.
pub(super) fn by_chance(seed: u64) -> impl FnMut() -> Fate {
    let mut dice = Dice::new(seed);
    move || match (seed, dice.next() >> 56) {
        (0, _) => Fate::Lost,
        (1, _) => Fate::Done,
        (_, 0..112) => Fate::Lost,
        (_, 112..224) => Fate::Done,
        (_, torn) => Fate::Torn(u8::try_from(torn.wrapping_mul(37) & 0xff).unwrap_or(0)),
    }
}

/// The fates that the bits of `choice` say, the lowest first.
pub(super) fn by_choice(mut choice: u64) -> impl FnMut() -> Fate {
    move || {
        let done = choice & 1 == 1;
        choice >>= 1;
        if done { Fate::Done } else { Fate::Lost }
    }
}

fn apply(names: &mut BTreeMap<String, Node>, change: &Naming) {
    for (name, node) in change {
        match node {
            Some(node) => names.insert(name.clone(), *node),
            None => names.remove(name),
        };
    }
}

/// The folder above, and the name in it.
pub(super) fn split(path: &Path) -> (PathBuf, String) {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    (path.parent().unwrap_or(Path::new("/")).to_owned(), name)
}
