//! Options of commands: `--password VALUE`.

use crate::package::redact::harmless::is_prose;
use crate::package::redact::mode::Mode;
use crate::package::redact::name::rule_of;
use crate::package::redact::spaced::Spaced;
use crate::package::redact::text::is_blank;
use crate::package::redact::words::{GLUE, is_one_of};

/// The value of an option, unless the option is explained or another one follows.
pub(super) fn value(spaced: &Spaced<'_>) -> Option<(usize, Mode)> {
    let Spaced { word, from, .. } = *spaced;
    let text = spaced.text();
    let dashed = text.byte(from) == b'-' && text.byte(from + 1) != b'-' && word.len() < 3
        || word.starts_with(b"--");
    let shown =
        dashed || is_help(spaced) || is_metavariable(word) || is_aside(word) || is_variable(word);
    if shown { None } else { spaced.value(from) }
}

/// Whether the option is explained here instead of given: `-W, --password   ask for it`.
fn is_help(spaced: &Spaced<'_>) -> bool {
    let Spaced { name, word, from, to, .. } = *spaced;
    let text = spaced.text();
    let before = text.cut(text.line_start(name.from), name.from);
    let first = before.iter().all(|&byte| {
        is_blank(byte) || matches!(byte, b'-' | b',' | b'[' | b'|') || byte.is_ascii_alphanumeric()
    }) && before.split(|&byte| is_blank(byte)).all(|word| word.len() <= 3);
    let column = from - name.to >= 2;
    let more = text.skip_blanks(to) < text.line_end(from);
    // `-pass val    where it comes from`
    let divided = text.starts(to, b"  ") && !word.starts_with(b"$");
    first && ((column || divided) && more || is_prose(word))
        || matches!(text.before(text.back(name.from, |byte| byte == b'-')), b'[' | b'|')
}

/// A variable of a shell: `-NewPassword $secure`.
fn is_variable(word: &[u8]) -> bool {
    word.strip_prefix(b"$").is_some_and(|name| {
        name.len() >= 3 && name.iter().all(|byte| byte.is_ascii_alphabetic() || *byte == b'_')
    })
}

/// A word that a sentence has behind the name of an option.
pub(in crate::package::redact) fn is_aside(word: &[u8]) -> bool {
    const ASIDES: &str = "option options flag flags argument parameter switch via instead using value \
        values";
    let word = word.strip_suffix(b".").or(word.strip_suffix(b";")).unwrap_or(word);
    is_one_of(word, GLUE) || is_one_of(word, ASIDES)
}

/// What stands for the value in an explanation: `PASSWORD`, `<password>`, `FILE`.
pub(in crate::package::redact) fn is_metavariable(word: &[u8]) -> bool {
    const NAMES: &str = "FILE PATH STRING VALUE TEXT NAME SECRET TOKEN PASSWORD PASS PASSWD KEY \
        PASSPHRASE PW PWD string";
    let word = word.strip_suffix(b"]").unwrap_or(word);
    let word = word.strip_suffix(b",").unwrap_or(word);
    NAMES.split_ascii_whitespace().any(|name| name.as_bytes() == word)
        || word.starts_with(b"<") && word.ends_with(b">")
        || !word.iter().any(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
            && rule_of(word).is_some()
}
