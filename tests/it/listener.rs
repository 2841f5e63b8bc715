//! The listener of examples and tests: real TLS, real bodies, orderly ends.

use std::io::{self, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::num::NonZeroU64;
use std::sync::{Arc, Mutex, mpsc};
use std::time::{Duration, Instant};

use http::{Request, Response};
use rustls::{ClientConfig, ClientConnection, StreamOwned, SupportedProtocolVersion};
use rustls_pki_types::pem::PemObject;
use rustls_pki_types::{CertificateDer, PrivateKeyDer, ServerName};

use crate::shared::authority::{self, Authority};
use crate::shared::listener::{Handler, Listener, Options, Peer};
use crate::shared::tls::{self, Identity};

#[test]
fn two_requests_go_over_one_connection() {
    let service = Service::start(echo);
    let mut client = service.client();
    for word in ["one", "two"] {
        client.send(&format!("POST /{word}"), word.as_bytes());
        let answer = client.answer();
        assert_eq!((answer.status, answer.body.as_slice()), (200, word.as_bytes()));
        assert_eq!(answer.header("x-path"), Some(format!("/{word}").as_str()));
    }
}

#[test]
fn both_tls_versions_are_spoken() {
    let service = Service::start(echo);
    for version in [&rustls::version::TLS12, &rustls::version::TLS13] {
        let mut client = Client::connect(service.address(), service.authority.pem(), None, version);
        client.send("POST /", b"x");
        assert_eq!(client.answer().status, 200);
        assert_eq!(client.stream.conn.protocol_version(), Some(version.version));
        assert_eq!(client.stream.conn.alpn_protocol(), Some(&b"http/1.1"[..]));
    }
}

#[test]
fn a_large_body_streams_through_in_small_pieces() {
    const SIZE: usize = 64 * 1024 * 1024;
    let (largest, seen) = mpsc::channel();
    let service = Service::start(move |mut request: Request<&mut dyn Read>| {
        let mut buffer = vec![0; 1024 * 1024];
        let (mut sum, mut most) = (0, 0);
        loop {
            match request.body_mut().read(&mut buffer).unwrap() {
                0 => break,
                read => (sum, most) = (sum + read, most.max(read)),
            }
        }
        largest.send(most).unwrap();
        Response::new(sum.to_string().into_bytes())
    });
    let mut client = service.client();
    client.head("POST /upload", SIZE);
    let piece = vec![7; 256 * 1024];
    for _ in 0..SIZE / piece.len() {
        client.stream.write_all(&piece).unwrap();
    }
    assert_eq!(client.answer().body, SIZE.to_string().as_bytes());
    assert!(seen.recv().unwrap() <= 128 * 1024, "a piece is bounded, whatever the reader asks for");
}

#[test]
fn a_handler_that_does_not_read_holds_its_client_back() {
    let (go_on, waits) = mpsc::channel::<()>();
    let waits = Mutex::new(waits);
    let service = Service::start(move |mut request: Request<&mut dyn Read>| {
        request.body_mut().read_exact(&mut [0]).unwrap();
        waits.lock().unwrap().recv().unwrap();
        Response::new(Vec::new())
    });
    let mut client = service.client();
    client.head("POST /upload", 1024 * 1024 * 1024);
    let pause = Duration::from_millis(300);
    client.stream.sock.set_write_timeout(Some(pause)).unwrap();
    let (mut sent, mut held_back) = (0, false);
    while !held_back {
        let since = Instant::now();
        sent += client.stream.write(&[7; 64 * 1024]).unwrap_or(0);
        held_back = since.elapsed() >= pause;
        assert!(sent < 64 * 1024 * 1024, "someone holds far more than the sockets do");
    }
    go_on.send(()).unwrap();
}

#[test]
fn a_chunked_body_arrives_whole() {
    let service = Service::start(echo);
    let mut client = service.client();
    client.write(b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
    client.write(b"3\r\nabc\r\n5\r\ndefgh\r\n0\r\nTrailer: ignored\r\n\r\n");
    assert_eq!(client.answer().body, b"abcdefgh");
}

#[test]
fn an_early_answer_reaches_a_client_that_is_still_sending() {
    let service = Service::start(refuse);
    let mut client = service.client();
    client.head("POST /upload", 64 * 1024 * 1024);
    // Far more than the sockets hold, so the listener must go on reading.
    for _ in 0..128 {
        client.stream.write_all(&[7; 64 * 1024]).unwrap();
    }
    let answer = client.answer();
    assert_eq!((answer.status, answer.body.as_slice()), (413, &b"too much"[..]));
    assert_eq!(answer.header("connection"), Some("close"));
}

#[test]
fn a_small_unread_body_does_not_cost_the_connection() {
    let service = Service::start(refuse);
    let mut client = service.client();
    for _ in 0..2 {
        client.send("POST /", &[7; 1000]);
        let answer = client.answer();
        assert_eq!((answer.status, answer.header("connection")), (413, None));
    }
}

#[test]
fn lingering_has_an_end() {
    let options = Options { linger: Duration::from_millis(300), ..Options::default() };
    let service = Service::start_with(refuse, options);
    let mut client = service.client();
    client.head("POST /upload", 64 * 1024 * 1024);
    client.write(&[7; 1024]);
    assert_eq!(client.answer().status, 413);
    let since = Instant::now();
    assert!(client.ends(), "the connection is closed on a client that neither sends nor goes");
    assert!(since.elapsed() < Duration::from_secs(3));
}

#[test]
fn a_client_that_awaits_100_continue_is_asked_only_when_the_body_is_wanted() {
    let head = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n";
    let service = Service::start(refuse);
    let mut client = service.client();
    client.write(head);
    assert_eq!(client.answer().status, 413);

    let service = Service::start(echo);
    let mut client = service.client();
    client.write(head);
    assert_eq!(client.answer().status, 100);
    client.write(b"abc");
    assert_eq!(client.answer().body, b"abc");
}

#[test]
fn a_cut_or_stalled_body_is_an_error_of_the_reader() {
    let (errors, seen) = mpsc::channel();
    let handler = move |mut request: Request<&mut dyn Read>| {
        let error = io::copy(request.body_mut(), &mut io::sink()).unwrap_err();
        errors.send(error.kind()).unwrap();
        Response::new(Vec::new())
    };
    let options = Options { stall: Duration::from_millis(300), ..Options::default() };
    let service = Service::start_with(handler, options);
    for (shutdown, kind) in [(true, io::ErrorKind::UnexpectedEof), (false, io::ErrorKind::TimedOut)]
    {
        let mut client = service.client();
        client.head("POST /", 100);
        client.write(b"part");
        if shutdown {
            client.stream.sock.shutdown(Shutdown::Write).unwrap();
        }
        assert_eq!(seen.recv_timeout(PATIENCE).unwrap(), kind);
    }
}

#[test]
fn a_slow_head_and_a_silent_connection_are_ended() {
    let short = Duration::from_millis(300);
    let options = Options { head: short, handshake: short, ..Options::default() };
    let service = Service::start_with(echo, options);
    let mut client = service.client();
    client.write(b"POST / HTTP/1.1\r\nHo");
    assert!(client.ends());
    let mut silent = TcpStream::connect(service.address()).unwrap();
    silent.set_read_timeout(Some(PATIENCE)).unwrap();
    assert!(matches!(silent.read(&mut [0]), Ok(0)), "no handshake, no connection");
}

#[test]
fn a_handler_that_panics_is_a_500_and_the_service_goes_on() {
    let service = Service::start(|request: Request<&mut dyn Read>| {
        assert_ne!(request.uri().path(), "/panic", "a panic on purpose");
        Response::new(Vec::new())
    });
    let mut client = service.client();
    client.send("GET /panic", b"");
    assert_eq!(client.answer().status, 500);
    client.send("GET /", b"");
    assert_eq!(client.answer().status, 200);
}

#[test]
fn a_client_certificate_is_verified_and_handed_to_the_handler() {
    let devices = Authority::new().unwrap();
    let device = devices.client("device-17").unwrap();
    let handler = |request: Request<&mut dyn Read>| {
        let peer = request.extensions().get::<Peer>().unwrap();
        assert!(peer.address.ip().is_loopback());
        Response::new(peer.fingerprint().unwrap_or_default().into_bytes())
    };
    let service = Service::with(handler, Options::default(), Some(devices.pem().as_bytes()));

    let mut known = service.client_as(Some(&device));
    known.send("GET /", b"");
    let fingerprint = known.answer().body;
    assert_eq!(fingerprint.len(), 64);
    let mut again = service.client_as(Some(&device));
    again.send("GET /", b"");
    assert_eq!(again.answer().body, fingerprint, "the same device, the same name");

    let mut unnamed = service.client();
    unnamed.send("GET /", b"");
    assert_eq!(unnamed.answer().body, b"");

    let stranger = Authority::new().unwrap().client("device-17").unwrap();
    let mut stranger = service.client_as(Some(&stranger));
    // With TLS 1.3 the refusal comes after the client's side of the handshake.
    let _ = stranger.stream.write_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    assert!(stranger.ends());
}

#[test]
fn stop_lets_a_request_finish_and_frees_the_port() {
    let (begun, begins) = mpsc::channel();
    let mut service = Service::start(move |mut request: Request<&mut dyn Read>| {
        begun.send(()).unwrap();
        io::copy(request.body_mut(), &mut io::sink()).unwrap();
        Response::new(b"done".to_vec())
    });
    let address = service.address();
    let mut client = service.client();
    client.head("POST /", 4);
    begins.recv_timeout(PATIENCE).unwrap();
    let listener = service.listener.take().unwrap();
    let stopping = std::thread::spawn(|| listener.stop());
    client.write(b"rest");
    let answer = client.answer();
    assert_eq!((answer.status, answer.body.as_slice()), (200, &b"done"[..]));
    stopping.join().unwrap();
    let listener = Listener::start(address, service.tls(), echo).unwrap();
    assert_eq!(listener.local_addr(), address);
}

#[test]
fn stop_is_bounded_whatever_the_clients_do() {
    let (ended, ends) = mpsc::channel();
    let handler = move |mut request: Request<&mut dyn Read>| {
        let read = io::copy(request.body_mut(), &mut io::sink());
        ended.send(read.is_err()).unwrap();
        Response::new(Vec::new())
    };
    let options = Options { shutdown: Duration::from_millis(300), ..Options::default() };
    let mut service = Service::start_with(handler, options);
    let idle = service.client();
    let mut slow = service.client();
    slow.head("POST /", 100);
    slow.write(b"part");
    let since = Instant::now();
    service.listener.take().unwrap().stop();
    assert!(since.elapsed() < Duration::from_secs(3), "{:?}", since.elapsed());
    // A body that the stop has cut must not look complete, should its handler
    // have begun at all.
    if let Ok(failed) = ends.recv_timeout(PATIENCE) {
        assert!(failed);
    }
    drop(idle);
}

#[test]
fn a_rate_holds_for_all_connections_together() {
    let rate = NonZeroU64::new(100_000).unwrap();
    let options = Options { rate: Some(rate), ..Options::default() };
    let service = Service::start_with(echo, options);
    let since = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let mut client = service.client();
                client.send("POST /", &[7; 25_000]);
                assert_eq!(client.answer().body.len(), 25_000);
            });
        }
    });
    let took = since.elapsed();
    assert!(took >= Duration::from_millis(490), "{took:?}");
    assert!(took < Duration::from_secs(5), "{took:?}");
}

