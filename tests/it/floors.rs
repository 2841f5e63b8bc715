//! The floors of the house: a module imports only from floors below its own.
//!
//! The test reads the source as text, so it also sees what a feature leaves out.

use std::fs;
use std::path::{Path, PathBuf};

/// Each module with its floor. A module that is not listed fails the test.
const FLOORS: &[(&str, u8)] = &[
    ("secret", 0),
    ("time", 0),
    ("text", 0),
    ("cause", 0),
    ("retry", 0),
    ("settings", 1),
    ("event", 2),
    ("ticket", 3),
    ("protocol", 4),
    ("forwarder", 5),
    ("transport", 6),
    ("store", 6),
    ("package", 6),
    ("doctor", 7),
    ("testing", 7),
    ("call_home", 8),
];

/// Ground modules may use each other only in this direction: left uses right.
const ON_ONE_FLOOR: &[(&str, &str)] =
    &[("cause", "text"), ("cause", "time"), ("retry", "cause"), ("retry", "text")];

/// What a host without an operating system cannot link.
const LAST_FLOOR_WITHOUT_STD: u8 = 5;

fn floor_of(module: &str) -> Option<u8> {
    FLOORS.iter().find(|(name, _)| *name == module).map(|(_, floor)| *floor)
}

/// The line without comments and string literals, so that prose counts for nothing.
fn code_of(line: &str) -> String {
    let without_texts: String = line.split('"').step_by(2).collect();
    without_texts.split("//").next().unwrap_or("").to_owned()
}

/// Every module named right after `crate::` in `source`, grouped imports included.
fn imports(source: &str) -> Vec<String> {
    let code: String = source.lines().map(|line| code_of(line) + "\n").collect();
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let preceding = code[..at].chars().next_back();
        if preceding.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '$') {
            continue;
        }
        let rest = &code[at + "crate::".len()..];
        let name = |text: &str| -> String {
            text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
        };
        match rest.strip_prefix('{') {
            None => found.push(name(rest)),
            Some(group) => {
                let mut depth = 0;
                let mut start = true;
                for (i, c) in group.char_indices() {
                    if start && depth == 0 && !c.is_whitespace() && c != '}' {
                        found.push(name(&group[i..]));
                        start = false;
                    }
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => start = true,
                        _ => {}
                    }
                }
            }
        }
    }
    found
}

/// Everything `source` of `module` does that its floor does not allow.
fn violations(module: &str, file: &str, source: &str) -> Vec<String> {
    let Some(floor) = floor_of(module) else {
        return vec![format!("{file}: module `{module}` has no floor")];
    };
    let mut found = Vec::new();
    for import in imports(source) {
        let allowed = import == module
            || ON_ONE_FLOOR.contains(&(module, import.as_str()))
            || floor_of(&import).is_some_and(|other| other < floor);
        if !allowed {
            found.push(format!("{file}: `{module}` (floor {floor}) imports `{import}`"));
        }
    }
    let before_tests = source.split("#[cfg(test)]").next().unwrap_or("");
    if floor <= LAST_FLOOR_WITHOUT_STD && !before_tests.contains("feature = \"std\"") {
        for line in before_tests.lines().map(code_of) {
            if line.contains("use std::") || line.contains(" std::") {
                found.push(format!("{file}: floor {floor} uses std: {}", line.trim()));
            }
        }
    }
    found
}

fn sources(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the source folder can be read") {
        let path = entry.expect("a directory entry").path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push(path);
        }
    }
}

#[test]
fn every_module_looks_only_down() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    assert!(files.len() > 10, "the source was not found");

    let mut found = Vec::new();
    for path in files {
        let relative = path.strip_prefix(&root).expect("below the root");
        let first = relative.components().next().expect("a name");
        let module = Path::new(first.as_os_str()).with_extension("");
        let module = module.to_string_lossy();
        if module == "lib" {
            continue;
        }
        let source = fs::read_to_string(&path).expect("a source file");
        found.extend(violations(&module, &relative.to_string_lossy(), &source));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_planted_violation_is_found() {
    let up = violations("settings", "f", "use crate::transport::Route;\n");
    assert_eq!(up, ["f: `settings` (floor 1) imports `transport`"]);
    let in_a_group = violations("event", "f", "use crate::{text::Excerpt, protocol::{A, B}};\n");
    assert_eq!(in_a_group, ["f: `event` (floor 2) imports `protocol`"]);
    let inline = violations("ticket", "f", "fn f() { crate::forwarder::go() }\n");
    assert_eq!(inline, ["f: `ticket` (floor 3) imports `forwarder`"]);
    let root = violations("cause", "f", "use crate::Secret;\n");
    assert_eq!(root, ["f: `cause` (floor 0) imports `Secret`"]);
    let with_std = violations("protocol", "f", "use std::fs;\n");
    assert_eq!(with_std, ["f: floor 4 uses std: use std::fs;"]);
    assert_eq!(violations("cellar", "f", ""), ["f: module `cellar` has no floor"]);
    assert!(
        violations("transport", "f", "// crate::call_home\nuse crate::cause::Cause;").is_empty()
    );
}
