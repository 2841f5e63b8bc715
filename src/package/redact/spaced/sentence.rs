//! What in a line that may be a sentence can only be a secret.

use crate::package::redact::community::is_route;
use crate::package::redact::harmless::{LEFT_OUT, is_placeholder, is_prose, looks_typed};
use crate::package::redact::made_key;
use crate::package::redact::message::has_kinds;
use crate::package::redact::mode::{Mode, Quote};
use crate::package::redact::rule::Rule;
use crate::package::redact::spaced::Spaced;
use crate::package::redact::text::{Text, is_blank, is_gap, is_quote};
use crate::package::redact::value::{self, Place};
use crate::package::redact::words::{GLUE, is_one_of};

/// A shorter word in quotes may be the name of a secret.
const MIN_MADE: usize = 24;

/// The value that this rule has here.
pub(super) fn value(spaced: &Spaced<'_>) -> Option<(usize, Mode)> {
    match spaced.rule {
        Rule::Community => community(spaced),
        Rule::Secret | Rule::ApiKey | Rule::PrivateKey | Rule::Token => key(spaced),
        Rule::Password => password(spaced),
        _ => None,
    }
}

fn community(spaced: &Spaced<'_>) -> Option<(usize, Mode)> {
    let Spaced { name, place, from, word, rest, before, .. } = *spaced;
    let text = spaced.text();
    // Routers mark their routes with numbers.
    if is_route(word) || word.iter().all(u8::is_ascii_digit) {
        return None;
    }
    // A sentence about the directive.
    let next = rest.split(|&byte| is_blank(byte)).next().unwrap_or_default();
    if !place.first && is_one_of(next, GLUE) {
        return None;
    }
    let directive = spaced.bytes().len() > b"community".len()
        || text.ends(name.from, b"snmp-server ")
        || text.ends(name.from, b"snmp ");
    // Agents say it in their log; to routers a community is something else.
    let logged =
        rest.is_empty() && before.windows(4).any(|part| part.eq_ignore_ascii_case(b"snmp"));
    let alone = place.first && matches!(rest, b"" | b"{");
    (directive || is_quote(text.byte(from)) || logged || alone).then(|| spaced.word(from)).flatten()
}

fn key(spaced: &Spaced<'_>) -> Option<(usize, Mode)> {
    let Spaced { place, from, word, rest, .. } = *spaced;
    let text = spaced.text();
    // Other directives name a key that is written elsewhere.
    let bare = word.strip_suffix(b";").unwrap_or(word);
    let own = spaced.rule == Rule::Secret || looks_typed(bare) || made_key::is_made(bare);
    let ends_directive = is_quote(text.byte(from)) && closes_directive(text, from)
        || word.ends_with(b";") && place.first && own;
    let typed = typed_value(spaced);
    // A directive of one word that only a key is.
    let made = place.first && rest.is_empty() && is_made(word);
    (made
        || is_made_in_quotes(text, from)
        || ends_directive
        || typed.is_some() && spaced.rule == Rule::Secret)
        .then(|| spaced.word(typed.unwrap_or(from)))
        .flatten()
}

/// A word that only a key or a token is: long, or in hexadecimal, with digits.
fn is_made(word: &[u8]) -> bool {
    let quoted = word.first().is_some_and(|&byte| is_quote(byte)) && word.len() > 2;
    let hex = word
        .strip_prefix(b"0x")
        .is_some_and(|digits| digits.len() >= 16 && digits.iter().all(u8::is_ascii_hexdigit));
    quoted || hex || word.len() >= 8 && looks_typed(word)
}

/// "using token '...'"
fn is_made_in_quotes(text: Text<'_>, from: usize) -> bool {
    let inner = Quote::opens(text, from).map_or(from, |(_, inner)| inner);
    let quoted = text.cut(inner, text.skip(inner, |byte| !is_gap(byte) && !is_quote(byte)));
    inner == from + 1
        && quoted.len() >= MIN_MADE
        && is_quote(text.byte(inner + quoted.len()))
        && has_kinds(quoted)
        && quoted.iter().all(u8::is_ascii_alphanumeric)
}

/// Whether the quote that opens here is closed before a semicolon, on the same line.
fn closes_directive(text: Text<'_>, open: usize) -> bool {
    let mark = text.byte(open);
    let close = text.skip(open + 1, |byte| byte != mark && byte != b'\n');
    text.byte(close) == mark && text.byte(close + 1) == b';'
}

fn password(spaced: &Spaced<'_>) -> Option<(usize, Mode)> {
    let Spaced { name, place, from, to, word, rest, .. } = *spaced;
    let text = spaced.text();
    if let Some(value_at) = typed_value(spaced) {
        return spaced.word(value_at);
    }
    // A way to manage keys, in a list of them: `WPA-PSK WPA-PSK-SHA256`.
    if spaced.bytes().ends_with(b"PSK") && !place.first && !is_quote(text.byte(from)) {
        return None;
    }
    if is_directive(spaced) {
        return spaced.word(from);
    }
    if is_login(text, name.from) {
        let place = Place { first: false, prose: false, around: None, ..place };
        return value::begins(text, from, place);
    }
    if let Some((quote, inner)) = Quote::opens(text, from).filter(|_| text.byte(from) == b'\\') {
        let end = text.skip(inner, |byte| byte != b'\\' && byte != quote.mark);
        let word = text.cut(inner, end);
        return (!word.is_empty() && !is_prose(word)).then_some((inner, Mode::Quoted(quote)));
    }
    if matches!(text.byte(from), b'"' | b'\'' | b'`' | b'[' | b'<') {
        return marked(spaced);
    }
    let mut value_at = from;
    if matches!(word, b"is" | b"was" | b"to") {
        value_at = text.skip_blanks(to);
        if Quote::opens(text, value_at).is_some() {
            return spaced.word(value_at);
        }
    }
    // `kinit_password name@REALM failed: ...`
    if rest.starts_with(b"failed") {
        return None;
    }
    if let Some(from) = told(spaced) {
        return spaced.word(from);
    }
    let value_to = text.skip(value_at, |byte| !is_gap(byte));
    looks_typed(text.cut(value_at, value_to)).then(|| spaced.word(value_at)).flatten()
}

