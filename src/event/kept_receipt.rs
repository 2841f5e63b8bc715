//! [`KeptReceipt`]: a receipt, short enough for a journal.

use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Deserializer, Serialize};

use crate::event::member::checked_text;
use crate::event::{Receipt, RuleCount, Scope, Sha256};

/// What the journal keeps of the [`Receipt`] of a package that was sent: its
/// digest, size and scope, how much is in it, and as many members by name as fit.
///
/// - At most [`KeptReceipt::MAX_BYTES`] as JSON; what does not fit is counted.
///
/// ```
/// use callhome::event::{KeptReceipt, PackedMember, Receipt, Scope, Sha256};
///
/// let mut receipt = Receipt::new(Scope::Mini, 3, Sha256::of(b"abc"));
/// receipt.push(PackedMember::new("log/sel.txt", 4096));
/// let kept = KeptReceipt::from(&receipt);
/// assert_eq!((kept.members(), kept.named()[0].name()), (1, "log/sel.txt"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct KeptReceipt {
    scope: Scope,
    bytes: u64,
    sha256: Sha256,
    members: u64,
    skipped: u64,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    redacted: Vec<RuleCount>,
    #[serde(default, skip_serializing_if = "is_zero")]
    more_redacted: u64,
    named: Vec<NamedMember>,
}

/// A member of a package, by name and size.
///
/// ```
/// use callhome::event::{KeptReceipt, NamedMember};
///
/// fn total(kept: &KeptReceipt) -> u64 {
///     kept.named().iter().map(NamedMember::bytes).sum()
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct NamedMember {
    #[serde(deserialize_with = "name")]
    name: String,
    bytes: u64,
}

impl KeptReceipt {
    /// The longest form as JSON, in bytes.
    pub const MAX_BYTES: usize = 2 * 1024;
    /// Of these the most for the rules of the redaction.
    const MAX_RULES_BYTES: usize = 1024;

    /// How much was asked for.
    #[must_use]
    pub fn scope(&self) -> Scope {
        self.scope
    }

    /// The package's length as it was sent.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The digest of these bytes.
    #[must_use]
    pub fn sha256(&self) -> Sha256 {
        self.sha256
    }

    /// How many members it has, `package.json` and `manifest.json` not counted.
    #[must_use]
    pub fn members(&self) -> u64 {
        self.members
    }

    /// How many sources were skipped.
    #[must_use]
    pub fn skipped(&self) -> u64 {
        self.skipped
    }

    /// How often each rule of the redaction has replaced something, as far as
    /// there was room for them.
    #[must_use]
    pub fn redacted(&self) -> &[RuleCount] {
        &self.redacted
    }

    /// How many places were replaced by rules that are not named.
    #[must_use]
    pub fn more_redacted(&self) -> u64 {
        self.more_redacted
    }

    /// The first members, as far as there was room for them.
    #[must_use]
    pub fn named(&self) -> &[NamedMember] {
        &self.named
    }
}

impl NamedMember {
    /// Its name in the package.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its length in the package, uncompressed.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.bytes
    }
}

impl From<&Receipt> for KeptReceipt {
    fn from(receipt: &Receipt) -> Self {
        let skipped = receipt.skipped().len() as u64;
        let mut kept = Self {
            scope: receipt.scope(),
            bytes: receipt.bytes(),
            sha256: receipt.sha256(),
            members: receipt.contents().len() as u64,
            skipped: receipt.more_skipped().saturating_add(skipped),
            redacted: Vec::new(),
            more_redacted: 0,
            named: Vec::new(),
        };
        let mut rules = 0;
        for found in receipt.redacted() {
            rules += json_len(found) + 1;
            if rules <= Self::MAX_RULES_BYTES {
                kept.redacted.push(found.clone());
            } else {
                kept.more_redacted = kept.more_redacted.saturating_add(found.count());
            }
        }
        let mut length = json_len(&kept);
        for member in receipt.contents() {
            let named = NamedMember { name: member.name().into(), bytes: member.bytes() };
            length += json_len(&named) + 1;
            if length > Self::MAX_BYTES {
                break;
            }
            kept.named.push(named);
        }
        kept
    }
}

fn json_len(value: &impl Serialize) -> usize {
    serde_json::to_vec(value).map_or(usize::MAX / 4, |json| json.len())
}

fn name<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    checked_text(String::deserialize(deserializer)?)
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_zero(count: &u64) -> bool {
    *count == 0
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use super::*;
    use crate::event::{PackedMember, SkipReason, SkippedMember};

    #[test]
    fn json_has_redfish_names_and_goes_round() {
        let mut receipt = Receipt::new(Scope::Full, 3, Sha256::of(b"abc"));
        receipt.push(PackedMember::new("log/sel.txt", 10));
        receipt.push_skipped(SkippedMember::new("run/f", SkipReason::Fifo));
        receipt.count_skipped(4);
        receipt.push_redacted(RuleCount::new("password", 2));
        let kept = KeptReceipt::from(&receipt);
        let json = serde_json::to_string(&kept).unwrap();
        assert_eq!(
            json,
            r#"{"Scope":"Full","Bytes":3,"Sha256":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad","Members":1,"Skipped":5,"Redacted":[{"Rule":"password","Count":2}],"Named":[{"Name":"log/sel.txt","Bytes":10}]}"#
        );
        assert_eq!(serde_json::from_str::<KeptReceipt>(&json).unwrap(), kept);
    }

    #[test]
    fn the_fullest_receipt_fits_and_the_rest_is_counted() {
        for name in ["n", "\"\\", "\u{10348}"] {
            let mut receipt = Receipt::new(Scope::Full, u64::MAX, Sha256::of(b"abc"));
            receipt.count_skipped(u64::MAX);
            for n in 0..Receipt::MAX_CONTENTS {
                receipt.push(PackedMember::new(&format!("{n}{}", name.repeat(n % 500)), u64::MAX));
            }
            let long = name.repeat(RuleCount::MAX_RULE / name.len() - 2);
            for n in 0..Receipt::MAX_REDACTED {
                receipt.push_redacted(RuleCount::new(&format!("{n}{long}"), 1_000_000_000));
            }
            let kept = KeptReceipt::from(&receipt);
            let length = json_len(&kept);
            assert!((KeptReceipt::MAX_BYTES / 2..=KeptReceipt::MAX_BYTES).contains(&length));
            assert_eq!(kept.members(), Receipt::MAX_CONTENTS as u64);
            assert!(!kept.named().is_empty());
            let counted: u64 = kept.redacted().iter().map(RuleCount::count).sum();
            let all = Receipt::MAX_REDACTED as u64 * 1_000_000_000;
            assert!(kept.more_redacted() > 0);
            assert_eq!(counted + kept.more_redacted(), all);
        }
    }

    #[test]
    fn members_fill_it_to_the_bound_and_one_past_it_is_left_out() {
        let with = |name: usize| {
            let mut receipt = Receipt::new(Scope::Full, 1, Sha256::of(b"abc"));
            for length in [500, 500, 500, name] {
                receipt.push(PackedMember::new(&"x".repeat(length), 1));
            }
            KeptReceipt::from(&receipt)
        };
        let fits = (1..500).rev().find(|name| with(*name).named().len() == 4).unwrap();
        // The comma that no first member has is counted as well.
        assert_eq!(json_len(&with(fits)), KeptReceipt::MAX_BYTES - 1);
        assert_eq!(with(fits + 1).named().len(), 3);
    }
}
