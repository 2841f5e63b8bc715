use std::cell::RefCell;

use super::*;
use crate::package::Packer;
use crate::package::redact;

/// What stands around a secret: nothing in it looks like one.
const LINE: &[u8] = b"fan 2 turns as it should\n";

/// Syntaxes that are known by what stands before, behind, far before, or lines
/// away from the secret at `§`.
const SYNTAXES: [&str; 12] = [
    "db_password = \"§\"\n",
    "{\"user\": \"a\", \"password\": \"§\", \"n\": 1}\n",
    "{\"m\":\"{\\\"api_key\\\":\\\"§\\\"}\"}\n",
    "[{\"name\":\"DB_PASSWORD\",\"value\":\"§\"}]\n",
    "password: |\n  §\n  §\nuser: a\n",
    "<key>Password</key>\n<string>§</string>\n",
    "get https://bob:§@depot.example/in\n",
    "Authorization: Bearer §\n",
    "rocommunity § 10.0.0.0/8\n",
    "# ipmitool -H bmc -U admin -P § chassis status\n",
    "Environment=\"A=b\" \"RELAY_TOKEN=§\"\n",
    "-----BEGIN EC ¶-----\n§§§\n§§\n-----END EC ¶-----\n",
];

fn syntaxes() -> impl Iterator<Item = (String, String)> {
    let secret = ["q7Zk4", "vv9Qs2", "mW8xN3"].concat();
    let key = ["PRIVATE", " KEY"].concat();
    SYNTAXES
        .into_iter()
        .map(move |syntax| (syntax.replace('§', &secret).replace('¶', &key), secret.clone()))
}

/// Lines of together `length` bytes, the last one cut short and ended.
fn lines(length: usize) -> Vec<u8> {
    let mut text = LINE.repeat(length / LINE.len() + 1);
    text.truncate(length);
    if let Some(last) = text.last_mut() {
        *last = b'\n';
    }
    text
}

/// A text that is made as it is asked for: in each read stands one secret, one
/// byte further from the read's end than in the one before.
struct Sliding<'a> {
    syntax: &'a [u8],
    hidden: &'a [u8],
    distance: usize,
    last_distance: usize,
    /// What of the last secret goes into the next read.
    rest: Vec<u8>,
    /// What should come out.
    expected: &'a RefCell<Vec<u8>>,
}

impl Read for Sliding<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut text = std::mem::take(&mut self.rest);
        if self.distance <= self.last_distance {
            let before = lines(buffer.len() - self.distance - text.len());
            let behind = lines(self.distance.saturating_sub(self.syntax.len()));
            for piece in [&before, self.syntax, &behind] {
                text.extend_from_slice(piece);
            }
            for piece in [&before, self.hidden, &behind] {
                self.expected.borrow_mut().extend_from_slice(piece);
            }
            self.distance += 1;
            self.rest = text.split_off(buffer.len());
        }
        buffer[..text.len()].copy_from_slice(&text);
        Ok(text.len())
    }
}

/// Each syntax at each distance from the end of a read that can matter.
fn at_every_offset(buffer: usize) {
    let mut redactor = Redactor::new(&redact::Redaction::new()).unwrap();
    let (mut buffer, mut carry) = (vec![0; buffer], [0; Redactor::WINDOW]);
    for (syntax, secret) in syntaxes() {
        let hidden = redactor.redact_all(syntax.as_bytes());
        assert!(!hidden.windows(secret.len()).any(|part| part == secret.as_bytes()), "{syntax}");
        let expected = RefCell::default();
        let mut text = Sliding {
            syntax: syntax.as_bytes(),
            hidden: &hidden,
            distance: 0,
            last_distance: Redactor::WINDOW,
            rest: Vec::new(),
            expected: &expected,
        };
        let mut source = Source::new(&mut text).redacted(&mut redactor, &mut carry);
        while source.has_more() {
            let filled = source.fill(&mut buffer);
            let found = &buffer[..filled];
            let is_right = found == &expected.borrow()[..filled];
            assert!(is_right, "{syntax}\n{}", String::from_utf8_lossy(found));
            expected.borrow_mut().drain(..filled);
        }
        assert!(expected.borrow().is_empty());
        assert_eq!(text.distance, Redactor::WINDOW + 1);
    }
}

#[test]
fn a_secret_at_every_offset_around_the_reads_of_the_shortest_buffer_is_hidden() {
    at_every_offset(Source::MIN_BUFFER);
}

#[test]
fn a_secret_at_every_offset_around_the_reads_of_a_package_is_hidden() {
    at_every_offset(Packer::BUFFER);
}

/// Is interrupted so many times before each byte.
struct Interrupted(u32, u32);

impl Read for Interrupted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.1 > 0 {
            self.1 -= 1;
            return Err(io::ErrorKind::Interrupted.into());
        }
        self.1 = self.0;
        buffer[0] = b'x';
        Ok(1)
    }
}

#[test]
fn a_reader_may_be_interrupted_so_often_and_not_for_ever() {
    let most = PackageLimits::MAX_INTERRUPTIONS;
    for (times, read, failure) in [
        (1, 16, None),
        (most, 16, None),
        (most + 1, 0, Some(SkipReason::Unreadable)),
        (u32::MAX, 0, Some(SkipReason::Unreadable)),
    ] {
        let mut reader = Interrupted(times, times);
        let mut source = Source::new(&mut reader);
        source.limit(16);
        assert_eq!(source.fill(&mut [0; Source::MIN_BUFFER]), read, "{times}");
        assert_eq!(source.failure(), failure, "{times}");
    }
}
