"""A list of commitments on its pages: each with its three answers, and how many have which."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tallystick.base.reasons import msgid, plural
from tallystick.base.verdicts import DONE_ANSWERS, ENJOYED_ANSWERS, NO_TARGET, TARGET_ANSWERS
from tallystick.register.model import Commitment
from tallystick.report.context import PageContext
from tallystick.report.spans import spans
from tallystick.report.views.chapters import CommitmentRow, answers_row
from tallystick.report.views.groups import gaps_path
from tallystick.report.views.listed import CommitmentList, CommonPart, PartLinks
from tallystick.report.views.marks import Mark, done_mark, enjoyed_mark, target_mark
from tallystick.report.views.ways import Ways
from tallystick.voice.packing import Numbered, numbered, page_path

#: Each question with its name, how its answers are drawn, and their codes in the order of telling.
_QUESTIONS: tuple[tuple[str, str, Callable[[PageContext, str], Mark], tuple[str, ...]], ...] = (
    (DONE_ANSWERS.question, msgid("Done?"), done_mark, DONE_ANSWERS.codes),
    (TARGET_ANSWERS.question, msgid("Target met?"), target_mark, (*TARGET_ANSWERS.codes, NO_TARGET.code)),
    (ENJOYED_ANSWERS.question, msgid("Right enjoyed?"), enjoyed_mark, ENJOYED_ANSWERS.codes),
)


@dataclass(frozen=True, slots=True)
class AnswerCounts:
    """How many of some commitments have each answer to a question; those that none has are left out."""

    question: str
    counts: tuple[tuple[Mark, int], ...]


@dataclass(frozen=True, slots=True)
class PartBlock:
    """A part of a list, or those of its commitments that a page has room for."""

    id: str
    title: str
    mark: Mark | None
    total: int
    continued: bool
    told: str
    rows: tuple[CommitmentRow, ...]


@dataclass(frozen=True, slots=True)
class CommitmentListPage:
    """One page of a list; the counts are those of the whole list, each commitment counted once.

    ``gaps`` is where the gaps of groups are told, of the list of people alone.
    """

    number: int
    pages: Numbered
    about: str
    sentence: str
    answers: tuple[AnswerCounts, ...]
    contents: PartLinks
    gaps: str
    blocks: tuple[PartBlock, ...]


def list_pages(
    context: PageContext, ways: Ways, listed: CommitmentList
) -> tuple[tuple[str, CommitmentListPage], ...]:
    """The pages of a list, the first with the counts and with links to every part."""
    pages = ways.pages(listed)
    names = spans(context.language, [_titles(page) for page in pages])
    commitments = listed.commitments.values()
    answers, sentence = answer_counts(context, commitments), _sentence(context, len(commitments))
    contents = ways.contents(listed)
    gaps = gaps_path(context) if listed is ways.groups and context.book.assessment.breakdowns else ""
    begun: set[str] = set()
    found = []
    for number, page in enumerate(pages, 1):
        blocks = tuple(_block(context, part, rows, part.id in begun) for part, rows in page)
        begun |= {part.id for part, _ in page}
        pager = numbered(listed.path, names, number)
        first = number == 1
        view = CommitmentListPage(
            number, pager, listed.about, sentence, answers, contents if first else (), gaps, blocks
        )
        found.append((page_path(listed.path, number), view))
    return tuple(found)


def _titles(page: tuple[tuple[CommonPart, tuple[Commitment, ...]], ...]) -> list[str]:
    """What a link to a page names: its parts, or its commitments where they are all of one part."""
    if len(page) == 1:
        part, rows = page[0]
        return [rows[0].title, rows[-1].title] if rows else [part.title]
    return [part.title for part, _ in page]


def _sentence(context: PageContext, count: int) -> str:
    total = len(context.book.commitments)
    if total == 1:
        here = msgid("The plan's one commitment stands here.")
        return context.say(here if count else msgid("The plan's one commitment does not stand here."))
    forms = plural(
        "{number} of the plan's {total} commitments stands here.",
        "{number} of the plan's {total} commitments stand here.",
    )
    return context.language.say_many(forms, count, total=total)


def _block(
    context: PageContext, part: CommonPart, rows: tuple[Commitment, ...], continued: bool
) -> PartBlock:
    return PartBlock(
        id=part.id,
        title=part.title,
        mark=part.mark,
        total=len(part.commitments),
        continued=continued,
        told="" if continued else told_answers(context, answer_counts(context, part.commitments)),
        rows=tuple(answers_row(context, one) for one in rows),
    )


def answer_counts(context: PageContext, commitments: Iterable[Commitment]) -> tuple[AnswerCounts, ...]:
    """How many of some commitments have each answer to each question."""
    names = [one.id for one in commitments]
    found = []
    for question, name, mark, codes in _QUESTIONS:
        counts = Counter(context.book.answers[one, question].verdict for one in names)
        told = tuple((mark(context, code), counts[code]) for code in codes if counts[code])
        found.append(AnswerCounts(context.say(name), told))
    return tuple(found)


def told_answers(context: PageContext, answers: tuple[AnswerCounts, ...]) -> str:
    """The counts in a line: Done? No evidence found 3, Done 1. Target met? Met 2."""
    told = []
    for one in answers:
        counts = context.language.list(
            (context.say(msgid("{name} {count}"), name=mark.word, count=count) for mark, count in one.counts),
            ",",
        )
        told.append(context.say(msgid("{question} {counts}."), question=one.question, counts=counts))
    return context.language.sentences(told)
