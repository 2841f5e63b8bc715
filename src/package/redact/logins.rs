//! Files with a login in each line, where only the place says which word is the
//! password: of PostgreSQL, Postfix, IPsec, dial-in, Redis and TACACS.

use crate::package::redact::found::Found;
use crate::package::redact::harmless::{is_mask, is_path, is_reference, looks_typed};
use crate::package::redact::rule::Rule;
use crate::package::redact::text::{Text, is_blank, is_gap, is_quote};

/// How far back the block's name may stand.
const MAX_BACK: usize = 512;

/// `host:port:database:user:password`, as `.pgpass` has it: `:5432:` or `:*:` at `at`.
pub(super) fn pgpass(text: Text<'_>, at: usize) -> Option<Found> {
    let part = |byte: u8| !is_gap(byte) && !is_quote(byte);
    let start = text.back(at, |byte| part(byte) && byte != b'\\');
    // `\n` of a string before it.
    let start =
        if text.before(start) == b'\\' && text.byte(start) == b'n' { start + 1 } else { start };
    let line_end = text.skip(start, part);
    let end = text.find(start, line_end, b"\\n").unwrap_or(line_end);
    let end = end - usize::from(text.before(end) == b'\\');
    let mut fields = text.cut(start, end).splitn(5, |&byte| byte == b':');
    let host = fields.next()?;
    let port = fields.next()?;
    let (database, user, password) = (fields.next()?, fields.next()?, fields.next()?);
    let name = |word: &[u8]| {
        !word.is_empty()
            && word.iter().all(|&byte| {
                byte.is_ascii_alphanumeric()
                    || matches!(byte, b'.' | b'-' | b'_' | b'*' | b'/' | b'@')
            })
    };
    let number =
        port == b"*" || (1..=5).contains(&port.len()) && port.iter().all(u8::is_ascii_digit);
    let words = name(host) && number && name(database) && name(user);
    let named = user.iter().any(u8::is_ascii_alphabetic);
    (words
        && named
        && !is_mask(password)
        && !password.starts_with(b"/")
        && !password.contains(&b'/'))
    .then(|| Found::span(Rule::Password, end - password.len(), end))
    .flatten()
}

/// `[host]:587 user:password`, as Postfix has it.
pub(super) fn relay(text: Text<'_>, at: usize) -> Option<Found> {
    let blanks = text.skip(at + 2, |byte| byte.is_ascii_digit());
    let from = text.skip_blanks(blanks);
    let end = text.skip(from, |byte| !is_gap(byte) && !is_quote(byte) && byte != b'\\');
    let colon = text.cut(from, end).iter().position(|&byte| byte == b':')?;
    let open = !is_mask(text.cut(from + colon + 1, end)) && !is_reference(text, from + colon + 1);
    (from > blanks && colon > 0 && open)
        .then(|| Found::span(Rule::Password, from + colon + 1, end))
        .flatten()
}

