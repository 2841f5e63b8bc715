//! Lists and verifies a service data package, and unpacks it: what a back end
//! does with an upload, as a program.
//!
//! `cargo run --release --example read_package -- package.tar.zst`; `--help` has
//! the flags.
//!
//! Exit status: 0 verified, 1 not verified (the last line says why), 2 bad usage.

#[path = "../shared/say.rs"]
mod say;

use std::error::Error;
use std::ffi::OsString;
use std::fs::File;
use std::path::PathBuf;
use std::process::ExitCode;

use callhome::event::{PackedMember, Receipt, Sha256};
use callhome::package::read::{ReadLimits, Reader, UnpackError, Unpacker, Verified};
use lexopt::prelude::{Long, Short, Value, ValueExt};

use say::{complain, say};

const HELP: &str = "\
Lists and verifies a service data package.

Usage: read_package [FLAGS] FILE

  --sha256 HEX      the digest that it must have
  --json            print its receipt as JSON, and nothing else
  --unpack DIR      unpack it into DIR, which is new or empty; parts are joined
  --max-bytes N     the most bytes of the file (default 1073741824)
  -h, --help        print this";

struct Flags {
    file: PathBuf,
    expected: Option<Sha256>,
    json: bool,
    unpack: Option<PathBuf>,
    limits: ReadLimits,
}

fn main() -> ExitCode {
    let flags = match parse(std::env::args_os().skip(1)) {
        Ok(Some(flags)) => flags,
        Ok(None) => {
            say(HELP);
            return ExitCode::SUCCESS;
        }
        Err(error) => {
            complain(&error.to_string());
            return ExitCode::from(2);
        }
    };
    match read(&flags) {
        Ok(verified) if flags.json => match serde_json::to_string(verified.receipt()) {
            Ok(json) => {
                say(&json);
                ExitCode::SUCCESS
            }
            Err(error) => not_verified(&error),
        },
        Ok(verified) => {
            report(&verified, flags.expected.is_some());
            ExitCode::SUCCESS
        }
        Err(error) => not_verified(error.as_ref()),
    }
}

/// What the command line asks for; none is the help.
fn parse(arguments: impl Iterator<Item = OsString>) -> Result<Option<Flags>, lexopt::Error> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let mut file = None;
    let mut flags = Flags {
        file: PathBuf::new(),
        expected: None,
        json: false,
        unpack: None,
        limits: ReadLimits::new(),
    };
    while let Some(argument) = parser.next()? {
        match argument {
            Long("sha256") => flags.expected = Some(parser.value()?.parse()?),
            Long("json") => flags.json = true,
            Long("unpack") => flags.unpack = Some(parser.value()?.into()),
            Long("max-bytes") => {
                flags.limits = flags.limits.with_packed(parser.value()?.parse()?);
            }
            Short('h') | Long("help") => return Ok(None),
            Value(value) if file.is_none() => file = Some(PathBuf::from(value)),
            _ => return Err(argument.unexpected()),
        }
    }
    flags.file = file.ok_or("a FILE is needed")?;
    Ok(Some(flags))
}

fn read(flags: &Flags) -> Result<Verified, Box<dyn Error>> {
    let file = File::open(&flags.file)?;
    if let Some(folder) = &flags.unpack {
        let mut unpacker = Unpacker::new().with_limits(flags.limits);
        if let Some(expected) = flags.expected {
            unpacker = unpacker.expecting(expected);
        }
        return unpacker.unpack(file, folder).map_err(|error| match error {
            UnpackError::Package(error) => error.into(),
            error => error.into(),
        });
    }
    let mut reader = Reader::open(file, flags.limits)?;
    if let Some(expected) = flags.expected {
        reader = reader.expecting(expected);
    }
    Ok(reader.finish()?)
}

/// A line for each member, then what is not there, and the whole.
fn report(verified: &Verified, compared: bool) {
    let receipt = verified.receipt();
    for member in receipt.contents() {
        say(&line(member));
    }
    for skipped in receipt.skipped() {
        say(&format!("skipped {skipped}"));
    }
    if receipt.more_skipped() > 0 {
        say(&format!("skipped {} more", receipt.more_skipped()));
    }
    for found in receipt.redacted() {
        say(&format!("redacted {found}"));
    }
    let head = verified.head();
    let device = head.device();
    let (model, serial_number) = (device.model(), device.serial_number());
    say(&format!("ticket {}, {model} {serial_number}, scope {}", head.ticket(), head.scope()));
    say(&whole(receipt, compared));
}

fn line(member: &PackedMember) -> String {
    let mut notes: Vec<String> = member.notes().iter().map(ToString::to_string).collect();
    if member.zeros() > 0 {
        notes.push(format!("the last {} are filling", member.zeros()));
    }
    if member.redacted() > 0 {
        notes.push(format!("{} redacted", member.redacted()));
    }
    if let Some(part) = member.part() {
        notes.push(part.to_string());
    }
    let notes = if notes.is_empty() { "-".to_owned() } else { notes.join(", ") };
    format!("{:>12}  {:<13}  {notes}  {}", member.bytes(), member.kind().as_str(), member.name())
}

fn whole(receipt: &Receipt, compared: bool) -> String {
    let (bytes, sha256) = (receipt.bytes(), receipt.sha256());
    let what = if compared { "verified" } else { "verified in itself, no digest was given" };
    format!("{what}: {bytes} bytes, sha256:{sha256}")
}

fn not_verified(error: &dyn Error) -> ExitCode {
    let mut words = error.to_string();
    let mut beneath = error.source();
    while let Some(error) = beneath {
        words = format!("{words}: {error}");
        beneath = error.source();
    }
    say(&format!("not verified: {words}"));
    ExitCode::FAILURE
}
