"""What changed since the last edition that was published: every answer that is another one now."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from tallystick.base.reasons import msgid, plural
from tallystick.register.editions import ANSWERED, EarlierEdition, EditionAnswer
from tallystick.report.context import PageContext
from tallystick.report.spans import spans
from tallystick.report.views.marks import Mark, done_mark, target_mark
from tallystick.voice.packing import Numbered, numbered, page_path
from tallystick.voice.promises import heading

#: The most changes on a page.
_ROWS = 50
#: So much of an edition's identity names it.
_SHORT = 12


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """An answer that changed.

    Attributes:
        id: the row's identifier.
        title: what it is called now, or was called then where it is gone.
        path: its place now; empty where it is gone.
        was: the answer then; None where there was no such row.
        now: the answer now; None where it is gone.
        why: the reason for the answer now.
    """

    id: str
    title: str
    path: str
    was: Mark | None
    now: Mark | None
    why: str


@dataclass(frozen=True, slots=True)
class EditionRow:
    """An earlier edition as it is listed."""

    published: str
    short: str
    method: str
    judged_to: str
    known_by: str
    url: str


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """One page of what changed; the editions stand on the first."""

    number: int
    pages: Numbered
    sentence: str
    method: str
    rows: tuple[ChangedRow, ...]
    editions: tuple[EditionRow, ...]


def last_edition(context: PageContext) -> EarlierEdition | None:
    """The latest edition that the package keeps, other than this one; None where it keeps none."""
    own = context.book.material.identity.assessment_id
    others = [one for one in context.book.package.editions if one.assessment != own]
    return max(others, key=lambda one: (one.published.last, one.id), default=None)


def changed_rows(context: PageContext, edition: EarlierEdition) -> tuple[ChangedRow, ...]:
    """The answers that are others than in an edition: of targets, then of deliverables."""
    then: dict[str, dict[str, EditionAnswer]] = {table: {} for table in ANSWERED}
    for one in context.book.package.edition_answers:
        if one.edition == edition.id:
            then[one.table][one.row] = one
    targets = _changed(then["targets"], _targets(context), partial(target_mark, context))
    things = _changed(then["deliverables"], _deliverables(context), partial(done_mark, context))
    return (*targets, *things)


def changes_pages(context: PageContext) -> tuple[tuple[str, ChangesPage], ...]:
    """The pages of what changed since the last edition; none where the package keeps none."""
    edition = last_edition(context)
    if edition is None:
        return ()
    first = context.path("changes.html")
    rows = changed_rows(context, edition)
    pages = context.sharing.share(first, rows, _ROWS)
    names = spans(context.language, [[one.title for one in page] for page in pages])
    return tuple(
        (
            page_path(first, number),
            ChangesPage(
                number=number,
                pages=numbered(first, names, number),
                sentence=_sentence(context, edition, len(rows)),
                method=_method(context, edition),
                rows=page,
                editions=_editions(context) if number == 1 else (),
            ),
        )
        for number, page in enumerate(pages, 1)
    )


@dataclass(frozen=True, slots=True)
class _Answered:
    """A row that is answered now."""

    id: str
    title: str
    path: str
    code: str
    why: str


def _changed(
    then: dict[str, EditionAnswer], now: Iterable[_Answered], mark: Callable[[str], Mark]
) -> Iterator[ChangedRow]:
    """Of the rows of a table those with another answer than then, the new ones, and those that are gone."""
    left = dict(then)
    for one in now:
        was = left.pop(one.id, None)
        if was is None or was.answer != one.code:
            before = None if was is None else mark(was.answer)
            yield ChangedRow(one.id, one.title, one.path, before, mark(one.code), one.why)
    for row, was in left.items():
        yield ChangedRow(row, heading(was.title), "", mark(was.answer), None, "")


def _targets(context: PageContext) -> Iterator[_Answered]:
    for one in context.book.targets.values():
        verdict = context.book.verdicts[one.id, "default"]
        why = context.explain_by("default", verdict.reason)
        yield _Answered(one.id, heading(one.quantity), context.target_path(one.id), verdict.verdict, why)


def _deliverables(context: PageContext) -> Iterator[_Answered]:
    for one in context.book.deliverables.values():
        verdict = context.book.deliverable_verdicts[one.id]
        path, why = context.deliverable_path(one.id), context.explain(verdict.reason)
        yield _Answered(one.id, heading(one.title), path, verdict.verdict, why)


def _sentence(context: PageContext, edition: EarlierEdition, changed: int) -> str:
    day = context.language.date(edition.published)
    if not changed:
        return context.say(msgid("No answer has changed since the edition of {day}."), day=day)
    forms = plural(
        "{number} answer has changed since the edition of {day}.",
        "{number} answers have changed since the edition of {day}.",
    )
    return context.language.say_many(forms, changed, day=day)


def _method(context: PageContext, edition: EarlierEdition) -> str:
    """What else differs between the editions: answers change by evidence, by days and by the method."""
    assessment = context.book.assessment
    told = []
    if edition.method != assessment.method:
        words = msgid("That edition was judged by the method “{then}”, this one by “{now}”.")
        told.append(context.say(words, then=edition.method, now=assessment.method))
    if edition.known_by.last.isoformat() != assessment.known_by:
        words = msgid("That edition heard sources known by {then}, this one those known by {now}.")
        then = context.language.date(edition.known_by)
        told.append(context.say(words, then=then, now=context.day(assessment.known_by)))
    return context.language.sentences(told)


def _editions(context: PageContext) -> tuple[EditionRow, ...]:
    rows = context.book.package.editions
    date = context.language.date
    return tuple(
        EditionRow(
            date(one.published),
            one.assessment[:_SHORT],
            one.method,
            date(one.judged_to),
            date(one.known_by),
            one.url or "",
        )
        for one in sorted(rows, key=lambda one: (one.published.last, one.id), reverse=True)
    )
