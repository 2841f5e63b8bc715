//! Plain TCP peers: a script for each connection, and a `CONNECT` proxy.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::ops::Deref;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use socket2::{Domain, SockRef, Socket, Type};

/// No peer waits longer than this for its client.
const PATIENCE: Duration = Duration::from_secs(10);

/// A listener on loopback that plays the same script on each connection.
pub(crate) struct Peer {
    address: SocketAddr,
    ears: Ears,
}

/// What a peer has heard, over all its connections.
#[derive(Clone, Default)]
struct Ears {
    /// The bytes as they came.
    raw: Arc<Mutex<Vec<u8>>>,
    /// What was in them, where they were encrypted.
    plain: Arc<Mutex<Vec<u8>>>,
    connections: Arc<Mutex<usize>>,
    /// Those that were led on to somebody else.
    led: Arc<Mutex<usize>>,
    /// Nobody else is to come.
    is_over: Arc<AtomicBool>,
}

/// A peer that goes with its owner. The others stay as long as the process.
pub(crate) struct Guest(Peer);

impl From<Peer> for Guest {
    fn from(peer: Peer) -> Self {
        Self(peer)
    }
}

impl Deref for Guest {
    type Target = Peer;

    fn deref(&self) -> &Peer {
        &self.0
    }
}

impl Drop for Guest {
    fn drop(&mut self) {
        self.0.ears.is_over.store(true, Ordering::Relaxed);
        // It wakes up for one more, and sees that it is over.
        let _ = TcpStream::connect_timeout(&self.0.address, Duration::from_secs(1));
    }
}

impl Peer {
    pub(crate) fn plays(script: impl Fn(&mut Wire) -> io::Result<()> + Send + 'static) -> Self {
        Self::plays_at((Ipv4Addr::LOCALHOST, 0).into(), script).unwrap()
    }

    /// The same at another address.
    pub(crate) fn plays_at(
        address: SocketAddr,
        script: impl Fn(&mut Wire) -> io::Result<()> + Send + 'static,
    ) -> io::Result<Self> {
        let listener = TcpListener::bind(address)?;
        let address = listener.local_addr()?;
        let ears = Ears::default();
        let theirs = ears.clone();
        thread::spawn(move || {
            for stream in listener.incoming() {
                if theirs.is_over.load(Ordering::Relaxed) {
                    return;
                }
                let stream = stream.unwrap();
                stream.set_read_timeout(Some(PATIENCE)).unwrap();
                stream.set_write_timeout(Some(PATIENCE)).unwrap();
                let number = {
                    let mut connections = theirs.connections.lock().unwrap();
                    *connections += 1;
                    *connections - 1
                };
                let ears = theirs.clone();
                let mut wire = Wire { stream, ears, number, said: 0, cut: None, is_gone: false };
                // A client that hangs up in the middle is part of many tests.
                let _ = script(&mut wire);
            }
        });
        Ok(Self { address, ears })
    }

    /// Hears the request's head and says these bytes, then hangs up.
    pub(crate) fn says(answer: impl Into<Vec<u8>>) -> Self {
        let answer = answer.into();
        Self::plays(move |wire| {
            wire.read_head()?;
            wire.write_all(&answer)?;
            wire.hang_up()
        })
    }

    /// Opens a tunnel to wherever it is told to, with this answer to `CONNECT`,
    /// and takes every name for loopback.
    pub(crate) fn tunnels(answer: &'static [u8]) -> Self {
        Self::plays(move |wire| {
            let head = wire.read_head()?;
            let head = String::from_utf8_lossy(&head).into_owned();
            let port = head.split(' ').nth(1).and_then(|target| target.rsplit(':').next());
            let port: u16 = port.and_then(|port| port.parse().ok()).unwrap_or(0);
            wire.write_all(answer)?;
            wire.lead_to(port)
        })
    }

    /// Opens a tunnel to that port of loopback, wherever it is told to.
    pub(crate) fn leads_to(answer: &'static [u8], port: u16) -> Self {
        Self::plays(move |wire| {
            wire.read_head()?;
            wire.write_all(answer)?;
            wire.lead_to(port)
        })
    }

    pub(crate) fn port(&self) -> u16 {
        self.address.port()
    }

    /// Every byte that came in so far.
    pub(crate) fn heard(&self) -> Vec<u8> {
        self.ears.raw.lock().unwrap().clone()
    }

    /// Every byte of a request that came in over TLS so far.
    pub(crate) fn heard_in_tls(&self) -> Vec<u8> {
        self.ears.plain.lock().unwrap().clone()
    }

    /// How often somebody came.
    pub(crate) fn connections(&self) -> usize {
        *self.ears.connections.lock().unwrap()
    }

