//! [`Cause`]: the one list of what can go wrong on the way to the service centre.
//!
//! Transport, journal, test call and connection test all answer from this list,
//! so they never disagree. `Display` says the cause in plain words,
//! [`Cause::remedy`] what an administrator can do about it, [`Cause::code`] is
//! the name for programs.

mod message;
mod messages;

use alloc::vec;
use alloc::vec::Vec;
use core::fmt;

use crate::text::Excerpt;
use crate::time::WallTime;

pub use message::{Argument, Message};

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
    CertificateUnknownIssuer {
        /// The issuer that the last certificate of the chain names.
        issuer: Excerpt,
    },
    /// The certificate came alone, and the authority that it names is no root
    /// here: as a rule the service centre forgot its intermediate certificates.
    CertificateIncompleteChain {
        /// The issuer that the certificate names.
        issuer: Excerpt,
        /// Whether a proxy is set, which may have issued it as well.
        via_proxy: bool,
    },
    /// A proxy is set, and the chain ends in a certificate that is not ours: it
    /// opens TLS, in all probability.
    TlsIntercepted {
        /// The issuer that the last certificate of the chain names.
        issuer: Excerpt,
    },
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
    /// The calendar time is not known or cannot be right, so that no certificate
    /// can be checked.
    ClockUntrusted {
        /// The time that the host gave, if any.
        given: Option<WallTime>,
        /// The time that has certainly passed, where the caller keeps one.
        floor: Option<WallTime>,
    },

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
            Self::CertificateUnknownIssuer { .. } => "certificate-unknown-issuer",
            Self::CertificateIncompleteChain { .. } => "certificate-incomplete-chain",
            Self::TlsIntercepted { .. } => "tls-intercepted",
            Self::CertificateInvalid { .. } => "certificate-invalid",
            Self::TlsTooOld => "tls-too-old",
            Self::TlsNothingInCommon => "tls-nothing-in-common",
            Self::NotTls => "not-tls",
            Self::ClientCertificateRequired => "client-certificate-required",
            Self::ClientCertificateRefused => "client-certificate-refused",
            Self::TlsFailed { .. } => "tls-failed",
            Self::ClockUntrusted { .. } => "clock-untrusted",
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
        self.message().remedy()
    }

    /// The entry of the catalogue that says it, for a host that translates.
    #[must_use]
    pub fn message(&self) -> &'static Message {
        messages::of(self.code(), self.variant())
    }

    /// Which of several texts for the same code says it best.
    fn variant(&self) -> &'static str {
        match self {
            Self::NameNotFound { peer } | Self::ConnectionRefused { peer } => match peer {
                Peer::Proxy => "proxy",
                Peer::ServiceCentre => "service-centre",
            },
            Self::TimedOut { phase: Phase::NameLookup, .. } => "name-lookup",
            Self::ProxyAuthenticationRequired { offered } if !offered.is_empty() => "offered",
            Self::CertificateIncompleteChain { via_proxy: true, .. } => "via-proxy",
            Self::ClockUntrusted { given: Some(_), floor: Some(_) } => "below",
            Self::ClockUntrusted { floor: Some(_), .. } => "floor",
            Self::Status { status, words } => match (*status, words.is_empty()) {
                (404, true) => "not-found",
                (404, false) => "not-found-words",
                (429 | 500..=599, true) => "later",
                (429 | 500..=599, false) => "later-words",
                (_, true) => "",
                (_, false) => "words",
            },
            _ => "",
        }
    }

    /// The placeholders of [`message`](Self::message), each with its value.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, Argument)> {
        let status = |status: &u16| vec![("status", Argument::Number(u64::from(*status)))];
        let words = |name, text: &Excerpt| vec![(name, Argument::Words(text.clone()))];
        match self {
            Self::TooSoon { wait_seconds } => vec![("seconds", Argument::Number(*wait_seconds))],
            Self::RouteUnusable { reason }
            | Self::CertificateInvalid { reason }
            | Self::TlsFailed { reason }
            | Self::AnswerMalformed { reason } => words("reason", reason),
            Self::NameNotFound { peer }
            | Self::NameWithoutAddress { peer }
            | Self::NameLookupFailed { peer }
            | Self::ResolverUnreachable { peer }
            | Self::ConnectionRefused { peer }
            | Self::Unreachable { peer } => vec![("peer", Argument::Peer(*peer))],
            Self::ConnectionLost { peer, phase } | Self::TimedOut { peer, phase } => {
                vec![("peer", Argument::Peer(*peer)), ("phase", Argument::Phase(*phase))]
            }
            Self::ProxyRefused { status: number }
            | Self::ProxyCannotReach { status: number }
            | Self::ProxyStatus { status: number }
            | Self::CredentialsRefused { status: number } => status(number),
            Self::ProxyAuthenticationRequired { offered }
            | Self::ProxySchemeUnsupported { offered } => {
                vec![("offered", Argument::Schemes(*offered))]
            }
            Self::CertificateUnknownIssuer { issuer }
            | Self::CertificateIncompleteChain { issuer, .. }
            | Self::TlsIntercepted { issuer } => words("issuer", issuer),
            Self::ClockUntrusted { given, floor } => {
                let times = [("given", *given), ("floor", *floor)];
                times.into_iter().filter_map(|(n, t)| Some((n, Argument::Time(t?)))).collect()
            }
            Self::Status { status: number, words: said } => {
                let mut arguments = status(number);
                arguments.extend(words("words", said));
                arguments
            }
            _ => Vec::new(),
        }
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().cause_with(&self.arguments()))
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
    fn the_three_verdicts_on_an_unknown_issuer_name_it() {
        let issuer = || Excerpt::new("CN=Strangers");
        for cause in [
            Cause::CertificateUnknownIssuer { issuer: issuer() },
            Cause::CertificateIncompleteChain { issuer: issuer(), via_proxy: false },
            Cause::CertificateIncompleteChain { issuer: issuer(), via_proxy: true },
            Cause::TlsIntercepted { issuer: issuer() },
        ] {
            assert!(cause.to_string().contains("CN=Strangers"), "{cause}");
        }
    }

    #[test]
    fn a_clock_is_named_with_both_times_where_there_are_two() {
        let floor = "2026-01-01T00:00:00Z".parse().ok();
        let given = "1970-01-01T00:00:09Z".parse().ok();
        let text = Cause::ClockUntrusted { given, floor }.to_string();
        assert!(text.contains("1970-01-01T00:00:09Z") && text.contains("2026-01-01"), "{text}");
        let text = Cause::ClockUntrusted { given: None, floor }.to_string();
        assert!(text.contains("2026-01-01"), "{text}");
    }

    #[test]
    fn schemes_are_named_in_a_fixed_order_whatever_their_case() {
        let schemes = AuthSchemes::from_names(["NEGOTIATE", "basic", "Bearer"]);
        assert_eq!(schemes.to_string(), "Basic, Negotiate, another");
        assert_eq!(AuthSchemes::default().to_string(), "none");
    }
}
