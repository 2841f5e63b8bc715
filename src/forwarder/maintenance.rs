//! Maintenance: for a while what the machine reports is no case for support.

use core::time::Duration;

use alloc::string::String;

use serde::{Deserialize, Serialize};

use crate::forwarder::Happening;
use crate::forwarder::config::{OutOfBounds, within};
use crate::forwarder::engine::Forwarder;
use crate::text::{Excerpt, is_printable};
use crate::time::Now;

/// A maintenance window as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Window {
    who: String,
    left_ms: u64,
    suppressed: u64,
}

impl Window {
    pub(super) fn is_sound(&self) -> bool {
        let max = u64::try_from(Forwarder::MAX_MAINTENANCE.as_millis()).unwrap_or(u64::MAX);
        let mut letters = self.who.chars();
        self.left_ms <= max
            && !self.who.is_empty()
            && letters.all(is_printable)
            && self.who.chars().nth(Excerpt::MAX_CHARS).is_none()
    }
}

/// The maintenance that is going on, for people.
///
/// ```
/// fn show(forwarder: &callhome::forwarder::Forwarder) -> String {
///     match forwarder.maintenance() {
///         Some(maintenance) => format!("{} more minutes", maintenance.left().as_secs() / 60),
///         None => "no maintenance".into(),
///     }
/// }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Maintenance<'a>(&'a Window);

impl<'a> Maintenance<'a> {
    /// Who began it.
    #[must_use]
    pub fn who(&self) -> &'a str {
        &self.0.who
    }

    /// How much of it is left. Only the device's running time counts, so the time
    /// in which it is switched off is not part of it.
    #[must_use]
    pub fn left(&self) -> Duration {
        Duration::from_millis(self.0.left_ms)
    }

    /// How many reports it has kept from becoming tickets.
    #[must_use]
    pub fn suppressed(&self) -> u64 {
        self.0.suppressed
    }
}

/// Why maintenance did not begin or end. More reasons may come.
///
/// ```
/// use callhome::forwarder::MaintenanceError;
///
/// assert_eq!(MaintenanceError::Anonymous.to_string(), "it must be said who does that");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MaintenanceError {
    /// It must be said who does that.
    #[error("it must be said who does that")]
    Anonymous,
    /// It is too short or too long; the bounds are in seconds.
    #[error(transparent)]
    OutOfBounds(#[from] OutOfBounds),
    /// The engine still waits for its stored records.
    #[error("the engine has not started")]
    NotStarted,
}

impl Forwarder {
    /// The longest maintenance.
    pub const MAX_MAINTENANCE: Duration = Duration::from_secs(72 * 60 * 60);
    /// The shortest maintenance.
    pub const MIN_MAINTENANCE: Duration = Duration::from_secs(60);

    /// The administrator `who` works on the machine for so long, from
    /// [`Forwarder::MIN_MAINTENANCE`] to [`Forwarder::MAX_MAINTENANCE`]. Until
    /// then faults are refused, and counted; a manual call and everything that
    /// was reported before go on. A window that is open already is replaced.
    ///
    /// It outlives restarts, and the time in which the device is switched off is
    /// no part of it: a power cut makes it no shorter and no longer than that.
    ///
    /// # Errors
    /// [`MaintenanceError`].
    pub fn start_maintenance(
        &mut self,
        length: Duration,
        who: &str,
        now: Now,
    ) -> Result<(), MaintenanceError> {
        self.tick(now);
        let who = self.named(who)?;
        let (min, max) = (Self::MIN_MAINTENANCE.as_secs(), Self::MAX_MAINTENANCE.as_secs());
        // Whatever exceeds the longest by less than a second exceeds it.
        let seconds = length.as_secs().saturating_add(u64::from(length.subsec_nanos() > 0));
        let seconds = within("maintenance", seconds, min, max)?;
        let suppressed = self.kept.maintenance.as_ref().map_or(0, |window| window.suppressed);
        self.kept.maintenance =
            Some(Window { who: who.as_str().into(), left_ms: seconds * 1000, suppressed });
        self.kept.touch_at_once();
        self.save_at_once(now);
        self.write_journal(&Happening::MaintenanceStarted { who, seconds }, now);
        Ok(())
    }

    /// The administrator `who` is done before the window ends. Says whether there
    /// was one.
    ///
    /// # Errors
    /// [`MaintenanceError::Anonymous`], [`MaintenanceError::NotStarted`].
    pub fn end_maintenance(&mut self, who: &str, now: Now) -> Result<bool, MaintenanceError> {
        self.tick(now);
        let who = self.named(who)?;
        Ok(self.finish_maintenance(Some(who), now))
    }

    /// The maintenance that is going on.
    #[must_use]
    pub fn maintenance(&self) -> Option<Maintenance<'_>> {
        self.kept.maintenance.as_ref().filter(|window| window.left_ms > 0).map(Maintenance)
    }

    fn named(&self, who: &str) -> Result<Excerpt, MaintenanceError> {
        let who = Excerpt::new(who);
        match () {
            () if !self.started => Err(MaintenanceError::NotStarted),
            () if who.is_empty() => Err(MaintenanceError::Anonymous),
            () => Ok(who),
        }
    }

    /// So much of the device's running time has passed.
    pub(super) fn maintenance_passes(&mut self, millis: u64) {
        if let Some(window) = &mut self.kept.maintenance {
            window.left_ms = window.left_ms.saturating_sub(millis);
        }
    }

    /// Ends a window whose time is over.
    pub(super) fn look_at_maintenance(&mut self, now: Now) {
        if self.kept.maintenance.as_ref().is_some_and(|window| window.left_ms == 0) {
            self.finish_maintenance(None, now);
        }
    }

    fn finish_maintenance(&mut self, who: Option<Excerpt>, now: Now) -> bool {
        let Some(window) = self.kept.maintenance.take() else { return false };
        self.kept.touch_at_once();
        self.save_at_once(now);
        let suppressed = window.suppressed;
        self.write_journal(&Happening::MaintenanceEnded { who, suppressed }, now);
        true
    }

    /// A report comes in. Whether maintenance keeps it out.
    pub(super) fn is_suppressed(&mut self) -> bool {
        match &mut self.kept.maintenance {
            Some(window) if window.left_ms > 0 => {
                window.suppressed = window.suppressed.saturating_add(1);
                true
            }
            _ => false,
        }
    }
}
