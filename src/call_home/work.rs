//! Sending and packing: at once with [`CallHome::run_once`], or in two halves
//! with [`CallHome::begin`] and [`CallHome::finish`].

#[cfg(feature = "package")]
use std::error::Error;
use std::fmt;
#[cfg(feature = "package")]
use std::io::Write;
use std::io::{self, Read};
use std::sync::Arc;
#[cfg(feature = "package")]
use std::sync::{Mutex, PoisonError};

use sha2::{Digest, Sha256};

#[cfg(feature = "package")]
use crate::call_home::SlotSink;
use crate::call_home::clock_floor::{ClockFloor, Lookout};
use crate::call_home::{CallHome, Watcher, slot_of};
use crate::cause::Cause;
use crate::event::{self, Device, Event, Receipt};
use crate::forwarder::{Answer, Ask, CallId, Outgoing};
#[cfg(feature = "package")]
use crate::package::{Collector, OpenPackage, PackageHead, PackageRules, Packer};
use crate::protocol::{CallError, Caller, Checksum, ChecksumAlgorithm, Payload, Response};
use crate::store::Store;
use crate::text::Excerpt;
use crate::ticket::TicketId;
use crate::time::{Now, Uptime, WallTime};
use crate::transport::{Attempt, Body, Exchange, Failure, Route, Step, StopFlag, Transport};

/// The host's collector, which any thread may run.
#[cfg(feature = "package")]
pub(super) type SharedCollector = Arc<Mutex<Box<dyn Collector>>>;

/// A package that the engine wants and nobody has begun.
#[cfg_attr(not(feature = "package"), allow(dead_code, reason = "nothing is packed then"))]
pub(super) struct Packing {
    pub(super) ticket: TicketId,
    pub(super) device: Arc<Device>,
    pub(super) event: Arc<Event>,
}

/// What there is to do next.
///
/// ```
/// use callhome::Next;
///
/// fn is_idle<T>(next: &Next<T>) -> bool {
///     matches!(next, Next::Wait(_))
/// }
/// ```
#[derive(Debug)]
#[must_use = "what was begun has to be finished"]
pub enum Next<T> {
    /// Run this, on any thread, then hand the outcome to
    /// [`CallHome::finish`].
    Work(Work<T>),
    /// Nothing until that moment, or until something is reported or changed.
    Wait(Option<Uptime>),
}

/// One request, or one package, ready to be done without the [`CallHome`] that
/// it comes from: a lock around that need not be held meanwhile.
///
/// ```
/// use callhome::transport::Transport;
/// use callhome::{Done, Work};
///
/// fn in_a_worker_thread<T: Transport>(work: Work<T>) -> Done {
///     work.run()
/// }
/// ```
pub struct Work<T>(Task<T>);

enum Task<T> {
    Send(Box<Sending<T>>),
    Check(Box<Check>),
    #[cfg(feature = "package")]
    Pack(Box<Pack>),
}

struct Sending<T> {
    transport: Arc<T>,
    outgoing: Outgoing,
    route: Route,
    caller: Caller,
    /// The package from the chunk's start, for an upload: once to send it, and
    /// once before that where the service centre wants a checksum.
    chunk: Option<Box<dyn Read + Send>>,
    checked: Option<Box<dyn Read + Send>>,
    wall: Option<WallTime>,
    clock_floor: ClockFloor,
    stop: StopFlag,
    watcher: Option<Watcher>,
}

/// Is what lies in the slot what was approved?
struct Check {
    ticket: TicketId,
    slot: Box<dyn Read + Send>,
    stop: StopFlag,
}

#[cfg(feature = "package")]
struct Pack {
    packing: Packing,
    slot: Box<dyn crate::store::SlotWriter + Send>,
    rules: PackageRules,
    collector: SharedCollector,
    created: Option<WallTime>,
    agreement: Option<(String, String)>,
}

/// What came of a [`Work`], for [`CallHome::finish`].
///
/// ```
/// fn log(done: &callhome::Done) {
///     println!("{done:?}");
/// }
/// ```
#[must_use = "the engine waits for it"]
pub struct Done(Outcome);

enum Outcome {
    /// With the time at which a whole chain of certificates was found valid.
    Answered(CallId, Result<Answer, CallError>, Option<WallTime>),
    #[cfg_attr(not(feature = "package"), allow(dead_code, reason = "nothing is packed then"))]
    Packed(TicketId, Result<Receipt, Excerpt>),
    Checked(TicketId, Result<event::Sha256, Cause>),
}

