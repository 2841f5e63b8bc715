//! What is wrong with a connection is said in the same words everywhere: by the
//! transport, the journal, the doctor and the program.

mod by_hand;
mod catalogue;
mod clock;
mod cuts;
mod doctor;
mod program;
mod proxy;
mod readers;
mod scene;
mod servers;
mod table;
mod ticket;
