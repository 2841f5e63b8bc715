//! The log's bytes: the header, and [`Frame`]s. See `docs/store.md`.

use sha2::{Digest, Sha256};

use super::batch::{Batch, Change};
use super::key::Key;

/// The format version that this code writes, the newest that it reads.
pub(super) const VERSION: u32 = 1;
/// The length of the log's header.
pub(super) const HEADER_LEN: usize = 20;

const MAGIC: [u8; 8] = [0x89, b'C', b'H', b'S', b'T', b'\r', b'\n', 0x1a];
const MARK: [u8; 4] = [0xff, 0xc1, 0xfe, 0xb1];
/// What may not stand in a value: the mark without its last byte.
const STUFF_AFTER: [u8; 3] = [0xff, 0xc1, 0xfe];
/// Bytes of a frame before its key.
const FIXED_LEN: usize = 22;
const HEAD_CHECK_LEN: usize = 4;
const CHECK_LEN: usize = 8;
const LAST_BYTE: u8 = b'\n';

const PUT: u8 = 1;
const REMOVE: u8 = 2;
const SETTLED: u8 = 3;

// A batch's frames are numbered with 16 bits.
const _: () = assert!(Batch::MAX_CHANGES <= u16::MAX as usize);

/// The header of a log of this version.
pub(super) fn header() -> [u8; HEADER_LEN] {
    let mut bytes = [0; HEADER_LEN];
    let (magic, rest) = bytes.split_at_mut(MAGIC.len());
    magic.copy_from_slice(&MAGIC);
    let (version, check) = rest.split_at_mut(4);
    version.copy_from_slice(&VERSION.to_le_bytes());
    check.copy_from_slice(&check_of::<8>(&[&MAGIC, &VERSION.to_le_bytes()]));
    bytes
}

/// What the first bytes of a log say.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Header {
    /// A sound header of this version.
    Known,
    /// A sound header of another version.
    Other(u32),
    /// The header of a log, but damaged.
    Damaged,
    /// Not recognisable.
    Foreign,
}

/// Reads the header of a log, given without zeros at its end.
pub(super) fn read_header(log: &[u8]) -> Header {
    let ours = header();
    let Some(found) = log.first_chunk::<HEADER_LEN>() else {
        return if ours.starts_with(log) { Header::Damaged } else { Header::Foreign };
    };
    let (prelude, check) = found.split_at(MAGIC.len() + 4);
    let magic_fits = prelude.starts_with(&MAGIC);
    if magic_fits && check == check_of::<8>(&[prelude]) {
        return match prelude.last_chunk::<4>().map(|bytes| u32::from_le_bytes(*bytes)) {
            Some(VERSION) => Header::Known,
            Some(other) => Header::Other(other),
            None => Header::Damaged,
        };
    }
    let rest_fits = found.get(MAGIC.len()..) == ours.get(MAGIC.len()..);
    if magic_fits || rest_fits { Header::Damaged } else { Header::Foreign }
}

/// One change of one batch, as the log holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Frame {
    pub(super) head: Head,
    pub(super) value: Vec<u8>,
}

/// What a frame says before its body, under a check of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) batch: u64,
    pub(super) index: u16,
    pub(super) count: u16,
    pub(super) kind: Kind,
}

/// What a frame does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Sets a record.
    Put(Key),
    /// Removes a record.
    Remove(Key),
    /// Nothing; it shows that the batch before it was synced.
    Settled,
}

impl Kind {
    pub(super) fn key(&self) -> Option<&Key> {
        match self {
            Self::Put(key) | Self::Remove(key) => Some(key),
            Self::Settled => None,
        }
    }
}

/// What stands at some place of the log.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// A sound frame of this length.
    Frame(Frame, usize),
    /// A sound head; its body is damaged. The frame has this length.
    DamagedBody(Head, usize),
    /// A sound head; the log ends before its body does.
    CutBody(Head),
    /// The log ends before the head does.
    CutHead,
    /// Something else.
    Nothing,
}

/// Appends the frames of `changes` as the batch `batch`; returns the length of each.
pub(super) fn write_batch<'a>(
    log: &mut Vec<u8>,
    batch: u64,
    changes: &[(&'a Key, Change<'a>)],
) -> Vec<usize> {
    let count = u16::try_from(changes.len()).unwrap_or(u16::MAX);
    let frames = changes.iter().zip(0_u16..count);
    frames
        .map(|((key, change), index)| {
            let (kind, value) = match change {
                Change::Put(value) => (PUT, *value),
                Change::Remove => (REMOVE, [].as_slice()),
            };
            write_frame(log, batch, (index, count), kind, key.as_str(), value)
        })
        .collect()
}

/// Appends the frame that shows that the batch before it was synced.
pub(super) fn write_settled(log: &mut Vec<u8>, batch: u64) {
    write_frame(log, batch, (0, 1), SETTLED, "", &[]);
}

