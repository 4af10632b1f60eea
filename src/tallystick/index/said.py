"""What an index lacks, in words, for the page and the terminal."""

from collections.abc import Iterator

import numpy as np

from tallystick.base.reasons import Count, Reason, Text, Value, msgid, plural, texts
from tallystick.index.doubt.run import Doubted, Factor
from tallystick.index.gaps import NoNumber
from tallystick.index.impute.leave import NoImputation
from tallystick.index.snags import named, unit_at
from tallystick.index.steps import Index

#: So many indicators are named where no number is given.
_MOST_NAMED = 3
#: What can be varied, in words.
VARIED = {
    "impute": Reason("estimates of what is missing"),
    "treat": Reason("the treatment of outliers"),
    "normalise": Reason("how numbers are brought to one scale"),
    "aggregate": Reason("how they are brought together"),
    "weights": Reason("weights"),
    "leave_out": Reason("which indicator is left out"),
    "data": Reason("the figures"),
}
_WITHOUT = msgid(
    "{unit} has no number: it has figures of {known} of {all} indicators; the next would be {soonest}."
)
_WANTING = plural(
    "{unit} has no number: of {all} indicators it has {known}; {number} more would do, soonest {soonest}.",
    "{unit} has no number: of {all} indicators it has {known}; {number} more would do, soonest {soonest}.",
)


def named_row(index: Index, row: int) -> Text | Reason:
    """What people call a unit; with its time where it has several, its code where another has its name."""
    name, units = index.names[row], index.scores.matrix.units
    if len({unit for unit, other in zip(units, index.names, strict=True) if other == name}) > 1:
        name = f"{name} ({units[row]})"
    return unit_at(name, index.times[row] if index.times else None)


def in_numbers(index: Index) -> Reason:
    """The title, and of how many units, years and indicators an index is; a unit of several years is one."""
    units = Reason(plural("{number} unit", "{number} units"), number=Count(len(set(index.imputed.units))))
    if index.times:
        years = Count(len(set(index.times)))
        units = Reason(
            plural("{units} in {number} year", "{units} in {number} years"), units=units, number=years
        )
    many = Count(len(index.method.tree.leaves))
    leaves = Reason(plural("{number} indicator", "{number} indicators"), number=many)
    title = Text(index.method.title)
    return Reason("{title}: {units}, {indicators}.", title=title, units=units, indicators=leaves)


def what_is_missing(index: Index) -> Iterator[Reason]:
    """Units that were left out, figures without a denominator, and estimates, each in a sentence."""
    left = list(
        dict.fromkeys(
            unit for unit, kept in zip(index.raw.units, index.screened.included, strict=True) if not kept
        )
    )
    if left:
        said = plural(
            "{number} unit was left out by the screening: {units}.",
            "{number} units were left out by the screening: {units}.",
        )
        yield Reason(said, number=Count(len(left)), units=named(left))
    divided = int((~np.isnan(index.raw.values) & np.isnan(index.denominated.values)).sum())
    if divided:
        said = plural(
            "{number} figure counts as missing, for its denominator is.",
            "{number} figures count as missing, for their denominators are.",
        )
        yield Reason(said, number=Count(divided))
    estimated = int(index.estimated.sum())
    if estimated:
        said = plural("{number} missing figure was estimated.", "{number} missing figures were estimated.")
        yield Reason(said, number=Count(estimated))
    left_missing = int(np.isnan(index.imputed.values).sum())
    if left_missing and index.method.imputer.NAME != NoImputation.NAME:
        said = plural(
            "{number} figure is missing still: there was nothing to estimate it from.",
            "{number} figures are missing still: there was nothing to estimate them from.",
        )
        yield Reason(said, number=Count(left_missing))


def not_made_anew() -> Reason:
    """That the method asks for no replications, so that there are no intervals."""
    return Reason("The method asks for no replications, so nobody knows how sure the order is.")


def design_left_out(factors: Factor) -> Iterator[Reason]:
    """That rows of a design were left out; nothing where all came out whole."""
    lost = factors.asked - factors.base
    if lost:
        said = plural(
            "{number} row of the design was left out: in it a replication failed. "
            "tables/design_failed.csv says which and why.",
            "{number} rows of the design were left out: in each a replication failed. "
            "tables/design_failed.csv says which and why.",
        )
        yield Reason(said, number=Count(lost))


def how_sure(doubt: Doubted) -> Iterator[Reason]:
    """What the replications and the design can't say, each in a sentence."""
    heads = max(doubt.classes, default=0)
    if not doubt.doubts.replications:
        yield not_made_anew()
    elif heads:
        said = plural(
            "Only {number} class of units can be told apart; within it the order says nothing.",
            "Only {number} classes of units can be told apart; within one the order says nothing.",
        )
        yield Reason(said, number=Count(heads))
    else:
        yield Reason("No replication gave a number, so nobody knows how sure the order is.")
    failed = len(doubt.evaluated.failures)
    if failed:
        said = plural(
            "{number} replication failed; the table of replications says why.",
            "{number} replications failed; the table of replications says why.",
        )
        yield Reason(said, number=Count(failed))
    if doubt.factors is not None:
        yield from design_left_out(doubt.factors)


def said_without(index: Index, one: NoNumber) -> Reason:
    """That a unit has no number, and what would bring one."""
    places: dict[str, Value] = {
        "unit": named_row(index, one.row),
        "known": Count(one.known),
        "all": Count(one.of),
        "soonest": texts(one.soonest[:_MOST_NAMED]),
    }
    if one.wanting is None:
        return Reason(_WITHOUT, **places)
    return Reason(_WANTING, number=Count(one.wanting), **places)
