//! A secret behind its name: `name = value` in all its spellings.

use crate::package::redact::apart::{
    argument, element, element_text, markup_name, named_value, yaml_named_value,
};
use crate::package::redact::block::Block;
use crate::package::redact::found::Found;
use crate::package::redact::mode::Mode;
use crate::package::redact::name::{MAX_NAME, rule_of};
use crate::package::redact::named::Name;
use crate::package::redact::rule::Rule;
use crate::package::redact::spaced::spaced;
use crate::package::redact::text::{Text, is_gap, is_name};
use crate::package::redact::value::{self, Place};

/// A name with a needle in it begins or goes on at `at`.
pub(super) fn verify(
    text: Text<'_>,
    at: usize,
    extra: impl Fn(&[u8]) -> Option<Rule>,
) -> Option<Found> {
    let name = Name::around(text, at)?;
    let bytes = name.bytes();
    let rule = extra(bytes).or_else(|| rule_of(bytes)).or_else(|| with_word_before(&name))?;
    // Only names that say so themselves: "cookie" and the like have a form of their own.
    if matches!(rule, Rule::Authorization | Rule::Cookie) {
        return None;
    }
    of(&name, rule)
}

/// "API Key" and "Pass phrase": the noun alone says nothing.
fn with_word_before(name: &Name<'_>) -> Option<Rule> {
    let text = name.text;
    if text.before(name.from) != b' ' {
        return None;
    }
    let start = text.back(name.from - 1, |byte| byte.is_ascii_alphabetic());
    let both = text.cut(start, name.to);
    (name.from - start < 24 && both.len() < MAX_NAME).then(|| rule_of(both)).flatten()
}

/// The value of this name.
pub(super) fn of(name: &Name<'_>, rule: Rule) -> Option<Found> {
    let Name { text, to, .. } = *name;
    let place = name.place(rule);
    let mut after = to;
    if let Some(quote) = name.quoted {
        after += quote.backslashes + 1;
    }
    let found = |(from, mode)| Some(Found::value(rule, from, mode));

    if let Some(from) = element(text, name.from, to) {
        return element_text(text, from).and_then(found);
    }
    let words = if name.quoted.is_none() { more_words(text, after) } else { after };
    if let Some((separator, from)) = separator(text, words, name.quoted.is_some()) {
        return behind_separator(name, rule, place, separator, from).and_then(found);
    }
    if name.quoted.is_some() || markup_name(text, to) {
        if let Some(from) = named_value(text, name) {
            let place = Place { around: None, embedded: false, ..place };
            if text.byte(from) == b'\x01' {
                return None;
            }
            return value::begins(text, from, place).and_then(found);
        }
        return argument(text, name, place).and_then(found);
    }
    if let Some(from) = yaml_named_value(text, name) {
        return value::begins(text, from, place).and_then(found);
    }
    spaced(name, rule, place).and_then(found)
}

/// Words that may follow the noun: "Secret Access Key:", "community string:".
fn more_words(text: Text<'_>, at: usize) -> usize {
    const MORE: [&str; 9] =
        ["access", "key", "string", "phrase", "code", "value", "hash", "is", "name"];
    let mut end = at;
    for _ in 0..2 {
        if text.byte(end) != b' ' {
            break;
        }
        let to = text.skip(end + 1, |byte| byte.is_ascii_alphabetic());
        let word = text.cut(end + 1, to);
        if !MORE.iter().any(|one| word.eq_ignore_ascii_case(one.as_bytes())) {
            break;
        }
        end = to;
    }
    end
}

/// What stands between the name and its value, and where the value may begin.
fn separator(text: Text<'_>, at: usize, quoted: bool) -> Option<(u8, usize)> {
    let mut at = text.skip_blanks(at).min(at + 64);
    if text.byte(at) == b']' {
        at = text.skip_blanks(at + 1);
    }
    if text.byte(at) == b'\\' && text.byte(at + 1) == b't' {
        at += 2;
    }
    let (separator, mut after) = match (text.byte(at), text.byte(at + 1)) {
        (b'=', b'=') | (b'!', _) => return None,
        (b'=', b'>') | (b':', b'=' | b':') => (b'=', at + 2),
        (b'+' | b'?', b'=') => (b'=', at + 2),
        (b':', b'/') if text.byte(at + 2) == b'/' => return None,
        (separator @ (b'=' | b':'), _) => (separator, at + 1),
        (b'%', b'3') if matches!(text.byte(at + 2), b'D' | b'd' | b'A' | b'a') => (b'%', at + 3),
        (b'|', _) if text.before(at) == b' ' => (b'|', at + 1),
        (b'(', b'"' | b'\'') => (b'=', at + 1),
        _ => return None,
    };
    after = if quoted { text.skip_space(after) } else { text.skip_blanks(after) };
    Some((separator, after))
}

