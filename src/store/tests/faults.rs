//! Every operation fails once, and the power goes at every operation.

use super::*;
use crate::store::sim::Fault;

/// One step of a story.
enum Step {
    Commit(Batch),
    Seal(&'static str, &'static [u8]),
    Remove(&'static str),
    /// Drops the store and opens it again.
    Reopen,
}

/// A story with everything in it: appends, a log that is written anew (by its
/// size), slots that are sealed, replaced and removed, and restarts.
fn story() -> Vec<Step> {
    let big = |n: u8| {
        let mut batch = Batch::new();
        batch.put(key("big"), vec![n; 40_000]).unwrap().put(key("n"), [n]).unwrap();
        Step::Commit(batch)
    };
    vec![
        Step::Commit(batch(&["a=1", "b=1"])),
        Step::Seal("s", b"first"),
        Step::Commit(batch(&["a=2", "c=2"])),
        big(1),
        big(2),
        Step::Reopen,
        big(3),
        big(4),
        Step::Seal("s", b"second time"),
        Step::Commit(batch(&["a", "b=3"])),
        Step::Remove("s"),
        Step::Commit(batch(&["a=5", "c"])),
    ]
}

/// What the store may hold: `known`, or with what was under way done as well.
#[derive(Clone, Default)]
pub(super) struct Model {
    known: Records,
    /// Failed since the last success, each a thing that may have happened.
    maybe: Vec<Records>,
    slots: BTreeMap<&'static str, Vec<Option<&'static [u8]>>>,
}

impl Model {
    fn committed(&mut self, batch: &Batch, done: bool) {
        let mut next = self.known.clone();
        for (key, change) in batch.changes() {
            match change {
                crate::store::Change::Put(value) => {
                    next.insert(key.to_string(), value.to_vec());
                }
                crate::store::Change::Remove => {
                    next.remove(key.as_str());
                }
            }
        }
        if done {
            self.known = next;
            self.maybe.clear();
        } else {
            self.maybe.push(next);
        }
    }

    fn check_alive(&self, store: &mut DirStore, what: &str) {
        assert_eq!(records(store), self.known, "{what}: records of the living store");
    }

