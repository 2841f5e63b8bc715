//! Sends a test call and says what happens on the way.
//!
//! Without arguments it starts a service centre inside itself, over real TLS:
//! `cargo run --release --example send_test_call`. With `--endpoint URL
//! --accept-agreement` it calls a real one; `--help` lists the rest.
//!
//! Exit status: 0 delivered, 1 not delivered, 2 bad usage or settings.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program talks to people")]

#[path = "../shared/mod.rs"]
mod shared;

use std::error::Error;
use std::process::ExitCode;

use shared::client::{Client, Refusal};
use shared::client_flags::{Asked, ClientFlags};

const ABOUT: &str = "Sends a test call to a service centre: without --endpoint to one inside \
                     this program.";

fn main() -> ExitCode {
    let flags = match ClientFlags::parse(std::env::args_os().skip(1), ABOUT, &[]) {
        Ok(Asked::Run(flags)) => flags,
        Ok(Asked::Help(text)) => {
            print!("{text}");
            return ExitCode::SUCCESS;
        }
        Err(error) => return refused(error.into()),
    };
    match Client::set_up(&flags) {
        Ok(client) => send(client),
        Err(refusal) => refused(refusal),
    }
}

fn send(mut client: Client) -> ExitCode {
    client.call_home.set_watcher(|step| println!("{step}"));
    println!("sending a test call");
    match client.call_home.test_call(client.clock.now()) {
        Ok(delivered) => {
            println!("the service centre confirmed test call {}", delivered.id());
            println!("test call succeeded");
            ExitCode::SUCCESS
        }
        Err(failure) => {
            let mut beneath = failure.source();
            while let Some(error) = beneath {
                eprintln!("beneath it: {error}");
                beneath = error.source();
            }
            println!("test call failed: {failure}; {}", failure.cause().remedy());
            ExitCode::FAILURE
        }
    }
}

fn refused(Refusal(lines): Refusal) -> ExitCode {
    for line in lines {
        eprintln!("{line}");
    }
    ExitCode::from(2)
}
