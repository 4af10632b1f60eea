"""What a text speaks of, as terms: the stems of its words, and the concepts that they belong to."""

import functools
import tomllib
from collections.abc import Iterable, Mapping
from importlib import resources

from tallystick.comparison.texts import Terms, terms

#: Stands before a concept's name, so that it is no word.
MARK = "#"


@functools.cache
def _concepts() -> Mapping[str, tuple[tuple[Terms, ...], frozenset[str]]]:
    """For each concept the sets of stems that speak of it, and the articles and goals."""
    text = resources.files("tallystick.recommendations").joinpath("concepts.toml").read_text(encoding="utf-8")
    return {
        name: (tuple(terms(one) for one in said["words"]), frozenset(said["links"]))
        for name, said in tomllib.loads(text).items()
    }


def concepts_in(passage: Terms, links: Iterable[str] = ()) -> Terms:
    """The concepts that a text speaks of, by its stems and by what it is linked to.

    Examples:
        >>> sorted(concepts_in(terms("Abolish the death penalty"), ["CRC 28"]))
        ['#children', '#death_penalty', '#education']
    """
    linked = frozenset(links)
    return frozenset(
        MARK + name
        for name, (said, named) in _concepts().items()
        if named & linked or any(one and one <= passage for one in said)
    )
