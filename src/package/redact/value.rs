//! Where the value behind a name begins, and how it ends.

use crate::package::redact::block::is_plain;
use crate::package::redact::mode::{Mode, Quote, string_ends};
use crate::package::redact::text::{Text, is_gap, is_name, is_quote};
use crate::package::redact::tree::{self, Tree};

/// What stands around a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// The quote that the name itself is in.
    pub(super) quoted: Option<Quote>,
    /// The quote that begins right before the name and has the value in it too.
    pub(super) around: Option<Quote>,
    /// The name is the first of its line.
    pub(super) first: bool,
    /// The line is one inside a string.
    pub(super) embedded: bool,
    /// Sentences are to be expected: the value is one word, and none that prose has.
    pub(super) prose: bool,
    /// The value may be a path to the secret instead of the secret.
    pub(super) path: bool,
}

/// How the value that begins at `at` ends; nothing when there is none to hide.
pub(super) fn begins(text: Text<'_>, at: usize, place: Place) -> Option<(usize, Mode)> {
    let mut at = at;
    // `b'..'`, `$'..'`, `@"..."`.
    if matches!(text.byte(at), b'b' | b'u' | b'r' | b'$' | b'@' | b'f' | b'L')
        && matches!(text.byte(at + 1), b'"' | b'\'')
    {
        at += 1;
    }
    if let Some((quote, from)) = Quote::at(text, at) {
        let own = place.around.is_none_or(|around| {
            around.mark != quote.mark || around.backslashes != quote.backslashes
        });
        // The quote that ends the string around the name: nothing is there.
        if !own || place.quoted.is_none() && quote.mark == b'"' && string_ends(text, from - 1) {
            return None;
        }
        return quoted(text, from, quote);
    }
    let word_end = text.skip(at, |byte| {
        !is_gap(byte)
            && !matches!(byte, b',' | b';' | b'"' | b'\'' | b'}' | b']' | b')' | b'<' | b'\\')
    });
    let word = text.cut(at, word_end);
    if place.quoted.is_some() {
        if tree::begins(text, at) || matches!(text.byte(at), b'{' | b'[') {
            let backslashes = place.quoted.map_or(0, |quote| quote.backslashes);
            return Some((at, Mode::Tree(Tree::new(backslashes))));
        }
        if is_number(word) && (word_end < text.len() || !word.is_empty()) {
            return Some((at, Mode::Number));
        }
    }
    if is_reference(text, at)
        || is_plain(word)
        || word.iter().all(|&byte| matches!(byte, b'*' | b'x' | b'X' | b'.'))
    {
        return None;
    }
    if place.path && is_path(text.cut(at, text.skip(at, |byte| !is_gap(byte) && !is_quote(byte)))) {
        return None;
    }
    // A word of prose counts only as a whole: `a,b` may well be a password.
    let token_end = text.skip(at, |byte| !is_gap(byte) && !matches!(byte, b'"' | b'<' | b'\\'));
    if is_prose(text.cut(at, token_end)) {
        return None;
    }
    if let Some(around) = place.around {
        return Some((at, Mode::Quoted(around)));
    }
    if place.first && !place.prose {
        let line_like = !next_is_pair(text, word_end);
        if line_like {
            return Some((at, Mode::Line { embedded: place.embedded }));
        }
    }
    Some((at, Mode::Word))
}

/// A value in quotes: hidden up to the closing one, unless there is nothing.
fn quoted(text: Text<'_>, from: usize, quote: Quote) -> Option<(usize, Mode)> {
    let doubled = quote.backslashes == 0 && text.byte(from) == quote.mark;
    if doubled {
        // Empty, unless the field around it doubles its quotes.
        let more = text.byte(from + 1);
        if is_gap(more) || !(more.is_ascii_alphanumeric()) {
            return None;
        }
        return Some((from + 1, Mode::Quoted(Quote { doubled: true, ..quote })));
    }
    let end = text.skip(from, |byte| byte != quote.mark && byte != b'\\');
    let value = text.cut(from, end);
    if end < text.len()
        && (is_plain(value)
            || value.iter().all(|&byte| byte == b'*')
            || is_reference(text, from) && reference_is_all(value))
    {
        return None;
    }
    if is_prose(value) {
        return None;
    }
    Some((from, Mode::Quoted(quote)))
}

fn reference_is_all(value: &[u8]) -> bool {
    value.ends_with(b"}") || value.ends_with(b")") || value.ends_with(b">")
}

