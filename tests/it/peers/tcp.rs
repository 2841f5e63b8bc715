//! Plain TCP peers: a script for each connection, and a `CONNECT` proxy.

use std::io::{self, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// No peer waits longer than this for its client.
const PATIENCE: Duration = Duration::from_secs(10);

/// A listener on loopback that plays the same script on each connection.
pub(crate) struct Peer {
    address: SocketAddr,
    heard: Arc<Mutex<Vec<u8>>>,
}

impl Peer {
    pub(crate) fn plays(script: impl Fn(&mut Wire) -> io::Result<()> + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let heard = Arc::<Mutex<Vec<u8>>>::default();
        let ears = Arc::clone(&heard);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let stream = stream.unwrap();
                stream.set_read_timeout(Some(PATIENCE)).unwrap();
                stream.set_write_timeout(Some(PATIENCE)).unwrap();
                let mut wire = Wire { stream, heard: Arc::clone(&ears) };
                // A client that hangs up in the middle is part of many tests.
                let _ = script(&mut wire);
            }
        });
        Self { address, heard }
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
            let far = TcpStream::connect(("127.0.0.1", port))?;
            wire.write_all(answer)?;
            wire.join(far)
        })
    }

    /// Opens a tunnel to that port of loopback, wherever it is told to.
    pub(crate) fn leads_to(answer: &'static [u8], port: u16) -> Self {
        Self::plays(move |wire| {
            wire.read_head()?;
            let far = TcpStream::connect(("127.0.0.1", port))?;
            wire.write_all(answer)?;
            wire.join(far)
        })
    }

    pub(crate) fn port(&self) -> u16 {
        self.address.port()
    }

    /// Every byte that came in so far.
    pub(crate) fn heard(&self) -> Vec<u8> {
        self.heard.lock().unwrap().clone()
    }
}

/// A port on which nobody listens.
pub(crate) fn closed_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// One connection; all that is read is remembered.
pub(crate) struct Wire {
    stream: TcpStream,
    heard: Arc<Mutex<Vec<u8>>>,
}

impl Wire {
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

    /// Closes the sending half, then waits for the client: no reset cuts off
    /// what was said.
    pub(crate) fn hang_up(&mut self) -> io::Result<()> {
        self.stream.shutdown(Shutdown::Write)?;
        self.hang()
    }

    /// The socket itself, to end it otherwise.
    pub(crate) fn stream(&self) -> &TcpStream {
        &self.stream
    }

    fn join(&mut self, far: TcpStream) -> io::Result<()> {
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
        self.heard.lock().unwrap().extend_from_slice(&buffer[..count]);
        Ok(count)
    }
}

impl Write for Wire {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.stream.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.stream.flush()
    }
}
