//! Ordinary logs, full of words and shapes that only look like secrets.
//!
//! The first text was written before any rule that looks for secrets, the others by
//! somebody who had seen none; no text is changed to suit a rule. Most of them have since
//! shown where rules were wrong, so what they hold is what was reached. Only the
//! [`untouched`] ones measure text that nobody has seen.

mod decoys;
mod fourth;
mod held_out;
mod hits;
mod mended;
mod redacted;
mod templates;
mod unseen;
mod untouched;

use std::collections::BTreeSet;

use decoys::Decoys;
use redacted::redacted;

use crate::long;

const MEGABYTE: usize = 1_000_000;

/// So many bytes of ordinary text, for what must not go on over it.
pub(crate) fn ordinary(bytes: usize) -> String {
    let mut text = String::new();
    Decoys::new(1).fill(&mut text, bytes);
    text
}

/// One false hit is let pass in so many bytes.
const BYTES_PER_HIT: usize = 10 * MEGABYTE;

/// The text of every set of templates.
fn every_set() -> [Decoys; 4] {
    [Decoys::new(1), Decoys::held_out(1), Decoys::unseen(1), Decoys::fourth(1)]
}

/// Ten megabytes, or a hundred where the environment asks for the long run.
fn bytes_to_read() -> usize {
    if long::is_wanted() { 100 * MEGABYTE } else { 10 * MEGABYTE }
}

fn assert_hits_are_rare(decoys: Decoys, bytes: usize) {
    let hits = redacted(decoys, bytes, "");
    assert!(hits.runs <= (bytes / BYTES_PER_HIT) as u64, "{hits}");
}

#[test]
fn false_hits_are_rare() {
    assert_hits_are_rare(Decoys::new(1), bytes_to_read());
}

/// This set was written when the rules were already there, without a look at them, and
/// held out: the first measurement found 14,328 hits in these ten megabytes, and later
/// rules, whose modes ran on over foreign lines, about 141,000. Since then it was used
/// to mend them, and is therefore no measure any more of text that nobody has seen.
#[test]
fn false_hits_are_rare_in_text_that_was_held_out() {
    assert_hits_are_rare(Decoys::held_out(1), 10 * MEGABYTE);
}

/// Written when the rules were there, by somebody who had seen none of them. 17,814
/// runs in 100 MB were hit when it was first tried, 1,209 in 10 MB after the rules had
/// been completed without it; then they were completed with it.
#[test]
fn false_hits_are_rare_in_text_that_was_unseen() {
    assert_hits_are_rare(Decoys::unseen(1), bytes_to_read());
}

/// Written last, by somebody who had seen neither the rules nor another set. Of its 258
/// templates five were hit when it was first tried, 10,269 runs in 100 MB; the rules
/// have been mended since.
#[test]
fn false_hits_are_rare_in_text_that_was_written_last() {
    assert_hits_are_rare(Decoys::fourth(1), bytes_to_read());
}

/// The measure of text that nobody has seen: 1,592 templates in six sets, each right at
/// the first try. Of all that were tried since the first of these, five others were not:
/// 22 of 2,032 templates were hit, and are mended.
#[test]
fn false_hits_are_rare_in_text_that_no_rule_was_changed_for() {
    for templates in untouched::sets() {
        assert_hits_are_rare(Decoys::of(templates.into_iter(), 1), bytes_to_read());
    }
}

/// Each by itself: behind one another they make documents that nothing writes.
#[test]
fn what_was_taken_for_a_secret_once_is_not_again() {
    for template in mended::all() {
        let hits = redacted(Decoys::of(std::iter::once(*template), 1), 4_000, "");
        assert_eq!(hits.runs, 0, "{:?}: {hits}", template.0);
    }
}

/// Without this the test above could pass because nothing is ever removed.
#[test]
fn a_secret_in_front_of_the_decoys_is_a_hit() {
    let secret = ["Zk4", "vv9", "Qs2m"].concat();
    let planted = format!("db {}word={secret}\n", "pass");
    let redacted = |planted| redacted(Decoys::new(1), MEGABYTE, planted);
    let (without, with) = (redacted(""), redacted(&planted));
    assert!(with.runs > without.runs, "{with}");
    assert!(with.to_string().contains(&secret), "{with}");
}

#[test]
fn the_same_seed_gives_the_same_text_however_it_is_asked_for() {
    let text = |seed, step: usize| {
        let (mut decoys, mut text) = (Decoys::new(seed), String::new());
        while text.len() < MEGABYTE {
            let bytes = (text.len() + step).min(MEGABYTE);
            decoys.fill(&mut text, bytes);
        }
        text
    };
    let whole = text(1, MEGABYTE);
    assert!(whole == text(1, 7_001));
    assert!(whole != text(3, MEGABYTE));
}

#[test]
fn there_are_enough_templates_and_no_two_are_alike() {
    let sets = [
        (templates::all().copied().collect::<Vec<_>>(), 130),
        (held_out::all().copied().collect(), 130),
        (unseen::all().copied().collect(), 150),
        (fourth::all().copied().collect(), 250),
        (mended::all().copied().collect(), 150),
    ];
    let sets = sets.into_iter().chain(untouched::sets().map(|templates| (templates, 200)));
    for (templates, fewest) in sets {
        let names: BTreeSet<_> = templates.iter().map(|(name, _)| name).collect();
        let texts: BTreeSet<_> = templates.iter().map(|(_, text)| text).collect();
        let count = templates.len();
        assert!(count >= fewest, "{count}");
        assert_eq!((names.len(), texts.len()), (count, count));
    }
}

#[test]
fn every_template_is_reached_within_a_megabyte() {
    let untouched = untouched::sets().map(|templates| Decoys::of(templates.into_iter(), 1));
    for mut decoys in every_set().into_iter().chain(untouched) {
        let mut text = String::new();
        decoys.fill(&mut text, MEGABYTE);
        let missing: Vec<_> = decoys.times().filter(|(_, times)| *times == 0).collect();
        assert!(missing.is_empty(), "{missing:?}");
        assert!(!text.contains(['«', '»']));
    }
}

#[test]
fn the_words_of_secrets_are_all_over_the_text() {
    const WORDS: [&str; 12] = [
        "password",
        "passwd",
        "token",
        "secret",
        "key",
        "credential",
        "community",
        "authorization",
        "auth",
        "bearer",
        "basic",
        "login",
    ];
    for mut decoys in every_set() {
        let mut text = String::new();
        decoys.fill(&mut text, MEGABYTE);
        let text = text.to_lowercase();
        for word in WORDS {
            let count = text.matches(word).count();
            assert!(count >= 50, "{word}: {count}");
        }
    }
}
