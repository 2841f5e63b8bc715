//! Logs that were cut, flipped and planted.

use super::*;
use crate::store::frame::{self, HEADER_LEN};
use crate::store::{Change, Damage};

const LOG: &str = "/var/state/records";

/// Several batches, some with more than one change, as a session leaves them.
fn batches() -> Vec<Batch> {
    vec![
        batch(&["agreement=yes", "settings=nine"]),
        batch(&["ticket.1=Pending", "journal.1=opened"]),
        batch(&["ticket.2=Pending"]),
        batch(&["ticket.1=Active", "journal.2=sent", "journal.1"]),
        batch(&["ticket.2=Failed", "journal.3=refused"]),
    ]
}

/// The log of [`batches`], and where each batch ends.
fn log() -> (Vec<u8>, Vec<usize>) {
    let files = SimFiles::new();
    let mut store = open(&files).unwrap();
    let mut ends = vec![files.contents(LOG).unwrap().len()];
    for batch in batches() {
        store.commit(&batch).unwrap();
        ends.push(files.contents(LOG).unwrap().len());
    }
    std::mem::forget(store); // as a kill does it: nothing shows that it ended well
    (files.contents(LOG).unwrap(), ends)
}

fn open_log(bytes: &[u8]) -> (SimFiles, Result<DirStore, StoreError>) {
    let files = SimFiles::new();
    crate::store::fs::FileSystem::create_folder(&files, Path::new(FOLDER)).unwrap();
    files.put(LOG, bytes);
    let store = open(&files);
    (files, store)
}

#[test]
fn a_log_cut_anywhere_holds_the_whole_batches_before_the_cut() {
    let (bytes, ends) = log();
    for len in HEADER_LEN..=bytes.len() {
        let (files, store) = open_log(&bytes[..len]);
        let mut store = store.unwrap();
        let whole = ends.iter().filter(|end| **end <= len).count() - 1;
        let expected = after(&batches()[..whole]);
        assert_eq!(records(&mut store), expected, "cut at {len}");
        assert_eq!(store.load().unwrap().damage_count(), 0, "cut at {len}");

        // And it goes on from there.
        store.commit(&batch(&["ticket.9=Pending"])).unwrap();
        let mut expected = expected;
        expected.insert("ticket.9".into(), b"Pending".to_vec());
        drop(store);
        let mut store = open(&files).unwrap();
        assert_eq!(records(&mut store), expected, "cut at {len}, reopened");
        assert_eq!(store.load().unwrap().damage_count(), 0, "cut at {len}, reopened");
    }
}

#[test]
fn zeros_behind_a_cut_are_as_good_as_nothing() {
    let (bytes, ends) = log();
    for len in HEADER_LEN..=bytes.len() {
        let (_, store) = open_log(&[&bytes[..len], &[0; 700]].concat());
        let mut store = store.unwrap();
        let whole = ends.iter().filter(|end| **end <= len).count() - 1;
        assert_eq!(records(&mut store), after(&batches()[..whole]), "cut at {len}");
        assert_eq!(store.load().unwrap().damage_count(), 0, "cut at {len}");
    }
}

#[test]
fn a_cut_header_is_damage() {
    for len in 0..HEADER_LEN {
        let (_, store) = open_log(&frame::header()[..len]);
        let mut store = store.unwrap();
        assert_eq!(store.load().unwrap().damage_count(), 1);
        store.commit(&batch(&["a=1"])).unwrap();
    }
}

/// Where each frame of a log begins and ends, with what it does.
fn frames(bytes: &[u8]) -> Vec<(std::ops::Range<usize>, frame::Frame)> {
    let mut frames = Vec::new();
    let mut at = HEADER_LEN;
    while at < bytes.len() {
        let frame::Found::Frame(frame, len) = frame::read_frame(&bytes[at..]) else {
            panic!("no frame at {at}")
        };
        frames.push((at..at + len, frame));
        at += len;
    }
    frames
}

/// What `frames` amount to without those that `lost` names.
fn without(
    frames: &[(std::ops::Range<usize>, frame::Frame)],
    lost: impl Fn(&std::ops::Range<usize>, &frame::Frame) -> bool,
) -> Records {
    let mut records = Records::new();
    for (range, frame) in frames {
        if !lost(range, frame) {
            match &frame.head.kind {
                frame::Kind::Put(key) => records.insert(key.to_string(), frame.value.clone()),
                frame::Kind::Remove(key) => records.remove(key.as_str()),
                frame::Kind::Settled => None,
            };
        }
    }
    records
}

