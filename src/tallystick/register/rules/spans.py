"""A place in the plan's document is whole, lies in the document, and a target's lies in its commitment's."""

from tallystick.base.findings import Problem
from tallystick.register.cells import TypedTable
from tallystick.register.descriptor import Descriptor
from tallystick.register.model import Commitment, Target
from tallystick.register.rules.model import Tables, each

Span = tuple[int, int]


def impossible_spans(tables: Tables, descriptor: Descriptor | None) -> None:
    """Find half a span, one outside the document, and a target's outside that of its commitment."""
    document = descriptor.tallystick.document if descriptor else None
    length = document.characters if document else None
    spans = _of_commitments(tables["commitments"], length)
    _of_targets(tables["targets"], length, spans)


def _of_commitments(typed: TypedTable, length: int | None) -> dict[str, Span]:
    spans: dict[str, Span] = {}
    for number, one in each(typed, Commitment):
        given = (one.start, one.end, one.span_sha256)
        if one.start is not None and one.end is not None and one.span_sha256 is not None:
            if _is_possible(typed, number, (one.start, one.end), length):
                spans[one.id] = (one.start, one.end)
        elif given != (None, None, None):
            typed.find(
                _half("its beginning, its end and its SHA-256", "all three"), number, "start", one.start
            )
    return spans


def _of_targets(typed: TypedTable, length: int | None, spans: dict[str, Span]) -> None:
    for number, one in each(typed, Target):
        if one.start is not None and one.end is not None:
            span = (one.start, one.end)
            if _is_possible(typed, number, span, length) and one.commitment in spans:
                _inside(typed, number, span, spans[one.commitment])
        elif (one.start, one.end) != (None, None):
            typed.find(_half("its beginning and its end", "both"), number, "start", one.start)


def _half(needs: str, all_of_them: str) -> Problem:
    return Problem(
        "half-a-span", f"a place in the document needs {needs}", f"give {all_of_them}, or none of them"
    )


def _is_possible(typed: TypedTable, number: int, span: Span, length: int | None) -> bool:
    start, end = span
    if 0 <= start < end and (length is None or end <= length):
        return True
    whole = f"the document has {length} characters" if length else "no document is described"
    problem = Problem(
        "impossible-span",
        f"there is no such place: {whole}",
        "count characters from 0, the beginning before the end",
    )
    typed.find(problem, number, "start", f"{start} to {end}")
    return False


def _inside(typed: TypedTable, number: int, span: Span, commitment: Span) -> None:
    if commitment[0] <= span[0] and span[1] <= commitment[1]:
        return
    problem = Problem(
        "span-outside",
        f"its place lies outside that of its commitment ({commitment[0]} to {commitment[1]})",
        "correct the offsets, or name the commitment that holds them",
    )
    typed.find(problem, number, "start", f"{span[0]} to {span[1]}")
