//! Secrets that say themselves what they are: tokens with a known beginning,
//! password hashes, whole lines of password files.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::package::redact::found::Found;
use crate::package::redact::mode::{Alphabet, Mode};
use crate::package::redact::rule::Rule;
use crate::package::redact::text::{Text, is_base64};

/// Beginnings of tokens: what may follow, at least how much of it.
const BEGINNINGS: &[(&[u8], usize)] = &[
    (b"ghp_", 30),
    (b"gho_", 30),
    (b"ghu_", 30),
    (b"ghs_", 30),
    (b"ghr_", 30),
    (b"github_pat_", 30),
    (b"glpat-", 16),
    (b"glrt-", 16),
    (b"sk_live_", 12),
    (b"sk_test_", 12),
    (b"rk_live_", 12),
    (b"whsec_", 20),
    (b"npm_", 30),
    (b"sk-ant-", 20),
    (b"sk-proj-", 20),
    (b"hvs.", 20),
    (b"ya29.", 20),
    (b"pypi-", 40),
    (b"SWMKEY-1-", 20),
    (b"SWMTKN-1-", 40),
    (b"AGE-SECRET-KEY-1", 30),
    (b"dckr_pat_", 20),
    (b"glsa_", 30),
    (b"shpat_", 30),
    (b"AIza", 30),
    (b"dop_v1_", 40),
    (b"hf_", 30),
    (b"tskey-", 20),
];

/// A token whose needle is at `at`.
pub(super) fn token(text: Text<'_>, at: usize) -> Option<Found> {
    let from = text
        .back(at, |byte| byte.is_ascii_alphanumeric() || byte == b'_')
        .max(at.saturating_sub(8));
    let (from, beginning, least) = BEGINNINGS.iter().find_map(|&(beginning, least)| {
        (from..=at)
            .find(|&place| text.starts(place, beginning))
            .map(|place| (place, beginning.len(), least))
    })?;
    if text.before(from).is_ascii_alphanumeric() && !escaped(text, from) {
        return None;
    }
    let rest = text.skip(from + beginning, |byte| {
        byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'+' | b'/')
    });
    (rest - from - beginning >= least)
        .then(|| Found::value(Rule::CloudKey, from, Mode::Run(Alphabet::Base64)))
}

/// Whether the letter before is the second half of an escape such as `\n`.
fn escaped(text: Text<'_>, at: usize) -> bool {
    at >= 2 && text.byte(at - 2) == b'\\' && matches!(text.before(at), b'n' | b'r' | b't')
}

