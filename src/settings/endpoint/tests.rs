use alloc::format;
use alloc::string::ToString;

use super::*;

fn endpoint() -> Endpoint {
    Endpoint::new("https://support.example/callhome").unwrap()
}

fn kind(url: &str) -> ProblemKind {
    Endpoint::new(url).expect_err(url).kind_of(Field::Endpoint).unwrap()
}

fn url(text: &str) -> Url {
    Url::parse(text).unwrap()
}

#[test]
fn a_url_is_kept_with_its_path_and_a_slash() {
    for (given, kept) in [
        ("https://a.example", "https://a.example/"),
        ("HTTPS://A.Example:443/x/y", "https://a.example/x/y/"),
        ("https://a.example:8443/x/", "https://a.example:8443/x/"),
        ("https://bücher.example/ü", "https://xn--bcher-kva.example/%C3%BC/"),
        ("https://192.0.2.1/", "https://192.0.2.1/"),
        ("https://[2001:DB8::1]:8443", "https://[2001:db8::1]:8443/"),
        ("https://a_b.example/@x", "https://a_b.example/@x/"),
        ("https://a.example/x/../y", "https://a.example/y/"),
    ] {
        assert_eq!(Endpoint::new(given).expect(given).url().as_str(), kept);
    }
}

#[test]
fn host_and_port_are_given_apart() {
    let six = Endpoint::new("https://[2001:db8::1]:8443/x").unwrap();
    assert_eq!(six.host().ip(), Some("2001:db8::1".parse().unwrap()));
    assert_eq!(six.port(), 8443);
    assert_eq!(six.origin().to_string(), "https://[2001:db8::1]:8443");
    assert_eq!(endpoint().port(), 443);
}

#[test]
fn every_wrong_url_is_refused_by_kind() {
    use ProblemKind::{
        CredentialsInUrl, HostInUrl, Missing, NotAUrl, NotHttps, PortInUrl, QueryOrFragment,
    };
    for (given, expected) in [
        ("", Missing),
        ("https://", HostInUrl),
        ("https:///x", HostInUrl),
        ("https://:443/", HostInUrl),
        ("support.example", NotAUrl),
        ("https:support.example", NotAUrl),
        ("https:/support.example", NotAUrl),
        ("http://a.example/", NotHttps),
        ("ftp://a.example/", NotHttps),
        ("https://u@a.example/", CredentialsInUrl),
        ("https://u:p@a.example/", CredentialsInUrl),
        ("https://@a.example/", CredentialsInUrl),
        ("https://:@a.example/", CredentialsInUrl),
        ("https://a.example/?x", QueryOrFragment),
        ("https://a.example?", QueryOrFragment),
        ("https://a.example/#x", QueryOrFragment),
        ("https://a.example/#", QueryOrFragment),
        ("https://a.example./", HostInUrl),
        ("https://a..b/", HostInUrl),
        ("https://-a.example/", HostInUrl),
        ("https://ex%61mple/", HostInUrl),
        ("https://0x7f.1/", HostInUrl),
        ("https://2130706433/", HostInUrl),
        ("https://127.1/", HostInUrl),
        ("https://[fe80::1%25eth0]/", HostInUrl),
        ("https://::1/", HostInUrl),
        ("https://a.example:0/", PortInUrl),
        ("https://a.example:65536/", PortInUrl),
        ("https://a.example:x/", PortInUrl),
        ("https://a.example:-1/", PortInUrl),
    ] {
        assert_eq!(kind(given), expected, "{given}");
    }
    assert_eq!(Endpoint::new("https://a.example:65535/").unwrap().port(), 65_535);
    assert_eq!(Endpoint::new("https://a.example:1/").unwrap().port(), 1);
}

#[test]
fn a_host_ends_at_its_bound() {
    let max = Host::MAX_ENDPOINT_CHARS;
    let name = |chars: usize| "a.".repeat(126) + &"a".repeat(chars - 252);
    assert!(Endpoint::new(&format!("https://{}/", name(max))).is_ok());
    let over = format!("https://{}/", name(max + 1));
    assert_eq!(kind(&over), ProblemKind::HostInUrlTooLong { max });
}

#[test]
fn nothing_in_a_url_is_repaired() {
    for given in [
        " https://a.example/",
        "https://a.example/ ",
        "https://a.example/\n",
        "https://a. example/",
        "https://a.example/x y",
        "https:\\\\a.example\\",
        "https://a.example\\@b.example/",
        "https://a.example/\t",
        "https://a\u{ad}.example/",
        "https://a.example/\u{202e}x",
        "https://a.example/\0",
    ] {
        assert!(matches!(kind(given), ProblemKind::ForbiddenCharacter { .. }), "{given:?}");
    }
}

