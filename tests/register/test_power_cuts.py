"""The power fails at every step of saving a package: the old one or the new one is there, whole."""

import ctypes
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from tallystick.base.findings import Refusal
from tallystick.register import Package, large, load_package, package_sha256, save_package
from tallystick.register.edits import change
from tallystick.register.indexed import indexed
from tests.draws import TIMES, share
from tests.durability.disk import Cut, Disk
from tests.register.packages import METHODS, changed, copy_of_golden, golden

#: Of so many cuts that leave the same beside the package one is read and saved into; all are compared.
SPREAD = max(1, 60 // TIMES)
Files = Mapping[str, bytes | None]


class Broken(AssertionError):
    """A cut left something else than the old package or the new one, or what stops the next save."""


@dataclass(frozen=True)
class Case:
    """A save to be cut short.

    Attributes:
        folder: the package's folder, by its place below the disk.
        begin: puts there what is there before.
        new: what is saved, from what is there before; it may use a folder.
    """

    folder: str
    begin: Callable[[Path], object]
    new: Callable[[Package | None, Path], Package]


def nothing(_: Path) -> None:
    """Nothing is there before."""


def an_earlier_one(place: Path) -> None:
    (copy_of_golden(place) / "README.md").write_bytes(b"For the next meeting\n")


def a_large_one(place: Path) -> None:
    """The table of observations lies in Parquet."""
    save_package(golden(), str(place / "package"), METHODS)
    assert (place / "package" / "tables" / "observations.parquet").is_file()


def one_row_changed(before: Package | None, _: Path) -> Package:
    edited = change(indexed(before or golden()), "targets", ("level.over-90",), {"value": "91"})
    assert edited.edit is not None
    return edited.result.package


def one_observation_less(_: Package | None, place: Path) -> Package:
    table = copy_of_golden(place) / "tables" / "observations.csv"
    table.write_bytes(b"".join(table.read_bytes().splitlines(keepends=True)[:-1]))
    return load_package(str(place / "package"))


def the_golden_one(*_: object) -> Package:
    return golden()


CASES = {
    "a new folder": Case("package", nothing, the_golden_one),
    "a new folder in new folders": Case("some/where/package", nothing, the_golden_one),
    "over an earlier one": Case("package", an_earlier_one, lambda *_: changed(golden())),
    "a row of an earlier one": Case("package", an_earlier_one, one_row_changed),
    "a large table of an earlier one": Case("package", a_large_one, one_observation_less),
    "a new folder with a large table": Case("package", nothing, the_golden_one),
}
LARGE = {name for name in CASES if "large" in name}


def known(name: str, monkeypatch: pytest.MonkeyPatch) -> Case:
    """A case; a table of ten rows is large in those that say so."""
    if name in LARGE:
        monkeypatch.setattr(large, "LARGE", 5)
        monkeypatch.setattr(large, "LONGEST_CSV", 5)
    return CASES[name]


def below(folder: str, files: Files) -> dict[str, bytes | None]:
    """The files in a folder, by their place in it; none where the folder is not there."""
    return {
        name.removeprefix(f"{folder}/"): data for name, data in files.items() if name.startswith(f"{folder}/")
    }


def played(
    case: Case, tmp_path: Path, deaf: bool | Callable[[str], bool] = False
) -> tuple[list[Cut], Files, Files]:
    """Every cut of the save, and the files of the package before and after."""
    work = tmp_path / "work"
    work.mkdir()
    (tmp_path / "made").mkdir()
    case.begin(work)
    folder = work / case.folder
    before = load_package(str(folder)) if folder.exists() else None
    new, expected = case.new(before, tmp_path / "made"), package_sha256(before) if before else None
    with Disk(work, deaf=deaf) as disk:
        save_package(new, str(folder), {} if before else METHODS, expected=expected)
        disk.promise("saved")
    cuts = disk.cuts()
    begun, ended = cuts[0], next(one for one in cuts if one.promised and one.way == "all")
    return cuts, below(case.folder, begun.files()), below(case.folder, ended.files())


def check_all(case: Case, tmp_path: Path, cuts: list[Cut], old: Files, new: Files) -> None:
    """Compare every cut, and open and go on from some of each kind."""
    opened: dict[tuple[str, ...], int] = {}
    for cut in cuts:
        found = cut.files()
        there = below(case.folder, found)
        aside = below(f"{Path(case.folder).parent / '.package.before'}".removeprefix("./"), found)
        if cut.promised and there != new:
            raise Broken(f"what was saved is lost: {cut}")
        if there not in (old, new) and (there or aside != old):
            raise Broken(f"it is neither the old one nor the new one: {cut}")
        kind = tuple(sorted(one for one in found if "/.package." not in f"/{one}".rpartition("/")[0]))
        opened[kind] = opened.get(kind, -1) + 1
        if opened[kind] % SPREAD == 0:
            go_on(cut, case, tmp_path / "left")


def go_on(cut: Cut, case: Case, place: Path) -> None:
    """Read what a cut left, save into it, and find nothing beside it."""
    folder = cut.lay(place) / case.folder
    (place / case.folder).parent.mkdir(parents=True, exist_ok=True)
    try:
        there = load_package(str(folder)) if folder.exists() else None
    except Refusal as refusal:
        raise Broken(f"it can't be read ({refusal}): {cut}") from None
    if there is None and (folder.parent / ".package.before").is_dir():
        there = load_package(str(folder.parent / ".package.before"))
    next_one = changed(there or golden())
    next_one = replace(next_one, descriptor=next_one.descriptor.model_copy(update={"title": "After the cut"}))
    try:
        save_package(
            next_one, str(folder), {} if there else METHODS, expected=package_sha256(there) if there else None
        )
    except Refusal as refusal:
        raise Broken(f"the next save is refused ({refusal}): {cut}") from None
    saved = package_sha256(load_package(str(folder))) == package_sha256(next_one)
    if not saved or [one.name for one in folder.parent.iterdir()] != ["package"]:
        raise Broken(f"something is left beside it: {cut}")
    shutil.rmtree(place)


#: On a file system that can exchange two names, and what differs on one that can't.
PLAYED = share(
    [*((name, True) for name in CASES), *((name, False) for name in CASES if "earlier" in name)], 2
)


@pytest.mark.parametrize(("name", "exchanges"), PLAYED)
def test_no_power_cut_halves_or_loses_a_package(
    name: str,
    exchanges: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    record_property: Callable[[str, object], None],
) -> None:
    if not exchanges:
        monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: SimpleNamespace())
    case = known(name, monkeypatch)
    cuts, old, new = played(case, tmp_path)
    assert len(cuts) >= 50
    assert old != new
    check_all(case, tmp_path, cuts, old, new)
    record_property("power cuts, saving a package", len(cuts))


DEAF: dict[str, tuple[str, Callable[[str], bool]]] = {
    "no fsync at all": ("over an earlier one", lambda _: True),
    "a table's content": ("over an earlier one", lambda path: path.endswith("/tables/targets.csv")),
    "the descriptor's content": ("a new folder", lambda path: path.endswith("/datapackage.json")),
    "a large table's content": ("a large table of an earlier one", lambda path: path.endswith(".parquet")),
    "the names of the tables": ("over an earlier one", lambda path: path.endswith("/tables")),
    "the names in the folder": ("a new folder", lambda path: path.endswith("/.package.saving")),
    "the folder's own name": ("over an earlier one", lambda path: path.endswith("/work")),
    "the name of a folder above": ("a new folder in new folders", lambda path: path.endswith("/some")),
}


@pytest.mark.slow
@pytest.mark.parametrize("what", DEAF)
def test_control_a_save_that_does_not_wait_for_the_disk_is_caught(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, deaf = DEAF[what]
    case = known(name, monkeypatch)
    cuts, old, new = played(case, tmp_path, deaf)
    with pytest.raises(Broken):
        check_all(case, tmp_path, cuts, old, new)
