//! [`RetryAfter`]: how long the service centre asks us to wait.

use core::time::Duration;

use crate::time::WallTime;

/// The wait that a `Retry-After` header asks for (RFC 9110, section 10.2.3).
///
/// - More than nothing and at most [`RetryAfter::MAX`].
/// - A length of time, never a point in it: a date is measured against the
///   answer's own `Date` at once, so a wall clock that steps later on cannot
///   stretch it.
///
/// ```
/// use core::time::Duration;
/// use callhome::protocol::RetryAfter;
///
/// let wait = RetryAfter::parse("120", None).ok_or("no wait")?;
/// assert_eq!(wait.wait(), Duration::from_secs(120));
///
/// let ages = RetryAfter::parse("1000000000", None).ok_or("no wait")?;
/// assert_eq!(ages.wait(), RetryAfter::MAX);
/// assert!(ages.is_clamped());
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RetryAfter {
    wait: Duration,
    clamped: bool,
}

impl RetryAfter {
    /// The longest wait that is honoured; what is longer becomes this.
    pub const MAX: Duration = Duration::from_secs(24 * 60 * 60);

    /// Reads the header's value: seconds in decimal digits, or an HTTP date,
    /// which counts from `now`, the answer's `Date` or else the wall time.
    ///
    /// `None` for anything else, for no wait at all, for a date that is past,
    /// and for one when it is not known what time it is.
    #[must_use]
    pub fn parse(value: &str, now: Option<WallTime>) -> Option<Self> {
        let seconds = if !value.is_empty() && value.bytes().all(|b| b.is_ascii_digit()) {
            // Only a number beyond 64 bits fails here, and it is clamped.
            value.parse().unwrap_or(u64::MAX)
        } else {
            let until = WallTime::from_http_date(value)?.unix_seconds();
            u64::try_from(until.saturating_sub(now?.unix_seconds())).ok()?
        };
        if seconds == 0 {
            return None;
        }
        let wait = Duration::from_secs(seconds);
        Some(Self { wait: wait.min(Self::MAX), clamped: wait > Self::MAX })
    }

    /// How long to wait from the moment the answer came.
    #[must_use]
    pub fn wait(self) -> Duration {
        self.wait
    }

    /// Whether the service centre asked for more than [`RetryAfter::MAX`].
    #[must_use]
    pub fn is_clamped(self) -> bool {
        self.clamped
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn the_longest_wait_is_honoured_and_one_second_more_is_clamped() {
        let max = RetryAfter::MAX.as_secs();
        let at = RetryAfter::parse(&max.to_string(), None).unwrap();
        assert_eq!((at.wait(), at.is_clamped()), (RetryAfter::MAX, false));
        for over in [(max + 1).to_string(), "9".repeat(400)] {
            let over = RetryAfter::parse(&over, None).unwrap();
            assert_eq!((over.wait(), over.is_clamped()), (RetryAfter::MAX, true));
        }
    }

    #[test]
    fn past_negative_and_garbage_are_no_wait() {
        let now = WallTime::from_http_date("Sun, 06 Nov 1994 08:49:37 GMT");
        for text in [
            "",
            "0",
            "-1",
            "+1",
            "1.5",
            "soon",
            "120, 240",
            "Sun, 06 Nov 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 08:49:36 GMT",
        ] {
            assert_eq!(RetryAfter::parse(text, now), None, "{text}");
        }
    }

    #[test]
    fn a_date_counts_from_the_answers_own_clock() {
        let now = WallTime::from_http_date("Sun, 06 Nov 1994 08:49:37 GMT");
        let until = "Sun, 06 Nov 1994 08:50:37 GMT";
        assert_eq!(RetryAfter::parse(until, now).unwrap().wait(), Duration::from_secs(60));
        assert_eq!(RetryAfter::parse(until, None), None);
        let far = RetryAfter::parse("Fri, 31 Dec 9999 23:59:59 GMT", now).unwrap();
        assert!(far.is_clamped());
        assert!(RetryAfter::parse(until, Some(WallTime::MIN)).unwrap().is_clamped());
        assert_eq!(RetryAfter::parse(until, Some(WallTime::MAX)), None);
    }
}
