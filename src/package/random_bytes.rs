//! [`random_bytes`]: for tests that want what is no text and no compressor makes smaller.

/// The same for the same seed.
pub(super) fn random_bytes(mut seed: u64, bytes: usize) -> Vec<u8> {
    let next = |_| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        seed.to_be_bytes()[0]
    };
    (0..bytes).map(next).collect()
}
