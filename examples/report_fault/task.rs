//! What the command line asks for.

use callhome::event::{Event, EventDraft, OccurrenceKey, Receipt, Severity};
use callhome::forwarder::TicketView;
use callhome::ticket::{Note, TicketId};
use callhome::{SystemClock, TicketError, WallTime};

use crate::shared::client::{Client, OPERATOR, Refusal, with_sources};
use crate::shared::client_flags::{ClientFlags, Flag, Given, Takes, UsageError};
use crate::shared::say::say;

/// The flags of this example.
pub(crate) const FLAGS: &[Flag] = &[
    Flag("event-id", Takes::Text("ID"), "the log record; the same one has the same ticket"),
    Flag("message-id", Takes::Text("ID"), "the registry's name for what happened"),
    Flag("severity", Takes::Text("S"), "OK, Warning or Critical"),
    Flag("message", Takes::Text("TEXT"), "what happened, in a sentence"),
    Flag("origin", Takes::Text("URI"), "the Redfish URI of what failed"),
    Flag("occurred", Takes::Text("RFC3339"), "when it happened, if not now"),
    Flag("attach", Takes::Paths("PATH"), "files and folders to send"),
    Flag("max-package", Takes::Text("BYTES"), "the size of what is sent, compressed [1 GiB]"),
    Flag("resume", Takes::Nothing, "report nothing, work off what is in --state"),
    Flag("list", Takes::Nothing, "print the tickets in --state"),
    Flag("cancel", Takes::Text("TICKET"), "ask for a ticket to be cancelled"),
    Flag("note", Takes::Text("TICKET"), "write to the people who work on a ticket"),
    Flag("title", Takes::Text("T"), "the note's title"),
    Flag("body", Takes::Text("B"), "the note's text"),
    Flag("ask-approval", Takes::Nothing, "send no service data before --approve, in this run"),
    Flag("approve", Takes::Text("TICKET"), "print a waiting package's receipt and let it be sent"),
    Flag("receipt", Takes::Text("TICKET"), "print what is in a ticket's package"),
    Flag("json", Takes::Nothing, "print the receipt as JSON"),
    Flag("journal", Takes::Nothing, "print the journal in --state, one JSON object a line"),
];

/// One of them is what a run does; without any it reports.
const TASKS: [&str; 7] = ["resume", "list", "cancel", "note", "approve", "receipt", "journal"];
/// These are about a report.
const OF_A_REPORT: [&str; 6] =
    ["event-id", "message-id", "severity", "message", "origin", "occurred"];

/// The log that this example's events stand in. A device names its own; one that
/// is never cleared has always the same generation.
const LOG_SERVICE: &str = "/redfish/v1/Systems/1/LogServices/SEL";
const GENERATION: &str = "0";

/// What a run is for.
pub(crate) enum Task {
    /// Report this.
    Report(Box<Event>),
    /// Work off what is stored.
    Resume,
    /// Print the tickets.
    List,
    /// Print the journal.
    Journal,
    /// Ask for this ticket to be cancelled.
    Cancel(TicketId),
    /// Send this note about this ticket.
    Note(TicketId, Note),
    /// Let this ticket's package be sent.
    Approve(TicketId),
    /// Print the receipt of this ticket's package, as JSON or as text.
    Receipt(TicketId, bool),
}

impl Task {
    /// Reads what is asked for, and checks that what it needs is there.
    pub(crate) fn read(flags: &ClientFlags) -> Result<Self, UsageError> {
        let given = &flags.extra;
        let tasks: Vec<_> = TASKS.into_iter().filter(|name| given.has(name)).collect();
        let task = match tasks[..] {
            [] => None,
            [task] => Some(task),
            [first, second, ..] => {
                return Err(UsageError::new(format!("--{second}: not together with --{first}")));
            }
        };
        if let Some(task) = task {
            needs(task, flags.state.is_some(), "state")?;
            if let Some(name) = OF_A_REPORT.into_iter().find(|name| given.has(name)) {
                return Err(UsageError::new(format!("--{name}: not together with --{task}")));
            }
        }
        if task != Some("note")
            && let Some(name) = ["title", "body"].into_iter().find(|name| given.has(name))
        {
            return Err(UsageError::new(format!("--{name}: needs --note as well")));
        }
        if task != Some("receipt") && given.has("json") {
            return Err(UsageError::new("--json: needs --receipt as well"));
        }
        match task {
            None => {
                if flags.endpoint.is_some() {
                    needs("endpoint", flags.state.is_some(), "state")?;
                }
                event(given).map(|event| Self::Report(Box::new(event)))
            }
            Some("resume") => {
                needs("resume", flags.endpoint.is_some(), "endpoint")?;
                Ok(Self::Resume)
            }
            Some("list") => Ok(Self::List),
            Some("journal") => Ok(Self::Journal),
            Some("cancel") => ticket(given, "cancel").map(Self::Cancel),
            Some("approve") => ticket(given, "approve").map(Self::Approve),
            Some("receipt") => {
                ticket(given, "receipt").map(|id| Self::Receipt(id, given.has("json")))
            }
            Some(_) => {
                let text = |name| {
                    given
                        .text(name)
                        .ok_or_else(|| UsageError::new(format!("--note: needs --{name} as well")))
                };
                let note = Note::new(text("title")?, text("body")?)
                    .map_err(|problem| UsageError::new(format!("--note: {problem}")))?;
                Ok(Self::Note(ticket(given, "note")?, note))
            }
        }
    }

