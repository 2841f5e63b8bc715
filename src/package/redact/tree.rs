//! [`Tree`]: inside a JSON array or object that is secret as a whole.

use crate::package::redact::block::{is_describing, is_plain, is_reference_name};
use crate::package::redact::harmless::{is_address, is_placeholder, is_public, is_state};
use crate::package::redact::mode::{LOOK, Quote, Run, Step};
use crate::package::redact::text::{Text, is_gap, is_quote};

/// Deeper levels are not told apart: there every string is hidden, keys too.
const MAX_DEPTH: u32 = 64;
/// The longest run of backslashes that is understood at once.
const MAX_BACKSLASHES: usize = 64;

/// A JSON array or object, or what languages print like one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tree {
    /// The strings around it.
    backslashes: usize,
    /// A bit for each level, the lowest is the innermost: set for objects.
    objects: u64,
    depth: u32,
    /// Whether a key comes next.
    key: bool,
    /// Whether the value that comes next only describes the secret.
    describes: bool,
    /// Whether the items may be names of secrets that are kept elsewhere.
    names: bool,
    /// Whether numbers only count: so many tokens.
    counts: bool,
    /// Whether the keys are the owner's, who may call a secret what he likes.
    data: bool,
    /// Whether a value has ended, and no comma came yet.
    filled: bool,
    /// Whether this is a line below the first one, where only a document goes on.
    below: bool,
    inside: Inside,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Inside {
    Nothing,
    /// A string, with the quote that ends it.
    Text(Quote),
    /// A word without quotes that is hidden, or stays.
    Word {
        hidden: bool,
    },
    Number,
    /// Behind the last bracket.
    Done,
}

impl Tree {
    pub(super) fn new(backslashes: usize, names: bool) -> Self {
        Self {
            backslashes,
            objects: 0,
            depth: 0,
            key: false,
            describes: false,
            names,
            counts: false,
            data: false,
            filled: false,
            below: false,
            inside: Inside::Nothing,
        }
    }

    /// The same, where numbers say how many.
    pub(super) fn of_counts(self) -> Self {
        Self { counts: true, ..self }
    }

    /// The same, where no key only describes.
    pub(super) fn of_data(self) -> Self {
        Self { data: true, ..self }
    }

    pub(super) fn step(&mut self, text: Text<'_>, at: usize) -> Step {
        match self.inside {
            Inside::Done => Step::End,
            Inside::Text(quote) => self.in_text(text, at, quote),
            Inside::Nothing => self.between(text, at),
            Inside::Word { hidden } => {
                if is_word(text.byte(at)) {
                    if hidden { Step::Hide(1) } else { Step::Keep(1) }
                } else {
                    self.inside = Inside::Nothing;
                    self.filled = !self.key;
                    Step::Keep(0)
                }
            }
            Inside::Number => match text.byte(at) {
                b'0'..=b'9' if !self.describes && !self.counts => Step::Number(1),
                b'0'..=b'9' => Step::Keep(1),
                b'.' | b'-' | b'+' | b'e' | b'E' => Step::Keep(1),
                _ => {
                    self.inside = Inside::Nothing;
                    self.filled = !self.key;
                    Step::Keep(0)
                }
            },
        }
    }

    fn in_text(&mut self, text: Text<'_>, at: usize, quote: Quote) -> Step {
        let shown = |tree: &Self, bytes| {
            if tree.key || tree.describes { Step::Keep(bytes) } else { Step::Hide(bytes) }
        };
        // A string that its line does not end is none.
        if text.byte(at) == b'\n' {
            return Step::End;
        }
        let mark_at = text.skip(at, |byte| byte == b'\\').min(at + MAX_BACKSLASHES);
        let backslashes = mark_at - at;
        if backslashes == MAX_BACKSLASHES {
            return shown(self, MAX_BACKSLASHES / 2);
        }
        if text.byte(mark_at) != quote.mark {
            // The string around all this may end too early.
            let around = text.byte(mark_at) == b'"' && quote.mark != b'"';
            if around && backslashes <= self.backslashes {
                return Step::End;
            }
            return shown(self, backslashes.max(1));
        }
        match quote.run(backslashes) {
            Run::Inside => shown(self, backslashes + 1),
            Run::Close(own) if own > 0 => shown(self, own),
            Run::Close(_) if backslashes != quote.backslashes => Step::End,
            Run::Close(_) => {
                self.inside = Inside::Nothing;
                self.filled = !self.key;
                Step::Keep(backslashes + 1)
            }
        }
    }

