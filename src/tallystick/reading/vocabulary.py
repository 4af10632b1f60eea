"""A language's data file as patterns: its named lists are put where a phrase refers to them.

In a phrase ``{name}`` stands for any phrase of that list in the file's ``[lists]``, ``{adj}`` for a word that
is no preposition, ``{6 words}`` for up to six words. All else is a regular expression, in which a space is
any white space.
"""

import re
from typing import Any

from tallystick.reading.hanzi_forms import with_forms

_PLACE = re.compile(r"\{([a-z][a-z_]*|\d+ words)\}")
_CAPITALS = re.compile(r"\\.|\(\?P<\w+>|[^\W\d_]")
_BRACKETED = re.compile(r"(\[[^\]]*\])")
_OR_HYPHEN = re.compile(r"\[(?:- | -)\](?![*+])")
#: Lists may name lists, but not for ever.
_DEEPEST = 5
#: No word is longer, so that a text of one word is not looked through at each of its letters.
_LONGEST = 40
Data = dict[str, Any]


class Filling:
    """Puts the lists of a file where phrases name them.

    Args:
        data: the file.
    """

    def __init__(self, data: Data) -> None:
        self._file = f"{data.get('code', '?')}.toml"
        self._lists: dict[str, list[str]] = data.get("lists", {})
        stops = "|".join(data.get("grammar", {}).get("stops", []))
        word = rf"[^\W\d_][\w'’-]{{0,{_LONGEST}}}"
        self._adjective = rf"(?:(?!(?:{stops})\b){word})" if stops else rf"(?:{word})"

    def everywhere(self, data: Data) -> Data:
        """The file with every phrase filled.

        Raises:
            ValueError: a phrase names a list that is not there, or lists go round in a circle.
        """
        return {key: self._filled(part, key) for key, part in data.items()}

    def _filled(self, part: object, where: str) -> object:
        if isinstance(part, dict):
            return {key: self._filled(inner, f"{where}.{key}") for key, inner in part.items()}
        if isinstance(part, list):
            return [self._filled(inner, where) for inner in part]
        return self.phrase(part, where) if isinstance(part, str) else part

    def phrase(self, phrase: str, where: str = "a phrase") -> str:
        """A phrase with its lists put in.

        Raises:
            ValueError: it names a list that is not there, or lists go round in a circle.
        """
        text = phrase
        for _ in range(_DEEPEST):
            if not _PLACE.search(text):
                break
            text = _PLACE.sub(lambda found: self._put(found.group(1), where), text)
        else:
            raise ValueError(f"{self._file}, {where}: the lists that {phrase!r} names go round in a circle")
        return text

    def _put(self, name: str, where: str) -> str:
        if name == "adj":
            return self._adjective
        if name.endswith(" words"):
            most = name.removesuffix(" words")
            return rf"(?:[\w’'-]{{1,{_LONGEST}}},? ){{0,{most}}}"
        if name not in self._lists:
            raise ValueError(f"{self._file}, {where}: there is no list {name!r} in [lists]")
        return f"(?:{'|'.join(self._lists[name])})"


def spaced(phrase: str) -> str:
    """A filled phrase as a pattern in which a space is any white space, and ``?`` behind it: or none.

    A space that may be a hyphen is any white space, too: a line may end there.
    """
    parts = _BRACKETED.split(_OR_HYPHEN.sub("(?:-| )", phrase))
    return "".join(
        with_forms(part, in_class=True)
        if part.startswith("[")
        else with_forms(part.replace(" ?", r"\s*").replace(" ", r"\s+"))
        for part in parts
    )


def lowered(pattern: str) -> str:
    """A pattern for text in lower case: its letters are small, what stands for a class or a name stays.

    A pattern without regard to case takes several times as long as one on text that is in lower case.
    """
    return _CAPITALS.sub(
        lambda found: found.group() if found.group()[0] in "\\(" else found.group().lower(), pattern
    )


#: Metric tons in capitals, as in *MTCO2e*: in small letters they would be megatonnes.
_METRIC_TONS = re.compile(r"(?<![A-Za-z])MT(?=\s?CO[2₂])")


def in_lower_case(text: str) -> str:
    """The text in lower case, each character in its place; *MT* of a gas as *ᵐt*, apart from *Mt*."""
    low = _METRIC_TONS.sub("ᵐt", text).lower()
    return low if len(low) == len(text) else "".join(_small(char) for char in _METRIC_TONS.sub("ᵐt", text))


def _small(char: str) -> str:
    small = char.lower()
    return small if len(small) == 1 else char


def either(phrases: list[str]) -> str:
    """A pattern for any of these phrases, the longest first; one that finds nothing where there are none."""
    return "|".join(spaced(one) for one in sorted(phrases, key=len, reverse=True)) or "(?!)"
