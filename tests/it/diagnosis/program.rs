//! `check_connection`, by its flags, printed lines and exit codes.

use std::ffi::OsString;
use std::fs;

use super::scene::Scene;
use super::table::OPEN;
use crate::peers::secrets;
use crate::peers::tcp::{Peer, closed_port};
use crate::programs::{Ran, ServiceCentre, run};
use crate::proxies;

/// Runs it in a scene, within the scenes' limits.
pub(crate) fn examine(scene: &Scene, more: &[&str]) -> Ran {
    let folder = tempfile::tempdir().unwrap();
    let ca = folder.path().join("ca.pem");
    fs::write(&ca, scene.roots_pem()).unwrap();
    let mut arguments: Vec<OsString> = ["--endpoint", &scene.url(), "--timeout", "1", "--ca"]
        .into_iter()
        .map(OsString::from)
        .collect();
    arguments.push(ca.into());
    if let Some((address, port)) = scene.proxy {
        arguments.extend(["--proxy".into(), format!("{address}:{port}").into()]);
    }
    if scene.has_credentials {
        let file = folder.path().join("password");
        fs::write(&file, secrets::proxy_password()).unwrap();
        arguments.extend(["--proxy-user".into(), secrets::USER.into()]);
        arguments.extend(["--proxy-password-file".into(), file.into()]);
    }
    arguments.extend(more.iter().map(OsString::from));
    run("check_connection", arguments)
}

#[test]
fn without_arguments_it_examines_a_service_centre_inside_itself() {
    let ran = run::<&str>("check_connection", []);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(ran.last_line().starts_with("verdict ok: "), "{ran:?}");
    for station in ["clock", "settings", "name", "TCP", "TLS", "HTTP", "service centre"] {
        let lines = || ran.stdout.lines();
        assert!(lines().any(|line| line.starts_with(&format!("{station}: ok"))), "{station}");
    }
}

#[test]
fn a_separate_service_centre_is_examined_as_far_as_the_agreement_allows() {
    let folder = tempfile::tempdir().unwrap();
    let centre = ServiceCentre::start(folder.path());
    let flags = ["--endpoint", &centre.endpoint, "--ca", &centre.ca];
    let ran = run("check_connection", flags);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert!(ran.last_line().starts_with("verdict agreement-missing: "), "{ran:?}");
    assert!(ran.stdout.contains("\nTLS: ok") && ran.stdout.contains("\nHTTP: skipped"), "{ran:?}");

    let ran = run("check_connection", flags.iter().chain(&["--accept-agreement"]));
    assert_eq!(ran.code, Some(0), "{ran:?}");
}

#[test]
fn as_json_the_report_stands_alone() {
    let ran = run("check_connection", ["--json"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let report: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(report["Verdict"]["Code"], "ok");

    let scene = Scene::at(closed_port());
    let ran = examine(&scene, &["--json"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(1), ""), "{ran:?}");
    let report: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(report["Verdict"]["Code"], "connection-refused");
}

#[test]
fn a_proxy_alone_needs_no_endpoint() {
    let proxy = |answer: &'static str| format!("127.0.0.1:{}", Peer::says(answer).port());
    let alone = |proxy: &str| run("check_connection", ["--proxy-only", "--proxy", proxy]);
    let ran = alone(&proxy("HTTP/1.1 503 x\r\n\r\n"));
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(ran.last_line().contains("the way beyond it was not tested"), "{ran:?}");
    let ran = alone(&proxy("HTTP/1.1 407 x\r\nProxy-Authenticate: NTLM\r\n\r\n"));
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert!(ran.last_line().starts_with("verdict proxy-scheme-unsupported: "), "{ran:?}");
}

#[test]
fn a_proxy_alone_is_asked_for_the_endpoint_that_is_given() {
    let scene = Scene::service_centre().behind(Peer::tunnels(OPEN));
    let ran = examine(&scene, &["--proxy-only"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(ran.last_line().contains("opens the way to the service centre"), "{ran:?}");
}

#[test]
fn real_proxies_are_told_apart_without_an_endpoint() {
    let Some(proxies) = proxies::get() else { return };
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, password: &str| {
        let path = folder.path().join(name);
        fs::write(&path, password).unwrap();
        path.to_string_lossy().into_owned()
    };
    let wrong = file("wrong", "wrong");
    for (proxy, password) in
        [(proxies.squid, &proxies.password), (proxies.tinyproxy, &proxies.tinyproxy_password)]
    {
        let proxy = proxy.to_string();
        let verdict = |more: &[&str]| {
            let flags = ["--proxy-only", "--proxy", &proxy];
            let ran = run("check_connection", flags.iter().chain(more));
            assert_eq!(ran.code, Some(i32::from(!ran.last_line().starts_with("verdict ok:"))));
            ran.last_line().split(':').next().unwrap_or_default().to_owned()
        };
        let login =
            |file: &str| verdict(&["--proxy-user", &proxies.user, "--proxy-password-file", file]);
        assert_eq!(verdict(&[]), "verdict proxy-authentication-required", "{proxy}");
        assert_eq!(login(&wrong), "verdict proxy-credentials-rejected", "{proxy}");
        assert_eq!(login(&file(&proxy, password)), "verdict ok", "{proxy}");
    }
    let digest = proxies.squid_digest.to_string();
    let ran = run("check_connection", ["--proxy-only", "--proxy", &digest]);
    assert!(ran.last_line().starts_with("verdict proxy-scheme-unsupported: "), "{ran:?}");
}

#[test]
fn bad_usage_is_one_line_and_exit_2() {
    for arguments in [
        &["--no-such-flag"][..],
        &["--json=1"],
        &["--proxy-only"],
        &["--proxy-only", "--proxy", "localhost:0"],
        &["--endpoint", "http://localhost/"],
        &["--timeout", "0"],
    ] {
        let ran = run("check_connection", arguments);
        assert_eq!(ran.code, Some(2), "{arguments:?}: {ran:?}");
        assert_eq!(ran.stderr.lines().count(), 1, "{arguments:?}: {ran:?}");
        assert_eq!(ran.stdout, "", "{arguments:?}");
    }
}
