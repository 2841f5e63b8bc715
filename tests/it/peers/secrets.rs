//! The secrets that a test gives away on purpose, and where they must not turn up.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};

/// The proxy's user name: no secret, but nothing for an origin either.
pub(crate) const USER: &str = "marker-user";

/// Each of the forms in which it might be told looks different.
pub(crate) fn proxy_password() -> String {
    ["mark", "er", "\"%", "pw/\u{e4}\\"].concat()
}

/// The value of the device's `Authorization`.
pub(crate) fn device_token() -> String {
    ["Bearer ", "mark", "er", "\"%", "of/the+device\\"].concat()
}

/// What an origin must not hear.
pub(crate) fn for_the_proxy() -> Vec<String> {
    vec![USER.to_owned(), proxy_password(), format!("{USER}:{}", proxy_password())]
}

/// What a proxy or another origin must not hear.
pub(crate) fn for_the_origin() -> Vec<String> {
    let token = device_token();
    vec![token.trim_start_matches("Bearer ").to_owned(), token]
}

/// What must not be shown to anybody.
pub(crate) fn for_nobody() -> Vec<String> {
    let mut secrets = for_the_origin();
    secrets.extend(for_the_proxy().split_off(1));
    secrets
}

/// The first of the secrets that stands in `text` in any form.
pub(crate) fn found_in(text: &[u8], secrets: &[String]) -> Option<String> {
    secrets.iter().flat_map(|secret| forms(secret)).find(|form| contains(text, form.as_bytes()))
}

/// Raw, base64, percent-encoded, JSON-escaped, and as `Debug` escapes it.
fn forms(secret: &str) -> BTreeSet<String> {
    let bytes = secret.as_bytes();
    let json = serde_json::to_string(secret).unwrap();
    let debug = format!("{secret:?}");
    let mut forms = BTreeSet::from([secret.to_owned()]);
    forms.extend([&json, &debug].map(|quoted| quoted[1..quoted.len() - 1].to_owned()));
    for (upper, strict) in [(true, true), (true, false), (false, true), (false, false)] {
        forms.insert(percent(bytes, upper, strict));
    }
    // It may begin at each of three places in a group.
    for before in 0..3 {
        let padded = [&[0; 2][..before], bytes].concat();
        let start = (before * 8).div_ceil(6);
        let end = padded.len() * 8 / 6;
        for engine in [STANDARD, URL_SAFE] {
            forms.insert(engine.encode(&padded)[start..end].to_owned());
        }
    }
    forms
}

fn percent(bytes: &[u8], upper: bool, strict: bool) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let stays = byte.is_ascii_alphanumeric()
            || b"-._~".contains(byte)
            || !strict && b"!$&'()*+,;=:@/".contains(byte);
        match (stays, upper) {
            (true, _) => text.push(char::from(*byte)),
            (false, true) => write!(text, "%{byte:02X}").unwrap(),
            (false, false) => write!(text, "%{byte:02x}").unwrap(),
        }
        text
    })
}

pub(crate) fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn every_form_of_a_secret_is_found() {
    let secrets = [proxy_password()];
    let found = |text: String| found_in(text.as_bytes(), &secrets).is_some();
    assert!(found(format!("a{}b", secrets[0])));
    for around in ["", "x", "xy", "xyz"] {
        assert!(found(STANDARD.encode(format!("{around}{}{around}", secrets[0]))), "{around}");
    }
    assert!(found(serde_json::json!({ "a": secrets[0] }).to_string()));
    assert!(found(format!("{:?}", Some(&secrets[0]))));
    assert!(found(percent(secrets[0].as_bytes(), true, true)));
    assert!(!found(secrets[0][1..].to_owned()));
}
