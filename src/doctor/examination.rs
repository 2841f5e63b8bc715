//! [`Examination`]: what is to be examined, and how far.

use std::fmt;

use crate::cause::Cause;
use crate::doctor::{Station, Step};
use crate::protocol::{Caller, Nonce};
use crate::settings::{Endpoint, Field, Problem, ProblemKind, Problems, Proxy};
use crate::transport::{Attempt, Limits, Reach, Route};

/// The name a proxy is asked for when there is nothing to ask it for. It is
/// reserved and never exists (RFC 6761, section 6.4).
const NOWHERE: &str = "https://callhome.invalid/";

/// A host and port behind a proxy, for a test of the proxy while no endpoint is
/// set.
///
/// ```
/// use callhome::doctor::Target;
///
/// assert_eq!(Target::new("www.example:443")?.to_string(), "www.example:443");
/// assert!(Target::new("https://www.example/").is_err());
/// # Ok::<(), callhome::settings::Problems>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target(Box<Endpoint>);

impl Target {
    /// Reads `host:port`; an IPv6 address stands in brackets.
    ///
    /// # Errors
    /// [`Problems`] about [`Field::Endpoint`] for anything else.
    pub fn new(text: &str) -> Result<Self, Problems> {
        let has_port = text.rsplit_once(':').is_some_and(|(host, port)| {
            !host.is_empty() && !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit())
        });
        if !has_port || text.contains(['/', '?', '#', '@', '\\']) {
            return Err(Problem::new(Field::Endpoint, ProblemKind::NotHostAndPort).into());
        }
        Endpoint::new(&format!("https://{text}/")).map(|endpoint| Self(Box::new(endpoint)))
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.host().authority(self.0.port()))
    }
}

/// What a proxy is asked for when it is tested.
///
/// ```
/// use callhome::doctor::{Beyond, Target};
///
/// fn from_a_form(target: &str) -> Result<Beyond, callhome::settings::Problems> {
///     if target.is_empty() { Ok(Beyond::Nothing) } else { Target::new(target).map(Beyond::Target) }
/// }
/// assert_eq!(from_a_form("")?, Beyond::Nothing);
/// # Ok::<(), callhome::settings::Problems>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Beyond {
    /// A tunnel to the service centre.
    Endpoint(Box<Endpoint>),
    /// A tunnel to a target that speaks TLS.
    Target(Target),
    /// A tunnel to the reserved name `callhome.invalid`: it shows that the proxy
    /// answers and accepts the credentials, and nothing of the way beyond.
    Nothing,
}

/// What is to be examined, how far, in which circumstances.
///
/// ```
/// use callhome::doctor::{Beyond, Examination};
/// use callhome::settings::ProxyDraft;
/// use callhome::transport::{Attempt, Limits};
///
/// let form = ProxyDraft { address: "proxy".into(), port: Some(3128), ..ProxyDraft::default() };
/// let proxy = form.check(None)?;
/// let attempt = Attempt::new(None); // a proxy test needs no clock
/// let examination = Examination::proxy(proxy, Beyond::Nothing, Limits::default(), attempt);
/// # drop(examination);
/// # Ok::<(), callhome::settings::Problems>(())
/// ```
#[derive(Clone)]
pub struct Examination<'a> {
    pub(super) depth: Depth,
    pub(super) route: Option<Route>,
    pub(super) attempt: Attempt<'a>,
    pub(super) watcher: Option<&'a dyn Fn(&Step)>,
}

/// How far the walk goes.
#[derive(Clone)]
pub(super) enum Depth {
    /// To the proxy, and what it is asked for.
    Proxy(Asked),
    /// To TLS.
    Connection,
    /// To the service centre, with a test call; or to TLS, and why not further.
    Whole(Result<Box<(Caller, Nonce)>, Cause>),
}

/// The kinds of [`Beyond`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    Endpoint,
    Target,
    Nothing,
}

