"""Two plans side by side: every commitment of both, each once, with what became of it."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from tallystick.base.dates import PartialDate, Period
from tallystick.base.reasons import Reason, msgid, texts
from tallystick.comparison.facts import Facts, gather
from tallystick.comparison.fields import TwoPlans
from tallystick.comparison.grouping import Group, group
from tallystick.comparison.lexicon import languages
from tallystick.comparison.likeness import Likenesses
from tallystick.comparison.model import KINDS, Change, Difference, Direction, NamedPlan, Pairing
from tallystick.comparison.promises import DELIVERABLES, TARGETS, Handling, changes, moved, settle
from tallystick.comparison.texts import Weights
from tallystick.comparison.why import Grounds, Rivals, grounds
from tallystick.comparison.wording import commitment_changes
from tallystick.register.indicators import Indicator
from tallystick.register.model import Deliverable, Package, Target

RowT = TypeVar("RowT", Target, Deliverable)


@dataclass(frozen=True, slots=True)
class ComparedPlan:
    """A plan that is compared.

    Attributes:
        package: its package.
        text: the plan's own text where somebody has put it beside the package, else None.
    """

    package: Package
    text: str | None = None

    @property
    def language(self) -> str:
        """The language of its text; empty where the text is not present."""
        document = self.package.descriptor.tallystick.document
        return document.language.partition("-")[0] if document is not None and self.text is not None else ""


def compare_plans(old: ComparedPlan, new: ComparedPlan) -> Difference:
    """All that differs between two plans, what lost something first.

    Equal plans in, equal difference out, whatever the order of their rows; and the difference of the new
    plan to the old one is this one turned round.
    """
    in_one_language = old.language == new.language
    before = gather(old.package, old.text, in_one_language=in_one_language)
    after = gather(new.package, new.text, in_one_language=in_one_language)
    weights = Weights(facts.all_terms for facts in before + after)
    alike = Likenesses(before, after, weights)
    groups = group(before, after, alike, weights)
    frame = _frame(old.package, new.package, weights)
    firm = (old.language, new.language) if {old.language, new.language} <= languages() else None
    rivals = Rivals(alike.found)
    targets = _promised(TARGETS, groups, lambda facts: facts.targets, frame)
    deliverables = _promised(DELIVERABLES, groups, lambda facts: facts.deliverables, frame)
    pairings = [
        _pairing(one, grounds(one, rivals), numbers + things, firm)
        for one, numbers, things in zip(groups, targets, deliverables, strict=True)
    ]
    return Difference(
        _named(old.package),
        _named(new.package),
        firm is not None,
        _wording_reason(old, new),
        tuple(sorted(pairings, key=_rank)),
    )


def _pairing(one: Group, why: Grounds, promised: tuple[Change, ...], firm: tuple[str, str] | None) -> Pairing:
    own = commitment_changes(one.old, one.new, firm) if one.old and one.new else ()
    found = own + promised
    return Pairing(
        relation=one.relation,
        direction=_direction(found) if one.old and one.new else "",
        old=tuple(facts.id for facts in one.old),
        new=tuple(facts.id for facts in one.new),
        sureness=why.sureness,
        score=why.score,
        nearest=why.nearest,
        reasons=why.reasons,
        changes=found,
    )


def _direction(found: Sequence[Change]) -> Direction:
    """All changes together: both ways, or none that can be told, is just "changed"."""
    ways = {one.way for one in found}
    if {"weaker", "stronger"} <= ways:
        return "changed"
    if "weaker" in ways:
        return "weakened"
    if "stronger" in ways:
        return "strengthened"
    return "changed" if "unclear" in ways else "kept"


def _rank(one: Pairing) -> int:
    """What is not in the new plan, what weakened, families that lose something, then all else by kind."""
    place = KINDS.index(one.kind)
    return place if not one.loses or one.relation == "dropped" else min(place, KINDS.index("weakened") + 1)


def _promised(
    handling: Handling[RowT],
    groups: Sequence[Group],
    rows: Callable[[Facts], Sequence[RowT]],
    frame: TwoPlans,
) -> list[tuple[Change, ...]]:
    """For each group what became of its targets, or of its deliverables."""

    def of(side: Sequence[Facts]) -> list[RowT]:
        return [row for facts in side for row in rows(facts)]

    settled = [settle(handling, of(one.old), of(one.new), frame.weights) for one in groups]
    gone = [row for one in settled for row in one.gone]
    come = [row for one in settled for row in one.come]
    moves = moved(handling, gone, come, frame)
    return [changes(handling, one, moves, frame) for one in settled]


def _frame(old: Package, new: Package, weights: Weights) -> TwoPlans:
    return TwoPlans(
        Period.parse(old.descriptor.tallystick.plan.period),
        Period.parse(new.descriptor.tallystick.plan.period),
        weights,
        _measured(old, lambda indicator: indicator.definition),
        _measured(new, lambda indicator: indicator.definition),
        _measured(old, lambda indicator: indicator.direction or ""),
        _measured(new, lambda indicator: indicator.direction or ""),
        _done(old),
    )


def _done(package: Package) -> dict[str, PartialDate]:
    """The deliverables that an event shows done, with its date: what was done need not be promised again."""
    laws = {one.id for one in package.deliverables if one.kind == "law"}
    return {
        event.deliverable: event.date
        for event in sorted(package.events, key=lambda one: one.date.text if one.date else "", reverse=True)
        if event.deliverable is not None
        and event.date is not None
        and (
            event.kind in {"completed", "in_force"}
            or (event.kind == "adopted" and event.deliverable not in laws)
        )
    }


def _measured(package: Package, say: Callable[[Indicator], str]) -> dict[str, str]:
    """By target, what the indicators say that measure it as the plan defines it."""
    indicators = {one.id: one for one in package.indicators}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for link in package.target_indicators:
        if link.role == "plan_measure":
            found[link.target].add(say(indicators[link.indicator]))
    return {target: "; ".join(sorted(said - {""})) for target, said in found.items()}


def _named(package: Package) -> NamedPlan:
    plan = package.descriptor.tallystick.plan
    return NamedPlan(
        plan.title,
        plan.period,
        len(package.commitments),
        len(package.targets),
        len(package.deliverables),
        plan.fictional,
    )


def _wording_reason(old: ComparedPlan, new: ComparedPlan) -> Reason:
    absent = [name for name, plan in (("old", old), ("new", new)) if plan.text is None]
    if absent:
        return Reason(_ABSENT[" ".join(absent)])
    unknown = sorted({old.language, new.language} - languages())
    if unknown:
        return Reason(
            msgid(
                "No list of verbs is known for the language {language}, so how firmly the plans promise "
                "was not compared."
            ),
            language=texts(unknown),
        )
    return Reason(msgid("The plans' own words were compared, and with them how firmly they promise."))


_ABSENT = {
    "old": msgid(
        "The text of the old plan does not lie beside its package, so only titles, targets and deliverables "
        "were compared, not how firmly the plans promise."
    ),
    "new": msgid(
        "The text of the new plan does not lie beside its package, so only titles, targets and deliverables "
        "were compared, not how firmly the plans promise."
    ),
    "old new": msgid(
        "The texts of the plans do not lie beside their packages, so only titles, targets and deliverables "
        "were compared, not how firmly the plans promise."
    ),
}
