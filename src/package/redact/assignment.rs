//! A secret behind its name: `name = value` in all its spellings.

use crate::package::redact::apart::{
    argument, element, element_text, element_value, markup_name, named_value, value_before,
    yaml_named_value, yaml_value_before,
};
use crate::package::redact::below::{indent, next_line};
use crate::package::redact::block::Block;
use crate::package::redact::found::Found;
use crate::package::redact::harmless::{
    is_expression, is_reference, is_sentence, is_type, literal_in_call, looks_typed,
};
use crate::package::redact::kept::{self, is_row_of_words};
use crate::package::redact::message::{has_kinds, in_a_message};
use crate::package::redact::mode::{Mode, Quote};
use crate::package::redact::name::{MAX_NAME, rule_of};
use crate::package::redact::named::Name;
use crate::package::redact::pair::Pair;
use crate::package::redact::rule::Rule;
use crate::package::redact::spaced::spaced;
use crate::package::redact::text::{Text, is_blank, is_gap, is_quote};
use crate::package::redact::value::{self, Place};
use crate::package::redact::words::is_one_of;
use crate::package::redact::{
    accounts, columns, encoded, entries, key_file, made_key, members, snmp, spoken, sql,
};

/// A name with a needle in it begins or goes on at `at`.
pub(super) fn verify(
    text: Text<'_>,
    at: usize,
    extra: impl Fn(&[u8]) -> Option<Rule>,
) -> Option<Found> {
    let name = Name::around(text, at)?;
    let bytes = name.bytes();
    if is_run(bytes) {
        return None;
    }
    if let Some(found) = accounts::verify(text, at) {
        return Some(found);
    }
    // A digest of a public key.
    const PUBLIC: &[u8] = b"public key ";
    let before = text.cut(name.from.saturating_sub(PUBLIC.len()), name.from);
    if before.eq_ignore_ascii_case(PUBLIC) {
        return None;
    }
    if let Some(found) = members::made(&name)
        .or_else(|| snmp::changed(&name))
        .or_else(|| key_file::signify(&name))
        .or_else(|| spoken::announced(&name))
    {
        return Some(found);
    }
    let rule = extra(bytes)
        .or_else(|| rule_of(bytes))
        .or_else(|| with_word_before(&name))
        .or_else(|| made_key::rule(&name))?;
    let listed = || columns::heading(&name).or_else(|| sql::inserted(&name, rule));
    if let Some(found) = entries::map(&name).or_else(listed) {
        return Some(found);
    }
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

    if let Some((from, mark)) = encoded::element(text, name.from, to).or(encoded::member(text, to))
    {
        return (!is_reference(text, from)).then(|| Found::value(rule, from, Mode::Upto(mark)));
    }
    if let Some(from) = element(text, name.from, to) {
        let open = text.back(name.from, |byte| byte != b'<');
        return element_text(text, from, text.cut(open, to), rule).and_then(found);
    }
    if let Some(from) = element_value(text, name.from, to) {
        return value::begins(text, from, Place { around: None, ..place }).and_then(found);
    }
    if let Some(from) = sql::by(name) {
        let place = Place { quoted: None, around: None, first: false, ..place };
        return value::begins(text, from, place).and_then(found);
    }
    let words = if name.quoted.is_none() { more_words(text, after, rule) } else { after };
    if let Some(sign) = separator(text, words, name.quoted.is_some()) {
        return behind_separator(&Pair::new(name, rule, place, sign)).and_then(found);
    }
    if name.quoted.is_some() || markup_name(name) {
        if let Some((from, to)) = value_before(text, name) {
            return Found::span(rule, from, to);
        }
        if let Some(found) = members::changed(name, rule) {
            return Some(found);
        }
        if let Some(from) = named_value(text, name) {
            if text.starts_ignoring_case(from, b"<![CDATA[") {
                return found((from + b"<![CDATA[".len(), Mode::Cdata));
            }
            let place = Place { around: None, embedded: false, ..place };
            return value::begins(text, from, place).and_then(found);
        }
        return argument(name, place).and_then(found);
    }
    if let Some((from, to)) = yaml_value_before(text, name) {
        return Found::span(rule, from, to);
    }
    if let Some(from) = yaml_named_value(text, name) {
        return value::begins(text, from, place).and_then(found);
    }
    argument(name, place).or_else(|| spaced(name, rule, place)).and_then(found)
}

