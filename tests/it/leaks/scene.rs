//! The secrets of the run, and who is there to be told one that is not for him.

use std::io::Read;
use std::sync::{Arc, Mutex};

use callhome::settings::{ClientCertificate, Endpoint, Roots, Settings, SettingsDraft};
use callhome::testing::ServiceCentre;
use rustls::pki_types::PrivateKeyDer;
use rustls::pki_types::pem::PemObject;

use crate::peers::certificates::{Leaf, authority};
use crate::peers::tcp::Peer;
use crate::peers::{self, NAME};
use crate::search::Secrets;
use crate::shared::listener::Listener;
use crate::shared::tls::{Identity, server_config};

/// What the proxy is told.
pub(super) const OF_THE_PROXY: &[&str] = &["the proxy's user name", "the proxy's password"];
/// What the service centre is told, and the key that nobody is told.
pub(super) const OF_THE_DEVICE: &[&str] = &["the device's authorization", "the device's key"];

/// The marks are put together here, so that nobody takes them for real ones; in
/// each form of writing they look different.
pub(super) fn user_name() -> String {
    ["mark", "er\"us%r/\\"].concat()
}

pub(super) fn password() -> String {
    ["mark", "er\"p%w/\\\u{e4}"].concat()
}

fn token() -> String {
    ["mark", "er-token\"%2f/+\\="].concat()
}

/// All that is secret, and all that it is secret to.
pub(super) struct Scene {
    pub(super) secrets: Secrets,
    /// What the good service centre has heard.
    pub(super) heard: Heard,
    listener: Listener,
    leaf: Leaf,
}

impl Scene {
    /// A service centre that knows the device, by certificate and authorization.
    pub(super) fn new() -> Self {
        let leaf = Leaf::of(authority(), "device.example", (2026, 2027));
        let key = PrivateKeyDer::from_pem_slice(leaf.key_pem.as_bytes()).unwrap();
        // Of PKCS #8 for P-256, the number alone (RFC 5915): the rest is public.
        let number = key.secret_der()[36..68].to_vec();
        let secrets = Secrets::default()
            .with("the proxy's user name", user_name())
            .with("the proxy's password", password())
            .with("the device's authorization", token())
            .with("the device's key", number);

        let server = Leaf::good();
        let identity = Identity { chain_pem: server.pem, key_pem: server.key_pem };
        let tls = server_config(&identity, Some(authority().pem().as_bytes())).unwrap();
        let (centre, heard) = (ServiceCentre::new(), Heard::default());
        let ears = Arc::clone(&heard);
        let handle = move |request: http::Request<&mut dyn Read>| {
            let head = format!("{} {}\n{:?}\n", request.method(), request.uri(), request.headers());
            ears.lock().unwrap().push_str(&head);
            centre.handle(request)
        };
        let listener = Listener::start("127.0.0.1:0", tls, handle).unwrap();
        Self { secrets, heard, listener, leaf }
    }

    pub(super) fn port(&self) -> u16 {
        self.listener.local_addr().port()
    }

    /// An endpoint at that port, with all that the device says about itself.
    pub(super) fn endpoint(&self, port: u16) -> Endpoint {
        let certificate =
            ClientCertificate::from_pem(self.leaf.pem.as_bytes(), self.leaf.key_pem.as_bytes());
        Endpoint::new(&format!("https://{NAME}:{port}/"))
            .unwrap()
            .with_roots(Roots::from_pem(authority().pem().as_bytes()).unwrap())
            .with_authorization(format!("Bearer {}", token()).into())
            .unwrap()
            .with_client_certificate(certificate.unwrap())
    }

    /// Settings that go through a proxy at that port.
    pub(super) fn settings(&self, proxy: u16) -> Settings {
        let mut draft = SettingsDraft { proxy_enabled: true, ..SettingsDraft::example() };
        draft.proxy = peers::proxy(proxy);
        draft.proxy.user_name = user_name();
        draft.proxy.password = Some(password().into());
        draft.check(None).unwrap()
    }
}

/// A proxy that opens every tunnel.
pub(super) fn open_proxy() -> Peer {
    Peer::tunnels(b"HTTP/1.1 200 OK\r\n\r\n")
}

/// Everything that somebody could get to see, with where it was seen.
#[derive(Clone, Debug, Default)]
pub(super) struct Seen(Vec<(String, Vec<u8>)>);

impl Seen {
    pub(super) fn note(&mut self, place: impl Into<String>, text: impl AsRef<[u8]>) {
        self.0.push((place.into(), text.as_ref().to_vec()));
    }

    /// Each secret that was seen, and where.
    pub(super) fn leaks(&self, secrets: &Secrets) -> Vec<String> {
        let search = |(place, text): &(String, Vec<u8>)| {
            let found = secrets.found_in(text).into_iter();
            found.map(|what| format!("{place}: {what}")).collect::<Vec<_>>()
        };
        self.0.iter().flat_map(search).collect()
    }

    /// How much was searched, so that an empty run does not pass for a clean one.
    pub(super) fn bytes(&self) -> usize {
        self.0.iter().map(|(_, text)| text.len()).sum()
    }
}

/// `Debug` in both forms.
pub(super) fn debugged(value: &dyn std::fmt::Debug) -> String {
    format!("{value:?}\n{value:#?}")
}

/// All that an error shows, with all that lies beneath it.
pub(super) fn shown(error: &(dyn std::error::Error + 'static)) -> String {
    let mut shown = String::new();
    let mut next = Some(error);
    while let Some(error) = next {
        shown.push_str(&format!("{error}\n{}\n", debugged(&error)));
        next = error.source();
    }
    shown
}

/// What somebody was told, as text.
pub(super) type Heard = Arc<Mutex<String>>;
