//! Retry in three pure parts: what kind of failure it was ([`classify`]), how
//! long to keep trying ([`is_spent`]), how long to wait ([`delay`], [`wait`]).
//!
//! None of them knows the clock or the dice: both are handed in.

use core::time::Duration;

use crate::cause::{Cause, Peer, Phase};

/// What a failure means for whoever may try again.
///
/// The list is closed: every cause has one of these, and the engine acts on
/// each of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Class {
    /// This call went wrong; the next one may not. Tried again after a while,
    /// and nothing else waits for it.
    Transient,
    /// The way to the service centre, or the service centre as a whole, is
    /// down. Everything waits, and one probe at a time finds out when it is up.
    Unreachable,
    /// The service centre asks for fewer calls.
    Throttled,
    /// Somebody has to change something first: a credential, a setting, a path.
    /// Everything waits; tickets do not fail for it.
    Held,
    /// The same call would be refused again.
    Final,
    /// It is our own side: the host stopped the attempt, or cannot read what is
    /// to be sent.
    Device,
}

/// How long a ticket is tried before it is given up, unless the host says otherwise.
pub(crate) const GIVE_UP_AFTER: Duration = Duration::from_secs(7 * DAY);
/// How many tries have the short schedule.
pub(crate) const QUICK_TRIES: u32 = 3;
/// The longest wait after the first failure.
pub(crate) const QUICK_BASE: Duration = Duration::from_secs(5);
/// What the long schedule starts from; it doubles with every failure.
pub(crate) const LONG_BASE: Duration = Duration::from_secs(60);
/// The longest wait that we choose ourselves.
pub(crate) const CAP: Duration = Duration::from_secs(HOUR);
/// How long to wait before a credential or a setting is tried again that nobody
/// has changed: short enough to notice a repair at the other end, long enough
/// that no account is locked for it.
pub(crate) const HELD: Duration = Duration::from_secs(HOUR);
/// The longest wait that the service centre can ask for.
pub(crate) const MAX_RETRY_AFTER: Duration = Duration::from_secs(DAY);
/// The wait after 429 when the service centre names none.
pub(crate) const THROTTLED: Duration = Duration::from_secs(60);

const HOUR: u64 = 60 * 60;
const DAY: u64 = 24 * HOUR;

/// What kind of failure `cause` is.
pub(crate) fn classify(cause: &Cause) -> Class {
    match cause {
        Cause::AgreementMissing
        | Cause::NotConfigured
        | Cause::RouteUnusable { .. }
        | Cause::ForeignOrigin
        | Cause::ProxyRefused { .. }
        | Cause::ProxyAuthenticationRequired { .. }
        | Cause::ProxySchemeUnsupported { .. }
        | Cause::ProxyCredentialsRejected
        | Cause::ClientCertificateRequired
        | Cause::ClientCertificateRefused
        | Cause::CredentialsRefused { .. } => Class::Held,

        Cause::TooSoon { .. } | Cause::Stopped | Cause::NotSupported | Cause::RequestBody => {
            Class::Device
        }

        Cause::NameNotFound { .. }
        | Cause::NameWithoutAddress { .. }
        | Cause::NameLookupFailed { .. }
        | Cause::ResolverUnreachable { .. }
        | Cause::ConnectionRefused { .. }
        | Cause::Unreachable { .. }
        | Cause::ConnectionLost { .. }
        | Cause::TimedOut { .. }
        | Cause::ProxyCannotReach { .. }
        | Cause::ProxyStatus { .. }
        | Cause::NotAProxy
        | Cause::CertificateExpired
        | Cause::CertificateNotYetValid
        | Cause::CertificateWrongName
        | Cause::CertificateUnknownIssuer { .. }
        | Cause::CertificateIncompleteChain { .. }
        | Cause::TlsIntercepted { .. }
        | Cause::CertificateInvalid { .. }
        | Cause::TlsTooOld
        | Cause::TlsNothingInCommon
        | Cause::NotTls
        | Cause::TlsFailed { .. }
        | Cause::ClockUntrusted { .. }
        | Cause::NotAServiceCentre => Class::Unreachable,

        Cause::AnswerMalformed { .. } | Cause::AnswerTooLarge | Cause::AnswerCut => {
            Class::Transient
        }

        Cause::Status { status, .. } => match status {
            429 => Class::Throttled,
            // 500 is often about one request, the other three never are.
            502..=504 => Class::Unreachable,
            408 | 425 => Class::Transient,
            // Nothing is wrong with the ticket: the endpoint's path is.
            404..=406 | 410 | 421 | 426 | 501 | 505 => Class::Held,
            400..=499 => Class::Final,
            _ => Class::Transient,
        },
    }
}

/// Whether `cause` proves that the request was never sent. In doubt it was, and
/// what it asked for may have happened.
pub(crate) fn was_never_sent(cause: &Cause) -> bool {
    match cause {
        Cause::AgreementMissing
        | Cause::NotConfigured
        | Cause::TooSoon { .. }
        | Cause::NotSupported
        | Cause::RouteUnusable { .. }
        | Cause::NameNotFound { .. }
        | Cause::NameWithoutAddress { .. }
        | Cause::NameLookupFailed { .. }
        | Cause::ResolverUnreachable { .. }
        | Cause::ConnectionRefused { .. }
        | Cause::Unreachable { peer: Peer::Proxy }
        | Cause::ProxyRefused { .. }
        | Cause::ProxyAuthenticationRequired { .. }
        | Cause::ProxySchemeUnsupported { .. }
        | Cause::ProxyCredentialsRejected
        | Cause::ProxyCannotReach { .. }
        | Cause::ProxyStatus { .. }
        | Cause::NotAProxy
        | Cause::CertificateExpired
        | Cause::CertificateNotYetValid
        | Cause::CertificateWrongName
        | Cause::CertificateUnknownIssuer { .. }
        | Cause::CertificateIncompleteChain { .. }
        | Cause::TlsIntercepted { .. }
        | Cause::CertificateInvalid { .. }
        | Cause::TlsTooOld
        | Cause::TlsNothingInCommon
        | Cause::NotTls
        | Cause::ClockUntrusted { .. } => true,
        Cause::TimedOut { phase, .. } | Cause::ConnectionLost { phase, .. } => {
            *phase < Phase::Request
        }
        _ => false,
    }
}

