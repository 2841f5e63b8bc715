//! [`Reader`]: a package, member after member.

use std::fmt;
use std::io::{self, Read};

use crate::event::{Receipt, Sha256};
use crate::package::names::{self, Names};
use crate::package::read::header::{Header, HeaderKind, until_zeros};
use crate::package::read::manifest::{Found, Manifest};
use crate::package::read::packed::Packed;
use crate::package::read::unpacked::Unpacked;
use crate::package::read::{Head, ReadError, ReadLimit, ReadLimits};
use crate::package::{HEAD_NAME, MANIFEST_NAME};
use crate::time::WallTime;

/// Reads a package in one pass, member after member, and checks it on the way.
///
/// [`open`](Self::open) reads `package.json`, [`next_member`](Self::next_member)
/// gives what follows, [`finish`](Self::finish) reads what is left and says
/// whether all of it was good. **Before that nothing that was read may be
/// believed**: digest and manifest come at the end.
///
/// After an error the reader gives that same error again.
///
/// - Memory: buffers of 64 KiB, the decompressor (window 256 KiB), the names of
///   at most [`ReadLimits::MAX_MEMBERS`] members, and the manifest.
///
/// ```
/// use std::io::Read;
///
/// use callhome::package::read::{ReadError, ReadLimits, Reader};
///
/// fn total(package: impl Read) -> Result<u64, ReadError> {
///     let mut reader = Reader::open(package, ReadLimits::new())?;
///     println!("for ticket {}", reader.head().ticket());
///     let mut total = 0;
///     while let Some(mut member) = reader.next_member()? {
///         let mut data = Vec::new();
///         member.read_to_end(&mut data)?;
///         total += data.len() as u64;
///     }
///     let verified = reader.finish()?;
///     println!("{}", verified.receipt());
///     Ok(total)
/// }
/// # assert!(matches!(total(&b""[..]), Err(ReadError::Cut)));
/// ```
pub struct Reader<R> {
    archive: Unpacked<R>,
    limits: ReadLimits,
    expected: Expected,
    head: Head,
    head_json: Vec<u8>,
    names: Names,
    found: Vec<Found>,
    /// Bytes of the members so far, as their headers say.
    unpacked: u64,
    /// Bytes of the open member that were not read, without the filling.
    left: u64,
    manifest: Option<(Manifest, Vec<u8>)>,
    failed: Option<ReadError>,
}

/// Which package it should be.
#[derive(Clone, Debug, Default)]
pub(super) enum Expected {
    #[default]
    Any,
    Sha256(Sha256),
    Receipt(Box<Receipt>),
}

/// A package of which everything was read and found good.
///
/// ```
/// use callhome::package::read::{ReadError, Verified, list};
///
/// fn serial_number(package: &[u8]) -> Result<String, ReadError> {
///     let verified: Verified = list(package)?;
///     Ok(verified.head().device().serial_number().to_owned())
/// }
/// # assert!(serial_number(b"").is_err());
/// ```
#[derive(Clone, Debug)]
pub struct Verified {
    receipt: Receipt,
    head: Head,
    head_json: Vec<u8>,
    manifest_json: Vec<u8>,
}

impl<R: Read> Reader<R> {
    /// Begins to read a package: its `package.json`.
    ///
    /// # Errors
    /// [`ReadError`] when it does not begin like a package, or reading fails.
    pub fn open(read: R, limits: ReadLimits) -> Result<Self, ReadError> {
        let mut archive = Unpacked::new(Packed::new(read, limits.packed()))?;
        let first = ReadError::NotAPackage("its first member is not package.json");
        let header = match Header::parse(&block(&mut archive)?) {
            Ok(Some(header)) if header.kind == HeaderKind::Regular => header,
            // What is no archive has no headers.
            Ok(_) | Err(ReadError::Damaged(_)) => return Err(first),
            Err(error) => return Err(error),
        };
        if header.name != HEAD_NAME.as_bytes() {
            return Err(first);
        }
        let over = ReadError::TooLarge(ReadLimit::Head);
        let head_json = whole(&mut archive, header.bytes, ReadLimits::MAX_HEAD, over)?;
        Ok(Self {
            archive,
            limits,
            expected: Expected::Any,
            head: Head::from_json(&head_json)?,
            head_json,
            names: Names::default(),
            found: Vec::new(),
            unpacked: 0,
            left: 0,
            manifest: None,
            failed: None,
        })
    }

