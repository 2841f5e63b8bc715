use alloc::format;
use alloc::string::ToString;
use alloc::vec;
use alloc::vec::Vec;

use serde_json::{Value, json};

use super::*;

/// The stored form of version 1. It must load for ever: never change it.
const STORED_V1: &[u8] = include_bytes!("../../../tests/fixtures/settings_v1.json");

fn stored_v1() -> Settings {
    Settings::from_json(STORED_V1, None).unwrap().into_settings()
}

/// The fixture with one change.
fn changed(change: impl FnOnce(&mut Value)) -> String {
    let mut file = serde_json::from_slice(STORED_V1).unwrap();
    change(&mut file);
    file.to_string()
}

fn problems(file: impl AsRef<[u8]>) -> Vec<String> {
    let problems = Settings::from_json(file, None).unwrap_err();
    problems.iter().map(ToString::to_string).collect()
}

/// What is wrong with a file as a whole.
fn fault(file: impl AsRef<[u8]>) -> ProblemKind {
    let problems = Settings::from_json(file, None).unwrap_err();
    assert_eq!(problems.len(), 1);
    problems.kind_of(Field::Document).unwrap()
}

#[test]
fn what_version_1_stored_is_read_for_ever() {
    let settings = stored_v1();
    assert_eq!(settings.contact().contact_name(), "Zoë Müller");
    assert_eq!(settings.alternate_contact().unwrap().city(), "Hamburg");
    assert_eq!(settings.machine_location().unwrap().address(), "Hall 7, row 3");
    let proxy = settings.active_proxy().unwrap();
    assert_eq!(proxy.host().authority(proxy.port()), "proxy.company.example:3128");
    assert_eq!(proxy.credentials().unwrap().password().expose(), "open-sesame");
    assert!(settings.call_home_enabled());

    let written = serde_json::to_value(settings.as_stored()).unwrap();
    assert_eq!(written, serde_json::from_slice::<Value>(STORED_V1).unwrap());
}

#[test]
fn settings_with_nothing_optional_go_round() {
    let settings = SettingsDraft::example().check(None).unwrap();
    let file = serde_json::to_string(&settings.as_stored()).unwrap();
    assert_eq!(Settings::from_json(&file, None).unwrap().into_settings(), settings);
    assert_eq!(serde_json::from_str::<Settings>(&file).unwrap(), settings);
}

