//! The client examples' flags, each at its edge, and the files they name.

use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::time::Duration;

use crate::shared::client_flags::{
    self, Asked, CA_LIMIT, ClientFlags, Flag, PASSWORD_LIMIT, ProxyFlag, Takes, UsageError,
};

const EXTRA: &[Flag] = &[
    Flag("json", Takes::Nothing, "print JSON"),
    Flag("event-id", Takes::Text("ID"), "the event"),
    Flag("log", Takes::Path("F"), "a log"),
    Flag("attach", Takes::Paths("PATH"), "files to send"),
];

#[test]
fn all_flags_are_read_in_both_spellings() {
    let flags = run(&[
        "--endpoint=https://centre.example/base",
        "--ca",
        "ca.pem",
        "--proxy",
        "proxy.example:3128",
        "--proxy-user",
        "-u=1",
        "--proxy-password-file=pw",
        "--settings",
        "s.json",
        "--accept-agreement",
        "--state",
        "dir",
        "--timeout",
        "3600",
    ]);
    assert_eq!(flags.endpoint.as_deref(), Some("https://centre.example/base"));
    assert_eq!(flags.ca.as_deref(), Some(Path::new("ca.pem")));
    assert_eq!(flags.proxy, Some(proxy("proxy.example", 3128)));
    assert_eq!(flags.proxy_user.as_deref(), Some("-u=1"));
    assert_eq!(flags.proxy_password_file.as_deref(), Some(Path::new("pw")));
    assert_eq!(flags.settings.as_deref(), Some(Path::new("s.json")));
    assert!(flags.accept_agreement);
    assert_eq!(flags.state.as_deref(), Some(Path::new("dir")));
    assert_eq!(flags.timeout, Some(Duration::from_secs(3600)));
    assert!(!run(&[]).accept_agreement);
}

#[test]
fn one_example_can_have_further_flags() {
    let flags = run(&["--attach", "a", "b", "--json", "--event-id", "7", "--attach=c", "--log=l"]);
    assert!(flags.extra.has("json"));
    assert_eq!(flags.extra.text("event-id"), Some("7"));
    assert_eq!(flags.extra.path("log"), Some(Path::new("l")));
    assert_eq!(flags.extra.paths("attach").collect::<Vec<_>>(), ["a", "b", "c"].map(Path::new));
    let none = run(&["--endpoint", "x"]);
    assert!(!none.extra.has("json") && !none.extra.has("endpoint"));
    assert_eq!(none.extra.paths("attach").count(), 0);
}

#[test]
fn a_proxy_is_split_at_its_last_colon() {
    for (text, host, port) in [
        ("proxy:1", "proxy", 1),
        ("10.0.0.1:65535", "10.0.0.1", 65535),
        ("[::1]:3128", "[::1]", 3128),
        // The library says what is wrong with these.
        ("proxy:0", "proxy", 0),
        ("proxy:99999", "proxy", 99999),
        ("proxy:-1", "proxy", -1),
        ("proxy:99999999999999999999", "proxy", i64::MAX),
        ("a b:1", "a b", 1),
    ] {
        assert_eq!(run(&["--proxy", text]).proxy, Some(proxy(host, port)), "{text}");
    }
    for text in
        ["proxy", ":3128", "proxy:", "::1:3128", "::1", "[::1]", "[::1]:", "proxy:http", "a:+1"]
    {
        assert!(error(&["--proxy", text]).starts_with("--proxy: not HOST:PORT"), "{text}");
    }
    assert_eq!(error(&["--proxy=http://p:1"]), "--proxy: HOST:PORT without a scheme");
    assert!(!error(&["--proxy=user:secret@p:1"]).contains("secret"));
}

#[test]
fn what_is_wrong_is_one_clear_line() {
    for (arguments, line) in [
        (&["--nonsense"][..], "unknown flag --nonsense (--help shows all)"),
        (&["--proxy-password=secret"], "unknown flag --proxy-password (--help shows all)"),
        (&["--endpoin", "x"], "unknown flag --endpoin (--help shows all)"),
        (&["-e"], "unknown flag -e (--help shows all)"),
        (&["--a\nb"], "unknown flag --a\u{fffd}b (--help shows all)"),
        (&["--endpoint"], "--endpoint: needs a value"),
        (&["--endpoint", "--ca", "x"], "--endpoint: needs a value"),
        (&["--attach"], "--attach: needs a value"),
        (&["--attach", "--json"], "--attach: needs a value"),
        (&["--endpoint="], "--endpoint: the value is empty"),
        (&["--ca", ""], "--ca: the value is empty"),
        (&["--attach", "a", ""], "--attach: the value is empty"),
        (&["--ca", "a", "--ca", "a"], "--ca: given twice"),
        (&["--accept-agreement", "--accept-agreement"], "--accept-agreement: given twice"),
        (&["--accept-agreement=secret"], "--accept-agreement: takes no value"),
        (&["--json=yes", "--ca"], "--json: takes no value"),
        (&["secret"], "unexpected argument at the beginning"),
        (&["--proxy-user", "u", "secret"], "unexpected argument after --proxy-user"),
        (&["--json", "--", "--ca"], "unexpected argument after --json"),
        (&["--proxy-user", "u"], "--proxy-user: needs --proxy as well"),
        (
            &["--proxy", "p:1", "--proxy-password-file", "f"],
            "--proxy-password-file: needs --proxy-user as well",
        ),
    ] {
        assert_eq!(error(arguments), line, "{arguments:?}");
    }
    for seconds in ["0", "3601", "-1", "+1", "1.5", "ten", "99999999999999999999"] {
        assert_eq!(error(&["--timeout", seconds]), "--timeout: not a number from 1 to 3600");
    }
    assert_eq!(run(&["--timeout", "1"]).timeout, Some(Duration::from_secs(1)));
}