#[test]
fn length_ends_at_its_bound_before_and_after_normalisation() {
    let max = Endpoint::MAX_CHARS;
    let start = "https://a.example/";
    let full = String::from(start) + &"x".repeat(max - start.len() - 1) + "/";
    assert_eq!(Endpoint::new(&full).unwrap().url().as_str(), full);
    assert_eq!(kind(&(full.clone() + "x")), ProblemKind::TooLong { max });
    // The slash that is added, and what `ü` becomes, count as well.
    assert_eq!(kind(&full.replace("x/", "xx")), ProblemKind::TooLong { max });
    assert_eq!(kind(&full.replacen("/x", "/ü", 2)), ProblemKind::TooLong { max });
}

#[test]
fn an_authorization_is_a_legal_header_value() {
    let kind = |value: &str| {
        let result = endpoint().with_authorization(value.into());
        result.err().map(|problems| problems.kind_of(Field::Authorization).unwrap())
    };
    let max = Endpoint::MAX_AUTHORIZATION_CHARS;
    assert_eq!(kind("x"), None);
    assert_eq!(kind("Bearer a.b-c_d~e+f/g=="), None);
    assert_eq!(kind(&"x".repeat(max)), None);
    assert_eq!(kind(&"x".repeat(max + 1)), Some(ProblemKind::TooLong { max }));
    assert_eq!(kind(""), Some(ProblemKind::Missing));
    for value in [" ", " x", "x ", "x  y", "x\ty", "x\r\ny", "x\n", "ü", "x\0", "x\u{7f}"] {
        let found = kind(value);
        assert!(matches!(found, Some(ProblemKind::ForbiddenCharacter { .. })), "{value:?}");
    }
}

#[test]
fn an_upload_origin_is_an_origin() {
    let kind = |origin: &str| {
        let result = endpoint().with_upload_origin(origin, false);
        result.err().map(|problems| problems.kind_of(Field::UploadOrigin).unwrap())
    };
    assert_eq!(kind("https://upload.example"), None);
    assert_eq!(kind("https://upload.example:8443/"), None);
    assert_eq!(kind("https://upload.example/x"), Some(ProblemKind::PathInOrigin));
    assert_eq!(kind("http://upload.example"), Some(ProblemKind::NotHttps));
    assert_eq!(kind("https://u@upload.example"), Some(ProblemKind::CredentialsInUrl));
    assert_eq!(kind("https://upload.example?"), Some(ProblemKind::QueryOrFragment));
    assert_eq!(kind(""), Some(ProblemKind::Missing));
}

#[test]
fn upload_origins_end_at_their_bound_and_each_counts_once() {
    let max = Endpoint::MAX_UPLOAD_ORIGINS;
    let mut endpoint = endpoint();
    for n in 0..max {
        endpoint = endpoint.with_upload_origin(&format!("https://u{n}.example"), false).unwrap();
    }
    endpoint = endpoint.with_upload_origin("https://U0.example:443/", true).unwrap();
    assert_eq!(endpoint.upload_origins().count(), max);
    let problems = endpoint.with_upload_origin("https://more.example", false).unwrap_err();
    assert_eq!(problems.kind_of(Field::UploadOrigin), Some(ProblemKind::TooMany { max }));
}

#[test]
fn requests_stay_on_the_named_origins() {
    let endpoint = endpoint().with_upload_origin("https://upload.example:8443", false).unwrap();
    for permitted in [
        "https://support.example/",
        "https://support.example:443/else?where#x",
        "https://SUPPORT.example/callhome/tickets/1",
        "https://upload.example:8443/files",
    ] {
        assert!(endpoint.permits(&url(permitted)), "{permitted}");
    }
    for foreign in [
        "http://support.example/callhome/",
        "https://support.example:8443/",
        "https://upload.example/",
        "https://support.example./",
        "https://support.example.evil.example/",
        "https://me@support.example/",
        "https://:x@support.example/",
        "https://other.example/",
        "wss://support.example/",
        "data:text/plain,https://support.example/",
    ] {
        assert!(!endpoint.permits(&url(foreign)), "{foreign}");
    }
}

#[test]
fn identity_goes_where_it_was_named_for() {
    let bare = endpoint();
    assert_eq!(bare.identity_for(bare.url()), None);

    let endpoint = bare
        .with_authorization("Bearer sesame".into())
        .and_then(|it| it.with_upload_origin("https://known.example", true))
        .and_then(|it| it.with_upload_origin("https://other.example", false))
        .unwrap();
    let sent = |to: &str| endpoint.identity_for(&url(to)).is_some();
    assert!(sent("https://support.example/x"));
    assert!(sent("https://known.example/x"));
    assert!(!sent("https://other.example/x"));
    assert!(!sent("https://known.example:8443/x"));
    assert!(!sent("http://support.example/x"));
    assert!(!sent("https://me@support.example/x"));
    assert!(!format!("{endpoint:?}").contains("sesame"));

    // What is said last about an origin counts; the endpoint's own is not asked.
    let endpoint = endpoint
        .with_upload_origin("https://known.example", false)
        .and_then(|it| it.with_upload_origin("https://support.example", false))
        .unwrap();
    assert!(endpoint.identity_for(&url("https://known.example/x")).is_none());
    assert!(endpoint.identity_for(&url("https://support.example/x")).is_some());
}
