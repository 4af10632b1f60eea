"""What changed in one property of a target, and whether less or more can now be asked for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from tallystick.base.dates import PartialDate, Period
from tallystick.base.quantities import Quantity
from tallystick.base.reasons import Reason, Text, Value, msgid
from tallystick.comparison.model import Change, Subject, Way
from tallystick.comparison.texts import Weights, plain_text, terms
from tallystick.register.model import Target

#: Units of one dimension, by what one of them is in the dimension's own.
_DIMENSION: dict[str, tuple[str, Fraction]] = {
    "percent": ("share", Fraction(1, 100)),
    "per_1000": ("share", Fraction(1, 1000)),
    "per_10000": ("share", Fraction(1, 10_000)),
    "per_100000": ("share", Fraction(1, 100_000)),
    "per_million": ("share", Fraction(1, 1_000_000)),
    "square_metres": ("area", Fraction(1)),
    "hectares": ("area", Fraction(10_000)),
    "mu": ("area", Fraction(10_000, 15)),
    "square_kilometres": ("area", Fraction(1_000_000)),
    "months": ("time", Fraction(1)),
    "years": ("time", Fraction(12)),
}
_AT_LEAST, _AT_MOST = Reason(msgid("at least")), Reason(msgid("at most"))
_EXACTLY, _ABOUT = Reason(msgid("exactly")), Reason(msgid("about"))
#: What a comparator asks for.
_ASKS = {
    ">=": _AT_LEAST,
    ">": _AT_LEAST,
    "cumulative_at_least": _AT_LEAST,
    "<=": _AT_MOST,
    "<": _AT_MOST,
    "=": _EXACTLY,
    "about": _ABOUT,
    "increase_by": Reason(msgid("up by")),
    "decrease_by": Reason(msgid("down by")),
}
_BOUNDS = frozenset({_AT_LEAST, _AT_MOST})
#: From one way of reckoning to another: 1 asks for more, 0 for the same. Others can't be compared.
_RECKONING = {
    ("level", "annual"): 1,
    ("level", "ceiling"): 0,
    ("level", "floor"): 0,
    ("level", "universal"): 0,
}
#: Reckonings whose promise starts anew with each plan, so that a deadline moves along with the plan's end.
_RENEWED = frozenset({"annual", "average", "ceiling", "change", "floor"})
#: From here on two descriptions of what is measured are taken for the same, in other words.
REWORDED_FROM = 750


@dataclass(frozen=True, slots=True)
class TwoPlans:
    """What a comparison needs to know beside the two rows.

    Attributes:
        old: the old plan's years.
        new: the new plan's years.
        weights: how much each term says.
        old_definitions: by target, the definitions of what the old plan measures it by.
        new_definitions: the same of the new plan.
        old_directions: by target, which way is better, where the old plan's indicator says so.
        new_directions: the same of the new plan.
        done: by deliverable of the old plan, when its package shows it done.
    """

    old: Period
    new: Period
    weights: Weights
    old_definitions: dict[str, str]
    new_definitions: dict[str, str]
    old_directions: dict[str, str]
    new_directions: dict[str, str]
    done: Mapping[str, PartialDate] = field(default_factory=dict)

    @property
    def shift(self) -> int:
        """By how many years the plan's end moved."""
        return self.new.last.year - self.old.last.year

    def moves_along(self, old: int, new: int) -> bool:
        """Whether a year moved by just as much as the plan's end."""
        return self.shift != 0 and new - old == self.shift


@dataclass(frozen=True, slots=True)
class Two:
    """Two rows that are compared, as a maker of their changes.

    Attributes:
        subject: what they are.
        old: the identifier in the old plan.
        new: the identifier in the new plan.
    """

    subject: Subject
    old: str
    new: str

    def change(self, name: str, before: Value | None, after: Value | None, way: Way, template: str) -> Change:
        """A change of a property, with ``before`` and ``after`` in the places of its reason where known."""
        known = {name: one for name, one in (("before", before), ("after", after)) if one is not None}
        reason = Reason(template, **known)
        was, now = (one.text if one is not None else "" for one in (before, after))
        return Change(self.subject, name, self.old, self.new, was, now, way, reason)


