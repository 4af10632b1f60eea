"""Drafts that were opened for comment: what was said of each, and what was changed by it or why not."""

from dataclasses import dataclass

from tallystick.base.reasons import msgid
from tallystick.register.public import Consultation, ConsultationPoint, DraftParagraph
from tallystick.report.context import PageContext
from tallystick.report.office_link import TEXTS, office_link
from tallystick.report.spans import spans
from tallystick.voice.packing import Numbered, numbered, page_path
from tallystick.voice.public_words import POINT_ANSWER, UNANSWERED

_DRAFTS = 10


@dataclass(frozen=True, slots=True)
class PointRow:
    """A point that comments made: what was said, by how many, what became of it, what was done, and when.

    Attributes:
        said: what was said.
        on: on which part of the text.
        comments: by how many.
        answer: what became of it.
        did: what was changed, or why nothing was.
        day: when that was answered.
        reasons: the reasons that were given for it, and those against it; each empty where there are none.
    """

    said: str
    on: str
    comments: int
    answer: str
    did: str
    day: str
    reasons: tuple[str, str]


@dataclass(frozen=True, slots=True)
class DraftBlock:
    """A draft that was opened for comment.

    Attributes:
        anchor: where it stands on its page.
        title: what was opened for comment.
        body: the body that asked, and its page.
        days: from when until when comments were taken.
        comments: how many came.
        silent: of how many nobody has said what became of them.
        commitment: the commitment that it carries out, and its page; empty where there is none.
        source: where the text is printed, and its page; empty where that is not known.
        paragraphs: each with its number, what it says, and each earlier wording with the day of its change,
            the last one first.
        points: what comments said.
        note: what a reader should know.
    """

    anchor: str
    title: str
    body: tuple[str, str]
    days: tuple[str, str]
    comments: int
    silent: int
    commitment: tuple[str, str]
    source: tuple[str, str]
    paragraphs: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]
    points: tuple[PointRow, ...]
    note: str


@dataclass(frozen=True, slots=True)
class ConsultationsPage:
    """One page of drafts; the first says how many there are and how many comments have no answer."""

    number: int
    pages: Numbered
    drafts: int
    comments: int
    silent: int
    rows: tuple[DraftBlock, ...]
    office: str


def consultations_pages(context: PageContext) -> tuple[tuple[str, ConsultationsPage], ...]:
    """The pages of drafts, the latest first; none where the package has none."""
    rows = sorted(context.book.package.consultations, key=lambda one: (one.opened.text, one.id), reverse=True)
    if not rows:
        return ()
    blocks = [_block(context, one) for one in rows]
    first = context.path("consultations.html")
    pages = context.sharing.share(first, blocks, _DRAFTS)
    names = spans(context.language, [[one.title for one in page] for page in pages])
    return tuple(
        (
            page_path(first, number),
            ConsultationsPage(
                number,
                numbered(first, names, number),
                len(blocks),
                sum(one.comments for one in blocks),
                sum(one.silent for one in blocks),
                tuple(page),
                office_link(context, TEXTS),
            ),
        )
        for number, page in enumerate(pages, 1)
    )


def unanswered(draft: Consultation, points: list[ConsultationPoint]) -> int:
    """How many comments on a draft nobody has answered.

    A comment that makes two points may be counted under both: where nobody has counted each comment by
    itself, no more are answered than came.
    """
    if draft.unanswered is not None:
        return draft.unanswered
    return draft.comments - min(draft.comments, sum(one.comments for one in points if one.answer is not None))


def _block(context: PageContext, draft: Consultation) -> DraftBlock:
    package, book, language = context.book.package, context.book, context.language
    paragraphs = [one for one in package.draft_paragraphs if one.consultation == draft.id]
    points = [one for one in package.consultation_points if one.consultation == draft.id]
    numbers = {one.id: one.number for one in paragraphs}
    commitment = book.commitments.get(draft.commitment or "")
    source = book.sources.get(draft.source or "")
    return DraftBlock(
        f"draft-{draft.id}",
        draft.title,
        (book.bodies[draft.body].name, context.body_path(draft.body)),
        (language.date(draft.opened), language.date(draft.closed)),
        draft.comments,
        unanswered(draft, points),
        (commitment.title, context.commitment_path(commitment.id)) if commitment else ("", ""),
        (source.title, context.source_path(source.id)) if source else ("", ""),
        tuple((one.number, one.says, _earlier(context, one)) for one in paragraphs),
        tuple(_point(context, one, numbers) for one in points),
        context.noted(draft.note),
    )


def _earlier(context: PageContext, paragraph: DraftParagraph) -> tuple[tuple[str, str], ...]:
    """What a paragraph said before, and on which day that was changed, the last wording first."""
    date, rows = context.language.date, context.book.package.earlier_paragraphs
    last = ((paragraph.was, date(paragraph.changed)),) if paragraph.was and paragraph.changed else ()
    before = sorted((one for one in rows if one.paragraph == paragraph.id), key=lambda one: -one.wording)
    return (*last, *((one.says, date(one.changed)) for one in before))


def _point(context: PageContext, one: ConsultationPoint, numbers: dict[str, str]) -> PointRow:
    answer = POINT_ANSWER[one.answer] if one.answer else UNANSWERED
    return PointRow(
        one.said,
        numbers.get(one.paragraph or "", context.say(msgid("The whole text"))),
        one.comments,
        context.say(answer),
        one.did or "",
        context.language.date(one.answered) if one.answered else "",
        (one.reasons_for or "", one.reasons_against or ""),
    )
