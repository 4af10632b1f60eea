"""A program that knows more gives an old package, method and registration the names that they had.

The program is grown for real: its source is copied, a column, a table, a setting and other words are put
in, and the copy runs in a process of its own.
"""

import atexit
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT
from tests.kept.kept import key, ledger
from tests.register.packages import GOLDEN

ISLE, PLAN = ROOT / "tests/golden/isle", ROOT / "plans/china-2021-2025"

_PARENT = (
    '    parent: Annotated[str | None, optional(k.IDENTIFIER, "the area it is a part of", refers="areas")]\n'
)
_PACKAGE = "@dataclass(frozen=True, slots=True)\nclass Package:"
_TITLE = '    title: Annotated[OneLine, Field(description="what it is, one line")]\n'
_COUNTRY = '    country_name: Annotated[OneLine, Field(description="the country\'s English name")]\n'
_CLAIMS = "    claims: tuple[Claim, ...] = ()"
_TABLES = "TABLES: tuple[Table, ...] = ("

#: For each way to grow: the file, a place in it, and what stands there then.
GROWTHS: Mapping[str, Sequence[tuple[str, str, str]]] = {
    "a column": [
        (
            "register/areas.py",
            _PARENT,
            _PARENT + '    later: Annotated[str | None, Column(k.TEXT, "later", False, added=True)] = None\n',
        )
    ],
    "a table": [
        (
            "register/model.py",
            _PACKAGE,
            '@dataclass(frozen=True, slots=True)\nclass Later:\n    """A later thought."""\n\n'
            "    id: Annotated[str, _ID]\n\n\n" + _PACKAGE,
        ),
        ("register/model.py", _CLAIMS, _CLAIMS + "\n    laters: tuple[Later, ...] = ()"),
        ("register/tables.py", _TABLES, _TABLES + '\n    Table("laters", model.Later),'),
    ],
    "other words": [
        ("register/areas.py", 'text("its English name")', 'text("the name that it has in English")'),
        ("register/descriptor.py", "what the package is, one line", "in one line, what the package is"),
        ("register/method.py", "what it is, one line", "in one line, what it is"),
    ],
    "a setting": [
        (
            "register/method.py",
            _TITLE,
            _TITLE + '    later: Annotated[OneLine | None, Field(description="a later thought")] = None\n'
            '    again: Annotated[bool, Field(description="another one")] = False\n',
        ),
        (
            "register/descriptor.py",
            _COUNTRY,
            _COUNTRY + '    later: Annotated[OneLine | None, Field(description="a later thought")] = None\n',
        ),
    ],
}


#: Each way by itself, and all at once where a case takes long: what one of them names anew, all do.
ALL = "all of it"
CASES = [*((growth, GOLDEN) for growth in sorted(GROWTHS)), (ALL, ISLE), (ALL, PLAN)]


@cache
def grown(growth: str) -> Path:
    """The program with that growth, as a folder to import from; made once, and compiled once."""
    folder = tempfile.mkdtemp(prefix="grown-")
    atexit.register(shutil.rmtree, folder)
    source = Path(folder) / "src"
    shutil.copytree(ROOT / "src", source, ignore=shutil.ignore_patterns("__pycache__"))
    for one in sorted(GROWTHS) if growth == ALL else [growth]:
        for file, old, new in GROWTHS[one]:
            place = source / "tallystick" / file
            text = place.read_text()
            assert text.count(old) == 1, f"{file} has no such place any more: {old}"
            place.write_text(text.replace(old, new))
    return source


def run(source: Path, *words: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "tallystick", *words],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(source)},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def assessed(source: Path, package: Path, out: Path) -> dict[str, bytes]:
    run(source, "assess", str(package), "--no-site", "--out", str(out))
    return {one.relative_to(out).as_posix(): one.read_bytes() for one in out.rglob("*") if one.is_file()}


@cache
def as_it_is(package: Path) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as place:
        return assessed(ROOT / "src", package, Path(place) / "out")


@pytest.mark.parametrize(("growth", "package"), CASES, ids=lambda one: getattr(one, "name", one))
def test_nothing_is_named_anew(growth: str, package: Path, tmp_path: Path) -> None:
    before = as_it_is(package)
    after = assessed(grown(growth), package, tmp_path / "after")
    assert {name for name in before if before[name] != after[name]} <= {
        "manifest.json",  # the hashes of files, of the descriptor's among them
        "package/datapackage.json",  # the schema, for other tools
    }
    assert before.keys() == after.keys()
    then, now = (json.loads(files["manifest.json"]) for files in (before, after))
    hashes = then.pop("files"), now.pop("files")
    assert then == now
    assert {name for name in hashes[0] if hashes[0][name] != hashes[1][name]} <= {"package/datapackage.json"}


@pytest.mark.parametrize("growth", sorted(GROWTHS))
@pytest.mark.parametrize("made", ["alone", "with the others"])
def test_the_growth_is_real(growth: str, made: str) -> None:
    """What is put in does something: without this the other tests could not fail."""
    source = grown(growth if made == "alone" else ALL)
    asked = "from tallystick.register import tables, method; t = {x.name: x for x in tables.TABLES}; print("
    said = {
        "a column": "'later' in t['areas'].columns)",
        "a table": "'laters' in t)",
        "other words": "t['areas'].columns['name'].about == 'the name that it has in English')",
        "a setting": "'later' in method.Method.model_fields)",
    }
    found = subprocess.run(
        [sys.executable, "-c", asked + said[growth]],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": str(source)},
    )
    assert found.stdout.strip() == "True"


def test_a_registration_stays_one(tmp_path: Path) -> None:
    package = Path(shutil.copytree(GOLDEN, tmp_path / "package"))
    file = str(package / "methods" / "final.toml")
    log, secret = str(ledger(tmp_path)), str(key("ledger", tmp_path))
    run(ROOT / "src", "preregister", file, "--ledger", log, "--key", secret, "--day", "2026-01-31")
    source = grown(ALL)
    statement = json.loads(assessed(source, package, tmp_path / "out")["registration.json"])
    assert (statement["standing"], statement["changes"]) == ("registered", [])
    again = run(source, "preregister", file, "--ledger", log, "--key", secret, "--day", "2026-02-01")
    assert "entry 4" in again.stdout  # the same entry: nothing was registered anew
