//! Uploads (tus 1.0) and claims at the double.

use std::io::{self, Read, Write};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use serde::{Deserialize, Serialize};
use sha2::Digest;

use crate::event::Sha256;
use crate::testing::book::{Busy, Happening, Package, Ticket};
use crate::testing::reply::{Outcome, Reply};
use crate::testing::service_centre::{Asked, ServiceCentre};
use crate::testing::tickets::no_ticket;
use crate::ticket::TicketId;

/// The version of tus that is spoken.
pub(super) const TUS_VERSION: &str = "1.0.0";

/// How much of a body is in memory at a time, in bytes.
const PIECE_BYTES: usize = 64 * 1024;

impl Asked<'_, '_> {
    /// `OPTIONS /tickets/{id}/uploads`.
    pub(super) fn discover_uploads(self) -> Outcome {
        self.open_ticket_id()?;
        let max = self.centre.book().max_upload;
        Ok(Reply::new(204)
            .with_header("tus-version", TUS_VERSION)
            .with_header("tus-extension", "creation,termination,checksum")
            .with_header("tus-checksum-algorithm", "sha1,sha256")
            .with_header("tus-max-size", max))
    }

    /// `POST /tickets/{id}/uploads`.
    pub(super) fn create_upload(self) -> Outcome {
        let id = self.open_ticket_id()?;
        let length = self.number("upload-length")?;
        let depot = self.centre.depot();
        let mut book = self.centre.book();
        if length > book.max_upload {
            return Err(Reply::problem(413, "larger than this server takes"));
        }
        let mut ticket = book.ticket(&self.scope, id).ok_or_else(no_ticket)?.clone();
        ticket.uploads_made += 1;
        let seed = format!("{} {id} {}", self.scope.as_str(), ticket.uploads_made);
        let digest: String = Sha256::of(seed.as_bytes()).to_string().chars().take(32).collect();
        let name = format!("upload-{digest}");
        let location = format!("{}/tickets/{id}/uploads/{name}", book.base_path);
        ticket.uploads.insert(name.clone(), length);
        depot
            .create_upload(&name)
            .and_then(|()| book.put(depot, ticket))
            .map_err(|error| Reply::broken(&error))?;
        Ok(Reply::new(201).with_header("location", location))
    }

    /// `HEAD /tickets/{id}/uploads/{upload}`.
    pub(super) fn ask_offset(self) -> Outcome {
        let upload = self.upload()?;
        if self.centre.book().busy.contains_key(&upload.name) {
            return Err(locked());
        }
        let offset = upload.offset(self.centre)?;
        Ok(Reply::new(200)
            .with_header("upload-offset", offset)
            .with_header("upload-length", upload.length)
            .with_header("cache-control", "no-store"))
    }

    /// `PATCH /tickets/{id}/uploads/{upload}`.
    pub(super) fn send_chunk(self) -> Outcome {
        if self.header(CONTENT_TYPE.as_str()) != Some("application/offset+octet-stream") {
            return Err(Reply::problem(415, "the body must be application/offset+octet-stream"));
        }
        let claimed_offset = self.number("upload-offset")?;
        let announced = self.parts.headers.contains_key(CONTENT_LENGTH);
        let announced = if announced { Some(self.number(CONTENT_LENGTH.as_str())?) } else { None };
        let mut checksum = self.header("upload-checksum").map(Checksum::read).transpose()?;
        let upload = self.upload()?;

        let _guard = Guard::take(self.centre, &upload.name, Busy::Writing).ok_or_else(locked)?;
        let offset = upload.offset(self.centre)?;
        if claimed_offset != offset {
            return Err(Reply::problem(409, "the upload is at another offset")
                .with_header("upload-offset", offset));
        }
        let room = upload.length.saturating_sub(offset);
        if announced.is_some_and(|length| length > room) {
            return Err(too_long());
        }

        let depot = self.centre.depot();
        let broken = |error: io::Error| Reply::broken(&error);
        let mut writer = depot.writer(&upload.name).map_err(broken)?;
        let end = copy(self.body, &mut *writer, room, checksum.as_mut()).map_err(broken)?;
        drop(writer);
        let early = match end {
            End::TooLong => Some(too_long()),
            // What did arrive of a cut body is kept: the device asks how much
            // that is. With a checksum it cannot be verified, so it is not.
            End::Whole(taken) if announced.is_none_or(|length| length == taken) => None,
            End::Whole(_) | End::Cut => Some(Reply::problem(400, "the body ended early")),
        };
        let differs = checksum.as_ref().is_some_and(|checksum| !checksum.matches());
        let keep = matches!(end, End::Whole(_) | End::Cut) && !differs;
        if !keep {
            depot.truncate(&upload.name, offset).map_err(broken)?;
        }
        if let Some(early) = early {
            return Err(early);
        }
        if differs {
            return Err(Reply::problem(460, "the chunk arrived damaged"));
        }
        Ok(Reply::new(204).with_header("upload-offset", upload.offset(self.centre)?))
    }

