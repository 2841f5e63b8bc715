//! [`Subject`]: what can be replaced by a pseudonym, and where it stands.

use std::fmt::{self, Write as _};
use std::net::{Ipv4Addr, Ipv6Addr};

use aho_corasick::packed::{Config, MatchKind, Searcher};
use memchr::{memchr, memchr3};

use crate::package::redact::alias::Alias;
use crate::package::redact::config::Redaction;
use crate::package::redact::rule::Rule;
use crate::package::redact::text::{Text, is_name};
use crate::ticket::TicketId;

/// What can be replaced by pseudonyms.
///
/// Addresses are found by their form. Of names, those that the configuration
/// has, wherever they stand as a whole word; of users also what stands where
/// logs have a user: `user=NAME`, `for NAME from`, `user NAME from`.
///
/// ```
/// use callhome::package::redact::{Redaction, Redactor, Subject};
///
/// let redaction = Redaction::new().with_pseudonyms(&[7; 32], [Subject::IpAddress]);
/// let mut redactor = Redactor::new(&redaction)?;
/// let line = redactor.redact_all(b"10.0.0.1 asks, 10.0.0.1 waits");
/// assert_eq!(line[..8], line[15..23]);
/// assert_eq!(&line[..2], b"ip");
/// # Ok::<(), callhome::package::redact::CannotCompile>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Subject {
    /// IPv4 and IPv6 addresses.
    IpAddress,
    /// MAC addresses: six bytes with `:` or `-`, or three groups with `.`.
    MacAddress,
    /// Host names.
    HostName,
    /// User names.
    UserName,
    /// E-mail addresses.
    EmailAddress,
}

/// A place to be replaced.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) rule: Rule,
    pub(super) from: usize,
    pub(super) to: usize,
}

/// What is replaced, and with which key.
pub(super) struct Pseudonyms {
    alias: Option<Alias>,
    ticket: String,
    ip: bool,
    mac: bool,
    cues: Option<Searcher>,
    email: bool,
    hosts: Option<Searcher>,
    host_names: Vec<Vec<u8>>,
    users: Option<Searcher>,
    user_names: Vec<Vec<u8>>,
    next: [Next; SEARCHES],
}

/// Dots, colons and dashes; `@`; host names; user names; places of users.
const SEARCHES: usize = 5;

#[derive(Clone, Copy, Default)]
struct Next {
    asked: bool,
    at: Option<usize>,
}

impl Pseudonyms {
    pub(super) fn new(redaction: &Redaction) -> Option<Self> {
        let (key, subjects) =
            redaction.pseudonyms().map_or((None, &[][..]), |(key, what)| (Some(key), what));
        let wants = |subject| subjects.contains(&subject);
        let names = |wanted: bool, names: &[Vec<u8>]| {
            if wanted && !names.is_empty() { compile(names).map(Some) } else { Some(None) }
        };
        Some(Self {
            alias: key.map(|key| Alias::new(&key.0)),
            ticket: String::new(),
            ip: wants(Subject::IpAddress),
            mac: wants(Subject::MacAddress),
            cues: match wants(Subject::UserName) {
                true => Some(compile(CUES)?),
                false => None,
            },
            email: wants(Subject::EmailAddress),
            hosts: names(wants(Subject::HostName), redaction.host_names())?,
            host_names: redaction.host_names().to_vec(),
            users: names(wants(Subject::UserName), redaction.user_names())?,
            user_names: redaction.user_names().to_vec(),
            next: [Next::default(); SEARCHES],
        })
    }

    pub(super) fn begin(&mut self, ticket: TicketId) {
        self.ticket.clear();
        // Writing into a string does not fail.
        let _ = write!(self.ticket, "{ticket}");
    }

    /// Another buffer.
    pub(super) fn forget(&mut self) {
        self.next = [Next::default(); SEARCHES];
    }

    /// The first place before `limit` where one of them may stand.
    pub(super) fn next(&mut self, text: &[u8], from: usize, limit: usize) -> usize {
        if self.alias.is_none() {
            return limit;
        }
        let mut first = limit;
        let mut next = self.next;
        for (number, search) in next.iter_mut().enumerate() {
            if !search.asked || search.at.is_some_and(|at| at < from) {
                search.at = self.search(number, text, from).filter(|&at| at < limit);
                search.asked = true;
            }
            first = search.at.map_or(first, |at| first.min(at));
        }
        self.next = next;
        first
    }

