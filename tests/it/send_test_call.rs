//! `send_test_call` against a `service_centre` of its own and a separate one,
//! direct and through real proxies: printed lines and exit codes.

use std::fs;
use std::net::TcpListener;
use std::path::PathBuf;

use crate::programs::{Ran, ServiceCentre, run, run_into};
use crate::proxies;

/// A folder that is removed at the end of a test.
fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

fn call(service_centre: &ServiceCentre, more: &[&str]) -> Ran {
    let mut arguments = vec![
        "--endpoint",
        &service_centre.endpoint,
        "--ca",
        &service_centre.ca,
        "--accept-agreement",
    ];
    arguments.extend(more);
    run("send_test_call", arguments)
}

#[track_caller]
fn delivered(ran: &Ran) {
    assert_eq!((ran.code, ran.last_line()), (Some(0), "test call succeeded"), "{ran:?}");
}

#[track_caller]
fn failed(ran: &Ran, cause: &str) {
    let expected = format!("test call failed: {cause}; ");
    assert!(ran.last_line().starts_with(&expected), "expected {expected:?}, got {ran:?}");
    assert!(ran.last_line().len() > expected.len(), "it must say what to do: {ran:?}");
    assert_eq!(ran.code, Some(1), "{ran:?}");
}

#[test]
fn without_arguments_it_calls_a_service_centre_inside_itself() {
    let ran = run::<&str>("send_test_call", []);
    delivered(&ran);
    assert!(ran.stdout.contains("secured with TLSv1.3"), "{ran:?}");
}

#[test]
fn it_reaches_a_separate_service_centre() {
    let data = folder();
    let mut service_centre = ServiceCentre::start(data.path());
    let ran = call(&service_centre, &[]);
    delivered(&ran);
    let id = service_centre.wait_for_line("test-call ");
    assert!(ran.stdout.contains(&id), "{id} is not in {ran:?}");
}

#[test]
fn a_service_centre_that_was_killed_comes_back_with_the_same_authority() {
    let data = folder();
    let first = ServiceCentre::start(data.path());
    let ca = fs::read(&first.ca).expect("the CA");
    first.kill();
    let second = ServiceCentre::start(data.path());
    assert_eq!(fs::read(&second.ca).expect("the CA"), ca);
    delivered(&call(&second, &[]));
}

#[test]
fn a_service_centre_that_is_not_there_is_named() {
    let data = folder();
    let service_centre = ServiceCentre::start(data.path());
    let port = {
        let free = TcpListener::bind("127.0.0.1:0").expect("a free port");
        free.local_addr().expect("its address").port()
    };
    let endpoint = format!("https://127.0.0.1:{port}/");
    let ran = run(
        "send_test_call",
        ["--endpoint", &endpoint, "--ca", &service_centre.ca, "--accept-agreement"],
    );
    failed(&ran, "the service centre refused the connection");

    let ran =
        run("send_test_call", ["--endpoint", "https://callhome.invalid/", "--accept-agreement"]);
    failed(&ran, "the service centre's name does not exist");
}

#[test]
fn an_unknown_authority_and_a_wrong_path_are_named() {
    let data = folder();
    let service_centre = ServiceCentre::start(data.path());
    let ran = run("send_test_call", ["--endpoint", &service_centre.endpoint, "--accept-agreement"]);
    failed(
        &ran,
        "the service centre's certificate was issued by an unknown authority (CN=callhome example authority)",
    );

    let elsewhere = format!("{}no/such/base", service_centre.endpoint);
    let ran = run(
        "send_test_call",
        ["--endpoint", &elsewhere, "--ca", &service_centre.ca, "--accept-agreement"],
    );
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert!(ran.last_line().contains("404"), "{ran:?}");
}

