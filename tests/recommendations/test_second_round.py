"""A second round: coders see what others gave, may change their mind, and both rounds are kept."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tallystick.recommendations.agreement import mapping_agreement
from tallystick.recommendations.coding import mapped
from tallystick.register import check_package, load_package
from tallystick.register.recommendations import RecommendationLink
from tests.cli.sheets import pages, rewrite
from tests.recommendations.cycle import SETTLED, code_sheets, command, entered, settled
from tests.register.packages import fingerprints


@pytest.fixture
def collected(tmp_path: Path) -> Path:
    """The invented cycle, coded once by both: they differ on 28.4, 28.5, 28.7 and 28.11."""
    package = entered(tmp_path)
    code, said = command("collect", str(package), *map(str, code_sheets(package, tmp_path)))
    assert code == 0, said
    return package


def again(package: Path, folder: Path, coder: str, told: Mapping[str, dict[str, str]]) -> Path:
    """A coder's sheet of the second round, filled in."""
    sheet = folder / f"{coder}-again.xlsx"
    code, said = command("code", str(package), "--coder", coder, "--again", "--out", str(sheet))
    assert code == 0, said

    def edit(rows: list[list[str]]) -> None:
        head = rows[0]
        for row in rows[1:]:
            for name, cell in told.get(row[0].removeprefix("upr4-"), {}).items():
                row[head.index(name)] = cell

    rewrite(sheet, edit, "codes")
    return sheet


def links(package: Path) -> dict[tuple[str, str, str], RecommendationLink]:
    found = load_package(str(package)).recommendation_links
    return {(one.recommendation.removeprefix("upr4-"), one.commitment or "", one.how): one for one in found}


def states(package: Path) -> dict[str | None, str]:
    return {one.asked.paragraph: one.state for one in mapped(load_package(str(package)))}


def test_a_sheet_shows_what_others_gave_and_no_name(collected: Path, tmp_path: Path) -> None:
    sheet = again(collected, tmp_path, "A1", {})
    head, *rows = pages(sheet)["codes"]
    shown = {
        row[0].removeprefix("upr4-"): (row[head.index("own")], row[head.index("others")]) for row in rows
    }
    assert set(shown) == {"28.4", "28.5", "28.7", "28.11"}
    assert shown["28.7"][0].startswith("III.01 ")
    assert shown["28.7"][1] == "no commitment answers it"
    own, others = shown["28.5"]
    assert own.startswith("II.1.03 ")
    assert others.startswith("II.1.02 ")
    assert "II.1.03" not in others
    assert all(row[head.index(name)] == "" for row in rows for name in ("answers", "in_part", "none"))
    assert not any("A2" in cell for row in rows for cell in row)


def test_who_changes_their_mind_makes_it_stand_and_the_first_round_is_kept(
    collected: Path, tmp_path: Path
) -> None:
    first = again(collected, tmp_path, "A1", {"28.4": {"in_part": "II.2.05"}})
    second = again(collected, tmp_path, "A2", {"28.7": {"answers": "III.01"}})
    code, said = command("collect", str(collected), "--again", str(first), str(second))
    assert (code, "2 recommendations coded again: 2 links came to stand, 0 fell." in said) == (0, True)
    found = links(collected)
    stands = found["28.4", "II.2.05", "in_part"]
    assert (stands.proposed_by, stands.again_by, stands.confirmed_by) == (("A2",), ("A1",), ("A1", "A2"))
    dropped = found["28.4", "II.2.05", "answers"]
    assert (dropped.proposed_by, dropped.again_by, dropped.confirmed_by) == (("A1",), (), ())
    told = states(collected)
    assert (told["28.4"], told["28.7"], told["28.11"]) == ("answered_in_part", "answered", "coders_differ")
    assert [one for one in check_package(str(collected)).findings if one.severity == "error"] == []


def test_each_round_has_its_own_agreement(collected: Path, tmp_path: Path) -> None:
    """Of 12 that both coded 9 were alike in whether they are answered; two more came to be."""
    first = again(collected, tmp_path, "A1", {"28.4": {"in_part": "II.2.05"}})
    second = again(collected, tmp_path, "A2", {"28.7": {"answers": "III.01"}})
    command("collect", str(collected), "--again", str(first), str(second))
    loaded = load_package(str(collected))
    before = mapping_agreement(loaded, draws=50)["recommendation"]
    after = mapping_agreement(loaded, draws=50, after_both=True)["recommendation"]
    assert (before.pairs, before.agreeing) == (12, 9)
    assert (after.pairs, after.agreeing) == (12, 11)
    code, said = command("agree", str(collected))
    assert code == 0
    one, other = said.split("After the second round")
    assert "First round" in one
    assert "9 of 12 alike" in one
    assert "11 of 12 alike" in other