    fn between(&mut self, text: Text<'_>, at: usize) -> Step {
        let byte = text.byte(at);
        if byte == b'\n' {
            self.below = true;
            if !self.goes_on(text, at + 1) {
                return Step::End;
            }
            let closes = matches!(text.byte(text.skip_space(at + 1)), b',' | b']' | b'}');
            if self.filled && !closes {
                self.filled = false;
                self.key = true;
                self.describes = false;
            }
            return Step::Keep(1);
        }
        let begins = is_quote(byte) || matches!(byte, b'{' | b'[' | b'-') || is_word(byte);
        if self.below && self.filled && begins {
            return Step::End;
        }
        if is_quote(byte) || byte == b'\\' {
            return match Quote::at(text, at) {
                Some((quote, after)) if quote.backslashes == self.backslashes => {
                    self.inside = Inside::Text(quote);
                    let end = text.skip(after, |byte| byte != quote.mark && byte != b'\\');
                    let word = text.cut(after, end.min(after + LOOK / 2));
                    // What an escape goes on is not all of it.
                    let whole = text.byte(end) == quote.mark || quote.backslashes > 0;
                    if self.key {
                        let value =
                            text.skip_space(text.skip(end, |byte| {
                                matches!(byte, b'"' | b'\'' | b':' | b' ' | b'\\')
                            }));
                        let named = text.cut(value, text.skip(value, |byte| byte != quote.mark));
                        self.describes = !self.data
                            && (is_describing(word) || word == b"key" && is_reference_name(named));
                    } else if self.objects & 1 == 0 {
                        // An item of a list.
                        let schema = self.depth > 1 && self.describes;
                        self.describes = schema
                            || whole && (self.names && is_reference_name(word) || is_open(word));
                    } else {
                        self.describes |= whole && is_open(word);
                    }
                    Step::Keep(after - at)
                }
                Some(_) => Step::End,
                None if byte == b'\\' => {
                    // `\n` between values of a text that is itself in a string.
                    let after = text.skip(at, |byte| byte == b'\\').min(at + MAX_BACKSLASHES);
                    let white = matches!(text.byte(after), b'n' | b'r' | b't');
                    Step::Keep(after - at + usize::from(white))
                }
                None => Step::Keep(1),
            };
        }
        match byte {
            b'{' | b'[' => {
                // A list under a describing key is described too: `"type": ["string"]`.
                self.describes &= byte == b'[';
                self.depth = self.depth.saturating_add(1);
                self.filled = false;
                self.objects = self.objects << 1 | u64::from(byte == b'{');
                self.key = byte == b'{' && self.depth <= MAX_DEPTH;
            }
            b'}' | b']' => {
                self.depth = self.depth.saturating_sub(1);
                self.objects >>= 1;
                self.key = false;
                self.filled = true;
                self.describes = false;
                if self.depth == 0 {
                    self.inside = Inside::Done;
                }
            }
            b',' => {
                self.filled = false;
                self.key = self.objects & 1 == 1 && self.depth <= MAX_DEPTH;
                self.describes &= !self.key;
            }
            b':' | b'=' => {
                self.key = false;
                self.filled = false;
            }
            b'-' | b'0'..=b'9' => self.inside = Inside::Number,
            _ if is_word(byte) => {
                let word = text.cut(at, text.skip(at, is_word).min(at + 8));
                if self.key {
                    self.describes =
                        !self.data && is_describing(text.cut(at, text.skip(at, is_word)));
                }
                self.inside =
                    Inside::Word { hidden: !self.key && !self.describes && !is_plain(word) };
            }
            _ => {}
        }
        let starts_value = matches!(self.inside, Inside::Number | Inside::Word { .. });
        Step::Keep(usize::from(!starts_value))
    }

    /// Whether the document goes on in the line that begins here. Without this, one
    /// bracket that is never closed would have all lines below it.
    fn goes_on(&self, text: Text<'_>, start: usize) -> bool {
        let first = text.skip_space(start);
        if first >= start + LOOK {
            return false;
        }
        let in_object = self.objects & 1 == 1;
        let ends = |at: usize| {
            let next = text.byte(text.skip_blanks(at));
            matches!(next, b',' | b']' | b'}' | b'\n' | b'\r' | 0)
        };
        match text.byte(first) {
            0 => first >= text.len(),
            b',' | b']' | b'}' => true,
            b':' | b'=' => self.key,
            b'{' | b'[' => !self.filled && !self.key,
            b'-' | b'0'..=b'9' => {
                !self.filled && !self.key && ends(text.skip(first, is_number_byte))
            }
            byte if is_quote(byte) || byte == b'\\' => {
                let Some((quote, from)) = Quote::at(text, first) else { return !self.filled };
                let end = text.skip(from, |byte| byte != quote.mark && byte != b'\n');
                // A line of a log may begin with a quote too.
                let named = matches!(text.byte(text.skip_space(end + 1)), b':' | b'=');
                !self.filled && (!self.key || named) || in_object && self.filled && named
            }
            _ => {
                let end = text.skip(first, is_word);
                let sign = text.skip_blanks(end);
                let named = matches!(text.byte(sign), b':' | b'=') && is_gap(text.byte(sign + 1));
                if in_object && (self.key || self.filled) {
                    // Some languages need no comma at the end of a line.
                    return named && (self.key || text.byte(sign) == b'=');
                }
                !self.filled && is_plain(text.cut(first, end)) && ends(end)
            }
        }
    }
}

fn is_number_byte(byte: u8) -> bool {
    byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+' | b'e' | b'E')
}

/// What is for everybody to see, or says that there is nothing: `Not Assigned`.
fn is_open(word: &[u8]) -> bool {
    let not = word.get(..4).is_some_and(|start| start.eq_ignore_ascii_case(b"not "))
        && word.iter().all(|byte| byte.is_ascii_alphabetic() || *byte == b' ');
    is_public(word)
        || is_address(word)
        || is_plain(word)
        || is_state(word)
        || !word.is_empty() && is_placeholder(word)
        || not
}

/// A byte of a value without quotes.
fn is_word(byte: u8) -> bool {
    !byte.is_ascii_whitespace()
        && byte != 0
        && !matches!(
            byte,
            b'{' | b'}' | b'[' | b']' | b',' | b':' | b'=' | b'"' | b'\'' | b'\\' | b'`'
        )
}
