//! Which names have secret values: of keys, variables, options, elements.

use crate::package::redact::rule::Rule;

/// The longest name that is understood, in bytes to either side of the needle.
pub(super) const MAX_NAME: usize = 64;
/// More words than a name has.
const MAX_WORDS: usize = 12;

/// The rule for values of this name, if they are secret.
pub(super) fn rule_of(name: &[u8]) -> Option<Rule> {
    // IPMI's keys, as the configuration tools call them.
    if name.len() == 3
        && [&b"K_G"[..], b"K-G", b"K_R"].iter().any(|key| name.eq_ignore_ascii_case(key))
    {
        return Some(Rule::Password);
    }
    // WildFly's, beside a credential that is kept in a store.
    if name == b"clear-text" {
        return Some(Rule::Password);
    }
    let mut words: [&[u8]; MAX_WORDS] = [&[]; MAX_WORDS];
    let mut count = 0;
    for word in Words(name) {
        *words.get_mut(count)? = word;
        count += 1;
    }
    let mut words = words.get(..count)?;
    // What only says how the secret is written, or which of several it is.
    let last = loop {
        let (last, rest) = words.split_last()?;
        // Digests of tokens are for everybody to compare; those of passwords can be guessed.
        let more = is_any(last, OF_PASSWORDS);
        let of_password = more && rest.iter().any(|noun| ends(noun, &["password"]));
        if rest.is_empty()
            || !is_any(last, QUALIFIERS) && !of_password && !last.iter().all(u8::is_ascii_digit)
        {
            break *last;
        }
        words = rest;
    };
    let last = last
        .strip_suffix(b"s")
        .or(last.strip_suffix(b"S"))
        .filter(|one| {
            !one.ends_with(b"s") && !one.ends_with(b"S") && one.len() >= 3 && !ends(one, &["pas"])
        })
        .unwrap_or(last);
    let digits = last.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let last = last.get(..last.len() - digits).unwrap_or_default();
    let before = words.len().checked_sub(2).and_then(|at| words.get(at)).copied().unwrap_or(&[]);
    let first = words.first().copied().unwrap_or(&[]);
    // What lets into a switch's `enable` mode, rather than whether something is enabled.
    let enable = words.len() == 2
        && is(first, "enable")
        && (is(last, "password") || is(last, "secret"))
        && name.contains(&b'_');
    let counts = words.len() > 1 && !enable && is_any(first, COUNTS);
    if is_any(before, NOT_SECRET_BEFORE) || counts {
        return None;
    }
    // What a page says beside the field of a password.
    if words.len() > 1 && words.iter().any(|word| is_any(word, LABELS)) {
        return None;
    }
    // Routers' communities are none of SNMP's.
    if is(last, "extcommunity") || ends(last, &["community"]) && is_any(before, OF_ROUTES) {
        return None;
    }
    // Redfish's are the keys that check tokens.
    if name.eq_ignore_ascii_case(b"OAuthServiceSigningKeys") {
        return None;
    }
    // Pods name the secrets they are pulled with.
    if is_any(last, NOT_PASSWORDS)
        || is(first, "libsecret")
        || is(first, "image") && is(before, "pull")
    {
        return None;
    }
    if is_password(last, before) {
        return Some(Rule::Password);
    }
    if is(last, "code") && is_any(before, &["recovery", "backup", "scratch", "emergency"]) {
        return Some(Rule::Password);
    }
    if ends(last, &["secret", "credential"]) || is(last, "salt") && !before.is_empty() {
        return Some(Rule::Secret);
    }
    if is(last, "bearer") && (is(before, "oauth2") || words.len() == 1) {
        return Some(Rule::Token);
    }
    if ends(last, &["token"]) {
        // The digest of a public key, a package that is called so, and what etcd tells
        // clusters apart by.
        let etcd = is(before, "cluster") && words.iter().any(|word| is(word, "initial"));
        if words.iter().any(|word| is(word, "public")) || is(last, "jsonwebtoken") || etcd {
            return None;
        }
        return (!is_any(before, PAGING)).then_some(Rule::Token);
    }
    if ends(last, &["community", "communitie"]) || is(last, "name") && is(before, "community") {
        return Some(Rule::Community);
    }
    if is(last, "authorization") {
        return Some(Rule::Authorization);
    }
    if is(last, "cookie") {
        return Some(Rule::Cookie);
    }
    if is(last, "material") && ends(before, &["key"]) || is(last, "keymaterial") {
        return Some(Rule::PrivateKey);
    }
    if is(last, "exponent") && is(before, "private") || is(last, "privateexponent") {
        return Some(Rule::PrivateKey);
    }
    key(last, before)
}

