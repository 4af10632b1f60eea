"""The answers to a question stand in an order that a method may give, older methods without later answers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.base.verdicts import (
    DONE_ANSWERS,
    ENJOYED_ANSWERS,
    TARGET_ANSWERS,
    Leaning,
    Verdict,
    VerdictScale,
)

#: Weakest first, as docs/verdicts.md and the design have them.
TARGET_ORDER = (
    *("not_met", "away", "last_figure_falls_short", "behind"),
    *("cannot_be_rated", "last_figure_meets", "on_course", "met"),
)
#: Of the first release, which had one answer fewer.
DONE_ORDER = (
    "no_evidence_found",
    "cannot_be_rated",
    "started",
    "done_late",
    "adopted_not_in_force",
    "done_before_release",
    "done",
)


def later(code: str, rank: int) -> Verdict:
    return Verdict(code, "open", rank, settled=False, word=code, added=True)


SEVEN = tuple(one for one in DONE_ANSWERS if one.code in DONE_ORDER)


def test_the_ranks_are_those_that_were_written_down() -> None:
    assert TARGET_ANSWERS.weakest_first() == TARGET_ORDER
    assert DONE_ANSWERS.weakest_first() == ("not_searched", *DONE_ORDER)


def test_an_order_that_names_all_is_taken_as_it_is() -> None:
    turned = ("done", "not_searched", *reversed(DONE_ORDER[:-1]))
    assert DONE_ANSWERS.weakest_first(turned) == turned


def test_the_weakest_of_all_comes_first_where_an_older_order_lacks_it() -> None:
    assert DONE_ANSWERS.weakest_first(DONE_ORDER) == ("not_searched", *DONE_ORDER)


def test_what_an_order_lacks_comes_right_before_the_next_stronger_one() -> None:
    own = ("started", "no_evidence_found", *DONE_ORDER[3:], "cannot_be_rated")
    assert DONE_ANSWERS.weakest_first(own) == ("started", "not_searched", *own[1:])


def test_what_is_stronger_than_all_comes_last() -> None:
    scale = VerdictScale("done", (*SEVEN, later("done_twice", 99)))
    assert scale.weakest_first(DONE_ORDER) == (*DONE_ORDER, "done_twice")


def test_two_that_an_order_lacks_keep_their_ranks() -> None:
    scale = VerdictScale("done", (later("b", 7), later("a", 5), *SEVEN))
    assert scale.weakest_first(DONE_ORDER) == ("a", "b", *DONE_ORDER)


@given(st.permutations(DONE_ORDER))
def test_what_comes_later_never_moves_what_was_there(own: list[str]) -> None:
    ranked = DONE_ANSWERS.weakest_first(own)
    assert [one for one in ranked if one != "not_searched"] == own


def test_only_answers_of_the_first_release_must_be_in_an_order() -> None:
    assert DONE_ANSWERS.lacking(DONE_ORDER) == []
    assert DONE_ANSWERS.lacking(DONE_ORDER[1:]) == ["no_evidence_found"]


def test_an_answer_to_another_question_is_refused() -> None:
    with pytest.raises(KeyError):
        TARGET_ANSWERS["started"]


def test_open_is_no_rating() -> None:
    assert [one.code for one in TARGET_ANSWERS if not one.rated] == ["cannot_be_rated"]


@pytest.mark.parametrize(
    ("scale", "side", "codes"),
    [
        (TARGET_ANSWERS, "holds", {"met", "last_figure_meets", "on_course"}),
        (TARGET_ANSWERS, "short", {"not_met", "last_figure_falls_short", "away"}),
        (TARGET_ANSWERS, "part", {"behind"}),
        (DONE_ANSWERS, "holds", {"done", "done_before_release"}),
        (DONE_ANSWERS, "part", {"adopted_not_in_force", "done_late", "started"}),
        (DONE_ANSWERS, "short", {"no_evidence_found"}),
        (ENJOYED_ANSWERS, "holds", {"improved"}),
        (ENJOYED_ANSWERS, "part", {"unchanged"}),
        (ENJOYED_ANSWERS, "short", {"worsened"}),
    ],
)
def test_each_answer_leans_its_way(scale: VerdictScale, side: Leaning, codes: set[str]) -> None:
    assert {one.code for one in scale if one.side == side} == codes
