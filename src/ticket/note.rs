//! [`Note`]: a message from the administrator to the people who work on a ticket.

use alloc::string::String;
use core::fmt;

use serde::{Deserialize, Serialize};

use crate::text::{is_printable, trimmed};

/// A message to the people who work on a ticket.
///
/// - The title is one printable line of 1 to [`Note::MAX_TITLE_CHARS`] characters.
/// - The body has 1 to [`Note::MAX_BODY_CHARS`] printable characters, line feeds
///   and tabs; `\r\n` and `\r` become `\n`.
/// - White space at the ends of both is cut off.
/// - `Debug` shows neither: a note is delivered, then gone, and never shown.
///
/// Serialized it has the form in which it is sent and, until then, stored.
///
/// ```
/// use callhome::ticket::Note;
///
/// let note = Note::new("Access", "The key is at the reception.\nAsk for Kim.")?;
/// assert_eq!(note.title(), "Access");
/// assert_eq!(format!("{note:?}"), "Note(***)");
/// # Ok::<(), callhome::ticket::NoteProblem>(())
/// ```
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Raw", rename_all = "PascalCase")]
pub struct Note {
    title: String,
    body: String,
}

/// Why a note cannot be taken; the first thing that is wrong.
///
/// ```
/// use callhome::ticket::{Note, NoteProblem};
///
/// assert_eq!(Note::new("Access", " \n").unwrap_err(), NoteProblem::BodyMissing);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NoteProblem {
    /// There is no title.
    #[error("the title is missing")]
    TitleMissing,
    /// The title is too long.
    #[error("the title has more than {} characters", Note::MAX_TITLE_CHARS)]
    TitleTooLong,
    /// The title is not one printable line.
    #[error("the title is not one printable line")]
    TitleNotPrintable,
    /// There is no body.
    #[error("the body is missing")]
    BodyMissing,
    /// The body is too long.
    #[error("the body has more than {} characters", Note::MAX_BODY_CHARS)]
    BodyTooLong,
    /// The body has characters that cannot be printed.
    #[error("the body has characters that cannot be printed")]
    BodyNotPrintable,
}

impl Note {
    /// The most characters of a title.
    pub const MAX_TITLE_CHARS: usize = 120;
    /// The most characters of a body.
    pub const MAX_BODY_CHARS: usize = 8192;

    /// A note with this title and body.
    ///
    /// # Errors
    /// The first [`NoteProblem`].
    pub fn new(title: &str, body: &str) -> Result<Self, NoteProblem> {
        let title = title.trim();
        if title.is_empty() {
            return Err(NoteProblem::TitleMissing);
        }
        if title.chars().nth(Self::MAX_TITLE_CHARS).is_some() {
            return Err(NoteProblem::TitleTooLong);
        }
        if !title.chars().all(is_printable) {
            return Err(NoteProblem::TitleNotPrintable);
        }
        // Bounded before the line ends are rewritten: twice the limit holds a
        // full body with every line feed as two characters.
        let body = body.trim();
        if body.chars().nth(2 * Self::MAX_BODY_CHARS).is_some() {
            return Err(NoteProblem::BodyTooLong);
        }
        let body = body.replace("\r\n", "\n").replace('\r', "\n");
        if body.is_empty() {
            return Err(NoteProblem::BodyMissing);
        }
        if body.chars().nth(Self::MAX_BODY_CHARS).is_some() {
            return Err(NoteProblem::BodyTooLong);
        }
        if !body.chars().all(|c| is_printable(c) || matches!(c, '\n' | '\t')) {
            return Err(NoteProblem::BodyNotPrintable);
        }
        Ok(Self { title: trimmed(title), body })
    }

    /// The title.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The body.
    #[must_use]
    pub fn body(&self) -> &str {
        &self.body
    }
}

impl fmt::Debug for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Note(***)")
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Raw {
    title: String,
    body: String,
}

impl TryFrom<Raw> for Note {
    type Error = NoteProblem;

    fn try_from(raw: Raw) -> Result<Self, NoteProblem> {
        Self::new(&raw.title, &raw.body)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn title_and_body_end_at_their_bounds() {
        let title = "é".repeat(Note::MAX_TITLE_CHARS);
        let body = "é".repeat(Note::MAX_BODY_CHARS);
        assert!(Note::new(&title, &body).is_ok());
        let over = Note::new(&(title.clone() + "x"), &body);
        assert_eq!(over, Err(NoteProblem::TitleTooLong));
        assert_eq!(Note::new(&title, &(body + "x")), Err(NoteProblem::BodyTooLong));
        let lines = "x\r\n".repeat(Note::MAX_BODY_CHARS / 2);
        assert!(Note::new("t", &lines).is_ok());
        assert_eq!(Note::new("t", &(lines + "xyz")), Err(NoteProblem::BodyTooLong));
    }

    #[test]
    fn a_body_has_lines_and_a_title_has_one() {
        assert_eq!(Note::new("t", "a\r\nb\rc\td").unwrap().body(), "a\nb\nc\td");
        assert_eq!(Note::new("a\nb", "b"), Err(NoteProblem::TitleNotPrintable));
        assert_eq!(Note::new("t", "a\u{1b}[0m"), Err(NoteProblem::BodyNotPrintable));
        assert_eq!(Note::new(" ", "b"), Err(NoteProblem::TitleMissing));
    }

    #[test]
    fn json_goes_through_the_same_checks() {
        let note = Note::new("t", "a\nb").unwrap();
        let json = serde_json::to_string(&note).unwrap();
        assert_eq!(json, r#"{"Title":"t","Body":"a\nb"}"#);
        assert_eq!(serde_json::from_str::<Note>(&json).unwrap(), note);
        assert!(serde_json::from_str::<Note>(r#"{"Title":"t","Body":""}"#).is_err());
    }
}
