//! [`Gate`]: whether anything may be sent at all.

use core::fmt;

/// Whether anything may be sent at all. The host knows (agreement, settings,
/// the switch) and tells the engine, which starts with [`Gate::NotConfigured`].
///
/// While the gate is shut nothing is sent, nothing is lost, and no ticket grows
/// older. More reasons to shut it may come.
///
/// ```
/// use callhome::forwarder::Gate;
///
/// assert!(Gate::Disabled.admits());         // reports wait until it is enabled
/// assert!(!Gate::AgreementMissing.admits()); // nobody has agreed to send anything, ever
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Gate {
    /// Calls go out.
    Open,
    /// Call home is switched off.
    Disabled,
    /// New terms must be accepted first; the earlier ones were.
    AgreementRenewal,
    /// No terms were ever accepted.
    AgreementMissing,
    /// The settings are not complete.
    NotConfigured,
}

impl Gate {
    /// Whether calls go out.
    #[must_use]
    pub fn is_open(self) -> bool {
        self == Self::Open
    }

    /// Whether reports are taken, to be sent now or later.
    #[must_use]
    pub fn admits(self) -> bool {
        matches!(self, Self::Open | Self::Disabled | Self::AgreementRenewal)
    }
}

impl fmt::Display for Gate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Open => "call home is on",
            Self::Disabled => "call home is disabled",
            Self::AgreementRenewal => "the new terms have not been accepted",
            Self::AgreementMissing => "the terms have not been accepted",
            Self::NotConfigured => "the settings are not complete",
        })
    }
}