#[test]
fn a_rate_holds_a_sender_back_soon_and_bytes_come_evenly() {
    const RATE: u64 = 50_000;
    let options = Options {
        rate: NonZeroU64::new(RATE),
        shutdown: Duration::from_millis(300),
        ..Options::default()
    };
    let (arrived, arrives) = mpsc::channel();
    let mut service = Service::start_with(
        move |mut request: Request<&mut dyn Read>| {
            let mut buffer = [0; 64 * 1024];
            while let Ok(read @ 1..) = request.body_mut().read(&mut buffer) {
                let _ = arrived.send(read);
            }
            Response::new(Vec::new())
        },
        options,
    );
    let mut client = service.client_on(narrow(service.address()), None);
    client.head("POST /upload", 64 * 1024 * 1024);
    let blink = Some(Duration::from_millis(100));
    client.stream.sock.set_write_timeout(blink).unwrap();
    client.stream.sock.set_read_timeout(blink).unwrap();
    let (since, mut sent) = (Instant::now(), 0);
    while since.elapsed() < Duration::from_secs(1) {
        sent += client.stream.write(&[7; 16 * 1024]).unwrap_or(0);
    }
    let pieces: Vec<usize> = arrives.try_iter().collect();
    let most = usize::try_from(RATE / 10).unwrap();
    assert!(pieces.len() >= 5 && pieces.iter().all(|piece| *piece <= most), "{pieces:?}");
    assert!(sent < 2 * 1024 * 1024, "someone holds {sent} bytes");

    let since = Instant::now();
    service.listener.take().unwrap().stop();
    assert!(since.elapsed() < Duration::from_secs(3), "a rate does not keep it from stopping");
}