/// The name and one word are the line.
fn is_directive(spaced: &Spaced<'_>) -> bool {
    let word = spaced.word;
    // Tests say PASS before their names.
    let passed = spaced.bytes() == b"PASS" && !looks_typed(word);
    // `Password Check=Setup` is a longer name.
    let longer = word.iter().filter(|&&byte| byte == b'=').count() == 1
        && word.iter().all(|&byte| byte == b'=' || byte.is_ascii_alphabetic())
        && !word.ends_with(b"=");
    spaced.place.first
        && spaced.rest.is_empty()
        && spaced.name.around.is_none()
        && !passed
        && !longer
}

/// In quotes or brackets: a value, a note, or a word of code in a sentence.
fn marked(spaced: &Spaced<'_>) -> Option<(usize, Mode)> {
    let text = spaced.text();
    let from = spaced.from + usize::from(!is_quote(text.byte(spaced.from)));
    let end = text.skip(from, |byte| !is_gap(byte));
    let inside = text.cut(from, end);
    // `pass <code class="..."`
    let tag = spaced.word.starts_with(b"<") && !spaced.word.contains(&b'>');
    let code = spaced.word.starts_with(b"`")
        && !looks_typed(inside.split(|&byte| byte == b'`').nth(1).unwrap_or_default());
    (end > from + 1 && !is_note(inside) && !tag && !code).then(|| spaced.word(from)).flatten()
}

/// A note in brackets, such as `[preauth]`, or what may be given there: `[options]`.
fn is_note(word: &[u8]) -> bool {
    const NOTES: &str = "preauth postauth priv net option options login name user username flags \
        command args arguments file";
    // Or an address, or what was there before.
    word.strip_suffix(b"]").is_some_and(|inner| {
        is_one_of(inner, NOTES)
            || is_placeholder(inner)
            || inner.contains(&b'|')
            || is_one_of(inner, LEFT_OUT)
            || inner.iter().all(|byte| byte.is_ascii_digit() || b".:".contains(byte))
    })
}

/// "Password for NAME is VALUE", "a temporary password is generated for NAME: VALUE".
fn told(spaced: &Spaced<'_>) -> Option<usize> {
    let Spaced { name, rest, .. } = *spaced;
    let text = spaced.text();
    let last = rest.rsplit(|&byte| is_blank(byte)).next()?;
    let before = rest.get(..rest.len() - last.len())?.trim_ascii_end();
    let line = text.cut(text.line_start(name.from), text.line_end(name.to));
    let made = [&b"generated"[..], b"emporary", b"nitial", b"andom", b"efault"]
        .iter()
        .any(|word| memchr::memmem::find(line, word).is_some());
    // Behind a comma something else is something.
    let same = !before.iter().any(|byte| b",;".contains(byte));
    let announced = before.ends_with(b" is") && same || made && before.ends_with(b":");
    let end = text.back(text.line_end(name.to), is_blank);
    let quoted = last.len() > 2
        && last.first() == last.last()
        && is_quote(text.byte(end - last.len()))
        && !is_prose(last.get(1..).unwrap_or_default());
    (announced && (quoted || looks_typed(last))).then_some(end - last.len())
}

/// A number says how the value is written, or whose it is: `password 7 0822455D`.
fn typed_value(spaced: &Spaced<'_>) -> Option<usize> {
    let Spaced { from, rest, .. } = *spaced;
    let text = spaced.text();
    let from = from + if text.starts(from, b"0x") { 2 } else { 0 };
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

/// `login NAME password`, as `.netrc` has it.
fn is_login(text: Text<'_>, at: usize) -> bool {
    let line = text.cut(text.line_start(at), at);
    let mut words = line.rsplit(|&byte| is_blank(byte)).filter(|word| !word.is_empty());
    let own = words.next().is_some_and(|word| !word.ends_with(b":") && !is_prose(word));
    let second = words.next().filter(|_| own);
    // Behind the password nothing follows but the next entry.
    let from = text.skip_blanks(text.skip(at, |byte| !is_gap(byte)));
    let end = text.skip(from, |byte| !is_gap(byte));
    let next = text.skip_blanks(end);
    let next = text.cut(next, text.skip(next, |byte| !is_gap(byte)));
    let entry = "machine default login user account macdef port protocol";
    let closed = is_quote(text.before(end));
    if !(next.is_empty()
        || closed
        || next.starts_with(b"#")
        || is_one_of(next, entry)
        || looks_typed(text.cut(from, end)))
    {
        return false;
    }
    second == Some(b"login")
        || second == Some(b"user") && line.windows(8).any(|part| part == b"machine ")
}
