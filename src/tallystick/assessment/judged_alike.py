"""Places whose figures stand alike to one target: judged once, and each given its own numbers."""

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any, NamedTuple

from tallystick.assessment.admit import Evidence, Sighting
from tallystick.assessment.asking import Asking
from tallystick.assessment.model import TargetVerdict
from tallystick.assessment.question import Question, questions_of
from tallystick.assessment.rulebook import PARTS, Rules
from tallystick.assessment.scope import Scope, other_scopes
from tallystick.assessment.standing import FiguresStand, Standings
from tallystick.assessment.targets import verdicts_of_scope
from tallystick.base.quantities import Observed
from tallystick.base.quick import quick
from tallystick.base.reasons import Reason
from tallystick.register.method import Method
from tallystick.register.model import SOURCE_KINDS, Package, Target

#: The rules under which verdicts on plain figures hang on nothing but how these stand: a new version has to
#: be looked at before it is named here, and until then every place is judged by itself.
_LOOKED_AT = frozenset(
    {
        ("admission", 2),
        ("figure", 2),
        ("order", 2),
        ("comparison", 2),
        ("decision", 3),
        ("level", 2),
        ("ceiling", 1),
        ("floor", 1),
        ("annual", 2),
        ("universal", 1),
        ("cumulative", 4),
        ("policies", 2),
        ("contested", 3),
        ("marks", 1),
        ("headline", 2),
    }
)


def other_verdicts(
    package: Package, method: Method, evidence: Evidence, rules: Rules
) -> Iterator[TargetVerdict]:
    """Every target's verdicts for each other area and group with figures, one after the other.

    Where the country's number is the sum of its parts', no part is asked for the whole of it, and no group
    that is counted in it.
    """
    asks_parts = rules.find(PARTS)
    country = package.descriptor.tallystick.plan.country
    for question in questions_of(package, method):
        judge = _Judge(question, method, evidence, rules)
        for scope in other_scopes(question, evidence, country):
            if _is_asked(scope, country, asks_parts):
                yield from judge.verdicts(scope)


def _is_asked(scope: Scope, country: str, asks_parts: Callable[[Target], bool] | None) -> bool:
    """Whether an area or group is held against the target's number."""
    target = scope.question.target
    if scope.area != country:
        return asks_parts(target) if asks_parts else target.parts_make != "sum"
    return asks_parts is None or asks_parts(target) or not _is_counted_in(scope, country)


def _is_counted_in(scope: Scope, country: str) -> bool:
    """Whether everybody in the country is counted too by whatever counts the group.

    Where only the group is, the target may be about that group.
    """
    question = scope.question
    of_group, of_everybody = (
        {one.observation.indicator for one in figures if one.observation.period.within(question.plan)}
        for figures in (scope.sightings, scope.evidence.at(question.target.id, (country, "")))
    )
    return of_group <= of_everybody


class _Row(NamedTuple):
    """A verdict of the place that was judged: what stands between what each place has of its own.

    Attributes:
        reason: its reason, with the place's own figure in it.
        rests: the places of the figures that it rests on, among all that were seen there.
        target: what stands before the area and group.
        ruled: what stands from there to the figure that is shown.
        shown: from there to the figures that it rests on.
        held: from there to the reason.
        told: and what follows that.
    """

    reason: Reason
    rests: tuple[int, ...]
    target: tuple[Any, ...]
    ruled: tuple[Any, ...]
    shown: tuple[Any, ...]
    held: tuple[Any, ...]
    told: tuple[Any, ...]


def _row(one: TargetVerdict, rests: tuple[int, ...]) -> _Row:
    names = [each.name for each in dataclasses.fields(one)]
    edges = [*map(names.index, ("area", "group", "observed", "figures", "reason")), len(names)]
    values = [getattr(one, name) for name in names]
    parts = [tuple(values[start + 1 : end]) for start, end in pairwise([-1, *edges])]
    return _Row(one.reason, rests, parts[0], *parts[2:])