#[test]
fn the_shown_form_has_no_password_and_keeps_the_current_one_when_written_back() {
    let settings = stored_v1();
    let shown = settings.as_shown().with_agreement_accepted(false);
    let file = serde_json::to_string(&shown).unwrap();
    assert!(!file.contains("sesame"));
    assert!(file.contains(r#""HTTPProxyPassword":null"#));
    assert!(!file.contains("FormatVersion"));

    let reading = Settings::from_json(&file, Some(&settings)).unwrap();
    assert_eq!(reading.agreement_accepted(), Some(false));
    assert_eq!(reading.into_settings(), settings);

    let elsewhere = Settings::from_json(file.replace("3128", "3129"), Some(&settings)).unwrap();
    let proxy = elsewhere.settings().proxy().unwrap();
    assert!(proxy.credentials().unwrap().password().is_empty());
}

#[test]
fn an_accepted_agreement_in_a_file_is_reported_only() {
    let file = changed(|file| file["AgreementAccepted"] = json!(true));
    let reading = Settings::from_json(file, None).unwrap();
    assert_eq!(reading.agreement_accepted(), Some(true));
    assert_eq!(*reading.settings(), stored_v1());
    assert!(!serde_json::to_string(&reading.settings().as_stored()).unwrap().contains("Agreement"));
}

#[test]
fn an_empty_object_lacks_all_nine() {
    let missing = problems("{}");
    assert_eq!(missing.len(), 9);
    assert_eq!(missing.first().unwrap(), "CountryCode: is missing");
    assert_eq!(missing.last().unwrap(), "CallHomeSettings.StateOrProvince: is missing");
    assert_eq!(problems(r#"{"CallHomeSettings": null, "CountryCode": null}"#), missing);
}

#[test]
fn every_kind_of_problem_comes_at_once_in_the_order_of_the_form() {
    let file = changed(|file| {
        file["CountryCode"] = json!("UK");
        file["CallHomeSettings"]["Phone"] = json!(12345);
        file["CallHomeSettings"]["Email"] = json!("nowhere");
        file["CallHomeSettings"]["AlternateCity"] = Value::Null;
        file["MachineLocation"]["City"] = json!("");
        file["HTTPProxy"]["HTTPProxyPort"] = json!(65_536);
        file["HTTPProxy"]["HTTPProxyPassword"] = json!(["x"]);
        file["CallHomeEnabled"] = json!("yes");
        file["AgreementAccepted"] = json!(1);
    });
    assert_eq!(
        problems(file),
        [
            "CountryCode: must be a two-letter country code of ISO 3166-1, such as DE",
            "CallHomeSettings.Phone: must be a text",
            "CallHomeSettings.Email: must be an e-mail address, such as name@company.com",
            "CallHomeSettings.AlternateCity: is missing",
            "MachineLocation.City: is missing",
            "HTTPProxy.HTTPProxyPort: must be between 1 and 65535",
            "HTTPProxy.HTTPProxyPassword: must be a text",
            "AgreementAccepted: must be true or false",
            "CallHomeEnabled: must be true or false",
        ],
    );
}

#[test]
fn a_wrong_type_is_said_once_and_not_as_missing_too() {
    for section in ["CallHomeSettings", "MachineLocation", "HTTPProxy"] {
        for wrong in [json!(1), json!([]), json!("x"), json!(true)] {
            let file = changed(|file| file[section] = wrong);
            assert_eq!(problems(file), [format!("{section}: must be an object")]);
        }
    }
    let file = changed(|file| file["HTTPProxy"]["HTTPProxyLocation"] = json!(7));
    assert_eq!(problems(file), ["HTTPProxy.HTTPProxyLocation: must be a text"]);
    assert_eq!(problems("[]"), ["document: must be an object"]);
    assert_eq!(problems("null"), ["document: must be an object"]);
}

#[test]
fn a_port_is_an_integer_in_its_range() {
    let port = |port: &str| {
        let file = String::from_utf8(STORED_V1.to_vec()).unwrap().replace("3128", port);
        Settings::from_json(file, None)
            .map(|reading| reading.settings().proxy().unwrap().port())
            .map_err(|problems| problems.kind_of(Field::Proxy(ProxyField::Port)).unwrap())
    };
    let out_of_range = Err(ProblemKind::OutOfRange { min: 1, max: 65_535 });
    let wrong_type = Err(ProblemKind::WrongType { expected: "an integer" });
    assert_eq!(port("1"), Ok(1));
    assert_eq!(port("65535"), Ok(65_535));
    for number in ["0", "-1", "65536", "9223372036854775808", "-1e19", "99999999999999999999"] {
        assert_eq!(port(number), out_of_range, "{number}");
    }
    for number in ["3128.0", "1e2", "\"3128\"", "true", "{}"] {
        assert_eq!(port(number), wrong_type, "{number}");
    }
    assert_eq!(port("null"), Err(ProblemKind::Missing));
}

#[test]
fn a_password_is_kept_cleared_or_set() {
    let settings = stored_v1();
    let password = |change: &dyn Fn(&mut Value)| {
        let file = changed(|file| change(&mut file["HTTPProxy"]));
        let reading = Settings::from_json(file, Some(&settings)).unwrap();
        let credentials = reading.settings().proxy().unwrap().credentials().unwrap();
        String::from(credentials.password().expose())
    };
    assert_eq!(password(&|proxy| proxy["HTTPProxyPassword"] = Value::Null), "open-sesame");
    let absent = |proxy: &mut Value| {
        proxy.as_object_mut().unwrap().remove("HTTPProxyPassword");
    };
    assert_eq!(password(&absent), "open-sesame");
    assert_eq!(password(&|proxy| proxy["HTTPProxyPassword"] = json!("")), "");
    assert_eq!(password(&|proxy| proxy["HTTPProxyPassword"] = json!("new")), "new");
    assert_eq!(
        password(&|proxy| {
            proxy["HTTPProxyPassword"] = Value::Null;
            proxy["HTTPProxyUserName"] = json!("other");
        }),
        "",
    );
}

#[test]
fn unknown_members_are_ignored_at_every_level() {
    let file = changed(|file| {
        file["@odata.etag"] = json!("W/\"1\"");
        file["CallHomeSettings"]["Fax"] = json!({"a": [1, 2.5, null, {"b": "c"}]});
        file["HTTPProxy"]["Kind"] = json!([[]]);
    });
    assert_eq!(Settings::from_json(file, None).unwrap().into_settings(), stored_v1());
}

#[test]
fn a_member_given_twice_is_an_error_at_every_level() {
    assert_eq!(
        fault("{\"CountryCode\": \"DE\",\n \"CountryCode\": \"DE\"}"),
        ProblemKind::MemberTwice { line: 2, column: 14 },
    );
    for file in [
        r#"{"HTTPProxy": {"HTTPProxyPort": 1, "HTTPProxyPort": 1}}"#,
        r#"{"unknown": [{"a": {"b": 1, "c": 2, "b": null}}]}"#,
        r#"{"a": 1, "\u0061": 2}"#,
    ] {
        assert!(matches!(fault(file), ProblemKind::MemberTwice { line: 1, .. }), "{file}");
    }
}

#[test]
fn what_is_not_json_is_said_with_its_place_and_without_its_content() {
    assert_eq!(fault("{\n  sesame"), ProblemKind::NotJson { line: 2, column: 3 });
    for file in ["", " ", "{", "{}x", "{}{}", "sesame", "{\"a\":}", "'a'", "\"\\ud800\"", "01"] {
        assert!(matches!(fault(file), ProblemKind::NotJson { .. }), "{file}");
        assert!(!problems(file).concat().contains("sesame"));
    }
    assert_eq!(fault(b"\"\xff\""), ProblemKind::NotUtf8);
}

#[test]
fn a_byte_order_mark_is_passed_over_once() {
    let marked = ["\u{feff}".as_bytes(), STORED_V1].concat();
    assert_eq!(Settings::from_json(&marked, None).unwrap().into_settings(), stored_v1());
    assert!(matches!(fault("\u{feff}\u{feff}{}"), ProblemKind::NotJson { .. }));
}

#[test]
fn depth_ends_at_its_bound() {
    let nested = |depth: usize| {
        let inner = depth - 1;
        let deep = "[".repeat(inner) + &"]".repeat(inner);
        changed(|_| {}).replacen('{', &format!("{{\"x\": {deep},"), 1)
    };
    assert!(Settings::from_json(nested(MAX_JSON_DEPTH), None).is_ok());
    let max = MAX_JSON_DEPTH;
    assert_eq!(fault(nested(MAX_JSON_DEPTH + 1)), ProblemKind::TooDeep { max });
    assert_eq!(fault("[".repeat(MAX_JSON_BYTES)), ProblemKind::TooDeep { max });
    assert_eq!(fault("{\"a\":".repeat(10_000)), ProblemKind::TooDeep { max });
}

#[test]
fn size_ends_at_its_bound() {
    let mut file = STORED_V1.to_vec();
    file.resize(MAX_JSON_BYTES, b' ');
    assert!(Settings::from_json(&file, None).is_ok());
    file.push(b' ');
    let max_bytes = MAX_JSON_BYTES;
    assert_eq!(fault(file), ProblemKind::TooLarge { max_bytes });
    assert_eq!(fault(vec![b'x'; 10 << 20]), ProblemKind::TooLarge { max_bytes });
}

#[test]
fn a_format_from_the_future_is_refused_by_name() {
    let format = |version: Value| problems(changed(|file| file["FormatVersion"] = version));
    let unknown = "FormatVersion: is of a format that is not known here (the newest known is 1)";
    assert_eq!(format(json!(2)), [unknown]);
    assert_eq!(format(json!(0)), [unknown]);
    assert_eq!(format(json!("1")), ["FormatVersion: must be an integer"]);
    assert!(Settings::from_json(changed(|file| file["FormatVersion"] = Value::Null), None).is_ok());
}

#[test]
fn a_vendors_own_file_with_everything_empty_is_read() {
    let file = changed(|file| {
        for field in ContactField::ALL {
            file["CallHomeSettings"][Field::AlternateContact(field).json_name()] = json!("");
        }
        for field in LocationField::ALL {
            file["MachineLocation"][Field::MachineLocation(field).json_name()] = json!("");
        }
        file["HTTPProxy"] = json!({
            "HTTPProxyEnabled": false,
            "HTTPProxyLocation": "",
            "HTTPProxyPort": 3128,
            "HTTPProxyUserName": "",
            "HTTPProxyPassword": null,
        });
        file.as_object_mut().unwrap().remove("FormatVersion");
    });
    let settings = Settings::from_json(file, None).unwrap().into_settings();
    assert!(settings.alternate_contact().is_none());
    assert!(settings.machine_location().is_none());
    assert!(settings.proxy().is_none());
}

#[test]
fn the_profile_is_asked_as_well() {
    let profile = Profile::XCLARITY_CONTROLLER;
    let problems = Settings::from_json_with(STORED_V1, None, &profile).unwrap_err();
    let company = ContactField::CompanyName;
    for field in [Field::Contact(company), Field::AlternateContact(company)] {
        let forbidden = ProblemKind::ForbiddenCharacter { forbidden: "& < >" };
        assert_eq!(problems.kind_of(field), Some(forbidden));
    }
}

#[test]
fn deserialize_runs_the_same_checks_and_says_the_same() {
    let file = changed(|file| {
        file["CountryCode"] = json!(1);
        file["CallHomeSettings"]["Phone"] = json!("sesame");
    });
    let told = serde_json::from_str::<Settings>(&file).unwrap_err().to_string();
    let expected = Settings::from_json(&file, None).unwrap_err().to_string();
    assert!(told.starts_with(&expected), "{told}");
    assert!(!told.contains("sesame"));

    let twice = r#"{"a": 1, "a": 2}"#;
    let told = serde_json::from_str::<Settings>(twice).unwrap_err().to_string();
    assert!(told.starts_with("the same member twice in one object"), "{told}");
}