fn behind_separator(
    name: &Name<'_>,
    rule: Rule,
    place: Place,
    separator: u8,
    from: usize,
) -> Option<(usize, Mode)> {
    let text = name.text;
    let yaml = separator == b':' && name.around.is_none();
    let rest = text.cut(from, text.line_end(from));
    if yaml
        && matches!(rest.first(), Some(b'|' | b'>'))
        && rest.iter().skip(1).all(|byte| matches!(byte, b'+' | b'-' | b'0'..=b'9' | b' '))
    {
        let indent = indent(text, name);
        return Some((text.line_end(from), Mode::Block(Block::literal(indent))));
    }
    // `!vault |` and other tags.
    if yaml && rest.starts_with(b"!") && rest.ends_with(b"|") {
        return Some((text.line_end(from), Mode::Block(Block::literal(indent(text, name)))));
    }
    let end_of_line = rest.is_empty() && text.byte(from) != 0;
    if end_of_line {
        return (yaml && place.first).then(|| nested(text, name, from)).flatten();
    }
    let bare = name.bytes();
    // The shell's PWD is where it is.
    let pwd = bare.len() < 8 && (bare.ends_with(b"pwd") || bare.ends_with(b"PWD"));
    if pwd && matches!(rest.first(), Some(b'/' | b'~')) {
        return None;
    }
    if bare == b"PASS" && separator == b':' {
        return None;
    }
    let word =
        text.cut(from, text.skip(from, |byte| !is_gap(byte) && !matches!(byte, b',' | b';')));
    // How many tests passed.
    if bare.eq_ignore_ascii_case(b"pass") && word.len() < 4 && word.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let plural = bare.ends_with(b"okens") && word.iter().all(u8::is_ascii_digit);
    if plural {
        return None;
    }
    if matches!(separator, b'%' | b'|') {
        return value::begins(text, from, Place { first: false, ..place });
    }
    let sentence = separator == b':'
        && !place.first
        && name.quoted.is_none()
        && !matches!(rule, Rule::Password);
    // The program of that name speaks in sentences.
    let speaks = bare == b"passwd" && separator == b':';
    if (sentence || speaks) && is_sentence(text, from) {
        return None;
    }
    value::begins(text, from, place)
}

/// Two plain words in a row are prose, not a token.
fn is_sentence(text: Text<'_>, at: usize) -> bool {
    let end = text.skip(at, |byte| byte.is_ascii_lowercase());
    let next = text.skip_blanks(end);
    let next_end = text.skip(next, |byte| byte.is_ascii_lowercase());
    end > at && next > end && next_end > next && !matches!(text.byte(next_end), b'=' | b':')
}

/// How deep the line with this name is.
fn indent(text: Text<'_>, name: &Name<'_>) -> usize {
    let start = text.line_start(name.from);
    let mut first = text.skip_blanks(start);
    while text.starts(first, b"- ") {
        first = text.skip_blanks(first + 1);
    }
    first - start
}

/// Nothing behind the colon: YAML's value is on the lines below.
fn nested(text: Text<'_>, name: &Name<'_>, from: usize) -> Option<(usize, Mode)> {
    let below = text.skip(from, |byte| matches!(byte, b'\r' | b'\n'));
    let deep = text.skip_blanks(below) - below;
    let own = indent(text, name);
    let first = below + deep;
    let list = text.starts(first, b"- ")
        && name.bytes().last().is_some_and(|last| matches!(last, b's' | b'S'));
    let key = text.cut(first, text.skip(first, is_name));
    if key.ends_with(b"Ref") || key.ends_with(b"From") || key.is_empty() && !list && deep <= own {
        return None;
    }
    (deep > own || list && deep == own).then_some((from, Mode::Block(Block::nested(own, list))))
}
