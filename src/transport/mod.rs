//! How a request reaches the service centre: the [`Transport`] port.
//!
//! A transport holds no settings. Every [`Exchange`] carries its [`Route`]
//! (endpoint, proxy, trust, identity, limits), so a change of settings takes
//! effect at the next call.
//!
//! `HttpsTransport` (feature `https`) is the one most hosts want. A host with
//! an HTTP stack of its own implements [`Transport`], or passes a closure:
//!
//! ```
//! use callhome::transport::{Exchange, Failure, Transport};
//!
//! fn my_stack(exchange: Exchange<'_>) -> Result<http::Response<Vec<u8>>, Failure> {
//!     let request = exchange.request(); // method, URL, headers, body as a reader
//!     assert_eq!(request.uri().scheme_str(), Some("https"));
//!     Ok(http::Response::new(Vec::new()))
//! }
//! # fn takes_a_transport(_: impl Transport) {}
//! takes_a_transport(my_stack);
//! ```

mod attempt;
mod body;
mod certificate;
#[cfg(feature = "https")]
mod connect;
mod exchange;
mod failure;
#[cfg(feature = "https")]
mod https;
mod resolve;
mod route;
mod step;
mod stop;
#[cfg(feature = "https")]
mod watch;

pub use attempt::{Attempt, CertificateTime, Limits};
pub use body::Body;
pub use certificate::PresentedCertificate;
pub use exchange::{ConnectionCheck, Exchange, Reach};
pub use failure::Failure;
#[cfg(feature = "https")]
pub use https::HttpsTransport;
#[cfg(feature = "https")]
pub use resolve::SystemResolver;
pub use resolve::{Lookup, LookupError, Resolve};
pub use route::Route;
pub use step::Step;
pub use stop::StopFlag;

use crate::cause::Cause;

/// The parsers of what peers say, without a connection: for the fuzz targets,
/// and for nobody else. Only `cargo fuzz` sets this flag.
#[cfg(all(fuzzing, feature = "https"))]
pub mod fuzzing {
    pub use super::connect::fuzzing::{ProxyAnswer, proxy_answer};
    pub use super::https::fuzzing::service_answer;
}

/// Carries a request along a route and brings back the answer.
///
/// # Contract
/// - **One request, one attempt.** No retries, no redirects, no cookies, no
///   second way when the first fails. With a proxy in the route nothing goes
///   around it, not even a name lookup of the service centre.
/// - **TLS 1.2 or later**, the certificate verified against the route's roots
///   at the attempt's [`certificate_time`](Attempt::certificate_time). There is
///   no switch that turns this off.
/// - The client certificate and the `Authorization` header go to the service
///   centre only, the proxy's credentials to the proxy only; none of them into
///   a log or an error.
/// - The answer's body is returned whole, as it came (never decompressed), or
///   not at all: what is longer than [`Limits::answer`] is
///   [`Cause::AnswerTooLarge`], what ends early [`Cause::AnswerCut`].
/// - The attempt ends by its deadline and soon after its stop flag is raised.
/// - Any status is an answer, not a failure.
///
/// A failure says *why* as a [`Cause`]; the engine decides from that alone
/// whether and when to try again.
///
/// ```
/// use callhome::Cause;
/// use callhome::transport::{Exchange, Failure, Transport};
///
/// /// What a device without a cable in it has.
/// struct Unplugged;
///
/// impl Transport for Unplugged {
///     fn send(&self, exchange: Exchange<'_>) -> Result<http::Response<Vec<u8>>, Failure> {
///         let peer = match exchange.route().proxy() {
///             Some(_) => callhome::Peer::Proxy,
///             None => callhome::Peer::ServiceCentre,
///         };
///         Err(Cause::Unreachable { peer }.into())
///     }
/// }
/// ```
pub trait Transport {
    /// Sends the request and returns the answer.
    ///
    /// # Errors
    /// A [`Failure`] when no complete answer came back.
    fn send(&self, exchange: Exchange<'_>) -> Result<http::Response<Vec<u8>>, Failure>;

    /// Tests the way without an HTTP request to the service centre: name,
    /// connection, proxy tunnel and TLS, as far as the check asks.
    ///
    /// # Errors
    /// A [`Failure`] that names the first thing that is wrong. A transport that
    /// cannot look at these steps leaves this method alone; it answers
    /// [`Cause::NotSupported`].
    fn connect(&self, check: ConnectionCheck<'_>) -> Result<(), Failure> {
        let _ = check;
        Err(Cause::NotSupported.into())
    }

    /// Looks at a route before it is used: are the roots certificates, does the
    /// client certificate fit its key?
    ///
    /// # Errors
    /// A [`Failure`] with [`Cause::RouteUnusable`] that names the part.
    fn check_route(&self, route: &Route) -> Result<(), Failure> {
        let _ = route;
        Ok(())
    }
}

impl<F> Transport for F
where
    F: Fn(Exchange<'_>) -> Result<http::Response<Vec<u8>>, Failure>,
{
    fn send(&self, exchange: Exchange<'_>) -> Result<http::Response<Vec<u8>>, Failure> {
        self(exchange)
    }
}
