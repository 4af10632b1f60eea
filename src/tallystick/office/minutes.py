"""The minutes of a meeting, as a document that somebody works on with."""

import datetime

from tallystick.base.reasons import msgid
from tallystick.office.selectors.meetings import MeetingTold
from tallystick.pipeline.reports.write import set_report
from tallystick.report.document.model import (
    PaperReport,
    ReportHeading,
    ReportPiece,
    ReportPoints,
    ReportTable,
    ReportWords,
)
from tallystick.voice.language import Language


def minutes_docx(told: MeetingTold, plan: str, day: datetime.date, language: Language) -> bytes:
    """The minutes as DOCX; the same meeting gives the same bytes.

    Args:
        told: the meeting in words.
        plan: the plan's title.
        day: the day of the meeting, the only one that the file says of itself.
        language: the language.

    Raises:
        Refusal: what sets documents is not installed.
    """
    say = language.say
    blocks: list[ReportPiece] = [ReportHeading(2, say(msgid("Who came"))), _seats(told, language)]
    blocks.append(ReportHeading(2, say(msgid("Agenda"))))
    for number, one in enumerate(told.items, 1):
        blocks.append(ReportWords(f"{number}. {one.kind}", "lead"))
        blocks += [ReportWords(text) for text in (one.about, one.text, one.note) if text]
    blocks += [ReportHeading(2, say(msgid("Decisions"))), _decisions(told, language)]
    document = PaperReport(
        told.title,
        (plan, told.when, told.place) if told.place else (plan, told.when),
        language.code,
        day.isoformat(),
        say(msgid("Contents")),
        say(msgid("Page {page}"), page="{page}"),
        tuple(blocks),
    )
    return set_report(document, ".docx")


def _seats(told: MeetingTold, language: Language) -> ReportPiece:
    say = language.say
    if not told.seats:
        return ReportPoints((say(msgid("No body was asked to come.")),))
    return ReportTable(
        say(msgid("The bodies that were asked")),
        (say(msgid("Body")), say(msgid("Came")), say(msgid("For it"))),
        tuple((one.body, one.state[1], one.office) for one in told.seats),
        (5, 2, 4),
    )


def _decisions(told: MeetingTold, language: Language) -> ReportPiece:
    say = language.say
    if not told.decisions:
        return ReportPoints((say(msgid("Nothing was decided.")),))
    return ReportTable(
        say(msgid("What was decided, who carries it out, and by when")),
        (say(msgid("Decision")), say(msgid("Body")), say(msgid("By when")), say(msgid("How it stands"))),
        tuple((one.text, one.owner[1], one.due, one.state[1]) for one in told.decisions),
        (6, 4, 2, 2),
    )
