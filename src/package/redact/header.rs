//! Credentials in HTTP headers, as headers and in everything that sets them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;

use crate::package::redact::encoded::Mark;
use crate::package::redact::found::Found;
use crate::package::redact::harmless;
use crate::package::redact::kept::is_object_name;
use crate::package::redact::mode::{Alphabet, Mode, Quote};
use crate::package::redact::named::Name;
use crate::package::redact::rule::Rule;
use crate::package::redact::text::{Text, is_base64, is_blank, is_quote};
use crate::package::redact::value::{self, Place};
use crate::package::redact::window::BEHIND;
use crate::package::redact::{assignment, entries};

/// Names of ways to authorise; they stay, what follows them goes.
const SCHEMES: [&[u8]; 12] = [
    b"Basic",
    b"Bearer",
    b"Digest",
    b"Negotiate",
    b"NTLM",
    b"Token",
    b"ApiKey",
    b"AWS4-HMAC-SHA256",
    b"HOBA",
    b"Hawk",
    b"SharedKey",
    b"GoogleLogin",
];

/// A header's name has a needle at `at`: `Authorization` or `Cookie`.
pub(super) fn verify(text: Text<'_>, at: usize) -> Option<Found> {
    // What a shell or a template puts there is not here.
    credential(text, at)
        .filter(|found| found.then().is_none_or(|(from, _)| !harmless::is_reference(text, from)))
}

fn credential(text: Text<'_>, at: usize) -> Option<Found> {
    let name = Name::around(text, at)?;
    let bytes = name.bytes();
    if let Some(found) = entries::map(&name) {
        return Some(found);
    }
    if ends_with(bytes, b"cookies") && name.quoted.is_some() {
        let found = assignment::of(&name, Rule::Cookie)?;
        return matches!(found.then(), Some((_, Mode::Tree(_)))).then_some(found);
    }
    if ends_with(bytes, b"erlang_cookie") {
        return assignment::of(&name, Rule::Secret);
    }
    let cookie = ends_with(bytes, b"cookie");
    let rule = if cookie {
        Rule::Cookie
    } else if ends_with(bytes, b"authorization") {
        Rule::Authorization
    } else {
        return None;
    };
    let after = text.skip_blanks(name.to);
    let from = text.skip_blanks(after + 1);
    let bare_colon = text.byte(after) == b':' && !is_quote(text.before(name.from));
    if cookie && bare_colon {
        // D-Bus and others count with cookies; only a pair is one of HTTP's.
        let line = text.cut(from, text.line_end(from));
        let pair = line.iter().take_while(|&&byte| byte != b'"').position(|&byte| byte == b'=');
        let emptied = ends_with(bytes, b"set-cookie")
            && pair.and_then(|at| line.get(at + 1)).is_none_or(|&byte| byte == b';');
        return pair
            .filter(|&at| at > 0 && !emptied)
            .map(|_| Found::value(rule, from, line_mode(text, from)));
    }
    if let Some(from) = second_string(text, &name) {
        return Some(Found::value(rule, skip_scheme(text, from.0), from.1));
    }
    if bare_colon || text.byte(after) == b'=' && !cookie {
        if !is_credential(text, &name, from) {
            return None;
        }
        let digest = text.starts_ignoring_case(from, b"digest ");
        let from = skip_scheme(text, from);
        // Its parameters have quotes of their own.
        if digest && name.open().is_none() {
            return Some(Found::value(rule, from, Mode::Line { embedded: false }));
        }
        if digest && let Some(quote) = name.open() {
            return Some(Found::value(rule, from, Mode::Quoted(quote)));
        }
        if let Some((quote, inner)) = Quote::opens(text, from) {
            let inner = skip_scheme(text, inner);
            return Some(Found::value(rule, inner, Mode::Quoted(quote)));
        }
        let word = text
            .cut(from, text.skip(from, |byte| !matches!(byte, b' ' | b',' | b'\n' | b'\r' | b'"')));
        if word.is_empty()
            || word.starts_with(b"*")
            || harmless::is_prose(word)
            || word.starts_with(b"$")
            || word.starts_with(b"\\\"")
        {
            return None;
        }
        return Some(Found::value(rule, from, line_mode(text, from)));
    }
    // `proxy_set_header Authorization "Basic ..."`, and the like.
    let setter = text.cut(text.line_start(name.from), name.from).trim_ascii_end();
    let sets = [&b"header"[..], b"Header", b"set", b"add", b"append", b"headers"]
        .iter()
        .any(|word| setter.ends_with(word));
    if sets && after > name.to {
        let (quote, inner) = match Quote::opens(text, after) {
            Some((quote, inner)) => (Some(quote), inner),
            None => (None, after),
        };
        if text.byte(inner) == b'$' {
            return None;
        }
        let inner = skip_scheme(text, inner);
        return Some(Found::value(rule, inner, quote.map_or(Mode::Word, Mode::Quoted)));
    }
    if name.around_is_open()
        || text.byte(after) == b'='
            && cookie
            && !is_quote(text.byte(from))
            && !bytes.eq_ignore_ascii_case(b"set-cookie")
    {
        let colon = text.byte(after) == b':';
        return colon.then(|| in_quotes(&name, rule, from)).flatten();
    }
    with_scheme_kept(assignment::of(&name, rule)?, text)
}

