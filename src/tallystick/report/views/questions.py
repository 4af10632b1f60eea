"""What we would need to know, as a letter to each body that should know it."""

from collections import defaultdict
from dataclasses import dataclass

from tallystick.base.reasons import Year, msgid, plural
from tallystick.register.indicators import CommitmentIndicator, Indicator
from tallystick.report.context import PageContext
from tallystick.report.indicator_system import IndicatorSystem
from tallystick.report.spans import spans
from tallystick.report.views.indicator import broken_down
from tallystick.voice.packing import Numbered, numbered, page_path

#: What is asked of that which is there or not, by its unit.
_SINCE_WHEN = {
    "date": msgid("Since when has it been in force, and where is the text?"),
    "yes_no": msgid("Is it so, since when, and where does it stand?"),
}
#: What is asked of a value, by how often it is measured.
_SINGLE_VALUES = msgid(
    "What was it ({unit}) each time that it was measured from {first} to {last}, and the last time before?"
)
_VALUE = {
    "annual": msgid("What was it ({unit}) in each year from {first} to {last}?"),
    "biennial": _SINGLE_VALUES,
    "five_yearly": _SINGLE_VALUES,
    "continuous": msgid("What was it ({unit}) at the end of each year from {first} to {last}?"),
    "once": msgid("What was it ({unit}), and on which day?"),
    None: msgid("What was it ({unit}) in the years from {first} to {last}?"),
}
_DIFFERS = msgid("If it is not alike for all, please tell apart: {groups}.")
_BROKEN_DOWN = msgid("Broken down by {groups}.")
#: The most questions on a page of a letter, and bodies on one of their index.
_QUESTIONS, _BODIES = 25, 150


@dataclass(frozen=True, slots=True)
class ValueAsked:
    """A value that a body is asked for."""

    number: int
    title: str
    path: str
    definition: str
    ask: str
    partly: str


@dataclass(frozen=True, slots=True)
class AskedAbout:
    """A commitment with the values asked for about it."""

    id: str
    title: str
    path: str
    questions: tuple[ValueAsked, ...]


@dataclass(frozen=True, slots=True)
class LetterPage:
    """One page of the letter to a body."""

    body: str
    first: bool
    sentence: str
    blocks: tuple[AskedAbout, ...]
    pages: Numbered


@dataclass(frozen=True, slots=True)
class QuestionsPage:
    """The index of the letters."""

    number: int
    sentence: str
    bodies: tuple[tuple[str, str, int, int], ...]
    pages: Numbered


def questions_pages(context: PageContext, system: IndicatorSystem) -> tuple[tuple[str, QuestionsPage], ...]:
    """The index of the letters, by body."""
    rows = [
        (body, system.letter_path(body), len(links), len({one.commitment for one in links}))
        for body, links in system.asked.items()
    ]
    first = context.path("questions/index.html")
    pages = context.sharing.share(first, rows, _BODIES)
    sentence = _sentence(context, system, len(rows))
    names = spans(context.language, [[name for name, *_ in page] for page in pages])
    return tuple(
        (page_path(first, number), QuestionsPage(number, sentence, page, numbered(first, names, number)))
        for number, page in enumerate(pages, 1)
    )


def _sentence(context: PageContext, system: IndicatorSystem, bodies: int) -> str:
    """How many values are not published, and how many bodies should know them."""
    missing = sum(
        one.availability in {"partly", "not_published"} for one in system.package.commitment_indicators
    )
    values = plural(
        "{number} value is not published, or not in full.",
        "{number} values are not published, or not in full.",
    )
    known = plural(
        "{number} body should know; it has a page that can be printed and sent as a letter.",
        "{number} bodies should know them; each has a page that can be printed and sent as a letter.",
    )
    say_many, shared = context.language.say_many, ""
    if sum(map(len, system.asked.values())) > missing:
        shared = context.say(msgid("A value that several bodies should know stands under each of them."))
    return context.language.sentences((say_many(values, missing), say_many(known, bodies), shared))


def letter_pages(
    context: PageContext, system: IndicatorSystem, body: str
) -> tuple[tuple[str, LetterPage], ...]:
    """The letter to a body: its questions by commitment, on as many pages as they need."""
    links = system.asked[body]
    questions = [(link, _question(context, system, link, number)) for number, link in enumerate(links, 1)]
    pages = context.sharing.share(system.letter_path(body), questions, _QUESTIONS)
    forms = plural(
        "To assess the plan, we would need to know {number} value that we did not find published.",
        "To assess the plan, we would need to know {number} values that we did not find published.",
    )
    sentence = context.language.say_many(forms, len(links))
    names = spans(context.language, [[one.title for _, one in page] for page in pages])
    return tuple(
        (
            system.letter_path(body, number),
            LetterPage(
                body,
                number == 1,
                sentence,
                _by_commitment(context, page),
                numbered(system.letter_path(body), names, number),
            ),
        )
        for number, page in enumerate(pages, 1)
    )


def _by_commitment(
    context: PageContext, rows: tuple[tuple[CommitmentIndicator, ValueAsked], ...]
) -> tuple[AskedAbout, ...]:
    found: dict[str, list[ValueAsked]] = defaultdict(list)
    for link, question in rows:
        found[link.commitment].append(question)
    return tuple(
        AskedAbout(
            name, context.book.commitments[name].title, context.commitment_path(name), tuple(questions)
        )
        for name, questions in found.items()
    )


def _ask(context: PageContext, indicator: Indicator) -> str:
    """What is asked of an indicator: of a value, for the plan's years and the one before."""
    if indicator.unit in _SINCE_WHEN:
        return context.say(_SINCE_WHEN[indicator.unit])
    plan = context.book.plan_period
    return context.say(
        _VALUE[indicator.frequency],
        unit=context.language.unit(indicator.unit),
        first=Year(plan.first.year - 1),
        last=Year(plan.last.year),
    )


def _apart(context: PageContext, indicator: Indicator, link: CommitmentIndicator) -> str:
    """By what the answer should be told apart."""
    groups = broken_down(context, link)
    told = _DIFFERS if indicator.unit in _SINCE_WHEN else _BROKEN_DOWN
    return context.say(told, groups=groups) if groups else ""


def _question(
    context: PageContext, system: IndicatorSystem, link: CommitmentIndicator, number: int
) -> ValueAsked:
    indicator = system.indicators[link.indicator]
    return ValueAsked(
        number=number,
        title=indicator.title,
        path=system.path(indicator.id),
        definition=indicator.definition,
        ask=context.language.sentences((_ask(context, indicator), _apart(context, indicator, link))),
        partly=context.noted(link.note) if link.availability == "partly" else "",
    )
