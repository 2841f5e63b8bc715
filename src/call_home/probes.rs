//! The tests: a test call, the connection, a proxy.

use std::time::Duration;

use crate::call_home::{CallHome, ProxyReach, ProxyTestError};
use crate::cause::Cause;
use crate::forwarder::Happening;
use crate::protocol::{Call, CallError, Nonce, Payload, Response, TestCall};
use crate::settings::{Endpoint, Proxy, ProxyDraft, Settings};
use crate::store::Store;
use crate::text::Excerpt;
use crate::time::Now;
use crate::transport::{Body, ConnectionCheck, Exchange, Failure, Reach, Route, Transport};

/// The name a proxy is asked for when no endpoint is set. It is reserved and
/// never exists (RFC 6761, section 6.4).
const NOWHERE: &str = "https://callhome.invalid/";

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

/// The tests. They use the network at once, for no longer than the limits allow,
/// and are journalled whatever comes of them.
impl<T: Transport, S: Store> CallHome<T, S> {
    /// The shortest time between two test calls.
    pub const TEST_CALL_GAP: Duration = Duration::from_secs(10);

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
        self.write_journal(&happening, now);
        if result.is_ok() {
            // The way works: what waited for it need not wait any longer.
            self.forwarder.line_proved(now);
        }
        self.pump(now);
        result
    }

    fn try_test_call(&mut self, now: Now) -> Result<TestDelivered, Failure> {
        if !self.agreement.is_accepted() {
            return Err(Cause::AgreementMissing.into());
        }
        let route = self.route()?;
        let caller = self.caller(&self.device)?;
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
        self.write_journal(&happening, now);
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
        self.write_journal(&happening, now);
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
}
