//! [`Manifest`]: what `manifest.json` says, held against what was there.

use serde::{Deserialize, Deserializer};

use crate::event::{PackedMember, Receipt, RuleCount, Scope, Sha256, SkippedMember, at_most};
use crate::package::read::head::version;
use crate::package::read::{Head, ReadError, ReadLimits};
use crate::package::{Member, PackageLimits, names};

/// What was found in the archive under one name.
pub(super) struct Found {
    pub(super) name: String,
    pub(super) bytes: u64,
    /// How many of the last bytes are zero.
    pub(super) zeros: u64,
}

/// The last member of a package.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Manifest {
    scope: Scope,
    #[serde(deserialize_with = "contents")]
    contents: Vec<PackedMember>,
    #[serde(default, deserialize_with = "skipped")]
    skipped: Vec<SkippedMember>,
    #[serde(default)]
    more_skipped: u64,
    #[serde(default, deserialize_with = "redacted")]
    redacted: Vec<RuleCount>,
}

impl Manifest {
    pub(super) fn from_json(json: &[u8]) -> Result<Self, ReadError> {
        if version(json) != Some(Receipt::FORMAT_VERSION) {
            return Err(ReadError::Damaged("manifest.json is not of the version of package.json"));
        }
        serde_json::from_slice(json)
            .map_err(|_| ReadError::Damaged("manifest.json is not of the format"))
    }

    /// Holds it against what was there.
    pub(super) fn check(&self, head: &Head, found: &[Found]) -> Result<(), ReadError> {
        if self.scope != head.scope() {
            return Err(ReadError::Damaged("manifest.json is not of the scope of package.json"));
        }
        let same = |(packed, found): (&PackedMember, &Found)| {
            packed.name() == found.name && packed.bytes() == found.bytes
        };
        if self.contents.len() != found.len() || !self.contents.iter().zip(found).all(same) {
            return Err(ReadError::Damaged("manifest.json does not list what is there"));
        }
        if self.contents.iter().zip(found).any(|(packed, found)| packed.zeros() > found.zeros) {
            return Err(ReadError::Damaged("what manifest.json calls filling is not"));
        }
        self.check_parts()
    }

    /// Parts come one after the other, from the first, under the names of parts.
    fn check_parts(&self) -> Result<(), ReadError> {
        let broken = ReadError::Damaged("a part is not where it belongs");
        let mut before = None;
        for member in &self.contents {
            if member.part().is_none() && member.name().len() > Member::MAX_NAME {
                return Err(ReadError::Hostile("a name that no member may have"));
            }
            if let Some(part) = member.part() {
                let follows = match before {
                    Some((of, number)) if of == part.of => part.number == number + 1,
                    _ => part.number == 1,
                };
                let name = [&part.of, &*format!(".part{:04}", part.number)].concat();
                if !follows
                    || part.number > PackageLimits::MAX_PARTS
                    || member.name() != name
                    || !names::is_good(&part.of, Member::MAX_NAME)
                {
                    return Err(broken);
                }
            }
            before = member.part().map(|part| (part.of.as_str(), part.number));
        }
        Ok(())
    }

    /// The receipt of the package of this length and digest.
    pub(super) fn into_receipt(self, bytes: u64, sha256: Sha256) -> Receipt {
        let mut receipt = Receipt::new(self.scope, bytes, sha256);
        for member in self.contents {
            receipt.push(member);
        }
        for member in self.skipped {
            receipt.push_skipped(member);
        }
        receipt.count_skipped(self.more_skipped);
        for found in self.redacted {
            receipt.push_redacted(found);
        }
        receipt
    }
}

fn contents<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<PackedMember>, D::Error> {
    at_most(deserializer, ReadLimits::MAX_MEMBERS)
}

fn skipped<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<SkippedMember>, D::Error> {
    at_most(deserializer, Receipt::MAX_SKIPPED)
}

fn redacted<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<RuleCount>, D::Error> {
    at_most(deserializer, Receipt::MAX_REDACTED)
}
