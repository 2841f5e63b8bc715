//! Where the value behind a name begins, and how it ends.

use crate::package::redact::block::is_plain;
use crate::package::redact::encoded::Mark;
use crate::package::redact::harmless::{
    is_mask, is_object, is_path, is_placeholder, is_prose, is_public, is_reference, is_sentence,
    is_state, says_how_it_must_be,
};
use crate::package::redact::mode::{Mode, Quote, string_ends};
use crate::package::redact::name::rule_of;
use crate::package::redact::printed::{is_instance, is_reverse_name};
use crate::package::redact::rule::Rule;
use crate::package::redact::text::{Text, is_blank, is_gap, is_name, is_quote};
use crate::package::redact::tree::Tree;
use crate::package::redact::words::{GRANTS, is_one_of};

/// What stands around a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) rule: Rule,
    /// The quote that the name itself is in.
    pub(super) quoted: Option<Quote>,
    /// The quote that begins right before the name and has the value in it too.
    pub(super) around: Option<Quote>,
    /// The name is the first of its line.
    pub(super) first: bool,
    /// The line is one inside a string.
    pub(super) embedded: bool,
    /// Sentences are to be expected: the value is one word, and none that prose has.
    pub(super) prose: bool,
}

impl Place {
    /// The value may be something else than a person's choice: a path to a key, a
    /// public key, the name of an object.
    fn made(&self) -> bool {
        !matches!(self.rule, Rule::Password | Rule::Community | Rule::Host(_))
    }

    /// Whether a word that stands here says no secret.
    fn keeps(&self, word: &[u8]) -> bool {
        if self.prose { is_prose(word) } else { is_state(word) }
    }
}

/// Digits that count rather than open something: so many tokens.
const MAX_COUNT_DIGITS: usize = 5;

/// How the value that begins at `at` ends; nothing when there is none to hide.
pub(super) fn begins(text: Text<'_>, at: usize, place: Place) -> Option<(usize, Mode)> {
    let mut at = at;
    // `b'..'`, `$'..'`, `@"..."`.
    if matches!(text.byte(at), b'b' | b'u' | b'r' | b'$' | b'@' | b'f' | b'L')
        && matches!(text.byte(at + 1), b'"' | b'\'')
    {
        at += 1;
    }
    // Laravel and the registry say how it is written.
    for written in [&b"base64:"[..], b"hex:"] {
        if text.starts(at, written) {
            at += written.len();
        }
    }
    if let Some((mark, from)) = Mark::at(text, at) {
        return (Mark::at(text, from).is_none() && !is_reference(text, from))
            .then_some((from, Mode::Upto(mark)));
    }
    if let Some((mark, from)) = Mark::triple(text, at).filter(|_| place.around.is_none()) {
        return Some((from, Mode::Upto(mark)));
    }
    if let Some((quote, from)) = Quote::at(text, at) {
        let own = place.around.is_none_or(|around| {
            around.mark != quote.mark || around.backslashes != quote.backslashes
        });
        // The quote that ends the string around the name: nothing is there.
        if !own || place.quoted.is_none() && quote.mark == b'"' && string_ends(text, from - 1) {
            return None;
        }
        return quoted(text, from, quote, place);
    }
    let word_end = text.skip(at, |byte| {
        !is_gap(byte)
            && !matches!(byte, b',' | b';' | b'"' | b'\'' | b'}' | b']' | b')' | b'<' | b'\\')
    });
    let word = text.cut(at, word_end);
    if is_tree(text, at, place) {
        // What was asked, and how it ended: headers are strings.
        if place.rule == Rule::Authorization && text.byte(at) == b'{' {
            return None;
        }
        let backslashes = place.quoted.map_or(0, |quote| quote.backslashes);
        let tree = Tree::new(backslashes, place.rule == Rule::Secret);
        let tree = if place.rule == Rule::Token { tree.of_counts() } else { tree };
        return Some((at, Mode::Tree(tree)));
    }
    if place.made() && word.len() <= MAX_COUNT_DIGITS && word.iter().all(u8::is_ascii_digit) {
        return None;
    }
    if place.quoted.is_some() && is_number(word) && (word_end < text.len() || !word.is_empty()) {
        return Some((at, Mode::Number));
    }
    if let Some(from) = default_of(text, at) {
        return Some((from, Mode::Word));
    }
    // One letter says yes or no.
    let after = text.byte(word_end);
    let comma = after == b',' && is_gap(text.byte(word_end + 1));
    // In quotes that the name is in too, more words may follow.
    let ends =
        is_quote(after) || place.around.is_none() && (is_gap(after) || after == b'<' || comma);
    let letter = word.len() == 1 && ends && !place.prose;
    if is_reference(text, at) || is_plain(word) || is_mask(word) || letter {
        return None;
    }
    // A bracket that opens the lines below.
    if matches!(text.byte(at), b'{' | b'[' | b'(') && is_gap(text.byte(at + 1)) {
        return None;
    }
    let token = text.cut(at, text.skip(at, |byte| !is_gap(byte) && !is_quote(byte)));
    if is_instance(token) || place.made() && is_reverse_name(token) {
        return None;
    }
    if is_path(token) || place.made() && (is_public(token) || is_object(token)) {
        return None;
    }
    // A word counts only as a whole: `a,b` may well be a password.
    let token_end = text.skip(at, |byte| !is_gap(byte) && !matches!(byte, b'"' | b'<' | b'\\'));
    if place.keeps(text.cut(at, token_end)) {
        return None;
    }
    if let Some(around) = place.around {
        return Some((at, Mode::Quoted(around)));
    }
    if place.first && !place.prose {
        let line_like = !next_is_pair(text, word_end);
        if line_like {
            return Some((at, Mode::Line { embedded: place.embedded }));
        }
    }
    Some((at, Mode::Word))
}

