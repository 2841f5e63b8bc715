//! A secret behind its name: `name = value` in all its spellings.

use crate::package::redact::block::Block;
use crate::package::redact::found::Found;
use crate::package::redact::mode::{Mode, Quote};
use crate::package::redact::name::{MAX_NAME, rule_of};
use crate::package::redact::rule::Rule;
use crate::package::redact::text::{Text, is_blank, is_gap, is_name, is_quote};
use crate::package::redact::value::{self, Place};
use crate::package::redact::window::BEHIND;

/// How far from a name that is itself a value its own value may stand.
const MAX_APART: usize = 160;

/// A name in the text, with what is directly around it.
#[derive(Clone, Copy)]
pub(super) struct Name<'a> {
    pub(super) text: Text<'a>,
    pub(super) from: usize,
    pub(super) to: usize,
    quoted: Option<Quote>,
    around: Option<Quote>,
    embedded: bool,
}

impl<'a> Name<'a> {
    /// The name that has `at` in it.
    pub(super) fn around(text: Text<'a>, at: usize) -> Option<Self> {
        let low = at.saturating_sub(MAX_NAME);
        let mut from = text.back(at, is_name).max(low);
        let mut to = text.skip(at, is_name).min(at + MAX_NAME);
        // A sentence may end with the name.
        while to > at && matches!(text.before(to), b'.' | b'-') {
            to -= 1;
        }
        let mut embedded = false;
        if text.backslashes_before(from) % 2 == 1 && matches!(text.byte(from), b'n' | b'r' | b't') {
            from += 1;
            embedded = true;
        }
        if from >= to {
            return None;
        }
        let dashes = text.skip(from, |byte| matches!(byte, b'-' | b'.'));
        let before = open_quote(text, from);
        let closed = before.is_some_and(|quote| closes(text, to, quote));
        Some(Self {
            text,
            from: dashes.min(to),
            to,
            quoted: before.filter(|_| closed),
            around: before.filter(|_| !closed),
            embedded,
        })
    }

    pub(super) fn bytes(&self) -> &'a [u8] {
        self.text.cut(self.from, self.to)
    }

    /// Whether a quote opens right before it that has the value in it too.
    pub(super) fn around_is_open(&self) -> bool {
        self.around.is_some()
    }

    /// That quote.
    pub(super) fn open(&self) -> Option<Quote> {
        self.around
    }

    /// Whether it is an option of a command: one or two dashes are before it.
    fn is_option(&self) -> bool {
        let dashes = self.text.back(self.from, |byte| byte == b'-');
        (1..=2).contains(&(self.from - dashes)) && {
            let before = self.text.before(dashes);
            is_gap(before) || is_quote(before)
        }
    }

    /// Whether only what a line may begin with is before it.
    fn is_first(&self) -> bool {
        if self.embedded {
            return true;
        }
        let start = self.text.line_start(self.from);
        if start == 0 && self.from >= BEHIND {
            return false;
        }
        let before = self.text.cut(start, self.from);
        let before = before
            .iter()
            .rposition(|&byte| byte == 0)
            .map_or(before, |at| before.get(at + 1..).unwrap_or_default());
        let mut words = before.split(|&byte| is_blank(byte)).filter(|word| !word.is_empty());
        words.all(|word| LEADS.iter().any(|lead| word.eq_ignore_ascii_case(lead.as_bytes())))
    }

    fn place(&self, rule: Rule) -> Place {
        Place {
            quoted: self.quoted,
            around: self.around,
            first: self.is_first(),
            embedded: self.embedded,
            prose: false,
            path: !matches!(rule, Rule::Password | Rule::Community),
        }
    }
}

/// What may stand before the first name of a line.
const LEADS: &[&str] = &[
    "-", "#", ";", "//", "export", "set", "setenv", "env", "arg", "declare", "-x", "local",
    "readonly", "!", "*", "$", "+", ">",
];

/// The quote that opens right before `at`.
fn open_quote(text: Text<'_>, at: usize) -> Option<Quote> {
    let dashes = text.back(at, |byte| byte == b'-');
    let mark_at = dashes.checked_sub(1).filter(|&at| is_quote(text.byte(at)))?;
    Some(Quote {
        mark: text.byte(mark_at),
        backslashes: text.backslashes_before(mark_at),
        doubled: false,
    })
}

fn closes(text: Text<'_>, at: usize, quote: Quote) -> bool {
    let mark_at = text.skip(at, |byte| byte == b'\\');
    mark_at - at == quote.backslashes && text.byte(mark_at) == quote.mark
}

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

/// Where the text of the element begins whose name this is.
fn element(text: Text<'_>, from: usize, to: usize) -> Option<usize> {
    let open = text.back(from, |byte| is_name(byte) || byte == b':');
    if text.before(open) != b'<' || from - open > 64 {
        return None;
    }
    match text.byte(to) {
        b'>' => Some(to + 1),
        byte if is_gap(byte) => {
            let end = text.skip(to, |byte| byte != b'>' && byte != b'<');
            // An attribute of that element may be the value; it has its own name.
            (text.byte(end) == b'>'
                && text.before(end) != b'/'
                && text.find(to, end, b"alue=").is_none())
            .then_some(end + 1)
        }
        _ => None,
    }
}

