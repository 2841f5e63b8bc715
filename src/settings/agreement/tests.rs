use alloc::string::String;

use super::*;
use crate::settings::{Field, ProblemKind};

fn documents(terms: &str) -> Documents {
    Documents::new(
        Document::text(terms, "the terms").unwrap(),
        Document::url("1", "https://support.example/privacy").unwrap(),
    )
}

#[test]
fn it_is_asked_once_and_the_first_answer_stays() {
    let mut agreement = Agreement::new(documents("1"));
    assert!(!agreement.is_accepted());
    assert_eq!(agreement.accept("Ada", None), Ok(true));
    assert!(agreement.is_accepted());
    assert_eq!(agreement.accept("Bob", Some(WallTime::MIN)), Ok(false));
    let acceptance = agreement.acceptance().unwrap();
    assert_eq!((acceptance.who(), acceptance.when()), ("Ada", None));
}

#[test]
fn newer_documents_hold_nothing_unless_the_host_says_so() {
    let mut agreement = Agreement::new(documents("1"));
    agreement.accept("Ada", None).unwrap();

    agreement.replace_documents(documents("2"));
    assert!(agreement.is_outdated() && agreement.is_accepted());

    agreement.replace_documents(documents("3").must_be_accepted_again(true));
    assert!(agreement.is_outdated() && !agreement.is_accepted());

    assert_eq!(agreement.accept("Bob", None), Ok(true));
    assert!(!agreement.is_outdated() && agreement.is_accepted());
    let acceptance = agreement.acceptance().unwrap();
    assert_eq!((acceptance.who(), acceptance.terms_version()), ("Bob", "3"));
}

#[test]
fn a_mark_on_documents_that_were_accepted_holds_nothing() {
    let mut agreement = Agreement::new(documents("1").must_be_accepted_again(true));
    agreement.accept("Ada", None).unwrap();
    assert!(agreement.is_accepted());
}

#[test]
fn what_the_store_kept_comes_back() {
    let kept = Acceptance::new("Ada", Some(WallTime::MAX), "1", "1").unwrap();
    let agreement = Agreement::new(documents("1")).with_acceptance(Some(kept.clone()));
    assert!(agreement.is_accepted());
    assert_eq!(agreement.acceptance(), Some(&kept));
}

#[test]
fn who_accepts_has_a_name_within_its_bound() {
    let mut agreement = Agreement::new(documents("1"));
    let full = "ü".repeat(Acceptance::MAX_NAME_CHARS);
    let problem = |agreement: &mut Agreement, who: &str| {
        agreement.accept(who, None).unwrap_err().kind_of(Field::AcceptedBy).unwrap()
    };
    assert_eq!(problem(&mut agreement, ""), ProblemKind::Missing);
    assert_eq!(problem(&mut agreement, " \t"), ProblemKind::Missing);
    let over = full.clone() + "x";
    let max = Acceptance::MAX_NAME_CHARS;
    assert_eq!(problem(&mut agreement, &over), ProblemKind::TooLong { max });
    assert!(matches!(problem(&mut agreement, "A\nB"), ProblemKind::ForbiddenCharacter { .. }));
    assert!(!agreement.is_accepted());
    assert_eq!(agreement.accept(&full, None), Ok(true));
}

#[test]
fn a_document_is_within_its_bounds() {
    let version = "v".repeat(Document::MAX_VERSION_CHARS);
    let text = "t".repeat(Document::MAX_TEXT_BYTES);
    assert!(Document::text(&version, text.as_str()).is_ok());

    let kind = |result: Result<Document, Problems>, field| result.unwrap_err().kind_of(field);
    let max = Document::MAX_VERSION_CHARS;
    assert_eq!(
        kind(Document::text(&(version + "v"), "t"), Field::DocumentVersion),
        Some(ProblemKind::TooLong { max }),
    );
    assert_eq!(kind(Document::text(" ", "t"), Field::DocumentVersion), Some(ProblemKind::Missing));
    assert_eq!(kind(Document::text("1", "\n"), Field::DocumentContent), Some(ProblemKind::Missing));
    let max_bytes = Document::MAX_TEXT_BYTES;
    assert_eq!(
        kind(Document::text("1", text + "t"), Field::DocumentContent),
        Some(ProblemKind::TooLarge { max_bytes }),
    );
}

#[test]
fn the_url_of_a_document_is_for_a_browser() {
    let start = "https://a.example/";
    let full = String::from(start) + &"x".repeat(Document::MAX_URL_CHARS - start.len());
    for url in ["http://a.example/x?y#z", start, &full] {
        assert!(Document::url("1", url).is_ok(), "{url}");
    }
    for url in
        ["", "a.example", "javascript:alert(1)", "file:///etc", "https://a b/", &(full + "x")]
    {
        let problems = Document::url("1", url).unwrap_err();
        assert!(problems.contains(Field::DocumentContent), "{url}");
    }
}
