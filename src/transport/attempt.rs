//! [`Attempt`]: the circumstances of one try, and its [`Limits`].

use std::fmt;
use std::time::Duration;

use crate::cause::Cause;
use crate::time::WallTime;
use crate::transport::{Step, StopFlag};

/// How long the parts of an attempt may take, and how large an answer may be.
///
/// ```
/// use std::time::Duration;
/// use callhome::transport::Limits;
///
/// let limits = Limits::default().with_total(Duration::from_secs(20));
/// assert_eq!(limits.total(), Duration::from_secs(20));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    connect: Duration,
    handshake: Duration,
    stall: Duration,
    total: Duration,
    answer: usize,
}

impl Limits {
    /// The default for [`Limits::connect`].
    pub const CONNECT: Duration = Duration::from_secs(15);
    /// The default for [`Limits::handshake`].
    pub const HANDSHAKE: Duration = Duration::from_secs(15);
    /// The default for [`Limits::stall`].
    pub const STALL: Duration = Duration::from_secs(30);
    /// The default for [`Limits::total`].
    pub const TOTAL: Duration = Duration::from_secs(120);
    /// The longest time that [`Limits::total`] can be set to.
    pub const MAX_TOTAL: Duration = Duration::from_secs(3600);
    /// The largest answer body that is read, in bytes; not configurable.
    pub const ANSWER: usize = 64 * 1024;

    /// The time for name lookup and TCP together, over all addresses.
    #[must_use]
    pub fn connect(&self) -> Duration {
        self.connect
    }

    /// The time for the proxy's tunnel, and again for the TLS handshake.
    #[must_use]
    pub fn handshake(&self) -> Duration {
        self.handshake
    }

    /// The longest time without a single byte sent or received.
    #[must_use]
    pub fn stall(&self) -> Duration {
        self.stall
    }

    /// The time for the whole attempt.
    #[must_use]
    pub fn total(&self) -> Duration {
        self.total
    }

    /// The largest answer body, in bytes.
    #[must_use]
    pub fn answer(&self) -> usize {
        self.answer
    }

    /// Sets the time for name lookup and TCP.
    #[must_use]
    pub fn with_connect(self, connect: Duration) -> Self {
        Self { connect, ..self }
    }

    /// Sets the time for the tunnel and for the handshake.
    #[must_use]
    pub fn with_handshake(self, handshake: Duration) -> Self {
        Self { handshake, ..self }
    }

    /// Sets the longest time without a byte.
    #[must_use]
    pub fn with_stall(self, stall: Duration) -> Self {
        Self { stall, ..self }
    }

    /// Sets the time for the whole attempt; what is longer than
    /// [`Limits::MAX_TOTAL`] becomes that.
    #[must_use]
    pub fn with_total(self, total: Duration) -> Self {
        Self { total: total.min(Self::MAX_TOTAL), ..self }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Self::CONNECT,
            handshake: Self::HANDSHAKE,
            stall: Self::STALL,
            total: Self::TOTAL,
            answer: Self::ANSWER,
        }
    }
}

/// The time at which certificates have to be valid. There is no third.
///
/// ```
/// use callhome::transport::{Attempt, CertificateTime};
///
/// let floor = "2026-01-01T00:00:00Z".parse()?;
/// let attempt = Attempt::new(None).with_floor(floor, true);
/// assert_eq!(attempt.certificate_time(), Ok(CertificateTime::NotBefore(floor)));
/// # Ok::<(), callhome::NotATime>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CertificateTime {
    /// Then.
    At(WallTime),
    /// Then or at any later time, but all of a chain at the same: the clock is
    /// not known, and the host has allowed to go by the floor. What had expired
    /// by then is refused.
    NotBefore(WallTime),
}

/// The circumstances of one try: what time it is, who may stop it, who watches.
///
/// ```
/// use callhome::transport::{Attempt, StopFlag};
///
/// let stop = StopFlag::new();
/// let print = |step: &callhome::transport::Step| println!("{step}");
/// let attempt = Attempt::new(None).with_stop(&stop).with_watcher(&print);
/// assert!(!attempt.is_stopped());
/// ```
#[derive(Clone, Copy)]
pub struct Attempt<'a> {
    wall: Option<WallTime>,
    floor: Option<WallTime>,
    floor_allowed: bool,
    fresh: bool,
    stop: Option<&'a StopFlag>,
    watcher: Option<&'a dyn Fn(&Step)>,
}

impl<'a> Attempt<'a> {
    /// An attempt at this calendar time, against which certificates are checked.
    #[must_use]
    pub fn new(wall: Option<WallTime>) -> Self {
        Self { wall, floor: None, floor_allowed: false, fresh: false, stop: None, watcher: None }
    }

