//! `proctitle=`: a command line in hexadecimal, as the kernel's audit has it, with a
//! zero byte behind each argument.

use crate::package::redact::command::{self, Takes};
use crate::package::redact::found::Found;
use crate::package::redact::name::rule_of;
use crate::package::redact::rule::Rule;
use crate::package::redact::text::Text;

/// The longest argument that is looked at, in bytes.
const MAX_ARGUMENT: usize = 64;
/// More arguments are not looked at.
const MAX_ARGUMENTS: usize = 32;
/// More secrets are not named at once.
const MAX_SECRETS: usize = 8;

/// An argument: where its digits are, and its beginning.
struct Argument {
    from: usize,
    to: usize,
    bytes: [u8; MAX_ARGUMENT],
    length: usize,
}

impl Argument {
    fn bytes(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or_default()
    }

    /// The argument whose digits begin at `from`.
    fn at(text: Text<'_>, from: usize) -> Option<Self> {
        let mut argument = Self { from, to: from, bytes: [0; MAX_ARGUMENT], length: 0 };
        while let Some(byte) = byte(text, argument.to).filter(|&byte| byte != 0) {
            if let Some(place) = argument.bytes.get_mut(argument.length) {
                *place = byte;
                argument.length += 1;
            }
            argument.to += 2;
        }
        (argument.to > from).then_some(argument)
    }

    /// Where the digits begin of what stands behind so many bytes.
    fn behind(&self, bytes: usize) -> (usize, usize) {
        ((self.from + 2 * bytes).min(self.to), self.to)
    }
}

/// The byte that two digits say.
fn byte(text: Text<'_>, at: usize) -> Option<u8> {
    let digit =
        |at| char::from(text.byte(at)).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    Some(digit(at)? << 4 | digit(at + 1)?)
}

/// `octitle=` at `at`.
pub(super) fn verify(text: Text<'_>, at: usize) -> Option<Found> {
    let mut from = at + b"octitle=".len();
    let mut spans = [(0, 0); MAX_SECRETS];
    let mut count = 0;
    let program = Argument::at(text, from)?;
    let name = program.bytes().rsplit(|&byte| byte == b'/').next().unwrap_or_default();
    let mut rule = Rule::Password;
    // What the argument before says of the next one.
    let mut next: Option<Takes> = None;
    for _ in 0..MAX_ARGUMENTS {
        let Some(argument) = Argument::at(text, from) else { break };
        from = argument.to + 2;
        let bytes = argument.bytes();
        let secret = match next.take() {
            Some(takes) => takes.secret(bytes).map(|behind| (takes.rule, behind)),
            None => match attached(name, bytes) {
                Some(found) => Some(found),
                None => {
                    next = expected(name, bytes);
                    None
                }
            },
        };
        if let Some((own, behind)) = secret
            && let Some(span) = spans.get_mut(count)
        {
            rule = own;
            *span = argument.behind(behind);
            count += 1;
        }
    }
    Found::spans(rule, spans)
}

/// The secret in an option with its value: `--password=...`, `-p...`.
fn attached(program: &[u8], argument: &[u8]) -> Option<(Rule, usize)> {
    if let Some(sign) = argument.iter().position(|&byte| byte == b'=') {
        let name = argument.get(..sign)?;
        return rule_of(name).map(|rule| (rule, sign + 1));
    }
    let letter = argument.strip_prefix(b"-")?.first()?;
    let takes = command::takes(program, *letter).filter(|takes| takes.attached)?;
    (argument.len() > 2).then_some((takes.rule, 2))
}

/// What follows an option: `-P ...`, `--password ...`.
fn expected(program: &[u8], argument: &[u8]) -> Option<Takes> {
    if let Some(name) = argument.strip_prefix(b"--") {
        return rule_of(name).map(Takes::all);
    }
    let letter = argument.strip_prefix(b"-").filter(|rest| rest.len() == 1)?.first()?;
    command::takes(program, *letter).filter(|takes| !takes.attached)
}
