//! Packages made by hand, byte for byte: good ones, and ones that no writer makes.

use std::fmt::Write as _;

use callhome::event::Sha256;

/// One entry of an archive.
#[derive(Clone)]
pub(crate) struct Entry {
    pub(crate) header: [u8; 512],
    pub(crate) data: Vec<u8>,
}

impl Entry {
    pub(crate) fn new(name: &str, data: &[u8]) -> Self {
        let mut header = [0; 512];
        let bytes = name.as_bytes();
        let short = bytes.len().min(100);
        header[..short].copy_from_slice(&bytes[..short]);
        header[100..108].copy_from_slice(b"0000644\0");
        header[108..124].copy_from_slice(b"0000000\x000000000\0");
        header[136..148].copy_from_slice(b"07346545000\0");
        header[156] = b'0';
        header[257..265].copy_from_slice(b"ustar  \0");
        let mut entry = Self { header, data: data.to_vec() };
        entry.claim(data.len() as u64);
        entry
    }

    /// The entry in front of a member that says its long name.
    pub(crate) fn long_name(name: &[u8]) -> Self {
        let mut entry = Self::new("././@LongLink", name);
        entry.change(|header| header[156] = b'L');
        entry
    }

    /// Changes the header, and makes its checksum right again.
    pub(crate) fn change(&mut self, change: impl FnOnce(&mut [u8; 512])) {
        change(&mut self.header);
        self.header[148..156].fill(b' ');
        let sum: u32 = self.header.iter().map(|byte| u32::from(*byte)).sum();
        self.header[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    }

    /// The header says that so many bytes follow.
    pub(crate) fn claim(&mut self, bytes: u64) {
        self.change(|header| {
            header[124..136].copy_from_slice(format!("{bytes:011o}\0").as_bytes())
        });
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut bytes = self.header.to_vec();
        bytes.extend(&self.data);
        bytes.resize(bytes.len().next_multiple_of(512), 0);
        bytes
    }
}

/// The archive of these entries.
pub(crate) fn tar(entries: &[Entry]) -> Vec<u8> {
    let mut bytes: Vec<u8> = entries.iter().flat_map(Entry::bytes).collect();
    bytes.extend([0; 1024]);
    bytes
}

pub(crate) const HEAD: &str = r#"{"FormatVersion":1,"Ticket":"07070707-0707-4707-8707-070707070707",
    "Scope":"Full","Device":{"Manufacturer":"Example","Model":"SR 1","SerialNumber":"J30A0042"},
    "Event":{"EventType":"ManualCall","MessageId":"Call","Severity":"OK",
    "Message":"the fan is loud","NotifySupport":true}}"#;

/// A manifest with these as its `Contents`.
pub(crate) fn manifest(contents: &str) -> String {
    format!(
        r#"{{"FormatVersion":1,"Scope":"Full","Contents":[{contents}],
            "Skipped":[{{"Name":"run/f","Reason":"Fifo"}}],"MoreSkipped":2,
            "Redacted":[{{"Rule":"password","Count":3}}]}}"#
    )
}

/// The entries of a good package with these members.
pub(crate) fn entries(members: &[(&str, &[u8])]) -> Vec<Entry> {
    let mut contents = String::new();
    for (name, data) in members {
        let comma = if contents.is_empty() { "" } else { "," };
        let bytes = data.len();
        write!(contents, r#"{comma}{{"Name":"{name}","Kind":"EventLog","Bytes":{bytes}}}"#)
            .unwrap();
    }
    with_contents(members, &contents)
}

/// The entries of a package with these members, of which the manifest says this.
pub(crate) fn with_contents(members: &[(&str, &[u8])], contents: &str) -> Vec<Entry> {
    let mut entries = vec![Entry::new("package.json", HEAD.as_bytes())];
    for (name, data) in members {
        if name.len() > 100 {
            entries.push(Entry::long_name(&[name.as_bytes(), b"\0"].concat()));
        }
        entries.push(Entry::new(name, data));
    }
    entries.push(Entry::new("manifest.json", manifest(contents).as_bytes()));
    entries
}

/// A small good archive.
pub(crate) fn small() -> Vec<Entry> {
    entries(&[("log/sel.txt", b"1 | Fan 2\n"), ("empty", b""), ("b", &[b'x'; 600])])
}

/// A zstd frame that holds the bytes as they are, with this window.
pub(crate) fn zstd_frame(data: &[u8], window: u8) -> Vec<u8> {
    let mut frame = vec![0x28, 0xb5, 0x2f, 0xfd, 0, window];
    let blocks: Vec<&[u8]> =
        if data.is_empty() { vec![data] } else { data.chunks(64 << 10).collect() };
    for (at, block) in blocks.iter().enumerate() {
        zstd_block(&mut frame, block, at + 1 == blocks.len());
    }
    frame
}

pub(crate) fn zstd_block(frame: &mut Vec<u8>, block: &[u8], last: bool) {
    let header = u32::try_from(block.len()).unwrap() << 3 | u32::from(last);
    frame.extend(&header.to_le_bytes()[..3]);
    frame.extend(block);
}

/// A zstd block of so many equal bytes.
pub(crate) fn zstd_run(frame: &mut Vec<u8>, bytes: u32, byte: u8, last: bool) {
    let header = bytes << 3 | 1 << 1 | u32::from(last);
    frame.extend(&header.to_le_bytes()[..3]);
    frame.push(byte);
}

/// The window of 2^18 in a frame's header.
pub(crate) const WINDOW: u8 = 8 << 3;

/// What reads in this build: each way to compress that there is.
pub(crate) fn compressed(tar: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let mut all = Vec::new();
    #[cfg(feature = "zstd")]
    {
        use std::io::Write;
        let mut encoder = zstd::Encoder::new(Vec::new(), 1).unwrap();
        encoder.window_log(18).unwrap();
        encoder.include_contentsize(false).unwrap();
        encoder.write_all(tar).unwrap();
        all.push(("zstd", encoder.finish().unwrap()));
        all.push(("zstd, stored", zstd_frame(tar, WINDOW)));
    }
    #[cfg(feature = "gzip")]
    all.push(("gzip", gzip(tar)));
    let _ = tar;
    all
}

#[cfg(feature = "gzip")]
pub(crate) fn gzip(data: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut encoder = flate2::GzBuilder::new().write(Vec::new(), flate2::Compression::new(6));
    encoder.write_all(data).unwrap();
    encoder.finish().unwrap()
}

pub(crate) fn digest(package: &[u8]) -> Sha256 {
    Sha256::of(package)
}
