//! [`Problems`]: everything that is wrong with a form, each beside its field.

use alloc::vec;
use alloc::vec::Vec;
use core::fmt;

use crate::settings::Field;

/// Everything that is wrong with a form or a file, all at once.
///
/// - Never empty.
/// - In the order of the form.
/// - Names fields and rules and never repeats what was entered, so it can be
///   logged and shown whatever was typed into the wrong field.
///
/// ```
/// use callhome::settings::{Field, ProblemKind, ProxyDraft, ProxyField};
///
/// let problems = ProxyDraft { port: Some(0), ..ProxyDraft::default() }.check(None).unwrap_err();
/// assert_eq!(problems.len(), 2);
/// assert!(problems.contains(Field::Proxy(ProxyField::Port)));
/// assert_eq!(
///     problems.to_string(),
///     "HTTPProxy.HTTPProxyLocation: is missing; \
///      HTTPProxy.HTTPProxyPort: must be between 1 and 65535",
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// How many there are: one or more.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "it is never empty")]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// One after the other, in the order of the form.
    pub fn iter(&self) -> core::slice::Iter<'_, Problem> {
        self.0.iter()
    }

    /// Whether anything is wrong with `field`.
    #[must_use]
    pub fn contains(&self, field: Field) -> bool {
        self.kind_of(field).is_some()
    }

    /// What is wrong with `field`, if anything is: the first of it.
    #[must_use]
    pub fn kind_of(&self, field: Field) -> Option<ProblemKind> {
        self.iter().find(|problem| problem.field == field).map(|problem| problem.kind)
    }
}

/// Gathers what the checks of one form find.
#[derive(Default)]
pub(super) struct Findings(Vec<Problem>);

impl Findings {
    pub(super) fn note(&mut self, field: Field, kind: ProblemKind) {
        self.0.push(Problem::new(field, kind));
    }

    pub(super) fn extend(&mut self, problems: Problems) {
        self.0.extend(problems);
    }

    /// Whether anything is wrong with a field that `is_meant` says yes to.
    pub(super) fn any(&self, is_meant: impl Fn(Field) -> bool) -> bool {
        self.0.iter().any(|problem| is_meant(problem.field))
    }

    /// Adds what another look found, but nothing about fields that `is_known`
    /// says yes to, and puts all into the order of the form.
    pub(super) fn join(&mut self, others: Self, is_known: impl Fn(&Self, Field) -> bool) {
        let news: Vec<_> =
            others.0.into_iter().filter(|problem| !is_known(self, problem.field)).collect();
        self.0.extend(news);
        self.0.sort_by_key(|problem| problem.field);
    }

    /// The value, if it passed; otherwise its problem is noted.
    pub(super) fn take<T>(&mut self, field: Field, checked: Result<T, ProblemKind>) -> Option<T> {
        checked.map_err(|kind| self.note(field, kind)).ok()
    }

    /// The setting made of what passed, if nothing was found. It may be `None`
    /// only where something was.
    pub(super) fn finish<T>(self, setting: Option<T>) -> Result<T, Problems> {
        match setting {
            Some(setting) if self.0.is_empty() => Ok(setting),
            _ => {
                debug_assert!(!self.0.is_empty(), "a value that is not there has left its problem");
                Err(Problems(self.0))
            }
        }
    }
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Self {
        Self(vec![problem])
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, problem) in self.0.iter().enumerate() {
            if at > 0 {
                f.write_str("; ")?;
            }
            problem.fmt(f)?;
        }
        Ok(())
    }
}

impl core::error::Error for Problems {}

impl IntoIterator for Problems {
    type Item = Problem;
    type IntoIter = vec::IntoIter<Problem>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Problems {
    type Item = &'a Problem;
    type IntoIter = core::slice::Iter<'a, Problem>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// One thing that is wrong, and with which field.
///
/// ```
/// use callhome::settings::{Endpoint, Field, ProblemKind};
///
/// let problems = Endpoint::new("http://support.example/").unwrap_err();
/// let problem = problems.iter().next().expect("problems are never empty");
/// assert_eq!(problem.field(), Field::Endpoint);
/// assert_eq!(problem.kind(), ProblemKind::NotHttps);
/// assert_eq!(problem.to_string(), "Endpoint: must begin with https://");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Problem {
    field: Field,
    kind: ProblemKind,
}

impl Problem {
    pub(crate) const fn new(field: Field, kind: ProblemKind) -> Self {
        Self { field, kind }
    }

    /// The field that it is about.
    #[must_use]
    pub const fn field(&self) -> Field {
        self.field
    }

    /// What is wrong with it.
    #[must_use]
    pub const fn kind(&self) -> ProblemKind {
        self.kind
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.field, self.kind)
    }
}

