//! Every message that the doctor can end with, for hosts that translate.

use crate::cause::Message;

/// The verdicts that are no complaint.
const FINE: &[Message] = &[
    Message::new(
        OK,
        "whole",
        "everything from here to the service centre is as it should be",
        NOTHING,
    ),
    Message::new(OK, "connection", "the connection to the service centre stands", NOTHING),
    Message::new(OK, "proxy", "the proxy opens the way to the service centre", NOTHING),
    Message::new(OK, "proxy-target", "the proxy opens the way to the target", NOTHING),
    Message::new(
        OK,
        "proxy-only",
        "the proxy answers; the way beyond it was not tested",
        "set the endpoint, and test the connection",
    ),
];

/// The code of a verdict that is no complaint.
pub(super) const OK: &str = "ok";

const NOTHING: &str = "there is nothing to do";

/// Every message: the good verdicts, then those of every
/// [`Cause`](crate::Cause). `docs/diagnosis.md` lists them all.
///
/// ```
/// use callhome::doctor;
///
/// // What a translator works through.
/// let texts: Vec<_> = doctor::messages().map(|m| (m.code(), m.variant(), m.cause())).collect();
/// assert!(texts.iter().any(|(code, ..)| *code == "tls-intercepted"));
/// ```
pub fn messages() -> impl Iterator<Item = &'static Message> {
    FINE.iter().chain(Message::all())
}

/// The message for a code and a variant; where there is no such variant, the
/// first one with the code.
///
/// ```
/// use callhome::doctor;
///
/// let message = doctor::message("not-a-proxy", "").expect("it is in the catalogue");
/// assert_eq!(message.remedy(), "check the proxy's address and port");
/// assert!(doctor::message("no-such-code", "").is_none());
/// ```
#[must_use]
pub fn message(code: &str, variant: &str) -> Option<&'static Message> {
    messages()
        .find(|message| message.code() == code && message.variant() == variant)
        .or_else(|| messages().find(|message| message.code() == code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_is_there_once_and_says_something() {
        let all: Vec<_> = messages().map(|m| (m.code(), m.variant())).collect();
        for (at, message) in messages().enumerate() {
            let key = (message.code(), message.variant());
            assert_eq!(all.iter().position(|other| *other == key), Some(at), "{key:?}");
            assert!(!message.cause().is_empty() && !message.remedy().is_empty(), "{key:?}");
            assert!(!message.remedy().contains('{'), "{key:?}");
        }
    }

    #[test]
    fn an_unknown_variant_falls_back_to_the_code() {
        assert_eq!(message("status", "no-such").map(Message::variant), Some(""));
        assert_eq!(message("name-not-found", "").map(Message::variant), Some("proxy"));
    }
}
