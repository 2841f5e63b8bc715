//! [`Verdict`]: what the walk comes to.

use std::fmt;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use crate::cause::{Argument, Cause, Message};
use crate::doctor::catalogue::{self, OK};

/// One verdict and one remedy.
///
/// The code is `ok`, or the [code of the cause](Cause::code), which is also the
/// one in the journal. `Display` is `<code>: <cause>; <remedy>`, in one line.
///
/// ```
/// use callhome::Cause;
/// use callhome::doctor::Verdict;
///
/// let verdict = Verdict::from(Cause::NotAProxy);
/// assert_eq!(
///     verdict.to_string(),
///     "not-a-proxy: what answers at the proxy's address is not an HTTP proxy; \
///      check the proxy's address and port"
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    message: &'static Message,
    cause: Option<Cause>,
}

impl Verdict {
    pub(super) fn fine(variant: &str) -> Self {
        let message = catalogue::message(OK, variant).expect("the catalogue has good verdicts");
        Self { message, cause: None }
    }

    /// Whether nothing is wrong, as far as the walk went.
    #[must_use]
    pub fn is_ok(&self) -> bool {
        self.cause.is_none()
    }

    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.message.code()
    }

    /// What is wrong, where something is.
    #[must_use]
    pub fn cause(&self) -> Option<&Cause> {
        self.cause.as_ref()
    }

    /// What is wrong, in words.
    #[must_use]
    pub fn text(&self) -> String {
        self.message.cause_with(&self.arguments())
    }

    /// What to do about it, in words.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        self.message.remedy()
    }

    /// The entry of the catalogue, for a host that translates.
    #[must_use]
    pub fn message(&self) -> &'static Message {
        self.message
    }

    /// The placeholders of the message, each with its value.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, Argument)> {
        self.cause.as_ref().map(Cause::arguments).unwrap_or_default()
    }
}

impl From<Cause> for Verdict {
    fn from(cause: Cause) -> Self {
        Self { message: cause.message(), cause: Some(cause) }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}; {}", self.code(), self.text(), self.remedy())
    }
}

impl Serialize for Verdict {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Verdict", 4)?;
        object.serialize_field("Code", self.code())?;
        object.serialize_field("Variant", self.message.variant())?;
        object.serialize_field("Cause", &self.text())?;
        object.serialize_field("Remedy", self.remedy())?;
        object.end()
    }
}
