//! [`Witness`]: verifies as rustls does, and remembers what was presented.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, ThreadId};

use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{
    CryptoProvider, WebPkiSupportedAlgorithms, verify_tls12_signature, verify_tls13_signature,
};
use rustls::{CertificateError, DigitallySignedStruct, Error, RootCertStore, SignatureScheme};
use rustls_pki_types::{CertificateDer, ServerName, UnixTime};

use crate::transport::PresentedCertificate;

/// A chain as it was presented, cut after [`PresentedCertificate::MAX_SHOWN`].
pub(super) type Chain = Vec<CertificateDer<'static>>;

/// When the certificates of a chain have to be valid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Moment {
    /// At the time that rustls is told.
    Given,
    /// At that time or at some later one, but all at the same: the time that is
    /// told has certainly passed, and what it is now nobody knows.
    GivenOrLater,
    /// Never: the handshake ends once they are seen.
    Never,
}

/// Delegates to the verifier of rustls.
///
/// The one verifier serves every attempt, because rustls resumes sessions only
/// under the same one. What was presented is kept apart by thread: a handshake
/// is done on the thread that began it.
pub(super) struct Witness {
    /// None without roots, which rustls would not build.
    verifier: Option<Arc<WebPkiServerVerifier>>,
    algorithms: WebPkiSupportedAlgorithms,
    moment: Moment,
    seen: Mutex<Vec<(ThreadId, Chain)>>,
}

impl Witness {
    pub(super) fn new(roots: RootCertStore, provider: &Arc<CryptoProvider>) -> Self {
        let builder =
            WebPkiServerVerifier::builder_with_provider(Arc::new(roots), Arc::clone(provider));
        Self {
            // Without roots, which is the only reason not to be built.
            verifier: builder.build().ok(),
            algorithms: provider.signature_verification_algorithms,
            moment: Moment::Given,
            seen: Mutex::default(),
        }
    }

    /// The same roots at another moment.
    pub(super) fn at(&self, moment: Moment) -> Self {
        Self {
            verifier: self.verifier.clone(),
            algorithms: self.algorithms,
            moment,
            seen: Mutex::default(),
        }
    }

    /// What was presented on this thread since the last call; nothing where a
    /// session was resumed.
    pub(super) fn take(&self) -> Option<Chain> {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let place = seen.iter().position(|(thread, _)| *thread == thread::current().id())?;
        Some(seen.swap_remove(place).1)
    }

    fn remember(&self, leaf: &CertificateDer<'_>, intermediates: &[CertificateDer<'_>]) {
        let whole = std::iter::once(leaf).chain(intermediates);
        let shown = whole.take(PresentedCertificate::MAX_SHOWN);
        let chain = shown.map(|der| der.clone().into_owned()).collect();
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let here = thread::current().id();
        seen.retain(|(thread, _)| *thread != here);
        seen.push((here, chain));
    }
}

impl ServerCertVerifier for Witness {
    fn verify_server_cert(
        &self,
        leaf: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        name: &ServerName<'_>,
        ocsp: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        self.remember(leaf, intermediates);
        if self.moment == Moment::Never {
            return Err(CertificateError::ApplicationVerificationFailure.into());
        }
        let Some(verifier) = &self.verifier else {
            return Err(CertificateError::UnknownIssuer.into());
        };
        let verify = |now| verifier.verify_server_cert(leaf, intermediates, name, ocsp, now);
        let mut result = verify(now);
        if self.moment == Moment::GivenOrLater {
            // Each certificate moves the moment at most once, and only so many are
            // waited for; it only moves on, so what has expired by `now` stays so.
            let mut moment = now;
            for _ in 0..=intermediates.len().min(PresentedCertificate::MAX_SHOWN) {
                match &result {
                    Err(Error::InvalidCertificate(CertificateError::NotValidYetContext {
                        not_before,
                        ..
                    })) if not_before.as_secs() > moment.as_secs() => moment = *not_before,
                    _ => break,
                }
                result = verify(moment);
            }
        }
        result
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls12_signature(message, cert, dss, &self.algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls13_signature(message, cert, dss, &self.algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.algorithms.supported_schemes()
    }
}

impl fmt::Debug for Witness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Witness").field("moment", &self.moment).finish_non_exhaustive()
    }
}
