//! [`Message`] and [`Argument`]: the texts behind a code, for hosts that translate.

use alloc::string::{String, ToString};
use core::fmt;

use crate::cause::messages::MESSAGES;
use crate::cause::{AuthSchemes, Peer, Phase};
use crate::text::Excerpt;
use crate::time::WallTime;

/// One entry of the catalogue: what is wrong and what can be done, in English.
///
/// Code and variant stay the same in every later version, so that a host can
/// keep translations under them; where it has none for a variant, the one of the
/// code alone is the next best. A text has placeholders in braces, such as
/// `{status}`, for which there are typed [`Argument`]s.
///
/// ```
/// use callhome::{Argument, Cause};
///
/// let cause = Cause::ProxyCannotReach { status: 503 };
/// let message = cause.message();
/// assert_eq!((message.code(), message.variant()), ("proxy-cannot-reach", ""));
/// assert!(message.cause().contains("{status}"));
/// assert_eq!(cause.arguments(), [("status", Argument::Number(503))]);
/// assert_eq!(message.cause_with(&cause.arguments()), cause.to_string());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Message {
    code: &'static str,
    variant: &'static str,
    cause: &'static str,
    remedy: &'static str,
}

impl Message {
    pub(crate) const fn new(
        code: &'static str,
        variant: &'static str,
        cause: &'static str,
        remedy: &'static str,
    ) -> Self {
        Self { code, variant, cause, remedy }
    }

    /// Every message of every cause, in the order of the causes. The connection
    /// doctor has a few more, for good verdicts.
    #[must_use]
    pub fn all() -> &'static [Self] {
        MESSAGES
    }

    /// The stable code, such as `proxy-refused`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.code
    }

    /// Which of several texts with the same code; empty where there is but one.
    #[must_use]
    pub const fn variant(&self) -> &'static str {
        self.variant
    }

    /// What is wrong, with placeholders.
    #[must_use]
    pub const fn cause(&self) -> &'static str {
        self.cause
    }

    /// What can be done about it; there are no placeholders in it.
    #[must_use]
    pub const fn remedy(&self) -> &'static str {
        self.remedy
    }

    /// The cause with its placeholders filled in. One that has no argument stays
    /// as it is; what an argument says is not searched for placeholders.
    #[must_use]
    pub fn cause_with(&self, arguments: &[(&'static str, Argument)]) -> String {
        filled(self.cause, arguments)
    }
}

fn filled(template: &str, arguments: &[(&'static str, Argument)]) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let argument = after.split_once('}').and_then(|(name, after)| {
            let (_, argument) = arguments.iter().find(|(known, _)| *known == name)?;
            Some((argument, after))
        });
        match argument {
            Some((argument, after)) => {
                text.push_str(&argument.to_string());
                rest = after;
            }
            None => {
                text.push('{');
                rest = after;
            }
        }
    }
    text.push_str(rest);
    text
}

/// What stands in for a placeholder of a [`Message`]. `Display` is its English.
///
/// ```
/// use callhome::{Argument, Peer};
///
/// assert_eq!(Argument::Peer(Peer::Proxy).to_string(), "proxy");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Argument {
    /// A status or a number of seconds.
    Number(u64),
    /// Who.
    Peer(Peer),
    /// What was under way.
    Phase(Phase),
    /// The schemes that a proxy offers.
    Schemes(AuthSchemes),
    /// Words from outside, safe to show; they are not translated.
    Words(Excerpt),
    /// A time.
    Time(WallTime),
}

impl fmt::Display for Argument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => fmt::Display::fmt(number, f),
            Self::Peer(peer) => fmt::Display::fmt(peer, f),
            Self::Phase(phase) => fmt::Display::fmt(phase, f),
            Self::Schemes(schemes) => fmt::Display::fmt(schemes, f),
            Self::Words(words) => fmt::Display::fmt(words, f),
            Self::Time(time) => fmt::Display::fmt(time, f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_filled_once_and_unknown_ones_stay() {
        let words = |text| Argument::Words(Excerpt::new(text));
        let arguments = [("a", words("{b}")), ("b", words("x"))];
        assert_eq!(filled("{a} and {b}, {c} and {", &arguments), "{b} and x, {c} and {");
        assert_eq!(filled("", &arguments), "");
    }
}
