//! No secret survives, wherever it stands and however the text is cut; all else does.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value;

use super::case::{Case, Values};
use super::machine::{self, WINDOW};
use super::{SEED, all_cases, cases, contains, examined, held_out_cases, is_json, unseen_cases};

/// Other seeds make other values in the same places.
const SEEDS: [u64; 3] = [SEED, SEED + 1, SEED + 2];
/// How much filler stands in front of a case at most; enough to reach every place
/// in a window, without a slow test where windows are large.
const FILLER: usize = if WINDOW < 16 * 1024 { 2 * WINDOW } else { 32 * 1024 };
/// How much of what is no secret may go with the secrets: a login's user, an
/// authorization's scheme, the blanks of a pass phrase.
const COLLATERAL_PERCENT: usize = 10;
const NAMES_KEPT_PERCENT: usize = 95;

/// A secret that is still there, with the line where.
struct Survivor<'a> {
    case: &'a Case,
    secret: &'a str,
    line: String,
}

/// Every place of `part` in `text`.
fn places(text: &[u8], part: &str) -> Vec<usize> {
    let windows = text.windows(part.len()).enumerate();
    windows.filter(|(_, window)| *window == part.as_bytes()).map(|(at, _)| at).collect()
}

/// How many bytes of `one` are the same in `other`.
fn unchanged(one: &[u8], other: &[u8]) -> usize {
    one.iter().zip(other).filter(|(a, b)| a == b).count()
}

/// The secrets of `case` in `redacted`, which was its text. A secret also survives
/// when more than a quarter of its bytes are as they were.
fn survivors<'a>(case: &'a Case, redacted: &[u8]) -> Vec<Survivor<'a>> {
    assert_eq!(case.text.len(), redacted.len(), "{} {:?}", case.format, case.name);
    let mut found = Vec::new();
    for secret in &case.hidden {
        let survives = |at: &usize| {
            let now = &redacted[*at..*at + secret.len()];
            unchanged(now, secret.as_bytes()) * 4 > secret.len()
        };
        let here = places(&case.text, secret).into_iter().find(survives);
        if let Some(at) = here.or_else(|| places(redacted, secret).first().copied()) {
            let number = case.text[..at].iter().filter(|byte| **byte == b'\n').count();
            let line = redacted.split(|byte| *byte == b'\n').nth(number).unwrap_or_default();
            let line = format!("{}: {}", number + 1, String::from_utf8_lossy(line));
            found.push(Survivor { case, secret, line });
        }
    }
    found
}

