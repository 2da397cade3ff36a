# SPDX-License-Identifier: GPL-3.0-or-later
"""kill -9 in the middle of typing loses at most half a second of it, and a damaged session is set
aside and said, not a reason not to start."""

import pathlib
import sys
import tempfile
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

from desktop import Window, until  # noqa: E402

PROMISE = 0.5  # seconds
ROUNDS = 3


def body(window):
    text = window.find("text", "Body").get_text_iface()
    return Atspi.Text.get_text(text, 0, -1)


def type_and_kill(window, already):
    """Types on while half a second passes; returns what stood in the body before it."""
    window.keys("ctrl+End")
    window.type("abcdefghij" * 3)
    seen = until("the typed text", lambda: len(body(window)) >= len(already) + 30 and body(window))
    end = time.monotonic() + PROMISE
    while time.monotonic() < end:
        window.type("z")
    window.kill()
    return seen


def main(program):
    with tempfile.TemporaryDirectory() as home:
        folder = pathlib.Path(home) / "data"
        window = Window(program, folder)
        window.press("push button", "Just write a draft, connect later")
        window.find("text", "Body")
        seen = ""
        for _ in range(ROUNDS):
            seen = type_and_kill(window, seen)
            window.start()
            kept = until("the body", lambda: body(window))
            assert kept.startswith(seen), f"{seen!r} was typed, {kept!r} was kept"
            seen = kept
        window.kill()

        sessions = list(folder.glob("session*.json"))
        assert len(sessions) == 1, sessions
        sessions[0].write_bytes(b'{"version": 1, "drafts": [')
        window.start()
        window.says("has been set aside")
        assert list(folder.glob("session*corrupt*")), list(folder.iterdir())
        assert window.quit() == 0


if __name__ == "__main__":
    main(sys.argv[1])
