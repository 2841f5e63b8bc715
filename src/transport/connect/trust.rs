//! [`Trust`]: TLS configurations, built once for each set of roots and identity.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rustls::client::danger::ServerCertVerifier;
use rustls::client::{ResolvesClientCert, Resumption};
use rustls::crypto::CryptoProvider;
use rustls::server::ParsedCertificate;
use rustls::sign::CertifiedKey;
use rustls::time_provider::TimeProvider;
use rustls::version::{TLS12, TLS13};
use rustls::{ClientConfig, Error, InconsistentKeys, RootCertStore, SignatureScheme};
use rustls_pki_types::{
    CertificateDer, PrivateKeyDer, PrivatePkcs1KeyDer, PrivatePkcs8KeyDer, PrivateSec1KeyDer,
    UnixTime,
};

use crate::cause::Cause;
use crate::settings::{ClientCertificate, KeyKind, Roots};
use crate::text::Excerpt;
use crate::time::WallTime;
use crate::transport::connect::issuer::RootNames;
use crate::transport::connect::witness::{Moment, Witness};
use crate::transport::{CertificateTime, Failure};

/// How many configurations are kept: the endpoint's, and one for upload origins
/// that see no identity.
const KEPT: usize = 2;

/// Turns roots and client certificates into TLS configurations.
///
/// They are kept, so that roots are not read for each request and sessions
/// resume. What is kept belongs to its roots and identity alone: another route
/// resumes nothing of it.
pub(crate) struct Trust {
    provider: Arc<CryptoProvider>,
    kept: Mutex<Vec<Trusted>>,
}

impl Trust {
    pub(crate) fn new(provider: Arc<CryptoProvider>) -> Self {
        Self { provider, kept: Mutex::default() }
    }

    /// The configuration for these roots and this client certificate.
    ///
    /// # Errors
    /// [`Cause::RouteUnusable`] that names the part.
    pub(crate) fn of(
        &self,
        roots: &Roots,
        certificate: Option<&ClientCertificate>,
    ) -> Result<Trusted, Failure> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(place) = kept.iter().position(|trusted| trusted.is_for(roots, certificate)) {
            kept.get_mut(..=place).unwrap_or_default().rotate_right(1);
        } else {
            let trusted = self.build(roots, certificate)?;
            kept.insert(0, trusted);
            kept.truncate(KEPT);
        }
        kept.first().cloned().ok_or_else(|| unusable("roots", "none"))
    }

    fn build(
        &self,
        roots: &Roots,
        certificate: Option<&ClientCertificate>,
    ) -> Result<Trusted, Failure> {
        let certified = match certificate {
            Some(certificate) => Some(Arc::new(self.certified(certificate)?)),
            None => None,
        };
        let badge = Arc::new(Badge { certified, asked: AtomicU64::new(0) });
        let store = store(roots)?;
        let names = Arc::new(RootNames::of(&store));
        let witness = Arc::new(Witness::new(store, &self.provider));
        let mut config = ClientConfig::builder_with_provider(Arc::clone(&self.provider))
            .with_protocol_versions(&[&TLS13, &TLS12])
            .map_err(|error| unusable("crypto provider", error))?
            .dangerous() // only in that what was presented is remembered
            .with_custom_certificate_verifier(Arc::clone(&witness) as Arc<dyn ServerCertVerifier>)
            .with_client_cert_resolver(Arc::clone(&badge) as Arc<dyn ResolvesClientCert>);
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Trusted {
            roots: roots.clone(),
            certificate: certificate.cloned(),
            names,
            witness,
            config: Arc::new(config),
            badge,
        })
    }

    fn certified(&self, certificate: &ClientCertificate) -> Result<CertifiedKey, Failure> {
        let chain: Vec<_> =
            certificate.chain().map(|der| CertificateDer::from(der.to_vec())).collect();
        for (at, der) in chain.iter().enumerate() {
            ParsedCertificate::try_from(der).map_err(|error| {
                unusable(&format!("client certificate, number {} of its chain", at + 1), error)
            })?;
        }
        let der = certificate.expose_key().to_vec();
        let key = match certificate.key_kind() {
            KeyKind::Pkcs1 => PrivateKeyDer::Pkcs1(PrivatePkcs1KeyDer::from(der)),
            KeyKind::Sec1 => PrivateKeyDer::Sec1(PrivateSec1KeyDer::from(der)),
            KeyKind::Pkcs8 => PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(der)),
        };
        CertifiedKey::from_der(chain, key, &self.provider).map_err(|error| match error {
            Error::InconsistentKeys(InconsistentKeys::KeyMismatch) => {
                unusable("client certificate", "the key belongs to another certificate")
            }
            Error::General(_) => unusable("client certificate's key", error),
            error => unusable("client certificate", error),
        })
    }
}

