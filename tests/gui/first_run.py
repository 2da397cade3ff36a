# SPDX-License-Identifier: GPL-3.0-or-later
"""A stranger's first minute, driven from outside: two presses end in the card of 37 refused records,
the retry stores them, one record goes out by keyboard alone, and another process is told apart."""

import pathlib
import subprocess
import sys
import tempfile

from desktop import Window, until


def results(window):
    return window.find("table", "Results")


def main(program):
    with tempfile.TemporaryDirectory() as home:
        window = Window(program, pathlib.Path(home) / "data")
        window.press("push button", "Try it now")
        window.press("push button", "Now send 500 with one hot key")
        window.says("37 records were refused by shardId-000000000002.")
        window.find("check box", "Stored, 463")
        window.find("check box", "Refused, 37")
        until("37 rows", lambda: results(window).get_table_iface().get_n_rows() == 37)

        window.press("push button", "Retry 37 (R)")
        window.find("check box", "Stored, 500")
        window.find("check box", "Retried, 37")

        # One record by keyboard alone: a new draft, its body, and off it goes.
        window.keys("ctrl+t")
        until("an empty body", lambda: window.find("text", "Body"))
        window.type('{"id": 7}')
        window.find("push button", "Send 1 → demo-orders")
        window.keys("ctrl+Return")
        window.find("check box", "All, 1")
        window.find("check box", "Stored, 1")

        # A second start raises the first window and ends by itself.
        again = subprocess.run([program, "--data-dir", str(window.folder)], timeout=30, check=False)
        assert again.returncode == 0, again.returncode
        assert window.quit() == 0, window.log.read_text()


if __name__ == "__main__":
    main(sys.argv[1])