impl<T: Transport, S: Store> CallHome<T, S> {
    /// Brings the service data for tickets to come, packed by these rules.
    /// Without a collector tickets go without a package.
    #[cfg(feature = "package")]
    pub fn set_collector(&mut self, rules: PackageRules, collector: impl Collector + 'static) {
        self.collector = Some((rules, Arc::new(Mutex::new(Box::new(collector)))));
    }

    /// Does the next thing: packs one package, or sends at most one request with
    /// at most one chunk of service data. Says when to call again: now, where
    /// something was done, or at that moment, or (`None`) when something was
    /// reported or changed.
    ///
    /// `clock` is read before and after, because it may take long.
    pub fn run_once(&mut self, clock: &dyn Fn() -> Now) -> Option<Uptime> {
        let begun = clock();
        match self.begin(begun) {
            Next::Wait(until) => until,
            Next::Work(work) => {
                let done = work.run();
                let now = clock();
                self.finish(done, now);
                Some(now.uptime())
            }
        }
    }

    /// The first half of [`run_once`](Self::run_once): takes what is to be done
    /// next, without doing it. The network is not used.
    pub fn begin(&mut self, now: Now) -> Next<T> {
        loop {
            self.pump(now);
            // A small request never waits for a package, nor a package for a chunk.
            let send_first = self.to_send.front().is_some_and(|call| !call.ask().is_bulk());
            let packing = if send_first { None } else { self.to_pack.pop_front() };
            let check = if send_first { None } else { self.to_check.pop_front() };
            let work = if let Some(packing) = packing {
                self.to_check.extend(check);
                self.packing(packing, now)
            } else if let Some(ticket) = check {
                self.checking(ticket)
            } else if let Some(outgoing) = self.to_send.pop_front() {
                self.sending(outgoing, now)
            } else {
                return Next::Wait(self.wait);
            };
            match work {
                Ok(task) => return Next::Work(Work(task)),
                Err(outcome) => self.finish(Done(*outcome), now),
            }
        }
    }

    /// The second half: takes the outcome in. The network is not used.
    pub fn finish(&mut self, done: Done, now: Now) {
        match done.0 {
            Outcome::Answered(id, result, verified) => {
                self.raise_clock_floor(verified);
                self.forwarder.answered(id, result, now);
            }
            Outcome::Packed(ticket, result) => {
                let result = result.as_ref().map_err(Clone::clone);
                self.forwarder.collected(ticket, result, now);
            }
            Outcome::Checked(ticket, found) => self.forwarder.slot_checked(ticket, found, now),
        }
        self.pump(now);
    }

    /// A request with all that it needs; or, where it cannot be made, the answer
    /// that the engine gets instead.
    fn sending(&self, outgoing: Outgoing, now: Now) -> Result<Task<T>, Box<Outcome>> {
        let id = outgoing.id();
        let refused = |cause: Cause| Box::new(Outcome::Answered(id, Err(cause.into()), None));
        // What was switched off since it was asked for is asked for again later.
        let (ticket, is_chunk) =
            (outgoing.ticket(), matches!(outgoing.ask(), Ask::SendChunk { .. }));
        let is_unapproved = || {
            let view = self.forwarder.ticket(ticket);
            view.is_some_and(|view| view.awaits_approval().is_some())
        };
        if !self.forwarder.gate().is_open() || is_chunk && is_unapproved() {
            return Err(refused(Cause::Stopped));
        }
        let route = self.route().map_err(|failure| refused(failure.into_cause()))?;
        // A ticket goes on about the device that it was reported for.
        let device = match outgoing.ask() {
            Ask::Open { device, .. } => device.as_ref(),
            _ => &self.device,
        };
        let caller = self.caller(device).map_err(refused)?;
        let (mut chunk, mut checked) = (None, None);
        if let Ask::SendChunk { offset, checksum, .. } = outgoing.ask() {
            let slot = slot_of(outgoing.ticket());
            let open =
                || self.store.open_slot(&slot, *offset).map_err(|_| refused(Cause::RequestBody));
            chunk = Some(open()?);
            if *checksum == Some(ChecksumAlgorithm::Sha256) {
                checked = Some(open()?);
            }
        }
        Ok(Task::Send(Box::new(Sending {
            transport: Arc::clone(&self.transport),
            outgoing,
            route,
            caller,
            chunk,
            checked,
            wall: now.wall(),
            clock_floor: self.clock_floor,
            stop: self.stop.clone(),
            watcher: self.watcher.clone(),
        })))
    }

