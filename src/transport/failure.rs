//! [`Failure`]: why no answer came back.

use std::error::Error;
use std::fmt;

use crate::cause::Cause;

/// Why an attempt brought no answer: the [`Cause`], and what lay beneath it.
///
/// `Display` says the cause; the error of the layer below, if there was one, is
/// its [`source`](Error::source).
///
/// ```
/// use callhome::{Cause, Peer};
/// use callhome::transport::Failure;
///
/// let beneath = std::io::Error::from(std::io::ErrorKind::ConnectionRefused);
/// let failure = Failure::new(Cause::ConnectionRefused { peer: Peer::Proxy }).with_source(beneath);
/// assert_eq!(failure.to_string(), "the proxy refused the connection");
/// ```
#[derive(Debug)]
pub struct Failure {
    cause: Cause,
    source: Option<Box<dyn Error + Send + Sync>>,
}

impl Failure {
    /// A failure with nothing beneath it.
    #[must_use]
    pub fn new(cause: Cause) -> Self {
        Self { cause, source: None }
    }

    /// The same failure with the error of the layer below. It must hold no
    /// secret: it is shown wherever errors are shown.
    #[must_use]
    pub fn with_source(self, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self { source: Some(source.into()), ..self }
    }

    /// The same failure with a cause that says more.
    #[cfg(feature = "https")]
    pub(crate) fn with_cause(self, cause: Cause) -> Self {
        Self { cause, ..self }
    }

    /// What went wrong, by kind.
    #[must_use]
    pub fn cause(&self) -> &Cause {
        &self.cause
    }

    /// Only the kind, without what lay beneath.
    #[must_use]
    pub fn into_cause(self) -> Cause {
        self.cause
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.cause, f)
    }
}

impl Error for Failure {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_deref().map(|source| source as &(dyn Error + 'static))
    }
}

impl From<Cause> for Failure {
    fn from(cause: Cause) -> Self {
        Self::new(cause)
    }
}
