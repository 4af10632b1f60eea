"""By when the State is to report on what others asked, as entries of the calendar: one a document and day."""

import datetime
from collections.abc import Iterator, Sequence

from tallystick.base.dates import PartialDate
from tallystick.base.reasons import msgid, plural
from tallystick.register.recommendations import TAKEN_ON, Recommendation
from tallystick.report.asked import CYCLES, MECHANISMS, AskedBook
from tallystick.report.asked_words import MECHANISM
from tallystick.report.context import PageContext
from tallystick.report.views.calendar_day import AHEAD, PAST, CalendarDay
from tallystick.report.views.statements import origin

#: What was refused or only noted is owed to nobody.
_NOT_OWED = frozenset({"noted", "rejected"})


def asked_days(context: PageContext, known: datetime.date) -> Iterator[CalendarDay]:
    """What the State has to report on, from what still stands and was accepted, or asks for no answer.

    Whether it did is no row of the package: what was done stands with each recommendation.
    """
    together: dict[tuple[str, PartialDate], list[Recommendation]] = {}
    for one in context.book.package.recommendations:
        if one.due is not None and one.stands and one.response not in _NOT_OWED:
            together.setdefault((one.document, one.due), []).append(one)
    if together:
        book = AskedBook(context)
        yield from (_day(context, book, due, owed, known) for (_, due), owed in together.items())


def _day(
    context: PageContext,
    book: AskedBook,
    due: PartialDate,
    owed: Sequence[Recommendation],
    known: datetime.date,
) -> CalendarDay:
    first, say = owed[0], context.say
    way, name = (CYCLES, str(first.cycle)) if first.cycle else (MECHANISMS, first.mechanism)
    accepted = sum(one.response in TAKEN_ON for one in owed)
    title = context.language.say_many(
        plural(
            "Report on {number} recommendation or concern of {document}",
            "Report on {number} recommendations and concerns of {document}",
        ),
        len(owed),
        document=first.document,
    )
    notes = [
        context.language.say_many(
            plural("{number} of them was accepted.", "{number} of them were accepted."), accepted
        )
    ]
    told = say(msgid("due {due}"), due=context.language.date(due))
    if due.last < known:
        notes.append(say(msgid("What was done stands with each of them.")))
    sources = dict.fromkeys(one.source for one in owed if one.source)
    return CalendarDay(
        id=f"asked-{first.id}",
        standing=PAST if due.last < known else AHEAD,
        day=due,
        kind=say(msgid("recommendations")),
        title=title,
        held_by=first.committee or say(MECHANISM[first.mechanism]),
        told=told,
        note=context.language.sentences(notes),
        path=book.path(way, name),
        label=first.document,
        origins=tuple(origin(context, context.book.sources[name]) for name in sources),
    )
