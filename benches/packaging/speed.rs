//! 200 MiB of service data, one thread.

use std::hint::black_box;
use std::time::Instant;

use callhome::package::redact::{Redaction, Redactor};
use callhome::ticket::TicketId;

use crate::bare::Bare;
use crate::ours::{Subject, packer};
use crate::table::{Table, Wanted, median, speed, times};
use crate::{Result, corpus};

/// Odd, so that the median is one of them.
const ROUNDS: usize = 9;

pub(crate) fn measure(service_data: &[u8], table: &mut Table) -> Result<()> {
    let members: Vec<&[u8]> = service_data.chunks(20 << 20).collect();
    let subject = Subject::new()?;
    let (mut plain, mut redacting, mut bare) = (packer(false)?, packer(true)?, Bare::new()?);
    let (mut plain_times, mut redacting_times, mut bare_times) = (vec![], vec![], vec![]);
    for round in 0..=ROUNDS {
        let begun = Instant::now();
        subject.pack(&mut plain, &members)?;
        let packed = Instant::now();
        black_box(bare.pack(&members)?);
        let compressed = Instant::now();
        subject.pack(&mut redacting, &members)?;
        let redacted = Instant::now();
        // The first round warms up.
        if round > 0 {
            plain_times.push(packed - begun);
            bare_times.push(compressed - packed);
            redacting_times.push(redacted - compressed);
        }
    }
    let bare_time = median(bare_times);
    for (name, time, least) in [
        ("packaging 200 MiB without redaction / B", median(plain_times), 0.95),
        ("packaging 200 MiB with the default redaction / B", median(redacting_times), 0.75),
    ] {
        table.row(
            name,
            speed(service_data.len(), time),
            speed(service_data.len(), bare_time),
            times(bare_time, time),
            Wanted::AtLeast(least),
        );
    }
    redaction_alone(table)
}

/// On text without secrets, beside the compressor without its hash.
fn redaction_alone(table: &mut Table) -> Result<()> {
    const PIECE: usize = 64 << 10;
    let mut text = corpus::log_text(64 << 20);
    let before = text.clone();
    let (mut redactor, mut bare) = (Redactor::new(&Redaction::new())?, Bare::new()?);
    let (mut ours, mut theirs) = (vec![], vec![]);
    for round in 0..=ROUNDS {
        let begun = Instant::now();
        redactor.begin(TicketId::from_random([7; 16]));
        let mut done = 0;
        while done < text.len() {
            let end = text.len().min(done + PIECE);
            let piece = text.get_mut(done..end).unwrap_or_default();
            done += redactor.redact(black_box(piece), end == before.len());
        }
        let redacted = Instant::now();
        black_box(bare.compress(&text)?);
        let compressed = Instant::now();
        if round > 0 {
            ours.push(redacted - begun);
            theirs.push(compressed - redacted);
        }
    }
    assert!(text == before, "there are no secrets in it");
    let (ours, theirs) = (median(ours), median(theirs));
    table.row(
        "redaction alone, text without secrets / bare compressor",
        speed(text.len(), ours),
        speed(text.len(), theirs),
        times(theirs, ours),
        Wanted::AtLeast(3.0),
    );
    Ok(())
}
