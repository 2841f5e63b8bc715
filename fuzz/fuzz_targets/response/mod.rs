//! What the targets of the protocol's answers have in common: an answer as text,
//! and what holds of every refusal.

use callhome::protocol::{Call, CallError, Response, RetryAfter};
use callhome::{Cause, Excerpt};

/// An answer as people write it down: the status, then a header a line, then an
/// empty line and the body.
pub fn read(data: &[u8]) -> Option<Response> {
    let (mut line, mut rest) = split(data);
    let status = str::from_utf8(line).ok()?.trim().parse().ok()?;
    let mut response = Response::new(status);
    while !rest.is_empty() {
        (line, rest) = split(rest);
        if line.is_empty() {
            break;
        }
        let colon = line.iter().position(|byte| *byte == b':')?;
        let (name, value) = line.split_at(colon);
        response = response.with_header(str::from_utf8(name).ok()?, &value[1..]);
    }
    Some(response.with_body(rest.to_vec()))
}

/// The first line, and what comes after it.
fn split(data: &[u8]) -> (&[u8], &[u8]) {
    let end = data.iter().position(|byte| *byte == b'\n').unwrap_or(data.len());
    (&data[..end], data.get(end + 1..).unwrap_or_default())
}

/// One value of a header, if there is exactly one.
pub fn header<'a>(response: &'a Response, name: &str) -> Option<&'a str> {
    let mut values = response.headers().filter(|(known, _)| *known == name);
    let (_, value) = values.next()?;
    values.all(|(_, other)| other == value).then_some(value)
}

/// The call's answer, if it took the response for one; else the refusal is checked.
pub fn asked<C: Call>(call: &C, response: &Response) -> Option<C::Answer> {
    let answer = call.answer(response, None);
    answer.inspect_err(check_error).ok()
}

/// A refusal can be shown as it is, and asks for no longer wait than we allow.
fn check_error(error: &CallError) {
    let shown = error.to_string();
    assert!(!shown.chars().any(char::is_control), "{shown:?}");
    assert!(shown.chars().count() <= Excerpt::MAX_CHARS + 200, "{shown:?}");
    if let Cause::Status { status, words } = error.cause() {
        assert!((400..600).contains(status) && !matches!(status, 401 | 403 | 511));
        check_words(words);
    }
    if let Some(wait) = error.retry_after() {
        check_wait(wait);
    }
}

/// A wait is more than nothing, and at most what we allow.
pub fn check_wait(wait: RetryAfter) {
    assert!(!wait.wait().is_zero() && wait.wait() <= RetryAfter::MAX, "{wait:?}");
    assert!(!wait.is_clamped() || wait.wait() == RetryAfter::MAX, "{wait:?}");
}

/// A stranger's words fit in one line and do nothing to a terminal.
pub fn check_words(words: &Excerpt) {
    assert!(words.as_str().chars().count() <= Excerpt::MAX_CHARS, "{words:?}");
    assert!(!words.as_str().chars().any(char::is_control), "{words:?}");
}
