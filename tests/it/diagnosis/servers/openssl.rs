//! `openssl s_server`, for what no server of ours would speak.

use std::process::Command;

use super::{Place, Server, concludes, examine, free_port};

impl Place {
    /// It speaks as these flags say.
    fn s_server(&self, flags: &[&str]) -> Option<Server> {
        let port = free_port();
        let mut openssl = Command::new("openssl");
        let accept = format!("127.0.0.1:{port}");
        openssl.args(["s_server", "-quiet", "-www", "-accept", &accept]).args(flags);
        self.start(&mut openssl, port)
    }

    /// A certificate and key of this kind, signed by itself.
    fn make_key(&self, kind: &[&str]) -> Option<()> {
        let flags = ["req", "-x509", "-nodes", "-days", "30", "-subj", "/CN=localhost"];
        let made = Command::new("openssl")
            .current_dir(self.folder.path())
            .args(flags)
            .args(["-keyout", "own.key", "-out", "own.pem", "-newkey"])
            .args(kind)
            .output()
            .ok()?;
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        Some(())
    }
}

const RSA: &[&str] = &["rsa:2048"];
const SECP521R1: &[&str] = &["ec", "-pkeyopt", "ec_paramgen_curve:secp521r1"];

#[track_caller]
fn says(kind: &[&str], flags: &[&str], code: &str) {
    let place = Place::new();
    let key = ["-cert", "own.pem", "-key", "own.key"];
    // Without openssl there is no key either; the server says that it is missing.
    let _ = place.make_key(kind);
    let Some(server) = place.s_server(&[&key, flags].concat()) else { return };
    concludes(&examine(server.port, &place.path("ca.pem"), &[]), code);
}

#[test]
fn openssl_with_tls_1_1_alone_is_too_old() {
    says(RSA, &["-tls1_1", "-cipher", "DEFAULT@SECLEVEL=0"], "tls-too-old");
}

#[test]
fn openssl_with_static_rsa_or_cbc_or_dhe_has_nothing_in_common() {
    for cipher in ["AES256-SHA", "ECDHE-RSA-AES256-SHA384", "DHE-RSA-AES256-GCM-SHA384"] {
        says(RSA, &["-tls1_2", "-cipher", cipher], "tls-nothing-in-common");
    }
}

#[test]
fn openssl_with_secp521r1_for_key_or_exchange_has_nothing_in_common() {
    says(SECP521R1, &["-tls1_2"], "tls-nothing-in-common");
    says(SECP521R1, &["-tls1_3"], "tls-nothing-in-common");
    says(RSA, &["-tls1_3", "-groups", "secp521r1"], "tls-nothing-in-common");
}

#[test]
fn openssl_with_a_certificate_by_req_x509_is_told_why_it_is_refused() {
    let place = Place::new();
    let _ = place.make_key(RSA);
    let Some(server) = place.s_server(&["-cert", "own.pem", "-key", "own.key"]) else { return };
    let ran = examine(server.port, &place.path("own.pem"), &[]);
    concludes(&ran, "certificate-invalid");
    assert!(ran.last_line().contains("it is an authority's (CA:TRUE)"), "{ran:#?}");
}
