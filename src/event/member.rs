//! [`PackedMember`] and [`SkippedMember`]: what became of each source of a package.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use serde::{Deserialize, Serialize};

use crate::event::{MemberKind, SkipReason};
use crate::text::is_printable;

/// Something about a member that whoever reads it should know.
///
/// A word that this version does not know is kept and written back.
///
/// ```
/// use callhome::event::MemberNote;
///
/// assert_eq!(MemberNote::Cut.to_string(), "cut");
/// assert_eq!(serde_json::to_string(&MemberNote::Padded)?, r#""Padded""#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum MemberNote {
    /// The source ended before its declared length; zero bytes fill the rest.
    Padded,
    /// The source held more than its declared length, or than the bound.
    Cut,
    /// Reading the source failed on the way; what came before is there.
    ReadFailed,
    /// The package's size limit was reached within; zero bytes fill the rest.
    SizeLimit,
    /// The name in the package is not the source's: some bytes are `%` and two
    /// hexadecimal digits.
    Renamed,
    /// Secrets were not searched for in it.
    Unredacted,
    /// A note of a later version.
    Other(String),
}

impl MemberNote {
    /// The note as it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Padded => "Padded",
            Self::Cut => "Cut",
            Self::ReadFailed => "ReadFailed",
            Self::SizeLimit => "SizeLimit",
            Self::Renamed => "Renamed",
            Self::Unredacted => "Unredacted",
            Self::Other(note) => note,
        }
    }
}

impl fmt::Display for MemberNote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Padded => "padded",
            Self::Cut => "cut",
            Self::ReadFailed => "reading failed",
            Self::SizeLimit => "cut at the package's size limit",
            Self::Renamed => "renamed",
            Self::Unredacted => "not redacted",
            Self::Other(note) => note,
        })
    }
}

impl Serialize for MemberNote {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for MemberNote {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let known = [
            Self::Padded,
            Self::Cut,
            Self::ReadFailed,
            Self::SizeLimit,
            Self::Renamed,
            Self::Unredacted,
        ];
        match known.into_iter().find(|note| note.as_str() == text) {
            Some(note) => Ok(note),
            None => checked_text::<D::Error>(text).map(Self::Other),
        }
    }
}

/// Which piece of a longer source a member is.
///
/// ```
/// use callhome::event::Part;
///
/// let part = Part { of: "proc/kallsyms".into(), number: 1 };
/// assert_eq!(part.to_string(), "part 1 of proc/kallsyms");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Part {
    /// The name of the whole.
    #[serde(deserialize_with = "name")]
    pub of: String,
    /// The place in it, from 1.
    pub number: u32,
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "part {} of {}", self.number, self.of)
    }
}

/// One member of a package.
///
/// ```
/// use callhome::event::{MemberNote, PackedMember};
///
/// let member = PackedMember::new("log/sel.txt", 4096).with_zeros(96).with_note(MemberNote::Padded);
/// assert_eq!(member.to_string(), "log/sel.txt, 4096 bytes (padded, the last 96 are filling)");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct PackedMember {
    #[serde(deserialize_with = "name")]
    name: String,
    #[serde(default)]
    kind: MemberKind,
    bytes: u64,
    #[serde(default, skip_serializing_if = "is_zero")]
    zeros: u64,
    #[serde(default, skip_serializing_if = "is_zero")]
    redacted: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    part: Option<Part>,
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "notes")]
    notes: Vec<MemberNote>,
}

impl PackedMember {
    /// The longest name, in bytes.
    pub const MAX_NAME: usize = 512;
    /// The most notes on one member.
    pub const MAX_NOTES: usize = 8;

    /// A member of `bytes` bytes without notes. A name longer than
    /// [`PackedMember::MAX_NAME`] is cut.
    #[must_use]
    pub fn new(name: &str, bytes: u64) -> Self {
        Self {
            name: bounded(name).to_owned(),
            kind: MemberKind::default(),
            bytes,
            zeros: 0,
            redacted: 0,
            part: None,
            notes: Vec::new(),
        }
    }

