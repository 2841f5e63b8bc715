//! What the real proxies answer to CONNECT: the ground that the transport's
//! causes stand on.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use super::Proxies;

#[test]
fn the_right_credentials_open_a_tunnel() {
    let Some(proxies) = super::get() else { return };
    let target = TcpListener::bind("127.0.0.1:0").unwrap();
    let name = target.local_addr().unwrap().to_string();
    for (proxy, password) in basic(proxies) {
        let (status, mut tunnel) = connect(proxy, &name, Some((&proxies.user, password)));
        assert_eq!(status, 200);
        tunnel.stream.write_all(b"ping").unwrap();
        let mut arrived = [0; 4];
        target.accept().unwrap().0.read_exact(&mut arrived).unwrap();
        assert_eq!(&arrived, b"ping");
    }
}

#[test]
fn wrong_and_missing_credentials_are_refused() {
    let Some(proxies) = super::get() else { return };
    let to = |proxy, credentials| connect(proxy, "127.0.0.1:9", credentials).0;
    let wrong = Some((proxies.user.as_str(), "no"));
    assert_eq!((to(proxies.squid, None), to(proxies.squid, wrong)), (407, 407));
    assert_eq!((to(proxies.tinyproxy, None), to(proxies.tinyproxy, wrong)), (407, 401));
    let right = Some((proxies.user.as_str(), proxies.password.as_str()));
    assert_eq!(to(proxies.squid_digest, right), 407, "Basic does not do where Digest is asked for");
}

#[test]
fn the_refusal_names_the_schemes() {
    let Some(proxies) = super::get() else { return };
    for (proxy, scheme) in
        [(proxies.squid, "Basic"), (proxies.squid_digest, "Digest"), (proxies.tinyproxy, "Basic")]
    {
        let (_, answer) = connect(proxy, "127.0.0.1:9", None);
        let head = answer.head.to_ascii_lowercase();
        let schemes: Vec<_> =
            head.lines().filter_map(|line| line.strip_prefix("proxy-authenticate: ")).collect();
        assert_eq!(schemes.len(), 1, "{head}");
        assert!(schemes[0].starts_with(&scheme.to_ascii_lowercase()), "{head}");
    }
}

#[test]
fn a_target_that_refuses_or_does_not_exist_is_a_server_error() {
    let Some(proxies) = super::get() else { return };
    let free = TcpListener::bind("127.0.0.1:0").unwrap();
    let refusing = free.local_addr().unwrap().to_string();
    drop(free);
    for target in [refusing.as_str(), "no-such-name.invalid:443"] {
        for (proxy, password) in basic(proxies) {
            let (status, _) = connect(proxy, target, Some((&proxies.user, password)));
            assert!((500..600).contains(&status), "{status} for {target}");
        }
    }
}

fn basic(proxies: &Proxies) -> [(SocketAddr, &str); 2] {
    [(proxies.squid, &proxies.password), (proxies.tinyproxy, &proxies.tinyproxy_password)]
}

struct Answer {
    head: String,
    stream: TcpStream,
}

fn connect(proxy: SocketAddr, target: &str, credentials: Option<(&str, &str)>) -> (u16, Answer) {
    let mut stream = TcpStream::connect(proxy).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    let mut request = format!("CONNECT {target} HTTP/1.1\r\nHost: {target}\r\n");
    if let Some((user, password)) = credentials {
        let token = BASE64_STANDARD.encode(format!("{user}:{password}"));
        request.push_str(&format!("Proxy-Authorization: Basic {token}\r\n"));
    }
    request.push_str("\r\n");
    stream.write_all(request.as_bytes()).unwrap();
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte).unwrap();
        head.push(byte[0]);
    }
    let head = String::from_utf8(head).unwrap();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    (status, Answer { head, stream })
}
