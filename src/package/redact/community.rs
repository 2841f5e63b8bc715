//! Communities of routes (BGP), which share their name with those of SNMP.

use crate::package::redact::words::is_one_of;

/// What routers call communities that have a meaning of their own, and what they say
/// about communities.
const WORDS: &str = "internet no-export no-advertise no-export-subconfed no-peer local-as gshut \
    graceful-shutdown blackhole accept-own additive delete none all both standard extended large \
    expanded list lists string strings attribute attributes access rt soo route-target new-format \
    in out send match set add remove";

/// `65000:120`, the same behind what kind of community it is, or a word for some.
pub(super) fn is_route(word: &[u8]) -> bool {
    let kind = word.iter().take_while(|byte| byte.is_ascii_alphabetic() || **byte == b'-').count();
    let numbers = word.get(kind..).unwrap_or_default();
    let numbers = numbers.strip_prefix(b":").filter(|_| kind > 0).unwrap_or(numbers);
    let route = numbers.contains(&b':')
        && numbers.iter().any(u8::is_ascii_digit)
        && numbers.iter().all(|byte| byte.is_ascii_digit() || *byte == b':');
    route || is_one_of(word, WORDS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn routes_are_numbers_or_words_of_routers() {
        for route in ["65000:120", "RT:100:1", "Route-Target-AS:1234:12", "65000:1:2", "no-export"]
        {
            assert!(is_route(route.as_bytes()), "{route}");
        }
        for other in ["public", "65000", "pr1v:te", ":", "", "1234:ab"] {
            assert!(!is_route(other.as_bytes()), "{other}");
        }
    }
}
