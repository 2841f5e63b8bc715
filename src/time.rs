//! The two clocks: [`Uptime`] for waiting, [`WallTime`] for people and certificates.
//!
//! The library reads neither. The host passes a [`Now`] in with every call.

use alloc::string::String;
use core::fmt;
use core::str::FromStr;
use core::time::Duration;

use chrono::{DateTime, NaiveDateTime, SecondsFormat, Utc};

/// Milliseconds since some start that the host chooses, usually the last boot.
///
/// It never goes back. Deadlines and waits are counted on it; it is never
/// stored, because it means nothing after a restart.
///
/// ```
/// use core::time::Duration;
/// use callhome::Uptime;
///
/// let start = Uptime::from_millis(5_000);
/// let later = start + Duration::from_secs(2);
/// assert_eq!(later.since(start), Duration::from_secs(2));
/// assert_eq!(start.since(later), Duration::ZERO);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Uptime(u64);

impl Uptime {
    /// The moment `millis` milliseconds after the start.
    #[must_use]
    pub const fn from_millis(millis: u64) -> Self {
        Self(millis)
    }

    /// Milliseconds since the start.
    #[must_use]
    pub const fn as_millis(self) -> u64 {
        self.0
    }

    /// The time from `earlier` until this moment; zero if `earlier` is later.
    #[must_use]
    pub const fn since(self, earlier: Self) -> Duration {
        Duration::from_millis(self.0.saturating_sub(earlier.0))
    }
}

impl core::ops::Add<Duration> for Uptime {
    type Output = Self;

    /// Stops at the end of the scale, half a billion years from the start.
    fn add(self, wait: Duration) -> Self {
        Self(self.0.saturating_add(u64::try_from(wait.as_millis()).unwrap_or(u64::MAX)))
    }
}

/// A point in calendar time, in milliseconds, UTC.
///
/// A device may not know it (no real-time clock, no NTP yet), so everywhere in
/// this library it is an `Option`. It is shown, sent and used for certificates;
/// no wait depends on it.
///
/// - Between the years 0000 and 9999, so that it always has an RFC 3339 form.
///
/// ```
/// use callhome::WallTime;
///
/// let time: WallTime = "2026-01-31T12:00:00+01:00".parse()?;
/// assert_eq!(time.to_string(), "2026-01-31T11:00:00Z");
/// assert_eq!(WallTime::from_http_date("Sat, 31 Jan 2026 11:00:00 GMT"), Some(time));
/// # Ok::<(), callhome::NotATime>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WallTime(i64);

/// The text or number is not a time between the years 0000 and 9999.
///
/// ```
/// use callhome::{NotATime, WallTime};
///
/// assert_eq!("yesterday".parse::<WallTime>(), Err(NotATime));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an RFC 3339 time between the years 0000 and 9999")]
pub struct NotATime;

impl WallTime {
    /// The earliest time: the start of the year 0000.
    pub const MIN: Self = Self(-62_167_219_200_000);
    /// The latest time: the last millisecond of the year 9999.
    pub const MAX: Self = Self(253_402_300_799_999);

    /// When this version of the library was released, or the one before it while
    /// it is not: a time that has certainly passed wherever the library runs. It
    /// stands in the source, so that builds stay reproducible; 2026-01-01T00:00:00Z.
    pub const RELEASE: Self = Self(1_767_225_600_000);

    /// The time that is `seconds` after 1970-01-01T00:00:00Z.
    ///
    /// # Errors
    /// [`NotATime`] outside the years 0000 to 9999.
    pub fn from_unix_seconds(seconds: i64) -> Result<Self, NotATime> {
        seconds.checked_mul(1000).ok_or(NotATime).and_then(Self::from_unix_millis)
    }

    /// The time that is `millis` milliseconds after 1970-01-01T00:00:00Z.
    ///
    /// # Errors
    /// [`NotATime`] outside the years 0000 to 9999.
    pub fn from_unix_millis(millis: i64) -> Result<Self, NotATime> {
        (Self::MIN.0..=Self::MAX.0).contains(&millis).then_some(Self(millis)).ok_or(NotATime)
    }

    /// Milliseconds since 1970-01-01T00:00:00Z, negative before it.
    #[must_use]
    pub const fn unix_millis(self) -> i64 {
        self.0
    }

    /// Whole seconds since 1970-01-01T00:00:00Z, negative before it.
    #[must_use]
    pub const fn unix_seconds(self) -> i64 {
        self.0.div_euclid(1000)
    }