    /// The same attempt with a time that has certainly passed: a calendar time
    /// below it is not trusted. Where `allowed`, certificates are then checked
    /// against it instead.
    #[must_use]
    pub fn with_floor(self, floor: WallTime, allowed: bool) -> Self {
        Self { floor: Some(floor), floor_allowed: allowed, ..self }
    }

    /// The same attempt with a full TLS handshake: no session is resumed, so that
    /// the certificate is looked at.
    #[must_use]
    pub fn with_full_handshake(self) -> Self {
        Self { fresh: true, ..self }
    }

    /// The same attempt, ended when `stop` is raised.
    #[must_use]
    pub fn with_stop(self, stop: &'a StopFlag) -> Self {
        Self { stop: Some(stop), ..self }
    }

    /// The same attempt, with every [`Step`] told to `watcher` as it happens.
    #[must_use]
    pub fn with_watcher(self, watcher: &'a dyn Fn(&Step)) -> Self {
        Self { watcher: Some(watcher), ..self }
    }

    /// The calendar time as the host gave it. It may lie below the
    /// [`floor`](Self::floor): certificates are checked at the
    /// [`certificate_time`](Self::certificate_time).
    #[must_use]
    pub fn wall(&self) -> Option<WallTime> {
        self.wall
    }

    /// The time that has certainly passed.
    #[must_use]
    pub fn floor(&self) -> Option<WallTime> {
        self.floor
    }

    /// Whether certificates may be checked against the floor.
    #[must_use]
    pub fn is_floor_allowed(&self) -> bool {
        self.floor_allowed
    }

    /// Whether no TLS session may be resumed.
    #[must_use]
    pub fn wants_full_handshake(&self) -> bool {
        self.fresh
    }

    /// When certificates have to be valid.
    ///
    /// # Errors
    /// [`Cause::ClockUntrusted`] where the calendar time is not known, lies before
    /// 1970 or below the floor, and the floor may not take its place.
    pub fn certificate_time(&self) -> Result<CertificateTime, Cause> {
        let (given, floor) = (self.wall, self.floor);
        let is_set = |wall: &WallTime| wall.unix_millis() >= 0;
        match given.filter(is_set).filter(|wall| floor.is_none_or(|floor| *wall >= floor)) {
            Some(wall) => Ok(CertificateTime::At(wall)),
            None => floor
                .filter(|floor| self.floor_allowed && is_set(floor))
                .map(CertificateTime::NotBefore)
                .ok_or(Cause::ClockUntrusted { given, floor }),
        }
    }

    /// The flag that ends the attempt, if there is one.
    #[must_use]
    pub fn stop(&self) -> Option<&'a StopFlag> {
        self.stop
    }

    /// Whether the attempt should end now.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.stop.is_some_and(StopFlag::is_raised)
    }

    /// Tells the watcher, if there is one.
    pub fn tell(&self, step: &Step) {
        if let Some(watcher) = self.watcher {
            watcher(step);
        }
    }
}

impl fmt::Debug for Attempt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Attempt").field("wall", &self.wall).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> WallTime {
        text.parse().unwrap()
    }

    #[test]
    fn a_time_counts_from_the_floor_on_and_not_below() {
        let floor = at("2026-01-01T00:00:00Z");
        let just_below = at("2025-12-31T23:59:59.999Z");
        let asked =
            |wall, allowed| Attempt::new(wall).with_floor(floor, allowed).certificate_time();
        assert_eq!(asked(Some(floor), false), Ok(CertificateTime::At(floor)));
        let untrusted = |given| Err(Cause::ClockUntrusted { given, floor: Some(floor) });
        assert_eq!(asked(Some(just_below), false), untrusted(Some(just_below)));
        assert_eq!(asked(None, false), untrusted(None));
        for wall in [Some(just_below), None] {
            assert_eq!(asked(wall, true), Ok(CertificateTime::NotBefore(floor)));
        }
        assert_eq!(asked(Some(floor), true), Ok(CertificateTime::At(floor)));
    }

    #[test]
    fn the_total_time_ends_at_its_bound() {
        let total = |total| Limits::default().with_total(total).total();
        let most = Limits::MAX_TOTAL;
        assert_eq!(total(most), most);
        assert_eq!(total(most + Duration::from_nanos(1)), most);
        assert_eq!(total(most - Duration::from_nanos(1)), most - Duration::from_nanos(1));
    }

    #[test]
    fn without_a_floor_any_time_since_1970_counts() {
        let asked = |text: &str| Attempt::new(Some(at(text))).certificate_time().is_ok();
        assert!(asked("1970-01-01T00:00:00Z") && !asked("1969-12-31T23:59:59Z"));
        let unknown = Cause::ClockUntrusted { given: None, floor: None };
        assert_eq!(Attempt::new(None).certificate_time(), Err(unknown));
    }
}
