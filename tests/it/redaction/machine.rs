//! The redaction under test; the only file here that knows its interface.

use std::cell::RefCell;

use callhome::package::redact::{Redaction, Redactor};
use callhome::ticket::TicketId;

/// How much of the text's end may come back with the next piece.
pub(super) const WINDOW: usize = Redactor::WINDOW;

thread_local! {
    /// Compiled once in each test's thread.
    static REDACTOR: RefCell<Redactor> =
        RefCell::new(Redactor::new(&Redaction::new()).unwrap());
}

/// The whole text at once, with the default settings.
pub(super) fn redact(text: &[u8]) -> Vec<u8> {
    with_redactor(|redactor| redactor.redact_all(text))
}

/// The same text in pieces of `sizes`; when these end, the rest in one.
pub(super) fn redact_in_pieces(text: &[u8], sizes: impl IntoIterator<Item = usize>) -> Vec<u8> {
    with_redactor(|redactor| {
        let mut sizes = sizes.into_iter();
        let mut done = Vec::with_capacity(text.len());
        let mut buffer = Vec::new();
        let mut rest = text;
        loop {
            let size = sizes.next().unwrap_or(rest.len()).min(rest.len());
            let (piece, after) = rest.split_at(size);
            rest = after;
            buffer.extend_from_slice(piece);
            let at_end = rest.is_empty();
            let is_final = redactor.redact(&mut buffer, at_end);
            assert!(is_final <= buffer.len(), "{is_final} of {} bytes", buffer.len());
            done.extend(buffer.drain(..is_final));
            if at_end {
                assert!(buffer.is_empty(), "{} bytes are left at the end", buffer.len());
                return done;
            }
            assert!(buffer.len() <= WINDOW, "{} bytes are kept back", buffer.len());
        }
    })
}

fn with_redactor<T>(run: impl FnOnce(&mut Redactor) -> T) -> T {
    REDACTOR.with_borrow_mut(|redactor| {
        redactor.begin(TicketId::from_random([4; 16]));
        run(redactor)
    })
}
