//! [`Gate`]: lets an answer through to the HTTP client once its head is checked.

use crate::cause::{Cause, Peer, Phase};
use crate::transport::Failure;
use crate::transport::connect::Received;
use crate::transport::https::head::{Framing, Head, HeadScanner, malformed};

/// The most interim answers (1xx) before the final one.
pub(super) const MAX_INTERIM: usize = 8;

/// The most bytes that a body's coding may add to it: six to each byte sent in
/// a chunk of its own, and as much again as the largest head.
const CODING_FACTOR: u64 = 8;
const CODING_ROOM: u64 = super::head::MAX_HEAD_BYTES as u64;

/// Stands between TLS and the HTTP client.
///
/// The client sees one final head, checked, and then the body as it comes. It
/// sees no interim answer, and no end of the connection where the body has an
/// end of its own.
#[derive(Debug)]
pub(super) struct Gate {
    is_head: bool,
    body_limit: u64,
    scanner: HeadScanner,
    interim: usize,
    /// Checked, or body that came with the head; not yet handed on.
    ready: Vec<u8>,
    framing: Option<Framing>,
    body_bytes: u64,
}

impl Gate {
    /// A gate for the answer to one request.
    pub(super) fn new(is_head: bool, body_limit: usize) -> Self {
        Self {
            is_head,
            body_limit: body_limit as u64,
            scanner: HeadScanner::default(),
            interim: 0,
            ready: Vec::new(),
            framing: None,
            body_bytes: 0,
        }
    }

    /// The next bytes for the client, from what `more` receives; `None` where
    /// the connection's end is the body's.
    pub(super) fn read(
        &mut self,
        room: &mut [u8],
        mut more: impl FnMut(&mut [u8]) -> Result<Received, Failure>,
    ) -> Result<Option<usize>, Failure> {
        if room.is_empty() {
            // The client holds a bufferful that it cannot make sense of.
            return Err(malformed("a line of its body is too long").into());
        }
        while self.ready.is_empty() {
            let received = more(room).map_err(|failure| self.in_context(failure))?;
            let Received::Bytes(count) = received else { return self.ended(received) };
            let bytes = room.get(..count).unwrap_or_default();
            if self.framing.is_some() {
                self.count_body(count)?;
                return Ok(Some(count));
            }
            self.take_in(bytes)?;
        }
        let count = self.ready.len().min(room.len());
        for (to, from) in room.iter_mut().zip(self.ready.drain(..count)) {
            *to = from;
        }
        Ok(Some(count))
    }

    /// Whether a byte of an answer has come.
    pub(super) fn has_begun(&self) -> bool {
        self.framing.is_some() || self.interim > 0 || !self.scanner.is_empty()
    }

    fn take_in(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        for (at, byte) in bytes.iter().enumerate() {
            if !self.scanner.push(*byte)? {
                continue;
            }
            let bytes_of_head = self.scanner.take();
            let head = Head::read(&bytes_of_head, self.is_head)?;
            if head.is_interim() {
                self.interim += 1;
                if self.interim > MAX_INTERIM {
                    return Err(malformed("too many interim answers").into());
                }
                continue;
            }
            if matches!(head.framing, Framing::Length(length) if length > self.body_limit) {
                return Err(Cause::AnswerTooLarge.into());
            }
            self.framing = Some(head.framing);
            self.ready = bytes_of_head;
            let body = bytes.get(at + 1..).unwrap_or_default();
            self.ready.extend_from_slice(body);
            return self.count_body(body.len());
        }
        Ok(())
    }

    fn count_body(&mut self, count: usize) -> Result<(), Failure> {
        self.body_bytes = self.body_bytes.saturating_add(count as u64);
        let most = self.body_limit.saturating_mul(CODING_FACTOR).saturating_add(CODING_ROOM);
        if self.body_bytes > most { Err(Cause::AnswerTooLarge.into()) } else { Ok(()) }
    }

