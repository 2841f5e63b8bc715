//! The schemes in `Proxy-Authenticate` and `WWW-Authenticate`.

use crate::cause::AuthSchemes;

/// The schemes that these header values offer (RFC 9110, 11.6.1). Several
/// challenges may share a value, divided by the same commas as their parameters.
pub(super) fn offered<'a>(values: impl IntoIterator<Item = &'a str>) -> AuthSchemes {
    AuthSchemes::from_names(values.into_iter().flat_map(parts).filter_map(scheme))
}

/// `value` cut at its commas, but not at those in quoted strings.
fn parts(value: &str) -> impl Iterator<Item = &str> {
    let (mut quoted, mut escaped) = (false, false);
    value.split(move |c| {
        if escaped {
            escaped = false;
            return false;
        }
        match c {
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            ',' => return !quoted,
            _ => {}
        }
        false
    })
}

/// The scheme at the head of a part; a part may be only a parameter.
fn scheme(part: &str) -> Option<&str> {
    let part = part.trim();
    let end = part.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(part.len());
    let (name, rest) = part.split_at(end);
    (!name.is_empty() && !rest.trim_start().starts_with('=')).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(values: &[&str]) -> String {
        offered(values.iter().copied()).to_string()
    }

    #[test]
    fn several_headers_and_several_challenges_in_one_are_the_same() {
        let digest = r#"Digest realm="a, Basic b", nonce="x\", NTLM", algorithm=MD5"#;
        assert_eq!(of(&[digest]), "Digest");
        assert_eq!(of(&[digest, "basic realm=\"r\""]), "Basic, Digest");
        assert_eq!(
            of(&["Negotiate, NTLM, basic realm = x, charset = \"UTF-8\""]),
            "Basic, NTLM, Negotiate"
        );
        assert_eq!(of(&["Negotiate YII=="]), "Negotiate");
    }

    #[test]
    fn nothing_and_rubbish_offer_nothing() {
        assert_eq!(of(&[]), "none");
        assert_eq!(of(&["", " , ,", "realm=\"x\"", "=", "\""]).as_str(), "another");
        assert_eq!(of(&["", " , ,", "realm=\"x\"", "="]), "none");
    }
}
