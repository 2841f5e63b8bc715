//! What several example programs share; `tests/it` uses it too, through `#[path]`.

#![allow(dead_code, reason = "each program uses a part of it")]
#![allow(clippy::disallowed_methods, reason = "a program may ask its system")]

pub(crate) mod authority;
pub(crate) mod client;
pub(crate) mod client_flags;
pub(crate) mod depot;
pub(crate) mod files;
pub(crate) mod listener;
pub(crate) mod pace;
pub(crate) mod say;
pub(crate) mod tls;
