//! [`CallError`]: why a call brought no answer that it could use.

use alloc::string::String;
use core::fmt;

use crate::cause::Cause;
use crate::protocol::{MAX_ANSWER_BYTES, ProblemDetails, Response, RetryAfter, json};
use crate::text::Excerpt;
use crate::time::WallTime;

/// Why a call brought no answer that it could use, and how long the service
/// centre asks us to wait.
///
/// ```
/// use core::time::Duration;
/// use callhome::protocol::{CallError, Response};
///
/// let busy = Response::new(503).with_header("retry-after", b"60");
/// let error = CallError::from_response(&busy, None);
/// assert_eq!(error.to_string(), "the service centre answered with status 503");
/// assert_eq!(error.retry_after().map(|wait| wait.wait()), Some(Duration::from_secs(60)));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallError {
    cause: Cause,
    retry_after: Option<RetryAfter>,
}

impl CallError {
    /// What an answer means that the call has no meaning of its own for.
    ///
    /// | status | cause |
    /// |---|---|
    /// | 401, 403 | [`Cause::CredentialsRefused`] |
    /// | 2xx, 3xx, 511 | [`Cause::NotAServiceCentre`]: the protocol has no other success and no redirect; captive portals answer so (RFC 6585, section 6) |
    /// | other 4xx and 5xx | [`Cause::Status`], with the words of the problem details or of a plain text |
    /// | anything else | [`Cause::AnswerMalformed`] |
    #[must_use]
    pub fn from_response(response: &Response, wall: Option<WallTime>) -> Self {
        let cause = match response.status() {
            status @ (401 | 403) => Cause::CredentialsRefused { status },
            200..=399 | 511 => Cause::NotAServiceCentre,
            status @ 400..=599 => Cause::Status { status, words: words(response) },
            _ => malformed("a status outside 200 to 599"),
        };
        Self { cause, retry_after: retry_after(response, wall) }
    }

    /// What went wrong.
    #[must_use]
    pub fn cause(&self) -> &Cause {
        &self.cause
    }

    /// Only the cause.
    #[must_use]
    pub fn into_cause(self) -> Cause {
        self.cause
    }

    /// The wait that the service centre asks for.
    #[must_use]
    pub fn retry_after(&self) -> Option<RetryAfter> {
        self.retry_after
    }
}

impl fmt::Display for CallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.cause, f)
    }
}

impl core::error::Error for CallError {}

impl From<Cause> for CallError {
    fn from(cause: Cause) -> Self {
        Self { cause, retry_after: None }
    }
}

/// What the service centre says about an error.
pub(super) fn words(response: &Response) -> Excerpt {
    let media_type = response.header("content-type").ok().flatten().unwrap_or_default();
    let body = response.body();
    if body.len() > MAX_ANSWER_BYTES {
        Excerpt::default()
    } else if json::is_json(media_type) {
        ProblemDetails::parse(body).unwrap_or_default().words()
    } else if media_type.get(..10).is_some_and(|kind| kind.eq_ignore_ascii_case("text/plain")) {
        Excerpt::from_bytes(body)
    } else {
        // A page in HTML says nothing in a journal's line.
        Excerpt::default()
    }
}

/// The wait that an answer asks for; its own `Date` goes before our clock.
pub(super) fn retry_after(response: &Response, wall: Option<WallTime>) -> Option<RetryAfter> {
    let header = |name| response.header(name).ok().flatten();
    let now = header("date").and_then(WallTime::from_http_date).or(wall);
    RetryAfter::parse(header("retry-after")?, now)
}

/// A malformed answer, with what is wrong about it.
pub(super) fn malformed(reason: &str) -> Cause {
    Cause::AnswerMalformed { reason: Excerpt::new(reason) }
}

/// A text of the service centre's that we keep: printable, 1 to `max` characters.
pub(super) fn bounded(name: &str, text: String, max: usize) -> Result<String, Cause> {
    let text = crate::text::trimmed(&text);
    let fits = !text.is_empty() && text.chars().nth(max).is_none();
    if fits && text.chars().all(crate::text::is_printable) {
        Ok(text)
    } else {
        Err(malformed(&alloc::format!("{name} must have 1 to {max} printable characters")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cause(status: u16) -> &'static str {
        CallError::from_response(&Response::new(status), None).cause().code()
    }

    #[test]
    fn every_status_has_a_cause() {
        assert_eq!([cause(401), cause(403)], ["credentials-refused"; 2]);
        let portal = [cause(200), cause(204), cause(302), cause(304), cause(399), cause(511)];
        assert_eq!(portal, ["not-a-service-centre"; 6]);
        let errors = [cause(400), cause(404), cause(429), cause(500), cause(599)];
        assert_eq!(errors, ["status"; 5]);
        for status in [0, 100, 199, 600, 999, u16::MAX] {
            assert_eq!(cause(status), "answer-malformed");
        }
    }

    #[test]
    fn words_come_from_problems_and_plain_text_only() {
        let said = |media_type: &str, body: &str| {
            let response = Response::new(500)
                .with_header("content-type", media_type.as_bytes())
                .with_body(body.into());
            CallError::from_response(&response, None).cause().clone()
        };
        let with = |words| Cause::Status { status: 500, words: Excerpt::new(words) };
        let problem = r#"{"title":"Full"}"#;
        assert_eq!(said("application/problem+json", problem), with("Full"));
        assert_eq!(said("application/json", problem), with("Full"));
        assert_eq!(said("Text/Plain; charset=utf-8", "no room\n"), with("no room"));
        assert_eq!(said("text/html", "<p>no room"), with(""));
        assert_eq!(said("application/problem+json", "<p>"), with(""));
        assert_eq!(said("text/plain", &"x".repeat(MAX_ANSWER_BYTES + 1)), with(""));
    }

    #[test]
    fn a_date_to_wait_for_is_measured_against_the_answers_date() {
        let response = Response::new(429)
            .with_header("date", b"Sun, 06 Nov 1994 08:49:37 GMT")
            .with_header("retry-after", b"Sun, 06 Nov 1994 08:49:47 GMT");
        let wall = WallTime::from_unix_seconds(4_000_000_000).ok();
        let error = CallError::from_response(&response, wall);
        assert_eq!(error.retry_after().unwrap().wait().as_secs(), 10);
    }
}
