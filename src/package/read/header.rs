//! [`Header`]: one block of 512 bytes in front of a member.

use crate::package::read::ReadError;
use crate::time::WallTime;

/// What a tar header says, as far as a package has it.
///
/// Mode and owner are not looked at: nothing is done with them. Everything else
/// must be as the format has it, so that no two readers can see two archives.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) kind: HeaderKind,
    /// The name, unchecked.
    pub(super) name: Vec<u8>,
    /// How many bytes follow, unchecked.
    pub(super) bytes: u64,
    pub(super) modified: Option<WallTime>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HeaderKind {
    Regular,
    /// The data are the name of the next member.
    LongName,
}

impl Header {
    pub(super) const BLOCK: usize = 512;
    const LONG_NAME: &[u8] = b"././@LongLink";

    /// Reads a header; `None` is a block of zeros.
    pub(super) fn parse(block: &[u8; Self::BLOCK]) -> Result<Option<Self>, ReadError> {
        if block.iter().all(|byte| *byte == 0) {
            return Ok(None);
        }
        let field = |at: usize, length: usize| block.get(at..at + length).unwrap_or_default();
        let all: u64 = block.iter().map(|byte| u64::from(*byte)).sum();
        let own: u64 = field(148, 8).iter().map(|byte| u64::from(*byte)).sum();
        // It was counted with eight spaces in its own place.
        if octal(field(148, 8)) != Some(all - own + 8 * 32) {
            return Err(ReadError::Damaged("a tar header's checksum differs"));
        }
        let kind = match field(156, 1) {
            b"0" => HeaderKind::Regular,
            b"L" => HeaderKind::LongName,
            b"1" | b"2" => return Err(ReadError::Hostile("a link in the archive")),
            b"3" | b"4" | b"6" => return Err(ReadError::Hostile("a device in the archive")),
            _ => return Err(ReadError::Hostile("an entry that is no regular file")),
        };
        if field(257, 8) != b"ustar  \0" {
            return Err(ReadError::Damaged("a tar header is not of the GNU form"));
        }
        // The target of links; names of owners, numbers of devices, sparse maps.
        // GNU tar gives long names an owner.
        let names = kind == HeaderKind::Regular && is_not_zero(field(265, 80));
        if names || is_not_zero(field(157, 100)) || is_not_zero(field(345, 167)) {
            return Err(ReadError::Damaged("a tar header has a field that packages have not"));
        }
        let name = until_zeros(field(0, 100))
            .ok_or(ReadError::Hostile("a name has something behind its end"))?;
        if kind == HeaderKind::LongName && name != Self::LONG_NAME {
            return Err(ReadError::Damaged("a tar header is not of the GNU form"));
        }
        let time = number(field(136, 12))?;
        Ok(Some(Self {
            kind,
            name: name.to_vec(),
            bytes: number(field(124, 12))?,
            modified: i64::try_from(time)
                .ok()
                .filter(|time| *time > 0)
                .and_then(|time| WallTime::from_unix_seconds(time).ok()),
        }))
    }
}

fn is_not_zero(bytes: &[u8]) -> bool {
    bytes.iter().any(|byte| *byte != 0)
}

/// What comes before the first zero byte, if only such bytes follow.
pub(super) fn until_zeros(field: &[u8]) -> Option<&[u8]> {
    let end = field.iter().position(|byte| *byte == 0).unwrap_or(field.len());
    let (text, rest) = field.split_at_checked(end)?;
    (!is_not_zero(rest)).then_some(text)
}

/// A number in octal digits, or in base 256 where the first bit is set.
fn number(field: &[u8]) -> Result<u64, ReadError> {
    match field.split_first() {
        Some((0x80, digits)) => {
            let (high, low) = digits.split_at_checked(digits.len() - 8).unwrap_or((digits, &[]));
            match low.first_chunk() {
                Some(low) if !is_not_zero(high) => Ok(u64::from_be_bytes(*low)),
                _ => Err(ReadError::Hostile("a length that no member can have")),
            }
        }
        Some((first, _)) if first & 0x80 != 0 => {
            Err(ReadError::Hostile("a length that no member can have"))
        }
        _ => octal(field).ok_or(ReadError::Damaged("a tar header has a number that is none")),
    }
}

/// Octal digits, one at least, and then only zero bytes and spaces.
fn octal(field: &[u8]) -> Option<u64> {
    let end = field.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(field.len());
    let (digits, rest) = field.split_at_checked(end)?;
    if digits.is_empty() || rest.iter().any(|byte| !matches!(byte, 0 | b' ')) {
        return None;
    }
    // Twelve digits of three bits each do not overflow.
    digits.iter().try_fold(0_u64, |value, digit| {
        (*digit < b'8').then(|| value << 3 | u64::from(digit - b'0'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(change: impl FnOnce(&mut tar::Header)) -> [u8; Header::BLOCK] {
        let mut header = tar::Header::new_gnu();
        header.set_path("log/sel.txt").unwrap();
        header.set_entry_type(tar::EntryType::Regular);
        header.set_mode(0o644);
        header.set_uid(0);
        header.set_gid(0);
        header.set_size(77);
        header.set_mtime(1_000_000_000);
        change(&mut header);
        header.set_cksum();
        *header.as_bytes()
    }

    #[test]
    fn a_header_of_the_writer_is_read() {
        let header = Header::parse(&block(|_| {})).unwrap().unwrap();
        assert_eq!((header.kind, header.bytes), (HeaderKind::Regular, 77));
        assert_eq!(header.name, b"log/sel.txt");
        assert_eq!(header.modified, WallTime::from_unix_seconds(1_000_000_000).ok());
        assert_eq!(Header::parse(&[0; 512]).unwrap(), None);
    }

    #[test]
    fn lengths_are_read_in_both_forms_up_to_the_largest() {
        for bytes in [0, 1, (8 << 30) - 1, 8 << 30, u64::MAX] {
            let header = Header::parse(&block(|header| header.set_size(bytes))).unwrap().unwrap();
            assert_eq!(header.bytes, bytes);
        }
        for (size, hostile) in [
            ([0xff; 12], true),
            ([0x80, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0], true),
            (*b"-0000000012\0", false),
            (*b"00000000008\0", false),
            (*b"           \0", false),
            (*b"1 000000000\0", false),
            ([0; 12], false),
        ] {
            let block = block(|header| header.as_old_mut().size = size);
            let error = Header::parse(&block).unwrap_err();
            assert_eq!(matches!(error, ReadError::Hostile(_)), hostile, "{size:?}: {error}");
        }
    }

    #[test]
    fn every_changed_byte_is_noticed() {
        let good = block(|_| {});
        for at in 0..good.len() {
            let mut changed = good;
            changed[at] ^= 1;
            assert!(Header::parse(&changed).is_err(), "{at}");
        }
    }
}
