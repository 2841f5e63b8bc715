//! The engine: turns events into tickets and keeps going until they end.
//!
//! A [`Forwarder`] knows no clock, no socket and no disk. A *driver* (the
//! library's own door, or a host with an event loop of its own) tells it what
//! happened and does what it asks for:
//!
//! ```
//! use callhome::forwarder::{Forwarder, Output};
//! use callhome::{Now, Uptime};
//!
//! # trait Driver {
//! #     fn write(&mut self, batch: &callhome::forwarder::Batch) -> Result<(), ()>;
//! #     fn send(&mut self, call: &callhome::forwarder::Outgoing)
//! #         -> Result<callhome::forwarder::Answer, callhome::protocol::CallError>;
//! #     fn pack(&mut self, ticket: callhome::ticket::TicketId)
//! #         -> Result<callhome::event::Receipt, callhome::Excerpt>;
//! #     fn remove_slot(&mut self, ticket: callhome::ticket::TicketId);
//! #     fn digest_of_slot(&mut self, ticket: callhome::ticket::TicketId)
//! #         -> Result<callhome::event::Sha256, callhome::Cause>;
//! #     fn now(&self) -> Now;
//! # }
//! /// Does everything that can be done now. Says when to come back.
//! fn drive(forwarder: &mut Forwarder, driver: &mut impl Driver) -> Option<Uptime> {
//!     loop {
//!         match forwarder.poll(driver.now()) {
//!             Output::Save(save) => match driver.write(save.batch()) {
//!                 Ok(()) => forwarder.saved(save.token(), driver.now()),
//!                 Err(()) => forwarder.save_failed(save.token(), driver.now()),
//!             },
//!             Output::Call(call) => {
//!                 let result = driver.send(&call);
//!                 forwarder.answered(call.id(), result, driver.now());
//!             }
//!             Output::Collect { ticket, .. } => {
//!                 let result = driver.pack(ticket);
//!                 forwarder.collected(ticket, result.as_ref().map_err(Clone::clone), driver.now());
//!             }
//!             Output::RemoveSlot { ticket } => driver.remove_slot(ticket),
//!             Output::CheckSlot { ticket } => {
//!                 let found = driver.digest_of_slot(ticket);
//!                 forwarder.slot_checked(ticket, found, driver.now());
//!             }
//!             Output::Wait(until) => return until,
//!             _ => {} // news: a report is accepted, a state has changed
//!         }
//!     }
//! }
//! ```
//!
//! - At the start every stored record goes through [`Forwarder::restore`], then
//!   [`Forwarder::restored`] is called; before that nothing comes out.
//! - Nothing has to be answered at once. A driver may have a save, a call and a
//!   package under way and poll on.
//! - What depends on a save comes out after it. A driver that answers *saved*
//!   before it is true gives every guarantee away.
//! - Every input is harmless at any time: twice, late, about what is long gone.

mod admit;
mod age;
mod alarm;
mod answers;
mod approval;
mod ask;
mod calling;
mod case;
mod chunk;
mod clocks;
mod config;
mod drops;
mod engine;
mod entropy;
mod failures;
mod floods;
mod gate;
mod happening;
mod happening_text;
mod journal;
mod kept;
mod lifecycle;
mod line;
mod maintenance;
mod occurrences;
mod operate;
mod output;
mod record;
mod restore;
mod roster;
mod saving;
mod schedule;
mod stage;
mod uploads;
mod view;

pub use admit::{Admission, Refusal};
pub use ask::{Answer, Ask};
pub use config::{Config, OutOfBounds};
pub use drops::{DropReason, Drops};
pub use engine::Forwarder;
pub use entropy::Entropy;
pub use floods::{FloodLimit, FloodLimits};
pub use gate::Gate;
pub use happening::Happening;
pub use journal::{Entry, Journal};
pub use maintenance::{Maintenance, MaintenanceError};
pub use operate::OperationError;
pub use output::{Batch, CallId, Outgoing, Output, Save, SaveToken};
pub use record::Damaged;
pub use stage::Stage;
pub use view::TicketView;
