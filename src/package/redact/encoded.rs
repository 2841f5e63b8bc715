//! [`Mark`]: quotes and brackets under another encoding, where a document is in a
//! string of another one: `\x22`, `\u0022`, `%22`, `&quot;`, `&lt;`.

use crate::package::redact::text::{Text, is_blank};

/// Quotes; those with a backslash are here without it.
const QUOTES: [&[u8]; 12] = [
    b"x22", b"u0022", b"%22", b"&quot;", b"&#34;", b"&#x22;", b"x27", b"u0027", b"%27", b"&apos;",
    b"&#39;", b"&#x27;",
];
/// What opens and closes a tag.
const TAGS: [(&[u8], &[u8]); 6] = [
    (b"&lt;", b"&gt;"),
    (b"u003c", b"u003e"),
    (b"%3c", b"%3e"),
    (b"x3c", b"x3e"),
    (b"&#60;", b"&#62;"),
    (b"&amp;lt;", b"&amp;gt;"),
];

/// A name space before an element's name is no longer.
const MAX_PREFIX: usize = 24;

/// A mark as it stands in the text, without backslashes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark(&'static [u8]);

impl Mark {
    /// The end of one of Lua's strings.
    pub(super) const LONG_BRACKET: Self = Self(b"]]");

    /// Three quotes in a row, between which a text may have several lines.
    pub(super) fn triple(text: Text<'_>, at: usize) -> Option<(Self, usize)> {
        [Self(b"\"\"\""), Self(b"'''")]
            .into_iter()
            .find(|mark| text.starts(at, mark.0) && text.byte(at + 3) != b'"')
            .map(|mark| (mark, at + 3))
    }

    pub(super) fn bytes(self) -> &'static [u8] {
        self.0
    }

    /// Whether the text ends with its line.
    pub(super) fn is_one_line(self) -> bool {
        !matches!(self.0.first(), Some(b'"' | b'\''))
    }

    /// The encoded quote that stands here, and what comes behind it.
    pub(super) fn at(text: Text<'_>, at: usize) -> Option<(Self, usize)> {
        if !matches!(text.byte(at), b'\\' | b'%' | b'&') {
            return None;
        }
        QUOTES.iter().find_map(|&mark| Self(mark).ends(text, at).map(|to| (Self(mark), to)))
    }

    /// Where this mark ends, if it stands here.
    pub(super) fn ends(self, text: Text<'_>, at: usize) -> Option<usize> {
        let escaped = matches!(self.0.first(), Some(b'x' | b'u'));
        let from = if escaped { text.skip(at, |byte| byte == b'\\') } else { at };
        (escaped == (from > at) && text.starts_ignoring_case(from, self.0))
            .then(|| from + self.0.len())
    }
}

/// The value of a name that ends at `to`, where both are in encoded quotes.
pub(super) fn member(text: Text<'_>, to: usize) -> Option<(usize, Mark)> {
    let (mark, after) = Mark::at(text, to)?;
    let blank = |at| text.skip(at, |byte| is_blank(byte) || byte == b'+');
    let colon = blank(after);
    let behind = match text.byte(colon) {
        b':' | b'=' => colon + 1,
        b'%' if text.starts_ignoring_case(colon, b"%3a") => colon + 3,
        _ => return None,
    };
    let from = mark.ends(text, blank(behind))?;
    // Nothing is in the quotes.
    mark.ends(text, from).is_none().then_some((from, mark))
}

/// The text of an element with encoded brackets, whose name is from `from` to `to`.
pub(super) fn element(text: Text<'_>, from: usize, to: usize) -> Option<(usize, Mark)> {
    TAGS.iter().find_map(|&(open, close)| {
        let behind = Mark(close).ends(text, to)?;
        // With a backslash before it the mark's letters are taken for the name's.
        let before = text.cut(from.saturating_sub(MAX_PREFIX), to.min(from + open.len()));
        let opened = before.windows(open.len()).any(|part| part.eq_ignore_ascii_case(open));
        (opened && Mark(open).ends(text, behind).is_none()).then_some((behind, Mark(open)))
    })
}