fn write_frame(
    log: &mut Vec<u8>,
    batch: u64,
    (index, count): (u16, u16),
    kind: u8,
    key: &str,
    value: &[u8],
) -> usize {
    let start = log.len();
    let body = stuffed(value);
    // A key has at most 64 bytes and a batch's values a mebibyte: both fit.
    let key_len = u8::try_from(key.len()).unwrap_or(u8::MAX);
    let body_len = u32::try_from(body.len()).unwrap_or(u32::MAX);
    log.extend_from_slice(&MARK);
    log.extend_from_slice(&batch.to_le_bytes());
    log.extend_from_slice(&index.to_le_bytes());
    log.extend_from_slice(&count.to_le_bytes());
    log.extend_from_slice(&[kind, key_len]);
    log.extend_from_slice(&body_len.to_le_bytes());
    log.extend_from_slice(key.as_bytes());
    let check = check_of::<HEAD_CHECK_LEN>(&[log.get(start..).unwrap_or_default()]);
    log.extend_from_slice(&check);
    log.extend_from_slice(&body);
    let check = check_of::<CHECK_LEN>(&[log.get(start..).unwrap_or_default()]);
    log.extend_from_slice(&check);
    log.push(LAST_BYTE);
    log.len() - start
}

/// Looks for a frame at the start of `bytes`, which reach to the end of the log.
pub(super) fn read_frame(bytes: &[u8]) -> Found {
    let Some((fixed, after)) = bytes.split_first_chunk::<FIXED_LEN>() else {
        let cut = bytes.get(..MARK.len()).map_or(MARK.starts_with(bytes), |mark| mark == MARK);
        return if cut { Found::CutHead } else { Found::Nothing };
    };
    let Fixed { mark, batch, index, count, kind, key_len, body_len } = Fixed::read(fixed);
    if mark != MARK || key_len > Key::MAX_LEN {
        return Found::Nothing;
    }
    let Some((key, after)) = after.split_at_checked(key_len) else { return Found::CutHead };
    let Some((check, after)) = after.split_first_chunk::<HEAD_CHECK_LEN>() else {
        return Found::CutHead;
    };
    if *check != check_of(&[fixed, key]) {
        return Found::Nothing;
    }
    let key = std::str::from_utf8(key).ok().and_then(|key| Key::try_from(key).ok());
    let kind = match (kind, key) {
        (PUT, Some(key)) => Kind::Put(key),
        (REMOVE, Some(key)) if body_len == 0 => Kind::Remove(key),
        (SETTLED, None) if key_len == 0 && body_len == 0 => Kind::Settled,
        _ => return Found::Nothing,
    };
    if index >= count {
        return Found::Nothing;
    }
    let head = Head { batch, index, count, kind };

    let Some((body, after)) = after.split_at_checked(body_len) else {
        return Found::CutBody(head);
    };
    let Some((end, _)) = after.split_first_chunk::<{ CHECK_LEN + 1 }>() else {
        return Found::CutBody(head);
    };
    let len = FIXED_LEN + key_len + HEAD_CHECK_LEN + body_len + CHECK_LEN + 1;
    let before_check = bytes.get(..len - CHECK_LEN - 1).unwrap_or_default();
    let check = check_of::<CHECK_LEN>(&[before_check]);
    let sound = end.starts_with(&check) && end.ends_with(&[LAST_BYTE]);
    match unstuffed(body).filter(|_| sound) {
        Some(value) => Found::Frame(Frame { head, value }, len),
        None => Found::DamagedBody(head, len),
    }
}

/// Where the next mark is in `bytes`.
pub(super) fn next_mark(bytes: &[u8]) -> Option<usize> {
    bytes.windows(MARK.len()).position(|window| window == MARK)
}

/// The part of a frame that is always there.
struct Fixed {
    mark: [u8; 4],
    batch: u64,
    index: u16,
    count: u16,
    kind: u8,
    key_len: usize,
    body_len: usize,
}

impl Fixed {
    fn read(bytes: &[u8; FIXED_LEN]) -> Self {
        let [
            m0,
            m1,
            m2,
            m3, //
            b0,
            b1,
            b2,
            b3,
            b4,
            b5,
            b6,
            b7, //
            i0,
            i1,
            c0,
            c1,
            kind,
            key_len,
            l0,
            l1,
            l2,
            l3,
        ] = *bytes;
        Self {
            mark: [m0, m1, m2, m3],
            batch: u64::from_le_bytes([b0, b1, b2, b3, b4, b5, b6, b7]),
            index: u16::from_le_bytes([i0, i1]),
            count: u16::from_le_bytes([c0, c1]),
            kind,
            key_len: usize::from(key_len),
            // Saturates where `usize` has 16 bits: longer than any log there.
            body_len: usize::try_from(u32::from_le_bytes([l0, l1, l2, l3])).unwrap_or(usize::MAX),
        }
    }
}

