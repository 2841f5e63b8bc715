//! [`Step`]: one part of the walk, and what came of it.

use std::fmt;
use std::time::Duration;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use crate::cause::Peer;
use crate::doctor::Fact;

/// The parts of the way, in the order in which they come.
///
/// ```
/// use callhome::doctor::Station;
///
/// assert!(Station::Clock < Station::Tls);
/// assert_eq!(Station::ProxyTunnel.code(), "proxy-tunnel");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Station {
    /// The device's clock.
    Clock,
    /// Endpoint, roots, client certificate; agreement and contact.
    Settings,
    /// The proxy's name.
    ProxyName,
    /// TCP to the proxy.
    ProxyConnection,
    /// The proxy's tunnel (`CONNECT`).
    ProxyTunnel,
    /// The service centre's name, where there is no proxy.
    Name,
    /// TCP to the service centre, where there is no proxy.
    Connection,
    /// TLS with the service centre.
    Tls,
    /// An answer in HTTP.
    Http,
    /// A service centre that confirms a test call.
    ServiceCentre,
}

impl Station {
    /// A name for programs. It stays the same in every later version.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Clock => "clock",
            Self::Settings => "settings",
            Self::ProxyName => "proxy-name",
            Self::ProxyConnection => "proxy-connection",
            Self::ProxyTunnel => "proxy-tunnel",
            Self::Name => "name",
            Self::Connection => "connection",
            Self::Tls => "tls",
            Self::Http => "http",
            Self::ServiceCentre => "service-centre",
        }
    }

    pub(super) fn name_of(peer: Peer) -> Self {
        match peer {
            Peer::Proxy => Self::ProxyName,
            Peer::ServiceCentre => Self::Name,
        }
    }

    pub(super) fn connection_to(peer: Peer) -> Self {
        match peer {
            Peer::Proxy => Self::ProxyConnection,
            Peer::ServiceCentre => Self::Connection,
        }
    }
}

impl fmt::Display for Station {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Clock => "clock",
            Self::Settings => "settings",
            Self::ProxyName => "proxy's name",
            Self::ProxyConnection => "proxy's TCP",
            Self::ProxyTunnel => "proxy's tunnel",
            Self::Name => "name",
            Self::Connection => "TCP",
            Self::Tls => "TLS",
            Self::Http => "HTTP",
            Self::ServiceCentre => "service centre",
        })
    }
}

/// What came of a step. There is no fifth.
///
/// ```
/// assert_eq!(callhome::doctor::Outcome::NotReached.to_string(), "not reached");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Outcome {
    /// It is as it should be.
    Passed,
    /// It is what is wrong.
    Failed,
    /// Something before it is wrong.
    NotReached,
    /// It was left out, or cannot be seen; the facts say why.
    Skipped,
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Passed => "ok",
            Self::Failed => "failed",
            Self::NotReached => "not reached",
            Self::Skipped => "skipped",
        })
    }
}

/// One part of the walk: its outcome, how long it took, what was found.
///
/// ```
/// use callhome::doctor::{Outcome, Step};
///
/// /// A line of a progress window.
/// fn line(step: &Step) -> String {
///     match step.outcome() {
///         Outcome::Failed => format!("[!] {step}"),
///         _ => format!("[ ] {step}"),
///     }
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    station: Station,
    outcome: Outcome,
    duration: Duration,
    facts: Vec<Fact>,
}

impl Step {
    pub(super) fn new(
        station: Station,
        outcome: Outcome,
        duration: Duration,
        facts: Vec<Fact>,
    ) -> Self {
        Self { station, outcome, duration, facts }
    }

    /// Which part.
    #[must_use]
    pub fn station(&self) -> Station {
        self.station
    }

    /// What came of it.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        self.outcome
    }

    /// How long it took; zero where nothing was done.
    #[must_use]
    pub fn duration(&self) -> Duration {
        self.duration
    }

    /// What was found.
    #[must_use]
    pub fn facts(&self) -> &[Fact] {
        &self.facts
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.station, self.outcome)?;
        if matches!(self.outcome, Outcome::Passed | Outcome::Failed) {
            write!(f, " ({} ms)", self.duration.as_millis())?;
        }
        let mut separator = ": ";
        self.facts
            .iter()
            .try_for_each(|fact| write!(f, "{separator}{fact}").inspect(|()| separator = "; "))
    }
}

impl Serialize for Step {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let millis = u64::try_from(self.duration.as_millis()).unwrap_or(u64::MAX);
        let mut object = serializer.serialize_struct("Step", 4)?;
        object.serialize_field("Station", self.station.code())?;
        object.serialize_field("Outcome", &self.outcome)?;
        object.serialize_field("Milliseconds", &millis)?;
        object.serialize_field("Facts", &self.facts)?;
        object.end()
    }
}
