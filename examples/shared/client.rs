//! From the flags of a client example to a call home that is ready to use.

use std::fmt::Display;
use std::time::Duration;

use callhome::event::DeviceDraft;
use callhome::settings::agreement::{Document, Documents};
use callhome::settings::{Endpoint, MAX_JSON_BYTES, ProxyDraft, Roots, Settings, SettingsDraft};
use callhome::store::{DirStore, MemoryStore, Store};
use callhome::testing::ServiceCentre;
use callhome::transport::{HttpsTransport, Limits};
use callhome::{CallHome, SystemClock};

use super::authority::Authority;
use super::client_flags::{ClientFlags, UsageError, read_ca, read_password, read_settings};
use super::listener::Listener;
use super::say::{complain, say};
use super::tls;

/// A folder with `--state`, memory without.
pub(crate) type AnyStore = Box<dyn Store + Send>;

/// A call home that the flags describe, ready for calls.
pub(crate) struct Client {
    /// The door of the library.
    pub(crate) call_home: CallHome<HttpsTransport, AnyStore>,
    /// The clocks of this machine.
    pub(crate) clock: SystemClock,
    /// The service centre inside this program, where no endpoint was given.
    pub(crate) inside: Option<Listener>,
}

/// How a client is set up.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SetUp {
    /// What is asked of the agreement.
    pub(crate) agreement: Agreement,
    /// Nothing is printed.
    pub(crate) is_quiet: bool,
    /// Without an endpoint a service centre is started inside the program.
    pub(crate) endpoint_inside: bool,
}

/// What a program asks of the agreement where an endpoint is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Agreement {
    /// It has to be accepted.
    Needed,
    /// It is accepted or not, as the flags say.
    AsGiven,
}

/// What has to be put right before anything is tried: one line each, exit 2.
#[derive(Debug)]
pub(crate) struct Refusal(pub(crate) Vec<String>);

impl<E: Display> From<E> for Refusal {
    fn from(problem: E) -> Self {
        Self(vec![problem.to_string()])
    }
}

/// Who is acting, for the agreement and the journal.
pub(crate) const OPERATOR: &str = "operator";

impl Client {
    /// Opens what is stored, and no more: nothing can be sent.
    pub(crate) fn open(flags: &ClientFlags) -> Result<Self, Refusal> {
        let clock = SystemClock::start();
        let (store, transport) = (store(flags)?, HttpsTransport::with_ring());
        let call_home =
            CallHome::open(device()?, documents()?, store, transport, seed(&clock), clock.now())
                .map_err(|error| format!("--state: {}", with_sources(&error)))?;
        if call_home.damaged_records() > 0 {
            let damaged = call_home.damaged_records();
            complain(&format!("--state: {damaged} damaged records were set aside"));
        }
        Ok(Self { call_home, clock, inside: None })
    }

    /// Sets everything up and prints what it does. Call home is left as it is
    /// stored: a test call does not need it to be enabled.
    pub(crate) fn set_up(flags: &ClientFlags) -> Result<Self, Refusal> {
        let agreement = Agreement::Needed;
        Self::set_up_as(flags, SetUp { agreement, is_quiet: false, endpoint_inside: true })
    }

    /// The same in another way.
    pub(crate) fn set_up_as(flags: &ClientFlags, way: SetUp) -> Result<Self, Refusal> {
        if flags.ca.is_some() && flags.endpoint.is_none() {
            return Err(UsageError::new("--ca: needs --endpoint").into());
        }
        let Self { mut call_home, clock, .. } = Self::open(flags)?;
        let now = clock.now();
        let accepted = flags.accept_agreement || call_home.agreement().is_accepted();
        if flags.endpoint.is_some() && !accepted && way.agreement == Agreement::Needed {
            return Err(UsageError::new(
                "--accept-agreement: is needed with --endpoint; nothing is sent to a service \
                 centre before its terms are accepted",
            )
            .into());
        }
        // All is checked before anything is said: a refusal is one line alone.
        let said = match (&flags.settings, call_home.settings()) {
            (Some(_), _) => "settings: read and checked",
            (None, Some(_)) => "settings: as they are stored",
            (None, None) => "settings: example values; --settings FILE brings others",
        };
        let settings = settings(flags, call_home.settings())?;
        let (endpoint, inside) = match &flags.endpoint {
            Some(url) => (Some(given_endpoint(url, flags)?), None),
            None if !way.endpoint_inside => (None, None),
            None => {
                let (endpoint, listener) = endpoint_inside()?;
                (Some(endpoint), listener)
            }
        };
        call_home.set_limits(limits(flags.timeout));
        let url = endpoint.as_ref().map(|endpoint| endpoint.url().to_string());
        if let Some(endpoint) = endpoint {
            call_home.set_endpoint(endpoint, now).map_err(|failure| format!("--ca: {failure}"))?;
        }
        // The service centre inside asks for nothing.
        if accepted || inside.is_some() {
            call_home.accept_agreement(OPERATOR, now).map_err(|error| with_sources(&error))?;
        }
        call_home.apply_settings(settings, OPERATOR, now).map_err(|error| with_sources(&error))?;

        let client = Self { call_home, clock, inside };
        if way.is_quiet {
            return Ok(client);
        }
        say(said);
        if client.inside.is_some() {
            say("no --endpoint: a service centre was started inside this program");
        }
        match &url {
            Some(url) => say(&format!("service centre: {url}")),
            None => say("service centre: none"),
        }
        match client.call_home.agreement().acceptance() {
            Some(accepted) => say(&format!("agreement: accepted by {}", accepted.who())),
            None => say("agreement: not accepted"),
        }
        match client.call_home.settings().and_then(Settings::active_proxy) {
            Some(proxy) => say(&format!("proxy: {}", proxy.host().authority(proxy.port()))),
            None => say("proxy: none"),
        }
        Ok(client)
    }
}

