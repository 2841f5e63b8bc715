//! # callhome
//! (front page: written when the door stands)
#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]

extern crate alloc;

mod cause;
mod retry;
mod secret;
pub mod settings;
mod text;
mod time;

pub mod event;
pub mod ticket;

pub use cause::{AuthSchemes, Cause, Peer, Phase};
pub use secret::Secret;
pub use text::Excerpt;
pub use time::{NotATime, Now, Uptime, WallTime};
