//! [`FloodLimits`]: how many tickets a flood of faults becomes.

use alloc::collections::{BTreeMap, VecDeque};
use core::time::Duration;

use crate::event::{Device, Event, Severity};
use crate::forwarder::config::{OutOfBounds, within};

/// So many tickets within so much of the device's running time.
///
/// ```
/// use core::time::Duration;
/// use callhome::forwarder::FloodLimit;
///
/// let limit = FloodLimit::new(30, Duration::from_secs(2 * 60 * 60))?;
/// assert_eq!(limit.tickets(), 30);
/// assert!(FloodLimit::new(0, limit.within()).is_err());
/// # Ok::<(), callhome::forwarder::OutOfBounds>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FloodLimit {
    tickets: u32,
    within: Duration,
}

impl FloodLimit {
    /// The most tickets that a limit can let through.
    pub const MAX_TICKETS: u32 = 10_000;
    /// The longest time that a limit can count over.
    pub const MAX_WITHIN: Duration = Duration::from_secs(24 * 60 * 60);

    const fn of(tickets: u32, minutes: u64) -> Self {
        Self { tickets, within: Duration::from_secs(minutes * 60) }
    }

    /// `tickets`, 1 to [`FloodLimit::MAX_TICKETS`], within a minute to
    /// [`FloodLimit::MAX_WITHIN`].
    ///
    /// # Errors
    /// [`OutOfBounds`].
    pub fn new(tickets: u32, time: Duration) -> Result<Self, OutOfBounds> {
        within("flood_tickets", tickets.into(), 1, Self::MAX_TICKETS.into())?;
        let seconds = within("flood_within", time.as_secs(), 60, Self::MAX_WITHIN.as_secs())?;
        Ok(Self { tickets, within: Duration::from_secs(seconds) })
    }

    /// How many tickets.
    #[must_use]
    pub fn tickets(&self) -> u32 {
        self.tickets
    }

    /// Within what time.
    #[must_use]
    pub fn within(&self) -> Duration {
        self.within
    }
}

/// How many tickets of their own faults may have. What is beyond a limit is
/// counted on one ticket, the roll-up.
///
/// A fault counts against those that are at least as severe: a flood of warnings
/// does not hide a critical fault. So up to three times a limit may pass, once
/// for each severity. Manual calls are not limited, and a fault whose ticket is
/// open is counted there and needs no new one.
///
/// ```
/// use core::time::Duration;
/// use callhome::forwarder::{Config, FloodLimit, FloodLimits};
///
/// // An appliance that reports for a rack room: more in all, the same for each device.
/// let overall = FloodLimit::new(1000, Duration::from_secs(60 * 60))?;
/// let config = Config::new().with_flood_limits(FloodLimits::new().with_overall(Some(overall)));
/// assert_eq!(config.flood_limits().per_device(), Some(FloodLimits::PER_DEVICE));
/// # Ok::<(), callhome::forwarder::OutOfBounds>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FloodLimits {
    per_device: Option<FloodLimit>,
    per_message_id: Option<FloodLimit>,
    overall: Option<FloodLimit>,
}

impl FloodLimits {
    /// 10 tickets within an hour for each device, unless the host says otherwise.
    pub const PER_DEVICE: FloodLimit = FloodLimit::of(10, 60);
    /// 30 tickets within two hours for each message id, unless the host says otherwise.
    pub const PER_MESSAGE_ID: FloodLimit = FloodLimit::of(30, 2 * 60);
    /// 100 tickets within an hour in all, unless the host says otherwise.
    pub const OVERALL: FloodLimit = FloodLimit::of(100, 60);

    /// [`FloodLimits::PER_DEVICE`], [`FloodLimits::PER_MESSAGE_ID`] and
    /// [`FloodLimits::OVERALL`].
    #[must_use]
    pub fn new() -> Self {
        Self {
            per_device: Some(Self::PER_DEVICE),
            per_message_id: Some(Self::PER_MESSAGE_ID),
            overall: Some(Self::OVERALL),
        }
    }

    /// No limits: the host limits floods itself.
    #[must_use]
    pub fn none() -> Self {
        Self { per_device: None, per_message_id: None, overall: None }
    }

    /// The limit for the tickets of one device.
    #[must_use]
    pub fn with_per_device(self, limit: Option<FloodLimit>) -> Self {
        Self { per_device: limit, ..self }
    }

    /// The limit for the tickets of one message id.
    #[must_use]
    pub fn with_per_message_id(self, limit: Option<FloodLimit>) -> Self {
        Self { per_message_id: limit, ..self }
    }

