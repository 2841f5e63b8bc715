//! SNMP's configuration: communities and users.

use crate::package::redact::found::Found;
use crate::package::redact::mode::string_ends;
use crate::package::redact::named::Name;
use crate::package::redact::rule::Rule;
use crate::package::redact::text::{Text, is_blank, is_gap, is_quote};
use crate::package::redact::words::{GLUE, is_one_of};

/// More words than a line of snmpd.conf has.
const MAX_WORDS: usize = 24;

/// A line's words from `at` on, without the quotes around them.
struct Line {
    words: [(usize, usize); MAX_WORDS],
    count: usize,
}

impl Line {
    fn of(text: Text<'_>, at: usize) -> Self {
        let mut line = Self { words: [(0, 0); MAX_WORDS], count: 0 };
        let end = text.line_end(at);
        let mut from = at;
        while let Some(word) = line.words.get_mut(line.count) {
            from = text.skip(from, is_blank);
            if from >= end || text.byte(from) == b'#' || text.starts(from, b"\\n") {
                break;
            }
            let mark = text.byte(from);
            if mark == b'"' && string_ends(text, from) {
                break;
            }
            let (start, to) = if is_quote(mark) {
                (from + 1, text.skip(from + 1, |byte| byte != mark && byte != b'\n').min(end))
            } else {
                (
                    from,
                    text.skip(from, |byte| !is_gap(byte) && byte != b'"' && byte != b'\\').min(end),
                )
            };
            if to < start || start == to && !is_quote(mark) {
                break;
            }
            *word = (start, to);
            line.count += 1;
            from = to + usize::from(is_quote(mark));
        }
        line
    }

    fn get(&self, number: usize) -> Option<(usize, usize)> {
        self.words.get(number).copied().filter(|_| number < self.count)
    }

    fn words(&self) -> impl Iterator<Item = (usize, usize)> {
        self.words.iter().copied().take(self.count)
    }
}

/// `snmp-server host ADDRESS ... community` and `snmp-server user ... auth sha KEY`.
pub(super) fn switch(text: Text<'_>, at: usize) -> Option<Found> {
    let line = Line::of(text, at);
    let word = |number| line.get(number).map(|(from, to)| text.cut(from, to));
    if !text.starts(at, b"snmp-server ") {
        return router_key(text, at, &line);
    }
    match word(1)? {
        b"host" => {
            let mut number = 3;
            while let Some(word) = word(number) {
                number += match word {
                    b"version" | b"vrf" | b"udp-port" => 2,
                    b"traps" | b"informs" | b"trap" | b"inform" | b"auth" | b"noauth" | b"priv" => {
                        1
                    }
                    _ => break,
                };
            }
            // Of version 3 it is the user's name.
            let third = line.words().any(|(from, to)| text.cut(from, to) == b"3");
            let (from, to) = line.get(number).filter(|_| !third)?;
            Found::span(Rule::Community, from, to)
        }
        b"user" => {
            let is_way = |(from, to): (usize, usize)| {
                is_one_of(
                    text.cut(from, to),
                    "sha md5 sha256 sha-256 sha512 sha224 sha384 des 3des 128 192 256 aes128 aes256 aes-128 aes-256",
                )
            };
            let keys = line
                .words()
                .skip(3)
                .zip(line.words().skip(4))
                .filter(|&(way, key)| is_way(way) && !is_way(key));
            Found::spans(Rule::SnmpUser, keys.map(|(_, key)| key))
        }
        _ => None,
    }
}

/// The key of an authentication server or of a routing protocol: `tacacs-server key 7
/// SECRET`, `message-digest-key 1 md5 SECRET`, `key-string SECRET`.
fn router_key(text: Text<'_>, at: usize, line: &Line) -> Option<Found> {
    let is = |number: usize, what: &str| {
        line.get(number).is_some_and(|(from, to)| is_one_of(text.cut(from, to), what))
    };
    let mut number = if text.starts(at, b"s-server ") {
        (1..line.count).find(|&number| is(number, "key"))? + 1
    } else if text.starts(at, b"digest-key ") {
        if is(2, "md5 sha sha256") { 3 } else { return None }
    } else {
        1
    };
    // How it is written.
    if is(number, "0 5 6 7 8 9") && line.get(number + 1).is_some() {
        number += 1;
    }
    let (from, to) = line.get(number)?;
    // The command's help.
    let help = text.starts(at, b"key-string ") && line.count > number + 1;
    (!help).then(|| Found::span(Rule::Secret, from, to)).flatten()
}

