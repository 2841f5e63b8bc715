//! Reading files of a bounded size, and replacing them whole.

use std::fmt;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

/// Why a file gave nothing. Displays as one line that begins with its path and
/// holds none of its content.
#[derive(Debug)]
pub(crate) enum FileError {
    /// The system refuses.
    Unreadable(PathBuf, io::Error),
    /// It holds more than this many bytes.
    TooLarge(PathBuf, usize),
    /// It holds nothing.
    Empty(PathBuf),
    /// It is not UTF-8.
    NotText(PathBuf),
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(path, error) => write!(f, "{}: {error}", shown(path)),
            Self::TooLarge(path, limit) => {
                write!(f, "{}: larger than {limit} bytes", shown(path))
            }
            Self::Empty(path) => write!(f, "{}: the file is empty", shown(path)),
            Self::NotText(path) => write!(f, "{}: not UTF-8 text", shown(path)),
        }
    }
}

impl std::error::Error for FileError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Unreadable(_, error) => Some(error),
            _ => None,
        }
    }
}

/// A path on one line, whatever is in it.
pub(crate) fn shown(path: &Path) -> String {
    one_line(&path.to_string_lossy())
}

/// The text with every control character (a line end, an escape) replaced.
pub(crate) fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

/// The whole file, if it holds at most `limit` bytes. A larger one costs no
/// more memory than that.
pub(crate) fn read_at_most(path: &Path, limit: usize) -> Result<Vec<u8>, FileError> {
    let unreadable = |error| FileError::Unreadable(path.to_owned(), error);
    let file = File::open(path).map_err(unreadable)?;
    let size = file.metadata().map_err(unreadable)?.len();
    // Room for the whole at once: a file with a secret is not copied about.
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(limit).min(limit) + 1);
    file.take(limit as u64 + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() > limit {
        return Err(FileError::TooLarge(path.to_owned(), limit));
    }
    Ok(bytes)
}

/// The same for a file of UTF-8 text.
pub(crate) fn read_text_at_most(path: &Path, limit: usize) -> Result<String, FileError> {
    String::from_utf8(read_at_most(path, limit)?).map_err(|_| FileError::NotText(path.to_owned()))
}

/// Puts `bytes` at `path` so that a reader, or a start after a crash, finds the
/// old content or the new, never a part. `secret` keeps others from reading it.
pub(crate) fn replace(path: &Path, bytes: &[u8], secret: bool) -> io::Result<()> {
    let mut temporary = path.as_os_str().to_owned();
    temporary.push(".tmp");
    let temporary = PathBuf::from(temporary);
    match fs::remove_file(&temporary) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file = create(&temporary, secret)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    drop(file);
    fs::rename(&temporary, path)?;
    match path.parent() {
        Some(dir) if !dir.as_os_str().is_empty() => sync_dir(dir),
        _ => sync_dir(Path::new(".")),
    }
}

fn create(path: &Path, secret: bool) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(if secret { 0o600 } else { 0o644 });
    }
    #[cfg(not(unix))]
    let _ = secret;
    options.open(path)
}

/// Keeps every other process out of a folder for as long as the result lives.
/// The system lets go of it however the process ends; one that was just killed
/// may need a moment for that.
pub(crate) fn hold(dir: &Path) -> io::Result<File> {
    let file = OpenOptions::new().append(true).create(true).open(dir.join("lock"))?;
    for _ in 0..HOLD_TRIES {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) => thread::sleep(HOLD_PAUSE),
            Err(TryLockError::Error(error)) => return Err(error),
        }
    }
    Err(io::Error::new(io::ErrorKind::ResourceBusy, "another process uses this folder"))
}

const HOLD_TRIES: u32 = 20;
const HOLD_PAUSE: Duration = Duration::from_millis(100);

/// Makes the names in a folder durable.
pub(crate) fn sync_dir(dir: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(dir)?.sync_all() } else { Ok(()) }
}
