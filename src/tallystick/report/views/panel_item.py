"""What a panel coded of a commitment: its verdicts, each code with its reason, dissents and replies."""

from collections.abc import Iterator
from dataclasses import dataclass

from tallystick.base.reasons import Template, inside, msgid, plural
from tallystick.panel.results import VerdictRow
from tallystick.register.panels import Assessor, Judgement
from tallystick.report.coded_words import code_word, rubric_text
from tallystick.report.context import PageContext
from tallystick.voice.language import Language

#: How a verdict came about; of some it is told how many codes it rests on.
_BASIS: dict[str, Template] = {
    "settled": inside("how a panel came to a verdict", "settled by a further assessor"),
    "alike": inside("how a panel came to a verdict", "all codes alike"),
    "differ": inside("how a panel came to a verdict", "the codes differ"),
    "no_level": inside("how a panel came to a verdict", "no level was given"),
}
_MEDIAN = plural("the median of {number} code", "the median of {number} codes")
_ROUND: dict[str, Template] = {
    "first": inside("a round of coding", "blind"),
    "second": inside("a round of coding", "after the talk"),
    "settled": inside("a round of coding", "settling"),
}
_TIED_LATE = msgid("tied to it, and declared it only after the panel was locked")


@dataclass(frozen=True, slots=True)
class PanelAnswer:
    """The panel's verdict on a question.

    Attributes:
        criterion: the question's name.
        question: what was asked.
        codes: the codes of the verdict, each with what it means.
        basis: how it came about.
        dissents: how many dissents are held against it, in words; empty for none.
        government: the government's own rating, in words; empty where there is none.
    """

    criterion: str
    question: str
    codes: tuple[tuple[str, str], ...]
    basis: str
    dissents: str
    government: str


@dataclass(frozen=True, slots=True)
class CodeGiven:
    """A code as an assessor gave it.

    Attributes:
        who: the assessor.
        round: in which round.
        code: the code.
        why: the listed reason, and the reason in the assessor's words.
        sources: the sources that were read, with where each is described.
        evidence: what else was.
        own: said where no source is named that those concerned don't control; else empty.
        late: said where an interest that was declared after the lock bars them from it; else empty.
    """

    who: str
    round: str
    code: str
    why: tuple[str, str]
    sources: tuple[tuple[str, str], ...]
    evidence: str
    own: str
    late: str


@dataclass(frozen=True, slots=True)
class SaidBeside:
    """A dissent or a body's reply: by whom, when, about what, and the words."""

    id: str
    who: str
    about: str
    text: str
    decided: str = ""


@dataclass(frozen=True, slots=True)
class PanelItemPage:
    """What the page of a commitment's codes shows."""

    id: str
    title: str
    path: str
    panel: str
    panel_path: str
    answers: tuple[tuple[PanelAnswer, tuple[CodeGiven, ...]], ...]
    dissents: tuple[SaidBeside, ...]
    replies: tuple[SaidBeside, ...]


def panel_item_path(context: PageContext, commitment: str) -> str:
    """Where a commitment's codes stand."""
    return context.path(f"panel/{commitment}.html")


def panel_answers(context: PageContext, commitment: str) -> tuple[PanelAnswer, ...]:
    """The panel's verdicts on a commitment, in the order of the rubric; none where it was not coded."""
    return tuple(_answer(context, one) for one in context.book.coded.verdicts_of.get(commitment, ()))


def _answer(context: PageContext, one: VerdictRow) -> PanelAnswer:
    rubric = context.book.coded.rubric
    first = next(iter(rubric[one.criterion].values()))
    return PanelAnswer(
        criterion=one.criterion,
        question=rubric_text(context.language, first.question or one.criterion),
        codes=tuple(
            (
                code_word(context.language, one.criterion, code),
                rubric_text(context.language, rubric[one.criterion][code].means),
            )
            for code in one.codes
        ),
        basis=_basis(context.language, one),
        dissents=_dissents(context, one.dissents),
        government=_government(context, one),
    )


