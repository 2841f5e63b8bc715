//! What programs print that looks like a secret and is none: objects, sizes,
//! addresses, what a form asks for.

use crate::package::redact::name::rule_of;
use crate::package::redact::text::is_blank;
use crate::package::redact::words::is_one_of;

/// How programs print an object that has no text of its own: its class, and where it is
/// in memory, such as `Token{78af589` and `android.os.BinderProxy@2bd79ce`.
pub(super) fn is_instance(value: &[u8]) -> bool {
    let class = |byte: &u8| byte.is_ascii_alphabetic() || matches!(byte, b'.' | b'$' | b'_');
    let Some(at) = value.iter().position(|byte| !class(byte)) else { return false };
    let (name, rest) = value.split_at(at);
    let digits = rest.get(1..).unwrap_or_default();
    let end = digits.iter().position(|byte| !byte.is_ascii_hexdigit()).unwrap_or(digits.len());
    let (place, after) = digits.split_at(end);
    let hex = place.iter().any(u8::is_ascii_digit) && !place.iter().any(u8::is_ascii_uppercase);
    let letters = place.iter().any(u8::is_ascii_lowercase);
    let typed = name.len() >= 4 && name.iter().any(u8::is_ascii_uppercase);
    let known = rest.first() == Some(&b'{') || name.contains(&b'.') || letters;
    typed
        && known
        && matches!(rest.first(), Some(b'@' | b'{'))
        && (5..=8).contains(&place.len())
        && hex
        && after.first().is_none_or(|byte| !byte.is_ascii_alphanumeric())
}

/// A name that begins with a domain turned round: `com.example.service/4505`.
pub(super) fn is_reverse_name(value: &[u8]) -> bool {
    const TOPS: &str = "com org net io edu gov dev";
    let name = value.split(|&byte| byte == b'/').next().unwrap_or_default();
    let mut parts = name.split(|&byte| byte == b'.');
    let top = parts.next().is_some_and(|top| is_one_of(top, TOPS));
    let plain = parts.clone().all(|part| {
        !part.is_empty() && part.iter().all(|byte| byte.is_ascii_lowercase() || *byte == b'-')
    });
    top && plain && parts.count() >= 2
}

/// How much there is of a secret, and no more: `17 bytes`.
pub(super) fn is_measure(value: &[u8]) -> bool {
    const UNITS: &str = "byte bytes bit bits char chars character characters digit digits day days \
        hour hours minute minutes second seconds ms item items key keys entry entries";
    let mut words = value.split(|&byte| is_blank(byte)).filter(|word| !word.is_empty());
    let number =
        words.next().is_some_and(|word| word.len() <= 9 && word.iter().all(u8::is_ascii_digit));
    number && words.next().is_some_and(|unit| is_one_of(unit, UNITS)) && words.next().is_none()
}

/// `192.0.2.1:9000`, `backend:8080`, `unix:/run/app.sock`: where a server is.
pub(super) fn is_address(value: &[u8]) -> bool {
    let value = value.strip_suffix(b";").unwrap_or(value);
    let Some(colon) = value.iter().rposition(|&byte| byte == b':') else { return false };
    let (host, port) = value.split_at(colon);
    let port = port.get(1..).unwrap_or_default();
    let named = !host.is_empty()
        && host.iter().all(|byte| byte.is_ascii_alphanumeric() || b".-[]:".contains(byte));
    value.starts_with(b"unix:")
        || named && (2..=5).contains(&port.len()) && port.iter().all(u8::is_ascii_digit)
}

/// What a form asks for, written where the answer would be: `A challenge password`.
pub(super) fn is_prompt(value: &[u8]) -> bool {
    let mut words = value.split(|&byte| is_blank(byte)).filter(|word| !word.is_empty());
    let article = words.next().is_some_and(|first| is_one_of(first, "a an the your enter"));
    article
        && words.clone().all(|word| word.iter().all(u8::is_ascii_alphabetic))
        && words.next_back().is_some_and(|last| rule_of(last).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(is: fn(&[u8]) -> bool, yes: &[&str], no: &[&str]) {
        for value in yes {
            assert!(is(value.as_bytes()), "{value}");
        }
        for value in no {
            assert!(!is(value.as_bytes()), "{value}");
        }
    }

    #[test]
    fn an_object_without_a_text_of_its_own_is_no_secret() {
        all(
            is_instance,
            &["Token{78af589", "android.os.BinderProxy@2bd79ce", "IllegalStateToken@2bd79ce"],
            &["hunter@2bd79ce", "Summer@2024555", "Token{", "Secret{zz9", "Pa@1b2c3", ""],
        );
    }

    #[test]
    fn a_domain_turned_round_is_no_secret() {
        all(
            is_reverse_name,
            &["com.apple.xpc.activity/4505", "org.example.auth-agent"],
            &["com.example", "com.Xy12.zz", "q7.example.org", "com..x", ""],
        );
    }

    #[test]
    fn a_size_is_no_secret_and_a_number_alone_may_be() {
        all(
            is_measure,
            &["17 bytes", "256 bits", "90 days"],
            &["17", "bytes", "17 swords", "17 bytes more", "1234567890 bytes", ""],
        );
    }

    #[test]
    fn an_address_is_no_secret() {
        all(
            is_address,
            &["127.0.0.1:9000;", "backend:8080", "[::1]:443", "unix:/run/app.sock"],
            &["backend", "backend:8", "backend:123456", "a!b:8080", ":8080", ""],
        );
    }

    #[test]
    fn what_a_form_asks_for_is_no_secret() {
        all(
            is_prompt,
            &["A challenge password", "Enter the new passphrase"],
            &["A challenge", "challenge password", "a7 password", "password", ""],
        );
    }
}
