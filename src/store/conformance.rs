//! Checks that a [`Store`] keeps its contract, for hosts that write their own.
//!
//! Call them from a test. They panic with the rule that was broken. What only a
//! power cut or a failing disk shows, they cannot see.
//!
//! ```
//! use callhome::store::{MemoryStore, conformance};
//!
//! conformance::run(|quota| Box::new(MemoryStore::with_quota(quota)));
//! ```
//!
//! A store that survives its process is also checked for that; `open` opens the
//! same place again whenever it gets the same number, and an empty one for a
//! number that it has not seen:
//!
//! ```
//! use callhome::store::{DirStore, Store, conformance};
//!
//! # let folder = tempfile::tempdir().unwrap();
//! conformance::run_durable(|place| {
//!     let store = DirStore::open(folder.path().join(place.to_string()))?;
//!     Ok(Box::new(store) as Box<dyn Store>)
//! });
//! ```

use std::io::Read;

use super::{Batch, Key, Loaded, Quota, Space, Store, StoreError};

/// Checks what every store does. `empty` makes an empty store with a quota.
///
/// # Panics
/// With the rule that was broken.
pub fn run(mut empty: impl FnMut(Quota) -> Box<dyn Store>) {
    let quota = Quota::new().with_slot_bytes(1024 * 1024);
    batches_change_records(&mut *empty(quota));
    values_are_opaque(&mut *empty(quota));
    the_largest_batch_is_taken(&mut *empty(quota));
    slots_are_written_sealed_and_read(&mut *empty(quota));
    a_slot_is_replaced_when_it_is_sealed(&mut *empty(quota));
    a_dropped_writer_leaves_nothing(&mut *empty(quota));
    a_removed_slot_is_gone(&mut *empty(quota));
    writers_and_readers_stand_alone(&mut *empty(quota));

    let small = quota.with_record_bytes(1000).expect("a small quota");
    records_are_bounded(&mut *empty(small));
    slot_bytes_are_bounded(&mut *empty(quota.with_slot_bytes(1000)));
    slots_are_bounded(&mut *empty(quota.with_slots(2).expect("a small quota")));
}

/// Checks a store that survives its process.
///
/// # Panics
/// With the rule that was broken.
pub fn run_durable(mut open: impl FnMut(usize) -> Result<Box<dyn Store>, StoreError>) {
    let mut reopen = |place| open(place).expect("a store that was closed opens again");

    let mut store = reopen(0);
    store.commit(&batch(&[("a", Some("1")), ("b", Some("2"))])).expect("a commit");
    store.commit(&batch(&[("a", None), ("c", Some("3"))])).expect("a commit");
    fill(&mut *store, "sealed", b"service data");
    let mut unsealed = store.create_slot(&key("unsealed")).expect("a slot");
    unsealed.append(b"half").expect("an append");
    drop((store, unsealed));

    let mut store = reopen(0);
    expect_records(&mut *store, &[("b", "2"), ("c", "3")], "committed records survive");
    assert_eq!(names(&*store), ["sealed"], "sealed slots survive, unsealed ones do not");
    assert_eq!(read(&*store, "sealed", 8), b"data", "a sealed slot holds what was appended");
    store.remove_slot(&key("sealed")).expect("a removal");
    drop(store);
    assert!(names(&*reopen(0)).is_empty(), "a removed slot stays removed");
    for _ in 0..3 {
        expect_records(&mut *reopen(0), &[("b", "2"), ("c", "3")], "opening changes nothing");
    }

    let _first = reopen(1);
    let second = open(1);
    assert!(matches!(second, Err(StoreError::Locked)), "a second opener is told at once");
}

fn batches_change_records(store: &mut dyn Store) {
    expect_records(store, &[], "a new store is empty");
    store.commit(&Batch::new()).expect("an empty batch is no error");
    store.commit(&batch(&[("b", Some("2")), ("a", Some("1"))])).expect("a commit");
    expect_records(store, &[("a", "1"), ("b", "2")], "what was put is loaded");
    store.commit(&batch(&[("a", Some("3")), ("b", None), ("c", None)])).expect("a commit");
    expect_records(
        store,
        &[("a", "3")],
        "puts replace, and removing what is not there is no error",
    );
    expect_records(store, &[("a", "3")], "loading twice gives the same");
}