def test_what_nobody_stands_by_any_more_is_not_settled(collected: Path, tmp_path: Path) -> None:
    first = again(collected, tmp_path, "A1", {"28.7": {"none": "yes"}})
    assert command("collect", str(collected), "--again", str(first))[0] == 0
    assert states(collected)["28.7"] == "unanswered"
    sheet = tmp_path / "settle.xlsx"
    assert command("settle", str(collected), "--by", "A3", "--out", str(sheet))[0] == 0
    assert {row[0] for row in pages(sheet)["differences"][1:]} == {"upr4-28.4", "upr4-28.5", "upr4-28.11"}


def test_one_may_take_back_what_both_gave(collected: Path, tmp_path: Path) -> None:
    assert links(collected)["28.5", "II.1.03", "answers"].confirmed_by == ("A1", "A2")
    first = again(collected, tmp_path, "A1", {"28.5": {"in_part": "II.1.02"}})
    code, said = command("collect", str(collected), "--again", str(first))
    assert (code, "1 links came to stand, 1 fell" in said) == (0, True)
    found = links(collected)
    assert found["28.5", "II.1.03", "answers"].confirmed_by == ()
    assert found["28.5", "II.1.02", "in_part"].confirmed_by == ("A1", "A2")


def test_sheets_of_one_after_another_show_the_first_round_alone(collected: Path, tmp_path: Path) -> None:
    first = again(collected, tmp_path, "A1", {"28.11": {"none": "yes"}})
    assert command("collect", str(collected), "--again", str(first))[0] == 0
    head, *rows = pages(again(collected, tmp_path, "A2", {}))["codes"]
    (row,) = [one for one in rows if one[0] == "upr4-28.11"]
    assert row[head.index("others")].startswith("III.02 ")


def test_an_empty_sheet_and_the_same_sheet_twice_change_nothing(collected: Path, tmp_path: Path) -> None:
    before = fingerprints(collected)
    empty = again(collected, tmp_path, "A2", {})
    assert command("collect", str(collected), "--again", str(empty))[0] == 0
    assert fingerprints(collected) == before
    first = again(collected, tmp_path, "A1", {"28.4": {"in_part": "II.2.05"}})
    assert command("collect", str(collected), "--again", str(first))[0] == 0
    after = fingerprints(collected)
    code, said = command("collect", str(collected), "--again", str(first))
    assert (code, "not taken" in said) == (1, True)
    assert fingerprints(collected) == after


def test_rounds_are_not_mixed_up_and_what_is_settled_is_over(collected: Path, tmp_path: Path) -> None:
    sheet = again(collected, tmp_path, "A1", {"28.7": {"none": "yes"}})
    code, said = command("collect", str(collected), str(sheet), str(tmp_path / "A2.xlsx"))
    assert (code, "a sheet of the second round" in said) == (2, True)
    code, said = command("collect", str(collected), "--again", str(tmp_path / "A2.xlsx"))
    assert (code, "a sheet of the first round" in said) == (2, True)
    settled(collected, tmp_path, SETTLED)
    code, said = command("collect", str(collected), "--again", str(sheet))
    assert (code, "28.7: not taken" in said) == (1, True)
    out = tmp_path / "none.xlsx"
    code, said = command("code", str(collected), "--coder", "A3", "--again", "--out", str(out))
    assert (code, "Nothing is left that A3 could code again" in said) == (2, True)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({"again_by": "A3"}, "second-round-without-first"),
        ({"again_by": "A2", "confirmed_by": "A1"}, "link-one-coder"),
    ],
)
def test_a_second_round_that_cannot_be_is_found(collected: Path, row: dict[str, str], code: str) -> None:
    table = collected / "tables/recommendation_links.csv"
    head, first, *rest = [line.split(",") for line in table.read_text(encoding="utf-8").splitlines()]
    for name in row.keys() - set(head):
        head, first, rest = [*head, name], [*first, ""], [[*one, ""] for one in rest]
    for name, cell in row.items():
        first[head.index(name)] = cell
    table.write_text("\n".join(",".join(one) for one in (head, first, *rest)) + "\n", encoding="utf-8")
    assert code in {one.code for one in check_package(str(collected)).findings}
