"""Coders commit to their sheets before either sends one; what was changed after that is not taken in."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tallystick.ledger.operations import make_key, public_key
from tallystick.register import load_package
from tests.cli.sheets import rewrite
from tests.recommendations.cycle import code_sheets, command, entered, write_table
from tests.register.packages import fingerprints

CODERS = ("A1", "A2")


def made_key(coder: str, folder: Path) -> str:
    """A key for a coder; its public line."""
    key = str(folder / f"{coder}.key")
    make_key(f"example.org/{coder}", key)
    return public_key(key).vkey


@pytest.fixture(scope="module")
def coded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package, whose coders have keys, and both sheets filled in."""
    folder = tmp_path_factory.mktemp("coded")
    package = entered(folder)
    code_sheets(package, folder)
    keys = {one: made_key(one, folder) for one in CODERS}
    people = [
        {"id": one, "standing": "accepted", "signing_key": keys.get(one, "")} for one in ("A1", "A2", "A3")
    ]
    write_table(package, "assessors", people)
    return folder


@pytest.fixture
def here(coded: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "coded"
    shutil.copytree(coded, folder)
    return folder


def package_in(folder: Path) -> Path:
    return next(one.parent for one in folder.rglob("datapackage.json"))


def commit(folder: Path, coder: str, key: str = "") -> tuple[int, str]:
    key = str(folder / f"{key or coder}.key")
    sheet = str(folder / f"{coder}.xlsx")
    return command("commit", sheet, "--package", str(package_in(folder)), "--key", key)


def collect(folder: Path) -> tuple[int, str]:
    """Collect both sheets, held against the commitments that were sent first."""
    sent = folder / "sent"
    sent.mkdir()
    for one in folder.glob("*.commitment"):
        shutil.copy(one, sent)
    sheets = [str(folder / f"{one}.xlsx") for one in CODERS]
    return command("collect", str(package_in(folder)), *sheets, "--commitments", str(sent))


def test_sheets_that_are_as_they_were_committed_to_are_taken_in(here: Path) -> None:
    code, said = commit(here, "A1")
    assert (code, "13 recommendations coded are committed to; 1 left open" in said) == (0, True), said
    assert str(load_package(str(package_in(here))).assessors[0].signing_key) in said
    assert commit(here, "A2")[0] == 0
    again, said = commit(here, "A1")
    assert (again, "A1.xlsx.opening" in said) == (2, True), said
    code, said = collect(here)
    assert (code, "stand by two coders" in said) == (0, True), said
    assert load_package(str(package_in(here))).recommendation_links


def _changed(folder: Path) -> None:
    def edit(rows: list[list[str]]) -> None:
        rows[1][rows[0].index("reason")] = "I have seen the other sheet."

    rewrite(folder / "A2.xlsx", edit, "codes")


def _unsent(folder: Path) -> None:
    (folder / "A2.xlsx.commitment").unlink()


def _by_another_key(folder: Path) -> None:
    for end in (".commitment", ".opening"):
        (folder / f"A2.xlsx{end}").unlink()
    assert commit(folder, "A2", "A1")[0] == 0


def _unopened(folder: Path) -> None:
    (folder / "A2.xlsx.opening").write_text("nothing\n", encoding="utf-8")


def _of_another_sheet(folder: Path) -> None:
    shutil.copy(folder / "A1.xlsx.commitment", folder / "A2.xlsx.commitment")


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (_changed, "is not the sheet that A2 committed to"),
        (_unsent, "commits A2 to a sheet"),
        (_by_another_key, "is not signed by their key"),
        (_unopened, "it does not open a commitment"),
        (_of_another_sheet, "commits A2 to a sheet"),
    ],
)
def test_what_was_not_committed_to_is_refused_and_nothing_is_entered(
    here: Path, spoil: Callable[[Path], None], told: str
) -> None:
    for one in CODERS:
        assert commit(here, one)[0] == 0
    spoil(here)
    before = fingerprints(package_in(here))
    code, said = collect(here)
    assert (code, told in " ".join(said.split())) == (2, True), said
    assert fingerprints(package_in(here)) == before


def test_a_sheet_with_a_wrong_row_or_none_is_not_committed_to(here: Path) -> None:
    sheet = here / "A1.xlsx"

    def spoil(rows: list[list[str]]) -> None:
        rows[1][rows[0].index("answers")] = "X.9.99"

    def empty(rows: list[list[str]]) -> None:
        for row in rows[1:]:
            for name in ("answers", "in_part", "against", "none"):
                row[rows[0].index(name)] = ""

    for edit, ends, told in (
        (spoil, 1, "the plan has no commitment X.9.99"),
        (empty, 2, "ode one recommendation at least"),
    ):
        rewrite(sheet, edit, "codes")
        code, said = commit(here, "A1")
        assert (code, told in " ".join(said.split())) == (ends, True), said
        assert not list(here.glob("A1.xlsx.*"))


def test_a_sheet_of_the_second_round_is_committed_to_by_itself(here: Path) -> None:
    commit(here, "A1")
    commit(here, "A2")
    assert collect(here)[0] == 0
    package, sheet = package_in(here), here / "A1-again.xlsx"
    assert command("code", str(package), "--coder", "A1", "--again", "--out", str(sheet))[0] == 0

    def edit(rows: list[list[str]]) -> None:
        for row in rows[1:]:
            if row[0] == "upr4-28.4":
                row[rows[0].index("in_part")] = "II.2.05"

    rewrite(sheet, edit, "codes")
    taking = ("collect", str(package), "--again", str(sheet), "--commitments", str(here / "sent"))
    code, said = command(*taking)
    assert (code, "commits A1 to a sheet" in said) == (2, True), said
    assert command("commit", str(sheet), "--package", str(package), "--key", str(here / "A1.key"))[0] == 0
    shutil.copy(f"{sheet}.commitment", here / "sent")
    code, said = command(*taking)
    assert (code, "1 recommendation coded again" in said) == (0, True), said
