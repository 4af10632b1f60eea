"""Releases that another version of the program made by rules of its own, and versions of rules for tests."""

import csv
import dataclasses
import io
from pathlib import Path
from typing import Any

from tallystick.assessment import REGISTRY
from tallystick.assessment.outcome import Outcome, unrated
from tallystick.assessment.question import Question
from tallystick.assessment.registry import Registry
from tallystick.assessment.rulebook import HEADLINE, RuleName, RuleVersion, TargetRule
from tallystick.assessment.rules import headline
from tallystick.base.reasons import Reason
from tests.release.made import GOLDEN, members_of, release
from tests.release.test_alterations import signed
from tests.release.test_false_claims import whole

#: The rules of the first release, beside which a test puts its own.
FIRST = Registry(*(one for one in REGISTRY if one.version == 1 and not one.added))
VERDICTS = "tables/verdicts.csv"
KEY = ("target", "area", "group", "policy", "rule")
Cells = dict[tuple[str, ...], dict[str, str]]


def cut_by(*bases: str) -> TargetRule:
    """A headline that leaves unrated what rests on these."""

    def cut(question: Question, outcome: Outcome) -> Outcome:
        if outcome.basis in bases:
            return unrated(Reason("It is too old."))
        return headline.cut(question, outcome)

    return dataclasses.replace(headline.RULE, cut=cut)


NO_EARLIER = HEADLINE.version(2, cut_by("earlier"), headline.GIVES)
NO_DEADLINE = HEADLINE.version(3, cut_by("earlier", "deadline"), headline.GIVES)
SAME_AGAIN = HEADLINE.version(3, cut_by("earlier"), headline.GIVES)
BESIDE: RuleName[TargetRule] = RuleName("beside")
ADDED = BESIDE.version(1, headline.RULE, headline.GIVES, added=True)


def without_last(name: RuleName[Any]) -> RuleVersion:
    """A second version of a rule that gives several things: it leaves the last one out."""
    first = FIRST.latest().of(name)
    gives = FIRST.latest().gives(name)
    return name.version(2, lambda *given: first(*given)[:-1], gives)


def reworded(name: RuleName[Any]) -> RuleVersion:
    """A second version of a rule that gives the same answers for another reason."""
    first = FIRST.latest().of(name)

    def again(*given: object) -> tuple[Any, ...]:
        return tuple(dataclasses.replace(one, reason=Reason("Otherwise.")) for one in first(*given))

    return name.version(2, again)


def by_another(folder: Path, name: str, package: Path = GOLDEN, version: str = "9.9.9") -> str:
    """A release that another version of the program made by the rules that are known now."""
    made, _ = release(folder, f"as-made-{name}", package)
    place = folder / name
    place.write_bytes(signed(whole(members_of(made), version)))
    return str(place)


def table(path: str, name: str = VERDICTS) -> Cells:
    rows = csv.DictReader(io.StringIO(members_of(path)[name].decode(), newline=""))
    return {tuple(row[column] for column in KEY): row for row in rows}
