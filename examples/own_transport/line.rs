//! A TCP connection that ends when the attempt does.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use callhome::transport::{Attempt, Limits, StopFlag};
use callhome::{Cause, Peer, Phase};

/// A connection that looks, whenever it waits, at the deadline, at how long
/// nothing has moved, and at the stop flag.
pub(crate) struct Line<'a> {
    tcp: TcpStream,
    attempt: Attempt<'a>,
    limits: Limits,
    deadline: Instant,
    /// What is going on, for the words of a time-out.
    pub(crate) phase: Phase,
    /// Why the line was ended from this side.
    pub(crate) ended: Option<Cause>,
}

impl<'a> Line<'a> {
    pub(crate) fn open(
        addresses: impl Iterator<Item = SocketAddr>,
        attempt: Attempt<'a>,
        limits: Limits,
    ) -> io::Result<Self> {
        let begin = Instant::now();
        let connect = begin + limits.connect().min(limits.total());
        let mut result = Err(ErrorKind::AddrNotAvailable.into());
        for address in addresses {
            let left = connect.saturating_duration_since(Instant::now());
            if left.is_zero() || attempt.is_stopped() {
                break;
            }
            result = TcpStream::connect_timeout(&address, left);
            if result.is_ok() {
                break;
            }
        }
        let tcp = result?;
        tcp.set_nodelay(true)?;
        tcp.set_read_timeout(Some(StopFlag::LOOK_INTERVAL))?;
        tcp.set_write_timeout(Some(StopFlag::LOOK_INTERVAL))?;
        let (deadline, phase) = (begin + limits.total(), Phase::TlsHandshake);
        Ok(Self { tcp, attempt, limits, deadline, phase, ended: None })
    }

    /// Tries until something moved or the attempt is over.
    fn patiently(
        &mut self,
        mut once: impl FnMut(&mut TcpStream) -> io::Result<usize>,
    ) -> io::Result<usize> {
        let begin = Instant::now();
        let stall = match self.phase {
            Phase::TlsHandshake => self.limits.handshake(),
            _ => self.limits.stall(),
        };
        loop {
            if self.attempt.is_stopped() {
                return Err(self.end(Cause::Stopped));
            }
            if Instant::now() >= self.deadline || begin.elapsed() >= stall {
                let (peer, phase) = (Peer::ServiceCentre, self.phase);
                return Err(self.end(Cause::TimedOut { peer, phase }));
            }
            match once(&mut self.tcp) {
                Err(error)
                    if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {}
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                moved => return moved,
            }
        }
    }

    fn end(&mut self, cause: Cause) -> io::Error {
        self.ended = Some(cause);
        ErrorKind::TimedOut.into()
    }
}

impl Read for Line<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.patiently(|tcp| tcp.read(buffer))
    }
}

impl Write for Line<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.patiently(|tcp| tcp.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// How long it is worth waiting for the answer to a request that was cut off.
pub(crate) const LAST_WORDS: Duration = Duration::from_secs(2);

impl Line<'_> {
    /// From now on there is little time left.
    pub(crate) fn hurry(&mut self) {
        self.deadline = self.deadline.min(Instant::now() + LAST_WORDS);
    }
}