#[test]
fn a_flipped_byte_costs_its_frame_and_is_counted() {
    let (mut bytes, _) = log();
    let last = frames(&bytes).last().unwrap().1.head.batch;
    frame::write_settled(&mut bytes, last + 1);
    let frames = frames(&bytes);
    for at in 0..bytes.len() {
        for mask in [0x01, 0x80, 0xff] {
            let mut bad = bytes.clone();
            bad[at] ^= mask;
            let (files, store) = open_log(&bad);
            let mut store = store.unwrap_or_else(|error| panic!("{at} {mask:x}: {error:?}"));
            let loaded = store.load().unwrap();
            assert_eq!(loaded.damage_count(), 1, "{at} {mask:x}");
            // With the last frame gone nothing shows that the batch before it
            // was synced, but it is all sound.
            let expected = without(&frames, |range, _| range.contains(&at));
            assert_eq!(records(&mut store), expected, "{at} {mask:x}");

            // The damage is gone with the next commit.
            store.commit(&Batch::new()).unwrap();
            drop(store);
            let mut store = open(&files).unwrap();
            assert_eq!(store.load().unwrap().damage_count(), 0, "{at} {mask:x}");
            assert_eq!(records(&mut store), expected, "{at} {mask:x}, reopened");
        }
    }
}

#[test]
fn a_flipped_byte_in_an_unsettled_batch_costs_the_batch() {
    let (bytes, ends) = log();
    let frames = frames(&bytes);
    let last = frames.last().unwrap().1.head.batch;
    for at in ends[ends.len() - 2]..bytes.len() {
        for mask in [0x01, 0x80, 0xff] {
            let mut bad = bytes.clone();
            bad[at] ^= mask;
            let mut store = open_log(&bad).1.unwrap();
            let expected = without(&frames, |_, frame| frame.head.batch == last);
            assert_eq!(records(&mut store), expected, "{at} {mask:x}");
            assert_eq!(store.load().unwrap().damage_count(), 2, "{at} {mask:x}");
        }
    }
}

#[test]
fn a_store_that_was_closed_settles_its_last_batch() {
    let files = SimFiles::new();
    let mut store = open(&files).unwrap();
    store.commit(&batch(&["a=1", "b=2"])).unwrap();
    let (end, syncs) = (files.contents(LOG).unwrap().len(), files.counts().1);
    drop(store);
    assert_eq!(files.counts().1, syncs, "settling costs no sync");
    let mut bytes = files.contents(LOG).unwrap();
    assert_eq!(bytes.len(), end + 35);
    bytes[end - 2] ^= 0x80;
    files.put(LOG, &bytes);
    let mut store = open(&files).unwrap();
    assert_eq!(records(&mut store), after(&[batch(&["a=1"])]));
    let loaded = store.load().unwrap();
    assert_eq!(loaded.damage(), [Damage::new(Some(key("b")), 35 + 1 + 1)]);
    drop(store);
    let len = files.contents(LOG).unwrap().len();
    drop(open(&files).unwrap());
    assert_eq!(files.contents(LOG).unwrap().len(), len, "only after a commit");
}

#[test]
fn what_a_value_holds_is_never_taken_for_a_frame() {
    // Somebody has us store a frame inside a value, and then the outer is damaged.
    let mut inner = Vec::new();
    frame::write_batch(&mut inner, 1000, &[(&key("agreement"), Change::Put(b"yes"))]);
    let files = SimFiles::new();
    let mut store = open(&files).unwrap();
    let start = files.contents(LOG).unwrap().len();
    store.commit(Batch::new().put(key("journal.1"), inner.repeat(3)).unwrap()).unwrap();
    store.commit(&batch(&["a=1"])).unwrap();
    drop(store);
    let bytes = files.contents(LOG).unwrap();
    for at in start..bytes.len() {
        let mut bad = bytes.clone();
        bad[at] ^= 0xff;
        let mut store = open_log(&bad).1.unwrap();
        assert!(!records(&mut store).contains_key("agreement"), "{at}");
    }
}

#[test]
fn a_frame_of_another_time_is_damage() {
    let mut bytes = frame::header().to_vec();
    let name = key("a");
    for (number, value) in [(5, "old"), (6, "new"), (4, "older"), (6, "again")] {
        frame::write_batch(&mut bytes, number, &[(&name, Change::Put(value.as_bytes()))]);
    }
    let mut store = open_log(&bytes).1.unwrap();
    assert_eq!(records(&mut store), after(&[batch(&["a=new"])]));
    assert_eq!(store.load().unwrap().damage_count(), 2);
}

#[test]
fn seeded_rubbish_never_panics() {
    let (bytes, _) = log();
    let mut dice = crate::store::sim::Dice::new(7);
    let size =
        |dice: &mut crate::store::sim::Dice, to: usize| usize::try_from(dice.next()).unwrap() % to;
    for _ in 0..2_000 {
        let mut bad = bytes.clone();
        for _ in 0..=size(&mut dice, 4) {
            let from = size(&mut dice, bad.len());
            let to = (from + size(&mut dice, 80)).min(bad.len());
            match dice.next() % 3 {
                0 => bad[from..to].fill(0),
                1 => drop(bad.drain(from..to)),
                _ => {
                    let copied = bad[from..to].to_vec();
                    let at = size(&mut dice, bad.len() + 1);
                    bad.splice(at..at, copied);
                }
            }
            bad.push(b'x');
        }
        if let Ok(mut store) = open_log(&bad).1 {
            let known = after(&batches());
            for (name, _) in records(&mut store) {
                assert!(known.contains_key(&name) || name == "journal.1", "{name}");
            }
        }
    }
}
