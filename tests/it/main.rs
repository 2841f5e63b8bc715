//! All integration tests in one binary: one file per behaviour.

mod floors;
mod protocol_document;
