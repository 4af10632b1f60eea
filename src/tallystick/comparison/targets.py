"""Two targets that stand for the same promise: everything that differs between them."""

from collections.abc import Iterator

from tallystick.base.quantities import UnitOf
from tallystick.base.reasons import Term, Text, Year, msgid
from tallystick.comparison.fields import (
    Two,
    TwoPlans,
    amount,
    asks,
    comparable_value,
    deadline_sign,
    definition_changes,
    renewed,
    sign_of_comparator,
    sign_of_reckoning,
    sign_of_value,
    strict,
    way_of,
)
from tallystick.comparison.model import Change
from tallystick.register.model import Target


def target_changes(old: Target, new: Target, frame: TwoPlans) -> tuple[Change, ...]:
    """All that differs between two targets, what is measured first, the deadline last."""
    two = Two("target", old.id, new.id)
    kind = (
        *definition_changes(two, old, new, frame),
        *_unit(two, old, new),
        *_reckoning(two, old, new),
        *_comparator(two, old, new),
        *_base(two, old, new, frame),
    )
    comparable = not any(one.way == "unclear" for one in kind)
    sign = sign_of_value(old, new, frame) if comparable else None
    return (
        *kind,
        *_value(two, old, new, sign),
        *_strict(two, old, new),
        *_counts(two, old, new),
        *_frequency(two, old, new),
        *_deadline(two, old, new, frame, sign),
    )


def _unit(two: Two, old: Target, new: Target) -> Iterator[Change]:
    if old.unit == new.unit:
        return
    if comparable_value(old)[0] == comparable_value(new)[0]:
        template = msgid("The unit was {before} and is now {after}; the one can be turned into the other.")
        yield two.change("unit", UnitOf(old.unit), UnitOf(new.unit), "neutral", template)
    else:
        template = msgid("The unit was {before} and is now {after}; the two numbers can't be compared.")
        yield two.change("unit", UnitOf(old.unit), UnitOf(new.unit), "unclear", template)


def _reckoning(two: Two, old: Target, new: Target) -> Iterator[Change]:
    if old.arithmetic == new.arithmetic:
        return
    sign = sign_of_reckoning(old, new)
    templates = {
        1: msgid("It was reckoned as {before} and is now {after}. That asks for more."),
        -1: msgid("It was reckoned as {before} and is now {after}. That asks for less."),
        0: msgid("It was reckoned as {before} and is now {after}."),
        None: msgid("It was reckoned as {before} and is now {after}; the two numbers can't be compared."),
    }
    way = "unclear" if sign is None else way_of(sign)
    before, after = Term("arithmetic", old.arithmetic), Term("arithmetic", new.arithmetic)
    yield two.change("arithmetic", before, after, way, templates[sign])


def _comparator(two: Two, old: Target, new: Target) -> Iterator[Change]:
    before, after = asks(old), asks(new)
    if before == after:
        return
    sign = sign_of_comparator(old, new)
    templates = {
        1: msgid("“{before}” has become “{after}”, which is firmer."),
        -1: msgid("“{before}” has become “{after}”, which leaves more room."),
        None: msgid("“{before}” has become “{after}”; which of them asks for more can't be told."),
    }
    way = "unclear" if sign is None else way_of(sign)
    yield two.change("comparator", before, after, way, templates[sign])


def _base(two: Two, old: Target, new: Target, frame: TwoPlans) -> Iterator[Change]:
    before, after = old.baseline_year, new.baseline_year
    if before == after:
        return
    years = (Year(before) if before else None, Year(after) if after else None)
    if before and after and frame.moves_along(before, after):
        template = msgid("The base year moves along with the plan, from {before} to {after}.")
        yield two.change("baseline_year", *years, "neutral", template)
    elif before and after:
        template = msgid("The base year was {before} and is now {after}.")
        way = "unclear" if "change" in {old.arithmetic, new.arithmetic} else "neutral"
        yield two.change("baseline_year", *years, way, template)  # type: ignore[arg-type]
    elif before:
        yield two.change(
            "baseline_year", *years, "unclear", msgid("A base year, {before}, is no longer named.")
        )
    else:
        yield two.change("baseline_year", *years, "unclear", msgid("A base year, {after}, is now named."))


def _value(two: Two, old: Target, new: Target, sign: int | None) -> Iterator[Change]:
    if sign is None and (old.value, old.unit) != (new.value, new.unit):
        template = msgid(
            "The number was {before} and is now {after}; which of them asks for more can't be told."
        )
        yield two.change("value", amount(old), amount(new), "unclear", template)
    elif sign:
        templates = {
            1: msgid("The number goes from {before} to {after}, which asks for more."),
            -1: msgid("The number goes from {before} to {after}, which asks for less."),
        }
        yield two.change("value", amount(old), amount(new), way_of(sign), templates[sign])


def _strict(two: Two, old: Target, new: Target) -> Iterator[Change]:
    if asks(old) != asks(new) or strict(old) == strict(new):
        return
    if strict(new):
        template = msgid("The number itself was enough and no longer is: it has to be passed.")
        yield two.change("strict", Text("false"), Text("true"), "stronger", template)
    else:
        template = msgid("The number itself was not enough and now is: it need not be passed.")
        yield two.change("strict", Text("true"), Text("false"), "weaker", template)


def _counts(two: Two, old: Target, new: Target) -> Iterator[Change]:
    if old.counts == new.counts or not (old.counts and new.counts):
        return
    if new.counts == "total":
        template = msgid(
            "It promised so many more and now promises so many in all, with those already there."
        )
        yield two.change("counts", Text(old.counts), Text(new.counts), "weaker", template)
    else:
        template = msgid("It promised so many in all and now promises so many more than are already there.")
        yield two.change("counts", Text(old.counts), Text(new.counts), "stronger", template)


def _frequency(two: Two, old: Target, new: Target) -> Iterator[Change]:
    if old.frequency == new.frequency or old.arithmetic != new.arithmetic:
        return
    if new.frequency is None:
        template = msgid("It was promised for every year and now for once.")
        yield two.change("frequency", Text("annual"), None, "weaker", template)
    else:
        template = msgid("It was promised for once and now for every year.")
        yield two.change("frequency", None, Text("annual"), "stronger", template)


def _deadline(two: Two, old: Target, new: Target, frame: TwoPlans, sign: int | None) -> Iterator[Change]:
    later = deadline_sign(old.deadline, new.deadline)
    if later == 0:
        return
    days = (old.deadline, new.deadline)
    along = frame.moves_along(old.deadline.year, new.deadline.year)
    if along and (sign != 0 or (renewed(old) and renewed(new))):
        template = msgid("The deadline moves along with the plan's end, from {before} to {after}.")
        yield two.change("deadline", *days, "neutral", template)
    elif later < 0:
        template = msgid("The deadline moves from {before} to {after}, which is later.")
        yield two.change("deadline", *days, "weaker", template)
    else:
        template = msgid("The deadline moves from {before} to {after}, which is earlier.")
        yield two.change("deadline", *days, "stronger", template)