class _Judge:
    """Judges one target in one place after the other."""

    def __init__(self, question: Question, method: Method, evidence: Evidence, rules: Rules) -> None:
        self._method = method
        self._rules = rules
        self._standings: Standings | None = None
        self._rows: dict[FiguresStand, tuple[_Row, ...] | None] = {}
        if _may_be_alike(question, method, rules):
            nowhere = Scope(question, "", "", [], evidence)
            ((_, rule),) = rules.target_rules
            asking = Asking(nowhere, rules, rule)
            self._standings = Standings(asking.asked(SOURCE_KINDS), asking.promised)

    def verdicts(self, scope: Scope) -> Iterable[TargetVerdict]:
        """The verdicts of one place, the same as it has when it is judged by itself."""
        standing = self._standings.of(scope.sightings) if self._standings is not None else None
        if standing is None:
            return verdicts_of_scope(scope, self._method, self._rules)
        if standing not in self._rows:
            judged = tuple(verdicts_of_scope(scope, self._method, self._rules))
            self._rows[standing] = _rows(judged, scope)
            return judged
        rows = self._rows[standing]
        if rows is None:
            return verdicts_of_scope(scope, self._method, self._rules)
        return _told_of(rows, scope)


def _may_be_alike(question: Question, method: Method, rules: Rules) -> bool:
    """Whether verdicts by these rules hang on how figures stand alone: none by pace, and one target rule."""
    versions = {(one.name, one.version) for one in rules}
    ahead = method.pace is not None and not question.deadline_has_come
    return not ahead and len(rules.target_rules) == 1 and versions >= _LOOKED_AT


def _rows(judged: Sequence[TargetVerdict], scope: Scope) -> tuple[_Row, ...] | None:
    """The verdicts of a place, to be told of others; None where one shows more than its figures' numbers."""
    places = {one.observation.id: at for at, one in enumerate(scope.sightings)}
    rests = [tuple([places[name] for name in one.figures]) for one in judged]
    counted = scope.question.target.arithmetic == "cumulative"
    plain = all(
        one.base_year is None and one.observed == _observed(scope.sightings, figures, counted=counted)
        for one, figures in zip(judged, rests, strict=True)
    )
    return tuple(map(_row, judged, rests)) if plain else None


def _told_of(rows: tuple[_Row, ...], scope: Scope) -> Iterator[TargetVerdict]:
    """The verdicts of another place whose figures stand as those did."""
    sightings, counted = scope.sightings, scope.question.target.arithmetic == "cumulative"
    here = scope.area, scope.group
    before: _Row | None = None
    make = quick(TargetVerdict)
    for row in rows:
        # Most policies rest on the same figures, and then one reason is that of all.
        if before is None or row.rests != before.rests or row.reason is not before.reason:
            observed = _observed(sightings, row.rests, counted=counted)
            figures = tuple([sightings[at].observation.id for at in row.rests])
            reason = _told_reason(row.reason, observed)
        before = row
        yield make(
            *row.target, *here, *row.ruled, observed, *row.shown, figures, *row.held, reason, *row.told
        )


def _observed(sightings: Sequence[Sighting], rests: tuple[int, ...], *, counted: bool) -> Decimal | None:
    """What a verdict shows of the figures that it rests on: of counts their sum, else the last of them."""
    if not rests:
        return None
    values = [sightings[at].observation.value_in_target_unit or Decimal(0) for at in rests]
    return sum(values, Decimal(0)) if counted else values[-1]


def _told_reason(reason: Reason, observed: Decimal | None) -> Reason:
    """The reason with another figure in the place of the one that it names."""
    if observed is None:
        return reason
    values = tuple(
        (name, Observed(observed, one.unit, one.is_change) if isinstance(one, Observed) else one)
        for name, one in reason.values
    )
    return Reason.of(reason.template, values, reason.because)