#[test]
fn squid_and_tinyproxy_open_the_way_and_their_refusals_are_named() {
    let Some(proxies) = proxies::get() else { return };
    let data = folder();
    let service_centre = ServiceCentre::start(data.path());
    let file = |name: &str, password: &str| -> String {
        let path: PathBuf = data.path().join(name);
        fs::write(&path, format!("{password}\n")).expect("a password file");
        path.to_string_lossy().into_owned()
    };
    let user = proxies.user.as_str();
    let for_squid = file("squid", &proxies.password);
    let for_tinyproxy = file("tinyproxy", &proxies.tinyproxy_password);
    let wrong = file("wrong", "wrong");

    for (proxy, right) in [(proxies.squid, &for_squid), (proxies.tinyproxy, &for_tinyproxy)] {
        let proxy = proxy.to_string();
        let proxy = proxy.as_str();
        let through = ["--proxy", proxy, "--proxy-user", user];
        let with = |password: &str, more: &[&str]| {
            let mut arguments = through.to_vec();
            arguments.extend(["--proxy-password-file", password]);
            arguments.extend(more);
            call(&service_centre, &arguments)
        };
        let ran = with(right, &[]);
        delivered(&ran);
        assert!(ran.stdout.contains("the proxy opened a tunnel"), "{proxy}: {ran:?}");
        assert!(!ran.stdout.contains("found the service centre's name"), "{proxy}: {ran:?}");

        failed(&with(&wrong, &[]), "the proxy rejected the user name or password");

        let ran = call(&service_centre, &["--proxy", proxy]);
        assert!(
            ran.last_line()
                .starts_with("test call failed: the proxy wants a user name and password"),
            "{proxy}: {ran:?}"
        );
        assert_eq!(ran.code, Some(1));

        let ran = run(
            "send_test_call",
            ["--endpoint", "https://callhome.invalid/", "--accept-agreement", "--proxy", proxy]
                .into_iter()
                .chain(["--proxy-user", user, "--proxy-password-file", right]),
        );
        assert!(
            ran.last_line()
                .starts_with("test call failed: the proxy cannot find or reach the service centre"),
            "{proxy}: {ran:?}"
        );

        let closed = {
            let free = TcpListener::bind("127.0.0.1:0").expect("a free port");
            format!("https://127.0.0.1:{}/", free.local_addr().expect("its address").port())
        };
        let ran =
            run(
                "send_test_call",
                ["--endpoint", &closed, "--accept-agreement", "--proxy", proxy]
                    .into_iter()
                    .chain(["--proxy-user", user, "--proxy-password-file", right]),
            );
        assert!(
            ran.last_line()
                .starts_with("test call failed: the proxy cannot find or reach the service centre"),
            "{proxy}: {ran:?}"
        );
    }

    let digest = proxies.squid_digest.to_string();
    let given = ["--proxy-user", user, "--proxy-password-file", for_squid.as_str()];
    for credentials in [&[][..], &given[..]] {
        let mut arguments = vec!["--proxy", digest.as_str()];
        arguments.extend(credentials);
        failed(
            &call(&service_centre, &arguments),
            "the proxy does not offer Basic authentication (it offers Digest)",
        );
    }
}

#[test]
fn a_proxy_that_is_down_or_unknown_is_named_and_never_gone_around() {
    let data = folder();
    let service_centre = ServiceCentre::start(data.path());
    let down = {
        let free = TcpListener::bind("127.0.0.1:0").expect("a free port");
        free.local_addr().expect("its address").to_string()
    };
    failed(&call(&service_centre, &["--proxy", &down]), "the proxy refused the connection");
    failed(
        &call(&service_centre, &["--proxy", "proxy.invalid:3128"]),
        "the proxy's name does not exist",
    );
    // A service centre is no proxy.
    let tls_port = format!("127.0.0.1:{}", service_centre.port());
    let ran = call(&service_centre, &["--proxy", &tls_port]);
    failed(&ran, "what answers at the proxy's address is not an HTTP proxy");
}

