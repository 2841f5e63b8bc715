//! [`FieldProblems`]: what is wrong with a draft, field by field.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::text::{is_printable, trimmed};

/// Why one field of a draft cannot be taken. More kinds may come.
///
/// ```
/// use callhome::event::FieldProblemKind;
///
/// assert_eq!(FieldProblemKind::TooLong { max: 128 }.to_string(), "has more than 128 characters");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FieldProblemKind {
    /// Nothing but white space, and the field is needed.
    Missing,
    /// More characters than the bound.
    TooLong {
        /// The bound, in characters.
        max: usize,
    },
    /// A control character or one that hides itself or turns the text.
    NotPrintable,
    /// White space, or a character outside ASCII, where an identifier stands.
    NotAnIdentifier,
    /// A text that firmware vendors leave in place of a serial number.
    Placeholder,
}

impl fmt::Display for FieldProblemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("is missing"),
            Self::TooLong { max } => write!(f, "has more than {max} characters"),
            Self::NotPrintable => f.write_str("has characters that cannot be printed"),
            Self::NotAnIdentifier => f.write_str("must be printable ASCII without white space"),
            Self::Placeholder => f.write_str("is a placeholder, not a real value"),
        }
    }
}

/// One field of a draft that cannot be taken, and why. The value is not repeated.
///
/// ```
/// use callhome::event::DeviceDraft;
///
/// let problems = DeviceDraft::default().check().unwrap_err();
/// let first = problems.iter().next().ok_or("none")?;
/// assert_eq!(first.to_string(), "Manufacturer is missing");
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FieldProblem {
    field: &'static str,
    kind: FieldProblemKind,
}

impl FieldProblem {
    /// The field, by its JSON name.
    #[must_use]
    pub fn field(&self) -> &'static str {
        self.field
    }

    /// What is wrong with it.
    #[must_use]
    pub fn kind(&self) -> FieldProblemKind {
        self.kind
    }
}

impl fmt::Display for FieldProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.field, self.kind)
    }
}

/// Everything that is wrong with a draft: one or more problems, in field order.
///
/// ```
/// use callhome::event::OccurrenceKey;
///
/// let problems = OccurrenceKey::new("", "17", "").unwrap_err();
/// assert_eq!(problems.to_string(), "LogService is missing; Generation is missing");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldProblems(Vec<FieldProblem>);

impl FieldProblems {
    /// The problems, one for each bad field.
    pub fn iter(&self) -> impl Iterator<Item = &FieldProblem> {
        self.0.iter()
    }
}

impl fmt::Display for FieldProblems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut separator = "";
        for problem in &self.0 {
            write!(f, "{separator}{problem}")?;
            separator = "; ";
        }
        Ok(())
    }
}

impl core::error::Error for FieldProblems {}

/// Reads the fields of a draft and collects what is wrong with them.
#[derive(Debug, Default)]
pub(super) struct FieldReader(Vec<FieldProblem>);

impl FieldReader {
    /// A text that must be there: trimmed, printable, at most `max` characters.
    pub(super) fn required(&mut self, field: &'static str, text: &str, max: usize) -> String {
        let text = self.optional(field, text, max);
        match text {
            Some(text) => text,
            None => {
                self.problem_once(field, FieldProblemKind::Missing);
                String::new()
            }
        }
    }

    /// A text that may be empty, which is `None`.
    pub(super) fn optional(
        &mut self,
        field: &'static str,
        text: &str,
        max: usize,
    ) -> Option<String> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        if text.chars().nth(max).is_some() {
            self.problem_once(field, FieldProblemKind::TooLong { max });
        } else if !text.chars().all(is_printable) {
            self.problem_once(field, FieldProblemKind::NotPrintable);
        }
        Some(trimmed(text))
    }

    /// Requires of a text that was read before that it is an identifier.
    pub(super) fn identifier(&mut self, field: &'static str, text: &str) {
        if !text.chars().all(|c| c.is_ascii_graphic()) {
            self.problem_once(field, FieldProblemKind::NotAnIdentifier);
        }
    }

    /// Notes a problem, unless the field has one already.
    pub(super) fn problem_once(&mut self, field: &'static str, kind: FieldProblemKind) {
        if self.0.iter().all(|known| known.field != field) {
            self.0.push(FieldProblem { field, kind });
        }
    }

    /// The checked value, or all problems.
    pub(super) fn finish<T>(self, value: T) -> Result<T, FieldProblems> {
        if self.0.is_empty() { Ok(value) } else { Err(FieldProblems(self.0)) }
    }
}
