"""An indicator is one definition that could be computed: its ratio, its direction, its home, and no twin."""

import re
from collections.abc import Iterator, Sequence

from tallystick.base.findings import Problem
from tallystick.base.reasons import Ordinal, Reason, RowOf
from tallystick.register.cells import TypedTable
from tallystick.register.descriptor import Descriptor
from tallystick.register.indicators import Indicator, LibraryIndicator
from tallystick.register.rules.model import Tables, each

Definition = Indicator | LibraryIndicator
#: Units in which nothing is larger or smaller: the day itself is the answer.
WITHOUT_DIRECTION = frozenset({"date"})

_ITSELF = Problem(
    "denominator-is-numerator",
    Reason("the denominator is the numerator: the share would always be the whole"),
    Reason("name the people at risk, of whom the numerator counts some"),
)
_HALF = Problem(
    "half-a-ratio",
    Reason("a ratio needs what is counted and what it is counted over"),
    Reason("give both, or neither"),
)
_NO_PARTS = Problem(
    "proportion-without-parts",
    Reason("a proportion is of a part and a whole, and one of them is not named"),
    Reason("give numerator and denominator in words, or leave proportion empty"),
)
_NO_DIRECTION = Problem(
    "no-direction",
    Reason("it has no direction, and no note says why"),
    Reason("write up or down; where neither is better, say why in the note"),
)
_HOMELESS = Problem(
    "home-without-place",
    Reason("an indicator of somebody else needs its code there and the place where the code was read"),
    Reason("give home_code and home_place; what could not be read is own_proposal"),
)
_OWN_WITH_CODE = Problem(
    "own-with-code",
    Reason("an own proposal has no code anywhere"),
    Reason("leave home_code and home_place empty, or name whose indicator it is"),
)


def indicators_nobody_can_compute(tables: Tables, _: Descriptor | None) -> None:
    """Find indicators of the package whose ratio, home or definition can't be right."""
    typed = tables["indicators"]
    rows = list(each(typed, Indicator))
    find_wrong_definitions(typed, rows)
    find_twins(typed, rows)


def find_wrong_definitions(typed: TypedTable, rows: Sequence[tuple[int, Definition]]) -> None:
    """Find what is wrong with each definition by itself."""
    for number, one in rows:
        for column, value, problem in _wrong(one):
            typed.find(problem, number, column, value)


def find_missing_directions(typed: TypedTable, rows: Sequence[tuple[int, Definition]]) -> None:
    """Find those without a direction that don't say why."""
    for number, one in rows:
        if one.direction is None and one.unit not in WITHOUT_DIRECTION and not one.note:
            typed.find(_NO_DIRECTION, number, "direction")


def find_twins(typed: TypedTable, rows: Sequence[tuple[int, Definition]]) -> None:
    """Find definitions that stand there twice, whatever their capitals and commas."""
    first: dict[str, tuple[int, str]] = {}
    for number, one in rows:
        row, name = first.setdefault(normalised(one.definition), (number, one.id))
        if row != number:
            problem = Problem(
                "same-definition",
                Reason(
                    "row {row} ({name}) has the same definition",
                    row=Ordinal(row),
                    name=RowOf(typed.table.name, name),
                ),
                Reason(
                    "use {name} in both places, or say in the definition what differs",
                    name=RowOf(typed.table.name, name),
                ),
            )
            typed.find(problem, number, "definition", one.definition)


def normalised(text: str) -> str:
    """The words of a text without capitals, commas and double spaces.

    Examples:
        >>> normalised("Share of  adults, who read.") == normalised("share of adults who read")
        True
    """
    return " ".join(re.findall(r"\w+", text.casefold()))


def _wrong(one: Definition) -> Iterator[tuple[str, object, Problem]]:
    above, below = one.numerator, one.denominator
    if (above is None) != (below is None):
        yield "numerator" if above is None else "denominator", None, _HALF
    elif above is not None and below is not None and normalised(above) == normalised(below):
        yield "denominator", below, _ITSELF
    if one.proportion and (above is None or below is None):
        yield "proportion", "true", _NO_PARTS
    if one.home_scheme == "own_proposal" and (one.home_code or one.home_place):
        yield "home_scheme", one.home_scheme, _OWN_WITH_CODE
    elif one.home_scheme not in {None, "own_proposal"} and not (one.home_code and one.home_place):
        yield "home_scheme", one.home_scheme, _HOMELESS