    /// `DELETE /tickets/{id}/uploads/{upload}`.
    pub(super) fn terminate_upload(self) -> Outcome {
        let upload = self.upload()?;
        let _guard = Guard::take(self.centre, &upload.name, Busy::Writing).ok_or_else(locked)?;
        self.forget_upload(&upload).map_err(|error| Reply::broken(&error))?;
        Ok(Reply::new(204))
    }

    /// `PUT /tickets/{id}/service-data/{sha256}`.
    pub(super) fn claim_package(mut self) -> Outcome {
        #[derive(Deserialize)]
        #[serde(rename_all = "PascalCase")]
        struct Claim {
            upload: String,
            size: u64,
        }
        #[derive(Serialize)]
        #[serde(rename_all = "PascalCase")]
        struct Answer {
            sha256: Sha256,
            size: u64,
        }
        let id: TicketId = self.name(0)?;
        let sha256: Sha256 = self.name(1)?;
        let claim: Claim = self.json()?;
        let answer = Answer { sha256, size: claim.size };
        let checking = || Reply::json(202, &answer).with_header("retry-after", 1);
        let not_uploaded = || Reply::problem(409, "there is no such complete upload");
        let differs = || Reply::problem(422, "what was uploaded has another digest or size");

        // The device names the upload by the URL that it was given.
        let name = claim.upload.rsplit('/').next().unwrap_or_default().to_owned();
        let upload = {
            let book = self.centre.book();
            let ticket = book.ticket(&self.scope, id).ok_or_else(no_ticket)?;
            match (ticket.packages.get(&sha256), ticket.uploads.get(&name)) {
                // The same digest twice is one package.
                (Some(known), _) if known.size == claim.size => {
                    return Ok(Reply::json(200, &answer));
                }
                (Some(_), _) => return Err(differs()),
                (None, _) if book.claims_held => return Ok(checking()),
                (None, None) => return Err(not_uploaded()),
                (None, Some(length)) => Upload { id, name, length: *length },
            }
        };
        let Some(_guard) = Guard::take(self.centre, &upload.name, Busy::Checking) else {
            let writing = self.centre.book().busy.get(&upload.name) == Some(&Busy::Writing);
            return if writing { Err(not_uploaded()) } else { Ok(checking()) };
        };
        let broken = |error: io::Error| Reply::broken(&error);
        let depot = self.centre.depot();
        if depot.length(&upload.name).map_err(broken)? != Some(upload.length) {
            return Err(not_uploaded());
        }
        let found = digest(&mut *depot.reader(&upload.name).map_err(broken)?).map_err(broken)?;
        if found != sha256 || claim.size != upload.length {
            self.forget_upload(&upload).map_err(broken)?;
            return Err(differs());
        }

        // The record first: a crash after it is made good at the next start.
        let mut book = self.centre.book();
        let mut ticket = book.ticket(&self.scope, id).ok_or_else(no_ticket)?.clone();
        ticket.uploads.remove(&upload.name);
        // A device that has lost its store packs anew: the later package counts.
        for earlier in ticket.packages.values_mut() {
            earlier.replaced = true;
        }
        let package = Package { size: upload.length, upload: upload.name.clone(), replaced: false };
        ticket.packages.insert(sha256, package);
        book.put(depot, ticket).map_err(broken)?;
        let path = depot.finish(&upload.name, &Ticket::package_name(id, sha256)).map_err(broken)?;
        book.tell(Happening::Upload { id, bytes: upload.length, sha256, path });
        Ok(Reply::json(200, &answer))
    }

    /// The ticket of the path, as long as it takes service data.
    fn open_ticket_id(&self) -> Result<TicketId, Reply> {
        let id: TicketId = self.name(0)?;
        let book = self.centre.book();
        book.ticket(&self.scope, id)
            .filter(|ticket| !ticket.is_final())
            .map(|ticket| ticket.id)
            .ok_or_else(no_ticket)
    }

    /// The upload of the path.
    fn upload(&self) -> Result<Upload, Reply> {
        let id: TicketId = self.name(0)?;
        let name: String = self.name(1)?;
        let book = self.centre.book();
        let ticket = book.ticket(&self.scope, id).ok_or_else(no_ticket)?;
        let length = *ticket.uploads.get(&name).ok_or_else(no_upload)?;
        Ok(Upload { id, name, length })
    }

    /// Forgets an upload, first in the ticket, then in the depot.
    fn forget_upload(&self, upload: &Upload) -> io::Result<()> {
        let depot = self.centre.depot();
        let mut book = self.centre.book();
        if let Some(mut ticket) = book.ticket(&self.scope, upload.id).cloned() {
            ticket.uploads.remove(&upload.name);
            book.put(depot, ticket)?;
        }
        depot.remove(&upload.name)
    }

