//! The fleet example in small: what a service centre sees after an outage.

use crate::programs::run;

#[test]
fn a_small_fleet_keeps_the_limits_and_draws_its_plot() {
    let folder = tempfile::tempdir().unwrap();
    let plot = folder.path().join("fleet.svg");
    let ran =
        run("fleet", ["--machines", "2500", "--seeds", "1", "--plot", plot.to_str().unwrap()]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert_eq!(ran.last_line(), "every seed keeps the limits");
    assert!(ran.stdout.contains("requests after the recovery"), "{ran:?}");
    let svg = std::fs::read_to_string(plot).unwrap();
    assert!(svg.starts_with("<svg ") && svg.contains("<polyline ") && svg.ends_with("</svg>\n"));
}

#[test]
fn a_fleet_out_of_bounds_is_bad_usage() {
    for (flag, value) in [("--machines", "0"), ("--machines", "100001"), ("--seeds", "1001")] {
        assert_eq!(run("fleet", [flag, value]).code, Some(2), "{flag} {value}");
    }
}
