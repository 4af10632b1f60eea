"""An addendum: what a State says of the recommendations, by list, by table, and one by one."""

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tallystick.base.reasons import Reason, Text
from tallystick.reading.asked.answer_lines import (
    LISTED,
    PARAGRAPH,
    ToldLine,
    dotted,
    is_list,
    is_sentence,
    speaks_of_several,
    the_same,
    told_line,
)
from tallystick.reading.asked.clauses import answers_in, clauses, sentences
from tallystick.reading.asked.hedges import doubtful, hedged
from tallystick.reading.asked.model import AS_THE_REST, BY_NUMBER, FoundAnswer, WithoutPlace
from tallystick.reading.asked.numbers import numbers_in, spelt, unfollowed
from tallystick.reading.asked.one_by_one import one_by_one
from tallystick.reading.asked.prose import is_bullet, told_in_prose
from tallystick.reading.asked.words import plain, recommending, says
from tallystick.reading.model import Line

_SEE = re.compile(r"\bsee\s+(?:paragraph\s+)?(\d{1,3}(?:\.\d{1,3})?)", re.IGNORECASE)

THE_REST = Reason("it speaks of all that it does not name: say by hand which those are")
UNFOLLOWED = Reason("the range {range} can't be followed: its first number alone was taken")
CONTRADICTED = Reason("{paragraph} is answered in two ways: {one} and {other}")


def answers_of(lines: Sequence[Line]) -> tuple[list[FoundAnswer], list[WithoutPlace]]:
    """What a State answered, each recommendation once, and where it says two things of one.

    What lists and tables tell goes before what is read out of sentences, which is there for what they leave
    open. What speaks of several and tells no answer for certain is left to a person.
    """
    given: dict[str, FoundAnswer] = {}
    unnumbered: dict[tuple[str, str], FoundAnswer] = {}
    left: list[WithoutPlace] = list(_unfollowed(lines))
    told = list(one_by_one(lines))
    told = told or [*_said(lines), *told_in_prose(lines)]
    for one in told:
        before = given.get(one.paragraph)
        if not one.paragraph and one.response:
            unnumbered.setdefault((one.names, plain(one.said)), one)
        elif not one.paragraph:
            left.append(WithoutPlace(one.place, one.said, THE_REST))
        elif one.names != BY_NUMBER and before is not None and (before.response or before.names == BY_NUMBER):
            continue
        elif before is None:
            given[one.paragraph] = one
        elif one.response and before.response and one.response != before.response:
            named = {"one": Text(before.response), "other": Text(one.response)}
            left.append(
                WithoutPlace(one.place, one.said, CONTRADICTED.saying(paragraph=Text(one.paragraph), **named))
            )
        else:
            said = " ".join(filter(None, (before.said, one.said)))
            given[one.paragraph] = FoundAnswer(
                one.paragraph,
                before.response or one.response,
                said,
                before.place,
                before.names,
                before.words or one.words,
            )
    return [*given.values(), *unnumbered.values()], left


def _unfollowed(lines: Sequence[Line]) -> Iterator[WithoutPlace]:
    """The ranges that could not be followed, where a line answers or lists."""
    for at, line in enumerate(lines, 1):
        if says("responses", line.text) or recommending().search(line.text) or is_list(line.text):
            for one in unfollowed(spelt(line.text)):
                yield WithoutPlace(at, line.text, UNFOLLOWED.saying(range=Text(one)))


def _said(lines: Sequence[Line]) -> Iterator[FoundAnswer]:
    """Each answer that a line gives or that lines below a label give, in order."""
    reading = _Reading()
    for at, line in enumerate(lines, 1):
        yield from reading.line(at, line)
    yield from reading.ended()


class _Reading:
    """The lines of an addendum one after another: a list that is open, or what is said below a label."""

    def __init__(self) -> None:
        self._under = self._under_words = ""
        self._listed, self._about = _Gathered(), _Gathered()

    def line(self, at: int, line: Line) -> Iterator[FoundAnswer]:
        """The answers that are whole once this line has come."""
        told = told_line(at, line, in_list=bool(self._under or self._listed.text))
        if self._listed.text and not line.gap and not told.heading:
            self._listed.text.append(told.text)
        elif told.heading and self._about.waits and is_sentence(told.text):
            self._about.answered = True
            yield from the_same(self._about.of, told.heading, told.text, at)
        elif not (told.names or told.is_list) and self._about.goes_on(line):
            self._about.text.append(told.text)
        elif not (told.names or told.heading or told.is_list):
            yield from self._listed.answers(self._under, self._under_words)
            yield from self._prose(at, line, told.text)
        else:
            yield from self._begun(at, told)

    def _prose(self, at: int, line: Line, text: str) -> Iterator[FoundAnswer]:
        """A line of prose: what is said below a label, or that a recommendation was withdrawn."""
        named = tuple(dotted(text)) if says("standing", text) else ()
        if self._about.of and not named and not self._about.answered:
            self._about.text.append(line.text)
        yield from (FoundAnswer(name, "", text, at) for name in named)

    def _begun(self, at: int, told: ToldLine) -> Iterator[FoundAnswer]:
        """What ends before a title, a label, a row or a list, and what a row answers."""
        if told.names or told.heading:
            yield from self._listed.answers(self._under, self._under_words)
        yield from self._about.said(self._under, self._under_words)
        yield from told.rows
        if told.label[0]:
            self._about.begin(at, *told.label)
        elif not told.rows:
            self._list(at, told.text, told.heading)

    def _list(self, at: int, text: str, heading: str) -> None:
        if heading:
            self._under = "" if speaks_of_several(text) else heading
            self._under_words = text if self._under and hedged(text, heading) else ""
            self._listed.begin(at, (), PARAGRAPH.sub("", text))
            self._listed.answered = True
        elif self._under or self._listed.text:
            self._listed.text.append(text)
            self._listed.at = self._listed.at or at

    def ended(self) -> Iterator[FoundAnswer]:
        """What was open at the end."""
        yield from self._listed.answers(self._under, self._under_words)
        yield from self._about.said(self._under, self._under_words)


