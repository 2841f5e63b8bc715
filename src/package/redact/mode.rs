//! [`Mode`]: inside a value, up to its end, however far that is.
//!
//! A value goes on into the next line only if what is there can be part of it, so what
//! only looked like the beginning of one ends soon.
//!
//! Each step looks at most [`LOOK`] bytes ahead, so a value without end costs
//! no memory and the same bytes give the same result however they were cut.

use crate::package::redact::accounts::Accounts;
use crate::package::redact::armour::Armour;
use crate::package::redact::block::Block;
use crate::package::redact::columns::Columns;
use crate::package::redact::encoded::Mark;
use crate::package::redact::entries::Entries;
use crate::package::redact::text::{Text, is_base64, is_gap, is_name, is_quote};
use crate::package::redact::tree::Tree;

/// How far a step looks ahead.
pub(super) const LOOK: usize = 1024;
/// The longest run of backslashes that is understood at once; a longer one is
/// taken in halves, which keeps whether it is odd.
const MAX_BACKSLASHES: usize = 64;

/// How many more lines of several words a value may have before its end.
pub(super) const MAX_LINES: usize = 2;

/// What the value is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// Up to the quote that ends it.
    Quoted(Quote),
    /// Up to the end of the line; an `embedded` one is a line inside a string.
    Line { embedded: bool },
    /// Up to white space or what ends an unquoted value.
    Word,
    /// An unquoted number: digits stay digits.
    Number,
    /// Text between two tags.
    Markup,
    /// Text up to `]]>`.
    Cdata,
    /// Up to a mark under another encoding, or the end of the line.
    Upto(Mark),
    /// Lines of a user's name, a colon and a password.
    Accounts(Accounts),
    /// Lines of a table with secrets in some of its columns.
    Columns(Columns),
    /// Lines of a secret and what it stands for.
    Entries(Entries),
    /// Bytes of this alphabet.
    Run(Alphabet),
    /// The indented lines of YAML.
    Block(Block),
    /// Everything in a JSON array or object.
    Tree(Tree),
    /// A private key up to its last line.
    Armour(Armour),
}

/// A quote as it stands in the text: behind this many backslashes, when the
/// whole is itself inside a string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Quote {
    pub(super) mark: u8,
    pub(super) backslashes: usize,
    /// The quote is written twice, as CSV does.
    pub(super) doubled: bool,
}

/// What a run of bytes may consist of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Alphabet {
    /// Base64 in either alphabet, and the dots of a JWT.
    Base64,
    /// What `crypt` and its relatives write.
    Crypt,
}

/// What to do with the next bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// So many bytes are secret.
    Hide(usize),
    /// So many bytes stay.
    Keep(usize),
    /// Digits in so many bytes become `1`.
    Number(usize),
    /// The value has ended here.
    End,
}

/// What a quote with backslashes before it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Run {
    /// The value ends; so many of the backslashes belong to it.
    Close(usize),
    /// Part of the value.
    Inside,
}

impl Mode {
    /// Looks at `text` from `at` on and says what to do with the next bytes.
    pub(super) fn step(&mut self, text: Text<'_>, at: usize) -> Step {
        let byte = text.byte(at);
        match self {
            Self::Quoted(quote) => quote.step(text, at),
            Self::Block(block) => block.step(text, at),
            Self::Tree(tree) => tree.step(text, at),
            Self::Armour(armour) => armour.step(text, at),
            Self::Line { embedded: false } if byte == b'\\' && line_goes_on(text, at) > 0 => {
                Step::Keep(line_goes_on(text, at))
            }
            Self::Line { .. } if matches!(byte, b'\n' | 0) => Step::End,
            Self::Line { embedded: true } => embedded_line(text, at),
            Self::Line { .. } => Step::Hide(1),
            Self::Word if word_ends(text, at) => Step::End,
            Self::Word => Step::Hide(escaped_blank(text, at).max(1)),
            Self::Number => match byte {
                b'0'..=b'9' => Step::Number(1),
                b'.' | b'-' | b'+' | b'e' | b'E' => Step::Keep(1),
                _ if word_ends(text, at) => Step::End,
                _ => {
                    *self = Self::Word;
                    Step::Hide(1)
                }
            },
            Self::Markup if byte == b'<' => Step::End,
            Self::Markup | Self::Cdata if byte == b'\n' => {
                let close: &[u8] = if *self == Self::Markup { b"</" } else { b"]]>" };
                below(text, at, close)
            }
            Self::Upto(mark) if byte == b'\n' && !mark.is_one_line() => {
                below(text, at, mark.bytes())
            }
            Self::Upto(mark) if byte == b'\n' && mark.is_one_line() => Step::End,
            Self::Upto(mark) if mark.ends(text, at).is_some() => Step::End,
            Self::Accounts(accounts) => accounts.step(text, at),
            Self::Columns(columns) => columns.step(text, at),
            Self::Entries(entries) => entries.step(text, at),
            Self::Cdata if text.starts(at, b"]]>") => Step::End,
            Self::Markup | Self::Cdata | Self::Upto(_) => inside_a_string(text, at),
            Self::Run(alphabet) => alphabet.step(text, at),
        }
    }
}

