//! Working off what is to be done, and telling what comes of it.

use std::collections::{BTreeMap, VecDeque};
use std::fmt::Display;
use std::io::{self, IsTerminal, Write};
use std::thread;
use std::time::{Duration, Instant};

use callhome::forwarder::{Stage, TicketView};
use callhome::ticket::{TicketId, TicketState};
use callhome::transport::HttpsTransport;
use callhome::{Next, Uptime, Work};

use crate::shared::client::{Client, Refusal, with_sources};
use crate::shared::say::{complain, say};
use crate::ticket_line;

/// The longest sleep between two looks at the engine.
const NAP: Duration = Duration::from_millis(200);

/// Works until every ticket is received or has ended, or the time is over.
pub(crate) struct Follower {
    pub(crate) client: Client,
    deadline: Instant,
    /// Calls that wait for the package to be durable: the report is accepted
    /// however slow the network is.
    held: VecDeque<Work<HttpsTransport>>,
    /// What was said about each ticket.
    said: BTreeMap<TicketId, (Option<String>, TicketState)>,
    bar: Bar,
}

impl Follower {
    pub(crate) fn new(client: Client, deadline: Instant) -> Self {
        // A call that hangs must not outlive the run.
        let stop = client.call_home.stop_flag();
        thread::spawn(move || {
            thread::sleep(deadline.saturating_duration_since(Instant::now()));
            stop.raise();
        });
        let bar = Bar::new();
        Self { client, deadline, held: VecDeque::new(), said: BTreeMap::new(), bar }
    }

    /// Packs service data until `ticket` and its package are durable, and says so.
    pub(crate) fn make_durable(&mut self, ticket: TicketId) -> Result<(), Refusal> {
        let is_collecting = |client: &Client| {
            client.call_home.ticket(ticket).is_some_and(|view| view.stage() == Stage::Collecting)
        };
        if !is_collecting(&self.client) {
            say(&format!("accepted {ticket}")); // by an earlier run
        }
        while is_collecting(&self.client) {
            let now = self.client.clock.now();
            match self.client.call_home.begin(now) {
                Next::Work(work) if work.is_packing() => self.pack(work, Some(ticket))?,
                Next::Work(work) => self.held.push_back(work),
                Next::Wait(_) => return Err("the service data could not be packed".into()),
            }
        }
        Ok(())
    }

    /// Works until there is nothing left to wait for. Says what becomes of every
    /// ticket and returns the exit status.
    pub(crate) fn follow(mut self) -> u8 {
        self.say_where_all_stand();
        loop {
            self.say_changes();
            if Instant::now() >= self.deadline {
                break;
            }
            // What is due now is done in any case: a wish that was refused has
            // the ticket's state asked for.
            if let Some(until) = self.step() {
                if self.client.call_home.tickets().iter().all(is_settled) {
                    break;
                }
                self.sleep(until);
            }
        }
        self.bar.clear();
        self.say_what_is_left();
        status(&self.client)
    }

    /// Does the next thing, or says until when there is none.
    fn step(&mut self) -> Option<Option<Uptime>> {
        let now = self.client.clock.now();
        let next = match self.held.pop_front() {
            Some(work) => Next::Work(work),
            None => self.client.call_home.begin(now),
        };
        match next {
            Next::Wait(until) => return Some(until),
            Next::Work(work) if work.is_packing() => {
                // It goes without service data then, and says why.
                let _ = self.pack(work, None);
            }
            Next::Work(work) => {
                let done = work.run();
                self.client.call_home.finish(done, self.client.clock.now());
            }
        }
        None
    }

    /// Packs service data. A package that `needed` cannot do without, and that
    /// cannot be made durable, is an error; it is packed again by a later run.
    fn pack(
        &mut self,
        work: Work<HttpsTransport>,
        needed: Option<TicketId>,
    ) -> Result<(), Refusal> {
        let kept = |why: &dyn Display| {
            Refusal(vec![format!("not accepted: {why}; --resume goes on with what is stored")])
        };
        let done = work.run();
        let packed = done.packed().map(|(ticket, result)| {
            let words = result
                .map(|receipt| format!("{} sha256:{}", receipt.bytes(), receipt.sha256()))
                .map_err(ToString::to_string);
            (ticket, words)
        });
        if let Some((ticket, Err(why))) = &packed
            && needed == Some(*ticket)
        {
            return Err(kept(why));
        }
        let clock = self.client.clock;
        self.client.call_home.finish(done, clock.now());
        let unsaved = self.client.call_home.unsaved().map(|error| with_sources(error));
        match (packed, unsaved) {
            (Some((ticket, Ok(words))), None) => {
                say(&format!("package {ticket} {words}"));
                say(&format!("accepted {ticket}"));
            }
            (Some((ticket, Err(why))), _) => complain(&format!("package {ticket}: {why}")),
            (Some((ticket, _)), Some(why)) if needed == Some(ticket) => return Err(kept(&why)),
            _ => {}
        }
        Ok(())
    }

