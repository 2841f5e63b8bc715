//! A world that owns time: the door and its directory store on a disk that
//! forgets, a network that loses, and the service centre double.
//!
//! The power goes before every operation of the disk and every step of the
//! network, and again while the device recovers; every operation fails; answers
//! are lost, cut, late. What must hold after each of these is checked: see
//! `docs/guarantees.md`. Nothing waits: the world jumps to the next deadline.
//!
//! The suite runs a short form. `CALLHOME_LONG=1 cargo test --release --lib
//! simulation` runs the long one. A failure names what to repeat it with.

#![expect(clippy::print_stdout, reason = "a test says which seeds it had")]

mod defects;
mod durability;
mod faults;
mod laws;
mod net;
mod power;
mod scene;
mod state_files;
mod story;
mod traces;
mod world;
