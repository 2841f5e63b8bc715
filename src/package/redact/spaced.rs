//! Only blanks between a name and its value: options, directives, sentences.

use crate::package::redact::mode::Mode;
use crate::package::redact::named::Name;
use crate::package::redact::rule::Rule;
use crate::package::redact::text::{Text, is_blank, is_gap, is_quote};
use crate::package::redact::value::{self, Place};

/// Only blanks between name and value: options, directives, some sentences.
pub(super) fn spaced(name: &Name<'_>, rule: Rule, place: Place) -> Option<(usize, Mode)> {
    let text = name.text;
    let from = text.skip_blanks(name.to);
    if from == name.to || is_gap(text.byte(from)) {
        return None;
    }
    let word_to = text.skip(from, |byte| !is_gap(byte));
    let word = text.cut(from, word_to);
    let rest = text.cut(word_to, text.line_end(word_to)).trim_ascii();
    if name.is_option() {
        let dashed = text.byte(from) == b'-' && text.byte(from + 1) != b'-' && word.len() < 3
            || word.starts_with(b"--");
        let place = Place { first: false, prose: false, ..place };
        return if dashed { None } else { value::begins(text, from, place) };
    }
    let word_place = Place { first: false, prose: true, path: true, around: None, ..place };
    // `proxy_set_header X-Auth-Token value;`
    let before = text.cut(text.line_start(name.from), name.from).trim_ascii_end();
    if before.ends_with(b"_header")
        || before.ends_with(b"set-header")
        || before.ends_with(b"RequestHeader set")
    {
        return value::begins(text, from, Place { first: false, ..place });
    }
    if matches!(rule, Rule::Community) {
        let directive = name.bytes().len() > 9 || text.ends(name.from, b"snmp-server ");
        return (directive || is_quote(text.byte(from)) || place.first && rest.is_empty())
            .then(|| value::begins(text, from, word_place))
            .flatten();
    }
    if matches!(rule, Rule::Secret | Rule::ApiKey | Rule::PrivateKey | Rule::Token) {
        let ends_directive = word.ends_with(b";") && (is_quote(text.byte(from)) || place.first);
        let typed = typed_value(text, from, rest);
        if ends_directive || typed.is_some() && rule == Rule::Secret {
            return value::begins(text, typed.unwrap_or(from), word_place);
        }
        return None;
    }
    if rule != Rule::Password {
        return None;
    }
    if let Some(value_at) = typed_value(text, from, rest) {
        return value::begins(text, value_at, word_place);
    }
    let is_directive = place.first && rest.is_empty() && name.around.is_none();
    let login =
        text.cut(text.line_start(name.from), name.from).windows(6).any(|part| part == b"login ");
    if is_directive || login {
        return value::begins(text, from, word_place);
    }
    if matches!(text.byte(from), b'"' | b'\'' | b'`' | b'[' | b'<') {
        let from = if is_quote(text.byte(from)) { from } else { from + 1 };
        let end = text.skip(from, |byte| !is_gap(byte));
        return (end > from + 1 && !is_note(text.cut(from, end)))
            .then(|| value::begins(text, from, word_place))
            .flatten();
    }
    let mut value_at = from;
    if matches!(word, b"is" | b"was" | b"to") {
        value_at = text.skip_blanks(word_to);
    }
    let value_to = text.skip(value_at, |byte| !is_gap(byte));
    looks_typed(text.cut(value_at, value_to))
        .then(|| value::begins(text, value_at, word_place))
        .flatten()
}

/// A note in brackets, such as `[preauth]`.
fn is_note(word: &[u8]) -> bool {
    word.ends_with(b"]")
        && word.iter().all(|byte| byte.is_ascii_lowercase() || *byte == b']')
        && [&b"preauth]"[..], b"postauth]", b"priv]", b"net]"].contains(&word)
}

/// A number says how the value is written, or whose it is: `password 7 0822455D`.
fn typed_value(text: Text<'_>, from: usize, rest: &[u8]) -> Option<usize> {
    let digits = text.skip(from, |byte| byte.is_ascii_digit());
    let value_at = text.skip_blanks(digits);
    if !(1..=3).contains(&(digits - from)) || value_at == digits || rest.is_empty() {
        return None;
    }
    let mut words = rest.split(|&byte| is_blank(byte)).filter(|word| !word.is_empty());
    let value = words.next()?;
    let unit = [
        &b"times"[..],
        b"days",
        b"attempts",
        b"tries",
        b"characters",
        b"minutes",
        b"hours",
        b"seconds",
        b"bytes",
        b"of",
        b"chars",
        b"more",
        b"failed",
    ];
    let number = words.next().is_none_or(|word| word.iter().all(u8::is_ascii_digit));
    (number && !unit.contains(&value) && !value.ends_with(b":")).then_some(value_at)
}

/// Whether a word in a sentence can only be a secret: letters with digits or marks.
fn looks_typed(word: &[u8]) -> bool {
    const ALGORITHMS: [&[u8]; 8] = [
        b"sha256",
        b"sha512",
        b"sha-256",
        b"sha-512",
        b"scram-sha-256",
        b"bcrypt",
        b"argon2id",
        b"pbkdf2",
    ];
    let word = word.strip_suffix(b".").or(word.strip_suffix(b",")).unwrap_or(word);
    let letters = word.iter().any(u8::is_ascii_alphabetic);
    let digits = word.iter().any(u8::is_ascii_digit);
    let marks = word
        .iter()
        .any(|byte| matches!(byte, b'!' | b'@' | b'#' | b'$' | b'%' | b'^' | b'&' | b'*'));
    let plain = word.iter().all(|byte| {
        byte.is_ascii_graphic()
            && !matches!(
                byte,
                b'/' | b'('
                    | b')'
                    | b'['
                    | b']'
                    | b'{'
                    | b'}'
                    | b'='
                    | b':'
                    | b'<'
                    | b'>'
                    | b'"'
                    | b'\''
                    | b'\\'
                    | b';'
                    | b'|'
            )
    });
    (6..=64).contains(&word.len())
        && plain
        && letters
        && (digits || marks)
        && !ALGORITHMS.contains(&word)
}
