//! The reference service centre over TLS, for a back-end developer to look at
//! and for firmware to call.
//!
//! `cargo run --release --example service_centre -- --listen 127.0.0.1:8443
//! --data DIR` makes a small certificate authority in DIR at its first start,
//! keeps everything there, and prints two lines when it is ready:
//! `ready https://localhost:8443/ ca=DIR/ca.pem` and `admin http://127.0.0.1:PORT`.
//! Then a line for everything that comes in.
//!
//! The second port is for whoever plays the operator, on this machine only:
//! `curl -X POST http://127.0.0.1:PORT/admin/tickets/ID/close`, or `cancel`.

mod admin;
#[path = "../shared/mod.rs"]
mod shared;

use std::ffi::OsStr;
use std::fmt::Display;
use std::fs;
use std::io::{self, Read};
use std::num::NonZeroU64;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use callhome::testing::{CallerId, Happening, ServiceCentre};

use shared::client_flags::UsageError;
use shared::depot::DirectoryDepot;
use shared::listener::{Listener, Options, Peer};
use shared::say::{complain, say};
use shared::tls::{self, Identity};
use shared::{authority, files};

const HELP: &str = "\
Serves the reference service centre over TLS until it is stopped.

  --listen ADDR      address and port, such as 127.0.0.1:8443; port 0 picks a free one
  --data DIR         keeps everything here; made where it is missing
  --tls-cert FILE    a certificate chain of your own, in PEM
  --tls-key FILE     its private key, in PEM
  --rate BYTES_PER_SECOND
                     reads no faster than this, all connections together
  --help             shows this

Prints \"ready URL ca=FILE\" and \"admin URL\" when it is up, then a line for
everything that comes in. The admin URL is plain HTTP, for this machine only:

  POST /admin/tickets/ID/close     closes a ticket
  POST /admin/tickets/ID/cancel    cancels it
";

/// The most bytes of a certificate or key file.
const PEM_LIMIT: usize = 1024 * 1024;

struct Flags {
    listen: String,
    data: PathBuf,
    own: Option<(PathBuf, PathBuf)>,
    rate: Option<NonZeroU64>,
}

fn main() -> ExitCode {
    let flags = match flags() {
        Ok(Some(flags)) => flags,
        Ok(None) => {
            say(HELP.trim_end());
            return ExitCode::SUCCESS;
        }
        Err(error) => return refused(error),
    };
    match serve(&flags) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => refused(error),
    }
}

fn refused(error: impl Display) -> ExitCode {
    complain(&files::one_line(&error.to_string()));
    ExitCode::from(2)
}

/// The command line; `None` asks for help.
fn flags() -> Result<Option<Flags>, UsageError> {
    use lexopt::Arg::{Long, Short};

    let (mut listen, mut data, mut certificate, mut key) = (None, None, None, None);
    let mut rate = None;
    let mut parser = lexopt::Parser::from_env();
    let wrong = |error: lexopt::Error| UsageError::new(error.to_string());
    while let Some(argument) = parser.next().map_err(wrong)? {
        let (name, place) = match argument {
            Long("help") | Short('h') => return Ok(None),
            Long("listen") => ("listen", &mut listen),
            Long("data") => ("data", &mut data),
            Long("tls-cert") => ("tls-cert", &mut certificate),
            Long("tls-key") => ("tls-key", &mut key),
            Long("rate") => ("rate", &mut rate),
            other => return Err(wrong(other.unexpected())),
        };
        let value = parser.value().map_err(wrong)?;
        if value.is_empty() {
            return Err(UsageError::new(format!("--{name}: is empty")));
        }
        if place.replace(value).is_some() {
            return Err(UsageError::new(format!("--{name}: is given twice")));
        }
    }
    let missing = |name| UsageError::new(format!("--{name}: is missing"));
    let listen = listen.ok_or_else(|| missing("listen"))?;
    let listen = listen.into_string().map_err(|_| UsageError::new("--listen: is not UTF-8"))?;
    let own = match (certificate, key) {
        (None, None) => None,
        (Some(certificate), Some(key)) => Some((certificate.into(), key.into())),
        (None, Some(_)) => return Err(missing("tls-cert")),
        (Some(_), None) => return Err(missing("tls-key")),
    };
    let rate = rate.as_deref().map(bytes_per_second).transpose()?;
    Ok(Some(Flags { listen, data: data.ok_or_else(|| missing("data"))?.into(), own, rate }))
}

