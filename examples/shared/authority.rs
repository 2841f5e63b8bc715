//! A small certificate authority: certificates for the listener and, in tests,
//! for devices. It trusts whoever can read its folder; it is for trying things
//! out, not for production.

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use chrono::{DateTime, Datelike};
use rcgen::{
    BasicConstraints, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair,
    KeyUsagePurpose,
};
use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::ServerCertVerifier;
use rustls_pki_types::{ServerName, UnixTime};

use super::files::{self, FileError};
use super::tls::{self, Identity};

/// The names and addresses under which a listener of this machine is reached.
pub(crate) const LOCAL_NAMES: [&str; 3] = ["localhost", "127.0.0.1", "::1"];

/// An authority in memory.
pub(crate) struct Authority {
    certificate_pem: String,
    issuer: Issuer<'static, KeyPair>,
}

impl Authority {
    /// Makes one, valid from yesterday for ten years.
    pub(crate) fn new() -> Result<Self, AuthorityError> {
        Self::made_at(SystemTime::now())
    }

    fn made_at(now: SystemTime) -> Result<Self, AuthorityError> {
        let key = KeyPair::generate()?;
        let params = authority_params(now);
        let certificate_pem = params.self_signed(&key)?.pem();
        Ok(Self { certificate_pem, issuer: Issuer::new(params, key) })
    }

    /// The authority whose certificate and key these are. That they fit is not
    /// checked: [`holds`] does, with the first certificate that is signed.
    fn from_pem(certificate_pem: &str, key_pem: &str) -> Result<Self, AuthorityError> {
        let key = KeyPair::from_pem(key_pem)?;
        // A signature needs the name and the key, and ours has a fixed name: no
        // parser for certificates is needed.
        let issuer = Issuer::new(authority_params(SystemTime::UNIX_EPOCH), key);
        Ok(Self { certificate_pem: certificate_pem.to_owned(), issuer })
    }

    /// The authority's certificate: what a client must trust.
    pub(crate) fn pem(&self) -> &str {
        &self.certificate_pem
    }

    /// A certificate for a listener of this machine.
    pub(crate) fn server(&self) -> Result<Identity, AuthorityError> {
        self.issue(&Leaf::server(LOCAL_NAMES))
    }

    /// A certificate for a device that calls.
    pub(crate) fn client(&self, name: &str) -> Result<Identity, AuthorityError> {
        self.issue(&Leaf::client(name))
    }

    /// Any other certificate, such as one of another name, or an expired one.
    pub(crate) fn issue(&self, leaf: &Leaf) -> Result<Identity, AuthorityError> {
        let key = KeyPair::generate()?;
        let certificate = leaf.params()?.signed_by(&key, &self.issuer)?;
        Ok(Identity { chain_pem: certificate.pem(), key_pem: key.serialize_pem() })
    }
}

impl fmt::Debug for Authority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Authority").finish_non_exhaustive()
    }
}

/// What is to be in a certificate that the authority signs.
#[derive(Clone, Debug)]
pub(crate) struct Leaf {
    common_name: String,
    names: Vec<String>,
    usage: ExtendedKeyUsagePurpose,
    from: SystemTime,
    until: SystemTime,
}

impl Leaf {
    /// A server of these names and addresses, from yesterday for a year.
    pub(crate) fn server<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let names: Vec<String> = names.into_iter().map(str::to_owned).collect();
        let common_name = names.first().cloned().unwrap_or_default();
        Self::of(common_name, names, ExtendedKeyUsagePurpose::ServerAuth)
    }

    /// A client of this name, from yesterday for a year.
    pub(crate) fn client(name: &str) -> Self {
        Self::of(name.to_owned(), Vec::new(), ExtendedKeyUsagePurpose::ClientAuth)
    }

    fn of(common_name: String, names: Vec<String>, usage: ExtendedKeyUsagePurpose) -> Self {
        let now = SystemTime::now();
        Self { common_name, names, usage, from: yesterday(now), until: now + LEAF_LIFE }
    }

    /// Valid in this time instead. A certificate counts in whole days: both
    /// ends are at midnight, UTC, of their day.
    pub(crate) fn valid(mut self, from: SystemTime, until: SystemTime) -> Self {
        (self.from, self.until) = (from, until);
        self
    }

    fn params(&self) -> Result<CertificateParams, AuthorityError> {
        let mut params = CertificateParams::new(self.names.clone())?;
        params.distinguished_name.remove(DnType::CommonName);
        params.distinguished_name.push(DnType::CommonName, self.common_name.as_str());
        params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        params.extended_key_usages = vec![self.usage.clone()];
        params.use_authority_key_identifier_extension = true;
        set_validity(&mut params, self.from, self.until);
        Ok(params)
    }
}

