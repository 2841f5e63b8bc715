//! What stands for a secret: the place of a template, a remark that it was left out, a mask.

use crate::package::redact::name::rule_of;
use crate::package::redact::text::{Text, is_gap, is_quote};
use crate::package::redact::words::is_one_of;

/// A template's place for a value, such as `${NAME}`, or a remark that it was left out.
pub(in crate::package::redact) fn is_reference(text: Text<'_>, at: usize) -> bool {
    const OPEN: [&[u8]; 12] = [
        b"$__",
        b"${",
        b"$(",
        b"{{",
        b"%{",
        b"%(",
        b"<%",
        b"#{",
        b"@{",
        b"!Ref",
        b"!secret",
        b"secretKeyRef",
    ];
    if OPEN.iter().any(|open| text.starts(at, open)) {
        return true;
    }
    let end = text.skip(at, |byte| {
        !is_gap(byte) && !is_quote(byte) && !matches!(byte, b',' | b';' | b'&' | b'\\' | b')')
    });
    end > at && is_placeholder(text.cut(at, end)) || is_remark(text, at)
}

/// What programs write instead of a secret.
pub(in crate::package::redact) const LEFT_OUT: &str = "redacted hidden masked none null removed filtered secret unset omitted \
    sensitive empty protected encrypted";

/// `[redacted]` where bytes are written in base64.
const REDACTED: &[u8] = b"W3JlZGFjdGVkXQ==";

/// The word without the marks that some put around such a remark: `***REDACTED***`.
fn unmarked(word: &[u8]) -> &[u8] {
    let mark =
        |byte: &u8| matches!(byte, b'*' | b'<' | b'>' | b'[' | b']' | b'#' | b'(' | b')' | b'_');
    let from = word.iter().position(|byte| !mark(byte)).unwrap_or(0);
    let to = word.iter().rposition(|byte| !mark(byte)).map_or(0, |last| last + 1);
    if from == 0 || to == word.len() {
        &[]
    } else {
        word.get(from..to).unwrap_or_default().trim_ascii()
    }
}

/// `<redacted>`, `[FILTERED]`, `<your password>`.
fn is_remark(text: Text<'_>, at: usize) -> bool {
    let close = match text.byte(at) {
        b'<' => b'>',
        b'[' => b']',
        b'(' => b')',
        _ => return false,
    };
    let end = text.skip(at + 1, |byte| {
        byte.is_ascii_alphabetic() || matches!(byte, b' ' | b'-' | b'_' | b'\'')
    });
    let word = text.cut(at + 1, end);
    // A tag may follow a name, and then there is no value at all.
    text.byte(end) == close
        && !word.is_empty()
        && (close == b'>' || is_one_of(word, LEFT_OUT) || word.contains(&b' '))
}

/// One word that stands for a value: `$1`, `%s`, `$NAME`, `{name}`, `REDACTED`.
pub(in crate::package::redact) fn is_placeholder(word: &[u8]) -> bool {
    const WHOLE: &str = "? %s %d %v %q %w %r %p {} {:?} {0} {1} {?} redacted filtered masked \
        [redacted] [filtered] <redacted> <none> <null> <unset> <empty> - -- n/a";
    if word.is_empty()
        || is_constant(word)
        || is_one_of(word, WHOLE)
        || is_mask(word)
        || is_starred(word)
        || is_one_of(unmarked(word), LEFT_OUT)
        || word == REDACTED
    {
        return true;
    }
    let name = |word: &[u8]| {
        !word.is_empty() && word.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
    };
    let variable = |word: &[u8]| {
        name(word)
            && (word.iter().all(u8::is_ascii_digit)
                || !word.iter().any(u8::is_ascii_lowercase)
                || !word.iter().any(u8::is_ascii_digit)
                    && !word.iter().any(u8::is_ascii_uppercase)
                    && (word.contains(&b'_') || rule_of(word).is_some()))
    };
    let inside = |open: &[u8], close: &[u8]| {
        word.strip_prefix(open).and_then(|rest| rest.strip_suffix(close))
    };
    if word.strip_prefix(b"$").is_some_and(variable) {
        return true;
    }
    let shouted = |word: &[u8]| name(word) && !word.iter().any(u8::is_ascii_lowercase);
    // A message that Windows looks up, and how a hash is made: `%%1842`, `{PBKDF2-SHA256}`.
    let digits = |word: &[u8]| !word.is_empty() && word.iter().all(u8::is_ascii_digit);
    let scheme = |word: &[u8]| {
        let part = |part: &[u8]| !part.is_empty() && shouted(part);
        word.first().is_some_and(u8::is_ascii_uppercase)
            && word.split(|&byte| byte == b'-').all(part)
    };
    if word.strip_prefix(b"%%").is_some_and(digits) || inside(b"{", b"}").is_some_and(scheme) {
        return true;
    }
    inside(b"%", b"%").is_some_and(|word| shouted(word) || rule_of(word).is_some())
        || inside(b"__", b"__").is_some_and(shouted)
        || inside(b"@", b"@").is_some_and(|word| shouted(word) || rule_of(word).is_some())
        || inside(b"{", b"}").is_some_and(|word| rule_of(word).is_some())
        || word.strip_prefix(b":").is_some_and(|word| name(word) && rule_of(word).is_some())
        || [&b"your-"[..], b"your_", b"YOUR_", b"YOUR-", b"insert-", b"INSERT_"]
            .iter()
            .any(|start| word.starts_with(start))
}

/// A remark between stars, or a beginning before them: `***stripped***`, `gho_*****`.
fn is_starred(word: &[u8]) -> bool {
    let remark = |small: bool| {
        word.iter().all(|byte| {
            byte.is_ascii_uppercase()
                || small && byte.is_ascii_lowercase()
                || b"*-_ ".contains(byte)
        })
    };
    let between = |mark: &[u8]| word.starts_with(mark) && word.ends_with(mark);
    let stars = word.iter().rev().take_while(|&&byte| byte == b'*').count();
    between(b"**") && remark(true)
        || between(b"*") && remark(false)
        || stars >= MIN_STARS && stars * 2 > word.len()
}

/// Fewer stars at the end may be somebody's.
const MIN_STARS: usize = 5;

/// A name that a program gave to something: `NOT_LOGGING_PARAMETER`.
fn is_constant(word: &[u8]) -> bool {
    let mut parts = word.split(|&byte| byte == b'_');
    let says = parts.clone().any(|part| is_one_of(part, LEFT_OUT));
    let count = parts.clone().count();
    (count >= 3 || count == 2 && says)
        && parts.all(|part| part.len() >= 2 && part.iter().all(u8::is_ascii_uppercase))
}

/// What was hidden before: `****`, `xxxx`, `....`, and all but the last group.
pub(in crate::package::redact) fn is_mask(word: &[u8]) -> bool {
    let hidden = |&byte: &u8| matches!(byte, b'*' | b'x' | b'X' | b'.' | b'#');
    let groups = word.split(|&byte| byte == b'-');
    let (all, shown) =
        (groups.clone().count(), groups.filter(|one| !one.iter().all(hidden)).count());
    let inner = word.strip_prefix(b"[").and_then(|word| word.strip_suffix(b"]")).unwrap_or(word);
    inner.iter().all(hidden) || all >= MIN_GROUPS && shown <= 1
}

/// A licence key with fewer groups could be one.
const MIN_GROUPS: usize = 4;