/// Each with what its one line on standard error has to name.
#[test]
fn bad_usage_and_bad_files_are_one_clear_line_and_exit_2() {
    let data = folder();
    let write = |name: &str, bytes: &[u8]| -> String {
        let path = data.path().join(name);
        fs::write(&path, bytes).expect("a file");
        path.to_string_lossy().into_owned()
    };
    let empty = write("empty.pem", b"");
    let no_pem = write("no.pem", b"-----BEGIN CERTIFICATE-----\nAAAA");
    let huge = write("huge.json", &vec![b' '; 10_000_000]);
    let no_json = write("no.json", b"{\"CountryCode\": ");
    let deep = write("deep.json", "[".repeat(100_000).as_bytes());
    let twice = write("twice.json", b"{\"CountryCode\":\"DE\",\"CountryCode\":\"FR\"}");
    let missing = data.path().join("missing").to_string_lossy().into_owned();
    let https = ["--endpoint", "https://localhost:1/", "--accept-agreement"];
    let with = |more: &[&'static str]| -> Vec<String> {
        https.iter().chain(more).map(|s| (*s).to_owned()).collect()
    };
    let and = |flag: &str, value: &str| -> Vec<String> {
        https.iter().copied().chain([flag, value]).map(str::to_owned).collect()
    };
    let table: Vec<(Vec<String>, &str)> = vec![
        (vec!["--no-such-flag".into()], "--no-such-flag"),
        (vec!["--endpoint".into()], "--endpoint"),
        (vec!["https://localhost/".into()], ""),
        (vec!["--endpoint".into(), "https://localhost/".into()], "--accept-agreement"),
        (
            vec!["--endpoint".into(), "http://localhost/".into(), "--accept-agreement".into()],
            "--endpoint",
        ),
        (
            vec!["--endpoint".into(), "https://u:p@localhost/".into(), "--accept-agreement".into()],
            "--endpoint",
        ),
        (and("--ca", &empty), "--ca"),
        (and("--ca", &no_pem), "--ca"),
        (and("--ca", &missing), "--ca"),
        (and("--settings", &huge), "--settings"),
        (and("--settings", &no_json), ""),
        (and("--settings", &deep), ""),
        (and("--settings", &twice), ""),
        (and("--settings", &missing), "--settings"),
        (with(&["--timeout", "0"]), "--timeout"),
        (with(&["--timeout", "soon"]), "--timeout"),
        (with(&["--proxy", "localhost"]), "--proxy"),
        (with(&["--proxy", "localhost:0"]), "HTTPProxy.HTTPProxyPort"),
        (with(&["--proxy", "localhost:65536"]), "HTTPProxy.HTTPProxyPort"),
        (with(&["--proxy", "a..b:3128"]), "HTTPProxy.HTTPProxyLocation"),
        (with(&["--proxy-user", "u"]), "--proxy-user"),
        (
            with(&["--proxy", "localhost:3128", "--proxy-user", "a:b"]),
            "HTTPProxy.HTTPProxyUserName",
        ),
    ];
    for (arguments, names) in table {
        let ran = run("send_test_call", &arguments);
        assert_eq!(ran.code, Some(2), "{arguments:?}: {ran:?}");
        assert_eq!(ran.stderr.lines().count(), 1, "{arguments:?}: {ran:?}");
        assert!(ran.stderr.contains(names), "{arguments:?}: {ran:?}");
        assert!(!ran.stderr.contains("panicked"), "{arguments:?}: {ran:?}");
        assert_eq!(ran.stdout, "", "{arguments:?}");
    }
}

#[test]
fn a_reader_that_went_away_is_no_panic() {
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    let ran = run_into("send_test_call", [""; 0], writer.into());
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""), "{ran:?}");
}

#[test]
fn a_second_service_centre_keeps_out_of_the_first_ones_folder() {
    let data = folder();
    let service_centre = ServiceCentre::start(data.path());
    let path = data.path().to_string_lossy().into_owned();
    let ran = run("service_centre", ["--listen", "127.0.0.1:0", "--data", &path]);
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert_eq!(ran.stderr, format!("--data: {path}: another process uses this folder\n"));
    delivered(&call(&service_centre, &[]));
}

#[test]
fn every_bad_field_of_a_settings_file_is_one_line_that_begins_with_its_name() {
    let data = folder();
    let path = data.path().join("settings.json");
    let file = r#"{
        "CountryCode": "ZZ",
        "CallHomeSettings": { "ContactName": "Kim", "Phone": "12x", "Email": 7, "PostalCode": "",
            "CompanyName": "AT&T", "Address": "1 Way", "City": "Town" },
        "HTTPProxy": { "HTTPProxyEnabled": true, "HTTPProxyLocation": "proxy.", "HTTPProxyPort": 0,
            "HTTPProxyUserName": "with space", "HTTPProxyPassword": "sixteen letters!" }
    }"#;
    fs::write(&path, file).expect("a file");
    let ran = run("send_test_call", ["--settings".as_ref(), path.as_os_str()]);
    assert_eq!(ran.code, Some(2), "{ran:?}");
    let names: Vec<_> = ran.stderr.lines().filter_map(|line| line.split(':').next()).collect();
    let expected = [
        "CountryCode",
        "CallHomeSettings.Phone",
        "CallHomeSettings.Email",
        "CallHomeSettings.PostalCode",
        "CallHomeSettings.StateOrProvince",
        "HTTPProxy.HTTPProxyLocation",
        "HTTPProxy.HTTPProxyPort",
        "HTTPProxy.HTTPProxyUserName",
        "HTTPProxy.HTTPProxyPassword",
    ];
    let mut sorted = names.clone();
    sorted.sort_unstable();
    let mut wanted = expected.to_vec();
    wanted.sort_unstable();
    assert_eq!(sorted, wanted, "{ran:?}");
    assert!(!ran.stderr.contains("sixteen"), "a password was shown: {ran:?}");
}
