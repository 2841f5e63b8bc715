//! [`Echo`]: a refusal that repeats the device's credential is not quoted.

use std::fmt;

use http::HeaderValue;
use zeroize::Zeroizing;

/// The shortest credential that is looked for, in bytes: a shorter one would stand
/// in an answer by chance.
const MIN_BYTES: usize = 8;

/// The first status that is a refusal. What is no refusal is left as it is: a part
/// of it may be meant to be used again.
const FIRST_REFUSAL: u16 = 400;

/// What a service centre may have heard from us and say again: some answer a bad
/// request with the whole of it. Its words go into errors and the journal.
#[derive(Default)]
pub(super) struct Echo(Vec<Zeroizing<Vec<u8>>>);

impl Echo {
    /// Of an `Authorization` value: what follows its scheme, as it is and as it
    /// stands in JSON.
    pub(super) fn of(authorization: Option<&HeaderValue>) -> Self {
        let value = authorization.map(HeaderValue::as_bytes).unwrap_or_default();
        let scheme = value.iter().position(|byte| *byte == b' ').map_or(0, |at| at + 1);
        let credential = value.get(scheme..).unwrap_or_default().trim_ascii();
        if credential.len() < MIN_BYTES {
            return Self::default();
        }
        let mut forms = vec![Zeroizing::new(credential.to_vec())];
        if credential.iter().any(|byte| matches!(byte, b'"' | b'\\')) {
            let mut escaped = Zeroizing::new(Vec::with_capacity(2 * credential.len()));
            for byte in credential {
                if matches!(byte, b'"' | b'\\') {
                    escaped.push(b'\\');
                }
                escaped.push(*byte);
            }
            forms.push(escaped);
        }
        Self(forms)
    }

    /// Puts asterisks in its place, in an answer with this status. The length stays.
    pub(super) fn blot_out(&self, status: u16, answer: &mut [u8]) {
        if status < FIRST_REFUSAL {
            return;
        }
        for form in &self.0 {
            let mut rest = &mut *answer;
            while let Some(at) = rest.windows(form.len()).position(|part| part == form.as_slice()) {
                let (found, after) = rest.split_at_mut(at + form.len());
                found.iter_mut().skip(at).for_each(|byte| *byte = b'*');
                rest = after;
            }
        }
    }
}

impl fmt::Debug for Echo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Echo(***)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blotted(authorization: &'static str, status: u16, answer: &str) -> String {
        let mut answer = answer.as_bytes().to_vec();
        Echo::of(Some(&HeaderValue::from_static(authorization))).blot_out(status, &mut answer);
        String::from_utf8(answer).unwrap()
    }

    #[test]
    fn a_refusal_is_not_quoted_where_it_repeats_the_credential() {
        let said = "no Bearer 12345678 here, nor 12345678";
        assert_eq!(blotted("Bearer 12345678", 400, said), "no Bearer ******** here, nor ********");
        assert_eq!(blotted("12345678", 599, "12345678"), "********");
        let in_json = r#"{"detail":"1234\"5\\78"}"#;
        assert_eq!(blotted(r#"Bearer 1234"5\78"#, 401, in_json), r#"{"detail":"***********"}"#);
        assert_eq!(blotted("Bearer 12345678", 500, ""), "");
    }

    #[test]
    fn what_is_no_refusal_or_too_short_is_left_as_it_is() {
        assert_eq!(blotted("Bearer 12345678", 399, "12345678"), "12345678");
        assert_eq!(blotted("Bearer 1234567", 500, "1234567"), "1234567");
        let mut answer = *b"12345678";
        Echo::of(None).blot_out(500, &mut answer);
        assert_eq!(&answer, b"12345678");
        assert_eq!(format!("{:?}", Echo::default()), "Echo(***)");
    }
}
