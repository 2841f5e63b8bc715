//! All integration tests in one binary: one file per behaviour.

mod floors;
#[cfg(all(feature = "package", unix))]
mod package;
