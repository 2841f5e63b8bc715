//! [`TestCall`]: does the way work?

use alloc::string::{String, ToString};

use serde::{Deserialize, Serialize};

use crate::cause::Cause;
use crate::protocol::{Call, CallError, Caller, Method, Nonce, Request, Response, json, links};
use crate::settings::Endpoint;
use crate::time::WallTime;

/// `PUT {endpoint}/test-calls/{nonce}`: does the way work, and is it a service
/// centre that answers? Only one that echoes the nonce is.
///
/// ```
/// use callhome::Cause;
/// use callhome::event::DeviceDraft;
/// use callhome::protocol::{Call, Caller, Nonce, Response, TestCall};
/// use callhome::settings::Endpoint;
///
/// let endpoint = Endpoint::new("https://support.example/")?;
/// let device = DeviceDraft {
///     manufacturer: "Example".into(),
///     model: "SR 1".into(),
///     serial_number: "J30A0042".into(),
///     ..DeviceDraft::default()
/// };
/// let caller = Caller::new(device.check()?);
/// let call = TestCall::new(&endpoint, Nonce::from_bytes([7; 16]), &caller);
///
/// let portal = Response::new(200).with_header("content-type", b"text/html");
/// assert_eq!(call.answer(&portal, None).unwrap_err().cause(), &Cause::NotAServiceCentre);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct TestCall<'a> {
    endpoint: &'a Endpoint,
    nonce: Nonce,
    caller: &'a Caller,
}

/// The service centre has received the test call. There is no other answer.
///
/// ```
/// fn is_repeated(answer: &callhome::protocol::TestCallAnswer) -> bool {
///     !answer.is_new()
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TestCallAnswer {
    new: bool,
}

impl TestCallAnswer {
    /// Whether it had not received this nonce before (201 and not 200).
    #[must_use]
    pub fn is_new(self) -> bool {
        self.new
    }
}

impl<'a> TestCall<'a> {
    /// A test call to `endpoint` with a nonce that was never used before.
    #[must_use]
    pub fn new(endpoint: &'a Endpoint, nonce: Nonce, caller: &'a Caller) -> Self {
        Self { endpoint, nonce, caller }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Body<'a> {
    nonce: Nonce,
    #[serde(flatten)]
    caller: &'a Caller,
}

impl Call for TestCall<'_> {
    type Answer = TestCallAnswer;

    fn request(&self) -> Request {
        let url = links::below(self.endpoint, &["test-calls", &self.nonce.to_string()]);
        Request::new(Method::Put, url).with_json(&Body { nonce: self.nonce, caller: self.caller })
    }

    fn answer(
        &self,
        response: &Response,
        wall: Option<WallTime>,
    ) -> Result<TestCallAnswer, CallError> {
        #[derive(Deserialize)]
        #[serde(rename_all = "PascalCase")]
        struct Raw {
            nonce: Option<String>,
        }
        if !matches!(response.status(), 200 | 201) {
            return Err(CallError::from_response(response, wall));
        }
        let raw: Raw = json::read(response)?;
        if raw.nonce.as_deref().map(str::parse) != Some(Ok(self.nonce)) {
            return Err(Cause::NotAServiceCentre.into());
        }
        Ok(TestCallAnswer { new: response.status() == 201 })
    }
}
