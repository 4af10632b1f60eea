"""What words do in a promise, read from ``words.csv`` beside this file: join, bind, work on, soften."""

import csv
import functools
from importlib import resources

#: From the softest to the firmest.
LEVELS = ("soft", "works", "firm")


@functools.cache
def words_that(says: str, language: str | None = None) -> tuple[str, ...]:
    """The words that do this, in one language or in all, the longest first."""
    found = {words for tongue, words, does in _rows() if does == says and language in {None, tongue}}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@functools.cache
def languages() -> frozenset[str]:
    """The languages whose words are known well enough to say how firmly a text promises."""
    return frozenset(tongue for tongue, _, does in _rows() if does in LEVELS)


@functools.cache
def _rows() -> tuple[tuple[str, str, str], ...]:
    text = resources.files("tallystick.comparison").joinpath("words.csv").read_text(encoding="utf-8")
    return tuple((row["language"], row["words"], row["says"]) for row in csv.DictReader(text.splitlines()))
