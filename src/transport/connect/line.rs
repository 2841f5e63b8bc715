//! [`Line`]: a TCP connection on which nothing waits for ever.

use std::io::{self, Read, Write};
use std::net::{IpAddr, SocketAddr, TcpStream};
use std::thread;
use std::time::Duration;

use socket2::{Domain, Protocol, Socket, Type};

use crate::cause::{Cause, Peer, Phase};
use crate::transport::Failure;
use crate::transport::watch::{Deadline, Watch};

/// The longest time for one address while there is another one to try. It
/// covers the second SYN, so that one lost packet does not cost the address.
const ADDRESS_SHARE: Duration = Duration::from_secs(3);

/// How often a connection that is slow to open is looked at.
const OPENING_LOOK: Duration = Duration::from_millis(20);

/// A TCP connection under a [`Watch`].
///
/// Every wait is cut into slices, so that deadlines and the stop flag hold
/// whatever the peer does. As `Read` and `Write` it reports a [`Failure`]
/// inside the `io::Error`; see [`failure_in`].
#[derive(Debug)]
pub(crate) struct Line {
    stream: TcpStream,
    watch: Watch,
    /// Read already, but not by the layer above.
    ahead: Vec<u8>,
    /// A tunnel that may have been no tunnel.
    doubtful: bool,
}

impl Line {
    /// Opens a connection to the first address that answers.
    pub(super) fn to_one_of(
        addresses: &[IpAddr],
        port: u16,
        watch: Watch,
        tell_failed: &dyn Fn(SocketAddr, &Cause),
    ) -> Result<(Self, SocketAddr), Failure> {
        let mut worst: Option<Failure> = None;
        for (tried, address) in addresses.iter().enumerate() {
            let address = SocketAddr::new(*address, port);
            let others = u32::try_from(addresses.len() - tried - 1).unwrap_or(u32::MAX);
            match open(address, &watch, share(watch.left(), others)) {
                Ok(stream) => {
                    return Ok((
                        Self { stream, watch, ahead: Vec::new(), doubtful: false },
                        address,
                    ));
                }
                Err(failure) if *failure.cause() == Cause::Stopped => return Err(failure),
                Err(failure) => {
                    tell_failed(address, failure.cause());
                    match &worst {
                        Some(known) if telling(known.cause()) >= telling(failure.cause()) => {}
                        _ => worst = Some(failure),
                    }
                }
            }
        }
        Err(worst.unwrap_or_else(|| Cause::NameWithoutAddress { peer: watch.peer() }.into()))
    }

    pub(crate) fn watch(&self) -> &Watch {
        &self.watch
    }

    pub(crate) fn watch_mut(&mut self) -> &mut Watch {
        &mut self.watch
    }

    /// Whether what opened this tunnel spoke of it as of a web page.
    pub(super) fn is_doubtful(&self) -> bool {
        self.doubtful
    }

    /// Notes that it did.
    pub(super) fn doubt(&mut self, doubtful: bool) {
        self.doubtful = doubtful;
    }

    /// Puts bytes back, to be read first.
    pub(super) fn put_back(&mut self, bytes: &[u8]) {
        self.ahead.splice(..0, bytes.iter().copied());
    }

    /// Waits for bytes until phase or stall limit end; zero at the peer's end.
    pub(super) fn receive(&mut self, buffer: &mut [u8]) -> Result<usize, Failure> {
        if !self.ahead.is_empty() {
            let count = self.ahead.len().min(buffer.len());
            for (to, from) in buffer.iter_mut().zip(self.ahead.drain(..count)) {
                *to = from;
            }
            return Ok(count);
        }
        let stall = self.watch.stall();
        loop {
            let slice = self.watch.slice(stall)?;
            let read = self.stream.set_read_timeout(Some(slice));
            match read.and_then(|()| self.stream.read(buffer)) {
                Ok(count) => return Ok(count),
                Err(error) if is_wait(&error) => {}
                Err(error) => return Err(self.broken(error)),
            }
        }
    }

    /// Sends some bytes; `None` when the peer took none for a while.
    pub(super) fn send_some(
        &mut self,
        bytes: &[u8],
        stall: Deadline,
    ) -> Result<Option<usize>, Failure> {
        let slice = self.watch.slice(stall)?;
        let write = self.stream.set_write_timeout(Some(slice));
        match write.and_then(|()| self.stream.write(bytes)) {
            Ok(count) => Ok(Some(count)),
            Err(error) if is_wait(&error) => Ok(None),
            Err(error) => Err(self.broken(error)),
        }
    }

