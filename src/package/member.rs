//! [`Member`]: what a source is called in the package.

use crate::event::MemberKind;
use crate::package::names::is_good;
use crate::text::is_printable;
use crate::time::WallTime;

/// What a source is called in the package, and what is known about it.
///
/// - The name is relative: one or more components with `/` between them, none
///   of them empty, `.` or `..`.
/// - It is printable, has no `\`, and at most [`Member::MAX_NAME`] bytes.
/// - It is neither `package.json` nor `manifest.json`, nor below these.
///
/// ```
/// use callhome::event::MemberKind;
/// use callhome::package::Member;
///
/// let member = Member::new("log/sel.txt", MemberKind::EventLog)?;
/// assert_eq!(member.name(), "log/sel.txt");
/// assert!(member.is_text());
/// assert!(Member::new("../etc/shadow", MemberKind::Configuration).is_err());
/// # Ok::<(), callhome::package::BadName>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    name: String,
    kind: MemberKind,
    modified: Option<WallTime>,
    text: bool,
    renamed: bool,
}

/// The name cannot be used in a package.
///
/// ```
/// use callhome::event::MemberKind;
/// use callhome::package::{BadName, Member};
///
/// assert_eq!(Member::new("/etc/passwd", MemberKind::Configuration), Err(BadName));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "not the name of a package member: relative, printable, no `..`, no `\\`, \
     not reserved, at most {} bytes",
    Member::MAX_NAME
)]
pub struct BadName;

impl Member {
    /// The longest name, in bytes.
    pub const MAX_NAME: usize = 500;

    /// A member with this name, of this kind. Whether the kind may be in a
    /// package is for [`PackageRules`](crate::package::PackageRules) to say.
    ///
    /// # Errors
    /// [`BadName`] when the name is not of the form above.
    pub fn new(name: &str, kind: MemberKind) -> Result<Self, BadName> {
        if !is_good(name, Self::MAX_NAME) {
            return Err(BadName);
        }
        let text = kind.is_text();
        Ok(Self { name: name.to_owned(), kind, modified: None, text, renamed: false })
    }

    /// The same member as something other than text: secrets are not searched
    /// for in it, and the manifest says so.
    #[must_use]
    pub fn as_binary(self) -> Self {
        Self { text: false, ..self }
    }

    /// The same member as text, although its kind is not.
    #[must_use]
    pub fn as_text(self) -> Self {
        Self { text: true, ..self }
    }

    /// The same member with the time of its last change. Files have their own.
    #[must_use]
    pub fn with_modified(self, modified: WallTime) -> Self {
        Self { modified: Some(modified), ..self }
    }

    /// Its name in the package.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What kind of service data it is.
    #[must_use]
    pub fn kind(&self) -> &MemberKind {
        &self.kind
    }

    /// Whether secrets are searched for in it, as in text.
    #[must_use]
    pub fn is_text(&self) -> bool {
        self.text
    }

    /// The time of its last change.
    #[must_use]
    pub fn modified(&self) -> Option<WallTime> {
        self.modified
    }

    /// Whether its name is not quite the source's.
    pub(super) fn is_renamed(&self) -> bool {
        self.renamed
    }

    /// The member of the same kind that lies below this one. `file_name` is one
    /// component; what cannot be in a name is escaped.
    pub(super) fn child(&self, file_name: &[u8]) -> Result<Self, (String, BadName)> {
        let escaped = escape(file_name);
        let name = [self.name.as_str(), "/", &escaped].concat();
        let renamed = self.renamed || escaped.as_bytes() != file_name;
        match Self::new(&name, self.kind.clone()) {
            Ok(child) => Ok(Self { text: self.text, renamed, ..child }),
            Err(bad) => Err((name, bad)),
        }
    }
}

/// `file_name` with `%` and two hexadecimal digits for each byte of what cannot
/// be in a member's name.
fn escape(file_name: &[u8]) -> String {
    let mut escaped = String::with_capacity(file_name.len());
    let push = |escaped: &mut String, bytes: &[u8]| {
        for byte in bytes {
            escaped.push_str(&format!("%{byte:02X}"));
        }
    };
    for chunk in file_name.utf8_chunks() {
        for c in chunk.valid().chars() {
            if is_printable(c) && c != '\\' {
                escaped.push(c);
            } else {
                push(&mut escaped, c.encode_utf8(&mut [0; 4]).as_bytes());
            }
        }
        push(&mut escaped, chunk.invalid());
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_ends_at_its_bound() {
        let full = "é/".repeat(Member::MAX_NAME / 3) + "ab";
        assert_eq!(full.len(), Member::MAX_NAME);
        assert!(Member::new(&full, MemberKind::EventLog).is_ok());
        assert_eq!(Member::new(&(full + "c"), MemberKind::EventLog), Err(BadName));
    }

    #[test]
    fn what_could_leave_the_folder_or_hide_is_refused() {
        for bad in [
            "",
            "/",
            "/a",
            "a/",
            "a//b",
            ".",
            "./a",
            "a/..",
            "../a",
            "a/../b",
            "a\\b",
            "a\0b",
            "a\nb",
            "a\u{202e}b",
            "package.json",
            "manifest.json",
            "package.json/a",
        ] {
            assert_eq!(Member::new(bad, MemberKind::EventLog), Err(BadName), "{bad:?}");
        }
        for good in ["a", "a/b.c", "...", "0000:00:1f.0", "a/package.json", "naïve file"] {
            assert!(Member::new(good, MemberKind::EventLog).is_ok(), "{good:?}");
        }
    }

    #[test]
    fn a_child_keeps_the_kind_and_shows_what_was_escaped() {
        let parent = Member::new("log", MemberKind::EventLog).unwrap();
        let child = parent.child(b"sel.txt").unwrap();
        assert_eq!((child.name(), child.is_renamed()), ("log/sel.txt", false));
        assert_eq!(child.kind(), &MemberKind::EventLog);
        let child = parent.child(b"b\xff\n\\\xe2\x80\xae").unwrap();
        assert_eq!((child.name(), child.is_renamed()), ("log/b%FF%0A%5C%E2%80%AE", true));
        assert!(parent.child(&[0xff; 200]).is_err());
    }
}
