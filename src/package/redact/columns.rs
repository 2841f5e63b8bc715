//! [`Columns`]: tables whose heading names a column of secrets, as CSV has them.

use crate::package::redact::block::is_plain;
use crate::package::redact::found::Found;
use crate::package::redact::harmless::{is_placeholder, is_state, looks_typed};
use crate::package::redact::mode::{LOOK, Mode, Step};
use crate::package::redact::name::rule_of;
use crate::package::redact::named::Name;
use crate::package::redact::rule::Rule;
use crate::package::redact::text::{Text, is_blank, is_gap, is_quote};

/// What divides columns.
const MARKS: &[u8] = b",;\t|";
/// The column of the secret, in files of dial-in and of `pam_radius`.
const CLIENT: usize = 2;
const SERVER: usize = 1;
/// The longest name of a column, in bytes and in words.
const MAX_HEADING: usize = 40;
const MAX_HEADING_WORDS: usize = 3;

/// A table that goes on as long as its lines have as many columns as the heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Columns {
    /// A blank stands for any number of them.
    mark: u8,
    count: usize,
    /// A bit for each column: it has secrets; they may be numbers.
    secret: u64,
    numbers: u64,
    column: usize,
    in_quotes: bool,
    hides: bool,
}

impl Columns {
    pub(super) fn step(&mut self, text: Text<'_>, at: usize) -> Step {
        let byte = text.byte(at);
        if byte == b'\n' {
            if !self.is_row(text, at + 1) {
                return Step::End;
            }
            let blanks = if self.mark == b' ' { text.skip_blanks(at + 1) - at } else { 1 };
            self.column = 0;
            self.in_quotes = false;
            self.begin(text, at + blanks);
            return Step::Keep(blanks);
        }
        if !self.in_quotes && self.is_mark(byte) {
            let end = if self.mark == b' ' { text.skip_blanks(at) } else { at + 1 };
            self.column += 1;
            self.begin(text, end);
            return Step::Keep(end - at);
        }
        match byte {
            0 => Step::End,
            b'"' => {
                self.in_quotes = !self.in_quotes;
                Step::Keep(1)
            }
            b'\r' => Step::Keep(1),
            _ if self.hides => Step::Hide(1),
            _ => Step::Keep(1),
        }
    }

    fn is_mark(&self, byte: u8) -> bool {
        byte == self.mark || self.mark == b' ' && byte == b'\t'
    }

    /// Whether the line that begins here is one of the table.
    fn is_row(&self, text: Text<'_>, start: usize) -> bool {
        let end = text.line_end(start);
        if end == start || end - start >= LOOK {
            return false;
        }
        if self.mark == b' ' {
            let line = text.cut(start, end);
            return if self.count == SERVER { is_server(line) } else { is_login(line) };
        }
        // The heading has no blanks behind its commas: sentences and lists do, and a line of
        // JSON has commas of its own.
        let lists = matches!(self.mark, b',' | b';');
        if lists && matches!(text.byte(start), b'{' | b'[') {
            return false;
        }
        let (mut marks, mut quotes) = (0, 0_usize);
        let mut before = 0;
        for &byte in text.cut(start, end) {
            let outside = quotes % 2 == 0;
            if lists && outside && before == self.mark && is_blank(byte) {
                return false;
            }
            quotes += usize::from(byte == b'"');
            marks += usize::from(byte == self.mark && outside);
            before = byte;
        }
        marks + 1 == self.count && quotes % 2 == 0
    }

    /// A cell begins here.
    fn begin(&mut self, text: Text<'_>, at: usize) {
        let bit = 1_u64.checked_shl(u32::try_from(self.column).unwrap_or(u32::MAX)).unwrap_or(0);
        let end = text.skip(at, |byte| !self.is_mark(byte) && byte != b'\n').min(at + LOOK);
        let cell = text.cut(at, end).trim_ascii();
        let cell = cell.strip_prefix(b"\"").unwrap_or(cell);
        let cell = cell.strip_suffix(b"\"").unwrap_or(cell);
        let number = cell.iter().all(u8::is_ascii_digit);
        self.hides = self.secret & bit != 0
            && !(number && self.numbers & bit == 0)
            && !(is_plain(cell) || is_state(cell) || is_placeholder(cell))
            && !(cell.starts_with(b"#") && self.column == 0)
            // Those with bars are tables for people, who write in them.
            && (self.mark != b'|' || looks_typed(cell));
    }
}

