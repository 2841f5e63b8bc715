//! [`Proxy`]: the HTTP proxy on the way to the service centre.

use alloc::string::{String, ToString};
use core::fmt;
use core::num::NonZeroU16;

use crate::secret::Secret;
use crate::settings::problem::Findings;
use crate::settings::{Field, Host, ProblemKind, Problems, ProxyField};

/// An HTTP proxy that opens tunnels with `CONNECT`.
///
/// - The address is a [`Host`]: at most [`Host::MAX_CHARS`] characters.
/// - The port is 1 to 65535.
/// - With credentials or without; with them the proxy is offered Basic
///   authentication. Nobody else ever sees them.
///
/// It is made by [`ProxyDraft::check`]. The limits are those of XClarity
/// Controller and hold everywhere.
///
/// ```
/// use callhome::settings::ProxyDraft;
///
/// let draft = ProxyDraft {
///     address: "proxy.example".into(),
///     port: Some(3128),
///     user_name: "device".into(),
///     password: Some("correct horse".replace(' ', "-").into()),
/// };
/// let proxy = draft.check(None)?;
/// assert_eq!(proxy.host().authority(proxy.port()), "proxy.example:3128");
/// assert_eq!(proxy.credentials().map(|c| c.user_name()), Some("device"));
/// assert!(!format!("{proxy:?}").contains("horse"));
/// # Ok::<(), callhome::settings::Problems>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proxy {
    host: Host,
    port: NonZeroU16,
    credentials: Option<ProxyCredentials>,
}

impl Proxy {
    /// The port that is usual for proxies, for a form to begin with.
    pub const USUAL_PORT: u16 = 3128;

    /// Its address.
    #[must_use]
    pub const fn host(&self) -> &Host {
        &self.host
    }

    /// Its port.
    #[must_use]
    pub const fn port(&self) -> u16 {
        self.port.get()
    }

    /// What it is to be told when it asks who we are.
    #[must_use]
    pub const fn credentials(&self) -> Option<&ProxyCredentials> {
        self.credentials.as_ref()
    }

    /// The form filled in with this proxy. The password is left out, which
    /// means *keep* as long as address, port and user name stay as they are.
    #[must_use]
    pub fn to_draft(&self) -> ProxyDraft {
        ProxyDraft {
            address: self.host.to_string(),
            port: Some(i64::from(self.port())),
            user_name: self.credentials.as_ref().map_or_else(String::new, |c| c.user_name.clone()),
            password: None,
        }
    }
}

/// A user name and a password for a proxy.
///
/// - The user name is not empty, has at most
///   [`MAX_USER_NAME_CHARS`](Self::MAX_USER_NAME_CHARS) characters, and no white
///   space, no control characters and no `:`, which would end it (RFC 7617).
/// - The password may be empty; it has at most
///   [`MAX_PASSWORD_CHARS`](Self::MAX_PASSWORD_CHARS) characters, no white space
///   and no control characters.
/// - `Debug` shows neither.
///
/// ```
/// use callhome::settings::ProxyDraft;
///
/// let draft = ProxyDraft {
///     address: "192.0.2.1".into(),
///     port: Some(3128),
///     user_name: "device".into(),
///     ..ProxyDraft::default()
/// };
/// let proxy = draft.check(None)?;
/// let credentials = proxy.credentials().expect("there is a user name");
/// assert!(credentials.password().is_empty());
/// assert_eq!(format!("{credentials:?}"), "ProxyCredentials(***)");
/// # Ok::<(), callhome::settings::Problems>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct ProxyCredentials {
    user_name: String,
    password: Secret,
}

impl ProxyCredentials {
    /// The most characters a user name has.
    pub const MAX_USER_NAME_CHARS: usize = 30;
    /// The most characters a password has.
    pub const MAX_PASSWORD_CHARS: usize = 15;

    /// The user name.
    #[must_use]
    pub fn user_name(&self) -> &str {
        &self.user_name
    }

    /// The password, which may be empty.
    #[must_use]
    pub const fn password(&self) -> &Secret {
        &self.password
    }
}

impl fmt::Debug for ProxyCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ProxyCredentials(***)")
    }
}

