# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures the window and prints tables with the goals beside. tests/bench/window runs it."""

import json
import os
import statistics
import subprocess
import sys
import time

ROUNDS = 9
MOST_STALL = 50  # milliseconds; one step of the event loop


def run(program, what, *words):
    answer = subprocess.run([program, what, *words], stdout=subprocess.PIPE,
                            stderr=subprocess.DEVNULL, text=True, check=True).stdout
    return [json.loads(line) for line in answer.splitlines()]


def start(program, what):
    """What one start took, from before the process to its first painted window."""
    return run(program, what, str(time.monotonic_ns()))[0]


def goal(name, value, relation, wanted, unit=""):
    met = value >= wanted if relation == ">=" else value <= wanted
    print(f"  {'met    ' if met else 'not met'}  {name:46}{value:14,.2f}{unit}"
          f"   goal {relation} {wanted:,}{unit}")


def first_window(program):
    start(program, "empty"), start(program, "headgate")  # pages in what both read
    rounds = [(start(program, "empty"), start(program, "headgate")) for _ in range(ROUNDS)]
    print(f"\nFirst painted window: medians of {ROUNDS} rounds")
    print(f"{'':34}{'painted after ms':>18}{'resident MiB':>16}")
    for number, name in enumerate(("empty Qt window", "headgate")):
        print(f"{name:34}{statistics.median(each[number]['painted'] for each in rounds):18.1f}"
              f"{statistics.median(each[number]['resident'] for each in rounds):16.1f}")
    # Of one round both, then the median: what slows the machine down slows down both.
    goal("first window, times the empty one",
         statistics.median(ours["painted"] / empty["painted"] for empty, ours in rounds), "<=", 3)
    goal("memory", statistics.median(ours["resident"] for _, ours in rounds), "<=", 80, " MiB")


def appending(program):
    rates = run(program, "append")
    print("\nOutcomes appended to the visible grid, painted after each step")
    for rate in rates:
        goal(f"in steps of {rate['step']:,}", rate["rows"], ">=",
             100_000 if rate["step"] < 1000 else 1_000_000, " rows/s")


def sending(program):
    stalls = run(program, "send")[0]
    print(f"\n100,000 records to a simulator without limits: {stalls['stored']:,} stored in "
          f"{stalls['seconds']:.1f} s")
    goal("longest event while the file opens", stalls["opening"], "<=", MOST_STALL, " ms")
    goal("longest event while they are sent", stalls["sending"], "<=", MOST_STALL, " ms")
    print(f"           the longest: {stalls['culprit']}")


def main(program):
    # Half of what starting costs would be the bridge to screen readers, of which there is none.
    os.environ.pop("QT_LINUX_ACCESSIBILITY_ALWAYS_ON", None)
    first_window(program)
    appending(program)
    sending(program)


main(sys.argv[1])