/// The first `N` bytes of the SHA-256 of `parts`, one after the other.
fn check_of<const N: usize>(parts: &[&[u8]]) -> [u8; N] {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    hash.finalize().first_chunk::<N>().copied().unwrap_or([0; N])
}

/// `value` with a zero after everything that looks like the start of a mark.
fn stuffed(value: &[u8]) -> Vec<u8> {
    let mut body = Vec::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.windows(STUFF_AFTER.len()).position(|three| three == STUFF_AFTER) {
        let (before, after) = rest.split_at(at + STUFF_AFTER.len());
        body.extend_from_slice(before);
        body.push(0);
        rest = after;
    }
    body.extend_from_slice(rest);
    body
}

/// What [`stuffed`] was given; `None` for what it cannot have made.
fn unstuffed(body: &[u8]) -> Option<Vec<u8>> {
    let mut value = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some(at) = rest.windows(STUFF_AFTER.len()).position(|three| three == STUFF_AFTER) {
        let (before, after) = rest.split_at(at + STUFF_AFTER.len());
        value.extend_from_slice(before);
        rest = after.strip_prefix(&[0])?;
    }
    value.extend_from_slice(rest);
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Quota;

    fn put(batch: u64, key: &str, value: &[u8]) -> Vec<u8> {
        let mut log = Vec::new();
        write_batch(&mut log, batch, &[(&key.parse().unwrap(), Change::Put(value))]);
        log
    }

    /// Bytes written down once: the format may not drift.
    #[test]
    fn the_bytes_are_those_of_the_document() {
        let hex = |bytes: &[u8]| bytes.iter().map(|b| format!("{b:02x}")).collect::<String>();
        assert_eq!(hex(&header()), "89434853540d0a1a010000009c38aa760730e7b3");
        let frame = put(7, "a", &[1, 0xff, 0xc1, 0xfe, 0xb1]);
        assert_eq!(
            hex(&frame),
            concat!(
                "ffc1feb107000000000000000000010001010600000061288eb8c201ffc1",
                "fe00b17797a34ebf38a8b00a"
            )
        );
        assert_eq!(frame.len() as u64, Quota::RECORD_OVERHEAD + 1 + 5 + 1);
    }

    #[test]
    fn the_mark_never_stands_inside_a_frame() {
        let nasty = [MARK, MARK].concat();
        for cut in 0..nasty.len() {
            let value = [&nasty[cut..], &nasty[..cut], &put(1, "inner", b"x")].concat();
            let frame = put(1, "outer", &value);
            assert_eq!(next_mark(&frame[1..]), None);
            match read_frame(&frame) {
                Found::Frame(read, len) => {
                    assert_eq!((read.value, len), (value, frame.len()));
                }
                other => panic!("{other:?}"),
            }
        }
    }

    #[test]
    fn every_cut_of_a_frame_looks_cut() {
        let frame = put(3, "key", b"value");
        for len in 0..frame.len() {
            let found = read_frame(&frame[..len]);
            assert!(matches!(found, Found::CutHead | Found::CutBody(_)), "{len}: {found:?}");
        }
    }

    #[test]
    fn every_flip_in_a_frame_is_seen_and_none_looks_cut() {
        let frame = put(3, "key", b"value");
        for at in 0..frame.len() {
            for mask in [0x01, 0x80, 0xff] {
                let mut bad = frame.clone();
                bad[at] ^= mask;
                match read_frame(&bad) {
                    Found::Nothing => assert!(at < FIXED_LEN + 3 + HEAD_CHECK_LEN),
                    Found::DamagedBody(head, len) => {
                        assert!(at >= FIXED_LEN + 3 + HEAD_CHECK_LEN);
                        assert_eq!((head.kind.key().unwrap().as_str(), len), ("key", frame.len()));
                    }
                    other => panic!("{at} {mask:x}: {other:?}"),
                }
            }
        }
    }

    #[test]
    fn the_header_tells_damage_from_another_version_and_from_strangers() {
        assert_eq!(read_header(&header()), Header::Known);
        for len in 0..HEADER_LEN {
            assert_eq!(read_header(&header()[..len]), Header::Damaged);
        }
        for at in 0..HEADER_LEN {
            let mut bad = header();
            bad[at] ^= 0x01;
            assert_eq!(read_header(&bad), Header::Damaged);
        }
        let mut newer = header();
        newer[8] = 2;
        let check = check_of::<8>(&[&newer[..12]]);
        newer[12..].copy_from_slice(&check);
        assert_eq!(read_header(&newer), Header::Other(2));
        assert_eq!(read_header(b"[Unit]"), Header::Foreign);
        assert_eq!(read_header(b"a file of somebody else's"), Header::Foreign);
    }
}
