//! [`ProblemDetails`]: how the service centre explains an error (RFC 9457).

use alloc::string::String;

use serde::Deserialize;

use crate::text::Excerpt;

/// An error in the words of the service centre (RFC 9457).
///
/// - Every member is optional; unknown ones are ignored, and so is a member of
///   the wrong type, as section 3.1 asks.
/// - Texts are made safe to show: see [`Excerpt`].
///
/// ```
/// use callhome::protocol::ProblemDetails;
///
/// let problem = ProblemDetails::parse(br#"{"title":"Over quota","detail":"3 of 3 used"}"#)
///     .ok_or("not JSON")?;
/// assert_eq!(problem.words().as_str(), "Over quota: 3 of 3 used");
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProblemDetails {
    kind: Excerpt,
    title: Excerpt,
    status: Option<u16>,
    detail: Excerpt,
    instance: Excerpt,
}

impl ProblemDetails {
    /// The media type of problem details.
    pub const MEDIA_TYPE: &str = "application/problem+json";

    /// Reads a body. `None` when it is not a JSON object, or too deep.
    #[must_use]
    pub fn parse(body: &[u8]) -> Option<Self> {
        #[derive(Deserialize)]
        struct Raw {
            #[serde(rename = "type", default)]
            kind: Lenient<String>,
            #[serde(default)]
            title: Lenient<String>,
            #[serde(default)]
            status: Lenient<u16>,
            #[serde(default)]
            detail: Lenient<String>,
            #[serde(default)]
            instance: Lenient<String>,
        }
        let raw: Raw = super::json::parse(body).ok()?;
        let safe = |text: Lenient<String>| Excerpt::new(&text.into_option().unwrap_or_default());
        Some(Self {
            kind: safe(raw.kind),
            title: safe(raw.title),
            status: raw.status.into_option(),
            detail: safe(raw.detail),
            instance: safe(raw.instance),
        })
    }

    /// The URI of the kind of problem; empty is `about:blank`.
    #[must_use]
    pub fn kind(&self) -> &Excerpt {
        &self.kind
    }

    /// What kind of problem it is, in words.
    #[must_use]
    pub fn title(&self) -> &Excerpt {
        &self.title
    }

    /// The status, as the body repeats it. The answer's own counts.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        self.status
    }

    /// What happened this time.
    #[must_use]
    pub fn detail(&self) -> &Excerpt {
        &self.detail
    }

    /// A URI for this one happening.
    #[must_use]
    pub fn instance(&self) -> &Excerpt {
        &self.instance
    }

    /// Title and detail in one line.
    #[must_use]
    pub fn words(&self) -> Excerpt {
        match (self.title.as_str(), self.detail.as_str()) {
            (title, "") => title.into(),
            ("", detail) => detail.into(),
            (title, detail) => Excerpt::new(&alloc::format!("{title}: {detail}")),
        }
    }
}

/// A member that is ignored when it has the wrong type.
#[derive(Deserialize)]
#[serde(untagged)]
enum Lenient<T> {
    Right(T),
    Wrong(serde::de::IgnoredAny),
}

impl<T> Default for Lenient<T> {
    fn default() -> Self {
        Self::Wrong(serde::de::IgnoredAny)
    }
}

impl<T> Lenient<T> {
    fn into_option(self) -> Option<T> {
        match self {
            Self::Right(value) => Some(value),
            Self::Wrong(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_member_of_the_wrong_type_is_ignored() {
        let body = br#"{"type":"https://support.example/problems/quota","title":7,"status":"429",
            "detail":"try later","instance":null,"more":{"a":[1]}}"#;
        let problem = ProblemDetails::parse(body).unwrap();
        assert_eq!(problem.kind().as_str(), "https://support.example/problems/quota");
        assert_eq!(problem.words().as_str(), "try later");
        assert_eq!((problem.status(), problem.instance().as_str()), (None, ""));
        assert_eq!(ProblemDetails::parse(br#"{"status":429}"#).unwrap().status(), Some(429));
    }

    #[test]
    fn what_is_not_an_object_is_no_problem() {
        for body in [&b""[..], b"[]", b"null", b"\"x\"", b"{", b"\xff", b"{\"title\":}"] {
            assert_eq!(ProblemDetails::parse(body), None);
        }
        assert_eq!(ProblemDetails::parse(&b"[".repeat(100_000)), None);
    }

    #[test]
    fn its_words_are_safe_to_show() {
        let problem = ProblemDetails::parse(br#"{"title":"a\nb\u001b[31m"}"#).unwrap();
        assert_eq!(problem.words().as_str(), "a b\\u{1b}[31m");
    }
}
