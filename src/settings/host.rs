//! [`Host`]: an IP address or a host name.

use alloc::format;
use alloc::string::String;
use core::fmt;
use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use core::str::FromStr;

use idna::uts46::{AsciiDenyList, DnsLength, Hyphens, Uts46};

use crate::settings::ProblemKind;

/// An IPv4 or IPv6 address or a host name.
///
/// The rule is the one that XClarity Controller has for a proxy's address, with
/// dots, so that full domain names work, and with international names:
///
/// - An IPv6 address with or without brackets; no zone id.
/// - A name has at most [`Host::MAX_CHARS`] characters, counted after an
///   international name was turned into its ASCII form (IDNA, UTS #46).
/// - It has letters, digits, `-` and `_`, in labels with dots between them. No
///   label is empty, has more than [`Host::MAX_LABEL_CHARS`] characters or
///   begins or ends with `-`; there is no dot at the end.
/// - If the last label is a number (`7`, `0x7f`), the whole must be an IPv4
///   address in dotted-quad form, because some systems would read it as one.
/// - No white space, not even around it.
/// - Kept in lower case and in ASCII form, so equal hosts compare equal.
///
/// ```
/// use callhome::settings::Host;
///
/// let host: Host = "Bücher.example".parse()?;
/// assert_eq!(host.as_name(), Some("xn--bcher-kva.example"));
///
/// let host: Host = "[2001:DB8::1]".parse()?;
/// assert_eq!(host.to_string(), "2001:db8::1");
/// assert_eq!(host.authority(3128), "[2001:db8::1]:3128");
/// # Ok::<(), callhome::settings::ProblemKind>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Host(Kind);

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Kind {
    Ip(IpAddr),
    Name(String),
}

impl Host {
    /// The most characters a name has, in its ASCII form.
    pub const MAX_CHARS: usize = 63;
    /// The most characters one label of a name has (RFC 1035, 2.3.4).
    pub const MAX_LABEL_CHARS: usize = 63;
    /// The most characters the host of an endpoint has, in its ASCII form: the
    /// longest name that DNS can carry (RFC 1035, 2.3.4).
    pub const MAX_ENDPOINT_CHARS: usize = 253;
    /// The most bytes that are looked at before a name is in its ASCII form,
    /// which may be shorter.
    pub const MAX_INPUT_BYTES: usize = 1024;

    /// The address, if it is one.
    #[must_use]
    pub const fn ip(&self) -> Option<IpAddr> {
        match &self.0 {
            Kind::Ip(ip) => Some(*ip),
            Kind::Name(_) => None,
        }
    }

    /// The name in ASCII form and lower case, if it is one.
    #[must_use]
    pub fn as_name(&self) -> Option<&str> {
        match &self.0 {
            Kind::Ip(_) => None,
            Kind::Name(name) => Some(name),
        }
    }

    /// `host:port` as it stands in a URL or a `CONNECT` request.
    #[must_use]
    pub fn authority(&self, port: u16) -> String {
        match &self.0 {
            Kind::Ip(IpAddr::V6(ip)) => format!("[{ip}]:{port}"),
            Kind::Ip(IpAddr::V4(ip)) => format!("{ip}:{port}"),
            Kind::Name(name) => format!("{name}:{port}"),
        }
    }

    /// The host of an endpoint: the same rule with a longer name.
    pub(crate) fn of_endpoint(text: &str) -> Result<Self, ProblemKind> {
        Self::parse(text, Self::MAX_ENDPOINT_CHARS)
    }

    fn parse(text: &str, max: usize) -> Result<Self, ProblemKind> {
        if text.is_empty() {
            return Err(ProblemKind::Missing);
        }
        if text.len() > Self::MAX_INPUT_BYTES {
            return Err(ProblemKind::TooLong { max });
        }
        if text.contains(|c: char| c.is_whitespace() || c.is_control()) {
            return Err(ProblemKind::ForbiddenCharacter {
                forbidden: "white space or control characters",
            });
        }
        if text.contains([':', '[', ']']) {
            let inner = text.strip_prefix('[').map_or(Some(text), |rest| rest.strip_suffix(']'));
            let ip = inner.and_then(|inner| inner.parse::<Ipv6Addr>().ok());
            return ip.map(|ip| Self(Kind::Ip(ip.into()))).ok_or(ProblemKind::NotAHost);
        }
        let name = Uts46::new()
            .to_ascii(text.as_bytes(), DENIED, Hyphens::CheckFirstLast, DnsLength::Ignore)
            .map_err(|_| ProblemKind::NotAHost)?;
        if name.len() > max {
            return Err(ProblemKind::TooLong { max });
        }
        // The mapping may have made dots, hyphens and digits out of others, so
        // everything is looked at after it.
        if !name.split('.').all(is_label) {
            return Err(ProblemKind::NotAHost);
        }
        if name.rsplit('.').next().is_some_and(is_numeric) {
            let ip = name.parse::<Ipv4Addr>().map_err(|_| ProblemKind::NotAHost)?;
            return Ok(Self(Kind::Ip(ip.into())));
        }
        Ok(Self(Kind::Name(name.into_owned())))
    }
}

/// What IDNA is to refuse: all of ASCII but letters, digits, `-`, `_` and dots.
const DENIED: AsciiDenyList = AsciiDenyList::new(true, "!\"#$%&'()*+,/:;<=>?@[\\]^`{|}~");

fn is_label(label: &str) -> bool {
    (1..=Host::MAX_LABEL_CHARS).contains(&label.len())
        && label.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
        && !label.starts_with('-')
        && !label.ends_with('-')
}

/// Whether some reader of IPv4 addresses would take the label for a number.
fn is_numeric(label: &str) -> bool {
    match label.strip_prefix("0x") {
        Some(hex) => hex.bytes().all(|b| b.is_ascii_hexdigit()),
        None => label.bytes().all(|b| b.is_ascii_digit()),
    }
}

impl FromStr for Host {
    type Err = ProblemKind;

    fn from_str(text: &str) -> Result<Self, ProblemKind> {
        Self::parse(text, Self::MAX_CHARS)
    }
}

impl TryFrom<&str> for Host {
    type Error = ProblemKind;

    fn try_from(text: &str) -> Result<Self, ProblemKind> {
        text.parse()
    }
}

impl TryFrom<String> for Host {
    type Error = ProblemKind;

    fn try_from(text: String) -> Result<Self, ProblemKind> {
        text.parse()
    }
}

impl From<IpAddr> for Host {
    fn from(ip: IpAddr) -> Self {
        Self(Kind::Ip(ip))
    }
}

impl fmt::Display for Host {
    /// Without brackets, also for an IPv6 address.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Ip(ip) => ip.fmt(f),
            Kind::Name(name) => f.write_str(name),
        }
    }
}

#[cfg(test)]
mod tests;