    /// Whether it is a wish about a ticket, which can be taken without a network.
    pub(crate) fn is_wish(&self) -> bool {
        matches!(self, Self::Cancel(_) | Self::Note(..) | Self::Approve(_))
    }

    /// Makes the wish about a ticket durable.
    pub(crate) fn put_in(&self, client: &mut Client) -> Result<(), Refusal> {
        let (call_home, now) = (&mut client.call_home, client.clock.now());
        let wrong = |flag: &str, error: TicketError| format!("--{flag}: {}", with_sources(&error));
        match self {
            Self::Cancel(id) => {
                call_home.cancel(*id, now).map_err(|error| wrong("cancel", error))?;
                say(&format!("cancel asked {id}"));
            }
            Self::Note(id, note) => {
                let note =
                    call_home.note(*id, note.clone(), now).map_err(|error| wrong("note", error))?;
                say(&format!("note {note} {id}"));
            }
            Self::Approve(id) => {
                // What is approved is what was shown.
                let receipt = receipt(client, *id, "approve")?;
                say(&receipt.to_string());
                let sha256 = receipt.sha256();
                let call_home = &mut client.call_home;
                call_home
                    .approve(*id, sha256, OPERATOR, now)
                    .map_err(|error| wrong("approve", error))?;
                say(&format!("approved {id} sha256:{sha256}"));
            }
            Self::Resume => {
                let known: Vec<_> = call_home.tickets().iter().map(TicketView::id).collect();
                for id in known {
                    // Whoever resumes wants to know how things stand; tickets that
                    // have not got there, or have ended, have nothing to be asked.
                    let _ = call_home.refresh(id, now);
                }
            }
            Self::Report(_) | Self::List | Self::Journal | Self::Receipt(..) => {}
        }
        Ok(())
    }
}

/// The receipt of a ticket's package.
pub(crate) fn receipt(client: &mut Client, id: TicketId, flag: &str) -> Result<Receipt, Refusal> {
    let found = client.call_home.receipt(id);
    let found = found.map_err(|error| format!("--{flag}: {}", with_sources(&error)))?;
    Ok(found.ok_or_else(|| format!("--{flag}: there is no package of that ticket"))?)
}

fn event(given: &Given) -> Result<Event, UsageError> {
    let wrong =
        |name: &str, what: &dyn std::fmt::Display| UsageError::new(format!("--{name}: {what}"));
    let severity = match given.text("severity") {
        None => Severity::Critical,
        Some(text) => text.parse().map_err(|error| wrong("severity", &error))?,
    };
    let occurred: Option<WallTime> = match given.text("occurred") {
        None => SystemClock::start().now().wall(),
        Some(text) => Some(text.parse().map_err(|error| wrong("occurred", &error))?),
    };
    let occurrence_key = given
        .text("event-id")
        .map(|id| OccurrenceKey::new(LOG_SERVICE, id, GENERATION))
        .transpose()
        .map_err(|problems| wrong("event-id", &problems))?;
    let text = |name, otherwise: &str| given.text(name).unwrap_or(otherwise).to_owned();
    let draft = EventDraft {
        message_id: text("message-id", "Fan.1.0.FanFailed"),
        severity,
        message: text("message", "Fan 2 stands still."),
        origin_of_condition: text("origin", ""),
        event_timestamp: occurred,
        occurrence_key,
        ..EventDraft::default()
    };
    draft.check().map_err(|problems| UsageError::new(problems.to_string()))
}

fn ticket(given: &Given, name: &str) -> Result<TicketId, UsageError> {
    let text = given.text(name).unwrap_or_default();
    text.parse().map_err(|error| UsageError::new(format!("--{name}: {error}")))
}

fn needs(name: &str, is_there: bool, other: &str) -> Result<(), UsageError> {
    match is_there {
        true => Ok(()),
        false => Err(UsageError::new(format!("--{name}: needs --{other} as well"))),
    }
}