/// A name and its value in a list of strings, or as arguments of a call:
/// `"Authorization", "Basic ..."`, `[[Authorization]], [[Token ...]]`.
fn second_string(text: Text<'_>, name: &Name<'_>) -> Option<(usize, Mode)> {
    if let Some(quote) = name.quoted {
        let comma = text.skip_space(name.to + quote.backslashes + 1);
        let (quote, inner) = Quote::at(text, text.skip_space(comma + 1))?;
        let end = text.skip(inner, |byte| byte != quote.mark && byte != b'\n');
        let value = text.cut(inner, end);
        let scheme = skip_scheme(text, inner) > inner || value.contains(&b'=');
        return (text.byte(comma) == b',' && scheme).then_some((inner, Mode::Quoted(quote)));
    }
    let long = text.starts(name.to, b"]]") && text.before(name.from) == b'[';
    let comma = text.skip_blanks(name.to + 2);
    let open = text.skip_blanks(comma + 1);
    (long && text.byte(comma) == b',' && text.starts(open, b"[["))
        .then_some((open + 2, Mode::Upto(Mark::LONG_BRACKET)))
}

/// Whether a credential stands behind the colon: the name of a scheme and more, or one
/// word that is all of the line. Logs write about authorization too.
fn is_credential(text: Text<'_>, name: &Name<'_>, from: usize) -> bool {
    if name.open().is_some() || !name.bytes().first().is_some_and(u8::is_ascii_alphabetic) {
        return true;
    }
    let scheme_end = skip_scheme(text, from);
    if scheme_end > from {
        return !harmless::is_sentence(text.cut(from, text.line_end(from)));
    }
    let end = text.skip(from, |byte| !matches!(byte, b' ' | b'\n' | b'\r' | b'"' | b'\\'));
    let word = text.cut(from, end);
    // What checks it, as a server lists its plugins.
    if is_object_name(word) && text.byte(end) != b'"' {
        return false;
    }
    let rest = text.cut(end, text.line_end(end)).trim_ascii();
    rest.is_empty()
        || matches!(text.byte(end), b'"' | b'\\')
        || harmless::looks_typed(word)
        || word.contains(&b'=')
        || word.iter().any(u8::is_ascii_digit) && word.len() > 8
}

fn in_quotes(name: &Name<'_>, rule: Rule, from: usize) -> Option<Found> {
    let quote = name.open()?;
    let from = skip_scheme(name.text, from);
    Some(Found::value(rule, from, Mode::Quoted(quote)))
}

/// The same value from behind the scheme's name on.
fn with_scheme_kept(found: Found, text: Text<'_>) -> Option<Found> {
    let Some((from, mode @ (Mode::Quoted(_) | Mode::Word))) = found.then() else {
        return Some(found);
    };
    Some(Found::value(found.rule(), skip_scheme(text, from), mode))
}

/// A header reaches to the end of its line, or of the string it is in. What is not seen
/// of the line may have that string's quotes.
fn line_mode(text: Text<'_>, from: usize) -> Mode {
    let (start, end) = (text.line_start(from), text.line_end(from));
    let unseen = start == 0 && from >= BEHIND || end == text.len();
    let quoted = text.cut(start, from).iter().any(|&byte| is_quote(byte));
    Mode::Line { embedded: unseen || quoted || text.cut(from, end).contains(&b'"') }
}

fn skip_scheme(text: Text<'_>, at: usize) -> usize {
    let end = text.skip(at, |byte| byte.is_ascii_alphanumeric() || byte == b'-').min(at + 24);
    let word = text.cut(at, end);
    let known = SCHEMES.iter().any(|scheme| word.eq_ignore_ascii_case(scheme));
    // Without quotes, some settings want a backslash before the blank.
    let end = end + usize::from(text.byte(end) == b'\\');
    if known && text.byte(end) == b' ' { text.skip_blanks(end) } else { at }
}

/// `Bearer` and a token, anywhere.
pub(super) fn bearer(text: Text<'_>, at: usize) -> Option<Found> {
    let from = text.skip_blanks(text.skip(at, |byte| byte != b' '));
    let to = text.skip(from, |byte| is_base64(byte) || matches!(byte, b'.' | b'~'));
    let word = text.cut(from, to);
    let has = |kind: fn(&u8) -> bool| word.iter().any(kind);
    let digits = has(u8::is_ascii_digit);
    let cases = has(u8::is_ascii_lowercase) && has(u8::is_ascii_uppercase);
    let secret = word.len() >= 16 && (digits || cases) || word.len() >= 8 && digits;
    let padded = word.iter().rposition(|&byte| byte != b'=').unwrap_or(0);
    let pair = word.iter().take(padded).any(|&byte| byte == b'=');
    (secret && !pair && !harmless::is_prose(word))
        .then(|| Found::value(Rule::Authorization, from, Mode::Run(Alphabet::Base64)))
}

