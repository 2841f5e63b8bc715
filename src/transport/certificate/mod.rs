//! [`PresentedCertificate`]: a certificate that a server showed, for people.

mod der;
#[cfg(feature = "https")]
mod rsa;

use std::fmt;

use crate::text::Excerpt;
use crate::time::WallTime;

#[cfg(feature = "https")]
pub(in crate::transport) use der::{Parts, UNREADABLE};

/// What a certificate says about itself. It is shown and never believed: whether
/// it is good is decided by its verification alone.
///
/// ```
/// use callhome::Excerpt;
/// use callhome::transport::PresentedCertificate;
///
/// let shown = PresentedCertificate::new(Excerpt::new("CN=a.example"), Excerpt::new("CN=Root"))
///     .with_validity("2026-01-01T00:00:00Z".parse().ok(), None);
/// assert_eq!(
///     shown.to_string(),
///     "CN=a.example, issued by CN=Root, valid from 2026-01-01T00:00:00Z to ?"
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PresentedCertificate {
    subject: Excerpt,
    issuer: Excerpt,
    not_before: Option<WallTime>,
    not_after: Option<WallTime>,
}

impl PresentedCertificate {
    /// The most certificates of a chain that are shown.
    pub const MAX_SHOWN: usize = 10;

    /// A certificate for `subject` by `issuer`.
    #[must_use]
    pub fn new(subject: Excerpt, issuer: Excerpt) -> Self {
        Self { subject, issuer, not_before: None, not_after: None }
    }

    /// What can be read of a certificate in DER form. What cannot is left out, or
    /// stands as `(unreadable)`: no bytes are an error.
    ///
    /// ```
    /// use callhome::transport::PresentedCertificate;
    ///
    /// let rubbish = PresentedCertificate::from_der(b"not a certificate");
    /// assert_eq!(rubbish.subject().as_str(), "(unreadable)");
    /// ```
    #[must_use]
    pub fn from_der(der: &[u8]) -> Self {
        der::shown(der)
    }

    /// The same with the first and the last moment of its validity; `None` where
    /// that cannot be read.
    #[must_use]
    pub fn with_validity(self, not_before: Option<WallTime>, not_after: Option<WallTime>) -> Self {
        Self { not_before, not_after, ..self }
    }

    /// For whom it was issued, such as `O=Example, CN=support.example`.
    #[must_use]
    pub fn subject(&self) -> &Excerpt {
        &self.subject
    }

    /// By whom.
    #[must_use]
    pub fn issuer(&self) -> &Excerpt {
        &self.issuer
    }

    /// The first moment of its validity.
    #[must_use]
    pub fn not_before(&self) -> Option<WallTime> {
        self.not_before
    }

    /// The last one.
    #[must_use]
    pub fn not_after(&self) -> Option<WallTime> {
        self.not_after
    }
}

impl fmt::Display for PresentedCertificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let time = |time: Option<WallTime>| time.map_or_else(|| "?".to_owned(), |t| t.to_string());
        let (from, to) = (time(self.not_before), time(self.not_after));
        write!(f, "{}, issued by {}, valid from {from} to {to}", self.subject, self.issuer)
    }
}
