//! [`Depot`]: where the double keeps what must last.

use std::collections::BTreeMap;
use std::io::{self, Cursor, Read, Write};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The longest name that the double gives to a record, an upload or a package,
/// in bytes: lower-case ASCII letters, digits and hyphens, so that it can be a
/// file's name anywhere.
pub const MAX_DEPOT_NAME: usize = 128;

/// Where the double keeps what must last: records, uploads, packages.
///
/// # Contract
/// - What a method has done is durable when it returns; of [`writer`](Self::writer)
///   this holds once `flush` returned. A kill at any moment loses nothing of that.
/// - Records are small and replaced as a whole: a reader sees the old or the new.
/// - An upload's length is exactly what was written to it. Of a write that was
///   under way when the process died any part may be there.
/// - Calls about different names come from several threads at once; about one
///   upload there is never more than one at a time.
///
/// ```
/// use std::io::Write;
/// use callhome::testing::{Depot, MemoryDepot};
///
/// let depot = MemoryDepot::new();
/// depot.create_upload("upload-1")?;
/// let mut writer = depot.writer("upload-1")?;
/// writer.write_all(b"abc")?;
/// writer.flush()?;
/// drop(writer);
/// assert_eq!(depot.length("upload-1")?, Some(3));
/// # Ok::<(), std::io::Error>(())
/// ```
pub trait Depot: Send + Sync {
    /// Stores a record under `name`, in place of an earlier one.
    ///
    /// # Errors
    /// Whatever storing it meets; the double then answers 500.
    fn put_record(&self, name: &str, record: &[u8]) -> io::Result<()>;

    /// All records with their names, in any order.
    ///
    /// # Errors
    /// Whatever reading them meets; the double then does not open.
    fn records(&self) -> io::Result<Vec<(String, Vec<u8>)>>;

    /// Makes an upload without bytes. One that is there already is emptied.
    ///
    /// # Errors
    /// Whatever making it meets; the double then answers 500.
    fn create_upload(&self, name: &str) -> io::Result<()>;

    /// The length of an upload in bytes; `None` where there is none.
    ///
    /// # Errors
    /// Whatever looking meets; the double then answers 500.
    fn length(&self, name: &str) -> io::Result<Option<u64>>;

    /// Appends to an upload. `flush` makes durable what was written.
    ///
    /// # Errors
    /// [`io::ErrorKind::NotFound`] where there is none, or whatever else it meets.
    fn writer(&self, name: &str) -> io::Result<Box<dyn Write + '_>>;

    /// Cuts an upload back to `length` bytes, which it has at least.
    ///
    /// # Errors
    /// Whatever cutting meets; the double then answers 500.
    fn truncate(&self, name: &str, length: u64) -> io::Result<()>;

    /// Reads an upload from its start.
    ///
    /// # Errors
    /// [`io::ErrorKind::NotFound`] where there is none, or whatever else it meets.
    fn reader(&self, name: &str) -> io::Result<Box<dyn Read + '_>>;

    /// Removes an upload; there need not be one.
    ///
    /// # Errors
    /// Whatever removing it meets; the double then answers 500.
    fn remove(&self, name: &str) -> io::Result<()>;

    /// Keeps a verified upload for good, as the package `package`, and says
    /// where it is, if there is a place to point at. The upload is then gone.
    ///
    /// # Errors
    /// Whatever keeping it meets; it is called again at the next start.
    fn finish(&self, name: &str, package: &str) -> io::Result<Option<PathBuf>>;
}

/// A depot in memory, for tests. Clones share what is in it, so that a double
/// can be opened anew on what an earlier one left.
///
/// ```
/// use callhome::testing::{MemoryDepot, ServiceCentre};
///
/// let depot = MemoryDepot::new();
/// drop(ServiceCentre::open(depot.clone())?);
/// let after_the_crash = ServiceCentre::open(depot)?;
/// assert!(after_the_crash.tickets().is_empty());
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct MemoryDepot(Arc<Mutex<Shelves>>);

#[derive(Debug, Default)]
struct Shelves {
    records: BTreeMap<String, Vec<u8>>,
    uploads: BTreeMap<String, Vec<u8>>,
    packages: BTreeMap<String, Vec<u8>>,
}

impl MemoryDepot {
    /// An empty depot.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The bytes of a verified package, by its digest.
    #[must_use]
    pub fn package(&self, sha256: &crate::event::Sha256) -> Option<Vec<u8>> {
        let suffix = sha256.to_string();
        let shelves = self.shelves();
        shelves.packages.iter().find(|(name, _)| name.ends_with(&suffix)).map(|(_, b)| b.clone())
    }

    fn shelves(&self) -> MutexGuard<'_, Shelves> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Depot for MemoryDepot {
    fn put_record(&self, name: &str, record: &[u8]) -> io::Result<()> {
        self.shelves().records.insert(name.to_owned(), record.to_owned());
        Ok(())
    }

    fn records(&self) -> io::Result<Vec<(String, Vec<u8>)>> {
        Ok(self.shelves().records.clone().into_iter().collect())
    }

    fn create_upload(&self, name: &str) -> io::Result<()> {
        self.shelves().uploads.insert(name.to_owned(), Vec::new());
        Ok(())
    }

    fn length(&self, name: &str) -> io::Result<Option<u64>> {
        Ok(self.shelves().uploads.get(name).map(|bytes| bytes.len() as u64))
    }

    fn writer(&self, name: &str) -> io::Result<Box<dyn Write + '_>> {
        if !self.shelves().uploads.contains_key(name) {
            return Err(io::ErrorKind::NotFound.into());
        }
        Ok(Box::new(MemoryWriter { depot: self, name: name.to_owned() }))
    }

    fn truncate(&self, name: &str, length: u64) -> io::Result<()> {
        if let Some(bytes) = self.shelves().uploads.get_mut(name) {
            bytes.truncate(usize::try_from(length).unwrap_or(usize::MAX));
        }
        Ok(())
    }

    fn reader(&self, name: &str) -> io::Result<Box<dyn Read + '_>> {
        let bytes = self.shelves().uploads.get(name).cloned().ok_or(io::ErrorKind::NotFound)?;
        Ok(Box::new(Cursor::new(bytes)))
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        self.shelves().uploads.remove(name);
        Ok(())
    }

    fn finish(&self, name: &str, package: &str) -> io::Result<Option<PathBuf>> {
        let mut shelves = self.shelves();
        if let Some(bytes) = shelves.uploads.remove(name) {
            shelves.packages.insert(package.to_owned(), bytes);
        }
        Ok(None)
    }
}

struct MemoryWriter<'a> {
    depot: &'a MemoryDepot,
    name: String,
}

impl Write for MemoryWriter<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut shelves = self.depot.shelves();
        let upload = shelves.uploads.get_mut(&self.name).ok_or(io::ErrorKind::NotFound)?;
        upload.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
