//! [`NotReady`]: what is missing before call home can be enabled.

use std::error::Error;
use std::fmt;

use crate::settings::Field;

/// One thing that call home needs before it can be enabled.
///
/// ```
/// use callhome::Requirement;
///
/// assert_eq!(Requirement::Agreement.to_string(), "the terms have not been accepted");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Requirement {
    /// The terms and the privacy statement have to be accepted.
    Agreement,
    /// The host has to set the service centre's endpoint.
    Endpoint,
    /// This mandatory field has to be filled in.
    Setting(Field),
}

impl fmt::Display for Requirement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Agreement => f.write_str("the terms have not been accepted"),
            Self::Endpoint => f.write_str("no endpoint is set"),
            Self::Setting(field) => write!(f, "{} is missing", field.json_path()),
        }
    }
}

/// Call home cannot be enabled; all that is missing, at once. Never empty.
///
/// ```
/// use callhome::{NotReady, Requirement};
///
/// fn tell(refused: &NotReady) {
///     for requirement in refused.missing() {
///         println!("before call home can be enabled: {requirement}");
///     }
///     assert!(refused.missing().contains(&Requirement::Agreement));
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotReady {
    missing: Vec<Requirement>,
}

impl NotReady {
    /// `Ok` where nothing is missing.
    pub(crate) fn unless_empty(missing: Vec<Requirement>) -> Result<(), Self> {
        if missing.is_empty() { Ok(()) } else { Err(Self { missing }) }
    }

    /// All that is missing.
    #[must_use]
    pub fn missing(&self) -> &[Requirement] {
        &self.missing
    }
}

impl fmt::Display for NotReady {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("call home cannot be enabled: ")?;
        let mut separator = "";
        for requirement in &self.missing {
            write!(f, "{separator}{requirement}")?;
            separator = "; ";
        }
        Ok(())
    }
}

impl Error for NotReady {}
