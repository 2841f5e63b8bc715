//! [`Fact`]: what a step found.

use std::fmt;
use std::net::{IpAddr, SocketAddr};

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::cause::{AuthSchemes, Cause};
use crate::time::WallTime;
use crate::transport::PresentedCertificate;

/// Something that a step found.
///
/// `Display` is English for people; in JSON it is an object whose `Kind` is the
/// variant's name.
///
/// ```
/// use callhome::doctor::Fact;
///
/// let fact = Fact::Status { status: 503 };
/// assert_eq!(fact.to_string(), "status 503");
/// assert_eq!(serde_json::to_string(&fact)?, r#"{"Kind":"Status","Status":503}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fact {
    /// What time it is.
    Clock {
        /// What the host says.
        given: Option<WallTime>,
        /// What has certainly passed.
        floor: Option<WallTime>,
        /// Whether certificates are checked against the floor instead.
        goes_by_floor: bool,
    },
    /// Whether the terms have been accepted.
    Agreement {
        /// Whether they have.
        accepted: bool,
    },
    /// Where the step leads: host and port, or a name.
    Target {
        /// As `host:port`, or as a name alone.
        name: String,
    },
    /// The addresses of the name, in the order in which they are tried.
    Addresses {
        /// Each once.
        addresses: Vec<IpAddr>,
    },
    /// An address that was tried.
    Tried {
        /// Which.
        address: SocketAddr,
        /// Why there is no connection to it; none where there is one.
        cause: Option<Cause>,
    },
    /// The proxy's answer to `CONNECT`.
    ProxyAnswer {
        /// Its status.
        status: u16,
        /// The schemes of authentication that it offers.
        offered: AuthSchemes,
    },
    /// What was agreed on.
    Tls {
        /// The version, such as `TLSv1.3`.
        version: String,
        /// The cipher suite.
        cipher: String,
    },
    /// A certificate that was presented, the service centre's own first.
    Certificate(PresentedCertificate),
    /// The status of an answer.
    Status {
        /// The status.
        status: u16,
    },
    /// The `Date` header of an answer. It is shown, never used.
    Date {
        /// What it says.
        date: WallTime,
    },
    /// Why it was left out.
    Because {
        /// The cause.
        cause: Cause,
    },
    /// There is no name to look up.
    IsAddress,
    /// This test does without.
    NotNeeded,
    /// The transport does not show this step.
    NotShown,
    /// The name is one that never exists: how the proxy takes that is all that
    /// can be known.
    Nowhere,
}

impl fmt::Display for Fact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Clock { given, floor, goes_by_floor } => {
                match given {
                    Some(given) => write!(f, "it says {given}")?,
                    None => f.write_str("it does not know the time")?,
                }
                if let Some(floor) = floor {
                    write!(f, "; {floor} has certainly passed")?;
                }
                if *goes_by_floor { f.write_str(", and is gone by") } else { Ok(()) }
            }
            Self::Agreement { accepted: true } => f.write_str("the terms are accepted"),
            Self::Agreement { accepted: false } => f.write_str("the terms are not accepted"),
            Self::Target { name } => f.write_str(name),
            Self::Addresses { addresses } => {
                f.write_str("addresses")?;
                addresses.iter().try_for_each(|address| write!(f, " {address}"))
            }
            Self::Tried { address, cause: None } => write!(f, "connected to {address}"),
            Self::Tried { address, cause: Some(cause) } => write!(f, "tried {address}: {cause}"),
            Self::ProxyAnswer { status, offered } if offered.is_empty() => {
                write!(f, "the proxy answers {status}")
            }
            Self::ProxyAnswer { status, offered } => {
                write!(f, "the proxy answers {status} and offers {offered}")
            }
            Self::Tls { version, cipher } => write!(f, "{version}, {cipher}"),
            Self::Certificate(certificate) => write!(f, "certificate {certificate}"),
            Self::Status { status } => write!(f, "status {status}"),
            Self::Date { date } => write!(f, "the answer is dated {date}"),
            Self::Because { cause } => fmt::Display::fmt(cause, f),
            Self::IsAddress => f.write_str("it is an address"),
            Self::NotNeeded => f.write_str("not needed for this test"),
            Self::NotShown => f.write_str("the transport does not show it"),
            Self::Nowhere => {
                f.write_str("the name does not exist; the way beyond the proxy was not tested")
            }
        }
    }
}

impl Serialize for Fact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let kind = match self {
            Self::Clock { .. } => "Clock",
            Self::Agreement { .. } => "Agreement",
            Self::Target { .. } => "Target",
            Self::Addresses { .. } => "Addresses",
            Self::Tried { .. } => "Tried",
            Self::ProxyAnswer { .. } => "ProxyAnswer",
            Self::Tls { .. } => "Tls",
            Self::Certificate(_) => "Certificate",
            Self::Status { .. } => "Status",
            Self::Date { .. } => "Date",
            Self::Because { .. } => "Because",
            Self::IsAddress => "IsAddress",
            Self::NotNeeded => "NotNeeded",
            Self::NotShown => "NotShown",
            Self::Nowhere => "Nowhere",
        };
        map.serialize_entry("Kind", kind)?;
        match self {
            Self::Clock { given, floor, goes_by_floor } => {
                map.serialize_entry("Given", given)?;
                map.serialize_entry("Floor", floor)?;
                map.serialize_entry("GoesByFloor", goes_by_floor)?;
            }
            Self::Agreement { accepted } => map.serialize_entry("Accepted", accepted)?,
            Self::Target { name } => map.serialize_entry("Name", name)?,
            Self::Addresses { addresses } => map.serialize_entry("Addresses", addresses)?,
            Self::Tried { address, cause } => {
                map.serialize_entry("Address", address)?;
                map.serialize_entry("Code", &cause.as_ref().map(Cause::code))?;
            }
            Self::ProxyAnswer { status, offered } => {
                map.serialize_entry("Status", status)?;
                map.serialize_entry("Offered", &offered.to_string())?;
            }
            Self::Tls { version, cipher } => {
                map.serialize_entry("Version", version)?;
                map.serialize_entry("Cipher", cipher)?;
            }
            Self::Certificate(certificate) => {
                map.serialize_entry("Subject", certificate.subject().as_str())?;
                map.serialize_entry("Issuer", certificate.issuer().as_str())?;
                map.serialize_entry("NotBefore", &certificate.not_before())?;
                map.serialize_entry("NotAfter", &certificate.not_after())?;
            }
            Self::Status { status } => map.serialize_entry("Status", status)?,
            Self::Date { date } => map.serialize_entry("Date", date)?,
            Self::Because { cause } => map.serialize_entry("Code", cause.code())?,
            Self::IsAddress | Self::NotNeeded | Self::NotShown | Self::Nowhere => {}
        }
        map.end()
    }
}
