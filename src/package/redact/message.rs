//! A value behind a colon in the middle of a line, where a sentence may go on.

use crate::package::redact::harmless::looks_typed;
use crate::package::redact::mode::Mode;
use crate::package::redact::pair::Pair;
use crate::package::redact::rule::Rule;
use crate::package::redact::text::{is_base64, is_blank, is_gap, is_quote};
use crate::package::redact::value::{self, Place};
use crate::package::redact::words::is_one_of;

/// The value is one that can only be a secret, or the last word, if it is not one that
/// messages have.
pub(super) fn in_a_message(pair: &Pair<'_>) -> Option<(usize, Mode)> {
    let (text, from) = (pair.name.text, pair.from);
    let place = Place { prose: true, first: false, ..pair.place };
    if is_quote(text.byte(from)) || text.byte(from) == b'\\' {
        return value::begins(text, from, place);
    }
    let end = text.skip(from, |byte| !is_gap(byte) && byte != b'"' && byte != b'\\');
    let word = text.cut(from, end);
    let last = is_gap(text.byte(end)) && text.skip_blanks(end) >= text.line_end(from)
        || !is_gap(text.byte(end));
    let apart = is_blank(text.before(from));
    let digits = word.len() >= 6 && word.iter().all(u8::is_ascii_digit);
    let made = word.len() >= 16 && word.iter().all(|&byte| is_base64(byte) || byte == b'.');
    let faulty = is_one_of(
        pair.word_before(),
        "bad wrong invalid unexpected unknown incorrect missing expected no error",
    );
    let typed = looks_typed(word) && !(faulty && pair.rule == Rule::Token)
        || digits && pair.rule == Rule::Password
        || made && has_kinds(word) && !faulty;
    let program = pair.name.bytes().ends_with(b"passwd") && !is_line_of_passwd(pair, word);
    let only = last && apart && !faulty && !program && word.len() >= 3;
    (typed && (apart || word.len() >= 8) || only && !word.ends_with(b"."))
        .then(|| value::begins(text, from, place))
        .flatten()
}

/// `passwd: secret` as all of a line, where a switch of names has its sources.
fn is_line_of_passwd(pair: &Pair<'_>, word: &[u8]) -> bool {
    const SOURCES: &str = "files compat nis nisplus ldap sss sssd db winbind systemd dns hesiod \
        extrausers cache centrifydc lsass altfiles mymachines";
    pair.name.bytes() == b"passwd" && pair.name.is_first() && !is_one_of(word, SOURCES)
}

/// Letters of both cases, or letters and digits.
pub(super) fn has_kinds(word: &[u8]) -> bool {
    let has = |kind: fn(&u8) -> bool| word.iter().any(kind);
    has(u8::is_ascii_lowercase) && has(u8::is_ascii_uppercase)
        || has(u8::is_ascii_alphabetic) && has(u8::is_ascii_digit)
}
