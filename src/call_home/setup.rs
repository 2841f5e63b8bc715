//! Setting up: the agreement, the endpoint, the settings, on and off.

use crate::call_home::keep;
use crate::call_home::{CallHome, ChangeError, NotReady, Requirement};
use crate::forwarder::{Config, Gate, Happening};
use crate::settings::agreement::{Agreement, Documents};
use crate::settings::{Endpoint, Field, Settings};
use crate::store::Store;
use crate::text::Excerpt;
use crate::time::Now;
use crate::transport::{Failure, Limits, Route, Step, StopFlag, Transport};

/// Setting up. Every change is durable when its method returns, and counts from
/// the next call on.
impl<T: Transport, S: Store> CallHome<T, S> {
    /// The documents and whether they have been accepted.
    pub fn agreement(&self) -> &Agreement {
        &self.agreement
    }

    /// The administrator `who` accepts the terms and the privacy statement.
    ///
    /// It cannot be taken back. Accepting the same versions again changes nothing.
    ///
    /// # Errors
    /// [`ChangeError::Problems`] where `who` is empty, too long or not printable,
    /// [`ChangeError::Store`] where the acceptance could not be stored.
    pub fn accept_agreement(&mut self, who: &str, now: Now) -> Result<(), ChangeError> {
        let mut agreement = self.agreement.clone();
        if !agreement.accept(who, now.wall())? {
            return Ok(());
        }
        if let Some(acceptance) = agreement.acceptance() {
            keep::put(&mut self.store, keep::AGREEMENT, keep::acceptance_to_bytes(acceptance))?;
        }
        let versions = agreement.documents();
        let happening = Happening::AgreementAccepted {
            who: Excerpt::new(who),
            terms: Excerpt::new(versions.terms().version()),
            privacy: Excerpt::new(versions.privacy().version()),
        };
        self.agreement = agreement;
        self.write_journal(&happening, now);
        self.set_gate(now);
        Ok(())
    }

    /// The host brings other versions of the documents. They are shown from now
    /// on; calls are held only where they must be accepted again.
    pub fn replace_documents(&mut self, documents: Documents, now: Now) {
        let must_be_accepted_again = documents.holds_until_accepted_again();
        self.agreement.replace_documents(documents);
        self.write_journal(&Happening::DocumentsReplaced { must_be_accepted_again }, now);
        self.set_gate(now);
    }

    /// Sets where the service centre is, whom to trust there and who we are. The
    /// host does this at every start: it is firmware, not a setting that is kept.
    ///
    /// # Errors
    /// A [`Failure`] with [`Cause::RouteUnusable`](crate::Cause::RouteUnusable)
    /// where the transport cannot use a root or the client certificate; the
    /// endpoint before it stays.
    pub fn set_endpoint(&mut self, endpoint: Endpoint, now: Now) -> Result<(), Failure> {
        self.transport.check_route(&Route::new(endpoint.clone()))?;
        let url = Excerpt::new(endpoint.url().as_str());
        if self.endpoint.as_ref() != Some(&endpoint) {
            self.write_journal(&Happening::EndpointSet { endpoint: url }, now);
        }
        self.forwarder.set_origin(&endpoint.origin(), now);
        self.endpoint = Some(endpoint);
        self.forwarder.route_changed(now);
        self.set_gate(now);
        Ok(())
    }

    /// The service centre's endpoint, once it is set.
    pub fn endpoint(&self) -> Option<&Endpoint> {
        self.endpoint.as_ref()
    }

    /// Applies checked settings as a whole, from the next call on.
    ///
    /// # Errors
    /// [`ChangeError::NotReady`] where they enable call home and something else
    /// is missing, [`ChangeError::Store`] where they could not be stored; the
    /// settings before them stay.
    pub fn apply_settings(
        &mut self,
        settings: Settings,
        who: &str,
        now: Now,
    ) -> Result<(), ChangeError> {
        if settings.call_home_enabled() {
            NotReady::unless_empty(self.missing_beside_settings())?;
        }
        let fields = settings.fields_changed_from(self.settings.as_ref());
        if fields.is_empty() {
            return Ok(());
        }
        let happening = Happening::SettingsChanged { who: Excerpt::new(who), fields };
        self.keep_settings(settings, &happening, now)
    }

