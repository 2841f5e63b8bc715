//! [`Endpoint`]: where the service centre is, whom to trust there, who we are.

use alloc::string::String;
use alloc::vec::Vec;

use url::Url;

use crate::secret::Secret;
use crate::settings::{
    ClientCertificate, Field, Host, Identity, Origin, Problem, ProblemKind, Problems, Roots,
};
use crate::text::is_printable;

/// The service centre: its URL, the roots to trust, the device's identity.
///
/// - An https URL of at most [`Endpoint::MAX_CHARS`] characters, before and
///   after normalisation, with a [`Host`] of at most
///   [`Host::MAX_ENDPOINT_CHARS`] characters.
/// - No user name or password, no query, no fragment; no white space, control
///   character or backslash.
/// - A base path is kept; it ends in a slash, added where there is none.
/// - At most [`Endpoint::MAX_UPLOAD_ORIGINS`] further origins, for service data.
/// - What the device says about itself goes to the endpoint's origin, and to
///   those upload origins that were named with it.
///
/// ```
/// use callhome::settings::{Endpoint, Field, ProblemKind};
///
/// let endpoint = Endpoint::new("https://support.example/callhome")?;
/// assert_eq!(endpoint.url().as_str(), "https://support.example/callhome/");
/// assert_eq!(endpoint.host().as_name(), Some("support.example"));
/// assert_eq!(endpoint.port(), 443);
///
/// let problems = Endpoint::new("https://me@support.example/").unwrap_err();
/// assert_eq!(problems.kind_of(Field::Endpoint), Some(ProblemKind::CredentialsInUrl));
/// # Ok::<(), callhome::settings::Problems>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    url: Url,
    origin: Origin,
    roots: Roots,
    identity: Identity,
    upload_origins: Vec<UploadOrigin>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct UploadOrigin {
    origin: Origin,
    send_identity: bool,
}

impl Endpoint {
    /// The most characters that the URL has.
    pub const MAX_CHARS: usize = 2048;
    /// The most upload origins that can be named.
    pub const MAX_UPLOAD_ORIGINS: usize = 8;
    /// The most characters that an `Authorization` value has.
    pub const MAX_AUTHORIZATION_CHARS: usize = 8192;

    /// The service centre at `url`. Nobody is trusted yet: see
    /// [`with_roots`](Self::with_roots).
    ///
    /// # Errors
    /// What is wrong with the URL, under [`Field::Endpoint`].
    pub fn new(url: &str) -> Result<Self, Problems> {
        let (mut url, origin) =
            check_url(url).map_err(|kind| Problem::new(Field::Endpoint, kind))?;
        if !url.path().ends_with('/') {
            let path = String::from(url.path()) + "/";
            url.set_path(&path);
        }
        if url.as_str().len() > Self::MAX_CHARS {
            let kind = ProblemKind::TooLong { max: Self::MAX_CHARS };
            return Err(Problem::new(Field::Endpoint, kind).into());
        }
        Ok(Self {
            url,
            origin,
            roots: Roots::none(),
            identity: Identity::default(),
            upload_origins: Vec::new(),
        })
    }

    /// Trusts `roots` and nobody else.
    #[must_use]
    pub fn with_roots(self, roots: Roots) -> Self {
        Self { roots, ..self }
    }

    /// Identifies the device by the value of an `Authorization` header, such as
    /// `Bearer …`.
    ///
    /// - One to [`Endpoint::MAX_AUTHORIZATION_CHARS`] visible ASCII characters,
    ///   with single spaces between them.
    ///
    /// # Errors
    /// What is wrong with the value, under [`Field::Authorization`].
    pub fn with_authorization(mut self, value: Secret) -> Result<Self, Problems> {
        check_authorization(value.expose())
            .map_err(|kind| Problem::new(Field::Authorization, kind))?;
        self.identity.authorization = Some(value);
        Ok(self)
    }

    /// Identifies the device by a client certificate.
    #[must_use]
    pub fn with_client_certificate(mut self, certificate: ClientCertificate) -> Self {
        self.identity.certificate = Some(certificate);
        self
    }

    /// Lets service data go to `origin` as well: an https URL with nothing after
    /// the port. `send_identity` says whether the device may say there who it
    /// is. Naming an origin again replaces what was said about it.
    ///
    /// # Errors
    /// What is wrong with the origin, or that there are too many, under
    /// [`Field::UploadOrigin`].
    pub fn with_upload_origin(
        mut self,
        origin: &str,
        send_identity: bool,
    ) -> Result<Self, Problems> {
        let problem = |kind| Problem::new(Field::UploadOrigin, kind);
        let (url, origin) = check_url(origin).map_err(problem)?;
        if url.path() != "/" {
            return Err(problem(ProblemKind::PathInOrigin).into());
        }
        self.upload_origins.retain(|known| known.origin != origin);
        if self.upload_origins.len() == Self::MAX_UPLOAD_ORIGINS {
            return Err(problem(ProblemKind::TooMany { max: Self::MAX_UPLOAD_ORIGINS }).into());
        }
        self.upload_origins.push(UploadOrigin { origin, send_identity });
        Ok(self)
    }

