//! What is cut off in the middle does not have the lines behind it too.

use super::machine;
use super::{SEED, all_cases, contains};
use crate::false_hits::ordinary;

/// Lines of a log behind each cut; with what runs away, all of them go.
const LINES: usize = 60;
/// Places where each case is cut.
const CUTS: usize = 9;
/// So many lines may go with a value that lost its end.
const MAX_GONE: usize = 3;
/// The same for private keys, whose lines may have other text before them: three strange
/// ones are looked at, and one that has a long digest in it may be a line of the key.
const MAX_GONE_WITH_KEY: usize = 10;

/// Whole lines of a log, each of several words.
fn log() -> Vec<String> {
    let text = ordinary(400_000);
    let lines = text.lines().filter(|line| line.contains(' ') && !line.starts_with([' ', '\t']));
    lines.map(str::to_owned).collect()
}

#[test]
fn a_case_that_is_cut_anywhere_does_not_run_away() {
    let log = log();
    assert!(log.len() > 2 * LINES);
    let mut next = 0;
    let mut worst = Vec::new();
    for case in all_cases(SEED) {
        for part in 1..=CUTS {
            let mut text = case.text[..case.text.len() * part / (CUTS + 1)].to_vec();
            text.push(b'\n');
            let start = text.len();
            for _ in 0..LINES {
                text.extend_from_slice(log[next % log.len()].as_bytes());
                text.push(b'\n');
                next += 1;
            }
            let redacted = machine::redact(&text);
            let lines = |text: &[u8]| -> Vec<Vec<u8>> {
                text[start..].split(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect()
            };
            let (was, is) = (lines(&text), lines(&redacted));
            let gone = was.iter().zip(&is).filter(|(was, is)| was != is).count();
            let key = contains(&case.text, "PRIVATE KEY");
            worst.push((gone, key, case.format, case.name, part));
        }
    }
    worst.sort_unstable();
    worst.retain(|(gone, key, ..)| *gone > if *key { MAX_GONE_WITH_KEY } else { MAX_GONE });
    assert!(worst.is_empty(), "{worst:#?}");
}
