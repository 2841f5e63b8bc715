//! [`Identity`]: how the device says who it is.

use alloc::vec::Vec;
use core::fmt;

use zeroize::Zeroizing;

use crate::secret::Secret;
use crate::settings::{PemError, pem};

/// How the device says who it is: an `Authorization` value, a client
/// certificate, or both.
///
/// - It is the endpoint's: [`Endpoint::identity_for`] says which URL may see it.
///
/// ```
/// use callhome::settings::Endpoint;
/// use url::Url;
///
/// let endpoint = Endpoint::new("https://support.example/callhome")?
///     .with_authorization("Bearer sesame".into())?;
/// let url = Url::parse("https://support.example/callhome/tickets/1").unwrap();
/// let identity = endpoint.identity_for(&url).expect("it is the endpoint's origin");
/// assert!(identity.authorization().is_some());
/// assert!(identity.certificate().is_none());
/// # Ok::<(), callhome::settings::Problems>(())
/// ```
///
/// [`Endpoint::identity_for`]: crate::settings::Endpoint::identity_for
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identity {
    pub(super) authorization: Option<Secret>,
    pub(super) certificate: Option<ClientCertificate>,
}

impl Identity {
    /// The value of the `Authorization` header.
    #[must_use]
    pub const fn authorization(&self) -> Option<&Secret> {
        self.authorization.as_ref()
    }

    /// The client certificate.
    #[must_use]
    pub const fn certificate(&self) -> Option<&ClientCertificate> {
        self.certificate.as_ref()
    }

    /// Whether the device says nothing about itself.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.authorization.is_none() && self.certificate.is_none()
    }
}

/// A client certificate with the certificates between it and its root, and its
/// private key.
///
/// - One to [`ClientCertificate::MAX_CHAIN`] certificates, the device's first.
/// - Exactly one key, not encrypted, in PKCS #1, PKCS #8 or SEC 1 form.
/// - Whether the key belongs to the certificate is found out by the transport
///   when the route is set.
/// - `Debug` shows nothing of the key, whose memory is overwritten on drop.
///
/// ```
/// use callhome::settings::{ClientCertificate, KeyKind, PemError};
///
/// let chain = b"-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n";
/// let wrong = ClientCertificate::from_pem(chain, chain);
/// assert_eq!(wrong, Err(PemError::NoKey));
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct ClientCertificate {
    chain: Vec<Vec<u8>>,
    kind: KeyKind,
    key: Zeroizing<Vec<u8>>,
}

impl ClientCertificate {
    /// The most certificates in a chain.
    pub const MAX_CHAIN: usize = 16;

    /// Reads the chain from one PEM file and the key from another, each of at
    /// most [`MAX_PEM_BYTES`](crate::settings::MAX_PEM_BYTES) bytes.
    ///
    /// The chain's file has certificates only. In the key's file, what is not a
    /// key is passed over.
    ///
    /// # Errors
    /// A [`PemError`] if either is missing, damaged, too large, or not alone.
    pub fn from_pem(chain: &[u8], key: &[u8]) -> Result<Self, PemError> {
        let chain = pem::certificates(chain, Self::MAX_CHAIN)?;
        let (kind, key) = pem::key(key)?;
        Ok(Self { chain, kind, key })
    }

    /// The certificates in DER form, the device's first.
    pub fn chain(&self) -> impl Iterator<Item = &[u8]> {
        self.chain.iter().map(Vec::as_slice)
    }

    /// The form of the key.
    #[must_use]
    pub const fn key_kind(&self) -> KeyKind {
        self.kind
    }

    /// The private key in DER form. Whatever copies it further is answerable
    /// for the copy.
    #[must_use]
    pub fn expose_key(&self) -> &[u8] {
        &self.key
    }
}

impl fmt::Debug for ClientCertificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientCertificate")
            .field("chain", &self.chain.len())
            .field("kind", &self.kind)
            .finish_non_exhaustive()
    }
}

/// The form of a private key.
///
/// ```
/// use callhome::settings::KeyKind;
///
/// assert_ne!(KeyKind::Pkcs1, KeyKind::Pkcs8);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum KeyKind {
    /// PKCS #1: `BEGIN RSA PRIVATE KEY`.
    Pkcs1,
    /// SEC 1: `BEGIN EC PRIVATE KEY`.
    Sec1,
    /// PKCS #8: `BEGIN PRIVATE KEY`.
    Pkcs8,
}