def way_of(sign: int) -> Way:
    """More than nothing is stronger, less is weaker, nothing is neutral."""
    return "stronger" if sign > 0 else "weaker" if sign < 0 else "neutral"


def amount(target: Target) -> Quantity:
    """The promised number with its unit."""
    return Quantity(target.value, target.unit)


def asks(target: Target) -> Reason:
    """What the target asks for, whether the value itself is enough or not."""
    return _ASKS[target.comparator]


def strict(target: Target) -> bool:
    """Whether the value itself falls short."""
    return target.strict or target.comparator in {">", "<"}


def comparable_value(target: Target) -> tuple[str, Fraction]:
    """The dimension of the target's unit, and its value in it."""
    dimension, scale = _DIMENSION.get(target.unit, (target.unit, Fraction(1)))
    if target.arithmetic == "change":
        dimension = target.unit
    return dimension, Fraction(target.value) * scale


def sign_of_comparator(old: Target, new: Target) -> int | None:
    """Whether the new comparator asks for more (1), less (-1) or the same (0); None: can't be told."""
    before, after = asks(old), asks(new)
    if before == after:
        return 0
    if {before, after} <= {_ABOUT, *_BOUNDS, _EXACTLY} and _ABOUT in {before, after}:
        return 1 if before == _ABOUT else -1
    return None


def sign_of_reckoning(old: Target, new: Target) -> int | None:
    """Whether the new way of reckoning asks for more, less or the same; None: can't be told."""
    if old.arithmetic == new.arithmetic:
        return 0
    forth = _RECKONING.get((old.arithmetic, new.arithmetic))
    back = _RECKONING.get((new.arithmetic, old.arithmetic))
    return forth if forth is not None else -back if back is not None else None


def sign_of_value(old: Target, new: Target, frame: TwoPlans) -> int | None:
    """Whether the new value asks for more, less or the same; None: can't be told."""
    (dimension, before), (other, after) = comparable_value(old), comparable_value(new)
    if dimension != other:
        return None
    rise = (after > before) - (after < before)
    better = _better(old, new, frame)
    if rise == 0:
        return 0
    return None if better is None else rise * better


def _better(old: Target, new: Target, frame: TwoPlans) -> int | None:
    """1 where a higher value asks for more, -1 where a lower one does, None where nobody says."""
    senses = {asks(old), asks(new)} - {_ABOUT}
    if len(senses) == 1 and senses != {_EXACTLY}:
        return -1 if senses == {_AT_MOST} else 1
    said = {frame.old_directions.get(old.id, ""), frame.new_directions.get(new.id, "")} - {""}
    if len(said) != 1:
        return None
    return 1 if said == {"up"} else -1


def deadline_sign(old: PartialDate, new: PartialDate) -> int:
    """1 for an earlier deadline, -1 for a later one."""
    return (new.last < old.last) - (new.last > old.last)


def definition_changes(two: Two, old: Target, new: Target, frame: TwoPlans) -> Iterator[Change]:
    """What is measured: how the table describes it, and how its indicator defines it."""
    if plain_text(old.quantity) != plain_text(new.quantity):
        likeness = frame.weights.likeness(terms(old.quantity), terms(new.quantity))
        yield two.change("quantity", Text(old.quantity), Text(new.quantity), *_reworded(likeness))
    before, after = frame.old_definitions.get(old.id, ""), frame.new_definitions.get(new.id, "")
    if before and after and plain_text(before) != plain_text(after):
        yield two.change(
            "definition",
            Text(before),
            Text(after),
            "unclear",
            msgid(
                "What is measured is defined anew: “{before}” has become “{after}”; "
                "the two numbers can't be compared."
            ),
        )


def _reworded(likeness: int) -> tuple[Way, str]:
    if likeness >= REWORDED_FROM:
        return "neutral", msgid("What is measured is put in other words: “{before}”, now “{after}”.")
    return (
        "unclear",
        msgid("What is measured was “{before}” and is now “{after}”: whether it is the same can't be told."),
    )


def renewed(target: Target) -> bool:
    """Whether the promise starts anew with each plan."""
    return target.arithmetic in _RENEWED or target.counts == "additional"
