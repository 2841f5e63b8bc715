//! [`Roots`]: whom to trust.

use alloc::vec::Vec;
use core::fmt;

use crate::settings::{PemError, pem};

/// The root certificates that a service centre's certificate must lead to.
///
/// - None unless they are given: without roots no connection succeeds.
/// - At most [`Roots::MAX`] certificates, each one once.
/// - Whether a certificate can serve as a root is found out by the transport.
///
/// ```
/// use callhome::settings::{PemError, Roots};
///
/// assert!(Roots::none().is_empty());
///
/// let file = b"-----BEGIN CERTIFICATE-----\nMAA=\n";
/// assert_eq!(Roots::from_pem(file), Err(PemError::Truncated));
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Roots {
    certificates: Vec<Vec<u8>>,
    public: bool,
}

impl Roots {
    /// The most certificates that are kept.
    pub const MAX: usize = 512;

    /// Trust in nobody.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// Every certificate of a PEM file, of at most
    /// [`MAX_PEM_BYTES`](crate::settings::MAX_PEM_BYTES) bytes.
    ///
    /// # Errors
    /// A [`PemError`] if there is no certificate in it, if it is damaged or too
    /// large, or if anything but certificates is in it.
    pub fn from_pem(pem: &[u8]) -> Result<Self, PemError> {
        let mut roots = Self::none();
        for certificate in pem::certificates(pem, Self::MAX)? {
            roots.add(certificate)?;
        }
        Ok(roots)
    }

    /// These and `others` together.
    ///
    /// # Errors
    /// [`PemError::TooMany`] if there would be more than [`Roots::MAX`].
    pub fn extended_with(mut self, others: Self) -> Result<Self, PemError> {
        for certificate in others.certificates {
            self.add(certificate)?;
        }
        self.public |= others.public;
        Ok(self)
    }

    /// These and the public ones of Mozilla's list, for a service centre with a
    /// certificate from a public authority.
    #[cfg(feature = "public-roots")]
    #[must_use]
    pub fn with_public(self) -> Self {
        Self { public: true, ..self }
    }

    /// Whether the public ones are trusted as well.
    #[must_use]
    pub const fn includes_public(&self) -> bool {
        self.public
    }

    /// The certificates that were given, in DER form; the public ones are not
    /// among them.
    pub fn certificates(&self) -> impl Iterator<Item = &[u8]> {
        self.certificates.iter().map(Vec::as_slice)
    }

    /// How many certificates were given.
    #[must_use]
    pub fn len(&self) -> usize {
        self.certificates.len()
    }

    /// Whether nobody is trusted: none were given and the public ones are not
    /// included.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.certificates.is_empty() && !self.public
    }

    fn add(&mut self, certificate: Vec<u8>) -> Result<(), PemError> {
        if self.certificates.contains(&certificate) {
            return Ok(());
        }
        if self.certificates.len() == Self::MAX {
            return Err(PemError::TooMany { max: Self::MAX });
        }
        self.certificates.push(certificate);
        Ok(())
    }
}

impl fmt::Debug for Roots {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Roots")
            .field("certificates", &self.certificates.len())
            .field("public", &self.public)
            .finish()
    }
}
