//! [`CallHome`]: the blocking face for hosts that want ten lines.

mod clock;
mod proxy_test;
mod ready;

use std::fmt;
use std::time::Duration;

pub use clock::SystemClock;
pub use proxy_test::{ProxyReach, ProxyTestError};
pub use ready::{NotReady, Requirement};

use crate::cause::Cause;
use crate::event::Device;
use crate::forwarder::{Entropy, Happening, Journal};
use crate::protocol::{Call, CallError, Caller, Nonce, Payload, Response, TestCall};
use crate::settings::agreement::{Agreement, Documents};
use crate::settings::{Endpoint, Field, Problems, Proxy, ProxyDraft, Settings};
use crate::text::Excerpt;
use crate::time::{Now, Uptime};
use crate::transport::{
    Attempt, Body, ConnectionCheck, Exchange, Failure, Limits, Reach, Route, Step, StopFlag,
    Transport,
};

/// The name a proxy is asked for when no endpoint is set. It is reserved and
/// never exists (RFC 6761, section 6.4).
const NOWHERE: &str = "https://callhome.invalid/";

type Watcher = Box<dyn Fn(&Step) + Send>;

/// Call home for one device: its agreement, its settings, its tests, its journal.
///
/// It blocks where it uses the network, which is in the tests only, and for no
/// longer than the [`Limits`] allow. A host calls it from one thread at a time.
///
/// ```
/// use callhome::event::DeviceDraft;
/// use callhome::settings::Endpoint;
/// use callhome::settings::agreement::{Document, Documents};
/// use callhome::testing::ServiceCentre;
/// use callhome::{CallHome, SystemClock};
///
/// let clock = SystemClock::start();
/// let device = DeviceDraft {
///     manufacturer: "Example Corp".into(),
///     model: "Shelf 12".into(),
///     serial_number: "EX47-0042".into(),
///     ..DeviceDraft::default()
/// };
/// let documents = Documents::new(
///     Document::url("1.0", "https://support.example/terms")?,
///     Document::url("1.0", "https://support.example/privacy")?,
/// );
/// let service_centre = ServiceCentre::new();
/// let mut call_home =
///     CallHome::new(device.check()?, documents, service_centre, [7; 16], clock.now());
/// call_home.set_endpoint(Endpoint::new("https://support.example/")?, clock.now())?;
///
/// // Nothing leaves before the terms are accepted.
/// let refused = call_home.test_call(clock.now()).unwrap_err();
/// assert_eq!(refused.cause().code(), "agreement-missing");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct CallHome<T> {
    device: Device,
    agreement: Agreement,
    endpoint: Option<Endpoint>,
    settings: Option<Settings>,
    limits: Limits,
    transport: T,
    entropy: Entropy,
    journal: Journal,
    last_test_call: Option<Uptime>,
    stop: StopFlag,
    watcher: Option<Watcher>,
}

/// A test call that the service centre has confirmed.
///
/// ```
/// # fn show(delivered: callhome::TestDelivered) {
/// println!("test call {} was delivered", delivered.id());
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestDelivered {
    id: Nonce,
}

impl TestDelivered {
    /// The nonce that the service centre echoed; it knows the call by that name.
    #[must_use]
    pub fn id(&self) -> &Nonce {
        &self.id
    }
}

impl<T: Transport> CallHome<T> {
    /// The shortest time between two test calls.
    pub const TEST_CALL_GAP: Duration = Duration::from_secs(10);

    /// Call home for `device`, with nothing accepted, set or enabled.
    ///
    /// `documents` are what the administrator will be asked to accept;
    /// `entropy` is 16 bytes that differ from device to device and, where the
    /// host has a random generator, from start to start.
    pub fn new(
        device: Device,
        documents: Documents,
        transport: T,
        entropy: [u8; Entropy::SEED_BYTES],
        now: Now,
    ) -> Self {
        Self {
            device,
            agreement: Agreement::new(documents),
            endpoint: None,
            settings: None,
            limits: Limits::default(),
            transport,
            entropy: Entropy::new(entropy, now),
            journal: Journal::new(),
            last_test_call: None,
            stop: StopFlag::new(),
            watcher: None,
        }
    }

