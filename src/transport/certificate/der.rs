//! Reads names and validity out of a certificate, for messages.
//!
//! Nothing is trusted for what is read here; verification is rustls'. So the
//! reader is lenient: what it cannot read, it leaves out.

use std::fmt::Write;

use crate::text::Excerpt;
use crate::time::WallTime;
use crate::transport::PresentedCertificate;
#[cfg(feature = "https")]
use crate::transport::certificate::rsa;

/// The parts of a certificate that messages need; names as they are encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::transport) struct Parts<'a> {
    pub(in crate::transport) issuer: &'a [u8],
    pub(in crate::transport) subject: &'a [u8],
    validity: &'a [u8],
    #[cfg(feature = "https")]
    key: Option<&'a [u8]>,
}

impl<'a> Parts<'a> {
    /// `None` for what is not shaped like a certificate (RFC 5280, 4.1).
    pub(in crate::transport) fn of(certificate: &'a [u8]) -> Option<Self> {
        let whole = Elements(certificate).expect(SEQUENCE)?;
        let mut fields = Elements(Elements(whole).expect(SEQUENCE)?);
        let (tag, _) = fields.next()?;
        if tag == VERSION {
            fields.next()?;
        }
        fields.expect(SEQUENCE)?;
        let issuer = fields.expect(SEQUENCE)?;
        let validity = fields.expect(SEQUENCE)?;
        let subject = fields.expect(SEQUENCE)?;
        Some(Self {
            issuer,
            subject,
            validity,
            #[cfg(feature = "https")]
            key: fields.expect(SEQUENCE),
        })
    }

    #[cfg(feature = "https")]
    pub(in crate::transport) fn is_self_issued(&self) -> bool {
        self.issuer == self.subject
    }

    #[cfg(feature = "https")]
    pub(in crate::transport) fn issuer_text(&self) -> Excerpt {
        name(self.issuer)
    }

    /// The length of its RSA key in bits; `None` for a key of another kind.
    #[cfg(feature = "https")]
    pub(in crate::transport) fn rsa_bits(&self) -> Option<usize> {
        rsa::bits(self.key?)
    }

    fn shown(&self) -> PresentedCertificate {
        let mut times = Elements(self.validity);
        let (not_before, not_after) = (times.next().and_then(time), times.next().and_then(time));
        PresentedCertificate::new(name(self.subject), name(self.issuer))
            .with_validity(not_before, not_after)
    }
}

/// A certificate as it is shown, whatever it is.
pub(super) fn shown(certificate: &[u8]) -> PresentedCertificate {
    Parts::of(certificate).map_or_else(
        || {
            let unreadable = Excerpt::new(UNREADABLE);
            PresentedCertificate::new(unreadable.clone(), unreadable)
        },
        |parts| parts.shown(),
    )
}

/// What stands for a name that cannot be read.
pub(in crate::transport) const UNREADABLE: &str = "(unreadable)";

pub(super) const SEQUENCE: u8 = 0x30;
const SET: u8 = 0x31;
const VERSION: u8 = 0xa0;
pub(super) const OID: u8 = 0x06;
const UTC_TIME: u8 = 0x17;
const GENERALIZED_TIME: u8 = 0x18;
const BMP_STRING: u8 = 0x1e;
const UNIVERSAL_STRING: u8 = 0x1c;
/// UTF8String, NumericString, PrintableString, TeletexString, IA5String, VisibleString.
const TEXTS: [u8; 6] = [0x0c, 0x12, 0x13, 0x14, 0x16, 0x1a];

/// The kinds of attribute that have a short name (RFC 4514, 3), and the e-mail
/// address that many private authorities put in.
const KINDS: &[(&[u8], &str)] = &[
    (&[0x55, 4, 3], "CN"),
    (&[0x55, 4, 5], "serialNumber"),
    (&[0x55, 4, 6], "C"),
    (&[0x55, 4, 7], "L"),
    (&[0x55, 4, 8], "ST"),
    (&[0x55, 4, 9], "STREET"),
    (&[0x55, 4, 10], "O"),
    (&[0x55, 4, 11], "OU"),
    (&[0x09, 0x92, 0x26, 0x89, 0x93, 0xf2, 0x2c, 0x64, 1, 25], "DC"),
    (&[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 1], "emailAddress"),
];