/// Words that may follow the noun: "Secret Access Key:", "community string:".
fn more_words(text: Text<'_>, at: usize, rule: Rule) -> usize {
    const MORE: &str = "key string phrase code value hash is";
    let mut end = if text.starts_ignoring_case(at, b" access key") { at + 7 } else { at };
    for _ in 0..2 {
        if text.byte(end) != b' ' {
            break;
        }
        let to = text.skip(end + 1, |byte| byte.is_ascii_alphabetic());
        let word = text.cut(end + 1, to);
        // "Community 1:".
        let digits = text.skip(end + 1, |byte| byte.is_ascii_digit());
        if (1..=2).contains(&(digits - end - 1)) && text.byte(digits) == b':' {
            return digits;
        }
        let name = rule == Rule::Community && word == b"name";
        if !name && !is_one_of(word, MORE) {
            break;
        }
        end = to;
    }
    end
}

/// What stands between the name and its value, and where the value may begin.
fn separator(text: Text<'_>, at: usize, quoted: bool) -> Option<(u8, usize)> {
    let mut at = text.skip_blanks(at).min(at + 64);
    // An item of a list, as PHP writes it.
    if text.starts(at, b"[]") {
        at = text.skip_blanks(at + 2);
    }
    if text.byte(at) == b']' {
        at = text.skip_blanks(at + 1);
        // `for name in ["password", "token"]:`
        if quoted && text.byte(at) == b':' {
            return None;
        }
    }
    if quoted && matches!(text.byte(at), b'\n' | b'\r') {
        // JSON may have its colon in the next line.
        let next = text.skip_space(at);
        at = if text.byte(next) == b':' { next } else { at };
    }
    if text.byte(at) == b'\\' && text.byte(at + 1) == b't' {
        at += 2;
    }
    let (separator, mut after) = match (text.byte(at), text.byte(at + 1)) {
        (b'=' | b'!', b'=') => return compared(text, at),
        (b'!', _) => return None,
        (b'=', b'>') | (b':', b'=') => (b'=', at + 2),
        // LDIF says so that base64 follows; in programs a name goes on.
        (b':', b':') if is_blank(text.byte(at + 2)) => (b':', at + 2),
        (b':', b':') => return None,
        (b'+' | b'?', b'=') => (b'=', at + 2),
        (b':', b'/') if text.byte(at + 2) == b'/' => return None,
        (separator @ (b'=' | b':'), _) => (separator, at + 1),
        (b'%', b'3') if matches!(text.byte(at + 2), b'D' | b'd' | b'A' | b'a') => (b'%', at + 3),
        (b'|', _) if text.before(at) == b' ' => (b'|', at + 1),
        (b'(', b'"' | b'\'') => (b'=', at + 1),
        _ => return None,
    };
    after = if quoted { text.skip_space(after) } else { text.skip_blanks(after) };
    // What the agent's tools call a number.
    const NUMBERS: [&[u8]; 7] = [
        b"Counter32: ",
        b"Counter64: ",
        b"Gauge32: ",
        b"INTEGER: ",
        b"Timeticks: ",
        b"OID: ",
        b"IpAddress: ",
    ];
    if NUMBERS.iter().any(|kind| text.starts(after, kind)) {
        return None;
    }
    // What they call a text; and how a key is written.
    for kind in [&b"STRING: "[..], b"Hex-STRING: ", b"base64:"] {
        if text.starts(after, kind) {
            after += kind.len();
        }
    }
    if !quoted && text.starts(after, b"\\\n") {
        // The line goes on in the next one.
        after = text.skip_blanks(after + 2);
    }
    Some((separator, after))
}

