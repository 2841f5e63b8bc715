//! URLs: those that we make and those that the service centre hands back.

use url::Url;

use crate::cause::Cause;
use crate::protocol::{MAX_URL_CHARS, malformed};
use crate::settings::Endpoint;
use crate::text::is_printable;

/// The URL of these path segments below the endpoint.
pub(super) fn below(endpoint: &Endpoint, segments: &[&str]) -> Url {
    let mut url = endpoint.url().clone();
    // An https URL always has a path.
    if let Ok(mut path) = url.path_segments_mut() {
        path.pop_if_empty().extend(segments);
    }
    url
}

/// Reads a URL from an answer: absolute, or relative to the request's. It must
/// stay where the endpoint permits.
pub(super) fn resolve(endpoint: &Endpoint, base: &Url, text: &str) -> Result<Url, Cause> {
    // `Url` would drop line breaks and turn `\` into `/`: what a stranger wrote
    // is taken as it is, or not at all.
    let legal = |c: char| c != '\\' && !c.is_whitespace() && is_printable(c);
    if text.is_empty() || text.len() > MAX_URL_CHARS || !text.chars().all(legal) {
        return Err(malformed("a URL in it is empty, too long or has illegal characters"));
    }
    let mut url = base.join(text).map_err(|_| malformed("a URL in it cannot be read"))?;
    url.set_fragment(None);
    if url.as_str().len() > MAX_URL_CHARS {
        return Err(malformed("a URL in it is too long"));
    }
    if !endpoint.permits(&url) {
        return Err(Cause::ForeignOrigin);
    }
    Ok(url)
}

#[cfg(test)]
mod tests {
    use alloc::string::String;

    use super::*;

    fn endpoint() -> Endpoint {
        Endpoint::new("https://support.example/callhome")
            .unwrap()
            .with_upload_origin("https://upload.example:8443", false)
            .unwrap()
    }

    fn read(text: &str) -> Result<String, Cause> {
        let endpoint = endpoint();
        let base = below(&endpoint, &["tickets", "1"]);
        resolve(&endpoint, &base, text).map(String::from)
    }

    #[test]
    fn a_relative_url_counts_from_the_request() {
        assert_eq!(read("/up/").as_deref(), Ok("https://support.example/up/"));
        assert_eq!(read("2").as_deref(), Ok("https://support.example/callhome/tickets/2"));
        assert_eq!(read("//support.example:443/x").as_deref(), Ok("https://support.example/x"));
        assert_eq!(read("x#y").as_deref(), Ok("https://support.example/callhome/tickets/x"));
    }

    #[test]
    fn a_url_stays_on_the_origins_that_are_named() {
        assert!(read("https://upload.example:8443/a?b=c").is_ok());
        for foreign in [
            "http://support.example/",
            "https://support.example:444/",
            "https://upload.example/",
            "https://support.example.evil.example/",
            "https://me@support.example/",
            "//evil.example/",
            "file:///etc/passwd",
            "data:,x",
        ] {
            assert_eq!(read(foreign), Err(Cause::ForeignOrigin), "{foreign}");
        }
        for bad in ["", "\\\\evil.example\\", "/a b", "/a\nb", "https://[", "\u{202e}"] {
            let cause = read(bad).unwrap_err();
            assert_eq!(cause.code(), "answer-malformed", "{bad}");
        }
    }

    #[test]
    fn a_url_ends_at_its_bound() {
        let start = "https://support.example/";
        let full = String::from(start) + &"x".repeat(MAX_URL_CHARS - start.len());
        assert_eq!(read(&full).unwrap().len(), MAX_URL_CHARS);
        assert!(read(&(full + "x")).is_err());
        // Short as text, long once it is absolute and encoded.
        assert!(read(&["/", &"é".repeat(MAX_URL_CHARS / 4)].concat()).is_err());
    }

    #[test]
    fn our_own_urls_keep_the_base_path() {
        let url = below(&endpoint(), &["tickets", "a/b"]);
        assert_eq!(url.as_str(), "https://support.example/callhome/tickets/a%2Fb");
    }
}
