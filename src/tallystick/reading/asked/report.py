"""A report of the working group of the periodic review: its numbered recommendations, cluster by cluster."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tallystick.base.reasons import Reason, Text
from tallystick.reading.asked.cells import in_one
from tallystick.reading.asked.hedges import hedged
from tallystick.reading.asked.model import FoundRecommendation, WithoutPlace
from tallystick.reading.asked.states import states_in
from tallystick.reading.asked.words import recommending, says
from tallystick.reading.model import Line

_ITEM = re.compile(r"(\d{1,3})\.\s?(\d{1,3})\.?(?:\s+|(?=[^\W\d_.]))(.*)")
#: In the first cycle's reports the items of a paragraph count by themselves.
_OLD_ITEM = re.compile(r"(\d{1,3})\.\s+(.+)")
_LEAD = re.compile(r"(\d{1,3})\.\s+(\S.*)")
_NOTE = re.compile(r"\*{1,3}\s")
_FEWEST = 2

NO_STATE = Reason("no State is named behind it")
TWICE = Reason("the number {paragraph} stands twice")


@dataclass(slots=True)
class _Cluster:
    """A paragraph that introduces recommendations, and what it says of the State's answer."""

    number: str
    lead: list[str]
    items: list[tuple[str, int, list[str]]] = field(default_factory=list)

    @property
    def response(self) -> str:
        response = says("responses", " ".join(self.lead))
        return "" if response == "open" else response

    @property
    def answer_words(self) -> str:
        """The words of the answer, where they say more than the class that it is put in."""
        lead = " ".join(self.lead)
        return lead if self.response and hedged(lead, self.response) else ""


def recommendations_of(lines: Sequence[Line]) -> tuple[list[FoundRecommendation], list[WithoutPlace]]:
    """The recommendations of a report, in order, and what could not be told apart."""
    found: list[FoundRecommendation] = []
    left: list[WithoutPlace] = []
    seen: set[str] = set()
    for cluster in _clusters(lines):
        for number, at, said in cluster.items:
            one = _recommendation(cluster, number, at, " ".join(said))
            if one.paragraph in seen:
                left.append(WithoutPlace(at, one.words, TWICE.saying(paragraph=Text(one.paragraph))))
                continue
            seen.add(one.paragraph)
            found.append(one)
    return found, left


def _recommendation(cluster: _Cluster, number: str, at: int, said: str) -> FoundRecommendation:
    states, words = states_in(said)
    one = FoundRecommendation(
        f"{cluster.number}.{number}",
        words,
        states,
        at,
        response=cluster.response,
        answer_words=cluster.answer_words,
        response_paragraph=cluster.number if cluster.response else "",
    )
    return one if states else one.doubted(NO_STATE)


def _clusters(lines: Sequence[Line]) -> Iterator[_Cluster]:
    """Each paragraph that introduces recommendations, with those below it."""
    open_: _Cluster | None = None
    for at, line in enumerate(lines, 1):
        if line.hint.note or _NOTE.match(line.text):
            continue
        text = in_one(line)
        item = _item(text, open_)
        if item is not None and open_ is not None:
            open_.items.append((item[0], at, [item[1]]))
            continue
        lead = _LEAD.fullmatch(text)
        if lead is not None and not (open_ is not None and _goes_on(lead[1], open_)):
            if open_ is not None:
                yield from _kept(open_)
            open_ = _Cluster(lead[1], [lead[2]])
        elif open_ is not None:
            (open_.items[-1][2] if open_.items else open_.lead).append(text)
    if open_ is not None:
        yield from _kept(open_)


def _item(line: str, open_: _Cluster | None) -> tuple[str, str] | None:
    if open_ is None:
        return None
    found = _ITEM.match(line)
    if found is not None and found[1] == open_.number:
        return str(int(found[2])), found[3]
    old = _OLD_ITEM.match(line)
    if old is not None and recommending().search(" ".join(open_.lead)) and _follows(old[1], open_):
        return old[1], old[2]
    return None


def _goes_on(number: str, open_: _Cluster) -> bool:
    return bool(open_.items) and _follows(number, open_) and int(number) != int(open_.number) + 1


def _follows(number: str, open_: _Cluster) -> bool:
    """Whether a number counts on within the paragraph: 1 after its lead, and one more each time."""
    last = int(open_.items[-1][0]) if open_.items else 0
    return int(number) == last + 1 and int(number) != int(open_.number) + 1


def _kept(cluster: _Cluster) -> Iterator[_Cluster]:
    if len(cluster.items) >= _FEWEST or (cluster.items and recommending().search(" ".join(cluster.lead))):
        yield cluster
