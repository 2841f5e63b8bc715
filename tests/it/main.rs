//! All integration tests in one binary: one file per behaviour.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a test may fail, asks its system and says what it skips"
)]

mod floors;

#[cfg(feature = "ring")]
mod connect_direct;
#[cfg(feature = "ring")]
mod connect_proxy;
#[cfg(feature = "ring")]
mod https_answers;
#[cfg(feature = "ring")]
mod https_requests;
#[cfg(feature = "ring")]
mod https_secrets;
#[cfg(feature = "ring")]
mod peers;
#[cfg(feature = "ring")]
mod tls_refusals;
