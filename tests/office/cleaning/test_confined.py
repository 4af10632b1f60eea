"""What takes a cleaner over finds nothing that it could open; files that mean harm leave no harm (row U1)."""

import platform
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tallystick.base import confined
from tallystick.base.confined import FILTER, LANDLOCK, filter_of
from tallystick.base.findings import Refusal
from tallystick.office.cleaning.apart import clean_apart
from tests.office.cleaning import hostile as h
from tests.office.cleaning.many import CLASSES, harm_in, many

#: A cleaner whose reader was taken over: it tries to read a file, to send it, to start a program, to write.
_TAKEN_OVER = """
import json, os, socket, sys
from tallystick.office.cleaning import cleaner
{planted}
place, port = sys.argv[1], int(sys.argv[2])
def evil(data, kind):
    got = []
    def tried(name, act):
        try:
            act()
            got.append(name)
        except (OSError, LookupError):
            pass
    tried("read", lambda: open(place).read())
    tried("connected", lambda: socket.create_connection(("127.0.0.1", port), 2))
    tried("told by datagram", lambda: socket.socket(type=socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", port)))
    tried("wrote", lambda: open(place + ".new", "w"))
    tried("deleted", lambda: os.unlink(place + ".gone"))
    tried("listed", lambda: os.listdir("/"))
    tried("forked", os.fork)
    tried("ran", lambda: os.execv("/bin/true", ["true"]))
    return json.dumps(got).encode(), frozenset()
cleaner._clean = evil
cleaner.main(".txt")
"""
_ESCAPES = ("read", "connected", "told by datagram", "deleted", "listed", "forked")


def escapes(tmp_path: Path, planted: str = "") -> bytes:
    place = tmp_path / "secret"
    place.write_text("what opens cases")
    (tmp_path / "secret.gone").write_text("x")
    with socket.create_server(("127.0.0.1", 0)) as server:
        words = [sys.executable, "-c", _TAKEN_OVER.format(planted=planted), str(place)]
        words.append(str(server.getsockname()[1]))
        done = subprocess.run(words, input=b"names\n", capture_output=True, check=False, timeout=60)
    return done.stdout.partition(b"\n")[2] or done.stdout + done.stderr


@pytest.mark.skipif(
    platform.machine() not in {"x86_64", "aarch64"}, reason="no filter is written for this machine"
)
def test_a_reader_that_was_taken_over_opens_nothing(tmp_path: Path) -> None:
    assert escapes(tmp_path) == b"[]"


def test_a_planted_bug_that_shuts_nothing_is_seen(tmp_path: Path) -> None:
    told = escapes(tmp_path, "cleaner.confine = lambda: ()").decode(errors="replace")
    assert told == "" or [one for one in _ESCAPES if one not in told] == []


def test_what_holds_a_process_is_said() -> None:
    told = subprocess.run(
        [sys.executable, "-c", "from tallystick.base.confined import confine; print(*confine())"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert set(told.stdout.split()) <= {FILTER, LANDLOCK}
    if sys.platform.startswith("linux") and platform.machine() in {"x86_64", "aarch64"}:
        assert FILTER in told.stdout.split()


@pytest.mark.parametrize("machine", ["x86_64", "aarch64"])
def test_a_filter_leaves_no_call_that_opens_anything(machine: str) -> None:
    column = list(confined._MACHINES).index(machine)
    left = {one[column] for one in confined._LEFT.values()}
    opens = {
        "x86_64": {2, 41, 42, 56, 57, 59, 62, 101, 257, 322, 425, 435, 437},
        "aarch64": {56, 198, 203, 220, 221},
    }
    assert not left & opens[machine]
    assert len(filter_of(machine)) == 8 * (len(left) + 7)


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (h.pdf(), "a.pdf", "pdf"),
        (h.picture("PNG"), "a.png", "png"),
        (h.picture("JPEG"), "a.jpg", "jpeg"),
        (h.word(h.MAIN, **{"word__media__a.jpg": h.picture("JPEG")}), "a.docx", "docx"),
        (h.sheet(), "a.ods", "ods"),
        ("机构,数\n".encode("gb18030"), "a.csv", "csv"),
    ],
)
def test_what_is_sound_comes_through(data: bytes, name: str, kind: str) -> None:
    assert clean_apart(data, name).kind == kind


def test_files_of_each_class_leave_no_harm() -> None:
    refused = {}
    for name, handed, data in many(1):
        try:
            clean = clean_apart(data, handed)
        except Refusal as why:
            refused[name] = why.title.text
            continue
        assert harm_in(clean.data) == [], name
    assert len(CLASSES) == 26
    assert {"png huge", "zip overlapping", "zip bomb", "pdf locked", "old office"} <= set(refused)


def test_harm_is_found_where_there_is_some() -> None:
    assert harm_in(h.pdf())
    assert harm_in(h.word(h.MAIN, **{"word__vbaProject.bin": b"x"}))
