//! Server-side TLS settings from PEM texts, always with ring named: nothing
//! here sets or reads rustls' process-wide default provider.

use std::fmt;
use std::sync::Arc;

use rustls::crypto::CryptoProvider;
use rustls::server::WebPkiClientVerifier;
use rustls::sign::CertifiedKey;
use rustls::{RootCertStore, ServerConfig};
use rustls_pki_types::pem::PemObject;
use rustls_pki_types::{CertificateDer, PrivateKeyDer};

/// A certificate chain, the leaf first, and the key of the leaf, as PEM.
#[derive(Clone)]
pub(crate) struct Identity {
    /// The certificates.
    pub(crate) chain_pem: String,
    /// The private key.
    pub(crate) key_pem: String,
}

impl Identity {
    /// Takes the texts apart and checks that the key is the leaf's.
    pub(crate) fn certified_key(&self) -> Result<CertifiedKey, TlsError> {
        let chain = certificates(self.chain_pem.as_bytes())
            .map_err(|what| TlsError(format!("the server certificate {what}")))?;
        let key = PrivateKeyDer::from_pem_slice(self.key_pem.as_bytes())
            .map_err(|_| TlsError::new("the server key holds no private key in PEM"))?;
        CertifiedKey::from_der(chain, key, &ring()).map_err(|error| {
            TlsError(format!("the server certificate and its key cannot be used: {error}"))
        })
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Identity").field("chain_pem", &self.chain_pem).finish_non_exhaustive()
    }
}

/// Why the texts are no TLS settings, in one line.
#[derive(Debug)]
pub(crate) struct TlsError(String);

impl TlsError {
    fn new(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl fmt::Display for TlsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for TlsError {}

/// The settings of a listener: TLS 1.2 and 1.3, HTTP/1.1. With `client_ca` (one
/// or more certificates in PEM) a client may show a certificate that one of
/// these has signed; one that shows another is turned away, one that shows none
/// is let in.
pub(crate) fn server_config(
    identity: &Identity,
    client_ca: Option<&[u8]>,
) -> Result<Arc<ServerConfig>, TlsError> {
    let provider = ring();
    let builder = ServerConfig::builder_with_provider(Arc::clone(&provider))
        .with_safe_default_protocol_versions()
        .map_err(|error| TlsError(format!("the TLS versions cannot be used: {error}")))?;
    let builder = match client_ca {
        None => builder.with_no_client_auth(),
        Some(pem) => {
            let roots = Arc::new(
                roots(pem).map_err(|what| TlsError(format!("the clients' authority {what}")))?,
            );
            let verifier = WebPkiClientVerifier::builder_with_provider(roots, provider)
                .allow_unauthenticated()
                .build()
                .map_err(|error| {
                    TlsError(format!("the clients' authority cannot be used: {error}"))
                })?;
            builder.with_client_cert_verifier(verifier)
        }
    };
    let certified_key = identity.certified_key()?;
    let mut config =
        builder.with_cert_resolver(Arc::new(rustls::sign::SingleCertAndKey::from(certified_key)));
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(Arc::new(config))
}

/// The provider everything here uses.
pub(crate) fn ring() -> Arc<CryptoProvider> {
    Arc::new(rustls::crypto::ring::default_provider())
}

/// Every certificate of a PEM text as a trusted root.
///
/// The error is the end of a sentence that begins with the text's name.
pub(crate) fn roots(pem: &[u8]) -> Result<RootCertStore, String> {
    let mut roots = RootCertStore::empty();
    for certificate in certificates(pem)? {
        roots.add(certificate).map_err(|error| format!("cannot be a root: {error}"))?;
    }
    Ok(roots)
}

fn certificates(pem: &[u8]) -> Result<Vec<CertificateDer<'static>>, String> {
    let certificates = CertificateDer::pem_slice_iter(pem)
        .collect::<Result<Vec<_>, _>>()
        .map_err(|_| "is not well-formed PEM".to_owned())?;
    if certificates.is_empty() {
        return Err("holds no certificate in PEM".to_owned());
    }
    Ok(certificates)
}
