//! [`FileSystem`]: what a directory store asks of the system, and no more.
//!
//! The seam is private. It is there so that tests can put faults, and storage
//! that forgets what was not synced, under the very code that runs on devices.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

/// What a directory store asks of the system.
pub(crate) trait FileSystem: Send + Sync {
    /// Creates a folder for its owner only, and those above it. It may be there already.
    fn create_folder(&self, path: &Path) -> io::Result<()>;
    /// What is in a folder, in any order. Names that are not Unicode come out changed.
    fn list(&self, path: &Path) -> io::Result<Vec<Entry>>;
    /// Takes the lock on a file, which is created if need be, or fails at once
    /// with [`io::ErrorKind::WouldBlock`]. Dropping what is returned gives it back.
    fn lock(&self, path: &Path) -> io::Result<Box<dyn Send + Sync>>;
    /// Creates a file for its owner only. It must not be there.
    fn create(&self, path: &Path) -> io::Result<Box<dyn OpenFile>>;
    /// Opens a file to write on.
    fn open(&self, path: &Path) -> io::Result<Box<dyn OpenFile>>;
    /// Reads a file from `offset` on.
    fn read_from(&self, path: &Path, offset: u64) -> io::Result<Box<dyn Read + Send>>;
    /// How long a file is.
    fn len(&self, path: &Path) -> io::Result<u64>;
    /// Puts a file in the place of another, if there is one, in one step.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Makes what was created, renamed and removed in a folder durable.
    fn sync_folder(&self, path: &Path) -> io::Result<()>;
}

/// A file that is open for writing.
pub(crate) trait OpenFile: Send {
    /// Writes all of `bytes` at `offset`. After an error any part may be written.
    fn write_at(&mut self, offset: u64, bytes: &[u8]) -> io::Result<()>;
    /// Cuts the file.
    fn truncate(&mut self, len: u64) -> io::Result<()>;
    /// Makes what was written durable, and the length. After an error what was
    /// written since the last sync may be lost, whatever a later sync says.
    fn sync(&mut self) -> io::Result<()>;
}

/// What is in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) name: String,
    pub(crate) is_file: bool,
    pub(crate) len: u64,
}

/// The system's own files.
#[derive(Debug)]
pub(crate) struct SystemFiles;

impl FileSystem for SystemFiles {
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(path)
    }

    fn list(&self, path: &Path) -> io::Result<Vec<Entry>> {
        fs::read_dir(path)?
            .map(|entry| {
                let entry = entry?;
                let name = entry.file_name().to_string_lossy().into_owned();
                let data = entry.metadata()?;
                Ok(Entry { name, is_file: data.is_file(), len: data.len() })
            })
            .collect()
    }

    fn lock(&self, path: &Path) -> io::Result<Box<dyn Send + Sync>> {
        let file =
            for_owner(OpenOptions::new().write(true).create(true).truncate(false)).open(path)?;
        match file.try_lock() {
            Ok(()) => Ok(Box::new(file)),
            Err(TryLockError::WouldBlock) => Err(io::ErrorKind::WouldBlock.into()),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn OpenFile>> {
        Ok(Box::new(for_owner(OpenOptions::new().write(true).create_new(true)).open(path)?))
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn OpenFile>> {
        Ok(Box::new(OpenOptions::new().write(true).open(path)?))
    }

    fn read_from(&self, path: &Path, offset: u64) -> io::Result<Box<dyn Read + Send>> {
        let mut file = File::open(path)?;
        file.seek(SeekFrom::Start(offset))?;
        Ok(Box::new(file))
    }

    fn len(&self, path: &Path) -> io::Result<u64> {
        Ok(fs::metadata(path)?.len())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        // Elsewhere a folder cannot be opened as a file, and the file system
        // journals names by itself.
        if cfg!(unix) { File::open(path)?.sync_all() } else { Ok(()) }
    }
}

impl OpenFile for File {
    fn write_at(&mut self, offset: u64, bytes: &[u8]) -> io::Result<()> {
        self.seek(SeekFrom::Start(offset))?;
        self.write_all(bytes)
    }

    fn truncate(&mut self, len: u64) -> io::Result<()> {
        self.set_len(len)
    }

    fn sync(&mut self) -> io::Result<()> {
        // Keeps the length as well, and saves the write for the time stamps.
        self.sync_data()
    }
}

fn for_owner(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_is_given_back_when_it_is_dropped() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        let lock = SystemFiles.lock(&path).unwrap();
        let second = SystemFiles.lock(&path).err().unwrap();
        assert_eq!(second.kind(), io::ErrorKind::WouldBlock);
        drop(lock);
        assert!(SystemFiles.lock(&path).is_ok());
    }

    #[test]
    fn a_file_is_written_where_it_was_said() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        let mut file = SystemFiles.create(&path).unwrap();
        file.write_at(0, b"abcdef").unwrap();
        file.write_at(2, b"CD").unwrap();
        file.truncate(5).unwrap();
        file.sync().unwrap();
        let mut text = String::new();
        SystemFiles.read_from(&path, 1).unwrap().read_to_string(&mut text).unwrap();
        assert_eq!(text, "bCDe");
        assert_eq!(SystemFiles.len(&path).unwrap(), 5);
        assert!(SystemFiles.create(&path).is_err());
    }
}
