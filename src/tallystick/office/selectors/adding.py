"""Whether the local targets of a commitment make the plan's own, by the rule of the assessment."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from tallystick.assessment.local.model import AddingUp
from tallystick.assessment.rulebook import ADDING_UP, COMPARISON
from tallystick.assessment.rules import REGISTRY
from tallystick.base.local_answers import ADDING_ANSWERS, FALLS_SHORT
from tallystick.base.reasons import msgid
from tallystick.office.models import (
    StoredArea,
    StoredIndicator,
    StoredLocalTarget,
    StoredTarget,
    StoredTargetIndicator,
)
from tallystick.office.selectors.package import files_beside
from tallystick.office.selectors.plan import plan_descriptor, rows_in
from tallystick.register.areas import Area, LocalTarget
from tallystick.register.folder import Held
from tallystick.register.indexed import BY_NAME
from tallystick.register.method import Method
from tallystick.register.model import Package, Target
from tallystick.register.order import in_order
from tallystick.register.settings import read_methods
from tallystick.voice.language import Language
from tallystick.voice.promises import deadline, promise

#: Of the promises of parts so many stand on the page; how many there are is said.
MOST_SHOWN = 100


@dataclass(frozen=True, slots=True)
class WholeOfParts:
    """Whether the promises of the parts of an area make its own.

    Attributes:
        area: the area's name.
        word: the answer, in words.
        side: where it leans.
        why: why, in words.
        gap: by how much they fall short at the least, with its unit; empty where they don't.
        at_least: whether it may be more than that.
        silent: the names of the parts without a promise, at most `MOST_SHOWN`.
    """

    area: str
    word: str
    side: str
    why: str
    gap: str
    at_least: bool
    silent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TargetOverParts:
    """A target of the plan with what parts of the country promise of it.

    Attributes:
        promise: the plan's own promise, in words.
        wholes: each area whose parts have promises: whether they make its own, the country first.
        parts: each part with its promise, in the order of codes; at most `MOST_SHOWN`.
        count: how many parts have a promise.
    """

    promise: str
    wholes: tuple[WholeOfParts, ...]
    parts: tuple[tuple[str, str], ...]
    count: int


def targets_over_parts(commitment: str, language: Language) -> tuple[TargetOverParts, ...]:
    """The targets of a commitment, each with what parts of the country promise and whether that makes it."""
    chosen = StoredTarget.objects.filter(commitment__id=commitment)
    targets = in_order(BY_NAME["targets"], list(rows_in(BY_NAME["targets"], chosen)))
    local = tuple(rows_in(BY_NAME["local_targets"], StoredLocalTarget.objects.filter(target__in=chosen)))
    areas = {one.id: one for one in rows_in(BY_NAME["areas"], StoredArea.objects.order_by("id"))}
    adding = _adding(targets, local, areas)
    return tuple(_told(one, local, areas, adding, language) for one in targets)


def _adding(
    targets: Iterable[Target], local: tuple[LocalTarget, ...], areas: dict[str, Area]
) -> dict[str, list[AddingUp]]:
    """By target, what the assessment's rule finds in the whole country and in its parts."""
    descriptor, rules = plan_descriptor(), REGISTRY.latest()
    add_up = rules.find(ADDING_UP)
    method = _method()
    if descriptor is None or method is None or add_up is None:
        return {}
    names = [one.id for one in targets]
    links = StoredTargetIndicator.objects.filter(target__id__in=names)
    indicators = StoredIndicator.objects.filter(id__in=links.values("indicator_id"))
    package = Package(
        descriptor,
        (method,),
        targets=tuple(targets),
        local_targets=local,
        areas=tuple(areas.values()),
        target_indicators=tuple(rows_in(BY_NAME["target_indicators"], links)),
        indicators=tuple(rows_in(BY_NAME["indicators"], indicators)),
    )
    found: dict[str, list[AddingUp]] = defaultdict(list)
    for one in add_up(package, method, rules.of(COMPARISON)):
        found[one.target].append(one)
    return found


def _method() -> Method | None:
    """The package's own method; None where it has none."""
    descriptor = plan_descriptor()
    methods, _ = read_methods(Held(files_beside()), descriptor)
    wanted = descriptor.tallystick.method if descriptor else None
    return next((one for one in methods if one.name == wanted), None)


def _told(
    target: Target,
    local: Iterable[LocalTarget],
    areas: dict[str, Area],
    adding: dict[str, list[AddingUp]],
    language: Language,
) -> TargetOverParts:
    rows = sorted((one for one in local if one.target == target.id), key=lambda one: one.area)
    wholes = sorted(adding.get(target.id, ()), key=lambda one: (areas[one.area].parent is not None, one.area))
    return TargetOverParts(
        f"{promise(language, target)} {deadline(language, target.deadline)}",
        tuple(_whole(one, target, areas, language) for one in wholes[:MOST_SHOWN]),
        tuple((areas[one.area].name, _promised(one, target, language)) for one in rows[:MOST_SHOWN]),
        len(rows),
    )


def _promised(one: LocalTarget, target: Target, language: Language) -> str:
    """What a part promises; empty where no figure was found."""
    if one.value is None:
        return ""
    if one.value_high is None:
        return language.quantity(one.value, target.unit)
    low, high = language.number(one.value), language.quantity(one.value_high, target.unit)
    return language.say(msgid("{low} to {high}"), low=low, high=high)


def _whole(found: AddingUp, target: Target, areas: dict[str, Area], language: Language) -> WholeOfParts:
    answer = ADDING_ANSWERS[found.answer]
    gap, at_least = gap_of(found)
    return WholeOfParts(
        areas[found.area].name,
        language.say(answer.word),
        answer.side,
        language.reason(found.reason),
        language.quantity(gap, target.unit) if gap is not None else "",
        at_least,
        tuple(areas[one].name for one in found.silent[:MOST_SHOWN]),
    )


def gap_of(found: AddingUp) -> tuple[Decimal | None, bool]:
    """By how much the promises of parts fall short of the whole's at the least, and whether by more maybe.

    The distance from the promise to the nearest number that the parts may come to; None unless they fall
    short whatever happens.
    """
    if found.answer != FALLS_SHORT.code or found.promised is None:
        return None, False
    promised = abs(found.promised)
    ends = [end for end in (found.low, found.high) if end is not None]
    gap = min(abs(promised - abs(end)) for end in ends) if ends else None
    return gap, len(set(ends)) > 1 or len(ends) < 2
