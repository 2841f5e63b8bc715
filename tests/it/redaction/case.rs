//! A sketch becomes a case: values made at run time take the places of its marks.

/// A sketch's name and its text with marks; see [`Case::new`].
pub(super) type Sketch = (&'static str, &'static str);

/// A piece of configuration, a log or a command's output with secrets in it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Case {
    pub(super) format: &'static str,
    /// What is special about the syntax.
    pub(super) name: &'static str,
    pub(super) text: Vec<u8>,
    /// What must be gone, as it is written in the text. A secret that an escape,
    /// a line's end or a blank divides is here in its parts.
    pub(super) hidden: Vec<String>,
}

impl Case {
    /// Replaces each mark of `sketch`:
    ///
    /// - `«alnum 20»`: a secret of 20 bytes from an alphabet, see [`Values::made_of`];
    /// - `«as Aaa-00»`: a secret of this form, with other letters and digits;
    /// - `«open hex 64»`: the same, but no secret, such as a fingerprint;
    /// - `«again 0»`: the first secret once more;
    /// - `«jwt»`: a signed token of three parts;
    /// - `«begin RSA PRIVATE KEY»`, `«end …»`: the lines around a PEM block, and
    ///   `begin4`, `end4` for the older ones with four dashes;
    /// - `«block 3»`: three full lines of base64 and a shorter one, each behind what
    ///   the first has in front of it in its line;
    /// - `«escaped 3»`, `«escaped2 3»`: the same in one line, divided by `\n` or `\\n`;
    /// - `«tab»`, `«cr»`, `«byte ff»`: what is hard to see in a source file.
    ///
    /// The first line's end is left out, so that a sketch can begin at the margin.
    pub(super) fn new(format: &'static str, (name, sketch): Sketch, seed: u64) -> Self {
        let mut values = Values::new(seed, &[format, name]);
        let mut case = Self { format, name, text: Vec::new(), hidden: Vec::new() };
        let mut rest = sketch.strip_prefix('\n').unwrap_or(sketch);
        while let Some((plain, marked)) = rest.split_once('«') {
            case.text.extend_from_slice(plain.as_bytes());
            let (mark, after) = marked.split_once('»').expect("a mark ends");
            case.fill(mark, &mut values);
            rest = after;
        }
        case.text.extend_from_slice(rest.as_bytes());
        case
    }

    /// The text for people, on one screen line per line.
    pub(super) fn shown(&self) -> String {
        String::from_utf8_lossy(&self.text).into_owned()
    }

    fn fill(&mut self, mark: &str, values: &mut Values) {
        let (kind, rest) = mark.split_once(' ').unwrap_or((mark, ""));
        let number = || rest.parse::<usize>().expect("a number in the mark");
        match kind {
            "tab" => self.text.push(b'\t'),
            "cr" => self.text.push(b'\r'),
            "byte" => self.text.push(u8::from_str_radix(rest, 16).expect("a byte in hex")),
            "begin" => self.write(&format!("-----BEGIN {rest}-----")),
            "end" => self.write(&format!("-----END {rest}-----")),
            "begin4" => self.write(&format!("---- BEGIN {rest} ----")),
            "end4" => self.write(&format!("---- END {rest} ----")),
            "again" => self.write(&self.hidden[number()].clone()),
            "open" => {
                let (kind, length) = rest.split_once(' ').expect("an alphabet and a length");
                self.write(&values.made_of(kind, length.parse().expect("a length")));
            }
            "as" => self.hide(values.like(rest)),
            "jwt" => {
                let parts = [30, 90, 43].map(|length| values.made_of("base64url", length));
                self.hide(format!("eyJ{}.eyJ{}.{}", parts[0], parts[1], parts[2]));
            }
            "block" => {
                let line = self.text.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
                let between = format!("\n{}", String::from_utf8_lossy(line));
                self.base64_lines(number(), &between, values);
            }
            "escaped" => self.base64_lines(number(), r"\n", values),
            "escaped2" => self.base64_lines(number(), r"\\n", values),
            _ => self.hide(values.made_of(kind, number())),
        }
    }

    fn base64_lines(&mut self, full: usize, between: &str, values: &mut Values) {
        for _ in 0..full {
            self.hide(values.made_of("base64", 64));
            self.write(between);
        }
        self.hide(values.made_of("base64", 30));
        self.write("==");
    }

    fn hide(&mut self, secret: String) {
        self.write(&secret);
        self.hidden.push(secret);
    }

    fn write(&mut self, text: &str) {
        self.text.extend_from_slice(text.as_bytes());
    }
}

/// Made-up values, the same ones for the same seed (SplitMix64).
#[derive(Debug)]
pub(super) struct Values {
    state: u64,
}

impl Values {
    /// Each case has values of its own, whatever cases are added before it.
    pub(super) fn new(seed: u64, names: &[&str]) -> Self {
        let bytes = names.iter().flat_map(|name| name.bytes().chain([0]));
        let state = bytes.fold(seed ^ 0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        Self { state }
    }

    pub(super) fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`; the small bias does not matter here.
    pub(super) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).expect("less than a usize")
    }

    /// A capital for each capital, and so on; all else as it is.
    fn like(&mut self, form: &str) -> String {
        let mut of = |kind: &str| self.made_of(kind, 1);
        form.chars()
            .map(|byte| match byte {
                'a'..='z' => of("lower"),
                'A'..='Z' => of("upper"),
                '0'..='9' => of("digits"),
                other => other.to_string(),
            })
            .collect()
    }

    /// `length` characters; the first and the last one are never punctuation.
    pub(super) fn made_of(&mut self, alphabet: &str, length: usize) -> String {
        let (plain, punctuation) = match alphabet {
            "lower" => ("abcdefghijklmnopqrstuvwxyz", ""),
            "upper" => ("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", ""),
            // Without 0 and 1: a number's digits may be hidden by either.
            "digits" => ("23456789", ""),
            "hex" => ("0123456789abcdef", ""),
            "HEX" => ("0123456789ABCDEF", ""),
            "alnum" => (ALPHANUMERIC, ""),
            "base64" => (ALPHANUMERIC, "+/"),
            "base64url" => (ALPHANUMERIC, "-_"),
            "crypt" => (ALPHANUMERIC, "./"),
            "url" => (ALPHANUMERIC, "-._~"),
            "pass" => (ALPHANUMERIC, "!#%+.^_~-@$"),
            other => panic!("no alphabet has the name {other:?}"),
        };
        let all: Vec<char> = plain.chars().chain(punctuation.chars()).collect();
        (0..length)
            .map(|at| {
                let inner = at > 0 && at + 1 < length;
                let end = if inner { all.len() } else { plain.len() };
                all[self.below(end)]
            })
            .collect()
    }
}

const ALPHANUMERIC: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