    /// The package must have this digest, or [`finish`](Self::finish) fails.
    #[must_use]
    pub fn expecting(self, sha256: Sha256) -> Self {
        self.expecting_this(Expected::Sha256(sha256))
    }

    /// The package must be the one that the receipt is of, or
    /// [`finish`](Self::finish) fails.
    #[must_use]
    pub fn expecting_receipt(self, receipt: &Receipt) -> Self {
        self.expecting_this(Expected::Receipt(Box::new(receipt.clone())))
    }

    pub(super) fn expecting_this(self, expected: Expected) -> Self {
        Self { expected, ..self }
    }

    /// What `package.json` says.
    #[must_use]
    pub fn head(&self) -> &Head {
        &self.head
    }

    /// `package.json` as it is in the package.
    pub(super) fn head_json(&self) -> &[u8] {
        &self.head_json
    }

    /// The next member. What was not read of the last one is passed over. After
    /// the last member, `manifest.json` is read and held against what was there,
    /// and the package must end: that is `None`.
    ///
    /// # Errors
    /// [`ReadError`] when something is wrong with the package, or reading fails.
    pub fn next_member(&mut self) -> Result<Option<MemberReader<'_, R>>, ReadError> {
        if let Some(error) = &self.failed {
            return Err(error.clone());
        }
        match self.advance() {
            Ok(Some(modified)) => Ok(Some(MemberReader { reader: self, modified })),
            Ok(None) => Ok(None),
            Err(error) => Err(self.fail(error)),
        }
    }

    /// Reads what is left, and says what the package is.
    ///
    /// # Errors
    /// [`ReadError`] when something is wrong with the package, it is not the
    /// expected one, or reading fails.
    pub fn finish(mut self) -> Result<Verified, ReadError> {
        while self.next_member()?.is_some() {}
        let (bytes, sha256) = self.archive.packed().sealed();
        let Some((manifest, manifest_json)) = self.manifest else {
            return Err(ReadError::Cut);
        };
        let receipt = manifest.into_receipt(bytes, sha256);
        match self.expected {
            Expected::Sha256(expected) if expected != sha256 => {
                return Err(ReadError::DigestDiffers { found: sha256 });
            }
            Expected::Receipt(expected) if expected.sha256() != sha256 => {
                return Err(ReadError::DigestDiffers { found: sha256 });
            }
            Expected::Receipt(expected) if *expected != receipt => {
                return Err(ReadError::ReceiptDiffers);
            }
            _ => {}
        }
        Ok(Verified { receipt, head: self.head, head_json: self.head_json, manifest_json })
    }

    /// Goes to the next member, and says its time of change.
    fn advance(&mut self) -> Result<Option<Option<WallTime>>, ReadError> {
        if self.manifest.is_some() {
            return Ok(None);
        }
        let mut rest = [0; 4096];
        while self.data(&mut rest)? > 0 {}
        let (name, header) = self.header()?;
        if name == MANIFEST_NAME.as_bytes() {
            self.end(header.bytes)?;
            return Ok(None);
        }
        if name.contains(&0) {
            return Err(ReadError::Hostile("a name has something behind its end"));
        }
        let name = String::from_utf8(name)
            .ok()
            .filter(|name| names::is_good(name, ReadLimits::MAX_NAME))
            .ok_or(ReadError::Hostile("a name that no member may have"))?;
        if self.found.len() >= ReadLimits::MAX_MEMBERS {
            return Err(ReadError::TooLarge(ReadLimit::Members));
        }
        if !self.names.take(&name) {
            return Err(ReadError::Hostile("two members stand in one another's way"));
        }
        if header.bytes > self.limits.unpacked() - self.unpacked {
            return Err(ReadError::TooLarge(ReadLimit::UnpackedBytes));
        }
        self.unpacked += header.bytes;
        self.left = header.bytes;
        self.found.push(Found { name, bytes: header.bytes, zeros: 0 });
        Ok(Some(header.modified))
    }

    /// The next header, with the whole name.
    fn header(&mut self) -> Result<(Vec<u8>, Header), ReadError> {
        let ended = ReadError::Damaged("its last member is not manifest.json");
        let Some(header) = Header::parse(&block(&mut self.archive)?)? else { return Err(ended) };
        if header.kind == HeaderKind::Regular {
            return Ok((header.name.clone(), header));
        }
        let over = ReadError::TooLarge(ReadLimit::Name);
        // A zero byte ends it.
        let most = ReadLimits::MAX_NAME as u64 + 1;
        let mut name = whole(&mut self.archive, header.bytes, most, over)?;
        let bare = until_zeros(&name).map(<[u8]>::len).filter(|length| length + 1 == name.len());
        let Some(length) = bare else {
            return Err(ReadError::Hostile("a name has something behind its end"));
        };
        name.truncate(length);
        match Header::parse(&block(&mut self.archive)?)? {
            Some(header) if header.kind == HeaderKind::Regular => Ok((name, header)),
            _ => Err(ReadError::Damaged("a long name without a member")),
        }
    }

    /// Reads the manifest and the end of the archive.
    fn end(&mut self, bytes: u64) -> Result<(), ReadError> {
        let over = ReadError::TooLarge(ReadLimit::Manifest);
        let json = whole(&mut self.archive, bytes, ReadLimits::MAX_MANIFEST, over)?;
        let manifest = Manifest::from_json(&json)?;
        manifest.check(&self.head, &self.found)?;
        for _ in 0..2 {
            if Header::parse(&block(&mut self.archive)?)?.is_some() {
                return Err(ReadError::Damaged("a member comes after manifest.json"));
            }
        }
        if self.archive.read(&mut [0])? > 0 {
            return Err(ReadError::Damaged("something comes after the archive"));
        }
        self.manifest = Some((manifest, json));
        Ok(())
    }

    /// The next bytes of the open member; none at its end.
    fn data(&mut self, buffer: &mut [u8]) -> Result<usize, ReadError> {
        let most = usize::try_from(self.left).map_or(buffer.len(), |left| left.min(buffer.len()));
        let Some(buffer) = buffer.get_mut(..most).filter(|buffer| !buffer.is_empty()) else {
            return Ok(0);
        };
        let read = self.archive.read(buffer)?;
        if read == 0 {
            return Err(ReadError::Cut);
        }
        self.left -= read as u64;
        if let Some(found) = self.found.last_mut() {
            let new = buffer.get(..read).unwrap_or_default();
            match new.iter().rposition(|byte| *byte != 0) {
                None => found.zeros += read as u64,
                Some(at) => found.zeros = (read - at - 1) as u64,
            }
            if self.left == 0 {
                padding(&mut self.archive, found.bytes)?;
            }
        }
        Ok(read)
    }

    fn fail(&mut self, error: ReadError) -> ReadError {
        self.failed = Some(error.clone());
        error
    }
}