    /// The URL; its path ends in a slash.
    #[must_use]
    pub const fn url(&self) -> &Url {
        &self.url
    }

    /// The host.
    #[must_use]
    pub const fn host(&self) -> &Host {
        self.origin.host()
    }

    /// The port, 443 where the URL names none.
    #[must_use]
    pub const fn port(&self) -> u16 {
        self.origin.port()
    }

    /// Scheme, host and port.
    #[must_use]
    pub fn origin(&self) -> Origin {
        self.origin.clone()
    }

    /// Whom to trust.
    #[must_use]
    pub const fn roots(&self) -> &Roots {
        &self.roots
    }

    /// The origins beside the endpoint's own that service data may go to.
    pub fn upload_origins(&self) -> impl Iterator<Item = &Origin> {
        self.upload_origins.iter().map(|upload| &upload.origin)
    }

    /// Whether a request may go to `url`: it is on the endpoint's origin or on
    /// an upload origin, and has no user name or password in it.
    #[must_use]
    pub fn permits(&self, url: &Url) -> bool {
        let bare = url.username().is_empty() && url.password().is_none();
        let Some(origin) = Origin::of(url).filter(|_| bare) else { return false };
        origin == self.origin || self.upload_origins().any(|known| *known == origin)
    }

    /// What the device says about itself to `url`: everything on the endpoint's
    /// origin and on upload origins that were named with it, otherwise nothing.
    /// `None` also where no identity was set.
    #[must_use]
    pub fn identity_for(&self, url: &Url) -> Option<&Identity> {
        if self.identity.is_empty() || !self.permits(url) {
            return None;
        }
        let origin = Origin::of(url)?;
        let sent = origin == self.origin
            || self
                .upload_origins
                .iter()
                .any(|known| known.origin == origin && known.send_identity);
        sent.then_some(&self.identity)
    }
}

/// The rules that the endpoint and an upload origin share.
///
/// `Url::parse` repairs what it can: it trims, drops line breaks, turns `\` into
/// `/`, decodes a host's percent signs and reads `0x7f.1` as an address. Here a
/// URL is refused instead, so the text is looked at before it is parsed.
fn check_url(text: &str) -> Result<(Url, Origin), ProblemKind> {
    if text.is_empty() {
        return Err(ProblemKind::Missing);
    }
    if text.chars().nth(Endpoint::MAX_CHARS).is_some() {
        return Err(ProblemKind::TooLong { max: Endpoint::MAX_CHARS });
    }
    if text.contains(|c: char| c == '\\' || c.is_whitespace() || !is_printable(c)) {
        return Err(ProblemKind::ForbiddenCharacter {
            forbidden: "white space, control characters or a backslash",
        });
    }
    let (scheme, rest) = text.split_once("://").ok_or(ProblemKind::NotAUrl)?;
    if !scheme.eq_ignore_ascii_case("https") {
        return Err(ProblemKind::NotHttps);
    }
    if rest.contains(['?', '#']) {
        return Err(ProblemKind::QueryOrFragment);
    }
    let authority = rest.split_once('/').map_or(rest, |(authority, _)| authority);
    if authority.contains('@') {
        return Err(ProblemKind::CredentialsInUrl);
    }
    let host = Host::of_endpoint(host_of(authority)).map_err(|kind| match kind {
        ProblemKind::TooLong { max } => ProblemKind::HostInUrlTooLong { max },
        _ => ProblemKind::HostInUrl,
    })?;
    let url = Url::parse(text).map_err(|error| match error {
        url::ParseError::InvalidPort => ProblemKind::PortInUrl,
        _ => ProblemKind::NotAUrl,
    })?;
    let port = url.port_or_known_default().filter(|port| *port != 0);
    let origin = Origin::new(host, port.ok_or(ProblemKind::PortInUrl)?);
    // Both readers must mean the same host.
    if Origin::of(&url).as_ref() != Some(&origin) {
        return Err(ProblemKind::HostInUrl);
    }
    Ok((url, origin))
}

/// The host part of `host:port`, of `host`, or of either with an IPv6 address.
fn host_of(authority: &str) -> &str {
    match authority.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => host,
        _ => authority,
    }
}

fn check_authorization(value: &str) -> Result<(), ProblemKind> {
    if value.is_empty() {
        return Err(ProblemKind::Missing);
    }
    if value.len() > Endpoint::MAX_AUTHORIZATION_CHARS {
        return Err(ProblemKind::TooLong { max: Endpoint::MAX_AUTHORIZATION_CHARS });
    }
    let legal =
        value.split(' ').all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_graphic()));
    if !legal {
        return Err(ProblemKind::ForbiddenCharacter {
            forbidden: "anything but visible ASCII characters with single spaces between them",
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests;