    /// The same member, of this kind. A name of the host's own is cut like the
    /// member's.
    #[must_use]
    pub fn with_kind(self, kind: MemberKind) -> Self {
        let kind = match kind {
            MemberKind::Other(name) => MemberKind::Other(bounded(&name).to_owned()),
            known => known,
        };
        Self { kind, ..self }
    }

    /// The same member as a piece of a longer source.
    #[must_use]
    pub fn with_part(self, part: Part) -> Self {
        Self { part: Some(part), ..self }
    }

    /// The same member, of which the last `zeros` bytes are not the source's.
    #[must_use]
    pub fn with_zeros(self, zeros: u64) -> Self {
        Self { zeros, ..self }
    }

    /// The same member, in which `places` were redacted.
    #[must_use]
    pub fn with_redacted(self, places: u64) -> Self {
        Self { redacted: places, ..self }
    }

    /// The same member with one note more. What is there already, or is more
    /// than [`PackedMember::MAX_NOTES`], changes nothing.
    #[must_use]
    pub fn with_note(mut self, note: MemberNote) -> Self {
        if self.notes.len() < Self::MAX_NOTES && !self.notes.contains(&note) {
            self.notes.push(note);
        }
        self
    }

    /// Its name in the package.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What kind of service data it is.
    #[must_use]
    pub fn kind(&self) -> &MemberKind {
        &self.kind
    }

    /// Its length in the package, uncompressed.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// How many bytes at its end are filling, not the source's.
    #[must_use]
    pub fn zeros(&self) -> u64 {
        self.zeros
    }

    /// How many places in it were redacted.
    #[must_use]
    pub fn redacted(&self) -> u64 {
        self.redacted
    }

    /// Which piece of a longer source it is, if it is one.
    #[must_use]
    pub fn part(&self) -> Option<&Part> {
        self.part.as_ref()
    }

    /// What should be known about it.
    #[must_use]
    pub fn notes(&self) -> &[MemberNote] {
        &self.notes
    }
}

impl fmt::Display for PackedMember {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {} bytes", self.name, self.bytes)?;
        let mut separator = " (";
        for note in &self.notes {
            write!(f, "{separator}{note}")?;
            separator = ", ";
        }
        if self.redacted > 0 {
            let places = if self.redacted == 1 { "place" } else { "places" };
            write!(f, "{separator}{} {places} redacted", self.redacted)?;
            separator = ", ";
        }
        if self.zeros > 0 {
            write!(f, "{separator}the last {} are filling", self.zeros)?;
            separator = ", ";
        }
        if separator == ", " { f.write_str(")") } else { Ok(()) }
    }
}

/// A source that is not in the package, and why.
///
/// ```
/// use callhome::event::{SkipReason, SkippedMember};
///
/// let skipped = SkippedMember::new("run/initctl", SkipReason::Fifo);
/// assert_eq!(skipped.to_string(), "run/initctl: is a FIFO");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SkippedMember {
    #[serde(deserialize_with = "name")]
    name: String,
    reason: SkipReason,
}

impl SkippedMember {
    /// Says why `name` is not there. A name, or a reason in the host's words,
    /// that is longer than [`PackedMember::MAX_NAME`] bytes is cut.
    #[must_use]
    pub fn new(name: &str, reason: SkipReason) -> Self {
        let reason = match reason {
            SkipReason::Other(words) => SkipReason::Other(bounded(&words).to_owned()),
            known => known,
        };
        Self { name: bounded(name).to_owned(), reason }
    }

    /// The name that it would have had, as far as it has one.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Why it is not there.
    #[must_use]
    pub fn reason(&self) -> &SkipReason {
        &self.reason
    }
}

impl fmt::Display for SkippedMember {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.name, self.reason)
    }
}

