//! [`examine`]: the walk itself.

use http::header::DATE;

use crate::cause::{Cause, Phase};
use crate::doctor::examination::{Asked, Depth};
use crate::doctor::recorder::Recorder;
use crate::doctor::{Examination, Fact, Report, Station, Verdict};
use crate::protocol::{Call, CallError, Caller, Nonce, Payload, Response, TestCall};
use crate::time::WallTime;
use crate::transport::{
    Attempt, Body, CertificateTime, ConnectionCheck, Exchange, Failure, Route, Step as Told,
    Transport,
};

/// Walks from the clock as far as the examination asks, ends at the first thing
/// that is wrong, and says what it is.
///
/// It takes no longer than the route's limits allow for one attempt. With a
/// transport that shows none of its steps these are skipped, and the verdict is
/// the cause that it returns.
///
/// A test call goes out only where the examination brings one; the agreement is
/// the caller's to look at.
pub fn examine<T: Transport + ?Sized>(transport: &T, examination: &Examination<'_>) -> Report {
    let walk = Walk {
        transport,
        examination,
        recorder: Recorder::new(
            examination.stations(),
            examination.addresses(),
            examination.watcher,
        ),
    };
    let result = walk.go();
    if let Err(Stop { failure, is_answered }) = &result {
        walk.recorder.fail(failure.cause(), *is_answered, &examination.names());
    }
    let failure = result.as_ref().err().map(|stop| &stop.failure);
    let verdict = match &result {
        Ok(verdict) => verdict.clone(),
        Err(stop) => Verdict::from(stop.failure.cause().clone()),
    };
    Report::new(walk.recorder.into_steps(), verdict, failure)
}

struct Walk<'a, T: ?Sized> {
    transport: &'a T,
    examination: &'a Examination<'a>,
    recorder: Recorder<'a>,
}

/// Where the walk ends too early.
struct Stop {
    failure: Failure,
    /// Whether there was a whole answer in HTTP.
    is_answered: bool,
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self { failure, is_answered: false }
    }
}

impl From<Cause> for Stop {
    fn from(cause: Cause) -> Self {
        Failure::new(cause).into()
    }
}

