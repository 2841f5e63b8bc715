//! All integration tests in one binary: one file per behaviour.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a test may fail, asks its system and says what it skips"
)]

#[path = "../../examples/shared/mod.rs"]
mod shared;

mod authority;
mod client_flags;
mod connect_direct;
mod connect_proxy;
mod depot;
mod diagnosis;
mod door;
mod engine;
#[cfg(feature = "package")]
mod false_hits;
mod fleet;
mod floors;
mod https_answers;
mod https_requests;
mod https_secrets;
#[cfg(feature = "package")]
mod leaks;
mod limits_document;
mod listener;
mod logged;
#[cfg(feature = "package")]
mod long;
mod memory;
#[cfg(all(feature = "zstd", unix))]
mod package;
#[cfg(feature = "package")]
mod package_read;
mod package_sources;
mod parser_seeds;
mod peers;
mod programs;
mod protocol_by_hand;
mod protocol_document;
mod proxies;
#[cfg(feature = "package")]
mod redaction;
#[cfg(feature = "package")]
mod report_fault;
mod rules;
mod search;
mod send_test_call;
mod service_centre;
mod tls_refusals;
