//! Sends a test call and says what happens on the way.
//!
//! Without arguments it starts a service centre inside itself, over real TLS:
//! `cargo run --release --example send_test_call`. With `--endpoint URL
//! --accept-agreement` it calls a real one; `--help` lists the rest.
//!
//! Exit status: 0 delivered, 1 not delivered, 2 bad usage or settings.

#[path = "../shared/mod.rs"]
mod shared;

use std::error::Error;
use std::process::ExitCode;

use shared::client::{Client, Refusal};
use shared::client_flags::{Asked, ClientFlags};
use shared::say::{complain, say};

const ABOUT: &str = "Sends a test call to a service centre: without --endpoint to one inside \
                     this program.";

fn main() -> ExitCode {
    let flags = match ClientFlags::parse(std::env::args_os().skip(1), ABOUT, &[]) {
        Ok(Asked::Run(flags)) => flags,
        Ok(Asked::Help(text)) => {
            say(text.trim_end());
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
    client.call_home.set_watcher(|step| say(&step.to_string()));
    say("sending a test call");
    match client.call_home.test_call(client.clock.now()) {
        Ok(delivered) => {
            say(&format!("the service centre confirmed test call {}", delivered.id()));
            say("test call succeeded");
            ExitCode::SUCCESS
        }
        Err(failure) => {
            let mut beneath = failure.source();
            while let Some(error) = beneath {
                complain(&format!("beneath it: {error}"));
                beneath = error.source();
            }
            say(&format!("test call failed: {failure}; {}", failure.cause().remedy()));
            ExitCode::FAILURE
        }
    }
}

fn refused(Refusal(lines): Refusal) -> ExitCode {
    for line in lines {
        complain(&line);
    }
    ExitCode::from(2)
}
