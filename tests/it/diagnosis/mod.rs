//! What is wrong with a connection is said in the same words everywhere: by the
//! transport, the journal, the doctor and the program.

mod catalogue;
mod clock;
mod doctor;
mod program;
mod proxy;
mod readers;
mod scene;
mod servers;
mod table;
