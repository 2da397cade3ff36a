# SPDX-License-Identifier: GPL-3.0-or-later
"""Unique secrets, used through everything that a window and a command line do with secrets, are then
searched for in every file, log and output, on the screen and in the clipboard, in the forms that
programs write them in."""

import base64
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.parse

from desktop import Window, is_shown, until, walk, words

SECRET = "cAnArY/sEcReT+kEy/0123456789/" + os.urandom(6).hex()
TOKEN = "cAnArY/tOkEn+0123456789=/" + os.urandom(6).hex()
KEY_ID = "AKIDCANARY0000000001"


def forms(text):
    raw = text.encode()
    yield "plain", raw
    yield "UTF-16", text.encode("utf-16-le")
    yield "hex", raw.hex().encode()
    yield "HEX", raw.hex().upper().encode()
    url = urllib.parse.quote(text, safe="")
    yield "URL", url.encode()
    yield "url", re.sub("%..", lambda escape: escape.group().lower(), url).encode()
    yield "JSON", text.replace("/", "\\/").encode()
    # Base64 of a text inside another one: the three ways it can fall, without the ragged ends.
    for shift in range(3):
        yield f"base64+{shift}", base64.b64encode(b"x" * shift + raw)[4:-4]


def check(what, content):
    for name, secret in (("secret key", SECRET), ("session token", TOKEN)):
        for form, needle in forms(secret):
            assert needle not in content, f"the {name} stands in {what} ({form})"


def prove_that_it_finds():
    """A search that cannot fail proves nothing."""
    for _, needle in list(forms(SECRET)) + list(forms(TOKEN)):
        try:
            check("a planted text", b"before " + needle + b" behind")
        except AssertionError:
            continue
        raise RuntimeError(f"a planted secret was not found: {needle!r}")


def check_folder(folder, except_for=()):
    count = 0
    for path in folder.rglob("*"):
        if path.is_file() and not any(part in path.parts for part in except_for):
            check(path, path.read_bytes())
            count += 1
    return count


def run(cli, environment, *words, given=b""):
    done = subprocess.run([cli, *words], input=given, env=environment, capture_output=True,
                          timeout=120, check=False)
    check(f"the output of {words[0]}", done.stdout + done.stderr)
    return done


def command_line(cli, home, server):
    environment = dict(os.environ, HOME=str(home), AWS_ACCESS_KEY_ID=KEY_ID,
                       AWS_SECRET_ACCESS_KEY=SECRET, AWS_SESSION_TOKEN=TOKEN)
    (home / "records.jsonl").write_bytes(b'{"id": 1}\nno json\n')
    place = ["--endpoint-url", server, "--region", "us-east-1", "--data-dir", str(home / "cli")]
    for words in (["streams", *place], ["sign", *place, "--action", "ListStreams"],
                  ["put", "orders", str(home / "records.jsonl"), *place, "--results",
                   str(home / "results.jsonl"), "--trace", str(home / "trace.jsonl")],
                  ["put", "orders", str(home / "records.jsonl"), *place, "--output", "json"],
                  ["get", "orders", *place], ["streams", *place, "--proxy", "http://127.0.0.1:9"]):
        run(cli, environment, *words)
    keyless = {name: value for name, value in environment.items() if not name.startswith("AWS_")}
    added = run(cli, keyless, "connection", "add", "canary", "--access-key-id", KEY_ID,
                "--session-token", *place,
                given=f"{SECRET}\n{TOKEN}\n".encode())
    assert added.returncode == 0, added.stderr
    added = run(cli, keyless, "connection", "add", "lasting", "--access-key-id", KEY_ID, *place,
                given=f"{SECRET}\n".encode())
    assert added.returncode == 0, added.stderr
    run(cli, keyless, "connection", "list", "--data-dir", str(home / "cli"))
    run(cli, keyless, "put", "orders", str(home / "records.jsonl"), "--connection", "canary",
        "--data-dir", str(home / "cli"))


def look(shown):
    """What can be read on the screen, and what is in the clipboard once it is pasted."""
    check("the window", "\n".join(words(node) for node in walk(shown.app())
                                  if is_shown(node)).encode())


def look_at_clipboard(shown):
    shown.keys("ctrl+t")
    body = until("an empty body", lambda: shown.find("text", "Body"))
    shown.keys("ctrl+v")
    until("the clipboard", lambda: words(body).strip() != "Body")
    look(shown)
    shown.keys("ctrl+w")


