"""The page of corrections: how to ask for one, and what became of each."""

from dataclasses import dataclass

from tallystick.base.reasons import Template, inside, msgid, plural
from tallystick.register.corrections import Correction
from tallystick.report.context import PageContext
from tallystick.report.spans import spans
from tallystick.voice.packing import Numbered, numbered, page_path
from tallystick.voice.promises import heading

#: The most corrections on a page.
_ROWS = 60
OUTCOME: dict[str, Template] = {
    "open": inside("a correction", "Open"),
    "mended": inside("a correction", "Mended"),
    "partly": inside("a correction", "Mended in part"),
    "declined": inside("a correction", "Not mended"),
}


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """What was said to be wrong, and what became of it; ``subject`` is what it is about, with its path."""

    id: str
    asked: str
    about: str
    outcome: str
    answered: str
    answer: str
    changed: str
    subject: tuple[str, str] | None
    asked_by: str


@dataclass(frozen=True, slots=True)
class CorrectionsPage:
    """One page of corrections, the latest first."""

    number: int
    pages: Numbered
    sentence: str
    rows: tuple[CorrectionRow, ...]
    data: str
    feed: str


def corrections_pages(context: PageContext) -> tuple[tuple[str, CorrectionsPage], ...]:
    """The pages of the list."""
    first = context.path("corrections.html")
    rows = tuple(correction_row(context, one) for one in latest_first(context))
    pages = context.sharing.share(first, rows, _ROWS)
    names = spans(context.language, [[one.asked for one in page] for page in pages])
    return tuple(
        (
            page_path(first, number),
            CorrectionsPage(
                number=number,
                pages=numbered(first, names, number),
                sentence=_sentence(context),
                rows=page,
                data=context.path("data.html"),
                feed=context.path("feed.xml"),
            ),
        )
        for number, page in enumerate(pages, 1)
    )


def latest_first(context: PageContext) -> tuple[Correction, ...]:
    """The corrections by the day of their answer, else of the question."""
    rows = context.book.package.corrections
    return tuple(sorted(rows, key=lambda one: ((one.answered or one.asked).last, one.id), reverse=True))


def correction_row(context: PageContext, one: Correction) -> CorrectionRow:
    """A correction in words."""
    changed = ""
    if one.was and one.now:
        told = msgid("The answer was “{was}” and is “{now}”.")
        changed = context.say(told, was=one.was, now=one.now)
    return CorrectionRow(
        id=one.id,
        asked=context.language.date(one.asked),
        about=one.about,
        outcome=context.say(OUTCOME[one.outcome]),
        answered=context.language.date(one.answered) if one.answered else "",
        answer=context.noted(one.answer),
        changed=changed,
        subject=_subject(context, one),
        asked_by=one.asked_by or "",
    )


def _subject(context: PageContext, one: Correction) -> tuple[str, str] | None:
    book = context.book
    if one.target is not None:
        return heading(book.targets[one.target].quantity), context.target_path(one.target)
    if one.deliverable is not None:
        return heading(book.deliverables[one.deliverable].title), context.deliverable_path(one.deliverable)
    if one.commitment is not None:
        return book.commitments[one.commitment].title, context.commitment_path(one.commitment)
    return None


def _sentence(context: PageContext) -> str:
    rows = context.book.package.corrections
    if not rows:
        return context.say(msgid("Nobody has asked for a correction of this plan's pages yet."))
    forms = plural(
        "{number} correction was asked for; {open} still open.",
        "{number} corrections were asked for; {open} still open.",
    )
    still = sum(one.outcome == "open" for one in rows)
    told = context.language.say_many(plural("{number} is", "{number} are"), still)
    return context.language.say_many(forms, len(rows), open=told)