fn bytes_per_second(value: &OsStr) -> Result<NonZeroU64, UsageError> {
    // A number in Rust may have a plus sign.
    let digits = value.to_str().filter(|text| text.bytes().all(|b| b.is_ascii_digit()));
    let most = u64::MAX;
    digits.and_then(|digits| digits.parse().ok()).ok_or_else(|| {
        UsageError::new(format!("--rate: not a whole number of bytes a second from 1 to {most}"))
    })
}

fn serve(flags: &Flags) -> Result<(), Box<dyn std::error::Error>> {
    let data = &flags.data;
    let at_data = |error: io::Error| format!("--data: {}: {error}", files::shown(data));
    fs::create_dir_all(data).map_err(at_data)?;
    // Two of them would give the same ticket number twice.
    let _held = files::hold(data).map_err(at_data)?;
    let service_centre =
        ServiceCentre::open(DirectoryDepot::open(data).map_err(at_data)?).map_err(at_data)?;
    let operated = service_centre.clone();
    let (identity, ca) = identity(flags)?;
    let tls = tls::server_config(&identity, None)?;
    let handler = move |mut request: http::Request<&mut dyn Read>| {
        let fingerprint = request.extensions().get::<Peer>().and_then(Peer::fingerprint);
        if let Some(fingerprint) = fingerprint {
            request.extensions_mut().insert(CallerId::new(fingerprint));
        }
        let answer = service_centre.handle(request);
        tell(&service_centre.take_happenings());
        answer
    };
    let options = Options { rate: flags.rate, ..Options::default() };
    let listener = Listener::start_with(flags.listen.as_str(), tls, handler, options)
        .map_err(|error| format!("--listen: {}: {error}", flags.listen))?;
    let admin = Listener::start_plain(move |request| admin::answer(&operated, &request, say))
        .map_err(|error| format!("the admin port: {error}"))?;
    say(&format!("ready https://localhost:{}/ ca={}", listener.local_addr().port(), ca.display()));
    say(&format!("admin http://{}", admin.local_addr()));
    listener.wait();
    Ok(())
}

/// The certificate to show, and the file that clients are to trust.
fn identity(flags: &Flags) -> Result<(Identity, PathBuf), Box<dyn std::error::Error>> {
    match &flags.own {
        None => {
            let stored = authority::open(&flags.data)?;
            Ok((stored.identity, stored.ca_path))
        }
        Some((certificate, key)) => {
            let read = |name: &str, path: &Path| {
                files::read_text_at_most(path, PEM_LIMIT)
                    .map_err(|error| format!("--{name}: {error}"))
            };
            let chain_pem = read("tls-cert", certificate)?;
            let key_pem = read("tls-key", key)?;
            Ok((Identity { chain_pem, key_pem }, certificate.clone()))
        }
    }
}

fn tell(happenings: &[Happening]) {
    for happening in happenings {
        match happening {
            Happening::TestCall { id } => say(&format!("test-call {id}")),
            Happening::Ticket { id, number } => say(&format!("ticket {id} {number}")),
            Happening::Note { id } => say(&format!("note {id}")),
            Happening::Occurrences { id, count } => say(&format!("occurrences {id} {count}")),
            Happening::Upload { id, bytes, sha256, path } => {
                let path = path.as_deref().map(files::shown).unwrap_or_default();
                say(&format!("upload {id} {bytes} sha256:{sha256} {path}"));
            }
            _ => {}
        }
    }
}
