//! The agreement: the terms and the privacy statement, and that they were
//! accepted.
//!
//! Before it is accepted no request goes to the service centre. It is asked
//! once and goes from no to yes only.

mod acceptance;
mod document;

pub use acceptance::Acceptance;
pub use document::{Content, Document, Documents};

use crate::settings::Problems;
use crate::time::WallTime;

/// The two documents, and whether they were accepted.
///
/// - It goes from no to yes only; there is no way to take an acceptance back.
/// - Accepting the same versions again changes nothing: who was first stays.
/// - Other versions than the accepted ones make it
///   [outdated](Agreement::is_outdated). It still counts, unless the host marked
///   them as *must be accepted again*.
///
/// ```
/// use callhome::settings::agreement::{Agreement, Document, Documents};
///
/// let terms = Document::url("7", "https://support.example/terms")?;
/// let privacy = Document::url("3", "https://support.example/privacy")?;
/// let agreement = Agreement::new(Documents::new(terms, privacy));
/// assert!(!agreement.is_accepted());
/// assert!(!agreement.is_outdated());
/// # Ok::<(), callhome::settings::Problems>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    documents: Documents,
    acceptance: Option<Acceptance>,
}

impl Agreement {
    /// Documents that nobody has accepted yet.
    #[must_use]
    pub const fn new(documents: Documents) -> Self {
        Self { documents, acceptance: None }
    }

    /// The documents that are valid now.
    #[must_use]
    pub const fn documents(&self) -> &Documents {
        &self.documents
    }

    /// That they, or earlier versions of them, were accepted.
    #[must_use]
    pub const fn acceptance(&self) -> Option<&Acceptance> {
        self.acceptance.as_ref()
    }

    /// Whether requests may go to the service centre.
    #[must_use]
    pub fn is_accepted(&self) -> bool {
        self.acceptance.is_some()
            && !(self.is_outdated() && self.documents.holds_until_accepted_again())
    }

    /// Whether what was accepted are other versions than the ones valid now.
    #[must_use]
    pub fn is_outdated(&self) -> bool {
        self.acceptance.as_ref().is_some_and(|acceptance| {
            acceptance.terms_version() != self.documents.terms().version()
                || acceptance.privacy_version() != self.documents.privacy().version()
        })
    }

    /// The administrator accepts. Returns whether that changed anything.
    ///
    /// At the door this is
    /// `CallHome::accept_agreement`, which stores and journals it; a host that
    /// drives the engine does that itself, and after a restart accepts with the
    /// name and the time that it has stored.
    ///
    /// # Errors
    /// What is wrong with the name, under
    /// [`Field::AcceptedBy`](crate::settings::Field::AcceptedBy).
    pub fn accept(&mut self, who: &str, when: Option<WallTime>) -> Result<bool, Problems> {
        let (terms, privacy) = (self.documents.terms(), self.documents.privacy());
        let acceptance = Acceptance::new(who, when, terms.version(), privacy.version())?;
        if self.acceptance.is_some() && !self.is_outdated() {
            return Ok(false);
        }
        self.acceptance = Some(acceptance);
        Ok(true)
    }
}

/// What only the door may do.
#[cfg_attr(not(feature = "std"), allow(dead_code, reason = "there is no door without std"))]
impl Agreement {
    /// The same documents with the acceptance that the store kept.
    #[must_use]
    pub(crate) fn with_acceptance(self, acceptance: Option<Acceptance>) -> Self {
        Self { acceptance, ..self }
    }

    /// The host has other documents from now on.
    pub(crate) fn replace_documents(&mut self, documents: Documents) {
        self.documents = documents;
    }
}

#[cfg(test)]
mod tests;