/// The next block of the archive.
fn block<R: Read>(archive: &mut Unpacked<R>) -> Result<[u8; Header::BLOCK], ReadError> {
    let mut block = [0; Header::BLOCK];
    exactly(archive, &mut block)?;
    Ok(block)
}

fn exactly<R: Read>(archive: &mut Unpacked<R>, buffer: &mut [u8]) -> Result<(), ReadError> {
    let mut filled = 0;
    while let Some(rest) = buffer.get_mut(filled..).filter(|rest| !rest.is_empty()) {
        match archive.read(rest)? {
            0 => return Err(ReadError::Cut),
            read => filled += read,
        }
    }
    Ok(())
}

/// What fills the last block of `bytes` bytes.
fn padding<R: Read>(archive: &mut Unpacked<R>, bytes: u64) -> Result<(), ReadError> {
    let over = usize::try_from(bytes % Header::BLOCK as u64).unwrap_or(0);
    let mut rest = [0; Header::BLOCK];
    let rest = rest.get_mut(..(Header::BLOCK - over) % Header::BLOCK).unwrap_or_default();
    exactly(archive, rest)?;
    if rest.iter().any(|byte| *byte != 0) {
        return Err(ReadError::Damaged("a block is filled with something"));
    }
    Ok(())
}

/// A member that is held in memory. It is not made room for before it is there.
fn whole<R: Read>(
    archive: &mut Unpacked<R>,
    bytes: u64,
    most: u64,
    over: ReadError,
) -> Result<Vec<u8>, ReadError> {
    if bytes > most {
        return Err(over);
    }
    let mut data = Vec::new();
    let mut left = usize::try_from(bytes).unwrap_or(usize::MAX);
    let mut buffer = [0; 4096];
    while left > 0 {
        let next = left.min(buffer.len());
        let buffer = buffer.get_mut(..next).unwrap_or_default();
        exactly(archive, buffer)?;
        data.extend_from_slice(buffer);
        left -= next;
    }
    padding(archive, bytes)?;
    Ok(data)
}

