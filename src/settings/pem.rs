//! The sections of a PEM file, read so that none is lost.
//!
//! The decoder of `rustls-pki-types` passes over what it does not know, and a
//! section whose end is missing runs into the next one. An administrator who
//! installs a file must not be told that all is well then, so the frame is
//! looked at here first and each section is decoded on its own.

use alloc::vec::Vec;

use rustls_pki_types::pem::{PemObject, SectionKind};
use zeroize::Zeroizing;

use crate::settings::KeyKind;

/// The largest PEM file that is read, in bytes.
pub const MAX_PEM_BYTES: usize = 1024 * 1024;

/// A PEM file cannot be used. Nothing of it was taken over.
///
/// ```
/// use callhome::settings::{PemError, Roots};
///
/// assert_eq!(Roots::from_pem(b""), Err(PemError::NoCertificate));
/// assert_eq!(PemError::NoCertificate.to_string(), "there is no certificate in the file");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PemError {
    /// No certificate in it.
    #[error("there is no certificate in the file")]
    NoCertificate,
    /// No private key in it.
    #[error("there is no private key in the file")]
    NoKey,
    /// More than one private key in it.
    #[error("there is more than one private key in the file")]
    SeveralKeys,
    /// A private key where only certificates belong.
    #[error("there is a private key in the file, where only certificates belong")]
    KeyAmongCertificates,
    /// A private key behind a pass phrase.
    #[error("the private key is encrypted; it must be stored without a pass phrase")]
    EncryptedKey,
    /// Something else where only certificates belong, such as a revocation list.
    #[error("there is something in the file that is neither a certificate nor a private key")]
    ForeignSection,
    /// A `BEGIN` without its `END`, or an `END` without its `BEGIN`.
    #[error("the file is truncated or damaged: a BEGIN or END line is missing or not on its own")]
    Truncated,
    /// A section that is not base64.
    #[error("a section of the file is not base64")]
    NotBase64,
    /// A section that is not one whole DER structure.
    #[error("a section of the file is not one whole DER structure")]
    NotDer,
    /// More certificates than are kept.
    #[error("there are more than {max} certificates")]
    TooMany {
        /// The most that are kept.
        max: usize,
    },
    /// A file of more than [`MAX_PEM_BYTES`].
    #[error("the file has more than {MAX_PEM_BYTES} bytes")]
    TooLarge,
}

/// What a section says it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    Certificate,
    Key(KeyKind),
    EncryptedKey,
    Foreign,
}

struct Section<'a> {
    label: Label,
    /// From the `BEGIN` line to the `END` line, both included.
    text: &'a [u8],
}

/// The DER form of every certificate in a file that has nothing else.
pub(super) fn certificates(pem: &[u8], max: usize) -> Result<Vec<Vec<u8>>, PemError> {
    let mut certificates = Vec::new();
    for section in sections(pem)? {
        match section.label {
            Label::Certificate if certificates.len() == max => {
                return Err(PemError::TooMany { max });
            }
            Label::Certificate => certificates.push(section.decode()?),
            Label::Key(_) | Label::EncryptedKey => return Err(PemError::KeyAmongCertificates),
            Label::Foreign => return Err(PemError::ForeignSection),
        }
    }
    if certificates.is_empty() { Err(PemError::NoCertificate) } else { Ok(certificates) }
}

/// The one private key in a file. Other sections are passed over: OpenSSL puts
/// the parameters of an elliptic curve before its key, and some tools the
/// certificate.
pub(super) fn key(pem: &[u8]) -> Result<(KeyKind, Zeroizing<Vec<u8>>), PemError> {
    let mut found = None;
    for section in sections(pem)? {
        match section.label {
            Label::Key(_) | Label::EncryptedKey if found.is_some() => {
                return Err(PemError::SeveralKeys);
            }
            Label::Key(_) if contains(section.text, b",ENCRYPTED") => {
                return Err(PemError::EncryptedKey);
            }
            Label::Key(kind) => found = Some((kind, Zeroizing::new(section.decode()?))),
            Label::EncryptedKey => return Err(PemError::EncryptedKey),
            Label::Certificate | Label::Foreign => {}
        }
    }
    found.ok_or(PemError::NoKey)
}

