//! A second set of decoys, held out: written without a look at the rules or at the
//! first set, and no rule is made to spare one of its templates.

mod certificates;
mod configuration;
mod containers;
mod hardware;
mod network;
mod programs;
mod prose;
mod system;

use super::templates::Template;

/// All templates.
pub(super) fn all() -> impl Iterator<Item = &'static Template> {
    let files = [
        prose::TEMPLATES,
        system::TEMPLATES,
        network::TEMPLATES,
        hardware::TEMPLATES,
        containers::TEMPLATES,
        programs::TEMPLATES,
        configuration::TEMPLATES,
        certificates::TEMPLATES,
    ];
    files.into_iter().flatten()
}
