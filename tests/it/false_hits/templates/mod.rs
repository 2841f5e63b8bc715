//! The templates, by topic. Each is one line or one block as a machine or its
//! papers have it, and holds nothing that its owner would hide from a support
//! engineer. Between « and » stands what `decoys` fills in.

mod certificates;
mod configuration;
mod containers;
mod hardware;
mod network;
mod programs;
mod prose;
mod system;

/// What it is, once among all, and its text.
pub(super) type Template = (&'static str, &'static str);

/// All of them.
pub(super) fn all() -> impl Iterator<Item = &'static Template> {
    [
        system::TEMPLATES,
        hardware::TEMPLATES,
        network::TEMPLATES,
        containers::TEMPLATES,
        certificates::TEMPLATES,
        configuration::TEMPLATES,
        programs::TEMPLATES,
        prose::TEMPLATES,
    ]
    .into_iter()
    .flatten()
}
