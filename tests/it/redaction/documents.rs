//! Documents of any form: what has the name of a secret goes, all else stays.

use std::ops::Range;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value};

use super::machine;
use crate::long;

/// What stands for the secret in a document until it gets its text.
const PLACE: &str = "§";

/// Names as programs join them: `dbPassword`, `relay_token`, `smtp.api-key`.
fn secret_name() -> impl Strategy<Value = String> {
    let before = select(vec!["", "", "db", "relay", "admin", "smtp", "new", "user"]);
    let what = select(vec![
        vec!["password"],
        vec!["passwd"],
        vec!["passphrase"],
        vec!["secret"],
        vec!["token"],
        vec!["api", "key"],
        vec!["private", "key"],
        vec!["access", "token"],
        vec!["client", "secret"],
        vec!["secret", "key"],
        vec!["auth", "token"],
    ]);
    let join = select(vec!["snake", "kebab", "camel", "Pascal", "UPPER", "dotted"]);
    (before, what, join).prop_map(|(before, what, join)| {
        if join == "dotted" {
            let what = what.join("-");
            return if before.is_empty() { what } else { [before, &what].join(".") };
        }
        let words = [before].into_iter().filter(|word| !word.is_empty()).chain(what);
        let words: Vec<&str> = words.collect();
        let capital = |word: &str| word[..1].to_uppercase() + &word[1..];
        match join {
            "snake" => words.join("_"),
            "kebab" => words.join("-"),
            "UPPER" => words.join("_").to_uppercase(),
            "camel" => [words[0].to_owned()]
                .into_iter()
                .chain(words[1..].iter().map(|word| capital(word)))
                .collect(),
            _ => words.into_iter().map(capital).collect(),
        }
    })
}

/// A document whose secrets are at [`PLACE`], and nothing else speaks of any.
fn document() -> impl Strategy<Value = Value> {
    let name = select(vec!["fan", "slot", "Members", "@odata.id", "speed_rpm", "état", "a b", ""]);
    let text =
        select(vec!["", "ok", "turns as it should", "C:\\x\\y", "say \"hi\"", "a\nb", "日本"]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        text.prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 60, 6, move |inner| {
        let secret = prop_oneof![
            4 => Just(Value::from(PLACE)),
            1 => Just(Value::from(vec![PLACE, PLACE])),
        ];
        let secret = (secret_name(), secret);
        let open = (name.clone().prop_map(str::to_owned), inner.clone());
        let members = vec(prop_oneof![3 => open, 1 => secret], 0..6);
        prop_oneof![
            2 => members.prop_map(|all| all.into_iter().collect::<Map<_, _>>().into()),
            1 => vec(inner, 0..6).prop_map(Value::from),
        ]
    })
}

/// A secret as it is written in JSON: letters and digits with what JSON, XML,
/// shells and expressions have a meaning for.
fn secret() -> impl Strategy<Value = String> {
    let special = select(vec!["\\\"", "\\\\", "\\n", "\\u0041", "<", "&", "'", ",", "}", "é", " "]);
    ("[a-zA-Z][a-zA-Z0-9]{5,10}", vec(special, 0..3), "[a-zA-Z0-9]{5,10}").prop_map(
        |(head, middle, tail)| {
            // Two words of letters are a title, which no token is.
            let middle = middle.concat().replace(' ', " 7");
            [head, middle, tail].concat()
        },
    )
}

/// The document with secrets in their places, and where they are.
fn written(document: &Value, pretty: bool, secrets: &[String]) -> (String, Vec<Range<usize>>) {
    let text = if pretty { format!("{document:#}") } else { document.to_string() };
    let (mut whole, mut places) = (String::new(), Vec::new());
    let mut secrets = secrets.iter().cycle();
    for (number, piece) in text.split(PLACE).enumerate() {
        if number > 0 {
            let start = whole.len();
            whole.push_str(secrets.next().unwrap());
            places.push(start..whole.len());
        }
        whole.push_str(piece);
    }
    (whole, places)
}

/// A thousand documents, or enough to meet what one in a hundred thousand has.
fn cases() -> u32 {
    if long::is_wanted() { 400_000 } else { 1024 }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), ..ProptestConfig::default() })]

    #[test]
    fn secrets_under_any_name_leave_a_document_that_else_stays(
        document in document(),
        pretty in any::<bool>(),
        secrets in vec(secret(), 1..4),
        sizes in vec(1_usize..4000, 0..8),
    ) {
        let (text, places) = written(&document, pretty, &secrets);
        let whole = machine::redact(text.as_bytes());
        let shown = String::from_utf8_lossy(&whole);
        prop_assert_eq!(whole.len(), text.len());
        prop_assert!(serde_json::from_slice::<Value>(&whole).is_ok(), "{text}\n{shown}");
        let mut expected = text.clone().into_bytes();
        for place in places {
            expected[place].fill(b'*');
        }
        prop_assert!(whole == expected, "{text}\n{shown}");
        prop_assert!(machine::redact_in_pieces(text.as_bytes(), sizes) == whole);
    }
}
