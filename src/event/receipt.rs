//! [`Receipt`]: what is in a package.

use alloc::vec::Vec;
use core::fmt;
use core::marker::PhantomData;
use core::str::FromStr;

use serde::de::{self, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use crate::event::{MemberNote, PackedMember, RuleCount, Sha256, SkipReason, SkippedMember};

/// How much service data is collected.
///
/// The list is closed: a collector must be able to answer to every scope.
///
/// ```
/// use callhome::event::Scope;
///
/// assert_eq!("Mini".parse(), Ok(Scope::Mini));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Scope {
    /// What support needs for a first look.
    Mini,
    /// Everything.
    #[default]
    Full,
}

/// The text is neither `Mini` nor `Full`.
///
/// ```
/// use callhome::event::{NotAScope, Scope};
///
/// assert_eq!("half".parse::<Scope>(), Err(NotAScope));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("neither Mini nor Full")]
pub struct NotAScope;

impl Scope {
    /// The word as it is written.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Mini => "Mini",
            Self::Full => "Full",
        }
    }
}

impl FromStr for Scope {
    type Err = NotAScope;

    fn from_str(text: &str) -> Result<Self, NotAScope> {
        [Self::Mini, Self::Full].into_iter().find(|scope| scope.as_str() == text).ok_or(NotAScope)
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What is in a package: what an administrator previews, what the journal
/// keeps, and what the service centre's copy is compared with.
///
/// - At most [`Receipt::MAX_CONTENTS`] members and [`Receipt::MAX_SKIPPED`]
///   skipped ones; further skips are only counted.
/// - At most [`Receipt::MAX_REDACTED`] rules of the redaction that found
///   something.
///
/// `Display` is the text for people, one line for each member; JSON has
/// Redfish-style names and keeps to the same bounds when it is read.
///
/// ```
/// use callhome::event::{PackedMember, Receipt, Scope, Sha256};
///
/// let mut receipt = Receipt::new(Scope::Mini, 3, Sha256::of(b"abc"));
/// receipt.push(PackedMember::new("log/sel.txt", 4096));
/// assert!(receipt.to_string().starts_with("3 bytes, sha256:ba7816bf"));
/// assert!(receipt.to_string().ends_with("\n  log/sel.txt, 4096 bytes"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Receipt {
    format_version: u32,
    scope: Scope,
    bytes: u64,
    sha256: Sha256,
    #[serde(deserialize_with = "contents")]
    contents: Vec<PackedMember>,
    #[serde(default, deserialize_with = "skipped")]
    skipped: Vec<SkippedMember>,
    #[serde(default)]
    more_skipped: u64,
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "redacted")]
    redacted: Vec<RuleCount>,
}

impl Receipt {
    /// The version of the package format that this library writes.
    pub const FORMAT_VERSION: u32 = 1;
    /// The most members of a package.
    pub const MAX_CONTENTS: usize = 4096;
    /// The most skipped members that are named; more are counted.
    pub const MAX_SKIPPED: usize = 1024;
    /// The most rules of the redaction that are counted.
    pub const MAX_REDACTED: usize = 64;

    /// The receipt of a package without members, `bytes` long as it is stored
    /// and sent.
    #[must_use]
    pub fn new(scope: Scope, bytes: u64, sha256: Sha256) -> Self {
        Self {
            format_version: Self::FORMAT_VERSION,
            scope,
            bytes,
            sha256,
            contents: Vec::new(),
            skipped: Vec::new(),
            more_skipped: 0,
            redacted: Vec::new(),
        }
    }

    /// Adds a member. Returns whether there was room.
    pub fn push(&mut self, member: PackedMember) -> bool {
        let room = self.contents.len() < Self::MAX_CONTENTS;
        if room {
            self.contents.push(member);
        }
        room
    }

    /// Adds a skipped member; where there is no room, it is counted.
    pub fn push_skipped(&mut self, member: SkippedMember) {
        if self.skipped.len() < Self::MAX_SKIPPED {
            self.skipped.push(member);
        } else {
            self.count_skipped(1);
        }
    }

    /// Counts skipped members without naming them.
    pub fn count_skipped(&mut self, count: u64) {
        self.more_skipped = self.more_skipped.saturating_add(count);
    }

