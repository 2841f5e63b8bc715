//! [`Redaction`]: what is hidden, chosen once by the host.

use std::fmt;

use regex::bytes::{Regex, RegexBuilder};
use zeroize::Zeroize;

use crate::package::redact::pseudonym::Subject;
use crate::package::redact::rule::{RULES, Rule};

/// What is hidden in service data before it is packed.
///
/// ```
/// use callhome::package::redact::{Redaction, Redactor, Subject};
///
/// let redaction = Redaction::new()
///     .with_pattern("badge", "badge ([0-9]{6})", "badge 123456")?
///     .with_key_name("enable_code")?
///     .with_host_name("bmc-17")?
///     .with_pseudonyms(&[7; 32], [Subject::HostName, Subject::IpAddress]);
/// let mut redactor = Redactor::new(&redaction)?;
/// redactor.check()?;
/// assert_eq!(redactor.redact_all(b"badge 220011, enable_code=91"), b"badge ******, enable_code=**");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Redaction {
    off: bool,
    patterns: Vec<HostPattern>,
    keys: Vec<(Vec<u8>, usize)>,
    needles: Vec<Vec<u8>>,
    rules: Vec<String>,
    key: Option<PseudonymKey>,
    subjects: Vec<Subject>,
    host_names: Vec<Vec<u8>>,
    user_names: Vec<Vec<u8>>,
}

#[derive(Clone)]
struct HostPattern {
    regex: Regex,
    example: Vec<u8>,
    rule: usize,
}

/// The key of the pseudonyms, gone from memory when it is dropped.
#[derive(Clone)]
pub(super) struct PseudonymKey(pub(super) [u8; 32]);

impl Drop for PseudonymKey {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

/// A pattern or name cannot be used.
///
/// ```
/// use callhome::package::redact::{BadPattern, Redaction};
///
/// let bad = Redaction::new().with_pattern("badge", "badge [0-9", "badge 1").unwrap_err();
/// assert_eq!(bad, BadPattern::NotAnExpression);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BadPattern {
    /// The rule's name is empty, too long, a built-in rule's, or has other bytes
    /// than lower-case letters, digits and `-`.
    #[error(
        "the rule's name cannot be used: lower-case letters, digits and `-`, at most {} bytes, none of the built-in rules'",
        Redaction::MAX_RULE
    )]
    RuleName,
    /// The expression is wrong, too long, or too large when it is compiled.
    #[error(
        "the expression is wrong, longer than {} bytes, or too large",
        Redaction::MAX_EXPRESSION
    )]
    NotAnExpression,
    /// The expression matches where nothing is.
    #[error("the expression matches the empty text")]
    MatchesNothing,
    /// The example is empty or too long.
    #[error("the example is empty or longer than {} bytes", Redaction::MAX_EXAMPLE)]
    Example,
    /// The name is too short, too long, or has bytes that names do not have.
    #[error(
        "the name cannot be used: printable ASCII without white space, {} to {} bytes",
        Redaction::MIN_NAME,
        Redaction::MAX_NAME
    )]
    Name,
    /// There are too many of them.
    #[error("more than {} of a kind", Redaction::MAX_OF_A_KIND)]
    TooMany,
}

/// The configuration cannot be compiled.
///
/// ```
/// use callhome::package::redact::{Redaction, Redactor};
///
/// assert!(Redactor::new(&Redaction::new()).is_ok());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the redaction's searches cannot be compiled")]
pub struct CannotCompile;

impl Redaction {
    /// How many patterns, key names, host names and user names there may be, each.
    pub const MAX_OF_A_KIND: usize = 16;
    /// The longest name of a rule, in bytes.
    pub const MAX_RULE: usize = 32;
    /// The longest expression, in bytes.
    pub const MAX_EXPRESSION: usize = 256;
    /// The longest example, in bytes.
    pub const MAX_EXAMPLE: usize = 256;
    /// The shortest key, host or user name, in bytes.
    pub const MIN_NAME: usize = 2;
    /// The longest key, host or user name, in bytes.
    pub const MAX_NAME: usize = 63;

    /// Secrets are removed, as the built-in rules know them.
    #[must_use]
    pub fn new() -> Self {
        Self {
            off: false,
            patterns: Vec::new(),
            keys: Vec::new(),
            needles: Vec::new(),
            rules: Vec::new(),
            key: None,
            subjects: Vec::new(),
            host_names: Vec::new(),
            user_names: Vec::new(),
        }
    }

    /// Nothing is removed, and nothing is checked.
    #[must_use]
    pub fn off() -> Self {
        Self { off: true, ..Self::new() }
    }

    /// A rule of the host's own. What `regex` matches is hidden, or its first
    /// group if it has one; case counts, `^` and `$` are a line's, and a match
    /// of more than 2 KiB is not found. `example` runs through the gate each
    /// time: what the pattern does not change in it fails the gate.
    ///
    /// # Errors
    /// [`BadPattern`] when one of the three cannot be used.
    pub fn with_pattern(
        mut self,
        rule: &str,
        regex: &str,
        example: &str,
    ) -> Result<Self, BadPattern> {
        if self.patterns.len() >= Self::MAX_OF_A_KIND {
            return Err(BadPattern::TooMany);
        }
        let good = (1..=Self::MAX_RULE).contains(&rule.len())
            && rule.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
            && !RULES.contains(&rule);
        if !good {
            return Err(BadPattern::RuleName);
        }
        if !(1..=Self::MAX_EXAMPLE).contains(&example.len()) {
            return Err(BadPattern::Example);
        }
        if regex.len() > Self::MAX_EXPRESSION {
            return Err(BadPattern::NotAnExpression);
        }
        let regex = RegexBuilder::new(regex)
            .unicode(false)
            .multi_line(true)
            .size_limit(64 << 10)
            .dfa_size_limit(64 << 10)
            .build()
            .map_err(|_| BadPattern::NotAnExpression)?;
        if regex.is_match(b"") {
            return Err(BadPattern::MatchesNothing);
        }
        let rule = self.rule(rule);
        self.patterns.push(HostPattern { regex, example: example.as_bytes().to_vec(), rule });
        Ok(self)
    }

