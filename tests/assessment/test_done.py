"""Done? A search says where, when and by which words; complete are deliverables and targets together."""

import dataclasses

import pytest

from tallystick.assessment import assess
from tallystick.assessment.model import Assessment
from tallystick.base.dates import PartialDate
from tallystick.base.verdicts import DONE_ANSWERS
from tallystick.register import load_package
from tallystick.register.files import chosen_method
from tallystick.register.model import Commitment, Deliverable, Event, Package, Source
from tests.golden.cases import package_of
from tests.register.packages import GOLDEN

DAY = PartialDate.parse("2026-11-20")


def event(name: str, **more: object) -> Event:
    given: dict[str, object] = {
        "id": name, "deliverable": "d", "commitment": None, "kind": "searched", "date": DAY, "source": None,
        "statement": "Looked for it", "note": None,
    }  # fmt: skip
    return Event(**(given | more))  # type: ignore[arg-type]


SEARCH = {"searched_where": "the gazette of 2021 to 2025", "searched_words": "register of rents"}
DEED = {"kind": "completed", "source": "s-f1", "date": PartialDate.parse("2024-05-01")}


def with_events(*events: Event, kind: str = "system", deliverables: int = 1) -> Package:
    """One commitment with a level that is met, and so many deliverables; the events are of the first."""
    package = package_of("level >= 80 percent up", "2025 85 stat %")
    things = [
        Deliverable(name, "c", kind, "Made up", PartialDate.parse("2025"), None)
        for name in ("d", "e", "f")[:deliverables]
    ]
    return dataclasses.replace(package, deliverables=tuple(things), events=events)


def judged(package: Package) -> Assessment:
    method = chosen_method(package, "final")
    complete = (*method.done.complete, "done_late")
    return assess(
        package, method.model_copy(update={"done": method.done.model_copy(update={"complete": complete})})
    )


def answer(*events: Event, kind: str = "system") -> tuple[str, str, tuple[str, ...]]:
    (found,) = judged(with_events(*events, kind=kind)).deliverables
    return found.verdict, found.date, found.events


def test_a_search_that_could_be_repeated_finds_no_evidence() -> None:
    verdict, date, events = answer(event("s1", **SEARCH))
    assert (verdict, date, events) == ("no_evidence_found", "2026-11-20", ("s1",))
    (found,) = judged(with_events(event("s1", **SEARCH))).deliverables
    assert "the gazette of 2021 to 2025" in found.reason.text
    assert "register of rents" in found.reason.text


def test_of_several_searches_the_latest_is_told_and_all_are_named() -> None:
    earlier = PartialDate.parse("2025-01-03")
    assert answer(event("s1", **SEARCH), event("s0", **SEARCH, date=earlier)) == (
        "no_evidence_found", "2026-11-20", ("s1", "s0"),
    )  # fmt: skip


@pytest.mark.parametrize("lacking", ["searched_where", "searched_words", "date"])
def test_a_search_that_nobody_can_repeat_is_none(lacking: str) -> None:
    assert answer(event("s1", **(SEARCH | {lacking: None})))[0] == "not_searched"


def test_without_any_event_nobody_has_searched() -> None:
    verdict, _, events = answer()
    assert (verdict, events) == ("not_searched", ())
    (found,) = judged(with_events()).deliverables
    assert found.reason.text.startswith("Not searched")
    assert "not found" not in found.reason.text
    assert "no evidence" not in found.reason.text.lower()


def test_a_search_for_a_reply_is_no_search_for_the_thing() -> None:
    concern = event("c1", kind="concern", source="s-f1")
    assert answer(concern, event("s1", **SEARCH, answers="c1"))[0] == "not_searched"


def test_what_is_on_record_and_can_not_be_counted_can_not_be_rated() -> None:
    assert answer(event("e", **DEED | {"date": None}))[0] == "cannot_be_rated"
    assert answer(event("e", **DEED | {"date": PartialDate.parse("2026-01-01")}))[0] == "cannot_be_rated"


def test_what_became_known_too_late_is_not_on_record() -> None:
    package = with_events(event("e", **DEED | {"source": "late"}))
    late = Source("late", "Made up", "x", "x", DAY, "official_claim", "original_site", None, None)
    (found,) = judged(dataclasses.replace(package, sources=(*package.sources, late))).deliverables
    assert found.verdict == "not_searched"


def test_a_deed_is_told_as_before() -> None:
    assert answer(event("s1", **SEARCH), event("e", **DEED))[0] == "done"
    assert answer(event("e", **DEED | {"kind": "started"}))[0] == "started"


def rates(package: Package) -> dict[str, tuple[int | None, int]]:
    return {one.name: (one.count, one.of) for one in judged(package).summary.rates}


def apart(package: Package) -> dict[str, int]:
    return dict(judged(package).summary.complete)


def test_complete_needs_every_deliverable_and_every_target() -> None:
    done = event("e", **DEED)
    assert rates(with_events(done))["complete_of_all"] == (1, 1)
    assert rates(with_events())["complete_of_all"] == (0, 1)
    assert rates(with_events(done, deliverables=2))["complete_of_all"] == (0, 1)
    short = package_of("level >= 80 percent up", "2024 85 stat %")
    whole = dataclasses.replace(short, deliverables=with_events().deliverables, events=(done,))
    assert rates(whole)["complete_of_all"] == (0, 1)  # the last figure meets: not met at the deadline


def test_a_target_alone_can_make_it_complete_and_no_promise_nothing() -> None:
    alone = package_of("level >= 80 percent up", "2025 85 stat %")
    words = Commitment(
        "w", alone.commitments[0].section, "Words", None, None, None, "statement", (), (), None
    )
    both = dataclasses.replace(alone, commitments=(*alone.commitments, words))
    found = rates(both)
    assert found["complete_of_all"] == (1, 2)
    assert apart(both)["promised"] == 1
    assert found["complete_of_verifiable"] == (1, 1)


def test_late_not_in_force_and_before_the_plan_are_told_apart() -> None:
    late = event("e", **DEED | {"date": PartialDate.parse("2024-05-01")})
    package = with_events(late)
    due = dataclasses.replace(package.deliverables[0], deadline=PartialDate.parse("2023"))
    found = apart(dataclasses.replace(package, deliverables=(due,)))
    assert (found["complete"], found["late"], found["by_the_plan"]) == (1, 1, 1)
    law = event("e", **DEED | {"kind": "adopted"})
    assert apart(with_events(law, kind="law"))["not_in_force"] == 1


def test_what_was_done_before_the_plan_is_never_to_its_credit() -> None:
    before = event("e", **DEED | {"date": PartialDate.parse("2021-03-01")})
    package = with_events(before)
    found = apart(dataclasses.replace(package, targets=(), target_indicators=()))
    assert (found["complete"], found["before_the_plan"], found["by_the_plan"]) == (1, 1, 0)
    # with a target that was met in the plan's time, not all was there before
    assert apart(package)["by_the_plan"] == 1


def test_the_order_of_answers_is_the_designs() -> None:
    assert DONE_ANSWERS.weakest_first() == (
        "not_searched", "no_evidence_found", "cannot_be_rated", "started", "done_late",
        "adopted_not_in_force", "done_before_release", "done",
    )  # fmt: skip


def test_an_old_methods_order_takes_the_new_answer_as_its_weakest() -> None:
    method = chosen_method(load_package(str(GOLDEN)), "final")
    assert "not_searched" not in method.done.weakest_first
    assert done_of(with_events()) == "not_searched"


def done_of(package: Package) -> str:
    return next(one.verdict for one in judged(package).commitments if one.question == "done")
