"""How the State stands to a treaty fits the dates given, and each treaty that is linked has a row."""

from collections.abc import Iterator

from tallystick.base.findings import Problem
from tallystick.base.reasons import Reason, Text
from tallystick.register.descriptor import Descriptor
from tallystick.register.model import Link
from tallystick.register.rules.model import Tables, each
from tallystick.register.treaties import TREATY_SCHEMES, Treaty, treaty_of

_UNDATED = Problem(
    "party-without-date",
    Reason("a party ratified the treaty or acceded to it at some time"),
    Reason("give at least the year in ratified, or write not_found"),
)
_UNSIGNED = Problem(
    "signed-without-date",
    Reason("who signed a treaty did so at some time"),
    Reason("give at least the year in signed, or write not_found"),
)
_RATIFIED = Problem(
    "ratified-and-no-party",
    Reason("a State that has ratified a treaty is a party to it"),
    Reason("write party, or leave ratified and in_force empty"),
)
_UNSOURCED = Problem(
    "treaty-without-source",
    Reason("nobody can check how a State stands to a treaty without a source"),
    Reason("name the source, or write not_found"),
)


def treaties_that_contradict(tables: Tables, _: Descriptor | None) -> None:
    """Find a standing that its dates contradict, or that nobody can check."""
    typed = tables["treaties"]
    for number, one in each(typed, Treaty):
        for problem, column in _faults(one):
            typed.find(problem, number, column, getattr(one, column))


def _faults(one: Treaty) -> Iterator[tuple[Problem, str]]:
    if one.standing == "party" and one.ratified is None:
        yield _UNDATED, "ratified"
    if one.standing == "signed" and one.signed is None:
        yield _UNSIGNED, "signed"
    if one.standing != "party" and (one.ratified or one.in_force):
        yield _RATIFIED, "standing"
    if one.standing != "not_found" and one.source is None:
        yield _UNSOURCED, "source"


def treaties_without_standing(tables: Tables, _: Descriptor | None) -> None:
    """Find links to treaties of which the package does not say how the State stands to them.

    A package without any treaty says so of none, and is not asked.
    """
    known = tables["treaties"]
    if not known.keys or known.lost:
        return
    typed = tables["links"]
    for number, one in each(typed, Link):
        treaty = treaty_of(one.code)
        if one.scheme in TREATY_SCHEMES and (treaty,) not in known.keys:
            problem = Problem(
                "treaty-unknown",
                Reason("treaties.csv does not say how the State stands to {treaty}", treaty=Text(treaty)),
                Reason("add it there, as not_found if nothing could be read"),
                severity="gap",
            )
            typed.find(problem, number, "code", one.code)
