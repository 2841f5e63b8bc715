//! The flags that the client examples share, as raw texts: what is in them is
//! checked by the library's own types.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use callhome::Secret;
use lexopt::Arg;

use super::files::{self, FileError};

/// What the command line said.
#[derive(Clone, Debug, Default)]
pub(crate) struct ClientFlags {
    /// `--endpoint URL`
    pub(crate) endpoint: Option<String>,
    /// `--ca PEM`: a file, for [`read_ca`].
    pub(crate) ca: Option<PathBuf>,
    /// `--proxy HOST:PORT`
    pub(crate) proxy: Option<ProxyFlag>,
    /// `--proxy-user U`
    pub(crate) proxy_user: Option<String>,
    /// `--proxy-password-file F`: for [`read_password`].
    pub(crate) proxy_password_file: Option<PathBuf>,
    /// `--settings FILE`: for [`read_settings`].
    pub(crate) settings: Option<PathBuf>,
    /// `--accept-agreement`
    pub(crate) accept_agreement: bool,
    /// `--state DIR`
    pub(crate) state: Option<PathBuf>,
    /// `--timeout SECONDS`
    pub(crate) timeout: Option<Duration>,
    /// The flags of the one example.
    pub(crate) extra: Given,
}

/// The two parts of `--proxy`, as written: brackets stay, the port may be one
/// that no machine has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ProxyFlag {
    /// What stands before the last colon.
    pub(crate) host: String,
    /// What stands after it.
    pub(crate) port: i64,
}

/// What to do: run, or show the help and leave.
#[derive(Clone, Debug)]
pub(crate) enum Asked {
    /// Run with these flags.
    Run(Box<ClientFlags>),
    /// `--help`: print this to standard output and exit 0.
    Help(String),
}

/// One flag: its name without dashes, what follows it, one line of help.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Flag(pub(crate) &'static str, pub(crate) Takes, pub(crate) &'static str);