    /// Reads an HTTP date in any of the three forms of RFC 9110, section 5.6.7.
    ///
    /// `None` for anything else. The two-digit year of the RFC 850 form is read
    /// as 1970 to 2069.
    #[must_use]
    pub fn from_http_date(text: &str) -> Option<Self> {
        // Weekdays are skipped, not compared: the date decides.
        let after_weekday = text.split_once(", ").map(|(_, rest)| rest);
        let read = |text: &str, form| NaiveDateTime::parse_from_str(text, form).ok();
        let time = match after_weekday {
            Some(rest) => read(rest, "%d %b %Y %H:%M:%S GMT")
                .or_else(|| read(rest, "%d-%b-%y %H:%M:%S GMT"))?,
            None => read(text, "%a %b %e %H:%M:%S %Y")?,
        };
        Self::from_unix_seconds(time.and_utc().timestamp()).ok()
    }

    fn date_time(self) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(self.0).unwrap_or_default()
    }

    /// The RFC 3339 form in UTC, with milliseconds only where there are some.
    #[must_use]
    pub fn to_rfc3339(self) -> String {
        let precision =
            if self.0.rem_euclid(1000) == 0 { SecondsFormat::Secs } else { SecondsFormat::Millis };
        self.date_time().to_rfc3339_opts(precision, true)
    }
}

impl FromStr for WallTime {
    type Err = NotATime;

    /// Reads RFC 3339; what is finer than a millisecond is cut off.
    fn from_str(text: &str) -> Result<Self, NotATime> {
        let time = DateTime::parse_from_rfc3339(text).map_err(|_| NotATime)?;
        Self::from_unix_millis(time.timestamp_millis())
    }
}

impl fmt::Display for WallTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_rfc3339())
    }
}

impl fmt::Debug for WallTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl serde::Serialize for WallTime {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for WallTime {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// Both clocks at one moment, as the host reads them.
///
/// ```
/// use callhome::{Now, Uptime, WallTime};
///
/// let early = Now::new(Uptime::from_millis(900)); // booted, no NTP yet
/// assert_eq!(early.wall(), None);
///
/// let later = Now::new(Uptime::from_millis(60_000))
///     .with_wall(WallTime::from_unix_seconds(1_790_000_000)?);
/// assert!(later.wall().is_some());
/// # Ok::<(), callhome::NotATime>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    uptime: Uptime,
    wall: Option<WallTime>,
}

impl Now {
    /// The moment `uptime`, with the calendar time unknown.
    #[must_use]
    pub const fn new(uptime: Uptime) -> Self {
        Self { uptime, wall: None }
    }

    /// The same moment with a calendar time that the host trusts.
    #[must_use]
    pub const fn with_wall(self, wall: WallTime) -> Self {
        Self { wall: Some(wall), ..self }
    }

    /// The monotonic clock.
    #[must_use]
    pub const fn uptime(self) -> Uptime {
        self.uptime
    }

    /// The calendar time, where the host knows it.
    #[must_use]
    pub const fn wall(self) -> Option<WallTime> {
        self.wall
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uptime_saturates_at_both_ends() {
        assert_eq!(Uptime::from_millis(u64::MAX) + Duration::MAX, Uptime::from_millis(u64::MAX));
        assert_eq!(Uptime::from_millis(1).since(Uptime::from_millis(2)), Duration::ZERO);
    }

    #[test]
    fn wall_time_has_a_first_and_a_last_moment() {
        assert_eq!(WallTime::MIN.to_rfc3339(), "0000-01-01T00:00:00Z");
        assert_eq!(WallTime::MAX.to_rfc3339(), "9999-12-31T23:59:59.999Z");
        assert_eq!(WallTime::from_unix_millis(WallTime::MAX.0 + 1), Err(NotATime));
        assert_eq!(WallTime::from_unix_millis(WallTime::MIN.0 - 1), Err(NotATime));
        assert_eq!(WallTime::from_unix_seconds(i64::MAX), Err(NotATime));
    }

    #[test]
    fn rfc3339_goes_round() {
        for text in ["1969-12-31T23:59:59.001Z", "2026-11-22T17:00:00Z"] {
            assert_eq!(text.parse::<WallTime>().unwrap().to_rfc3339(), text);
        }
        for text in ["", "2026-11-22", "2026-13-01T00:00:00Z", "10000-01-01T00:00:00Z"] {
            assert_eq!(text.parse::<WallTime>(), Err(NotATime), "{text}");
        }
    }

    #[test]
    fn http_dates_are_read_in_their_three_forms() {
        let expected = Some("1994-11-06T08:49:37Z".parse().unwrap());
        for text in [
            "Sun, 06 Nov 1994 08:49:37 GMT",
            "Sunday, 06-Nov-94 08:49:37 GMT",
            "Sun Nov  6 08:49:37 1994",
        ] {
            assert_eq!(WallTime::from_http_date(text), expected, "{text}");
        }
        for text in ["", "soon", "Sun, 06 Nov 1994 08:49:37 CET", "Sun, 99 Nov 1994 08:49:37 GMT"] {
            assert_eq!(WallTime::from_http_date(text), None, "{text}");
        }
    }
}
