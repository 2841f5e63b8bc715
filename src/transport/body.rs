//! [`Body`]: a request body of known length.

use std::fmt;
use std::io::{self, Cursor, Read};

/// A request body whose length is known before it is sent.
///
/// As a reader it yields exactly that many bytes: a source that holds more is
/// cut there, one that ends early is an [`io::ErrorKind::UnexpectedEof`], never
/// a quiet end that a peer would wait for.
///
/// ```
/// use std::io::Read;
/// use callhome::transport::Body;
///
/// let mut body = Body::reader(3, &b"abcdef"[..]);
/// let mut sent = String::new();
/// body.read_to_string(&mut sent)?;
/// assert_eq!(sent, "abc");
/// # Ok::<(), std::io::Error>(())
/// ```
pub struct Body<'a> {
    length: u64,
    left: u64,
    source: Box<dyn Read + Send + 'a>,
}

impl<'a> Body<'a> {
    /// No body.
    #[must_use]
    pub fn empty() -> Self {
        Self::reader(0, io::empty())
    }

    /// These bytes.
    #[must_use]
    pub fn bytes(bytes: Vec<u8>) -> Self {
        Self::reader(bytes.len() as u64, Cursor::new(bytes))
    }

    /// The next `length` bytes of `source`.
    pub fn reader(length: u64, source: impl Read + Send + 'a) -> Self {
        Self { length, left: length, source: Box::new(source) }
    }

    /// The whole length in bytes, for `Content-Length`.
    #[must_use]
    pub fn length(&self) -> u64 {
        self.length
    }

    /// The bytes not read so far.
    #[must_use]
    pub fn left(&self) -> u64 {
        self.left
    }
}

impl Read for Body<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let most = usize::try_from(self.left).unwrap_or(usize::MAX).min(buffer.len());
        let Some(room) = buffer.get_mut(..most).filter(|room| !room.is_empty()) else {
            return Ok(0);
        };
        let read = self.source.read(room)?;
        if read == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.left = self.left.saturating_sub(read as u64);
        Ok(read)
    }
}

impl fmt::Debug for Body<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Body").field("length", &self.length).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_that_ends_early_is_an_error_not_an_end() {
        let mut body = Body::reader(4, &b"abc"[..]);
        let error = body.read_to_end(&mut Vec::new()).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::UnexpectedEof);
    }

    #[test]
    fn an_empty_body_ends_at_once() {
        let mut body = Body::empty();
        assert_eq!(body.read(&mut [0; 8]).unwrap(), 0);
        assert_eq!(Body::bytes(b"ab".to_vec()).length(), 2);
    }
}
