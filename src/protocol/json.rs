//! Reading JSON that a stranger wrote.

use alloc::string::ToString;

use serde::de::DeserializeOwned;

use crate::cause::Cause;
use crate::protocol::{MAX_ANSWER_BYTES, MAX_JSON_DEPTH, Response, malformed};

/// Reads the body of a success. Anything but JSON is not from a service centre:
/// a captive portal answers 200 with a page of its own.
pub(super) fn read<T: DeserializeOwned>(response: &Response) -> Result<T, Cause> {
    if response.body().len() > MAX_ANSWER_BYTES {
        return Err(Cause::AnswerTooLarge);
    }
    if !is_json(response.header("content-type")?.unwrap_or_default()) {
        return Err(Cause::NotAServiceCentre);
    }
    parse(response.body())
}

/// Reads a JSON text that is not too deep. Unknown members are ignored, a known
/// one that comes twice is an error.
pub(crate) fn parse<T: DeserializeOwned>(text: &[u8]) -> Result<T, Cause> {
    if is_too_deep(text) {
        return Err(malformed("the JSON is nested too deep"));
    }
    // Where a member is ignored, the reader would not look at its characters.
    let text = core::str::from_utf8(text).map_err(|_| malformed("the JSON is not UTF-8"))?;
    // A struct would also be read from an array, by position.
    if text.bytes().find(|b| !b.is_ascii_whitespace()) != Some(b'{') {
        return Err(malformed("not a JSON object"));
    }
    serde_json::from_str(text).map_err(|error| malformed(&error.to_string()))
}

/// Whether a media type is JSON: `application/json` or any `…+json`.
pub(crate) fn is_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    essence == "application/json"
        || essence.strip_suffix("+json").is_some_and(|kind| kind.contains('/'))
}

/// Whether brackets outside strings are nested deeper than the bound. The text
/// need not be JSON.
fn is_too_deep(text: &[u8]) -> bool {
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    for byte in text {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'[' | b'{' if !in_string => {
                depth += 1;
                if depth > MAX_JSON_DEPTH {
                    return true;
                }
            }
            b']' | b'}' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use alloc::string::String;
    use alloc::vec::Vec;

    use super::*;

    #[derive(Debug, serde::Deserialize)]
    struct Anything {}

    fn nested(depth: usize) -> Vec<u8> {
        let inner: String = "[".repeat(depth - 1) + &"]".repeat(depth - 1);
        let inner = if depth == 1 { "0" } else { &inner };
        alloc::format!(r#"{{"a":{inner},"b":"]]]\"[["}}"#).into_bytes()
    }

    #[test]
    fn depth_ends_at_its_bound() {
        assert!(parse::<Anything>(&nested(1)).is_ok());
        assert!(parse::<Anything>(&nested(MAX_JSON_DEPTH)).is_ok());
        assert!(parse::<Anything>(&nested(MAX_JSON_DEPTH + 1)).is_err());
    }

    #[test]
    fn size_ends_at_its_bound() {
        let sized = |bytes: usize| {
            let mut body = b"{}".to_vec();
            body.resize(bytes, b' ');
            let response = Response::new(200).with_header("content-type", b"application/json");
            read::<Anything>(&response.with_body(body)).map(|_| ())
        };
        assert_eq!(sized(MAX_ANSWER_BYTES), Ok(()));
        assert_eq!(sized(MAX_ANSWER_BYTES + 1), Err(Cause::AnswerTooLarge));
    }

    #[test]
    fn what_is_not_utf_8_is_not_read_not_even_in_a_member_that_is_ignored() {
        assert!(parse::<Anything>("{\"a\":\"é\"}".as_bytes()).is_ok());
        assert!(parse::<Anything>(b"{\"a\":\"\xe9\"}").is_err());
    }

    #[test]
    fn only_json_is_read_as_json() {
        for yes in ["application/json", "Application/JSON; charset=utf-8", "application/x+json"] {
            assert!(is_json(yes), "{yes}");
        }
        for no in ["", "text/html", "text/json", "+json", "application/jsonp", "json"] {
            assert!(!is_json(no), "{no}");
        }
        let portal = Response::new(200).with_header("content-type", b"text/html");
        assert_eq!(read::<Anything>(&portal).unwrap_err(), Cause::NotAServiceCentre);
        assert!(parse::<Anything>(b"[]").is_err());
    }
}
