//! The test call.

use std::time::Duration;

use crate::call_home::CallHome;
use crate::call_home::clock_floor::Lookout;
use crate::cause::Cause;
use crate::doctor;
use crate::forwarder::Happening;
use crate::protocol::{Call, CallError, Nonce, Response, TestCall};
use crate::store::Store;
use crate::text::Excerpt;
use crate::time::{Now, Uptime};
use crate::transport::{Failure, Step, Transport};

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

/// The test call. It uses the network at once, for no longer than the limits
/// allow, and is journalled whatever comes of it.
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
        Self::keep_gap(&mut self.last_test_call, Self::TEST_CALL_GAP, now)?;

        let id = Nonce::from_bytes(self.entropy.bytes());
        let call = TestCall::new(route.endpoint(), id, &caller);
        let lookout = Lookout::new(self.watcher.clone());
        let see = |step: &Step| lookout.see(step);
        // As the doctor does it: the certificate is looked at each time.
        let attempt = self.attempt(now).with_watcher(&see).with_full_handshake();
        let answer = doctor::send_test_call(&*self.transport, &call, &route, attempt);
        self.raise_clock_floor(lookout.verified());
        call.answer(&Response::from(answer?), now.wall()).map_err(CallError::into_cause)?;
        Ok(TestDelivered { id })
    }

    /// Begins a new gap, unless the last one is not over.
    pub(super) fn keep_gap(
        last: &mut Option<Uptime>,
        gap: Duration,
        now: Now,
    ) -> Result<(), Cause> {
        if let Some(last) = *last {
            let wait = gap.saturating_sub(now.uptime().since(last));
            if !wait.is_zero() {
                let wait_seconds = wait.as_millis().div_ceil(1000).try_into().unwrap_or(u64::MAX);
                return Err(Cause::TooSoon { wait_seconds });
            }
        }
        *last = Some(now.uptime());
        Ok(())
    }
}
