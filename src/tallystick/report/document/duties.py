"""Annexes for other duties: what was promised and found by treaty and article, and by the global goals."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from tallystick.base.reasons import msgid
from tallystick.register.indicators import Indicator
from tallystick.report.context import PageContext
from tallystick.report.document.model import ReportHeading, ReportPiece, ReportTable, ReportWords
from tallystick.report.document.parts import commitments_grid
from tallystick.report.views.listed import CommonPart
from tallystick.report.views.statements import origin
from tallystick.report.views.targets import target_row
from tallystick.report.views.treaties import TreatyRow, treaties_pages
from tallystick.report.views.ways import Ways
from tallystick.voice.cell import CellText
from tallystick.voice.promises import printed, when

#: The number of a global indicator in its code.
_GLOBAL = re.compile(r"\bSDG ([0-9]+\.[0-9a-z]+\.[0-9]+)")


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
    known = _global_indicators(context)
    for part in ways.goals.parts:
        yield from _parts(context, [part])
        rows = tuple(_measured(context, one) for _, one in known.get(part.short, ()))
        if rows:
            head = (
                say(msgid("Code")),
                say(msgid("Indicator")),
                say(msgid("Latest figure")),
                say(msgid("Source")),
            )
            yield ReportTable(say(msgid("Global indicators of this target")), head, rows, (3, 6, 4, 5))


def _global_indicators(context: PageContext) -> dict[str, list[tuple[str, Indicator]]]:
    """For each target of the goals the package's indicators that are global ones, by their codes."""
    found: dict[str, list[tuple[str, Indicator]]] = defaultdict(list)
    for one in context.book.package.indicators:
        if one.home_scheme == "sdg":
            for code in _GLOBAL.findall(one.home_code or ""):
                found[code.rpartition(".")[0]].append((code, one))
    return {
        target: sorted(rows, key=lambda row: (_order(row[0]), row[1].id)) for target, rows in found.items()
    }


def _order(code: str) -> tuple[tuple[int, str], ...]:
    return tuple((int(part) if part.isdigit() else 0, part) for part in code.split("."))


def _measured(context: PageContext, one: Indicator) -> tuple[str, str, str, str]:
    """A global indicator: its code as the package says it, its title, its latest figure, the source."""
    book, written = context.book, context.book.package.descriptor.tallystick.written_in
    named = one.home_code or ""
    code = CellText(named, "" if written == context.language.code else written, named)
    rows = book.figures.at(one.id, (book.plan.country, ""))
    if not rows:
        return code, one.title, "", ""
    last = max(rows, key=lambda row: (row.period.last, row.id))
    told = context.say(msgid("({who})"), who=when(context.language, last))
    figure = f"{printed(context.language, last)} {told}"
    return code, one.title, figure, origin(context, book.sources[last.source]).title


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
