//! [`Entries`]: nginx's maps from a secret to something else or the other way round, and
//! the word that signs its links.

use crate::package::redact::found::Found;
use crate::package::redact::harmless::is_state;
use crate::package::redact::mode::{LOOK, Mode, Step};
use crate::package::redact::named::Name;
use crate::package::redact::rule::Rule;
use crate::package::redact::text::{Text, is_blank, is_gap, is_name, is_quote};
use crate::package::redact::words::is_one_of;

/// A shorter word between variables only divides them.
const MIN_WORD: usize = 4;

/// Lines of a word and what it stands for, up to a brace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entries {
    /// Whether what a word stands for is the secret, rather than the word.
    second: bool,
    /// The quote around the word, or a blank, while the word goes on.
    inside: Option<u8>,
}

impl Entries {
    pub(super) fn step(&mut self, text: Text<'_>, at: usize) -> Step {
        let byte = text.byte(at);
        if let Some(quote) = self.inside {
            let ends = byte == b'\n' || if quote == b' ' { is_gap(byte) } else { byte == quote };
            if !ends {
                return Step::Hide(1);
            }
            self.inside = None;
            return Step::Keep(0);
        }
        match byte {
            b'}' | 0 => Step::End,
            b'\n' => {
                let from = text.skip_blanks(at + 1);
                let line = text.cut(from, text.line_end(from));
                let quote = text.byte(from);
                let word = line.split(|&byte| is_blank(byte)).next().unwrap_or_default();
                let whole = line.ends_with(b";") && line.len() < LOOK;
                let open = line.is_empty() || line.starts_with(b"#") || line.starts_with(b"}");
                if !whole && !open {
                    return Step::End;
                }
                let kept = open
                    || is_one_of(word, "hostnames volatile include")
                    || !self.second
                        && (is_one_of(word, "default \"\" ''")
                            || word.starts_with(b"$")
                            || word.starts_with(b"*"));
                if self.second && !kept {
                    return self.stood_for(text, at, from + word.len());
                }
                if kept {
                    return Step::Keep((text.line_end(from) - at).max(1));
                }
                self.inside = Some(if is_quote(quote) { quote } else { b' ' });
                Step::Keep(from - at + usize::from(is_quote(quote)))
            }
            _ => Step::Keep(text.line_end(at).saturating_sub(at).max(1)),
        }
    }
}

impl Entries {
    /// What the word stands for that ends at `word_end`, in the line behind the line end at `at`.
    fn stood_for(&mut self, text: Text<'_>, at: usize, word_end: usize) -> Step {
        let from = text.skip_blanks(word_end);
        let quote = text.byte(from);
        let mark = if is_quote(quote) { quote } else { b';' };
        let from = from + usize::from(is_quote(quote));
        let value = text.cut(from, text.skip(from, |byte| byte != mark && byte != b'\n'));
        let open = value.len() < MIN_WORD || value.starts_with(b"$") || is_state(value);
        if open {
            return Step::Keep((text.line_end(from) - at).max(1));
        }
        self.inside = Some(mark);
        Step::Keep(from - at)
    }
}

/// `map $http_x_api_key $client {`: the name is the variable that is looked up, or the one
/// that gets what is found.
pub(super) fn map(name: &Name<'_>) -> Option<Found> {
    let text = name.text;
    let before = text.cut(text.line_start(name.from), name.from).trim_ascii_start();
    let end = text.line_end(name.to);
    let variables = before.strip_prefix(b"map")?.trim_ascii_start();
    let looked_up = variables == b"$";
    let second = variables.ends_with(b" $") && text.cut(name.to, end).trim_ascii() == b"{";
    ((looked_up || second) && text.cut(name.to, end).trim_ascii_end().ends_with(b"{"))
        .then(|| Found::value(Rule::ApiKey, end, Mode::Entries(Entries { second, inside: None })))
}

/// `secure_link_md5 "$uri$remote_addr WORD"`: all that is no variable.
pub(super) fn link(text: Text<'_>, at: usize) -> Option<Found> {
    if !text.ends(at, b"secure_lin") {
        return None;
    }
    let from = text.skip_blanks(text.skip(at, is_name));
    let end = text.skip(from, |byte| byte != b';' && byte != b'\n').min(from + LOOK / 2);
    let mut spans = [(0, 0); 4];
    let (mut count, mut at) = (0, from);
    while at < end {
        if text.byte(at) == b'$' {
            let brace = usize::from(text.byte(at + 1) == b'{');
            at = text.skip(at + 1 + brace, |byte| byte.is_ascii_alphanumeric() || byte == b'_');
            at += brace;
            continue;
        }
        let to = text.skip(at, |byte| byte != b'$' && !is_gap(byte) && !is_quote(byte)).min(end);
        // `secret=WORD`
        let sign = text.cut(at, to).iter().position(|&byte| byte == b'=').map_or(0, |at| at + 1);
        if let Some(span) = spans.get_mut(count).filter(|_| to - at - sign >= MIN_WORD) {
            *span = (at + sign, to);
            count += 1;
        }
        at = to.max(at + 1);
    }
    Found::spans(Rule::Secret, spans)
}