impl<'a> Examination<'a> {
    /// A test of the proxy alone: it needs nothing else, not even a clock.
    #[must_use]
    pub fn proxy(proxy: Proxy, beyond: Beyond, limits: Limits, attempt: Attempt<'a>) -> Self {
        let (asked, endpoint) = match beyond {
            Beyond::Endpoint(endpoint) => (Asked::Endpoint, *endpoint),
            Beyond::Target(target) => (Asked::Target, *target.0),
            Beyond::Nothing => {
                (Asked::Nothing, Endpoint::new(NOWHERE).expect("the reserved name is a good one"))
            }
        };
        let route = Route::new(endpoint).with_proxy(Some(proxy)).with_limits(limits);
        Self { depth: Depth::Proxy(asked), route: Some(route), attempt, watcher: None }
    }

    /// A test of the connection, without any HTTP request to the service centre.
    /// `None` stands for a route that is not set.
    #[must_use]
    pub fn connection(route: Option<Route>, attempt: Attempt<'a>) -> Self {
        Self { depth: Depth::Connection, route, attempt, watcher: None }
    }

    /// The whole way, with a test call of this nonce at its end.
    #[must_use]
    pub fn whole(route: Option<Route>, caller: Caller, nonce: Nonce, attempt: Attempt<'a>) -> Self {
        let depth = Depth::Whole(Ok(Box::new((caller, nonce))));
        Self { depth, route, attempt, watcher: None }
    }

    /// The whole way as far as it may be taken without a test call, and then the
    /// reason: [`Cause::AgreementMissing`], say.
    #[must_use]
    pub fn whole_but(route: Option<Route>, why_not: Cause, attempt: Attempt<'a>) -> Self {
        Self { depth: Depth::Whole(Err(why_not)), route, attempt, watcher: None }
    }

    /// The same with every [`Step`] told to `watcher` as it ends.
    #[must_use]
    pub fn with_watcher(self, watcher: &'a dyn Fn(&Step)) -> Self {
        Self { watcher: Some(watcher), ..self }
    }

    /// The stations of this walk, in order.
    pub(super) fn stations(&self) -> Vec<Station> {
        let mut stations = vec![Station::Clock, Station::Settings];
        let has_proxy = self.route.as_ref().is_some_and(|route| route.proxy().is_some());
        stations.extend_from_slice(match has_proxy {
            true => &[Station::ProxyName, Station::ProxyConnection, Station::ProxyTunnel],
            false => &[Station::Name, Station::Connection],
        });
        stations.push(Station::Tls);
        if matches!(self.depth, Depth::Whole(_)) {
            stations.extend([Station::Http, Station::ServiceCentre]);
        }
        stations
    }

    /// The stations at which an address stands in the place of a name.
    pub(super) fn addresses(&self) -> Vec<Station> {
        let Some(route) = &self.route else { return Vec::new() };
        let (host, station) = match route.proxy() {
            Some(proxy) => (proxy.host(), Station::ProxyName),
            None => (route.endpoint().host(), Station::Name),
        };
        if host.ip().is_some() { vec![station] } else { Vec::new() }
    }

    /// The names that may be looked up, each with its station.
    pub(super) fn names(&self) -> Vec<(Station, &str)> {
        let Some(route) = &self.route else { return Vec::new() };
        let (host, station) = match route.proxy() {
            Some(proxy) => (proxy.host(), Station::ProxyName),
            None => (route.endpoint().host(), Station::Name),
        };
        host.as_name().map(|name| (station, name)).into_iter().collect()
    }

    /// How far the connection goes.
    pub(super) fn reach(&self) -> Reach {
        match self.depth {
            Depth::Proxy(_) => Reach::Greeting,
            Depth::Connection | Depth::Whole(_) => Reach::Tls,
        }
    }
}

impl fmt::Debug for Examination<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let depth = match &self.depth {
            Depth::Proxy(_) => "proxy",
            Depth::Connection => "connection",
            Depth::Whole(_) => "whole",
        };
        f.debug_struct("Examination").field("depth", &depth).finish_non_exhaustive()
    }
}
