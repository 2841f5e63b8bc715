//! [`RuleCount`]: how often one rule of the redaction found something.

use alloc::borrow::ToOwned;
use alloc::string::String;
use core::fmt;

use serde::{Deserialize, Deserializer, Serialize};

use crate::event::member::printable_start;

/// How many places one rule of the redaction has replaced in a package.
///
/// ```
/// use callhome::event::RuleCount;
///
/// let passwords = RuleCount::new("password", 12);
/// assert_eq!(passwords.to_string(), "password: 12");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct RuleCount {
    #[serde(deserialize_with = "rule")]
    rule: String,
    count: u64,
}

impl RuleCount {
    /// The longest name of a rule, in bytes.
    pub const MAX_RULE: usize = 64;

    /// `count` places by the rule of this name. A name longer than
    /// [`RuleCount::MAX_RULE`] is cut.
    #[must_use]
    pub fn new(rule: &str, count: u64) -> Self {
        Self { rule: printable_start(rule, Self::MAX_RULE).to_owned(), count }
    }

    /// The rule's name.
    #[must_use]
    pub fn rule(&self) -> &str {
        &self.rule
    }

    /// How many places it has replaced.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.count
    }

    pub(super) fn add(&mut self, count: u64) {
        self.count = self.count.saturating_add(count);
    }
}

impl fmt::Display for RuleCount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.rule, self.count)
    }
}

fn rule<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let text = String::deserialize(deserializer)?;
    if printable_start(&text, RuleCount::MAX_RULE).len() == text.len() {
        Ok(text)
    } else {
        Err(serde::de::Error::custom(format_args!(
            "a rule's name is not printable or longer than {} bytes",
            RuleCount::MAX_RULE
        )))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rules_name_ends_at_its_bound() {
        let full = "r".repeat(RuleCount::MAX_RULE);
        assert_eq!(RuleCount::new(&full, 1).rule(), full);
        assert_eq!(RuleCount::new(&(full.clone() + "x"), 1).rule(), full);
        assert_eq!(RuleCount::new("a\u{1b}b", 1).rule(), "a");
        let json = serde_json::to_string(&RuleCount::new(&full, 1)).unwrap();
        assert!(serde_json::from_str::<RuleCount>(&json).is_ok());
        let over = json.replace("rr\"", "rrr\"");
        assert!(serde_json::from_str::<RuleCount>(&over).is_err());
    }
}
