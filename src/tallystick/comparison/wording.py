"""What changed in commitments themselves: their words, how firmly they promise, whom and what they name."""

from collections.abc import Iterator, Sequence

from tallystick.base.reasons import Listing, Reason, Term, Text, Value, msgid
from tallystick.comparison.facts import Facts, goal
from tallystick.comparison.fields import Two, way_of
from tallystick.comparison.firmness import Firmness, firmness
from tallystick.comparison.model import Change

_CHECKABLE = {"statement": 0, "directional": 1, "event": 2, "quantified": 2}


def commitment_changes(
    old: Sequence[Facts], new: Sequence[Facts], languages: tuple[str, str] | None
) -> tuple[Change, ...]:
    """All that differs between the commitments of a pairing, apart from targets and deliverables.

    Args:
        old: those of the old plan.
        new: those of the new plan.
        languages: of both documents; None where not both are present.
    """
    two = Two("commitment", _ids(old), _ids(new))
    return (
        *(_firmness(two, old, new, languages) if languages else ()),
        *_title(two, old, new),
        *_evaluability(two, old, new),
        *_named(two, "groups", old, new),
        *_named(two, "instruments", old, new),
        *_named(two, "links", old, new),
    )


def _ids(rows: Sequence[Facts]) -> str:
    return "; ".join(row.id for row in rows)


def _title(two: Two, old: Sequence[Facts], new: Sequence[Facts]) -> Iterator[Change]:
    if len(old) == 1 == len(new) and old[0].sameness != new[0].sameness:
        template = msgid("Our title for it is “{after}”; it was “{before}”.")
        yield two.change("title", Text(old[0].row.title), Text(new[0].row.title), "neutral", template)


def _firmness(
    two: Two, old: Sequence[Facts], new: Sequence[Facts], languages: tuple[str, str]
) -> Iterator[Change]:
    """The softest word on either side; silent where a commitment has no passage or no verb that is known."""
    before, after = _softest(old, languages[0]), _softest(new, languages[1])
    if before is None or after is None or before.level == after.level:
        return
    if after.level < before.level:
        template = msgid("Where the old plan says “{before}”, the new one says “{after}”, which binds less.")
    else:
        template = msgid("Where the old plan says “{before}”, the new one says “{after}”, which binds more.")
    words = Text(before.words), Text(after.words)
    yield two.change("verb", *words, way_of(after.level - before.level), template)


def _softest(rows: Sequence[Facts], language: str) -> Firmness | None:
    found = [firmness(row.passage, language) if row.passage else None for row in rows]
    known = [one for one in found if one is not None]
    return min(known) if len(known) == len(rows) else None


def _evaluability(two: Two, old: Sequence[Facts], new: Sequence[Facts]) -> Iterator[Change]:
    before, after = (max((row.row.evaluability for row in side), key=_rank) for side in (old, new))
    if before == after:
        return
    sign = _CHECKABLE[after] - _CHECKABLE[before]
    if sign == 0:
        template = msgid("It was classed as “{before}” and is now classed as “{after}”.")
    elif sign < 0:
        template = msgid("It was classed as “{before}” and is now “{after}”: less of it can be checked.")
    else:
        template = msgid("It was classed as “{before}” and is now “{after}”: more of it can be checked.")
    classes = Term("evaluability", before), Term("evaluability", after)
    yield two.change("evaluability", *classes, way_of(sign), template)


def _rank(evaluability: str) -> tuple[int, str]:
    return (_CHECKABLE[evaluability], evaluability)


def _named(two: Two, field: str, old: Sequence[Facts], new: Sequence[Facts]) -> Iterator[Change]:
    """Names that are no longer there, or newly there; what that means is left to the reader."""
    before, after = (_names(field, side) for side in (old, new))
    if before == after:
        return
    sides = {"gone": before - after, "come": after - before}
    values: dict[str, Value] = {
        side: Listing(tuple(_as_value(field, one) for one in sorted(names)))
        for side, names in sides.items()
        if names
    }
    reason = Reason(_NAMED[field]["both" if len(values) == 2 else next(iter(values))], **values)
    texts = ("; ".join(sorted(before)), "; ".join(sorted(after)))
    yield Change(two.subject, field, two.old, two.new, *texts, "neutral", reason)


_NAMED = {
    "groups": {
        "gone": msgid("People no longer named: {gone}."),
        "come": msgid("People newly named: {come}."),
        "both": msgid("People no longer named: {gone}; newly named: {come}."),
    },
    "instruments": {
        "gone": msgid("Means no longer named: {gone}."),
        "come": msgid("Means newly named: {come}."),
        "both": msgid("Means no longer named: {gone}; newly named: {come}."),
    },
    "links": {
        "gone": msgid("Goals and treaty articles no longer answered to: {gone}."),
        "come": msgid("Goals and treaty articles newly answered to: {come}."),
        "both": msgid("Goals and treaty articles no longer answered to: {gone}; newly answered to: {come}."),
    },
}


def _as_value(field: str, name: str) -> Value:
    return goal(name) if field == "links" else Term(field.removesuffix("s"), name)


def _names(field: str, side: Sequence[Facts]) -> frozenset[str]:
    if field == "instruments":
        return frozenset(name for row in side for name in row.row.instruments)
    return frozenset(name for row in side for name in (row.groups if field == "groups" else row.links))