/// An authority's certificate and its listener's, kept in a folder.
#[derive(Debug)]
pub(crate) struct Stored {
    /// What the listener shows.
    pub(crate) identity: Identity,
    /// The file with the certificate that clients must trust.
    pub(crate) ca_path: PathBuf,
    /// How the set came about.
    pub(crate) made: Made,
}

/// How a stored set came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Made {
    /// It was there.
    Loaded,
    /// The authority was there; the listener's certificate is new, because the
    /// old one was missing, damaged or in its last month.
    Renewed,
    /// Nothing usable was there: authority and certificate are new, and clients
    /// must be given the new `ca.pem`.
    Anew,
}

/// Loads the set in `dir` (`ca.pem`, `ca.key`, `server.pem`, `server.key`), or
/// makes what is missing.
///
/// Every file is replaced whole, `ca.pem` last, and what is loaded is checked
/// as a client would check it. So a start after a kill at any moment finds a set
/// that holds, or makes one; an authority that was once complete stays. Only one
/// process may use a folder at a time.
///
/// # Errors
/// When a file cannot be read or written. One with the wrong content is no
/// error: it is replaced.
pub(crate) fn open(dir: &Path) -> Result<Stored, AuthorityError> {
    open_at(dir, SystemTime::now())
}

/// [`open`] at another time, for tests of the renewal.
pub(crate) fn open_at(dir: &Path, now: SystemTime) -> Result<Stored, AuthorityError> {
    fs::create_dir_all(dir).map_err(|error| AuthorityError::write(dir, error))?;
    let path = |name: &str| dir.join(name);
    let ca_path = path("ca.pem");
    let ca_pem = read(&ca_path)?;
    let ca_key = read(&path("ca.key"))?;

    if let Some(ca_pem) = &ca_pem {
        if let (Some(chain_pem), Some(key_pem)) =
            (read(&path("server.pem"))?, read(&path("server.key"))?)
        {
            let identity = Identity { chain_pem, key_pem };
            if holds(ca_pem, &identity, now + RENEW_BEFORE) {
                return Ok(Stored { identity, ca_path, made: Made::Loaded });
            }
        }
        let renewed = ca_key.and_then(|key| Authority::from_pem(ca_pem, &key).ok());
        if let Some(authority) = renewed {
            let identity = authority.issue(&local_server(now))?;
            if holds(ca_pem, &identity, now) {
                write(&path("server.key"), &identity.key_pem, true)?;
                write(&path("server.pem"), &identity.chain_pem, false)?;
                return Ok(Stored { identity, ca_path, made: Made::Renewed });
            }
        }
    }

    let authority = Authority::made_at(now)?;
    let identity = authority.issue(&local_server(now))?;
    write(&path("ca.key"), &authority.issuer.key().serialize_pem(), true)?;
    write(&path("server.key"), &identity.key_pem, true)?;
    write(&path("server.pem"), &identity.chain_pem, false)?;
    write(&ca_path, authority.pem(), false)?;
    Ok(Stored { identity, ca_path, made: Made::Anew })
}

/// Why there is no certificate, in one line.
#[derive(Debug)]
pub(crate) enum AuthorityError {
    /// A key or certificate could not be made.
    Make(rcgen::Error),
    /// A file could not be read.
    Read(FileError),
    /// A file or the folder could not be written.
    Write(PathBuf, io::Error),
}

