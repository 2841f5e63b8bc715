//! What is logged while a test runs, at the finest level. A process has one logger
//! and tests run beside each other, so each thread hears itself only.

use std::cell::RefCell;
use std::sync::Once;

thread_local! {
    static LOGGED: RefCell<Vec<(String, String)>> = const { RefCell::new(Vec::new()) };
}

struct Gatherer;

impl log::Log for Gatherer {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        let line = (record.target().to_owned(), record.args().to_string());
        LOGGED.with_borrow_mut(|logged| logged.push(line));
    }

    fn flush(&self) {}
}

/// Begins to gather, on this thread and from nothing.
pub(crate) fn begin() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        log::set_logger(&Gatherer).expect("nobody else sets a logger");
        log::set_max_level(log::LevelFilter::Trace);
    });
    LOGGED.take();
}

/// What was gathered on this thread: who logged it, and the line.
pub(crate) fn take() -> Vec<(String, String)> {
    LOGGED.take()
}

/// The bytes that ureq-proto logs in rows: hexadecimal, then sixteen characters,
/// with a dot for what cannot be seen. The characters are joined again here.
pub(crate) fn bytes_in_rows(logged: &[(String, String)]) -> String {
    let rows = logged.iter().filter(|(target, _)| target.starts_with("ureq_proto"));
    rows.filter_map(|(_, row)| row.rsplit(' ').next()).collect()
}