fn element_text(text: Text<'_>, from: usize) -> Option<(usize, Mode)> {
    let mut at = text.skip_space(from);
    if text.starts_ignoring_case(at, b"<![CDATA[") {
        return Some((at + 9, Mode::Cdata));
    }
    for inner in [&b"<value>"[..], b"<string>", b"<plaintext>"] {
        if text.starts_ignoring_case(at, inner) {
            at += inner.len();
        }
    }
    if text.starts_ignoring_case(at, b"<![CDATA[") {
        return Some((at + 9, Mode::Cdata));
    }
    if text.byte(at) == b'<' || at >= text.len() {
        return None;
    }
    let word = text.cut(at, text.skip(at, |byte| byte != b'<'));
    (!crate::package::redact::block::is_plain(word)).then_some((at, Mode::Markup))
}

/// The name is all the text of an element: `<key>Password</key>`.
fn markup_name(text: Text<'_>, to: usize) -> bool {
    text.starts(to, b"</")
}

/// The value of a name that is itself a value: `"name": "X", "value": "Y"`.
fn named_value(text: Text<'_>, name: &Name<'_>) -> Option<usize> {
    let limit = name.to + MAX_APART;
    let start = name.to + name.quoted.map_or(0, |quote| quote.backslashes + 1);
    let element = markup_name(text, name.to);
    let stop = if element {
        name.to + MAX_APART
    } else {
        text.skip(start, |byte| !matches!(byte, b'{' | b'}' | b']' | b'[')).min(limit)
    };
    // `<param name="password">text</param>`.
    let tag_end = text.skip(start, |byte| !matches!(byte, b'>' | b'<' | b'\n')).min(limit);
    let tag = text.byte(tag_end) == b'>'
        && text.before(tag_end) != b'/'
        && text.byte(tag_end + 1) != b'<'
        && in_a_tag(text, name.from);
    let mut from = start;
    while let Some(found) = text.find(from, stop, b"alue") {
        from = found + 4;
        if !matches!(text.before(found), b'v' | b'V')
            || is_name(text.before(found - 1))
            || is_name(text.byte(found + 4))
        {
            continue;
        }
        let mut at = found + 4;
        at = text.skip(at, |byte| byte == b'\\');
        if is_quote(text.byte(at)) {
            at += 1;
        }
        at = text.skip_blanks(at);
        if matches!(text.byte(at), b':' | b'=' | b'>') {
            return Some(text.skip_space(at + 1));
        }
    }
    if element {
        let next = text.skip_space(text.skip(name.to, |byte| byte != b'>') + 1);
        if text.starts_ignoring_case(next, b"<string>") {
            return Some(next + 8);
        }
    }
    tag.then_some(tag_end + 1)
}

fn in_a_tag(text: Text<'_>, at: usize) -> bool {
    let open = text.back(at, |byte| !matches!(byte, b'<' | b'>' | b'\n'));
    text.before(open) == b'<'
}

/// `- name: DB_PASSWORD` with `value: ...` on the next line.
fn yaml_named_value(text: Text<'_>, name: &Name<'_>) -> Option<usize> {
    let start = text.line_start(name.from);
    let line = text.cut(start, name.from).trim_ascii();
    let key = line.strip_prefix(b"- ").unwrap_or(line).trim_ascii();
    if !matches!(key, b"name:" | b"key:" | b"Name:" | b"Key:")
        || text.byte(text.skip_blanks(name.to)) != b'\n'
            && text.byte(text.skip_blanks(name.to)) != b'\r'
    {
        return None;
    }
    let next = text.skip_space(name.to);
    text.starts_ignoring_case(next, b"value:").then(|| text.skip_blanks(next + 6))
}

/// The next argument of a list of arguments: `"--password", "value"`.
fn argument(text: Text<'_>, name: &Name<'_>, place: Place) -> Option<(usize, Mode)> {
    let quote = name.quoted.filter(|_| name.is_option())?;
    let comma = text.skip_space(name.to + quote.backslashes + 1);
    if text.byte(comma) != b',' {
        return None;
    }
    value::begins(text, text.skip_space(comma + 1), Place { around: None, ..place })
}