/// A template's place for a value, such as `${NAME}`, or a remark that it was left out.
fn is_reference(text: Text<'_>, at: usize) -> bool {
    if [&b"${"[..], b"$(", b"{{", b"%{", b"%("].iter().any(|open| text.starts(at, open)) {
        return true;
    }
    if !matches!(text.byte(at), b'<' | b'[' | b'(') {
        return false;
    }
    let end =
        text.skip(at + 1, |byte| byte.is_ascii_alphabetic() || matches!(byte, b' ' | b'-' | b'_'));
    let word = text.cut(at + 1, end);
    const LEFT_OUT: [&str; 12] = [
        "redacted",
        "hidden",
        "masked",
        "none",
        "null",
        "removed",
        "filtered",
        "secret",
        "unset",
        "not set",
        "omitted",
        "sensitive",
    ];
    matches!(text.byte(end), b'>' | b']' | b')')
        && LEFT_OUT.iter().any(|one| word.eq_ignore_ascii_case(one.as_bytes()))
}

/// JSON's numbers.
fn is_number(word: &[u8]) -> bool {
    let digits = word.strip_prefix(b"-").unwrap_or(word);
    digits.first().is_some_and(u8::is_ascii_digit)
        && digits
            .iter()
            .all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'e' | b'E' | b'+' | b'-'))
}

/// Whether the value only says where a secret is kept.
fn is_path(value: &[u8]) -> bool {
    let rooted = value.starts_with(b"/") || value.starts_with(b"./") || value.starts_with(b"~/");
    rooted
        && value.len() < 200
        && (value.get(1..).is_some_and(|rest| rest.contains(&b'/') || rest.contains(&b'.')))
        && !value.iter().any(|byte| matches!(byte, b'+' | b'='))
}

/// Whether another `name=value` follows on this line.
fn next_is_pair(text: Text<'_>, at: usize) -> bool {
    let from = text.skip_blanks(at);
    let end = text.skip(from, is_name).min(from + 64);
    from > at && end > from && text.byte(end) == b'=' && text.byte(end + 1) != b'='
}

/// Words that sentences about secrets have where a secret would stand.
pub(super) fn is_prose(word: &[u8]) -> bool {
    let word = word.trim_ascii_end();
    let end = word.iter().rposition(|byte| {
        !matches!(byte, b'.' | b',' | b':' | b';' | b')' | b']' | b'}' | b'!' | b'\'')
    });
    let word = word.get(..end.map_or(0, |end| end + 1)).unwrap_or_default();
    PROSE.iter().any(|one| word.eq_ignore_ascii_case(one.as_bytes()))
}

const PROSE: &[&str] = &[
    "a",
    "accepted",
    "again",
    "ago",
    "allowed",
    "already",
    "an",
    "and",
    "are",
    "as",
    "at",
    "attempt",
    "attempts",
    "auth",
    "authentication",
    "bad",
    "been",
    "bucket",
    "but",
    "by",
    "can",
    "cannot",
    "changed",
    "check",
    "could",
    "created",
    "deleted",
    "denied",
    "did",
    "disabled",
    "does",
    "empty",
    "enabled",
    "error",
    "exceeded",
    "expected",
    "expired",
    "expires",
    "failed",
    "failure",
    "file",
    "for",
    "found",
    "from",
    "generated",
    "granted",
    "has",
    "have",
    "hidden",
    "if",
    "in",
    "incorrect",
    "input",
    "invalid",
    "is",
    "issued",
    "it",
    "length",
    "lock",
    "locked",
    "match",
    "matched",
    "mismatch",
    "missing",
    "must",
    "n/a",
    "never",
    "no",
    "none",
    "not",
    "ok",
    "okay",
    "on",
    "optional",
    "or",
    "passed",
    "please",
    "policy",
    "prompt",
    "received",
    "refreshed",
    "rejected",
    "removed",
    "required",
    "reset",
    "retry",
    "revoked",
    "rotated",
    "santa",
    "set",
    "should",
    "string",
    "succeeded",
    "success",
    "successful",
    "that",
    "the",
    "then",
    "this",
    "to",
    "too",
    "type",
    "unable",
    "unauthorized",
    "unchanged",
    "undefined",
    "unexpected",
    "unknown",
    "unset",
    "until",
    "updated",
    "use",
    "used",
    "user",
    "using",
    "valid",
    "validated",
    "verification",
    "verified",
    "via",
    "was",
    "were",
    "when",
    "will",
    "with",
    "wrong",
    "you",
    "your",
];
