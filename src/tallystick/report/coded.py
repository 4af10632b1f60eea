"""What the panel that counts found, by what it is about."""

from functools import cached_property

from tallystick.assessment.coded.model import PanelFindings
from tallystick.panel.irm import AS_PUBLISHED
from tallystick.panel.results import VerdictRow
from tallystick.register.conflicts import conflicts_of
from tallystick.register.interest_days import LateInterest
from tallystick.register.model import Package
from tallystick.register.panel_locks import REASONS_OF, PublishedCode
from tallystick.register.panel_statement import PanelRows
from tallystick.register.panels import Assessor, BodyReply, Dissent, Judgement
from tallystick.report.grouped import many


class CodedBook:
    """Rows of the panel that counts; empty where there is none. Nothing is computed here."""

    def __init__(self, package: Package, found: PanelFindings | None) -> None:
        """Open what the panel found.

        Args:
            package: the plan, in its reader's language.
            found: what the panel that counts found; None where there is none.
        """
        self.found = found
        self.panel = found.panel if found is not None else ""
        self._package = package
        codes = sorted(package.rubric_codes, key=lambda one: one.position)
        self._codes = [one for one in codes if one.panel == self.panel]

    @cached_property
    def rubric(self) -> dict[str, dict[str, PublishedCode]]:
        """Its questions in their order, each with its codes."""
        asked = many(self._codes, lambda one: one.criterion)
        return {name: {one.code: one for one in of} for name, of in asked.items() if name != REASONS_OF}

    @cached_property
    def reasons(self) -> dict[str, PublishedCode]:
        """Its listed reasons."""
        return {one.code: one for one in self._codes if one.criterion == REASONS_OF}

    @cached_property
    def verdicts_of(self) -> dict[str, list[VerdictRow]]:
        """What it found of each commitment, in the order of its questions."""
        places = {name: place for place, name in enumerate(self.rubric)}
        found = self.found.verdicts if self.found is not None else ()
        return many(sorted(found, key=lambda one: places[one.criterion]), lambda one: one.commitment)

    @cached_property
    def judgements_of(self) -> dict[str, list[Judgement]]:
        """Every code that was given to a commitment."""
        given = [one for one in self._package.judgements if one.panel == self.panel]
        return many(given, lambda one: one.commitment)

    @cached_property
    def elsewhere_of(self) -> dict[str, list[Judgement]]:
        """What reviews that are no panels of the package coded and published of a commitment."""
        panels = {one.id for one in self._package.panels}
        given = [
            one for one in self._package.judgements if one.why == AS_PUBLISHED and one.panel not in panels
        ]
        return many(given, lambda one: one.commitment)

    @cached_property
    def dissents_of(self) -> dict[str, list[Dissent]]:
        """What is held against a verdict on a commitment."""
        held = [one for one in self._package.dissents if one.panel == self.panel]
        return many(held, lambda one: one.commitment)

    @cached_property
    def replies_of(self) -> dict[str, list[BodyReply]]:
        """What bodies answer of a commitment."""
        given = [one for one in self._package.body_replies if one.panel == self.panel]
        return many(given, lambda one: one.commitment)

    @cached_property
    def assessors(self) -> dict[str, Assessor]:
        """Everybody who was asked to judge."""
        return {one.id: one for one in self._package.assessors}

    @cached_property
    def late(self) -> dict[str, LateInterest]:
        """What tied its assessors when it was locked and was declared afterwards, by interest."""
        if self.found is None:
            return {}
        told = PanelRows.of(self._package).late()
        return {one.interest.id: one for one in told if one.panel.id == self.panel}

    @cached_property
    def tied_late(self) -> frozenset[tuple[str, str]]:
        """Who gave codes to which commitment although such an interest would have kept them from it."""
        barred = conflicts_of(self._package) if self.late else {}
        return frozenset(
            pair for pair, one in barred.items() if not self.late.keys().isdisjoint(one.interests)
        )
