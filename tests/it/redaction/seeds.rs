//! What the fuzzer of the redactor begins with.

use std::fs;
use std::path::Path;

use super::case::Case;
use super::machine::WINDOW;
use super::{SEED, held_out_cases};

/// In a seed nothing looks like a real secret, for it lies in the repository.
fn with_fakes(case: &Case) -> Vec<u8> {
    let mut text = case.shown();
    for secret in &case.hidden {
        text = text.replace(secret, &"fake".repeat(secret.len())[..secret.len()]);
    }
    text.into_bytes()
}

/// An input of the fuzzer, as `fuzz_targets/redactor.rs` takes it apart.
struct Seed {
    name: String,
    how: u8,
    blanks: usize,
    sizes: Vec<u16>,
    text: Vec<u8>,
}

impl Seed {
    fn bytes(&self) -> Vec<u8> {
        let blanks = u16::try_from(self.blanks).unwrap().to_be_bytes();
        let count = u8::try_from(self.sizes.len()).unwrap();
        let sizes: Vec<u8> = self.sizes.iter().flat_map(|size| size.to_be_bytes()).collect();
        [&[self.how, blanks[0], blanks[1], count], &sizes[..], &self.text].concat()
    }
}

fn seeds() -> Vec<Seed> {
    let mut seeds: Vec<Seed> = Vec::new();
    let mut add = |name: &str, how, blanks, sizes: &[u16], text: &[u8]| {
        if seeds.iter().all(|seed| seed.name != name) {
            let (name, sizes, text) = (name.to_owned(), sizes.to_vec(), text.to_vec());
            seeds.push(Seed { name, how, blanks, sizes, text });
        }
    };
    // The first of each format. Keys would look like real ones even with fakes.
    for case in held_out_cases(SEED).iter().filter(|case| case.format != "pem") {
        add(case.format, 0, 0, &[1], &with_fakes(case));
    }
    // Each fragment of the target, and a value behind it.
    let fragment = |at| [&[at], &b"fake1234\n"[..]].concat();
    let fragments: Vec<u8> = (0x80..0xc0).flat_map(fragment).collect();
    add("fragments", 2, 0, &[7, 90], &fragments);
    add("fragments-and-pseudonyms", 3, 0, &[3000], &fragments);
    let json = br#"{"password":"fake1234","n":[1,-2.5e3,null],"m":"{\"token\":\"fake1234\"}"}"#;
    add("at-the-window", 1, WINDOW - 40, &[4096, 1], json);
    add("behind-the-window", 1, 2 * WINDOW - 40, &[4096, 1], json);
    seeds
}

/// Run it with `--ignored` after a change of the target's input.
#[test]
#[ignore = "writes fuzz/corpus/redactor"]
fn the_seeds_of_the_fuzzer_are_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/redactor");
    fs::create_dir_all(&folder).unwrap();
    for seed in seeds() {
        fs::write(folder.join(&seed.name), seed.bytes()).unwrap();
    }
}
