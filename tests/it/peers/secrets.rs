//! The secrets that a test gives away on purpose, and where they must not turn up.

use crate::search::Secrets;

/// The proxy's user name: no secret, but nothing for an origin either.
pub(crate) const USER: &str = "marker-user";

/// Each of the forms in which it might be told looks different.
pub(crate) fn proxy_password() -> String {
    ["mark", "er", "\"%", "pw/\u{e4}\\"].concat()
}

/// The value of the device's `Authorization`.
pub(crate) fn device_token() -> String {
    ["Bearer ", "mark", "er", "\"%", "of/the+device\\"].concat()
}

/// What an origin must not hear.
pub(crate) fn for_the_proxy() -> Vec<String> {
    vec![USER.to_owned(), proxy_password(), format!("{USER}:{}", proxy_password())]
}

/// What a proxy or another origin must not hear.
pub(crate) fn for_the_origin() -> Vec<String> {
    let token = device_token();
    vec![token.trim_start_matches("Bearer ").to_owned(), token]
}

/// What must not be shown to anybody.
pub(crate) fn for_nobody() -> Vec<String> {
    let mut secrets = for_the_origin();
    secrets.extend(for_the_proxy().split_off(1));
    secrets
}

/// The first of the secrets that stands in `text` in any form.
pub(crate) fn found_in(text: &[u8], secrets: &[String]) -> Option<String> {
    let named = secrets.iter().fold(Secrets::default(), |named, one| named.with(one, one.as_str()));
    named.found_in(text).into_iter().next()
}

pub(crate) fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
