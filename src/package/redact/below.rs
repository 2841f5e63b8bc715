//! Values in the lines below their names: continued ones, and YAML's.

use crate::package::redact::block::Block;
use crate::package::redact::harmless::{is_sentence, looks_typed};
use crate::package::redact::mode::Mode;
use crate::package::redact::named::Name;
use crate::package::redact::rule::Rule;
use crate::package::redact::text::{Text, is_name, is_quote};
use crate::package::redact::value::{self, Place};

/// How deep the line with this name is.
pub(super) fn indent(text: Text<'_>, name: &Name<'_>) -> usize {
    let start = text.line_start(name.from);
    let mut first = text.skip_blanks(start);
    while text.starts(first, b"- ") {
        first = text.skip_blanks(first + 1);
    }
    first - start
}

/// Nothing behind the sign: the value is on the lines below.
pub(super) fn next_line(
    name: &Name<'_>,
    rule: Rule,
    place: Place,
    separator: u8,
    from: usize,
) -> Option<(usize, Mode)> {
    let text = name.text;
    if separator == b':' && name.around.is_none() && place.first {
        return nested(name, rule, from);
    }
    let below = text.skip(from, |byte| matches!(byte, b'\r' | b'\n'));
    let first = text.skip_blanks(below);
    if separator != b'=' || first == below || below - from > 2 {
        return None;
    }
    // An attribute's value, or an INI value that is continued.
    if is_quote(text.byte(first)) {
        let end = text.skip(first + 1, |byte| byte != text.byte(first) && byte != b'\n');
        if text.byte(text.skip_blanks(end + 1)) == b':' {
            return None;
        }
        return value::begins(text, first, Place { first: false, ..place });
    }
    let line = text.cut(first, text.line_end(first));
    let pair = text.byte(text.skip_blanks(text.skip(first, is_name)));
    (place.first
        && !line.is_empty()
        // Anything else is rather the next line of a log.
        && looks_typed(line.trim_ascii_end())
        && !matches!(pair, b'=' | b':')
        && first - below > indent(text, name))
    .then(|| value::begins(text, first, place))
    .flatten()
}

/// Nothing behind the colon: YAML's value is on the lines below.
fn nested(name: &Name<'_>, rule: Rule, from: usize) -> Option<(usize, Mode)> {
    let text = name.text;
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
    // A report counts what it lists.
    let line = text.cut(first, text.line_end(first));
    let keyed = text.byte(first + key.len()) == b':';
    if keyed && key.iter().all(u8::is_ascii_digit)
        || !keyed && !text.starts(first, b"- ") && is_sentence(line)
    {
        return None;
    }
    let block = Block::nested(own, list);
    let block = if rule == Rule::Secret { block.of_names() } else { block };
    (deep > own || list && deep == own).then_some((from, Mode::Block(block)))
}
