//! [`Severity`]: how bad it is.

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize};

/// How bad an event is, in Redfish's three words, in rising order.
///
/// The list is closed: it is ours on the way out, and Redfish (DSP0268,
/// `Resource.Health`) has had these three from its first version.
///
/// ```
/// use callhome::event::Severity;
///
/// assert!(Severity::Critical > Severity::Warning);
/// assert_eq!("Warning".parse(), Ok(Severity::Warning));
/// ```
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum Severity {
    /// Normal; a manual call has this one.
    #[default]
    #[serde(rename = "OK")]
    Ok,
    /// Needs attention.
    Warning,
    /// Needs attention at once.
    Critical,
}

/// The text is none of `OK`, `Warning` and `Critical`.
///
/// ```
/// use callhome::event::{NotASeverity, Severity};
///
/// assert_eq!("bad".parse::<Severity>(), Err(NotASeverity));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not one of OK, Warning and Critical")]
pub struct NotASeverity;

impl Severity {
    /// The word as Redfish writes it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "OK",
            Self::Warning => "Warning",
            Self::Critical => "Critical",
        }
    }
}

impl FromStr for Severity {
    type Err = NotASeverity;

    fn from_str(text: &str) -> Result<Self, NotASeverity> {
        [Self::Ok, Self::Warning, Self::Critical]
            .into_iter()
            .find(|severity| severity.as_str() == text)
            .ok_or(NotASeverity)
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
