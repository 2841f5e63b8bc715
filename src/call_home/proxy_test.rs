//! The proxy test (rule 10): what it found, and what it can fail with.

use std::error::Error;
use std::fmt;

use crate::cause::Cause;
use crate::settings::Problems;
use crate::transport::Failure;

/// How far the proxy test came.
///
/// ```
/// use callhome::ProxyReach;
///
/// assert_eq!(
///     ProxyReach::ProxyOnly.to_string(),
///     "the proxy answers; the way beyond it was not tested"
/// );
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ProxyReach {
    /// The proxy opened a tunnel to the service centre.
    ServiceCentre,
    /// No endpoint is set. The proxy can be reached, is an HTTP proxy and
    /// accepts the credentials; what lies beyond was not tested.
    ProxyOnly,
}

impl fmt::Display for ProxyReach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::ServiceCentre => "the proxy opens the way to the service centre",
            Self::ProxyOnly => "the proxy answers; the way beyond it was not tested",
        })
    }
}

/// Why a proxy test did not succeed.
///
/// ```
/// use callhome::ProxyTestError;
/// use callhome::settings::ProxyDraft;
///
/// let problems = ProxyDraft::default().check(None).unwrap_err();
/// let refused = ProxyTestError::from(problems);
/// assert!(matches!(refused, ProxyTestError::Settings(_)));
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum ProxyTestError {
    /// The draft itself is wrong; nothing was tried.
    Settings(Problems),
    /// The proxy was tried.
    Failed(Failure),
}

impl ProxyTestError {
    /// The cause, where the proxy was tried.
    #[must_use]
    pub fn cause(&self) -> Option<&Cause> {
        match self {
            Self::Settings(_) => None,
            Self::Failed(failure) => Some(failure.cause()),
        }
    }
}

impl fmt::Display for ProxyTestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Settings(_) => f.write_str("the proxy settings have problems"),
            Self::Failed(_) => f.write_str("the proxy test failed"),
        }
    }
}

impl Error for ProxyTestError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Settings(problems) => Some(problems),
            Self::Failed(failure) => Some(failure),
        }
    }
}

impl From<Problems> for ProxyTestError {
    fn from(problems: Problems) -> Self {
        Self::Settings(problems)
    }
}

impl From<Failure> for ProxyTestError {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}