impl Section<'_> {
    fn decode(&self) -> Result<Vec<u8>, PemError> {
        let (_, der) =
            <(SectionKind, Vec<u8>)>::from_pem_slice(self.text).map_err(|_| PemError::NotBase64)?;
        if is_one_sequence(&der) { Ok(der) } else { Err(PemError::NotDer) }
    }
}

impl Label {
    fn of(label: &[u8]) -> Self {
        match label {
            b"CERTIFICATE" => Self::Certificate,
            b"RSA PRIVATE KEY" => Self::Key(KeyKind::Pkcs1),
            b"EC PRIVATE KEY" => Self::Key(KeyKind::Sec1),
            b"PRIVATE KEY" => Self::Key(KeyKind::Pkcs8),
            b"ENCRYPTED PRIVATE KEY" => Self::EncryptedKey,
            _ => Self::Foreign,
        }
    }
}

/// The sections of a file, in order. Text between them is a comment.
fn sections(pem: &[u8]) -> Result<Vec<Section<'_>>, PemError> {
    if pem.len() > MAX_PEM_BYTES {
        return Err(PemError::TooLarge);
    }
    let mut sections = Vec::new();
    let mut open: Option<(&[u8], usize)> = None;
    let mut start = 0;
    for line in pem.split_inclusive(|b| matches!(b, b'\n' | b'\r')) {
        let end = start + line.len();
        match (marker(line)?, open) {
            (None, _) => {}
            (Some(Marker::Begin(label)), None) => open = Some((label, start)),
            (Some(Marker::End(label)), Some((begun, from))) if label == begun => {
                let text = pem.get(from..end).unwrap_or_default();
                sections.push(Section { label: Label::of(label), text });
                open = None;
            }
            (Some(_), _) => return Err(PemError::Truncated),
        }
        start = end;
    }
    if open.is_some() { Err(PemError::Truncated) } else { Ok(sections) }
}

enum Marker<'a> {
    Begin(&'a [u8]),
    End(&'a [u8]),
}

/// The `BEGIN` or `END` that a line is; an error if it has one among other
/// things, as when two files were joined without a line break between them.
fn marker(line: &[u8]) -> Result<Option<Marker<'_>>, PemError> {
    let line = line.trim_ascii_end();
    let inner = line.strip_suffix(b"-----").unwrap_or_default();
    if let Some(label) = inner.strip_prefix(b"-----BEGIN ").filter(|l| !contains(l, b"--")) {
        return Ok(Some(Marker::Begin(label)));
    }
    if let Some(label) = inner.strip_prefix(b"-----END ").filter(|l| !contains(l, b"--")) {
        return Ok(Some(Marker::End(label)));
    }
    if contains(line, b"-----BEGIN") || contains(line, b"-----END") {
        return Err(PemError::Truncated);
    }
    Ok(None)
}

fn contains(text: &[u8], part: &[u8]) -> bool {
    text.windows(part.len()).any(|window| window == part)
}

/// Whether `der` is one SEQUENCE, as a certificate or a key is, with nothing
/// missing and nothing after it.
fn is_one_sequence(der: &[u8]) -> bool {
    let [0x30, length, rest @ ..] = der else { return false };
    let (length, content) = match *length {
        short @ 0..=0x7f => (usize::from(short), rest),
        // Three bytes of length are enough for what a file may hold.
        long @ 0x81..=0x83 => {
            let Some((bytes, content)) = rest.split_at_checked(usize::from(long & 0x7f)) else {
                return false;
            };
            (bytes.iter().fold(0, |length, byte| length << 8 | usize::from(*byte)), content)
        }
        _ => return false,
    };
    content.len() == length
}

#[cfg(test)]
mod tests;
