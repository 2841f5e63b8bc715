//! A small certificate authority for the tests, made once for the whole run.

use std::sync::LazyLock;

use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DnType, ExtendedKeyUsagePurpose,
    GeneralSubtree, IsCa, KeyPair, NameConstraints, date_time_ymd,
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
    CertifiedIssuer::self_signed(authority_params(name), KeyPair::generate().unwrap()).unwrap()
}

/// One below the tests' authority.
pub(crate) fn intermediate() -> Authority {
    below(authority_params("Intermediate"))
}

/// One below the tests' authority that may issue for names under `domain` only.
pub(crate) fn constrained_to(domain: &str) -> Authority {
    let mut params = authority_params("Constrained");
    params.name_constraints = Some(NameConstraints {
        permitted_subtrees: vec![GeneralSubtree::DnsName(domain.to_owned())],
        excluded_subtrees: Vec::new(),
    });
    below(params)
}

fn below(params: CertificateParams) -> Authority {
    CertifiedIssuer::signed_by(params, KeyPair::generate().unwrap(), authority()).unwrap()
}

fn authority_params(name: &str) -> CertificateParams {
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.distinguished_name.push(DnType::CommonName, name);
    params
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
        Self::signed(authority, Self::params(name, years))
    }

    /// The same, but not for servers.
    pub(crate) fn of_a_client(authority: &Authority, name: &str, years: (i32, i32)) -> Self {
        let mut params = Self::params(name, years);
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ClientAuth];
        Self::signed(authority, params)
    }

    fn params(name: &str, years: (i32, i32)) -> CertificateParams {
        let mut params = CertificateParams::new(vec![name.to_owned()]).unwrap();
        params.not_before = date_time_ymd(years.0, 1, 1);
        params.not_after = date_time_ymd(years.1, 1, 1);
        params
    }

    fn signed(authority: &Authority, params: CertificateParams) -> Self {
        let key = KeyPair::generate().unwrap();
        let certificate = params.signed_by(&key, authority).unwrap();
        Self { pem: certificate.pem(), key_pem: key.serialize_pem() }
    }
}
