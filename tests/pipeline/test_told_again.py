"""Where nothing at all has changed a run is told again without being made; else it is made."""

import datetime
import json
import os
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

import pytest

from tallystick import assessment as judging
from tallystick.base.canonical import canonical_bytes, sha256
from tallystick.base.set_down import set_down
from tallystick.pipeline import again as again_module
from tallystick.pipeline import assess
from tallystick.pipeline.output import MADE_OF
from tallystick.pipeline.run import run_assessment
from tallystick.pipeline.told_of_run import ToldOfRun
from tallystick.pipeline.wanted import Wanted
from tallystick.register.files import load_package
from tests.ledger.made import KEY
from tests.pipeline.test_again import contents
from tests.register.packages import GOLDEN
from tests.release.made import quiet

WANTED = Wanted(site=True, quoted=True)


def assessed(package: Path, out: Path, wanted: Wanted = WANTED, method: str | None = None) -> ToldOfRun:
    return run_assessment(str(package), str(out), method, wanted, quiet)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The golden package with a gap in it."""
    package = Path(shutil.copytree(GOLDEN, tmp_path_factory.mktemp("source") / "package"))
    (package / "document.txt").write_text("Another plan's words.", encoding="utf-8")
    return package


@pytest.fixture(scope="module")
def first(source: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ToldOfRun]:
    """Its results, and what was told of them."""
    out = tmp_path_factory.mktemp("first") / "out"
    return out, assessed(source, out)


Given = ParamSpec("Given")
AnswerT = TypeVar("AnswerT")


def before(call: Callable[Given, AnswerT], deed: Callable[..., object]) -> Callable[Given, AnswerT]:
    """The same call, before which something is done."""

    def done(*given: Given.args, **named: Given.kwargs) -> AnswerT:
        deed(*given)
        return call(*given, **named)

    return done


@pytest.fixture
def package(source: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(source, tmp_path / "package"))


@pytest.fixture
def out(first: tuple[Path, ToldOfRun], tmp_path: Path) -> Path:
    return Path(shutil.copytree(first[0], tmp_path / "out"))


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the packages of which results were made."""
    found: list[str] = []
    make = assess.make_results
    monkeypatch.setattr(assess, "make_results", before(make, lambda *given: found.append(str(given[1]))))
    return found


class _Made(Exception):
    """Results would have been made."""


@pytest.fixture
def never_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stop where results would be made: what is told is what was kept."""

    def stop(*_: object) -> None:
        raise _Made

    monkeypatch.setattr(assess, "make_results", stop)


def test_where_nothing_changed_the_same_is_told_and_nothing_made(
    package: Path, out: Path, first: tuple[Path, ToldOfRun], made: list[str]
) -> None:
    assert assessed(package, out) == first[1]
    assert made == []
    assert first[1].gaps
    assert contents(out) == contents(first[0])


def test_a_zip_is_not_told_as_a_folder_unless_it_says_the_same(
    package: Path, out: Path, first: tuple[Path, ToldOfRun], tmp_path: Path
) -> None:
    packed = tmp_path / "package.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for one in sorted(package.rglob("*")):
            archive.write(one, one.relative_to(package))
    assert assessed(packed, out) == first[1]


def _added(name: str, text: str) -> Callable[[Path], object]:
    def add(package: Path) -> None:
        (package / name).write_text(text, encoding="utf-8")

    return add


def _more(name: str, text: str) -> Callable[[Path], object]:
    def more(package: Path) -> None:
        place = package / name
        place.write_text(place.read_text(encoding="utf-8") + text, encoding="utf-8")

    return more


CHANGED: dict[str, Callable[[Path], object]] = {
    "a method": _more("methods/final.toml", "# a remark\n"),
    "another method": _added("methods/other.toml", "name = 1\n"),
    "the descriptor": _more("datapackage.json", "\n"),
    "a table that was not there": _added("tables/corrections.csv", ""),
    "a file that is no table": _added("tables/notes.txt", "Remember."),
    "the same table as Parquet": _added("tables/observations.parquet", ""),
    "the document": _added("document.txt", "Yet other words."),
    "no document": lambda package: (package / "document.txt").unlink(),
    "a registration": _added("methods/final.registrations.json", "{}"),
    "a pipe": lambda package: os.mkfifo(package / "tables" / "pipe"),
    "what was read": _added("reading", ""),
}


@pytest.mark.parametrize("what", CHANGED)
@pytest.mark.usefixtures("never_made")
def test_whatever_is_changed_in_the_package_is_looked_at(package: Path, out: Path, what: str) -> None:
    CHANGED[what](package)
    with pytest.raises(_Made):
        assessed(package, out)


OTHERS = {
    "without quotations": (Wanted(site=True, quoted=False), None),
    "with a ledger": (Wanted(site=True, quoted=True, ledger=KEY.public), None),
    "by a day": (Wanted(site=True, quoted=True, known_by=datetime.date(2026, 6, 30)), None),
    "by named rules": (Wanted(site=True, quoted=True, rules=()), None),
    "by a named method": (WANTED, load_package(str(GOLDEN)).descriptor.tallystick.method),
}


@pytest.mark.parametrize("what", OTHERS)
@pytest.mark.usefixtures("never_made")
def test_whatever_else_is_asked_for_is_made(package: Path, out: Path, what: str) -> None:
    with pytest.raises(_Made):
        assessed(package, out, *OTHERS[what])


def test_what_changes_while_it_is_read_is_not_told_again(
    package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made: list[str]
) -> None:
    place = package / "tables/observations.csv"
    data = place.read_bytes()
    other = data.replace(b"\n", b"\r\n")
    monkeypatch.setattr(assess, "assess", before(judging.assess, lambda *_: place.write_bytes(other)))
    told = assessed(package, tmp_path / "fresh")
    place.write_bytes(data)
    assert assessed(package, tmp_path / "fresh") == told
    assert made == [str(package)] * 2


@pytest.mark.parametrize("told", [None, [], {"Text": ["a"]}, {"Nothing": []}, {"ToldOfRun": ["few"]}])
@pytest.mark.usefixtures("never_made")
def test_a_note_that_tells_something_else_is_not_believed(
    package: Path, out: Path, first: tuple[Path, ToldOfRun], told: object
) -> None:
    """Sealed as this program would: its form is looked at, whoever wrote it."""
    _reseal(out, set_down(first[1]))
    assert assessed(package, out) == first[1]
    _reseal(out, told)
    with pytest.raises(_Made):
        assessed(package, out)


def _reseal(out: Path, told: object) -> None:
    note = json.loads((out / MADE_OF).read_bytes())
    manifest = (out / "manifest.json").read_bytes()
    left = {"made": note["made"], "answers": note["answers"], "told": told}
    asked_for = sha256(repr((None, WANTED)).encode())
    parts = (again_module.program_sha256(), asked_for, sha256(manifest), sha256(canonical_bytes(left)))
    sealed = left | {"seal": sha256(" ".join(parts).encode())}
    (out / MADE_OF).write_bytes(canonical_bytes(sealed) + b"\n")
