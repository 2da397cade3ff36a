# SPDX-License-Identifier: GPL-3.0-or-later
"""Photographs the built window in its states. tests/gui/photograph runs it and says where to."""

import json
import pathlib
import subprocess
import sys
import tempfile
import time

from desktop import Window, until

SETTLE = 0.8  # seconds for what fades or blinks


def shown_windows(title):
    """Those whose title has these words, by the X server's numbers."""
    return subprocess.run(["xdotool", "search", "--onlyvisible", "--name", title],
                          capture_output=True, text=True, check=False).stdout.split()


class Camera:
    def __init__(self, program, cli, target):
        self.program, self.cli, self.target = program, cli, pathlib.Path(target)
        self.home = pathlib.Path(tempfile.mkdtemp())
        self.count = 0

    def window(self, size, connections=(), **settings):
        self.count += 1
        folder = self.home / f"profile-{self.count}"
        folder.mkdir(mode=0o700)
        for arguments in connections:
            subprocess.run([self.cli, "connection", "add", *arguments, "--data-dir", str(folder)],
                           input="a secret of nobody\n", text=True, check=True,
                           stdout=subprocess.DEVNULL)
        if settings:
            (folder / "settings.json").write_text(json.dumps({"version": 1, **settings}))
        window = Window(self.program, folder)
        identity = shown_windows("Headgate")[-1]
        window.identity = identity
        width, height = size
        subprocess.run(["xdotool", "windowmove", identity, "0", "0"], check=True)
        subprocess.run(["xdotool", "windowsize", "--sync", identity, str(width), str(height)],
                       check=True)
        return window

    def take(self, window, name, dialog=None):
        time.sleep(SETTLE)
        source = shown_windows(dialog)[-1] if dialog else window.identity
        path = self.target / f"{name}.png"
        subprocess.run(["import", "-window", source, "-strip", str(path)], check=True)
        print(path)

    def hot_key(self, window):
        window.press("push button", "Try it now")
        window.press("push button", "Now send 500 with one hot key")
        window.find("check box", "Refused, 37")
        window.says("37 records were refused")


COLLECTION = {
    "orders/created.records": """# What checkout emits when an order is placed.
@tenant = acme
@order = {{ uuid() }}

### Order created
Partition-Key: {{ tenant }}-{{ order }}

{
  "id": "{{ order }}",
  "tenant": "{{ tenant }}",
  "customer": "{{ name.firstName() }} {{ name.lastName() }}",
  "total": {{ float(5, 500, 2) }},
  "at": "{{ now() }}"
}
""",
    "orders/cancelled.records": "### Order cancelled\n\n{\"id\": \"{{ uuid() }}\"}\n",
    "clicks/landing.records": "### Landing page\n\n{\"page\": \"/\", \"at\": \"{{ now() }}\"}\n",
    "staging.env.records": """# Where the team tries things.
Stream: orders-staging
Colour: blue

@tenant = acme-test
@region = eu-west-1
@secret apiToken
""",
}


CONNECTIONS = (
    ("localstack", "--region", "us-east-1", "--endpoint-url", "http://localhost:4566"),
    ("orders-dev", "--region", "eu-central-1", "--profile", "orders-dev"),
    ("staging", "--region", "eu-west-1", "--access-key-id", "AKIAIOSFODNN7EXAMPLE"),
)


def connections(camera):
    """Several of them, with the form of the last one, whose keys lie in the keychain."""
    window = camera.window((1280, 800), connections=CONNECTIONS)
    window.press("menu item", "Manage connections…")
    until("the dialog", lambda: shown_windows("Connections"))
    camera.take(window, "connections", dialog="Connections")
    window.keys("Escape")
    window.quit()


def templates(camera, suffix="", **settings):
    """A collection in the sidebar with one of its templates, the completion, the preview, and the
    environments."""
    shop = camera.home / f"shop{suffix}" / "shop"
    for path, text in COLLECTION.items():
        file = shop / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    window = camera.window((1280, 800), collections=[str(shop)], **settings)
    window.press("push button", "Try it now")
    window.find("push button", "Send 1 → demo-orders")
    window.press("push button", "Close this guide")
    subprocess.run([camera.program, "--data-dir", str(window.folder),
                    str(shop / "orders/created.records")], check=True)
    window.find("push button", "Preview")
    camera.take(window, "templates" + suffix)
    window.keys("ctrl+shift+p")
    window.says("Another seed")
    camera.take(window, "preview" + suffix)
    window.keys("Escape")
    window.keys("ctrl+End", "Up", "End")
    window.type(',')
    window.keys("Return")
    window.type('"region": "{{ add')
    camera.take(window, "completion" + suffix)
    window.keys("Escape")
    window.keys("ctrl+shift+e")
    until("the dialog", lambda: shown_windows("Environments"))
    camera.take(window, "environments" + suffix, dialog="Environments")
    window.keys("Escape")
    window.quit()


def main(program, cli, target):
    camera = Camera(program, cli, target)
    window = camera.window((1280, 800))
    camera.take(window, "first-run")
    window.press("push button", "Try it now")
    window.find("push button", "Send 1 → demo-orders")
    camera.take(window, "draft")
    window.press("push button", "Now send 500 with one hot key")
    window.find("check box", "Refused, 37")
    camera.take(window, "refused")
    window.keys("ctrl+k")
    camera.take(window, "palette")
    window.keys("Escape")
    window.quit()

    window = camera.window((1280, 800), appearance="dark")
    camera.hot_key(window)
    camera.take(window, "dark")
    window.quit()

    window = camera.window((1024, 640))
    camera.hot_key(window)
    camera.take(window, "narrow")
    window.quit()

    connections(camera)
    templates(camera)


if __name__ == "__main__":
    main(*sys.argv[1:])
