//! [`PackageRules`]: what may be packed, and how.

use crate::event::{MemberKind, Scope};
use crate::package::redact::Redaction;
use crate::package::{Compression, PackageLimits};
use crate::text::is_printable;

/// What may be packed, and how. A host chooses it once.
///
/// Kinds are an allow-list: the eight that have a word of their own, less what
/// the host takes out, and others by name that it puts in. A member of any other
/// kind is skipped.
///
/// ```
/// use callhome::event::{MemberKind, Scope};
/// use callhome::package::redact::Redaction;
/// use callhome::package::{Compression, PackageLimits, PackageRules};
///
/// # #[cfg(feature = "zstd")] {
/// let rules = PackageRules::new() // zstd, 100 MB, secrets removed
///     .with_scope(Scope::Mini)
///     .with_limits(PackageLimits::new().with_bytes(16 << 20)?)
///     .with_permitted_kind("RaidState")?
///     .without_kind(&MemberKind::CrashDump);
/// assert!(rules.permits(&MemberKind::Other("RaidState".into())));
/// assert!(!rules.permits(&MemberKind::Other("HomeFolders".into())));
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct PackageRules {
    compression: Compression,
    scope: Scope,
    limits: PackageLimits,
    redaction: Redaction,
    kinds: Vec<MemberKind>,
}

/// The name cannot be that of a kind, or there are too many.
///
/// ```
/// # #[cfg(feature = "zstd")] {
/// use callhome::package::{BadKind, PackageRules};
///
/// assert_eq!(PackageRules::new().with_permitted_kind("").err(), Some(BadKind));
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "not the name of another kind: 1 to {} printable bytes, not a word that has a meaning, and \
     at most {} kinds in all",
    PackageRules::MAX_KIND_NAME,
    PackageRules::MAX_KINDS
)]
pub struct BadKind;

impl PackageRules {
    /// The most kinds that can be permitted.
    pub const MAX_KINDS: usize = 64;
    /// The longest name of a kind of the host's own, in bytes.
    pub const MAX_KIND_NAME: usize = 64;

    /// zstd, the full scope, the default limits, secrets removed, and the eight
    /// kinds of [`MemberKind::NAMED`].
    #[cfg(feature = "zstd")]
    #[must_use]
    pub fn new() -> Self {
        Self::compressed_with(Compression::Zstd)
    }

    /// The same with this compressor.
    #[must_use]
    pub fn compressed_with(compression: Compression) -> Self {
        Self {
            compression,
            scope: Scope::Full,
            limits: PackageLimits::new(),
            redaction: Redaction::new(),
            kinds: MemberKind::NAMED.to_vec(),
        }
    }

    /// The same rules with another scope for what the door collects.
    #[must_use]
    pub fn with_scope(self, scope: Scope) -> Self {
        Self { scope, ..self }
    }

    /// The same rules within other limits.
    #[must_use]
    pub fn with_limits(self, limits: PackageLimits) -> Self {
        Self { limits, ..self }
    }

    /// The same rules with another redaction.
    #[must_use]
    pub fn with_redaction(self, redaction: Redaction) -> Self {
        Self { redaction, ..self }
    }

    /// The same rules with one kind more, [`MemberKind::Other`] by this name.
    ///
    /// # Errors
    /// [`BadKind`] where the name is empty, longer than
    /// [`PackageRules::MAX_KIND_NAME`], not printable or a word that has a
    /// meaning already, or where there are [`PackageRules::MAX_KINDS`].
    pub fn with_permitted_kind(mut self, name: &str) -> Result<Self, BadKind> {
        let kind = MemberKind::Other(name.to_owned());
        if self.permits(&kind) {
            return Ok(self);
        }
        let is_a_word = MemberKind::NAMED.iter().any(|kind| kind.as_str() == name)
            || name == MemberKind::Unspecified.as_str();
        let is_good = (1..=Self::MAX_KIND_NAME).contains(&name.len())
            && name.chars().all(is_printable)
            && !is_a_word;
        if !is_good || self.kinds.len() >= Self::MAX_KINDS {
            return Err(BadKind);
        }
        self.kinds.push(kind);
        Ok(self)
    }

    /// The same rules without this kind.
    #[must_use]
    pub fn without_kind(mut self, kind: &MemberKind) -> Self {
        self.kinds.retain(|permitted| permitted != kind);
        self
    }

    /// Whether members of this kind may be packed.
    #[must_use]
    pub fn permits(&self, kind: &MemberKind) -> bool {
        self.kinds.contains(kind)
    }

    /// What packages are compressed with.
    #[must_use]
    pub fn compression(&self) -> Compression {
        self.compression
    }

    /// How much the door collects.
    #[must_use]
    pub fn scope(&self) -> Scope {
        self.scope
    }

    /// How large a package may become.
    #[must_use]
    pub fn limits(&self) -> PackageLimits {
        self.limits
    }

    /// What is removed from text.
    #[must_use]
    pub fn redaction(&self) -> &Redaction {
        &self.redaction
    }
}

#[cfg(feature = "zstd")]
impl Default for PackageRules {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(all(test, feature = "zstd"))]
mod tests {
    use super::*;

    #[test]
    fn a_kind_by_name_ends_at_its_bounds() {
        let full = "k".repeat(PackageRules::MAX_KIND_NAME);
        assert!(PackageRules::new().with_permitted_kind(&full).is_ok());
        for bad in
            [full + "k", String::new(), "a\n".into(), "EventLog".into(), "Unspecified".into()]
        {
            assert!(PackageRules::new().with_permitted_kind(&bad).is_err(), "{bad:?}");
        }
        let mut rules = PackageRules::new();
        for n in MemberKind::NAMED.len()..PackageRules::MAX_KINDS {
            rules = rules.with_permitted_kind(&format!("kind{n}")).unwrap();
        }
        assert!(rules.clone().with_permitted_kind("kind20").is_ok(), "it is there already");
        assert!(rules.with_permitted_kind("one more").is_err());
    }

    #[test]
    fn nothing_is_permitted_that_nobody_named() {
        let rules = PackageRules::new();
        assert!(MemberKind::NAMED.iter().all(|kind| rules.permits(kind)));
        assert!(!rules.permits(&MemberKind::Unspecified));
        assert!(!rules.permits(&MemberKind::Other("X".into())));
        assert!(!rules.without_kind(&MemberKind::Sensors).permits(&MemberKind::Sensors));
    }
}