impl AuthorityError {
    fn write(path: &Path, error: io::Error) -> Self {
        Self::Write(path.to_owned(), error)
    }
}

impl From<rcgen::Error> for AuthorityError {
    fn from(error: rcgen::Error) -> Self {
        Self::Make(error)
    }
}

impl fmt::Display for AuthorityError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Make(error) => write!(f, "a certificate cannot be made: {error}"),
            Self::Read(error) => write!(f, "{error}"),
            Self::Write(path, error) => {
                write!(f, "{}: cannot be written: {error}", files::shown(path))
            }
        }
    }
}

impl std::error::Error for AuthorityError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Make(error) => Some(error),
            Self::Read(error) => Some(error),
            Self::Write(_, error) => Some(error),
        }
    }
}

/// Whether a client that trusts `ca_pem` would accept the identity at `now`
/// under every local name.
fn holds(ca_pem: &str, identity: &Identity, now: SystemTime) -> bool {
    let Ok(certified) = identity.certified_key() else { return false };
    let Some((leaf, rest)) = certified.cert.split_first() else { return false };
    let Ok(roots) = tls::roots(ca_pem.as_bytes()) else { return false };
    let verifier =
        WebPkiServerVerifier::builder_with_provider(Arc::new(roots), tls::ring()).build();
    let Ok(verifier) = verifier else { return false };
    let since = now.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    let now = UnixTime::since_unix_epoch(since);
    LOCAL_NAMES.iter().all(|name| {
        ServerName::try_from(*name)
            .is_ok_and(|name| verifier.verify_server_cert(leaf, rest, &name, &[], now).is_ok())
    })
}

fn local_server(now: SystemTime) -> Leaf {
    Leaf::server(LOCAL_NAMES).valid(yesterday(now), now + LEAF_LIFE)
}

fn authority_params(now: SystemTime) -> CertificateParams {
    let mut params = CertificateParams::default();
    params.distinguished_name.remove(DnType::CommonName);
    params.distinguished_name.push(DnType::CommonName, "callhome example authority");
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    set_validity(&mut params, yesterday(now), now + AUTHORITY_LIFE);
    params
}

/// A day of grace for clients whose clock is behind. The clock of this machine
/// may stand at its very beginning.
fn yesterday(now: SystemTime) -> SystemTime {
    now.checked_sub(DAY).unwrap_or(now)
}

fn set_validity(params: &mut CertificateParams, from: SystemTime, until: SystemTime) {
    let day = |time: SystemTime| {
        let seconds = time.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs();
        let date = i64::try_from(seconds)
            .ok()
            .and_then(|seconds| DateTime::from_timestamp(seconds, 0))
            .unwrap_or_default();
        // 12 months and 31 days fit a byte.
        let byte = |number| u8::try_from(number).unwrap_or(1);
        rcgen::date_time_ymd(date.year(), byte(date.month()), byte(date.day()))
    };
    params.not_before = day(from);
    params.not_after = day(until);
}

/// The text of a file; none if there is no such file, or no text of ours in it.
fn read(path: &Path) -> Result<Option<String>, AuthorityError> {
    match files::read_text_at_most(path, FILE_LIMIT) {
        Ok(text) => Ok(Some(text)),
        Err(FileError::Unreadable(_, error)) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error @ FileError::Unreadable(..)) => Err(AuthorityError::Read(error)),
        Err(_) => Ok(None),
    }
}

fn write(path: &Path, text: &str, secret: bool) -> Result<(), AuthorityError> {
    files::replace(path, text.as_bytes(), secret)
        .map_err(|error| AuthorityError::write(path, error))
}

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const AUTHORITY_LIFE: Duration = Duration::from_secs(10 * 365 * 24 * 60 * 60);
/// Some clients refuse certificates that live longer than 398 days.
const LEAF_LIFE: Duration = Duration::from_secs(365 * 24 * 60 * 60);
const RENEW_BEFORE: Duration = Duration::from_secs(30 * 24 * 60 * 60);
/// A PEM file of ours has about one kilobyte.
const FILE_LIMIT: usize = 64 * 1024;
