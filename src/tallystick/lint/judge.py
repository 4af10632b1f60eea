"""A draft becomes a list of what its commitments lack."""

import bisect
import dataclasses
from collections.abc import Iterator

from tallystick.lint.case import Case, cases_of
from tallystick.lint.model import Gap, Judged, Lint, Rule
from tallystick.lint.rules import RULES
from tallystick.lint.words import words_of
from tallystick.reading.model import Draft, SourceText

#: Stands in a pattern of words where the plan's years are not known.
_BLANK = "____"


def lint_draft(draft: Draft, source: SourceText) -> Lint:
    """What every commitment of a draft lacks.

    Args:
        draft: what was read.
        source: the text it was read from.
    """
    words = words_of(draft.language)
    ready = tuple(rule for rule in RULES if all(words.knows(key) for key in rule.needs))
    where = _Where(source)
    return Lint(
        draft.facts.title,
        draft.language,
        source.format,
        draft.facts.first_year,
        draft.facts.last_year,
        tuple(_judged(one, ready, where) for one in cases_of(draft, source.text, words)),
        tuple(rule.id for rule in RULES if rule not in ready),
        draft.warnings,
    )


class _Where:
    """The page and paragraph of a place in the text."""

    def __init__(self, source: SourceText) -> None:
        self._places = source.places
        self._starts = [one.start for one in source.places]

    def __call__(self, start: int) -> tuple[int, int]:
        at = bisect.bisect_right(self._starts, start) - 1
        return (self._places[at].page, self._places[at].paragraph) if at >= 0 else (0, 0)


def _judged(case: Case, rules: tuple[Rule, ...], where: _Where) -> Judged:
    one = case.commitment
    gaps = tuple(gap for rule in rules for gap in _gaps(case, rule, where))
    title = case.about.rpartition(" | ")[0]
    return Judged(one.unit, title, one.evaluability, one.confirmed, gaps, *where(one.unit.start))


def _gaps(case: Case, rule: Rule, where: _Where) -> Iterator[Gap]:
    first, last = (year or _BLANK for year in case.years)
    wording = case.words.wording(rule.id, first=first, last=last)
    for gap in rule.check(case):
        page, paragraph = where(gap.start)
        yield dataclasses.replace(
            gap,
            rule=rule.id,
            words=" ".join(case.within(gap.start, gap.end).split()),
            wording=wording,
            page=page,
            paragraph=paragraph,
        )
