//! [`Cause`]: the one list of what can go wrong on the way to the service centre.
//!
//! Transport, journal, test call and connection test all answer from this list,
//! so they never disagree. `Display` says the cause in plain words,
//! [`Cause::remedy`] what an administrator can do about it, [`Cause::code`] is
//! the name for programs.

use core::fmt;

use crate::text::Excerpt;

/// Whom a step was talking to. There is no third, so the list is closed.
///
/// ```
/// assert_eq!(callhome::Peer::Proxy.to_string(), "proxy");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Peer {
    /// The service centre, or an upload origin that the settings name.
    ServiceCentre,
    /// The HTTP proxy.
    Proxy,
}

impl fmt::Display for Peer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::ServiceCentre => "service centre",
            Self::Proxy => "proxy",
        })
    }
}

/// The part of an attempt that was under way, in the order in which they come.
///
/// ```
/// use callhome::Phase;
///
/// assert!(Phase::Connect < Phase::TlsHandshake);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Phase {
    /// Turning a name into addresses.
    NameLookup,
    /// Opening the TCP connection.
    Connect,
    /// Waiting for the proxy's answer to `CONNECT`.
    ProxyTunnel,
    /// The TLS handshake.
    TlsHandshake,
    /// Sending the request.
    Request,
    /// Waiting for the answer and reading it.
    Answer,
}

impl fmt::Display for Phase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NameLookup => "while its name was looked up",
            Self::Connect => "while connecting",
            Self::ProxyTunnel => "while it was asked for a tunnel",
            Self::TlsHandshake => "during the TLS handshake",
            Self::Request => "while the request was sent",
            Self::Answer => "while the answer was awaited",
        })
    }
}

/// The authentication schemes a proxy offers in `Proxy-Authenticate`.
///
/// ```
/// use callhome::AuthSchemes;
///
/// let offered = AuthSchemes::from_names(["digest", "NTLM"]);
/// assert_eq!(offered.to_string(), "Digest, NTLM");
/// assert!(!offered.basic);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct AuthSchemes {
    /// Basic, the one that this library speaks.
    pub basic: bool,
    /// Digest.
    pub digest: bool,
    /// NTLM.
    pub ntlm: bool,
    /// Negotiate (Kerberos).
    pub negotiate: bool,
    /// Any other.
    pub other: bool,
}

impl AuthSchemes {
    /// Collects scheme names; upper and lower case are the same (RFC 9110, 11.1).
    pub fn from_names<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut schemes = Self::default();
        for name in names {
            let known = [
                ("basic", &mut schemes.basic),
                ("digest", &mut schemes.digest),
                ("ntlm", &mut schemes.ntlm),
                ("negotiate", &mut schemes.negotiate),
            ];
            match known.into_iter().find(|(scheme, _)| name.eq_ignore_ascii_case(scheme)) {
                Some((_, offered)) => *offered = true,
                None => schemes.other = true,
            }
        }
        schemes
    }

    /// Whether nothing was offered.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }
}

impl fmt::Display for AuthSchemes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = [
            (self.basic, "Basic"),
            (self.digest, "Digest"),
            (self.ntlm, "NTLM"),
            (self.negotiate, "Negotiate"),
            (self.other, "another"),
        ];
        let mut separator = "";
        for (_, name) in named.into_iter().filter(|(offered, _)| *offered) {
            write!(f, "{separator}{name}")?;
            separator = ", ";
        }
        if separator.is_empty() { f.write_str("none") } else { Ok(()) }
    }
}

