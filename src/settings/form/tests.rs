use alloc::format;
use alloc::vec::Vec;

use super::*;
use crate::settings::{ContactField, LocationField, ProblemKind};

fn with(field: ContactField, text: &str) -> SettingsDraft {
    let mut draft = SettingsDraft::example();
    // Within the vendor's limits as well.
    draft.contact.phone = "0891234567".into();
    draft.contact.company_name = "Example".into();
    *draft.contact.get_mut(field) = text.into();
    draft
}

/// What is wrong with the field, which is all that may be wrong.
fn kind(field: ContactField, text: &str) -> Option<ProblemKind> {
    kind_in(field, text, &Profile::default())
}

fn kind_in(field: ContactField, text: &str, profile: &Profile) -> Option<ProblemKind> {
    let problems = with(field, text).check_with(None, profile).err()?;
    assert_eq!(problems.len(), 1, "{problems}");
    Some(problems.kind_of(Field::Contact(field)).unwrap())
}

const LINES: [ContactField; 5] = [
    ContactField::ContactName,
    ContactField::CompanyName,
    ContactField::Address,
    ContactField::City,
    ContactField::StateOrProvince,
];

fn proxy() -> ProxyDraft {
    ProxyDraft {
        address: "proxy.example".into(),
        port: Some(3128),
        user_name: "device".into(),
        password: Some("secret".into()),
    }
}

#[test]
fn all_nine_fields_are_needed() {
    let problems = SettingsDraft::default().check(None).unwrap_err();
    let fields: Vec<_> = problems.iter().map(|problem| problem.field()).collect();
    let nine: Vec<_> =
        [Field::Country].into_iter().chain(ContactField::ALL.map(Field::Contact)).collect();
    assert_eq!(fields, nine);
    assert!(problems.iter().all(|problem| problem.kind() == ProblemKind::Missing));
    for field in ContactField::ALL {
        assert_eq!(kind(field, " \u{3000}\t"), Some(ProblemKind::Missing));
    }
}

#[test]
fn lines_end_at_their_bound_in_characters() {
    let max = Contact::MAX_CHARS;
    for field in LINES {
        for letter in ["x", "ü", "漢", "\u{1f600}"] {
            assert_eq!(kind(field, &letter.repeat(max)), None);
            let over = letter.repeat(max + 1);
            assert_eq!(kind(field, &over), Some(ProblemKind::TooLong { max }));
        }
    }
    let max = Contact::MAX_POSTAL_CODE_CHARS;
    let field = ContactField::PostalCode;
    assert_eq!(kind(field, &"9".repeat(max)), None);
    assert_eq!(kind(field, &"9".repeat(max + 1)), Some(ProblemKind::TooLong { max }));
}

#[test]
fn lines_are_trimmed_and_printable() {
    let settings = with(ContactField::City, " \u{a0}São  Paulo\n").check(None).unwrap();
    assert_eq!(settings.contact().city(), "São  Paulo");
    for field in ContactField::ALL {
        for text in ["a\nb", "a\tb", "a\0b", "a\u{7f}b", "a\u{9b}b", "a\u{202e}b", "a\u{200b}b"] {
            let found = kind(field, text);
            assert!(matches!(found, Some(ProblemKind::ForbiddenCharacter { .. })), "{text:?}");
        }
    }
    for company in ["AT&T", "<Acme>", "O'Neill \"& Söhne\" GmbH", "株式会社", "شركة", "X"]
    {
        assert_eq!(kind(ContactField::CompanyName, company), None, "{company}");
    }
}

#[test]
fn a_phone_number_is_counted_in_digits_and_kept_as_entered() {
    let phone = |text: &str| kind(ContactField::Phone, text);
    for text in ["12345", "+49 (0)89 / 12-34.5", "(089)12345", "+1.800.555", &"1".repeat(30)] {
        assert_eq!(phone(text), None, "{text}");
        let settings = with(ContactField::Phone, text).check(None).unwrap();
        assert_eq!(settings.contact().phone(), text);
    }
    let few = Some(ProblemKind::TooFewDigits { min: Contact::MIN_PHONE_DIGITS });
    let many = Some(ProblemKind::TooManyDigits { max: Contact::MAX_PHONE_DIGITS });
    assert_eq!(phone("1234"), few);
    assert_eq!(phone("+1 2 3 4"), few);
    assert_eq!(phone(&"1".repeat(31)), many);
    assert_eq!(phone(&("+".to_string() + &"1-".repeat(30) + "1")), many);
    for text in ["+", "--", "1-800-FLOWERS", "12+345", "++12345", " (+49)12345", "12345x", "١٢٣٤٥"]
    {
        assert_eq!(phone(text), Some(ProblemKind::NotAPhone), "{text}");
    }
    let max = Contact::MAX_PHONE_CHARS;
    assert_eq!(phone(&("12345".to_string() + &"-".repeat(max - 5))), None);
    let over = "12345".to_string() + &"-".repeat(max - 4);
    assert_eq!(phone(&over), Some(ProblemKind::TooLong { max }));
}