    fn ended(&self, how: Received) -> Result<Option<usize>, Failure> {
        match (self.framing, how) {
            (Some(Framing::Close), Received::End) => Ok(None),
            _ if self.has_begun() => Err(Cause::AnswerCut.into()),
            _ => Err(lost()),
        }
    }

    /// A connection that is lost in the midst of an answer has cut it, whether
    /// it was closed or reset.
    fn in_context(&self, failure: Failure) -> Failure {
        match failure.cause() {
            Cause::ConnectionLost { .. } if self.has_begun() => {
                Failure::new(Cause::AnswerCut).with_source(failure)
            }
            _ => failure,
        }
    }
}

fn lost() -> Failure {
    Cause::ConnectionLost { peer: Peer::ServiceCentre, phase: Phase::Answer }.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Feeds `answer` in pieces of `piece` bytes, then ends as told.
    fn pass(answer: &[u8], piece: usize, end: Received) -> Result<Vec<u8>, Cause> {
        let mut gate = Gate::new(false, 1024);
        let mut left = answer.chunks(piece);
        let (mut room, mut passed) = ([0; 64], Vec::new());
        loop {
            let read = gate.read(&mut room, |room| {
                Ok(left.next().map_or(end, |piece| {
                    room[..piece.len()].copy_from_slice(piece);
                    Received::Bytes(piece.len())
                }))
            });
            match read.map_err(Failure::into_cause)? {
                Some(count) => passed.extend_from_slice(&room[..count]),
                None => return Ok(passed),
            }
        }
    }

    #[test]
    fn interim_answers_are_swallowed_up_to_their_number() {
        let answer = |interim| {
            let early = "HTTP/1.1 103 Early\r\nLink: x\r\n\r\n".repeat(interim);
            format!("{early}HTTP/1.1 200 OK\r\n\r\nbody")
        };
        for piece in [1, 7, 64] {
            let passed = pass(answer(MAX_INTERIM).as_bytes(), piece, Received::End).unwrap();
            assert_eq!(passed, b"HTTP/1.1 200 OK\r\n\r\nbody");
        }
        let refused = pass(answer(MAX_INTERIM + 1).as_bytes(), 64, Received::End).unwrap_err();
        assert_eq!(refused.code(), "answer-malformed");
    }

    #[test]
    fn an_end_counts_only_where_it_is_said_and_nothing_else_tells_it() {
        let close = b"HTTP/1.1 200 OK\r\n\r\nbody";
        assert!(pass(close, 64, Received::End).is_ok());
        assert_eq!(pass(close, 64, Received::Gone), Err(Cause::AnswerCut));
        let sized = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nbody";
        assert_eq!(pass(sized, 64, Received::End), Err(Cause::AnswerCut));
        assert_eq!(pass(b"HTTP/1.1 2", 64, Received::End), Err(Cause::AnswerCut));
        let nothing = pass(b"", 64, Received::End).unwrap_err();
        assert_eq!(nothing, lost().into_cause());
    }

    #[test]
    fn what_a_bodys_coding_adds_may_reach_its_limit() {
        let most = usize::try_from(1024 * CODING_FACTOR + CODING_ROOM).unwrap();
        let answer = |length| {
            let head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
            [&head[..], &vec![b'x'; length]].concat()
        };
        // What the chunks are worth is the client's to see.
        assert_eq!(pass(&answer(most), 64, Received::End), Err(Cause::AnswerCut));
        assert_eq!(pass(&answer(most + 1), 64, Received::End), Err(Cause::AnswerTooLarge));
    }

    #[test]
    fn an_announced_length_may_reach_the_limit() {
        let answer = |length| format!("HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n");
        assert_eq!(pass(answer(1024).as_bytes(), 64, Received::End), Err(Cause::AnswerCut));
        assert_eq!(pass(answer(1025).as_bytes(), 64, Received::End), Err(Cause::AnswerTooLarge));
    }
}
