//! [`Excerpt`]: a stranger's words, made safe to show.

use alloc::borrow::ToOwned;
use alloc::string::String;
use core::fmt;

/// A short piece of text that came from outside, safe to print and to log.
///
/// - At most [`Excerpt::MAX_CHARS`] characters; what was cut off ends in `…`.
/// - One line: white space is folded to single spaces.
/// - No control characters and no characters that change the direction of
///   writing; each becomes `\u{…}`.
///
/// ```
/// use callhome::Excerpt;
///
/// let words = Excerpt::new("quota\texceeded\u{1b}[31m\n");
/// assert_eq!(words.as_str(), "quota exceeded\\u{1b}[31m");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Excerpt(String);

impl Excerpt {
    /// The most characters an excerpt has, the closing `…` included.
    pub const MAX_CHARS: usize = 200;

    /// Makes `text` safe to show.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut safe = String::new();
        // Twice the bound is enough input: each character yields one or more,
        // and folding white space is the only thing that shortens.
        for word in text.split_whitespace() {
            if after(&safe, Self::MAX_CHARS).is_some() {
                break;
            }
            if !safe.is_empty() {
                safe.push(' ');
            }
            for c in word.chars().take(Self::MAX_CHARS + 1) {
                if is_printable(c) { safe.push(c) } else { safe.extend(c.escape_unicode()) }
            }
        }
        match after(&safe, Self::MAX_CHARS) {
            None => Self(safe),
            Some(_) => {
                let mut cut: String = safe.chars().take(Self::MAX_CHARS - 1).collect();
                cut.push('…');
                Self(cut)
            }
        }
    }

    /// Makes `bytes` safe to show; what is not UTF-8 becomes `U+FFFD`.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Self {
        // Four bytes a character at most, and room for folded white space.
        let bytes = bytes.get(..Self::MAX_CHARS * 8).unwrap_or(bytes);
        Self::new(&String::from_utf8_lossy(bytes))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether nothing was said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Excerpt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for Excerpt {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

/// Where the text goes on after `max` characters; `None` when it does not. A
/// text of no more bytes than that, as most are, is not looked through.
pub(crate) fn after(text: &str, max: usize) -> Option<usize> {
    if text.len() <= max {
        return None;
    }
    text.char_indices().nth(max).map(|(at, _)| at)
}

/// Whether a character can stand in one line of text without moving the cursor,
/// hiding itself or turning the direction of writing.
pub(crate) fn is_printable(c: char) -> bool {
    !c.is_control()
        && !matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// `text` without white space at its ends.
pub(crate) fn trimmed(text: &str) -> String {
    text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_ends_at_its_bound() {
        let full = "x".repeat(Excerpt::MAX_CHARS);
        assert_eq!(Excerpt::new(&full).as_str(), full);
        let over = Excerpt::new(&"x".repeat(Excerpt::MAX_CHARS + 1));
        assert_eq!(over.as_str().chars().count(), Excerpt::MAX_CHARS);
        assert!(over.as_str().ends_with('…'));
        let huge = Excerpt::from_bytes(&[b'\n'; 1 << 20]);
        assert!(huge.is_empty());
    }

    #[test]
    fn nothing_in_an_excerpt_moves_the_cursor_or_turns_the_text() {
        let words = Excerpt::new("a\r\nb\u{0}c\u{202e}d\u{9b}e");
        assert_eq!(words.as_str(), "a b\\u{0}c\\u{202e}d\\u{9b}e");
        assert_eq!(Excerpt::from_bytes(b"\xff ok").as_str(), "\u{fffd} ok");
    }
}
