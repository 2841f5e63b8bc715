//! [`Needles`]: where a secret may begin.
//!
//! Each group of needles is one vector search (Teddy), which is fast as long as few places
//! look like the beginning of one. Where the processor has none, as 32-bit ARM, one
//! automaton has all needles; what is found is the same.

mod groups;
mod verifier;

use aho_corasick::packed::{self, Searcher};
use aho_corasick::{AhoCorasick, Input, MatchKind};
use memchr::memchr;

use groups::GROUPS;
pub(super) use verifier::Verifier;

/// No needle is longer.
pub(super) const MAX_NEEDLE: usize = 16;

/// How many independent searches there are: the groups, `$`, the host's names.
pub(super) const SEARCHES: usize = GROUPS.len() + 2;

/// The compiled searches.
#[derive(Debug)]
pub(super) struct Needles {
    searches: Vec<Search>,
}

/// A place where a needle is: of which search, and which of its needles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) at: usize,
    search: usize,
    needle: usize,
}

#[derive(Debug)]
struct Search {
    engine: Engine,
    /// Who looks at the places of each needle.
    verifiers: Vec<Vec<Verifier>>,
}

#[derive(Debug)]
enum Engine {
    Vector(Searcher),
    Automaton(AhoCorasick),
    Dollar,
    Nothing,
}

type Needle<'a> = (&'a [u8], Verifier);

impl Needles {
    /// Compiles the searches; `extra` are the names that the host adds.
    pub(super) fn new(extra: &[Vec<u8>]) -> Option<Self> {
        Self::vectors(extra).or_else(|| Self::automata(extra))
    }

    fn vectors(extra: &[Vec<u8>]) -> Option<Self> {
        let groups = groups().map(|group| Search::vector(&group)).collect::<Option<Vec<_>>>()?;
        let names = names(extra);
        let names = if extra.is_empty() { Some(Search::nothing()) } else { Search::vector(&names) };
        Some(Self { searches: groups.into_iter().chain([Search::dollar(), names?]).collect() })
    }

    fn automata(extra: &[Vec<u8>]) -> Option<Self> {
        let groups: Vec<Vec<Needle<'_>>> = groups().chain([names(extra)]).collect();
        Some(Self { searches: vec![Search::automaton(&groups)?, Search::dollar()] })
    }

    /// The first place of search `number` in `text` from `from` on.
    pub(super) fn find(&self, number: usize, text: &[u8], from: usize) -> Option<Hit> {
        let hit = |at, needle| Hit { at, search: number, needle };
        match &self.searches.get(number)?.engine {
            Engine::Vector(searcher) => {
                let found = searcher.find_in(text, (from..text.len()).into())?;
                Some(hit(found.start(), found.pattern().as_usize()))
            }
            Engine::Automaton(automaton) => {
                let found = automaton.find(Input::new(text).range(from..))?;
                Some(hit(found.start(), found.pattern().as_usize()))
            }
            Engine::Dollar => Some(hit(from + memchr(b'$', text.get(from..)?)?, 0)),
            Engine::Nothing => None,
        }
    }

    /// Who looks at a place.
    pub(super) fn verifiers(&self, hit: Hit) -> &[Verifier] {
        let search = self.searches.get(hit.search);
        let verifiers = search.and_then(|search| search.verifiers.get(hit.needle));
        verifiers.map(Vec::as_slice).unwrap_or_default()
    }
}

impl Search {
    fn nothing() -> Self {
        Self { engine: Engine::Nothing, verifiers: Vec::new() }
    }

    fn dollar() -> Self {
        Self { engine: Engine::Dollar, verifiers: vec![vec![Verifier::Crypt]] }
    }

    fn vector(needles: &[Needle<'_>]) -> Option<Self> {
        let mut config = packed::Config::new();
        let mut builder = config.match_kind(packed::MatchKind::LeftmostFirst).builder();
        builder.extend(needles.iter().map(|(needle, _)| needle));
        let verifiers = needles.iter().map(|&(_, verifier)| vec![verifier]).collect();
        Some(Self { engine: Engine::Vector(builder.build()?), verifiers })
    }

    /// All groups in one. Where the longest needle of a place is, each group that has this
    /// one or a shorter one has its say, as if it had been searched alone.
    fn automaton(groups: &[Vec<Needle<'_>>]) -> Option<Self> {
        let all: Vec<&[u8]> = groups.iter().flatten().map(|&(needle, _)| needle).collect();
        let say = |needle: &[u8]| {
            let first = |group: &Vec<Needle<'_>>| {
                group.iter().find(|(one, _)| needle.starts_with(one)).map(|&(_, verifier)| verifier)
            };
            groups.iter().filter_map(first).collect()
        };
        let verifiers = all.iter().map(|needle| say(needle)).collect();
        let automaton =
            AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(all).ok()?;
        Some(Self { engine: Engine::Automaton(automaton), verifiers })
    }
}

fn groups<'a>() -> impl Iterator<Item = Vec<Needle<'a>>> {
    GROUPS.iter().map(|group| {
        group.iter().map(|&(needle, verifier)| (needle.as_bytes(), verifier)).collect()
    })
}

fn names(extra: &[Vec<u8>]) -> Vec<Needle<'_>> {
    extra.iter().map(|name| (name.as_slice(), Verifier::Name)).collect()
}

/// All needles, for tests that go through them.
#[cfg(test)]
pub(super) fn all() -> impl Iterator<Item = &'static str> {
    GROUPS.into_iter().flatten().map(|(needle, _)| *needle)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// More are searched at half the speed.
    const MOST: usize = 32;

    #[test]
    fn no_needle_is_too_long_or_hidden_by_another_of_its_group() {
        for group in GROUPS {
            assert!(group.len() <= MOST);
            for (number, (needle, _)) in group.iter().enumerate() {
                assert!((3..=MAX_NEEDLE).contains(&needle.len()), "{needle}");
                let mut later = group.iter().skip(number + 1);
                assert!(later.all(|(other, _)| !other.starts_with(needle)), "{needle}");
            }
        }
    }

    /// Every needle, one after the other and one in the other.
    fn text() -> Vec<u8> {
        let mut text = Vec::new();
        for needle in all() {
            for other in [needle, "pass", " -p", "toke"] {
                text.extend_from_slice(other.as_bytes());
                text.extend_from_slice(needle.as_bytes());
                text.push(b'$');
            }
        }
        text
    }

    /// The places in order, with who looks at each.
    fn places(needles: &Needles, text: &[u8]) -> Vec<(usize, Vec<Verifier>)> {
        let mut places: Vec<(usize, Vec<Verifier>)> = Vec::new();
        let mut from = 0;
        loop {
            let hits: Vec<Hit> =
                (0..SEARCHES).filter_map(|number| needles.find(number, text, from)).collect();
            let Some(at) = hits.iter().map(|hit| hit.at).min() else { return places };
            let here = hits.iter().filter(|hit| hit.at == at);
            places.push((at, here.flat_map(|hit| needles.verifiers(*hit)).copied().collect()));
            from = at + 1;
        }
    }

    #[test]
    fn without_vectors_the_same_is_found() {
        let text = text();
        for extra in [vec![], vec![b"passcode".to_vec(), b"badge".to_vec()]] {
            let text = [text.as_slice(), b" passcode=1 badge=2 tokens"].concat();
            let automata = places(&Needles::automata(&extra).unwrap(), &text);
            if let Some(vectors) = Needles::vectors(&extra) {
                assert_eq!(places(&vectors, &text), automata);
            }
            assert!(automata.len() > all().count());
        }
    }
}
