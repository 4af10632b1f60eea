"""An office made, filled, served and emptied by the command line, in real processes."""

import atexit
import os
import shutil
import socket
import stat
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from tests.office.conftest import PASSWORD
from tests.office.services.test_plan import files_in

#: No settings of the tests' own: these processes find their office by its folder.
ENVIRON = {name: value for name, value in os.environ.items() if not name.startswith(("TALLYSTICK", "DJANGO"))}
ENVIRON.pop("DATABASE_URL", None)

_MAKE = """
import sys
from tallystick.office.start import open_office
open_office(sys.argv[1])
from tallystick.office.clock import now
from tallystick.office.services.people import add_person, appoint
for word in sys.argv[3:]:
    name, role, body = word.split(":")
    person = add_person(name=name, email=f"{name}@office.example", password=sys.argv[2], by=None, now=now())
    appoint(person=person, role=role, body=body, by=None, now=now())
"""


def office(
    *words: str, typed: str = "", environ: dict[str, str] = ENVIRON
) -> subprocess.CompletedProcess[str]:
    """Run a command of the office."""
    command = [sys.executable, "-m", "tallystick", "office", *words]
    return subprocess.run(
        command, check=False, capture_output=True, text=True, input=typed, env=environ, timeout=120
    )


#: Whether each way of serving sets aside what is loaded, the pages among it: over a hundred thousand objects.
_SERVE = """
import gc, sys
from tallystick.office.start import office_server
from tallystick.voice.language import ENGLISH
with office_server(sys.argv[1], int(sys.argv[2]), ENGLISH):
    print(gc.get_freeze_count() > 100_000, "tallystick.office.urls" in sys.modules)
gc.unfreeze()
import tallystick.office.wsgi
print(gc.get_freeze_count() > 100_000)
"""

INIT = ("--email", "a@office.example", "--name", "A")


def office_made(folder: Path) -> subprocess.CompletedProcess[str]:
    return office("init", str(folder), *INIT, typed=f"{PASSWORD}\n")


def test_an_office_is_made_filled_and_emptied(tmp_path: Path, example: Path) -> None:
    folder, out = tmp_path / "office", tmp_path / "out"
    made = office_made(folder)
    assert made.returncode == 0, made.stderr
    assert stat.S_IMODE((folder / "office.toml").stat().st_mode) == 0o600
    assert PASSWORD not in made.stdout + (folder / "office.toml").read_text(encoding="utf-8")
    again = office_made(folder)
    assert again.returncode == 0, again.stderr
    assert "PACKAGE" not in again.stdout
    taken = office("import", str(folder), str(example))
    assert (taken.returncode, "are in the office" in taken.stdout) == (0, True), taken.stderr
    assert "already" in office("import", str(folder), str(example)).stdout
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        words = [sys.executable, "-c", _SERVE, str(folder), str(free.getsockname()[1])]
    aside = subprocess.run(words, check=False, capture_output=True, text=True, env=ENVIRON, timeout=120)
    assert aside.stdout.split() == ["True"] * 3, aside.stderr
    given = office("export", str(folder), "--out", str(out))
    assert given.returncode == 0, given.stderr
    assert files_in(out) == files_in(example)


def test_what_cannot_be_done_is_said_in_words(tmp_path: Path, example: Path) -> None:
    folder = tmp_path / "office"
    for words in (
        ("serve", str(folder)),
        ("import", str(folder), str(example)),
        ("export", str(folder), "--out", "x"),
    ):
        done = office(*words)
        assert done.returncode == 2
        assert "There is no office in" in done.stderr
    weak = office("init", str(folder), "--email", "a@b.example", "--name", "A", typed="short\n")
    assert (weak.returncode, "too weak" in weak.stderr) == (2, True)
    nobody = office("init", str(folder))
    assert (nobody.returncode, "--email" in nobody.stderr) == (2, True)
    assert office_made(folder).returncode == 0
    empty = office("export", str(folder), "--out", str(tmp_path / "out"))
    assert (empty.returncode, "no package" in empty.stderr) == (2, True)
    assert not (tmp_path / "out").exists()
    open_web = office("init", str(tmp_path / "other"), "--address", "http://office.example")
    assert (open_web.returncode, "https://" in open_web.stderr) == (2, True)
    assert not (tmp_path / "other").exists()


@cache
def _made_once(told: frozenset[tuple[str, str]]) -> Path:
    """An office as the command makes it, of which others are copies: its tables alone take eight seconds."""
    folder = Path(tempfile.mkdtemp(prefix="office-made-")) / "office"
    atexit.register(shutil.rmtree, folder.parent)
    made = office("init", str(folder), *INIT, typed=f"{PASSWORD}\n", environ=ENVIRON | dict(told))
    assert made.returncode == 0, made.stderr
    return folder


def made_at(folder: Path, environ: dict[str, str] = ENVIRON, address: str = "http://127.0.0.1:8020") -> None:
    """Make an office, in a folder, that has an address."""
    shutil.copytree(_made_once(frozenset(environ.items() - ENVIRON.items())), folder, dirs_exist_ok=True)
    told = folder / "office.toml"
    text = told.read_text(encoding="utf-8")
    told.write_text(text.replace("http://127.0.0.1:8020", address), encoding="utf-8")


@contextmanager
def served(folder: Path, environ: dict[str, str], host: str = "127.0.0.1") -> Iterator[str]:
    """Make an office and serve it in a process of its own; gives its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    made_at(folder, environ, f"http://{host}:{port}")
    command = [sys.executable, "-m", "tallystick", "office", "serve", str(folder), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environ) as process:
        try:
            assert process.stdout is not None
            assert f"127.0.0.1:{port}/office/" in process.stdout.readline()
            yield f"http://{host}:{port}"
        finally:
            process.terminate()


def people_made(folder: Path, environ: dict[str, str], *words: str) -> None:
    """Make people in an office, each told as ``name:role:body``, with the tests' password."""
    subprocess.run([sys.executable, "-c", _MAKE, str(folder), PASSWORD, *words], check=True, env=environ)


def test_an_office_is_served_on_this_machine_alone(tmp_path: Path) -> None:
    opened = urllib.request.build_opener().open
    with served(tmp_path / "office", ENVIRON) as address, opened(f"{address}/office/") as answer:
        assert answer.url.endswith("/office/account/login/?next=/office/")
        assert "Sign in" in answer.read().decode()


def test_no_other_command_loads_what_the_office_stands_on() -> None:
    program = (
        "import sys, tallystick.cli.main, tallystick.pipeline.run, tallystick.pipeline.forms.take;"
        "print([one for one in sys.modules if one.split('.')[0] in ('django', 'allauth')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True, env=ENVIRON
    )
    assert done.stdout.strip() == "[]"
