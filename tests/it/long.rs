//! The long forms of the tests, for a person with time.

/// Whether they are asked for: `CALLHOME_LONG=1`.
pub(crate) fn is_wanted() -> bool {
    std::env::var_os("CALLHOME_LONG").is_some()
}