/// What is wrong with a field. `Display` says it as the end of a sentence that
/// begins with the field.
///
/// ```
/// use callhome::settings::{Host, ProblemKind};
///
/// let kind = "proxy.example.".parse::<Host>().unwrap_err();
/// assert_eq!(kind, ProblemKind::NotAHost);
/// assert_eq!(ProblemKind::TooLong { max: 30 }.to_string(), "must have at most 30 characters");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ProblemKind {
    /// Nothing was entered, and something must be.
    Missing,
    /// More characters than are allowed.
    TooLong {
        /// The most that are allowed.
        max: usize,
    },
    /// Fewer digits than a telephone number has.
    TooFewDigits {
        /// The fewest that are allowed.
        min: usize,
    },
    /// More digits than a telephone number has.
    TooManyDigits {
        /// The most that are allowed.
        max: usize,
    },
    /// A number outside its range.
    OutOfRange {
        /// The smallest that is allowed.
        min: i64,
        /// The largest that is allowed.
        max: i64,
    },
    /// A character that this field must not have.
    ForbiddenCharacter {
        /// Which characters these are, in words.
        forbidden: &'static str,
    },
    /// Not an officially assigned ISO 3166-1 alpha-2 country code.
    NotACountry,
    /// Not the form of an e-mail address.
    NotAnEmail,
    /// Not the form of a telephone number.
    NotAPhone,
    /// Neither an IP address nor a host name.
    NotAHost,
    /// Not the form of a URL.
    NotAUrl,
    /// Not of the form `host:port`.
    NotHostAndPort,
    /// A URL of another scheme than https.
    NotHttps,
    /// A URL whose host is neither an IP address nor a host name.
    HostInUrl,
    /// A URL whose host has more characters, in its ASCII form, than are allowed.
    HostInUrlTooLong {
        /// The most that are allowed.
        max: usize,
    },
    /// A URL whose port is not a number from 1 to 65535.
    PortInUrl,
    /// A user name or password, or the `@` that ends them, in a URL.
    CredentialsInUrl,
    /// A query or a fragment, even an empty one, in a URL.
    QueryOrFragment,
    /// A path where only scheme, host and port belong.
    PathInOrigin,
    /// More entries than are allowed.
    TooMany {
        /// The most that are allowed.
        max: usize,
    },
    /// Another JSON type than this member has.
    WrongType {
        /// The type that it has, in words.
        expected: &'static str,
    },
    /// A file format that this version cannot read.
    UnknownFormat {
        /// The newest format that it can read.
        newest: u32,
    },
    /// Not JSON.
    NotJson {
        /// The line where it stops being JSON, from 1.
        line: usize,
        /// The column there, from 1.
        column: usize,
    },
    /// Not UTF-8 text.
    NotUtf8,
    /// JSON objects or arrays inside one another, deeper than is read.
    TooDeep {
        /// The most that may be inside one another.
        max: usize,
    },
    /// The same JSON member twice in one object.
    MemberTwice {
        /// The line of the second one, from 1.
        line: usize,
        /// The column there, from 1.
        column: usize,
    },
    /// A file of more bytes than are read.
    TooLarge {
        /// The most that are read.
        max_bytes: usize,
    },
}

impl fmt::Display for ProblemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("is missing"),
            Self::TooLong { max } => write!(f, "must have at most {max} characters"),
            Self::TooFewDigits { min } => write!(f, "must have at least {min} digits"),
            Self::TooManyDigits { max } => write!(f, "must have at most {max} digits"),
            Self::OutOfRange { min, max } => write!(f, "must be between {min} and {max}"),
            Self::ForbiddenCharacter { forbidden } => write!(f, "must not contain {forbidden}"),
            Self::NotACountry => {
                f.write_str("must be a two-letter country code of ISO 3166-1, such as DE")
            }
            Self::NotAnEmail => f.write_str("must be an e-mail address, such as name@company.com"),
            Self::NotAPhone => f.write_str(
                "must be a telephone number: digits, with spaces and - . / ( ) between them and a \
                 + before them where wanted",
            ),
            Self::NotAHost => f.write_str("must be a host name or an IP address"),
            Self::NotAUrl => f.write_str("must be a URL, such as https://support.example/callhome"),
            Self::NotHostAndPort => f.write_str("must be HOST:PORT, such as support.example:443"),
            Self::NotHttps => f.write_str("must begin with https://"),
            Self::HostInUrl => f.write_str("must have a host name or an IP address after https://"),
            Self::HostInUrlTooLong { max } => {
                write!(f, "must have a host name of at most {max} characters")
            }
            Self::PortInUrl => f.write_str("must have a port between 1 and 65535, if it has one"),
            Self::CredentialsInUrl => f.write_str("must not contain a user name or password"),
            Self::QueryOrFragment => f.write_str("must not contain a query (?) or fragment (#)"),
            Self::PathInOrigin => f.write_str("must not have a path"),
            Self::TooMany { max } => write!(f, "must not be given more than {max} times"),
            Self::WrongType { expected } => write!(f, "must be {expected}"),
            Self::UnknownFormat { newest } => {
                write!(f, "is of a format that is not known here (the newest known is {newest})")
            }
            Self::NotJson { line, column } => {
                write!(f, "is not JSON (line {line}, column {column})")
            }
            Self::NotUtf8 => f.write_str("is not UTF-8 text"),
            Self::TooDeep { max } => {
                write!(f, "has more than {max} objects or arrays inside one another")
            }
            Self::MemberTwice { line, column } => {
                write!(f, "has the same member twice in one object (line {line}, column {column})")
            }
            Self::TooLarge { max_bytes } => write!(f, "has more than {max_bytes} bytes"),
        }
    }
}

impl core::error::Error for ProblemKind {}