/// What follows a flag; the text is the value's name in the help.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Takes {
    /// Nothing.
    Nothing,
    /// One text in UTF-8.
    Text(&'static str),
    /// One path.
    Path(&'static str),
    /// One path or more; the flag may also be given again.
    Paths(&'static str),
}

/// Flags that were given, by name.
#[derive(Clone, Debug, Default)]
pub(crate) struct Given(BTreeMap<&'static str, Vec<OsString>>);

impl Given {
    /// Whether the flag was given.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// The text of a [`Takes::Text`].
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.first(name)?.to_str()
    }

    /// The path of a [`Takes::Path`].
    pub(crate) fn path(&self, name: &str) -> Option<&Path> {
        self.first(name).map(Path::new)
    }

    /// The paths of a [`Takes::Paths`], in the order given.
    pub(crate) fn paths(&self, name: &str) -> impl Iterator<Item = &Path> {
        self.0.get(name).into_iter().flatten().map(Path::new)
    }

    fn first(&self, name: &str) -> Option<&OsStr> {
        self.0.get(name)?.first().map(OsString::as_os_str)
    }
}

impl ClientFlags {
    /// Reads the arguments, without the program's name. `about` is the help's
    /// first paragraph, `extra` the flags that only this example has.
    ///
    /// # Errors
    /// One clear line for the first thing that is wrong. Exit 2 is its code.
    pub(crate) fn parse(
        arguments: impl IntoIterator<Item = OsString>,
        about: &str,
        extra: &[Flag],
    ) -> Result<Asked, UsageError> {
        let flags: Vec<Flag> = SHARED.iter().chain(extra).copied().collect();
        let Some(mut given) = given(arguments, &flags)? else {
            return Ok(Asked::Help(help(about, &flags)));
        };
        let text = |name| given.text(name).map(str::to_owned);
        let path = |name| given.path(name).map(Path::to_owned);
        let mut parsed = Self {
            endpoint: text("endpoint"),
            ca: path("ca"),
            proxy: given.text("proxy").map(proxy).transpose()?,
            proxy_user: text("proxy-user"),
            proxy_password_file: path("proxy-password-file"),
            settings: path("settings"),
            accept_agreement: given.has("accept-agreement"),
            state: path("state"),
            timeout: given.text("timeout").map(timeout).transpose()?,
            extra: Given::default(),
        };
        needs(&given, "proxy-user", "proxy")?;
        needs(&given, "proxy-password-file", "proxy-user")?;
        for Flag(name, ..) in SHARED {
            given.0.remove(name);
        }
        parsed.extra = given;
        Ok(Asked::Run(Box::new(parsed)))
    }
}

/// What is wrong with the command line or with a file it names: one line that
/// shows no value, because a value may be a password in the wrong place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct UsageError(String);

impl UsageError {
    /// One line, whatever is in the text.
    pub(crate) fn new(text: impl AsRef<str>) -> Self {
        Self(files::one_line(text.as_ref()))
    }

    fn flag(name: &str, what: impl fmt::Display) -> Self {
        Self::new(format!("--{name}: {what}"))
    }
}

impl fmt::Display for UsageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for UsageError {}

/// The file of `--ca`: certificates in PEM, at most [`CA_LIMIT`].
///
/// # Errors
/// One line when it cannot be read, is empty or too large.
pub(crate) fn read_ca(path: &Path) -> Result<Vec<u8>, UsageError> {
    some(path, files::read_at_most(path, CA_LIMIT)).map_err(|error| UsageError::flag("ca", error))
}

/// The file of `--settings`, at most `limit` bytes: the library's own bound.
///
/// # Errors
/// One line when it cannot be read, is empty or too large.
pub(crate) fn read_settings(path: &Path, limit: usize) -> Result<Vec<u8>, UsageError> {
    some(path, files::read_at_most(path, limit))
        .map_err(|error| UsageError::flag("settings", error))
}

/// The file of `--proxy-password-file`: UTF-8, at most [`PASSWORD_LIMIT`], one
/// line end at its end taken off. An empty file is an empty password.
///
/// # Errors
/// One line, without content, when it cannot be read, is no text or too large.
pub(crate) fn read_password(path: &Path) -> Result<Secret, UsageError> {
    let mut text = files::read_text_at_most(path, PASSWORD_LIMIT)
        .map_err(|error| UsageError::flag("proxy-password-file", error))?;
    if text.ends_with('\n') {
        text.pop();
        if text.ends_with('\r') {
            text.pop();
        }
    }
    Ok(Secret::new(text))
}

/// Most bytes of a `--ca` file.
pub(crate) const CA_LIMIT: usize = 1024 * 1024;
/// Most bytes of a `--proxy-password-file`.
pub(crate) const PASSWORD_LIMIT: usize = 4 * 1024;
/// Longest `--timeout`, in seconds.
pub(crate) const TIMEOUT_LIMIT: u64 = 3600;

const SHARED: &[Flag] = &[
    Flag("endpoint", Takes::Text("URL"), "the service centre, an https URL"),
    Flag("ca", Takes::Path("PEM"), "certificates to trust for it"),
    Flag("proxy", Takes::Text("HOST:PORT"), "an HTTP proxy on the way; [ADDRESS]:PORT for IPv6"),
    Flag("proxy-user", Takes::Text("U"), "the user name for the proxy"),
    Flag("proxy-password-file", Takes::Path("F"), "a file with the password for the proxy"),
    Flag("settings", Takes::Path("FILE"), "settings in the ServiceAdvisor shape"),
    Flag("accept-agreement", Takes::Nothing, "accept terms and privacy statement"),
    Flag("state", Takes::Path("DIR"), "a folder that keeps the state"),
    Flag("timeout", Takes::Text("SECONDS"), "for the whole call, 1 to 3600"),
];

/// The flags by name; none when help is asked for.
fn given(
    arguments: impl IntoIterator<Item = OsString>,
    flags: &[Flag],
) -> Result<Option<Given>, UsageError> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let mut given = Given::default();
    let mut before: Option<&str> = None;
    loop {
        let name = match parser.next().map_err(|error| plain(&error))? {
            None => return Ok(Some(given)),
            Some(Arg::Long("help") | Arg::Short('h')) => return Ok(None),
            Some(Arg::Long(name)) => name.to_owned(),
            Some(Arg::Short(name)) => return Err(unknown(&format!("-{name}"))),
            Some(Arg::Value(_)) => {
                return Err(UsageError::new(match before {
                    Some(flag) => format!("unexpected argument after --{flag}"),
                    None => "unexpected argument at the beginning".to_owned(),
                }));
            }
        };
        let Some(Flag(name, takes, _)) = flags.iter().find(|Flag(known, ..)| *known == name) else {
            return Err(unknown(&format!("--{name}")));
        };
        before = Some(name);
        let again = given.has(name);
        let values = given.0.entry(name).or_default();
        match takes {
            _ if again && !matches!(takes, Takes::Paths(_)) => {
                return Err(UsageError::flag(name, "given twice"));
            }
            Takes::Nothing => {}
            Takes::Text(_) => {
                let value = value(&mut parser, name)?;
                if value.to_str().is_none() {
                    return Err(UsageError::flag(name, "not UTF-8 text"));
                }
                values.push(value);
            }
            Takes::Path(_) => values.push(value(&mut parser, name)?),
            Takes::Paths(_) => {
                values.push(value(&mut parser, name)?);
                while next_is_value(&mut parser) {
                    values.push(value(&mut parser, name)?);
                }
            }
        }
    }
}

/// The flag's value: after `=`, or the next argument unless that is a flag.
fn value(parser: &mut lexopt::Parser, name: &str) -> Result<OsString, UsageError> {
    let value = match parser.optional_value() {
        Some(value) => value,
        None if next_is_value(parser) => parser.value().map_err(|error| plain(&error))?,
        None => return Err(UsageError::flag(name, "needs a value")),
    };
    if value.is_empty() {
        return Err(UsageError::flag(name, "the value is empty"));
    }
    Ok(value)
}

fn next_is_value(parser: &mut lexopt::Parser) -> bool {
    parser
        .try_raw_args()
        .and_then(|rest| rest.peek().map(|next| !next.as_encoded_bytes().starts_with(b"--")))
        .unwrap_or(false)
}

fn proxy(text: &str) -> Result<ProxyFlag, UsageError> {
    let wrong = |what| UsageError::flag("proxy", what);
    if text.contains("://") {
        return Err(wrong("HOST:PORT without a scheme"));
    }
    let Some((host, port)) = text.rsplit_once(':').filter(|(host, _)| !host.is_empty()) else {
        return Err(wrong("not HOST:PORT"));
    };
    let bracketed = host.starts_with('[') && host.ends_with(']');
    if host.contains(':') && !bracketed {
        return Err(wrong("not HOST:PORT; an IPv6 address is written [ADDRESS]:PORT"));
    }
    let digits = port.strip_prefix('-').unwrap_or(port);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(wrong("not HOST:PORT; the port is not a number"));
    }
    // What is beyond an i64 is as wrong as its ends are.
    let beyond = if port.starts_with('-') { i64::MIN } else { i64::MAX };
    Ok(ProxyFlag { host: host.to_owned(), port: port.parse().unwrap_or(beyond) })
}

