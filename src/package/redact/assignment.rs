//! A secret behind its name: `name = value` in all its spellings.

use crate::package::redact::apart::{
    argument, element, element_text, markup_name, named_value, value_before, yaml_named_value,
    yaml_value_before,
};
use crate::package::redact::below::{indent, next_line};
use crate::package::redact::block::Block;
use crate::package::redact::found::Found;
use crate::package::redact::harmless::{
    is_expression, is_reference, is_sentence, is_type, literal_in_call, looks_typed,
};
use crate::package::redact::mode::{Mode, Quote};
use crate::package::redact::name::{MAX_NAME, rule_of};
use crate::package::redact::named::Name;
use crate::package::redact::printed::{is_measure, is_prompt};
use crate::package::redact::rule::Rule;
use crate::package::redact::spaced::{is_metavariable, spaced};
use crate::package::redact::text::{Text, is_base64, is_blank, is_gap, is_quote};
use crate::package::redact::value::{self, Place};
use crate::package::redact::words::is_one_of;
use crate::package::redact::{accounts, columns, encoded, entries, made_key, members, sql};

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
    if text.ends(name.from, b"public key ") || text.ends(name.from, b"Public Key ") {
        return None;
    }
    if let Some(found) = members::made(&name) {
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
        return element_text(text, from).and_then(found);
    }
    let words = if name.quoted.is_none() { more_words(text, after) } else { after };
    if let Some((separator, from)) = separator(text, words, name.quoted.is_some()) {
        return behind_separator(name, rule, place, separator, from).and_then(found);
    }
    if name.quoted.is_some() || markup_name(text, to) {
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
fn more_words(text: Text<'_>, at: usize) -> usize {
    const MORE: &str = "access key string phrase code value hash is name";
    let mut end = at;
    for _ in 0..2 {
        if text.byte(end) != b' ' {
            break;
        }
        let to = text.skip(end + 1, |byte| byte.is_ascii_alphabetic());
        if !is_one_of(text.cut(end + 1, to), MORE) {
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
    // `${NAME:?message}`; a text that it falls back to is a value.
    if text.ends(name.from, b"${") {
        let fallback = matches!(text.byte(from), b'-' | b'=') || text.before(from) == b'=';
        let from = text.skip(from, |byte| matches!(byte, b'-' | b'=')).min(from + 1);
        let ends = text.byte(from) == b'}';
        return if fallback && !ends {
            value::begins(text, from, Place { first: false, ..place })
        } else {
            None
        };
    }
    let end_of_line = rest.is_empty() && text.byte(from) != 0;
    if end_of_line {
        return next_line(name, rule, place, separator, from);
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
    // OpenSSL's way to say that the pass phrase itself follows.
    if bare == b"pass" && separator == b':' && word_before(name).starts_with(b"pass") {
        return value::begins(text, from, Place { first: false, ..place });
    }
    let word =
        text.cut(from, text.skip(from, |byte| !is_gap(byte) && !matches!(byte, b',' | b';')));
    let counted = word.first().is_some_and(u8::is_ascii_digit)
        && word.iter().all(|byte| {
            byte.is_ascii_digit() || matches!(byte, b'/' | b'%' | b'.' | b'(' | b')' | b']')
        });
    // How many tests passed.
    if bare.eq_ignore_ascii_case(b"pass") && counted && word.len() < 8 {
        return None;
    }
    if bare.ends_with(b"okens") && counted {
        return None;
    }
    // A community of routes is two numbers or more.
    if rule == Rule::Community && is_route(word) {
        return None;
    }
    // An annotation names another object: `ingress.example/auth-secret: basic-auth`.
    if separator == b':'
        && text.before(name.from) == b'/'
        && word.len() == rest.trim_ascii().len()
        && is_object_name(word)
    {
        return None;
    }
    // What a program's function says of itself.
    if separator == b':' && is_function(bare) && word.len() < rest.trim_ascii().len() {
        return None;
    }
    let trimmed = rest.trim_ascii();
    if place.quoted.is_none() && (is_measure(trimmed) || is_prompt(trimmed)) {
        return None;
    }
    // "names of options= are written so": a comment, or the middle of a sentence.
    let lead = text.cut(text.line_start(name.from), name.from).trim_ascii();
    let spoken = !place.first || lead.starts_with(b"#");
    let aside = separator == b'=' && is_blank(text.before(from)) && !is_blank(text.byte(name.to));
    if aside && spoken && place.around.is_none() && (is_row_of_words(rest) || is_sentence(rest)) {
        return None;
    }
    // Objects that are listed by their names: `Tokens: default-token-x2v9k`.
    let plural = matches!(bare.last(), Some(b's' | b'S')) && rule != Rule::Password;
    if plural && separator == b':' && place.quoted.is_none() && is_object_name(trimmed) {
        return None;
    }
    // How long a key is.
    if rule == Rule::PrivateKey && rest.len() < 48 && rest.windows(4).any(|part| part == b" bit") {
        return None;
    }
    if separator == b'|' {
        return if is_row(name, from) {
            value::begins(text, from, Place { first: false, ..place })
        } else {
            None
        };
    }
    // `--password=PASSWORD`; a manual's source has a backslash before each dash.
    if (name.is_option() || text.ends(name.from, b"\\-")) && is_metavariable(word) {
        return None;
    }
    if separator == b'%' {
        return value::begins(text, from, Place { first: false, ..place });
    }
    // The quote closes what was opened before the name.
    if text.byte(from) == b'"' && name.around.is_none() && name.quoted.is_none() {
        let before = text.cut(text.line_start(name.from), name.from);
        if before.iter().filter(|&&byte| byte == b'"').count() % 2 == 1
            && is_gap(text.byte(from + 1))
        {
            return None;
        }
    }
    let unquoted = !is_quote(text.byte(from)) && name.around.is_none() && name.quoted.is_none();
    if unquoted && let Some(literal) = literal_in_call(text, from) {
        return value::begins(text, literal, Place { first: false, ..place });
    }
    if unquoted && is_code(name, separator, from) {
        return None;
    }
    let paired = is_paired(name, from);
    // `--password:secret` and `/password:secret`.
    let option =
        name.is_option() || text.before(name.from) == b'/' && is_gap(text.before(name.from - 1));
    let tree = text.byte(from) == b'{';
    let weak = name.quoted.is_none() && name.around.is_none() && !paired && !option && !tree;
    if separator == b':' && weak {
        if is_sentence(rest)
            || !is_quote(text.byte(from)) && is_row_of_words(rest) && rule != Rule::Password
        {
            return None;
        }
        // The program of that name speaks in sentences.
        if !place.first || is_one_of(bare, "passwd chpasswd gpasswd htpasswd smbpasswd kpasswd") {
            return in_a_message(name, rule, place, from);
        }
    }
    value::begins(text, from, place)
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

/// `65000:120`, and the same behind what kind of community it is.
fn is_route(word: &[u8]) -> bool {
    let kind = word.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let numbers = word.get(kind..).unwrap_or_default();
    let numbers = numbers.strip_prefix(b":").filter(|_| kind > 0).unwrap_or(numbers);
    numbers.contains(&b':') && numbers.iter().all(|byte| byte.is_ascii_digit() || *byte == b':')
}

/// Names that say what a function does with a secret.
fn is_function(name: &[u8]) -> bool {
    let verb = name.split(|&byte| byte == b'_').next().unwrap_or_default();
    verb.len() < name.len() && is_one_of(verb, "check verify validate parse load handle")
}

/// A value behind a colon in the middle of a line, where a sentence may go on: one
/// that can only be a secret, or the last word, if it is not one that messages have.
fn in_a_message(name: &Name<'_>, rule: Rule, place: Place, from: usize) -> Option<(usize, Mode)> {
    let text = name.text;
    let place = Place { prose: true, first: false, ..place };
    if is_quote(text.byte(from)) || text.byte(from) == b'\\' {
        return value::begins(text, from, place);
    }
    let end = text.skip(from, |byte| !is_gap(byte) && byte != b'"' && byte != b'\\');
    let word = text.cut(from, end);
    let last = is_gap(text.byte(end)) && text.skip_blanks(end) >= text.line_end(from)
        || !is_gap(text.byte(end));
    let apart = is_blank(text.before(from));
    let digits = word.len() >= 6 && word.iter().all(u8::is_ascii_digit);
    let made = word.len() >= 16 && word.iter().all(|&byte| is_base64(byte) || byte == b'.');
    let faulty = is_one_of(
        word_before(name),
        "bad wrong invalid unexpected unknown incorrect missing expected no error",
    );
    let typed =
        looks_typed(word) || digits && rule == Rule::Password || made && has_kinds(word) && !faulty;
    let program = name.bytes().ends_with(b"passwd") && !is_line_of_passwd(name, word);
    let only = last && apart && !faulty && !program && word.len() >= 3;
    (typed && (apart || word.len() >= 8) || only && !word.ends_with(b"."))
        .then(|| value::begins(text, from, place))
        .flatten()
}

/// Words with dashes between them, as objects of Kubernetes are called.
fn is_object_name(word: &[u8]) -> bool {
    let mut parts = word.split(|&byte| byte == b'-');
    let first =
        parts.next().is_some_and(|part| part.len() >= 2 && part.iter().all(u8::is_ascii_lowercase));
    let plain = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    first && parts.clone().next().is_some() && parts.all(|part| part.iter().all(plain))
}

/// `passwd: secret` as all of a line, where a switch of names has its sources.
fn is_line_of_passwd(name: &Name<'_>, word: &[u8]) -> bool {
    const SOURCES: &str = "files compat nis nisplus ldap sss sssd db winbind systemd dns hesiod \
        extrausers cache centrifydc lsass altfiles mymachines";
    name.bytes() == b"passwd" && name.is_first() && !is_one_of(word, SOURCES)
}

/// Letters of both cases, or letters and digits.
fn has_kinds(word: &[u8]) -> bool {
    let has = |kind: fn(&u8) -> bool| word.iter().any(kind);
    has(u8::is_ascii_lowercase) && has(u8::is_ascii_uppercase)
        || has(u8::is_ascii_alphabetic) && has(u8::is_ascii_digit)
}

fn word_before<'a>(name: &Name<'a>) -> &'a [u8] {
    let end = name.text.back(name.from, |byte| is_blank(byte) || is_quote(byte));
    name.text.cut(name.text.back(end, |byte| byte.is_ascii_alphabetic()), end)
}

/// Whether name and value are one of several pairs: `{user: a, password: b}`.
fn is_paired(name: &Name<'_>, from: usize) -> bool {
    let text = name.text;
    let before = text.before(text.back(name.from, is_blank));
    let end =
        text.skip(from, |byte| !is_gap(byte) && !matches!(byte, b',' | b';' | b'}' | b')' | b'&'));
    let ends = matches!(text.byte(end), b',' | b';' | b'}' | b')' | b'&')
        || text.skip_blanks(end) >= text.line_end(from)
        || matches!(text.byte(text.skip_blanks(end)), b'}');
    let listed = is_quote(text.byte(from))
        || opened(text, name.from)
        || !text.cut(from, end).iter().all(u8::is_ascii_alphabetic);
    match before {
        b'{' | b'&' => true,
        b',' | b';' => ends && listed,
        _ => false,
    }
}

/// Whether a brace opened before, on the same line.
fn opened(text: Text<'_>, at: usize) -> bool {
    let line = text.cut(text.line_start(at), at);
    line.iter().filter(|&&byte| byte == b'{').count()
        > line.iter().filter(|&&byte| byte == b'}').count()
}

/// A row of a table with two cells, the name and the value.
fn is_row(name: &Name<'_>, from: usize) -> bool {
    let text = name.text;
    let start = text.line_start(name.from);
    let head = text.cut(start, name.from).trim_ascii();
    let head = head.strip_prefix(b"|").unwrap_or(head).trim_ascii();
    let words = head.split(|&byte| is_blank(byte)).filter(|word| !word.is_empty());
    let titled = words.clone().count() <= 2
        && words.clone().all(|word| {
            word.iter().all(u8::is_ascii_alphanumeric)
                && !is_one_of(word, "or and invalid bad wrong no")
        });
    let rest = text.cut(from, text.line_end(from)).trim_ascii();
    let rest = rest.strip_suffix(b"|").unwrap_or(rest).trim_ascii();
    titled
        && !rest.is_empty()
        && !rest.iter().any(|&byte| byte == b'|' || is_blank(byte))
        && !is_one_of(rest, "value description type default meaning setting string text")
}

/// Whether this is a line of a program that says where the value comes from.
fn is_code(name: &Name<'_>, separator: u8, from: usize) -> bool {
    let text = name.text;
    let line = text.cut(text.line_start(name.from), name.from);
    let in_call = line.iter().any(|byte| matches!(byte, b'(' | b'{'));
    separator == b':' && is_type(text, from, name.bytes())
        || is_expression(text, from, name.bytes(), in_call)
}

/// Two plain words in a row are prose, not a token.
fn is_row_of_words(rest: &[u8]) -> bool {
    let mut words = rest.split(|&byte| is_blank(byte)).filter(|word| !word.is_empty());
    let plain = |word: &[u8]| {
        let tail = word.get(1..).unwrap_or_default();
        tail.iter().all(|byte| byte.is_ascii_lowercase() || *byte == b'.')
            && word.first().is_some_and(u8::is_ascii_alphabetic)
    };
    words.next().is_some_and(plain) && words.next().is_some_and(plain)
}
