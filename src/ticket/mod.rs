//! One case at the service centre: its id, its five states, its notes.

mod id;
mod note;
mod state;

pub use id::{NotAnId, NoteId, TicketId};
pub use note::{Note, NoteProblem};
pub use state::{InvalidTransition, TicketEvent, TicketState};
