//! Secrets in what programs say and are told: names that nobody has, prompts and their
//! answers, dumps of messages.

use crate::package::redact::found::Found;
use crate::package::redact::harmless::{is_placeholder, is_reference};
use crate::package::redact::made_key::is_made;
use crate::package::redact::mode::{Mode, Quote};
use crate::package::redact::named::Name;
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
    let user = text.find(at, at + 16, b"user ")? + b"user ".len();
    let from = text.skip(user, |byte| is_quote(byte) || byte == b' ').min(user + 2);
    let to = text.skip(from, |byte| !is_gap(byte) && !is_quote(byte));
    let to = to - usize::from(text.before(to) == b',');
    // An expression that looks for such lines.
    if text.cut(from, to).contains(&b'<') {
        return None;
    }
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

/// `send "secret\r"` behind a prompt for a password.
pub(super) fn answer(text: Text<'_>, at: usize) -> Option<Found> {
    let word = text.back(at, |byte| byte.is_ascii_alphabetic() || byte == b'_');
    let word_end = text.skip(at, |byte| byte.is_ascii_alphabetic());
    if !is_one_of(text.cut(word, word_end), "send exp_send") {
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

/// "Please use the following password to proceed:", and the password alone in a line below.
pub(super) fn announced(name: &Name<'_>) -> Option<Found> {
    let text = name.text;
    let end = text.line_end(name.to);
    let follows = text.ends(name.from, b"following ") && text.cut(name.to, end).ends_with(b":");
    let from = text.skip_space(end);
    let to = text.line_end(from);
    (follows && is_made(text.cut(from, to)))
        .then(|| Found::span(Rule::Password, from, to))
        .flatten()
}

/// `login attempt [b'root'/b'secret'] failed`, as a honeypot logs what was tried.
pub(super) fn honeypot(text: Text<'_>, at: usize) -> Option<Found> {
    let open = at + b"n attempt [".len();
    let divides = text.find(open, text.line_end(open), b"/")?;
    let end = text.find(divides, text.line_end(divides), b"]")?;
    let from = text.skip(divides + 1, |byte| byte == b'b').min(divides + 2);
    let quoted = usize::from(is_quote(text.byte(from)));
    Found::span(Rule::Password, from + quoted, end - quoted.min(end - from))
}

/// `PDO->__construct('mysql:host=db', 'user', 'secret')` in a trace of PHP.
pub(super) fn construct(text: Text<'_>, at: usize) -> Option<Found> {
    let end = text.line_end(at);
    let mut quotes = (at..end).filter(|&place| text.byte(place) == b'\'').skip(4);
    let (from, to) = (quotes.next()? + 1, quotes.next()?);
    Found::span(Rule::Password, from, to)
}

/// `dumpv_recv: String: secret` below the line that says what it is.
pub(super) fn dump(text: Text<'_>, at: usize) -> Option<Found> {
    let start = text.line_start(at);
    let above = text.line_start(start.saturating_sub(1));
    let higher = text.line_start(above.saturating_sub(1));
    let says = |from: usize, to: usize| text.find(from, to, b"ommunity").is_some();
    if !says(above, start) && !says(higher, above) {
        return None;
    }
    let colon = text.skip(at, is_name);
    let from = text.skip_blanks(colon + 1);
    // The tag and the length, and then the same in hexadecimal.
    if text.starts(at, b"dumpx_") {
        let bytes = from + b"04 07 ".len();
        let end = text.line_end(from);
        return text
            .starts(from, b"04 ")
            .then(|| Found::span(Rule::Community, bytes, end))
            .flatten();
    }
    if !text.starts(from, b"String:") {
        return None;
    }
    let from = text.skip_blanks(from + b"String:".len());
    (text.byte(colon) == b':' && !is_gap(text.byte(from)))
        .then(|| Found::value(Rule::Community, from, Mode::Line { embedded: false }))
}
