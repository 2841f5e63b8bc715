//! The first words of servers that rustls cannot be: old ones, and ones with
//! certificates that it would not sign for.

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;

const HANDSHAKE: u8 = 0x16;
const ALERT: u8 = 0x15;

/// A fatal alert.
pub(crate) fn alert(description: u8) -> Vec<u8> {
    record(ALERT, &[2, description])
}

/// A server that chooses TLS 1.`minor`, as one does that speaks no later one.
pub(crate) fn tls_1(minor: u8) -> Vec<u8> {
    record(HANDSHAKE, &server_hello(minor, STATIC_RSA))
}

/// A server of TLS 1.2 up to the end of its first words. It has no key: its
/// signature is none, and counts only if its certificates do.
pub(crate) fn tls_1_2_with(chain_pem: &str) -> Vec<u8> {
    let chain = CertificateDer::pem_slice_iter(chain_pem.as_bytes()).map(Result::unwrap);
    let chain: Vec<u8> = chain.flat_map(|der| with_length(&der)).collect();
    let x25519 = [[3, 0, 29, 32].as_slice(), &[9; 32]].concat();
    let signature = [[4, 1, 1, 0].as_slice(), &[0; 256]].concat();
    let flight = [
        server_hello(2, ECDHE_RSA),
        message(11, &with_length(&chain)),
        message(12, &[x25519, signature].concat()),
        message(14, &[]),
    ];
    record(HANDSHAKE, &flight.concat())
}

const STATIC_RSA: [u8; 2] = [0, 0x2f];
const ECDHE_RSA: [u8; 2] = [0xc0, 0x2f];

fn server_hello(minor: u8, suite: [u8; 2]) -> Vec<u8> {
    let version = [3, minor + 1];
    message(2, &[&version[..], &[7; 32], &[0], &suite, &[0]].concat())
}

fn message(kind: u8, body: &[u8]) -> Vec<u8> {
    [&[kind][..], &with_length(body)].concat()
}

/// With a length of three bytes before it.
fn with_length(bytes: &[u8]) -> Vec<u8> {
    let length = u32::try_from(bytes.len()).unwrap().to_be_bytes();
    [&length[1..], bytes].concat()
}

fn record(kind: u8, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len()).unwrap().to_be_bytes();
    [&[kind, 3, 3], &length[..], body].concat()
}