fn is_password(last: &[u8], before: &[u8]) -> bool {
    if ends(
        last,
        &[
            "password",
            "passwd",
            "passphrase",
            "passwort",
            "passcode",
            "psk",
            "pwd",
            "bindpw",
            "rootpw",
            "chpasswd",
        ],
    ) {
        return true;
    }
    if is(last, "phrase") || is(last, "word") || is(last, "code") {
        return is(before, "pass");
    }
    if is(last, "authtok") {
        return true;
    }
    if ends(last, &["pw"]) && last.len() < 8 {
        return true;
    }
    ends(last, &["pass"]) && !ends(last, NOT_PASS)
}

fn key(last: &[u8], before: &[u8]) -> Option<Rule> {
    let (owner, key) = match last.len().checked_sub(3).and_then(|at| last.split_at_checked(at)) {
        Some((owner, key)) if is(key, "key") => (owner, key),
        _ => (last, &[][..]),
    };
    if key.is_empty() {
        return None;
    }
    let owner = if owner.is_empty() { before } else { owner };
    if ends(
        owner,
        &[
            "private",
            "priv",
            "preshared",
            "shared",
            "rsa",
            "ssh",
            "client",
            "tls",
            "ssl",
            "certificate",
            "localized",
        ],
    ) {
        return Some(Rule::PrivateKey);
    }
    ends(owner, KEY_OWNERS).then_some(Rule::ApiKey)
}

fn is(word: &[u8], what: &str) -> bool {
    word.eq_ignore_ascii_case(what.as_bytes())
}

fn is_any(word: &[u8], any: &[&str]) -> bool {
    any.iter().any(|one| is(word, one))
}

fn ends(word: &[u8], any: &[&str]) -> bool {
    any.iter().any(|end| {
        let from = word.len().checked_sub(end.len());
        from.and_then(|from| word.get(from..)).is_some_and(|tail| is(tail, end))
    })
}

/// Words behind the noun that do not change what it is.
const QUALIFIERS: &[&str] = &[
    "value",
    "val",
    "data",
    "text",
    "plain",
    "plaintext",
    "cleartext",
    "b64",
    "base64",
    "raw",
    "string",
    "str",
    "encoded",
    "encrypted",
    "enc",
    "hash",
    "hashed",
    "new",
    "old",
    "current",
    "previous",
    "confirm",
    "confirmation",
    "repeat",
    "base",
    "again",
    "default",
    "hex",
    "env",
    "txt",
    "ro",
    "rw",
    "v1",
    "v2",
    "v3",
    "a",
    "b",
    "primary",
    "secondary",
    "name1",
];
/// The same, behind the noun password alone.
const OF_PASSWORDS: &[&str] = &["in", "out", "double", "md5", "sha1", "sha256", "sha512", "bcrypt"];
/// Words before the noun with which it is public, or no secret at all.
const NOT_SECRET_BEFORE: &[&str] =
    &["public", "pub", "foreign", "sort", "partition", "by", "existing", "trusted"];
/// Words at the front of a number.
const COUNTS: &[&str] = &[
    "max",
    "min",
    "num",
    "count",
    "total",
    "prompt",
    "completion",
    "input",
    "output",
    "cached",
    "no",
    "require",
    "requires",
    "without",
    "allow",
    "enable",
    "disable",
];
/// Tokens that say where to go on.
const PAGING: &[&str] = &[
    "next",
    "page",
    "continuation",
    "continue",
    "sync",
    "synced",
    "skip",
    "cursor",
    "bos",
    "eos",
    "pad",
    "unk",
    "mask",
    "stop",
    "cancellation",
    "unexpected",
    "invalid",
];
const LABELS: &[&str] =
    &["label", "error", "title", "message", "placeholder", "tooltip", "hint", "prompt", "msg"];
