//! Reads the length of an RSA key, for messages.

use crate::transport::certificate::der::{Elements, OID, SEQUENCE};

/// The length of the key in bits; `None` for a key of another kind. What is read
/// is the inside of a `SubjectPublicKeyInfo` (RFC 3279, 2.3.1).
pub(super) fn bits(key: &[u8]) -> Option<usize> {
    let mut parts = Elements(key);
    let algorithm = parts.expect(SEQUENCE)?;
    Elements(algorithm).expect(OID).filter(|oid| *oid == RSA)?;
    // The first byte counts the bits that are missing at the end: none.
    let (0, numbers) = parts.expect(BIT_STRING)?.split_first()? else { return None };
    let modulus = Elements(Elements(numbers).expect(SEQUENCE)?).expect(INTEGER)?;
    let start = modulus.iter().position(|byte| *byte != 0)?;
    let unused = modulus.get(start)?.leading_zeros() as usize;
    Some((modulus.len() - start) * 8 - unused)
}

const INTEGER: u8 = 0x02;
const BIT_STRING: u8 = 0x03;
const RSA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1];

#[cfg(test)]
mod tests {
    use proptest::prelude::proptest;

    use super::*;

    fn element(tag: u8, value: &[u8]) -> Vec<u8> {
        let length = u16::try_from(value.len()).unwrap().to_be_bytes();
        [&[tag, 0x82][..], &length, value].concat()
    }

    #[test]
    fn the_length_of_a_key_is_that_of_its_modulus() {
        let of = |oid: &[u8], modulus: &[u8]| {
            let numbers = element(SEQUENCE, &element(INTEGER, modulus));
            let key = element(BIT_STRING, &[&[0][..], &numbers].concat());
            bits(&[element(SEQUENCE, &element(OID, oid)), key].concat())
        };
        assert_eq!(of(RSA, &[&[0, 0x80][..], &[1; 255]].concat()), Some(2048));
        assert_eq!(of(RSA, &[&[0x7f][..], &[1; 255]].concat()), Some(2047));
        assert_eq!(of(RSA, &[0, 0]), None);
        assert_eq!(of(&RSA[1..], &[0x7f]), None);
    }

    proptest! {
        #[test]
        fn any_bytes_are_read(bytes: Vec<u8>) {
            let _ = bits(&bytes);
            let _ = bits(&[element(SEQUENCE, &element(OID, RSA)), bytes].concat());
        }
    }
}
