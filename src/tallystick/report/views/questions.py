"""What we would need to know, as a letter to each body that should know it."""

from collections import defaultdict
from dataclasses import dataclass

from tallystick.register.indicators import CommitmentIndicator
from tallystick.report.desk import Desk
from tallystick.report.gauges import Gauges
from tallystick.report.views.gauge import broken_down
from tallystick.voice import indicator_words as words
from tallystick.voice.language import msgid, plural
from tallystick.voice.packing import Numbered, numbered, pack

_QUESTION, _LIMIT = 620, 27_000
_BODY = 150


@dataclass(frozen=True, slots=True)
class Question:
    """A value that a body is asked for."""

    number: int
    title: str
    path: str
    definition: str
    ask: str
    broken_down: str
    partly: str


@dataclass(frozen=True, slots=True)
class AskedAbout:
    """A commitment with the values asked for about it."""

    id: str
    title: str
    path: str
    questions: tuple[Question, ...]


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


def questions_pages(desk: Desk, gauges: Gauges) -> tuple[tuple[str, QuestionsPage], ...]:
    """The index of the letters, by body."""
    rows = [
        (body, gauges.letter_path(body), len(links), len({one.commitment for one in links}))
        for body, links in gauges.asked.items()
    ]
    first = desk.path("questions/index.html")
    pages = pack(rows, lambda one: _BODY + 2 * len(one[0]), _LIMIT)
    sentence = desk.say(
        msgid(
            "{values} values are not published, or not in full. {bodies} bodies should know them; each has a "
            "page that can be printed and sent as a letter."
        ),
        values=sum(
            one.availability in {"partly", "not_published"} for one in gauges.package.commitment_indicators
        ),
        bodies=len(rows),
    )
    places = [found[0] for found in numbered(first, len(pages), 1)]
    return tuple(
        (here, QuestionsPage(number, sentence, page, numbered(first, len(pages), number)))
        for number, (here, page) in enumerate(zip(places, pages, strict=True), 1)
    )


def letter_pages(desk: Desk, gauges: Gauges, body: str) -> tuple[tuple[str, LetterPage], ...]:
    """The letter to a body: its questions by commitment, on as many pages as they need."""
    links = gauges.asked[body]
    questions = [(link, _question(desk, gauges, link, number)) for number, link in enumerate(links, 1)]
    pages = pack(questions, _weight, _LIMIT)
    forms = plural(
        "To assess the plan, we would need to know {number} value that we did not find published.",
        "To assess the plan, we would need to know {number} values that we did not find published.",
    )
    sentence = desk.language.say_many(forms, len(links))
    return tuple(
        (
            gauges.letter_path(body, number),
            LetterPage(
                body,
                number == 1,
                sentence,
                _by_commitment(desk, page),
                numbered(gauges.letter_path(body), len(pages), number),
            ),
        )
        for number, page in enumerate(pages, 1)
    )


def _weight(one: tuple[CommitmentIndicator, Question]) -> int:
    return _QUESTION + len(one[1].definition) + len(one[1].broken_down) + len(one[1].partly)


def _by_commitment(
    desk: Desk, rows: tuple[tuple[CommitmentIndicator, Question], ...]
) -> tuple[AskedAbout, ...]:
    found: dict[str, list[Question]] = defaultdict(list)
    for link, question in rows:
        found[link.commitment].append(question)
    return tuple(
        AskedAbout(name, desk.book.commitments[name].title, desk.commitment_path(name), tuple(questions))
        for name, questions in found.items()
    )


def _question(desk: Desk, gauges: Gauges, link: CommitmentIndicator, number: int) -> Question:
    indicator = gauges.indicators[link.indicator]
    period = desk.language.period(desk.book.plan_period)
    if indicator.unit == "date":
        ask = desk.say(msgid("Since when has it been in force, and where is the text?"))
    elif indicator.unit == "yes_no":
        ask = desk.say(msgid("Is it so, since when, and where does it stand?"))
    else:
        often = desk.say(words.FREQUENCY[indicator.frequency]) if indicator.frequency else ""
        ask = desk.say(
            msgid("What was it, in {unit}, {often}, for {period} and the year before?"),
            unit=desk.language.unit(indicator.unit),
            often=often,
            period=period,
        )
    return Question(
        number=number,
        title=indicator.title,
        path=gauges.path(indicator.id),
        definition=indicator.definition,
        ask=ask,
        broken_down=broken_down(desk, link),
        partly=(link.note or "") if link.availability == "partly" else "",
    )
