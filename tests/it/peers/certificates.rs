//! A small certificate authority for the tests, made once for the whole run.

use std::sync::LazyLock;

use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair, date_time_ymd,
};

use super::NAME;

pub(crate) type Authority = CertifiedIssuer<'static, KeyPair>;

/// The authority that the tests' endpoints trust.
pub(crate) fn authority() -> &'static Authority {
    static AUTHORITY: LazyLock<Authority> = LazyLock::new(|| new_authority("Tests"));
    &AUTHORITY
}

/// Another one, that nobody trusts unless told to.
pub(crate) fn new_authority(name: &str) -> Authority {
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.distinguished_name.push(DnType::CommonName, name);
    CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap()
}

/// A certificate with its key.
#[derive(Clone)]
pub(crate) struct Leaf {
    pub(crate) pem: String,
    pub(crate) key_pem: String,
}

impl Leaf {
    /// Valid for [`NAME`], when the tests take place.
    pub(crate) fn good() -> Self {
        Self::of(authority(), NAME, (2026, 2027))
    }

    /// Signed by nobody but itself, and an authority's, as `openssl req -x509`
    /// makes them.
    pub(crate) fn of_itself() -> Self {
        let mut params = CertificateParams::new(vec![NAME.to_owned()]).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().unwrap();
        let certificate = params.self_signed(&key).unwrap();
        Self { pem: certificate.pem(), key_pem: key.serialize_pem() }
    }

    /// The same with the certificate of its authority behind it.
    pub(crate) fn followed_by(mut self, authority: &Authority) -> Self {
        self.pem.push_str(&authority.pem());
        self
    }

    /// Signed by nobody but itself, and a server's.
    pub(crate) fn of_nobody(name: &str) -> Self {
        let params = CertificateParams::new(vec![name.to_owned()]).unwrap();
        let key = KeyPair::generate().unwrap();
        let certificate = params.self_signed(&key).unwrap();
        Self { pem: certificate.pem(), key_pem: key.serialize_pem() }
    }

    /// Valid for `name`, from the start of one year to the start of the other.
    pub(crate) fn of(authority: &Authority, name: &str, years: (i32, i32)) -> Self {
        let mut params = CertificateParams::new(vec![name.to_owned()]).unwrap();
        params.not_before = date_time_ymd(years.0, 1, 1);
        params.not_after = date_time_ymd(years.1, 1, 1);
        let key = KeyPair::generate().unwrap();
        let certificate = params.signed_by(&key, authority).unwrap();
        Self { pem: certificate.pem(), key_pem: key.serialize_pem() }
    }
}