    fn search(&self, number: usize, text: &[u8], from: usize) -> Option<usize> {
        let rest = text.get(from..)?;
        let word = |searcher: &Option<Searcher>| {
            searcher.as_ref()?.find_in(text, (from..text.len()).into()).map(|found| found.start())
        };
        match number {
            0 if self.ip || self.mac => {
                let mut at = from;
                loop {
                    at += memchr3(b'.', b':', b'-', text.get(at..)?)?;
                    // Addresses have a digit on both sides, or two colons.
                    let side = |at: Option<usize>| {
                        at.and_then(|at| text.get(at))
                            .is_some_and(|byte| byte.is_ascii_hexdigit() || *byte == b':')
                    };
                    if side(at.checked_sub(1)) && side(Some(at + 1))
                        || side(Some(at + 1)) && text.get(at) == Some(&b':')
                    {
                        return Some(at);
                    }
                    at += 1;
                }
            }
            1 if self.email => memchr(b'@', rest).map(|at| from + at),
            2 => word(&self.hosts),
            3 => word(&self.users),
            4 => word(&self.cues),
            _ => None,
        }
    }

    /// The place that stands here.
    pub(super) fn verify(&self, text: Text<'_>, at: usize) -> Option<Place> {
        self.alias.as_ref()?;
        let found = |rule, (from, to)| Some(Place { rule, from, to });
        match text.byte(at) {
            b':' | b'-' | b'.' if self.mac || self.ip => {
                if self.mac
                    && let Some(place) = mac(text, at)
                {
                    return found(Rule::MacAddress, place);
                }
                if self.ip
                    && let Some(place) = ipv4(text, at).or_else(|| ipv6(text, at))
                {
                    return found(Rule::IpAddress, place);
                }
            }
            b'@' if self.email => {
                if let Some(place) = email(text, at) {
                    return found(Rule::EmailAddress, place);
                }
            }
            _ => {}
        }
        if self.hosts.is_some()
            && let Some(place) = word(text, at, &self.host_names)
        {
            return found(Rule::HostName, place);
        }
        if self.users.is_some()
            && let Some(place) = word(text, at, &self.user_names)
        {
            return found(Rule::UserName, place);
        }
        if self.cues.is_some()
            && let Some(place) = user(text, at)
        {
            return found(Rule::UserName, place);
        }
        None
    }

    /// Writes the pseudonym of what is in `place` over it.
    pub(super) fn write(&self, rule: Rule, place: &mut [u8]) {
        let Some(alias) = &self.alias else { return };
        let mut value = [0; 256];
        let (prefix, length) = match rule {
            Rule::IpAddress => ("ip", address(place, &mut value)),
            Rule::MacAddress => {
                ("mac", put(place.iter().filter(|byte| byte.is_ascii_hexdigit()), &mut value))
            }
            Rule::HostName => ("host", put(place.iter(), &mut value)),
            Rule::EmailAddress => ("mail", put(place.iter(), &mut value)),
            _ => ("user", put(place.iter(), &mut value)),
        };
        alias.write(self.ticket.as_bytes(), prefix, value.get(..length).unwrap_or_default(), place);
    }
}

/// Neither key nor names.
impl fmt::Debug for Pseudonyms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pseudonyms").finish_non_exhaustive()
    }
}

fn compile(names: &[impl AsRef<[u8]>]) -> Option<Searcher> {
    Config::new().match_kind(MatchKind::LeftmostFirst).builder().extend(names).build()
}

fn put<'a>(bytes: impl Iterator<Item = &'a u8>, into: &mut [u8; 256]) -> usize {
    let mut length = 0;
    for (place, byte) in into.iter_mut().zip(bytes) {
        *place = byte.to_ascii_lowercase();
        length += 1;
    }
    length
}

/// The same address has the same value, however it is written.
fn address(text: &[u8], into: &mut [u8; 256]) -> usize {
    let text = str::from_utf8(text).unwrap_or_default();
    if let Ok(address) = text.parse::<Ipv4Addr>() {
        return put(address.octets().iter(), into);
    }
    match text.parse::<Ipv6Addr>() {
        Ok(address) => put(address.octets().iter(), into),
        Err(_) => put(text.as_bytes().iter(), into),
    }
}

/// The escape before `from` may have ended in a letter: `\n10.0.0.1` begins at the digit.
fn alone(text: Text<'_>, from: usize, to: usize, part: impl Fn(u8) -> bool) -> bool {
    let escaped = from >= 2
        && text.byte(from - 2) == b'\\'
        && matches!(text.before(from), b'n' | b'r' | b't');
    (escaped || !part(text.before(from))) && !part(text.byte(to))
}

