//! How much of the text a decision sees.

/// How far a decision looks back.
pub(super) const BEHIND: usize = 1024;
/// How far a decision looks ahead. No decision is made before that much is
/// there, or the end.
pub(super) const AHEAD: usize = 2048;
