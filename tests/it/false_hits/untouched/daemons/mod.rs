//! Ordinary service data of servers: event logs, logs of daemons, settings and inventories without secrets.

mod certificates;
mod configuration;
mod containers;
mod hardware;
mod network;
mod programs;
mod prose;
mod system;

use crate::false_hits::templates::Template;

/// All of them.
pub(super) fn all() -> impl Iterator<Item = &'static Template> {
    [
        certificates::TEMPLATES,
        configuration::TEMPLATES,
        containers::TEMPLATES,
        hardware::TEMPLATES,
        network::TEMPLATES,
        programs::TEMPLATES,
        prose::TEMPLATES,
        system::TEMPLATES,
    ]
    .into_iter()
    .flatten()
}
