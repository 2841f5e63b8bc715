//! [`Exchange`] and [`ConnectionCheck`]: what a transport is asked to do.

use http::header::{AUTHORIZATION, CONTENT_LENGTH, HeaderValue};
use url::Url;

use crate::cause::Cause;
use crate::settings::Host;
use crate::text::Excerpt;
use crate::transport::{Attempt, Body, Failure, Route};

/// One request on its way: what to send, along which route, in which circumstances.
///
/// - The URL is https and on an origin that the endpoint permits.
/// - `Content-Length` is set wherever there is a body.
/// - `Authorization` is set where the endpoint has one for that origin, and
///   nowhere else.
///
/// ```
/// use callhome::settings::Endpoint;
/// use callhome::transport::{Attempt, Body, Exchange, Route};
///
/// let route = Route::new(Endpoint::new("https://support.example/")?);
/// let request = http::Request::put("https://elsewhere.example/").body(Body::empty())?;
/// let refused = Exchange::new(&route, request, Attempt::new(None)).unwrap_err();
/// assert_eq!(refused.cause().code(), "foreign-origin");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Exchange<'a> {
    route: &'a Route,
    request: http::Request<Body<'a>>,
    attempt: Attempt<'a>,
}

impl<'a> Exchange<'a> {
    /// Binds a request to a route.
    ///
    /// # Errors
    /// [`Cause::ForeignOrigin`] for a URL that the route's endpoint does not
    /// permit: nothing of it, credentials least of all, may leave.
    pub fn new(
        route: &'a Route,
        mut request: http::Request<Body<'a>>,
        attempt: Attempt<'a>,
    ) -> Result<Self, Failure> {
        let url = Url::parse(&request.uri().to_string())
            .map_err(|error| Failure::new(Cause::ForeignOrigin).with_source(error))?;
        if !route.endpoint().permits(&url) {
            return Err(Cause::ForeignOrigin.into());
        }
        let length = request.body().length();
        let headers = request.headers_mut();
        headers.remove(AUTHORIZATION);
        if let Some(authorization) =
            route.endpoint().identity_for(&url).and_then(|identity| identity.authorization())
        {
            let mut value = HeaderValue::from_str(authorization.expose()).map_err(|_| {
                Failure::new(Cause::RouteUnusable { reason: Excerpt::new("Authorization value") })
            })?;
            value.set_sensitive(true);
            headers.insert(AUTHORIZATION, value);
        }
        if length > 0 || !matches!(request.method().as_str(), "GET" | "HEAD" | "DELETE" | "OPTIONS")
        {
            request.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(length));
        }
        Ok(Self { route, request, attempt })
    }

    /// The way to take.
    #[must_use]
    pub fn route(&self) -> &'a Route {
        self.route
    }

    /// What to send.
    #[must_use]
    pub fn request(&self) -> &http::Request<Body<'a>> {
        &self.request
    }

    /// The circumstances.
    #[must_use]
    pub fn attempt(&self) -> Attempt<'a> {
        self.attempt
    }

    /// Takes the exchange apart, to read the body.
    #[must_use]
    pub fn into_parts(self) -> (&'a Route, http::Request<Body<'a>>, Attempt<'a>) {
        (self.route, self.request, self.attempt)
    }
}

/// How far a [`ConnectionCheck`] goes.
///
/// ```
/// use callhome::transport::Reach;
///
/// assert!(Reach::Tunnel < Reach::Tls);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Reach {
    /// To the proxy, and one `CONNECT` through it; without a proxy, TCP only.
    Tunnel,
    /// On to the first that the service centre says in TLS: enough to know that
    /// the way leads somewhere, and whether something on it opens TLS. What
    /// certificates are worth is not looked at, so that no clock is needed.
    Greeting,
    /// On to the TLS handshake with the service centre.
    Tls,
}

/// A test of the way itself, without any HTTP request to the service centre.
///
/// ```
/// use callhome::settings::Endpoint;
/// use callhome::transport::{Attempt, ConnectionCheck, Reach, Route};
///
/// let route = Route::new(Endpoint::new("https://support.example:8443/")?);
/// let check = ConnectionCheck::new(&route, Reach::Tls, Attempt::new(None));
/// assert_eq!(check.target(), (&"support.example".parse()?, 8443));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct ConnectionCheck<'a> {
    route: &'a Route,
    reach: Reach,
    attempt: Attempt<'a>,
}

impl<'a> ConnectionCheck<'a> {
    /// A check of `route` as far as `reach`.
    #[must_use]
    pub fn new(route: &'a Route, reach: Reach, attempt: Attempt<'a>) -> Self {
        Self { route, reach, attempt }
    }

    /// The way to test.
    #[must_use]
    pub fn route(&self) -> &'a Route {
        self.route
    }

    /// How far to go.
    #[must_use]
    pub fn reach(&self) -> Reach {
        self.reach
    }

    /// The circumstances.
    #[must_use]
    pub fn attempt(&self) -> Attempt<'a> {
        self.attempt
    }

    /// Host and port at the far end.
    #[must_use]
    pub fn target(&self) -> (&'a Host, u16) {
        (self.route.endpoint().host(), self.route.endpoint().port())
    }
}
