//! [`Scene`]: a peer that plays its part, and the way to it.

use std::net::{IpAddr, Ipv4Addr};

use callhome::event::DeviceDraft;
use callhome::settings::agreement::{Document, Documents};
use callhome::settings::{ClientCertificate, Endpoint, Roots, Settings, SettingsDraft};
use callhome::store::{MemoryStore, Store};
use callhome::testing::ServiceCentre;
use callhome::transport::{HttpsTransport, Lookup, LookupError, Route, Transport};
use callhome::{CallHome, Now, Secret, Uptime, WallTime};

use crate::peers::certificates::{Leaf, authority};
use crate::peers::tcp::Peer;
use crate::peers::tls::Server;
use crate::peers::{self, short};
use crate::shared::listener::Listener;
use crate::shared::tls::{Identity, server_config};

/// The name of every peer of a scene. Each machine knows it, so that a program
/// finds the peer as well.
pub(crate) const NAME: &str = "localhost";

/// For as long as programs run by the system's clock.
pub(crate) const YEARS: (i32, i32) = (2020, 2990);

/// A peer and the way to it.
pub(crate) struct Scene {
    pub(crate) port: u16,
    pub(crate) proxy: Option<u16>,
    pub(crate) credentials: Option<(&'static str, &'static str)>,
    pub(crate) client: Option<ClientCertificate>,
    pub(crate) names: fn(&str) -> Result<Vec<IpAddr>, LookupError>,
    pub(crate) wall: Option<WallTime>,
    /// Whether a program finds the same scene: names and time are the system's.
    pub(crate) for_programs: bool,
    listener: Option<Listener>,
}

impl Scene {
    /// A service centre's place at that port, direct.
    pub(crate) fn at(port: u16) -> Self {
        Self {
            port,
            proxy: None,
            credentials: None,
            client: None,
            names: |_| Ok(vec![Ipv4Addr::LOCALHOST.into()]),
            wall: Some(peers::wall()),
            for_programs: true,
            listener: None,
        }
    }

    /// A real service centre, in memory, over TLS.
    pub(crate) fn service_centre() -> Self {
        let leaf = Leaf::of(authority(), NAME, YEARS);
        let tls = Identity { chain_pem: leaf.pem, key_pem: leaf.key_pem };
        let tls = server_config(&tls, None).unwrap();
        let centre = ServiceCentre::new();
        let listener =
            Listener::start("127.0.0.1:0", tls, move |request| centre.handle(request)).unwrap();
        Self { listener: Some(listener), ..Self::at(0) }.with_port_of_listener()
    }

    fn with_port_of_listener(mut self) -> Self {
        self.port = self.listener.as_ref().unwrap().local_addr().port();
        self
    }

    /// A TLS server that answers with these bytes.
    pub(crate) fn tls(server: Server, answer: impl Into<Vec<u8>>) -> Self {
        Self::at(server.says(answer).port())
    }

    /// The same with the good leaf of the tests' authority.
    pub(crate) fn good_tls() -> Server {
        Server::new().with_leaf(Leaf::of(authority(), NAME, YEARS))
    }

    pub(crate) fn behind(self, proxy: &Peer) -> Self {
        self.behind_port(proxy.port())
    }

    pub(crate) fn behind_port(self, proxy: u16) -> Self {
        Self { proxy: Some(proxy), ..self }
    }

    pub(crate) fn with_credentials(self) -> Self {
        Self { credentials: Some(("device", "secret")), ..self }
    }

    pub(crate) fn with_names(self, names: fn(&str) -> Result<Vec<IpAddr>, LookupError>) -> Self {
        Self { names, for_programs: false, ..self }
    }

    pub(crate) fn with_wall(self, wall: Option<WallTime>) -> Self {
        Self { wall, for_programs: false, ..self }
    }

    pub(crate) fn with_client(self, leaf: &Leaf) -> Self {
        let client = ClientCertificate::from_pem(leaf.pem.as_bytes(), leaf.key_pem.as_bytes());
        Self { client: Some(client.unwrap()), for_programs: false, ..self }
    }

    pub(crate) fn url(&self) -> String {
        format!("https://{NAME}:{}/", self.port)
    }

    pub(crate) fn endpoint(&self) -> Endpoint {
        let roots = Roots::from_pem(authority().pem().as_bytes()).unwrap();
        let endpoint = Endpoint::new(&self.url()).unwrap().with_roots(roots);
        match &self.client {
            Some(client) => endpoint.with_client_certificate(client.clone()),
            None => endpoint,
        }
    }

    pub(crate) fn settings(&self) -> Settings {
        let mut draft = SettingsDraft::example();
        if let Some(port) = self.proxy {
            draft.proxy_enabled = true;
            draft.proxy = peers::proxy(port);
            if let Some((user, password)) = self.credentials {
                draft.proxy.user_name = user.into();
                draft.proxy.password = Some(Secret::new(password));
            }
        }
        draft.check(None).unwrap()
    }

    pub(crate) fn route(&self) -> Route {
        let proxy = self.settings().active_proxy().cloned();
        Route::new(self.endpoint()).with_proxy(proxy).with_limits(short())
    }

    pub(crate) fn transport(&self) -> HttpsTransport {
        let names = self.names;
        HttpsTransport::with_ring().with_resolver(move |lookup: &Lookup<'_>| names(lookup.name()))
    }

    pub(crate) fn now(&self, seconds: u64) -> Now {
        let now = Now::new(Uptime::from_millis(seconds * 1000));
        self.wall.map_or(now, |wall| now.with_wall(wall))
    }

    /// A call home with nothing missing but that it is enabled.
    pub(crate) fn call_home(&self) -> CallHome<HttpsTransport, MemoryStore> {
        let mut call_home = self.not_agreed(MemoryStore::new());
        call_home.accept_agreement("operator", self.now(0)).unwrap();
        call_home
    }

    /// The same before the terms are accepted.
    pub(crate) fn not_agreed<S: Store>(&self, store: S) -> CallHome<HttpsTransport, S> {
        let mut call_home = open(self.transport(), store, self.now(0));
        call_home.set_limits(short());
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
