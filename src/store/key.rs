//! [`Key`]: the name of a record or a slot.

use std::fmt;
use std::str::FromStr;

/// The name of a record or of a package slot.
///
/// - 1 to [`Key::MAX_LEN`] characters.
/// - Only `a`–`z`, `0`–`9`, `.`, `-` and `_`.
/// - The first and the last character are not `.`.
///
/// So every key can stand as a file name by itself, on any system, and two keys
/// never differ by case alone. Groups are made with a dot: `ticket.0b5e…`.
///
/// ```
/// use callhome::store::Key;
///
/// let key: Key = "ticket.4f1c".parse()?;
/// assert_eq!(key.as_str(), "ticket.4f1c");
/// assert!("../passwd".parse::<Key>().is_err());
/// # Ok::<(), callhome::store::InvalidKey>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(String);

/// The text breaks a rule of [`Key`].
///
/// ```
/// use callhome::store::{InvalidKey, Key};
///
/// assert_eq!("Ticket".parse::<Key>(), Err(InvalidKey));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a store key: 1 to {max} of a-z, 0-9, '.', '-' and '_', no '.' at either end", max = Key::MAX_LEN)]
pub struct InvalidKey;

impl Key {
    /// The most characters a key has.
    pub const MAX_LEN: usize = 64;

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Key {
    type Error = InvalidKey;

    fn try_from(text: String) -> Result<Self, InvalidKey> {
        let allowed = |b: u8| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'-' | b'_');
        let valid = (1..=Self::MAX_LEN).contains(&text.len())
            && text.bytes().all(allowed)
            && !text.starts_with('.')
            && !text.ends_with('.');
        valid.then_some(Self(text)).ok_or(InvalidKey)
    }
}

impl TryFrom<&str> for Key {
    type Error = InvalidKey;

    fn try_from(text: &str) -> Result<Self, InvalidKey> {
        Self::try_from(text.to_owned())
    }
}

impl FromStr for Key {
    type Err = InvalidKey;

    fn from_str(text: &str) -> Result<Self, InvalidKey> {
        Self::try_from(text)
    }
}

impl AsRef<str> for Key {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_ends_at_its_bound() {
        let full = "k".repeat(Key::MAX_LEN);
        assert_eq!(full.parse::<Key>().unwrap().as_str(), full);
        assert_eq!("k".repeat(Key::MAX_LEN + 1).parse::<Key>(), Err(InvalidKey));
        assert_eq!("".parse::<Key>(), Err(InvalidKey));
        assert!("k".parse::<Key>().is_ok());
    }

    #[test]
    fn a_key_is_a_harmless_file_name() {
        for text in ["a.b", "0", "-", "_", "a..b", "ticket.0-9_z"] {
            assert!(text.parse::<Key>().is_ok(), "{text}");
        }
        for text in [".", "..", ".a", "a.", "a/b", "a\\b", "A", "é", "a b", "a\0", "a\n", "a:b"] {
            assert_eq!(text.parse::<Key>(), Err(InvalidKey), "{text:?}");
        }
    }

    #[test]
    fn the_error_names_the_bound() {
        assert!(InvalidKey.to_string().contains("1 to 64"));
    }
}
