//! The texts of every cause: what is wrong, and what an administrator can do.

use crate::cause::Message;

/// Every text of every cause, in the order of the causes.
pub(super) const MESSAGES: &[Message] = &[
    m(
        "agreement-missing",
        "",
        "the terms have not been accepted",
        "read the terms and the privacy statement and accept them",
    ),
    m(
        "not-configured",
        "",
        "the settings are not complete",
        "fill in the contact information and the endpoint",
    ),
    m(
        "too-soon",
        "",
        "the last test call was too recent, the next is possible in {seconds} s",
        "wait that long and try again",
    ),
    m("stopped", "", "the attempt was stopped", "start it again when it is wanted"),
    m(
        "not-supported",
        "",
        "this transport cannot test the connection",
        "use a transport that can, or do a test call instead",
    ),
    m(
        "route-unusable",
        "",
        "the route cannot be used: {reason}",
        "replace the certificate or key that is named",
    ),
    m(
        "foreign-origin",
        "",
        "a URL leads away from the service centre that is set",
        "ask the operator of the service centre; if it uploads to another host, name that host as \
         an upload origin",
    ),
    m(
        "request-body",
        "",
        "the device could not read what it was to send",
        "look into the device's storage, and send again",
    ),
    m(
        "name-not-found",
        "proxy",
        "the {peer}'s name does not exist",
        "check the spelling of the proxy's address",
    ),
    m(
        "name-not-found",
        "service-centre",
        "the {peer}'s name does not exist",
        "check the spelling of the endpoint and which DNS server the device uses; where only a \
         proxy can reach the Internet, set the proxy",
    ),
    m(
        "name-without-address",
        "",
        "the {peer}'s name has no address",
        "check the name; ask the DNS administrator for an address record",
    ),
    m(
        "name-lookup-failed",
        "",
        "the DNS server could not look up the {peer}'s name this time",
        "try again; if it stays, check the DNS server",
    ),
    m(
        "resolver-unreachable",
        "",
        "no DNS server could be reached to look up the {peer}'s name",
        "check the device's DNS server setting and its network connection",
    ),
    m(
        "connection-refused",
        "proxy",
        "the {peer} refused the connection",
        "check the proxy's address and port, and that the proxy runs",
    ),
    m(
        "connection-refused",
        "service-centre",
        "the {peer} refused the connection",
        "check the endpoint's host and port, and that a firewall lets the device through",
    ),
    m(
        "unreachable",
        "",
        "there is no network path to the {peer}",
        "check the device's network, gateway and routes",
    ),
    m(
        "connection-lost",
        "",
        "the {peer} closed the connection {phase}",
        "try again; if it stays, look for a firewall that cuts connections",
    ),
    m(
        "timed-out",
        "",
        "the {peer} did not answer in time {phase}",
        "check the network and the firewall rules between the device and it",
    ),
    m(
        "timed-out",
        "name-lookup",
        "the {peer} did not answer in time {phase}",
        "check the device's DNS server setting and its network connection",
    ),
    m(
        "proxy-refused",
        "",
        "the proxy refuses this destination (status {status})",
        "have the proxy's administrator allow CONNECT to the endpoint's host and port",
    ),
    m(
        "proxy-authentication-required",
        "",
        "the proxy wants a user name and password",
        "set the proxy's user name and password",
    ),
    m(
        "proxy-authentication-required",
        "offered",
        "the proxy wants a user name and password (it offers {offered})",
        "set the proxy's user name and password",
    ),
    m(
        "proxy-scheme-unsupported",
        "",
        "the proxy does not offer Basic authentication (it offers {offered})",
        "have the proxy's administrator allow Basic authentication for this device",
    ),
    m(
        "proxy-credentials-rejected",
        "",
        "the proxy rejected the user name or password",
        "check the proxy's user name and password",
    ),
    m(
        "proxy-cannot-reach",
        "",
        "the proxy cannot find or reach the service centre (status {status})",
        "check the spelling of the endpoint, and whether the proxy can look it up and reach it",
    ),
    m(
        "proxy-status",
        "",
        "the proxy opened no tunnel (status {status})",
        "ask the proxy's administrator what it means",
    ),
    m(
        "not-a-proxy",
        "",
        "what answers at the proxy's address is not an HTTP proxy",
        "check the proxy's address and port",
    ),
    m(
        "certificate-expired",
        "",
        "the service centre's certificate has expired",
        "check the device's clock; if it is right, the service centre must renew its certificate",
    ),
    m(
        "certificate-not-yet-valid",
        "",
        "the service centre's certificate is not valid yet",
        "check the device's clock",
    ),
    m(
        "certificate-wrong-name",
        "",
        "the service centre's certificate is for another name",
        "use the name that the certificate is for; CN-only certificates are not accepted",
    ),
    m(
        "certificate-unknown-issuer",
        "",
        "the service centre's certificate was issued by an unknown authority ({issuer})",
        "install the root certificate of the service centre; if something on the way opens TLS, \
         exempt the endpoint from that or install its root",
    ),
    m(
        "certificate-incomplete-chain",
        "",
        "the service centre's certificate came alone, and its issuer ({issuer}) is no root that is \
         trusted here",
        "the service centre must send its intermediate certificates as well; if the issuer is \
         itself a root, install it",
    ),
    m(
        "certificate-incomplete-chain",
        "via-proxy",
        "the service centre's certificate came alone, and its issuer ({issuer}) is no root that is \
         trusted here",
        "if the issuer belongs to the proxy, have the endpoint exempted from opening TLS there; \
         else the service centre must send its intermediate certificates as well, or, if the \
         issuer is itself a root, install it",
    ),
    m(
        "tls-intercepted",
        "",
        "the proxy probably opens TLS: the certificate was issued by {issuer}",
        "have the proxy's administrator exempt the endpoint from that; if the issuer is the \
         service centre's own authority, install its root certificate instead",
    ),
    m(
        "certificate-invalid",
        "",
        "the service centre's certificate cannot be accepted: {reason}",
        "the service centre must replace its certificate",
    ),
    m(
        "tls-too-old",
        "",
        "the service centre speaks no TLS version from 1.2 on",
        "the service centre, or what stands before it, must offer TLS 1.2",
    ),
    m(
        "tls-nothing-in-common",
        "",
        "the service centre and the device share no TLS cipher",
        "the service centre must offer an ECDHE cipher with AES-GCM or ChaCha20, and a \
         certificate of RSA, P-256, P-384 or Ed25519; static RSA, CBC, DHE and secp521r1 are not \
         spoken here",
    ),
    m(
        "not-tls",
        "",
        "what answers at the service centre's port is not TLS",
        "check the endpoint's port; it must be the https one",
    ),
    m(
        "client-certificate-required",
        "",
        "the service centre wants a client certificate",
        "install the device's client certificate",
    ),
    m(
        "client-certificate-refused",
        "",
        "the service centre refused the client certificate",
        "check that the client certificate is current and known to the service centre",
    ),
    m(
        "tls-failed",
        "",
        "the TLS handshake failed: {reason}",
        "check what stands between the device and the service centre",
    ),
    m(
        "clock-untrusted",
        "",
        "the device does not know what time it is",
        "set the device's clock, or let it reach a time server",
    ),
    m(
        "clock-untrusted",
        "floor",
        "the device does not know what time it is, only that it is later than {floor}",
        "set the device's clock, or let it reach a time server",
    ),
    m(
        "clock-untrusted",
        "below",
        "the device's clock cannot be right: it says {given}, and {floor} has passed",
        "set the device's clock, or let it reach a time server; if the clock is right, reset the \
         clock floor",
    ),
    m(
        "answer-malformed",
        "",
        "the answer is malformed: {reason}",
        "check the endpoint, and whether something on the way changes answers",
    ),
    m(
        "answer-too-large",
        "",
        "the answer is too large",
        "check the endpoint, and whether something on the way changes answers",
    ),
    m(
        "answer-cut",
        "",
        "the answer ended too early",
        "try again; if it stays, look for a firewall that cuts connections",
    ),
    m(
        "not-a-service-centre",
        "",
        "what answers is not a service centre",
        "check the endpoint, and whether the network wants a login in a browser first",
    ),
    m(
        "credentials-refused",
        "",
        "the service centre refused the device's credential (status {status})",
        "check that the device is registered and its credential is current",
    ),
    m("status", "", STATUS, "ask the operator of the service centre"),
    m("status", "words", STATUS_WITH_WORDS, "ask the operator of the service centre"),
    m("status", "not-found", STATUS, "check the path of the endpoint"),
    m("status", "not-found-words", STATUS_WITH_WORDS, "check the path of the endpoint"),
    m("status", "later", STATUS, "try again later"),
    m("status", "later-words", STATUS_WITH_WORDS, "try again later"),
];

const STATUS: &str = "the service centre answered with status {status}";
const STATUS_WITH_WORDS: &str = "the service centre answered with status {status}: {words}";

/// The text for a code and variant.
pub(super) fn of(code: &str, variant: &str) -> &'static Message {
    MESSAGES
        .iter()
        .find(|message| message.code() == code && message.variant() == variant)
        .unwrap_or(&MISSING)
}

/// Never shown: a test looks every cause up.
const MISSING: Message = m("", "", "", "");

const fn m(
    code: &'static str,
    variant: &'static str,
    cause: &'static str,
    remedy: &'static str,
) -> Message {
    Message::new(code, variant, cause, remedy)
}
