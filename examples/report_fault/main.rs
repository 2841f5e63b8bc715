//! Reports a hardware fault, sends its service data and follows its ticket.
//!
//! Without arguments it starts a service centre inside itself and sends it this
//! machine's real data over real TLS: `cargo run --release --example
//! report_fault`. With `--endpoint URL --accept-agreement --state DIR` it reports
//! to a real one; `--help` lists the rest.
//!
//! Exit status: 0 every ticket is received or has ended, 2 nothing was accepted,
//! 3 a ticket is still Pending, 4 a ticket is Failed.
#![allow(clippy::disallowed_methods, reason = "a program may ask its system")]

#[path = "../shared/mod.rs"]
mod shared;

mod attachments;
mod follow;
mod task;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use callhome::forwarder::Config;
use callhome::ticket::TicketId;

use attachments::Attachments;
use follow::Follower;
use shared::client::{Client, OPERATOR, Refusal, with_sources};
use shared::client_flags::{Asked, ClientFlags};
use shared::say::{complain, say};
use task::Task;

const ABOUT: &str = "Reports a hardware fault, sends its service data and follows its ticket: \
                     without --endpoint to a service centre inside this program, without --attach \
                     with this machine's inventory and logs.";

/// How long a run may take where `--timeout` does not say.
const PATIENCE: Duration = Duration::from_secs(120);

fn main() -> ExitCode {
    let begun = Instant::now();
    let flags = match ClientFlags::parse(std::env::args_os().skip(1), ABOUT, task::FLAGS) {
        Ok(Asked::Run(flags)) => flags,
        Ok(Asked::Help(text)) => {
            say(text.trim_end());
            return ExitCode::SUCCESS;
        }
        Err(error) => return refused(error.into()),
    };
    let deadline = begun + flags.timeout.unwrap_or(PATIENCE);
    match run(&flags, deadline) {
        Ok(status) => ExitCode::from(status),
        Err(refusal) => refused(refusal),
    }
}

fn run(flags: &ClientFlags, deadline: Instant) -> Result<u8, Refusal> {
    let task = Task::read(flags)?;
    let rules = attachments::rules(flags)?;
    let asks = flags.extra.has("ask-approval") || matches!(task, Task::Approve(_));
    let config = Config::new().with_approval_required(asks);
    let is_look = matches!(task, Task::List | Task::Journal | Task::Receipt(..));
    if is_look || flags.endpoint.is_none() && task.is_wish() {
        let mut client = Client::open(flags)?;
        client.call_home.set_config(config, client.clock.now());
        return offline(&task, client);
    }
    let mut client = Client::set_up(flags)?;
    let now = client.clock.now();
    client.call_home.set_config(config, now);
    client.call_home.enable(OPERATOR, now).map_err(|error| with_sources(&error))?;
    client.call_home.set_collector(rules, Attachments::of(flags));
    let mut follower = Follower::new(client, deadline);
    match task {
        Task::Report(event) => {
            let client = &mut follower.client;
            let now = client.clock.now();
            let reported =
                client.call_home.report(*event, now).map_err(|error| with_sources(&error))?;
            let ticket = reported.ticket().ok_or("the event is not for support")?;
            follower.make_durable(ticket)?;
        }
        wish => wish.put_in(&mut follower.client)?,
    }
    Ok(follower.follow())
}

/// What needs nothing but the state folder.
fn offline(task: &Task, mut client: Client) -> Result<u8, Refusal> {
    match task {
        Task::List => {
            for ticket in client.call_home.tickets() {
                say(&ticket_line(ticket.id(), ticket.number(), &ticket.state()));
            }
            return Ok(0);
        }
        Task::Journal => {
            for entry in client.call_home.journal().entries() {
                say(&serde_json::to_string(entry)?);
            }
            return Ok(0);
        }
        Task::Receipt(id, as_json) => {
            let receipt = task::receipt(&mut client, *id, "receipt")?;
            say(&if *as_json { serde_json::to_string(&receipt)? } else { receipt.to_string() });
            return Ok(0);
        }
        wish => wish.put_in(&mut client)?,
    }
    complain("it is stored; --resume with --endpoint delivers it");
    Ok(follow::status(&client))
}

fn ticket_line(id: TicketId, number: Option<&str>, state: &dyn std::fmt::Display) -> String {
    format!("ticket {id} {} {state}", number.unwrap_or("-"))
}

fn refused(Refusal(lines): Refusal) -> ExitCode {
    for line in lines {
        complain(&line);
    }
    ExitCode::from(2)
}