/// What went wrong, by kind.
///
/// ```
/// use callhome::{Cause, Peer};
///
/// let cause = Cause::NameNotFound { peer: Peer::Proxy };
/// assert_eq!(cause.to_string(), "the proxy's name does not exist");
/// assert_eq!(cause.code(), "name-not-found");
/// println!("{cause}; {}", cause.remedy());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Cause {
    /// The terms have not been accepted, so nothing may be sent.
    AgreementMissing,
    /// Contact, endpoint or another setting that the call needs is missing.
    NotConfigured,
    /// The last test call was too short a time ago.
    TooSoon {
        /// Whole seconds until the next one is allowed.
        wait_seconds: u64,
    },
    /// The host asked the attempt to stop.
    Stopped,
    /// The transport in use cannot do this.
    NotSupported,
    /// A trust root or the client certificate of the route cannot be used.
    RouteUnusable {
        /// Which part, and why.
        reason: Excerpt,
    },
    /// A URL lies outside the endpoint's origin and the upload origins that the
    /// settings name, or is not https.
    ForeignOrigin,
    /// The device could not produce the request's body: it was shorter than
    /// announced, or reading it failed.
    RequestBody,

    /// The name server says that there is no such name.
    NameNotFound {
        /// Whose name.
        peer: Peer,
    },
    /// The name exists, but has no address.
    NameWithoutAddress {
        /// Whose name.
        peer: Peer,
    },
    /// The name server could not answer this time.
    NameLookupFailed {
        /// Whose name.
        peer: Peer,
    },
    /// No name server could be reached.
    ResolverUnreachable {
        /// Whose name was to be looked up.
        peer: Peer,
    },

    /// Nobody listens at that address and port.
    ConnectionRefused {
        /// Who.
        peer: Peer,
    },
    /// There is no way to the address.
    Unreachable {
        /// Who.
        peer: Peer,
    },
    /// The connection was reset or closed in mid-exchange.
    ConnectionLost {
        /// By whom.
        peer: Peer,
        /// When.
        phase: Phase,
    },
    /// No answer in the time allowed.
    TimedOut {
        /// Whose.
        peer: Peer,
        /// To what.
        phase: Phase,
    },

    /// The proxy forbids this destination (403 or another final refusal).
    ProxyRefused {
        /// The status of its answer.
        status: u16,
    },
    /// The proxy wants a user name, and none is set.
    ProxyAuthenticationRequired {
        /// The schemes it offers.
        offered: AuthSchemes,
    },
    /// The proxy does not offer Basic authentication.
    ProxySchemeUnsupported {
        /// The schemes it offers.
        offered: AuthSchemes,
    },
    /// The proxy does not accept the user name or password that are set.
    ProxyCredentialsRejected,
    /// The proxy cannot find or reach the service centre.
    ProxyCannotReach {
        /// The status of its answer.
        status: u16,
    },
    /// The proxy gave another answer that is no tunnel.
    ProxyStatus {
        /// The status of its answer.
        status: u16,
    },
    /// What listens at the proxy's address is not an HTTP proxy.
    NotAProxy,

    /// The certificate has expired.
    CertificateExpired,
    /// The certificate is not valid yet.
    CertificateNotYetValid,
    /// The certificate is for another name.
    CertificateWrongName,
    /// The certificate was issued by an authority that is not trusted here.
    CertificateUnknownIssuer,
    /// The certificate cannot be accepted for another reason.
    CertificateInvalid {
        /// The reason.
        reason: Excerpt,
    },
    /// The service centre speaks only versions before TLS 1.2.
    TlsTooOld,
    /// The service centre and this device share no cipher or key exchange.
    TlsNothingInCommon,
    /// What answers on the port does not speak TLS.
    NotTls,
    /// The service centre wants a client certificate, and none is set.
    ClientCertificateRequired,
    /// The service centre does not accept the client certificate.
    ClientCertificateRefused,
    /// The handshake failed for another reason.
    TlsFailed {
        /// The reason.
        reason: Excerpt,
    },
    /// The calendar time is not known, so that no certificate can be checked.
    ClockUnknown,

    /// The answer breaks the rules of HTTP or of the protocol.
    AnswerMalformed {
        /// What is wrong with it.
        reason: Excerpt,
    },
    /// The answer is larger than allowed.
    AnswerTooLarge,
    /// The answer ended before it was complete.
    AnswerCut,
    /// The answer is a success, but does not come from a service centre: a
    /// captive portal or another web server.
    NotAServiceCentre,
    /// The service centre does not accept the device's credential (401, 403).
    CredentialsRefused {
        /// The status of its answer.
        status: u16,
    },
    /// The service centre answered with an error.
    Status {
        /// The status of its answer.
        status: u16,
        /// What it said about it, if anything.
        words: Excerpt,
    },
}

