//! Options as members of a list, and as fields of the audit log.

use crate::package::redact::apart::audit_field;
use crate::package::redact::command::option::named;
use crate::package::redact::command::table::{COMMANDS, Command};
use crate::package::redact::found::Found;
use crate::package::redact::harmless::{is_path, is_reference};
use crate::package::redact::mode::{Mode, Quote};
use crate::package::redact::text::{Text, is_gap, is_quote};

/// Options as members of a list: `"curl", "-u", "name:secret"`.
pub(in crate::package::redact) fn listed(text: Text<'_>, at: usize) -> Option<Found> {
    let (quote, letter) = (text.byte(at), text.byte(at + 2));
    let comma = text.skip_space(at + 4);
    let field = audit_field(text, comma);
    let audited = field > comma;
    let attached = text.byte(at + 3) != quote;
    if !attached && text.byte(comma) != b',' && !audited {
        return None;
    }
    let command = COMMANDS.iter().find(|command| {
        command.takes(letter)
            && command.attached == attached
            && !command.putty
            && if audited { named(text, at, command) } else { in_list(text, at, command) }
    })?;
    let next = if audited { field } else { text.skip_space(comma + 1) };
    let own = Quote { mark: quote, backslashes: 0, doubled: false };
    let (quote, inner) = if attached {
        (own, at + 3)
    } else if let Some(hex) = in_hex(text, next).filter(|_| audited) {
        return Found::span(command.rule, next, hex);
    } else {
        Quote::at(text, next)?
    };
    let end = text.skip(inner, |byte| byte != quote.mark && byte != b'\n');
    let word = text.cut(inner, end);
    if word.is_empty() || word.starts_with(b"-") || is_reference(text, inner) || is_path(word) {
        return None;
    }
    let mut from = inner;
    if command.pairs.contains(&letter) {
        from += word.iter().position(|&byte| byte == command.mark)? + 1;
    }
    (from < end).then(|| Found::value(command.rule, from, Mode::Quoted(quote)))
}

/// Where an argument ends that the audit log has in hexadecimal, since it has blanks.
fn in_hex(text: Text<'_>, at: usize) -> Option<usize> {
    let end = text.skip(at, |byte| byte.is_ascii_digit() || matches!(byte, b'A'..=b'F'));
    (end - at >= 4 && (end - at).is_multiple_of(2) && is_gap(text.byte(end))).then_some(end)
}

/// Whether the list has a member of this name before, perhaps with a path.
fn in_list(text: Text<'_>, at: usize, command: &Command) -> bool {
    let start = text.back(at, |byte| !matches!(byte, b'[' | b']' | b'{' | b'}'));
    text.cut(start, at)
        .split(|&byte| is_gap(byte) || is_quote(byte) || matches!(byte, b'/' | b','))
        .any(|word| command.is(word))
}