#[test]
fn a_client_that_trusted_the_first_start_trusts_the_next() {
    let dir = tempfile::tempdir().unwrap();
    let first = authority::open(dir.path()).unwrap();
    let trusted = std::fs::read_to_string(&first.ca_path).unwrap();
    for start in 0..3 {
        // The second start finds all, the third one only half.
        if start == 2 {
            std::fs::remove_file(dir.path().join("server.pem")).unwrap();
        }
        let stored = authority::open(dir.path()).unwrap();
        let config = tls::server_config(&stored.identity, None).unwrap();
        for address in ["127.0.0.1:0", "[::1]:0"] {
            let listener = match Listener::start(address, Arc::clone(&config), echo) {
                Ok(listener) => listener,
                Err(error) if address.starts_with('[') => {
                    println!("skipped: no IPv6 here: {error}");
                    continue;
                }
                Err(error) => panic!("{error}"),
            };
            let version = &rustls::version::TLS13;
            let mut client = Client::connect(listener.local_addr(), &trusted, None, version);
            client.send("POST /", b"x");
            assert_eq!(client.answer().status, 200);
        }
    }
}

#[test]
fn without_tls_it_listens_on_this_machine_only() {
    let listener = Listener::start_plain(echo).unwrap();
    let address = listener.local_addr();
    assert_eq!(address.ip(), std::net::Ipv4Addr::LOCALHOST);
    let mut client = TcpStream::connect(address).unwrap();
    client.set_read_timeout(Some(PATIENCE)).unwrap();
    client.write_all(b"POST /plain HTTP/1.0\r\nContent-Length: 3\r\n\r\nabc").unwrap();
    let mut answer = String::new();
    client.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.0 200 OK\r\n"), "{answer}");
    assert!(answer.contains("x-path: /plain\r\n") && answer.ends_with("\r\n\r\nabc"), "{answer}");
}

