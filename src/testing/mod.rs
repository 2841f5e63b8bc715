//! For tests, and for people who build the other end (feature `testing`).
//!
//! [`ServiceCentre`] is the whole protocol of `docs/protocol.md` as one pure
//! function from request to answer: the reference that a back end can be
//! compared with, and a service centre for a host's own tests.

mod book;
mod credential;
mod depot;
mod operation;
mod reply;
mod service_centre;
#[cfg(test)]
mod tests;
mod tickets;
mod transport;
mod uploads;

pub use book::{CancellationPolicy, Happening, OpeningPolicy, TicketSummary};
pub use credential::CallerId;
pub use depot::{Depot, MAX_DEPOT_NAME, MemoryDepot};
pub use operation::{OPERATIONS, Operation};
pub use service_centre::ServiceCentre;
