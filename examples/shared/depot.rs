//! The service centre's depot as a folder: what it has confirmed survives a
//! kill at any moment.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use callhome::testing::Depot;

use super::files;

/// A [`Depot`] in a folder:
///
/// - `records/<name>`: small files, each replaced whole,
/// - `uploads/<name>`: service data on its way,
/// - `packages/<ticket id>.tar.zst`: service data that was claimed and verified;
///   `packages/<ticket id>-<digest>.tar.zst` where the ticket, or another
///   device's of the same id, has a package there already.
pub(crate) struct DirectoryDepot {
    root: PathBuf,
}

impl DirectoryDepot {
    /// The depot in `root`; what is missing of it is made.
    pub(crate) fn open(root: &Path) -> io::Result<Self> {
        for folder in ["records", "uploads", "packages"] {
            fs::create_dir_all(root.join(folder))?;
        }
        files::sync_dir(root)?;
        Ok(Self { root: root.to_owned() })
    }

    fn upload(&self, name: &str) -> PathBuf {
        self.root.join("uploads").join(name)
    }
}

impl Depot for DirectoryDepot {
    fn put_record(&self, name: &str, record: &[u8]) -> io::Result<()> {
        files::replace(&self.root.join("records").join(name), record, true)
    }

    fn records(&self) -> io::Result<Vec<(String, Vec<u8>)>> {
        let mut records = Vec::new();
        for entry in fs::read_dir(self.root.join("records"))? {
            let entry = entry?;
            let name = entry.file_name();
            // A kill in the middle of a replacement leaves its temporary file.
            match name.to_str() {
                Some(name) if !name.ends_with(".tmp") => {
                    records.push((name.to_owned(), fs::read(entry.path())?));
                }
                _ => fs::remove_file(entry.path())?,
            }
        }
        Ok(records)
    }

    fn create_upload(&self, name: &str) -> io::Result<()> {
        File::create(self.upload(name))?.sync_all()?;
        files::sync_dir(&self.root.join("uploads"))
    }

    fn length(&self, name: &str) -> io::Result<Option<u64>> {
        match fs::metadata(self.upload(name)) {
            Ok(metadata) => Ok(Some(metadata.len())),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn writer(&self, name: &str) -> io::Result<Box<dyn Write + '_>> {
        let file = OpenOptions::new().append(true).open(self.upload(name))?;
        Ok(Box::new(Durable(file)))
    }

    fn truncate(&self, name: &str, length: u64) -> io::Result<()> {
        let file = OpenOptions::new().write(true).open(self.upload(name))?;
        file.set_len(length)?;
        file.sync_all()
    }

    fn reader(&self, name: &str) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(File::open(self.upload(name))?))
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        match fs::remove_file(self.upload(name)) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    fn finish(&self, name: &str, package: &str) -> io::Result<Option<PathBuf>> {
        let packages = self.root.join("packages");
        // The double names a package `<ticket id>-<digest>`.
        let ticket = package.rsplit_once('-').map_or(package, |(ticket, _)| ticket);
        let first = packages.join(format!("{ticket}.tar.zst"));
        let kept = match first.exists() {
            true => packages.join(format!("{package}.tar.zst")),
            false => first,
        };
        fs::rename(self.upload(name), &kept)?;
        files::sync_dir(&packages)?;
        files::sync_dir(&self.root.join("uploads"))?;
        Ok(Some(kept))
    }
}

/// A file whose `flush` means that the bytes are on the disk.
struct Durable(File);

impl Write for Durable {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.sync_data()
    }
}