fn store(flags: &ClientFlags) -> Result<AnyStore, Refusal> {
    match &flags.state {
        None => Ok(Box::new(MemoryStore::new())),
        Some(folder) => match DirStore::open(folder) {
            Ok(store) => Ok(Box::new(store)),
            Err(error) => Err(format!("--state: {}", with_sources(&error)).into()),
        },
    }
}

/// An error with all that lies beneath it, in one line.
pub(crate) fn with_sources(error: &dyn std::error::Error) -> String {
    let mut line = error.to_string();
    let mut beneath = error.source();
    while let Some(error) = beneath {
        line = format!("{line}: {error}");
        beneath = error.source();
    }
    super::files::one_line(&line)
}

fn given_endpoint(url: &str, flags: &ClientFlags) -> Result<Endpoint, Refusal> {
    let endpoint = Endpoint::new(url).map_err(|problems| format!("--endpoint: {problems}"))?;
    let Some(path) = &flags.ca else {
        return Ok(endpoint);
    };
    let roots = Roots::from_pem(&read_ca(path)?).map_err(|error| format!("--ca: {error}"))?;
    Ok(endpoint.with_roots(roots))
}

/// A service centre inside this program, with an authority of its own.
pub(crate) fn endpoint_inside() -> Result<(Endpoint, Option<Listener>), Refusal> {
    let authority = Authority::new()?;
    let tls = tls::server_config(&authority.server()?, None)?;
    let service_centre = ServiceCentre::new();
    let listener =
        Listener::start("127.0.0.1:0", tls, move |request| service_centre.handle(request))?;
    let url = format!("https://localhost:{}/", listener.local_addr().port());
    let roots = Roots::from_pem(authority.pem().as_bytes())?;
    Ok((Endpoint::new(&url)?.with_roots(roots), Some(listener)))
}

/// The settings of `--settings`, or the stored ones, or the example's, with the
/// proxy of `--proxy`.
fn settings(flags: &ClientFlags, stored: Option<&Settings>) -> Result<Settings, Refusal> {
    let lines = |problems: callhome::settings::Problems| {
        Refusal(problems.iter().map(ToString::to_string).collect())
    };
    let mut settings = match (&flags.settings, stored) {
        (None, Some(stored)) => stored.clone(),
        (None, None) => SettingsDraft::example().check(None).map_err(lines)?,
        (Some(path), _) => {
            let file = read_settings(path, MAX_JSON_BYTES)?;
            let reading = Settings::from_json(&file, stored).map_err(lines)?;
            if reading.agreement_accepted() == Some(true) {
                complain("AgreementAccepted: is not taken from a file; use --accept-agreement");
            }
            reading.into_settings()
        }
    };
    if let Some(proxy) = &flags.proxy {
        let password = flags.proxy_password_file.as_deref().map(read_password).transpose()?;
        let draft = SettingsDraft {
            proxy_enabled: true,
            proxy: ProxyDraft {
                address: proxy.host.clone(),
                port: Some(proxy.port),
                user_name: flags.proxy_user.clone().unwrap_or_default(),
                password,
            },
            ..settings.to_draft()
        };
        settings = draft.check(Some(&settings)).map_err(lines)?;
    }
    Ok(settings)
}

fn limits(timeout: Option<Duration>) -> Limits {
    let limits = Limits::default();
    match timeout {
        None => limits,
        Some(total) => limits
            .with_total(total)
            .with_connect(limits.connect().min(total))
            .with_handshake(limits.handshake().min(total))
            .with_stall(limits.stall().min(total)),
    }
}

pub(crate) fn device() -> Result<callhome::event::Device, Refusal> {
    let device = DeviceDraft {
        manufacturer: "Example Corp".into(),
        model: "Shelf 12".into(),
        serial_number: "EX47-0042".into(),
        ..DeviceDraft::default()
    };
    Ok(device.check()?)
}

pub(crate) fn documents() -> Result<Documents, Refusal> {
    let terms = Document::url("1.0", "https://support.example/terms")?;
    let privacy = Document::url("1.0", "https://support.example/privacy")?;
    Ok(Documents::new(terms, privacy))
}

/// A device would take these bytes from its random generator; the process and
/// the moment are enough to tell two example runs apart.
pub(crate) fn seed(clock: &SystemClock) -> [u8; 16] {
    let wall = clock.now().wall().map_or(0, callhome::WallTime::unix_millis);
    let mut seed = [0; 16];
    let bytes = wall.to_be_bytes().into_iter().chain(std::process::id().to_be_bytes());
    seed.iter_mut().zip(bytes).for_each(|(to, from)| *to = from);
    seed
}