/// `: EAP "secret"`, `: RSA file "secret"`, as `ipsec.secrets` has it.
pub(super) fn ipsec(text: Text<'_>, at: usize) -> Option<Found> {
    let kind_end = text.skip(at + 2, |byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    let mut from = text.skip_blanks(kind_end);
    if text.starts(from, b"0x") || text.starts(from, b"0s") {
        let end = text.skip(from, |byte| !is_gap(byte));
        return (text.line_end(from) == end)
            .then(|| Found::span(Rule::Secret, from, end))
            .flatten();
    }
    if text.byte(from) != b'"' {
        // The file that the secret opens.
        from = text.skip_blanks(text.skip(from, |byte| !is_gap(byte) && byte != b'"'));
    }
    let to = text.skip(from + 1, |byte| byte != b'"' && byte != b'\n');
    let rest = text.cut(to + 1, text.line_end(to + 1)).trim_ascii();
    (from > kind_end
        && text.byte(from) == b'"'
        && text.byte(to) == b'"'
        && (rest.is_empty() || rest.starts_with(b"#")))
    .then(|| Found::span(Rule::Secret, from + 1, to))
    .flatten()
}

/// `"client" * "secret" *`, as PPP has it; a quote and `*`, or `*` between tabs, at `at`.
pub(super) fn chap(text: Text<'_>, at: usize) -> Option<Found> {
    let (mut from, end) = (text.line_start(at), text.line_end(at));
    let mut words = [(0, 0); 5];
    let mut count = 0;
    while text.skip_blanks(from) < end {
        from = text.skip_blanks(from);
        let quoted = text.byte(from) == b'"';
        let start = from + usize::from(quoted);
        let to = text.skip(start, |byte| if quoted { byte != b'"' } else { !is_gap(byte) });
        *words.get_mut(count)? = (start, to.min(end));
        count += 1;
        from = to + usize::from(quoted);
    }
    let word = |number: usize| words.get(number).map_or(&[][..], |&(from, to)| text.cut(from, to));
    let &(from, to) = words.get(2)?;
    let quoted = text.before(from) == b'"';
    let any = word(1) == b"*" || word(3) == b"*";
    let open = quoted && !word(2).is_empty() || looks_typed(word(2));
    ((3..=5).contains(&count) && any && open && !word(0).starts_with(b"#"))
        .then(|| Found::span(Rule::Secret, from, to))
        .flatten()
}

/// `user 2 true "name" "secret" admin 10 none md2 md5 straight`, as the simulator of
/// controllers has it; `traight` at `at`.
pub(super) fn simulator(text: Text<'_>, at: usize) -> Option<Found> {
    let start = text.line_start(at);
    let line = text.cut(start, at);
    let mut words = line.split(|&byte| is_blank(byte)).filter(|word| !word.is_empty());
    let user = words.next() == Some(b"user");
    let number = words.next().is_some_and(|word| word.iter().all(u8::is_ascii_digit));
    let allowed = words.next().is_some_and(|word| matches!(word, b"true" | b"false"));
    // The second text in quotes.
    let mut quotes = (start..at).filter(|&place| text.byte(place) == b'"').skip(2);
    let (from, to) = (quotes.next()? + 1, quotes.next()?);
    (user && number && allowed).then(|| Found::span(Rule::Password, from, to)).flatten()
}

/// `user name on >password`, as Redis has it.
pub(super) fn access_list(text: Text<'_>, at: usize) -> Option<Found> {
    let line = text.cut(text.line_start(at), text.line_end(at));
    let has = |what: &[u8]| line.windows(what.len()).any(|part| part.eq_ignore_ascii_case(what));
    if !has(b"user ") {
        return None;
    }
    let mut spans = [(0, 0); 4];
    let (mut count, mut from) = (0, text.line_start(at));
    for word in line.split(|&byte| is_gap(byte)) {
        let to = from + word.len();
        let digest = word.len() == 65 && word.starts_with(b"#");
        let password = matches!(word.first(), Some(b'>' | b'<')) && word.len() > 1;
        let tail = word.iter().rev().take_while(|&&byte| is_quote(byte)).count();
        if let Some(span) = spans.get_mut(count).filter(|_| digest || password) {
            *span = (from + 1, to - tail);
            count += 1;
        }
        from = to + 1;
    }
    Found::spans(Rule::Password, spans)
}

/// `key = secret` as the only thing of its line: of a server for logins.
pub(super) fn shared(text: Text<'_>, at: usize) -> Option<Found> {
    let start = text.line_start(at);
    let name = text.cut(start, at + 2);
    let deep = name.first().is_some_and(|&byte| is_blank(byte));
    // Duo's secret key is long; of others only a server's is one.
    let least = match name.trim_ascii_start() {
        b"key" => 6,
        b"skey" => 32,
        _ => return None,
    };
    let from = text.skip_blanks(text.skip_blanks(at + 2) + 1);
    let quote = usize::from(is_quote(text.byte(from)));
    let from = from + quote;
    let to = text.skip(from, |byte| !is_gap(byte) && !is_quote(byte));
    let word = text.cut(from, to);
    let has = |kind: fn(&u8) -> bool| word.iter().any(kind);
    let humps = has(u8::is_ascii_lowercase) && has(u8::is_ascii_uppercase);
    let typed = word.len() >= least
        && (looks_typed(word) || humps)
        && !word.iter().any(|byte| matches!(byte, b'.' | b'(' | b'[' | b'{' | b':' | b',' | b';'));
    // In a block, it is one of a server.
    let block = || {
        let before = text.cut(start.saturating_sub(MAX_BACK), start);
        [
            &b"tacacs"[..],
            b"radius",
            b"host = ",
            b"client ",
            b"server",
            b"[client.",
            b"[osd.",
            b"[mon.",
        ]
        .iter()
        .any(|word| memchr::memmem::find(before, word).is_some())
    };
    (typed
        && to + quote == text.line_end(to)
        && !is_path(word)
        && !is_reference(text, from)
        && (!deep || block()))
    .then(|| Found::span(Rule::Secret, from, to))
    .flatten()
}
