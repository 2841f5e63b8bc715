//! Decoys through the redactor as a package does it: piece by piece, what is not
//! final yet in front of the next piece. All of its interface that is used here.

use callhome::package::redact::{Redaction, Redactor};
use callhome::ticket::TicketId;

use super::decoys::Decoys;
use super::hits::Hits;

/// Bytes that are added between two calls; no divisor of anything.
const PIECE: usize = 61_001;

/// Redacts at least `bytes` bytes of `decoys` that begin with `planted`.
pub(super) fn redacted(mut decoys: Decoys, bytes: usize, planted: &str) -> Hits {
    let mut redactor = Redactor::new(&Redaction::new()).unwrap();
    redactor.begin(TicketId::from_random([7; 16]));

    let mut hits = Hits::default();
    let (mut was, mut is) = (Vec::new(), Vec::new());
    let mut piece = planted.to_owned();
    let mut written = 0;
    loop {
        decoys.fill(&mut piece, PIECE);
        written += piece.len();
        was.extend_from_slice(piece.as_bytes());
        is.extend_from_slice(piece.as_bytes());
        piece.clear();

        let at_end = written >= bytes;
        let done = redactor.redact(&mut is, at_end);
        assert!(is.len() - done <= if at_end { 0 } else { Redactor::WINDOW });
        hits.compare(&was[..done], &is[..done]);
        was.drain(..done);
        is.drain(..done);
        if at_end {
            break;
        }
    }
    hits.rules = redactor.counts().map(|(rule, count)| (rule.to_owned(), count)).collect();
    hits
}
