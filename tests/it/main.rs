//! All integration tests in one binary: one file per behaviour.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail")]

mod floors;
mod protocol_document;
