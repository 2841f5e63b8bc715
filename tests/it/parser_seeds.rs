//! What the fuzzers of a peer's answers begin with.

use std::fs;
use std::path::Path;

use callhome::event::Sha256;
use callhome::protocol::Nonce;
use callhome::ticket::{NoteId, TicketId};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;

use crate::peers::certificates::{Leaf, authority};

/// Run it with `--ignored` after a change of what the parsers read.
#[test]
#[ignore = "writes fuzz/corpus"]
fn the_seeds_of_the_fuzzers_of_answers_are_written() {
    write("proxy_answer", proxy_answers());
    write("service_answer", service_answers());
    write("ticket_answers", ticket_answers());
    write("upload_answers", upload_answers());
    write("certificate", certificates());
}

type Seeds = Vec<(&'static str, Vec<u8>)>;

fn write(target: &str, seeds: Seeds) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
    fs::create_dir_all(&folder).unwrap();
    for (name, data) in seeds {
        fs::write(folder.join(name), data).unwrap();
    }
}

/// The first byte says where the pieces end.
fn proxy_answers() -> Seeds {
    let said = |name, said: &str| (name, [&[5], said.as_bytes()].concat());
    let digest = "Proxy-Authenticate: Digest realm=\"a, Basic b\", nonce=\"x\\\", NTLM\"\r\n";
    vec![
        said("opened", "HTTP/1.1 200 Connection established\r\n\r\n"),
        said("old", "HTTP/1.0 200 OK\nVia: 1.0 x\n\n\x16\x03\x03"),
        said("interim", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 x\r\n\r\n"),
        said(
            "page",
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>",
        ),
        said("basic", "HTTP/1.1 407 x\r\nproxy-authenticate: basic realm=\"r\"\r\n\r\n"),
        said("digest", &format!("HTTP/1.1 407 x\r\n{digest}\r\n")),
        said("both", &format!("HTTP/1.1 407 x\r\n{digest}Proxy-Authenticate: Basic\r\n\r\n")),
        said("origin", "HTTP/1.1 401 x\r\nWWW-Authenticate: Negotiate YII==, NTLM\r\n\r\n"),
        said("folded", "HTTP/1.1 503 x\r\nRetry-After : 5\r\nX: a\r\n b\r\n\r\n"),
        said("date", "HTTP/1.1 502 x\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\n\r\n"),
    ]
}

/// The length of the pieces; whether it answers a HEAD, and ends in order.
fn service_answers() -> Seeds {
    let said = |name, flags, said: &str| (name, [&[7, flags], said.as_bytes()].concat());
    vec![
        said("sized", 2, "HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\n{}"),
        said(
            "chunked",
            2,
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        ),
        said("closed", 2, "HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n{}"),
        said("cut", 0, "HTTP/1.1 200 OK\r\n\r\n{}"),
        said("head", 3, "HTTP/1.1 200 OK\r\nUpload-Offset: 5\r\nContent-Length: 9\r\n\r\n"),
        said("interim", 2, "HTTP/1.1 103 Early\r\nLink: x\r\n\r\nHTTP/1.1 304 x\r\n\r\n"),
        said("coded", 2, "HTTP/1.1 200 OK\r\nContent-Encoding: identity\r\n\r\n{}"),
    ]
}

fn ticket_answers() -> Seeds {
    let id = TicketId::from_random([7; 16]);
    let note = NoteId::from_random([8; 16]);
    let nonce = Nonce::from_bytes([9; 16]);
    let sha256 = Sha256::of(b"abc");
    let json = "Content-Type: application/json\n";
    let ticket = |state: &str, more: &str| {
        format!(
            "{json}ETag: \"17\"\n\n{{\"Id\":\"{id}\",\"Number\":\"SC-17\",\"State\":\"{state}\"{more}}}"
        )
    };
    let said = |name, status: u16, rest: &str| (name, format!("{status}\n{rest}").into_bytes());
    let problem = "{\"type\":\"about:blank\",\"title\":\"Over quota\",\"status\":429,\"detail\":\"3 of 3\",\"instance\":\"/x\"}";
    vec![
        said("opened", 201, &ticket("Active", ",\"ServiceData\":{\"Uploads\":\"/uploads/\"}")),
        said("found", 200, &ticket("Closed", ",\"StateReason\":\"Part replaced\"")),
        said("cancelled", 200, &ticket("Cancelled", "")),
        said(
            "asked",
            202,
            &ticket(
                "WaitingForParts",
                ",\"ServiceData\":{\"Uploads\":\"https://upload.example/\"}",
            ),
        ),
        said("claimed", 200, &format!("{json}\n{{\"Sha256\":\"{sha256}\"}}")),
        said("checking", 202, &format!("{json}Retry-After: 5\n\n{{\"Sha256\":\"{sha256}\"}}")),
        said("noted", 201, &format!("{json}\n{{\"Id\":\"{note}\"}}")),
        said("counted", 200, &format!("{json}\n{{\"Count\":57}}")),
        said("tested", 201, &format!("{json}\n{{\"Nonce\":\"{nonce}\"}}")),
        said(
            "problem",
            429,
            &format!("Content-Type: application/problem+json\nRetry-After: 120\n\n{problem}"),
        ),
        said(
            "date",
            503,
            "Date: Sun, 06 Nov 1994 08:49:37 GMT\nRetry-After: Sun, 06 Nov 1994 08:50:37 GMT\n\n",
        ),
        said(
            "ages",
            503,
            "Retry-After: 10000000000000000000000\nContent-Type: text/plain\n\nno room",
        ),
        said("unmodified", 304, "ETag: W/\"17\"\n\n"),
        said("page", 200, "Content-Type: text/html\n\n<html>"),
    ]
}

fn upload_answers() -> Seeds {
    let tus = "Tus-Resumable: 1.0.0\n";
    let said =
        |name, status: u16, rest: &str| (name, format!("{status}\n{tus}{rest}\n").into_bytes());
    vec![
        said("created", 201, "Location: https://upload.example/files/17?x=y#z\n"),
        said("relative", 201, "Location: 17\n"),
        said("offset", 200, "Upload-Offset: 1048576\nUpload-Length: 1048576\n"),
        said("taken", 204, "Upload-Offset: 66536\n"),
        said("locked", 423, "Retry-After: 3\n"),
        said("gone", 410, ""),
        said("large", 413, ""),
        said("damaged", 460, ""),
        said(
            "server",
            204,
            "Tus-Version: 1.0.0,0.2.2\nTus-Extension: creation,termination,checksum\n\
             Tus-Checksum-Algorithm: md5,sha1,sha256\nTus-Max-Size: 1073741824\n",
        ),
    ]
}

/// 0 a certificate; 1 a subject in DER; else the tag and text of one attribute.
fn certificates() -> Seeds {
    let leaf = CertificateDer::from_pem_slice(Leaf::good().pem.as_bytes()).unwrap();
    let text = |name, tag: u8, text: &[u8]| (name, [&[tag][..], text].concat());
    let subject = [
        &[0x31, 15, 0x30, 13, 0x06, 3, 0x55, 4, 10, 0x0c, 6][..],
        "Söhne".as_bytes(),
        &[0x31, 11, 0x30, 9, 0x06, 3, 0x55, 4, 3, 0x1e, 2, 0, b'R'],
    ];
    vec![
        ("leaf", [&[0], leaf.as_ref()].concat()),
        ("root", [&[0], authority().der().as_ref()].concat()),
        ("subject", [&[1], subject.concat().as_slice()].concat()),
        text("two", 0x0c, b"x, O=Trusted\n(Root)"),
        text("backslash", 0x13, b"a\\, CN=b\\"),
        text("wide", 0x1e, &[0, b'a', 0, b'=', 0xd8, 0]),
        text("unknown", 0x04, &[0xab, 1]),
    ]
}