#[test]
fn an_email_address_has_the_usual_form() {
    let email = |text: &str| kind(ContactField::Email, text);
    let local = "l".repeat(Contact::MAX_EMAIL_CHARS - "@b.example".len());
    for text in [
        "a@b",
        "a.b+c@d.example",
        "o'neill@x.example",
        "zoë@bücher.example",
        "用户@例え.テスト",
        "root@localhost",
        &format!("{local}@b.example"),
    ] {
        assert_eq!(email(text), None, "{text}");
    }
    for text in [
        "a",
        "@",
        "a@",
        "@b",
        "a@@b",
        "a@b@c",
        "a b@c",
        "a@b c",
        ".a@b",
        "a.@b",
        "a..b@c",
        "a@b.",
        "a@.b",
        "a@b..c",
        "a@-b",
        "a@[192.0.2.1]",
        "a@192.0.2.1",
        "a@::1",
        "\"a\"@b",
        "a<b@c",
        "a,b@c",
        "a;b@c",
        "a:b@c",
        "Zoë <z@b.example>",
        "a@b,c@d",
        "a\u{a0}b@c",
    ] {
        assert_eq!(email(text), Some(ProblemKind::NotAnEmail), "{text}");
    }
    let max = Contact::MAX_EMAIL_CHARS;
    let label = "d".repeat(62) + ".";
    for address in [format!("{local}@b.example"), format!("l@{}e", label.repeat(3))] {
        let address = format!("{address:l>max$}");
        assert_eq!(address.chars().count(), max);
        assert_eq!(email(&address), None, "{address}");
        assert_eq!(email(&(address + "e")), Some(ProblemKind::TooLong { max }));
    }
}

#[test]
fn a_country_is_trimmed_and_read_in_either_case() {
    let mut draft = SettingsDraft::example();
    draft.country = " us ".into();
    assert_eq!(draft.check(None).unwrap().country().as_str(), "US");
    for country in ["UK", "Germany", "D", "49"] {
        draft.country = country.into();
        let problems = draft.check(None).unwrap_err();
        assert_eq!(problems.kind_of(Field::Country), Some(ProblemKind::NotACountry));
    }
}

#[test]
fn an_optional_section_is_empty_or_whole() {
    let mut draft = SettingsDraft::example();
    draft.alternate_contact = Some(ContactDraft { city: "  ".into(), ..Default::default() });
    draft.machine_location = Some(MachineLocationDraft::default());
    let settings = draft.check(None).unwrap();
    assert!(settings.alternate_contact().is_none() && settings.machine_location().is_none());

    draft.alternate_contact = Some(ContactDraft { city: "x".into(), ..Default::default() });
    draft.machine_location =
        Some(MachineLocationDraft { city: "x".repeat(101), ..Default::default() });
    let problems = draft.check(None).unwrap_err();
    assert_eq!(problems.len(), 7 + 4);
    assert!(!problems.contains(Field::AlternateContact(ContactField::City)));
    assert_eq!(
        problems.kind_of(Field::MachineLocation(LocationField::City)),
        Some(ProblemKind::TooLong { max: Contact::MAX_CHARS }),
    );

    draft.alternate_contact = Some(draft.contact.clone());
    draft.machine_location = None;
    let settings = draft.check(None).unwrap();
    assert_eq!(settings.alternate_contact(), Some(settings.contact()));
}

#[test]
fn an_enabled_proxy_is_needed_whole() {
    let mut draft = SettingsDraft { proxy_enabled: true, ..SettingsDraft::example() };
    let problems = draft.check(None).unwrap_err();
    assert_eq!(problems.len(), 2);
    assert!(problems.contains(Field::Proxy(ProxyField::Address)));
    assert!(problems.contains(Field::Proxy(ProxyField::Port)));

    draft.proxy = proxy();
    let settings = draft.check(None).unwrap();
    assert_eq!(settings.active_proxy(), settings.proxy());
    assert!(settings.active_proxy().is_some());
}

#[test]
fn a_disabled_proxy_is_kept_but_not_used() {
    let mut draft = SettingsDraft { proxy: proxy(), ..SettingsDraft::example() };
    let settings = draft.check(None).unwrap();
    assert!(settings.proxy().is_some() && settings.active_proxy().is_none());

    draft.proxy.port = Some(65_536);
    assert!(draft.check(None).unwrap_err().contains(Field::Proxy(ProxyField::Port)));
    for blank in [
        ProxyDraft { address: " ".into(), ..ProxyDraft::default() },
        ProxyDraft { user_name: "u".into(), ..ProxyDraft::default() },
        ProxyDraft { password: Some("p".into()), ..ProxyDraft::default() },
    ] {
        let draft = SettingsDraft { proxy: blank, ..SettingsDraft::example() };
        assert!(draft.check(None).unwrap_err().contains(Field::Proxy(ProxyField::Address)));
    }
}

