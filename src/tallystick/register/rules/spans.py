"""A place in the plan's document is whole, lies in the document, and a target's lies in its commitment's."""

from collections.abc import Mapping

from tallystick.base.findings import Problem
from tallystick.base.reasons import Count, Ordinal, Reason, texts
from tallystick.register.cells import TypedTable
from tallystick.register.descriptor import Descriptor
from tallystick.register.model import Commitment, Target
from tallystick.register.rules.model import Tables, each

_Span = tuple[int, int]


def impossible_spans(tables: Tables, descriptor: Descriptor | None) -> None:
    """Find half a span, one outside the document, and a target's outside that of its commitment."""
    document = descriptor.tallystick.document if descriptor else None
    length = document.characters if document else None
    spans = _of_commitments(tables["commitments"], length)
    _of_targets(tables["targets"], length, spans)


def _of_commitments(typed: TypedTable, length: int | None) -> dict[str, _Span]:
    spans: dict[str, _Span] = {}
    for number, one in each(typed, Commitment):
        given = {"start": one.start, "end": one.end, "span_sha256": one.span_sha256}
        if _is_whole(typed, number, given) and (span := _possible(typed, number, one, length)):
            spans[one.id] = span
    return spans


def _of_targets(typed: TypedTable, length: int | None, spans: dict[str, _Span]) -> None:
    for number, one in each(typed, Target):
        given = {"start": one.start, "end": one.end}
        if _is_whole(typed, number, given) and (span := _possible(typed, number, one, length)):
            _inside(typed, number, span, spans.get(one.commitment, span))


def _is_whole(typed: TypedTable, number: int, given: Mapping[str, object]) -> bool:
    """Whether all parts of a place are given; where only some are, the first that lacks is named."""
    lacking = [name for name, value in given.items() if value is None]
    if lacking and len(lacking) < len(given):
        problem = Problem(
            "half-a-span",
            Reason("a place in the document needs {names}", names=texts(tuple(given))),
            Reason("give all, or none of them"),
        )
        typed.find(problem, number, lacking[0])
    return not lacking


def _possible(typed: TypedTable, number: int, one: Commitment | Target, length: int | None) -> _Span | None:
    start, end = one.start or 0, one.end or 0
    if 0 <= start < end and (length is None or end <= length):
        return start, end
    problem = Problem(
        "impossible-span",
        Reason("there is no such place: the document has {count} characters", count=Count(length))
        if length
        else Reason("there is no such place: no document is described"),
        Reason("count characters from 0, the beginning before the end"),
    )
    typed.find(problem, number, "start" if start < 0 else "end", f"{start}..{end}")
    return None


def _inside(typed: TypedTable, number: int, span: _Span, commitment: _Span) -> None:
    if commitment[0] <= span[0] and span[1] <= commitment[1]:
        return
    problem = Problem(
        "span-outside",
        Reason(
            "its place lies outside that of its commitment ({start} to {end})",
            start=Ordinal(commitment[0]),
            end=Ordinal(commitment[1]),
        ),
        Reason("correct the offsets, or name the commitment that holds them"),
    )
    outside = "start" if span[0] < commitment[0] else "end"
    typed.find(problem, number, outside, f"{span[0]}..{span[1]}")
