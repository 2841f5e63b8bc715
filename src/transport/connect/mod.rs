//! The connection itself: name, TCP, the proxy's tunnel, TLS.
//!
//! It is ours rather than an HTTP client's because a refusal must be known by
//! kind, and because nothing may take longer than the attempt allows.

mod address;
mod challenge;
mod line;
mod refusal;
mod session;
mod trust;
mod tunnel;

pub(crate) use line::Line;
pub(crate) use session::{Received, Sent, Session};
pub(crate) use trust::{Trust, Trusted};

use crate::cause::{Cause, Peer, Phase};
use crate::settings::Host;
use crate::transport::watch::Watch;
use crate::transport::{Attempt, Failure, Resolve, Route, Step};

/// A way that is about to be taken: route, far end and circumstances.
#[derive(Clone, Copy)]
pub(crate) struct Way<'a> {
    pub(crate) resolver: &'a dyn Resolve,
    pub(crate) route: &'a Route,
    pub(crate) host: &'a Host,
    pub(crate) port: u16,
    pub(crate) attempt: Attempt<'a>,
}

impl Way<'_> {
    /// Name, TCP and, where there is a proxy, its tunnel.
    ///
    /// Behind a proxy the far end's name is the proxy's business: it is neither
    /// looked up here nor connected to when the proxy refuses.
    pub(crate) fn open(&self) -> Result<Line, Failure> {
        let limits = self.route.limits();
        let watch = Watch::start(limits, self.attempt);
        let Some(proxy) = self.route.proxy() else {
            return self.dial(watch, Peer::ServiceCentre, self.host, self.port);
        };
        let mut line = self.dial(watch, Peer::Proxy, proxy.host(), proxy.port())?;
        line.watch_mut().enter(Peer::Proxy, Phase::ProxyTunnel, limits.handshake());
        let target = self.host.authority(self.port);
        let tunnel = tunnel::open(&mut line, &target, proxy.credentials())?;
        line.doubt(tunnel.announces_body);
        self.attempt.tell(&Step::Tunnelled { to: target });
        Ok(line)
    }

    /// TLS over an open line.
    pub(crate) fn secure(&self, mut line: Line, trusted: &Trusted) -> Result<Session, Failure> {
        let wall = self.attempt.wall().ok_or(Cause::ClockUnknown)?;
        let limit = self.route.limits().handshake();
        line.watch_mut().enter(Peer::ServiceCentre, Phase::TlsHandshake, limit);
        let doubtful = line.is_doubtful();
        let session = Session::begin(line, trusted, self.host, wall).map_err(|failure| {
            // A portal or web server that answers 200 to anything, CONNECT too.
            if doubtful && *failure.cause() == Cause::NotTls {
                Failure::new(Cause::NotAProxy).with_source(failure)
            } else {
                failure
            }
        })?;
        self.attempt.tell(&session.step());
        Ok(session)
    }

    fn dial(&self, mut watch: Watch, peer: Peer, host: &Host, port: u16) -> Result<Line, Failure> {
        watch.enter(peer, Phase::NameLookup, self.route.limits().connect());
        let addresses = address::of(host, self.resolver, &watch)?;
        if let Some(name) = host.as_name() {
            let (name, addresses) = (name.to_owned(), addresses.clone());
            self.attempt.tell(&Step::NameFound { peer, name, addresses });
        }
        watch.turn_to(Phase::Connect);
        let (line, address) = Line::to_one_of(&addresses, port, watch)?;
        self.attempt.tell(&Step::Connected { peer, address });
        Ok(line)
    }
}
