//! [`Unpacker`]: a package's members as files.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Component, Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};

use crate::event::{PackedMember, Receipt, Sha256};
use crate::package::names::Names;
use crate::package::read::reader::Expected;
use crate::package::read::{ReadError, ReadLimits, Reader, Verified};
use crate::package::{HEAD_NAME, MANIFEST_NAME};
use crate::time::WallTime;

/// Unpacks packages into folders.
///
/// - The folder is a new one, or an empty one that is there; its parent must be.
///   Nothing is written outside it, nothing is overwritten, no link is followed.
/// - Until the whole package was read and found good, everything lies in
///   [`Unpacker::UNVERIFIED`] below the folder; then it is moved up. When
///   something is wrong, all of it is removed; when the program is killed, that
///   name says what was left.
/// - Parts are joined into the whole, unless a member has the name of the whole.
/// - Files get mode 0600, folders 0700; nothing of the archive's. Files have the
///   time of change that the package says.
/// - What is written is not made durable.
///
/// ```
/// use callhome::package::read::{ReadError, ReadLimits, UnpackError, Unpacker};
///
/// let unpacker = Unpacker::new().with_limits(ReadLimits::new().with_unpacked(1 << 30));
/// let into = std::env::temp_dir().join("a package that is none");
/// let unpacked = unpacker.unpack(&b"not a package"[..], &into);
/// assert!(matches!(unpacked, Err(UnpackError::Package(ReadError::NotAPackage(_)))));
/// assert!(!into.exists());
/// ```
#[derive(Clone, Debug, Default)]
pub struct Unpacker {
    limits: ReadLimits,
    expected: Expected,
    keep_parts: bool,
}

/// Why nothing was unpacked.
///
/// ```
/// use callhome::package::read::{UnpackError, unpack};
///
/// let full = unpack(&b""[..], &std::env::current_dir()?);
/// assert!(matches!(full, Err(UnpackError::NotEmpty)));
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum UnpackError {
    /// The package is not believed.
    #[error("nothing was unpacked")]
    Package(#[from] ReadError),
    /// There is something in the folder already.
    #[error("the folder to unpack into is not empty")]
    NotEmpty,
    /// A file or folder could not be written.
    #[error("the package could not be unpacked")]
    Folder(#[source] io::Error),
}

/// Unpacks a package within the default limits, with its parts joined.
///
/// Its digest is in the receipt, and is held against nothing; [`Unpacker`] can.
///
/// # Errors
/// [`UnpackError`]; nothing was unpacked then.
pub fn unpack(package: impl Read, into: &Path) -> Result<Verified, UnpackError> {
    Unpacker::new().unpack(package, into)
}

impl Unpacker {
    /// The name of the folder for what is not verified yet.
    pub const UNVERIFIED: &str = "unverified.partial";
    const BUFFER: usize = 64 << 10;

    /// An unpacker within the default limits that joins parts.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The same with other limits.
    #[must_use]
    pub fn with_limits(self, limits: ReadLimits) -> Self {
        Self { limits, ..self }
    }

    /// The package must have this digest.
    #[must_use]
    pub fn expecting(self, sha256: Sha256) -> Self {
        Self { expected: Expected::Sha256(sha256), ..self }
    }

    /// The package must be the one that the receipt is of.
    #[must_use]
    pub fn expecting_receipt(self, receipt: &Receipt) -> Self {
        Self { expected: Expected::Receipt(Box::new(receipt.clone())), ..self }
    }

    /// Parts stay as they are in the package.
    #[must_use]
    pub fn keeping_parts(self) -> Self {
        Self { keep_parts: true, ..self }
    }

    /// Unpacks a package into a folder, `package.json` and `manifest.json` too.
    ///
    /// # Errors
    /// [`UnpackError`]; nothing was unpacked then.
    pub fn unpack(&self, package: impl Read, into: &Path) -> Result<Verified, UnpackError> {
        let made = prepare(into)?;
        let unverified = into.join(Self::UNVERIFIED);
        let mut moved = Vec::new();
        let unpacked = make_folder(&unverified)
            .map_err(UnpackError::Folder)
            .and_then(|()| self.write(package, &unverified))
            .and_then(|verified| {
                move_up(into, unverified.clone(), &mut moved).map_err(UnpackError::Folder)?;
                Ok(verified)
            });
        if unpacked.is_err() {
            // The first error is the one to tell.
            let _ = fs::remove_dir_all(&unverified);
            for path in moved {
                let _ = fs::remove_file(&path).or_else(|_| fs::remove_dir_all(&path));
            }
            if made {
                let _ = fs::remove_dir(into);
            }
        }
        unpacked
    }

    /// Writes all members below `root`, and joins parts.
    fn write(&self, package: impl Read, root: &Path) -> Result<Verified, UnpackError> {
        let mut reader = Reader::open(package, self.limits)?.expecting_this(self.expected.clone());
        write_file(root, HEAD_NAME, None, &mut reader.head_json())?;
        while let Some(mut member) = reader.next_member()? {
            let name = member.name().to_owned();
            let modified = member.modified();
            write_file(root, &name, modified, &mut member)?;
        }
        let verified = reader.finish()?;
        write_file(root, MANIFEST_NAME, None, &mut verified.manifest_json())?;
        if !self.keep_parts {
            join_parts(root, verified.receipt().contents()).map_err(UnpackError::Folder)?;
        }
        Ok(verified)
    }
}

/// Makes the folder, or looks whether it is empty. Returns whether it was made.
fn prepare(into: &Path) -> Result<bool, UnpackError> {
    match fs::symlink_metadata(into) {
        Ok(metadata) if metadata.is_dir() => {
            let mut entries = fs::read_dir(into).map_err(UnpackError::Folder)?;
            if entries.next().is_some() { Err(UnpackError::NotEmpty) } else { Ok(false) }
        }
        Ok(_) => Err(UnpackError::Folder(io::ErrorKind::NotADirectory.into())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            make_folder(into).map_err(UnpackError::Folder)?;
            Ok(true)
        }
        Err(error) => Err(UnpackError::Folder(error)),
    }
}

fn make_folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Makes a file that was not there.
fn make_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600).custom_flags(libc::O_NOFOLLOW);
    }
    options.open(path)
}

