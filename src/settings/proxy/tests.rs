use alloc::format;

use super::*;

fn draft(user_name: &str, password: Option<&str>) -> ProxyDraft {
    ProxyDraft {
        address: "proxy.example".into(),
        port: Some(3128),
        user_name: user_name.into(),
        password: password.map(Secret::from),
    }
}

fn kind(draft: &ProxyDraft, field: ProxyField) -> Option<ProblemKind> {
    draft.check(None).err().and_then(|problems| problems.kind_of(Field::Proxy(field)))
}

fn password(proxy: &Proxy) -> Option<&str> {
    proxy.credentials().map(|credentials| credentials.password().expose())
}

#[test]
fn address_and_port_are_needed() {
    let problems = ProxyDraft::default().check(None).unwrap_err();
    assert_eq!(problems.len(), 2);
    for field in [ProxyField::Address, ProxyField::Port] {
        assert_eq!(problems.kind_of(Field::Proxy(field)), Some(ProblemKind::Missing));
    }
}

#[test]
fn a_port_is_between_1_and_65535() {
    for (port, sound) in [
        (i64::MIN, false),
        (-1, false),
        (0, false),
        (1, true),
        (65_535, true),
        (65_536, false),
        (99_999, false),
        (i64::MAX, false),
    ] {
        let draft = ProxyDraft { port: Some(port), ..draft("", None) };
        let out_of_range = ProblemKind::OutOfRange { min: 1, max: 65_535 };
        assert_eq!(kind(&draft, ProxyField::Port), (!sound).then_some(out_of_range), "{port}");
    }
}

#[test]
fn a_user_name_ends_at_its_bound_in_characters() {
    let max = ProxyCredentials::MAX_USER_NAME_CHARS;
    for letter in ["x", "ü", "\u{1f600}"] {
        assert_eq!(kind(&draft(&letter.repeat(max), None), ProxyField::UserName), None);
        let over = draft(&letter.repeat(max + 1), None);
        assert_eq!(kind(&over, ProxyField::UserName), Some(ProblemKind::TooLong { max }));
    }
}

#[test]
fn a_password_ends_at_its_bound_in_characters() {
    let max = ProxyCredentials::MAX_PASSWORD_CHARS;
    for letter in ["x", "ü", "\u{1f600}"] {
        let full = letter.repeat(max);
        assert_eq!(kind(&draft("u", Some(&full)), ProxyField::Password), None);
        let over = draft("u", Some(&letter.repeat(max + 1)));
        assert_eq!(kind(&over, ProxyField::Password), Some(ProblemKind::TooLong { max }));
    }
}

#[test]
fn white_space_and_control_characters_are_refused_everywhere() {
    let is_forbidden = |kind| matches!(kind, Some(ProblemKind::ForbiddenCharacter { .. }));
    for c in [" ", "\t", "\n", "\r", "\0", "\u{7f}", "\u{85}", "\u{a0}", "\u{2003}", "\u{3000}"] {
        for text in [format!("{c}x"), format!("x{c}"), format!("x{c}x")] {
            assert!(is_forbidden(kind(&draft(&text, None), ProxyField::UserName)), "{text:?}");
            assert!(is_forbidden(kind(&draft("u", Some(&text)), ProxyField::Password)), "{text:?}");
            let address = ProxyDraft { address: text.clone(), ..draft("", None) };
            assert!(is_forbidden(kind(&address, ProxyField::Address)), "{text:?}");
        }
    }
}

#[test]
fn only_a_user_name_may_not_have_a_colon() {
    for name in [":", "a:", ":a", "a:b"] {
        let found = kind(&draft(name, None), ProxyField::UserName);
        assert!(matches!(found, Some(ProblemKind::ForbiddenCharacter { .. })), "{name}");
    }
    let special = r#":/#?@%&"\'<>"#;
    let proxy = draft(r#"/#?@%&"\'<>"#, Some(special)).check(None).unwrap();
    assert_eq!(password(&proxy), Some(special));
}

#[test]
fn a_password_alone_lacks_its_user_name() {
    let alone = draft("", Some("secret"));
    assert_eq!(kind(&alone, ProxyField::UserName), Some(ProblemKind::Missing));
    assert!(draft("", Some("")).check(None).unwrap().credentials().is_none());
}

#[test]
fn every_problem_comes_at_once() {
    let draft = ProxyDraft {
        address: "a..b".into(),
        port: Some(0),
        user_name: "a:b".into(),
        password: Some("x x".into()),
    };
    assert_eq!(draft.check(None).unwrap_err().len(), 4);
}

#[test]
fn a_password_is_kept_while_the_rest_is_unchanged() {
    let current = draft("device", Some("secret")).check(None).unwrap();
    let kept = |change: fn(&mut ProxyDraft)| {
        let mut draft = current.to_draft();
        assert_eq!(draft.password, None);
        change(&mut draft);
        let proxy = draft.check(Some(&current)).unwrap();
        password(&proxy).map(|password| !password.is_empty())
    };
    assert_eq!(kept(|_| {}), Some(true));
    assert_eq!(kept(|draft| draft.address = "PROXY.example".into()), Some(true));
    assert_eq!(kept(|draft| draft.address = "proxy2.example".into()), Some(false));
    assert_eq!(kept(|draft| draft.port = Some(3129)), Some(false));
    assert_eq!(kept(|draft| draft.user_name = "Device".into()), Some(false));
    assert_eq!(kept(|draft| draft.password = Some("".into())), Some(false));
    assert_eq!(kept(|draft| draft.user_name.clear()), None);
    assert_eq!(password(&current.to_draft().check(None).unwrap()), Some(""));
}

#[test]
fn the_same_ipv6_address_written_otherwise_is_unchanged() {
    let six = ProxyDraft { address: "[2001:DB8:0::1]".into(), ..draft("u", Some("secret")) };
    let current = six.check(None).unwrap();
    let again = ProxyDraft { address: "2001:db8::1".into(), password: None, ..six };
    assert_eq!(again.check(Some(&current)), Ok(current));
}

#[test]
fn nothing_shows_the_credentials() {
    let draft = draft("marker-user", Some("marker-pass"));
    let proxy = draft.check(None).unwrap();
    let bad = ProxyDraft { user_name: "marker:user".into(), ..draft.clone() };
    let problems = bad.check(None).unwrap_err();
    let address = "http://marker-user:marker-pass@proxy.example".into();
    let pasted = ProxyDraft { address, ..ProxyDraft::default() };
    for text in [
        format!("{draft:?} {draft:#?}"),
        format!("{proxy:?} {proxy:#?} {:?}", proxy.credentials()),
        format!("{problems:?} {problems}"),
        format!("{pasted:?} {}", pasted.check(None).unwrap_err()),
    ] {
        assert!(!text.contains("marker"), "{text}");
    }
}