fn values_are_opaque(store: &mut dyn Store) {
    let all: Vec<u8> = (0..=u8::MAX).cycle().take(4096).collect();
    let longest = Key::try_from("k".repeat(Key::MAX_LEN)).expect("a longest key");
    let mut batch = Batch::new();
    batch.put(key("empty"), "").expect("room");
    batch.put(longest.clone(), all.clone()).expect("room");
    batch.put(key("zeros"), vec![0; 1000]).expect("room");
    store.commit(&batch).expect("a commit");
    let mut records = load(store).into_records();
    records.sort();
    let expected = [(key("empty"), Vec::new()), (longest, all), (key("zeros"), vec![0; 1000])];
    assert_eq!(records, expected, "any bytes are a value, any key is a key");
}

fn the_largest_batch_is_taken(store: &mut dyn Store) {
    let mut many = Batch::new();
    for n in 0..Batch::MAX_CHANGES {
        many.put(key(&format!("k{n}")), "v").expect("room");
    }
    store.commit(&many).expect("a batch with the most changes");
    let mut large = Batch::new();
    large.put(key("k"), vec![7; Batch::MAX_BYTES - 1]).expect("room");
    store.commit(&large).expect("a batch with the most bytes");
    assert_eq!(load(store).records().len(), Batch::MAX_CHANGES + 1, "a batch is taken whole");
}

fn slots_are_written_sealed_and_read(store: &mut dyn Store) {
    let slot = key("ticket.1");
    assert!(matches!(store.slot_len(&slot), Err(StoreError::Missing)), "no slot, no length");
    let mut writer = store.create_slot(&slot).expect("a slot");
    writer.append(b"abc").expect("an append");
    writer.append(b"").expect("an empty append");
    writer.append(b"defg").expect("an append");
    assert!(
        matches!(store.open_slot(&slot, 0), Err(StoreError::Missing)),
        "an unsealed slot cannot be read"
    );
    let listed = store.slots().expect("a list");
    let unsealed = listed.first().expect("an unsealed slot is listed");
    assert!(!unsealed.is_sealed(), "an unsealed slot is listed as such");
    assert_eq!(writer.seal().expect("sealing"), 7, "sealing says the length");

    assert_eq!(store.slot_len(&slot).expect("a length"), 7, "the length is that of the appends");
    for (offset, rest) in [(0, "abcdefg"), (3, "defg"), (7, "")] {
        assert_eq!(read(store, "ticket.1", offset), rest.as_bytes(), "reading from {offset}");
    }
    let beyond = store.open_slot(&slot, 8).err();
    assert!(
        matches!(beyond, Some(StoreError::BeyondEnd { offset: 8, len: 7 })),
        "beyond the end there is nothing to read"
    );
    fill(store, "empty", b"");
    assert_eq!(read(store, "empty", 0), b"", "a slot may be empty");
    assert_eq!(names(store), ["empty", "ticket.1"], "slots are listed by name");
}

fn a_slot_is_replaced_when_it_is_sealed(store: &mut dyn Store) {
    fill(store, "s", b"old");
    let mut writer = store.create_slot(&key("s")).expect("a slot");
    writer.append(b"newer").expect("an append");
    assert_eq!(read(store, "s", 0), b"old", "until then the old one is there");
    writer.seal().expect("sealing");
    assert_eq!(read(store, "s", 0), b"newer", "then the new one");
    assert_eq!(store.slots().expect("a list").len(), 1, "and only that");
}

fn a_dropped_writer_leaves_nothing(store: &mut dyn Store) {
    fill(store, "s", b"old");
    let mut writer = store.create_slot(&key("s")).expect("a slot");
    writer.append(b"new").expect("an append");
    drop(writer);
    assert_eq!(read(store, "s", 0), b"old", "an unsealed slot replaces nothing");
    assert_eq!(store.slots().expect("a list").len(), 1, "a dropped writer leaves nothing");
}

fn a_removed_slot_is_gone(store: &mut dyn Store) {
    store.remove_slot(&key("s")).expect("removing what is not there is no error");
    fill(store, "s", b"old");
    let mut writer = store.create_slot(&key("s")).expect("a slot");
    store.remove_slot(&key("s")).expect("a removal");
    assert!(names(store).is_empty(), "a removed slot is gone, with its writers");
    assert!(
        matches!(writer.append(b"more"), Err(StoreError::Missing)),
        "a writer of a removed slot is told"
    );
    assert!(writer.seal().is_err(), "and does not bring it back");
    assert!(names(store).is_empty(), "a removed slot stays gone");
}