impl Quote {
    /// The quote that stands here, if one does.
    pub(super) fn at(text: Text<'_>, at: usize) -> Option<(Self, usize)> {
        let mark_at = text.skip(at, |byte| byte == b'\\');
        let mark = text.byte(mark_at);
        let backslashes = mark_at - at;
        // One string in another has 1, 3, 7 backslashes before its quotes.
        let nested = matches!(backslashes, 0 | 1 | 3 | 7 | 15);
        (is_quote(mark) && nested)
            .then_some((Self { mark, backslashes, doubled: false }, mark_at + 1))
    }

    /// The same, unless it is rather the end of a JSON string around all this.
    pub(super) fn opens(text: Text<'_>, at: usize) -> Option<(Self, usize)> {
        Self::at(text, at)
            .filter(|&(quote, after)| quote.mark != b'"' || !string_ends(text, after - 1))
    }

    /// What `backslashes` of them before the mark mean.
    pub(super) fn run(self, backslashes: usize) -> Run {
        let (own, unit) = (self.backslashes, self.backslashes + 1);
        let Some(more) = backslashes.checked_sub(own) else { return Run::Close(0) };
        match (more % unit, more / unit % 2) {
            (0, 0) => Run::Close(more),
            (0, _) => Run::Inside,
            _ => Run::Close(0),
        }
    }

    /// Whether a value in quotes goes on in the line that begins here: the quote that
    /// ends it is to be seen and does not rather open another value, or the line is one
    /// of a key. Else one quote that is never closed would have all lines below it.
    fn goes_on(self, text: Text<'_>, start: usize) -> bool {
        const KEY_LINES: [&[u8]; 5] =
            [b"-----BEGIN ", b"-----END ", b"Proc-Type:", b"DEK-Info:", b"Comment:"];
        // A string in a string has its line ends behind backslashes.
        if self.backslashes > 0 {
            return false;
        }
        let first = text.skip_space(start);
        if is_one_word(text, first) || KEY_LINES.iter().any(|line| text.starts(first, line)) {
            return true;
        }
        let limit = start + LOOK;
        let mut at = text.skip(start, |byte| byte != self.mark);
        while at < limit && text.byte(at) == self.mark {
            let backslashes = text.backslashes_before(at);
            if matches!(self.run(backslashes), Run::Close(_)) {
                let (before, after) = (text.before(at - backslashes), text.byte(at + 1));
                let opens = matches!(before, b'=' | b':' | b'(' | b'[' | b'{' | b',' | b' ');
                return !opens && !after.is_ascii_alphanumeric() && is_near(text, start, at);
            }
            at = text.skip(at + 1, |byte| byte != self.mark);
        }
        false
    }