    /// Counts what a rule of the redaction has replaced; a rule that is there
    /// already is added up. Returns whether there was room.
    pub fn push_redacted(&mut self, found: RuleCount) -> bool {
        if let Some(known) = self.redacted.iter_mut().find(|known| known.rule() == found.rule()) {
            known.add(found.count());
            return true;
        }
        let room = self.redacted.len() < Self::MAX_REDACTED;
        if room {
            self.redacted.push(found);
        }
        room
    }

    /// The same receipt with the length and digest of the package, once they
    /// are known.
    #[must_use]
    pub fn sealed(self, bytes: u64, sha256: Sha256) -> Self {
        Self { bytes, sha256, ..self }
    }

    /// The version of the package's format.
    #[must_use]
    pub fn format_version(&self) -> u32 {
        self.format_version
    }

    /// How much was asked for.
    #[must_use]
    pub fn scope(&self) -> Scope {
        self.scope
    }

    /// The package's length as it is stored and sent.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The digest of these bytes.
    #[must_use]
    pub fn sha256(&self) -> Sha256 {
        self.sha256
    }

    /// The members, in the order in which they were packed. `package.json` and
    /// `manifest.json`, which every package has, are not among them.
    #[must_use]
    pub fn contents(&self) -> &[PackedMember] {
        &self.contents
    }

    /// What is not in the package, and why.
    #[must_use]
    pub fn skipped(&self) -> &[SkippedMember] {
        &self.skipped
    }

    /// The largest member, unpacked; the first one of several.
    #[must_use]
    pub fn largest(&self) -> Option<&PackedMember> {
        self.contents
            .iter()
            .reduce(|most, next| if next.bytes() > most.bytes() { next } else { most })
    }

    /// Whether the package's size limit kept something out, in whole or in part.
    #[must_use]
    pub fn is_cut_by_size(&self) -> bool {
        let cut = |member: &PackedMember| member.notes().contains(&MemberNote::SizeLimit);
        self.contents.iter().any(cut)
            || self.skipped.iter().any(|skipped| *skipped.reason() == SkipReason::SizeLimit)
    }

    /// How many were skipped beyond those that are named.
    #[must_use]
    pub fn more_skipped(&self) -> u64 {
        self.more_skipped
    }

    /// How often each rule of the redaction has replaced something; a rule that
    /// found nothing is not named.
    #[must_use]
    pub fn redacted(&self) -> &[RuleCount] {
        &self.redacted
    }
}

impl fmt::Display for Receipt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} bytes, sha256:{}, scope {}, format {}",
            self.bytes, self.sha256, self.scope, self.format_version
        )?;
        for member in &self.contents {
            write!(f, "\n  {member}")?;
        }
        for member in &self.skipped {
            write!(f, "\n  skipped {member}")?;
        }
        if self.more_skipped > 0 {
            write!(f, "\n  skipped {} more", self.more_skipped)?;
        }
        if let Some(largest) = self.largest().filter(|_| self.is_cut_by_size()) {
            write!(f, "\n  the size limit was reached; the largest is {}", largest.name())?;
        }
        for found in &self.redacted {
            write!(f, "\n  redacted {found}")?;
        }
        Ok(())
    }
}

fn contents<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<PackedMember>, D::Error> {
    at_most(deserializer, Receipt::MAX_CONTENTS)
}

fn skipped<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<SkippedMember>, D::Error> {
    at_most(deserializer, Receipt::MAX_SKIPPED)
}

fn redacted<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<RuleCount>, D::Error> {
    at_most(deserializer, Receipt::MAX_REDACTED)
}

