//! Examines the way to a service centre and says what is wrong with it.
//!
//! Without arguments it examines the way to a service centre inside itself:
//! `cargo run --release --example check_connection`. With `--endpoint URL` it
//! walks to a real one, and only with `--accept-agreement` as far as a test call;
//! `--proxy-only --proxy HOST:PORT` examines the proxy alone. `--help` lists the
//! rest.
//!
//! It prints one line for each step as it ends, then
//! `verdict <code>: <cause>; <remedy>`; with `--json` the whole report instead.
//!
//! Exit status: 0 fine, 1 a verdict that is not `ok`, 2 bad usage or settings.

#[path = "../shared/mod.rs"]
mod shared;

use std::process::ExitCode;

use callhome::doctor::{Report, Step};
use callhome::settings::Settings;
use shared::client::{Agreement, Client, Refusal, SetUp};
use shared::client_flags::{Asked, ClientFlags, Flag, Takes, UsageError};
use shared::say::{complain, say};

const ABOUT: &str = "Examines the way to a service centre: without --endpoint to one inside this \
                     program.";

const EXTRA: &[Flag] = &[
    Flag(JSON, Takes::Nothing, "print the report as JSON and nothing else"),
    Flag(PROXY_ONLY, Takes::Nothing, "examine the proxy alone; it needs no endpoint"),
];
const JSON: &str = "json";
const PROXY_ONLY: &str = "proxy-only";

fn main() -> ExitCode {
    let flags = match ClientFlags::parse(std::env::args_os().skip(1), ABOUT, EXTRA) {
        Ok(Asked::Run(flags)) => flags,
        Ok(Asked::Help(text)) => {
            say(text.trim_end());
            return ExitCode::SUCCESS;
        }
        Err(error) => return refused(error.into()),
    };
    match examine(&flags) {
        Ok(report) => conclude(&report, flags.extra.has(JSON)),
        Err(refusal) => refused(refusal),
    }
}

fn examine(flags: &ClientFlags) -> Result<Report, Refusal> {
    let (is_json, proxy_only) = (flags.extra.has(JSON), flags.extra.has(PROXY_ONLY));
    let no_proxy = || UsageError::new("--proxy-only: needs --proxy");
    if proxy_only && flags.proxy.is_none() && flags.settings.is_none() && flags.state.is_none() {
        return Err(no_proxy().into());
    }
    let set_up =
        SetUp { agreement: Agreement::AsGiven, is_quiet: is_json, endpoint_inside: !proxy_only };
    let Client { mut call_home, clock, inside } = Client::set_up_as(flags, set_up)?;
    let print = |step: &Step| {
        if !is_json {
            say(&step.to_string());
        }
    };
    let now = clock.now();
    let report = if proxy_only {
        let proxy = call_home.settings().and_then(Settings::active_proxy);
        let Some(draft) = proxy.map(callhome::settings::Proxy::to_draft) else {
            return Err(no_proxy().into());
        };
        call_home.examine_proxy(&draft, None, now, &print)?
    } else {
        call_home.diagnose_watched(now, &print)
    };
    drop(inside);
    Ok(report)
}

fn conclude(report: &Report, is_json: bool) -> ExitCode {
    if is_json {
        match serde_json::to_string(report) {
            Ok(json) => say(&json),
            Err(error) => complain(&error.to_string()),
        }
    } else {
        for error in report.beneath() {
            complain(&format!("beneath it: {error}"));
        }
        say(&format!("verdict {}", report.verdict()));
    }
    if report.verdict().is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn refused(Refusal(lines): Refusal) -> ExitCode {
    for line in lines {
        complain(&line);
    }
    ExitCode::from(2)
}
