"""What a release tells of editions before it: claimed by its package, and held against the edition itself."""

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tallystick.pipeline.changes import Changes, compare_releases
from tallystick.pipeline.editions import keep_edition
from tallystick.pipeline.told_editions import misquoted
from tallystick.pipeline.verify import Trust
from tallystick.register.files import load_package
from tallystick.release.seal import open_sealed
from tests.register.packages import copy_of_golden
from tests.release.made import quiet, release, verified

pytestmark = pytest.mark.usefixtures("remembered")

Rows = list[dict[str, str]]


def edited(package: Path, table: str, change: Callable[[Rows], None]) -> None:
    place = package / "tables" / f"{table}.csv"
    with place.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    change(rows)
    with place.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def answers(change: Callable[[Rows], None]) -> Callable[[Path], None]:
    return lambda package: edited(package, "edition_answers", change)


def of_edition(name: str) -> Callable[[Rows], None]:
    """Every answer as one of the edition with this identifier."""

    def change(rows: Rows) -> None:
        for row in rows:
            row["edition"] = name

    return change


def edition(**cells: str) -> Callable[[Path], None]:
    return lambda package: edited(package, "editions", lambda rows: rows[0].update(cells))


def under_another_name(package: Path) -> None:
    """The edition's own identity with an identifier that is none of its beginnings."""
    edition(id="the-first")(package)
    answers(of_edition("the-first"))(package)


def first_met(rows: Rows) -> dict[str, str]:
    return next(row for row in rows if row["answer"] == "met")


#: What a forger writes of the edition that was published, and what the comparison says of it.
FORGED: dict[str, tuple[Callable[[Path], None], str]] = {
    "an answer": (answers(lambda rows: first_met(rows).update(answer="not_met")), "and it answered “met”"),
    "an answer left out": (answers(lambda rows: rows.remove(first_met(rows))), "leaves out"),
    "an answer added": (answers(lambda rows: rows.append(rows[-1] | {"row": "more"})), "has no such row"),
    "what a row was called": (
        answers(lambda rows: rows[0].update(title="Something else")),
        "otherwise than it is",
    ),
    "its last day": (edition(judged_to="2024-12-31"), "otherwise than it is"),
    "its method": (edition(method="strict"), "otherwise than it is"),
    "its identity under its own short name": (edition(assessment="ab" * 32), "otherwise than it is"),
    "its short name": (under_another_name, "otherwise than it is"),
}


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A package that tells of its published edition, and that edition."""
    place = tmp_path_factory.mktemp("told")
    package = copy_of_golden(place)
    published, _ = release(place, "old.zip", package)
    keep_edition(str(package), published, "2026-01-31", None)
    return package, published


def copied(package: Path, place: Path, change: Callable[[Path], object]) -> Path:
    shutil.copytree(package, place / "package")
    change(place / "package")
    return place / "package"


def beside(old: tuple[Path, str], place: Path, change: Callable[[Path], object]) -> Changes:
    new, _ = release(place, "new.zip", copied(old[0], place, change))
    return compare_releases(old[1], new, Trust(), quiet)


def test_an_edition_told_as_it_is_is_claimed_alone_and_shown_beside_it(
    old: tuple[Path, str], tmp_path: Path
) -> None:
    assert not [one for one in verified(old[1]).notes if "claimed, not shown" in one.text]
    found = beside(old, tmp_path, lambda _: None)
    assert found.new.standing == "identical"
    told = [one.text for one in found.new.notes]
    assert any("what 1 earlier edition answered: claimed, not shown" in one for one in told)
    assert not found.breaks
    assert [one.text for one in found.notes if "is what the old one answered" in one.text]


def test_two_releases_name_an_edition_that_was_made_up(old: tuple[Path, str], tmp_path: Path) -> None:
    found = beside(old, tmp_path, FORGED["an answer"][0])
    assert found.new.standing == "identical", "a forger who holds the key makes a release without a fault"
    assert not found.same
    assert [one.text for one in found.breaks if "and it answered “met”" in one.text]
    assert not [one for one in found.notes if "is what the old one answered" in one.text]


@pytest.mark.parametrize("what", FORGED)
def test_an_edition_told_otherwise_than_it_is_is_named(
    old: tuple[Path, str], tmp_path: Path, what: str
) -> None:
    change, words = FORGED[what]
    sealed = open_sealed(Path(old[1]).read_bytes(), None)
    wrong, right = misquoted(sealed, load_package(str(copied(old[0], tmp_path, change))))
    assert [one.text for one in wrong if words in one.text], wrong
    assert not right


def test_an_edition_of_another_time_is_not_held_against_it(old: tuple[Path, str], tmp_path: Path) -> None:
    def another(package: Path) -> None:
        name = "ab" * 6
        edition(assessment="ab" * 32, id=name, published="2025-01-31")(package)
        answers(of_edition(name))(package)

    sealed = open_sealed(Path(old[1]).read_bytes(), None)
    assert misquoted(sealed, load_package(str(copied(old[0], tmp_path, another)))) == ([], [])
