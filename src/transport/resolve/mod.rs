//! [`Resolve`]: the small port through which names become addresses.

use std::fmt;
use std::net::IpAddr;
use std::time::Duration;

use crate::cause::{Cause, Peer, Phase};
use crate::transport::StopFlag;

#[cfg(feature = "https")]
mod system;

#[cfg(feature = "https")]
pub use system::SystemResolver;

/// Looks up the addresses of a name.
///
/// # Contract
/// - The call returns within [`Lookup::within`], and soon after
///   [`Lookup::is_stopped`] turns true.
/// - An answer has at least one address, or it is
///   [`LookupError::NoAddress`]. Order and repetition do not matter, the
///   transport sees to both.
/// - It is not asked for IP addresses, nor for the service centre's name when
///   there is a proxy.
///
/// A closure can be one:
///
/// ```
/// use std::net::{IpAddr, Ipv4Addr};
/// use callhome::transport::{Lookup, LookupError, Resolve};
///
/// fn is_a_resolver(resolver: impl Resolve) -> impl Resolve {
///     resolver
/// }
/// let hosts_file = is_a_resolver(|lookup: &Lookup<'_>| match lookup.name() {
///     "support.example" => Ok(vec![IpAddr::V4(Ipv4Addr::new(192, 0, 2, 7))]),
///     _ => Err(LookupError::NoSuchName),
/// });
/// let lookup = Lookup::new("elsewhere.example", std::time::Duration::from_secs(1));
/// assert_eq!(hosts_file.resolve(&lookup), Err(LookupError::NoSuchName));
/// ```
pub trait Resolve {
    /// Looks one name up.
    ///
    /// # Errors
    /// The [`LookupError`] says why there are no addresses.
    fn resolve(&self, lookup: &Lookup<'_>) -> Result<Vec<IpAddr>, LookupError>;
}

impl<F> Resolve for F
where
    F: Fn(&Lookup<'_>) -> Result<Vec<IpAddr>, LookupError>,
{
    fn resolve(&self, lookup: &Lookup<'_>) -> Result<Vec<IpAddr>, LookupError> {
        self(lookup)
    }
}

/// One question to a resolver.
///
/// ```
/// use std::time::Duration;
/// use callhome::transport::{Lookup, StopFlag};
///
/// let stop = StopFlag::new();
/// let lookup = Lookup::new("support.example", Duration::from_secs(5)).with_stop(&stop);
/// stop.raise();
/// assert!(lookup.is_stopped());
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Lookup<'a> {
    name: &'a str,
    within: Duration,
    stop: Option<&'a StopFlag>,
}

impl<'a> Lookup<'a> {
    /// Asks for the addresses of `name`, an ASCII host name, within that time.
    #[must_use]
    pub fn new(name: &'a str, within: Duration) -> Self {
        Self { name, within, stop: None }
    }

    /// The same question, withdrawn when `stop` is raised.
    #[must_use]
    pub fn with_stop(self, stop: &'a StopFlag) -> Self {
        Self { stop: Some(stop), ..self }
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> &'a str {
        self.name
    }

    /// The time for the answer, counted from the call.
    #[must_use]
    pub fn within(&self) -> Duration {
        self.within
    }

    /// Whether nobody waits for the answer any more.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.stop.is_some_and(StopFlag::is_raised)
    }
}

/// Why a name has no addresses.
///
/// ```
/// use callhome::transport::LookupError;
///
/// assert_eq!(LookupError::NoSuchName.to_string(), "no such name");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LookupError {
    /// The name server says that there is no such name.
    NoSuchName,
    /// The name exists, but has no address.
    NoAddress,
    /// The name server could not answer this time.
    TemporaryFailure,
    /// No name server could be reached.
    ResolverUnreachable,
    /// There was no answer in time.
    TimedOut,
    /// The lookup was withdrawn.
    Stopped,
}

impl LookupError {
    /// The same in the one list of what can go wrong.
    #[must_use]
    pub fn cause(self, peer: Peer) -> Cause {
        match self {
            Self::NoSuchName => Cause::NameNotFound { peer },
            Self::NoAddress => Cause::NameWithoutAddress { peer },
            Self::TemporaryFailure => Cause::NameLookupFailed { peer },
            Self::ResolverUnreachable => Cause::ResolverUnreachable { peer },
            Self::TimedOut => Cause::TimedOut { peer, phase: Phase::NameLookup },
            Self::Stopped => Cause::Stopped,
        }
    }
}

impl fmt::Display for LookupError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoSuchName => "no such name",
            Self::NoAddress => "the name has no address",
            Self::TemporaryFailure => "the name server could not answer this time",
            Self::ResolverUnreachable => "no name server could be reached",
            Self::TimedOut => "no answer in time",
            Self::Stopped => "stopped",
        })
    }
}

impl std::error::Error for LookupError {}