@dataclass(slots=True)
class _Gathered:
    """Lines that belong together: a list that goes on, or what is said below a label.

    Attributes:
        at: the line that it begins on.
        of: the paragraphs of the label.
        text: its lines.
        answered: whether it tells an answer by itself already.
    """

    at: int = 0
    of: tuple[str, ...] = ()
    text: list[str] = field(default_factory=list)
    answered: bool = False

    def begin(self, at: int, of: tuple[str, ...], text: str) -> None:
        """Begin another, with the first of its words."""
        self.at, self.of, self.text, self.answered = at, of, [text] if text else [], False

    @property
    def waits(self) -> bool:
        """Whether it is a label below which nothing was said yet."""
        return bool(self.of) and not self.text and not self.answered

    def goes_on(self, line: Line) -> bool:
        """Whether a line is one more point, or its end, of what is said below a label that was answered."""
        return self.answered and (is_bullet(line.text) or (bool(self.text) and not line.gap))

    def answers(self, response: str, words: str) -> Iterator[FoundAnswer]:
        """What the list, or the paragraph, answers to each number in it; the list is empty afterwards.

        Args:
            response: what the title above answers; a paragraph that tells an answer itself is under none.
            words: the words of that title, where they say more than its class.
        """
        whole, at, own = spelt(" ".join(self.text)), self.at, self.answered
        self.begin(0, (), "")
        several = speaks_of_several(whole)
        for one in clauses(whole, "" if own else response):
            text = _numbers_only(one.text)
            if not one.text:
                yield FoundAnswer("", one.response, one.said, at, AS_THE_REST)
            elif LISTED.search(text) or (one.response and not several):
                more = _words_of(one.text, whole, one.response) if own else words
                more = more if one.response else ""
                yield from (
                    FoundAnswer(name, one.response, one.said, at, words=more) for name in numbers_in(text)
                )

    def said(self, response: str, words: str) -> Iterator[FoundAnswer]:
        """What was said of each paragraph of the label; where nothing was, it is a list below the title.

        Args:
            response: what the title above answers.
            words: the words of that title, where they say more than its class.
        """
        text, at, of, waits = " ".join(self.text).strip(), self.at, self.of, self.waits
        self.begin(0, (), "")
        if text:
            yield from (FoundAnswer(one, "", text, at) for one in of)
        elif waits and response:
            yield from (FoundAnswer(one, response, "", at, words=words) for one in of)


def _words_of(piece: str, whole: str, response: str) -> str:
    """What a piece stands in, where its sentence makes less of its answer, or one behind it tells another."""
    told = sentences(whole)
    at = next((place for place, one in enumerate(told) if piece in plain(one)), None)
    if at is None:
        return whole
    if doubtful(told[at]):
        return told[at].strip()
    behind = [one for one in told[at + 1 :] if not any(map(str.isdigit, one))]
    return whole if any(set(answers_in(one)) - {response} for one in behind) else ""


def _numbers_only(text: str) -> str:
    """A list without the words before it and without counts, whose numbers are no paragraphs."""
    text = _counted().sub("", text)
    dotted = LISTED.search(text)
    return (
        text[dotted.start() :]
        if dotted
        else text[max((one.end() for one in recommending().finditer(text)), default=0) :]
    )


@functools.cache
def _counted() -> re.Pattern[str]:
    """A number of recommendations, in place of the number of one."""
    return re.compile(rf"\d{{1,3}}\s+(?=(?:\w+\s+)?(?:{recommending().pattern}))", re.IGNORECASE)


def referred_to(said: str) -> str:
    """The paragraph that an answer only points to, as in "See 186.1"; empty where it says more."""
    found = _SEE.search(said)
    return found.group(1) if found and len(said.split()) <= 6 else ""
