//! `docs/limits.md` says what the source says.

use std::fs;
use std::path::Path;

#[test]
fn every_limit_in_the_document_has_the_value_that_it_has_in_the_source() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let document = fs::read_to_string(root.join("docs/limits.md")).unwrap();
    let mut rows = 0;
    for line in document.lines().filter(|line| line.starts_with("| `") && line.contains(".rs`")) {
        let cells: Vec<_> = line.split('|').map(|cell| cell.trim().trim_matches('`')).collect();
        let [_, name, file, value, ..] = cells[..] else { panic!("{line}") };
        let source = fs::read_to_string(root.join("src").join(file)).unwrap();
        let constant = format!(" {name}: ");
        let found = source
            .lines()
            .filter(|line| line.contains("const ") && line.contains(&constant))
            .find_map(|line| line.split_once(" = ")?.1.strip_suffix(';'));
        assert_eq!(found, Some(value), "{name} in {file}");
        rows += 1;
    }
    assert!(rows > 20, "the table is gone");
}
