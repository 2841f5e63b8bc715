//! [`Text`]: bytes that can be looked at anywhere without a panic.

use memchr::memmem;

/// What can be seen around a place. Outside there are zero bytes.
#[derive(Clone, Copy)]
pub(super) struct Text<'a>(&'a [u8]);

impl<'a> Text<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    pub(super) fn len(self) -> usize {
        self.0.len()
    }

    /// The byte at this place.
    pub(super) fn byte(self, at: usize) -> u8 {
        self.0.get(at).copied().unwrap_or(0)
    }

    /// The byte before this place.
    pub(super) fn before(self, at: usize) -> u8 {
        at.checked_sub(1).map_or(0, |at| self.byte(at))
    }

    /// The bytes from here to there, as far as there are any.
    pub(super) fn cut(self, from: usize, to: usize) -> &'a [u8] {
        self.0.get(from..to.min(self.len())).unwrap_or_default()
    }

    pub(super) fn starts(self, at: usize, with: &[u8]) -> bool {
        self.cut(at, at.saturating_add(with.len())) == with
    }

    pub(super) fn starts_ignoring_case(self, at: usize, with: &[u8]) -> bool {
        self.cut(at, at.saturating_add(with.len())).eq_ignore_ascii_case(with)
    }

    pub(super) fn ends(self, at: usize, with: &[u8]) -> bool {
        at.checked_sub(with.len()).is_some_and(|from| self.starts(from, with))
    }

    /// The first place from here on that is not like this, or the end.
    pub(super) fn skip(self, at: usize, like: impl Fn(u8) -> bool) -> usize {
        let rest = self.cut(at, usize::MAX);
        at + rest.iter().position(|&byte| !like(byte)).unwrap_or(rest.len())
    }

    /// The first of the bytes before this place that are all like this.
    pub(super) fn back(self, at: usize, like: impl Fn(u8) -> bool) -> usize {
        let head = self.cut(0, at);
        head.iter().rposition(|&byte| !like(byte)).map_or(0, |last| last + 1)
    }

    pub(super) fn skip_blanks(self, at: usize) -> usize {
        self.skip(at, is_blank)
    }

    pub(super) fn skip_space(self, at: usize) -> usize {
        self.skip(at, |byte| byte.is_ascii_whitespace())
    }

    /// Where the line that has this place begins, as far as it can be seen.
    pub(super) fn line_start(self, at: usize) -> usize {
        self.back(at, |byte| byte != b'\n')
    }

    /// Where the line that has this place ends, as far as it can be seen.
    pub(super) fn line_end(self, at: usize) -> usize {
        let end = self.skip(at, |byte| byte != b'\n');
        if end > at && self.before(end) == b'\r' { end - 1 } else { end }
    }

    pub(super) fn find(self, from: usize, to: usize, what: &[u8]) -> Option<usize> {
        memmem::find(self.cut(from, to), what).map(|found| from + found)
    }

    /// How many backslashes stand right before this place.
    pub(super) fn backslashes_before(self, at: usize) -> usize {
        at - self.back(at, |byte| byte == b'\\')
    }
}

pub(super) fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

pub(super) fn is_quote(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'' | b'`')
}

/// A byte of a name: of a variable, a key, an option, a header.
pub(super) fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.')
}

/// A byte of base64, either alphabet.
pub(super) fn is_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=' | b'-' | b'_')
}

/// Nothing, white space or a control character: what ends an unquoted value.
pub(super) fn is_gap(byte: u8) -> bool {
    byte <= b' ' || byte == 0x7f
}
