//! [`Recorder`]: turns what a transport tells into the steps of a report.

use std::cell::RefCell;
use std::time::Duration;

use crate::cause::{Cause, Peer, Phase};
use crate::doctor::stopwatch::Stopwatch;
use crate::doctor::{Fact, Outcome, Station, Step};
use crate::transport::{PresentedCertificate, Step as Told};

/// Writes the steps down, each as soon as what comes after it has begun.
pub(super) struct Recorder<'a> {
    stations: Vec<Station>,
    /// Stations whose peer has no name to look up.
    addresses: Vec<Station>,
    steps: RefCell<Vec<Step>>,
    facts: RefCell<Vec<Fact>>,
    /// TLS that stands, until it is sure that nothing takes it back.
    secured: RefCell<Option<(Vec<Fact>, Duration)>>,
    watch: Stopwatch,
    watcher: Option<&'a dyn Fn(&Step)>,
}

impl<'a> Recorder<'a> {
    pub(super) fn new(
        stations: Vec<Station>,
        addresses: Vec<Station>,
        watcher: Option<&'a dyn Fn(&Step)>,
    ) -> Self {
        Self {
            stations,
            addresses,
            steps: RefCell::default(),
            facts: RefCell::default(),
            secured: RefCell::default(),
            watch: Stopwatch::start(),
            watcher,
        }
    }

    /// Something was found at the step under way.
    pub(super) fn note(&self, fact: Fact) {
        self.facts.borrow_mut().push(fact);
    }

    /// A step has passed; those before it that nobody spoke of were not shown.
    pub(super) fn pass(&self, station: Station) {
        self.end_at(station, Outcome::Passed);
    }

    /// A step is left out.
    pub(super) fn skip(&self, station: Station, why: Fact) {
        self.note(why);
        self.end_at(station, Outcome::Skipped);
    }

    /// Something happened on the way.
    pub(super) fn hear(&self, told: &Told) {
        match told {
            Told::NameFound { peer, name, addresses } => {
                self.note(Fact::Target { name: name.clone() });
                self.note(Fact::Addresses { addresses: addresses.clone() });
                self.pass(Station::name_of(*peer));
            }
            Told::AddressFailed { address, cause, .. } => {
                self.note(Fact::Tried { address: *address, cause: Some(cause.clone()) });
            }
            Told::Connected { peer, address } => {
                self.note(Fact::Tried { address: *address, cause: None });
                self.pass(Station::connection_to(*peer));
            }
            Told::ProxyAnswered { status, offered, date } => {
                self.note(Fact::ProxyAnswer { status: *status, offered: *offered });
                if let Some(date) = *date {
                    self.note(Fact::Date { date });
                }
            }
            Told::Tunnelled { to } => {
                self.note(Fact::Target { name: to.clone() });
                self.pass(Station::ProxyTunnel);
            }
            Told::Presented { chain } => {
                chain.iter().cloned().map(Fact::Certificate).for_each(|fact| self.note(fact));
            }
            // It may yet be taken back: a client certificate that is missing
            // shows after the handshake.
            Told::Secured { version, cipher, .. } => {
                self.note(Fact::Tls { version: version.clone(), cipher: cipher.clone() });
                *self.secured.borrow_mut() = Some((self.facts.take(), self.watch.lap()));
            }
            Told::Requested => {}
            Told::Answered { status } => {
                self.let_tls_stand();
                self.note(Fact::Status { status: *status });
            }
        }
    }

    /// The last certificate that was presented at the step under way.
    pub(super) fn presented(&self) -> Option<PresentedCertificate> {
        let facts = self.facts.borrow();
        facts.iter().rev().find_map(|fact| match fact {
            Fact::Certificate(certificate) => Some(certificate.clone()),
            _ => None,
        })
    }

    /// Something is wrong; nothing after it is reached.
    ///
    /// `names` are those that would be told only once they are found.
    pub(super) fn fail(&self, cause: &Cause, is_answered: bool, names: &[(Station, &str)]) {
        let place = match place(cause) {
            Some(_) if is_answered => Some(Station::ServiceCentre),
            // It can happen anywhere; with TLS secured it happened after that.
            None if self.secured.borrow().is_some() && self.stations.contains(&Station::Http) => {
                Some(Station::Http)
            }
            place => place,
        };
        let at = place.and_then(|place| self.stations.iter().position(|s| *s >= place));
        // What has passed has passed; the fault showed later.
        let reached = self.steps.borrow().len();
        let last = self.stations.len().saturating_sub(1);
        let at = at.unwrap_or(reached).max(reached).min(last);
        if let Some(station) = self.stations.get(at) {
            if let Some((_, name)) = names.iter().find(|(named, _)| named == station) {
                self.note(Fact::Target { name: (*name).to_owned() });
            }
            self.end_at(*station, Outcome::Failed);
        }
    }

