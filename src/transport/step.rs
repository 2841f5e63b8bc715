//! [`Step`]: what happened on the way, for people who watch.

use std::fmt;
use std::net::{IpAddr, SocketAddr};

use crate::cause::Peer;

/// One thing that was achieved during an attempt, told as it happens.
///
/// ```
/// use callhome::Peer;
/// use callhome::transport::Step;
///
/// let step = Step::Connected { peer: Peer::Proxy, address: ([127, 0, 0, 1], 3128).into() };
/// assert_eq!(step.to_string(), "connected to the proxy at 127.0.0.1:3128");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Step {
    /// The name was found.
    NameFound {
        /// Whose name.
        peer: Peer,
        /// The name.
        name: String,
        /// Its addresses, in the order in which they will be tried.
        addresses: Vec<IpAddr>,
    },
    /// The TCP connection stands.
    Connected {
        /// To whom.
        peer: Peer,
        /// Where.
        address: SocketAddr,
    },
    /// The proxy opened a tunnel.
    Tunnelled {
        /// The host and port at its other end.
        to: String,
    },
    /// The TLS handshake is done and the certificate accepted.
    Secured {
        /// The version, such as `TLSv1.3`.
        version: String,
        /// The cipher suite.
        cipher: String,
    },
    /// The request is sent.
    Requested,
    /// The answer is here.
    Answered {
        /// Its status.
        status: u16,
    },
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NameFound { peer, name, addresses } => {
                write!(f, "found the {peer}'s name {name}:")?;
                addresses.iter().try_for_each(|address| write!(f, " {address}"))
            }
            Self::Connected { peer, address } => write!(f, "connected to the {peer} at {address}"),
            Self::Tunnelled { to } => write!(f, "the proxy opened a tunnel to {to}"),
            Self::Secured { version, cipher } => {
                write!(f, "secured with {version}, {cipher}; the certificate is good")
            }
            Self::Requested => f.write_str("the request is sent"),
            Self::Answered { status } => write!(f, "the answer has status {status}"),
        }
    }
}
