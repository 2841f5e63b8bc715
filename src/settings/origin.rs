//! [`Origin`]: whom a URL leads to.

use core::fmt;

use url::Url;

use crate::settings::Host;

/// Scheme, host and port of an https URL: what two URLs must share for one to
/// be trusted like the other.
///
/// - The scheme is https, always.
/// - The host is a [`Host`] of at most [`Host::MAX_ENDPOINT_CHARS`] characters.
///
/// ```
/// use callhome::settings::Origin;
/// use url::Url;
///
/// let origin = |text| Origin::of(&Url::parse(text).unwrap());
/// assert_eq!(origin("https://a.example/x"), origin("https://A.example:443/y?z"));
/// assert_ne!(origin("https://a.example/"), origin("https://a.example:8443/"));
/// assert_eq!(origin("http://a.example/"), None);
/// assert_eq!(origin("https://a.example/x").unwrap().to_string(), "https://a.example:443");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Origin {
    host: Host,
    port: u16,
}

impl Origin {
    pub(crate) const fn new(host: Host, port: u16) -> Self {
        Self { host, port }
    }

    /// The origin of `url`; `None` if it is not https, has port 0, or has a
    /// host that is not a [`Host`] (a name that ends in a dot, for example).
    #[must_use]
    pub fn of(url: &Url) -> Option<Self> {
        if url.scheme() != "https" {
            return None;
        }
        let host = Host::of_endpoint(url.host_str()?).ok()?;
        let port = url.port_or_known_default().filter(|port| *port != 0)?;
        Some(Self { host, port })
    }

    /// The host.
    #[must_use]
    pub const fn host(&self) -> &Host {
        &self.host
    }

    /// The port, 443 where the URL names none.
    #[must_use]
    pub const fn port(&self) -> u16 {
        self.port
    }
}

impl fmt::Display for Origin {
    /// Always with the port.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "https://{}", self.host.authority(self.port))
    }
}