/// Fails with all of them, each with format, case and line.
fn assert_none(survivors: &[Survivor<'_>]) {
    let mut text = String::new();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for Survivor { case, secret, line } in survivors {
        *counts.entry(case.format).or_default() += 1;
        let shown: String = line.chars().take(300).collect();
        writeln!(text, "{} / {}\n  secret {secret}\n  line {shown}", case.format, case.name)
            .unwrap();
    }
    assert!(survivors.is_empty(), "{text}{} survive: {counts:?}", survivors.len());
}

/// The whole text of each case at once, with the values of every seed.
fn assert_none_survives(set: fn(u64) -> Vec<Case>) {
    let all: Vec<Case> = SEEDS.into_iter().flat_map(set).collect();
    let found: Vec<_> =
        all.iter().flat_map(|case| survivors(case, &machine::redact(&case.text))).collect();
    assert_none(&found);
}

/// Sizes from 1 to `most`, without end.
fn sizes(seed: u64, most: usize) -> impl Iterator<Item = usize> {
    let mut values = Values::new(seed, &["sizes"]);
    std::iter::repeat_with(move || 1 + values.below(most))
}

/// Ordinary lines of together `length` bytes; the last one ends.
fn filler(values: &mut Values, length: usize) -> Vec<u8> {
    const WORDS: [&str; 16] = [
        "fan", "speed", "of", "slot", "reports", "degrees", "link", "is", "up", "with", "the",
        "disk", "answered", "after", "retries", "bytes",
    ];
    let mut text = Vec::with_capacity(length);
    while text.len() < length {
        text.extend_from_slice(WORDS[values.below(WORDS.len())].as_bytes());
        text.push(if values.below(9) == 0 { b'\n' } else { b' ' });
    }
    text.truncate(length);
    if let Some(last) = text.last_mut() {
        *last = b'\n';
    }
    text
}

#[test]
fn no_hidden_value_survives() {
    assert_none_survives(cases);
}

/// This set was written after the rules of its day, without a look at them or at the
/// first set, to measure them: 226 of its 1344 values survived then. Later rules were
/// made with a look at what survived, so it measures nothing any more: it holds what was
/// reached.
#[test]
fn no_hidden_value_that_was_held_out_survives() {
    assert_none_survives(held_out_cases);
}

/// Written when the rules were there, by somebody who had seen none of them. 63 of 1371
/// values survived when it was first tried; the rules have been completed since.
#[test]
fn no_hidden_value_that_was_unseen_survives() {
    assert_none_survives(unseen_cases);
}

#[test]
fn no_hidden_value_that_was_examined_survives() {
    assert_none_survives(examined::cases);
}

#[test]
fn no_hidden_value_survives_when_the_text_comes_in_pieces() {
    let all = cases(SEED);
    let mut found = Vec::new();
    for (case, seed) in all.iter().zip(0..) {
        for most in [1, 64] {
            let pieces = machine::redact_in_pieces(&case.text, sizes(seed, most));
            found.extend(survivors(case, &pieces));
        }
    }
    assert_none(&found);
}

#[test]
fn pieces_and_the_whole_give_the_same_bytes() {
    for (case, seed) in all_cases(SEED).zip(0..) {
        let whole = machine::redact(&case.text);
        for most in [7, 500] {
            let pieces = machine::redact_in_pieces(&case.text, sizes(seed, most));
            let same = pieces == whole;
            assert!(same, "{} {:?}, up to {most} bytes", case.format, case.name);
        }
    }
}

#[test]
fn no_hidden_value_survives_behind_and_before_other_text() {
    let all = cases(SEED);
    let mut found = Vec::new();
    for case in &all {
        let mut values = Values::new(SEED, &["filler", case.format, case.name]);
        let length = values.below(FILLER);
        let mut text = filler(&mut values, length);
        text.extend_from_slice(&case.text);
        text.extend(filler(&mut values, 300));
        let end = length + case.text.len();
        let seed = values.next();
        let whole = machine::redact(&text);
        found.extend(survivors(case, &whole[length..end]));
        let pieces = machine::redact_in_pieces(&text, sizes(seed, 4096));
        found.extend(survivors(case, &pieces[length..end]));
    }
    assert_none(&found);
}

/// What one case leaves open, such as a key without an end, is no help to the next.
#[test]
fn no_hidden_value_survives_behind_another_case() {
    let mut all = cases(SEED);
    let mut values = Values::new(SEED, &["order"]);
    for at in (1..all.len()).rev() {
        all.swap(at, values.below(at + 1));
    }
    let mut text = Vec::new();
    let mut starts = Vec::new();
    for case in &all {
        starts.push(text.len());
        text.extend_from_slice(&case.text);
        text.push(b'\n');
    }
    let whole = machine::redact(&text);
    let pieces = machine::redact_in_pieces(&text, sizes(values.next(), 1000));
    let mut found = Vec::new();
    for (case, start) in all.iter().zip(starts) {
        let end = start + case.text.len();
        found.extend(survivors(case, &whole[start..end]));
        found.extend(survivors(case, &pieces[start..end]));
    }
    assert_none(&found);
}

#[test]
fn length_and_line_ends_are_kept() {
    let ends = |text: &[u8]| places(text, "\n");
    for case in all_cases(SEED) {
        let redacted = machine::redact(&case.text);
        assert_eq!(redacted.len(), case.text.len(), "{} {:?}", case.format, case.name);
        assert_eq!(ends(&redacted), ends(&case.text), "{} {:?}", case.format, case.name);
        let returns = |text: &[u8]| places(text, "\r");
        assert_eq!(returns(&redacted), returns(&case.text), "{} {:?}", case.format, case.name);
    }
}

/// The same members and kinds of values, whatever the values are.
fn have_one_shape(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .all(|(name, value)| other.get(name).is_some_and(|o| have_one_shape(value, o)))
        }
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(a, b)| have_one_shape(a, b))
        }
        (Value::Bool(_), Value::Bool(_)) | (Value::Null, Value::Null) => true,
        (Value::Number(_), Value::Number(_)) | (Value::String(_), Value::String(_)) => true,
        _ => false,
    }
}

fn values_of(text: &[u8]) -> Vec<Value> {
    let values = serde_json::Deserializer::from_slice(text).into_iter::<Value>();
    values.collect::<Result<_, _>>().unwrap()
}