#[test]
fn an_address_in_use_is_an_error() {
    let service = Service::start(echo);
    let error = Listener::start(service.address(), service.tls(), echo).unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::AddrInUse);
}

/// Answers with the request's own body.
fn echo(mut request: Request<&mut dyn Read>) -> Response<Vec<u8>> {
    let mut body = Vec::new();
    request.body_mut().read_to_end(&mut body).unwrap();
    Response::builder().header("x-path", request.uri().path()).body(body).unwrap()
}

/// Answers at once and leaves the body alone.
fn refuse(_: Request<&mut dyn Read>) -> Response<Vec<u8>> {
    Response::builder().status(413).body(b"too much".to_vec()).unwrap()
}

const PATIENCE: Duration = Duration::from_secs(10);

struct Service {
    authority: Authority,
    listener: Option<Listener>,
    address: SocketAddr,
}

impl Service {
    fn start(handler: impl Handler) -> Self {
        Self::start_with(handler, Options::default())
    }

    fn start_with(handler: impl Handler, options: Options) -> Self {
        Self::with(handler, options, None)
    }

    fn with(handler: impl Handler, options: Options, client_ca: Option<&[u8]>) -> Self {
        let authority = Authority::new().unwrap();
        let config = tls::server_config(&authority.server().unwrap(), client_ca).unwrap();
        let listener = Listener::start_with("127.0.0.1:0", config, handler, options).unwrap();
        Self { authority, address: listener.local_addr(), listener: Some(listener) }
    }