/// `Basic` and what decodes to a name, a colon and a password.
pub(super) fn basic(text: Text<'_>, at: usize) -> Option<Found> {
    let from = text.skip(text.skip(at, |byte| byte != b' '), is_blank);
    let to = text.skip(from, is_base64);
    let word = text.cut(from, to);
    let padded = word.len() >= MIN_PADDED && word.ends_with(b"=") && has_digits_and_cases(word);
    (is_pair(word) || padded || is_mixed(word))
        .then(|| Found::value(Rule::Authorization, from, Mode::Run(Alphabet::Base64)))
}

/// As long as the shortest name and password that are padded, and no word.
const MIN_PADDED: usize = 12;

fn has_digits_and_cases(word: &[u8]) -> bool {
    let has = |kind: fn(&u8) -> bool| word.iter().any(kind);
    has(u8::is_ascii_lowercase) && has(u8::is_ascii_uppercase) && has(u8::is_ascii_digit)
}

/// Whether this is base64 of printable text with a colon in it. The beginning
/// is enough.
pub(super) fn is_pair(word: &[u8]) -> bool {
    let digits = word.split(|&byte| byte == b'=').next().unwrap_or_default();
    let whole = digits.len().min(64);
    let whole = if digits.len() > 64 { whole } else { digits.len() };
    let mut decoded = [0; 64];
    let Ok(length) =
        STANDARD_NO_PAD.decode_slice(digits.get(..whole).unwrap_or_default(), &mut decoded)
    else {
        return false;
    };
    let decoded = decoded.get(..length).unwrap_or_default();
    length >= 3 && decoded.contains(&b':') && decoded.iter().all(|byte| (b' '..0x7f).contains(byte))
}

/// `name:secret`, as a variable has it.
fn is_login(word: &[u8]) -> bool {
    let colon = word.iter().position(|&byte| byte == b':');
    colon.is_some_and(|at| at > 0 && at + 1 < word.len() && word.get(at + 1) != Some(&b'/'))
}

/// Base64 that no word is: long, of both cases, with digits.
fn is_mixed(word: &[u8]) -> bool {
    word.len() >= 20
        && has_digits_and_cases(word)
        && !word.iter().any(|byte| matches!(byte, b'-' | b'_'))
}

fn ends_with(name: &[u8], end: &[u8]) -> bool {
    let from = name.len().checked_sub(end.len());
    from.and_then(|from| name.get(from..)).is_some_and(|tail| tail.eq_ignore_ascii_case(end))
}

/// `client:auth("secret")`; `uth(` at `at`.
pub(super) fn auth_call(text: Text<'_>, at: usize) -> Option<Found> {
    let member = text.byte(at.saturating_sub(1)).eq_ignore_ascii_case(&b'a')
        && matches!(text.before(at.saturating_sub(1)), b':' | b'.' | b'>');
    let (quote, from) = Quote::at(text, at + b"uth(".len())?;
    let to = text.skip(from, |byte| byte != quote.mark && byte != b'\n');
    let closed = text.byte(to + 1) == b')';
    (member && closed && harmless::looks_typed(text.cut(from, to)))
        .then(|| Found::span(Rule::Password, from, to))
        .flatten()
}

/// Letters of both cases with digits, as the names of methods do not have.
fn looks_chosen(word: &[u8]) -> bool {
    harmless::looks_typed(word) && has_digits_and_cases(word) && word.len() >= 8
}

/// `auth` as the name of a value: Docker's and npm's are base64 of name and password.
pub(super) fn auth(text: Text<'_>, at: usize) -> Option<Found> {
    let name = Name::around(text, at)?;
    if !ends_with(name.bytes(), b"auth") {
        return None;
    }
    if ends_with(name.bytes(), b"masterauth") {
        return assignment::of(&name, Rule::Password);
    }
    let line = text.cut(text.line_start(name.from), name.from).trim_ascii();
    if line == b"redis2_query" {
        let place = Place { first: false, ..name.place(Rule::Password) };
        return value::begins(text, text.skip_blanks(name.to), place)
            .map(|(from, mode)| Found::value(Rule::Password, from, mode));
    }
    let found = assignment::of(&name, Rule::Authorization)?;
    let (from, _) = found.then()?;
    let word = text.cut(from, text.skip(from, is_base64));
    let all = text.cut(from, text.skip(from, |byte| byte > b' ' && !is_quote(byte)));
    let login = name.bytes().contains(&b'_') && is_login(all);
    // Redis has only a password: `"auth": "..."`, `tcp://host:6379?auth=...`.
    let asked = matches!(text.before(name.from), b'?' | b'&');
    let chosen = |word: &[u8]| if asked { harmless::looks_typed(word) } else { looks_chosen(word) };
    let typed = (name.quoted.is_some() || asked)
        && name.bytes() == b"auth"
        && chosen(
            text.cut(from, text.skip(from, |byte| byte > b' ' && !is_quote(byte) && byte != b'&')),
        );
    (login || typed || is_pair(word) || is_mixed(word)).then_some(found)
}
