# SPDX-License-Identifier: GPL-3.0-or-later
"""A template from its first line to its last: written, given a variable and a function, previewed,
saved as a file, sent several times and once elsewhere, changed by another program, damaged and mended;
all of it by real keys and, for what is said and pressed, the accessibility bus."""

import json
import pathlib
import subprocess
import sys
import tempfile

from desktop import Window, until


def body_has(window, text):
    window.says(text)


def text_of(path):
    return path.read_text() if path.exists() else ""


def write(window):
    """A draft with a value that becomes a variable, and a function chosen from the list."""
    window.keys("ctrl+t")
    until("an empty body", lambda: window.find("text", "Body"))
    window.type('{"tenant": "acme"')
    # Select acme: the cursor stands behind its quotation mark.
    window.keys("Left", "shift+Left", "shift+Left", "shift+Left", "shift+Left")
    window.keys("ctrl+shift+v")
    window.find("text", "Name of the variable…")
    window.keys("Return")
    body_has(window, '"tenant": "{{ tenant }}"')
    window.says("tenant = acme")
    window.keys("ctrl+End")
    window.type(', "orderId": "{{ uui')
    window.says("uuid()")
    window.keys("Return")
    body_has(window, "{{ uuid() }}")
    window.keys("ctrl+End")
    window.type('"}')


def preview(window):
    window.keys("ctrl+shift+p")
    window.find("push button", "Another seed")
    window.keys("Escape")
    until("the preview closed", lambda: not window.all("push button", "Another seed"))


def save(window, path):
    window.keys("ctrl+s")
    window.find("text", "File name:")
    window.keys("ctrl+a")
    window.type(str(path))
    window.keys("Return")
    until("the file", path.exists)
    window.says("Saved ")


def send(window):
    """An unknown name keeps everything back; then five records, then one elsewhere."""
    window.keys("ctrl+End", "Left")
    window.type(', "x": {{ nope }}')
    window.keys("ctrl+Return")
    window.says("nope")
    assert not window.all("check box", "All, 1")
    window.keys("ctrl+a")  # Send went to the unknown name
    window.type('{"tenant": "{{ tenant }}", "orderId": "{{ uuid() }}"}')
    window.keys("Escape")
    times = window.find("spin button", "How often to send")
    times.get_value_iface().set_current_value(5)
    window.press("push button", "Send 5 → demo-orders")
    window.find("check box", "Stored, 5")
    window.keys("ctrl+alt+Return")
    window.find("combo box", "Stream")
    window.type("demo-orders")
    window.keys("Return")  # of the list of names
    window.keys("Return")
    window.says("5 of 5 stored in demo-orders, Simulator at ")


def others(window, path):
    """What another program does to the file."""
    sound = text_of(path)
    path.write_text(sound.replace('"tenant"', '"customer"'))
    body_has(window, '"customer"')
    path.write_text(sound.replace("###", "Gzip: perhaps\n\n###", 1))
    # Who edits sees no damage before saving; who opens it does.
    window.keys("ctrl+w")
    subprocess.run([window.program, "--data-dir", str(window.folder), str(path)], check=True,
                   timeout=30)
    window.says("This file is damaged")
    window.find("push button", "Save a copy as…")
    window.keys("ctrl+End")
    window.type("nothing of this")
    assert "nothing of this" not in text_of(path)
    path.write_text(sound)
    until("no word of damage", lambda: not window.all("push button", "Save a copy as…"))
    body_has(window, '"tenant"')


def main(program):
    with tempfile.TemporaryDirectory() as home:
        shop = pathlib.Path(home) / "shop"
        shop.mkdir()
        data = pathlib.Path(home) / "data"
        data.mkdir(mode=0o700)
        (data / "settings.json").write_text(json.dumps({"version": 1, "collections": [str(shop)]}))
        window = Window(program, data)
        window.press("push button", "Try it now")
        window.find("push button", "Send 1 → demo-orders")
        window.press("push button", "Close this guide")
        path = shop / "orders.records"
        write(window)
        preview(window)
        save(window, path)
        text = text_of(path)
        assert "@tenant = acme" in text, text
        assert '{"tenant": "{{ tenant }}", "orderId": "{{ uuid() }}"}' in text, text
        send(window)
        others(window, path)
        assert window.quit() == 0, window.log.read_text()


if __name__ == "__main__":
    main(sys.argv[1])
