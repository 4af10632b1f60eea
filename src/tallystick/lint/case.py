"""A commitment as the rules look at it: its words, and what was read in it and around it."""

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from tallystick.lint.words import LintWords
from tallystick.reading.dating import deadline_in
from tallystick.reading.languages import PlanLanguage
from tallystick.reading.model import Draft, FoundCommitment, FoundTarget, Named
from tallystick.reading.phrases import Stretch
from tallystick.reading.sentences import sentences_of

_BOLD = re.compile(r"\W*(?:\*\*|__).{3,300}?(?:\*\*|__)", re.DOTALL)
#: The years of something that the commitment names, such as another plan: it lasts no longer than that.
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d\s?[-–—至到]\s?((?:19|20)\d\d)(?!\d)")
_ENDS = frozenset(".。;；!！?？,，")
_BREAK = re.compile(r"\n(?=[^\n])(?<!\n\n)")
_EDGES = re.compile(r"^[\s–—•*·|,，;；、-]+|[\s.。;；,，、:：|-]+$")
#: How much of the plan's words is quoted before and after what was found.
_QUOTED, _HAN_QUOTED = (45, 60), (15, 30)

FoundT = TypeVar("FoundT", FoundTarget, Named)


@dataclass(frozen=True)
class Case:
    """A commitment with everything that stands in it. All places count from the text's beginning.

    Attributes:
        commitment: the outermost commitment.
        parts: every commitment inside it, itself included.
        raw: its words as they stand.
        text: the same, line breaks inside paragraphs taken out; as long as its span.
        about: its title and the titles it stands under.
        language: the reading's data on its language.
        words: the lint's data on it.
        years: the plan's first and last year, empty where it does not say.
        targets: the numbers it promises.
        deliverables: the things it promises.
        bodies: the bodies that it, or what it stands in, names.
        references: the laws it names.
    """

    commitment: FoundCommitment
    parts: tuple[FoundCommitment, ...]
    raw: str
    text: str
    about: str
    language: PlanLanguage
    words: LintWords
    years: tuple[str, str]
    targets: tuple[FoundTarget, ...]
    deliverables: tuple[Named, ...]
    bodies: tuple[Named, ...]
    references: tuple[Named, ...]

    @property
    def start(self) -> int:
        """Its first character."""
        return self.commitment.unit.start

    @functools.cached_property
    def sentences(self) -> tuple[Stretch, ...]:
        """Its sentences, without what is no sentence: a number, a bullet, a rule across the page."""
        return tuple(
            (self.start + low, self.start + high)
            for low, high in sentences_of(self.text)
            if sum(map(str.isalpha, self.text[low:high])) > 3
        )

    @property
    def numeric(self) -> tuple[FoundTarget, ...]:
        """The targets that are numbers, not promises for all or none."""
        return tuple(one for one in self.targets if one.kind == "numeric")

    @property
    def has_result(self) -> bool:
        """Whether it promises a number, or a thing that is there or not."""
        return bool(self.targets) or any(one.evaluability in {"quantified", "event"} for one in self.parts)

    @functools.cached_property
    def opening(self) -> Stretch:
        """The first sentence behind the title."""
        low = self.start + self._title_end
        whole = (self.start, self.start + len(self.text))
        return next((one for one in self.sentences if one[0] >= low), next(iter(self.sentences), whole))

    @functools.cached_property
    def duty(self) -> Stretch | None:
        """The words of a duty where the commitment only restates one; None where it promises a step."""
        if self.has_result:
            return None
        if self.commitment.evaluability == "statement":
            duty = self.behind_title(self.language.pattern("evaluability", "duty"))
            return duty or self.behind_title(self.words.pattern("carry_out"))
        if self.change or self.vague:
            return None
        if self._forbids:
            return self.behind_title(self.language.pattern("evaluability", "duty"))
        carried = self.behind_title(self.words.pattern("carry_out"))
        named = carried and any(0 <= one.start - carried[1] < 60 for one in self.references)
        return carried if named else None

    @property
    def _forbids(self) -> bool:
        """Whether every sentence behind the title commands or forbids."""
        duty = self.language.pattern("evaluability", "duty")
        told = [self.within(*one) for one in self.sentences if one[0] >= self.opening[0]]
        return all(duty.search(one) for one in told)

    @functools.cached_property
    def change(self) -> Stretch | None:
        """The first words behind the title that promise more or less of something."""
        return self.behind_title(self.words.pattern("change"))

    @functools.cached_property
    def vague(self) -> Stretch | None:
        """The first words that name work and no result."""
        return self.behind_title(self.words.pattern("vague"))

    def behind_title(self, pattern: re.Pattern[str]) -> Stretch | None:
        """The first place where a pattern finds something behind the title; in it where there is no more."""
        low = self.start + self._title_end
        only = not self.text[self._title_end :].strip()
        return self.first(pattern, self.start if only else low)

    @functools.cached_property
    def _title_end(self) -> int:
        return len(_heading(self.raw))

    def dated(self) -> bool:
        """Whether it names a day, month or year by which it is due, or says every year."""
        if any(one.deadline or one.frequency for one in self.targets) or any(
            one.code for one in self.deliverables
        ):
            return True
        if self.first(self.language.pattern("time", "annual")):
            return True
        if any(found.group(1) >= self.years[0] for found in _YEARS.finditer(self.text)):
            return True
        return any(self._due(self.within(*one)) for one in self.sentences)

    def _due(self, sentence: str) -> bool:
        due = deadline_in(sentence, len(sentence), self.language, int(self.years[0] or 1))
        return bool(due) and due[:4] >= self.years[0]

    def first(self, pattern: re.Pattern[str], low: int | None = None) -> Stretch | None:
        """The first place from ``low`` on where a pattern finds something."""
        found = pattern.search(self.text, (low or self.start) - self.start)
        return (self.start + found.start(), self.start + found.end()) if found else None

    def within(self, low: int, high: int) -> str:
        """The words of a stretch."""
        return self.text[low - self.start : high - self.start]

    def sentence_at(self, place: int) -> Stretch:
        """The sentence that a place stands in."""
        whole = (self.start, self.start + len(self.text))
        return next((one for one in self.sentences if one[0] <= place < one[1]), whole)

    def quote(self, low: int, high: int) -> str:
        """The words of a stretch in their sentence, cut where that is long."""
        first, last = self.sentence_at(low)
        before, after = _HAN_QUOTED if self.language.script == "han" else _QUOTED
        high = min(high, low + 2 * after)
        begin, end = max(first, low - before), min(max(high, last), high + after)
        words = self.within(begin, end)
        if begin > first and not words[0].isspace() and self.language.script != "han":
            words = words.partition(" ")[2]
        if end < last and self.language.script != "han":
            words = words.rpartition(" ")[0]
        words = _EDGES.sub("", " ".join(words.replace("**", "").split()))
        return ("… " if begin > first else "") + words + (" …" if end < last else "")


