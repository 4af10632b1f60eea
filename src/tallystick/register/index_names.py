"""What an index of a method names, beside what the package has: each name that nothing bears is found."""

from collections.abc import Iterable, Iterator

from tallystick.base.findings import Finding, Problem
from tallystick.base.reasons import Reason, texts
from tallystick.base.units import units
from tallystick.register.index_rule import IndexRule
from tallystick.register.model import Package

#: So many names are given to choose from.
_MOST = 12
_NO_INDICATOR = Reason("there is no such indicator in the package")
_NO_DIRECTION = Reason("nothing says which way is better for this indicator, so an index can't hold it")
_GIVE_DIRECTION = Reason("give it a direction in tables/indicators.csv, or leave it out of the index")
_NO_UNIT = Reason("there is no such unit")
_NO_PART = Reason("there is no such chapter or indicator in the package")


def unknown_names(package: Package) -> Iterator[Finding]:
    """Each name in an index of a method that is no indicator, unit or chapter of the package."""
    for method in package.methods:
        for at, rule in enumerate(method.index):
            for key, problem, value in _in_rule(package, rule):
                yield problem.at(f"methods/{method.name}.toml", None, f"index.{at}.{key}", value)


def _in_rule(package: Package, rule: IndexRule) -> Iterator[tuple[str, Problem, str]]:
    known = {one.id: one for one in package.indicators}
    chapters = {one.id for one in package.outline if one.parent is None}
    for key, names in (("indicators", rule.indicators), ("goalposts", tuple(rule.goalposts))):
        yield from ((key, _unknown(_NO_INDICATOR, known), one) for one in names if one not in known)
    for one in rule.indicators:
        if one in known and known[one].direction is None:
            yield "indicators", Problem("unknown-in-index", _NO_DIRECTION, _GIVE_DIRECTION), one
    for one in rule.unit_goalposts:
        if one not in units():
            yield (
                "unit_goalposts",
                Problem("unknown-in-index", _NO_UNIT, Reason("name a unit of docs/package.md")),
                one,
            )
    for one in rule.weights:
        if one not in known and one not in chapters:
            yield "weights", _unknown(_NO_PART, chapters), one


def _unknown(what: Reason, known: Iterable[str]) -> Problem:
    fix = Reason("name one that is there, such as: {names}", names=texts(sorted(known)[:_MOST], ","))
    return Problem("unknown-in-index", what, fix)