#[cfg(unix)]
#[test]
fn paths_may_hold_what_is_not_utf8_and_texts_may_not() {
    use std::os::unix::ffi::OsStringExt;
    let odd = || OsString::from_vec(vec![b'x', 0xff]);
    let Ok(Asked::Run(flags)) = ClientFlags::parse(["--ca".into(), odd()], "", EXTRA) else {
        panic!("a path is bytes")
    };
    assert_eq!(flags.ca.unwrap().into_os_string(), odd());
    for flag in ["endpoint", "proxy", "proxy-user", "timeout", "event-id"] {
        let wrong = ClientFlags::parse([format!("--{flag}").into(), odd()], "", EXTRA);
        assert_eq!(wrong.unwrap_err().to_string(), format!("--{flag}: not UTF-8 text"));
    }
}

#[test]
fn help_names_every_flag() {
    for help in ["--help", "-h"] {
        let Ok(Asked::Help(text)) = parse(&["--json", help, "--nonsense"]) else {
            panic!("help wins over what comes after it")
        };
        for line in [
            "Sends a test call.",
            "  --endpoint URL           ",
            "  --proxy HOST:PORT        ",
            "  --accept-agreement       ",
            "  --attach PATH...         ",
            "  --help                   ",
        ] {
            assert!(text.contains(line), "{line:?} in {text}");
        }
    }
}

#[test]
fn a_password_file_loses_one_line_end() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("password");
    for (content, password) in [
        ("p@ss", "p@ss"),
        ("p@ss\n", "p@ss"),
        ("p@ss\r\n", "p@ss"),
        ("p@ss\n\n", "p@ss\n"),
        ("p@ss\r", "p@ss\r"),
        (" p \n", " p "),
        ("", ""),
        ("\n", ""),
    ] {
        fs::write(&file, content).unwrap();
        assert_eq!(client_flags::read_password(&file).unwrap().expose(), password);
    }
}

#[test]
fn files_are_read_up_to_their_bound() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("file");
    let read = |size: usize| {
        fs::write(&file, vec![b'a'; size]).unwrap();
        let line = |result: Result<usize, UsageError>| result.map_err(|error| error.to_string());
        (
            line(client_flags::read_ca(&file).map(|read| read.len())),
            line(client_flags::read_settings(&file, 100).map(|read| read.len())),
            line(client_flags::read_password(&file).map(|read| read.expose().len())),
        )
    };
    let (ca, settings, password) = read(0);
    assert!(ca.unwrap_err().ends_with(": the file is empty"));
    assert!(settings.unwrap_err().ends_with(": the file is empty"));
    assert_eq!(password, Ok(0));
    assert_eq!(read(100).1, Ok(100));
    assert!(read(101).1.unwrap_err().ends_with(": larger than 100 bytes"));
    assert_eq!(read(PASSWORD_LIMIT).2, Ok(PASSWORD_LIMIT));
    assert!(read(PASSWORD_LIMIT + 1).2.unwrap_err().ends_with(": larger than 4096 bytes"));
    assert_eq!(read(CA_LIMIT).0, Ok(CA_LIMIT));
    let (ca, settings, password) = read(CA_LIMIT + 1);
    for error in [ca.unwrap_err(), settings.unwrap_err(), password.unwrap_err()] {
        assert!(error.contains(": larger than "), "{error}");
    }
}

#[test]
fn a_file_that_gives_nothing_is_one_line_without_its_content() {
    let dir = tempfile::tempdir().unwrap();
    let none = client_flags::read_ca(&dir.path().join("no\nne")).unwrap_err().to_string();
    assert_eq!(none.lines().count(), 1);
    assert!(none.starts_with("--ca: ") && none.contains("No such file"), "{none}");
    assert!(client_flags::read_settings(dir.path(), 100).is_err(), "a folder is no file");
    let file = dir.path().join("file");
    fs::write(&file, b"secret\xff").unwrap();
    let error = client_flags::read_password(&file).unwrap_err().to_string();
    assert!(error.ends_with(": not UTF-8 text") && !error.contains("secret"), "{error}");
}

#[cfg(unix)]
#[test]
fn a_file_without_an_end_is_read_to_the_bound() {
    let error = client_flags::read_settings(Path::new("/dev/zero"), 100).unwrap_err();
    assert_eq!(error.to_string(), "--settings: /dev/zero: larger than 100 bytes");
}

fn parse(arguments: &[&str]) -> Result<Asked, UsageError> {
    ClientFlags::parse(arguments.iter().map(OsString::from), "Sends a test call.", EXTRA)
}

fn run(arguments: &[&str]) -> ClientFlags {
    match parse(arguments) {
        Ok(Asked::Run(flags)) => *flags,
        other => panic!("{arguments:?}: {other:?}"),
    }
}

fn error(arguments: &[&str]) -> String {
    parse(arguments).unwrap_err().to_string()
}

fn proxy(host: &str, port: i64) -> ProxyFlag {
    ProxyFlag { host: host.to_owned(), port }
}