    fn sleep(&self, until: Option<Uptime>) {
        let now = self.client.clock.now().uptime();
        let due = until.map_or(NAP, |until| until.since(now));
        let left = self.deadline.saturating_duration_since(Instant::now());
        thread::sleep(due.min(NAP).min(left));
    }

    fn say_where_all_stand(&mut self) {
        for view in self.client.call_home.tickets() {
            let (number, state) = (view.number().map(str::to_owned), view.state());
            if !is_settled(&view) || self.client.call_home.tickets().len() == 1 {
                say(&ticket_line(view.id(), view.number(), &state));
            }
            self.said.insert(view.id(), (number, state));
        }
    }

    /// A line for each change of a state, once it is durable, and for a number
    /// that is new.
    fn say_changes(&mut self) {
        let mut lines = Vec::new();
        for change in self.client.call_home.take_changes() {
            let view = self.client.call_home.ticket(change.ticket);
            let number = view.and_then(|view| view.number()).map(str::to_owned);
            lines.push(ticket_line(change.ticket, number.as_deref(), &change.new));
            self.said.insert(change.ticket, (number, change.new));
        }
        let mut progress = None;
        for view in self.client.call_home.tickets() {
            progress = progress.or(view.progress().filter(|(arrived, all)| arrived < all));
            if let Some((number, state)) = self.said.get_mut(&view.id())
                && number.as_deref() != view.number()
            {
                *number = view.number().map(str::to_owned);
                lines.push(ticket_line(view.id(), view.number(), state));
            }
        }
        if !lines.is_empty() || progress.is_none() {
            self.bar.clear();
        }
        for line in lines {
            say(&line);
        }
        if let Some((arrived, all)) = progress {
            self.bar.show(arrived, all);
        }
    }

    /// One line for every ticket that something is still wanted of.
    fn say_what_is_left(&self) {
        for view in self.client.call_home.tickets() {
            let why = view.cause().map(|(_, words)| format!(": {words}")).unwrap_or_default();
            if view.state() == TicketState::Failed {
                complain(&format!("ticket {} has failed{why}", view.id()));
            } else if let Some(package) = view.awaits_approval() {
                let (id, sha256) = (view.id(), package.sha256());
                complain(&format!(
                    "ticket {id}: sha256:{sha256} awaits approval; --approve goes on"
                ));
            } else if !is_settled(&view) {
                complain(&format!("ticket {}: {}{why}; --resume goes on", view.id(), view.stage()));
            }
        }
    }
}

/// The exit status for what has become of the tickets.
pub(crate) fn status(client: &Client) -> u8 {
    let tickets = client.call_home.tickets();
    let any = |state| tickets.iter().any(|view| view.state() == state);
    match () {
        () if any(TicketState::Failed) => 4,
        () if any(TicketState::Pending) => 3,
        () => 0,
    }
}

/// Whether nothing is to be waited for: it is received and every wish about it
/// delivered, or it awaits approval, or it has ended.
fn is_settled(view: &TicketView<'_>) -> bool {
    match view.state() {
        // Then only a person can bring it further.
        TicketState::Pending => view.stage() == Stage::AwaitingApproval && view.number().is_some(),
        TicketState::Active => view.stage() != Stage::CancelAsked && view.waiting_notes() == 0,
        _ => true,
    }
}

/// How much of an upload has arrived, where standard error is a terminal.
struct Bar {
    is_wanted: bool,
    is_shown: bool,
}

impl Bar {
    const WIDTH: u64 = 40;

    fn new() -> Self {
        Self { is_wanted: io::stderr().is_terminal(), is_shown: false }
    }

    fn show(&mut self, arrived: u64, all: u64) {
        if !self.is_wanted {
            return;
        }
        let share = |of: u64| u128::from(arrived) * u128::from(of) / u128::from(all.max(1));
        let done: String = (0..u128::from(Self::WIDTH))
            .map(|at| if at < share(Self::WIDTH) { '#' } else { '.' })
            .collect();
        let percent = share(100);
        let mut err = io::stderr().lock();
        let _ = write!(err, "\r[{done}] {percent:3} % of {all} bytes").and_then(|()| err.flush());
        self.is_shown = true;
    }

    fn clear(&mut self) {
        if std::mem::take(&mut self.is_shown) {
            let mut err = io::stderr().lock();
            let _ = write!(err, "\r\x1b[K").and_then(|()| err.flush());
        }
    }
}
