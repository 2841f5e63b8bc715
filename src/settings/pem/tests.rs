use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::*;
use crate::settings::{ClientCertificate, Roots};

/// A DER SEQUENCE of `content`; nothing here looks further into it.
fn der(content: &[u8]) -> Vec<u8> {
    let length = content.len();
    let head = match u8::try_from(length) {
        Ok(short @ 0..=0x7f) => vec![0x30, short],
        Ok(long) => vec![0x30, 0x81, long],
        Err(_) => {
            let [.., high, low] = length.to_be_bytes();
            vec![0x30, 0x82, high, low]
        }
    };
    [head.as_slice(), content].concat()
}

fn section(label: &str, der: &[u8]) -> String {
    // Put together here, so that no tool takes this file for one with a key.
    let dashes = "-".repeat(5);
    let text = STANDARD.encode(der);
    format!("{dashes}BEGIN {label}{dashes}\n{text}\n{dashes}END {label}{dashes}\n")
}

fn certificate(n: u32) -> String {
    section("CERTIFICATE", &der(&n.to_be_bytes()))
}

fn roots(pem: &str) -> Result<usize, PemError> {
    Roots::from_pem(pem.as_bytes()).map(|roots| roots.len())
}

#[test]
fn every_certificate_of_a_file_is_read() {
    let pem = format!("# first\n{}subject=second\n\n{}", certificate(1), certificate(2));
    let roots = Roots::from_pem(pem.as_bytes()).unwrap();
    let read: Vec<_> = roots.certificates().map(<[u8]>::to_vec).collect();
    assert_eq!(read, [der(&1u32.to_be_bytes()), der(&2u32.to_be_bytes())]);
    assert!(!roots.is_empty() && !roots.includes_public());
}

#[test]
fn line_breaks_are_those_of_any_system() {
    let pem = certificate(1) + &certificate(2);
    assert_eq!(roots(&pem.replace('\n', "\r\n")), Ok(2));
    assert_eq!(roots(&pem.replace('\n', "\r")), Ok(2));
    assert_eq!(roots(&pem.replace('\n', " \n")), Ok(2));
    assert_eq!(roots(pem.trim_end()), Ok(2));
}

#[test]
fn long_sections_are_read_whole() {
    for length in [0x7f, 0x80, 0xff, 0x100, 0xffff] {
        let pem = section("CERTIFICATE", &der(&vec![7; length]));
        assert_eq!(roots(&pem), Ok(1), "{length}");
    }
}

#[test]
fn a_file_without_a_certificate_is_refused() {
    for pem in ["", "\n", "hello", "MAA="] {
        assert_eq!(roots(pem), Err(PemError::NoCertificate), "{pem}");
    }
}

#[test]
fn a_damaged_frame_is_noticed_wherever_it_is() {
    let (one, two) = (certificate(1), certificate(2));
    let both = one.clone() + &two;
    let without = |line: usize| {
        let lines: Vec<_> = both.lines().enumerate().filter(|(at, _)| *at != line).collect();
        lines.into_iter().map(|(_, text)| String::from(text) + "\n").collect::<String>()
    };
    // BEGIN and END of the first and of the second.
    for line in [0, 2, 3, 5] {
        assert_eq!(roots(&without(line)), Err(PemError::Truncated), "{line}");
    }
    for pem in [
        one.trim_end().to_owned() + &two,
        one.replace("END CERTIFICATE", "END KEY"),
        one.replace("E-----", "E----"),
        one.replace("-----BEGIN", " -----BEGIN"),
    ] {
        assert_eq!(roots(&pem), Err(PemError::Truncated), "{pem}");
    }
    for cut in 1..one.trim_end().len() {
        let pem = two.clone() + one.get(..cut).unwrap();
        assert!(roots(&pem).is_err() || cut < "-----BEGIN".len(), "{pem}");
    }
}

#[test]
fn a_section_that_is_no_certificate_is_refused() {
    assert_eq!(roots(&certificate(1).replace("MA", "M?")), Err(PemError::NotBase64));
    let lacks_one = der(&[1, 2, 3]).split_last().unwrap().1.to_vec();
    let has_one_more = [der(&[1, 2, 3]), vec![0]].concat();
    for der in [vec![], vec![0x30], vec![0x31, 0], lacks_one, has_one_more] {
        assert_eq!(roots(&section("CERTIFICATE", &der)), Err(PemError::NotDer), "{der:?}");
    }
    for der in [vec![0x30, 0x80, 0, 0], vec![0x30, 0x84], vec![0x30, 0x82, 1]] {
        assert_eq!(roots(&section("CERTIFICATE", &der)), Err(PemError::NotDer), "{der:?}");
    }
}