fn writers_and_readers_stand_alone(store: &mut dyn Store) {
    fill(store, "s", b"first");
    let mut reader = store.open_slot(&key("s"), 1).expect("a reader");
    let mut writer = store.create_slot(&key("s")).expect("a slot");
    let worker = std::thread::scope(|scope| {
        let worker = scope.spawn(move || {
            writer.append(b"second")?;
            writer.seal()
        });
        store.commit(&batch(&[("a", Some("1"))])).expect("a commit beside a writer");
        worker.join()
    });
    assert_eq!(worker.expect("no panic").expect("sealing"), 6, "a writer works in a thread");
    store.remove_slot(&key("s")).expect("a removal");
    let mut rest = Vec::new();
    reader.read_to_end(&mut rest).expect("reading");
    assert_eq!(rest, b"irst", "a reader keeps what it was opened on");
}

fn records_are_bounded(store: &mut dyn Store) {
    let room = 1000 - usize::try_from(Quota::RECORD_OVERHEAD).expect("small");
    let exact = "x".repeat(room - 1);
    let over = format!("{exact}x");
    let refused = store.commit(&batch(&[("a", Some(&over))]));
    assert!(
        matches!(refused, Err(StoreError::Full { space: Space::Records })),
        "one byte over the quota is refused"
    );
    expect_records(store, &[], "a refused batch changes nothing");
    store.commit(&batch(&[("a", Some(&exact))])).expect("exactly the quota fits");
    assert!(store.commit(&batch(&[("b", Some(""))])).is_err(), "a full store is full");
    expect_records(store, &[("a", &exact)], "what was there is intact");
    store.commit(&batch(&[("a", None), ("b", Some("1"))])).expect("it works again");
}

fn slot_bytes_are_bounded(store: &mut dyn Store) {
    fill(store, "a", &[1; 600]);
    let mut writer = store.create_slot(&key("b")).expect("a slot");
    writer.append(&[2; 400]).expect("exactly the quota fits");
    let refused = writer.append(&[2]);
    assert!(
        matches!(refused, Err(StoreError::Full { space: Space::SlotBytes })),
        "one byte over the quota is refused"
    );
    assert!(writer.seal().is_err(), "a slot with a hole cannot be sealed");
    assert_eq!(read(store, "a", 0), [1; 600], "what was there is intact");
    store.remove_slot(&key("a")).expect("a removal");
    fill(store, "b", &[2; 1000]);
}

fn slots_are_bounded(store: &mut dyn Store) {
    fill(store, "a", b"");
    let writer = store.create_slot(&key("b")).expect("a slot");
    let refused = store.create_slot(&key("c")).err();
    assert!(
        matches!(refused, Some(StoreError::Full { space: Space::Slots })),
        "one slot over the quota is refused"
    );
    drop(writer);
    fill(store, "c", b"");
}

fn key(text: &str) -> Key {
    text.parse().expect("a key")
}

fn batch(changes: &[(&str, Option<&str>)]) -> Batch {
    let mut batch = Batch::new();
    for (name, value) in changes {
        match value {
            Some(value) => batch.put(key(name), *value).expect("room"),
            None => batch.remove(key(name)).expect("room"),
        };
    }
    batch
}

fn load(store: &mut dyn Store) -> Loaded {
    let loaded = store.load().expect("loading");
    assert_eq!(loaded.damage_count(), 0, "nothing is damaged");
    loaded
}

fn expect_records(store: &mut dyn Store, expected: &[(&str, &str)], rule: &str) {
    let mut records = load(store).into_records();
    records.sort();
    let expected: Vec<(Key, Vec<u8>)> =
        expected.iter().map(|(name, value)| (key(name), value.as_bytes().to_vec())).collect();
    assert_eq!(records, expected, "{rule}");
}

fn fill(store: &mut dyn Store, slot: &str, bytes: &[u8]) {
    let mut writer = store.create_slot(&key(slot)).expect("a slot");
    writer.append(bytes).expect("an append");
    writer.seal().expect("sealing");
}

fn read(store: &dyn Store, slot: &str, offset: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut reader = store.open_slot(&key(slot), offset).expect("a reader");
    reader.read_to_end(&mut bytes).expect("reading");
    bytes
}

fn names(store: &dyn Store) -> Vec<String> {
    store.slots().expect("a list").iter().map(|slot| slot.key().to_string()).collect()
}
