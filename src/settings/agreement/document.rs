//! [`Documents`]: what the administrator accepts.

use alloc::string::String;

use url::Url;

use crate::settings::{Field, Problem, ProblemKind, Problems, rule};
use crate::text::is_printable;

/// One of the two documents of the agreement, in one version.
///
/// - The version is one to [`Document::MAX_VERSION_CHARS`] printable characters;
///   two versions are the same if their texts are, nothing more is read into it.
/// - The content is a text of at most [`Document::MAX_TEXT_BYTES`] bytes, or an
///   http or https URL of at most [`Document::MAX_URL_CHARS`] characters.
///
/// ```
/// use callhome::settings::agreement::{Content, Document};
///
/// let terms = Document::text("2026-01", "We send service data.")?;
/// assert_eq!(terms.version(), "2026-01");
/// assert!(matches!(terms.content(), Content::Text(text) if text.ends_with("data.")));
/// assert!(Document::url("2026-01", "ftp://support.example/terms").is_err());
/// # Ok::<(), callhome::settings::Problems>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    version: String,
    content: Content,
}

/// What a document says, or where it can be read.
///
/// ```
/// use callhome::settings::agreement::{Content, Document};
///
/// let privacy = Document::url("3", "https://support.example/privacy")?;
/// assert_eq!(*privacy.content(), Content::Url("https://support.example/privacy".into()));
/// # Ok::<(), callhome::settings::Problems>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Content {
    /// The whole text.
    Text(String),
    /// Where it can be read.
    Url(String),
}

impl Document {
    /// The most characters of a version.
    pub const MAX_VERSION_CHARS: usize = 64;
    /// The most bytes of a text.
    pub const MAX_TEXT_BYTES: usize = 1024 * 1024;
    /// The most characters of a URL.
    pub const MAX_URL_CHARS: usize = 2048;

    /// A document that the device shows itself.
    ///
    /// # Errors
    /// What is wrong, under [`Field::DocumentVersion`] and
    /// [`Field::DocumentContent`]; the version first.
    pub fn text(version: &str, text: impl Into<String>) -> Result<Self, Problems> {
        let text = text.into();
        let version = check_version(version)?;
        let problem = |kind| Problems::from(Problem::new(Field::DocumentContent, kind));
        if text.trim().is_empty() {
            return Err(problem(ProblemKind::Missing));
        }
        if text.len() > Self::MAX_TEXT_BYTES {
            return Err(problem(ProblemKind::TooLarge { max_bytes: Self::MAX_TEXT_BYTES }));
        }
        Ok(Self { version, content: Content::Text(text) })
    }

    /// A document that is read elsewhere.
    ///
    /// # Errors
    /// What is wrong, under [`Field::DocumentVersion`] and
    /// [`Field::DocumentContent`]; the version first.
    pub fn url(version: &str, url: &str) -> Result<Self, Problems> {
        let version = check_version(version)?;
        check_url(url).map_err(|kind| Problem::new(Field::DocumentContent, kind))?;
        Ok(Self { version, content: Content::Url(url.into()) })
    }

    /// The version.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// What it says, or where it can be read.
    #[must_use]
    pub const fn content(&self) -> &Content {
        &self.content
    }
}

/// The two documents that the administrator accepts: the terms and the privacy
/// statement. The host supplies them, so that they can be read at any time.
///
/// ```
/// use callhome::settings::agreement::{Document, Documents};
///
/// let terms = Document::url("7", "https://support.example/terms")?;
/// let privacy = Document::url("3", "https://support.example/privacy")?;
/// let documents = Documents::new(terms, privacy).must_be_accepted_again(true);
/// assert_eq!(documents.privacy().version(), "3");
/// # Ok::<(), callhome::settings::Problems>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Documents {
    terms: Document,
    privacy: Document,
    must_be_accepted_again: bool,
}

impl Documents {
    /// The two documents, in the versions that are valid now.
    #[must_use]
    pub const fn new(terms: Document, privacy: Document) -> Self {
        Self { terms, privacy, must_be_accepted_again: false }
    }

    /// Whether who accepted earlier versions has to accept these again before
    /// anything more is sent. Unless said, that is not so.
    #[must_use]
    pub fn must_be_accepted_again(self, must: bool) -> Self {
        Self { must_be_accepted_again: must, ..self }
    }

    /// The terms.
    #[must_use]
    pub const fn terms(&self) -> &Document {
        &self.terms
    }

    /// The privacy statement.
    #[must_use]
    pub const fn privacy(&self) -> &Document {
        &self.privacy
    }

    /// Whether an acceptance of earlier versions is not enough.
    #[must_use]
    pub const fn holds_until_accepted_again(&self) -> bool {
        self.must_be_accepted_again
    }
}

pub(super) fn check_version(version: &str) -> Result<String, Problem> {
    rule::line(version, Document::MAX_VERSION_CHARS)
        .map_err(|kind| Problem::new(Field::DocumentVersion, kind))
}

fn check_url(url: &str) -> Result<(), ProblemKind> {
    if url.is_empty() {
        return Err(ProblemKind::Missing);
    }
    if url.chars().nth(Document::MAX_URL_CHARS).is_some() {
        return Err(ProblemKind::TooLong { max: Document::MAX_URL_CHARS });
    }
    if url.contains(|c: char| c.is_whitespace() || !is_printable(c)) {
        return Err(ProblemKind::ForbiddenCharacter {
            forbidden: "white space or control characters",
        });
    }
    match Url::parse(url) {
        Ok(url) if matches!(url.scheme(), "http" | "https") => Ok(()),
        _ => Err(ProblemKind::NotAUrl),
    }
}