/// Whether a line of a dial-in's secrets file can be: a comment, or client, server,
/// secret, and where it may call from.
fn is_login(line: &[u8]) -> bool {
    if line.trim_ascii_start().starts_with(b"#") {
        return true;
    }
    let mut quoted = false;
    let mut words = line.split(|&byte| {
        quoted ^= byte == b'"';
        is_blank(byte) && !quoted
    });
    let mut next = || words.find(|word| !word.trim_ascii().is_empty());
    let (_, server, secret, from, more) = (next(), next(), next(), next(), next());
    let anywhere = server == Some(b"*") || secret.is_some_and(|word| word.starts_with(b"\""));
    let place = |word: &[u8]| {
        matches!(word.trim_ascii_end(), b"*" | b"-") || word.iter().any(|byte| b".:".contains(byte))
    };
    secret.is_some() && more.is_none() && from.map_or(anywhere, place)
}

/// Whether a line of `pam_radius`' list of servers can be: a comment, or a server, its
/// secret, and how long it may take.
fn is_server(line: &[u8]) -> bool {
    let line = line.trim_ascii();
    let mut words = line.split(|&byte| is_blank(byte)).filter(|word| !word.is_empty());
    let (server, secret, time) = (words.next(), words.next(), words.next());
    let number = |word: &[u8]| word.iter().all(u8::is_ascii_digit);
    let address = server.is_some_and(|word| word.iter().any(|byte| b".:[".contains(byte)));
    line.starts_with(b"#")
        || secret.is_some() && (address && time.is_none_or(number) || time.is_some_and(number))
}

/// The name is one of several in a heading.
pub(super) fn heading(name: &Name<'_>) -> Option<Found> {
    let text = name.text;
    if name.bytes() == b"shared_secret" {
        return spaced_heading(name);
    }
    let quote = usize::from(name.quoted.is_some());
    let after = text.byte(name.to + quote);
    let before = text.before(name.from - quote.min(name.from));
    let divides = |byte: u8| MARKS.contains(&byte);
    let ends = |byte: u8| matches!(byte, b'\n' | b'\r' | b'#' | b')' | 0);
    // `# token,user,uid`, perhaps with a title before.
    let head = text.cut(text.line_start(name.from), name.from).trim_ascii();
    let titled = head == b"#" || head.starts_with(b"#") && head.ends_with(b":");
    if titled && divides(after) {
        return of(name, after);
    }
    if !(divides(after) && (divides(before) || ends(before)) || divides(before) && ends(after)) {
        let blank = is_blank(before) && (is_blank(after) || divides(after) || ends(after));
        return if blank { spaced_heading(name) } else { None };
    }
    of(name, if divides(after) { after } else { before })
}

/// Columns between bars, and the heading of the files of secrets that dial-in has.
fn spaced_heading(name: &Name<'_>) -> Option<Found> {
    let text = name.text;
    let line = text.cut(text.line_start(name.from), text.line_end(name.from));
    if line.starts_with(b"|") && line.ends_with(b"|") {
        return of(name, b'|');
    }
    if line.starts_with(b"COPY ") {
        return dumped(name);
    }
    let mut words =
        line.split(|&byte| is_blank(byte) || byte == b'#').filter(|word| !word.is_empty());
    let mut next = || words.next().unwrap_or_default();
    let (first, second, third) = (next(), next(), next());
    let secret = match (first, second, third) {
        (b"client", b"server", b"secret") => CLIENT,
        (server, b"shared_secret", _) if server.starts_with(b"server") => SERVER,
        _ => return None,
    };
    let columns = Columns {
        mark: b' ',
        count: secret,
        secret: 1 << secret,
        numbers: 1 << secret,
        column: 0,
        in_quotes: false,
        hides: false,
    };
    let end = text.line_end(name.from);
    columns
        .is_row(text, next_line(text, end))
        .then(|| Found::value(Rule::Secret, end, Mode::Columns(columns)))
}

