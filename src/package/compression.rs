//! [`Compression`]: what a package is compressed with.

/// What a package is compressed with. Which there are depends on the features.
///
/// ```
/// # #[cfg(feature = "zstd")] {
/// use callhome::package::Compression;
///
/// assert_eq!(Compression::Zstd.file_extension(), "tar.zst");
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Compression {
    /// zstd (RFC 8878) at level 1 with a window of 256 KiB: the fastest, in about
    /// 1.1 MiB of memory. The feature `zstd` brings it, and C code.
    #[cfg(feature = "zstd")]
    Zstd,
    /// gzip (RFC 1952), for back ends that want it and hosts without a C
    /// compiler. About a third as fast as zstd. The feature `gzip` brings it.
    #[cfg(feature = "gzip")]
    Gzip,
}

impl Compression {
    /// What the name of such a package ends with, after the dot.
    #[must_use]
    pub fn file_extension(self) -> &'static str {
        match self {
            #[cfg(feature = "zstd")]
            Self::Zstd => "tar.zst",
            #[cfg(feature = "gzip")]
            Self::Gzip => "tar.gz",
        }
    }
}
