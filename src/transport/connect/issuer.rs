//! From one TLS error, "unknown issuer", the three things that it can mean.

use rustls::RootCertStore;
use rustls_pki_types::CertificateDer;

use crate::cause::Cause;
use crate::text::Excerpt;
use crate::transport::certificate::{Parts, UNREADABLE};

/// The names of the roots that are trusted, as they are encoded.
#[derive(Debug, Default)]
pub(super) struct RootNames(Vec<Vec<u8>>);

impl RootNames {
    pub(super) fn of(roots: &RootCertStore) -> Self {
        Self(roots.roots.iter().map(|root| root.subject.as_ref().to_vec()).collect())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn has(&self, name: &[u8]) -> bool {
        self.0.iter().any(|root| root == name)
    }

    /// Whether a chain leads to one of them, as far as names tell.
    pub(super) fn end(&self, chain: &[CertificateDer<'_>]) -> bool {
        chain.iter().filter_map(|der| Parts::of(der)).any(|parts| self.has(parts.issuer))
    }
}

/// What it means that `chain` leads to none of `roots`:
///
/// - *incomplete chain* when only a leaf was sent, it is not self-issued and no
///   root has its issuer's name;
/// - *probably intercepted* when a proxy is set and the chain ends in a
///   certificate that is not ours;
/// - else, and without any root, *unknown issuer*.
///
/// The issuer that is named is the one of the chain's last certificate.
pub(super) fn unknown(chain: &[CertificateDer<'_>], roots: &RootNames, via_proxy: bool) -> Cause {
    let last = chain.last().and_then(|der| Parts::of(der));
    let issuer = last.map_or_else(|| Excerpt::new(UNREADABLE), |parts| parts.issuer_text());
    let Some(last) = last.filter(|_| !roots.is_empty()) else {
        return Cause::CertificateUnknownIssuer { issuer };
    };
    let is_ours = roots.has(last.issuer);
    if chain.len() == 1 && !last.is_self_issued() && !is_ours {
        Cause::CertificateIncompleteChain { issuer, via_proxy }
    } else if via_proxy && !is_ours {
        Cause::TlsIntercepted { issuer }
    } else {
        Cause::CertificateUnknownIssuer { issuer }
    }
}
