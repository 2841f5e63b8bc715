//! Values that stand apart from their names: in the text of an element, in
//! another attribute or member, in the next argument.

use crate::package::redact::block::is_plain;
use crate::package::redact::mode::Mode;
use crate::package::redact::named::Name;
use crate::package::redact::text::{Text, is_gap, is_name, is_quote};
use crate::package::redact::value::{self, Place};

/// How far from a name that is itself a value its own value may stand.
const MAX_APART: usize = 160;

/// Where the text of the element begins whose name this is.
pub(super) fn element(text: Text<'_>, from: usize, to: usize) -> Option<usize> {
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

pub(super) fn element_text(text: Text<'_>, from: usize) -> Option<(usize, Mode)> {
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
    (!is_plain(word)).then_some((at, Mode::Markup))
}

/// The name is all the text of an element: `<key>Password</key>`.
pub(super) fn markup_name(text: Text<'_>, to: usize) -> bool {
    text.starts(to, b"</")
}

/// The value of a name that is itself a value: `"name": "X", "value": "Y"`.
pub(super) fn named_value(text: Text<'_>, name: &Name<'_>) -> Option<usize> {
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
pub(super) fn yaml_named_value(text: Text<'_>, name: &Name<'_>) -> Option<usize> {
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
pub(super) fn argument(text: Text<'_>, name: &Name<'_>, place: Place) -> Option<(usize, Mode)> {
    let quote = name.quoted.filter(|_| name.is_option())?;
    let comma = text.skip_space(name.to + quote.backslashes + 1);
    if text.byte(comma) != b',' {
        return None;
    }
    value::begins(text, text.skip_space(comma + 1), Place { around: None, ..place })
}
