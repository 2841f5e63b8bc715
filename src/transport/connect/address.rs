//! From a host to the addresses to try, in order.

use std::net::IpAddr;

use crate::settings::Host;
use crate::transport::watch::Watch;
use crate::transport::{Failure, Lookup, LookupError, Resolve};

/// The most addresses of one name that are tried.
pub(super) const MAX_ADDRESSES: usize = 16;

/// The most addresses of one name that are looked at, so that one family does not
/// hide the other.
const MAX_LOOKED_AT: usize = 4 * MAX_ADDRESSES;

/// The addresses of `host`; an address is its own.
pub(super) fn of(
    host: &Host,
    resolver: &dyn Resolve,
    watch: &Watch,
) -> Result<Vec<IpAddr>, Failure> {
    let Some(name) = host.as_name() else {
        return Ok(host.ip().into_iter().collect());
    };
    let lookup = Lookup::new(name, watch.left());
    let lookup = watch.stop().map_or(lookup, |stop| lookup.with_stop(stop));
    let found = resolver.resolve(&lookup).and_then(|found| match found.is_empty() {
        true => Err(LookupError::NoAddress),
        false => Ok(found),
    });
    match found {
        Ok(found) => Ok(in_order(&found)),
        Err(error) => Err(Failure::new(error.cause(watch.peer())).with_source(error)),
    }
}

/// Each address once, the families taking turns (RFC 8305, section 4), so that
/// a family without a route costs one try and not the whole time.
fn in_order(found: &[IpAddr]) -> Vec<IpAddr> {
    let mut once: Vec<IpAddr> = Vec::new();
    for address in found {
        if once.len() < MAX_LOOKED_AT && !once.contains(address) {
            once.push(*address);
        }
    }
    let first_is_v6 = once.first().is_some_and(IpAddr::is_ipv6);
    let (leading, other): (Vec<_>, Vec<_>) =
        once.into_iter().partition(|address| address.is_ipv6() == first_is_v6);
    let mut ordered = Vec::with_capacity(MAX_ADDRESSES);
    let (mut leading, mut other) = (leading.into_iter(), other.into_iter());
    loop {
        let before = ordered.len();
        ordered.extend(leading.next());
        ordered.extend(other.next());
        if ordered.len() == before || ordered.len() >= MAX_ADDRESSES {
            break;
        }
    }
    ordered.truncate(MAX_ADDRESSES);
    ordered
}

#[cfg(test)]
mod tests {
    use std::net::{Ipv4Addr, Ipv6Addr};

    use super::*;

    fn v4(last: u8) -> IpAddr {
        Ipv4Addr::new(192, 0, 2, last).into()
    }

    fn v6(last: u16) -> IpAddr {
        Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, last).into()
    }

    #[test]
    fn families_take_turns_and_each_address_comes_once() {
        let ordered = in_order(&[v6(1), v6(2), v6(1), v4(1), v4(2), v4(3)]);
        assert_eq!(ordered, [v6(1), v4(1), v6(2), v4(2), v4(3)]);
    }

    #[test]
    fn the_number_of_addresses_is_bounded() {
        let many: Vec<_> = (0..=255).map(v4).collect();
        assert_eq!(in_order(&many[..MAX_ADDRESSES]).len(), MAX_ADDRESSES);
        assert_eq!(in_order(&many[..=MAX_ADDRESSES]).len(), MAX_ADDRESSES);
    }

    #[test]
    fn the_other_family_is_found_as_far_as_one_looks() {
        let second = |place: u16| {
            let found: Vec<_> = (1..place).map(v6).chain([v4(1)]).collect();
            in_order(&found)[1]
        };
        let last = u16::try_from(MAX_LOOKED_AT).unwrap();
        assert_eq!(second(last), v4(1));
        assert_eq!(second(last + 1), v6(2));
    }
}
