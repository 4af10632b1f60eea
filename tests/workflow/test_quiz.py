"""The questions at the end of the course: always the same, each with one right answer, of the register."""

from pathlib import Path

import pytest

from tallystick.pipeline.new import make_new
from tallystick.register.files import load_package
from tallystick.register.model import Package
from tallystick.workflow.quiz import KINDS, MOST_OPTIONS, MOST_QUESTIONS, NUMBER, is_passed, quiz_of, right_in
from tests.architecture.tree import ROOT


@pytest.fixture(scope="module")
def reference() -> Package:
    return load_package(str(ROOT / "plans" / "china-2021-2025"))


def test_ten_questions_of_every_kind_are_asked_of_a_whole_plan(reference: Package) -> None:
    quiz = quiz_of(reference)
    assert len(quiz) == MOST_QUESTIONS
    assert {one.kind for one in quiz} == set(KINDS)
    assert quiz == quiz_of(reference)
    assert len({(one.kind, one.row) for one in quiz}) == len(quiz)


def test_each_has_one_right_answer_among_others(reference: Package) -> None:
    targets = {one.id: one for one in reference.targets}
    for one in quiz_of(reference):
        assert 2 <= len(one.options) <= MOST_OPTIONS
        assert one.options.count(one.right) == 1
        assert len(set(one.options)) == len(one.options)
        if one.kind == NUMBER:
            said = [(targets[id_].comparator, targets[id_].value, targets[id_].unit) for id_ in one.options]
            assert len(set(said)) == len(said)


def test_the_right_answer_has_no_place_of_its_own(reference: Package) -> None:
    places = {one.options.index(one.right) for one in quiz_of(reference)}
    assert len(places) > 2


def test_of_a_small_register_only_what_can_be_asked_is_asked(tmp_path: Path) -> None:
    make_new(str(tmp_path / "plan"))
    package = load_package(str(tmp_path / "plan"))
    assert {one.kind for one in quiz_of(package)} == {"sort"}


def test_answers_are_counted(reference: Package) -> None:
    quiz = quiz_of(reference)
    given = {number: one.right for number, one in enumerate(quiz)}
    assert all(right_in(quiz, given))
    del given[0]
    given[1] = "nothing of these"
    assert right_in(quiz, given) == (False, False, *[True] * 8)
    assert is_passed(8, 10)
    assert not is_passed(7, 10)