    /// Whether the peer has said something, or hung up, that was not read yet.
    pub(super) fn has_input(&self) -> bool {
        let soon = self.stream.set_read_timeout(Some(Duration::from_millis(1)));
        !self.ahead.is_empty() || soon.and_then(|()| self.stream.peek(&mut [0])).is_ok()
    }

    fn broken(&self, error: io::Error) -> Failure {
        Failure::new(self.watch.lost()).with_source(error)
    }
}

impl Read for Line {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.receive(buffer).map_err(io::Error::other)
    }
}

impl Write for Line {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let stall = self.watch.stall();
        loop {
            if let Some(count) = self.send_some(bytes, stall).map_err(io::Error::other)? {
                return Ok(count);
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The failure that an `io::Error` of a [`Line`] carries, or `otherwise` with
/// the error as its source.
pub(super) fn failure_in(error: io::Error, otherwise: Cause) -> Failure {
    match error.downcast::<Failure>() {
        Ok(failure) => failure,
        Err(error) => Failure::new(otherwise).with_source(error),
    }
}

fn is_wait(error: &io::Error) -> bool {
    use io::ErrorKind::{Interrupted, TimedOut, WouldBlock};
    matches!(error.kind(), Interrupted | TimedOut | WouldBlock)
}

/// The time for one address when `others` are still to come.
fn share(left: Duration, others: u32) -> Duration {
    match others {
        0 => left,
        _ => (left / others.saturating_add(1)).min(ADDRESS_SHARE),
    }
}

/// How much a cause says when several addresses failed in different ways.
fn telling(cause: &Cause) -> u8 {
    match cause {
        Cause::ConnectionRefused { .. } => 2,
        Cause::TimedOut { .. } => 1,
        _ => 0,
    }
}

fn open(address: SocketAddr, watch: &Watch, time: Duration) -> Result<TcpStream, Failure> {
    let until = Deadline::after(time);
    let failed = |error| failed_to_open(error, watch.peer());
    let slice = watch.slice(until)?;
    let socket = Socket::new(Domain::for_address(address), Type::STREAM, Some(Protocol::TCP))
        .map_err(failed)?;
    match socket.connect_timeout(&address.into(), slice) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::TimedOut => {
            // Still opening. Beginning anew would never reach a peer that is
            // further away than one slice.
            while socket.peer_addr().is_err() {
                if let Some(error) = socket.take_error().map_err(failed)? {
                    return Err(failed(error));
                }
                wait(watch.slice(until)?.min(OPENING_LOOK));
            }
        }
        Err(error) => return Err(failed(error)),
    }
    let stream = TcpStream::from(socket);
    // Only a matter of speed.
    let _ = stream.set_nodelay(true);
    Ok(stream)
}

#[expect(
    clippy::disallowed_methods,
    reason = "std has no way to wait for a connection that can be given up"
)]
fn wait(time: Duration) {
    thread::sleep(time);
}

fn failed_to_open(error: io::Error, peer: Peer) -> Failure {
    let cause = match error.kind() {
        io::ErrorKind::ConnectionRefused | io::ErrorKind::ConnectionReset => {
            Cause::ConnectionRefused { peer }
        }
        io::ErrorKind::TimedOut => Cause::TimedOut { peer, phase: Phase::Connect },
        _ => Cause::Unreachable { peer },
    };
    Failure::new(cause).with_source(error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dead_first_address_leaves_time_for_the_second() {
        assert_eq!(share(Duration::from_secs(15), 1), ADDRESS_SHARE);
        assert_eq!(share(Duration::from_secs(4), 1), Duration::from_secs(2));
        assert_eq!(share(Duration::from_secs(4), 0), Duration::from_secs(4));
    }

    #[test]
    fn a_refusal_says_more_than_a_missing_route() {
        let peer = Peer::Proxy;
        let refused = telling(&Cause::ConnectionRefused { peer });
        let timed_out = telling(&Cause::TimedOut { peer, phase: Phase::Connect });
        assert!(refused > timed_out && timed_out > telling(&Cause::Unreachable { peer }));
    }
}
