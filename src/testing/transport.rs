//! The double as a transport, for tests without a network.

use std::io::{self, Read};

use crate::cause::Cause;
use crate::testing::ServiceCentre;
use crate::transport::{Exchange, Failure, Step, Transport};

/// Answers in place of a network. The route's proxy and trust are not looked at.
///
/// ```
/// use callhome::settings::Endpoint;
/// use callhome::testing::ServiceCentre;
/// use callhome::transport::{Attempt, Body, Exchange, Route, Transport};
///
/// let centre = ServiceCentre::new();
/// let route = Route::new(Endpoint::new("https://support.example/")?);
/// let request = http::Request::get("https://support.example/elsewhere").body(Body::empty())?;
/// let answer = centre.send(Exchange::new(&route, request, Attempt::new(None))?)?;
/// assert_eq!(answer.status(), 404);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
impl Transport for ServiceCentre {
    fn send(&self, exchange: Exchange<'_>) -> Result<http::Response<Vec<u8>>, Failure> {
        let (_, request, attempt) = exchange.into_parts();
        if attempt.is_stopped() {
            return Err(Cause::Stopped.into());
        }
        let (parts, body) = request.into_parts();
        let mut body = Watched { body, failed: None };
        let request = http::Request::from_parts(parts, &mut body as &mut dyn Read);
        let answer = self.handle(request);
        attempt.tell(&Step::Requested);
        if let Some(error) = body.failed {
            return Err(Failure::new(Cause::RequestBody).with_source(error));
        }
        attempt.tell(&Step::Answered { status: answer.status().as_u16() });
        Ok(answer)
    }
}

/// Remembers that reading failed, which is the device's fault and no answer.
struct Watched<R> {
    body: R,
    failed: Option<io::Error>,
}

impl<R: Read> Read for Watched<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.body.read(buffer).inspect_err(|error| {
            self.failed.get_or_insert_with(|| error.kind().into());
        })
    }
}
