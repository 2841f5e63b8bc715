//! What says where a secret is kept, or names what is public.

use crate::package::redact::words::is_one_of;

/// An address in which nothing can be secret: neither a login nor parameters.
pub(in crate::package::redact) fn is_address(value: &[u8]) -> bool {
    let scheme = value.iter().take_while(|byte| byte.is_ascii_lowercase()).count();
    scheme > 1
        && value.get(scheme..).is_some_and(|rest| rest.starts_with(b"://"))
        && !value.iter().any(|byte| matches!(byte, b'@' | b'?' | b'#'))
}

/// Whether the value only says where a secret is kept. A key in base64 may begin
/// with a slash too, so that is not enough.
pub(in crate::package::redact) fn is_path(value: &[u8]) -> bool {
    const ROOTS: &str = "etc run var usr home opt root tmp srv dev mnt proc sys data secrets \
        certs config app boot nix lib bin sbin system.slice keys private ssl tls pki vault";
    const ENDINGS: &str = "key pem crt cer txt conf json yaml yml p12 pfx jks pass pwd secret \
        token keytab env ini der pub gpg asc toml xml properties cfg sock db";
    let value = [&b"file://"[..], b"file:", b"<", b"@", b"-"]
        .iter()
        .find_map(|start| value.strip_prefix(*start))
        .unwrap_or(value);
    // An address says where, too; what is secret in it is found by itself.
    if value.windows(3).any(|part| part == b"://") {
        return value.len() < 200;
    }
    let value = value.strip_suffix(b";").or(value.strip_suffix(b",")).unwrap_or(value);
    // `$dir/private/key.pem`
    if let Some(rest) = value.strip_prefix(b"$") {
        let slash = rest.iter().position(|byte| !byte.is_ascii_lowercase());
        let (_, below) = rest.split_at(slash.unwrap_or(rest.len()));
        let below = below.split(|&byte| byte == b'#').next().unwrap_or_default();
        if slash > Some(1) && below.len() > 2 && below.starts_with(b"/") && plain_parts(below) {
            return true;
        }
    }
    if value.len() >= 200
        || !value.iter().all(|byte| {
            byte.is_ascii_alphanumeric()
                || matches!(
                    byte,
                    b'/' | b'.'
                        | b'_'
                        | b'-'
                        | b'~'
                        | b'%'
                        | b'$'
                        | b'{'
                        | b'}'
                        | b'*'
                        | b'@'
                        | b':'
                        | b'\\'
                )
        })
    {
        return false;
    }
    let ending = value.iter().rposition(|&byte| byte == b'.').and_then(|at| value.get(at + 1..));
    let known_ending = ending.is_some_and(|ending| is_one_of(ending, ENDINGS));
    if [&b"./"[..], b"../", b"~/", b"%d/", b"$HOME/", b"${HOME}/"]
        .iter()
        .any(|start| value.starts_with(start))
    {
        return true;
    }
    let windows = value.get(1..3) == Some(b":\\") || value.get(1..3) == Some(b":/");
    if windows {
        return true;
    }
    let Some(rest) = value.strip_prefix(b"/") else {
        return known_ending
            && (value.contains(&b'/')
                || !value.iter().any(u8::is_ascii_uppercase) && plain_parts(value));
    };
    let mut parts = rest.split(|&byte| byte == b'/');
    let first = parts.next().unwrap_or_default();
    known_ending
        || rest.contains(&b'/')
            && (is_one_of(first, ROOTS)
                || !rest.iter().any(u8::is_ascii_uppercase) && plain_parts(rest))
}

/// Words, not what chance would make.
fn plain_parts(path: &[u8]) -> bool {
    path.split(|&byte| byte == b'/')
        .all(|part| part.iter().filter(|byte| byte.is_ascii_digit()).count() * 4 <= part.len())
}

/// What is public by its nature: the key of a certificate or of a host, a digest
/// with its name before it.
pub(in crate::package::redact) fn is_public(value: &[u8]) -> bool {
    const STARTS: [&[u8]; 22] = [
        b"system:serviceaccount:",
        b"hmac-sha256:",
        b"ssh-rsa",
        b"ssh-dss",
        b"ssh-ed25519",
        b"ecdsa-sha2-",
        b"sk-ssh-",
        b"sk-ecdsa-",
        b"rsa-sha2-",
        b"sha256:",
        b"SHA256:",
        b"sha512:",
        b"sha1:",
        b"sha1-",
        b"sha256-",
        b"sha384-",
        b"sha512-",
        b"MD5:",
        b"-----BEGIN CERT",
        b"-----BEGIN PUB",
        b"scram-sha-",
        b"aes-",
    ];
    STARTS.iter().any(|start| value.starts_with(start))
}

/// `namespace/name`, as logs of Kubernetes refer to a secret.
pub(in crate::package::redact) fn is_object(value: &[u8]) -> bool {
    let part = |part: &[u8]| {
        part.first().is_some_and(u8::is_ascii_lowercase)
            && part.iter().all(|byte| {
                byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'.')
            })
            && part.iter().filter(|byte| byte.is_ascii_digit()).count() * 3 <= part.len()
    };
    let mut parts = value.split(|&byte| byte == b'/');
    let two = parts.next().is_some_and(part) && parts.next().is_some_and(part);
    two && parts.next().is_none()
}