    /// A further name whose values are secret, such as `enable_code`; found in
    /// lower, upper and title case and as it is written here. Counted as
    /// `key-name`.
    ///
    /// # Errors
    /// [`BadPattern::Name`], [`BadPattern::TooMany`].
    pub fn with_key_name(mut self, name: &str) -> Result<Self, BadPattern> {
        let good = Self::is_name(name)
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.'))
            && name.bytes().any(|byte| byte.is_ascii_alphanumeric());
        if !good {
            return Err(BadPattern::Name);
        }
        if self.keys.len() >= Self::MAX_OF_A_KIND {
            return Err(BadPattern::TooMany);
        }
        let rule = self.rule("key-name");
        self.keys.push((name.as_bytes().to_vec(), rule));
        let mut title = name.to_ascii_lowercase();
        if let Some(first) = title.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        for spelling in
            [name.to_owned(), name.to_ascii_lowercase(), name.to_ascii_uppercase(), title]
        {
            let needle: Vec<u8> =
                spelling.into_bytes().into_iter().take(super::needles::MAX_NEEDLE).collect();
            if !self.needles.contains(&needle) {
                self.needles.push(needle);
            }
        }
        Ok(self)
    }

    /// These are replaced by pseudonyms: the same within a ticket, and only
    /// there. The key stays on this machine.
    #[must_use]
    pub fn with_pseudonyms(
        mut self,
        key: &[u8; 32],
        what: impl IntoIterator<Item = Subject>,
    ) -> Self {
        self.key = Some(PseudonymKey(*key));
        self.subjects = what.into_iter().collect();
        self
    }

    /// A name of a host, replaced where it stands as a whole word, in this
    /// spelling, when [`Subject::HostName`] is asked for.
    ///
    /// # Errors
    /// [`BadPattern::Name`], [`BadPattern::TooMany`].
    pub fn with_host_name(mut self, name: &str) -> Result<Self, BadPattern> {
        Self::add_name(&mut self.host_names, name)?;
        Ok(self)
    }

    /// A name of a user, replaced where it stands as a whole word, in this
    /// spelling, when [`Subject::UserName`] is asked for.
    ///
    /// # Errors
    /// [`BadPattern::Name`], [`BadPattern::TooMany`].
    pub fn with_user_name(mut self, name: &str) -> Result<Self, BadPattern> {
        Self::add_name(&mut self.user_names, name)?;
        Ok(self)
    }

    /// Whether nothing is removed.
    #[must_use]
    pub fn is_off(&self) -> bool {
        self.off
    }

    fn add_name(names: &mut Vec<Vec<u8>>, name: &str) -> Result<(), BadPattern> {
        if !Self::is_name(name) {
            return Err(BadPattern::Name);
        }
        if names.len() >= Self::MAX_OF_A_KIND {
            return Err(BadPattern::TooMany);
        }
        names.push(name.as_bytes().to_vec());
        Ok(())
    }

    fn is_name(name: &str) -> bool {
        (Self::MIN_NAME..=Self::MAX_NAME).contains(&name.len())
            && name.bytes().all(|byte| byte.is_ascii_graphic())
    }

    fn rule(&mut self, name: &str) -> usize {
        if let Some(number) = self.rules.iter().position(|rule| rule == name) {
            return number;
        }
        self.rules.push(name.to_owned());
        self.rules.len() - 1
    }

    pub(super) fn rules(&self) -> impl Iterator<Item = &str> {
        self.rules.iter().map(String::as_str)
    }

    pub(super) fn patterns(&self) -> impl Iterator<Item = (&Regex, Rule)> {
        self.patterns.iter().map(|pattern| (&pattern.regex, Rule::Host(pattern.rule)))
    }

    pub(super) fn examples(&self) -> impl Iterator<Item = (&[u8], Rule)> {
        self.patterns.iter().map(|pattern| (pattern.example.as_slice(), Rule::Host(pattern.rule)))
    }

    pub(super) fn keys(&self) -> impl Iterator<Item = (Vec<u8>, Rule)> {
        self.keys.iter().map(|(name, rule)| (name.clone(), Rule::Host(*rule)))
    }

    pub(super) fn needles(&self) -> &[Vec<u8>] {
        &self.needles
    }

    pub(super) fn pseudonyms(&self) -> Option<(&PseudonymKey, &[Subject])> {
        self.key.as_ref().map(|key| (key, self.subjects.as_slice()))
    }

    pub(super) fn host_names(&self) -> &[Vec<u8>] {
        &self.host_names
    }

    pub(super) fn user_names(&self) -> &[Vec<u8>] {
        &self.user_names
    }
}

impl Default for Redaction {
    fn default() -> Self {
        Self::new()
    }
}

/// Neither the key nor the names: these are what is to be hidden.
impl fmt::Debug for Redaction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Redaction")
            .field("off", &self.off)
            .field("rules", &self.rules)
            .field("subjects", &self.subjects)
            .finish_non_exhaustive()
    }
}
