//! The engine in a simulated world: a fault becomes a ticket, whatever happens.

mod approval;
mod delivery;
mod faults;
mod operator;
mod random;
mod world;
