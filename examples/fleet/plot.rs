//! The plot: connections a second after the recovery, a line for each seed.

use std::fmt::Write;

use crate::recovery::{BIN_SECONDS, Recovery};

const WIDTH: f64 = 860.0;
const HEIGHT: f64 = 320.0;
const LEFT: f64 = 60.0;
const TOP: f64 = 50.0;

/// An SVG with the limit as a red line.
pub(crate) fn svg(recoveries: &[Recovery], most: f64) -> String {
    let bins = recoveries.first().map_or(1, |recovery| recovery.bins.len()).max(1);
    let highest = recoveries.iter().map(Recovery::peak).fold(most, f64::max) * 1.1;
    let x = |bin: usize| LEFT + WIDTH * bin as f64 / bins as f64;
    let y = |rate: f64| TOP + HEIGHT * (1.0 - rate / highest);
    let (right, bottom) = (LEFT + WIDTH, TOP + HEIGHT);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\" \
         font-family=\"sans-serif\" font-size=\"12\">\n\
         <rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n\
         <text x=\"{LEFT}\" y=\"24\" font-size=\"14\">Connections a second after an outage of six \
         hours, in bins of ten seconds, {} seeds</text>\n",
        right + 30.0,
        bottom + 50.0,
        recoveries.len(),
    );
    let mut add = |line: String| {
        svg.push_str(&line);
        svg.push('\n');
    };
    add(format!("<path d=\"M{LEFT} {TOP} V{bottom} H{right}\" fill=\"none\" stroke=\"#333\"/>"));
    for minute in (0..=120).step_by(15) {
        let bin = minute * 60 / usize::try_from(BIN_SECONDS).unwrap_or(1);
        if bin <= bins {
            add(format!(
                "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{minute} min</text>",
                x(bin),
                bottom + 20.0
            ));
        }
    }
    for part in 0..=4 {
        let rate = most * f64::from(part) / 4.0;
        add(format!(
            "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{rate:.1}</text>",
            LEFT - 6.0,
            y(rate) + 4.0
        ));
    }
    for recovery in recoveries {
        let mut points = String::new();
        for (bin, count) in recovery.bins.iter().enumerate() {
            let rate = f64::from(*count) / BIN_SECONDS as f64;
            let _ = write!(points, "{:.1},{:.1} ", x(bin), y(rate));
        }
        add(format!(
            "<polyline points=\"{}\" fill=\"none\" stroke=\"#2a7f62\" stroke-opacity=\"0.25\"/>",
            points.trim_end()
        ));
    }
    add(format!(
        "<line x1=\"{LEFT}\" x2=\"{right}\" y1=\"{0:.1}\" y2=\"{0:.1}\" stroke=\"#b3261e\"/>",
        y(most)
    ));
    add(format!(
        "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\" fill=\"#b3261e\">at most {most:.1}/s</text>",
        right - 4.0,
        y(most) - 6.0
    ));
    add("</svg>".to_owned());
    svg
}