    /// The limit for all tickets.
    #[must_use]
    pub fn with_overall(self, limit: Option<FloodLimit>) -> Self {
        Self { overall: limit, ..self }
    }

    /// The limit for the tickets of one device.
    #[must_use]
    pub fn per_device(&self) -> Option<FloodLimit> {
        self.per_device
    }

    /// The limit for the tickets of one message id.
    #[must_use]
    pub fn per_message_id(&self) -> Option<FloodLimit> {
        self.per_message_id
    }

    /// The limit for all tickets.
    #[must_use]
    pub fn overall(&self) -> Option<FloodLimit> {
        self.overall
    }
}

impl Default for FloodLimits {
    fn default() -> Self {
        Self::new()
    }
}

/// The tickets that were opened of late, counted for each limit.
#[derive(Debug, Default)]
pub(super) struct Floods {
    per_device: Counter,
    per_message_id: Counter,
    overall: Counter,
}

/// When tickets were opened, by what the limit looks at.
#[derive(Debug, Default)]
struct Counter {
    recent: VecDeque<(u64, u64, Severity)>,
    /// For each key, how many of each severity.
    counts: BTreeMap<u64, [u32; 3]>,
}

impl Counter {
    /// The most tickets that are remembered. Where limits are set so wide that
    /// more come, the oldest are forgotten early.
    const MAX_RECENT: usize = 3 * FloodLimit::MAX_TICKETS as usize;

    fn expire(&mut self, limit: FloodLimit, ran: u64) {
        let within = u64::try_from(limit.within.as_millis()).unwrap_or(u64::MAX);
        while let Some((at, ..)) = self.recent.front()
            && ran.saturating_sub(*at) >= within
        {
            self.forget_first();
        }
    }

    fn forget_first(&mut self) {
        let Some((_, key, severity)) = self.recent.pop_front() else { return };
        let Some(counts) = self.counts.get_mut(&key) else { return };
        if let Some(count) = counts.get_mut(severity as usize) {
            *count = count.saturating_sub(1);
        }
        if *counts == [0; 3] {
            self.counts.remove(&key);
        }
    }

    fn is_full(&self, limit: FloodLimit, key: u64, severity: Severity) -> bool {
        let counts = self.counts.get(&key).copied().unwrap_or_default();
        counts.iter().skip(severity as usize).sum::<u32>() >= limit.tickets
    }

    fn add(&mut self, limit: FloodLimit, ran: u64, key: u64, severity: Severity) {
        self.expire(limit, ran);
        if self.recent.len() >= Self::MAX_RECENT {
            self.forget_first();
        }
        self.recent.push_back((ran, key, severity));
        if let Some(count) = self.counts.entry(key).or_default().get_mut(severity as usize) {
            *count += 1;
        }
    }
}

impl Floods {
    /// Whether one more ticket of its own is more than a limit lets through.
    pub(super) fn is_over(
        &mut self,
        limits: &FloodLimits,
        device: &Device,
        event: &Event,
        ran: u64,
    ) -> bool {
        let severity = event.severity();
        self.each(limits, device, event).into_iter().any(|(counter, limit, key)| {
            counter.expire(limit, ran);
            counter.is_full(limit, key, severity)
        })
    }

    /// A ticket was opened at `ran` on the engine's clock.
    pub(super) fn opened(
        &mut self,
        limits: &FloodLimits,
        device: &Device,
        event: &Event,
        ran: u64,
    ) {
        for (counter, limit, key) in self.each(limits, device, event) {
            counter.add(limit, ran, key, event.severity());
        }
    }

    fn each(
        &mut self,
        limits: &FloodLimits,
        device: &Device,
        event: &Event,
    ) -> impl IntoIterator<Item = (&mut Counter, FloodLimit, u64)> + use<'_> {
        let device_key =
            || key_of(&[device.manufacturer(), device.model(), device.serial_number()]);
        [
            limits.per_device.map(|limit| (&mut self.per_device, limit, device_key())),
            limits
                .per_message_id
                .map(|limit| (&mut self.per_message_id, limit, key_of(&[event.message_id()]))),
            limits.overall.map(|limit| (&mut self.overall, limit, 0)),
        ]
        .into_iter()
        .flatten()
    }
}