/// `==` and `!=`: what a program compares with is a value too, if it is written out.
fn compared(text: Text<'_>, at: usize) -> Option<(u8, usize)> {
    let from = text.skip_blanks(text.skip(at, |byte| matches!(byte, b'=' | b'!')));
    let (quote, inner) = Quote::opens(text, from)?;
    let end = text.skip(inner, |byte| byte != quote.mark && !is_gap(byte));
    (text.byte(end) == quote.mark && looks_typed(text.cut(inner, end))).then_some((b'=', from))
}

/// What begins behind the sign.
fn behind_separator(pair: &Pair<'_>) -> Option<(usize, Mode)> {
    let Pair { name, place, from, .. } = *pair;
    let text = name.text;
    if pair.is_literal_block() {
        return Some((text.line_end(from), Mode::Block(Block::literal(indent(text, &name)))));
    }
    if text.ends(name.from, b"${") {
        return fallback(pair);
    }
    if pair.rest.is_empty() && text.byte(from) != 0 {
        return next_line(&name, pair.rule, place, pair.separator, from);
    }
    let inner = Place { first: false, ..place };
    // OpenSSL's way to say that the pass phrase itself follows.
    if name.bytes() == b"pass" && pair.separator == b':' && pair.word_before().starts_with(b"pass")
    {
        return value::begins(text, from, inner);
    }
    if kept::is_no_value(pair) {
        return None;
    }
    if matches!(pair.separator, b'|' | b'%') {
        return value::begins(text, from, inner);
    }
    if !is_quote(text.byte(from)) && name.around.is_none() {
        if let Some(literal) = literal_in_call(text, from) {
            return value::begins(text, literal, inner);
        }
        if is_code(pair) {
            return None;
        }
    }
    if pair.separator == b':' && pair.is_weak() {
        let plain = !is_quote(text.byte(from)) && pair.rule != Rule::Password;
        if is_sentence(pair.rest) || plain && is_row_of_words(pair.rest) {
            return None;
        }
        // The program of that name speaks in sentences.
        let program = "passwd chpasswd gpasswd htpasswd smbpasswd kpasswd";
        if !place.first || is_one_of(name.bytes(), program) {
            return in_a_message(pair);
        }
    }
    value::begins(text, from, place)
}

/// `${NAME:?message}`; a text that it falls back to is a value.
fn fallback(pair: &Pair<'_>) -> Option<(usize, Mode)> {
    let (text, from) = (pair.name.text, pair.from);
    let falls = matches!(text.byte(from), b'-' | b'=') || text.before(from) == b'=';
    let from = text.skip(from, |byte| matches!(byte, b'-' | b'=')).min(from + 1);
    let ends = text.byte(from) == b'}';
    (falls && !ends)
        .then(|| value::begins(text, from, Place { first: false, ..pair.place }))
        .flatten()
}

/// A digest in base64 whose end reads like a name.
fn is_run(name: &[u8]) -> bool {
    const MIN_RUN: usize = 20;
    const MIN_DIGITS: usize = 3;
    name.len() >= MIN_RUN
        && name.iter().all(u8::is_ascii_alphanumeric)
        && name.iter().filter(|byte| byte.is_ascii_digit()).count() >= MIN_DIGITS
        && has_kinds(name)
}

/// Whether this is a line of a program that says where the value comes from.
fn is_code(pair: &Pair<'_>) -> bool {
    let Pair { name, from, .. } = *pair;
    let text = name.text;
    let line = text.cut(text.line_start(name.from), name.from);
    let in_call = line.iter().any(|byte| matches!(byte, b'(' | b'{'));
    pair.separator == b':' && is_type(text, from, name.bytes())
        || is_expression(text, from, name.bytes(), in_call)
}
