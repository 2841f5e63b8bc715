//! [`Entropy`]: chance from a seed that the host gives.

use core::fmt;

use sha2::{Digest, Sha256};

use crate::time::Now;

/// A stream of unpredictable bytes: nonces, random ids, jitter.
///
/// It is SHA-256 over the host's seed, the moment of the start and a counter,
/// so two devices never agree, and one device does not repeat itself after a
/// restart even where the host can only give the same seed each time. It is not
/// used for keys; TLS has a generator of its own.
///
/// ```
/// use callhome::forwarder::Entropy;
/// use callhome::{Now, Uptime};
///
/// let mut entropy = Entropy::new([7; 16], Now::new(Uptime::from_millis(31_402)));
/// assert_ne!(entropy.bytes(), entropy.bytes());
/// ```
#[derive(Clone)]
pub struct Entropy {
    state: [u8; 32],
    counter: u64,
}

impl Entropy {
    /// The length of the seed in bytes.
    pub const SEED_BYTES: usize = 16;

    /// Starts the stream from 16 bytes that differ from device to device and,
    /// where the host has a generator, from start to start.
    #[must_use]
    pub fn new(seed: [u8; Self::SEED_BYTES], start: Now) -> Self {
        let wall = start.wall().map_or(i64::MIN, |wall| wall.unix_millis());
        let state = Sha256::new()
            .chain_update(b"callhome entropy 1")
            .chain_update(seed)
            .chain_update(start.uptime().as_millis().to_be_bytes())
            .chain_update(wall.to_be_bytes())
            .finalize();
        Self { state: state.into(), counter: 0 }
    }

    /// Goes on in another way for each `number`: one that rises from start to start
    /// keeps a device apart from itself that knows no time and has the same seed.
    pub(crate) fn stir(&mut self, number: u64) {
        let state = Sha256::new().chain_update(self.state).chain_update(number.to_be_bytes());
        self.state = state.finalize().into();
    }

    /// The next 16 bytes.
    pub fn bytes(&mut self) -> [u8; 16] {
        let block = Sha256::new()
            .chain_update(self.state)
            .chain_update(self.counter.to_be_bytes())
            .finalize();
        self.counter = self.counter.wrapping_add(1);
        let mut bytes = [0; 16];
        for (to, from) in bytes.iter_mut().zip(block) {
            *to = from;
        }
        bytes
    }
}

impl fmt::Debug for Entropy {
    /// Without the state: whoever knows it knows every nonce to come.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Entropy").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Uptime;

    #[test]
    fn the_same_seed_gives_other_bytes_after_another_start() {
        let started = |millis| Entropy::new([1; 16], Now::new(Uptime::from_millis(millis))).bytes();
        assert_eq!(started(5), started(5));
        assert_ne!(started(5), started(6));
    }

    #[test]
    fn a_number_that_rises_keeps_starts_apart_without_a_clock() {
        let started = |number| {
            let mut entropy = Entropy::new([1; 16], Now::new(Uptime::from_millis(0)));
            entropy.stir(number);
            entropy.bytes()
        };
        assert_eq!(started(5), started(5));
        assert_ne!(started(5), started(6));
    }
}
