//! What a TLS error means to an administrator.

use std::error::Error as _;

use rustls::{AlertDescription, CertificateError, Error, PeerIncompatible};
use rustls_pki_types::CertificateDer;

use crate::cause::Cause;
use crate::text::Excerpt;
use crate::transport::Failure;
use crate::transport::certificate::{Parts, UNREADABLE};

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
            "its key or signature is of a kind that is not accepted here, such as secp521r1 or \
             SHA-1"
        }
        CertificateError::Other(_) if words.contains("NameConstraintViolation") => {
            "an authority above it may not issue for this name (name constraints)"
        }
        CertificateError::BadSignature => "its signature is wrong",
        _ => &words,
    };
    Excerpt::new(plain)
}

/// The shortest RSA key whose signatures are verified, in bits.
const MIN_RSA_BITS: usize = 2048;

/// What is wrong with the signatures of `chain`, where a short key is all that is
/// known to be: nobody verifies what it has signed.
pub(super) fn bad_signature(chain: &[CertificateDer<'_>]) -> Option<Cause> {
    let keys = chain.iter().filter_map(|der| Parts::of(der)?.rsa_bits());
    let bits = keys.min().filter(|bits| *bits < MIN_RSA_BITS)?;
    let reason = format!("an RSA key in its chain has {bits} bits, and {MIN_RSA_BITS} are needed");
    Some(Cause::CertificateInvalid { reason: Excerpt::new(&reason) })
}

/// Whether it was a signature that could not be verified.
pub(super) fn is_bad_signature(failure: &Failure) -> bool {
    let beneath = failure.source().and_then(|source| source.downcast_ref());
    matches!(beneath, Some(Error::InvalidCertificate(CertificateError::BadSignature)))
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
    use rustls_pki_types::pem::PemObject;

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
    fn a_bad_signature_is_the_keys_fault_where_that_is_too_short() {
        let chain = |pem: &[u8]| -> Vec<_> {
            CertificateDer::pem_slice_iter(pem).map(Result::unwrap).collect()
        };
        let long = chain(include_bytes!("../../../tests/it/peers/certificates/root.pem"));
        assert_eq!(bad_signature(&long), None);
        let short = chain(include_bytes!("../../../tests/it/peers/certificates/short-key.pem"));
        let text = bad_signature(&[long, short].concat()).unwrap().to_string();
        assert!(text.contains("1024 bits, and 2048 are needed"), "{text}");
    }

    #[test]
    fn other_certificate_errors_keep_their_reason() {
        let cause = cause_of(&CertificateError::Revoked.into(), ASKED);
        assert_eq!(cause, Cause::CertificateInvalid { reason: Excerpt::new("Revoked") });
        let cause = cause_of(&CertificateError::UnknownIssuer.into(), ASKED);
        assert_eq!(cause.code(), "certificate-unknown-issuer");
    }
}
