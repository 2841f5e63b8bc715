//! Who asks: [`CallerId`] and the scope that it gives.

use http::header::AUTHORIZATION;
use http::request::Parts;

use crate::event::Sha256;

/// Who asks, as a TLS listener knows it from the client certificate.
///
/// The listener puts it into the request's extensions. It goes before an
/// `Authorization` header; a request with neither is anonymous.
///
/// ```
/// use callhome::testing::CallerId;
///
/// let mut request = http::Request::get("/tickets/1").body(())?;
/// request.extensions_mut().insert(CallerId::new("CN=J30A0042"));
/// # Ok::<(), http::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CallerId(String);

impl CallerId {
    /// The holder of the certificate with this name, or digest, or whatever else
    /// tells certificates apart.
    pub fn new(id: impl Into<String>) -> Self {
        Self(id.into())
    }
}

/// Whose tickets a request can see: a name that does not tell the credential.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Scope(String);

impl Scope {
    const CHARS: usize = 16;

    pub(super) fn of_authorization(value: &[u8]) -> Self {
        Self::of(b"authorization ", value)
    }

    pub(super) fn of_caller(caller: &CallerId) -> Self {
        Self::of(b"certificate ", caller.0.as_bytes())
    }

    /// Who asks. `None` is nobody in particular.
    pub(super) fn of_request(request: &Parts) -> Option<Self> {
        request.extensions.get().map(Self::of_caller).or_else(|| {
            request.headers.get(AUTHORIZATION).map(|value| Self::of_authorization(value.as_bytes()))
        })
    }

    pub(super) fn anonymous() -> Self {
        Self::of(b"anonymous", b"")
    }

    pub(super) fn restored(text: String) -> Self {
        Self(text)
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    fn of(kind: &[u8], credential: &[u8]) -> Self {
        let digest = Sha256::of(&[kind, credential].concat()).to_string();
        Self(digest.chars().take(Self::CHARS).collect())
    }
}
