"""A sheet of recommendations that is coded elsewhere fills its coder's own cells, all or none."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tallystick.base.findings import Refusal
from tallystick.office.models import CodingRound
from tallystick.office.selectors.asked_coding import (
    coded_package,
    sheet_tasks,
    tasks_of,
    waiting_coding,
    written_codes,
)
from tallystick.office.services.asked_again import call_again
from tallystick.office.services.asked_coding import commit_coding, write_code
from tallystick.office.services.asked_sheets import hand_in_codes
from tallystick.pipeline.recommendations.code import code_sheet
from tallystick.voice.language import ENGLISH
from tests.cli.sheets import pages, rewrite
from tests.office.asked import called, commitments, committed
from tests.office.conftest import NOW
from tests.office.writing import writer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plan")]


def taken_along(round_: CodingRound, coder: str, folder: Path) -> Path:
    """The sheet of a coder, as the page gives it."""
    package, place = coded_package(), folder / f"{coder}.xlsx"
    tasks = sheet_tasks(round_, coder, package)
    place.write_bytes(code_sheet(package, coder, tasks, {"round": str(round_.name)}, ENGLISH))
    return place


def filled(said: Mapping[str, Mapping[str, str]]) -> Callable[[list[list[str]]], None]:
    def edit(rows: list[list[str]]) -> None:
        head = rows[0]
        for row in rows[1:]:
            for name, cell in said.get(row[head.index("recommendation")], {}).items():
                row[head.index(name)] = cell

    return edit


def of_another_round(rows: list[list[str]]) -> None:
    for row in rows:
        if row[0] == "round":
            row[1] = "c9"


def hand_in(round_: CodingRound, coder: str, sheet: Path) -> int:
    return hand_in_codes(round_=round_, assessor=coder, sheet=sheet.read_bytes(), now=NOW)


def cells(round_: CodingRound, coder: str) -> dict[str, dict[str, str]]:
    tasks = tasks_of(round_, coder)
    told = written_codes(tasks)
    return {str(one.recommendation_id): told[one.pk] for one in tasks if one.pk in told}


def test_a_sheet_fills_its_coders_cells_and_leaves_what_it_says_nothing_of(tmp_path: Path) -> None:
    round_ = called()
    one, other, *_ = commitments()
    task = next(it for it in tasks_of(round_, "J1") if it.recommendation_id == "r.2")
    write_code(task=task, said={"in_part": other}, now=NOW)
    sheet = taken_along(round_, "J1", tmp_path)
    head, *rows = pages(sheet)["codes"]
    assert {row[head.index("recommendation")]: row[head.index("in_part")] for row in rows}["r.2"] == other
    clear = {"r.1": {"answers": f"{one}; {other}"}, "r.3": {"none": "yes"}, "r.2": {"in_part": ""}}
    rewrite(sheet, filled(clear), "codes")
    assert hand_in(round_, "J1", sheet) == 2
    assert cells(round_, "J1") == {
        "r.1": {"answers": f"{one}; {other}", "in_part": "", "against": "", "none": ""},
        "r.2": {"answers": "", "in_part": other, "against": "", "none": ""},
        "r.3": {"answers": "", "in_part": "", "against": "", "none": "yes"},
    }
    assert cells(round_, "J2") == {}
    commit_coding(round_=round_, assessor="J1", by=writer(), now=NOW)
    rewrite(sheet, filled({"r.1": {"answers": one}}), "codes")
    with pytest.raises(Refusal, match="You have committed"):
        hand_in(round_, "J1", sheet)


def test_of_a_sheet_with_a_wrong_row_nothing_is_taken_and_each_is_named(tmp_path: Path) -> None:
    round_ = called()
    one, *_ = commitments()
    sheet = taken_along(round_, "J1", tmp_path)
    wrong = {"r.1": {"answers": one}, "r.2": {"answers": "X.9.99"}, "r.3": {"answers": one, "none": "yes"}}
    rewrite(sheet, filled(wrong), "codes")
    with pytest.raises(Refusal) as refused:
        hand_in(round_, "J1", sheet)
    told = {finding.file: finding.message.text for finding in refused.value.findings}
    assert set(told) == {"r.2", "r.3"}
    assert "the plan has no commitment X.9.99" in told["r.2"]
    assert all(finding.row for finding in refused.value.findings)
    assert cells(round_, "J1") == {}


def test_a_sheet_of_somebody_else_of_another_round_or_of_nobody_is_refused(tmp_path: Path) -> None:
    round_ = called()
    one, *_ = commitments()
    sheet = taken_along(round_, "J2", tmp_path)
    rewrite(sheet, filled({"r.1": {"answers": one}}), "codes")
    with pytest.raises(Refusal, match="somebody else"):
        hand_in(round_, "J1", sheet)
    own = taken_along(round_, "J1", tmp_path)
    with pytest.raises(Refusal, match="No row of the sheet is coded"):
        hand_in(round_, "J1", own)
    rewrite(own, filled({"r.1": {"answers": one}}), "codes")
    rewrite(own, of_another_round, "about")
    with pytest.raises(Refusal, match="the sheet of the round c9"):
        hand_in(round_, "J1", own)
    own.write_bytes(b"no sheet")
    with pytest.raises(Refusal) as refused:
        hand_in(round_, "J1", own)
    assert str(tmp_path) not in str(refused.value)
    assert cells(round_, "J1") == {}


def test_a_sheet_of_the_other_round_is_refused_even_where_it_names_no_round(tmp_path: Path) -> None:
    """As one does that was written beside a package, on the command line."""
    first = called()
    _, other, *_ = commitments()
    package, place = coded_package(), tmp_path / "J1.xlsx"
    of_first = code_sheet(package, "J1", sheet_tasks(first, "J1", package), {}, ENGLISH)
    for coder in ("J1", "J2"):
        committed(first, coder)
    second = call_again(by=writer(), now=NOW)
    place.write_bytes(of_first)
    rewrite(place, filled({"r.2": {"answers": other}}), "codes")
    with pytest.raises(Refusal, match="a sheet of the first round, and this is the second"):
        hand_in(second, "J1", place)
    package = coded_package()
    place.write_bytes(code_sheet(package, "J1", sheet_tasks(second, "J1", package), {}, ENGLISH))
    rewrite(place, filled({"r.2": {"answers": other}}), "codes")
    with pytest.raises(Refusal, match="a sheet of a second round, and this is a first"):
        hand_in(first, "J1", place)
    assert hand_in(second, "J1", place) == 1


def test_a_desk_names_the_rounds_that_wait_for_it() -> None:
    round_ = called()
    (waiting,) = waiting_coding("J1")
    assert (waiting.name, waiting.left, waiting.asked) == (str(round_.name), 3, 3)
    assert waiting_coding("J3") == ()
    task = tasks_of(round_, "J1")[0]
    write_code(task=task, said={"none": "yes"}, now=NOW)
    assert waiting_coding("J1")[0].left == 2
    write_code(task=task, said={}, now=NOW)
    assert waiting_coding("J1")[0].left == 3
    committed(round_, "J1")
    assert waiting_coding("J1") == ()
