"""Dissents and replies to what a locked panel did not code are found; those beside a verdict are not."""

from dataclasses import replace
from pathlib import Path

import pytest

from tallystick.pipeline.check import check_all
from tallystick.register import Package
from tallystick.register.files import package_files
from tests.panel.simulated import panelled
from tests.report import factory


def found(package: Package, folder: Path) -> set[tuple[str, str, str | None]]:
    for name, data in package_files(package).items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    return {
        (one.code, one.severity, one.column)
        for one in check_all(str(folder)).findings
        if one.code.endswith("-nothing")
    }


def test_a_dissent_and_a_reply_beside_a_verdict_are_right(tmp_path: Path) -> None:
    assert found(panelled(factory.golden()), tmp_path) == set()


@pytest.mark.parametrize("criterion", ["complete", "why"])
def test_a_dissent_from_a_question_that_nobody_asked_is_an_error(criterion: str, tmp_path: Path) -> None:
    plan = panelled(factory.golden())
    first, *others = plan.dissents
    plan = replace(plan, dissents=(replace(first, criterion=criterion), *others))
    assert found(plan, tmp_path) == {("dissent-from-nothing", "error", "criterion")}


def test_what_speaks_of_a_commitment_that_was_not_coded_is_found(tmp_path: Path) -> None:
    plan = panelled(factory.golden())
    gone = plan.dissents[0].commitment
    plan = replace(plan, judgements=tuple(one for one in plan.judgements if one.commitment != gone))
    assert found(plan, tmp_path) == {
        ("dissent-from-nothing", "error", "commitment"),
        ("reply-to-nothing", "gap", "commitment"),
    }


def test_of_a_panel_that_still_works_nothing_is_said(tmp_path: Path) -> None:
    plan = panelled(factory.golden())
    plan = replace(plan, panels=(), rubric_codes=(), panel_signatures=(), judgements=())
    assert found(plan, tmp_path) == set()