/// The elements of a DER value, one after the other; none after the first that
/// is broken.
pub(super) struct Elements<'a>(pub(super) &'a [u8]);

impl<'a> Elements<'a> {
    pub(super) fn expect(&mut self, wanted: u8) -> Option<&'a [u8]> {
        self.next().filter(|(tag, _)| *tag == wanted).map(|(_, value)| value)
    }
}

impl<'a> Iterator for Elements<'a> {
    type Item = (u8, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let (&tag, rest) = std::mem::take(&mut self.0).split_first()?;
        let (&first, rest) = rest.split_first()?;
        let (length, rest) = match first {
            0..=0x7f => (usize::from(first), rest),
            0x81..=0x83 => {
                let (length, rest) = rest.split_at_checked(usize::from(first & 0x7f))?;
                (length.iter().fold(0, |sum, byte| (sum << 8) | usize::from(*byte)), rest)
            }
            // Indefinite, or longer than any certificate.
            _ => return None,
        };
        let (value, rest) = rest.split_at_checked(length)?;
        self.0 = rest;
        Some((tag, value))
    }
}

/// A name as `O=Example, CN=Root`. What would be mistaken for the form itself is
/// escaped, so that a name cannot pass for two.
fn name(encoded: &[u8]) -> Excerpt {
    let mut text = String::new();
    let sets = Elements(encoded).filter(|(tag, _)| *tag == SET);
    for (_, attribute) in sets.flat_map(|(_, set)| Elements(set)) {
        // A name may be as long as the handshake; nobody reads that much of it.
        if text.chars().count() > Excerpt::MAX_CHARS {
            break;
        }
        let mut parts = Elements(attribute);
        let Some((kind, (tag, value))) = parts.expect(OID).zip(parts.next()) else { continue };
        if !text.is_empty() {
            text.push_str(", ");
        }
        match KINDS.iter().find(|(oid, _)| *oid == kind) {
            Some((_, short)) => text.push_str(short),
            None => text.push('?'),
        }
        text.push('=');
        for c in value_text(tag, value).chars().take(Excerpt::MAX_CHARS) {
            if matches!(c, ',' | '=' | '+' | '"' | '\\' | '<' | '>' | ';' | '(' | ')') {
                text.push('\\');
            }
            text.push(c);
        }
    }
    Excerpt::new(if text.is_empty() { "(no name)" } else { &text })
}

/// The most bytes of a value that is no text that are shown.
const MAX_RAW_BYTES: usize = 32;

fn value_text(tag: u8, value: &[u8]) -> String {
    let value = value.get(..Excerpt::MAX_CHARS * 4).unwrap_or(value);
    if TEXTS.contains(&tag) {
        return String::from_utf8_lossy(value).into_owned();
    }
    let wide = |size: usize| {
        let number = |bytes: &[u8]| bytes.iter().fold(0, |sum, b| (sum << 8) | u32::from(*b));
        let chars = value.chunks_exact(size).map(number);
        chars.map(|number| char::from_u32(number).unwrap_or('\u{fffd}')).collect()
    };
    match tag {
        BMP_STRING => wide(2),
        UNIVERSAL_STRING => wide(4),
        _ => value.iter().take(MAX_RAW_BYTES).fold(String::from("#"), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        }),
    }
}

