"""What changed since the last edition that was published: every answer that is another one now."""

from collections.abc import Iterator
from dataclasses import dataclass

from tallystick.base.reasons import msgid, plural
from tallystick.register.editions import EarlierEdition, EditionAnswer
from tallystick.report.context import PageContext
from tallystick.report.spans import spans
from tallystick.report.views.marks import Mark, done_mark, target_mark
from tallystick.voice.packing import Numbered, numbered, page_path
from tallystick.voice.promises import heading

#: The most changes on a page.
_ROWS = 50


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
    kept = [one for one in context.book.package.edition_answers if one.edition == edition.id]
    then = {(one.table, one.row): one for one in kept}
    return (*_targets(context, then), *_deliverables(context, then))


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


Then = dict[tuple[str, str], EditionAnswer]


def _targets(context: PageContext, then: Then) -> Iterator[ChangedRow]:
    book = context.book
    for target in book.targets.values():
        verdict = book.verdicts[target.id, "default"]
        was = then.get(("targets", target.id))
        if was is None or was.answer != verdict.verdict:
            yield ChangedRow(
                id=target.id,
                title=heading(target.quantity),
                path=context.target_path(target.id),
                was=None if was is None else target_mark(context, was.answer),
                now=target_mark(context, verdict.verdict),
                why=context.explain_by("default", verdict.reason),
            )
    for (table, row), was in then.items():
        if table == "targets" and row not in book.targets:
            yield ChangedRow(row, heading(was.title), "", target_mark(context, was.answer), None, "")


def _deliverables(context: PageContext, then: Then) -> Iterator[ChangedRow]:
    book = context.book
    for one in book.deliverables.values():
        verdict = book.deliverable_verdicts[one.id]
        was = then.get(("deliverables", one.id))
        if was is None or was.answer != verdict.verdict:
            yield ChangedRow(
                id=one.id,
                title=heading(one.title),
                path=context.deliverable_path(one.id),
                was=None if was is None else done_mark(context, was.answer),
                now=done_mark(context, verdict.verdict),
                why=context.explain(verdict.reason),
            )
    for (table, row), was in then.items():
        if table == "deliverables" and row not in book.deliverables:
            yield ChangedRow(row, heading(was.title), "", done_mark(context, was.answer), None, "")


def _sentence(context: PageContext, edition: EarlierEdition, changed: int) -> str:
    day = context.language.date(edition.published)
    if not changed:
        return context.say(msgid("No answer is another one than in the edition of {day}."), day=day)
    forms = plural(
        "{number} answer is another one than in the edition of {day}.",
        "{number} answers are others than in the edition of {day}.",
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
            date(one.published), one.id, one.method, date(one.judged_to), date(one.known_by), one.url or ""
        )
        for one in sorted(rows, key=lambda one: (one.published.last, one.id), reverse=True)
    )
