//! The integration tests, one module for each behaviour.

#[cfg(all(feature = "https", feature = "ring"))]
mod peers;

#[cfg(all(feature = "https", feature = "ring"))]
mod connect_proxy;
#[cfg(all(feature = "https", feature = "ring"))]
mod https_answers;
#[cfg(all(feature = "https", feature = "ring"))]
mod https_requests;
#[cfg(all(feature = "https", feature = "ring"))]
mod https_secrets;
#[cfg(all(feature = "https", feature = "ring"))]
mod tls_refusals;
