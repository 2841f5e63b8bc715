//! [`Nonce`]: what a test call's answer must echo.

use alloc::string::String;
use core::fmt;
use core::str::FromStr;

/// A number that is used once: a page that answers everything with 200 cannot
/// know it.
///
/// - 128 bits; the text form is 32 lower-case hexadecimal digits, and only that
///   is read.
///
/// ```
/// use callhome::protocol::Nonce;
///
/// let nonce = Nonce::from_bytes([0x0f; 16]);
/// assert_eq!(nonce.to_string(), "0f".repeat(16));
/// assert_eq!(nonce.to_string().parse(), Ok(nonce));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Nonce(u128);

/// The text is not 32 lower-case hexadecimal digits.
///
/// ```
/// use callhome::protocol::{Nonce, NotANonce};
///
/// assert_eq!("0F".parse::<Nonce>(), Err(NotANonce));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not 32 lower-case hexadecimal digits")]
pub struct NotANonce;

impl Nonce {
    const DIGITS: usize = 32;

    /// The nonce with these bytes, which should be random.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(u128::from_be_bytes(bytes))
    }
}

impl FromStr for Nonce {
    type Err = NotANonce;

    fn from_str(text: &str) -> Result<Self, NotANonce> {
        let digits = text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        if !digits || text.len() != Self::DIGITS {
            return Err(NotANonce);
        }
        u128::from_str_radix(text, 16).map(Self).map_err(|_| NotANonce)
    }
}

impl fmt::Display for Nonce {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

impl serde::Serialize for Nonce {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Nonce {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn only_the_canonical_text_is_read() {
        let text = Nonce::from_bytes([0xab; 16]).to_string();
        assert_eq!(text.len(), Nonce::DIGITS);
        let (long, upper, sign) =
            (text.clone() + "0", text.to_uppercase(), text.replacen('a', "+", 1));
        for bad in [&long, &upper, &sign, &text[1..], "", "é"] {
            assert_eq!(bad.parse::<Nonce>(), Err(NotANonce), "{bad}");
        }
    }
}