    fn checking(&self, ticket: TicketId) -> Result<Task<T>, Box<Outcome>> {
        let unreadable = |_| Box::new(Outcome::Checked(ticket, Err(Cause::RequestBody)));
        let slot = self.store.open_slot(&slot_of(ticket), 0).map_err(unreadable)?;
        Ok(Task::Check(Box::new(Check { ticket, slot, stop: self.stop.clone() })))
    }

    #[cfg(feature = "package")]
    fn packing(&mut self, packing: Packing, now: Now) -> Result<Task<T>, Box<Outcome>> {
        let ticket = packing.ticket;
        let none = |reason: &str| Box::new(Outcome::Packed(ticket, Err(Excerpt::new(reason))));
        let Some((rules, collector)) = self.collector.clone() else {
            return Err(none("the device collects no service data"));
        };
        let slot = self
            .store
            .create_slot(&slot_of(ticket))
            .map_err(|error| none(&format!("there is no room for it: {error}")))?;
        let agreement = self.agreement.acceptance().map(|acceptance| {
            (acceptance.terms_version().to_owned(), acceptance.privacy_version().to_owned())
        });
        let created = now.wall();
        Ok(Task::Pack(Box::new(Pack { packing, slot, rules, collector, created, agreement })))
    }

    #[cfg(not(feature = "package"))]
    fn packing(&mut self, packing: Packing, _: Now) -> Result<Task<T>, Box<Outcome>> {
        let reason = Excerpt::new("the device collects no service data");
        Err(Box::new(Outcome::Packed(packing.ticket, Err(reason))))
    }
}

impl<T> Work<T> {
    /// Whether it packs service data: that reads the machine and writes the
    /// store, and does not use the network.
    #[must_use]
    pub fn is_packing(&self) -> bool {
        match self.0 {
            Task::Send(_) | Task::Check(_) => false,
            #[cfg(feature = "package")]
            Task::Pack(_) => true,
        }
    }
}

impl Done {
    /// Of a package, its ticket with the receipt, or with why there is none. The
    /// package is in its slot; that the ticket has it is durable once
    /// [`CallHome::finish`] has taken this in and
    /// [`CallHome::unsaved`] says nothing.
    #[must_use]
    pub fn packed(&self) -> Option<(TicketId, Result<&Receipt, &Excerpt>)> {
        match &self.0 {
            Outcome::Answered(..) | Outcome::Checked(..) => None,
            Outcome::Packed(ticket, result) => Some((*ticket, result.as_ref())),
        }
    }
}

impl<T: Transport> Work<T> {
    /// Does it. This is the part that takes long: it ends by the route's limits,
    /// and soon after the stop flag is raised; a package takes as long as the
    /// collector does.
    pub fn run(self) -> Done {
        match self.0 {
            Task::Send(sending) => sending.run(),
            Task::Check(check) => check.run(),
            #[cfg(feature = "package")]
            Task::Pack(pack) => pack.run(),
        }
    }
}

impl<T: Transport> Sending<T> {
    fn run(self) -> Done {
        let (id, ticket) = (self.outgoing.id(), self.outgoing.ticket());
        let lookout = Lookout::new(self.watcher.clone());
        let result = self.exchange(&lookout);
        let result = result.map_err(|failure| CallError::from(failure.into_cause()));
        let result = result.and_then(|(ask, route, response, wall)| {
            ask.answer(route.endpoint(), ticket, &response, wall)
        });
        Done(Outcome::Answered(id, result, lookout.verified()))
    }

