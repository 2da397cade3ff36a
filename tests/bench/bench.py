# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs Headgate and its peers in turn, round by round, and prints what they took side by side.
Started by tests/bench/run, which builds what is needed."""

import argparse
import base64
import dataclasses
import json
import os
import pathlib
import statistics
import sys

import measure
import sink

HERE = pathlib.Path(__file__).resolve().parent
BUILD = HERE.parent.parent / "build/bench"
PER_REQUEST = 500
LINE_BYTES = 200
DELAY_MS = 10  # each way
SIZES = {"loopback": "over TLS 1.3 on loopback",
         "far": f"the same behind a line of {2 * DELAY_MS} ms round trip"}


@dataclasses.dataclass
class Program:
    name: str
    command: list  # before URL, CA, FILE, RECORDS, CONNECTIONS
    connections: int
    share: dict  # of the records, by line: slow ones send fewer
    is_ours: bool = False


def make_lines(path, count):
    """JSON bodies of exactly LINE_BYTES, each different."""
    if path.exists() and path.stat().st_size == count * (LINE_BYTES + 1):
        return
    with open(path, "w", encoding="ascii") as file:
        for i in range(count):
            start = (f'{{"order":{{"id":"o-{i:08d}","customer":"c-{i * 7919 % 1000003:07d}"}},'
                     f'"total":{i % 9973}.{i % 100:02d},"paid":true,"note":"')
            file.write(f'{start:x<{LINE_BYTES - 2}}"}}\n')


def make_bodies(folder, lines):
    folder.mkdir(exist_ok=True)
    with open(lines, "rb") as file:
        for number in range(20):
            records = [{"Data": base64.b64encode(file.readline().rstrip(b"\n")).decode(),
                        "PartitionKey": f"key-{number * PER_REQUEST + i}"}
                       for i in range(PER_REQUEST)]
            body = json.dumps({"StreamName": "bench", "Records": records}, separators=(",", ":"))
            (folder / f"body-{number:02d}.json").write_text(body)


def as_many(connections):
    return f"curl ×{connections} as ours, bodies prepared"


def programs(cli, connections):
    python, node = [sys.executable], ["node"]
    peer = lambda start, script: start + [HERE / "peers" / script]  # noqa: E731
    return [
        Program("headgate-cli put", [cli], 0, {"loopback": 1, "far": 1}, is_ours=True),
        Program("headgate-cli put, six at once", [cli], 6, {"loopback": 1, "far": 1},
                is_ours=True),
        Program("boto3, one thread", peer(python, "put_boto3.py"), 1,
                {"loopback": 0.2, "far": 0.05}),
        Program("boto3, eight threads", peer(python, "put_boto3.py"), 8,
                {"loopback": 0.2, "far": 0.2}),
        Program("AWS SDK for JavaScript v3 ×8", peer(node, "put_sdk.mjs"), 8,
                {"loopback": 0.5, "far": 0.5}),
        Program("aws4 + undici ×8", peer(node, "put_undici.mjs"), 8, {"loopback": 1, "far": 1}),
        Program("curl ×6, bodies prepared", peer(python, "put_curl.py"), 6,
                {"loopback": 1, "far": 1}),
        Program(as_many(connections), peer(python, "put_curl.py"), 0,
                {"loopback": 1, "far": 1}),
    ]


class Bench:
    def __init__(self, options, folder):
        self.options, self.folder = options, folder
        self.lines = folder / "lines.jsonl"
        self.bodies = folder / "bodies"
        self.results = {}  # (line, name) → list of Usage per record
        make_lines(self.lines, options.records)
        make_bodies(self.bodies, self.lines)

    def command(self, program, url, ca, records):
        if program.is_ours:
            return [*program.command, "put", "bench", self.lines, "--endpoint-url", url,
                    "--region", "us-east-1", "--ca-bundle", ca,
                    "--results", self.folder / "results.jsonl",
                    *(["--concurrency", str(program.connections)] if program.connections else []),
                    "--data-dir", self.folder / "home"]
        source = self.bodies if "put_curl" in str(program.command[-1]) else self.lines
        return [*program.command, url, ca, source, records,
                program.connections or self.options.connections]

    def environment(self):
        home = self.folder / "home"
        home.mkdir(exist_ok=True)
        kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        return kept | {"HOME": str(home), "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE",
                       "AWS_SECRET_ACCESS_KEY": "secret", "AWS_EC2_METADATA_DISABLED": "true"}

    def measure(self, program, line, target):
        records = round(self.options.records * program.share[line] / PER_REQUEST) * PER_REQUEST
        usage = measure.run(self.command(program, target.url(line), target.ca, records),
                            mapped_file=self.lines, env=self.environment(),
                            log=self.folder / "program.log")
        scaled = dataclasses.replace(usage, seconds=usage.seconds / records * 1e6,
                                     cpu=usage.cpu / records * 1e6)
        self.results.setdefault((line, program.name), []).append(scaled)
        print(f"  {line:8} {program.name:32} {1e6 / scaled.seconds:12,.0f} records/s",
              file=sys.stderr, flush=True)

    def run(self, chosen, lines, target):
        for number in range(self.options.rounds):
            print(f"Round {number + 1} of {self.options.rounds}", file=sys.stderr, flush=True)
            for line in lines:
                for program in chosen:
                    self.measure(program, line, target)

    def median(self, line, name, field):
        return statistics.median(getattr(usage, field) for usage in self.results[line, name])

    def rate(self, line, name):
        return 1e6 / self.median(line, name, "seconds")

    def ratio(self, line, name, base, field):
        """Of one round both, then the median: what slows the machine down slows down both."""
        return statistics.median(getattr(ours, field) / getattr(theirs, field) for ours, theirs
                                 in zip(self.results[line, name], self.results[line, base]))

    def speedup(self, line, name, base):
        return self.ratio(line, base, name, "seconds")

    def table(self, chosen, line):
        print(f"\nPutRecords {SIZES[line]}: medians of {self.options.rounds} rounds")
        print(f"{'':34}{'records/s':>12}{'× boto3':>9}{'CPU s per million':>19}"
              f"{'peak MiB':>10}{'beyond file':>13}")
        for program in chosen:
            name = program.name
            base = (f"{self.speedup(line, name, 'boto3, one thread'):9.1f}"
                    if (line, "boto3, one thread") in self.results else f"{'':9}")
            print(f"{name:34}{self.rate(line, name):12,.0f}"
                  f"{base}{self.median(line, name, 'cpu'):19.2f}"
                  f"{self.median(line, name, 'peak'):10.0f}"
                  f"{self.median(line, name, 'beyond_file'):13.0f}")

    def goals(self, lines):
        ours, boto = "headgate-cli put", "boto3, one thread"
        fastest, curl = "aws4 + undici ×8", as_many(self.options.connections)
        if "loopback" in lines:
            yield ("TLS on loopback, times boto3", self.speedup("loopback", ours, boto), ">=", 5)
            yield ("TLS on loopback, times the fastest peer",
                   self.speedup("loopback", ours, fastest), ">=", 1.2)
            yield ("CPU seconds per million records", self.median("loopback", ours, "cpu"), "<=", 1.5)
            yield ("CPU, share of the best peer's", self.ratio("loopback", ours, fastest, "cpu"),
                   "<=", 0.5)
            yield ("peak MiB beyond the mapped file",
                   self.median("loopback", ours, "beyond_file"), "<=", 150)
        if "far" in lines:
            yield (f"far line, times curl with {self.options.connections} connections",
                   self.speedup("far", ours, curl), ">=", 0.9)
            yield ("far line, times curl, six connections each",
                   self.speedup("far", "headgate-cli put, six at once", "curl ×6, bodies prepared"),
                   ">=", 0.9)


def print_goals(goals):
    print("\nGoals")
    for name, value, relation, goal in goals:
        met = value >= goal if relation == ">=" else value <= goal
        print(f"  {'met    ' if met else 'not met'}  {name:48}{value:8.2f}   goal {relation} {goal}")


def main():
    parser = argparse.ArgumentParser(prog="tests/bench/run", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--records", type=int, default=1_000_000, help="a multiple of 10,000")
    parser.add_argument("--connections", type=int, default=36,
                        help="of curl; ours has as many by itself where answers take that long")
    parser.add_argument("--line", choices=["loopback", "far"], help="only this line")
    parser.add_argument("--only", metavar="TEXT", help="only the programs whose name has this")
    options = parser.parse_args()
    lines = [options.line] if options.line else ["loopback", "far"]
    chosen = [program for program in programs(BUILD / "app/headgate-cli", options.connections)
              if not options.only or options.only in program.name]
    work = BUILD / "work"
    work.mkdir(parents=True, exist_ok=True)
    bench = Bench(options, work)
    with sink.Sink(bench.folder / "sink", BUILD / "tests/bench/bench_delay_proxy",
                   DELAY_MS) as target:
        bench.run(chosen, lines, target)
    for line in lines:
        bench.table(chosen, line)
    if not options.only:
        print_goals(bench.goals(lines))


main()