    /// The settings in force. A form is checked against them, because a proxy
    /// password that is left out means *keep*.
    pub fn settings(&self) -> Option<&Settings> {
        self.settings.as_ref()
    }

    /// Switches call home on.
    ///
    /// # Errors
    /// [`ChangeError::NotReady`] with all that is missing, [`ChangeError::Store`]
    /// where it could not be stored.
    pub fn enable(&mut self, who: &str, now: Now) -> Result<(), ChangeError> {
        let mut missing = self.missing_beside_settings();
        let Some(settings) = self.settings.clone() else {
            missing.extend(Field::MANDATORY.iter().copied().map(Requirement::Setting));
            return NotReady::unless_empty(missing).map_err(Into::into);
        };
        NotReady::unless_empty(missing)?;
        if settings.call_home_enabled() {
            return Ok(());
        }
        let happening = Happening::Enabled { who: Excerpt::new(who) };
        self.keep_settings(settings.with_call_home_enabled(true), &happening, now)
    }

    /// Switches call home off. Everything that is under way is held, and nothing
    /// is lost.
    ///
    /// # Errors
    /// [`ChangeError::Store`] where it could not be stored; it is still on then.
    pub fn disable(&mut self, who: &str, now: Now) -> Result<(), ChangeError> {
        match self.settings.clone() {
            Some(settings) if settings.call_home_enabled() => {
                let happening = Happening::Disabled { who: Excerpt::new(who) };
                self.keep_settings(settings.with_call_home_enabled(false), &happening, now)
            }
            _ => Ok(()),
        }
    }

    /// Whether call home is switched on and may send: nothing is missing.
    pub fn is_enabled(&self) -> bool {
        self.gate() == Gate::Open
    }

    /// Sets the engine's numbers, and whether packages need an administrator's
    /// approval. The host does this at every start, before
    /// [`set_endpoint`](Self::set_endpoint): until then nothing is sent.
    pub fn set_config(&mut self, config: Config, now: Now) {
        self.forwarder.set_config(config, now);
        self.pump(now);
    }

    /// Sets the limits of each attempt.
    pub fn set_limits(&mut self, limits: Limits) {
        self.limits = limits;
    }

    /// Tells `watcher` every step of every attempt as it happens.
    pub fn set_watcher(&mut self, watcher: impl Fn(&Step) + Send + Sync + 'static) {
        self.watcher = Some(std::sync::Arc::new(watcher));
    }

    /// A flag by which another thread ends the attempt that is under way.
    pub fn stop_flag(&self) -> StopFlag {
        self.stop.clone()
    }

    fn keep_settings(
        &mut self,
        settings: Settings,
        happening: &Happening,
        now: Now,
    ) -> Result<(), ChangeError> {
        keep::put(&mut self.store, keep::SETTINGS, keep::settings_to_bytes(&settings))?;
        self.settings = Some(settings);
        self.write_journal(happening, now);
        self.forwarder.route_changed(now);
        self.set_gate(now);
        Ok(())
    }

    fn missing_beside_settings(&self) -> Vec<Requirement> {
        let agreement = (!self.agreement.is_accepted()).then_some(Requirement::Agreement);
        let endpoint = self.endpoint.is_none().then_some(Requirement::Endpoint);
        agreement.into_iter().chain(endpoint).collect()
    }

    /// Whether anything may be sent, and if not, why.
    fn gate(&self) -> Gate {
        match &self.settings {
            _ if self.agreement.acceptance().is_none() => Gate::AgreementMissing,
            _ if !self.agreement.is_accepted() => Gate::AgreementRenewal,
            None => Gate::NotConfigured,
            Some(_) if self.endpoint.is_none() => Gate::NotConfigured,
            Some(settings) if !settings.call_home_enabled() => Gate::Disabled,
            Some(_) => Gate::Open,
        }
    }

    /// Tells the engine; what it then wants to save is saved.
    pub(super) fn set_gate(&mut self, now: Now) {
        self.forwarder.set_gate(self.gate(), now);
        self.pump(now);
    }
}