    /// Every step, those that were not reached among them.
    pub(super) fn into_steps(self) -> Vec<Step> {
        let reached = self.steps.borrow().len();
        for station in self.stations.iter().skip(reached) {
            self.push(Step::new(*station, Outcome::NotReached, Duration::ZERO, Vec::new()));
        }
        self.steps.into_inner()
    }

    fn end_at(&self, station: Station, outcome: Outcome) {
        if station > Station::Tls {
            self.let_tls_stand();
        }
        let reached = self.steps.borrow().len();
        let Some(at) = self.stations.iter().position(|s| *s == station) else { return };
        if at < reached {
            return;
        }
        let mut facts = self.facts.take();
        let mut duration = self.watch.lap();
        if let Some((found, took)) = self.secured.take() {
            facts.splice(..0, found);
            duration += took;
        }
        self.skip_unspoken(station);
        self.push(Step::new(station, outcome, duration, facts));
    }

    /// What comes after TLS has begun: it stands, as it was secured.
    fn let_tls_stand(&self) {
        if let Some((facts, duration)) = self.secured.take() {
            self.skip_unspoken(Station::Tls);
            self.push(Step::new(Station::Tls, Outcome::Passed, duration, facts));
        }
    }

    /// Those before `station` that nobody spoke of.
    fn skip_unspoken(&self, station: Station) {
        let reached = self.steps.borrow().len();
        let missed = self.stations.iter().skip(reached).take_while(|missed| **missed != station);
        for missed in missed {
            let is_address = self.addresses.contains(missed);
            let why = if is_address { Fact::IsAddress } else { Fact::NotShown };
            self.push(Step::new(*missed, Outcome::Skipped, Duration::ZERO, vec![why]));
        }
    }

    fn push(&self, step: Step) {
        if let Some(watcher) = self.watcher {
            watcher(&step);
        }
        self.steps.borrow_mut().push(step);
    }
}

/// Where a cause belongs; `None` for what can happen anywhere.
fn place(cause: &Cause) -> Option<Station> {
    use Peer::Proxy;
    Some(match cause {
        Cause::ClockUntrusted { .. } => Station::Clock,
        Cause::AgreementMissing
        | Cause::NotConfigured
        | Cause::RouteUnusable { .. }
        | Cause::ForeignOrigin => Station::Settings,
        Cause::NameNotFound { peer }
        | Cause::NameWithoutAddress { peer }
        | Cause::NameLookupFailed { peer }
        | Cause::ResolverUnreachable { peer } => Station::name_of(*peer),
        Cause::ConnectionRefused { peer } | Cause::Unreachable { peer } => {
            Station::connection_to(*peer)
        }
        Cause::ConnectionLost { peer, phase } | Cause::TimedOut { peer, phase } => {
            match (*phase, *peer) {
                (Phase::NameLookup, peer) => Station::name_of(peer),
                (Phase::Connect, peer) => Station::connection_to(peer),
                (Phase::ProxyTunnel, _) | (_, Proxy) => Station::ProxyTunnel,
                (Phase::TlsHandshake, _) => Station::Tls,
                (Phase::Request | Phase::Answer, _) => Station::Http,
            }
        }
        Cause::ProxyRefused { .. }
        | Cause::ProxyAuthenticationRequired { .. }
        | Cause::ProxySchemeUnsupported { .. }
        | Cause::ProxyCredentialsRejected
        | Cause::ProxyCannotReach { .. }
        | Cause::ProxyStatus { .. }
        | Cause::NotAProxy => Station::ProxyTunnel,
        Cause::CertificateExpired
        | Cause::CertificateNotYetValid
        | Cause::CertificateWrongName
        | Cause::CertificateUnknownIssuer { .. }
        | Cause::CertificateIncompleteChain { .. }
        | Cause::TlsIntercepted { .. }
        | Cause::CertificateInvalid { .. }
        | Cause::TlsTooOld
        | Cause::TlsNothingInCommon
        | Cause::NotTls
        | Cause::ClientCertificateRequired
        | Cause::ClientCertificateRefused
        | Cause::TlsFailed { .. } => Station::Tls,
        Cause::AnswerMalformed { .. } | Cause::AnswerTooLarge | Cause::AnswerCut => Station::Http,
        Cause::NotAServiceCentre | Cause::CredentialsRefused { .. } | Cause::Status { .. } => {
            Station::ServiceCentre
        }
        Cause::TooSoon { .. } | Cause::Stopped | Cause::NotSupported | Cause::RequestBody => {
            return None;
        }
    })
}