const OF_ROUTES: &[&str] = &["ext", "extended", "large", "bgp", "send", "match", "route"];
const NOT_PASS: &[&str] = &[
    "bypass",
    "compass",
    "encompass",
    "trespass",
    "surpass",
    "overpass",
    "underpass",
    "multipass",
    "lowpass",
    "highpass",
    "bandpass",
    "firstpass",
    "onepass",
    "singlepass",
];
/// Words that end like a secret's, and are something else: a tag of sudo, packages, a
/// device that makes codes.
const NOT_PASSWORDS: &[&str] = &[
    "nopasswd",
    "nopassword",
    "libpasswd",
    "libsecret",
    "libpwquality",
    "getpasswd",
    "getpass",
    "fortitoken",
];
/// Whose keys are secret.
const KEY_OWNERS: &[&str] = &[
    "api",
    "token",
    "consumer",
    "app",
    "application",
    "secret",
    "access",
    "auth",
    "authentication",
    "account",
    "encryption",
    "decryption",
    "encrypt",
    "crypt",
    "cipher",
    "signing",
    "sign",
    "master",
    "storage",
    "service",
    "server",
    "hmac",
    "subscription",
    "webhook",
    "deploy",
    "wep",
    "wpa",
    "aes",
    "license",
    "session",
    "security",
    "host",
    "root",
    "integration",
    "management",
    "admin",
    "user",
    "functions",
    "instrumentation",
    "join",
    "unseal",
    "recovery",
    "kg",
    "bmc",
    "radius",
    "tacacs",
    "wireguard",
    "device",
    "registration",
    "fernet",
    "jwt",
    "cookie",
    "vapid",
    "csrf",
    "machine",
    "pairing",
    "agent",
    "activation",
    "validation",
    "enrollment",
    "enrolment",
    "provisioning",
    "ingestion",
    "collector",
];

/// The words of a name: between `_`, `-` and `.`, and where capitals begin.
struct Words<'a>(&'a [u8]);

impl<'a> Iterator for Words<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        let from = self.0.iter().position(u8::is_ascii_alphanumeric)?;
        let rest = self.0.get(from..)?;
        let mut end = 1;
        while let (Some(&before), Some(&here)) = (rest.get(end - 1), rest.get(end)) {
            let next = rest.get(end + 1).copied().unwrap_or(b'A');
            let acronym_ends = before.is_ascii_uppercase() && next.is_ascii_lowercase();
            let hump = here.is_ascii_uppercase() && (!before.is_ascii_uppercase() || acronym_ends);
            if !here.is_ascii_alphanumeric() || hump {
                break;
            }
            end += 1;
        }
        let (word, rest) = rest.split_at_checked(end)?;
        self.0 = rest;
        Some(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_secrets_are_known_in_every_spelling() {
        for name in [
            "password",
            "DB_PASSWORD",
            "dbPassword",
            "db-password",
            "AdminPassWord",
            "requirepass",
            "PGPASSWORD",
            "POSTGRES_PASS",
            "smtp.pass",
            "bindpw",
            "user_pw",
            "psk",
            "wpa_passphrase",
            "PASSWORD_HASH",
            "passwords",
            "client_secret",
            "clientSecret",
            "API_TOKEN",
            "accessToken",
            "X-Auth-Token",
            "apikey",
            "api_key",
            "apiKey",
            "X-Api-Key",
            "APIKEY",
            "AWS_SECRET_ACCESS_KEY",
            "private_key",
            "PrivateKey",
            "client-key-data",
            "SharedAccessKey",
            "AccountKey",
            "rocommunity",
            "password2",
            "SECRET_KEY_BASE",
            "spring.datasource.password",
            "plain_text_passwd",
            "_authToken",
            "password_sha256_hex",
            "enable_secret",
            "clear-text",
        ] {
            assert!(rule_of(name.as_bytes()).is_some(), "{name}");
        }
    }

    #[test]
    fn names_that_only_speak_of_secrets_are_not() {
        for name in [
            "PASSWORD_MAX_LENGTH",
            "passwordPolicy",
            "PasswordAuthentication",
            "password_file",
            "max_tokens",
            "next_page_token",
            "nextToken",
            "tokenizer",
            "secretary",
            "secretName",
            "imagePullSecrets",
            "secretKeyRef",
            "bypass",
            "compass",
            "passed",
            "passive",
            "public_key",
            "publicKey",
            "keyboard",
            "monkey",
            "Keyboard",
            "KEY_ENTER",
            "access_key_id",
            "token_count",
            "passthrough",
            "",
            "-",
            "tokenExpiry",
            "token_sha256",
            "enable_token",
            "EnablePassword",
        ] {
            assert_eq!(rule_of(name.as_bytes()), None, "{name}");
        }
    }
}
