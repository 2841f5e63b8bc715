//! [`Report`]: the walk as a value, as JSON, as text.

use std::error::Error;
use std::fmt;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use crate::doctor::{Station, Step, Verdict};
use crate::text::Excerpt;
use crate::transport::Failure;

/// What the walk found: every step, and one verdict.
///
/// As JSON it is an object with `FormatVersion`, `Steps`, `Verdict` and
/// `Beneath`; as text one line for each step and one for the verdict.
///
/// ```
/// # use callhome::doctor::{self, Examination};
/// # use callhome::transport::Attempt;
/// # let attempt = Attempt::new(Some("2026-06-01T00:00:00Z".parse()?));
/// # let transport = callhome::testing::ServiceCentre::new();
/// // No endpoint is set.
/// let report = doctor::examine(&transport, &Examination::connection(None, attempt));
/// assert_eq!(report.verdict().code(), "not-configured");
/// let json: serde_json::Value = serde_json::to_value(&report)?;
/// assert_eq!(json["Verdict"]["Code"], "not-configured");
/// assert_eq!(json["Steps"][0]["Station"], "clock");
/// assert!(report.to_string().ends_with(&format!("verdict {}", report.verdict())));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    steps: Vec<Step>,
    verdict: Verdict,
    beneath: Vec<Excerpt>,
}

impl Report {
    /// The version of the JSON form.
    pub const FORMAT_VERSION: u32 = 1;
    /// The most errors of lower layers that are kept.
    pub const MAX_BENEATH: usize = 8;

    pub(super) fn new(steps: Vec<Step>, verdict: Verdict, failure: Option<&Failure>) -> Self {
        let first = failure.and_then(Error::source);
        let beneath = std::iter::successors(first, |error: &&dyn Error| (*error).source());
        let beneath = beneath.take(Self::MAX_BENEATH);
        let beneath = beneath.map(|error| Excerpt::new(&error.to_string())).collect();
        Self { steps, verdict, beneath }
    }

    /// Every step, those that were not reached among them.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The step at `station`, where the way leads by it.
    #[must_use]
    pub fn step(&self, station: Station) -> Option<&Step> {
        self.steps.iter().find(|step| step.station() == station)
    }

    /// What the walk comes to.
    #[must_use]
    pub fn verdict(&self) -> &Verdict {
        &self.verdict
    }

    /// What the layers below said, for support: the nearest first, not
    /// translated, often nothing.
    #[must_use]
    pub fn beneath(&self) -> &[Excerpt] {
        &self.beneath
    }

    /// Nothing, or the failure that a call would have met.
    ///
    /// # Errors
    /// A [`Failure`] with the verdict's cause, unless it is a good one.
    pub fn result(&self) -> Result<(), Failure> {
        let Some(cause) = self.verdict.cause() else { return Ok(()) };
        let failure = Failure::new(cause.clone());
        match Beneath::of(&self.beneath) {
            Some(beneath) => Err(failure.with_source(beneath)),
            None => Err(failure),
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.steps.iter().try_for_each(|step| writeln!(f, "{step}"))?;
        write!(f, "verdict {}", self.verdict)
    }
}

impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let beneath: Vec<&str> = self.beneath.iter().map(Excerpt::as_str).collect();
        let mut object = serializer.serialize_struct("Report", 4)?;
        object.serialize_field("FormatVersion", &Self::FORMAT_VERSION)?;
        object.serialize_field("Steps", &self.steps)?;
        object.serialize_field("Verdict", &self.verdict)?;
        object.serialize_field("Beneath", &beneath)?;
        object.end()
    }
}

/// The chain of errors beneath a failure, after the errors are gone.
#[derive(Debug)]
struct Beneath {
    text: Excerpt,
    next: Option<Box<Beneath>>,
}

impl Beneath {
    fn of(texts: &[Excerpt]) -> Option<Self> {
        let (first, rest) = texts.split_first()?;
        Some(Self { text: first.clone(), next: Self::of(rest).map(Box::new) })
    }
}

impl fmt::Display for Beneath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.text, f)
    }
}

impl Error for Beneath {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.next.as_deref().map(|next| next as _)
    }
}
