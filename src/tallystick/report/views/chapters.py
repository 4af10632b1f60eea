"""A chapter's page: the sentence for it, and its commitments in rows by section."""

from dataclasses import dataclass

from tallystick.register.model import Commitment, Part
from tallystick.report.desk import Desk
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
    blocks: tuple[SectionBlock, ...]
    pages: Numbered


def chapter_pages(desk: Desk, chapter: Part) -> tuple[tuple[str, ChapterPage], ...]:
    """The pages of a chapter with their paths."""
    pages = desk.chapter_pages[chapter.id]
    first = desk.path(f"chapters/{chapter.id}.html")
    contents = tuple(
        (heading(part.title), desk.part_path(part.id), desk.book.summaries[part.id].commitments)
        for part in desk.book.sections.get(chapter.id, [])
    )
    return tuple(
        (
            page_path(first, place),
            ChapterPage(
                number=chapter.number or "",
                title=chapter.title,
                sentence=part_sentence(desk, desk.book.summaries[chapter.id]),
                contents=contents,
                blocks=tuple(_block(desk, part, rows, chapter) for part, rows in page),
                pages=numbered(first, len(pages), place),
            ),
        )
        for place, page in enumerate(pages, 1)
    )


def _block(desk: Desk, part: Part, rows: tuple[Commitment, ...], chapter: Part) -> SectionBlock:
    return SectionBlock(
        id=part.id,
        number=part.number or "",
        title=part.title,
        sentence=part_sentence(desk, desk.book.summaries[part.id]),
        rows=tuple(commitment_row(desk, one) for one in rows),
        is_chapter=part.id == chapter.id,
    )


def commitment_row(desk: Desk, commitment: Commitment) -> CommitmentRow:
    """A commitment as a row."""
    answers = desk.book.answers
    return CommitmentRow(
        id=commitment.id,
        title=commitment.title,
        path=desk.commitment_path(commitment.id),
        evaluability=desk.say(terms.EVALUABILITY[commitment.evaluability]),
        done=done_mark(desk, answers[commitment.id, "done"].verdict),
        met=target_mark(desk, answers[commitment.id, "target_met"].verdict),
        enjoyed=enjoyed_mark(desk, answers[commitment.id, "right_enjoyed"].verdict),
        targets=tuple(
            (heading(one.quantity), desk.target_path(one.id), latest(desk, one))
            for one in desk.book.targets_of.get(commitment.id, ())
        ),
    )
