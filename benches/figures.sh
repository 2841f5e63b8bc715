#!/usr/bin/env bash
# Measures packaging and writes the table into README.md and the plot to
# docs/figures.svg.
#
#   bash benches/figures.sh
#
# Needs tar, gzip, zstd and Python 3; takes about five minutes. An idle machine
# gives steadier ratios.
set -euo pipefail
cd "$(dirname "$0")/.."

kept=${CARGO_TARGET_DIR:-target}/figures
mkdir -p "$kept"
cargo bench --locked --bench packaging | tee "$kept/packaging.md"
python3 benches/figures.py "$kept/packaging.md" README.md docs/figures.svg