    // --- The agreement -----------------------------------------------------

    /// The documents and whether they have been accepted.
    pub fn agreement(&self) -> &Agreement {
        &self.agreement
    }

    /// The administrator `who` accepts the terms and the privacy statement.
    ///
    /// It cannot be taken back. Accepting the same versions again changes nothing.
    ///
    /// # Errors
    /// [`Problems`] where `who` is empty, too long or not printable.
    pub fn accept_agreement(&mut self, who: &str, now: Now) -> Result<(), Problems> {
        if self.agreement.accept(who, now.wall())? {
            let versions = self.agreement.documents();
            let happening = Happening::AgreementAccepted {
                who: Excerpt::new(who),
                terms: Excerpt::new(versions.terms().version()),
                privacy: Excerpt::new(versions.privacy().version()),
            };
            self.journal.write(now, None, &happening);
        }
        Ok(())
    }

    /// The host brings other versions of the documents. They are shown from now
    /// on; calls are held only where they must be accepted again.
    pub fn replace_documents(&mut self, documents: Documents, now: Now) {
        let must_be_accepted_again = documents.holds_until_accepted_again();
        self.agreement.replace_documents(documents);
        self.journal.write(now, None, &Happening::DocumentsReplaced { must_be_accepted_again });
    }

    // --- Settings ----------------------------------------------------------

    /// Sets where the service centre is, whom to trust there and who we are.
    ///
    /// # Errors
    /// A [`Failure`] with [`Cause::RouteUnusable`] where the transport cannot
    /// use a root or the client certificate; the endpoint before it stays.
    pub fn set_endpoint(&mut self, endpoint: Endpoint, now: Now) -> Result<(), Failure> {
        self.transport.check_route(&Route::new(endpoint.clone()))?;
        let url = Excerpt::new(endpoint.url().as_str());
        self.endpoint = Some(endpoint);
        self.journal.write(now, None, &Happening::EndpointSet { endpoint: url });
        Ok(())
    }

    /// The service centre's endpoint, once it is set.
    pub fn endpoint(&self) -> Option<&Endpoint> {
        self.endpoint.as_ref()
    }

    /// Applies checked settings as a whole, from the next call on.
    ///
    /// # Errors
    /// [`NotReady`] where they enable call home and something else is missing;
    /// the settings before them stay.
    pub fn apply_settings(
        &mut self,
        settings: Settings,
        who: &str,
        now: Now,
    ) -> Result<(), NotReady> {
        if settings.call_home_enabled() {
            NotReady::unless_empty(self.missing_beside_settings())?;
        }
        let fields = settings.fields_changed_from(self.settings.as_ref());
        if !fields.is_empty() {
            let happening = Happening::SettingsChanged { who: Excerpt::new(who), fields };
            self.journal.write(now, None, &happening);
        }
        self.settings = Some(settings);
        Ok(())
    }

    /// The settings in force. A form is checked against them, because a proxy
    /// password that is left out means *keep*.
    pub fn settings(&self) -> Option<&Settings> {
        self.settings.as_ref()
    }

    /// Switches call home on.
    ///
    /// # Errors
    /// [`NotReady`] with all that is missing.
    pub fn enable(&mut self, who: &str, now: Now) -> Result<(), NotReady> {
        let mut missing = self.missing_beside_settings();
        match self.settings.take() {
            Some(settings) if missing.is_empty() => {
                if !settings.call_home_enabled() {
                    self.journal.write(now, None, &Happening::Enabled { who: Excerpt::new(who) });
                }
                self.settings = Some(settings.with_call_home_enabled(true));
            }
            Some(settings) => self.settings = Some(settings),
            None => missing.extend(Field::MANDATORY.iter().copied().map(Requirement::Setting)),
        }
        NotReady::unless_empty(missing)
    }

    /// Switches call home off. Nothing that is under way is lost.
    pub fn disable(&mut self, who: &str, now: Now) {
        if let Some(settings) = self.settings.take() {
            if settings.call_home_enabled() {
                self.journal.write(now, None, &Happening::Disabled { who: Excerpt::new(who) });
            }
            self.settings = Some(settings.with_call_home_enabled(false));
        }
    }

