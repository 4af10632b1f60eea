"""Blindness: in two worlds that differ in what an assessor must not know, they see the same bytes."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tallystick.base.dates import PartialDate
from tallystick.panel.assignment import AssignmentPool, Shortage, assignment_of
from tallystick.panel.blind import BlindView, blind_view
from tallystick.panel.record import PanelRecord
from tallystick.panel.rubric import read_rubric, standard_rubric
from tallystick.pipeline.panel.sheet import sheet_bytes
from tallystick.register import load_package
from tallystick.register.claims import Claim
from tallystick.register.corrections import Correction
from tallystick.register.model import Package
from tallystick.register.panels import Assessor, BodyReply, Dissent, Interest, Judgement
from tests.panel.rounds import ASSESSORS, Round, usual
from tests.register.packages import GOLDEN

PLAN = load_package(str(GOLDEN))
RUBRIC = read_rubric("standard.toml", standard_rubric())[0]
PANELS = 1_000
View = Callable[[Package, PanelRecord, str], BlindView]


def panel(number: int) -> PanelRecord:
    chance = np.random.Generator(np.random.Philox(key=[number, 1]))
    assessors = [f"A{at}" for at in range(chance.integers(2, 6))]
    ids = tuple(one.id for one in PLAN.commitments)
    barred = {(one, who) for one in ids for who in assessors if chance.random() < 0.1}
    pool = AssignmentPool(ids, dict.fromkeys(assessors), frozenset(barred), 2)
    if isinstance(assignment_of(pool, str(number)), Shortage):
        pool = replace(pool, barred=frozenset())
    assert RUBRIC is not None
    return PanelRecord("final", "golden", RUBRIC, "a lottery", "", pool, str(number))


def other_world(number: int, me: str) -> Package:
    """The plan as it is, with anything in it that others coded, said, claimed, answered or corrected."""
    chance = np.random.Generator(np.random.Philox(key=[number, 2]))
    some = PLAN.commitments[chance.integers(len(PLAN.commitments))].id
    source, many = PLAN.sources[0].id, int(chance.integers(1, 5))
    day = PartialDate.parse("2026-12-01")
    others = tuple(f"A{at}" for at in range(many) if f"A{at}" != me)
    return replace(
        PLAN,
        claims=(*PLAN.claims[many:], Claim("kx", "this", some, "All is complete.", many, 9, source, None)),
        corrections=(Correction("cx", day, "A figure.", "open", commitment=some),),
        assessors=tuple(Assessor(one, "accepted", budget=many) for one in others),
        interests=tuple(Interest(f"n{one}", one, "declared", note="A friend.") for one in others),
        judgements=tuple(
            Judgement(
                "final", "first", one, some, "completion", "limited", "acts_found", "So.", False, given=day
            )
            for one in others
        ),
        dissents=tuple(Dissent(f"d{one}", "final", one, some, "It is more.") for one in others),
        body_replies=(BodyReply("r", "final", "B", some, day, "Done."),),
    )


def told_apart(number: int, view: View) -> bool:
    """Whether an assessor could tell in which of the two worlds they are."""
    drawn = panel(number)
    me = sorted(drawn.pool.budgets)[number % len(drawn.pool.budgets)]
    return view(PLAN, drawn, me) != view(other_world(number, me), drawn, me)


def test_in_a_thousand_panels_nobody_can_tell_the_two_worlds_apart() -> None:
    assert not [number for number in range(PANELS) if told_apart(number, blind_view)]


def leaks_a_count(package: Package, drawn: PanelRecord, assessor: str) -> BlindView:
    """A view that shows nothing but how many codes have come in from others."""
    view = blind_view(package, drawn, assessor)
    coded = len(package.judgements)
    return replace(view, parts=tuple(f"{one} ({coded} coded)" for one in view.parts))


def leaks_a_claim(package: Package, drawn: PanelRecord, assessor: str) -> BlindView:
    """A view that orders what is known by whether the government has said something of it."""
    view = blind_view(package, drawn, assessor)
    claimed = {one.commitment for one in package.claims}
    return replace(view, commitments=tuple(sorted(view.commitments, key=lambda one: one.id in claimed)))


def leaks_a_day(package: Package, drawn: PanelRecord, assessor: str) -> BlindView:
    """A view that shows nothing but the day on which another last gave a code."""
    view = blind_view(package, drawn, assessor)
    last = max((str(one.given) for one in package.judgements if one.given), default="")
    return replace(view, parts=tuple(f"{one} {last}".rstrip() for one in view.parts))


@pytest.mark.parametrize("view", [leaks_a_count, leaks_a_claim, leaks_a_day])
def test_the_control_that_leaks_is_found(view: View) -> None:
    assert [number for number in range(60) if told_apart(number, view)]


@pytest.mark.parametrize("number", range(12))
def test_the_sheets_are_the_same_byte_for_byte(number: int) -> None:
    drawn = panel(number)
    me = min(drawn.pool.budgets)
    here, there = (sheet_bytes(blind_view(one, drawn, me)) for one in (PLAN, other_world(number, me)))
    assert here == there
    leaking = sheet_bytes(leaks_a_count(other_world(number, me), drawn, me))
    assert leaking != sheet_bytes(leaks_a_count(PLAN, drawn, me))


def test_a_sheet_made_after_others_committed_and_were_opened_is_the_one_made_before(tmp_path: Path) -> None:
    here = Round(tmp_path / "round")
    here.drawn()
    words = ("panel", "sheet", str(here.package), str(here.panel))
    assert here(*words) == 0
    before = {one: (here.panel / f"sheets/{one}.xlsx").read_bytes() for one in ASSESSORS}
    assert len(set(before.values())) == len(ASSESSORS)
    sheets = [here.commit(one, usual) for one in ASSESSORS]
    assert here.collect(*(Path(f"{one}.commitment") for one in sheets)) == 0
    assert here.collect(*sheets) == 0
    assert here(*words) == 0
    assert before == {one: (here.panel / f"sheets/{one}.xlsx").read_bytes() for one in ASSESSORS}
