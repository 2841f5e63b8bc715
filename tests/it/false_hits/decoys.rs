//! The generator: templates in an order and with values that look random, and
//! the same bytes on every machine for the same seed.

use std::fmt::Write as _;

use super::fourth;
use super::held_out;
use super::templates::{self, Template};
use super::unseen;

/// Endless log text, a template at a time.
pub(super) struct Decoys {
    templates: Vec<Compiled>,
    random: Random,
    /// Seconds since the text's own beginning.
    clock: u64,
}

/// A template taken apart.
struct Compiled {
    name: &'static str,
    parts: Vec<Part>,
    times: u64,
}

/// What a template is made of.
enum Part {
    Text(&'static str),
    OneOf(Vec<&'static str>),
    Number { low: u64, high: u64, width: usize },
    Hex { digits: usize, upper: bool },
    Base64(usize),
    Value(Write),
}

/// Appends a value; the number is the clock.
type Write = fn(&mut Random, u64, &mut String);

impl Decoys {
    /// The text that belongs to this seed.
    pub(super) fn new(seed: u64) -> Self {
        Self::of(templates::all().copied(), seed)
    }

    /// The same of the templates that were held out.
    pub(super) fn held_out(seed: u64) -> Self {
        Self::of(held_out::all().copied(), seed)
    }

    /// The same of the templates that nobody saw who wrote rules.
    pub(super) fn unseen(seed: u64) -> Self {
        Self::of(unseen::all().copied(), seed)
    }

    /// The same of the templates that were written last.
    pub(super) fn fourth(seed: u64) -> Self {
        Self::of(fourth::all().copied(), seed)
    }

    /// The text of any templates.
    pub(super) fn of(templates: impl Iterator<Item = Template>, seed: u64) -> Self {
        let templates = templates
            .map(|(name, text)| Compiled { name, parts: take_apart(name, text), times: 0 })
            .collect();
        Self { templates, random: Random(seed | 1), clock: 0 }
    }

    /// Appends whole templates until `text` has at least `bytes` bytes.
    pub(super) fn fill(&mut self, text: &mut String, bytes: usize) {
        while text.len() < bytes {
            let at = self.random.at(self.templates.len());
            self.clock += self.random.below(20);
            let template = &mut self.templates[at];
            template.times += 1;
            for part in &template.parts {
                part.write(&mut self.random, self.clock, text);
            }
            text.push('\n');
        }
    }

    /// How often each template was written, by name.
    pub(super) fn times(&self) -> impl Iterator<Item = (&'static str, u64)> {
        self.templates.iter().map(|template| (template.name, template.times))
    }
}

impl Part {
    /// The part for what stands between « and ».
    fn of(field: &'static str) -> Option<Self> {
        if field.contains('|') {
            return Some(Self::OneOf(field.split('|').collect()));
        }
        if let Some(length) = field.strip_prefix("b64:") {
            return length.parse().ok().map(Self::Base64);
        }
        let hex = |upper| move |digits| Self::Hex { digits, upper };
        if let Some(digits) = field.strip_prefix("hex").and_then(|digits| digits.parse().ok()) {
            return Some(hex(false)(digits));
        }
        if let Some(digits) = field.strip_prefix("HEX").and_then(|digits| digits.parse().ok()) {
            return Some(hex(true)(digits));
        }
        if let Some((low, high)) = field.split_once('-') {
            let width = if low.starts_with('0') { low.len() } else { 1 };
            return Some(Self::Number { low: low.parse().ok()?, high: high.parse().ok()?, width });
        }
        VALUES.iter().find(|(name, _)| *name == field).map(|(_, write)| Self::Value(*write))
    }

    fn write(&self, random: &mut Random, clock: u64, text: &mut String) {
        match self {
            Self::Text(part) => text.push_str(part),
            Self::OneOf(words) => text.push_str(random.of(words)),
            Self::Number { low, high, width } => {
                let number = low + random.below(high - low + 1);
                let _ = write!(text, "{number:0width$}");
            }
            Self::Hex { digits, upper } => hex(random, *digits, *upper, text),
            Self::Base64(length) => base64(random, *length, text),
            Self::Value(write) => write(random, clock, text),
        }
    }
}

fn take_apart(name: &str, template: &'static str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = template;
    while let Some((text, after)) = rest.split_once('«') {
        let (field, after) = after.split_once('»').unwrap_or_else(|| panic!("{name}: not closed"));
        parts.push(Part::Text(text));
        parts.push(Part::of(field).unwrap_or_else(|| panic!("{name}: «{field}» is not known")));
        rest = after;
    }
    parts.push(Part::Text(rest));
    parts
}

/// A small generator whose numbers are the same everywhere (xorshift64*).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn below(&mut self, bound: u64) -> u64 {
        (self.next() >> 11) % bound
    }