    /// Whether call home is switched on and may send: nothing is missing.
    pub fn is_enabled(&self) -> bool {
        self.settings.as_ref().is_some_and(Settings::call_home_enabled)
            && self.missing_beside_settings().is_empty()
    }

    fn missing_beside_settings(&self) -> Vec<Requirement> {
        let agreement = (!self.agreement.is_accepted()).then_some(Requirement::Agreement);
        let endpoint = self.endpoint.is_none().then_some(Requirement::Endpoint);
        agreement.into_iter().chain(endpoint).collect()
    }

    // --- Tests -------------------------------------------------------------

    /// Sets the limits of each attempt.
    pub fn set_limits(&mut self, limits: Limits) {
        self.limits = limits;
    }

    /// Tells `watcher` every step of every attempt as it happens.
    pub fn set_watcher(&mut self, watcher: impl Fn(&Step) + Send + 'static) {
        self.watcher = Some(Box::new(watcher));
    }

    /// A flag by which another thread ends the attempt that is under way.
    pub fn stop_flag(&self) -> StopFlag {
        self.stop.clone()
    }

    /// One test call, now: is everything from here to the service centre as it
    /// should be?
    ///
    /// It needs the agreement and complete settings, but not that call home is
    /// enabled. It is tried once and never queued. The result is returned and
    /// journalled.
    ///
    /// # Errors
    /// A [`Failure`] whose [`Cause`] says what is wrong and what can be done.
    pub fn test_call(&mut self, now: Now) -> Result<TestDelivered, Failure> {
        let result = self.try_test_call(now);
        let happening = match &result {
            Ok(delivered) => {
                Happening::TestCallDelivered { id: Excerpt::new(&delivered.id.to_string()) }
            }
            Err(failure) => Happening::TestCallFailed { cause: failure.cause().clone() },
        };
        self.journal.write(now, None, &happening);
        result
    }

    fn try_test_call(&mut self, now: Now) -> Result<TestDelivered, Failure> {
        if !self.agreement.is_accepted() {
            return Err(Cause::AgreementMissing.into());
        }
        let route = self.route()?;
        let caller = self.caller()?;
        self.keep_test_call_gap(now)?;

        let id = Nonce::from_bytes(self.entropy.bytes());
        let call = TestCall::new(route.endpoint(), id, &caller);
        let request = call
            .request()
            .into_http(|payload| match payload {
                Payload::Json(text) => Body::bytes(text),
                _ => Body::empty(),
            })
            .map_err(|error| Failure::new(Cause::ForeignOrigin).with_source(error))?;
        let answer = self.transport.send(Exchange::new(&route, request, self.attempt(now))?)?;
        call.answer(&Response::from(answer), now.wall()).map_err(CallError::into_cause)?;
        Ok(TestDelivered { id })
    }

    /// Who calls, once everything is there that a call has to say.
    fn caller(&self) -> Result<Caller, Cause> {
        let settings = self.settings.as_ref().ok_or(Cause::NotConfigured)?;
        let acceptance = self.agreement.acceptance().ok_or(Cause::AgreementMissing)?;
        Ok(Caller::new(self.device.clone()).with_settings(settings).with_acceptance(acceptance))
    }

    fn keep_test_call_gap(&mut self, now: Now) -> Result<(), Cause> {
        if let Some(last) = self.last_test_call {
            let wait = Self::TEST_CALL_GAP.saturating_sub(now.uptime().since(last));
            if !wait.is_zero() {
                let wait_seconds = wait.as_millis().div_ceil(1000).try_into().unwrap_or(u64::MAX);
                return Err(Cause::TooSoon { wait_seconds });
            }
        }
        self.last_test_call = Some(now.uptime());
        Ok(())
    }