impl Cause {
    /// A name for programs. It stays the same in every later version.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::AgreementMissing => "agreement-missing",
            Self::NotConfigured => "not-configured",
            Self::TooSoon { .. } => "too-soon",
            Self::Stopped => "stopped",
            Self::NotSupported => "not-supported",
            Self::RouteUnusable { .. } => "route-unusable",
            Self::ForeignOrigin => "foreign-origin",
            Self::RequestBody => "request-body",
            Self::NameNotFound { .. } => "name-not-found",
            Self::NameWithoutAddress { .. } => "name-without-address",
            Self::NameLookupFailed { .. } => "name-lookup-failed",
            Self::ResolverUnreachable { .. } => "resolver-unreachable",
            Self::ConnectionRefused { .. } => "connection-refused",
            Self::Unreachable { .. } => "unreachable",
            Self::ConnectionLost { .. } => "connection-lost",
            Self::TimedOut { .. } => "timed-out",
            Self::ProxyRefused { .. } => "proxy-refused",
            Self::ProxyAuthenticationRequired { .. } => "proxy-authentication-required",
            Self::ProxySchemeUnsupported { .. } => "proxy-scheme-unsupported",
            Self::ProxyCredentialsRejected => "proxy-credentials-rejected",
            Self::ProxyCannotReach { .. } => "proxy-cannot-reach",
            Self::ProxyStatus { .. } => "proxy-status",
            Self::NotAProxy => "not-a-proxy",
            Self::CertificateExpired => "certificate-expired",
            Self::CertificateNotYetValid => "certificate-not-yet-valid",
            Self::CertificateWrongName => "certificate-wrong-name",
            Self::CertificateUnknownIssuer => "certificate-unknown-issuer",
            Self::CertificateInvalid { .. } => "certificate-invalid",
            Self::TlsTooOld => "tls-too-old",
            Self::TlsNothingInCommon => "tls-nothing-in-common",
            Self::NotTls => "not-tls",
            Self::ClientCertificateRequired => "client-certificate-required",
            Self::ClientCertificateRefused => "client-certificate-refused",
            Self::TlsFailed { .. } => "tls-failed",
            Self::ClockUnknown => "clock-unknown",
            Self::AnswerMalformed { .. } => "answer-malformed",
            Self::AnswerTooLarge => "answer-too-large",
            Self::AnswerCut => "answer-cut",
            Self::NotAServiceCentre => "not-a-service-centre",
            Self::CredentialsRefused { .. } => "credentials-refused",
            Self::Status { .. } => "status",
        }
    }

    /// What an administrator can do about it, in plain words.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        use Peer::{Proxy, ServiceCentre};
        match self {
            Self::AgreementMissing => "read the terms and the privacy statement and accept them",
            Self::NotConfigured => "fill in the contact information and the endpoint",
            Self::TooSoon { .. } => "wait that long and try again",
            Self::Stopped => "start it again when it is wanted",
            Self::NotSupported => "use a transport that can, or do a test call instead",
            Self::RouteUnusable { .. } => "replace the certificate or key that is named",
            Self::ForeignOrigin => {
                "ask the operator of the service centre; if it uploads to another host, name that \
                 host as an upload origin"
            }
            Self::RequestBody => "look into the device's storage, and send again",
            Self::NameNotFound { peer: Proxy } => "check the spelling of the proxy's address",
            Self::NameNotFound { peer: ServiceCentre } => {
                "check the spelling of the endpoint and which DNS server the device uses; where \
                 only a proxy can reach the Internet, set the proxy"
            }
            Self::NameWithoutAddress { .. } => {
                "check the name; ask the DNS administrator for an address record"
            }
            Self::NameLookupFailed { .. } => "try again; if it stays, check the DNS server",
            Self::ResolverUnreachable { .. } => {
                "check the device's DNS server setting and its network connection"
            }
            Self::ConnectionRefused { peer: Proxy } => {
                "check the proxy's address and port, and that the proxy runs"
            }
            Self::ConnectionRefused { peer: ServiceCentre } => {
                "check the endpoint's host and port, and that a firewall lets the device through"
            }
            Self::Unreachable { .. } => "check the device's network, gateway and routes",
            Self::ConnectionLost { .. } => {
                "try again; if it stays, look for a firewall that cuts connections"
            }
            Self::TimedOut { phase: Phase::NameLookup, .. } => {
                "check the device's DNS server setting and its network connection"
            }
            Self::TimedOut { .. } => {
                "check the network and the firewall rules between the device and it"
            }
            Self::ProxyRefused { .. } => {
                "have the proxy's administrator allow CONNECT to the endpoint's host and port"
            }
            Self::ProxyAuthenticationRequired { .. } => "set the proxy's user name and password",
            Self::ProxySchemeUnsupported { .. } => {
                "have the proxy's administrator allow Basic authentication for this device"
            }
            Self::ProxyCredentialsRejected => "check the proxy's user name and password",
            Self::ProxyCannotReach { .. } => {
                "check the spelling of the endpoint, and whether the proxy can look it up and \
                 reach it"
            }
            Self::ProxyStatus { .. } => "ask the proxy's administrator what it means",
            Self::NotAProxy => "check the proxy's address and port",
            Self::CertificateExpired => {
                "check the device's clock; if it is right, the service centre must renew its \
                 certificate"
            }
            Self::CertificateNotYetValid => "check the device's clock",
            Self::CertificateWrongName => {
                "use the name that the certificate is for; CN-only certificates are not accepted"
            }
            Self::CertificateUnknownIssuer => {
                "install the root certificate of the service centre; if a proxy opens TLS, exempt \
                 the endpoint from that or install the proxy's root"
            }
            Self::CertificateInvalid { .. } => "the service centre must replace its certificate",
            Self::TlsTooOld => "the service centre, or what stands before it, must offer TLS 1.2",
            Self::TlsNothingInCommon => {
                "the service centre must offer an ECDHE cipher with AES-GCM or ChaCha20, and a \
                 certificate of RSA, P-256, P-384 or Ed25519; static RSA, CBC, DHE and secp521r1 \
                 are not spoken here"
            }
            Self::NotTls => "check the endpoint's port; it must be the https one",
            Self::ClientCertificateRequired => "install the device's client certificate",
            Self::ClientCertificateRefused => {
                "check that the client certificate is current and known to the service centre"
            }
            Self::TlsFailed { .. } => "check what stands between the device and the service centre",
            Self::ClockUnknown => "set the device's clock, or let it reach a time server",
            Self::AnswerMalformed { .. } | Self::AnswerTooLarge => {
                "check the endpoint, and whether something on the way changes answers"
            }
            Self::AnswerCut => "try again; if it stays, look for a firewall that cuts connections",
            Self::NotAServiceCentre => {
                "check the endpoint, and whether the network wants a login in a browser first"
            }
            Self::CredentialsRefused { .. } => {
                "check that the device is registered and its credential is current"
            }
            Self::Status { status: 404, .. } => "check the path of the endpoint",
            Self::Status { status: 429 | 500..=599, .. } => "try again later",
            Self::Status { .. } => "ask the operator of the service centre",
        }
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AgreementMissing => f.write_str("the terms have not been accepted"),
            Self::NotConfigured => f.write_str("the settings are not complete"),
            Self::TooSoon { wait_seconds } => {
                write!(
                    f,
                    "the last test call was too recent, the next is possible in {wait_seconds} s"
                )
            }
            Self::Stopped => f.write_str("the attempt was stopped"),
            Self::NotSupported => f.write_str("this transport cannot test the connection"),
            Self::RouteUnusable { reason } => write!(f, "the route cannot be used: {reason}"),
            Self::ForeignOrigin => {
                f.write_str("a URL leads away from the service centre that is set")
            }
            Self::RequestBody => f.write_str("the device could not read what it was to send"),
            Self::NameNotFound { peer } => write!(f, "the {peer}'s name does not exist"),
            Self::NameWithoutAddress { peer } => write!(f, "the {peer}'s name has no address"),
            Self::NameLookupFailed { peer } => {
                write!(f, "the DNS server could not look up the {peer}'s name this time")
            }
            Self::ResolverUnreachable { peer } => {
                write!(f, "no DNS server could be reached to look up the {peer}'s name")
            }
            Self::ConnectionRefused { peer } => write!(f, "the {peer} refused the connection"),
            Self::Unreachable { peer } => write!(f, "there is no network path to the {peer}"),
            Self::ConnectionLost { peer, phase } => {
                write!(f, "the {peer} closed the connection {phase}")
            }
            Self::TimedOut { peer, phase } => {
                write!(f, "the {peer} did not answer in time {phase}")
            }
            Self::ProxyRefused { status } => {
                write!(f, "the proxy refuses this destination (status {status})")
            }
            Self::ProxyAuthenticationRequired { offered } if offered.is_empty() => {
                f.write_str("the proxy wants a user name and password")
            }
            Self::ProxyAuthenticationRequired { offered } => {
                write!(f, "the proxy wants a user name and password (it offers {offered})")
            }
            Self::ProxySchemeUnsupported { offered } => {
                write!(f, "the proxy does not offer Basic authentication (it offers {offered})")
            }
            Self::ProxyCredentialsRejected => {
                f.write_str("the proxy rejected the user name or password")
            }
            Self::ProxyCannotReach { status } => {
                write!(f, "the proxy cannot find or reach the service centre (status {status})")
            }
            Self::ProxyStatus { status } => {
                write!(f, "the proxy opened no tunnel (status {status})")
            }
            Self::NotAProxy => {
                f.write_str("what answers at the proxy's address is not an HTTP proxy")
            }
            Self::CertificateExpired => f.write_str("the service centre's certificate has expired"),
            Self::CertificateNotYetValid => {
                f.write_str("the service centre's certificate is not valid yet")
            }
            Self::CertificateWrongName => {
                f.write_str("the service centre's certificate is for another name")
            }
            Self::CertificateUnknownIssuer => {
                f.write_str("the service centre's certificate was issued by an unknown authority")
            }
            Self::CertificateInvalid { reason } => {
                write!(f, "the service centre's certificate cannot be accepted: {reason}")
            }
            Self::TlsTooOld => f.write_str("the service centre speaks no TLS version from 1.2 on"),
            Self::TlsNothingInCommon => {
                f.write_str("the service centre and the device share no TLS cipher")
            }
            Self::NotTls => f.write_str("what answers at the service centre's port is not TLS"),
            Self::ClientCertificateRequired => {
                f.write_str("the service centre wants a client certificate")
            }
            Self::ClientCertificateRefused => {
                f.write_str("the service centre refused the client certificate")
            }
            Self::TlsFailed { reason } => write!(f, "the TLS handshake failed: {reason}"),
            Self::ClockUnknown => f.write_str("the device does not know what time it is"),
            Self::AnswerMalformed { reason } => write!(f, "the answer is malformed: {reason}"),
            Self::AnswerTooLarge => f.write_str("the answer is too large"),
            Self::AnswerCut => f.write_str("the answer ended too early"),
            Self::NotAServiceCentre => f.write_str("what answers is not a service centre"),
            Self::CredentialsRefused { status } => {
                write!(f, "the service centre refused the device's credential (status {status})")
            }
            Self::Status { status, words } if words.is_empty() => {
                write!(f, "the service centre answered with status {status}")
            }
            Self::Status { status, words } => {
                write!(f, "the service centre answered with status {status}: {words}")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn a_404_and_a_503_ask_for_different_things() {
        let status = |status| Cause::Status { status, words: Excerpt::default() };
        assert_eq!(status(404).remedy(), "check the path of the endpoint");
        assert_eq!(status(503).remedy(), "try again later");
    }

    #[test]
    fn what_others_speak_and_we_do_not_is_named() {
        for word in ["static RSA", "CBC", "DHE", "secp521r1"] {
            assert!(Cause::TlsNothingInCommon.remedy().contains(word), "{word}");
        }
        assert!(Cause::CertificateWrongName.remedy().contains("CN-only"));
    }

    #[test]
    fn schemes_are_named_in_a_fixed_order_whatever_their_case() {
        let schemes = AuthSchemes::from_names(["NEGOTIATE", "basic", "Bearer"]);
        assert_eq!(schemes.to_string(), "Basic, Negotiate, another");
        assert_eq!(AuthSchemes::default().to_string(), "none");
    }
}
