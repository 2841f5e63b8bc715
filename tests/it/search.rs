//! [`Secrets`]: what must not be found, and the search for it.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};

/// How a secret may be written. The haystack is read in each way, so that one
/// that is half escaped is found as well.
const READINGS: [(&str, Reading); 4] = [
    ("as it is", <[u8]>::to_vec),
    ("percent-encoded", without_percent),
    ("escaped", without_escapes),
    ("percent-encoded and escaped", |text| without_escapes(&without_percent(text))),
];

type Reading = fn(&[u8]) -> Vec<u8>;

/// Secrets by name.
#[derive(Clone, Debug, Default)]
pub(crate) struct Secrets(BTreeMap<String, Vec<u8>>);

impl Secrets {
    /// The same with one more. It must be long enough not to be found by chance.
    pub(crate) fn with(mut self, name: &str, secret: impl Into<Vec<u8>>) -> Self {
        let secret = secret.into();
        assert!(secret.len() >= 8, "{name} is too short");
        self.0.insert(name.to_owned(), secret);
        self
    }

    /// Only those with these names.
    pub(crate) fn only(&self, names: &[&str]) -> Self {
        let named = self.0.iter().filter(|(name, _)| names.contains(&name.as_str()));
        Self(named.map(|(name, secret)| (name.clone(), secret.clone())).collect())
    }

    /// Every secret that stands in the text, and in which form.
    pub(crate) fn found_in(&self, text: &[u8]) -> Vec<String> {
        let mut found = Vec::new();
        for (reading, read) in READINGS {
            let text = characters(&read(text));
            for (name, secret) in &self.0 {
                let forms = forms(secret).into_iter().filter(|(_, form)| text.contains(form));
                found.extend(forms.map(|(form, _)| format!("{name}, {reading}, {form}")));
            }
        }
        found
    }
}

/// A secret in the forms that no reading undoes.
fn forms(secret: &[u8]) -> Vec<(&'static str, String)> {
    let hexadecimal: String = secret.iter().map(|byte| format!("{byte:02x}")).collect();
    let listed = format!("{secret:?}");
    let mut forms = vec![
        ("raw", characters(secret)),
        ("hexadecimal", hexadecimal.to_uppercase()),
        ("hexadecimal", hexadecimal),
        ("listed", listed.trim_matches(['[', ']']).to_owned()),
    ];
    // In base64 it may begin at each of three places in a group; what it shares
    // with its neighbours is left away.
    for before in 0..3 {
        let padded = [&[0; 2][..before], secret].concat();
        let (start, end) = ((before * 8).div_ceil(6), padded.len() * 8 / 6);
        for engine in [STANDARD, URL_SAFE] {
            forms.push(("base64", engine.encode(&padded)[start..end].to_owned()));
        }
    }
    forms
}

/// Each byte as a character of its own: texts are searched fast, in tests too.
fn characters(bytes: &[u8]) -> String {
    bytes.iter().copied().map(char::from).collect()
}

fn without_percent(text: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((first, after)) = rest.split_first() {
        match (first, after.get(..2).and_then(hex)) {
            (b'%', Some(number)) => {
                plain.push(u8::try_from(number).unwrap());
                rest = &after[2..];
            }
            _ => {
                plain.push(*first);
                rest = after;
            }
        }
    }
    plain
}

/// Undoes the escapes of JSON and of `Debug`.
fn without_escapes(text: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((first, after)) = rest.split_first() {
        let (character, length) = match (first, after) {
            (b'\\', [b'u', b'{', digits @ ..]) => {
                let end = digits.iter().position(|byte| *byte == b'}').unwrap_or(0);
                (hex(&digits[..end]), end + 3)
            }
            (b'\\', [b'u', digits @ ..]) => (digits.get(..4).and_then(hex), 5),
            (b'\\', [b'x', digits @ ..]) => (digits.get(..2).and_then(hex), 3),
            (b'\\', [escaped @ (b'"' | b'\\' | b'/' | b'\''), ..]) => {
                (Some(u32::from(*escaped)), 1)
            }
            _ => (None, 0),
        };
        match character.and_then(char::from_u32) {
            // `\xe4` is a byte, `\u00e4` a character.
            Some(byte) if after.first() == Some(&b'x') => plain.push(u8::try_from(byte).unwrap()),
            Some(character) => plain.extend(character.to_string().as_bytes()),
            None => plain.push(*first),
        }
        rest = if character.is_some() { &after[length..] } else { after };
    }
    plain
}

fn hex(digits: &[u8]) -> Option<u32> {
    let text = std::str::from_utf8(digits).ok().filter(|text| !text.is_empty())?;
    let digits = text.bytes().all(|byte| byte.is_ascii_hexdigit());
    digits.then(|| u32::from_str_radix(text, 16).ok()).flatten()
}

#[test]
fn a_planted_secret_is_found_in_each_form() {
    let secret = crate::peers::secrets::proxy_password();
    let secrets = Secrets::default().with("it", secret.as_str());
    let percent = |keep: fn(u8) -> bool, lower: bool| -> String {
        let one = |byte: u8| match keep(byte) {
            true => char::from(byte).to_string(),
            false if lower => format!("%{byte:02x}"),
            false => format!("%{byte:02X}"),
        };
        secret.bytes().map(one).collect()
    };
    let unicode: String = secret.chars().map(|c| format!("\\u{:04x}", u32::from(c))).collect();
    let bytes = secret.as_bytes();
    for (form, planted) in [
        ("raw", secret.clone()),
        ("percent-encoded, strictly", percent(|byte| byte.is_ascii_alphanumeric(), false)),
        ("percent-encoded, lower case", percent(|byte| byte.is_ascii_alphanumeric(), true)),
        (
            "percent-encoded, where it must be",
            percent(|byte| byte.is_ascii_graphic() && byte != b'%', false),
        ),
        ("percent-encoded, throughout", percent(|_| false, false)),
        ("in JSON", serde_json::json!({ "a": secret }).to_string()),
        ("in JSON in JSON", serde_json::json!(percent(|_| false, true)).to_string()),
        ("in JSON, throughout", unicode),
        ("in JSON, with its slash", secret.replace('"', "\\\"").replace('/', "\\/")),
        ("in Debug", format!("{secret:?}")),
        ("in Debug of bytes", format!("{bytes:?}")),
        ("with ASCII escapes", bytes.escape_ascii().to_string()),
        ("in hexadecimal", bytes.iter().map(|byte| format!("{byte:02X}")).collect()),
    ] {
        let text = format!("before {planted} after");
        assert!(!secrets.found_in(text.as_bytes()).is_empty(), "{form}: {text}");
    }
    for (before, after) in [("", ""), ("user:", ""), ("ab", "c"), ("a", "bc")] {
        for engine in [STANDARD, URL_SAFE] {
            let text = engine.encode(format!("{before}{secret}{after}"));
            assert!(!secrets.found_in(text.as_bytes()).is_empty(), "in base64: {text}");
        }
    }
    assert_eq!(secrets.found_in(&bytes[1..]), [""; 0]);
    assert_eq!(secrets.found_in(b"\\ \\u{ \\u12 % %4 \\x"), [""; 0]);
}
