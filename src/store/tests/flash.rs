//! What the store costs in bytes and syncs.

use super::*;
use crate::store::log::Log;

#[test]
fn a_commit_is_one_append_and_one_sync() {
    let files = SimFiles::new();
    let mut store = open(&files).unwrap();
    files.set_fault(None);
    let before = files.counts();
    store.commit(&batch(&["ticket.1=Pending", "journal.1=opened"])).unwrap();
    let (operations, syncs, written) = files.counts();
    assert_eq!((operations, syncs - before.1), (2, 1));
    assert_eq!(written - before.2, 2 * 35 + 8 + 7 + 9 + 6);

    // What is there already is not written again.
    store.commit(&batch(&["ticket.1=Pending", "nothing.here"])).unwrap();
    assert_eq!(files.counts(), (operations, syncs, written));
}

#[test]
fn a_slot_costs_two_syncs_and_its_bytes() {
    let files = SimFiles::new();
    let mut store = open(&files).unwrap();
    let before = files.counts();
    let mut writer = store.create_slot(&key("s")).unwrap();
    writer.append(&[7; 5_000]).unwrap();
    writer.seal().unwrap();
    store.remove_slot(&key("s")).unwrap();
    let after = files.counts();
    assert_eq!((after.1 - before.1, after.2 - before.2), (2, 5_000));
}

#[test]
fn opening_costs_three_syncs_at_most() {
    let files = SimFiles::new();
    let mut store = open(&files).unwrap();
    store.create_slot(&key("s")).unwrap().seal().unwrap();
    drop(store);
    let before = files.counts();
    drop(open(&files).unwrap());
    let after = files.counts();
    assert_eq!((after.1 - before.1, after.2 - before.2), (3, 0));
}

#[test]
fn the_log_stays_bounded_and_is_not_written_too_often() {
    let files = SimFiles::new();
    let mut store = open(&files).unwrap();
    let (_, syncs, written) = files.counts();
    let mut payload = 0;
    let rounds = 2_000_u64;
    for round in 0..rounds {
        let name = key(&format!("ticket.{}", round % 20));
        let value = format!("{round:01000}");
        payload += value.len() as u64;
        store.commit(Batch::new().put(name, value).unwrap()).unwrap();
        let len = files.contents("/var/state/records").unwrap().len() as u64;
        assert!(len <= 20 + 20 * 1100 + Log::MIN_GARBAGE + 1100, "{len} in round {round}");
    }
    let (_, syncs_after, written_after) = files.counts();
    assert!(written_after - written < payload * 3 / 2, "{}", written_after - written);
    assert!(syncs_after - syncs < rounds + rounds / 30, "{}", syncs_after - syncs);
    let expected = records(&mut store);
    drop(store);
    assert_eq!(records(&mut open(&files).unwrap()), expected);
}

#[test]
fn without_room_for_a_second_file_the_log_grows_to_its_bound() {
    let files = SimFiles::new();
    let mut store = open(&files).unwrap();
    let mut expected = Records::new();
    let mut refused = None;
    for round in 0..400_u64 {
        // Room for one more batch, but not for all records a second time.
        files.set_capacity(Some(files.bytes_in_all() + 1_200));
        let (name, value) = (format!("ticket.{}", round % 20), format!("{round:01000}"));
        match store.commit(Batch::new().put(key(&name), value.clone()).unwrap()) {
            Ok(()) => drop(expected.insert(name, value.into_bytes())),
            Err(error) => {
                assert!(matches!(error, StoreError::Full { .. }), "{error:?}");
                refused = Some(round);
                break;
            }
        }
    }
    let len = files.contents("/var/state/records").unwrap().len() as u64;
    assert!(refused.is_some());
    assert!((4 * Log::MIN_GARBAGE..5 * Log::MIN_GARBAGE).contains(&len), "{len}");
    assert_eq!(records(&mut store), expected);
    files.set_capacity(None);
    // With room again it is soon written anew.
    for round in 0..=Log::MIN_GARBAGE / 1_000 {
        store.commit(Batch::new().put(key("a"), format!("{round:01000}")).unwrap()).unwrap();
    }
    assert!((files.contents("/var/state/records").unwrap().len() as u64) < 2 * Log::MIN_GARBAGE);
}

#[test]
fn what_is_erased_is_gone_from_the_file() {
    let files = SimFiles::new();
    let mut store = open(&files).unwrap();
    store.commit(&batch(&["note.1=private words", "a=1"])).unwrap();
    let holds_it = || {
        let bytes = files.contents("/var/state/records").unwrap();
        bytes.windows(7).any(|seven| seven == b"private")
    };
    // Without room for a second file it is only removed at first.
    files.set_capacity(Some(files.bytes_in_all() + 50));
    store.commit(Batch::new().erase(key("note.1")).unwrap()).unwrap();
    assert_eq!(records(&mut store), after(&[batch(&["a=1"])]));
    assert!(holds_it());
    files.set_capacity(None);
    store.commit(&batch(&["a=2"])).unwrap();
    assert!(!holds_it());

    store.commit(&batch(&["note.2=private words"])).unwrap();
    store.commit(Batch::new().erase(key("note.2")).unwrap()).unwrap();
    assert!(!holds_it());
    assert_eq!(records(&mut store), after(&[batch(&["a=2"])]));

    store.commit(&batch(&["a=private words"])).unwrap();
    store.commit(Batch::new().put(key("a"), "3").unwrap().erase_replaced()).unwrap();
    assert!(!holds_it());
    assert_eq!(records(&mut store), after(&[batch(&["a=3"])]));
}