fn timeout(text: &str) -> Result<Duration, UsageError> {
    let seconds = Some(text)
        .filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()))
        .and_then(|text| text.parse().ok())
        .filter(|seconds| (1..=TIMEOUT_LIMIT).contains(seconds));
    seconds.map(Duration::from_secs).ok_or_else(|| {
        UsageError::flag("timeout", format_args!("not a number from 1 to {TIMEOUT_LIMIT}"))
    })
}

fn needs(given: &Given, name: &str, other: &str) -> Result<(), UsageError> {
    if given.has(name) && !given.has(other) {
        return Err(UsageError::flag(name, format_args!("needs --{other} as well")));
    }
    Ok(())
}

fn some(path: &Path, read: Result<Vec<u8>, FileError>) -> Result<Vec<u8>, FileError> {
    read.and_then(|bytes| match bytes.is_empty() {
        true => Err(FileError::Empty(path.to_owned())),
        false => Ok(bytes),
    })
}

fn unknown(flag: &str) -> UsageError {
    UsageError::new(format!("unknown flag {flag} (--help shows all)"))
}

/// The parser's own words without the values that it would show.
fn plain(error: &lexopt::Error) -> UsageError {
    match error {
        lexopt::Error::UnexpectedValue { option, .. } => {
            UsageError::new(format!("{option}: takes no value"))
        }
        lexopt::Error::MissingValue { option: Some(option) } => {
            UsageError::new(format!("{option}: needs a value"))
        }
        _ => UsageError::new("the arguments cannot be understood"),
    }
}

fn help(about: &str, flags: &[Flag]) -> String {
    let left: Vec<String> = flags
        .iter()
        .map(|Flag(name, takes, _)| match takes {
            Takes::Nothing => format!("--{name}"),
            Takes::Text(value) | Takes::Path(value) => format!("--{name} {value}"),
            Takes::Paths(value) => format!("--{name} {value}..."),
        })
        .collect();
    let width = left.iter().map(String::len).max().unwrap_or(0);
    let mut text = format!("{about}\n\n");
    for (left, Flag(_, _, what)) in left.iter().zip(flags) {
        text.push_str(&format!("  {left:width$}  {what}\n"));
    }
    text.push_str(&format!("  {:width$}  this text\n", "--help"));
    text
}
