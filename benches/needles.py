#!/usr/bin/env python3
"""Deals the needles of src/package/redact/needles/groups.rs out to the groups again.

    cargo bench --bench redaction -- --text > log.txt
    python3 benches/needles.py SECONDS log.txt [more ordinary text ...]

Each group is one vector search. It looks at the first bytes of its needles (as many as
the shortest has, at most four), in eight buckets, and asks only whether the low and the
high half of each byte occur in some needle of the bucket. So needles that have nothing
to do with one another give false alarms together. This script counts those alarms in
the texts and moves needles about until there are few (simulated annealing, one seed).
What a group finds does not depend on its order, but for one rule, which is kept: where
a needle begins with another, the longer one stands first.

Needs numpy.
"""

import ast
import random
import re
import sys
import time
from pathlib import Path

import numpy as np

SOURCE = Path(__file__).parent.parent / "src/package/redact/needles/groups.rs"
GROUP = re.compile(r"(    &\[\n)(.*?)(\n    \],)", re.S)
NEEDLE = re.compile(r'\("((?:[^"\\]|\\.)*)", Verifier::(\w+)\)')
# More are searched at half the speed.
MOST = 32
BUCKETS = 8
# What the comparison with each needle of a bucket costs beside the alarm.
COMPARE = 0.3
# What a group costs that looks at four bytes instead of three, in alarms for each byte.
FOURTH = 1.6 / 1000


def read_groups(source):
    groups = []
    for match in GROUP.finditer(source):
        needles = [
            (ast.literal_eval(f'"{text}"').encode(), f'        ("{text}", Verifier::{name}),')
            for text, name in NEEDLE.findall(match[2])
        ]
        groups.append(needles)
    return groups


class Alarms:
    """Counts, for a bucket, the places of the texts that a search stops at."""

    def __init__(self, text):
        bytes_ = np.frombuffer(text, dtype=np.uint8)
        self.length = len(bytes_) - 4
        self.shifted = [bytes_[i : i + self.length] for i in range(4)]
        self.known = {}

    def of(self, heads, length):
        key = (frozenset(heads), length)
        if key not in self.known:
            places = None
            for i in range(length):
                low, high = np.zeros(16, bool), np.zeros(16, bool)
                for head in heads:
                    low[head[i] & 15] = True
                    high[head[i] >> 4] = True
                byte = np.arange(256)
                here = (low[byte & 15] & high[byte >> 4])[self.shifted[i]]
                places = here if places is None else places & here
            self.known[key] = int(places.sum())
        return self.known[key]


def cost(group, alarms):
    length = min(4, min(len(needle) for needle, _ in group))
    buckets, own = [[] for _ in range(BUCKETS)], {}
    for number, (needle, _) in enumerate(group):
        low = tuple(byte & 15 for byte in needle[:length])
        # As the search itself deals them out.
        bucket = own.setdefault(low, BUCKETS - 1 - number % BUCKETS)
        buckets[bucket].append(needle[:length])
    look = FOURTH * alarms.length if length == 4 else 0
    return look + sum(
        alarms.of(bucket, length) * (1 + COMPARE * len(bucket)) for bucket in buckets if bucket
    )


def in_order(group):
    """Whether no needle hides a longer one behind it."""
    return not any(
        later.startswith(needle)
        for number, (needle, _) in enumerate(group)
        for later, _ in group[number + 1 :]
    )


def evened(groups):
    """The present groups, with what is too much for one in those that have room."""
    groups = [list(group) for group in groups]
    for group in groups:
        while len(group) > MOST:
            shortest = min(groups, key=len)
            if len(shortest) >= MOST:
                sys.exit(f"{len(groups)} groups of {MOST} are full")
            shortest.append(group.pop())
    return groups


def anneal(groups, alarms, seconds):
    costs = [cost(group, alarms) for group in groups]
    best, least = groups, sum(costs)
    begin, warmth = time.monotonic(), least * 0.01
    while (passed := time.monotonic() - begin) < seconds:
        heat = max(1.0, warmth * (1 - passed / seconds) ** 2)
        a, b = random.randrange(len(groups)), random.randrange(len(groups))
        new_a = list(groups[a])
        new_b = new_a if a == b else list(groups[b])
        i, j = random.randrange(len(new_a)), random.randrange(len(new_b))
        if a != b and len(new_b) < MOST and len(new_a) > BUCKETS and random.random() < 0.3:
            new_b.insert(j, new_a.pop(i))
        else:
            new_a[i], new_b[j] = new_b[j], new_a[i]
        if not in_order(new_a) or not in_order(new_b):
            continue
        cost_a = cost(new_a, alarms)
        cost_b = cost_a if a == b else cost(new_b, alarms)
        change = cost_a - costs[a] + (0 if a == b else cost_b - costs[b])
        if change < 0 or random.random() < np.exp(-change / heat):
            groups = list(groups)
            groups[a], groups[b], costs[a], costs[b] = new_a, new_b, cost_a, cost_b
            if sum(costs) < least:
                best, least = groups, sum(costs)
    return best, least


def main():
    seconds, files = float(sys.argv[1]), sys.argv[2:]
    random.seed(1)
    source = SOURCE.read_text()
    groups = read_groups(source)
    alarms = Alarms(b"\n".join(Path(file).read_bytes() for file in files))
    thousand = 1000 / alarms.length
    print(f"before: {sum(cost(group, alarms) for group in groups) * thousand:.1f} in 1,000 bytes")
    best, least = anneal(evened(groups), alarms, seconds)
    print(f"now:    {least * thousand:.1f}")
    lines = iter(["\n".join(line for _, line in group) for group in best])
    SOURCE.write_text(GROUP.sub(lambda match: match[1] + next(lines) + match[3], source))


main()