/// A list that is refused before it grows past its bound.
pub(crate) fn at_most<'de, D, T>(deserializer: D, max: usize) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    struct Bounded<T>(usize, PhantomData<T>);

    impl<'de, T: Deserialize<'de>> Visitor<'de> for Bounded<T> {
        type Value = Vec<T>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "a list of at most {} elements", self.0)
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Vec<T>, A::Error> {
            let mut list = Vec::new();
            while let Some(element) = elements.next_element()? {
                if list.len() == self.0 {
                    return Err(de::Error::invalid_length(list.len() + 1, &self));
                }
                list.push(element);
            }
            Ok(list)
        }
    }

    deserializer.deserialize_seq(Bounded(max, PhantomData))
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;
    use crate::event::{MemberKind, Part};

    fn receipt() -> Receipt {
        let mut receipt = Receipt::new(Scope::Full, 3, Sha256::of(b"abc"));
        receipt.push(
            PackedMember::new("log/sel.txt", 10)
                .with_kind(MemberKind::EventLog)
                .with_zeros(4)
                .with_note(MemberNote::Padded),
        );
        let part = Part { of: "proc/x".to_string(), number: 1 };
        receipt.push(PackedMember::new("proc/x.part0001", 5).with_part(part));
        receipt.push_skipped(SkippedMember::new("run/f", SkipReason::Fifo));
        receipt
    }

    #[test]
    fn json_has_redfish_names_and_goes_round() {
        let json = serde_json::to_string(&receipt()).unwrap();
        assert_eq!(
            json,
            r#"{"FormatVersion":1,"Scope":"Full","Bytes":3,"Sha256":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad","Contents":[{"Name":"log/sel.txt","Kind":"EventLog","Bytes":10,"Zeros":4,"Notes":["Padded"]},{"Name":"proc/x.part0001","Kind":"Unspecified","Bytes":5,"Part":{"Of":"proc/x","Number":1}}],"Skipped":[{"Name":"run/f","Reason":"Fifo"}],"MoreSkipped":0}"#
        );
        assert_eq!(serde_json::from_str::<Receipt>(&json).unwrap(), receipt());
    }

    #[test]
    fn people_get_a_line_for_each_member() {
        let text = receipt().to_string();
        let lines: Vec<&str> = text.lines().skip(1).collect();
        assert_eq!(
            lines,
            [
                "  log/sel.txt, 10 bytes (padded, the last 4 are filling)",
                "  proc/x.part0001, 5 bytes",
                "  skipped run/f: is a FIFO",
            ]
        );
    }

    #[test]
    fn what_was_redacted_is_counted_by_rule() {
        let mut receipt = receipt();
        assert!(!serde_json::to_string(&receipt).unwrap().contains("Redacted"));
        for (rule, count) in [("password", 2), ("pem", 1), ("password", 1)] {
            assert!(receipt.push_redacted(RuleCount::new(rule, count)));
        }
        assert!(receipt.to_string().ends_with("\n  redacted password: 3\n  redacted pem: 1"));
        let json = serde_json::to_string(&receipt).unwrap();
        let list = r#","Redacted":[{"Rule":"password","Count":3},{"Rule":"pem","Count":1}]}"#;
        assert!(json.ends_with(list), "{json}");
        assert_eq!(serde_json::from_str::<Receipt>(&json).unwrap(), receipt);
    }

    #[test]
    fn lists_end_at_their_bounds() {
        let mut receipt = Receipt::new(Scope::Mini, 0, Sha256::of(b""));
        for _ in 0..Receipt::MAX_CONTENTS {
            assert!(receipt.push(PackedMember::new("a", 0)));
        }
        assert!(!receipt.push(PackedMember::new("a", 0)));
        for _ in 0..=Receipt::MAX_SKIPPED {
            receipt.push_skipped(SkippedMember::new("b", SkipReason::Fifo));
        }
        assert_eq!((receipt.skipped().len(), receipt.more_skipped()), (Receipt::MAX_SKIPPED, 1));

        for n in 0..Receipt::MAX_REDACTED {
            assert!(receipt.push_redacted(RuleCount::new(&n.to_string(), 1)));
        }
        assert!(!receipt.push_redacted(RuleCount::new("one more", 1)));

        let full = serde_json::to_string(&receipt).unwrap();
        assert_eq!(serde_json::from_str::<Receipt>(&full).unwrap(), receipt);
        for (of, one_more) in [
            (r#""Contents":["#, r#""Contents":[{"Name":"a","Bytes":0},"#),
            (r#""Skipped":["#, r#""Skipped":[{"Name":"a","Reason":"Fifo"},"#),
            (r#""Redacted":["#, r#""Redacted":[{"Rule":"a","Count":1},"#),
        ] {
            let over = full.replace(of, one_more);
            assert!(serde_json::from_str::<Receipt>(&over).is_err(), "{of}");
        }
    }

    #[test]
    fn a_part_keeps_to_the_bound_of_names() {
        let long = "x".repeat(PackedMember::MAX_NAME + 1);
        let json = [r#"{"Name":"a","Bytes":0,"Part":{"Number":1,"Of":""#, &long, r#""}}"#].concat();
        let read: Result<PackedMember, _> = serde_json::from_str(&json);
        assert!(read.is_err());
    }
}
