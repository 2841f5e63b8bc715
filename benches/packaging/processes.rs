//! Whole process against whole process: what `tar` and a compressor do.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use callhome::event::MemberKind;
use callhome::package::Member;

use crate::Result;
use crate::ours::{Count, Subject, packer};
use crate::table::{Table, Wanted, median, speed, times};

const ROUNDS: usize = 7;

pub(crate) fn measure(service_data: &[u8], table: &mut Table) -> Result<()> {
    let folder = std::env::temp_dir().join(format!("packaging-{}", std::process::id()));
    fs::create_dir(&folder)?;
    let measured = in_folder(service_data, &folder, table);
    fs::remove_dir_all(&folder)?;
    measured
}

fn in_folder(service_data: &[u8], folder: &Path, table: &mut Table) -> Result<()> {
    for (number, piece) in service_data.chunks(20 << 20).enumerate() {
        fs::write(folder.join(format!("{number}.log")), piece)?;
    }
    let ours = |redaction| {
        let mut command = Command::new(std::env::current_exe()?);
        command.arg("pack").arg(folder).arg(redaction);
        timed(command)
    };
    let pipe = |compressor: &str| {
        let mut command = Command::new("sh");
        command.arg("-c").arg(format!("tar -cf - . | {compressor} | cat > /dev/null"));
        command.current_dir(folder);
        timed(command)
    };
    let (mut plain, mut redacting, mut gzip, mut zstd) = (vec![], vec![], vec![], vec![]);
    for round in 0..=ROUNDS {
        let found = [ours("without")?, ours("with")?, pipe("gzip -6")?, pipe("zstd -q -1 -T1")?];
        if round > 0 {
            for (times, time) in
                [&mut plain, &mut redacting, &mut gzip, &mut zstd].into_iter().zip(found)
            {
                times.push(time);
            }
        }
    }
    let [plain, redacting, gzip, zstd] = [plain, redacting, gzip, zstd].map(median);
    let bytes = service_data.len();
    for (name, ours, theirs, wanted) in [
        ("process, without redaction / `tar \\| gzip -6`", plain, gzip, Wanted::AtLeast(4.0)),
        ("process, without redaction / `tar \\| zstd -1 -T1`", plain, zstd, Wanted::AtLeast(1.0)),
        ("process, with redaction / `tar \\| gzip -6`", redacting, gzip, Wanted::AtLeast(4.0)),
        // `tar` redacts nothing: for comparison.
        ("process, with redaction / `tar \\| zstd -1 -T1`", redacting, zstd, Wanted::Nothing),
    ] {
        table.row(name, speed(bytes, ours), speed(bytes, theirs), times(theirs, ours), wanted);
    }
    Ok(())
}

fn timed(mut command: Command) -> Result<Duration> {
    let begun = Instant::now();
    let status = command.stdout(Stdio::null()).status()?;
    let time = begun.elapsed();
    if status.success() { Ok(time) } else { Err(format!("{command:?}: {status}").into()) }
}

/// In a process of its own: packs the folder, and throws the package away.
pub(crate) fn pack(folder: &Path, redaction: &str) -> Result<()> {
    let subject = Subject::new()?;
    let mut packer = packer(redaction == "with")?;
    let mut package = packer.start(Count(0), &subject.head())?;
    package.add_folder(Member::new("log", MemberKind::EventLog)?, folder)?;
    let (receipt, _) = package.finish()?;
    println!("{}", receipt.bytes());
    Ok(())
}