/// A TLS configuration and whom it is for.
#[derive(Clone)]
pub(crate) struct Trusted {
    roots: Roots,
    certificate: Option<ClientCertificate>,
    names: Arc<RootNames>,
    witness: Arc<Witness>,
    config: Arc<ClientConfig>,
    badge: Arc<Badge>,
}

impl Trusted {
    fn is_for(&self, roots: &Roots, certificate: Option<&ClientCertificate>) -> bool {
        self.roots == *roots && self.certificate.as_ref() == certificate
    }

    /// The same without resuming: for a test that is to see the certificate.
    pub(crate) fn without_resuming(mut self) -> Self {
        let mut config = ClientConfig::clone(&self.config);
        config.resumption = Resumption::disabled();
        self.config = Arc::new(config);
        self
    }

    /// The same with certificates checked at that time.
    ///
    /// What rests on the floor is neither resumed nor kept for resuming: it
    /// counts for this attempt only.
    pub(super) fn at(self, time: CertificateTime) -> Self {
        match time {
            CertificateTime::At(wall) => self.set_to(wall),
            CertificateTime::NotBefore(floor) => {
                self.without_resuming().seen_at(Moment::GivenOrLater).set_to(floor)
            }
        }
    }

    /// The same for a handshake that ends as soon as certificates are seen.
    pub(super) fn for_greeting(self) -> Self {
        self.without_resuming().seen_at(Moment::Never).set_to(WallTime::MIN)
    }

    fn seen_at(mut self, moment: Moment) -> Self {
        let mut config = ClientConfig::clone(&self.config);
        self.witness = Arc::new(self.witness.at(moment));
        config.dangerous().set_certificate_verifier(Arc::clone(&self.witness) as _);
        self.config = Arc::new(config);
        self
    }

    fn set_to(mut self, wall: WallTime) -> Self {
        let seconds = u64::try_from(wall.unix_seconds()).unwrap_or(0);
        let time = UnixTime::since_unix_epoch(Duration::from_secs(seconds));
        let mut config = ClientConfig::clone(&self.config);
        config.time_provider = Arc::new(FixedTime(time));
        self.config = Arc::new(config);
        self
    }

    pub(super) fn config(&self) -> Arc<ClientConfig> {
        Arc::clone(&self.config)
    }

    pub(super) fn root_names(&self) -> &RootNames {
        &self.names
    }

    pub(super) fn witness(&self) -> &Arc<Witness> {
        &self.witness
    }

    pub(super) fn badge(&self) -> &Arc<Badge> {
        &self.badge
    }
}

/// The client certificate, and how often one was asked for.
pub(super) struct Badge {
    certified: Option<Arc<CertifiedKey>>,
    asked: AtomicU64,
}

impl Badge {
    pub(super) fn is_blank(&self) -> bool {
        self.certified.is_none()
    }

    /// How often a service centre has asked. It only grows; attempts at the
    /// same time may see each other's.
    pub(super) fn asked(&self) -> u64 {
        self.asked.load(Ordering::Relaxed)
    }
}

impl ResolvesClientCert for Badge {
    fn resolve(&self, _: &[&[u8]], _: &[SignatureScheme]) -> Option<Arc<CertifiedKey>> {
        self.asked.fetch_add(1, Ordering::Relaxed);
        self.certified.clone()
    }

    fn has_certs(&self) -> bool {
        self.certified.is_some()
    }
}

impl fmt::Debug for Badge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Badge").finish_non_exhaustive()
    }
}

/// The attempt's wall time: the library reads no calendar.
#[derive(Debug)]
struct FixedTime(UnixTime);

impl TimeProvider for FixedTime {
    fn current_time(&self) -> Option<UnixTime> {
        Some(self.0)
    }
}

fn store(roots: &Roots) -> Result<RootCertStore, Failure> {
    let mut store = RootCertStore::empty();
    for (at, der) in roots.certificates().enumerate() {
        store
            .add(CertificateDer::from(der.to_vec()))
            .map_err(|error| unusable(&format!("trust root number {}", at + 1), error))?;
    }
    if roots.includes_public() {
        add_public(&mut store)?;
    }
    Ok(store)
}

#[cfg(feature = "public-roots")]
#[expect(clippy::unnecessary_wraps, reason = "without the feature it fails")]
fn add_public(store: &mut RootCertStore) -> Result<(), Failure> {
    store.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
    Ok(())
}

#[cfg(not(feature = "public-roots"))]
fn add_public(_: &mut RootCertStore) -> Result<(), Failure> {
    Err(unusable("trust roots", "the public ones are not built in"))
}

/// The part of a route that cannot be used, and why.
pub(super) fn unusable(part: &str, why: impl fmt::Display) -> Failure {
    Cause::RouteUnusable { reason: Excerpt::new(&format!("{part}: {why}")) }.into()
}
