# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the built window from outside: keys and clicks by the X server, at the places that the
accessibility bus tells, which also says what is shown."""

import os
import pathlib
import signal
import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

DEADLINE = 30.0  # seconds; an answer comes in milliseconds, or not at all
STEP = 0.02


class Timeout(AssertionError):
    pass


def until(what, probe, deadline=DEADLINE):
    """The first true value of probe(); lookups fail while a window changes."""
    end = time.monotonic() + deadline
    while True:
        try:
            value = probe()
            if value:
                return value
        except GLib.Error:
            pass
        if time.monotonic() > end:
            raise Timeout(f"never came: {what}")
        time.sleep(STEP)


def until_or_none(probe, deadline=1.0):
    try:
        return until("it", probe, deadline)
    except Timeout:
        return None


def children(node):
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child:
            yield child


def walk(node, pruned=("table", "tree table", "list")):
    """All nodes below, without the cells of large tables."""
    yield node
    if node.get_role_name() in pruned:
        return
    for child in children(node):
        yield from walk(child, pruned)


def settled_centre(node):
    """Where the middle of a node is on the screen, once it moves no more: a layout is made after what
    changed it."""
    def place():
        extents = node.get_extents(Atspi.CoordType.SCREEN)
        return extents.x, extents.y, extents.width, extents.height
    def settled():
        before = place()
        time.sleep(5 * STEP)
        return before if before[2] > 0 and before[3] > 0 and before == place() else None
    x, y, width, height = until("a place that stays", settled)
    return x + width // 2, y + height // 2


def is_shown(node):
    return node.get_state_set().contains(Atspi.StateType.SHOWING)


class Window:
    """One running headgate, in a data folder of its own."""

    def __init__(self, program, folder, *arguments):
        self.program = program
        self.folder = pathlib.Path(folder)
        self.log = self.folder.parent / (self.folder.name + ".log")
        self.process = None
        self.start(*arguments)

    def start(self, *arguments):
        command = [self.program, "--data-dir", str(self.folder), *arguments]
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log)
        until("the window", self.app)
        until("the focus in the window", self.is_active)
        return self

    def is_active(self):
        return any(frame.get_state_set().contains(Atspi.StateType.ACTIVE)
                   for frame in children(self.app()))

    def app(self):
        if self.process.poll() is not None:
            raise AssertionError(f"the program ended with {self.process.returncode}:\n"
                                 + self.log.read_text(errors="replace"))
        desktop = Atspi.get_desktop(0)
        for app in children(desktop):
            if app.get_process_id() == self.process.pid and app.get_child_count() > 0:
                return app
        return None

    def all(self, role=None, name=None):
        """Shown nodes of a role whose name is `name`, or begins with it where it ends in …; items of
        menus also where the menu is closed."""
        def fits(node):
            if role and node.get_role_name() != role:
                return False
            if name is None:
                return True
            found = node.get_name()
            return found.startswith(name[:-1]) if name.endswith("…") else found == name
        return [node for node in walk(self.app())
                if fits(node) and (role == "menu item" or is_shown(node))]

    def find(self, role, name, deadline=DEADLINE):
        return until(f"{role} “{name}”", lambda: (self.all(role, name) or [None])[0], deadline)

    def click(self, role, name):
        """A click of the mouse, by the X server, where the node is."""
        node = self.find(role, name)
        until(f"{role} “{name}” enabled",
              lambda: node.get_state_set().contains(Atspi.StateType.ENABLED))
        is_field = role in ("text", "password text")
        def has_worked():
            # A form may move its fields while one is being clicked.
            self.click_at(node)
            return not is_field or until_or_none(
                lambda: node.get_state_set().contains(Atspi.StateType.FOCUSED))
        until(f"{role} “{name}” clicked", has_worked)

    def click_at(self, node, button=1):
        x, y = settled_centre(node)
        subprocess.run(["xdotool", "mousemove", "--sync", str(x), str(y)], check=True)
        subprocess.run(["xdotool", "click", str(button)], check=True)

    def press(self, role, name):
        """What assistive technology does, without a mouse; also in menus that are closed."""
        node = self.find(role, name)
        actions = [node.get_action_name(i) for i in range(node.get_n_actions())]
        for wanted in ("Press", "Toggle", "SetFocus"):
            if wanted in actions:
                assert node.do_action(actions.index(wanted))
                return
        raise AssertionError(f"{role} “{name}” has only {actions}")

    def says(self, text, deadline=DEADLINE):
        """Waits until some shown node's name or text has `text` in it."""
        def probe():
            return [node for node in walk(self.app()) if is_shown(node) and text in words(node)]
        return until(f"the words “{text}”", probe, deadline)[0]

    def keys(self, *combinations):
        """Key presses by the X server, to the window that has the focus."""
        subprocess.run(["xdotool", "key", "--clearmodifiers", *combinations], check=True)

    def type(self, text):
        subprocess.run(["xdotool", "type", "--delay", "4", text], check=True)

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def quit(self, deadline=DEADLINE):
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(deadline)
        return self.process.returncode

    def picture(self, path):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        subprocess.run(["import", "-window", "root", path], check=True)


def words(node):
    text = node.get_text_iface()
    inside = Atspi.Text.get_text(text, 0, -1) if text else ""
    return node.get_name() + "\n" + inside
