//! [`Spaced`]: only blanks between a name and its value: options, directives, sentences.
//!
//! Nothing but its place says that a word is a value here. Three questions are asked in
//! this order: is it known to be something else ([`kept`]), does a command or a directive
//! set something to it ([`setter`]), and else, what in a sentence can only be a secret
//! ([`sentence`]).

mod kept;
mod option;
mod sentence;
mod setter;

pub(super) use option::{is_aside, is_metavariable};

use crate::package::redact::mode::Mode;
use crate::package::redact::named::Name;
use crate::package::redact::rule::Rule;
use crate::package::redact::text::{Text, is_gap};
use crate::package::redact::value::{self, Place};

/// A name, and behind blanks the word that may be its value.
struct Spaced<'a> {
    name: Name<'a>,
    rule: Rule,
    place: Place,
    /// Where the word is.
    from: usize,
    to: usize,
    word: &'a [u8],
    /// What follows the word on its line.
    rest: &'a [u8],
    /// What stands before the name on its line.
    before: &'a [u8],
}

/// The value behind a name and blanks.
pub(super) fn spaced(name: &Name<'_>, rule: Rule, place: Place) -> Option<(usize, Mode)> {
    let spaced = Spaced::new(name, rule, place)?;
    if name.is_option() {
        return option::value(&spaced);
    }
    if kept::is_no_value(&spaced) {
        return None;
    }
    setter::value(&spaced).unwrap_or_else(|| sentence::value(&spaced))
}

impl<'a> Spaced<'a> {
    fn new(name: &Name<'a>, rule: Rule, place: Place) -> Option<Self> {
        let text = name.text;
        let from = text.skip_blanks(name.to);
        if from == name.to || is_gap(text.byte(from)) {
            return None;
        }
        let to = text.skip(from, |byte| !is_gap(byte));
        Some(Self {
            name: *name,
            rule,
            place,
            from,
            to,
            word: text.cut(from, to),
            rest: text.cut(to, text.line_end(to)).trim_ascii(),
            before: text.cut(text.line_start(name.from), name.from).trim_ascii_end(),
        })
    }

    fn text(&self) -> Text<'a> {
        self.name.text
    }

    fn bytes(&self) -> &'a [u8] {
        self.name.bytes()
    }

    /// A value begins here, whatever it is.
    fn value(&self, from: usize) -> Option<(usize, Mode)> {
        value::begins(self.text(), from, Place { first: false, ..self.place })
    }

    /// A value begins here, if it is no word of a sentence.
    fn word(&self, from: usize) -> Option<(usize, Mode)> {
        let place = Place { first: false, prose: true, around: None, ..self.place };
        value::begins(self.text(), from, place)
    }
}