#[test]
fn only_certificates_belong_among_roots() {
    for label in ["PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY", "ENCRYPTED PRIVATE KEY"] {
        let pem = certificate(1) + &section(label, &der(&[1]));
        assert_eq!(roots(&pem), Err(PemError::KeyAmongCertificates), "{label}");
    }
    for label in ["X509 CRL", "PUBLIC KEY", "CERTIFICATE REQUEST", "TRUSTED CERTIFICATE", "X"] {
        let pem = certificate(1) + &section(label, &der(&[1]));
        assert_eq!(roots(&pem), Err(PemError::ForeignSection), "{label}");
    }
}

#[test]
fn roots_end_at_their_bound_and_each_counts_once() {
    let max = Roots::MAX;
    let many =
        |n: usize| (0..n).map(|n| certificate(u32::try_from(n).unwrap())).collect::<String>();
    assert_eq!(roots(&many(max)), Ok(max));
    assert_eq!(roots(&many(max + 1)), Err(PemError::TooMany { max }));

    let full = Roots::from_pem(many(max).as_bytes()).unwrap();
    let known = Roots::from_pem(certificate(0).as_bytes()).unwrap();
    let fresh = Roots::from_pem(certificate(u32::MAX).as_bytes()).unwrap();
    assert_eq!(full.clone().extended_with(known.clone()), Ok(full.clone()));
    assert_eq!(full.extended_with(fresh.clone()), Err(PemError::TooMany { max }));
    assert_eq!(known.extended_with(fresh).unwrap().len(), 2);
}

#[test]
fn a_file_ends_at_its_bound() {
    let mut pem = certificate(1).into_bytes();
    pem.resize(MAX_PEM_BYTES, b'\n');
    assert_eq!(Roots::from_pem(&pem).map(|roots| roots.len()), Ok(1));
    pem.push(b'\n');
    assert_eq!(Roots::from_pem(&pem), Err(PemError::TooLarge));
    assert_eq!(
        ClientCertificate::from_pem(certificate(1).as_bytes(), &pem),
        Err(PemError::TooLarge)
    );
}

#[test]
fn a_client_certificate_is_a_chain_and_one_key() {
    let chain = certificate(1) + &certificate(2);
    let read = |key: &str| ClientCertificate::from_pem(chain.as_bytes(), key.as_bytes());
    for (label, kind) in [
        ("RSA PRIVATE KEY", KeyKind::Pkcs1),
        ("EC PRIVATE KEY", KeyKind::Sec1),
        ("PRIVATE KEY", KeyKind::Pkcs8),
    ] {
        let parameters = section("EC PARAMETERS", &der(&[9]));
        let certificate = read(&(parameters + &section(label, &der(b"marker")))).unwrap();
        assert_eq!(certificate.chain().count(), 2);
        assert_eq!(certificate.key_kind(), kind);
        assert_eq!(certificate.expose_key(), der(b"marker"));
        let shown = format!("{certificate:?}");
        assert!(!shown.contains("marker") && !shown.contains("109"), "{shown}");
    }
    let key = section("PRIVATE KEY", &der(&[1]));
    assert_eq!(read(""), Err(PemError::NoKey));
    assert_eq!(read(&(key.clone() + &key)), Err(PemError::SeveralKeys));
    assert_eq!(read(&section("ENCRYPTED PRIVATE KEY", &der(&[1]))), Err(PemError::EncryptedKey));
    let headers = "KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\n";
    let old = section("RSA PRIVATE KEY", &der(&[1])).replacen("KEY-----\n", headers, 1);
    assert_eq!(read(&old), Err(PemError::EncryptedKey));
    let mixed = ClientCertificate::from_pem((chain.clone() + &key).as_bytes(), key.as_bytes());
    assert_eq!(mixed, Err(PemError::KeyAmongCertificates));
}

#[test]
fn a_chain_ends_at_its_bound() {
    let max = ClientCertificate::MAX_CHAIN;
    let key = section("PRIVATE KEY", &der(&[1]));
    let read =
        |n: usize| ClientCertificate::from_pem(certificate(1).repeat(n).as_bytes(), key.as_bytes());
    assert_eq!(read(max).unwrap().chain().count(), max);
    assert_eq!(read(max + 1), Err(PemError::TooMany { max }));
}

#[cfg(feature = "public-roots")]
#[test]
fn public_roots_are_trust_as_well() {
    let public = Roots::none().with_public();
    assert!(public.includes_public() && !public.is_empty());
    assert!(Roots::none().extended_with(public).unwrap().includes_public());
}
