//! [`Replay`]: what a log's bytes amount to.

use std::collections::BTreeMap;

use super::error::StoreError;
use super::frame::{self, Found, Frame, HEADER_LEN, Head, Header, Kind, VERSION};
use super::key::Key;
use super::loaded::Damage;

/// What a log's bytes amount to. The rules are in `docs/store.md`.
#[derive(Debug, Default)]
pub(super) struct Replay {
    /// The sound records, with the length of the frame that holds each.
    pub(super) records: BTreeMap<Key, (Vec<u8>, u64)>,
    /// The highest batch number seen.
    pub(super) last_batch: u64,
    /// Up to here every byte is part of a sound frame. What is beyond was never
    /// committed, unless there is damage.
    pub(super) good_len: u64,
    /// What could not be used, in the order of the log.
    pub(super) damage: Vec<Damage>,
}

/// A stretch of the log, from a frame's mark on.
enum Piece {
    Sound(Frame, usize),
    /// Bytes that are no sound frame, with the head where that is sound.
    Damaged(Option<Head>, usize),
    /// Like damaged, but it ends with the log as a cut frame would.
    Cut(usize),
}

impl Replay {
    /// Reads a whole log.
    ///
    /// # Errors
    /// [`StoreError::NotAStore`] and [`StoreError::NewerVersion`].
    pub(super) fn read(log: &[u8]) -> Result<Self, StoreError> {
        // A frame never ends in a zero: zeros at the end are room that the file
        // system added and never filled.
        let end = log.iter().rposition(|b| *b != 0).map_or(0, |last| last + 1);
        let log = log.get(..end).unwrap_or_default();
        let mut replay = Self::default();
        let found = frame::read_header(log);
        match found {
            Header::Known => {}
            Header::Other(found) if found > VERSION => {
                return Err(StoreError::NewerVersion { found, known: VERSION });
            }
            Header::Other(_) => return Err(StoreError::NotAStore),
            Header::Damaged | Header::Foreign => {
                replay.damage.push(Damage::new(None, log.len().min(HEADER_LEN) as u64));
            }
        }
        let frames = log.get(HEADER_LEN..).unwrap_or_default();
        let pieces = pieces(frames);
        if found == Header::Foreign && !pieces.iter().any(|p| matches!(p, Piece::Sound(..))) {
            return Err(StoreError::NotAStore);
        }
        replay.good_len = HEADER_LEN as u64;
        replay.follow(pieces);
        Ok(replay)
    }

    fn follow(&mut self, mut pieces: Vec<Piece>) {
        let tail = pieces.split_off(self.find_tail(&pieces));
        for piece in pieces {
            match piece {
                Piece::Sound(frame, len) => {
                    self.good_len += len as u64;
                    self.apply(frame, len);
                }
                lost => self.lose(&lost),
            }
        }
        // Whole frames and then nothing more, or a part of one: cut while it
        // was written.
        let cut = tail.iter().enumerate().all(|(place, piece)| match piece {
            Piece::Sound(frame, _) => usize::from(frame.head.index) == place,
            Piece::Cut(_) => true,
            Piece::Damaged(..) => false,
        });
        if !cut {
            tail.iter().for_each(|piece| self.lose(piece));
        }
    }

    /// The first piece that belongs to a last batch which is not all sound;
    /// the number of pieces when the last batch is sound.
    fn find_tail(&mut self, pieces: &[Piece]) -> usize {
        let heads = |piece: &Piece| match piece {
            Piece::Sound(frame, _) => Some((frame.head.batch, frame.head.count)),
            Piece::Damaged(Some(head), _) => Some((head.batch, head.count)),
            Piece::Damaged(None, _) | Piece::Cut(_) => None,
        };
        let Some((last, count)) = pieces.iter().rev().find_map(heads) else { return 0 };
        self.last_batch = last;
        let of_last = |piece: &Piece| heads(piece).is_some_and(|(batch, _)| batch == last);
        let first = pieces.iter().position(of_last).unwrap_or(pieces.len());
        let sound = pieces.iter().skip(first).take_while(|p| matches!(p, Piece::Sound(..))).count();
        if sound >= usize::from(count) {
            // Complete: only what is behind it, if anything, is the tail.
            return first + sound;
        }
        // Bytes without a head before it may be its own first frames.
        let unknown = pieces.iter().take(first).rev().take_while(|p| heads(p).is_none()).count();
        first - unknown
    }

    fn apply(&mut self, frame: Frame, len: usize) {
        match frame.head.kind {
            Kind::Put(key) => drop(self.records.insert(key, (frame.value, len as u64))),
            Kind::Remove(key) => drop(self.records.remove(&key)),
            Kind::Settled => {}
        }
    }

    fn lose(&mut self, piece: &Piece) {
        let (head, len) = match piece {
            Piece::Sound(frame, len) => (Some(&frame.head), *len),
            Piece::Damaged(head, len) => (head.as_ref(), *len),
            Piece::Cut(len) => (None, *len),
        };
        let key = head.and_then(|head| head.kind.key()).cloned();
        self.damage.push(Damage::new(key, len as u64));
    }
}

/// Takes the bytes behind the header apart.
fn pieces(mut rest: &[u8]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    // The frame that would continue the batch, and the batch before it.
    let mut before: Option<Head> = None;
    while !rest.is_empty() {
        let (piece, len) = match frame::read_frame(rest) {
            Found::Frame(frame, len) if follows(before.as_ref(), &frame.head) => {
                before = Some(frame.head.clone());
                (Piece::Sound(frame, len), len)
            }
            // Left over from another time: its number says so.
            Found::Frame(_, len) => (Piece::Damaged(None, len), len),
            Found::DamagedBody(head, len) if follows(before.as_ref(), &head) => {
                before = Some(head.clone());
                (Piece::Damaged(Some(head), len), len)
            }
            Found::DamagedBody(_, len) => (Piece::Damaged(None, len), len),
            found => match frame::next_mark(rest.get(1..).unwrap_or_default()) {
                Some(at) => (Piece::Damaged(None, at + 1), at + 1),
                None if matches!(found, Found::CutHead | Found::CutBody(_)) => {
                    (Piece::Cut(rest.len()), rest.len())
                }
                None => (Piece::Damaged(None, rest.len()), rest.len()),
            },
        };
        pieces.push(piece);
        rest = rest.get(len..).unwrap_or_default();
    }
    pieces
}

/// Whether a frame with this head can stand after `before`.
fn follows(before: Option<&Head>, head: &Head) -> bool {
    match before {
        None => true,
        Some(before) if before.batch == head.batch => {
            before.count == head.count && before.index < head.index
        }
        Some(before) => before.batch < head.batch,
    }
}
