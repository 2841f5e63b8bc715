//! [`Config`]: the few numbers that a host may choose.

use core::time::Duration;

use crate::forwarder::floods::FloodLimits;
use crate::retry;

/// The numbers of a [`Forwarder`](crate::forwarder::Forwarder) that a host may
/// choose. The defaults fit one machine that reports for itself.
///
/// ```
/// use core::time::Duration;
/// use callhome::forwarder::Config;
///
/// let config = Config::new().with_max_open(20_000)?; // an appliance for a whole rack room
/// assert_eq!(config.give_up_after(), Duration::from_secs(7 * 24 * 60 * 60));
/// # Ok::<(), callhome::forwarder::OutOfBounds>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    give_up_after: Duration,
    max_open: usize,
    max_ended: usize,
    max_calls: usize,
    approval_required: bool,
    approval_within: Duration,
    flood_limits: FloodLimits,
    alarm_after: Duration,
}

/// A number lies outside its bounds.
///
/// ```
/// use callhome::forwarder::Config;
///
/// let error = Config::new().with_max_calls(0).unwrap_err();
/// assert_eq!(error.to_string(), "max_calls must be 1 to 16");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{field} must be {min} to {max}")]
pub struct OutOfBounds {
    field: &'static str,
    min: u64,
    max: u64,
}

impl OutOfBounds {
    /// The number's name.
    #[must_use]
    pub fn field(&self) -> &'static str {
        self.field
    }
}

impl Config {
    /// The most tickets that can be open at once, whatever the host chooses.
    pub const MAX_OPEN: usize = 200_000;
    /// The most ended tickets that can be kept, whatever the host chooses.
    pub const MAX_ENDED: usize = 10_000;
    /// The most calls that can be under way at once, whatever the host chooses.
    pub const MAX_CALLS: usize = 16;
    /// The longest time a ticket can be tried for, whatever the host chooses.
    pub const MAX_GIVE_UP_AFTER: Duration = Duration::from_secs(365 * 24 * 60 * 60);

    /// How long a package waits for approval where the host says nothing else.
    pub const APPROVAL_WITHIN: Duration = Duration::from_secs(7 * 24 * 60 * 60);
    /// The longest time a package can wait for approval, whatever the host chooses.
    pub const MAX_APPROVAL_WITHIN: Duration = Duration::from_secs(365 * 24 * 60 * 60);

    /// How long nothing is delivered before the device is told, where the host
    /// says nothing else.
    pub const ALARM_AFTER: Duration = Duration::from_secs(24 * 60 * 60);
    /// The longest time nothing is delivered before the device is told, whatever
    /// the host chooses.
    pub const MAX_ALARM_AFTER: Duration = Duration::from_secs(30 * 24 * 60 * 60);

    /// 7 days, 1000 open tickets, 256 ended ones, one call at a time; packages
    /// need no approval; the flood limits of [`FloodLimits::new`]; an alarm after
    /// [`Config::ALARM_AFTER`].
    #[must_use]
    pub fn new() -> Self {
        Self {
            give_up_after: retry::GIVE_UP_AFTER,
            max_open: 1000,
            max_ended: 256,
            max_calls: 1,
            approval_required: false,
            approval_within: Self::APPROVAL_WITHIN,
            flood_limits: FloodLimits::new(),
            alarm_after: Self::ALARM_AFTER,
        }
    }

    /// Gives a ticket up when it has waited so long, from one minute to
    /// [`Config::MAX_GIVE_UP_AFTER`]. Time during which nothing may be sent
    /// does not count.
    ///
    /// # Errors
    /// [`OutOfBounds`].
    pub fn with_give_up_after(self, age: Duration) -> Result<Self, OutOfBounds> {
        let seconds =
            within("give_up_after", age.as_secs(), 60, Self::MAX_GIVE_UP_AFTER.as_secs())?;
        Ok(Self { give_up_after: Duration::from_secs(seconds), ..self })
    }

    /// Takes at most so many tickets that are Pending or Active, 1 to
    /// [`Config::MAX_OPEN`].
    ///
    /// # Errors
    /// [`OutOfBounds`].
    pub fn with_max_open(self, max: usize) -> Result<Self, OutOfBounds> {
        within("max_open", max as u64, 1, Self::MAX_OPEN as u64)?;
        Ok(Self { max_open: max, ..self })
    }

    /// Keeps at most so many tickets that are Failed, Closed or Cancelled, 1 to
    /// [`Config::MAX_ENDED`].
    ///
    /// # Errors
    /// [`OutOfBounds`].
    pub fn with_max_ended(self, max: usize) -> Result<Self, OutOfBounds> {
        within("max_ended", max as u64, 1, Self::MAX_ENDED as u64)?;
        Ok(Self { max_ended: max, ..self })
    }

    /// Has at most so many calls under way at once, 1 to [`Config::MAX_CALLS`].
    ///
    /// # Errors
    /// [`OutOfBounds`].
    pub fn with_max_calls(self, max: usize) -> Result<Self, OutOfBounds> {
        within("max_calls", max as u64, 1, Self::MAX_CALLS as u64)?;
        Ok(Self { max_calls: max, ..self })
    }

