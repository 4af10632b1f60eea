"""Two plans and a language: everything that the pages of a difference are made with."""

from dataclasses import dataclass

from tallystick.base.reasons import Reason
from tallystick.comparison import ComparedPlan, Difference
from tallystick.register.model import Commitment, Deliverable, Target
from tallystick.report.grouped import many
from tallystick.voice.language import Language
from tallystick.voice.unconfirmed import unconfirmed


@dataclass(frozen=True)
class OpenedPlan:
    """One of the two plans, by identifier."""

    text: str | None
    commitments: dict[str, Commitment]
    targets_of: dict[str, list[Target]]
    deliverables_of: dict[str, list[Deliverable]]
    headings: dict[str, str]
    unconfirmed: Reason | None

    @classmethod
    def of(cls, plan: ComparedPlan) -> "OpenedPlan":
        """The plan, opened at any row."""
        package = plan.package
        return cls(
            plan.text,
            {one.id: one for one in package.commitments},
            many(package.targets, lambda one: one.commitment),
            many(package.deliverables, lambda one: one.commitment),
            {one.id: one.title for one in package.outline},
            unconfirmed(package),
        )


@dataclass(frozen=True)
class DifferenceContext:
    """A difference, its two plans and a language."""

    difference: Difference
    old: OpenedPlan
    new: OpenedPlan
    language: Language

    def path(self, name: str) -> str:
        """A page of this language."""
        return self.language.folder + name