    /// A header with decimal digits.
    fn number(&self, name: &str) -> Result<u64, Reply> {
        let text = self.header(name).unwrap_or_default();
        let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        text.parse()
            .ok()
            .filter(|_| digits)
            .ok_or_else(|| Reply::problem(400, &format!("{name} must be a number")))
    }
}

fn locked() -> Reply {
    Reply::problem(423, "another request is busy with this upload").with_header("retry-after", 1)
}

fn no_upload() -> Reply {
    Reply::problem(404, "no such upload")
}

fn too_long() -> Reply {
    Reply::problem(413, "longer than the upload was announced to be")
}

/// An upload that a ticket has.
struct Upload {
    id: TicketId,
    name: String,
    /// As it was announced.
    length: u64,
}

impl Upload {
    /// How much has arrived: the depot knows, nobody else.
    fn offset(&self, centre: &ServiceCentre) -> Result<u64, Reply> {
        match centre.depot().length(&self.name) {
            Ok(Some(offset)) => Ok(offset),
            Ok(None) => Err(no_upload()),
            Err(error) => Err(Reply::broken(&error)),
        }
    }
}

/// Keeps others away from an upload, without a lock.
struct Guard<'a> {
    centre: &'a ServiceCentre,
    name: String,
}

impl<'a> Guard<'a> {
    fn take(centre: &'a ServiceCentre, name: &str, busy: Busy) -> Option<Self> {
        let mut book = centre.book();
        if book.busy.contains_key(name) {
            return None;
        }
        book.busy.insert(name.to_owned(), busy);
        Some(Self { centre, name: name.to_owned() })
    }
}

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        self.centre.book().busy.remove(&self.name);
    }
}

/// How a body ended.
#[derive(Clone, Copy)]
enum End {
    /// After so many bytes.
    Whole(u64),
    /// In an error of the reader.
    Cut,
    /// Not where there was no more room.
    TooLong,
}

/// Copies at most `room` bytes. An error is the writer's.
fn copy(
    body: &mut dyn Read,
    writer: &mut dyn Write,
    room: u64,
    mut checksum: Option<&mut Checksum>,
) -> io::Result<End> {
    let mut piece = vec![0; PIECE_BYTES];
    let mut taken = 0;
    let end = loop {
        let read = match body.read(&mut piece) {
            Ok(0) => break End::Whole(taken),
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(_) => break End::Cut,
        };
        let Some(bytes) = piece.get(..read) else { break End::Cut };
        if read as u64 > room - taken {
            break End::TooLong;
        }
        writer.write_all(bytes)?;
        if let Some(checksum) = &mut checksum {
            checksum.add(bytes);
        }
        taken += read as u64;
    };
    writer.flush()?;
    Ok(end)
}

/// The SHA-256 of everything that a reader has.
fn digest(reader: &mut dyn Read) -> io::Result<Sha256> {
    struct Hasher(sha2::Sha256);
    impl Write for Hasher {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.update(bytes);
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let mut hasher = Hasher(sha2::Sha256::new());
    copy(reader, &mut hasher, u64::MAX, None).and_then(|end| match end {
        End::Whole(_) => Ok(Sha256::from_bytes(hasher.0.finalize().into())),
        End::Cut | End::TooLong => Err(io::ErrorKind::UnexpectedEof.into()),
    })
}

/// What `Upload-Checksum` says, and what came.
enum Checksum {
    Sha256(Vec<u8>, sha2::Sha256),
    Sha1(Vec<u8>, sha1_smol::Sha1),
}

impl Checksum {
    fn read(header: &str) -> Result<Self, Reply> {
        let bad = || Reply::problem(400, "Upload-Checksum must be sha1 or sha256 and base64");
        let (algorithm, digest) = header.split_once(' ').ok_or_else(bad)?;
        let digest = STANDARD.decode(digest).map_err(|_| bad())?;
        match algorithm {
            "sha256" => Ok(Self::Sha256(digest, sha2::Sha256::new())),
            "sha1" => Ok(Self::Sha1(digest, sha1_smol::Sha1::new())),
            _ => Err(bad()),
        }
    }

    fn add(&mut self, bytes: &[u8]) {
        match self {
            Self::Sha256(_, hasher) => hasher.update(bytes),
            Self::Sha1(_, hasher) => hasher.update(bytes),
        }
    }

    fn matches(&self) -> bool {
        match self {
            Self::Sha256(digest, hasher) => digest[..] == hasher.clone().finalize()[..],
            Self::Sha1(digest, hasher) => digest[..] == hasher.digest().bytes()[..],
        }
    }
}