/// A time of RFC 5280, 4.1.2.5.
fn time((tag, value): (u8, &[u8])) -> Option<WallTime> {
    let text = std::str::from_utf8(value).ok().filter(|text| text.is_ascii())?;
    let (year, rest) = match tag {
        UTC_TIME => {
            let (year, rest) = text.split_at_checked(2)?;
            let century = if year.parse::<u8>().ok()? >= 50 { "19" } else { "20" };
            (format!("{century}{year}"), rest)
        }
        GENERALIZED_TIME => {
            let (year, rest) = text.split_at_checked(4)?;
            (year.to_owned(), rest)
        }
        _ => return None,
    };
    let digits = rest.strip_suffix('Z').filter(|digits| digits.len() == 10)?;
    let at = |from: usize| digits.get(from..from + 2);
    let (month, day, hour, minute, second) = (at(0)?, at(2)?, at(4)?, at(6)?, at(8)?);
    format!("{year}-{month}-{day}T{hour}:{minute}:{second}Z").parse().ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, proptest};

    use super::*;

    fn attribute(oid: &[u8], tag: u8, value: &[u8]) -> Vec<u8> {
        element(SET, &element(SEQUENCE, &[element(OID, oid), element(tag, value)].concat()))
    }

    fn element(tag: u8, value: &[u8]) -> Vec<u8> {
        let length = u16::try_from(value.len()).unwrap().to_be_bytes();
        [&[tag, 0x82][..], &length, value].concat()
    }

    #[test]
    fn names_are_read_in_every_kind_of_text() {
        let encoded = [
            attribute(&[0x55, 4, 10], 0x0c, "Söhne".as_bytes()),
            attribute(&[0x55, 4, 3], BMP_STRING, &[0, b'R', 0, b'1']),
            attribute(&[0x2a, 3], 0x04, &[0xab, 1]),
        ];
        assert_eq!(name(&encoded.concat()).as_str(), "O=Söhne, CN=R1, ?=#ab01");
        assert_eq!(name(&[]).as_str(), "(no name)");
    }

    #[test]
    fn what_is_no_text_is_shown_up_to_its_bound() {
        let digits = |length: usize| value_text(0x04, &vec![0xab; length]).len() - "#".len();
        assert_eq!(digits(MAX_RAW_BYTES), 2 * MAX_RAW_BYTES);
        assert_eq!(digits(MAX_RAW_BYTES + 1), 2 * MAX_RAW_BYTES);
    }

    #[test]
    fn a_name_cannot_pass_for_two() {
        let encoded = attribute(&[0x55, 4, 3], 0x0c, b"x, O=Trusted\n(Root)");
        assert_eq!(name(&encoded).as_str(), "CN=x\\, O\\=Trusted \\(Root\\)");
    }

    #[test]
    fn both_forms_of_time_are_read_and_rubbish_is_not() {
        let read = |tag, text: &str| time((tag, text.as_bytes())).map(WallTime::to_rfc3339);
        assert_eq!(read(UTC_TIME, "491231235959Z").as_deref(), Some("2049-12-31T23:59:59Z"));
        assert_eq!(read(UTC_TIME, "500101000000Z").as_deref(), Some("1950-01-01T00:00:00Z"));
        let far = read(GENERALIZED_TIME, "99991231235959Z");
        assert_eq!(far.as_deref(), Some("9999-12-31T23:59:59Z"));
        for (tag, text) in
            [(UTC_TIME, "4912312359Z"), (UTC_TIME, "é"), (0x02, "491231235959Z"), (0x18, "")]
        {
            assert_eq!(read(tag, text), None, "{text}");
        }
    }

    #[test]
    fn a_length_is_read_up_to_three_bytes() {
        assert_eq!(Elements(&[4, 0x83, 0, 0, 1, 9]).next(), Some((4, &[9][..])));
        assert_eq!(Elements(&[4, 0x84, 0, 0, 0, 1, 9]).next(), None);
        assert_eq!(Elements(&[4, 0x80, 9, 0, 0]).next(), None);
        assert_eq!(Elements(&[4, 2, 9]).next(), None);
    }

    #[test]
    fn a_certificate_with_endless_names_is_shown_within_bounds() {
        let many = attribute(&[0x55, 4, 3], 0x0c, &[b'x'; 600]).repeat(50);
        assert_eq!(name(&many).as_str().chars().count(), Excerpt::MAX_CHARS);
    }

    proptest! {
        #[test]
        fn any_bytes_are_shown(bytes: Vec<u8>, tag in any::<u8>()) {
            let _ = shown(&bytes);
            let _ = name(&bytes);
            let _ = time((tag, &bytes));
            let nested = element(SEQUENCE, &element(SEQUENCE, &bytes));
            let _ = shown(&nested);
        }
    }
}