    /// How often this proxy led on to somebody else.
    pub(crate) fn tunnels_made(&self) -> usize {
        *self.ears.led.lock().unwrap()
    }
}

/// A port on which nobody listens.
pub(crate) fn closed_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// A listener whose queue is full: it answers no SYN, like a host behind a
/// firewall that drops packets, until somebody accepts.
pub(crate) struct Deaf {
    pub(crate) socket: Socket,
    _waiting: Vec<TcpStream>,
}

impl Deaf {
    pub(crate) fn at(address: SocketAddr) -> Self {
        let socket = Socket::new(Domain::IPV4, Type::STREAM, None).unwrap();
        socket.set_reuse_address(true).unwrap();
        socket.bind(&address.into()).unwrap();
        socket.listen(0).unwrap();
        let address = socket.local_addr().unwrap().as_socket().unwrap();
        let moment = Duration::from_millis(100);
        let waiting = (0..8).map_while(|_| TcpStream::connect_timeout(&address, moment).ok());
        let waiting: Vec<_> = waiting.collect();
        assert!(waiting.len() < 8, "the queue does not fill up");
        Self { socket, _waiting: waiting }
    }

    pub(crate) fn port(&self) -> u16 {
        self.socket.local_addr().unwrap().as_socket().unwrap().port()
    }
}

/// How a connection ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// With a FIN, as a process does that is done.
    Close,
    /// With a RST, as one does that has died.
    Reset,
}

/// One connection; all that is read is remembered.
pub(crate) struct Wire {
    stream: TcpStream,
    ears: Ears,
    /// The first connection of a peer is number 0.
    pub(crate) number: usize,
    said: usize,
    cut: Option<(usize, End)>,
    is_gone: bool,
}

impl Wire {
    /// Ends the connection once that many bytes are said.
    pub(crate) fn cut_after(&mut self, bytes: usize, end: End) {
        self.cut = Some((bytes, end));
    }

    /// Ends the connection now.
    pub(crate) fn end(&mut self, end: End) -> io::Result<()> {
        self.is_gone = true;
        match end {
            End::Close => self.stream.shutdown(Shutdown::Both),
            // The RST goes out when the socket is closed: after the script.
            End::Reset => SockRef::from(&self.stream).set_linger(Some(Duration::ZERO)),
        }
    }

    /// Remembers what came in over TLS.
    pub(super) fn note_plain(&self, bytes: &[u8]) {
        self.ears.plain.lock().unwrap().extend_from_slice(bytes);
    }

    /// Reads up to the empty line, byte by byte, so that nothing after it is lost.
    pub(crate) fn read_head(&mut self) -> io::Result<Vec<u8>> {
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            let mut byte = [0];
            self.read_exact(&mut byte)?;
            head.push(byte[0]);
        }
        Ok(head)
    }

    /// Says nothing more until the client hangs up.
    pub(crate) fn hang(&mut self) -> io::Result<()> {
        io::copy(self, &mut io::sink()).map(drop)
    }

    /// Says the same for ever.
    pub(crate) fn drone(&mut self, bytes: &[u8]) -> io::Result<()> {
        loop {
            self.write_all(bytes)?;
        }
    }

    /// Closes the sending half, then waits for the client: no reset cuts off
    /// what was said.
    pub(crate) fn hang_up(&mut self) -> io::Result<()> {
        if self.is_gone {
            return Ok(());
        }
        self.stream.shutdown(Shutdown::Write)?;
        self.hang()
    }

    /// The socket itself, to end it otherwise.
    pub(crate) fn stream(&self) -> &TcpStream {
        &self.stream
    }

    /// Passes everything on to that port of loopback, and back.
    pub(crate) fn lead_to(&mut self, port: u16) -> io::Result<()> {
        *self.ears.led.lock().unwrap() += 1;
        let far = TcpStream::connect(("127.0.0.1", port))?;
        let (mut down, mut near) = (far.try_clone()?, self.stream.try_clone()?);
        let back = thread::spawn(move || {
            let _ = io::copy(&mut down, &mut near);
            let _ = near.shutdown(Shutdown::Write);
        });
        let mut far = far;
        let _ = io::copy(self, &mut far);
        let _ = far.shutdown(Shutdown::Write);
        let _ = back.join();
        Ok(())
    }
}

impl Read for Wire {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.stream.read(buffer)?;
        self.ears.raw.lock().unwrap().extend_from_slice(&buffer[..count]);
        Ok(count)
    }
}

impl Write for Wire {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let room = self.cut.map_or(usize::MAX, |(most, _)| most - self.said);
        if let (0, Some((_, end))) = (room, self.cut) {
            self.end(end)?;
            return Err(io::ErrorKind::BrokenPipe.into());
        }
        let count = self.stream.write(&bytes[..bytes.len().min(room)])?;
        self.said += count;
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.stream.flush()
    }
}
