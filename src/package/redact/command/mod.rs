//! Secrets in what commands are called with.

mod forms;
mod list;
mod option;
mod placed;
mod table;

pub(super) use forms::{console, digest, literal, login_at};
pub(super) use list::listed;
pub(super) use option::option;
pub(super) use placed::placed;
pub(super) use table::{Takes, takes};
