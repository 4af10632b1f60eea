"""What is doubted, out of the group `doubt` of a method file."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from tallystick.base.reasons import Listing, Ordinal, Reason
from tallystick.index.aggregate import AGGREGATORS
from tallystick.index.doubts import DataDoubt, Doubts, WeightDoubt
from tallystick.index.impute import IMPUTERS
from tallystick.index.method import IndexMethod
from tallystick.index.normalise import NORMALISERS
from tallystick.index.section import Section
from tallystick.index.settings import bounds_of
from tallystick.index.treat import Outliers

WayT = TypeVar("WayT")
#: A smaller design says nothing of anything.
_LEAST_BASE = 8
_ONE_ALONE = Reason("one way alone is no alternative")
_ONE_MEND = Reason("give the way of the method too, and one more: each is as likely as any other")


def read_doubts(top: Section, method: IndexMethod) -> Doubts | None:
    """What is doubted; None where the method doubts nothing."""
    if "doubt" not in top.record:
        return None
    section = top.below("doubt")
    plain = Doubts()
    numbers = {
        name: section.value(name, kind, getattr(plain, name), bounds_of(Doubts.__dataclass_fields__[name]))
        for name, kind in (
            ("replications", int),
            ("seed", int),
            ("interval", float),
            ("apart", float),
            ("base", int),
            ("bootstrap", int),
            ("leave_out", bool),
        )
    }
    found = replace(
        plain,
        **numbers,
        treat=_treatments(section),
        normalise=_ways(section, "normalise", NORMALISERS, method.normaliser),
        aggregate=_ways(section, "aggregate", AGGREGATORS, method.aggregator),
        impute=_ways(section, "impute", IMPUTERS, method.imputer),
        weights=_filled(section, "weights", WeightDoubt()),
        data=_filled(section, "data", DataDoubt()),
    )
    section.close()
    _check(section, found, len(method.tree.leaves))
    _check_own_way(section, found, method)
    _check_weights(section, found, method)
    _check_data(section, found.data)
    return found


def _check(section: Section, found: Doubts, indicators: int) -> None:
    if found.base & (found.base - 1) or 0 < found.base < _LEAST_BASE:
        fix = Reason("write a power of two from 8 on, such as 256, 512 or 1024; 0 for no indices")
        section.note("base", Reason("a design is in balance only with a power of two"), fix, found.base)
    if found.replications == found.base == 0:
        fix = Reason("write how often the index is made anew, such as 1000, or leave [doubt] out")
        section.note("replications", Reason("nothing is made anew, so nothing would be doubted"), fix, 0)
    if found.leave_out and indicators == 1:
        what = Reason("there is one indicator only, and nothing is left without it")
        section.note("leave_out", what, Reason("leave the key out, or add indicators"))
    for key in ("impute", "treat", "normalise", "aggregate"):
        ways = getattr(found, key)
        if len(ways) > 1 and len(set(ways)) < len(ways):
            fix = Reason("delete one of them: each is as likely as any other")
            section.note(key, Reason("an alternative stands twice"), fix)
    if not found.factors:
        what = Reason("nothing is said that could be varied")
        fix = Reason("give alternatives, such as two [[doubt.normalise]], or [doubt.weights] with a spread")
        section.note("", what, fix)
    elif found.base and len(found.factors) < 2:
        fix = Reason("vary a second one, or leave base out")
        section.note("base", Reason("one thing alone is varied, so it accounts for everything"), fix)


def _check_own_way(section: Section, found: Doubts, method: IndexMethod) -> None:
    """Name alternatives among which the method's own way is missing: its index would be none of them."""
    own: Mapping[str, object] = {
        "impute": method.imputer,
        "treat": method.outliers,
        "normalise": method.normaliser,
        "aggregate": method.aggregator,
    }
    for key, way in own.items():
        ways = getattr(found, key)
        if len(ways) > 1 and way not in ways:
            what = Reason("the method's own way is none of them, so that its index could lie outside all")
            section.note(key, what, Reason("add it, with the same settings"))


def _check_weights(section: Section, found: Doubts, method: IndexMethod) -> None:
    if found.weights is None:
        return
    levels = method.tree.levels()
    there = sorted({levels[one.code] for one in method.tree.elements if one.parent is not None})
    for level in found.weights.levels:
        if level not in there:
            what = Reason("no weight stands on level {level}", level=Ordinal(level))
            fix = Reason("name levels among: {levels}", levels=Listing(tuple(map(Ordinal, there)), ","))
            section.note("weights.levels", what, fix, list(found.weights.levels))


def _check_data(section: Section, data: DataDoubt | None) -> None:
    if data is None:
        return
    if not (data.relative or any(data.sd.values()) or data.intervals):
        what = Reason("no figure would be off: it is not said how far figures may be")
        fix = Reason("give relative, sd or intervals, or leave [doubt.data] out")
        section.note("data", what, fix)
    for code, deviation in data.sd.items():
        if deviation < 0:
            fix = Reason("right here: a number of zero or more")
            section.note(f"data.sd.{code}", Reason("it is too small"), fix, deviation)


def _ways(section: Section, key: str, ways: Mapping[str, type[WayT]], default: WayT) -> tuple[WayT, ...]:
    found = []
    for one in section.each(key):
        if "how" not in one.record:
            one.need("how", str)
            continue
        found.append(one.way(ways, default))
        one.close()
    if len(found) == 1:
        section.note(key, _ONE_ALONE, _ONE_MEND)
    return tuple(found)


def _treatments(section: Section) -> tuple[Outliers | None, ...]:
    """Ways of treating outliers; `how = "none"` is no treatment."""
    found: list[Outliers | None] = []
    for one in section.each("treat"):
        how = one.value("how", str, Outliers.NAME)
        if how not in {Outliers.NAME, "none"}:
            fix = Reason("leave it out, or write none for no treatment")
            one.note("how", Reason("it is not one of the values this key takes"), fix, how)
        found.append(None if how == "none" else one.filled(Outliers, Outliers()))
        one.close()
    if len(found) == 1:
        section.note("treat", _ONE_ALONE, _ONE_MEND)
    return tuple(found)


def _filled(section: Section, key: str, default: WayT) -> WayT | None:
    section.read.add(key)
    if key not in section.record:
        return None
    below = section.below(key)
    found = below.filled(type(default), default)
    below.close()
    return found
