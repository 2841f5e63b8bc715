//! `docs/diagnosis.md` and the catalogue say the same, and the library's release
//! date is the changelog's.

use std::fs;

use callhome::{WallTime, doctor};

fn file(path: &str) -> String {
    fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// The rows of the document's tables, cell by cell.
fn rows(document: &str) -> Vec<Vec<&str>> {
    let lines = document.lines().filter(|line| line.starts_with("| `"));
    lines.map(|line| line.trim_matches('|').split('|').map(str::trim).collect()).collect()
}

#[test]
fn the_document_lists_every_verdict_with_cause_and_remedy() {
    let document = file("docs/diagnosis.md");
    let written = rows(&document);
    let expected: Vec<Vec<String>> = doctor::messages()
        .map(|message| {
            let code = match message.variant() {
                "" => format!("`{}`", message.code()),
                variant => format!("`{}` ({variant})", message.code()),
            };
            vec![code, message.cause().to_owned(), message.remedy().to_owned()]
        })
        .collect();
    let table: String = expected.iter().map(|row| format!("| {} |\n", row.join(" | "))).collect();
    assert!(written == expected, "the table should be:\n{table}");
}

#[test]
fn the_library_was_released_when_the_changelog_says() {
    let changelog = file("CHANGELOG.md");
    let dates = changelog.lines().filter_map(|line| {
        let (_, date) = line.strip_prefix("## ")?.rsplit_once(' ')?;
        format!("{date}T00:00:00Z").parse::<WallTime>().ok()
    });
    // Until the first release: the year in which the work on it was begun.
    let newest = dates.max().unwrap_or("2026-01-01T00:00:00Z".parse().unwrap());
    assert_eq!(WallTime::RELEASE, newest);
}
