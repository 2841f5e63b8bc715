//! A proxy's answer to CONNECT: the same whatever pieces it comes in, within its
//! bounds, and a tunnel only where the proxy said 2xx.
//!
//! The first byte says where the pieces end; the rest is what the proxy says.

#![no_main]

use callhome::transport::fuzzing::{ProxyAnswer, proxy_answer};
use callhome::{AuthSchemes, Cause};
use libfuzzer_sys::fuzz_target;

/// The largest head, and with it the largest interim answer.
const MAX_HEAD_BYTES: usize = 16 * 1024;
/// Eight interim answers and the final one.
const MAX_ANSWERS: usize = 9;

fuzz_target!(|data: &[u8]| {
    let Some((cut, said)) = data.split_first() else { return };
    let whole = proxy_answer([said]);
    let (first, second) = said.split_at(said.len().min(usize::from(*cut)));
    assert_eq!(whole, proxy_answer([first, second]), "cut once");
    if said.len() <= 2 * MAX_HEAD_BYTES {
        assert_eq!(whole, proxy_answer(said.chunks(usize::from(*cut).max(1))), "cut often");
    }
    match whole {
        Ok(Some(answer)) => check(&answer, said),
        // It may go on, but not for ever.
        Ok(None) => assert!(said.len() <= MAX_ANSWERS * MAX_HEAD_BYTES),
        Err(cause) => assert_eq!(cause, Cause::NotAProxy),
    }
});

fn check(answer: &ProxyAnswer, said: &[u8]) {
    let ProxyAnswer { status, offered, verdicts, length, .. } = answer;
    assert!((200..600).contains(status), "{status}");
    assert!(*length <= said.len() && *length <= MAX_ANSWERS * MAX_HEAD_BYTES);
    let head = &said[..*length];
    assert!(head.starts_with(b"HTTP/1.") && head.ends_with(b"\n"));
    // A status that is believed stands in the head, after a version.
    let words = head.split(|byte| matches!(byte, b' ' | b'\r' | b'\n'));
    assert!(words.into_iter().any(|word| word == status.to_string().as_bytes()));
    // What is offered was named.
    let named = |name: &str| {
        let lower = head.to_ascii_lowercase();
        lower.windows(name.len()).any(|window| window == name.as_bytes())
    };
    assert!(*offered == AuthSchemes::default() || named("-authenticate"));
    assert!(!offered.basic || named("basic"));
    assert!(!offered.digest || named("digest"));
    assert!(!offered.ntlm || named("ntlm"));
    assert!(!offered.negotiate || named("negotiate"));

    let [without, with] = verdicts;
    let is_tunnel = (200..300).contains(status);
    assert_eq!((without.is_ok(), with.is_ok()), (is_tunnel, is_tunnel));
    if matches!(status, 401 | 407) {
        let unsupported = !offered.is_empty() && !offered.basic;
        for verdict in [without, with] {
            let is_unsupported = matches!(verdict, Err(Cause::ProxySchemeUnsupported { .. }));
            assert_eq!(is_unsupported, unsupported);
        }
        assert!(unsupported || *with == Err(Cause::ProxyCredentialsRejected));
    }
}
