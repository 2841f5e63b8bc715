//! The engine's room: what it remembers for people and where its chance comes from.

mod entropy;
mod journal;

pub use entropy::Entropy;
pub use journal::{Entry, Happening, Journal};
