//! [`Session`]: TLS over a [`Line`].

use std::fmt;
use std::io::{self, BufRead, Read, Write};
use std::sync::Arc;
use std::time::Duration;

use rustls::{ClientConnection, Error, ProtocolVersion};
use rustls_pki_types::{IpAddr, ServerName};

use crate::cause::{Cause, Peer, Phase};
use crate::settings::Host;
use crate::transport::connect::line::failure_in;
use crate::transport::connect::refusal::{self, Known, cause_of};
use crate::transport::connect::trust::{Badge, Trusted, unusable};
use crate::transport::connect::witness::Chain;
use crate::transport::connect::{Line, issuer};
use crate::transport::watch::Deadline;
use crate::transport::{CertificateTime, Failure, Step};

/// How long a connection test waits for a second thought after the handshake.
const SECOND_THOUGHT: Duration = Duration::from_millis(500);

/// A TLS connection with the certificate accepted.
pub(crate) struct Session {
    line: Line,
    tls: ClientConnection,
    badge: Arc<Badge>,
    asked_before: u64,
    /// What broke TLS, behind bytes that were good and come first.
    broken_behind: Option<Failure>,
}

/// What came from the service centre.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Received {
    /// So many bytes.
    Bytes(usize),
    /// The end, said as TLS says it.
    End,
    /// The connection is gone without a word.
    Gone,
}

/// How sending went.
#[derive(Debug)]
pub(crate) enum Sent {
    /// Everything is on its way.
    All,
    /// The service centre answered instead of taking it.
    Answered,
}

/// What a handshake is about, beside the line and the trust.
#[derive(Clone, Copy)]
pub(super) struct Handshake<'a> {
    pub(super) host: &'a Host,
    pub(super) via_proxy: bool,
}

impl Handshake<'_> {
    /// Shakes hands. The chain is there where one was presented, whatever came
    /// of it.
    pub(super) fn shake(
        self,
        line: Line,
        trusted: &Trusted,
    ) -> (Result<Session, Failure>, Option<Chain>) {
        let witness = trusted.witness();
        // What an earlier attempt on this thread may have left.
        drop(witness.take());
        let result = self.begin(line, trusted);
        let chain = witness.take();
        let result = result.map_err(|failure| match (failure.cause(), &chain) {
            (Cause::CertificateUnknownIssuer { .. }, Some(chain)) => {
                let cause = issuer::unknown(chain, trusted.root_names(), self.via_proxy);
                failure.with_cause(cause)
            }
            (_, Some(chain)) if refusal::is_bad_signature(&failure) => {
                match refusal::bad_signature(chain) {
                    Some(cause) => failure.with_cause(cause),
                    None => failure,
                }
            }
            _ => failure,
        });
        (result, chain)
    }

    fn begin(self, line: Line, trusted: &Trusted) -> Result<Session, Failure> {
        let tls = ClientConnection::new(trusted.config(), server_name(self.host)?)
            .map_err(|error| unusable("TLS", error))?;
        let badge = Arc::clone(trusted.badge());
        let asked_before = badge.asked();
        let mut session = Session { line, tls, badge, asked_before, broken_behind: None };
        while session.tls.is_handshaking() {
            session.flush_handshake()?;
            if session.tls.is_handshaking() && session.take_in()? == 0 {
                return Err(session.line.watch().lost().into());
            }
        }
        session.flush_handshake()?;
        Ok(session)
    }
}

impl Session {
    /// What was agreed on.
    pub(super) fn step(&self, verified: Option<CertificateTime>) -> Step {
        let version = self.tls.protocol_version().and_then(|version| version.as_str());
        let suite = self.tls.negotiated_cipher_suite().and_then(|suite| suite.suite().as_str());
        Step::Secured {
            // TLSv1_3, as rustls names it, is TLSv1.3 to everyone else.
            version: version.unwrap_or("TLS").replace('_', "."),
            cipher: suite.unwrap_or("an unnamed cipher").to_owned(),
            verified,
        }
    }

    /// Waits a moment for a refusal that TLS 1.3 sends after the handshake.
    ///
    /// # Errors
    /// That refusal, and [`Cause::Stopped`]. Silence and an orderly end are none.
    pub(crate) fn second_thought(&mut self) -> Result<(), Failure> {
        if self.tls.protocol_version() != Some(ProtocolVersion::TLSv1_3) {
            return Ok(());
        }
        let limit = SECOND_THOUGHT.min(self.line.watch().left());
        self.line.watch_mut().enter(Peer::ServiceCentre, Phase::TlsHandshake, limit);
        match self.take_in() {
            Ok(_) => Ok(()),
            Err(failure) => match failure.cause() {
                Cause::TimedOut { .. } | Cause::ConnectionLost { .. } => Ok(()),
                _ => Err(failure),
            },
        }
    }

    /// What a refusal means that comes after the handshake, if a client
    /// certificate was asked for: in this one, or in one that may be resumed.
    pub(crate) fn refusal_of_certificate(&self) -> Option<Cause> {
        (self.badge.asked() > 0).then(|| match self.badge.is_blank() {
            true => Cause::ClientCertificateRequired,
            false => Cause::ClientCertificateRefused,
        })
    }