/// `xoxb-` and its siblings.
pub(super) fn slack(text: Text<'_>, at: usize) -> Option<Found> {
    let to = text.skip(at, |byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let known = text.byte(at + 4) == b'-' && text.byte(at + 3).is_ascii_lowercase();
    (known && to - at >= 20).then(|| Found::value(Rule::CloudKey, at, Mode::Run(Alphabet::Base64)))
}

/// `AKIA` or `ASIA` and sixteen more.
pub(super) fn aws_id(text: Text<'_>, at: usize) -> Option<Found> {
    let to = text.skip(at, |byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    let alone = !text.before(at).is_ascii_alphanumeric() || escaped(text, at);
    let exact = to - at == 20 && !text.byte(to).is_ascii_alphanumeric();
    (alone && exact).then(|| Found::span(Rule::CloudKey, at, to)).flatten()
}

/// `{"auths":` in base64: what Docker logs in with.
const DOCKER_LOGINS: &[u8] = b"eyJhdXRocyI6";

/// `eyJ`: a JSON web token.
pub(super) fn jwt(text: Text<'_>, at: usize) -> Option<Found> {
    if text.starts(at, DOCKER_LOGINS) {
        return Some(Found::value(Rule::KubernetesSecret, at, Mode::Run(Alphabet::Base64)));
    }
    let part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let head_end = text.skip(at, part);
    let head = text.cut(at, head_end);
    if text.byte(head_end) != b'.'
        || head.len() < 12
        || text.before(at).is_ascii_alphanumeric() && !escaped(text, at)
    {
        return None;
    }
    let body_end = text.skip(head_end + 1, part);
    let mut decoded = [0; 48];
    let start = head.get(..head.len().min(60) / 4 * 4)?;
    let length = URL_SAFE_NO_PAD.decode_slice(start, &mut decoded).ok()?;
    let json = decoded.get(..length)?.iter().all(|byte| (b' '..0x7f).contains(byte));
    (json && body_end > head_end + 8)
        .then(|| Found::value(Rule::Token, at, Mode::Run(Alphabet::Base64)))
}

/// `SG.` and two parts.
pub(super) fn sendgrid(text: Text<'_>, at: usize) -> Option<Found> {
    let part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let first = text.skip(at + 3, part);
    let second = text.skip(first + 1, part);
    let sizes = first - at >= 19 && text.byte(first) == b'.' && second - first >= 30;
    sizes.then(|| Found::value(Rule::CloudKey, at, Mode::Run(Alphabet::Base64)))
}

/// `$6$` and its relatives.
pub(super) fn crypt(text: Text<'_>, at: usize) -> Option<Found> {
    const IDS: [&[u8]; 22] = [
        b"1",
        b"2",
        b"2a",
        b"2b",
        b"2x",
        b"2y",
        b"5",
        b"6",
        b"7",
        b"8",
        b"9",
        b"y",
        b"gy",
        b"sha1",
        b"md5",
        b"apr1",
        b"scrypt",
        b"bcrypt-sha256",
        b"argon2i",
        b"argon2d",
        b"argon2id",
        b"P",
    ];
    let id_end =
        text.skip(at + 1, |byte| byte.is_ascii_alphanumeric() || byte == b'-').min(at + 24);
    let id = text.cut(at + 1, id_end);
    let known = IDS.contains(&id) || id.starts_with(b"pbkdf2");
    if !known || text.byte(id_end) != b'$' && id != b"P" {
        return None;
    }
    let to = text.skip(id_end, |byte| {
        byte.is_ascii_alphanumeric()
            || matches!(byte, b'$' | b'.' | b'/' | b'=' | b',' | b'+' | b'-' | b'_')
    });
    let body = text.cut(id_end + 1, to);
    (body.len() >= 20).then(|| Found::value(Rule::PasswordHash, at, Mode::Run(Alphabet::Crypt)))
}

/// `grub.pbkdf2.sha512.10000.` and the rest.
pub(super) fn grub(text: Text<'_>, at: usize) -> Option<Found> {
    let to = text.skip(at, |byte| byte.is_ascii_alphanumeric() || byte == b'.');
    let parts = text.cut(at, to).iter().filter(|&&byte| byte == b'.').count();
    (parts >= 5).then(|| Found::value(Rule::PasswordHash, at, Mode::Run(Alphabet::Crypt)))
}

/// `{SSHA}` and its relatives.
pub(super) fn ldap(text: Text<'_>, at: usize) -> Option<Found> {
    let close = text.skip(at, |byte| byte != b'}').min(at + 24);
    let from = close + 1;
    let to = text.skip(from, |byte| is_base64(byte) || matches!(byte, b'$' | b'.'));
    let plain =
        text.starts_ignoring_case(at, b"{plain") || text.starts_ignoring_case(at, b"{clear");
    if plain && text.byte(close) == b'}' && text.before(at) == b':' {
        return Some(Found::value(Rule::PasswordHash, from, Mode::Word));
    }
    (text.byte(close) == b'}' && to - from >= 12)
        .then(|| Found::value(Rule::PasswordHash, from, Mode::Run(Alphabet::Crypt)))
}

/// `:::` ends lines of `/etc/shadow` and of Windows password dumps.
pub(super) fn file_line(text: Text<'_>, at: usize) -> Option<Found> {
    let start = text.back(at, |byte| byte > b' ' && !matches!(byte, b'"' | b'\''));
    let line = text.cut(start, at);
    let mut fields = [(0, 0); 8];
    let (mut count, mut from) = (0, start);
    for field in line.split(|&byte| byte == b':') {
        *fields.get_mut(count)? = (from, from + field.len());
        from += field.len() + 1;
        count += 1;
    }
    let field =
        |number: usize| fields.get(number).map_or(&[][..], |&(from, to)| text.cut(from, to));
    let digits =
        |number: usize| !field(number).is_empty() && field(number).iter().all(u8::is_ascii_digit);
    let shadow = count == 6 && digits(2) && digits(3) && digits(4) && field(1).len() >= 13;
    let windows = count == 4 && digits(1) && field(2).len() == 32 && field(3).len() == 32;
    let hidden = |number: usize| field(number).iter().all(|&byte| byte == b'*');
    match (shadow, windows) {
        (true, _) if !hidden(1) => Found::spans(Rule::PasswordHash, fields.get(1).copied()),
        (_, true) if !hidden(2) => {
            Found::spans(Rule::PasswordHash, fields.get(2..4)?.iter().copied())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::package::redact::needles;

    #[test]
    fn every_beginning_of_a_token_is_searched_for() {
        for (beginning, _) in BEGINNINGS {
            let beginning = std::str::from_utf8(beginning).unwrap();
            let needle = needles::all().any(|needle| beginning.contains(needle));
            assert!(needle, "{beginning}");
        }
    }
}