/// `COPY table (name, password) FROM stdin;`, as dumps of PostgreSQL have it.
fn dumped(name: &Name<'_>) -> Option<Found> {
    let text = name.text;
    let (start, end) = (text.line_start(name.from), text.line_end(name.from));
    let open = text.skip(start, |byte| byte != b'(' && byte != b'\n');
    let close = text.skip(open, |byte| byte != b')' && byte != b'\n');
    if text.cut(close, end) != b") FROM stdin;" {
        return None;
    }
    let names = text.cut(open + 1, close).split(|&byte| byte == b',').map(<[u8]>::trim_ascii);
    of_names(text, end, b'\t', names.map(|name| Some(Some(name))))
}

fn next_line(text: Text<'_>, end: usize) -> usize {
    text.skip(end, |byte| byte == b'\r') + 1
}

fn of(name: &Name<'_>, mark: u8) -> Option<Found> {
    let text = name.text;
    let (start, end) = (text.line_start(name.from), text.line_end(name.from));
    let line = text.cut(start, end);
    let outer = mark == b'|' && line.starts_with(b"|");
    let last = line.iter().filter(|&&byte| byte == mark).count();
    // Two words may well be something else, and PAM's stacks have a module in each line.
    if memchr::memmem::find(line, b"pam_").is_some()
        || last == 0
        || last == 1 && !text.starts_ignoring_case(start, b"user")
    {
        return None;
    }
    let mut quoted = false;
    let cells = line.split(|&byte| {
        quoted ^= byte == b'"';
        byte == mark && !quoted
    });
    let names = cells.enumerate().map(|(number, cell)| {
        let outside = outer && (number == 0 || number == last);
        // A list in quotes is the name of several: `"group1,group2"`.
        let several = cell.starts_with(b"\"") && cell.contains(&mark);
        if outside || several { Some(None) } else { column_name(cell, number == 0, mark).map(Some) }
    });
    of_names(text, end, mark, names)
}

/// The table below a heading with these names that ends at `end`: nothing instead of
/// a name is no name, and no heading either is nothing at all.
fn of_names<'a>(
    text: Text<'_>,
    end: usize,
    mark: u8,
    names: impl Iterator<Item = Option<Option<&'a [u8]>>>,
) -> Option<Found> {
    let mut columns = Columns {
        mark,
        count: 0,
        secret: 0,
        numbers: 0,
        column: 0,
        in_quotes: false,
        hides: false,
    };
    let mut rule = None;
    for name in names {
        let bit = u32::try_from(columns.count).ok().and_then(|number| 1_u64.checked_shl(number))?;
        columns.count += 1;
        let Some(name) = name? else { continue };
        match rule_of(name) {
            Some(Rule::Authorization | Rule::Cookie) | None => {}
            // Keys of users are public ones.
            Some(Rule::PrivateKey) if name.ends_with(b"keys") => {}
            Some(own) => {
                rule = rule.or(Some(own));
                columns.secret |= bit;
                if own == Rule::Password {
                    columns.numbers |= bit;
                }
            }
        }
    }
    let rule = rule?;
    // Tables for people have a rule below their heading; without one it is a row of them.
    let below = next_line(text, end);
    let line = text.cut(below, text.line_end(below));
    let ruled = line.iter().all(|byte| b"|-+:= ".contains(byte));
    if mark == b'|' && text.byte(text.line_start(end)) == b'|' && !ruled {
        return None;
    }
    columns.is_row(text, below).then(|| Found::value(rule, end, Mode::Columns(columns)))
}

/// The name of a column, without what may stand around it.
fn column_name(cell: &[u8], first: bool, mark: u8) -> Option<&[u8]> {
    // Lists in sentences have a blank behind the comma.
    if mark != b'|' && cell.first().is_some_and(|&byte| is_blank(byte)) {
        return None;
    }
    let cell = cell.trim_ascii();
    let cell = if first && cell.starts_with(b"#") {
        cell.rsplit(|&byte| matches!(byte, b'#' | b':')).next()?.trim_ascii_start()
    } else {
        cell
    };
    let quoted = cell.first().filter(|&&byte| is_quote(byte));
    let cell = match quoted {
        Some(&quote) => cell.get(1..)?.strip_suffix(&[quote])?,
        None => cell,
    };
    let words = cell.split(|&byte| is_gap(byte)).count();
    (cell.first().is_some_and(u8::is_ascii_alphabetic)
        && cell.len() <= MAX_HEADING
        && words <= MAX_HEADING_WORDS
        && cell.iter().all(|&byte| {
            byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b' ' | b'/')
        }))
    .then_some(cell)
}
