//! Sets that nobody saw who wrote rules, of writers who saw neither rules nor other
//! sets. No rule was changed for them: none of their templates was ever hit.

mod daemons;
mod fleet;
mod inventories;
mod servers;

use crate::false_hits::templates::Template;

/// Texts with marks, divided by lines of two percent signs.
const MACHINES: &str = include_str!("machines.txt");
const EXAMINED: &str = include_str!("examined.txt");

/// Each set by itself.
pub(super) fn sets() -> [Vec<Template>; 6] {
    [
        fleet::all().copied().collect(),
        servers::all().copied().collect(),
        daemons::all().copied().collect(),
        inventories::all().copied().collect(),
        divided(MACHINES),
        divided(EXAMINED),
    ]
}

/// A text is its own name.
fn divided(texts: &'static str) -> Vec<Template> {
    texts.trim_end().split("\n%%\n").map(|text| (text, text)).collect()
}