impl<R> fmt::Debug for Reader<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reader")
            .field("head", &self.head)
            .field("members", &self.found.len())
            .field("failed", &self.failed)
            .finish_non_exhaustive()
    }
}

/// A member while it is read: a name, a length, and a [`Read`].
///
/// The name is relative and printable, and none of its components is `..`. What
/// kind of service data it is, the manifest says at the end.
///
/// An error of its `Read` becomes the [`ReadError`] again with `ReadError::from`,
/// and the [`Reader`] gives it too.
///
/// ```
/// use std::io::{self, Read};
///
/// use callhome::package::read::MemberReader;
///
/// fn print(member: &mut MemberReader<'_, impl Read>) -> io::Result<()> {
///     println!("{}, {} bytes", member.name(), member.length());
///     io::copy(member, &mut io::stdout())?;
///     Ok(())
/// }
/// ```
pub struct MemberReader<'a, R> {
    reader: &'a mut Reader<R>,
    modified: Option<WallTime>,
}

impl<R: Read> MemberReader<'_, R> {
    /// Its name in the package.
    #[must_use]
    pub fn name(&self) -> &str {
        self.reader.found.last().map_or("", |found| found.name.as_str())
    }

    /// Its length in bytes, as its header says.
    #[must_use]
    pub fn length(&self) -> u64 {
        self.reader.found.last().map_or(0, |found| found.bytes)
    }

    /// The time of its last change, where the device knew it.
    #[must_use]
    pub fn modified(&self) -> Option<WallTime> {
        self.modified
    }
}

impl<R: Read> Read for MemberReader<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = match &self.reader.failed {
            Some(error) => Err(error.clone()),
            None => self.reader.data(buffer),
        };
        read.map_err(|error| self.reader.fail(error).into())
    }
}

impl<R> fmt::Debug for MemberReader<'_, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MemberReader")
            .field("name", &self.reader.found.last().map(|found| &found.name))
            .field("left", &self.reader.left)
            .finish_non_exhaustive()
    }
}

impl Verified {
    /// What is in it, with its length and digest.
    #[must_use]
    pub fn receipt(&self) -> &Receipt {
        &self.receipt
    }

    /// What its `package.json` says.
    #[must_use]
    pub fn head(&self) -> &Head {
        &self.head
    }

    /// `package.json` as it is in the package.
    #[must_use]
    pub fn head_json(&self) -> &[u8] {
        &self.head_json
    }

    /// `manifest.json` as it is in the package.
    #[must_use]
    pub fn manifest_json(&self) -> &[u8] {
        &self.manifest_json
    }
}
