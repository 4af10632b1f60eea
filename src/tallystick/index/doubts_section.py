"""What is doubted, out of the group `doubt` of a method file."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from tallystick.base.reasons import Reason
from tallystick.index.aggregate import AGGREGATORS
from tallystick.index.doubts import DataDoubt, Doubts, WeightDoubt
from tallystick.index.impute import IMPUTERS
from tallystick.index.method import IndexMethod
from tallystick.index.normalise import NORMALISERS
from tallystick.index.section import Section
from tallystick.index.settings import bounds_of
from tallystick.index.treat import Outliers

WayT = TypeVar("WayT")
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
    return found


def _check(section: Section, found: Doubts, indicators: int) -> None:
    if found.base & (found.base - 1):
        fix = Reason("write a power of two, such as 256, 512 or 1024; 0 for no indices")
        section.note("base", Reason("a design is in balance only with a power of two"), fix, found.base)
    if found.leave_out and indicators == 1:
        what = Reason("there is one indicator only, and nothing is left without it")
        section.note("leave_out", what, Reason("leave the key out, or add indicators"))
    if not found.factors:
        what = Reason("nothing is said that could be varied")
        fix = Reason("give alternatives, such as two [[doubt.normalise]], or [doubt.weights] with a spread")
        section.note("", what, fix)
    elif found.base and len(found.factors) < 2:
        fix = Reason("vary a second one, or leave base out")
        section.note("base", Reason("one thing alone is varied, so it accounts for everything"), fix)


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
    if key not in section.record:
        return None
    below = section.below(key)
    found = below.filled(type(default), default)
    below.close()
    return found
