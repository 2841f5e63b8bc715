//! The examinations: the whole way, the connection, a proxy. All are the
//! doctor's walk, stopped earlier or later.

use std::time::Duration;

use crate::call_home::clock_floor::Lookout;
use crate::call_home::{CallHome, ProxyReach, ProxyTestError};
use crate::cause::Cause;
use crate::doctor::{self, Beyond, Examination, Report, Step, Target};
use crate::forwarder::Happening;
use crate::protocol::{Caller, Nonce};
use crate::settings::{ProxyDraft, Settings};
use crate::store::Store;
use crate::time::Now;
use crate::transport::{Attempt, Failure, Step as Told, Transport};

/// The examinations. They use the network at once, for no longer than the limits
/// allow, and are journalled whatever comes of them.
impl<T: Transport, S: Store> CallHome<T, S> {
    /// The shortest time between two examinations that end in a test call.
    pub const DIAGNOSIS_GAP: Duration = Duration::from_secs(10);

    /// Walks the whole way, from the clock to the service centre, and says what
    /// is wrong and what can be done about it.
    ///
    /// It ends in a test call where the agreement and the settings allow one and
    /// the last examination is [`DIAGNOSIS_GAP`](Self::DIAGNOSIS_GAP) ago; else
    /// it stops before any HTTP request and says which of these is missing.
    pub fn diagnose(&mut self, now: Now) -> Report {
        self.diagnose_watched(now, &|_| {})
    }

    /// The same, with every step told to `watcher` as it ends.
    pub fn diagnose_watched(&mut self, now: Now, watcher: &dyn Fn(&Step)) -> Report {
        let route = self.route().ok();
        let probe = match &route {
            None if self.agreement.is_accepted() => Err(Cause::NotConfigured),
            _ => self.probe(now),
        };
        let report = self.examine(now, watcher, |attempt| match probe {
            Ok((caller, nonce)) => Examination::whole(route, caller, nonce, attempt),
            Err(why_not) => Examination::whole_but(route, why_not, attempt),
        });
        self.conclude(&report, Happening::Examined, now, |cause| Happening::ExaminationFailed {
            cause,
        });
        if report.verdict().is_ok() {
            // The way works: what waited for it need not wait any longer.
            self.forwarder.line_proved(now);
            self.pump(now);
        }
        report
    }

    /// What a test call takes, or why there can be none.
    fn probe(&mut self, now: Now) -> Result<(Caller, Nonce), Cause> {
        if !self.agreement.is_accepted() {
            return Err(Cause::AgreementMissing);
        }
        let caller = self.caller(&self.device)?;
        Self::keep_gap(&mut self.last_diagnosis, Self::DIAGNOSIS_GAP, now)?;
        Ok((caller, Nonce::from_bytes(self.entropy.bytes())))
    }

    /// Tests the way to the service centre step by step, without any HTTP
    /// request to it: name, connection, proxy tunnel, TLS. Needs only the
    /// endpoint; the proxy in force is used.
    ///
    /// # Errors
    /// A [`Failure`] that names the first thing that is wrong.
    pub fn test_connection(&mut self, now: Now) -> Result<(), Failure> {
        self.examine_connection(now, &|_| {}).result()
    }

    /// The same with everything that was found, and every step told to `watcher`
    /// as it ends.
    pub fn examine_connection(&mut self, now: Now, watcher: &dyn Fn(&Step)) -> Report {
        let route = self.route().ok();
        let report = self.examine(now, watcher, |attempt| Examination::connection(route, attempt));
        self.conclude(&report, Happening::ConnectionTested, now, |cause| {
            Happening::ConnectionTestFailed { cause }
        });
        report
    }

    /// Tests a proxy as it stands in a form, before anything else is set.
    ///
    /// A password that the draft leaves out is the one in force, under the same
    /// rule as when settings are applied. With an endpoint the proxy is asked
    /// for a tunnel to it, and TLS must answer there; without, for one to a
    /// reserved name that never exists, which shows that the proxy answers and
    /// accepts the credentials.
    ///
    /// # Errors
    /// [`ProxyTestError::Settings`] with every problem of the draft,
    /// [`ProxyTestError::Failed`] with the cause where the proxy was tried.
    pub fn test_proxy(
        &mut self,
        draft: &ProxyDraft,
        now: Now,
    ) -> Result<ProxyReach, ProxyTestError> {
        let reach =
            if self.endpoint.is_some() { ProxyReach::ServiceCentre } else { ProxyReach::ProxyOnly };
        self.examine_proxy(draft, None, now, &|_| {})?.result()?;
        Ok(reach)
    }

    /// The same with everything that was found, and every step told to `watcher`
    /// as it ends. While no endpoint is set, the proxy is asked for a tunnel to
    /// `target`, which must answer in TLS.
    ///
    /// # Errors
    /// [`ProxyTestError::Settings`] with every problem of the draft; what is
    /// wrong with the proxy is in the report.
    pub fn examine_proxy(
        &mut self,
        draft: &ProxyDraft,
        target: Option<&Target>,
        now: Now,
        watcher: &dyn Fn(&Step),
    ) -> Result<Report, ProxyTestError> {
        let in_force = self.settings.as_ref().and_then(Settings::proxy);
        let proxy = draft.check(in_force)?;
        let beyond = match (&self.endpoint, target) {
            (Some(endpoint), _) => Beyond::Endpoint(Box::new(endpoint.clone())),
            (None, Some(target)) => Beyond::Target(target.clone()),
            (None, None) => Beyond::Nothing,
        };
        let tested = Happening::ProxyTested { beyond: beyond != Beyond::Nothing };
        let limits = self.limits;
        let report = self
            .examine(now, watcher, |attempt| Examination::proxy(proxy, beyond, limits, attempt));
        self.conclude(&report, tested, now, |cause| Happening::ProxyTestFailed { cause });
        Ok(report)
    }

    /// Has the doctor walk.
    fn examine(
        &mut self,
        now: Now,
        watcher: &dyn Fn(&Step),
        plan: impl for<'a> FnOnce(Attempt<'a>) -> Examination<'a>,
    ) -> Report {
        let lookout = Lookout::new(self.watcher.clone());
        let see = |step: &Told| lookout.see(step);
        let attempt = self.attempt(now).with_watcher(&see);
        let report = doctor::examine(&*self.transport, &plan(attempt).with_watcher(watcher));
        self.raise_clock_floor(lookout.verified());
        report
    }

    fn conclude(
        &mut self,
        report: &Report,
        fine: Happening,
        now: Now,
        failed: impl FnOnce(Cause) -> Happening,
    ) {
        let cause = report.verdict().cause().cloned();
        self.write_journal(&cause.map_or(fine, failed), now);
    }
}