def fill(shown, name, server, token):
    """A new connection, typed as a person does."""
    fields = [("text", "Access key id", KEY_ID), ("password text", "Secret access key", SECRET),
              ("text", "Region", "us-east-1"), ("text", "Endpoint URL", server)]
    if token:
        fields.append(("password text", "Session token", token))
    shown.click("text", "Name")
    shown.keys("ctrl+a")
    shown.type(name)
    for role, field, text in fields:
        shown.click(role, field)
        shown.keys("ctrl+a")
        shown.type(text)
        shown.keys("Tab")
    # Nobody copies a secret out of its field.
    shown.click("password text", "Secret access key")
    shown.keys("ctrl+a", "ctrl+c")
    shown.click("push button", "Test")


def add_connections(shown, server):
    """One whose session token the service refuses, one that it takes."""
    shown.keys("ctrl+k")
    shown.find("text", "Command, stream or connection")
    shown.type("new connection")
    shown.keys("Return")
    fill(shown, "typed token", server, TOKEN)
    shown.says("does not know these keys.")
    look(shown)
    shown.click("push button", "Save")
    shown.says("Stored in the keychain.")
    shown.click("push button", "New connection")
    fill(shown, "typed", server, "")
    shown.says("The keys are accepted.")
    look(shown)
    shown.click("push button", "Save and use")
    shown.find("push button", "Connection: typed…")


def choose(shown, name):
    shown.keys("ctrl+shift+l")
    shown.find("text", "Search connections")
    shown.type(name)
    shown.keys("Return")


def send_and_copy(shown):
    shown.keys("ctrl+l")
    shown.find("text", "Search streams…")
    shown.type("orders")
    shown.keys("Return")
    shown.find("push button", "Stream: orders…")
    shown.keys("ctrl+t")
    shown.find("text", "Body")
    shown.type('{"id": 2}')
    shown.find("push button", "Send 1 → orders")
    shown.keys("ctrl+Return")
    shown.find("check box", "Stored, 1")
    for tab, text in (("Request", "Request"), ("Signature", "Stages of the signature")):
        shown.click_at(shown.find("table", "Results").get_table_iface().get_accessible_at(0, 2))
        shown.keys("ctrl+c")
        shown.click("page tab", tab)
        shown.click("text", text)
        shown.keys("ctrl+a", "ctrl+c")
        look(shown)
        look_at_clipboard(shown)


def export(shown, home):
    for name, ups in (("exported.csv", 1), ("exported.jsonl", 2)):  # from the end of the menu
        path = home / name
        shown.click("push button", "Save…")
        shown.keys(*["Up"] * ups, "Return")
        shown.find("text", "File name:")
        shown.keys("ctrl+a")
        shown.type(str(path))
        shown.keys("Return")
        until("the export", path.exists)


def lock_and_unlock(shown):
    """The keychain asks for its password; what waits for it goes on by itself."""
    subprocess.run(["gdbus", "call", "--session", "-d", "org.freedesktop.secrets",
                    "-o", "/org/freedesktop/secrets", "-m", "org.freedesktop.Secret.Service.Lock",
                    "[objectpath '/org/freedesktop/secrets/aliases/default']"],
                   check=True, stdout=subprocess.DEVNULL)
    choose(shown, "lasting")
    shown.says("Waiting for the keychain to be unlocked.")
    look(shown)
    until("the question of the keychain", lambda: subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--class", "gcr-prompter"],
        check=False, capture_output=True).stdout)
    shown.type("test-pass")
    shown.keys("Return")
    shown.find("push button", "Connection: lasting…")


def window(program, home, server):
    """Takes secrets, opens the connections of the command line, one that is refused and one that
    works, and sends."""
    shown = Window(program, home / "cli")
    add_connections(shown, server)
    send_and_copy(shown)
    export(shown, home)
    choose(shown, "canary")
    shown.find("push button", "Connection: canary…")
    lock_and_unlock(shown)
    environment = pathlib.Path(f"/proc/{shown.process.pid}/environ")
    try:
        check("the environment of the window", environment.read_bytes())
    except PermissionError:
        pass  # nobody can look into it, which is better
    assert shown.quit() == 0
    check("the log of the window", shown.log.read_bytes())


def main(program, cli):
    prove_that_it_finds()
    with tempfile.TemporaryDirectory() as folder:
        home = pathlib.Path(folder)
        server = subprocess.Popen(
            [cli, "simulator", "--port", "0", "--stream", "orders:2", "--key", KEY_ID,
             "--log", str(home / "requests.log")], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        server.stdin.write(f"{SECRET}\n".encode())
        server.stdin.close()
        try:
            line = server.stdout.readline().decode()
            url = "http://" + line.split("http://")[1].split()[0].rstrip(".,")
            command_line(cli, home, url)
            window(program, home, url)
        finally:
            server.terminate()
            check("the output of the simulator", server.stdout.read())
        count = check_folder(home)
        assert count > 5, count
        # The keychain alone may know it: it lies in the home of this session, encrypted.
        check_folder(pathlib.Path(os.environ["HOME"]))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