/// `snmpusm ... passwd OLD NEW`: the name of the command stands before, both words go.
pub(super) fn changed(name: &Name<'_>) -> Option<Found> {
    let text = name.text;
    let before = text.cut(text.line_start(name.from), name.from);
    if name.bytes() != b"passwd" || memchr::memmem::find(before, b"snmpusm ").is_none() {
        return None;
    }
    let line = Line::of(text, name.to);
    let words = line.words().take(2).filter(|&(from, _)| text.byte(from) != b'-');
    Found::spans(Rule::SnmpUser, words)
}

/// `snmpCommunityName."name" = STRING: "community"`.
pub(super) fn table(text: Text<'_>, at: usize) -> Option<Found> {
    let index = at + b"CommunityName".len();
    let equals = text.skip(index, |byte| byte != b'=' && byte != b'\n');
    let kind = text.skip_blanks(equals + 1);
    if text.byte(index) != b'.' || !text.starts(kind, b"STRING: ") {
        return None;
    }
    let from = kind + b"STRING: ".len();
    let quoted = usize::from(text.byte(from) == b'"');
    let to = text.skip(from + quoted, |byte| !is_gap(byte) && byte != b'"');
    Found::span(Rule::Community, from + quoted, to)
}

/// The needle at `at` is part of a directive's name.
pub(super) fn verify(text: Text<'_>, at: usize) -> Option<Found> {
    let from = text.back(at, |byte| byte.is_ascii_alphanumeric()).max(at.saturating_sub(16));
    let line = Line::of(text, from);
    let (name_from, name_to) = line.get(0)?;
    let community = |place: Option<(usize, usize)>| {
        let (from, to) = place?;
        Found::span(Rule::Community, from, to)
    };
    match text.cut(name_from, name_to) {
        b"com2sec" | b"com2sec6" | b"com2secunix" => {
            let context =
                line.get(1).is_some_and(|(from, to)| text.cut(from, to).starts_with(b"-C"));
            let own_word =
                context && line.get(1).is_some_and(|(from, to)| to - from == 3 || to - from == 2);
            let number = 3 + usize::from(context) + usize::from(own_word);
            // Without a source the community is the last word. What goes on speaks of it.
            let more = line.get(number + 1).map(|(from, to)| text.cut(from, to));
            if more.is_some_and(|word| !word.starts_with(b"#")) {
                return None;
            }
            community(
                line.get(number)
                    .or_else(|| line.get(number - 1).filter(|_| number == 3 && line.count == 3)),
            )
        }
        b"trapsink" | b"trap2sink" | b"informsink" => community(line.get(2)),
        b"createUser" => {
            // A sentence about the directive.
            let spoken = |word: &[u8]| {
                is_one_of(word, GLUE) || word.contains(&b'|') || word.starts_with(b"[")
            };
            if line.words().skip(1).any(|(from, to)| spoken(text.cut(from, to))) {
                return None;
            }
            let engine = line.get(1).is_some_and(|(from, to)| text.cut(from, to) == b"-e");
            let skipped = 2 + 2 * usize::from(engine);
            let is_algorithm = |place: (usize, usize)| {
                let word = text.cut(place.0, place.1);
                [&b"MD5"[..], b"DES", b"-l", b"-m", b"default", b"none"].contains(&word)
                    || word.starts_with(b"SHA")
                    || word.starts_with(b"AES")
            };
            Found::spans(
                Rule::SnmpUser,
                line.words().skip(skipped).filter(|&place| !is_algorithm(place)),
            )
        }
        b"usmUser" => {
            // Localised keys: long, hexadecimal, behind the user's names.
            let is_key = |&(from, to): &(usize, usize)| to - from > 2;
            let after_oid = line.words().skip(6).zip(line.words().skip(7));
            let keys = after_oid.filter(|&((from, _), _)| text.starts(from, b".1."));
            Found::spans(Rule::SnmpUser, keys.map(|(_, key)| key).filter(is_key))
        }
        _ => None,
    }
}
