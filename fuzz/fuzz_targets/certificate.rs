//! What is read of a certificate for messages: bounded, safe to show, and a name
//! never passes for two.
//!
//! The first byte says what the rest is: 0 a certificate as it is; 1 its subject,
//! in DER; else the text of a subject's one attribute, with the byte as its tag.

#![no_main]

use callhome::Excerpt;
use callhome::transport::PresentedCertificate;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((mode, data)) = data.split_first() else { return };
    let shown = match mode {
        0 => PresentedCertificate::from_der(data),
        1 => PresentedCertificate::from_der(&with_subject(data)),
        tag => {
            let shown = PresentedCertificate::from_der(&with_subject(&attribute(*tag, data)));
            assert_eq!(attributes(shown.subject().as_str()), 1, "{shown}");
            shown
        }
    };
    for name in [shown.subject(), shown.issuer()] {
        assert!((1..=Excerpt::MAX_CHARS).contains(&name.as_str().chars().count()), "{name}");
        assert!(!name.as_str().chars().any(char::is_control), "{name:?}");
    }
    for time in [shown.not_before(), shown.not_after()].into_iter().flatten() {
        assert_eq!(time.to_rfc3339().parse(), Ok(time));
    }
    if *mode != 0 {
        assert_eq!(shown.issuer().as_str(), "CN=Root");
        assert!(shown.not_before() < shown.not_after());
    }
    assert!(!shown.to_string().contains(['\n', '\r', '\u{1b}']));
});

/// How many attributes a name shows: each has one `=` that is not escaped.
fn attributes(name: &str) -> usize {
    let mut escaped = false;
    let is_sign = |c: char| {
        let counts = c == '=' && !escaped;
        escaped = c == '\\' && !escaped;
        counts
    };
    name.chars().map(is_sign).filter(|counts| *counts).count()
}

/// A certificate (RFC 5280, 4.1) of someone with these attributes.
fn with_subject(subject: &[u8]) -> Vec<u8> {
    let issuer = element(0x30, &attribute(0x0c, b"Root"));
    let times = [element(0x17, b"260101000000Z"), element(0x18, b"20270101000000Z")];
    let serial = element(0x02, &[1]);
    let algorithm = element(0x30, &[]);
    let validity = element(0x30, &times.concat());
    let parts = [serial, algorithm, issuer, validity, element(0x30, subject)];
    element(0x30, &element(0x30, &parts.concat()))
}

/// A common name with this text.
fn attribute(tag: u8, text: &[u8]) -> Vec<u8> {
    let common_name = element(0x06, &[0x55, 4, 3]);
    element(0x31, &element(0x30, &[common_name, element(tag, text)].concat()))
}

fn element(tag: u8, value: &[u8]) -> Vec<u8> {
    let length = u32::try_from(value.len()).unwrap().to_be_bytes();
    [&[tag, 0x83][..], &length[1..], value].concat()
}
