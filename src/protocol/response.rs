//! [`Response`]: what came back, as plain values.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::cause::Cause;
use crate::protocol::malformed;

/// An answer as it came: status, the headers that the protocol reads, body.
///
/// - Other headers are dropped at once, and so are values that are not visible
///   ASCII or longer than [`Response::MAX_HEADER_BYTES`]: they count as absent.
/// - `Debug` shows the body's length only.
///
/// ```
/// use callhome::protocol::Response;
///
/// let response = Response::new(204)
///     .with_header("Upload-Offset", b"1000")
///     .with_header("Set-Cookie", b"portal=1");
/// assert_eq!(response.status(), 204);
/// assert_eq!(response.headers().count(), 1);
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Response {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

/// The headers that the protocol reads.
const HEADERS: [&str; 12] = [
    "content-type",
    "date",
    "etag",
    "location",
    "retry-after",
    "tus-checksum-algorithm",
    "tus-extension",
    "tus-max-size",
    "tus-resumable",
    "tus-version",
    "upload-length",
    "upload-offset",
];

impl Response {
    /// The longest header value that is kept, in bytes: a URL and some room.
    pub const MAX_HEADER_BYTES: usize = 4096;
    /// The most values of one header that are kept; two that differ are already
    /// one too many.
    const MAX_VALUES: usize = 2;

    /// An answer with this status, without headers and body.
    #[must_use]
    pub fn new(status: u16) -> Self {
        Self { status, ..Self::default() }
    }

    /// The same answer with one more header; the name's case does not matter.
    #[must_use]
    pub fn with_header(mut self, name: &str, value: &[u8]) -> Self {
        let known = HEADERS.into_iter().find(|known| name.eq_ignore_ascii_case(known));
        let text = core::str::from_utf8(value).ok().map(str::trim).filter(|text| {
            text.len() <= Self::MAX_HEADER_BYTES
                && text.bytes().all(|b| b.is_ascii_graphic() || b == b' ')
        });
        if let (Some(name), Some(text)) = (known, text)
            && self.headers.iter().filter(|(known, _)| *known == name).count() < Self::MAX_VALUES
        {
            self.headers.push((name, text.into()));
        }
        self
    }

    /// The same answer with this body.
    #[must_use]
    pub fn with_body(self, body: Vec<u8>) -> Self {
        Self { body, ..self }
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status
    }

    /// The headers that were kept, by their lower-case names.
    pub fn headers(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.headers.iter().map(|(name, value)| (*name, value.as_str()))
    }

    /// The body.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// The one value of a header. Two that differ are not a valid answer: which
    /// of two offsets would be the right one?
    pub(super) fn header(&self, name: &str) -> Result<Option<&str>, Cause> {
        let mut values = self.headers().filter(|(known, _)| *known == name).map(|(_, text)| text);
        let first = values.next();
        if values.any(|other| Some(other) != first) {
            return Err(malformed(&alloc::format!("conflicting {name} headers")));
        }
        Ok(first)
    }

    /// A header that holds a size or an offset in decimal digits, at most `max`.
    pub(super) fn number(&self, name: &str, max: u64) -> Result<Option<u64>, Cause> {
        let Some(text) = self.header(name)? else { return Ok(None) };
        let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        match text.parse().ok().filter(|number| digits && *number <= max) {
            Some(number) => Ok(Some(number)),
            None => Err(malformed(&alloc::format!("{name} out of range"))),
        }
    }
}

impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("status", &self.status)
            .field("headers", &self.headers)
            .field("body", &format_args!("{} bytes", self.body.len()))
            .finish()
    }
}

#[cfg(feature = "std")]
impl From<http::Response<Vec<u8>>> for Response {
    fn from(response: http::Response<Vec<u8>>) -> Self {
        let (parts, body) = response.into_parts();
        parts
            .headers
            .iter()
            .fold(Self::new(parts.status.as_u16()), |response, (name, value)| {
                response.with_header(name.as_str(), value.as_bytes())
            })
            .with_body(body)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_values_that_differ_are_not_believed() {
        let once = Response::new(204).with_header("Upload-Offset", b"5");
        assert_eq!(once.number("upload-offset", 5), Ok(Some(5)));
        let same = once.clone().with_header("upload-offset", b" 5 ");
        assert_eq!(same.number("upload-offset", 5), Ok(Some(5)));
        let other = once.clone().with_header("upload-offset", b"6");
        assert!(other.number("upload-offset", 9).is_err());
        assert!(once.number("upload-offset", 4).is_err());
        assert_eq!(once.number("upload-length", 4), Ok(None));
        // What was said a third time is not kept, and changes nothing.
        assert_eq!(other.with_header("upload-offset", b"7").headers().count(), 2);
    }

    #[test]
    fn numbers_are_decimal_digits() {
        for bad in ["", "+5", "-5", "5.0", "0x5", "5 5", "18446744073709551616"] {
            let response = Response::new(204).with_header("upload-offset", bad.as_bytes());
            assert!(response.number("upload-offset", u64::MAX).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_header_value_ends_at_its_bound() {
        let full = [b'x'; Response::MAX_HEADER_BYTES];
        assert_eq!(Response::new(200).with_header("location", &full).headers().count(), 1);
        let over = [b'x'; Response::MAX_HEADER_BYTES + 1];
        assert_eq!(Response::new(200).with_header("location", &over).headers().count(), 0);
        assert_eq!(Response::new(200).with_header("location", b"\xff").headers().count(), 0);
    }
}
