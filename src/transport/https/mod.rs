//! [`HttpsTransport`]: HTTPS over a connection of our own.

mod client;
mod echo;
mod gate;
mod head;

use std::fmt;
use std::sync::Arc;

use rustls::crypto::CryptoProvider;
use url::Url;

#[cfg(fuzzing)]
pub(super) use gate::fuzzing;

use crate::cause::{Cause, Phase};
use crate::settings::Host;
use crate::transport::connect::{Trust, Way};
use crate::transport::{
    ConnectionCheck, Exchange, Failure, Reach, Resolve, Route, SystemResolver, Transport,
};

/// How we name ourselves to service centres and proxies.
pub(super) const USER_AGENT: &str = concat!("callhome/", env!("CARGO_PKG_VERSION"));

/// The transport most hosts want: TLS by rustls, HTTP/1.1 by ureq, over a
/// connection of our own.
///
/// - Name lookup, TCP to each address in turn, the proxy's tunnel (`CONNECT`
///   with Basic authentication) and TLS are steps of their own here, so that a
///   refusal is known by kind; see [`Cause`].
/// - **One connection for each exchange.** Connections are not kept: routes
///   must never mix, and a kept connection that has quietly died looks like a
///   failure. TLS sessions do resume, which is cheap beside the ten seconds
///   that a chunk of service data takes.
/// - TLS 1.2 and 1.3. Certificates are checked against the route's roots at the
///   attempt's [`certificate_time`](crate::transport::Attempt::certificate_time);
///   an attempt that has none ends with [`Cause::ClockUntrusted`] before anything
///   else. A session that resumes rests on
///   the check made when it began, a few days ago at most; the test of the
///   connection ([`Transport::connect`]) never resumes, and neither does an attempt
///   that [wants a full handshake](crate::transport::Attempt::with_full_handshake).
/// - The environment is not read, no process-wide crypto provider is
///   installed, and [`SystemResolver`] is the only place with a thread.
/// - The head of an answer is checked strictly before it is believed, its body
///   is returned as it came.
/// - A refusal that comes before the whole body is out (413, say) is an answer;
///   a success at that moment is not, the service centre cannot have it all.
/// - A 400 with a page in HTML, from where a client certificate was asked for, is
///   the refusal of that: [`Cause::ClientCertificateRequired`], or
///   [`Cause::ClientCertificateRefused`]. Some servers say it only then.
/// - Where a refusal repeats the credential of the `Authorization` that it was
///   sent, asterisks stand in its place: the words of refusals are shown.
/// - [`Step::Requested`](crate::transport::Step::Requested) is told when the
///   answer's head is there, or is given up.
///
#[cfg_attr(feature = "ring", doc = "```")]
#[cfg_attr(not(feature = "ring"), doc = "```ignore")]
/// use callhome::settings::Endpoint;
/// use callhome::transport::{HttpsTransport, Route, Transport};
///
/// let transport = HttpsTransport::with_ring();
/// let route = Route::new(Endpoint::new("https://support.example/")?);
/// transport.check_route(&route)?; // are roots and client certificate usable?
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct HttpsTransport {
    trust: Trust,
    resolver: Box<dyn Resolve + Send + Sync>,
}

impl HttpsTransport {
    /// A transport that encrypts with this provider and looks names up with a
    /// [`SystemResolver`].
    #[must_use]
    pub fn new(provider: Arc<CryptoProvider>) -> Self {
        Self { trust: Trust::new(provider), resolver: Box::new(SystemResolver::new()) }
    }

    /// A transport that encrypts with *ring*.
    #[cfg(feature = "ring")]
    #[cfg_attr(docsrs, doc(cfg(feature = "ring")))]
    #[must_use]
    pub fn with_ring() -> Self {
        Self::new(Arc::new(rustls::crypto::ring::default_provider()))
    }

    /// The same transport with another way to look names up.
    #[must_use]
    pub fn with_resolver(self, resolver: impl Resolve + Send + Sync + 'static) -> Self {
        Self { resolver: Box::new(resolver), ..self }
    }
}

impl Transport for HttpsTransport {
    fn send(&self, exchange: Exchange<'_>) -> Result<http::Response<Vec<u8>>, Failure> {
        let (route, request, attempt) = exchange.into_parts();
        let time = attempt.certificate_time()?;
        let url = Url::parse(&request.uri().to_string())
            .map_err(|error| Failure::new(Cause::ForeignOrigin).with_source(error))?;
        let (host, port) = target(&url)?;
        let identity = route.endpoint().identity_for(&url);
        let certificate = identity.and_then(|identity| identity.certificate());
        let mut trusted = self.trust.of(route.endpoint().roots(), certificate)?;
        if attempt.wants_full_handshake() {
            trusted = trusted.without_resuming();
        }

        let way = Way { resolver: &*self.resolver, route, host: &host, port, attempt };
        let mut session = way.secure(way.open()?, trusted, time)?;
        session.enter(Phase::Request);
        client::exchange(session, request, attempt, route.limits().answer())
    }

    fn connect(&self, check: ConnectionCheck<'_>) -> Result<(), Failure> {
        let (route, attempt) = (check.route(), check.attempt());
        let (host, port) = check.target();
        let way = Way { resolver: &*self.resolver, route, host, port, attempt };
        if check.reach() < Reach::Greeting {
            return way.open().map(drop);
        }
        // Whatever else is wrong: where the clock cannot be trusted, it is that.
        let time = match check.reach() {
            Reach::Tls => Some(attempt.certificate_time()?),
            _ => None,
        };
        let identity = route.endpoint().identity_for(route.endpoint().url());
        let certificate = identity.and_then(|identity| identity.certificate());
        let trusted = self.trust.of(route.endpoint().roots(), certificate)?.without_resuming();
        match time {
            Some(time) => way.secure(way.open()?, trusted, time)?.second_thought(),
            None => way.greet(way.open()?, trusted),
        }
    }

    fn check_route(&self, route: &Route) -> Result<(), Failure> {
        let endpoint = route.endpoint();
        let identity = endpoint.identity_for(endpoint.url());
        let certificate = identity.and_then(|identity| identity.certificate());
        self.trust.of(endpoint.roots(), certificate).map(drop)
    }
}

impl fmt::Debug for HttpsTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpsTransport").finish_non_exhaustive()
    }
}

fn target(url: &Url) -> Result<(Host, u16), Failure> {
    let host = url.host_str().and_then(|host| Host::of_endpoint(host).ok());
    host.zip(url.port_or_known_default()).ok_or_else(|| Cause::ForeignOrigin.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_addresses_of_both_families_are_targets() {
        for (url, authority) in [
            ("https://centre.example/x", "centre.example:443"),
            ("https://192.0.2.1:8443/", "192.0.2.1:8443"),
            ("https://[2001:db8::1]/", "[2001:db8::1]:443"),
        ] {
            let (host, port) = target(&Url::parse(url).unwrap()).unwrap();
            assert_eq!(host.authority(port), authority);
        }
    }
}