    fn step(self, text: Text<'_>, at: usize) -> Step {
        let byte = text.byte(at);
        if byte == b'\n' && !self.goes_on(text, at + 1) {
            return Step::End;
        }
        if byte != b'\\' && byte != self.mark {
            return if self.mark == b'"' { Step::Hide(1) } else { inside_a_string(text, at) };
        }
        let mark_at = text.skip(at, |byte| byte == b'\\').min(at + MAX_BACKSLASHES);
        let backslashes = mark_at - at;
        if text.byte(mark_at) != self.mark {
            if self.mark != b'"' {
                return inside_a_string(text, at);
            }
            if backslashes == MAX_BACKSLASHES {
                return Step::Hide(MAX_BACKSLASHES / 2);
            }
            return Step::Hide(backslashes.max(1));
        }
        let twice = text.byte(mark_at + 1) == self.mark;
        match self.run(backslashes) {
            Run::Close(_) if self.doubled && backslashes == 0 => {
                if twice {
                    Step::End
                } else {
                    Step::Hide(1)
                }
            }
            Run::Close(0) if backslashes == 0 && twice => Step::Hide(2),
            // A shell's way to write its quote inside of itself.
            Run::Close(0) if backslashes == 0 && quoted_quote(text, mark_at) > 0 => {
                Step::Hide(quoted_quote(text, mark_at))
            }
            Run::Close(0) => Step::End,
            Run::Close(own) => Step::Hide(own),
            // In a shell a backslash means nothing between single quotes; it
            // does elsewhere, where another quote must follow.
            Run::Inside if self.mark == b'\'' && self.backslashes == 0 => {
                let line = text.cut(mark_at + 1, text.line_end(mark_at + 1).min(at + LOOK));
                if line.contains(&b'\'') {
                    Step::Hide(backslashes + 1)
                } else {
                    Step::Hide(backslashes)
                }
            }
            Run::Inside => Step::Hide(backslashes + 1),
        }
    }
}

/// The line end at `at` inside of a text up to `close`: it goes on below if its end is
/// to be seen, or if what is there is one long word, as a key is.
fn below(text: Text<'_>, at: usize, close: &[u8]) -> Step {
    let ends = text.find(at, at + LOOK, close).is_some_and(|end| is_near(text, at + 1, end));
    if ends || is_one_word(text, at + 1) { Step::Hide(1) } else { Step::End }
}

/// Whether an end that is to be seen is so near that what lies between may be one value.
fn is_near(text: Text<'_>, from: usize, end: usize) -> bool {
    text.cut(from, end).iter().filter(|&&byte| byte == b'\n').count() <= MAX_LINES
}

/// Whether the line that begins here is nothing but one word of base64.
fn is_one_word(text: Text<'_>, start: usize) -> bool {
    let first = text.skip_blanks(start);
    let end = text.skip(first, is_base64);
    end > first && matches!(text.byte(text.skip_blanks(end)), b'\n' | b'\r' | 0)
}

/// The length of what leaves single quotes, writes one, and enters them again.
fn quoted_quote(text: Text<'_>, at: usize) -> usize {
    const WAYS: [&[u8]; 3] = [b"'\"'\"'", b"'\\''", b"'\\\\''"];
    WAYS.iter().find(|way| text.starts(at, way)).map_or(0, |way| way.len())
}

impl Alphabet {
    fn step(self, text: Text<'_>, at: usize) -> Step {
        let byte = text.byte(at);
        let more = match self {
            Self::Base64 => matches!(byte, b'+' | b'/' | b'=' | b'-' | b'_' | b'.' | b'~' | b'%'),
            Self::Crypt => {
                matches!(byte, b'$' | b'.' | b'/' | b'=' | b',' | b'+' | b'-' | b'_' | b'*')
            }
        };
        if byte.is_ascii_alphanumeric() || more {
            return Step::Hide(1);
        }
        // JSON may write a slash behind a backslash.
        if text.starts(at, b"\\/") { Step::Hide(2) } else { Step::End }
    }
}

/// One step in a value that knows nothing of JSON but may be part of a JSON
/// string: it ends with that string.
pub(super) fn inside_a_string(text: Text<'_>, at: usize) -> Step {
    if !matches!(text.byte(at), b'\\' | b'"') {
        return Step::Hide(1);
    }
    let mark_at = text.skip(at, |byte| byte == b'\\').min(at + MAX_BACKSLASHES);
    let backslashes = mark_at - at;
    if text.byte(mark_at) != b'"' {
        let whole = backslashes < MAX_BACKSLASHES;
        return Step::Hide(if whole { backslashes } else { MAX_BACKSLASHES / 2 });
    }
    if string_ends(text, mark_at) { Step::End } else { Step::Hide(backslashes + 1) }
}

