//! What the fuzzer of the reader begins with.

use std::fs;
use std::path::Path;

use super::archive::{Entry, compressed, entries, manifest, small, tar};
use super::fixtures::FIRST;

/// Run it with `--ignored` after a change of the format.
#[test]
#[ignore = "writes fuzz/corpus/package_reader"]
fn the_seeds_of_the_fuzzer_are_written() {
    let long = ["a/".repeat(80), "long".to_owned()].concat();
    let part = r#"{"Name":"p.part0001","Bytes":1,"Part":{"Of":"p","Number":1}}"#;
    let parts = [
        small().remove(0),
        Entry::new("p.part0001", b"x"),
        Entry::new("manifest.json", manifest(part).as_bytes()),
    ];
    let mut seeds = vec![("fixture".to_owned(), 0, fs::read(FIRST.package).unwrap())];
    for (how, package) in compressed(&tar(&small())) {
        seeds.push((how.replace(", ", "-"), 0, package));
    }
    for mode in 1..4 {
        seeds.push((format!("small-{mode}"), mode, tar(&small())));
    }
    seeds.push(("long-name".to_owned(), 3, tar(&entries(&[(&long, b"x")]))));
    seeds.push(("parts".to_owned(), 3, tar(&parts)));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/package_reader");
    fs::create_dir_all(&folder).unwrap();
    for (name, mode, data) in seeds {
        fs::write(folder.join(name), [&[mode][..], &data].concat()).unwrap();
    }
}