#[test]
fn json_stays_json_of_the_same_shape() {
    let mut failures = String::new();
    let mut checked = 0;
    for case in all_cases(SEED).filter(|case| is_json(&case.text)) {
        checked += 1;
        let redacted = machine::redact(&case.text);
        let is_same = is_json(&redacted) && {
            let (before, after) = (values_of(&case.text), values_of(&redacted));
            before.len() == after.len()
                && before.iter().zip(&after).all(|(one, other)| have_one_shape(one, other))
        };
        if !is_same {
            let text = String::from_utf8_lossy(&redacted);
            writeln!(failures, "{} / {}\n{text}", case.format, case.name).unwrap();
        }
    }
    assert!(checked >= super::EACH, "{checked}");
    assert!(failures.is_empty(), "{failures}");
}

/// Which bytes of the text are no secret.
fn open_bytes(case: &Case) -> Vec<bool> {
    let mut open = vec![true; case.text.len()];
    for secret in &case.hidden {
        for at in places(&case.text, secret) {
            open[at..at + secret.len()].fill(false);
        }
    }
    open
}

#[test]
fn what_is_no_secret_is_mostly_kept() {
    let (mut lost, mut all) = (0, 0);
    let mut worst = Vec::new();
    // What stands around a private key may go with it.
    for case in cases(SEED).into_iter().filter(|case| case.format != "pem") {
        let redacted = machine::redact(&case.text);
        let open = open_bytes(&case);
        let total = open.iter().filter(|open| **open).count();
        let changes = case.text.iter().zip(&redacted).zip(open);
        let gone = changes.filter(|((before, after), open)| *open && before != after).count();
        worst.push((gone * 100 / total, case.format, case.name));
        lost += gone;
        all += total;
    }
    worst.sort_unstable();
    let worst = &worst[worst.len() - 10..];
    assert!(worst.iter().all(|(percent, ..)| *percent <= 50), "percent lost: {worst:#?}");
    assert!(lost * 100 <= all * COLLATERAL_PERCENT, "{lost} of {all} bytes: {worst:#?}");
}

/// Where the name is whose value begins at `at`, as in `name=`, `"name": "`.
fn name_before(text: &[u8], at: usize) -> Option<(usize, usize)> {
    let trim = |end: usize| {
        let around = |byte: &u8| matches!(byte, b'"' | b'\'' | b' ' | b'\t' | b'\\');
        end - text[..end].iter().rev().take_while(|byte| around(byte)).count()
    };
    let sign = trim(at).checked_sub(1)?;
    if !matches!(text[sign], b'=' | b':') {
        return None;
    }
    let end = trim(sign);
    let in_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    let length = text[..end].iter().rev().take_while(|byte| in_name(byte)).count();
    (length > 1).then_some((end - length, end))
}

#[test]
fn the_names_of_secrets_are_kept() {
    let (mut kept, mut all) = (0, 0);
    let mut lost = String::new();
    for case in all_cases(SEED) {
        let redacted = machine::redact(&case.text);
        for secret in &case.hidden {
            for at in places(&case.text, secret) {
                // The user of a login in an address may go with the password.
                if case.text.get(at + secret.len()) == Some(&b'@') {
                    continue;
                }
                let Some((start, end)) = name_before(&case.text, at) else { continue };
                all += 1;
                if redacted[start..end] == case.text[start..end] {
                    kept += 1;
                } else {
                    let name = String::from_utf8_lossy(&case.text[start..end]);
                    writeln!(lost, "{} / {}: {name}", case.format, case.name).unwrap();
                }
            }
        }
    }
    assert!(all > 200, "{all}");
    assert!(kept * 100 >= all * NAMES_KEPT_PERCENT, "{lost}{kept} of {all}");
}

#[test]
fn the_checks_see_a_survivor_and_no_other() {
    for case in all_cases(SEED) {
        assert_eq!(survivors(&case, &case.text).len(), case.hidden.len(), "{:?}", case.name);
        let starred: Vec<u8> = (case.text.iter().zip(open_bytes(&case)))
            .map(|(byte, open)| if open { *byte } else { b'*' })
            .collect();
        assert!(survivors(&case, &starred).is_empty(), "{:?}", case.name);
        let last = case.hidden.last().unwrap();
        let mut half = starred;
        let at = places(&case.text, last)[0];
        half[at..at + last.len() / 2].copy_from_slice(&last.as_bytes()[..last.len() / 2]);
        assert_eq!(survivors(&case, &half).len(), 1, "{:?}", case.name);
        assert!(!contains(&half, last));
    }
}
