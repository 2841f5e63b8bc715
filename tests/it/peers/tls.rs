//! TLS servers that play a script over each connection.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::WebPkiClientVerifier;
use rustls::version::{TLS12, TLS13};
use rustls::{
    RootCertStore, ServerConfig, ServerConnection, StreamOwned, SupportedProtocolVersion,
};

use super::certificates::{Leaf, authority};
use super::tcp::{End, Peer, Wire};

/// A TLS server in the making.
pub(crate) struct Server {
    leaf: Leaf,
    versions: Vec<&'static SupportedProtocolVersion>,
    wants_certificate: bool,
    has_tickets: bool,
    address: SocketAddr,
}

/// A connection over which TLS stands.
pub(crate) type Secure<'a> = StreamOwned<ServerConnection, &'a mut Wire>;

impl Server {
    pub(crate) fn new() -> Self {
        Self {
            leaf: Leaf::good(),
            versions: vec![&TLS12, &TLS13],
            wants_certificate: false,
            has_tickets: true,
            address: (Ipv4Addr::LOCALHOST, 0).into(),
        }
    }

    /// Listens at another address.
    pub(crate) fn at(self, address: SocketAddr) -> Self {
        Self { address, ..self }
    }

    pub(crate) fn with_leaf(self, leaf: Leaf) -> Self {
        Self { leaf, ..self }
    }

    pub(crate) fn only(self, version: &'static SupportedProtocolVersion) -> Self {
        Self { versions: vec![version], ..self }
    }

    /// Asks for a client certificate of the tests' authority, and insists.
    pub(crate) fn wants_certificate(self) -> Self {
        Self { wants_certificate: true, ..self }
    }

    /// Sends nothing of its own accord once TLS 1.3 stands.
    pub(crate) fn without_tickets(self) -> Self {
        Self { has_tickets: false, ..self }
    }

    pub(crate) fn plays(
        self,
        script: impl Fn(&mut Secure<'_>) -> io::Result<()> + Send + 'static,
    ) -> Peer {
        self.plays_after(|_| {}, script)
    }

    /// The same, with something done to the connection before.
    fn plays_after(
        self,
        prepare: impl Fn(&mut Wire) + Send + 'static,
        script: impl Fn(&mut Secure<'_>) -> io::Result<()> + Send + 'static,
    ) -> Peer {
        let config = Arc::new(self.config());
        Peer::plays_at(self.address, move |wire| {
            prepare(wire);
            let tls = ServerConnection::new(Arc::clone(&config)).unwrap();
            let mut secure = StreamOwned::new(tls, &mut *wire);
            let played = script(&mut secure);
            // Alerts that tell the client why go out even when the script failed.
            while secure.conn.wants_write() && secure.conn.write_tls(&mut secure.sock).is_ok() {}
            drop(secure);
            wire.hang_up()?;
            played
        })
        .unwrap()
    }

    /// Hears a request's head, says these bytes and ends as TLS should.
    pub(crate) fn says(self, answer: impl Into<Vec<u8>>) -> Peer {
        let answer = answer.into();
        self.plays(move |secure| say(secure, &answer))
    }

    /// The same as [`says`](Self::says), but each connection ends after so many
    /// bytes of the wire, in that way; those that come later are not cut.
    pub(crate) fn says_cut(self, answer: impl Into<Vec<u8>>, cuts: Vec<(usize, End)>) -> Peer {
        let answer = answer.into();
        self.plays_after(
            move |wire| {
                if let Some((bytes, end)) = cuts.get(wire.number) {
                    wire.cut_after(*bytes, *end);
                }
            },
            move |secure| say(secure, &answer),
        )
    }

    fn config(&self) -> ServerConfig {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let builder = ServerConfig::builder_with_provider(Arc::clone(&provider))
            .with_protocol_versions(&self.versions)
            .unwrap();
        let builder = if self.wants_certificate {
            let mut roots = RootCertStore::empty();
            roots.add(authority().der().clone()).unwrap();
            let verifier =
                WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider).build();
            builder.with_client_cert_verifier(verifier.unwrap())
        } else {
            builder.with_no_client_auth()
        };
        let chain = CertificateDer::pem_slice_iter(self.leaf.pem.as_bytes());
        let chain: Vec<_> = chain.map(Result::unwrap).collect();
        let key = PrivateKeyDer::from_pem_slice(self.leaf.key_pem.as_bytes()).unwrap();
        let mut config = builder.with_single_cert(chain, key).unwrap();
        if !self.has_tickets {
            config.send_tls13_tickets = 0;
        }
        config
    }
}

/// Hears a request, says these bytes and ends as TLS should.
fn say(secure: &mut Secure<'_>, answer: &[u8]) -> io::Result<()> {
    read_request(secure)?;
    secure.write_all(answer)?;
    secure.conn.send_close_notify();
    secure.flush()
}

/// Reads a request with its body, as far as `Content-Length` says.
pub(crate) fn read_request(secure: &mut Secure<'_>) -> io::Result<(String, Vec<u8>)> {
    let head = read_head(secure)?;
    let body = read_body(secure, &head)?;
    Ok((head, body))
}

/// Reads the body that belongs to this head.
pub(crate) fn read_body(secure: &mut Secure<'_>, head: &str) -> io::Result<Vec<u8>> {
    let length = head
        .lines()
        .filter_map(|line| line.split_once(": "))
        .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
        .map_or(0, |(_, length)| length.parse().unwrap());
    let mut body = vec![0; length];
    secure.read_exact(&mut body)?;
    secure.sock.note_plain(&body);
    Ok(body)
}

/// Reads a request's head and nothing of its body.
pub(crate) fn read_head(secure: &mut Secure<'_>) -> io::Result<String> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        secure.read_exact(&mut byte)?;
        secure.sock.note_plain(&byte);
        head.push(byte[0]);
    }
    Ok(String::from_utf8(head).unwrap())
}