/// Only blanks between name and value: options, directives, some sentences.
fn spaced(name: &Name<'_>, rule: Rule, place: Place) -> Option<(usize, Mode)> {
    let text = name.text;
    let from = text.skip_blanks(name.to);
    if from == name.to || is_gap(text.byte(from)) {
        return None;
    }
    let word_to = text.skip(from, |byte| !is_gap(byte));
    let word = text.cut(from, word_to);
    let rest = text.cut(word_to, text.line_end(word_to)).trim_ascii();
    if name.is_option() {
        let dashed = text.byte(from) == b'-' && text.byte(from + 1) != b'-' && word.len() < 3
            || word.starts_with(b"--");
        let place = Place { first: false, prose: false, ..place };
        return if dashed { None } else { value::begins(text, from, place) };
    }
    let word_place = Place { first: false, prose: true, path: true, around: None, ..place };
    // `proxy_set_header X-Auth-Token value;`
    let before = text.cut(text.line_start(name.from), name.from).trim_ascii_end();
    if before.ends_with(b"_header")
        || before.ends_with(b"set-header")
        || before.ends_with(b"RequestHeader set")
    {
        return value::begins(text, from, Place { first: false, ..place });
    }
    if matches!(rule, Rule::Community) {
        let directive = name.bytes().len() > 9 || text.ends(name.from, b"snmp-server ");
        return (directive || is_quote(text.byte(from)) || place.first && rest.is_empty())
            .then(|| value::begins(text, from, word_place))
            .flatten();
    }
    if matches!(rule, Rule::Secret | Rule::ApiKey | Rule::PrivateKey | Rule::Token) {
        let ends_directive = word.ends_with(b";") && (is_quote(text.byte(from)) || place.first);
        let typed = typed_value(text, from, rest);
        if ends_directive || typed.is_some() && rule == Rule::Secret {
            return value::begins(text, typed.unwrap_or(from), word_place);
        }
        return None;
    }
    if rule != Rule::Password {
        return None;
    }
    if let Some(value_at) = typed_value(text, from, rest) {
        return value::begins(text, value_at, word_place);
    }
    let is_directive = place.first && rest.is_empty() && name.around.is_none();
    let login =
        text.cut(text.line_start(name.from), name.from).windows(6).any(|part| part == b"login ");
    if is_directive || login {
        return value::begins(text, from, word_place);
    }
    if matches!(text.byte(from), b'"' | b'\'' | b'`' | b'[' | b'<') {
        let from = if is_quote(text.byte(from)) { from } else { from + 1 };
        let end = text.skip(from, |byte| !is_gap(byte));
        return (end > from + 1 && !is_note(text.cut(from, end)))
            .then(|| value::begins(text, from, word_place))
            .flatten();
    }
    let mut value_at = from;
    if matches!(word, b"is" | b"was" | b"to") {
        value_at = text.skip_blanks(word_to);
    }
    let value_to = text.skip(value_at, |byte| !is_gap(byte));
    looks_typed(text.cut(value_at, value_to))
        .then(|| value::begins(text, value_at, word_place))
        .flatten()
}

/// A note in brackets, such as `[preauth]`.
fn is_note(word: &[u8]) -> bool {
    word.ends_with(b"]")
        && word.iter().all(|byte| byte.is_ascii_lowercase() || *byte == b']')
        && [&b"preauth]"[..], b"postauth]", b"priv]", b"net]"].contains(&word)
}

/// A number says how the value is written, or whose it is: `password 7 0822455D`.
fn typed_value(text: Text<'_>, from: usize, rest: &[u8]) -> Option<usize> {
    let digits = text.skip(from, |byte| byte.is_ascii_digit());
    let value_at = text.skip_blanks(digits);
    if !(1..=3).contains(&(digits - from)) || value_at == digits || rest.is_empty() {
        return None;
    }
    let mut words = rest.split(|&byte| is_blank(byte)).filter(|word| !word.is_empty());
    let value = words.next()?;
    let unit = [
        &b"times"[..],
        b"days",
        b"attempts",
        b"tries",
        b"characters",
        b"minutes",
        b"hours",
        b"seconds",
        b"bytes",
        b"of",
        b"chars",
        b"more",
        b"failed",
    ];
    let number = words.next().is_none_or(|word| word.iter().all(u8::is_ascii_digit));
    (number && !unit.contains(&value) && !value.ends_with(b":")).then_some(value_at)
}

/// Whether a word in a sentence can only be a secret: letters with digits or marks.
fn looks_typed(word: &[u8]) -> bool {
    const ALGORITHMS: [&[u8]; 8] = [
        b"sha256",
        b"sha512",
        b"sha-256",
        b"sha-512",
        b"scram-sha-256",
        b"bcrypt",
        b"argon2id",
        b"pbkdf2",
    ];
    let word = word.strip_suffix(b".").or(word.strip_suffix(b",")).unwrap_or(word);
    let letters = word.iter().any(u8::is_ascii_alphabetic);
    let digits = word.iter().any(u8::is_ascii_digit);
    let marks = word
        .iter()
        .any(|byte| matches!(byte, b'!' | b'@' | b'#' | b'$' | b'%' | b'^' | b'&' | b'*'));
    let plain = word.iter().all(|byte| {
        byte.is_ascii_graphic()
            && !matches!(
                byte,
                b'/' | b'('
                    | b')'
                    | b'['
                    | b']'
                    | b'{'
                    | b'}'
                    | b'='
                    | b':'
                    | b'<'
                    | b'>'
                    | b'"'
                    | b'\''
                    | b'\\'
                    | b';'
                    | b'|'
            )
    });
    (6..=64).contains(&word.len())
        && plain
        && letters
        && (digits || marks)
        && !ALGORITHMS.contains(&word)
}
