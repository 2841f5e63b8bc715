//! [`Country`]: a country, by its two-letter code.

use alloc::string::String;
use core::fmt;
use core::str::FromStr;

use crate::settings::ProblemKind;

/// A country, by its ISO 3166-1 alpha-2 code.
///
/// - Officially assigned codes only; reserved and user-assigned ones (`EU`, `UK`,
///   `XK`) are not countries in the standard.
/// - Read in either case, kept in upper case; no white space around it.
///
/// ```
/// use callhome::settings::{Country, ProblemKind};
///
/// let country: Country = "de".parse()?;
/// assert_eq!(country.as_str(), "DE");
/// assert_eq!("UK".parse::<Country>(), Err(ProblemKind::NotACountry));
/// assert_eq!(Country::all().count(), Country::COUNT);
/// # Ok::<(), callhome::settings::ProblemKind>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country(&'static str);

/// The officially assigned codes, in order, as of 2026.
const CODES: &str = "\
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ \
    BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ \
    CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ \
    DE DJ DK DM DO DZ \
    EC EE EG EH ER ES ET \
    FI FJ FK FM FO FR \
    GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY \
    HK HM HN HR HT HU \
    ID IE IL IM IN IO IQ IR IS IT \
    JE JM JO JP \
    KE KG KH KI KM KN KP KR KW KY KZ \
    LA LB LC LI LK LR LS LT LU LV LY \
    MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ \
    NA NC NE NF NG NI NL NO NP NR NU NZ \
    OM \
    PA PE PF PG PH PK PL PM PN PR PS PT PW PY \
    QA \
    RE RO RS RU RW \
    SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ \
    TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ \
    UA UG UM US UY UZ \
    VA VC VE VG VI VN VU \
    WF WS \
    YE YT \
    ZA ZM ZW";

impl Country {
    /// How many countries there are.
    pub const COUNT: usize = 249;

    /// Every country, in the order of the codes: what a form offers.
    pub fn all() -> impl Iterator<Item = Self> {
        CODES.split(' ').map(Self)
    }

    /// The code, in upper case.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        self.0
    }
}

impl FromStr for Country {
    type Err = ProblemKind;

    fn from_str(text: &str) -> Result<Self, ProblemKind> {
        if text.is_empty() {
            return Err(ProblemKind::Missing);
        }
        Self::all()
            .find(|country| country.0.eq_ignore_ascii_case(text))
            .ok_or(ProblemKind::NotACountry)
    }
}

impl TryFrom<&str> for Country {
    type Error = ProblemKind;

    fn try_from(text: &str) -> Result<Self, ProblemKind> {
        text.parse()
    }
}

impl TryFrom<String> for Country {
    type Error = ProblemKind;

    fn try_from(text: String) -> Result<Self, ProblemKind> {
        text.parse()
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;

    #[test]
    fn the_list_is_whole_sorted_and_without_repeats() {
        let codes: Vec<_> = Country::all().collect();
        assert_eq!(codes.len(), Country::COUNT);
        assert!(codes.is_sorted_by(|a, b| a < b));
        for code in codes {
            assert!(code.as_str().len() == 2, "{code}");
            assert!(code.as_str().bytes().all(|b| b.is_ascii_uppercase()), "{code}");
        }
    }

    #[test]
    fn only_assigned_codes_are_countries() {
        for code in ["AD", "ZW", "us", "Ss", "CW"] {
            assert!(code.parse::<Country>().is_ok(), "{code}");
        }
        for code in ["UK", "EU", "XK", "AN", "D", "DEU", "DE ", " DE", "D E", "ÄÖ", "ZZ"] {
            assert_eq!(code.parse::<Country>(), Err(ProblemKind::NotACountry), "{code}");
        }
        assert_eq!("".parse::<Country>(), Err(ProblemKind::Missing));
    }
}
