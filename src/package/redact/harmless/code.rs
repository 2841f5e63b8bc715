//! What a program has behind the name of a secret: a type, an expression.

use crate::package::redact::harmless::looks_typed;
use crate::package::redact::name::rule_of;
use crate::package::redact::pattern::same_name;
use crate::package::redact::text::{Text, is_gap, is_quote};
use crate::package::redact::words::{TYPES, is_one_of};

/// A type where a signature has one: `password: str`, `token: Option<Token>`.
pub(in crate::package::redact) fn is_type(text: Text<'_>, at: usize, name: &[u8]) -> bool {
    let mut from = text.skip(at, |byte| matches!(byte, b'&' | b'*' | b'?' | b'[' | b']'));
    for skipped in [&b"'static "[..], b"'a ", b"mut ", b"const ", b"impl ", b"dyn "] {
        if text.starts(from, skipped) {
            from += skipped.len();
        }
    }
    let end = text.skip(from, |byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let word = text.cut(from, end);
    let known = TYPES.split_ascii_whitespace().any(|one| one.as_bytes() == word);
    let next = text.byte(end);
    let ends = is_gap(next)
        && !text
            .cut(end, text.line_end(end))
            .trim_ascii_start()
            .first()
            .is_some_and(u8::is_ascii_alphanumeric)
        || matches!(
            next,
            b',' | b')'
                | b';'
                | b'<'
                | b'['
                | b'?'
                | b'='
                | b'|'
                | b'>'
                | b'{'
                | b':'
                | b'.'
                | b'*'
                | b'('
        );
    // A type of the program's own is called as the value is.
    let own = word.first().is_some_and(u8::is_ascii_uppercase)
        && word.iter().any(u8::is_ascii_lowercase)
        && matches!(next, b',' | b')' | b';' | b'<' | b'>' | b'=' | b'|')
        && !word.iter().any(u8::is_ascii_digit)
        && (rule_of(word).is_some() || same_name(word, name));
    ends && (known || own)
}

/// What a program computes the value from: a call, a member of something else, the
/// variable of the same name. `name` is the value's name, `in_call` says that it is
/// an argument.
pub(in crate::package::redact) fn is_expression(
    text: Text<'_>,
    at: usize,
    name: &[u8],
    in_call: bool,
) -> bool {
    let mut from = at;
    for word in [&b"await "[..], b"new ", b"return ", b"not ", b"typeof ", b"move "] {
        if text.starts(from, word) {
            from = text.skip_blanks(from + word.len());
        }
    }
    from = text.skip(from, |byte| matches!(byte, b'&' | b'*' | b'!' | b'$')).min(from + 3);
    let part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'?');
    let mut end = text.skip(from, part);
    while text.starts(end, b"->") || text.starts(end, b"::") {
        end = text.skip(end + 2, part);
    }
    while end > from && matches!(text.before(end), b'.' | b':' | b'?') {
        end -= 1;
    }
    let chain = text.cut(from, end);
    let first = chain.first().is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'_');
    if !first || chain.len() > 96 {
        return false;
    }
    let mut pieces = chain
        .split(|byte| matches!(byte, b'.' | b':' | b'>' | b'?'))
        .filter(|piece| !piece.is_empty());
    let (head, count) = (pieces.next().unwrap_or_default(), pieces.count() + 1);
    let last =
        chain.rsplit(|byte| matches!(byte, b'.' | b':' | b'>' | b'?')).next().unwrap_or_default();
    let next = text.byte(end);
    let words = chain.len() >= 3
        && chain.iter().filter(|byte| byte.is_ascii_digit()).count() * 4 <= chain.len();
    let line_end = text.line_end(end);
    if next == b'(' {
        let call = text.cut(end, line_end);
        return words && call.contains(&b')') && !holds_literal(call);
    }
    if next == b'[' && is_quote(text.byte(end + 1)) || next == b'!' && text.byte(end + 1) == b'(' {
        return words;
    }
    // `password or getpass(...)`
    if text.starts(end, b" or ") && same_name(chain, last_part(name)) {
        return true;
    }
    // `home + "/key"`
    if text.starts(end, b" + ") && words {
        return true;
    }
    let ends = is_gap(next) || matches!(next, b',' | b')' | b';' | b'}');
    if !ends {
        return false;
    }
    const RECEIVERS: &str = "self this args opts options config cfg conf settings params env ctx req \
        request props state os process flags input form data body user account values var local module";
    let own = |word: &[u8]| same_name(word, last_part(name));
    // A member's name has no digit at its end, and a short one may be chance.
    let noun = rule_of(last).is_some()
        && last.len() >= MIN_NOUN
        && !last.last().is_some_and(u8::is_ascii_digit);
    let other = count > 1 && words && (own(last) || noun || is_one_of(head, RECEIVERS));
    let member =
        name.starts_with(b"self.") || name.starts_with(b"this.") || name.starts_with(b"$this->");
    let statement = text.byte(text.skip_blanks(end)) == b';';
    let variable =
        own(chain) && chain == last_part(name) || rule_of(chain).is_some() && chain.contains(&b'_');
    other || variable && (in_call && matches!(next, b',' | b')' | b'}') || member || statement)
}

/// `pass`, but not `pw`.
const MIN_NOUN: usize = 4;

/// The quoted text in a call such as `Secret("...")`, if it may be the secret itself.
pub(in crate::package::redact) fn literal_in_call(text: Text<'_>, at: usize) -> Option<usize> {
    let end =
        text.skip(at, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b':'));
    let inner = text.skip_blanks(end + 1);
    let call = end > at && text.byte(end) == b'(' && matches!(text.byte(inner), b'"' | b'\'');
    (call && holds_literal(text.cut(inner, text.line_end(inner)))).then_some(inner)
}

/// Whether a call has a quoted text that may be a secret, rather than the name of one.
fn holds_literal(call: &[u8]) -> bool {
    let Some(open) = call.iter().position(|&byte| matches!(byte, b'"' | b'\'')) else {
        return false;
    };
    let rest = call.get(open + 1..).unwrap_or_default();
    let literal = rest.split(|byte| Some(byte) == call.get(open)).next().unwrap_or_default();
    rule_of(literal).is_none() && looks_typed(literal) && literal.iter().any(u8::is_ascii_lowercase)
}

fn last_part(name: &[u8]) -> &[u8] {
    name.rsplit(|&byte| byte == b'.').next().unwrap_or_default()
}
