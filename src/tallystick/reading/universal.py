"""Promises that hold for every case: full coverage, all schools, no child left out."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tallystick.reading.languages import Language
from tallystick.reading.passage import Passage


@dataclass(frozen=True, slots=True)
class Universal:
    """Words that promise all or none. Places count from the sentence's beginning."""

    start: int
    end: int
    words: str
    value: Decimal


def universals_in(passage: Passage, language: Language) -> Iterator[Universal]:
    """The universal promises of a sentence in a commitment; a title promises none."""
    if not passage.commitment:
        return
    low = passage.title_end
    future = language.pattern("tense", "future").search(passage.text, low)
    if not future:
        return
    zero = language.pattern("universal", "zero")
    hedged = language.pattern("universal", "hedges").search(passage.text, low)
    for found in language.pattern("universal", "phrases").finditer(passage.text, low):
        if hedged and hedged.start() < found.start():
            continue
        none = zero.match(passage.text, found.start())
        start = language.pattern("universal", "none").search(passage.text, found.start()) if none else None
        yield Universal(
            start.start() if start else found.start(),
            found.end(),
            passage.text[max(low, found.start() - 60) : found.end() + 90],
            Decimal(0 if none else 100),
        )
        return