    fn exchange(
        self,
        lookout: &Lookout,
    ) -> Result<(Ask, Route, Response, Option<WallTime>), Failure> {
        let (ask, ticket) = (self.outgoing.ask(), self.outgoing.ticket());
        let checksum = match (ask, self.checked) {
            (Ask::SendChunk { length, .. }, Some(reader)) => Some(
                sha256_of(reader, *length)
                    .map_err(|error| Failure::new(Cause::RequestBody).with_source(error))?,
            ),
            _ => None,
        };
        let (caller, chunk) = (self.caller, self.chunk);
        let request = ask
            .request(self.route.endpoint(), ticket, checksum, |_| caller)
            .into_http(|payload| match payload {
                Payload::Empty => Body::empty(),
                Payload::Json(text) => Body::bytes(text),
                Payload::Chunk { length, .. } => match chunk {
                    Some(reader) => Body::reader(length, reader),
                    None => Body::reader(length, io::empty()),
                },
            })
            .map_err(|error| Failure::new(Cause::ForeignOrigin).with_source(error))?;
        let see = |step: &Step| lookout.see(step);
        let attempt = self.clock_floor.of(Attempt::new(self.wall));
        let attempt = attempt.with_stop(&self.stop).with_watcher(&see);
        let answer = self.transport.send(Exchange::new(&self.route, request, attempt)?)?;
        Ok((ask.clone(), self.route, Response::from(answer), self.wall))
    }
}

impl Check {
    fn run(mut self) -> Done {
        let found = self.digest();
        Done(Outcome::Checked(self.ticket, found))
    }

    fn digest(&mut self) -> Result<event::Sha256, Cause> {
        let mut hasher = Sha256::new();
        let mut buffer = vec![0; 64 * 1024];
        loop {
            if self.stop.is_raised() {
                return Err(Cause::Stopped);
            }
            match self.slot.read(&mut buffer) {
                Ok(0) => return Ok(event::Sha256::from_bytes(hasher.finalize().into())),
                Ok(read) => hasher.update(buffer.get(..read).unwrap_or_default()),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(_) => return Err(Cause::RequestBody),
            }
        }
    }
}

#[cfg(feature = "package")]
impl Pack {
    fn run(self) -> Done {
        let ticket = self.packing.ticket;
        Done(Outcome::Packed(ticket, self.fill()))
    }

    fn fill(self) -> Result<Receipt, Excerpt> {
        let words = |error: &dyn Error| Excerpt::new(&with_sources(error));
        let Packing { ticket, device, event } = &self.packing;
        let scope = self.rules.scope();
        let mut head = PackageHead::new(*ticket, device, event, scope);
        if let Some(created) = self.created {
            head = head.with_created(created);
        }
        if let Some((terms, privacy)) = &self.agreement {
            head = head.with_agreement(terms, privacy);
        }
        // Made anew for each package: between two of them, weeks as a rule, its
        // memory is better spent elsewhere.
        let mut packer = Packer::new(self.rules).map_err(|e| words(&e))?;
        let mut sink = SlotSink::new(self.slot);
        let mut package: OpenPackage<'_> =
            packer.start(&mut sink as &mut dyn Write, &head).map_err(|e| words(&e))?;
        self.collector.lock().unwrap_or_else(PoisonError::into_inner).collect(
            event,
            scope,
            &mut package,
        )?;
        let (receipt, _) = package.finish().map_err(|e| words(&e))?;
        sink.seal().map_err(|e| words(&e))?;
        Ok(receipt)
    }
}

/// An error with all that lies beneath it: the ticket has one text for it.
#[cfg(feature = "package")]
fn with_sources(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut beneath = error.source();
    while let Some(error) = beneath {
        text = format!("{text}: {error}");
        beneath = error.source();
    }
    text
}

/// The digest of the next `length` bytes.
fn sha256_of(reader: impl Read + Send, length: u64) -> io::Result<Checksum> {
    let mut chunk = Body::reader(length, reader);
    let mut hasher = Sha256::new();
    io::copy(&mut chunk, &mut hasher)?;
    Ok(Checksum::Sha256(hasher.finalize().into()))
}

impl<T> fmt::Debug for Work<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Task::Send(sending) => f.debug_tuple("Work").field(&sending.outgoing).finish(),
            Task::Check(check) => f.debug_tuple("Work").field(&check.ticket).finish(),
            #[cfg(feature = "package")]
            Task::Pack(pack) => f.debug_tuple("Work").field(&pack.packing.ticket).finish(),
        }
    }
}

impl fmt::Debug for Done {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Outcome::Answered(id, result, _) => {
                f.debug_tuple("Done").field(id).field(&result.is_ok()).finish()
            }
            Outcome::Packed(ticket, result) => {
                f.debug_tuple("Done").field(ticket).field(&result.is_ok()).finish()
            }
            Outcome::Checked(ticket, found) => {
                f.debug_tuple("Done").field(ticket).field(&found.is_ok()).finish()
            }
        }
    }
}
