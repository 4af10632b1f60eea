"""Done? A search says where, when and by which words; complete are deliverables and targets together."""

import dataclasses

import pytest

from tallystick.assessment import REGISTRY, assess
from tallystick.assessment.model import Assessment
from tallystick.base.dates import PartialDate
from tallystick.base.verdicts import DONE_ANSWERS
from tallystick.register import load_package
from tallystick.register.events import Event
from tallystick.register.files import chosen_method
from tallystick.register.model import Commitment, Deliverable, Package, Source
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


LAW_FORCE = {"kind": "in_force", "source": "s-f1", "date": PartialDate.parse("2024-07-01")}


@pytest.mark.parametrize(
    ("events", "kind", "reason"),
    [
        ((DEED,), "system", "Done by the deadline (2024-05-01)."),
        (
            (DEED | {"date": PartialDate.parse("2021-03-01")},),
            "system",
            "Done before the plan was published (2021-03-01).",
        ),
        ((DEED | {"kind": "adopted"}, LAW_FORCE), "law", "Done by the deadline (2024-05-01)."),
        ((DEED | {"kind": "adopted"},), "law", "Adopted; no source says that it is in force."),
        (
            (DEED | {"kind": "adopted"}, LAW_FORCE | {"date": PartialDate.parse("2027-01-01")}),
            "law",
            "Adopted (2024-05-01), and in force only from 2027-01-01 on.",
        ),
        (
            (DEED | {"kind": "started"},),
            "system",
            "Begun; no source shows that it was finished (last step 2024-05-01).",
        ),
    ],
)
@pytest.mark.parametrize("first", [True, False], ids=["the first release's rules", "the latest rules"])
def test_each_answer_says_what_it_rests_on(
    events: tuple[dict[str, object], ...], kind: str, reason: str, *, first: bool
) -> None:
    package = with_events(*(event(f"e{at}", **one) for at, one in enumerate(events)), kind=kind)
    rules = REGISTRY.named({}) if first else REGISTRY.latest()
    (found,) = assess(package, chosen_method(package, "final"), rules).deliverables
    assert found.reason.text == reason


def test_what_was_done_after_the_deadline_says_so() -> None:
    package = with_events(event("e", **DEED))
    due = dataclasses.replace(package.deliverables[0], deadline=PartialDate.parse("2023"))
    (found,) = judged(dataclasses.replace(package, deliverables=(due,))).deliverables
    assert (found.verdict, found.reason.text) == ("done_late", "Done after the deadline (2024-05-01).")


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


def due(deadline: str, *events: Event, kind: str = "system") -> tuple[str, str]:
    package = with_events(*events, kind=kind)
    thing = dataclasses.replace(package.deliverables[0], deadline=PartialDate.parse(deadline))
    (found,) = judged(dataclasses.replace(package, deliverables=(thing,))).deliverables
    return found.verdict, found.reason.text


def at(kind: str, day: str, name: str = "e") -> Event:
    return event(name, **DEED | {"kind": kind, "date": PartialDate.parse(day)})


@pytest.mark.parametrize(
    "events",
    [
        (),
        (event("s1", **SEARCH),),
        (at("completed", "2026-02"),),
        (event("s1", **(SEARCH | {"date": None})),),
    ],
    ids=["nothing", "a search", "a deed of later", "no search"],
)
def test_what_is_not_due_yet_is_neither_absent_nor_unsearched(events: tuple[Event, ...]) -> None:
    """The method looks at 2025-12-31: a day of 2026 is not due, the last day of 2025 is."""
    verdict, reason = due("2026", *events)
    assert verdict == "cannot_be_rated"
    assert reason.startswith("Not due")
    assert "2026" in reason
    assert due("2025-12-31", *events)[0] != "cannot_be_rated" or events == (at("completed", "2026-02"),)
    assert not due("2025-12-31", *events)[1].startswith("Not due")


def test_what_is_done_or_begun_before_it_is_due_is_said() -> None:
    assert due("2027", at("completed", "2024-05"))[0] == "done"
    verdict, reason = due("2027", at("started", "2024-05"))
    assert (verdict, "not due yet" in reason) == ("started", True)


@pytest.mark.parametrize("kind", ["law", "document"])
def test_what_is_in_force_was_adopted(kind: str) -> None:
    """The plan came out on 2021-06-30; before that day, by the deadline, and after it."""
    assert due("2023", at("in_force", "2021-06-29"), kind=kind)[0] == "done_before_release"
    assert due("2023", at("in_force", "2021-06-30"), kind=kind)[0] == "done"
    assert due("2023", at("in_force", "2023-12-31"), at("started", "2022", "f"), kind=kind)[0] == "done"
    assert due("2023", at("in_force", "2024-01-01"), kind=kind)[0] == "done_late"
    assert due("2023", at("in_force", "2026-01-01"), kind=kind)[0] == "cannot_be_rated"


def test_a_law_of_before_the_plan_in_force_after_the_deadline_is_late() -> None:
    adopted = at("adopted", "2021-03-01", "a")
    assert due("2023", adopted, at("in_force", "2023-12-31"), kind="law")[0] == "done_before_release"
    assert due("2023", adopted, at("in_force", "2024-01-01"), kind="law")[0] == "done_late"


def test_a_step_of_before_the_plan_is_said_to_be() -> None:
    assert due("2025", at("started", "2021-06-29"))[1].startswith("Begun before the plan")
    assert due("2025", at("started", "2021-06-30"))[1].startswith("Begun; ")


def test_the_second_version_still_says_what_it_said() -> None:
    package = with_events(event("s1", **SEARCH))
    thing = dataclasses.replace(package.deliverables[0], deadline=PartialDate.parse("2026"))
    package = dataclasses.replace(package, deliverables=(thing,))
    second = REGISTRY.named({"done": 2})
    (found,) = assess(package, chosen_method(package, "final"), second).deliverables
    assert found.verdict == "no_evidence_found"
