//! [`Acceptance`]: that an administrator said yes.

use alloc::string::String;

use crate::settings::agreement::document::check_version;
use crate::settings::{Field, Problem, Problems, rule};
use crate::time::WallTime;

/// That an administrator accepted the agreement: who, when, which versions.
///
/// - Only the administrator's *accept* makes one, and only the store reads one
///   back. There is no public constructor and no `Deserialize`, so no settings
///   file and no code by mistake can make one.
/// - The name is one to [`Acceptance::MAX_NAME_CHARS`] printable characters.
/// - The time is unknown where the device's clock was not set.
///
/// ```
/// use callhome::settings::agreement::Acceptance;
///
/// fn line(acceptance: &Acceptance) -> String {
///     let when = acceptance.when().map_or("at an unknown time".into(), |t| t.to_string());
///     format!("{} accepted the terms {} {when}", acceptance.who(), acceptance.terms_version())
/// }
/// ```
///
/// It cannot be written down:
///
/// ```compile_fail,E0451
/// let forged = callhome::settings::agreement::Acceptance {
///     who: "nobody".into(),
///     when: None,
///     terms_version: "1".into(),
///     privacy_version: "1".into(),
/// };
/// ```
///
/// nor made by the library's own way, which is not public:
///
/// ```compile_fail,E0624
/// let forged = callhome::settings::agreement::Acceptance::new("nobody", None, "1", "1");
/// ```
///
/// nor read:
///
/// ```compile_fail,E0277
/// let json = r#"{"who": "nobody", "when": null, "terms_version": "1", "privacy_version": "1"}"#;
/// let forged: callhome::settings::agreement::Acceptance = serde_json::from_str(json).unwrap();
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acceptance {
    who: String,
    when: Option<WallTime>,
    terms_version: String,
    privacy_version: String,
}

impl Acceptance {
    /// The most characters of the name of who accepts.
    pub const MAX_NAME_CHARS: usize = 100;

    /// An acceptance: of now, or as the store reads it back.
    ///
    /// # Errors
    /// What is wrong with the name, under [`Field::AcceptedBy`], or with a
    /// version, under [`Field::DocumentVersion`].
    pub(crate) fn new(
        who: &str,
        when: Option<WallTime>,
        terms_version: &str,
        privacy_version: &str,
    ) -> Result<Self, Problems> {
        let who = rule::line(who, Self::MAX_NAME_CHARS)
            .map_err(|kind| Problem::new(Field::AcceptedBy, kind))?;
        let terms_version = check_version(terms_version)?;
        let privacy_version = check_version(privacy_version)?;
        Ok(Self { who, when, terms_version, privacy_version })
    }

    /// Who accepted.
    #[must_use]
    pub fn who(&self) -> &str {
        &self.who
    }

    /// When, if the device knew the time.
    #[must_use]
    pub const fn when(&self) -> Option<WallTime> {
        self.when
    }

    /// The version of the terms that was accepted.
    #[must_use]
    pub fn terms_version(&self) -> &str {
        &self.terms_version
    }

    /// The version of the privacy statement that was accepted.
    #[must_use]
    pub fn privacy_version(&self) -> &str {
        &self.privacy_version
    }
}