    /// Whether a package is sent only after an administrator has approved its
    /// digest: see [`Forwarder::approve`](crate::forwarder::Forwarder::approve).
    /// It counts for packages that are packed already as well.
    #[must_use]
    pub fn with_approval_required(self, required: bool) -> Self {
        Self { approval_required: required, ..self }
    }

    /// Lets a package wait so long for approval, from one minute to
    /// [`Config::MAX_APPROVAL_WITHIN`]; then its ticket goes on without it. All
    /// the time counts during which the device runs.
    ///
    /// # Errors
    /// [`OutOfBounds`].
    pub fn with_approval_within(self, age: Duration) -> Result<Self, OutOfBounds> {
        let max = Self::MAX_APPROVAL_WITHIN.as_secs();
        let seconds = within("approval_within", age.as_secs(), 60, max)?;
        Ok(Self { approval_within: Duration::from_secs(seconds), ..self })
    }

    /// Lets so many faults have tickets of their own; the others are counted on
    /// one ticket.
    #[must_use]
    pub fn with_flood_limits(self, limits: FloodLimits) -> Self {
        Self { flood_limits: limits, ..self }
    }

    /// Raises the [alarm](crate::forwarder::Forwarder::alarm) when nothing could
    /// be delivered for so long while something was to be, from one minute to
    /// [`Config::MAX_ALARM_AFTER`].
    ///
    /// # Errors
    /// [`OutOfBounds`].
    pub fn with_alarm_after(self, silence: Duration) -> Result<Self, OutOfBounds> {
        let max = Self::MAX_ALARM_AFTER.as_secs();
        let seconds = within("alarm_after", silence.as_secs(), 60, max)?;
        Ok(Self { alarm_after: Duration::from_secs(seconds), ..self })
    }

    /// How many faults have tickets of their own.
    #[must_use]
    pub fn flood_limits(&self) -> &FloodLimits {
        &self.flood_limits
    }

    /// How long nothing is delivered before the device is told.
    #[must_use]
    pub fn alarm_after(&self) -> Duration {
        self.alarm_after
    }

    /// How long a ticket is tried.
    #[must_use]
    pub fn give_up_after(&self) -> Duration {
        self.give_up_after
    }

    /// How many tickets may be Pending or Active.
    #[must_use]
    pub fn max_open(&self) -> usize {
        self.max_open
    }

    /// How many tickets that are Failed, Closed or Cancelled are kept.
    #[must_use]
    pub fn max_ended(&self) -> usize {
        self.max_ended
    }

    /// How many calls may be under way.
    #[must_use]
    pub fn max_calls(&self) -> usize {
        self.max_calls
    }

    /// Whether packages need approval.
    #[must_use]
    pub fn approval_required(&self) -> bool {
        self.approval_required
    }

    /// How long a package waits for approval.
    #[must_use]
    pub fn approval_within(&self) -> Duration {
        self.approval_within
    }
}

impl Default for Config {
    fn default() -> Self {
        Self::new()
    }
}

pub(super) fn within(
    field: &'static str,
    value: u64,
    min: u64,
    max: u64,
) -> Result<u64, OutOfBounds> {
    if (min..=max).contains(&value) { Ok(value) } else { Err(OutOfBounds { field, min, max }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_ends_at_its_bound() {
        assert!(Config::new().with_max_open(Config::MAX_OPEN).is_ok());
        assert!(Config::new().with_max_open(Config::MAX_OPEN + 1).is_err());
        assert!(Config::new().with_max_ended(Config::MAX_ENDED).is_ok());
        assert!(Config::new().with_max_ended(Config::MAX_ENDED + 1).is_err());
        assert!(Config::new().with_max_calls(Config::MAX_CALLS).is_ok());
        assert!(Config::new().with_max_calls(Config::MAX_CALLS + 1).is_err());
        let year = Config::MAX_GIVE_UP_AFTER;
        assert!(Config::new().with_give_up_after(year).is_ok());
        assert!(Config::new().with_give_up_after(year + Duration::from_secs(1)).is_err());
        assert!(Config::new().with_give_up_after(Duration::from_secs(59)).is_err());
        let year = Config::MAX_APPROVAL_WITHIN;
        assert!(Config::new().with_approval_within(year).is_ok());
        assert!(Config::new().with_approval_within(year + Duration::from_secs(1)).is_err());
        assert!(Config::new().with_approval_within(Duration::from_secs(60)).is_ok());
        assert!(Config::new().with_approval_within(Duration::from_secs(59)).is_err());
        let month = Config::MAX_ALARM_AFTER;
        assert!(Config::new().with_alarm_after(month).is_ok());
        assert!(Config::new().with_alarm_after(month + Duration::from_secs(1)).is_err());
        assert!(Config::new().with_alarm_after(Duration::from_secs(60)).is_ok());
        assert!(Config::new().with_alarm_after(Duration::from_secs(59)).is_err());
    }
}
