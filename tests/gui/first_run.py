# SPDX-License-Identifier: GPL-3.0-or-later
"""A stranger's first minutes, by the mouse and the keyboard of the X server: two clicks end in the card
of 37 refused records, which is looked into and retried; the next start publishes one record after the
other without the mouse; a second process raises the window of the first."""

import pathlib
import subprocess
import sys
import tempfile

from desktop import Atspi, Window, until, words


def results(window):
    return window.find("table", "Results")


def rows(window):
    return results(window).get_table_iface().get_n_rows()


def cell(window, row, column):
    return results(window).get_table_iface().get_accessible_at(row, column)


def is_in_the_body(window):
    body = window.find("text", "Body")
    return body.get_state_set().contains(Atspi.StateType.FOCUSED)


def first_time(window):
    """Flow 6: no dialog, no account."""
    window.click("push button", "Try it now")
    window.click("push button", "Now send 500 with one hot key")


def why_did_37_fail(window):
    """Flow 2: the dock shows them by itself, the card says why, the inspector what became of each."""
    window.says("37 records were refused by shardId-000000000002.")
    window.find("check box", "Stored, 463")
    window.find("check box", "Refused, 37")
    until("37 rows", lambda: rows(window) == 37)
    window.click_at(cell(window, 0, 2))
    window.click("page tab", "Attempts")
    window.find("table cell", "refused")
    window.find("table cell", "ProvisionedThroughputExceededException…")
    window.click_at(cell(window, 1, 2))  # letters act in the grid
    window.keys("r")
    window.find("check box", "Stored, 500")
    window.click("check box", "Retried, 37")
    until("the 37 that were retried", lambda: rows(window) == 37)
    window.click_at(cell(window, 0, 2))
    window.find("table cell", "stored")
    window.find("table cell", "refused")


def publish_ad_hoc(window):
    """Flow 1: from the start to the record without the mouse, and the next edit after it."""
    window.find("push button", "Stream: demo-orders…")
    window.keys("ctrl+t")
    until("the cursor in an empty body", lambda: is_in_the_body(window))
    window.type('[{"orderId": "A-1"}, {"orderId": "A-2"}]')
    window.keys("ctrl+a", "ctrl+x", "ctrl+v")
    window.click("push button", "Split into 2")
    window.find("push button", "Send 2 → demo-orders")

    window.keys("ctrl+t")
    until("a body for one", lambda: is_in_the_body(window))
    window.type('{"orderId": "A-7"}')
    window.find("push button", "Where the record goes…")
    window.find("push button", "Send 1 → demo-orders")
    window.keys("ctrl+Return")
    window.find("check box", "All, 1")
    window.find("check box", "Stored, 1")
    assert is_in_the_body(window)
    window.keys("BackSpace", "BackSpace")
    window.type('8"}')
    window.keys("ctrl+Return")
    window.says('{"orderId": "A-78"}')
    window.says("1 of 1 stored")
    window.keys("alt+Up")
    until("the body before",
          lambda: '{"orderId": "A-7"}' in words(window.find("text", "Body")))


def main(program):
    with tempfile.TemporaryDirectory() as home:
        window = Window(program, pathlib.Path(home) / "data")
        first_time(window)
        why_did_37_fail(window)
        assert window.quit() == 0, window.log.read_text()

        window.start()
        publish_ad_hoc(window)

        # A second start raises the first window and ends by itself.
        again = subprocess.run([program, "--data-dir", str(window.folder)], timeout=30, check=False)
        assert again.returncode == 0, again.returncode
        assert window.quit() == 0, window.log.read_text()


if __name__ == "__main__":
    main(sys.argv[1])
