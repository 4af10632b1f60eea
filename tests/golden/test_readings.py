"""What a target answers by each reading of its words, and whether it hangs on them: worked out by hand."""

import csv
import dataclasses
from pathlib import Path

import pytest

from tallystick.assessment import Assessment, assess
from tallystick.assessment.model import POLICIES, TargetVerdict
from tallystick.register import Package
from tallystick.register.files import chosen_method
from tallystick.register.promises import ARITHMETIC, COUNTS, PromiseReading
from tests.golden.cases import package_of

CASES = Path(__file__).with_name("readings.csv")


def cases() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, strict=True))


def reading(text: str) -> PromiseReading:
    """A reading from its name and words: ``lead``, arithmetic, counts, ``indicators=``, ``group=``."""
    name, *words = text.split()
    given = dict(one.split("=") for one in words if "=" in one)
    return PromiseReading(
        target="t",
        id=name,
        words=f"Read as {name}",
        why="The words allow it",
        leading="lead" in words,
        arithmetic=next((one for one in words if one in ARITHMETIC), None),
        counts=next((one for one in words if one in COUNTS), None),
        indicators=tuple(given["indicators"].split("+")) if "indicators" in given else (),
        group=given.get("group"),
    )


def read(case: dict[str, str]) -> Package:
    ways = tuple(reading(one) for one in case["readings"].split("|"))
    return dataclasses.replace(package_of(case["promise"], case["figures"]), readings=ways)


def judged(package: Package) -> Assessment:
    return assess(package, chosen_method(package, "final"))


def told(one: TargetVerdict) -> str:
    observed = "-" if one.observed is None else str(one.observed)
    return f"{one.reading} {one.verdict} {one.basis} {observed}"


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["case"])
def test_each_reading_is_answered_as_worked_out_by_hand(case: dict[str, str]) -> None:
    rows = [one for one in judged(read(case)).verdicts if (one.policy, one.group) == ("default", "")]
    assert " | ".join(map(told, rows)) == case["answers"], case["why"]
    assert {"hangs_on_reading" in one.marks for one in rows} == {case["hangs"] == "true"}, case["why"]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["case"])
def test_the_leading_reading_decides_and_is_counted_once(case: dict[str, str]) -> None:
    """Each reading has a row under every policy; the summary counts the target by the one that leads."""
    found = judged(read(case))
    ways = [one.split()[0] for one in case["readings"].split("|")]
    assert sorted((one.reading, one.policy) for one in found.verdicts if not one.group) == sorted(
        (way, policy) for way in ways for policy in POLICIES
    )
    leading = case["answers"].split("|")[0].split()
    assert {name: count for name, count in found.summary.whole.headline if count} == {leading[1]: 1}
    assert dict(found.summary.marks).get("hangs_on_reading", ()) == (
        ("t",) if case["hangs"] == "true" else ()
    )


def test_without_readings_the_answer_is_that_of_the_one_that_leads() -> None:
    for case in cases():
        first = read(case).readings[0]
        if first.arithmetic:
            continue  # it leads by an arithmetic of its own, which the case shows and `check` refuses
        bare = judged(package_of(case["promise"], case["figures"]))
        plain = next(one for one in bare.verdicts if (one.policy, one.group) == ("default", ""))
        assert told(plain).split() == case["answers"].split("|")[0].split()[1:]


def test_every_case_has_its_own_name_and_reason() -> None:
    names = [case["case"] for case in cases()]
    assert len(set(names)) == len(names) == 16
    assert all(case["why"] for case in cases())
