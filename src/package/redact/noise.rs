//! Whether a cue stands in a text, or among bytes that only happen to spell it.
//!
//! Compressed and encrypted files have every short word somewhere: three given bytes
//! come sixty times in a gigabyte. Logs in an older encoding, and dumps of memory with
//! strings in them, are text all the same.

use crate::package::redact::found::Found;
use crate::package::redact::text::Text;

/// How many bytes are looked at before the cue, and from the value on.
const LOOKED_AT: usize = 32;

/// Of so many bytes on either side one may be strange: an older encoding has some. Of
/// random bytes more than half are.
const BYTES_PER_STRANGE: usize = 3;

/// The same of both sides together.
const BYTES_PER_STRANGE_IN_ALL: usize = 4;

/// So many bytes of ASCII in a row, with cue and value among them, are a string
/// whatever is around it.
const STRING: usize = 20;

/// Whether what was found at the cue `at` is chance.
pub(super) fn is_noise(text: Text<'_>, at: usize, found: &Found) -> bool {
    let Some(value) = found.start() else { return false };
    let before = text.cut(at.saturating_sub(LOOKED_AT), at);
    let behind = text.cut(value, value + LOOKED_AT);
    is_strange(before, behind) && !is_string(text, at, value)
}

fn is_strange(before: &[u8], behind: &[u8]) -> bool {
    let counts = [before, behind].map(strange);
    let lengths = [before, behind].map(<[u8]>::len);
    let [all, length] = [counts, lengths].map(|pair| pair.iter().sum::<usize>());
    all * BYTES_PER_STRANGE_IN_ALL > length
        || counts.iter().zip(lengths).any(|(count, length)| count * BYTES_PER_STRANGE > length)
}

/// How many bytes are no text: control characters, and what is no UTF-8. The first and
/// the last character may have been cut.
fn strange(bytes: &[u8]) -> usize {
    let is_continuation = |byte: &&u8| (0x80..0xc0).contains(*byte);
    let cut = bytes.iter().take(3).take_while(is_continuation).count();
    let bytes = bytes.get(cut..).unwrap_or_default();
    let cut = std::str::from_utf8(bytes).err().filter(|error| error.error_len().is_none());
    let whole = cut.map_or(bytes.len(), |error| error.valid_up_to());
    let is_control = |byte: &u8| byte.is_ascii_control() && !byte.is_ascii_whitespace();
    let chunks = bytes.get(..whole).unwrap_or_default().utf8_chunks();
    chunks
        .map(|chunk| chunk.invalid().len() + chunk.valid().bytes().filter(is_control).count())
        .sum()
}

fn is_string(text: Text<'_>, cue: usize, value: usize) -> bool {
    let is_printed = |byte: u8| byte.is_ascii_graphic() || byte.is_ascii_whitespace();
    let (first, last) = (cue.min(value), cue.max(value));
    let end = text.skip(first, is_printed);
    let start = text.back(first, is_printed);
    end > last && end - start >= STRING
}

#[cfg(test)]
mod tests {
    use crate::package::random_bytes::random_bytes;
    use crate::package::redact::needles;
    use crate::package::redact::{Redaction, Redactor};

    /// How long a cue may be to come by chance now and then.
    const SHORT_CUE: usize = 5;

    fn redactor() -> Redactor {
        Redactor::new(&Redaction::new()).unwrap()
    }

    #[test]
    fn noise_stays_as_it_is() {
        let noise = random_bytes(7, 16 << 20);
        assert!(redactor().redact_all(&noise) == noise);
        // A cue by chance, with what chance has around it.
        let chance = b"\x03\xfe\x91pw=\xd4\x0f\xcf\x57\xc0\x79\x04\x71";
        assert_eq!(redactor().redact_all(chance), chance);
    }

    #[test]
    fn noise_stays_as_it_is_even_where_it_spells_a_cue() {
        let mut redactor = redactor();
        let noise = random_bytes(11, 500 * 61);
        for cue in needles::all().filter(|cue| cue.len() <= SHORT_CUE) {
            for sign in ["", "="] {
                let cue = [cue, sign].concat();
                let text = noise.chunks(61).collect::<Vec<_>>().join(cue.as_bytes());
                assert!(redactor.redact_all(&text) == text, "{cue}");
            }
        }
    }

    #[test]
    fn a_string_among_noise_is_text_from_its_twentieth_byte_on() {
        let mut redactor = redactor();
        for filler in [vec![0; 40], vec![0xff; 40], random_bytes(3, 40)] {
            let mut planted = |secret: &str| {
                let cue = ["root_pass", "word="].concat();
                let all = [&filler[..], b"\0", cue.as_bytes(), secret.as_bytes(), b"\0", &filler];
                let all = all.concat();
                (redactor.redact_all(&all), all)
            };
            let (hidden, _) = planted("Zk4vv9");
            let (_, expected) = planted("******");
            assert_eq!(hidden, expected);
            let (kept, short) = planted("Zk4vv");
            assert_eq!(kept, short);
        }
    }

    #[test]
    fn a_cue_behind_more_than_a_third_of_noise_is_chance() {
        let mut redactor = redactor();
        let mut is_hidden = |letters: usize| {
            let letters = "é".repeat(letters / 2);
            let (filler, cue) = ([1; 40], ["pass", "word="].concat());
            let all = [&filler[..], letters.as_bytes(), b" ", cue.as_bytes(), b"Zk4vv9 "].concat();
            redactor.redact_all(&all) != all
        };
        // So nine and eleven of the 32 bytes before the cue are strange.
        assert!(is_hidden(22));
        assert!(!is_hidden(20));
    }

    #[test]
    fn older_encodings_are_text() {
        let mut redactor = redactor();
        for (before, secret) in [
            (&b"Ger\xe4t f\xfcr \xc4nderungen, "[..], &b"M\xfcll3r"[..]),
            (b"f\xfcr gr\xf6\xdfte ", b"gehe\xefm1"),
            ("für größte: ".as_bytes(), "ÄÖÜß9".as_bytes()),
        ] {
            let line = |secret: &[u8]| [before, b"pass", b"word=", secret, b"\n"].concat();
            let hidden = redactor.redact_all(&line(secret));
            assert_eq!(hidden, line(&vec![b'*'; secret.len()]));
        }
    }

    #[test]
    fn a_third_of_a_side_and_a_quarter_of_both_may_be_strange() {
        let side = |count: usize| -> Vec<u8> {
            (0..32).map(|at| if at < count { 1 } else { b'a' }).collect()
        };
        let strange = |before, behind| super::is_strange(&side(before), &side(behind));
        assert!(!strange(10, 0) && !strange(0, 10));
        assert!(strange(11, 0) && strange(0, 11));
        assert!(!strange(10, 6) && !strange(6, 10));
        assert!(strange(10, 7) && strange(7, 10));
    }

    #[test]
    fn characters_that_were_cut_are_not_strange() {
        let text = "grüße, 密码 €".as_bytes();
        for from in 0..text.len() {
            for to in from..text.len() {
                assert_eq!(super::strange(&text[from..to]), 0, "{from} to {to}");
            }
        }
    }
}
