"""How much of a register nobody has confirmed, in a sentence with its denominators."""

from tallystick.base.reasons import Count, Listing, Reason, plural
from tallystick.register.confirming.standing import TableStanding, standings
from tallystick.register.model import Package

_OF = {
    "outline": plural("{open} of {number} part", "{open} of {number} parts"),
    "commitments": plural("{open} of {number} commitment", "{open} of {number} commitments"),
    "targets": plural("{open} of {number} target", "{open} of {number} targets"),
    "deliverables": plural("{open} of {number} deliverable", "{open} of {number} deliverables"),
}
_UNCONFIRMED = Reason(
    "This register was read by rules from the plan's own text, and nobody has confirmed {counts}."
)
_ALL_CONFIRMED = Reason(
    "This register was read by rules from the plan's own text, and a person has confirmed all of it."
)
_IN_BULK = Reason(
    plural(
        "{number} row was confirmed in bulk, and not looked at alone.",
        "{number} rows were confirmed in bulk, and not looked at one by one.",
    )
)


def unconfirmed(package: Package) -> Reason | None:
    """How much of a package nobody has confirmed; None for one that was not read from a document."""
    counts = [one for one in standings(package) if one.all]
    if not counts:
        return None
    left = [one for one in counts if one.unconfirmed]
    bulk = sum(one.in_bulk for one in counts)
    said = _UNCONFIRMED.saying(counts=Listing(tuple(map(_of, left)))) if left else _ALL_CONFIRMED
    return said.since(Reason(_IN_BULK.template, number=Count(bulk))) if bulk else said


def _of(one: TableStanding) -> Reason:
    return Reason(_OF[one.table], open=Count(one.unconfirmed), number=Count(one.all))
