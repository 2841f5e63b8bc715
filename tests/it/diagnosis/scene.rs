//! [`Scene`]: a peer that plays its part, and the way to it.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::{Arc, Mutex};

use callhome::event::DeviceDraft;
use callhome::settings::agreement::{Document, Documents};
use callhome::settings::{ClientCertificate, Endpoint, ProxyDraft, Roots, Settings, SettingsDraft};
use callhome::store::{MemoryStore, Store};
use callhome::testing::ServiceCentre;
use callhome::transport::{HttpsTransport, Lookup, LookupError, Route, Transport};
use callhome::{CallHome, Now, Secret, Uptime, WallTime};

use crate::peers::certificates::{Leaf, authority};
use crate::peers::tcp::{Deaf, Guest, Peer};
use crate::peers::tls::Server;
use crate::peers::{self, a_second, secrets};
use crate::shared::listener::Listener;
use crate::shared::tls::{Identity, server_config};

/// The name of every peer of a scene. Each machine knows it, so that a program
/// finds the peer as well.
pub(crate) const NAME: &str = "localhost";

/// For as long as programs run by the system's clock.
pub(crate) const YEARS: (i32, i32) = (2020, 2990);

/// A peer and the way to it.
///
/// Secrets are part of every scene: the device's, and behind a proxy that one's.
pub(crate) struct Scene {
    pub(crate) port: u16,
    name: &'static str,
    roots: String,
    pub(crate) proxy: Option<(&'static str, u16)>,
    pub(crate) has_credentials: bool,
    client: Option<ClientCertificate>,
    names: Arc<Names>,
    pub(crate) wall: Option<WallTime>,
    /// Whether a program finds the same scene: names, time and the client's
    /// certificate are not the scene's there.
    pub(crate) for_programs: bool,
    asked: Arc<Mutex<Vec<String>>>,
    _listener: Option<Listener>,
    /// Who plays the service centre, and who the proxy.
    pub(crate) origin: Option<Guest>,
    pub(crate) between: Option<Guest>,
    _deaf: Option<Deaf>,
}

type Names = dyn Fn(&Lookup<'_>) -> Result<Vec<IpAddr>, LookupError> + Send + Sync;

impl Scene {
    /// A service centre's place at that port, direct.
    pub(crate) fn at(port: u16) -> Self {
        Self {
            port,
            name: NAME,
            roots: authority().pem(),
            proxy: None,
            has_credentials: false,
            client: None,
            names: Arc::new(|_| Ok(vec![Ipv4Addr::LOCALHOST.into()])),
            wall: Some(peers::wall()),
            for_programs: true,
            asked: Arc::default(),
            _listener: None,
            origin: None,
            between: None,
            _deaf: None,
        }
    }

    /// The same with somebody there.
    pub(crate) fn of(origin: Peer) -> Self {
        Self { port: origin.port(), origin: Some(origin.into()), ..Self::at(0) }
    }

    /// A real service centre, in memory, over TLS.
    pub(crate) fn service_centre() -> Self {
        let leaf = Leaf::of(authority(), NAME, YEARS);
        let tls = Identity { chain_pem: leaf.pem, key_pem: leaf.key_pem };
        let tls = server_config(&tls, None).unwrap();
        let centre = ServiceCentre::new();
        let listener =
            Listener::start("127.0.0.1:0", tls, move |request| centre.handle(request)).unwrap();
        Self { port: listener.local_addr().port(), _listener: Some(listener), ..Self::at(0) }
    }

    /// A TLS server that answers with these bytes.
    pub(crate) fn tls(server: Server, answer: impl Into<Vec<u8>>) -> Self {
        Self::of(server.says(answer))
    }

    /// The same with the good leaf of the tests' authority.
    pub(crate) fn good_tls() -> Server {
        Server::new().with_leaf(Leaf::of(authority(), NAME, YEARS))
    }

    pub(crate) fn behind(self, proxy: Peer) -> Self {
        let port = proxy.port();
        Self { between: Some(proxy.into()), ..self.behind_port(port) }
    }

    pub(crate) fn behind_port(self, port: u16) -> Self {
        Self { proxy: Some(("127.0.0.1", port)), has_credentials: true, ..self }
    }

    /// Behind a proxy whose name does not exist anywhere.
    pub(crate) fn behind_nobody(self) -> Self {
        let names = Arc::new(|_: &Lookup<'_>| Err(LookupError::NoSuchName));
        Self { proxy: Some(("proxy.invalid", 3128)), names, ..self }
    }

    pub(crate) fn without_credentials(self) -> Self {
        Self { has_credentials: false, ..self }
    }

    pub(crate) fn with_names(
        self,
        names: impl Fn(&Lookup<'_>) -> Result<Vec<IpAddr>, LookupError> + Send + Sync + 'static,
    ) -> Self {
        Self { names: Arc::new(names), for_programs: false, ..self }
    }

    /// The service centre under a name that only the scene knows, or an address.
    pub(crate) fn named(self, name: &'static str) -> Self {
        let for_programs = name.parse::<IpAddr>().is_ok();
        Self { name, for_programs, ..self }
    }

    pub(crate) fn with_wall(self, wall: Option<WallTime>) -> Self {
        Self { wall, for_programs: false, ..self }
    }

    pub(crate) fn with_roots(self, pem: &str) -> Self {
        Self { roots: pem.to_owned(), ..self }
    }

    pub(crate) fn with_client(self, leaf: &Leaf) -> Self {
        let client = ClientCertificate::from_pem(leaf.pem.as_bytes(), leaf.key_pem.as_bytes());
        Self { client: Some(client.unwrap()), for_programs: false, ..self }
    }

    /// Nobody answers a SYN at that address, on the scene's port.
    pub(crate) fn with_deaf(self, address: Ipv4Addr) -> Self {
        let deaf = Deaf::at((address, self.port).into());
        Self { port: deaf.port(), _deaf: Some(deaf), ..self }
    }

    pub(crate) fn url(&self) -> String {
        format!("https://{}:{}/", self.name, self.port)
    }

    pub(crate) fn roots_pem(&self) -> &str {
        &self.roots
    }

    pub(crate) fn endpoint(&self) -> Endpoint {
        let roots = Roots::from_pem(self.roots.as_bytes()).unwrap();
        let endpoint = Endpoint::new(&self.url()).unwrap().with_roots(roots);
        let endpoint = endpoint.with_authorization(secrets::device_token().into()).unwrap();
        match &self.client {
            Some(client) => endpoint.with_client_certificate(client.clone()),
            None => endpoint,
        }
    }

    pub(crate) fn settings(&self) -> Settings {
        let mut draft = SettingsDraft::example();
        if let Some((address, port)) = self.proxy {
            draft.proxy_enabled = true;
            draft.proxy = ProxyDraft { address: address.into(), ..peers::proxy(port) };
            if self.has_credentials {
                draft.proxy.user_name = secrets::USER.into();
                draft.proxy.password = Some(Secret::new(secrets::proxy_password()));
            }
        }
        draft.check(None).unwrap()
    }

    pub(crate) fn route(&self) -> Route {
        let proxy = self.settings().active_proxy().cloned();
        Route::new(self.endpoint()).with_proxy(proxy).with_limits(a_second())
    }

    pub(crate) fn transport(&self) -> HttpsTransport {
        let (names, asked) = (Arc::clone(&self.names), Arc::clone(&self.asked));
        HttpsTransport::with_ring().with_resolver(move |lookup: &Lookup<'_>| {
            asked.lock().unwrap().push(lookup.name().to_owned());
            names(lookup)
        })
    }

    /// The names that were looked up.
    pub(crate) fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }

    pub(crate) fn now(&self, seconds: u64) -> Now {
        let now = Now::new(Uptime::from_millis(seconds * 1000));
        self.wall.map_or(now, |wall| now.with_wall(wall))
    }

    /// A call home with nothing missing but that it is enabled.
    pub(crate) fn call_home(&self) -> CallHome<HttpsTransport, MemoryStore> {
        self.call_home_with(MemoryStore::new())
    }

    /// The same on a store of one's own.
    pub(crate) fn call_home_with<S: Store>(&self, store: S) -> CallHome<HttpsTransport, S> {
        let mut call_home = self.not_agreed(store);
        call_home.accept_agreement("operator", self.now(0)).unwrap();
        call_home
    }

    /// The same before the terms are accepted.
    pub(crate) fn not_agreed<S: Store>(&self, store: S) -> CallHome<HttpsTransport, S> {
        let mut call_home = open(self.transport(), store, self.now(0));
        call_home.set_limits(a_second());
        call_home.set_endpoint(self.endpoint(), self.now(0)).unwrap();
        call_home.apply_settings(self.settings(), "operator", self.now(0)).unwrap();
        call_home
    }
}

/// A call home that knows no more than who it is.
pub(crate) fn open<T: Transport, S: Store>(transport: T, store: S, now: Now) -> CallHome<T, S> {
    let device = DeviceDraft {
        manufacturer: "Example Corp".into(),
        model: "Shelf 12".into(),
        serial_number: "EX47-0042".into(),
        ..DeviceDraft::default()
    };
    let document = || Document::url("1.0", "https://support.example/terms").unwrap();
    let documents = Documents::new(document(), document());
    CallHome::open(device.check().unwrap(), documents, store, transport, [7; 16], now).unwrap()
}
