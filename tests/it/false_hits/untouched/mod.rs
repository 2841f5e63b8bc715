//! Sets that nobody saw who wrote rules, of writers who saw neither rules nor other
//! sets. No rule was changed for them: none of their templates was ever hit.

mod daemons;
mod fleet;
mod inventories;
mod servers;

use crate::false_hits::templates::Template;

/// Each set by itself.
pub(super) fn sets() -> [Vec<&'static Template>; 4] {
    [
        fleet::all().collect(),
        servers::all().collect(),
        daemons::all().collect(),
        inventories::all().collect(),
    ]
}
