"""Writes the measured table into a page, between its two marks, and draws it.

    python3 benches/figures.py TABLE.md PAGE.md PLOT.svg

The plot has a bar for every figure of which something is wanted: how many times
better than wanted it is, on a logarithmic scale. What is left of the line at 1 is
missed.
"""

import math
import re
import sys
from html import escape

BEGIN = "<!-- figures: written by benches/figures.sh -->"
END = "<!-- end of figures -->"


def rows_of(table):
    for line in table.splitlines():
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if len(cells) == 6 and cells[0] != "figure" and not cells[0].startswith("---"):
            yield cells


def better_than_wanted(ratio, wanted):
    sign, bound = wanted.split()
    ratio, bound = float(ratio), float(bound)
    if sign == "≥":
        return ratio / bound
    # Nothing at all, where nothing is the most: exactly as wanted.
    return bound / ratio if ratio else (1.0 if bound == 0 else 16.0)


def plot(rows, measured_on):
    bars = [
        (name.replace("\\|", "|").replace("`", ""), better_than_wanted(ratio, wanted), ratio, wanted)
        for name, _, _, ratio, wanted, _ in rows
        if wanted
    ]
    left, width, high, top = 430, 380, 22, 46
    height = top + high * len(bars) + 34
    low, most = math.log2(0.5), math.log2(max(16.0, max((b[1] for b in bars), default=1.0)))

    def x(value):
        share = (math.log2(min(max(value, 0.5), 2**most)) - low) / (most - low)
        return left + width * share

    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{left + width + 130}" height="{height}" '
        'font-family="sans-serif" font-size="12">',
        f'<rect width="100%" height="100%" fill="white"/>',
        f'<text x="10" y="18" font-size="14">Packaging: how many times better than wanted</text>',
        f'<text x="10" y="36" fill="#555">{escape(measured_on)}</text>',
    ]
    for n, (name, better, ratio, wanted) in enumerate(bars):
        y = top + n * high
        colour = "#2a7f62" if better >= 1 else "#b3261e"
        begin, end = sorted((x(1), x(better)))
        lines += [
            f'<text x="{left - 8}" y="{y + 15}" text-anchor="end">{escape(name)}</text>',
            f'<rect x="{begin:.1f}" y="{y + 3}" width="{max(end - begin, 2):.1f}" '
            f'height="{high - 6}" fill="{colour}"/>',
            f'<text x="{end + 6:.1f}" y="{y + 15}" fill="#333">{ratio} (wanted {escape(wanted)})</text>',
        ]
    bottom = top + high * len(bars)
    lines.append(f'<line x1="{x(1):.1f}" x2="{x(1):.1f}" y1="{top - 4}" y2="{bottom}" stroke="#333"/>')
    for tick in (0.5, 1, 2, 4, 8, 16):
        if tick <= 2**most:
            lines.append(
                f'<text x="{x(tick):.1f}" y="{bottom + 16}" text-anchor="middle">{tick}×</text>'
            )
    return "\n".join(lines + ["</svg>", ""])


def main(table_path, page_path, plot_path):
    with open(table_path, encoding="utf-8") as file:
        table = file.read()
    rows = list(rows_of(table))
    if not rows:
        sys.exit("no figures in " + table_path)
    measured_on = next(line for line in table.splitlines() if line.strip())
    with open(page_path, encoding="utf-8") as file:
        page = file.read()
    if BEGIN not in page or END not in page:
        sys.exit(page_path + " has no marks to write between")
    before, rest = page.split(BEGIN, 1)
    after = rest.split(END, 1)[1]
    shown = "\n".join("| " + " | ".join(row) + " |" for row in rows)
    written = (
        f"{BEGIN}\nMeasured on {measured_on}; medians of interleaved runs, one thread.\n\n"
        "| figure | ours | beside it | ratio | wanted | |\n|---|--:|--:|--:|--:|---|\n"
        f"{shown}\n{END}"
    )
    with open(page_path, "w", encoding="utf-8") as file:
        file.write(before + written + after)
    with open(plot_path, "w", encoding="utf-8") as file:
        file.write(plot(rows, measured_on))


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
