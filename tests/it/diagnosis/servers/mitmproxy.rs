//! mitmproxy, which opens TLS as intercepting proxies do.

use std::fs;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, KeyPair};

use super::{PATIENCE, Place, Server, concludes, examine, free_port};
use crate::diagnosis::scene::Scene;
use crate::peers::certificates::new_authority;
use crate::programs::Ran;

/// Where mitmproxy writes its own authority.
const ITS_CA: &str = "mitmproxy/mitmproxy-ca-cert.pem";

impl Place {
    fn mitmproxy(&self) -> Option<Server> {
        let port = free_port();
        let mut mitmdump = Command::new("mitmdump");
        mitmdump.args(["--quiet", "--listen-host", "127.0.0.1", "-p", &port.to_string()]);
        mitmdump.args(["--set", "confdir=mitmproxy"]);
        mitmdump.args(["--set", "ssl_verify_upstream_trusted_ca=ca.pem"]);
        let server = self.start(&mut mitmdump, port)?;
        let deadline = Instant::now() + PATIENCE;
        while fs::metadata(self.path(ITS_CA)).map_or(0, |file| file.len()) == 0 {
            assert!(Instant::now() < deadline, "mitmproxy makes no authority");
            thread::sleep(Duration::from_millis(20));
        }
        Some(server)
    }
}

/// Examines the way to a service centre through mitmproxy: with the tests' root
/// alone, and with its own. The first is what is returned.
fn through_mitmproxy(place: &Place, its_root: &str) -> Option<Ran> {
    let proxy = place.mitmproxy()?;
    let centre = Scene::service_centre();
    let address = format!("127.0.0.1:{}", proxy.port);
    let behind = ["--proxy", &address];
    let ran = examine(centre.port, &place.path("ca.pem"), &behind);
    let alone = [&behind[..], &["--proxy-only"]].concat();
    let alone = examine(centre.port, &place.path("ca.pem"), &alone);
    let code = |ran: &Ran| ran.last_line().split(':').next().map(str::to_owned);
    assert_eq!(code(&alone), code(&ran), "the proxy's test says something else: {alone:#?}");
    concludes(&examine(centre.port, &place.path(its_root), &behind), "ok");
    Some(ran)
}

#[test]
fn mitmproxy_is_named_as_the_one_that_opens_tls_until_its_root_is_installed() {
    let place = Place::new();
    let Some(ran) = through_mitmproxy(&place, ITS_CA) else { return };
    // The older ones send their leaf alone, which may be an incomplete chain as
    // well: then both are said.
    if ran.last_line().starts_with("verdict certificate-incomplete-chain: ") {
        concludes(&ran, "certificate-incomplete-chain");
        assert!(ran.last_line().contains("opening TLS"), "{ran:#?}");
    } else {
        concludes(&ran, "tls-intercepted");
    }
    assert!(ran.last_line().contains("CN=mitmproxy"), "{ran:#?}");
}

#[test]
fn a_company_that_opens_tls_with_an_authority_of_its_own_is_named() {
    let place = Place::new();
    let root = new_authority("Company Root");
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.distinguished_name.push(DnType::CommonName, "Company Proxy");
    let key = KeyPair::generate().unwrap();
    let proxy = params.signed_by(&key, &root).unwrap();
    let all = [key.serialize_pem(), proxy.pem(), root.pem()].concat();
    fs::create_dir(place.path("mitmproxy")).unwrap();
    fs::write(place.path("mitmproxy/mitmproxy-ca.pem"), all).unwrap();
    fs::write(place.path(ITS_CA), root.pem()).unwrap();
    let Some(ran) = through_mitmproxy(&place, ITS_CA) else { return };
    concludes(&ran, "tls-intercepted");
    assert!(ran.last_line().contains("CN=Company Root"), "{ran:#?}");
}
