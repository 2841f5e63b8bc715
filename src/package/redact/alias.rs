//! [`Alias`]: names that stand for others, made with a key.

use sha2::{Digest as _, Sha256};
use zeroize::Zeroize;

/// HMAC-SHA256's block, in bytes.
const BLOCK: usize = 64;

/// Makes pseudonyms: HMAC-SHA256 (RFC 2104) under a key that stays here.
pub(super) struct Alias {
    inner: Sha256,
    outer: Sha256,
}

impl Alias {
    pub(super) fn new(key: &[u8; 32]) -> Self {
        let mut pads = [[0x36; BLOCK], [0x5c; BLOCK]];
        for pad in &mut pads {
            for (byte, key) in pad.iter_mut().zip(key) {
                *byte ^= key;
            }
        }
        let [inner, outer] = &pads;
        let made =
            Self { inner: Sha256::new_with_prefix(inner), outer: Sha256::new_with_prefix(outer) };
        pads.zeroize();
        made
    }

    pub(super) fn mac(&self, parts: &[&[u8]]) -> [u8; 32] {
        let mut inner = self.inner.clone();
        for part in parts {
            inner.update(part);
        }
        let mut outer = self.outer.clone();
        outer.update(inner.finalize());
        outer.finalize().into()
    }

    /// Fills `place` with `prefix`, where there is room for it, and letters and
    /// digits that `value` decides. A shorter place has the beginning of the same.
    pub(super) fn write(&self, ticket: &[u8], prefix: &str, value: &[u8], place: &mut [u8]) {
        const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
        let prefixed = place.len() >= prefix.len() + 4;
        let (front, rest) = place.split_at_mut(if prefixed { prefix.len() } else { 0 });
        front.copy_from_slice(prefix.as_bytes().get(..front.len()).unwrap_or_default());
        let size = (value.len() as u64).to_be_bytes();
        for (number, piece) in (0u8..).zip(rest.chunks_mut(32)) {
            let digest = self.mac(&[ticket, b"/", prefix.as_bytes(), &size, value, &[number]]);
            for (letter, byte) in piece.iter_mut().zip(digest) {
                *letter = LETTERS.get(usize::from(byte % 32)).copied().unwrap_or(b'a');
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mac_is_the_one_of_the_standard() {
        // RFC 4231, case 1, whose key of 20 bytes is filled up with zeros.
        let mut key = [0; 32];
        key[..20].fill(0x0b);
        let mac = Alias::new(&key).mac(&[b"Hi ", b"There"]);
        assert_eq!(mac[..8], [0xb0, 0x34, 0x4c, 0x61, 0xd8, 0xdb, 0x38, 0x53]);
    }

    #[test]
    fn a_shorter_place_has_the_beginning_of_the_same() {
        let alias = Alias::new(&[7; 32]);
        let (mut long, mut short) = ([0; 100], [0; 9]);
        alias.write(&[1; 16], "host", b"bmc", &mut long);
        alias.write(&[1; 16], "host", b"bmc", &mut short);
        assert_eq!(long[..9], short);
        assert!(long.iter().all(u8::is_ascii_alphanumeric));
        let mut other = [0; 100];
        alias.write(&[2; 16], "host", b"bmc", &mut other);
        assert_ne!(long, other);
    }
}
