//! Secrets as real programs write them, to hold the redaction of packages against.
//!
//! Nothing here knows how secrets are found: the material is made from how the
//! programs write, not from what a rule would match. No value stands in the
//! source; all are made up at run time from a seed.

mod case;
mod documents;
mod examined;
mod formats;
mod held_out;
mod machine;
mod runaway;
mod seeds;
mod survivors;
mod unseen;

use std::collections::{BTreeMap, BTreeSet};

use case::{Case, Sketch};

const SEED: u64 = 4;
/// The fewest cases, in all and in each format.
const ALL: usize = 150;
const EACH: usize = 8;
const UNSEEN_EACH: usize = 12;
const EXAMINED_EACH: usize = 20;

fn cases(seed: u64) -> Vec<Case> {
    made(formats::FORMATS, seed)
}

fn held_out_cases(seed: u64) -> Vec<Case> {
    made(held_out::FORMATS, seed)
}

fn unseen_cases(seed: u64) -> Vec<Case> {
    made(unseen::FORMATS, seed)
}

/// What holds for the cases of every set.
fn all_cases(seed: u64) -> impl Iterator<Item = Case> {
    [cases, held_out_cases, unseen_cases].into_iter().flat_map(move |set| set(seed))
}

fn made(formats: &[(&'static str, &[Sketch])], seed: u64) -> Vec<Case> {
    formats
        .iter()
        .flat_map(|(format, sketches)| {
            sketches.iter().map(move |sketch| Case::new(format, *sketch, seed))
        })
        .collect()
}

fn contains(text: &[u8], part: &str) -> bool {
    text.windows(part.len()).any(|window| window == part.as_bytes())
}

/// One value, or one in each line.
fn is_json(text: &[u8]) -> bool {
    let parses = |text: &[u8]| serde_json::from_slice::<serde_json::Value>(text).is_ok();
    let lines = || text.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    parses(text) || (lines().count() > 1 && lines().all(parses))
}

#[test]
fn there_are_enough_cases_in_each_of_thirteen_formats() {
    let sets = [
        (cases(SEED), EACH),
        (held_out_cases(SEED), EACH),
        (unseen_cases(SEED), UNSEEN_EACH),
        (examined::cases(SEED), EXAMINED_EACH),
    ];
    for (cases, each) in sets {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for case in &cases {
            *counts.entry(case.format).or_default() += 1;
        }
        assert_eq!(counts.len(), 13, "{counts:?}");
        assert!(counts.values().all(|count| *count >= each), "{counts:?}");
        assert!(cases.len() >= ALL, "{counts:?}");
    }
}

#[test]
fn names_are_unique_within_a_format() {
    for set in [all_cases(SEED).collect(), examined::cases(SEED)] {
        let mut seen = BTreeSet::new();
        for case in set {
            assert!(seen.insert((case.format, case.name)), "{} {:?}", case.format, case.name);
        }
    }
}

#[test]
fn every_case_hides_something_and_every_secret_is_in_its_text() {
    for case in all_cases(SEED).chain(examined::cases(SEED)) {
        assert!(!case.hidden.is_empty(), "{} {:?}", case.format, case.name);
        for secret in &case.hidden {
            // Shorter ones could be found by chance where no secret is.
            assert!(secret.len() >= 6, "{} {:?}: {secret}", case.format, case.name);
            assert!(contains(&case.text, secret), "{} {:?}: {secret}", case.format, case.name);
        }
    }
}

#[test]
fn every_case_has_several_lines_and_more_than_its_secrets() {
    for case in all_cases(SEED) {
        let lines = case.text.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
        let one_value = case.format == "json" || case.format == "pem";
        assert!(lines.count() > 1 || one_value, "{} {:?}", case.format, case.name);
        let secret: usize = case.hidden.iter().map(String::len).sum();
        assert!(case.text.len() > secret, "{} {:?}", case.format, case.name);
    }
}

#[test]
fn the_json_cases_are_json() {
    for case in all_cases(SEED).filter(|case| case.format == "json") {
        assert!(is_json(&case.text), "{:?}:\n{}", case.name, case.shown());
    }
}

#[test]
fn the_same_seed_makes_the_same_bytes_and_another_seed_other_secrets() {
    assert!(all_cases(SEED).eq(all_cases(SEED)));
    let pairs = all_cases(SEED).zip(all_cases(SEED + 1));
    for (one, other) in pairs {
        assert_eq!(one.hidden.len(), other.hidden.len());
        let differ = one.hidden.iter().zip(&other.hidden).all(|(a, b)| a != b);
        assert!(differ, "{} {:?}", one.format, one.name);
    }
}
