"""A submission stands beside a commitment with leave and redacted by an office that doesn't answer for it."""

import re
from collections.abc import Iterator

from tallystick.base.findings import Problem
from tallystick.base.reasons import Reason
from tallystick.register.bodies import Responsibility
from tallystick.register.cells import CellFault
from tallystick.register.descriptor import Descriptor
from tallystick.register.events import SUBMISSION, Event
from tallystick.register.rules.model import Tables, each

_NO_LEAVE = Problem(
    "submission-without-leave",
    Reason("its sender has not allowed that it stands here"),
    Reason("take the row out until they have, and then write true"),
)
_UNREDACTED = Problem(
    "submission-not-redacted",
    Reason("nobody is named who has redacted it"),
    Reason("name the office whose person has read it for whatever tells who wrote it"),
)
_BY_WHO_ANSWERS = Problem(
    "submission-redacted-by-who-answers",
    Reason("the office that redacted it has a part in this commitment, so it must not read what was written"),
    Reason("have it redacted by an office that has none"),
)
_WITH_SOURCE = Problem(
    "submission-with-source",
    Reason("what somebody wrote in is no source, and a source's figures and deeds are rows of their own"),
    Reason("leave it empty"),
)
_OF_DELIVERABLE = Problem(
    "submission-of-a-deliverable",
    Reason("a submission stands beside a commitment and shows no deliverable done or undone"),
    Reason("name the commitment instead"),
)
_TO_THE_DAY = Problem(
    "submission-to-the-day",
    Reason("a day can tell who wrote it"),
    Reason("write the month or the year"),
)
_TELLS_WHO = Problem(
    "submission-tells-who",
    Reason("an address or a long number stands in it, by which somebody can be found"),
    Reason("have it redacted again"),
)
_LEAVE_OF_OTHERS = Problem(
    "leave-of-no-submission",
    Reason("only a submission has a sender's leave and an office that redacted it"),
    Reason("leave it empty, or set the kind to submission"),
)
#: An address of mail, or a number as long as that of a telephone, an account or an identity card; with the
#: signs of a Chinese keyboard and the dashes that programs make of a hyphen, too.
_WHO = re.compile(r"\S[@\uff20]\S|\d(?:[ ().\-\u00a0\u00b7\u2010-\u2015\u2212\u3000\uff0d]?\d){8,}")
_LINK = re.compile(r"https?://\S+")


def tells_who(text: str) -> bool:
    """Whether an address of mail or a long number stands in a text, outside of the links in it.

    Examples:
        >>> tells_who("Ring 138 0013 8000."), tells_who("It is at https://example.org/202403250001.html")
        (True, False)
    """
    return _WHO.search(_LINK.sub(" ", text)) is not None


def submissions_that_cannot_stand(tables: Tables, _: Descriptor | None) -> None:
    """Find submissions without leave or redaction, that tell who wrote, or that would stand for proof."""
    typed = tables["events"]
    parts = {(one.commitment, one.body) for _, one in each(tables["responsibilities"], Responsibility)}
    for number, one in each(typed, Event):
        found = [*_wrong(one, parts), *_telling_who(one)] if one.kind == SUBMISSION else _of_others(one)
        for problem, column, value in found:
            typed.find(problem, number, column, value)


def _wrong(one: Event, parts: set[tuple[str, str]]) -> Iterator[CellFault]:
    if one.leave is not True:
        yield _NO_LEAVE, "leave", one.leave
    if one.redacted_by is None:
        yield _UNREDACTED, "redacted_by", None
    elif (one.commitment or "", one.redacted_by) in parts:
        yield _BY_WHO_ANSWERS, "redacted_by", one.redacted_by
    if one.source is not None:
        yield _WITH_SOURCE, "source", one.source
    if one.deliverable is not None:
        yield _OF_DELIVERABLE, "deliverable", one.deliverable
    if one.date is not None and one.date.first == one.date.last:
        yield _TO_THE_DAY, "date", one.date


def _telling_who(one: Event) -> Iterator[CellFault]:
    for column, text in (("statement", one.statement), ("note", one.note)):
        if text is not None and _WHO.search(text):
            yield _TELLS_WHO, column, text


def _of_others(one: Event) -> Iterator[CellFault]:
    for column, value in (("leave", one.leave), ("redacted_by", one.redacted_by)):
        if value is not None:
            yield _LEAVE_OF_OTHERS, column, value