    /// Enters the phase of request or answer.
    pub(crate) fn enter(&mut self, phase: Phase) {
        self.line.watch_mut().enter_unbounded(phase);
    }

    pub(crate) fn line(&self) -> &Line {
        &self.line
    }

    /// Sends it all, unless the service centre answers in the meantime: then
    /// the rest is not wanted any more.
    pub(crate) fn send(&mut self, mut bytes: &[u8]) -> Result<Sent, Failure> {
        let mut stall = self.line.watch().stall();
        while !bytes.is_empty() || self.tls.wants_write() {
            let taken = self.tls.writer().write(bytes).map_err(|error| self.broken(error))?;
            bytes = bytes.get(taken..).unwrap_or_default();
            let mut outlet = Outlet { line: &mut self.line, stall };
            match self.tls.write_tls(&mut outlet) {
                Ok(_) => stall = self.line.watch().stall(),
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    if self.line.has_input() && self.is_answered() {
                        return Ok(Sent::Answered);
                    }
                }
                Err(error) => return Err(self.broken(error)),
            }
        }
        Ok(Sent::All)
    }

    /// The next bytes of the answer.
    pub(crate) fn receive(&mut self, buffer: &mut [u8]) -> Result<Received, Failure> {
        loop {
            match self.tls.reader().read(buffer) {
                Ok(0) => return Ok(Received::End),
                Ok(count) => return Ok(Received::Bytes(count)),
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
                    return Ok(Received::Gone);
                }
                Err(error) => return Err(self.broken(error)),
            }
            if let Some(failure) = self.broken_behind.take() {
                return Err(failure);
            }
            if let Err(failure) = self.take_in() {
                self.broken_behind = Some(failure);
                continue;
            }
            // A key update wants an answer; nobody waits for it.
            if self.tls.wants_write() {
                let _ = self.tls.write_tls(&mut self.line);
            }
        }
    }

    fn is_answered(&mut self) -> bool {
        if let Err(failure) = self.take_in() {
            // An answer may lie before it.
            self.broken_behind = Some(failure);
            return true;
        }
        // `WouldBlock` is nothing yet; bytes, an end and a loss all end the sending.
        let waiting = self.tls.reader().fill_buf().map(drop);
        waiting.map_or_else(|error| error.kind() != io::ErrorKind::WouldBlock, |()| true)
    }

    fn flush_handshake(&mut self) -> Result<(), Failure> {
        while self.tls.wants_write() {
            if let Err(error) = self.tls.write_tls(&mut self.line) {
                let failure = self.broken(error);
                // What broke the line may have said why before it did.
                return match self.take_in() {
                    Err(said) if !is_loss(said.cause()) => Err(said),
                    _ => Err(failure),
                };
            }
        }
        Ok(())
    }

    /// Reads from the line into TLS; zero at the line's end.
    fn take_in(&mut self) -> Result<usize, Failure> {
        let count = self.tls.read_tls(&mut self.line).map_err(|error| self.broken(error))?;
        if let Err(error) = self.tls.process_new_packets() {
            // The alert that tells the peer why; a peer that is gone need not know.
            let _ = self.tls.write_tls(&mut self.line);
            return Err(self.refused(error));
        }
        Ok(count)
    }

    fn refused(&self, error: Error) -> Failure {
        let known = Known {
            speaks_tls: self.tls.protocol_version().is_some(),
            asked_for_certificate: self.badge.asked() != self.asked_before,
            has_certificate: !self.badge.is_blank(),
        };
        let cause = match cause_of(&error, known) {
            // TLS 1.3 says only then what it thinks of the client.
            cause @ (Cause::ClientCertificateRequired | Cause::ClientCertificateRefused) => cause,
            cause if self.line.watch().phase() <= Phase::TlsHandshake => cause,
            // TLS had come about, and broke: no verdict on the handshake.
            _ => self.line.watch().lost(),
        };
        Failure::new(cause).with_source(error)
    }

    fn broken(&self, error: io::Error) -> Failure {
        failure_in(error, self.line.watch().lost())
    }
}

impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Session").field("line", &self.line).finish_non_exhaustive()
    }
}

/// Whether a cause says no more than that the connection is gone.
pub(crate) fn is_loss(cause: &Cause) -> bool {
    matches!(cause, Cause::ConnectionLost { .. })
}

/// The line as a writer that comes back after each slice without progress.
struct Outlet<'a> {
    line: &'a mut Line,
    stall: Deadline,
}

impl Write for Outlet<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.line
            .send_some(bytes, self.stall)
            .map_err(io::Error::other)?
            .ok_or_else(|| io::ErrorKind::WouldBlock.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn server_name(host: &Host) -> Result<ServerName<'static>, Failure> {
    match (host.ip(), host.as_name()) {
        (Some(ip), _) => Ok(ServerName::IpAddress(IpAddr::from(ip))),
        (None, Some(name)) => ServerName::try_from(name.to_owned())
            .map_err(|error| unusable("the service centre's name", error)),
        (None, None) => Err(unusable("the service centre's name", "none")),
    }
}
