//! The connection itself: name, TCP, the proxy's tunnel, TLS.
//!
//! It is ours rather than an HTTP client's because a refusal must be known by
//! kind, and because nothing may take longer than the attempt allows.

mod address;
mod challenge;
mod issuer;
mod line;
mod refusal;
mod session;
mod trust;
mod tunnel;
mod witness;

use rustls_pki_types::CertificateDer;

pub(crate) use line::Line;
use session::Handshake;
pub(crate) use session::{Received, Sent, Session};
pub(crate) use trust::{Trust, Trusted};
#[cfg(fuzzing)]
pub(super) use tunnel::fuzzing;

use crate::cause::{Cause, Peer, Phase};
use crate::settings::Host;
use crate::transport::watch::Watch;
use crate::transport::{
    Attempt, CertificateTime, Failure, PresentedCertificate, Resolve, Route, Step,
};

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
        let tell = |step| self.attempt.tell(&step);
        let tunnel = tunnel::open(&mut line, &target, proxy.credentials(), &tell)?;
        line.doubt(tunnel.announces_body);
        self.attempt.tell(&Step::Tunnelled { to: target });
        Ok(line)
    }

    /// TLS over an open line, with certificates checked at `time`.
    pub(crate) fn secure(
        &self,
        mut line: Line,
        trusted: Trusted,
        time: CertificateTime,
    ) -> Result<Session, Failure> {
        let doubtful = self.enter_tls(&mut line);
        let trusted = trusted.at(time);
        let handshake = Handshake { host: self.host, via_proxy: self.route.proxy().is_some() };
        let (result, chain) = handshake.shake(line, &trusted);
        self.tell_presented(chain.as_deref());
        let session = result.map_err(|failure| doubted(doubtful, failure))?;
        self.attempt.tell(&session.step(chain.is_some().then_some(time)));
        Ok(session)
    }

    /// The first words in TLS over an open line: is there a service centre at the
    /// other end, or something that opens TLS in its place?
    pub(crate) fn greet(&self, mut line: Line, trusted: Trusted) -> Result<(), Failure> {
        let doubtful = self.enter_tls(&mut line);
        let trusted = trusted.for_greeting();
        let via_proxy = self.route.proxy().is_some();
        let (result, chain) = Handshake { host: self.host, via_proxy }.shake(line, &trusted);
        self.tell_presented(chain.as_deref());
        let names = trusted.root_names();
        match (result, chain) {
            // Without roots there is nobody to miss.
            (_, Some(chain)) if names.is_empty() || names.end(&chain) => Ok(()),
            (_, Some(chain)) => Err(issuer::unknown(&chain, names, via_proxy).into()),
            (Ok(_), None) => Ok(()),
            (Err(failure), None) => match failure.cause() {
                // A refusal in TLS is TLS.
                Cause::TlsTooOld
                | Cause::TlsNothingInCommon
                | Cause::ClientCertificateRequired
                | Cause::ClientCertificateRefused
                | Cause::TlsFailed { .. } => Ok(()),
                _ => Err(doubted(doubtful, failure)),
            },
        }
    }

    /// Begins the phase; says whether the tunnel may have been none.
    fn enter_tls(&self, line: &mut Line) -> bool {
        let limit = self.route.limits().handshake();
        line.watch_mut().enter(Peer::ServiceCentre, Phase::TlsHandshake, limit);
        line.is_doubtful()
    }

    fn tell_presented(&self, chain: Option<&[CertificateDer<'_>]>) {
        if let Some(chain) = chain {
            let chain = chain.iter().map(|der| PresentedCertificate::from_der(der)).collect();
            self.attempt.tell(&Step::Presented { chain });
        }
    }

    fn dial(&self, mut watch: Watch, peer: Peer, host: &Host, port: u16) -> Result<Line, Failure> {
        watch.enter(peer, Phase::NameLookup, self.route.limits().connect());
        let addresses = address::of(host, self.resolver, &watch)?;
        if let Some(name) = host.as_name() {
            let (name, addresses) = (name.to_owned(), addresses.clone());
            self.attempt.tell(&Step::NameFound { peer, name, addresses });
        }
        watch.turn_to(Phase::Connect);
        let (line, address) = Line::to_one_of(&addresses, port, watch, &|address, cause| {
            self.attempt.tell(&Step::AddressFailed { peer, address, cause: cause.clone() });
        })?;
        self.attempt.tell(&Step::Connected { peer, address });
        Ok(line)
    }
}

/// A portal or web server that answers 200 to anything, CONNECT too.
fn doubted(doubtful: bool, failure: Failure) -> Failure {
    if doubtful && *failure.cause() == Cause::NotTls {
        Failure::new(Cause::NotAProxy).with_source(failure)
    } else {
        failure
    }
}
