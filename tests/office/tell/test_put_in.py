"""Rows are put into a case from outside: what its sender sees is the same, or named as changed."""

import secrets
from collections.abc import Iterator
from functools import partial

import pytest
from django.db.models import Model

from tallystick.office.models import CaseStepTaken, SealedCase, SealedSummary
from tallystick.workflow.cases.stages import ACTS, BODY_ANSWER, CLOCK, COMPLAINED, HOLDER, LAPSE
from tests.office.tell.changed import CHANGED, marks_in, taken
from tests.office.tell.conftest import Reading
from tests.office.tell.sender import Sender, says, words_of
from tests.office.tell.test_no_silent_change import Change, silent
from tests.office.tell.whole_case import WORDS, WholeCase, kinds_beside

pytestmark = pytest.mark.django_db
#: A number that no row of a case has.
BEHIND = 90


def put_in(cases: list[SealedCase]) -> Iterator[Change]:
    """Each row that belongs to a case, once more: in the case itself, and in each other one."""
    for model, way in kinds_beside().values():
        for row in model._default_manager.order_by("pk"):
            for case in cases if way == "case" else ():
                yield model.__name__, partial(_once_more, row, case)


def _once_more(row: Model, case: SealedCase) -> None:
    copy = type(row)._default_manager.get(pk=row.pk)
    copy.pk = None
    own = {"case_id": case.pk, "number": BEHIND, "form": secrets.token_hex(8), "summary_id": None}
    for name, cell in own.items():
        if hasattr(copy, name):
            setattr(copy, name, cell)
    if isinstance(copy, SealedSummary):
        copy.name = secrets.token_hex(16)
    copy.save(force_insert=True)


def step(case: SealedCase, act: str, who: str) -> None:
    """Put a step into a case as whoever owns the database can, who has no key."""
    last = CaseStepTaken.objects.filter(case=case).count()
    CaseStepTaken.objects.create(case=case, number=last + 1, act=act, who=who, day=case.day, form="x")


def test_no_row_is_put_in_unseen(senders: tuple[Sender, ...]) -> None:
    found = silent(senders, put_in([*SealedCase.objects.order_by("pk")]))
    assert found <= {"CaseDueMoved", "CaseTurn"}, found  # docs/open-ends.md says so of both


def test_no_step_is_put_in_unseen(senders: tuple[Sender, ...]) -> None:
    """Not the end of a time where none runs either, nor an answer of a body that was asked nothing."""
    known = {LAPSE: CLOCK, BODY_ANSWER: COMPLAINED}
    cases = [*SealedCase.objects.order_by("pk")]
    steps = ((act, partial(step, case, act, known.get(act, HOLDER))) for case in cases for act in ACTS)
    assert silent(senders, steps) == set()


def test_a_step_that_nobody_took_is_said_to_be_so_and_moves_nothing(
    sender: Sender, reader: Reading, case: SealedCase
) -> None:
    step(case, "answer", HOLDER)
    for page in (sender.comes_back(), reader.post(f"{case.pk}/open/")):
        assert (CHANGED in marks_in(page), says(page, "in work", "does not open")) == (True, True)
    assert taken(sender)["steps"][-1]["does_not_open"]
    assert says(reader.answers(case, "It comes back."), "It comes back.")
    assert says(sender.comes_back(), "answered", "It comes back.", "does not open")


def test_a_summary_that_is_put_before_the_one_of_a_case_takes_no_words_away(whole: WholeCase) -> None:
    row = whole.case.summaries.get()
    SealedSummary.objects.create(
        pk=row.pk - 1, case=whole.case, name="0d" * 16, day=row.day, sealed=bytes(row.sealed)
    )
    assert [one["text"] for one in taken(whole.sender)["summaries"]] == [WORDS]
    assert WORDS in words_of(whole.sender.comes_back())
