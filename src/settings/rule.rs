//! The rules for what a person writes about people and places.
//!
//! Each takes the text as it was entered and returns it trimmed.

use alloc::string::String;

use crate::settings::profile::Limit;
use crate::settings::{Contact, Host, ProblemKind};
use crate::text::{is_printable, trimmed};

/// Text of any script on one line, of at most `max` characters.
pub(super) fn line(entered: &str, max: usize) -> Result<String, ProblemKind> {
    let line = trimmed(entered);
    if line.is_empty() {
        return Err(ProblemKind::Missing);
    }
    if !line.chars().all(is_printable) {
        return Err(ProblemKind::ForbiddenCharacter { forbidden: "control or hidden characters" });
    }
    if line.chars().nth(max).is_some() {
        return Err(ProblemKind::TooLong { max });
    }
    Ok(line)
}

/// A [`line`] that is within the profile's limit as well.
pub(super) fn text(entered: &str, max: usize, limit: Limit) -> Result<String, ProblemKind> {
    let text = line(entered, max.min(limit.max_chars))?;
    if text.contains(|c| c != ' ' && limit.forbidden.contains(c)) {
        return Err(ProblemKind::ForbiddenCharacter { forbidden: limit.forbidden });
    }
    Ok(text)
}

/// A telephone number: digits, a `+` before them, separators between them.
pub(super) fn phone(entered: &str, limit: Limit, digits_only: bool) -> Result<String, ProblemKind> {
    let phone = text(entered, Contact::MAX_PHONE_CHARS, limit)?;
    let number = phone.strip_prefix('+').unwrap_or(&phone);
    let is_separator = |c| matches!(c, ' ' | '-' | '.' | '/' | '(' | ')');
    if !number.chars().all(|c| c.is_ascii_digit() || is_separator(c)) {
        return Err(ProblemKind::NotAPhone);
    }
    if digits_only && !phone.bytes().all(|b| b.is_ascii_digit()) {
        return Err(ProblemKind::ForbiddenCharacter { forbidden: "anything but digits" });
    }
    match number.bytes().filter(u8::is_ascii_digit).count() {
        0 => Err(ProblemKind::NotAPhone),
        few if few < Contact::MIN_PHONE_DIGITS => {
            Err(ProblemKind::TooFewDigits { min: Contact::MIN_PHONE_DIGITS })
        }
        many if many > Contact::MAX_PHONE_DIGITS => {
            Err(ProblemKind::TooManyDigits { max: Contact::MAX_PHONE_DIGITS })
        }
        _ => Ok(phone),
    }
}

/// The form of an e-mail address that people have: RFC 5321's without quoted
/// local parts and address literals, and with the letters of RFC 6531. How the
/// length is shared out between the parts is the mail servers' business.
pub(super) fn email(entered: &str, limit: Limit) -> Result<String, ProblemKind> {
    let email = text(entered, Contact::MAX_EMAIL_CHARS, limit)?;
    let (local, domain) = email.split_once('@').ok_or(ProblemKind::NotAnEmail)?;
    let is_special = |c: char| {
        c.is_whitespace()
            || matches!(c, '"' | '(' | ')' | ',' | ':' | ';' | '<' | '>' | '@' | '[' | '\\' | ']')
    };
    let local_is_sound =
        local.split('.').all(|atom| !atom.is_empty() && !atom.contains(is_special));
    let domain_is_a_name = Host::of_endpoint(domain).is_ok_and(|host| host.as_name().is_some());
    if local_is_sound && domain_is_a_name { Ok(email) } else { Err(ProblemKind::NotAnEmail) }
}
