//! [`Added`]: what became of a source.

use crate::event::SkipReason;

/// What became of one or more sources that were added.
///
/// ```
/// use callhome::package::Added;
///
/// fn log(added: &Added) {
///     if let Some(reason) = added.first_reason() {
///         println!("{} packed, {} skipped: {reason}", added.packed(), added.skipped());
///     }
/// }
/// # log(&Added::default());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Added {
    packed: u64,
    skipped: u64,
    first_reason: Option<SkipReason>,
}

impl Added {
    /// How many members were packed, whole or with a note.
    #[must_use]
    pub fn packed(&self) -> u64 {
        self.packed
    }

    /// How many sources were skipped.
    #[must_use]
    pub fn skipped(&self) -> u64 {
        self.skipped
    }

    /// Why the first one was skipped, if any was.
    #[must_use]
    pub fn first_reason(&self) -> Option<&SkipReason> {
        self.first_reason.as_ref()
    }

    pub(super) fn one() -> Self {
        Self { packed: 1, ..Self::default() }
    }

    pub(super) fn skipped_for(reason: SkipReason) -> Self {
        Self { packed: 0, skipped: 1, first_reason: Some(reason) }
    }

    pub(super) fn merge(&mut self, other: Self) {
        self.packed += other.packed;
        self.skipped += other.skipped;
        self.first_reason = self.first_reason.take().or(other.first_reason);
    }
}