    fn address(&self) -> SocketAddr {
        self.address
    }

    fn tls(&self) -> Arc<rustls::ServerConfig> {
        tls::server_config(&self.authority.server().unwrap(), None).unwrap()
    }

    fn client(&self) -> Client {
        self.client_as(None)
    }

    fn client_as(&self, identity: Option<&Identity>) -> Client {
        self.client_on(TcpStream::connect(self.address).unwrap(), identity)
    }

    fn client_on(&self, socket: TcpStream, identity: Option<&Identity>) -> Client {
        Client::on(socket, self.authority.pem(), identity, &rustls::version::TLS13)
    }
}

/// A connection for which our system holds little that was not sent yet. It
/// holds megabytes if it may, and then nobody sees how far the other side is.
fn narrow(address: SocketAddr) -> TcpStream {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build().unwrap();
    let stream = runtime.block_on(async {
        let socket = tokio::net::TcpSocket::new_v4().unwrap();
        socket.set_send_buffer_size(16 * 1024).unwrap();
        socket.connect(address).await.unwrap().into_std().unwrap()
    });
    stream.set_nonblocking(false).unwrap();
    stream
}

/// A client without any comfort: what it sends is what goes over the line.
struct Client {
    stream: StreamOwned<ClientConnection, TcpStream>,
}

struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }
}

impl Client {
    fn connect(
        address: SocketAddr,
        ca: &str,
        identity: Option<&Identity>,
        version: &'static SupportedProtocolVersion,
    ) -> Self {
        Self::on(TcpStream::connect(address).unwrap(), ca, identity, version)
    }

    fn on(
        socket: TcpStream,
        ca: &str,
        identity: Option<&Identity>,
        version: &'static SupportedProtocolVersion,
    ) -> Self {
        let builder = ClientConfig::builder_with_provider(tls::ring())
            .with_protocol_versions(&[version])
            .unwrap()
            .with_root_certificates(tls::roots(ca.as_bytes()).unwrap());
        let mut config = match identity {
            None => builder.with_no_client_auth(),
            Some(identity) => {
                let chain = CertificateDer::pem_slice_iter(identity.chain_pem.as_bytes());
                let key = PrivateKeyDer::from_pem_slice(identity.key_pem.as_bytes()).unwrap();
                builder.with_client_auth_cert(chain.map(Result::unwrap).collect(), key).unwrap()
            }
        };
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        let name = ServerName::IpAddress(socket.peer_addr().unwrap().ip().into());
        let connection = ClientConnection::new(Arc::new(config), name).unwrap();
        socket.set_read_timeout(Some(PATIENCE)).unwrap();
        socket.set_write_timeout(Some(PATIENCE)).unwrap();
        let mut stream = StreamOwned::new(connection, socket);
        stream.flush().unwrap();
        Self { stream }
    }

    fn write(&mut self, bytes: &[u8]) {
        self.stream.write_all(bytes).unwrap();
        self.stream.flush().unwrap();
    }

    fn head(&mut self, line: &str, length: usize) {
        let head = format!("{line} HTTP/1.1\r\nHost: x\r\nContent-Length: {length}\r\n\r\n");
        self.write(head.as_bytes());
    }

    fn send(&mut self, line: &str, body: &[u8]) {
        self.head(line, body.len());
        self.write(body);
    }

    fn answer(&mut self) -> Answer {
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            let mut byte = [0];
            self.stream.read_exact(&mut byte).unwrap();
            head.push(byte[0]);
        }
        let head = String::from_utf8(head).unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        let mut answer = Answer { status, head, body: Vec::new() };
        let length = answer.header("content-length").map_or(0, |length| length.parse().unwrap());
        answer.body = vec![0; length];
        self.stream.read_exact(&mut answer.body).unwrap();
        answer
    }

    /// Whether the other side ends the connection before our patience does.
    fn ends(&mut self) -> bool {
        match self.stream.read(&mut [0; 64]) {
            Ok(read) => read == 0,
            Err(error) => {
                !matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut)
            }
        }
    }
}