    pub(super) fn check_restarted(&self, store: &mut DirStore, what: &str) {
        let found = records(store);
        assert!(
            found == self.known || self.maybe.contains(&found),
            "{what}: {:?} is neither before nor after",
            found.keys()
        );
        for (slot, possible) in &self.slots {
            let bytes = store.open_slot(&key(slot), 0).ok().map(|mut reader| {
                let mut bytes = Vec::new();
                reader.read_to_end(&mut bytes).unwrap();
                bytes
            });
            assert!(
                possible.iter().any(|one| one.map(<[u8]>::to_vec) == bytes),
                "{what}: slot {slot} is {bytes:?}"
            );
        }
        let unsealed = store.slots().unwrap().iter().any(|slot| !slot.is_sealed());
        assert!(!unsealed, "{what}: an unsealed slot survived");
    }
}

/// Tells the story on `files`, trying a failed step once more. Stops when the
/// store cannot be opened.
pub(super) fn tell(files: &SimFiles, model: &mut Model, what: &str) {
    let Some(mut store) = (0..2).find_map(|_| open(files).ok()) else { return };
    for step in story() {
        for _ in 0..2 {
            let done = match &step {
                Step::Commit(batch) => {
                    let done = store.commit(batch).is_ok();
                    model.committed(batch, done);
                    done
                }
                Step::Seal(slot, bytes) => {
                    let sealed = store.create_slot(&key(slot)).and_then(|mut writer| {
                        writer.append(bytes)?;
                        writer.seal()
                    });
                    let possible = model.slots.entry(*slot).or_insert_with(|| vec![None]);
                    if sealed.is_ok() {
                        possible.clear();
                    } else {
                        possible.push(None);
                    }
                    possible.push(Some(*bytes));
                    sealed.is_ok()
                }
                Step::Remove(slot) => {
                    let removed = store.remove_slot(&key(slot)).is_ok();
                    // Without a sync: it may come back.
                    model.slots.entry(*slot).or_default().push(None);
                    removed
                }
                Step::Reopen => {
                    drop(store);
                    let Some(again) = (0..2).find_map(|_| open(files).ok()) else { return };
                    store = again;
                    let found = records(&mut store);
                    assert!(found == model.known || model.maybe.contains(&found), "{what}");
                    model.known = found;
                    model.maybe.clear();
                    true
                }
            };
            model.check_alive(&mut store, what);
            if done {
                break;
            }
        }
    }
    // Ends as a kill does.
    std::mem::forget(store);
}

pub(super) fn operations_of_the_story() -> u64 {
    let files = SimFiles::new();
    files.set_fault(None);
    tell(&files, &mut Model::default(), "no fault");
    files.counts().0
}

#[test]
fn every_operation_may_fail_once() {
    let kinds = [std::io::ErrorKind::Other, std::io::ErrorKind::StorageFull];
    for at in 0..operations_of_the_story() + 5 {
        for kind in kinds {
            let what = format!("operation {at} fails ({kind:?})");
            let files = SimFiles::new();
            let mut model = Model::default();
            files.set_fault(Some(Fault { at, kind, for_good: false }));
            tell(&files, &mut model, &what);
            for seed in 0..6 {
                let files = files.after_power_cut(seed);
                let what = format!("{what}, power cut {seed}");
                let mut store = open(&files).unwrap_or_else(|error| panic!("{what}: {error:?}"));
                model.check_restarted(&mut store, &what);
            }
        }
    }
}

#[test]
fn the_power_may_go_at_every_operation_and_again_while_recovering() {
    for at in 0..operations_of_the_story() {
        let files = SimFiles::new();
        let mut model = Model::default();
        let fault = Fault { at, kind: std::io::ErrorKind::Other, for_good: true };
        files.set_fault(Some(fault));
        tell(&files, &mut model, &format!("power cut at {at}"));
        for seed in 0..4 {
            for again in 0..14 {
                let files = files.after_power_cut(seed);
                // What it finds and does before the next cut must not change the outcome.
                let what = format!("power cut {seed} at {at}, again at {again}");
                let fault = Fault { at: again, ..fault };
                files.set_fault(Some(fault));
                let early = open(&files).ok().map(|mut store| {
                    model.check_restarted(&mut store, &what);
                    let found = records(&mut store);
                    std::mem::forget(store);
                    found
                });
                let files = files.after_power_cut(seed + again);
                let mut store = open(&files).unwrap_or_else(|error| panic!("{what}: {error:?}"));
                model.check_restarted(&mut store, &what);
                if let Some(early) = early {
                    assert_eq!(records(&mut store), early, "{what}: loaded, but not durable");
                }
                drop(store);
            }
        }
    }
}

#[test]
fn after_a_failed_sync_everything_is_written_anew() {
    let files = SimFiles::new();
    let mut store = open(&files).unwrap();
    store.commit(&batch(&["a=1"])).unwrap();
    // Operation 0 is the write, 1 the sync.
    files.set_fault(Some(Fault { at: 1, kind: std::io::ErrorKind::Other, for_good: false }));
    assert!(store.commit(&batch(&["b=2"])).is_err());
    assert_eq!(records(&mut store), after(&[batch(&["a=1"])]));
    files.set_fault(None);
    store.commit(&batch(&["b=2"])).unwrap();
    // Remove (nothing), create, write, sync, rename, sync the folder.
    assert_eq!(files.counts().0, 6);
    let mut store = open(&files.after_power_cut(0)).unwrap();
    assert_eq!(records(&mut store), after(&[batch(&["a=1", "b=2"])]));
}

#[test]
fn a_removal_after_a_failed_put_is_not_taken_for_done() {
    let files = SimFiles::new();
    let mut store = open(&files).unwrap();
    files.set_fault(Some(Fault { at: 1, kind: std::io::ErrorKind::Other, for_good: false }));
    assert!(store.commit(&batch(&["a=1"])).is_err());
    files.set_fault(None);
    // It is not among the records, but it may be in the file.
    store.commit(&batch(&["a"])).unwrap();
    for seed in 0..8 {
        let mut store = open(&files.after_power_cut(seed)).unwrap();
        assert!(records(&mut store).is_empty(), "{seed}");
    }
}
