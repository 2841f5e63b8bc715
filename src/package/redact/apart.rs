//! Values that stand apart from their names: in the text of an element, in
//! another attribute or member, in the next argument.

use crate::package::redact::block::is_plain;
use crate::package::redact::harmless::{
    is_path, is_placeholder, is_reference, is_sentence, is_state, looks_typed, says_how_it_must_be,
};
use crate::package::redact::mode::{Mode, Quote};
use crate::package::redact::name::rule_of;
use crate::package::redact::named::Name;
use crate::package::redact::rule::Rule;
use crate::package::redact::spaced::is_aside;
use crate::package::redact::text::{Text, is_blank, is_gap, is_name, is_quote};
use crate::package::redact::value::{self, Place};
use crate::package::redact::words::is_one_of;

/// A text whose end is not to be seen, and shorter lines, is none of an element.
const MIN_ENDLESS: usize = 64;

/// How far from a name that is itself a value its own value may stand.
const MAX_APART: usize = 160;

/// Where the text of the element begins whose name this is.
pub(super) fn element(text: Text<'_>, from: usize, to: usize) -> Option<usize> {
    let open = text.back(from, |byte| is_name(byte) || byte == b':');
    // `user:<password>@host` and `--password=<password>` name a place for one.
    let place = open.checked_sub(1).map_or(0, |at| text.before(at));
    if text.before(open) != b'<'
        || from - open > 64
        || matches!(place, b':' | b'=' | b'@' | b'/')
        || place.is_ascii_alphanumeric()
    {
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

/// Where the value begins that an attribute of the element has whose name this is:
/// `<TRAP_COMMUNITY VERSION="v2c" VALUE="...">`.
pub(super) fn element_value(text: Text<'_>, from: usize, to: usize) -> Option<usize> {
    if text.before(from) != b'<' || !is_blank(text.byte(to)) {
        return None;
    }
    let end = text.skip(to, |byte| !matches!(byte, b'>' | b'<' | b'\n'));
    let attribute = [&b" value="[..], b" VALUE=", b" Value="]
        .iter()
        .find_map(|one| text.find(to, end, one).map(|found| found + one.len()))?;
    is_quote(text.byte(attribute)).then_some(attribute)
}

/// The text of the element that is called `tag`, from `from` on.
pub(super) fn element_text(
    text: Text<'_>,
    from: usize,
    tag: &[u8],
    rule: Rule,
) -> Option<(usize, Mode)> {
    let outer = text.skip_space(from);
    let mut at = outer;
    if text.starts_ignoring_case(at, b"<![CDATA[") {
        return Some((at + 9, Mode::Cdata));
    }
    for inner in [&b"<value>"[..], b"<string>", b"<plaintext>"] {
        if text.starts_ignoring_case(at, inner) {
            at += inner.len();
        }
    }
    // Routers have what else belongs to a community beside its name.
    if tag.eq_ignore_ascii_case(b"community") {
        let end = text.find(at, at + MAX_APART, b"</community").unwrap_or(at + MAX_APART);
        let named = [&b"<name>"[..], b"<text-name>"];
        at = named
            .iter()
            .find_map(|name| text.find(at, end, name).map(|found| found + name.len()))
            .unwrap_or(at);
    }
    if text.starts_ignoring_case(at, b"<![CDATA[") {
        return Some((at + 9, Mode::Cdata));
    }
    if text.byte(at) == b'<' || at >= text.len() {
        return None;
    }
    let end = text.skip(at, |byte| byte != b'<');
    let word = text.cut(at, end);
    // Not the tag that a help text has instead of a value.
    let closed = match text.byte(end) {
        b'<' => {
            let own = text.starts_ignoring_case(end + 2, tag) || at > outer;
            end + 2 + tag.len() >= text.len()
                || text.byte(end + 1) == b'!' && !word.trim_ascii().contains(&b'\n')
                || text.byte(end + 1) == b'/' && own
        }
        // Its end is not to be seen: one long word, or the end of all. It begins a line.
        _ => {
            let open = text.back(from, |byte| byte != b'<').saturating_sub(1);
            let before = text.before(text.back(open, is_blank));
            if !matches!(before, b'\n' | b'\r' | b'>' | 0) {
                return None;
            }
            let line = text.cut(at, text.line_end(at)).trim_ascii();
            let long = line.len() >= MIN_ENDLESS || at == from && text.len() - at < MIN_ENDLESS;
            long && !line.iter().any(|&byte| is_blank(byte))
        }
    };
    // A help text has no end tag of its own, but that of another element may follow.
    let first = text.cut(at, text.line_end(at).min(end)).trim_ascii();
    let helps = word.trim_ascii().contains(&b'\n')
        && first.iter().any(|&byte| is_blank(byte))
        && !first.starts_with(b"-----");
    let spoken = is_sentence(word)
        && (!matches!(rule, Rule::Password | Rule::PrivateKey) || says_how_it_must_be(word));
    let other = is_state(word) || is_path(word.trim_ascii()) || spoken;
    (closed && !helps && !is_plain(word) && !other && !is_reference(text, at))
        .then_some((at, Mode::Markup))
}

/// The name is all the text of an element: `<key>Password</key>`, or ends that of one
/// whose text is a name: `<th>SNMP community</th>`.
pub(super) fn markup_name(name: &Name<'_>) -> bool {
    const CELLS: &str = "td th dt label";
    let text = name.text;
    let start = text.back(name.from, |byte| !matches!(byte, b'<' | b'>' | b'\n'));
    let tag = text.cut(text.back(start.saturating_sub(1), is_name), start.saturating_sub(1));
    let whole = start == name.from || is_one_of(tag, NAMING) || is_one_of(tag, CELLS);
    text.starts(name.to, b"</") && whole
}

/// Keys and attributes whose value is a name, and another one's its value.
const NAMING: &str = "name key id field property variable param parameter attribute setting option \
    n k label attr path keyname displayname fieldname header \
    parameterkey";

/// Where the quoted name begins, with its quote, and whether it is the value of such a
/// key or attribute.
pub(super) fn naming(text: Text<'_>, name: &Name<'_>) -> Option<usize> {
    let quote = name.quoted?;
    let start =
        text.back(name.from, |byte| byte != quote.mark).checked_sub(1 + quote.backslashes)?;
    let sign = text.back(start, |byte| byte.is_ascii_whitespace());
    let sign = sign.checked_sub(1).filter(|&at| matches!(text.byte(at), b'=' | b':'))?;
    let end = text.back(sign, |byte| byte.is_ascii_whitespace() || is_quote(byte) || byte == b'\\');
    let from = text.back(end, is_name);
    let key = text.cut(from, end);
    // Of other kinds a parser has tokens too.
    let kind = is_one_of(key, "type kind") && rule_of(name.bytes()) == Some(Rule::Password);
    (kind || is_one_of(key, NAMING)).then_some(from)
}

/// `alue` at `found` ends the word "value", with a sign behind it: where that value begins.
fn value_at(text: Text<'_>, found: usize) -> Option<usize> {
    let capital = text.before(found) == b'V';
    // `CurrentValue` is one too.
    let longer = found > 0 && is_name(text.before(found - 1));
    if !matches!(text.before(found), b'v' | b'V')
        || longer && !(capital && text.before(found - 1).is_ascii_lowercase())
        || is_name(text.byte(found + 4))
    {
        return None;
    }
    let name_at = found.saturating_sub(1);
    // `<Value ProtectInMemory="True">`, and the tag that ends it.
    let mut at = match text.before(name_at) {
        b'/' => return None,
        b'<' => text.skip(found + 4, |byte| !matches!(byte, b'>' | b'<' | b'\n')),
        _ => text.skip(found + 4, |byte| byte == b'\\'),
    };
    if is_quote(text.byte(at)) {
        at += 1;
    }
    at = text.skip_blanks(at);
    let sign = text.byte(at);
    let from = matches!(sign, b':' | b'=' | b'>').then(|| text.skip_space(at + 1))?;
    Some(if sign == b'>' { inside(text, from) } else { from })
}

/// Where the text begins, behind the tags of elements that have only it.
fn inside(text: Text<'_>, at: usize) -> usize {
    let name = text.skip(at + 1, |byte| byte.is_ascii_alphanumeric());
    // A value may have attributes; other elements with such have no text, `<input ...>`.
    let holds = is_one_of(text.cut(at + 1, name), "value string data text");
    let end = text.skip(name, |byte| holds && !matches!(byte, b'>' | b'<' | b'\n'));
    let opens = text.byte(at) == b'<' && name > at + 1 && text.byte(end) == b'>';
    if opens && text.before(end) != b'/' { text.skip_space(end + 1) } else { at }
}

/// The value of a name that is itself a value: `"name": "X", "value": "Y"`.
pub(super) fn named_value(text: Text<'_>, name: &Name<'_>) -> Option<usize> {
    let limit = name.to + MAX_APART;
    let element = markup_name(name);
    if !element && naming(text, name).is_none() {
        return None;
    }
    let start = name.to + name.quoted.map_or(0, |quote| quote.backslashes + 1);
    let stop = if element {
        limit
    } else {
        text.skip(start, |byte| !matches!(byte, b'{' | b'}' | b']' | b'[')).min(limit)
    };
    // `<param name="password">text</param>`.
    let tag_end = text.skip(start, |byte| !matches!(byte, b'>' | b'<' | b'\n')).min(limit);
    let tag =
        text.byte(tag_end) == b'>' && text.before(tag_end) != b'/' && in_a_tag(text, name.from);
    // A tag's value is another attribute of it, or what it holds.
    let stop = if in_a_tag(text, name.from) { tag_end } else { stop };
    let mut from = start;
    while let Some(found) = text.find(from, stop, b"alue") {
        from = found + 4;
        if let Some(value) = value_at(text, found) {
            return Some(value);
        }
    }
    if element {
        // The next element, whatever it is called: `<string>`, `<data>`.
        let next = text.skip_space(text.skip(name.to, |byte| byte != b'>') + 1);
        // The heading of the next column.
        if text.starts_ignoring_case(next, b"<th>") {
            return None;
        }
        let from = inside(text, next);
        return (from > next && text.byte(from) != b'<').then_some(from);
    }
    let held = text.skip_space(tag_end + 1);
    let from = inside(text, held);
    let value = [&b"<value>"[..], b"<string>", b"<data>", b"<text>"]
        .iter()
        .any(|one| text.starts_ignoring_case(held, one));
    let open = text.byte(from) != b'<' || text.starts(from, b"<![CDATA[");
    (tag && open && (from == held && held == tag_end + 1 || value)).then_some(from)
}

/// The value that stands before its name: `"value": "Y", "name": "X"`, and the
/// same with attributes.
pub(super) fn value_before(text: Text<'_>, name: &Name<'_>) -> Option<(usize, usize)> {
    let key = naming(text, name)?;
    let start = text.back(key, |byte| !matches!(byte, b'{' | b'}' | b'[' | b'<' | b'>'));
    let start = start.max(key.saturating_sub(MAX_APART));
    let from = value_at(text, text.find(start, key, b"alue")?)?;
    let (quote, inner) = Quote::at(text, from)?;
    let end = text.skip(inner, |byte| byte != quote.mark && byte != b'\\');
    let word = text.cut(inner, end);
    (end < key && !is_plain(word) && !is_placeholder(word)).then_some((inner, end))
}

/// The same in YAML, where the value is the line before: `- value: Y`, `name: X`.
pub(super) fn yaml_value_before(text: Text<'_>, name: &Name<'_>) -> Option<(usize, usize)> {
    let line = text.line_start(name.from);
    let key = text.cut(line, name.from).trim_ascii();
    let alone = text.cut(name.to, text.line_end(name.to)).trim_ascii().is_empty();
    if !matches!(key, b"name:" | b"key:" | b"Name:" | b"Key:") || !alone || line == 0 {
        return None;
    }
    let above = text.line_start(line - 1);
    let mut from = text.skip_blanks(above);
    if text.starts(from, b"- ") {
        from = text.skip_blanks(from + 1);
    }
    let value = text.skip_blanks(from + 6);
    let end = text.line_end(value);
    (text.starts_ignoring_case(from, b"value:") && end > value).then_some((value, end))
}

fn in_a_tag(text: Text<'_>, at: usize) -> bool {
    let open = text.back(at, |byte| !matches!(byte, b'<' | b'>' | b'\n'));
    text.before(open) == b'<'
}

/// `- name: DB_PASSWORD` with `value: ...` on the next line.
pub(super) fn yaml_named_value(text: Text<'_>, name: &Name<'_>) -> Option<usize> {
    let start = text.line_start(name.from);
    let line = text.cut(start, name.from).trim_ascii();
    let key = line.strip_prefix(b"- ").unwrap_or(line).trim_ascii();
    let flow = key.rsplit(|&byte| byte == b'{').next().unwrap_or_default().trim_ascii();
    let named = [&b"name:"[..], b"key:"].iter().any(|one| flow.eq_ignore_ascii_case(one));
    let comma = text.skip_blanks(name.to);
    if named && text.byte(comma) == b',' {
        let next = text.skip_blanks(comma + 1);
        return text.starts_ignoring_case(next, b"value:").then(|| text.skip_blanks(next + 6));
    }
    if !named
        || text.byte(text.skip_blanks(name.to)) != b'\n'
            && text.byte(text.skip_blanks(name.to)) != b'\r'
    {
        return None;
    }
    let next = text.skip_space(name.to);
    text.starts_ignoring_case(next, b"value:").then(|| text.skip_blanks(next + 6))
}

/// The next argument of a list of arguments: `"--password", "value"`, an item below
/// an item, the next line of a command; and the second one of a call that sets
/// something: `setenv("DB_PASSWORD", "value")`.
pub(super) fn argument(name: &Name<'_>, place: Place) -> Option<(usize, Mode)> {
    let text = name.text;
    let place = Place { around: None, first: false, ..place };
    let after = name.to + name.quoted.map_or(0, |quote| quote.backslashes + 1);
    if !name.is_option() {
        return listed_argument(name, after)
            .or_else(|| second_argument(name, after))
            .and_then(|from| value::begins(text, from, place));
    }
    let next = text.skip_blanks(after);
    let below = text.skip(next, |byte| matches!(byte, b'\r' | b'\n'));
    let from = match text.byte(next) {
        // What is not in quotes beside what is, is a variable or a sentence.
        b',' => Some(text.skip_space(next + 1)).filter(|&from| {
            name.quoted.is_none() || is_quote(text.byte(text.skip(from, is_slash)))
        })?,
        b'\n' | b'\r' if item(text, text.line_start(name.from)).is_some() => item(text, below)?,
        b'\n' | b'\r' => line_below(name, below)?,
        b'\\' if text.byte(next + 1) == b'\n' => text.skip_blanks(next + 2),
        _ if name.quoted.is_some() && is_blank(text.before(next)) => {
            let end = text.skip(next, |byte| !is_gap(byte));
            if is_aside(text.cut(next, end)) {
                return None;
            }
            next
        }
        _ => return None,
    };
    let from = audit_field(text, from);
    // Another option.
    let option =
        text.byte(from) == b'-' || is_quote(text.byte(from)) && text.byte(from + 1) == b'-';
    if option { None } else { value::begins(text, from, place) }
}

/// Arguments in lines of their own, as `kubectl describe` has them: one typed word, as deep
/// as the option above it.
fn line_below(name: &Name<'_>, below: usize) -> Option<usize> {
    let text = name.text;
    let start = text.line_start(name.from);
    let from = text.skip_blanks(below);
    let word = text.cut(from, text.line_end(from));
    let alone = text.cut(start, name.from).iter().all(|&byte| is_blank(byte) || byte == b'-');
    let deep = text.skip_blanks(start) - start;
    (alone && deep > 0 && from - below == deep && looks_typed(word)).then_some(from)
}

fn is_slash(byte: u8) -> bool {
    byte == b'\\'
}

/// Behind `a2=`, where the audit log has the next argument in a field of its own.
pub(super) fn audit_field(text: Text<'_>, at: usize) -> usize {
    let digits = text.skip(at + 1, |byte| byte.is_ascii_digit());
    let field = text.byte(at) == b'a' && digits > at + 1 && text.byte(digits) == b'=';
    if field { digits + 1 } else { at }
}

/// Where the text of the item begins whose line begins here.
fn item(text: Text<'_>, start: usize) -> Option<usize> {
    let mut at = text.skip_blanks(start);
    let first = at;
    while text.starts(at, b"- ") {
        at = text.skip_blanks(at + 1);
    }
    (at > first).then_some(at)
}

/// The arguments of a command that sets something, as members of a list: `[racadm, set,
/// iDRAC.Users.2.Password, "value"]`, `'user', 'set', 'password', '2', 'value'`.
fn listed_argument(name: &Name<'_>, after: usize) -> Option<usize> {
    let text = name.text;
    let between = |byte: u8| is_blank(byte) || is_quote(byte) || byte == b',';
    let before = text.back(name.from, between);
    let next = |at: usize| (text.byte(at) == b',').then(|| text.skip_blanks(at + 1));
    let mut from = next(after)?;
    let number = text.skip(from, is_quote);
    let digits = text.skip(number, |byte| byte.is_ascii_digit());
    if digits > number {
        from = next(text.skip(digits, is_quote))?;
    }
    let sets = text.ends(before, b"set") && text.cut(before, name.from).contains(&b',');
    (sets && is_quote(text.byte(from))).then_some(from)
}

/// `set("name", "value")`, `("Authorization", "value")`.
fn second_argument(name: &Name<'_>, after: usize) -> Option<usize> {
    let text = name.text;
    let quote = name.quoted?;
    let comma = text.skip_blanks(after);
    if text.byte(comma) != b',' {
        return None;
    }
    let from = text.skip_space(comma + 1);
    let (second, inner) = Quote::at(text, from)?;
    let end = text.skip(inner, |byte| byte != second.mark && byte != b'\n');
    let open =
        text.back(name.from, |byte| byte != quote.mark).checked_sub(1 + quote.backslashes)?;
    let call = text.before(open) == b'(';
    let callee = text.cut(text.back(open.saturating_sub(1), is_name), open.saturating_sub(1));
    let sets = callee.len() >= 3
        && SETTERS
            .iter()
            .any(|word| callee.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word)));
    let value = text.cut(inner, end);
    let header = name.bytes().starts_with(b"X-") || name.bytes().starts_with(b"x-");
    (call && (sets || looks_typed(value)) || header && looks_typed(value)).then_some(from)
}

/// What calls have in their names that set something.
const SETTERS: [&[u8]; 5] = [b"set", b"put", b"define", b"header", b"append"];
