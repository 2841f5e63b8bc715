//! [`Route`]: how to reach the service centre right now.

use crate::settings::{Endpoint, Proxy};
use crate::transport::Limits;

/// How to reach the service centre right now: endpoint, proxy or direct, limits.
///
/// Trust roots and device identity are the endpoint's.
///
/// ```
/// use callhome::settings::Endpoint;
/// use callhome::transport::Route;
///
/// let route = Route::new(Endpoint::new("https://support.example/callhome")?);
/// assert!(route.proxy().is_none());
/// # Ok::<(), callhome::settings::Problems>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    endpoint: Endpoint,
    proxy: Option<Proxy>,
    limits: Limits,
}

impl Route {
    /// The direct way to `endpoint`.
    #[must_use]
    pub fn new(endpoint: Endpoint) -> Self {
        Self { endpoint, proxy: None, limits: Limits::default() }
    }

    /// The way through `proxy`, or the direct one for `None`.
    #[must_use]
    pub fn with_proxy(self, proxy: Option<Proxy>) -> Self {
        Self { proxy, ..self }
    }

    /// The same way within other limits.
    #[must_use]
    pub fn with_limits(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// Where the service centre is, whom to trust there, who we are.
    #[must_use]
    pub fn endpoint(&self) -> &Endpoint {
        &self.endpoint
    }

    /// The proxy, if one is to be used.
    #[must_use]
    pub fn proxy(&self) -> Option<&Proxy> {
        self.proxy.as_ref()
    }

    /// The limits of each attempt.
    #[must_use]
    pub fn limits(&self) -> Limits {
        self.limits
    }
}
