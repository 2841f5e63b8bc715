//! What a TLS error means to an administrator.

use rustls::{AlertDescription, CertificateError, Error, PeerIncompatible};

use crate::cause::Cause;
use crate::text::Excerpt;
use crate::transport::certificate::UNREADABLE;

/// What is known of the handshake beside the error.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Known {
    /// The peer has answered in TLS.
    pub(super) speaks_tls: bool,
    /// It asked for a client certificate.
    pub(super) asked_for_certificate: bool,
    /// There is one to show.
    pub(super) has_certificate: bool,
}

pub(super) fn cause_of(error: &Error, known: Known) -> Cause {
    match error {
        Error::InvalidCertificate(error) => certificate(error),
        Error::AlertReceived(alert) => alerted(*alert, known),
        Error::PeerIncompatible(what) => incompatible(what),
        // Until the peer has said hello, what cannot be read is not TLS.
        Error::InvalidMessage(_) | Error::InappropriateMessage { .. } if !known.speaks_tls => {
            Cause::NotTls
        }
        error => failed(error),
    }
}

fn failed(error: &Error) -> Cause {
    Cause::TlsFailed { reason: Excerpt::new(&error.to_string()) }
}

fn certificate(error: &CertificateError) -> Cause {
    match error {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => {
            Cause::CertificateExpired
        }
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
            Cause::CertificateNotYetValid
        }
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            Cause::CertificateWrongName
        }
        // The handshake knows the chain, and says more.
        CertificateError::UnknownIssuer => {
            Cause::CertificateUnknownIssuer { issuer: Excerpt::new(UNREADABLE) }
        }
        error => Cause::CertificateInvalid { reason: reason(error) },
    }
}

/// In words for an administrator, where other programs accept the certificate
/// and nobody would know what to look for.
fn reason(error: &CertificateError) -> Excerpt {
    // rustls passes on what it has no variant for as a type of its verifier,
    // which is no crate of ours: its name is all there is (rustls 0.23.46,
    // rustls-webpki 0.103.17, 2026-11). Otherwise it is shown as it is.
    let words = error.to_string();
    let plain = match error {
        CertificateError::Other(_) if words.contains("CaUsedAsEndEntity") => {
            "it is an authority's (CA:TRUE), and a server must show one of its own"
        }
        CertificateError::Other(_) if words.contains("UnsupportedCertVersion") => {
            "it is not of X.509 version 3"
        }
        CertificateError::InvalidPurpose | CertificateError::InvalidPurposeContext { .. } => {
            "it is not for servers (extended key usage)"
        }
        CertificateError::UnsupportedSignatureAlgorithmContext { .. }
        | CertificateError::UnsupportedSignatureAlgorithmForPublicKeyContext { .. } => {
            "its key or signature is of a kind that is not accepted here, such as secp521r1, \
             SHA-1 or RSA below 2048 bits"
        }
        CertificateError::BadSignature => {
            "its signature is wrong, or its key too short (RSA needs 2048 bits)"
        }
        _ => &words,
    };
    Excerpt::new(plain)
}

fn alerted(alert: AlertDescription, known: Known) -> Cause {
    use AlertDescription::{
        AccessDenied, BadCertificate, CertificateExpired, CertificateRequired, CertificateRevoked,
        CertificateUnknown, DecryptError, HandshakeFailure, InsufficientSecurity, ProtocolVersion,
        UnknownCA, UnsupportedCertificate,
    };
    let about_ours = if known.has_certificate {
        Cause::ClientCertificateRefused
    } else {
        Cause::ClientCertificateRequired
    };
    match alert {
        CertificateRequired => about_ours,
        // TLS 1.2 has no alert of its own for a missing certificate. Servers
        // use these; once they asked for one, the ciphers were agreed.
        HandshakeFailure
        | BadCertificate
        | UnsupportedCertificate
        | CertificateRevoked
        | CertificateExpired
        | CertificateUnknown
        | UnknownCA
        | AccessDenied
        | DecryptError
            if known.asked_for_certificate =>
        {
            about_ours
        }
        ProtocolVersion => Cause::TlsTooOld,
        HandshakeFailure | InsufficientSecurity => Cause::TlsNothingInCommon,
        alert => failed(&Error::AlertReceived(alert)),
    }
}

fn incompatible(what: &PeerIncompatible) -> Cause {
    match what {
        PeerIncompatible::ServerDoesNotSupportTls12Or13
        | PeerIncompatible::ServerTlsVersionIsDisabledByOurConfig => Cause::TlsTooOld,
        PeerIncompatible::NoCipherSuitesInCommon
        | PeerIncompatible::NoKxGroupsInCommon
        | PeerIncompatible::NoEcPointFormatsInCommon
        | PeerIncompatible::NoSignatureSchemesInCommon
        | PeerIncompatible::UncompressedEcPointsRequired => Cause::TlsNothingInCommon,
        what => failed(&Error::PeerIncompatible(what.clone())),
    }
}

#[cfg(test)]
mod tests {
    use rustls::InvalidMessage;

    use super::*;

    const ASKED: Known =
        Known { speaks_tls: true, asked_for_certificate: true, has_certificate: false };

    #[test]
    fn a_handshake_failure_is_about_ciphers_unless_a_certificate_was_asked_for() {
        let alert = Error::AlertReceived(AlertDescription::HandshakeFailure);
        assert_eq!(cause_of(&alert, Known::default()), Cause::TlsNothingInCommon);
        assert_eq!(cause_of(&alert, ASKED), Cause::ClientCertificateRequired);
        let shown = Known { has_certificate: true, ..ASKED };
        assert_eq!(cause_of(&alert, shown), Cause::ClientCertificateRefused);
    }

    #[test]
    fn an_old_version_is_named_whoever_finds_out() {
        for error in [
            Error::AlertReceived(AlertDescription::ProtocolVersion),
            Error::PeerIncompatible(PeerIncompatible::ServerDoesNotSupportTls12Or13),
        ] {
            assert_eq!(cause_of(&error, Known::default()), Cause::TlsTooOld);
        }
    }

    #[test]
    fn rubbish_is_not_tls_only_before_the_hello() {
        let rubbish = Error::InvalidMessage(InvalidMessage::InvalidContentType);
        assert_eq!(cause_of(&rubbish, Known::default()), Cause::NotTls);
        assert_eq!(cause_of(&rubbish, ASKED).code(), "tls-failed");
    }

    #[test]
    fn other_certificate_errors_keep_their_reason() {
        let cause = cause_of(&CertificateError::Revoked.into(), ASKED);
        assert_eq!(cause, Cause::CertificateInvalid { reason: Excerpt::new("Revoked") });
        let cause = cause_of(&CertificateError::UnknownIssuer.into(), ASKED);
        assert_eq!(cause.code(), "certificate-unknown-issuer");
    }
}