#[test]
fn a_disabled_proxy_with_nothing_but_a_port_is_none() {
    for (port, sound) in [
        (None, true),
        (Some(0), true),
        (Some(3128), true),
        (Some(65_535), true),
        (Some(65_536), false),
        (Some(-1), false),
    ] {
        let proxy = ProxyDraft { port, password: Some("".into()), ..ProxyDraft::default() };
        let checked = SettingsDraft { proxy, ..SettingsDraft::example() }.check(None);
        assert_eq!(checked.is_ok(), sound, "{port:?}");
        assert!(checked.is_err() || checked.unwrap().proxy().is_none());
    }
}

#[test]
fn a_form_filled_in_with_the_settings_changes_nothing() {
    let mut draft = SettingsDraft::example();
    draft.alternate_contact = Some(draft.contact.clone());
    draft.proxy = proxy();
    draft.call_home_enabled = true;
    for enabled in [false, true] {
        draft.proxy_enabled = enabled;
        let settings = draft.check(None).unwrap();
        assert_eq!(settings.to_draft().check(Some(&settings)), Ok(settings.clone()));
        let other = settings.clone().with_call_home_enabled(false);
        assert!(!other.call_home_enabled() && settings.call_home_enabled());
    }
}

#[test]
fn the_vendors_profile_is_narrower() {
    let narrow = |field, text: &str| kind_in(field, text, &Profile::XCLARITY_CONTROLLER);
    for field in LINES {
        assert_eq!(narrow(field, &"ü".repeat(30)), None);
        assert_eq!(narrow(field, &"ü".repeat(31)), Some(ProblemKind::TooLong { max: 30 }));
        let forbidden = LINES[..3]
            .contains(&field)
            .then_some(ProblemKind::ForbiddenCharacter { forbidden: "& < >" });
        for text in ["AT&T", "<x", "x>"] {
            assert_eq!(narrow(field, text), forbidden, "{text}");
        }
        assert_eq!(narrow(field, "a b"), None);
    }
    assert_eq!(narrow(ContactField::PostalCode, "123456789"), None);
    let over = Some(ProblemKind::TooLong { max: 9 });
    assert_eq!(narrow(ContactField::PostalCode, "1234567890"), over);
    for (phone, sound) in [("12345", true), ("+12345", false), ("123 45", false)] {
        let found = narrow(ContactField::Phone, phone);
        assert_eq!(found.is_none(), sound, "{phone}");
    }
    assert_eq!(
        narrow(ContactField::Phone, "1234"),
        Some(ProblemKind::TooFewDigits { min: Contact::MIN_PHONE_DIGITS }),
    );
}

#[test]
fn a_profile_only_narrows_and_holds_for_the_location_as_well() {
    let wide = Profile::new().with_max_chars(ContactField::City, 1000);
    let max = Contact::MAX_CHARS;
    let over = "x".repeat(max + 1);
    let found = kind_in(ContactField::City, &over, &wide);
    assert_eq!(found, Some(ProblemKind::TooLong { max }));

    let own = Profile::new()
        .with_max_chars(ContactField::City, 3)
        .with_forbidden(ContactField::Address, "# ;")
        .with_phone_digits_only();
    let mut draft = with(ContactField::City, "Ulm");
    draft.contact.phone = "+12345".into();
    draft.machine_location = Some(MachineLocationDraft {
        address: "Hall #7".into(),
        postal_code: "1".into(),
        city: "Rome".into(),
        state_or_province: "x".into(),
    });
    let problems = draft.check_with(None, &own).unwrap_err();
    assert_eq!(problems.len(), 3, "{problems}");
    assert!(problems.contains(Field::Contact(ContactField::Phone)));
    assert!(problems.contains(Field::MachineLocation(LocationField::Address)));
    assert!(problems.contains(Field::MachineLocation(LocationField::City)));
}

#[test]
fn problems_never_repeat_what_was_entered() {
    let mut draft = SettingsDraft { country: "marker".into(), ..SettingsDraft::default() };
    for field in ContactField::ALL {
        *draft.contact.get_mut(field) = "marker\u{7}".repeat(40);
    }
    draft.proxy.user_name = "marker:".into();
    let problems = draft.check(None).unwrap_err();
    assert!(problems.len() > 9);
    assert!(!format!("{problems} {problems:?}").contains("marker"));
}