impl<T: Transport + ?Sized> Walk<'_, T> {
    fn go(&self) -> Result<Verdict, Stop> {
        self.look_at_the_clock()?;
        let route = self.look_at_the_settings()?;
        let examination = self.examination;
        let told = |step: &Told| {
            self.recorder.hear(step);
            examination.attempt.tell(step);
        };
        let attempt = examination.attempt.with_watcher(&told);
        match &examination.depth {
            Depth::Proxy(asked) => self.prove_the_proxy(*asked, route, attempt),
            Depth::Connection => {
                self.connect(route, attempt)?;
                self.recorder.pass(Station::Tls);
                Ok(Verdict::fine("connection"))
            }
            Depth::Whole(Ok(probe)) => {
                self.call(route, &probe.0, probe.1, attempt.with_full_handshake())?;
                Ok(Verdict::fine("whole"))
            }
            Depth::Whole(Err(why_not)) => {
                match self.connect(route, attempt) {
                    Ok(()) => self.recorder.pass(Station::Tls),
                    Err(failure) if *failure.cause() == Cause::NotSupported => {
                        self.recorder.skip(Station::Tls, Fact::NotShown);
                    }
                    Err(failure) => return Err(failure.into()),
                }
                let why = Fact::Because { cause: why_not.clone() };
                self.recorder.skip(Station::Http, why.clone());
                self.recorder.skip(Station::ServiceCentre, why);
                Ok(Verdict::from(why_not.clone()))
            }
        }
    }

    fn look_at_the_clock(&self) -> Result<(), Stop> {
        if let Depth::Proxy(_) = self.examination.depth {
            self.recorder.skip(Station::Clock, Fact::NotNeeded);
            return Ok(());
        }
        let attempt = &self.examination.attempt;
        let time = attempt.certificate_time();
        self.recorder.note(Fact::Clock {
            given: attempt.wall(),
            floor: attempt.floor(),
            goes_by_floor: matches!(time, Ok(CertificateTime::NotBefore(_))),
        });
        time?;
        self.recorder.pass(Station::Clock);
        Ok(())
    }

    fn look_at_the_settings(&self) -> Result<&Route, Stop> {
        if let Depth::Whole(probe) = &self.examination.depth {
            let accepted = !matches!(probe, Err(Cause::AgreementMissing));
            self.recorder.note(Fact::Agreement { accepted });
        }
        let route = match (&self.examination.route, &self.examination.depth) {
            (Some(route), _) => route,
            // Refused before a route is asked for, as any call is.
            (None, Depth::Whole(Err(Cause::AgreementMissing))) => {
                return Err(Cause::AgreementMissing.into());
            }
            (None, _) => return Err(Cause::NotConfigured.into()),
        };
        let endpoint = route.endpoint();
        self.recorder.note(Fact::Target { name: endpoint.host().authority(endpoint.port()) });
        if !matches!(self.examination.depth, Depth::Proxy(_)) {
            self.transport.check_route(route)?;
        }
        self.recorder.pass(Station::Settings);
        Ok(route)
    }

    fn connect(&self, route: &Route, attempt: Attempt<'_>) -> Result<(), Failure> {
        let reach = self.examination.reach();
        self.transport.connect(ConnectionCheck::new(route, reach, attempt))
    }

    fn prove_the_proxy(
        &self,
        asked: Asked,
        route: &Route,
        attempt: Attempt<'_>,
    ) -> Result<Verdict, Stop> {
        let result = self.connect(route, attempt);
        let variant = match asked {
            Asked::Endpoint => "proxy",
            Asked::Target => "proxy-target",
            Asked::Nothing => return self.judge_nowhere(result),
        };
        result?;
        self.recorder.pass(Station::Tls);
        Ok(Verdict::fine(variant))
    }

    /// What a proxy makes of a name that does not exist.
    fn judge_nowhere(&self, result: Result<(), Failure>) -> Result<Verdict, Stop> {
        let cause = match result {
            // Nobody can have a certificate there but one who made it just now.
            Ok(()) => match self.recorder.presented() {
                Some(made_up) => {
                    return Err(Cause::TlsIntercepted { issuer: made_up.issuer().clone() }.into());
                }
                None => None,
            },
            Err(failure) => match failure.cause() {
                // It understood, let us in and says no to the destination.
                Cause::ProxyCannotReach { .. }
                | Cause::ProxyRefused { status: 403 | 404 | 451 } => None,
                // It said yes at once, and then found nobody.
                Cause::ConnectionLost { phase: Phase::TlsHandshake, .. }
                | Cause::TimedOut { phase: Phase::TlsHandshake, .. } => None,
                // What a web server says to CONNECT, and what a portal says after it.
                Cause::ProxyRefused { .. } | Cause::NotTls => Some(Cause::NotAProxy),
                _ => return Err(failure.into()),
            },
        };
        if let Some(cause) = cause {
            return Err(cause.into());
        }
        self.recorder.pass(Station::ProxyTunnel);
        self.recorder.skip(Station::Tls, Fact::Nowhere);
        Ok(Verdict::fine("proxy-only"))
    }

    fn call(
        &self,
        route: &Route,
        caller: &Caller,
        nonce: Nonce,
        attempt: Attempt<'_>,
    ) -> Result<(), Stop> {
        let call = TestCall::new(route.endpoint(), nonce, caller);
        let answer = send_test_call(self.transport, &call, route, attempt)?;
        let date = answer.headers().get(DATE).and_then(|date| date.to_str().ok());
        if let Some(date) = date.and_then(WallTime::from_http_date) {
            self.recorder.note(Fact::Date { date });
        }
        self.recorder.pass(Station::Http);
        let answered = call.answer(&Response::from(answer), attempt.wall());
        answered
            .map_err(CallError::into_cause)
            .map_err(|cause| Stop { failure: cause.into(), is_answered: true })?;
        self.recorder.pass(Station::ServiceCentre);
        Ok(())
    }
}

/// Sends one test call, and no more.
pub(crate) fn send_test_call<T: Transport + ?Sized>(
    transport: &T,
    call: &TestCall<'_>,
    route: &Route,
    attempt: Attempt<'_>,
) -> Result<http::Response<Vec<u8>>, Failure> {
    let request = call
        .request()
        .into_http(|payload| match payload {
            Payload::Json(text) => Body::bytes(text),
            _ => Body::empty(),
        })
        .map_err(|error| Failure::new(Cause::ForeignOrigin).with_source(error))?;
    transport.send(Exchange::new(route, request, attempt)?)
}