/// Whether the budget is spent. The number of attempts is not limited, the time
/// waited is.
pub(crate) fn is_spent(waited: Duration, give_up_after: Duration) -> bool {
    waited >= give_up_after
}

/// The longest wait after the `failures`th failure in a row.
pub(crate) fn ceiling(failures: u32) -> Duration {
    let (base, doublings) = match failures {
        0 => return Duration::ZERO,
        1..=QUICK_TRIES => (QUICK_BASE, failures - 1),
        _ => (LONG_BASE, failures - QUICK_TRIES),
    };
    2_u32
        .checked_pow(doublings)
        .and_then(|times| base.checked_mul(times))
        .map_or(CAP, |wait| wait.min(CAP))
}

/// How long to wait after the `failures`th failure in a row: full jitter, any
/// time up to the [`ceiling`] is as likely as any other.
pub(crate) fn delay(failures: u32, random: u64) -> Duration {
    part(ceiling(failures), random)
}

/// The wait from a chosen one and the one that the service centre asks for: its
/// wish wins when it is longer, up to [`MAX_RETRY_AFTER`]. A little is added by
/// chance, because it tells many devices the same number.
pub(crate) fn wait(chosen: Duration, retry_after: Option<Duration>, random: u64) -> Duration {
    match retry_after.map(|wish| wish.min(MAX_RETRY_AFTER)) {
        Some(wish) if wish > chosen => wish + part(wish / 8, random),
        _ => chosen,
    }
}

/// `nominal`, a tenth less or more: for what is done again and again.
pub(crate) fn around(nominal: Duration, random: u64) -> Duration {
    nominal - nominal / 10 + part(nominal / 5, random)
}

/// A random part of `whole`, both ends included.
pub(crate) fn part(whole: Duration, random: u64) -> Duration {
    let millis = u64::try_from(whole.as_millis()).unwrap_or(u64::MAX).saturating_add(1);
    // The upper half of the product: no remainder, so no favourites.
    let part = (u128::from(millis) * u128::from(random)) >> 64;
    Duration::from_millis(u64::try_from(part).unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;
    use crate::text::Excerpt;

    fn status(status: u16) -> Class {
        classify(&Cause::Status { status, words: Excerpt::default() })
    }

    #[test]
    fn statuses_are_told_apart_by_what_must_change() {
        assert_eq!([status(408), status(425), status(500), status(599)], [Class::Transient; 4]);
        assert_eq!([status(502), status(503), status(504)], [Class::Unreachable; 3]);
        assert_eq!(status(429), Class::Throttled);
        assert_eq!([status(404), status(405), status(410), status(501)], [Class::Held; 4]);
        assert_eq!([status(400), status(409), status(413), status(422)], [Class::Final; 4]);
        assert_eq!(classify(&Cause::CredentialsRefused { status: 401 }), Class::Held);
    }

    #[test]
    fn three_quick_tries_come_before_the_long_schedule() {
        let seconds: Vec<u64> = (0..=11).map(|failures| ceiling(failures).as_secs()).collect();
        assert_eq!(seconds, [0, 5, 10, 20, 120, 240, 480, 960, 1920, 3600, 3600, 3600]);
        assert_eq!(ceiling(u32::MAX), CAP);
    }

    #[test]
    fn jitter_is_full_and_stays_within_the_ceiling() {
        assert_eq!(delay(1, 0), Duration::ZERO);
        assert_eq!(delay(1, u64::MAX), QUICK_BASE);
        assert_eq!(delay(u32::MAX, u64::MAX), CAP);
        assert_eq!(delay(1, u64::MAX / 2).as_millis(), 2500);
        assert_eq!(around(CAP, 0), CAP - CAP / 10);
        assert_eq!(around(CAP, u64::MAX), CAP + CAP / 10);
    }

    #[test]
    fn a_longer_wish_wins_and_is_clamped() {
        let minute = Duration::from_secs(60);
        assert_eq!(wait(minute, Some(minute), 0), minute);
        assert_eq!(wait(minute, Some(minute * 2), 0), minute * 2);
        assert_eq!(wait(minute, Some(minute / 2), u64::MAX), minute);
        assert_eq!(wait(minute, Some(Duration::MAX), 0), MAX_RETRY_AFTER);
        assert_eq!(wait(minute, None, u64::MAX), minute);
    }

    #[test]
    fn the_budget_ends_at_its_bound() {
        let just_under = GIVE_UP_AFTER - Duration::from_millis(1);
        assert!(!is_spent(just_under, GIVE_UP_AFTER));
        assert!(is_spent(GIVE_UP_AFTER, GIVE_UP_AFTER));
    }

    #[test]
    fn only_what_failed_before_the_request_was_never_sent() {
        let lost = |phase| Cause::ConnectionLost { peer: Peer::ServiceCentre, phase };
        assert!(was_never_sent(&lost(Phase::TlsHandshake)));
        assert!(!was_never_sent(&lost(Phase::Request)));
        assert!(!was_never_sent(&Cause::Stopped));
        assert!(!was_never_sent(&Cause::Status { status: 500, words: Excerpt::default() }));
    }
}