/// A short name for some texts. Two that share one by chance share a limit, and
/// nothing worse.
fn key_of(texts: &[&str]) -> u64 {
    // FNV-1a, with an end after each text.
    let bytes = texts.iter().flat_map(|text| text.bytes().chain([0xff]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::String;

    use super::*;
    use crate::event::DeviceDraft;

    fn device(serial: u32) -> Device {
        DeviceDraft {
            manufacturer: "Example".into(),
            model: "SR 1".into(),
            serial_number: format!("J30A{serial:04}"),
            ..DeviceDraft::default()
        }
        .check()
        .unwrap()
    }

    fn event(message_id: &str, severity: Severity) -> Event {
        Event::fault(message_id, severity, "Fan 2 stands still").unwrap()
    }

    /// How many of `count` reports get a ticket of their own.
    fn pass(limits: FloodLimits, count: u32, make: impl Fn(u32) -> (Device, Event)) -> u32 {
        let mut floods = Floods::default();
        let passes = |(device, event): (Device, Event)| {
            let passes = !floods.is_over(&limits, &device, &event, 0);
            if passes {
                floods.opened(&limits, &device, &event, 0);
            }
            passes
        };
        (0..count).map(make).map(passes).filter(|passes| *passes).count().try_into().unwrap()
    }

    #[test]
    fn each_limit_lets_its_number_through_and_not_one_more() {
        let warning = |n: u32| event(&format!("Fan.1.0.{n}"), Severity::Warning);
        let of_one_device = pass(FloodLimits::new(), 50, |n| (device(1), warning(n)));
        assert_eq!(of_one_device, FloodLimits::PER_DEVICE.tickets());
        let of_one_kind = pass(FloodLimits::new(), 50, |n| (device(n), warning(1)));
        assert_eq!(of_one_kind, FloodLimits::PER_MESSAGE_ID.tickets());
        let in_all = pass(FloodLimits::new(), 200, |n| (device(n), warning(n)));
        assert_eq!(in_all, FloodLimits::OVERALL.tickets());
        assert_eq!(pass(FloodLimits::none(), 200, |_| (device(1), warning(1))), 200);
    }

    #[test]
    fn a_flood_of_warnings_does_not_hide_a_critical_fault() {
        let limits = FloodLimits::new();
        let mut floods = Floods::default();
        let (warning, critical) = (event("a", Severity::Warning), event("b", Severity::Critical));
        for _ in 0..limits.per_device().unwrap().tickets() {
            floods.opened(&limits, &device(1), &warning, 0);
        }
        assert!(floods.is_over(&limits, &device(1), &warning, 0));
        assert!(!floods.is_over(&limits, &device(1), &critical, 0));
        for _ in 0..limits.per_device().unwrap().tickets() {
            floods.opened(&limits, &device(1), &critical, 0);
        }
        assert!(floods.is_over(&limits, &device(1), &critical, 0));
    }

    #[test]
    fn a_flood_is_over_when_its_time_is() {
        let limits = FloodLimits::new();
        let mut floods = Floods::default();
        let fault = event("a", Severity::Ok);
        for _ in 0..10 {
            floods.opened(&limits, &device(1), &fault, 1_000);
        }
        let hour = 60 * 60 * 1_000;
        assert!(floods.is_over(&limits, &device(1), &fault, 1_000 + hour - 1));
        assert!(!floods.is_over(&limits, &device(1), &fault, 1_000 + hour));
        assert!(floods.per_device.recent.is_empty() && floods.per_device.counts.is_empty());
    }

    #[test]
    fn what_is_remembered_ends_at_its_bound() {
        let limit = FloodLimit::new(1, FloodLimit::MAX_WITHIN).unwrap();
        let mut counter = Counter::default();
        for n in 0..=Counter::MAX_RECENT as u64 {
            counter.add(limit, 0, n, Severity::Ok);
        }
        assert_eq!(counter.recent.len(), Counter::MAX_RECENT);
        assert_eq!(counter.counts.len(), Counter::MAX_RECENT);
        assert!(
            !counter.is_full(limit, 0, Severity::Ok) && counter.is_full(limit, 1, Severity::Ok)
        );
    }

    #[test]
    fn a_limit_ends_at_its_bounds() {
        let (max, longest) = (FloodLimit::MAX_TICKETS, FloodLimit::MAX_WITHIN);
        let second = Duration::from_secs(1);
        assert!(FloodLimit::new(max, longest).is_ok());
        assert!(FloodLimit::new(1, Duration::from_secs(60)).is_ok());
        for (tickets, time) in [
            (max + 1, longest),
            (0, longest),
            (max, longest + second),
            (max, Duration::from_secs(59)),
        ] {
            assert!(FloodLimit::new(tickets, time).is_err(), "{tickets} {time:?}");
        }
    }

    #[test]
    fn texts_do_not_run_into_each_other() {
        assert_ne!(key_of(&["ab", "c"]), key_of(&["a", "bc"]));
        assert_eq!(key_of(&[&String::from("a")]), key_of(&["a"]));
    }
}
