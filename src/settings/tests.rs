//! What must hold for any input: no panic, and what was accepted is stable.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::*;

const ROUNDS: usize = 3_000;

/// A small generator, seeded, so that a failure comes again.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    /// A few pieces, one after the other.
    fn text(&mut self, pieces: &[&str]) -> String {
        let count = self.throw(8);
        (0..count).map(|_| pieces[self.throw(pieces.len())]).collect()
    }

    /// The bytes with a few of them changed, left out or repeated.
    fn damaged(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut damaged = bytes.to_vec();
        for _ in 0..=self.throw(3) {
            let at = self.throw(damaged.len().max(1));
            match self.throw(4) {
                0 if at < damaged.len() => damaged[at] = b"\"{}[]:,-0x\\\n\xff"[self.throw(13)],
                1 if at < damaged.len() => drop(damaged.remove(at)),
                2 if at < damaged.len() => damaged.insert(at, damaged[at]),
                _ => damaged.truncate(at),
            }
        }
        damaged
    }
}

#[test]
fn a_host_that_was_accepted_is_read_as_itself() {
    let pieces = [
        "a",
        "B",
        "ü",
        "-",
        "_",
        ".",
        "1",
        "0x",
        "::",
        "[",
        "]",
        ":",
        "%",
        "xn--",
        "。",
        "\u{ad}",
        "\u{200d}",
        "١",
        "ß",
        "１",
        "256",
        " ",
        "@",
        "\u{1f600}",
        "א",
        "\u{301}",
    ];
    let mut dice = Dice(1);
    let mut accepted = 0;
    for _ in 0..ROUNDS {
        let text = dice.text(&pieces);
        if let Ok(host) = text.parse::<Host>() {
            accepted += 1;
            assert_eq!(host.to_string().parse(), Ok(host), "{text:?}");
        }
    }
    assert!(accepted > ROUNDS / 100);
}

#[test]
fn an_endpoint_that_was_accepted_is_read_as_itself() {
    let pieces = [
        "a", "ü", ".", ":", "1", "/", "//", "..", "%2e", "%", "?", "#", "@", "\\", "[::1]", "-",
        "|", "^", "<", "`", "\u{301}",
    ];
    let mut dice = Dice(2);
    let mut accepted = 0;
    for _ in 0..ROUNDS {
        let text = String::from("https://a") + &dice.text(&pieces);
        if let Ok(endpoint) = Endpoint::new(&text) {
            accepted += 1;
            assert!(endpoint.permits(endpoint.url()), "{text:?}");
            assert_eq!(Origin::of(endpoint.url()), Some(endpoint.origin()), "{text:?}");
            assert_eq!(Endpoint::new(endpoint.url().as_str()), Ok(endpoint), "{text:?}");
        }
    }
    assert!(accepted > ROUNDS / 100);
}

#[test]
fn a_damaged_settings_file_is_refused_or_read_but_never_a_panic() {
    let file = include_bytes!("../../tests/fixtures/settings_v1.json");
    let mut dice = Dice(3);
    let mut accepted = 0;
    for _ in 0..ROUNDS {
        let damaged = dice.damaged(file);
        if let Ok(reading) = Settings::from_json(&damaged, None) {
            accepted += 1;
            let stored = serde_json::to_vec(&reading.settings().as_stored()).unwrap();
            let again = Settings::from_json(&stored, None).unwrap();
            assert_eq!(again.settings(), reading.settings());
        }
    }
    assert!(accepted > ROUNDS / 100);
}

#[test]
fn a_damaged_pem_file_is_refused_or_read_but_never_a_panic() {
    let section = "-----BEGIN CERTIFICATE-----\nMAQAAAAC\n-----END CERTIFICATE-----\n";
    let file = section.repeat(2);
    let mut dice = Dice(4);
    for _ in 0..ROUNDS {
        let damaged = dice.damaged(file.as_bytes());
        if let Ok(roots) = Roots::from_pem(&damaged) {
            assert!((1..=2).contains(&roots.len()));
        }
        let _ = ClientCertificate::from_pem(file.as_bytes(), &damaged);
    }
}