fn open_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, libc::O_NOFOLLOW);
    options.open(path)
}

/// Where a member goes. Its folders are made; none of them is a link, because
/// nobody else may write below `root`.
fn place(root: &Path, name: &str) -> io::Result<PathBuf> {
    let mut path = root.to_owned();
    let mut parts = name.split('/').peekable();
    while let Some(part) = parts.next() {
        // The reader has looked at the name; this is about what a system may take
        // for a drive, or for a stream of another file.
        let plain = Path::new(part).components().eq([Component::Normal(part.as_ref())]);
        if !plain || cfg!(windows) && part.contains(':') {
            return Err(io::ErrorKind::InvalidFilename.into());
        }
        path.push(part);
        if parts.peek().is_some() {
            match make_folder(&path) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                    if !fs::symlink_metadata(&path)?.is_dir() {
                        return Err(error);
                    }
                }
                made => made?,
            }
        }
    }
    Ok(path)
}

/// Writes one member.
fn write_file(
    root: &Path,
    name: &str,
    modified: Option<WallTime>,
    from: &mut impl Read,
) -> Result<(), UnpackError> {
    let mut file =
        place(root, name).and_then(|path| make_file(&path)).map_err(UnpackError::Folder)?;
    let mut buffer = vec![0; Unpacker::BUFFER];
    loop {
        let read = from.read(&mut buffer).map_err(ReadError::from)?;
        if read == 0 {
            break;
        }
        let data = buffer.get(..read).unwrap_or_default();
        file.write_all(data).map_err(UnpackError::Folder)?;
    }
    if let Some(time) = modified.and_then(|time| u64::try_from(time.unix_seconds()).ok()) {
        // A file system that has no such time is no reason to fail.
        let _ = file.set_modified(UNIX_EPOCH + Duration::from_secs(time));
    }
    Ok(())
}

/// Joins every run of parts whose whole has a free name.
fn join_parts(root: &Path, contents: &[PackedMember]) -> io::Result<()> {
    let mut names = Names::default();
    for member in contents {
        names.take(member.name());
    }
    let whole = |member: &PackedMember| member.part().map(|part| part.of.clone());
    for run in contents.chunk_by(|one, next| one.part().is_some() && whole(one) == whole(next)) {
        let Some(of) = run.first().and_then(whole) else { continue };
        if !names.take(&of) {
            continue;
        }
        let mut joined = make_file(&place(root, &of)?)?;
        for part in run {
            io::copy(&mut open_file(&place(root, part.name())?)?, &mut joined)?;
        }
        if let Some(first) = run.first() {
            let time = fs::symlink_metadata(place(root, first.name())?)?.modified();
            let _ = time.and_then(|time| joined.set_modified(time));
        }
        for part in run {
            fs::remove_file(place(root, part.name())?)?;
        }
    }
    Ok(())
}

/// Moves what is verified to where it belongs.
fn move_up(into: &Path, mut from: PathBuf, moved: &mut Vec<PathBuf>) -> io::Result<()> {
    // A member may have the name of the folder that all lie in.
    let is_taken = |name: &str| fs::symlink_metadata(from.join(name)).is_ok();
    if is_taken(Unpacker::UNVERIFIED) {
        let free = (1_u64..).map(|number| format!("{}.{number}", Unpacker::UNVERIFIED));
        let Some(free) = free.into_iter().find(|name| !is_taken(name)) else { return Ok(()) };
        let free = into.join(free);
        fs::rename(&from, &free)?;
        moved.push(free.clone());
        from = free;
    }
    let names: io::Result<Vec<_>> =
        fs::read_dir(&from)?.map(|entry| entry.map(|entry| entry.file_name())).collect();
    for name in names? {
        let to = into.join(&name);
        fs::rename(from.join(&name), &to)?;
        moved.push(to);
    }
    fs::remove_dir(&from)
}