    /// Tests the way to the service centre step by step, without any HTTP
    /// request to it: name, connection, proxy tunnel, TLS. Needs only the
    /// endpoint; the proxy in force is used.
    ///
    /// # Errors
    /// A [`Failure`] that names the first thing that is wrong.
    pub fn test_connection(&mut self, now: Now) -> Result<(), Failure> {
        let result = self.route().and_then(|route| self.check_connection(&route, Reach::Tls, now));
        let happening = match &result {
            Ok(()) => Happening::ConnectionTested,
            Err(failure) => Happening::ConnectionTestFailed { cause: failure.cause().clone() },
        };
        self.journal.write(now, None, &happening);
        result
    }

    /// Tests a proxy as it stands in a form, before anything else is set.
    ///
    /// A password that the draft leaves out is the one in force, under the same
    /// rule as when settings are applied. With an endpoint the proxy is asked
    /// for a tunnel to it; without, for one to a reserved name that never
    /// exists, which shows that the proxy answers and accepts the credentials.
    ///
    /// # Errors
    /// [`ProxyTestError::Settings`] with every problem of the draft,
    /// [`ProxyTestError::Failed`] with the cause where the proxy was tried.
    pub fn test_proxy(
        &mut self,
        draft: &ProxyDraft,
        now: Now,
    ) -> Result<ProxyReach, ProxyTestError> {
        let in_force = self.settings.as_ref().and_then(Settings::proxy);
        let proxy = draft.check(in_force)?;
        let result = self.try_proxy(proxy, now);
        let happening = match &result {
            Ok(reach) => Happening::ProxyTested { beyond: *reach == ProxyReach::ServiceCentre },
            Err(failure) => Happening::ProxyTestFailed { cause: failure.cause().clone() },
        };
        self.journal.write(now, None, &happening);
        Ok(result?)
    }

    fn try_proxy(&self, proxy: Proxy, now: Now) -> Result<ProxyReach, Failure> {
        let Some(endpoint) = &self.endpoint else {
            let nowhere = Endpoint::new(NOWHERE)
                .map_err(|problems| Failure::new(Cause::NotConfigured).with_source(problems))?;
            let route = Route::new(nowhere).with_proxy(Some(proxy)).with_limits(self.limits);
            return match self.check_connection(&route, Reach::Tunnel, now) {
                Ok(()) => Ok(ProxyReach::ProxyOnly),
                // It understood, let us in and says no to the destination: all
                // that can be known of a name that does not exist.
                Err(failure) => match failure.cause() {
                    Cause::ProxyCannotReach { .. } | Cause::ProxyRefused { .. } => {
                        Ok(ProxyReach::ProxyOnly)
                    }
                    _ => Err(failure),
                },
            };
        };
        let route = Route::new(endpoint.clone()).with_proxy(Some(proxy)).with_limits(self.limits);
        self.check_connection(&route, Reach::Tunnel, now)?;
        Ok(ProxyReach::ServiceCentre)
    }

    fn check_connection(&self, route: &Route, reach: Reach, now: Now) -> Result<(), Failure> {
        self.transport.connect(ConnectionCheck::new(route, reach, self.attempt(now)))
    }

    fn attempt(&self, now: Now) -> Attempt<'_> {
        let attempt = Attempt::new(now.wall()).with_stop(&self.stop);
        match &self.watcher {
            Some(watcher) => attempt.with_watcher(watcher),
            None => attempt,
        }
    }

    /// The way to the service centre as it is set right now.
    fn route(&self) -> Result<Route, Failure> {
        let endpoint = self.endpoint.clone().ok_or(Cause::NotConfigured)?;
        let proxy = self.settings.as_ref().and_then(Settings::active_proxy).cloned();
        Ok(Route::new(endpoint).with_proxy(proxy).with_limits(self.limits))
    }

    // --- What happened -----------------------------------------------------

    /// The event log that an administrator reads.
    pub fn journal(&self) -> &Journal {
        &self.journal
    }
}

impl<T> fmt::Debug for CallHome<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CallHome")
            .field("device", &self.device)
            .field("agreement", &self.agreement)
            .field("endpoint", &self.endpoint)
            .field("settings", &self.settings)
            .field("limits", &self.limits)
            .finish_non_exhaustive()
    }
}
