//! Secrets in what programs say and are told: names that nobody has, prompts and their
//! answers, calls that log in, dumps of messages.

use crate::package::redact::found::Found;
use crate::package::redact::harmless::{is_placeholder, is_reference};
use crate::package::redact::mode::{Mode, Quote};
use crate::package::redact::rule::Rule;
use crate::package::redact::text::{Text, is_gap, is_name, is_quote};
use crate::package::redact::words::is_one_of;

/// How far back a prompt may stand.
const MAX_BACK: usize = 400;
/// How often the kind of byte changes in a word that chance made.
const MIN_CHANGES: usize = 5;

/// "Invalid user NAME": a password that was typed too early stands where the name
/// belongs. One that no name looks like is hidden; other names stay.
pub(super) fn unknown_user(text: Text<'_>, at: usize) -> Option<Found> {
    let user = if text.starts(at, b"ED LOGIN") {
        // "FAILED LOGIN 1 FROM tty1 FOR NAME, User not known"
        text.find(at, text.line_end(at), b" FOR ")? + b" FOR ".len()
    } else if text.starts(at, b" not allowed ") {
        // "User NAME from HOST not allowed because"
        let start = text.line_start(at);
        start + memchr::memmem::rfind(text.cut(start, at), b"User ")? + b"User ".len()
    } else {
        text.find(at, at + 16, b"user ")? + b"user ".len()
    };
    let from = text.skip(user, |byte| is_quote(byte) || byte == b' ').min(user + 2);
    let to = text.skip(from, |byte| !is_gap(byte) && !is_quote(byte));
    let to = to - usize::from(text.before(to) == b',');
    is_typed_name(text.cut(from, to)).then(|| Found::span(Rule::Password, from, to)).flatten()
}

/// Letters with marks that names do not have, or a mixture that chance makes.
fn is_typed_name(word: &[u8]) -> bool {
    let kind = |byte: u8| match byte {
        b'a'..=b'z' => 0,
        b'A'..=b'Z' => 1,
        b'0'..=b'9' => 2,
        _ => 3,
    };
    let has = |wanted: u8| word.iter().any(|&byte| kind(byte) == wanted);
    let marks = word.iter().any(|byte| {
        matches!(byte, b'!' | b'#' | b'%' | b'&' | b'*' | b'+' | b'~' | b'^' | b'?' | b'=')
    });
    // The account of a machine ends with it.
    let dollar = word.iter().rposition(|&byte| byte == b'$').is_some_and(|at| at + 1 < word.len());
    let mut pairs = word.iter().zip(word.iter().skip(1));
    let changes = pairs.by_ref().filter(|&(&one, &other)| kind(one) != kind(other)).count();
    let mixed = has(0) && has(1) && has(2) && changes >= MIN_CHANGES;
    (6..=64).contains(&word.len())
        && word.iter().all(u8::is_ascii_graphic)
        && (has(0) || has(1))
        && !word.ends_with(b":")
        && !is_placeholder(word)
        && (marks || dollar || mixed)
}

/// `login attempt [root/secret]`, as programs write that pretend to be a machine.
pub(super) fn attempt(text: Text<'_>, at: usize) -> Option<Found> {
    let from = text.skip(at, |byte| byte != b'[') + 1;
    let end = text.skip(from, |byte| byte != b']' && byte != b'\n');
    let slash = text.cut(from, end).iter().position(|&byte| byte == b'/')?;
    let mut start = from + slash + 1;
    let mut to = end;
    if text.starts(start, b"b'") {
        start += 2;
        to -= usize::from(text.before(to) == b'\'');
    }
    (text.byte(end) == b']').then(|| Found::span(Rule::Password, start, to)).flatten()
}

/// `send "secret\r"` behind a prompt for a password.
pub(super) fn answer(text: Text<'_>, at: usize) -> Option<Found> {
    let word = text.back(at, |byte| byte.is_ascii_alphabetic() || byte == b'_');
    let word_end = text.skip(at, |byte| byte.is_ascii_alphabetic());
    if !is_one_of(text.cut(word, word_end), "send sendline exp_send") {
        return None;
    }
    let open = text.skip(word_end, |byte| matches!(byte, b' ' | b'-' | b'('));
    let (quote, from) = Quote::at(text, open)?;
    let to = text.skip(from, |byte| byte != quote.mark && byte != b'\\' && byte != b'\n');
    let said = text.cut(from, to);
    let low = text.cut(word.saturating_sub(MAX_BACK), word);
    // What was sent before answered another prompt.
    let since = memchr::memmem::rfind(low, b"send").map_or(0, |at| at + 4);
    let prompt = low.get(since..).unwrap_or_default();
    let asks = [&b"assword"[..], b"assphrase", b"ass phrase", b"assword:", b"PIN"]
        .iter()
        .any(|what| memchr::memmem::find(prompt, what).is_some());
    (asks
        && !said.is_empty()
        && !is_one_of(said, "yes no y n exit quit")
        && !is_reference(text, from)
        && !is_placeholder(said))
    .then(|| Found::span(Rule::Password, from, to))
    .flatten()
}

/// `ldap_bind(connection, "cn=admin,dc=example", "secret")`: the last text of a call
/// that logs in by a distinguished name.
pub(super) fn bind(text: Text<'_>, at: usize) -> Option<Found> {
    let open = text.skip(at, |byte| byte != b'(');
    let end = text.line_end(open);
    let call = text.cut(open, end);
    let close = call.iter().position(|&byte| byte == b')')?;
    let call = call.get(..close)?.trim_ascii_end();
    let quote = *call.last().filter(|&&byte| is_quote(byte))?;
    let inner = call.get(..call.len() - 1)?;
    let start = inner.iter().rposition(|&byte| byte == quote)?;
    let named = inner
        .get(..start)?
        .windows(3)
        .any(|part| [&b"cn="[..], b"dc=", b"ou="].iter().any(|one| part.eq_ignore_ascii_case(one)));
    let (from, to) = (open + start + 1, open + inner.len());
    (named && !text.cut(from, to).contains(&b'=') && !is_placeholder(text.cut(from, to)))
        .then(|| Found::span(Rule::Password, from, to))
        .flatten()
}

/// `dumpv_recv: String: secret` below the line that says what it is.
pub(super) fn dump(text: Text<'_>, at: usize) -> Option<Found> {
    let start = text.line_start(at);
    let above = text.line_start(start.saturating_sub(1));
    let higher = text.line_start(above.saturating_sub(1));
    let says = |from: usize, to: usize| text.find(from, to, b"ommunity").is_some();
    let in_bytes = text.starts(at, b"dumpx_");
    if !says(above, start) && (in_bytes || !says(higher, above)) {
        return None;
    }
    let colon = text.skip(at, is_name);
    let mut from = text.skip_blanks(colon + 1);
    if !in_bytes {
        if !text.starts(from, b"String:") {
            return None;
        }
        from = text.skip_blanks(from + b"String:".len());
    }
    (text.byte(colon) == b':' && !is_gap(text.byte(from)))
        .then(|| Found::value(Rule::Community, from, Mode::Line { embedded: false }))
}
