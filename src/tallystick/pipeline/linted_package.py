"""A draft's package as lint takes a reading: the rows that stand in it by now, and the plan's text."""

from collections.abc import Iterable
from dataclasses import replace

from tallystick.base.dates import Period
from tallystick.base.findings import Refusal
from tallystick.base.reasons import Count, Reason, Text, plural
from tallystick.pipeline.confirming.opening import open_draft
from tallystick.reading import draft_register
from tallystick.reading.model import (
    Draft,
    DraftUnit,
    FoundCommitment,
    FoundTarget,
    Named,
    Place,
    PlanFacts,
    SourceText,
)
from tallystick.register.confirmations import CHANGED, CONFIRMED
from tallystick.register.confirming.situation import Situation
from tallystick.register.model import Commitment, Package, Target

_NO_PLACE = plural(
    "{number} commitment has no place in the plan's text and was not looked at",
    "{number} commitments have no place in the plan's text and were not looked at",
)


def draft_of_package(path: str) -> tuple[Draft, SourceText]:
    """The register of a draft's package as it stands now, and the text that it was read from.

    Rows that a person dismissed are not in it, and those that were changed or added are. Bodies and
    references, which nobody confirms, are read again from the text.

    Raises:
        Refusal: there is no package that was read from a document, it has errors, or its text is not there.
    """
    situation, _ = open_draft(path)
    package = situation.package
    document = package.descriptor.tallystick.document
    if document is None or not situation.text:
        raise Refusal(
            Reason("{path} does not hold the text that its register was read from", path=Text(path)),
            Reason("put document.txt there as 'tallystick read' wrote it, or give the plan itself"),
        )
    places = tuple(Place(one.start, one.page, one.paragraph) for one in situation.read.places)
    source = SourceText(situation.text, "txt", places)
    again = draft_register(source, document.language)
    units = tuple(_commitment(situation, one) for one in package.commitments if _has_place(one))
    left = len(package.commitments) - len(units)
    held = _Held(units)
    promised = {one.commitment for one in package.deliverables}
    draft = Draft(
        language=again.language,
        facts=_facts(package),
        outline=again.outline,
        commitments=units,
        targets=tuple(_target(situation, one, again) for one in package.targets if one.start is not None),
        no_targets=(),
        deliverables=tuple(one for one in held.all(again.deliverables) if one.commitment in promised),
        bodies=held.all(again.bodies),
        references=held.all(again.references),
        warnings=(Reason(_NO_PLACE, number=Count(left)),) if left else (),
    )
    return draft, source


def _has_place(one: Commitment) -> bool:
    return one.start is not None and one.end is not None


def _facts(package: Package) -> PlanFacts:
    plan = package.descriptor.tallystick.plan
    period = Period.parse(plan.period)
    return PlanFacts(
        title=plan.title,
        first_year=str(period.first.year),
        last_year=str(period.last.year),
        released=plan.released,
    )


def _commitment(situation: Situation, one: Commitment) -> FoundCommitment:
    told = situation.read.rows.get(("commitments", one.id))
    unit = DraftUnit(
        one.id,
        one.section,
        "",
        one.title,
        one.start or 0,
        one.end or 0,
        told.level if told and told.level else "commitment",
        told.rule if told else "",
    )
    confirmed = situation.state(("commitments", one.id)) in {CONFIRMED, CHANGED}
    return FoundCommitment(
        unit, one.section, one.evaluability, told.reason if told else "", one.groups, confirmed
    )


def _target(situation: Situation, one: Target, again: Draft) -> FoundTarget:
    """A target with what a table has no column for from a new reading of the same number."""
    same = next((new for new in again.targets if new.start == one.start), None)
    changed = situation.state(("targets", one.id)) == CHANGED
    return FoundTarget(
        id=one.id,
        commitment=one.commitment,
        quantity=one.quantity,
        comparator=one.comparator,
        value=one.value,
        value_high=same.value_high if same else None,
        unit=one.unit,
        strict=one.strict,
        baseline_year=str(one.baseline_year or ""),
        baseline_value=same.baseline_value if same else None,
        # A draft's deadline is the plan's end where the text names none, which a person may have confirmed.
        deadline=same.deadline if same and not changed else str(one.deadline),
        frequency=one.frequency or "",
        kind=same.kind if same else "numeric",
        counts=one.counts or "",
        start=one.start or 0,
        end=one.end or 0,
        rule=same.rule if same else "",
        confirmed=situation.state(("targets", one.id)) in {CONFIRMED, CHANGED},
    )


class _Held:
    """Gives each thing that was read to the innermost commitment that it stands in now."""

    def __init__(self, units: tuple[FoundCommitment, ...]) -> None:
        self._units = sorted((one.unit for one in units), key=lambda one: one.end - one.start)

    def all(self, found: Iterable[Named]) -> tuple[Named, ...]:
        """What stands in a commitment, under its identifier."""
        owned = ((one, self._owner(one.start)) for one in found)
        return tuple(replace(one, commitment=owner) for one, owner in owned if owner)

    def _owner(self, place: int) -> str:
        return next((one.id for one in self._units if one.start <= place < one.end), "")