/// Whether all of an array or object is the value. Behind a name without quotes, as
/// TOML and YAML have it, a bracket may also begin a password.
fn is_tree(text: Text<'_>, at: usize, place: Place) -> bool {
    if !matches!(text.byte(at), b'{' | b'[') {
        return false;
    }
    if place.quoted.is_some() {
        return true;
    }
    let next = text.skip_space(at + 1);
    let key_end = text.skip(next, is_name);
    let pair = text.byte(at) == b'{'
        && key_end > next
        && (text.starts(key_end, b": ") || text.starts(key_end, b" = "));
    place.around.is_none()
        && !place.prose
        && !place.embedded
        && (pair
            || text.byte(next) == b'\''
            // The quote may end a string that the bracket is the last of.
            || text.byte(next) == b'"' && !string_ends(text, next))
}

/// What a shell's `${NAME:-value}` falls back to.
fn default_of(text: Text<'_>, at: usize) -> Option<usize> {
    let name = at + 2;
    let end = text.skip(name, |byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let sign = end + usize::from(text.byte(end) == b':');
    (text.starts(at, b"${")
        && end > name
        && matches!(text.byte(sign), b'-' | b'=')
        && text.byte(sign + 1).is_ascii_alphanumeric())
    .then_some(sign + 1)
}

/// A value in quotes: hidden up to the closing one, unless there is nothing.
fn quoted(text: Text<'_>, from: usize, quote: Quote, place: Place) -> Option<(usize, Mode)> {
    let doubled = quote.backslashes == 0 && text.byte(from) == quote.mark;
    if doubled {
        // Empty, unless the field around it doubles its quotes.
        let more = text.byte(from + 1);
        if is_gap(more) || !(more.is_ascii_alphanumeric()) {
            return None;
        }
        return Some((from + 1, Mode::Quoted(Quote { doubled: true, ..quote })));
    }
    let end = text.skip(from, |byte| byte != quote.mark && byte != b'\\');
    let value = text.cut(from, end);
    let escaped = text.byte(end) == b'\\'
        && text.backslashes_before(text.skip(end, |byte| byte == b'\\')) > quote.backslashes;
    if let Some(from) = default_of(text, from) {
        return Some((from, Mode::Quoted(quote)));
    }
    let whole = end < text.len() && !escaped;
    // A command that a shell runs: what it prints is not here.
    let command = quote.mark == b'`'
        && value.windows(2).any(|two| matches!(two, [b' ', b'/' | b'-' | b'$' | b'|']));
    // The section of a manual.
    let section = place.prose && value.starts_with(b"(");
    let variable = place.prose
        && value.strip_prefix(b"$").is_some_and(|name| name.iter().all(u8::is_ascii_lowercase));
    if whole && (command || section || variable) {
        return None;
    }
    if whole
        && (is_plain(value)
            || is_mask(value)
            || is_placeholder(value)
            || is_path(value)
            || value.starts_with(b"hmac-sha256:")
            || place.made() && (is_public(value) || is_object(value))
            || place.quoted.is_some() && is_label(value)
            || is_sentence(value) && !is_phrase(text, from, quote, place)
            || place.keeps(value)
            || matches!(place.rule, Rule::Token | Rule::ApiKey) && is_title(value)
            || place.rule == Rule::Token && is_one_of(value, GRANTS)
            || place.prose && !value.iter().any(u8::is_ascii_alphanumeric)
            || is_reference(text, from) && reference_is_all(value))
    {
        return None;
    }
    Some((from, Mode::Quoted(quote)))
}

/// Whether a sentence in quotes is a pass phrase all the same: behind a password's name
/// and `=`, or in a member of JSON or YAML, unless it says how a password must be.
fn is_phrase(text: Text<'_>, from: usize, quote: Quote, place: Place) -> bool {
    let open = from.saturating_sub(1 + quote.backslashes);
    let sign = text.before(text.back(open, is_blank));
    let says = says_how_it_must_be(text.cut(from, text.skip(from, |byte| byte != quote.mark)));
    // `{ passphrase: 'two words' }`
    let name = text.back(text.back(open, is_blank).saturating_sub(1), is_name);
    let in_braces = matches!(text.before(text.back(name, is_blank)), b'{' | b',');
    let paired = place.quoted.is_some() || place.first || in_braces;
    place.rule == Rule::Password
        && !place.prose
        && (sign == b'=' || paired && sign == b':' && !says)
}

/// What a page calls a field: `"login.password": "Password"`.
fn is_label(value: &[u8]) -> bool {
    value.first().is_some_and(u8::is_ascii_uppercase)
        && value.iter().skip(1).all(u8::is_ascii_lowercase)
        && rule_of(value).is_some()
}

/// Words as a title has them, which no token is: the name of a device that holds keys.
/// Capitals within a word are those of chance.
fn is_title(value: &[u8]) -> bool {
    let written = |word: &[u8]| {
        let tail = word.get(1..).unwrap_or_default();
        word.iter().all(u8::is_ascii_alphabetic)
            && (tail.iter().all(u8::is_ascii_lowercase) || word.iter().all(u8::is_ascii_uppercase))
    };
    let mut words = value.split(|&byte| is_blank(byte));
    words.clone().count() > 1 && words.all(|word| !word.is_empty() && written(word))
}

fn reference_is_all(value: &[u8]) -> bool {
    value.ends_with(b"}") || value.ends_with(b")") || value.ends_with(b">") || value.ends_with(b"]")
}

/// JSON's numbers.
fn is_number(word: &[u8]) -> bool {
    let digits = word.strip_prefix(b"-").unwrap_or(word);
    digits.first().is_some_and(u8::is_ascii_digit)
        && digits
            .iter()
            .all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'e' | b'E' | b'+' | b'-'))
}

/// Whether another `name=value` follows on this line.
fn next_is_pair(text: Text<'_>, at: usize) -> bool {
    let from = text.skip_blanks(at);
    let end = text.skip(from, is_name).min(from + 64);
    from > at && end > from && text.byte(end) == b'=' && text.byte(end + 1) != b'='
}