/// The start of `text` that is printable and within the bound.
fn bounded(text: &str) -> &str {
    printable_start(text, PackedMember::MAX_NAME)
}

/// The start of `text` that is printable and at most `max` bytes long.
pub(super) fn printable_start(text: &str, max: usize) -> &str {
    let end = text
        .char_indices()
        .find(|(at, c)| at + c.len_utf8() > max || !is_printable(*c))
        .map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or(text)
}

/// A text from outside, refused where [`bounded`] would have to shorten it.
pub(super) fn checked_text<E: serde::de::Error>(text: String) -> Result<String, E> {
    if bounded(&text).len() == text.len() {
        Ok(text)
    } else {
        Err(E::custom(format_args!(
            "a text is not printable or longer than {} bytes",
            PackedMember::MAX_NAME
        )))
    }
}

fn name<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    checked_text(String::deserialize(deserializer)?)
}

fn notes<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Vec<MemberNote>, D::Error> {
    super::receipt::at_most(deserializer, PackedMember::MAX_NOTES)
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_zero(count: &u64) -> bool {
    *count == 0
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn a_name_ends_at_its_bound_and_at_what_cannot_be_shown() {
        let full = "é".repeat(PackedMember::MAX_NAME / 2);
        assert_eq!(PackedMember::new(&full, 0).name(), full);
        assert_eq!(PackedMember::new(&(full.clone() + "x"), 0).name(), full);
        assert_eq!(SkippedMember::new("a\u{1b}[31m", SkipReason::Fifo).name(), "a");
        let words = SkippedMember::new("a", SkipReason::other(&"💾".repeat(1000)));
        let json = serde_json::to_string(&words).unwrap();
        assert_eq!(serde_json::from_str::<SkippedMember>(&json).unwrap(), words);

        let json = serde_json::to_string(&PackedMember::new(&full, 0)).unwrap();
        assert!(serde_json::from_str::<PackedMember>(&json).is_ok());
        let over = json.replace("\",\"Kind", "x\",\"Kind");
        assert!(serde_json::from_str::<PackedMember>(&over).is_err());
    }

    #[test]
    fn what_a_later_version_says_is_kept() {
        let json = r#"{"Name":"a","Kind":"Entrails","Bytes":3,"Notes":["Cut","Smoked"],"New":1}"#;
        let member: PackedMember = serde_json::from_str(json).unwrap();
        assert_eq!(member.notes(), [MemberNote::Cut, MemberNote::Other("Smoked".to_string())]);
        assert_eq!(serde_json::to_string(&member).unwrap(), json.replace(r#","New":1"#, ""));
    }

    #[test]
    fn redacted_places_are_counted_and_nothing_is_said_of_none() {
        let member = PackedMember::new("a", 9).with_note(MemberNote::Cut).with_redacted(2);
        assert_eq!(member.to_string(), "a, 9 bytes (cut, 2 places redacted)");
        let json = serde_json::to_string(&member).unwrap();
        assert!(json.contains(r#""Redacted":2"#));
        assert_eq!(serde_json::from_str::<PackedMember>(&json).unwrap(), member);
        let clean = member.with_redacted(0);
        assert_eq!(clean.to_string(), "a, 9 bytes (cut)");
        assert!(!serde_json::to_string(&clean).unwrap().contains("Redacted"));
    }

    #[test]
    fn notes_end_at_their_bound() {
        let mut member = PackedMember::new("a", 0).with_note(MemberNote::Cut);
        for n in 0..20 {
            member = member.with_note(MemberNote::Cut).with_note(MemberNote::Other(n.to_string()));
        }
        assert_eq!(member.notes().len(), PackedMember::MAX_NOTES);
        let json = serde_json::to_string(&member).unwrap();
        assert!(serde_json::from_str::<PackedMember>(&json).is_ok());
        let over = json.replace("[\"Cut\"", "[\"Cut\",\"Cut\"");
        assert!(serde_json::from_str::<PackedMember>(&over).is_err());
    }
}
