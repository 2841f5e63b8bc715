//! [`Machine`]: one device with its engine, and a driver in simulated time.

use std::error::Error;

use callhome::event::{Device, DeviceDraft, Event, EventDraft, OccurrenceKey, Severity};
use callhome::forwarder::{Config, Entropy, Forwarder, Gate, Outgoing, Output};
use callhome::protocol::{CallError, Caller, Payload, Response};
use callhome::settings::Endpoint;
use callhome::testing::ServiceCentre;
use callhome::ticket::{TicketId, TicketState};
use callhome::transport::{Attempt, Body, Exchange, Route, Transport};
use callhome::{Cause, Excerpt, Now, Peer, Uptime};

/// What one request takes, answered or refused.
pub(crate) const REQUEST_MILLIS: u64 = 50;

/// What all machines share.
pub(crate) struct Site {
    pub(crate) centre: ServiceCentre,
    pub(crate) route: Route,
    pub(crate) is_up: bool,
}

/// What a machine did while it was awake.
#[derive(Default)]
pub(crate) struct Awake {
    /// How many requests it made, one after the other without a wait.
    pub(crate) requests: u64,
    /// When it wants to be woken again.
    pub(crate) until: Option<u64>,
}

/// A device with one fault to report.
pub(crate) struct Machine {
    forwarder: Forwarder,
    device: Device,
    event: Option<Event>,
    ticket: Option<TicketId>,
}

impl Machine {
    pub(crate) fn new(number: u32, seed: u64, site: &Site) -> Result<Self, Box<dyn Error>> {
        let device = DeviceDraft {
            manufacturer: "Example Corp".into(),
            model: "Shelf 12".into(),
            serial_number: format!("EX47-{number:06}"),
            ..DeviceDraft::default()
        };
        let event = EventDraft {
            message_id: "Power.1.0.InputLost".into(),
            severity: Severity::Critical,
            message: "Input power was lost.".into(),
            occurrence_key: Some(OccurrenceKey::new("sel", "1", "0")?),
            ..EventDraft::default()
        };
        let mut entropy = [0; 16];
        entropy[..8].copy_from_slice(&seed.to_le_bytes());
        entropy[8..12].copy_from_slice(&number.to_le_bytes());
        let now = at(0);
        let mut forwarder = Forwarder::new(Config::new(), Entropy::new(entropy, now));
        forwarder.restored(now);
        forwarder.set_origin(&site.route.endpoint().origin(), now);
        forwarder.set_gate(Gate::Open, now);
        Ok(Self { forwarder, device: device.check()?, event: Some(event.check()?), ticket: None })
    }

    pub(crate) fn is_delivered(&self) -> bool {
        let ticket = self.ticket.and_then(|id| self.forwarder.ticket(id));
        ticket.is_some_and(|ticket| ticket.state() == TicketState::Active)
    }

    /// The machine wakes, reports if it has not, and works until there is nothing
    /// to do.
    pub(crate) fn wake(&mut self, mut millis: u64, site: &Site) -> Result<Awake, Box<dyn Error>> {
        if let Some(event) = self.event.take() {
            self.ticket = self.forwarder.report(&self.device, event, at(millis)).ticket();
        }
        let mut awake = Awake::default();
        loop {
            let now = at(millis);
            match self.forwarder.poll(now) {
                Output::Save(save) => self.forwarder.saved(save.token(), now),
                Output::Collect { ticket, .. } => {
                    self.forwarder.collected(ticket, Err(Excerpt::new("none")), now);
                }
                Output::Call(call) => {
                    awake.requests += 1;
                    millis += REQUEST_MILLIS;
                    let result = match site.is_up {
                        true => self.send(&call, site),
                        false => Err(Cause::ConnectionRefused { peer: Peer::ServiceCentre }.into()),
                    };
                    self.forwarder.answered(call.id(), result, at(millis));
                }
                Output::Wait(until) => {
                    awake.until = until.map(Uptime::as_millis);
                    return Ok(awake);
                }
                _ => {}
            }
        }
    }

    fn send(&self, call: &Outgoing, site: &Site) -> Result<callhome::forwarder::Answer, CallError> {
        let endpoint = site.route.endpoint();
        let caller = |device: &Device| Caller::new(device.clone());
        let request = call
            .ask()
            .request(endpoint, call.ticket(), None, caller)
            .into_http(|payload| match payload {
                Payload::Json(json) => Body::bytes(json),
                _ => Body::empty(),
            })
            .map_err(|_| Cause::ForeignOrigin)?;
        let response = Exchange::new(&site.route, request, Attempt::new(None))
            .and_then(|exchange| site.centre.send(exchange))
            .map_err(|failure| failure.into_cause())?;
        call.ask().answer(endpoint, call.ticket(), &Response::from(response), None)
    }
}

/// The route of every machine.
pub(crate) fn route() -> Result<Route, Box<dyn Error>> {
    Ok(Route::new(Endpoint::new("https://support.example/")?))
}

fn at(millis: u64) -> Now {
    Now::new(Uptime::from_millis(millis))
}
