"""A chapter's page: the sentence for it, and its commitments in rows by section."""

from dataclasses import dataclass, replace

from tallystick.register.model import Commitment, Part
from tallystick.report.context import PageContext
from tallystick.report.spans import spans
from tallystick.report.views.composite_here import NumberHere, numbers_here
from tallystick.report.views.counts import part_sentence
from tallystick.report.views.marks import Mark, done_mark, enjoyed_mark, target_mark
from tallystick.report.views.targets import Latest, latest
from tallystick.voice import terms
from tallystick.voice.packing import Numbered, numbered, page_path
from tallystick.voice.promises import heading


@dataclass(frozen=True, slots=True)
class CommitmentRow:
    """A commitment in a list: its three answers are never merged."""

    id: str
    title: str
    path: str
    evaluability: str
    done: Mark
    met: Mark
    enjoyed: Mark
    targets: tuple[tuple[str, str, Latest], ...]


@dataclass(frozen=True, slots=True)
class SectionBlock:
    """A section with its sentence and rows."""

    id: str
    number: str
    title: str
    sentence: str
    rows: tuple[CommitmentRow, ...]
    is_chapter: bool


@dataclass(frozen=True, slots=True)
class ChapterPage:
    """One page of a chapter."""

    number: str
    title: str
    sentence: str
    contents: tuple[tuple[str, str, int], ...]
    numbers: tuple[NumberHere, ...]
    blocks: tuple[SectionBlock, ...]
    pages: Numbered


def chapter_pages(context: PageContext, chapter: Part) -> tuple[tuple[str, ChapterPage], ...]:
    """The pages of a chapter with their paths."""
    pages = context.chapter_pages(chapter)
    first = context.path(f"chapters/{chapter.id}.html")
    contents = tuple(
        (heading(part.title), context.part_path(part.id), context.book.summaries[part.id].commitments)
        for part in context.book.sections.get(chapter.id, [])
    )
    names = spans(context.language, [[part.title for part, _ in page] for page in pages])
    return tuple(
        (
            page_path(first, place),
            ChapterPage(
                number=chapter.number or "",
                title=chapter.title,
                sentence=part_sentence(context, context.book.summaries[chapter.id]),
                contents=contents,
                numbers=numbers_here(context, "chapters", chapter.id),
                blocks=tuple(_block(context, part, rows, chapter) for part, rows in page),
                pages=numbered(first, names, place),
            ),
        )
        for place, page in enumerate(pages, 1)
    )


def _block(context: PageContext, part: Part, rows: tuple[Commitment, ...], chapter: Part) -> SectionBlock:
    return SectionBlock(
        id=part.id,
        number=part.number or "",
        title=part.title,
        sentence=part_sentence(context, context.book.summaries[part.id]),
        rows=tuple(commitment_row(context, one) for one in rows),
        is_chapter=part.id == chapter.id,
    )


def commitment_row(context: PageContext, commitment: Commitment) -> CommitmentRow:
    """A commitment as a row, with the last figure of each of its targets."""
    targets = tuple(
        (heading(one.quantity), context.target_path(one.id), latest(context, one))
        for one in context.book.targets_of.get(commitment.id, ())
    )
    return replace(answers_row(context, commitment), targets=targets)


def answers_row(context: PageContext, commitment: Commitment) -> CommitmentRow:
    """A commitment as a row, with its answers alone."""
    answers = context.book.answers
    return CommitmentRow(
        id=commitment.id,
        title=commitment.title,
        path=context.commitment_path(commitment.id),
        evaluability=context.say(terms.EVALUABILITY[commitment.evaluability]),
        done=done_mark(context, answers[commitment.id, "done"].verdict),
        met=target_mark(context, answers[commitment.id, "target_met"].verdict),
        enjoyed=enjoyed_mark(context, answers[commitment.id, "right_enjoyed"].verdict),
        targets=(),
    )
