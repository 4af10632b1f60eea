"""What was handed to a body and what it answered can't be taken out of a case unseen."""

from collections.abc import Callable

import pytest

from tallystick.office.models import SealedCase, SealedSummary
from tests.office.tell.changed import taken
from tests.office.tell.sender import Sender, words_of
from tests.office.tell.test_hostile_operator import nothing_only_grows
from tests.office.tell.whole_case import WORDS, WholeCase

pytestmark = pytest.mark.django_db
BODY, ANSWER, LOST = "Example Ministry of Health (invented)", "There was a decision.", "does not open"


@pytest.fixture(autouse=True)
def an_operator() -> None:
    """Whoever runs the database changes what they like in it."""
    nothing_only_grows()


def part_of(whole: WholeCase) -> str:
    """What the page of its sender says of the body."""
    told = words_of(whole.sender.comes_back()).partition("What the body may be told")[2]
    return told.partition("Answer, or add something")[0]


def test_an_honest_summary_stands_with_its_answer(whole: WholeCase) -> None:
    told = part_of(whole)
    assert all(one in told for one in (BODY, WORDS, ANSWER))
    assert LOST not in told
    assert "does_not_open" not in taken(whole.sender)["summaries"][0]


def _deleted(case: SealedCase) -> None:
    case.summaries.all().delete()


def _in_another_case(case: SealedCase) -> None:
    other = Sender()
    other.sends("A road was promised.")
    case.summaries.update(case=SealedCase.objects.exclude(pk=case.pk).get())


def _without_answer(case: SealedCase) -> None:
    case.summaries.update(answered=None, answer=b"")


@pytest.mark.parametrize("change", [_deleted, _in_another_case, _without_answer])
def test_what_is_taken_out_stands_as_lost(whole: WholeCase, change: Callable[[SealedCase], None]) -> None:
    change(whole.case)
    told = part_of(whole)
    assert BODY in told
    assert ANSWER not in told
    assert LOST in told
    (summary,) = taken(whole.sender)["summaries"]
    assert summary["does_not_open"]
    assert summary["day"] == whole.case.day.isoformat()
    page = words_of(whole.reader.post(f"{whole.case.pk}/open/"))
    assert LOST in page


def test_in_the_other_case_it_is_nothing(whole: WholeCase) -> None:
    other = Sender()
    other.sends("A road was promised.")
    whole.case.summaries.update(case=SealedCase.objects.exclude(pk=whole.case.pk).get())
    assert taken(other)["summaries"] == []
    assert BODY not in words_of(other.comes_back()).partition("What the body may be told")[2]


def test_its_day_is_that_of_the_step(whole: WholeCase) -> None:
    before = part_of(whole)
    SealedSummary.objects.update(day="2020-02-02")
    assert part_of(whole) == before
