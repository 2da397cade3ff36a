# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a program and says what it took: seconds, CPU seconds, and the memory it had at its peak."""

import dataclasses
import os
import pathlib
import subprocess
import threading
import time

MIB = 1024 * 1024


@dataclasses.dataclass
class Usage:
    seconds: float
    cpu: float
    peak: float  # MiB resident, mapped files among it
    beyond_file: float  # MiB resident, pages of the input file not among it


def resident(pid, mapped_file):
    """Bytes that are resident now, and those of them that belong to the mapped file."""
    total = of_file = 0
    inside = False
    for line in pathlib.Path(f"/proc/{pid}/smaps").read_text().splitlines():
        first, _, rest = line.partition(" ")
        if first == "Rss:":
            size = int(rest.split()[0]) * 1024
            total += size
            of_file += size if inside else 0
        elif not first.endswith(":"):
            inside = line.endswith(mapped_file)
    return total, of_file


class Sampler(threading.Thread):
    """Looks at the memory of a process ten times a second."""

    def __init__(self, pid, mapped_file):
        super().__init__(daemon=True)
        self.pid, self.mapped_file = pid, mapped_file
        self.beyond_file = 0
        self.stopped = threading.Event()

    def run(self):
        while not self.stopped.wait(0.1):
            try:
                total, of_file = resident(self.pid, self.mapped_file)
            except (OSError, ValueError):
                continue
            self.beyond_file = max(self.beyond_file, total - of_file)


def run(command, mapped_file="/nothing", env=None, log=None):
    """Raises when the program fails; its words are then in the log file."""
    with open(log, "wb") as words:
        begin = time.monotonic()
        process = subprocess.Popen([str(part) for part in command], stdin=subprocess.DEVNULL,
                                   stdout=words, stderr=subprocess.STDOUT, env=env)
        sampler = Sampler(process.pid, str(mapped_file))
        sampler.start()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        sampler.stopped.set()
        sampler.join()
    if process.returncode != 0:
        raise SystemExit(f"{command[0]} ended with {process.returncode}; it said:\n"
                         + pathlib.Path(log).read_text(errors="replace")[-2000:])
    return Usage(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024,
                 sampler.beyond_file / MIB)