/// A dotted quad around the first of its dots.
fn ipv4(text: Text<'_>, at: usize) -> Option<(usize, usize)> {
    let from = text.back(at, |byte| byte.is_ascii_digit()).max(at.saturating_sub(4));
    let mut to = at;
    for _ in 0..3 {
        if text.byte(to) != b'.' {
            return None;
        }
        to = text.skip(to + 1, |byte| byte.is_ascii_digit()).min(to + 5);
    }
    str::from_utf8(text.cut(from, to)).ok()?.parse::<Ipv4Addr>().ok()?;
    let longer = text.byte(to) == b'.' && text.byte(to + 1).is_ascii_digit();
    let inside = text.before(from) == b'.' && text.before(from - 1).is_ascii_digit();
    (!longer
        && !inside
        && alone(text, from, to, |byte| byte.is_ascii_alphanumeric() || byte == b'_'))
    .then_some((from, to))
}

/// An IPv6 address around its first colon.
fn ipv6(text: Text<'_>, at: usize) -> Option<(usize, usize)> {
    let part = |byte: u8| byte.is_ascii_hexdigit() || matches!(byte, b':' | b'.');
    let from = text.back(at, |byte| byte.is_ascii_hexdigit()).max(at.saturating_sub(5));
    let mut to = text.skip(at, part).min(from + 46);
    if text.before(to) == b'.' || text.before(to) == b':' && !text.ends(to, b"::") {
        to -= 1;
    }
    let word = str::from_utf8(text.cut(from, to)).ok()?;
    let address: Ipv6Addr = word.parse().ok()?;
    let short = word.len() < 4 && !address.is_loopback();
    (!short
        && text.byte(at) == b':'
        && alone(text, from, to, |byte| {
            byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b':')
        }))
    .then_some((from, to))
}

/// A MAC address around its first mark.
fn mac(text: Text<'_>, at: usize) -> Option<(usize, usize)> {
    let mark = text.byte(at);
    let (digits, groups) = if mark == b'.' { (4, 3) } else { (2, 6) };
    let from = at.checked_sub(digits)?;
    let to = from + groups * (digits + 1) - 1;
    let good = (from..to).all(|place| {
        let byte = text.byte(place);
        if (place - from) % (digits + 1) == digits {
            byte == mark
        } else {
            byte.is_ascii_hexdigit()
        }
    });
    (good && alone(text, from, to, |byte| byte.is_ascii_alphanumeric() || byte == mark))
        .then_some((from, to))
}

/// An address around its `@`.
fn email(text: Text<'_>, at: usize) -> Option<(usize, usize)> {
    let local =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'%' | b'+' | b'-');
    let mut from = text.back(at, local);
    if at - from > MAX_LOCAL {
        return None;
    }
    // What an escape of JSON has behind its backslash is none of the name: `\n`, `\u0041`.
    if text.backslashes_before(from) % 2 == 1 {
        from += if text.byte(from) == b'u' { b"u0041".len() } else { 1 };
    }
    let mut to = text
        .skip(at + 1, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'))
        .min(at + 190);
    while matches!(text.before(to), b'.' | b'-') {
        to -= 1;
    }
    let domain = text.cut(at + 1, to);
    let last = domain.rsplit(|&byte| byte == b'.').next()?;
    // systemd's instances look the same.
    const UNITS: [&[u8]; 9] = [
        b"service", b"socket", b"timer", b"target", b"mount", b"slice", b"scope", b"path",
        b"device",
    ];
    let named = last.len() < domain.len()
        && last.len() >= 2
        && last.iter().all(u8::is_ascii_alphabetic)
        && !UNITS.contains(&last);
    (named && from < at).then_some((from, to))
}

/// The longest name before the `@`, in bytes (RFC 5321, section 4.5.3.1.1).
const MAX_LOCAL: usize = 64;

/// One of these names as a whole word.
fn word(text: Text<'_>, at: usize, names: &[Vec<u8>]) -> Option<(usize, usize)> {
    let longest = names.iter().filter(|name| text.starts(at, name)).map(Vec::len).max()?;
    let to = at + longest;
    alone(text, at, to, |byte| byte.is_ascii_alphanumeric() || byte == b'_').then_some((at, to))
}

/// What stands before a user's name in logs.
const CUES: &[&str] = &["user=", "USER=", " for ", " user "];

/// What stands where logs have a user's name, behind the cue that is here.
fn user(text: Text<'_>, at: usize) -> Option<(usize, usize)> {
    let cue = CUES.iter().find(|cue| text.starts(at, cue.as_bytes()))?;
    let start = at + cue.len();
    let to = text.skip(start, is_name);
    if to == start {
        return None;
    }
    let next = text.skip(to, |byte| byte == b' ');
    let moves = next > to && (text.starts(next, b"from ") || text.starts(next, b"by "));
    let session = *cue == " user " && text.byte(to) == b'(';
    let word = text.cut(start, to);
    let placed = (moves || session) && !matches!(word, b"user" | b"invalid");
    (cue.ends_with('=') || placed).then_some((start, to))
}