/// The proxy's form, as an administrator filled it in.
///
/// - Nothing is trimmed: white space is a mistake that is named.
/// - `password: None` keeps the current password while address, port and user
///   name are unchanged, and means no password otherwise. `Some("")` clears it.
/// - `Debug` shows neither user name nor password, and no address that is not
///   one.
///
/// ```
/// use callhome::settings::{Field, ProblemKind, ProxyDraft, ProxyField};
///
/// let draft = ProxyDraft { address: "a..b".into(), ..ProxyDraft::default() };
/// let problems = draft.check(None).unwrap_err();
/// assert_eq!(
///     problems.kind_of(Field::Proxy(ProxyField::Address)),
///     Some(ProblemKind::NotAHost),
/// );
/// assert_eq!(problems.kind_of(Field::Proxy(ProxyField::Port)), Some(ProblemKind::Missing));
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct ProxyDraft {
    /// An IPv4 or IPv6 address or a host name.
    pub address: String,
    /// The port; any number, so that a wrong one can be refused by name.
    pub port: Option<i64>,
    /// The user name; empty for a proxy that asks for none.
    pub user_name: String,
    /// The password; `None` keeps the current one.
    pub password: Option<Secret>,
}

impl ProxyDraft {
    /// The checked proxy. `current` is the one in use now, whose password a
    /// draft without one may keep.
    ///
    /// # Errors
    /// Everything that is wrong with the form, under [`Field::Proxy`].
    pub fn check(&self, current: Option<&Proxy>) -> Result<Proxy, Problems> {
        let mut findings = Findings::default();
        let host = findings.take(Field::Proxy(ProxyField::Address), self.address.parse::<Host>());
        let port = findings.take(Field::Proxy(ProxyField::Port), check_port(self.port));
        let has_password = self.password.as_ref().is_some_and(|password| !password.is_empty());
        let user_name = check_user_name(&self.user_name, has_password);
        findings.take(Field::Proxy(ProxyField::UserName), user_name);
        let password = self.password.as_ref().map_or(Ok(()), check_password);
        findings.take(Field::Proxy(ProxyField::Password), password);

        findings.finish(host.zip(port).map(|(host, port)| {
            let credentials = (!self.user_name.is_empty()).then(|| ProxyCredentials {
                user_name: self.user_name.clone(),
                password: match &self.password {
                    Some(password) => password.clone(),
                    None => self.kept_password(&host, port, current).unwrap_or_default(),
                },
            });
            Proxy { host, port, credentials }
        }))
    }

    fn kept_password(
        &self,
        host: &Host,
        port: NonZeroU16,
        current: Option<&Proxy>,
    ) -> Option<Secret> {
        current
            .filter(|current| current.host == *host && current.port == port)
            .and_then(Proxy::credentials)
            .filter(|credentials| credentials.user_name == self.user_name)
            .map(|credentials| credentials.password.clone())
    }

    /// Whether nothing was filled in; a port alone says nothing, because forms
    /// come with the usual one.
    pub(super) fn is_blank(&self) -> bool {
        self.address.is_empty()
            && self.user_name.is_empty()
            && self.password.as_ref().is_none_or(Secret::is_empty)
    }

    /// The port of a proxy that is not there: 0 and none are fine as well.
    pub(super) fn check_idle_port(&self) -> Result<(), ProblemKind> {
        match self.port {
            None | Some(0) => Ok(()),
            port => check_port(port).map(drop),
        }
    }
}

impl fmt::Debug for ProxyDraft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ProxyDraft")
            // Only if it is one: people paste `user:password@host` here.
            .field("address", &self.address.parse::<Host>().ok())
            .field("port", &self.port)
            .finish_non_exhaustive()
    }
}

fn check_port(port: Option<i64>) -> Result<NonZeroU16, ProblemKind> {
    let port = port.ok_or(ProblemKind::Missing)?;
    u16::try_from(port)
        .ok()
        .and_then(NonZeroU16::new)
        .ok_or(ProblemKind::OutOfRange { min: 1, max: i64::from(u16::MAX) })
}

fn check_user_name(user_name: &str, has_password: bool) -> Result<(), ProblemKind> {
    if user_name.is_empty() && has_password {
        return Err(ProblemKind::Missing);
    }
    if user_name.contains(|c: char| c == ':' || c.is_whitespace() || c.is_control()) {
        return Err(ProblemKind::ForbiddenCharacter {
            forbidden: "white space, control characters or a colon",
        });
    }
    at_most(user_name, ProxyCredentials::MAX_USER_NAME_CHARS)
}

fn check_password(password: &Secret) -> Result<(), ProblemKind> {
    let password = password.expose();
    if password.contains(|c: char| c.is_whitespace() || c.is_control()) {
        return Err(ProblemKind::ForbiddenCharacter {
            forbidden: "white space or control characters",
        });
    }
    at_most(password, ProxyCredentials::MAX_PASSWORD_CHARS)
}

fn at_most(text: &str, max: usize) -> Result<(), ProblemKind> {
    if text.chars().nth(max).is_some() { Err(ProblemKind::TooLong { max }) } else { Ok(()) }
}

#[cfg(test)]
mod tests;
