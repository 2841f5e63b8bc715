//! The engine in a simulated world: a fault becomes a ticket, whatever happens.

mod alarm;
mod approval;
mod delivery;
mod faults;
mod flash;
mod floods;
mod maintenance;
mod occurrences;
mod one_ticket;
mod operator;
mod random;
mod schedule;
mod uploads;
mod world;
