"""Two plans and a language: everything that the pages of a difference are made with."""

from dataclasses import dataclass

from tallystick.base.dates import PartialDate
from tallystick.base.reasons import Reason
from tallystick.comparison import Change, Difference, Plan
from tallystick.register.model import Commitment, Deliverable, Target
from tallystick.report import words
from tallystick.voice.language import Language, msgid
from tallystick.voice.promises import plain_group

_ASKS = {
    "at least": msgid("at least"),
    "at most": msgid("at most"),
    "exactly": msgid("exactly"),
    "about": msgid("about"),
    "up by": msgid("up by"),
    "down by": msgid("down by"),
}
_SCHEMES = {"sdg_target": msgid("SDG {code}"), "treaty_article": msgid("{code}")}
#: The names in a reason that hold several names.
_LISTS = frozenset({"gone", "come", "groups"})


@dataclass(frozen=True)
class Side:
    """One of the two plans, by identifier."""

    text: str | None
    commitments: dict[str, Commitment]
    targets: dict[str, Target]
    deliverables: dict[str, Deliverable]
    headings: dict[str, str]

    @classmethod
    def of(cls, plan: Plan) -> "Side":
        """The plan, opened at any row."""
        package = plan.package
        return cls(
            plan.text,
            {one.id: one for one in package.commitments},
            {one.id: one for one in package.targets},
            {one.id: one for one in package.deliverables},
            {one.id: one.title for one in package.outline},
        )


@dataclass(frozen=True)
class Pair:
    """A difference, its two plans and a language."""

    difference: Difference
    old: Side
    new: Side
    language: Language

    def path(self, name: str) -> str:
        """A page of this language."""
        return self.language.folder + name

    def explain(self, reason: Reason) -> str:
        """A reason in the reader's language."""
        return self.explain_values(reason, "")

    def explain_change(self, change: Change) -> str:
        """A change in the reader's language, with numbers, dates and names as a reader expects them."""
        if change.field in {"value", "unit"}:
            return self._explain_number(change)
        return self.explain_values(change.reason, f"{change.subject}.{change.field}")

    def explain_values(self, reason: Reason, field: str) -> str:
        """A reason whose values are of this field of this subject."""
        values = {name: self._value(name, value, field) for name, value in reason.values}
        return self.language.say(reason.template, **values)

    def _explain_number(self, change: Change) -> str:
        old, new = self.old.targets[change.old], self.new.targets[change.new]
        if change.field == "unit":
            before, after = self.language.unit(old.unit), self.language.unit(new.unit)
        else:
            before = self.language.quantity(old.value, old.unit)
            after = self.language.quantity(new.value, new.unit)
        return self.language.say(change.reason.template, before=before, after=after)

    def _value(self, name: str, value: str, field: str) -> str:
        if name in _LISTS:
            return self.language.list(self._name(one, field) for one in value.replace(", ", "; ").split("; "))
        if name == "date":
            return self.language.date(PartialDate.parse(value))
        if name not in {"before", "after"}:
            return value if not value.isdigit() or len(value) == 4 else self.language.whole(int(value))
        return self._cell(value, field)

    def _cell(self, value: str, field: str) -> str:
        say = self.language.say
        match field:
            case "target.deadline" | "deliverable.deadline":
                return self.language.date(PartialDate.parse(value))
            case "target.comparator":
                return say(_ASKS[value])
            case "target.arithmetic":
                return say(words.ARITHMETIC[value])
            case "commitment.evaluability":
                return say(words.EVALUABILITY[value])
            case "deliverable.kind":
                return say(words.DELIVERABLE[value])
            case _:
                return value

    def _name(self, name: str, field: str) -> str:
        if field == "commitment.links":
            scheme, _, code = name.partition(" ")
            return self.language.say(_SCHEMES[scheme], code=code)
        known = words.GROUP.get(name)
        return self.language.say(known) if known else plain_group(name)