    fn at(&mut self, length: usize) -> usize {
        usize::try_from(self.below(length as u64)).unwrap()
    }

    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.at(words.len())]
    }
}

/// The values with names.
const VALUES: &[(&str, Write)] = &[
    ("syslog", |random, clock, text| {
        let (month, day) = (MONTHS[month(clock)], day(clock));
        let _ = write!(text, "{month} {day:2} {} ", time(clock));
        text.push_str(random.of(HOSTS));
    }),
    ("clock", |_, clock, text| text.push_str(&time(clock))),
    ("stamp", |_, clock, text| {
        let _ = write!(text, "2025-{:02}-{:02} {}", month(clock) + 1, day(clock), time(clock));
    }),
    ("iso", |_, clock, text| {
        let _ = write!(text, "2025-{:02}-{:02}T{}Z", month(clock) + 1, day(clock), time(clock));
    }),
    ("clf", |_, clock, text| {
        let (month, day) = (MONTHS[month(clock)], day(clock));
        let _ = write!(text, "{day:02}/{month}/2025:{} +0000", time(clock));
    }),
    ("kernel", |random, clock, text| {
        let _ = write!(text, "{clock:5}.{:06}", random.below(1_000_000));
    }),
    ("epoch", |_, clock, text| {
        let _ = write!(text, "{}", 1_735_689_600 + clock);
    }),
    ("host", |random, _, text| text.push_str(random.of(HOSTS))),
    ("user", |random, _, text| text.push_str(random.of(USERS))),
    ("email", |random, _, text| {
        let (user, domain) = (random.of(USERS), random.of(&["example.com", "mail.example.org"]));
        let _ = write!(text, "{user}@{domain}");
    }),
    ("ip", |random, _, text| {
        let net = random.of(&["10.0", "10.17", "172.16", "192.168"]);
        let _ = write!(text, "{net}.{}.{}", random.below(256), 1 + random.below(254));
    }),
    ("mac", |random, _, text| {
        text.push_str("02");
        for _ in 0..5 {
            text.push(':');
            hex(random, 2, false, text);
        }
    }),
    ("pci", |random, _, text| {
        let (bus, device) = (random.below(256), random.below(32));
        let _ = write!(text, "0000:{bus:02x}:{device:02x}.{}", random.below(8));
    }),
    ("uuid", |random, _, text| {
        for (digits, end) in [(8, "-"), (4, "-4"), (3, "-a"), (3, "-"), (12, "")] {
            hex(random, digits, false, text);
            text.push_str(end);
        }
    }),
    ("b64lines", |random, _, text| {
        let lines = 4 + random.below(20);
        for line in 0..lines {
            base64(random, 64, text);
            text.push_str(if line + 1 < lines { "\n" } else { "" });
        }
    }),
    ("hexdump", |random, _, text| {
        let lines = 2 + random.below(8);
        for line in 0..lines {
            let bytes: Vec<u8> = (0..16).map(|_| random.next().to_be_bytes()[0]).collect();
            let _ = write!(text, "{:08x} ", line * 16);
            for byte in &bytes {
                let _ = write!(text, " {byte:02x}");
            }
            let shown = |byte: &u8| if byte.is_ascii_graphic() { char::from(*byte) } else { '.' };
            let shown: String = bytes.iter().map(shown).collect();
            let _ = write!(text, "  |{shown}|{}", if line + 1 < lines { "\n" } else { "" });
        }
    }),
];

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const HOSTS: &[&str] =
    &["bmc-17", "node-04", "shelf-2", "switch-a", "web01", "rack3-psu", "login2"];

const USERS: &[&str] = &[
    "operator",
    "root",
    "admin",
    "erika",
    "svc-collect",
    "backup",
    "jdoe",
    "auth-sync",
    "keymaster",
];

/// Months of 28 days are near enough for a log.
fn month(clock: u64) -> usize {
    usize::try_from(clock / (28 * 86_400) % 12).unwrap()
}

fn day(clock: u64) -> u64 {
    clock / 86_400 % 28 + 1
}

fn time(clock: u64) -> String {
    format!("{:02}:{:02}:{:02}", clock / 3600 % 24, clock / 60 % 60, clock % 60)
}

fn hex(random: &mut Random, digits: usize, upper: bool, text: &mut String) {
    let alphabet = if upper { b"0123456789ABCDEF" } else { b"0123456789abcdef" };
    for _ in 0..digits {
        text.push(char::from(alphabet[random.at(16)]));
    }
}

fn base64(random: &mut Random, length: usize, text: &mut String) {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for _ in 0..length {
        text.push(char::from(ALPHABET[random.at(64)]));
    }
}