def _basis(language: Language, one: VerdictRow) -> str:
    return language.say(_BASIS[one.basis]) if one.basis in _BASIS else language.say_many(_MEDIAN, one.given)


def _dissents(context: PageContext, many: int) -> str:
    forms = plural("{number} dissent", "{number} dissents")
    return context.language.say_many(forms, many) if many else ""


def _government(context: PageContext, one: VerdictRow) -> str:
    if not one.government:
        return ""
    code = code_word(context.language, one.criterion, one.government)
    if one.government_higher_by is None:
        return context.say(msgid("the government says {code}"), code=code)
    by = context.language.number(abs(one.government_higher_by).normalize() + 0)
    if one.government_higher_by > 0:
        told = msgid("the government says {code}, higher by {levels} on the scale")
    elif one.government_higher_by < 0:
        told = msgid("the government says {code}, lower by {levels} on the scale")
    else:
        return context.say(msgid("the government says the same: {code}"), code=code)
    return context.say(told, code=code, levels=by)


def panel_item_page(context: PageContext, commitment: str) -> PanelItemPage:
    """The view of a commitment's codes."""
    book = context.book
    answers = panel_answers(context, commitment)
    given = book.coded.judgements_of.get(commitment, ())
    return PanelItemPage(
        id=commitment,
        title=book.commitments[commitment].title,
        path=context.commitment_path(commitment),
        panel=book.coded.panel,
        panel_path=context.path("panel/index.html"),
        answers=tuple(
            (answer, tuple(_code(context, one) for one in given if one.criterion == answer.criterion))
            for answer in answers
        ),
        dissents=tuple(_dissents_of(context, commitment)),
        replies=tuple(_replies_of(context, commitment)),
    )


def _code(context: PageContext, one: Judgement) -> CodeGiven:
    book = context.book
    why = book.coded.reasons.get(one.why)
    return CodeGiven(
        who=assessor_name(context, book.coded.assessors[one.assessor]),
        round=context.say(_ROUND[one.round]),
        code=code_word(context.language, one.criterion, one.code),
        why=(rubric_text(context.language, why.means) if why is not None else one.why, one.reason),
        sources=tuple((book.sources[source].title, context.source_path(source)) for source in one.sources),
        evidence=one.evidence or "",
        own="" if one.independent else context.say(msgid("no source that those concerned don't control")),
        late=context.say(_TIED_LATE) if (one.assessor, one.commitment) in book.coded.tied_late else "",
    )


def assessor_name(context: PageContext, one: Assessor) -> str:
    """An assessor as they are printed: their name, or the number by which alone they are known."""
    return one.name or context.say(msgid("Assessor {number}"), number=one.id)


def _dissents_of(context: PageContext, commitment: str) -> Iterator[SaidBeside]:
    book = context.book
    for one in book.coded.dissents_of.get(commitment, ()):
        who = assessor_name(context, book.coded.assessors[one.assessor])
        yield SaidBeside(one.id, who, _question(context, one.criterion), one.statement)


def _question(context: PageContext, criterion: str | None) -> str:
    codes = context.book.coded.rubric.get(criterion or "")
    first = next(iter(codes.values())) if codes else None
    if first is None or first.question is None:
        return context.say(msgid("on the whole verdict"))
    return context.say(msgid("on: {question}"), question=rubric_text(context.language, first.question))


def _replies_of(context: PageContext, commitment: str) -> Iterator[SaidBeside]:
    book = context.book
    for one in book.coded.replies_of.get(commitment, ()):
        decided = msgid("The panel on this correction: {text}")
        yield SaidBeside(
            one.id,
            book.bodies[one.body].name,
            context.language.date(one.given),
            one.statement,
            context.say(decided, text=one.decided) if one.decided else "",
        )
