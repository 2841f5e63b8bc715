//! [`Step`]: what happened on the way, for people who watch.

use std::fmt;
use std::net::{IpAddr, SocketAddr};

use crate::cause::{AuthSchemes, Cause, Peer};
use crate::time::WallTime;
use crate::transport::{CertificateTime, PresentedCertificate};

/// One thing that happened during an attempt, told as it happens. What ends the
/// attempt is not among them: it is the attempt's result.
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
    /// One address did not answer; there may be others.
    AddressFailed {
        /// Whose.
        peer: Peer,
        /// Which.
        address: SocketAddr,
        /// Why.
        cause: Cause,
    },
    /// The TCP connection stands.
    Connected {
        /// To whom.
        peer: Peer,
        /// Where.
        address: SocketAddr,
    },
    /// The proxy gave its final answer to `CONNECT`.
    ProxyAnswered {
        /// Its status.
        status: u16,
        /// The schemes of authentication that it offers.
        offered: AuthSchemes,
        /// What its `Date` header says. It is shown, never used.
        date: Option<WallTime>,
    },
    /// The proxy opened a tunnel.
    Tunnelled {
        /// The host and port at its other end.
        to: String,
    },
    /// The service centre presented these certificates, its own first; whether
    /// they are good is not known yet.
    Presented {
        /// The chain, cut after [`PresentedCertificate::MAX_SHOWN`].
        chain: Vec<PresentedCertificate>,
    },
    /// The TLS handshake is done and the certificate accepted.
    Secured {
        /// The version, such as `TLSv1.3`.
        version: String,
        /// The cipher suite.
        cipher: String,
        /// When the whole chain was found valid; none where a session was
        /// resumed and no certificate was looked at.
        verified: Option<CertificateTime>,
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
            Self::AddressFailed { peer, address, cause } => {
                write!(f, "tried the {peer} at {address}: {cause}")
            }
            Self::Connected { peer, address } => write!(f, "connected to the {peer} at {address}"),
            Self::ProxyAnswered { status, offered, .. } if offered.is_empty() => {
                write!(f, "the proxy's answer has status {status}")
            }
            Self::ProxyAnswered { status, offered, .. } => {
                write!(f, "the proxy's answer has status {status}; it offers {offered}")
            }
            Self::Tunnelled { to } => write!(f, "the proxy opened a tunnel to {to}"),
            Self::Presented { chain } => {
                f.write_str("the service centre shows")?;
                let mut separator = " ";
                chain.iter().try_for_each(|certificate| {
                    write!(f, "{separator}{certificate}").inspect(|()| separator = "; ")
                })
            }
            Self::Secured { version, cipher, .. } => {
                write!(f, "secured with {version}, {cipher}; the certificate is good")
            }
            Self::Requested => f.write_str("the request is sent"),
            Self::Answered { status } => write!(f, "the answer has status {status}"),
        }
    }
}