def cases_of(draft: Draft, text: str, words: LintWords) -> tuple[Case, ...]:
    """A case for each commitment that stands in no other, in the plan's order."""
    nested: list[list[FoundCommitment]] = []
    for one in sorted(draft.commitments, key=lambda one: (one.unit.start, -one.unit.end)):
        if nested and one.unit.start < nested[-1][0].unit.end:
            nested[-1].append(one)
        else:
            nested.append([one])
    contents = _Contents(
        _by_commitment(draft.targets),
        _by_commitment(draft.deliverables),
        _by_commitment(draft.bodies),
        _by_commitment(draft.references),
        _titles_around([parts[0].unit.start for parts in nested], draft),
    )
    return tuple(_case(tuple(parts), draft, text, words, contents) for parts in nested)


@dataclass(frozen=True, slots=True)
class _Contents:
    """What stands in the commitments, by their identifiers."""

    targets: Mapping[str, list[FoundTarget]]
    deliverables: Mapping[str, list[Named]]
    bodies: Mapping[str, list[Named]]
    references: Mapping[str, list[Named]]
    around: Mapping[int, tuple[str, ...]]


def _titles_around(starts: Iterable[int], draft: Draft) -> dict[int, tuple[str, ...]]:
    """For each place, in ascending order, the titles of the parts that it lies in, the outermost first."""
    waiting = sorted(draft.outline, key=lambda part: part.start, reverse=True)
    found: dict[int, tuple[str, ...]] = {}
    within = []
    for at in starts:
        while waiting and waiting[-1].start <= at:
            within.append(waiting.pop())
        within = [part for part in within if at < part.end]
        found[at] = tuple(part.title for part in within)
    return found


def _by_commitment(found: Iterable[FoundT]) -> Mapping[str, list[FoundT]]:
    sorted_out: dict[str, list[FoundT]] = {}
    for one in found:
        sorted_out.setdefault(one.commitment, []).append(one)
    return sorted_out


def _case(
    parts: tuple[FoundCommitment, ...], draft: Draft, text: str, words: LintWords, contents: _Contents
) -> Case:
    unit = parts[0].unit
    raw = text[unit.start : unit.end]
    names = [part.unit.id for part in parts]
    return Case(
        parts[0],
        parts,
        raw,
        _BREAK.sub(" ", raw),
        " | ".join([*contents.around[unit.start], _heading(raw)]),
        words.language,
        words,
        (draft.facts.first_year, draft.facts.last_year),
        tuple(one for name in names for one in contents.targets.get(name, [])),
        tuple(one for name in names for one in contents.deliverables.get(name, [])),
        tuple(one for name in names for one in contents.bodies.get(name, [])),
        tuple(one for name in names for one in contents.references.get(name, [])),
    )


def _heading(text: str) -> str:
    """The title that a commitment opens with: bold words, or a short line that ends like no sentence."""
    bold = _BOLD.match(text)
    if bold:
        return bold.group()
    line, _, more = text.strip().partition("\n")
    return line if more and len(line) < 120 and line.rstrip()[-1:] not in _ENDS else ""
