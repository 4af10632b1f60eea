"""Where several things are equally weak, the reason says how many; one of them is not called the weakest."""

import dataclasses

import pytest

from tallystick.assessment import REGISTRY, assess
from tallystick.assessment.commitments import done, target_met
from tallystick.assessment.commitments_2 import done_2, target_met_2
from tallystick.assessment.model import DeliverableVerdict
from tallystick.base.reasons import Reason, Text
from tallystick.register.files import chosen_method
from tests.assessment.test_done import with_events

CASES = [
    (("done", "done", "done"), "All 3 deliverables have the same answer, d among them. It is so of d."),
    (
        ("done", "started", "started"),
        "Of 3 deliverables 2 have the weakest answer, e among them. It is so of e.",
    ),
    (("done", "done", "started"), "The weakest of 3 deliverables is f. It is so of f."),
    (("started",), "It is so of d."),
    ((), "The plan names nothing here that could be seen to be there or not, and no panel has coded it."),
]


@pytest.mark.parametrize(("answers", "told"), CASES)
def test_the_reason_counts_the_deliverables_that_are_equally_weak(
    answers: tuple[str, ...], told: str
) -> None:
    package = with_events(deliverables=len(answers))
    given = tuple(
        DeliverableVerdict(name, "c", answer, "", (), Reason("It is so of {name}.", name=Text(name)))
        for name, answer in zip("def", answers, strict=False)
    )
    method = chosen_method(package, None)
    (found,) = done_2(package, method, given)
    (before,) = done(package, method, given)
    assert found.reason.text == told
    assert (found.verdict, found.basis) == (before.verdict, before.basis)


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        (("met", "met"), "All 2 targets have the same answer, t among them. It is so of t."),
        (
            ("met", "not_met", "not_met"),
            "Of 3 targets 2 have the weakest answer, u among them. It is so of u.",
        ),
        (("met", "not_met", "met"), "The weakest of 3 targets is u. It is so of u."),
        (("met",), "It is so of t."),
    ],
)
def test_the_reason_counts_the_targets_that_are_equally_weak(answers: tuple[str, ...], told: str) -> None:
    package = with_events()
    (target,) = package.targets
    verdicts = [
        one for one in assess(package, chosen_method(package, None)).verdicts if one.policy == "default"
    ]
    names = "tuv"[: len(answers)]
    package = dataclasses.replace(
        package, targets=tuple(dataclasses.replace(target, id=name) for name in names)
    )
    given = tuple(
        dataclasses.replace(
            verdicts[0], target=name, verdict=answer, reason=Reason("It is so of {name}.", name=Text(name))
        )
        for name, answer in zip(names, answers, strict=True)
    )
    (found,) = target_met_2(package, given)
    (before,) = target_met(package, given)
    assert found.reason.text == told
    assert (found.verdict, found.basis) == (before.verdict, before.basis)


def test_the_latest_rules_say_so_and_the_first_ones_as_before() -> None:
    package = with_events(deliverables=2)
    method = chosen_method(package, None)
    told = [
        next(one.reason.text for one in assess(package, method, rules).commitments if one.question == "done")
        for rules in (REGISTRY.latest(), REGISTRY.named({}))
    ]
    assert told[0].startswith("All 2 deliverables have the same answer, d among them.")
    assert told[1].startswith("The weakest of 2 deliverables is d.")