/// Whether the quote at `at` is followed by what follows a JSON string.
pub(super) fn string_ends(text: Text<'_>, at: usize) -> bool {
    let next = text.skip_space(at + 1).min(at + LOOK);
    let after = text.byte(next + 1);
    let ends = is_gap(after) || is_quote(after) || after == b'\\';
    match text.byte(next) {
        b'}' | b']' => ends || matches!(after, b',' | b'}' | b']'),
        b',' | b':' => {
            let literal =
                [&b"true"[..], b"false", b"null"].iter().any(|word| text.starts(next + 1, word));
            ends || literal || after.is_ascii_digit() || matches!(after, b'-' | b'{' | b'[')
        }
        b'"' | b'\\' => false,
        _ => next >= text.len(),
    }
}

/// How long a backslash at the end of a line, that end and the blanks behind it
/// are, when the value goes on in the next line.
fn line_goes_on(text: Text<'_>, at: usize) -> usize {
    let end = text.skip(at + 1, |byte| byte == b'\r');
    let next = text.skip_blanks(end + 1);
    let more = text.byte(end) == b'\n' && next > end + 1 && !is_gap(text.byte(next));
    if more && next - at < LOOK / 2 { next - at } else { 0 }
}

/// A line inside a string ends where the string does, or with the escape.
fn embedded_line(text: Text<'_>, at: usize) -> Step {
    if text.byte(at) == b'"' {
        return Step::End;
    }
    if text.byte(at) != b'\\' {
        return Step::Hide(1);
    }
    let after = text.skip(at, |byte| byte == b'\\').min(at + MAX_BACKSLASHES);
    match (text.byte(after), after - at) {
        (b'"' | b'\'', _) => Step::End,
        (b'n' | b'r', run) if run.is_power_of_two() => Step::End,
        (_, MAX_BACKSLASHES) => Step::Hide(MAX_BACKSLASHES / 2),
        (_, run) => Step::Hide(run),
    }
}

/// How long a blank in a word is with the backslash that a shell wants before it.
fn escaped_blank(text: Text<'_>, at: usize) -> usize {
    let end = text.skip(at, |byte| byte == b'\\').min(at + MAX_BACKSLASHES);
    let odd = (end - at) % 2 == 1;
    if odd && text.byte(end) == b' ' { end - at + 1 } else { 0 }
}

/// Whether an unquoted value that has come this far ends here.
pub(super) fn word_ends(text: Text<'_>, at: usize) -> bool {
    let (byte, next) = (text.byte(at), text.byte(at + 1));
    match byte {
        _ if is_gap(byte) => true,
        b'"' => true,
        b'\'' | b'`' => {
            is_gap(next) || matches!(next, b',' | b';' | b')' | b']' | b'}' | b'"' | b'.')
        }
        b'\\' => {
            let mark_at = text.skip(at, |byte| byte == b'\\').min(at + MAX_BACKSLASHES);
            is_quote(text.byte(mark_at))
                || matches!(text.byte(mark_at), b'n' | b'r') && names_next(text, mark_at + 1)
        }
        b'<' => next == b'/',
        b'&' => next == b'#' || text.starts(at, b"&amp;") || names_next(text, at + 1),
        b',' | b';' => is_gap(next) || is_quote(next) || next == b'\\' || names_next(text, at + 1),
        b')' | b']' | b'}' | b'>' => {
            is_gap(next)
                || is_quote(next)
                || matches!(next, b',' | b';' | b'.' | b':' | b')' | b']' | b'}' | b'>' | b'\\')
        }
        _ => false,
    }
}

/// Whether the name of another value stands here, with its `=` or `:`.
fn names_next(text: Text<'_>, at: usize) -> bool {
    let end = text.skip(at, |byte| is_name(byte) || byte == b' ').min(at + 48);
    end > at && text.byte(at).is_ascii_alphabetic() && matches!(text.byte(end), b'=' | b':')
}
