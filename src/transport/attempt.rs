//! [`Attempt`]: the circumstances of one try, and its [`Limits`].

use std::fmt;
use std::time::Duration;

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
    stop: Option<&'a StopFlag>,
    watcher: Option<&'a dyn Fn(&Step)>,
}

impl<'a> Attempt<'a> {
    /// An attempt at this calendar time, against which certificates are checked.
    #[must_use]
    pub fn new(wall: Option<WallTime>) -> Self {
        Self { wall, stop: None, watcher: None }
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

    /// The calendar time, where the device knows it.
    #[must_use]
    pub fn wall(&self) -> Option<WallTime> {
        self.wall
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
