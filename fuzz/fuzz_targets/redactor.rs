//! The redactor: it never panics, keeps length, line ends and JSON, and does the
//! same however its text is cut.
//!
//! The first byte says how: 1 with pseudonyms and a pattern of the host's, 2 with
//! [`FRAGMENTS`] in place of bytes from 0x80. The next two are the length of the
//! blanks before the text, so that short inputs reach over the window. The fourth
//! is how many sizes follow, of two bytes each; the rest is the text.

#![no_main]

use std::cell::RefCell;

use callhome::package::redact::{Redaction, Redactor, Subject};
use callhome::ticket::TicketId;
use libfuzzer_sys::fuzz_target;

const MOST_BLANKS: usize = 3 * Redactor::WINDOW;
const MOST_SIZES: usize = 8;

/// What the rules look for, so that the fuzzer need not invent it.
const FRAGMENTS: [&str; 64] = [
    "password", "passwd", "secret", "token", "api_key", "credential", "community", "=", ": ",
    "\":\"", "\\\":\\\"", "\", \"", "\"value\":\"", "\"name\":\"", "'", "\"", "\\\"", "\\", "\n",
    "\r\n", "\n  ", "\n  - ", "|\n    ", "{", "}", "[", "]", ",", ";", "-----BEGIN ",
    "-----END ", "PRIVATE KEY-----", "CERTIFICATE-----\n", "PGP ", "Authorization: ", "Bearer ",
    "Basic ", "Cookie: ", "https://bob:", "@host/", "?access_token=", "&", "<password>",
    "</password>", "<key>", "<string>", " -p ", " --password ", "ipmitool ", "curl -u ",
    "rocommunity ", "createUser ", "kind: Secret", "data:\n  a: ", "apiVersion: v1\n", "$6$", "eyJ",
    "badge 123456", "10.0.0.1", "00:11:22:33:44:55", "bob@example.com", "user=", "bmc-17", "export ",
];

thread_local! {
    /// The defaults, and everything that a host can ask for.
    static REDACTORS: [RefCell<Redactor>; 2] =
        [Redaction::new(), everything()].map(|redaction| Redactor::new(&redaction).unwrap().into());
}

fuzz_target!(|data: &[u8]| {
    let Some((&[how, high, low, count], mut data)) = data.split_first_chunk() else { return };
    let mut sizes = Vec::new();
    for _ in 0..usize::from(count) % (MOST_SIZES + 1) {
        let Some((size, rest)) = data.split_first_chunk() else { return };
        sizes.push(usize::from(u16::from_be_bytes(*size)).max(1));
        data = rest;
    }
    let mut text = vec![b' '; usize::from(u16::from_be_bytes([high, low])) % MOST_BLANKS];
    for byte in data {
        match byte.checked_sub(0x80).and_then(|at| FRAGMENTS.get(usize::from(at))) {
            Some(fragment) if how & 2 != 0 => text.extend_from_slice(fragment.as_bytes()),
            _ => text.push(*byte),
        }
    }
    REDACTORS.with(|redactors| {
        check(&mut redactors[usize::from(how & 1)].borrow_mut(), &text, &sizes);
    });
});

fn everything() -> Redaction {
    let subjects = [
        Subject::IpAddress,
        Subject::MacAddress,
        Subject::HostName,
        Subject::UserName,
        Subject::EmailAddress,
    ];
    Redaction::new()
        .with_pseudonyms(&[7; 32], subjects)
        .with_pattern("badge", "badge ([0-9]{6})", "badge 123456")
        .and_then(|redaction| redaction.with_host_name("bmc-17"))
        .and_then(|redaction| redaction.with_key_name("launch_code"))
        .unwrap()
}

fn check(redactor: &mut Redactor, text: &[u8], sizes: &[usize]) {
    redactor.begin(TicketId::from_random([4; 16]));
    let whole = redactor.redact_all(text);
    let counts = counts(redactor);
    assert_eq!(whole.len(), text.len());
    let is_end = |byte: u8| byte == b'\n' || byte == b'\r';
    let pairs = || text.iter().zip(&whole);
    assert!(pairs().all(|(was, is)| !is_end(*was) && !is_end(*is) || was == is));
    if is_json(text) {
        assert!(is_json(&whole), "{}", String::from_utf8_lossy(&whole));
        assert_eq!(skeleton(text), skeleton(&whole));
    }

    redactor.begin(TicketId::from_random([4; 16]));
    let pieces = in_pieces(redactor, text, sizes);
    assert!(pieces == whole, "{sizes:?}");
    assert_eq!(self::counts(redactor), counts);
}

fn counts(redactor: &Redactor) -> Vec<(String, u64)> {
    redactor.counts().map(|(rule, count)| (rule.to_owned(), count)).collect()
}

/// The text in pieces of these sizes, over and over.
fn in_pieces(redactor: &mut Redactor, text: &[u8], sizes: &[usize]) -> Vec<u8> {
    let mut sizes = sizes.iter().copied().cycle();
    let (mut out, mut held, mut rest) = (Vec::new(), Vec::new(), text);
    loop {
        let size = sizes.next().unwrap_or(Redactor::WINDOW).min(rest.len());
        let (piece, after) = rest.split_at(size);
        held.extend_from_slice(piece);
        rest = after;
        let at_end = rest.is_empty();
        let done = redactor.redact(&mut held, at_end);
        out.extend(held.drain(..done));
        assert!(held.len() <= if at_end { 0 } else { Redactor::WINDOW });
        if at_end {
            return out;
        }
    }
}

fn is_json(text: &[u8]) -> bool {
    serde_json::from_slice::<serde::de::IgnoredAny>(text).is_ok()
}

/// A JSON text without what stands in its strings, and every digit a 1.
fn skeleton(text: &[u8]) -> String {
    let (mut in_string, mut escaped) = (false, false);
    let mut kept = String::new();
    for byte in text {
        match (in_string, byte) {
            (true, _) if escaped => escaped = false,
            (true, b'\\') => escaped = true,
            (_, b'"') => {
                in_string = !in_string;
                kept.push('"');
            }
            (true, _) => {}
            (false, b'0'..=b'9') => kept.push('1'),
            (false, _) => kept.push(char::from(*byte)),
        }
    }
    kept
}
