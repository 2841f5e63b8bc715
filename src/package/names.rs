//! [`Names`]: the names in one package, none of which stands in another's way.

use std::collections::BTreeSet;
use std::ops::Bound;

use crate::package::{HEAD_NAME, MANIFEST_NAME};
use crate::text::is_printable;

/// Whether a name can be in a package: relative, printable, without `\`, no
/// component empty, `.` or `..`, not reserved, at most `most` bytes.
pub(super) fn is_good(name: &str, most: usize) -> bool {
    let reserved = [HEAD_NAME, MANIFEST_NAME];
    name.len() <= most
        && name.chars().all(|c| c != '\\' && is_printable(c))
        && name.split('/').all(|part| !matches!(part, "" | "." | ".."))
        && name.split('/').next().is_some_and(|first| !reserved.contains(&first))
}

/// The names in one package.
#[derive(Default)]
pub(super) struct Names(BTreeSet<Box<str>>);

impl Names {
    /// Whether a member has the name, is a folder above it, or lies below it:
    /// unpacked, one would stand in the way of the other.
    pub(super) fn is_taken(&self, name: &str) -> bool {
        let mut above = name.match_indices('/').filter_map(|(at, _)| name.get(..at));
        if self.0.contains(name) || above.any(|folder| self.0.contains(folder)) {
            return true;
        }
        let below = [name, "/"].concat();
        let from: (Bound<&str>, Bound<&str>) = (Bound::Included(&below), Bound::Unbounded);
        self.0.range::<str, _>(from).next().is_some_and(|next| next.starts_with(&below))
    }

    /// Takes the name. Returns whether it was free.
    pub(super) fn take(&mut self, name: &str) -> bool {
        let free = !self.is_taken(name);
        if free {
            self.insert(name);
        }
        free
    }

    /// Takes a name that was just found free.
    pub(super) fn insert(&mut self, name: &str) {
        self.0.insert(name.into());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_stands_in_the_way_of_another() {
        let mut names = Names::default();
        for free in ["a/b", "a/c", "a-", "b"] {
            assert!(names.take(free), "{free}");
        }
        for taken in ["a/b", "a", "a/b/c", "b/x/y"] {
            assert!(!names.take(taken), "{taken}");
        }
        assert!(names.take("a/bb"));
    }

    #[test]
    fn what_could_leave_the_folder_or_hide_is_no_name() {
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
            "abcdefghijk",
        ] {
            assert!(!is_good(bad, 10) || bad.len() > 10 && !is_good(bad, 500), "{bad:?}");
        }
        for good in ["a", "a/b.c", "...", "x:1f.0", "a/package", "naïve f"] {
            assert!(is_good(good, 10), "{good:?}");
        }
    }
}
