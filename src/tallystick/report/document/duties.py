"""Annexes for other duties: what was promised and found by treaty and article, and by the global goals."""

from collections.abc import Iterable, Iterator

from tallystick.base.reasons import msgid
from tallystick.report.context import PageContext
from tallystick.report.document.model import ReportHeading, ReportPiece, ReportTable, ReportWords
from tallystick.report.document.parts import commitments_grid
from tallystick.report.views.listed import CommonPart
from tallystick.report.views.targets import target_row
from tallystick.report.views.treaties import TreatyRow, treaties_pages
from tallystick.report.views.ways import Ways


def by_treaty(context: PageContext, ways: Ways) -> Iterator[ReportPiece]:
    """By treaty and article, as treaty bodies ask: how the State stands to each, then what was done."""
    say = context.say
    yield ReportHeading(1, say(msgid("Treaties and how the State stands to them")))
    pages = treaties_pages(context, ways)
    yield ReportWords(pages[0][1].sentence)
    rows = tuple(
        (one.name, one.standing, one.excepted, context.language.whole(count), _source(one))
        for _, page in pages
        for one, count in page.rows
    )
    head = (
        say(msgid("Treaty")),
        say(msgid("How the State stands to it")),
        say(msgid("What it excepted")),
        say(msgid("Commitments")),
        say(msgid("Source")),
    )
    if rows:
        yield ReportTable(say(msgid("Treaties")), head, rows, (5, 5, 4, 3, 4), frozenset({3}))
    yield ReportHeading(1, say(msgid("Commitments by treaty article")))
    yield from _parts(context, ways.treaties.parts)


def _source(one: TreatyRow) -> str:
    return one.origin.title if one.origin is not None else ""


def by_goal(context: PageContext, ways: Ways) -> Iterator[ReportPiece]:
    """By target of the Sustainable Development Goals, as a voluntary national review asks."""
    say = context.say
    yield ReportHeading(1, say(msgid("Commitments by Sustainable Development Goal target")))
    yield ReportWords(
        say(
            msgid(
                "Which of the global targets a commitment answers to was said by whoever made the package; "
                "the plan names few of them."
            )
        )
    )
    yield from _parts(context, ways.goals.parts)


def _parts(context: PageContext, parts: Iterable[CommonPart]) -> Iterator[ReportPiece]:
    """The commitments of each part, then the numbers that they promise with the latest figures."""
    for part in parts:
        named = context.say(msgid("{way}: {name}"), way=part.above, name=part.title)
        title = part.title if part.title.startswith(part.above) else named
        yield ReportHeading(2, title)
        yield commitments_grid(context, title, part.commitments)
        yield from _numbers(context, [one.id for one in part.commitments])


def _numbers(context: PageContext, commitments: Iterable[str]) -> Iterator[ReportPiece]:
    found = [one for name in commitments for one in context.book.targets_of.get(name, ())]
    if not found:
        return
    say, rows = context.say, []
    for one in found:
        row = target_row(context, one)
        told = [row.latest.text, say(msgid("({who})"), who=row.latest.when) if row.latest.when else ""]
        told.append(say(msgid("another measure")) if row.latest.other else "")
        rows.append((row.title, row.promise, row.deadline, " ".join(filter(None, told)), row.headline.word))
    head = (
        say(msgid("Number")),
        say(msgid("What was promised")),
        say(msgid("Deadline")),
        say(msgid("Latest figure")),
        say(msgid("Answer")),
    )
    yield ReportTable(say(msgid("What it promises in numbers")), head, tuple(rows), (5, 5, 2, 4, 3))
