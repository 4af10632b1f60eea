"""What keeps a step of an index from being run: which step, which indicator, which unit, and the mend."""

from dataclasses import dataclass

from tallystick.base.reasons import Count, Listing, Reason, Text, Value, plural, texts
from tallystick.index.digits import digits
from tallystick.index.model import Matrix

#: So many names are said; who wants all looks at the table.
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Snag:
    """One thing that keeps a step from being run.

    Attributes:
        step: the step and the way it was to be done, as the method file spells them.
        message: what is wrong.
        fix: what would be right.
        indicator: the column, if it is one; a node of the tree else.
        unit: the unit, if it is one.
        time: when the unit's row was, where it has several.
    """

    step: str
    message: Reason
    fix: Reason
    indicator: str = ""
    unit: str = ""
    time: float | None = None

    @classmethod
    def at(
        cls, step: str, message: Reason, fix: Reason, part: Matrix, row: int, indicator: str = ""
    ) -> "Snag":
        """What keeps a step from being run on a row of some numbers."""
        time = part.times[row] if part.times else None
        return cls(step, message, fix, indicator, part.units[row], time)

    @property
    def told(self) -> Reason:
        """What is wrong, with the step, the indicator and the unit."""
        places: dict[str, Value] = {"step": Text(self.step), "what": self.message}
        if self.unit and self.indicator:
            return Reason(
                "{indicator} of {unit}, step {step}: {what}",
                indicator=Text(self.indicator),
                unit=unit_at(self.unit, self.time),
                **places,
            )
        if self.unit:
            return Reason("{named}, step {step}: {what}", named=unit_at(self.unit, self.time), **places)
        if self.indicator:
            return Reason("{named}, step {step}: {what}", named=Text(self.indicator), **places)
        return Reason("step {step}: {what}", **places)


class CannotRun(Exception):
    """A step can't be run on these figures; nothing else is done in its place.

    Attributes:
        snags: why, one for each indicator or unit.
    """

    def __init__(self, *snags: Snag) -> None:
        """Keep them; there is at least one."""
        super().__init__(*(one.told.text for one in snags))
        self.snags = snags


def unit_at(name: str, time: float | None) -> Text | Reason:
    """What a unit is called, with the time of its row where it has several."""
    if time is None:
        return Text(name)
    return Reason("{unit}, {time}", unit=Text(name), time=Text(digits(time)))


def named(names: tuple[str, ...] | list[str]) -> Value:
    """The first of some names, and how many more there are."""
    if len(names) <= _MOST_NAMED:
        return texts(names)
    more = Reason(plural("{number} more", "{number} more"), number=Count(len(names) - _MOST_NAMED))
    return Listing((*map(Text, names[:_MOST_NAMED]), more))
