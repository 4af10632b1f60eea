"""The words by which documents say what was asked and answered, read from ``words.toml`` beside this file."""

import functools
import re
import tomllib
from collections.abc import Mapping
from importlib import resources

_THAT = re.compile(r",?\s(?:that|que|qu')\b")
_SPACE = re.compile(r"\s+")
#: Soft hyphens, blanks of no width and marks of direction: a word goes on over them.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_CONTRACTED = re.compile(r"(?<=[^\W\d_])n't(?![^\W\d_])", re.IGNORECASE)
#: Latin letters in the width of Chinese signs.
_FULL_WIDTH = {wide: wide - 0xFEE0 for wide in (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
#: How many letters before an acceptance a word may stand that denies it: "is not in a position to".
DENIED_WITHIN = 32
#: Between the short name of a body and its long one.
_APART = re.compile(r"\s*[()\u2013\u2014:/]\s*|\s+-\s+")
#: The name of a body is no longer; whatever is, is a text in which a name may stand.
_LONGEST_NAME = 120
_JOINING = frozenset({"the", "of", "on", "for", "all", "forms", "and", "un", "united", "nations", "their"})
_NAMED_BY_LETTERS = re.compile(r"[a-z]{2,6}")


@functools.cache
def words_of(part: str) -> Mapping[str, tuple[str, ...]]:
    """What each name of a part of the file is said by."""
    text = resources.files("tallystick.reading.asked").joinpath("words.toml").read_text(encoding="utf-8")
    return {name: tuple(said) for name, said in tomllib.loads(text)[part].items()}


def plain(text: str) -> str:
    """A text as words are looked for in it: small letters, one blank between words, no signs that none sees.

    Examples:
        >>> plain("Not\u00a0 ac\u00adcepted"), plain("It doesn\u2019t  support 3")
        ('not accepted', 'it does not support 3')
    """
    here = _UNSEEN.sub("", text.replace("\u2019", "'").translate(_FULL_WIDTH))
    return _SPACE.sub(" ", _CONTRACTED.sub(" not", here)).strip().casefold()


def says(part: str, text: str) -> str:
    """The name whose longest word stands in a text; empty where none does.

    Examples:
        >>> says("responses", "Not accepted"), says("responses", "Supported"), says("responses", "Ratify it")
        ('rejected', 'accepted', '')
        >>> says("responses", "It is not in a position to accept 3")
        'rejected'
        >>> says("responses", "It supports 3 in part")
        'accepted_in_part'
    """
    found = _found(part, plain(text))
    return max(found, key=lambda one: (one[1] - one[0], -one[0]), default=(0, 0, ""))[2]


def all_said(part: str, text: str) -> frozenset[str]:
    """Every name of which a word stands in a text, but for words that stand inside longer ones.

    Examples:
        >>> sorted(all_said("responses", "It supports 4 and notes 1"))
        ['accepted', 'noted']
        >>> sorted(all_said("responses", "Not accepted"))
        ['rejected']
    """
    return frozenset(name for _, _, name in spans_said(part, text))


def spans_said(part: str, text: str) -> list[tuple[int, int, str]]:
    """Where each of these words stands in the plain text, in order, but for those inside longer ones."""
    found = _found(part, plain(text))
    return sorted(
        (start, end, name)
        for start, end, name in found
        if not any(a <= start and end <= b and (a, b) != (start, end) for a, b, _ in found)
    )


def _found(part: str, here: str) -> list[tuple[int, int, str]]:
    """Where each word of a part of the file stands, and what it says there: turned where it is denied."""
    found = [
        (one.start(), one.end(), name)
        for name, pattern in _patterns(part).items()
        for one in pattern.finditer(here)
    ]
    told = [(start, end, _turned(name, here, start, end)) for start, end, name in found]
    return [(start, end, name) for start, end, name in told if name]


def _turned(name: str, here: str, start: int, end: int) -> str:
    """What an acceptance is, with the words around it: denied in front of it, or of a part only.

    Nothing is noted by who notes *that* something is so.

    A word belongs to it within one sentence, before it as far as `DENIED_WITHIN` letters reach.
    """
    if name == "noted" and _THAT.match(here, end):
        return ""
    if name != "accepted":
        return name
    before = re.split(r"[.,;:。，；：]", here[max(0, start - DENIED_WITHIN) : start])[-1]
    before = turning("denying_nothing").sub("", before)
    around = before + re.split(r"[.;:。；：](?!\d)", here[start : end + DENIED_WITHIN])[0]
    if turning("denied").search(before):
        return "rejected"
    return "accepted_in_part" if turning("in_part").search(around) else name


@functools.cache
def turning(name: str) -> re.Pattern[str]:
    """Words that turn or limit an answer, by what they do to it."""
    return re.compile("|".join(bounded(words_of("turning")[name])))


@functools.cache
def _patterns(part: str) -> Mapping[str, re.Pattern[str]]:
    return {name: re.compile("|".join(bounded(said))) for name, said in words_of(part).items()}


def bounded(said: tuple[str, ...]) -> list[str]:
    """Each word as a pattern, the longest first; letters don't go on at its ends, Chinese ones may."""
    return [
        rf"(?<![^\W\d_]){re.escape(one)}(?![^\W\d_])"
        if one[0].isascii() and one[-1].isascii()
        else re.escape(one)
        for one in sorted(said, key=len, reverse=True)
    ]


@functools.cache
def recommending() -> re.Pattern[str]:
    """A word for a recommendation, in any language known here."""
    return re.compile("|".join(map(re.escape, words_of("about")["recommending"])), re.IGNORECASE)


def column_of(heading: str) -> str:
    """What a column holds, by its heading; empty where its heading says nothing known."""
    here = plain(heading).rstrip(" :*")
    return next((name for name, said in words_of("columns").items() if here in said), "")


def committee_of(text: str) -> str:
    """The treaty whose committee is meant, by its symbol or any of its names; empty for none.

    Examples:
        >>> committee_of("CEDAW/C/CHN/CO/9"), committee_of("Committee against Torture"), committee_of("UPR")
        ('CEDAW', 'CAT', '')
        >>> committee_of("Human Rights Committee"), committee_of("CMW - Migrant Workers")
        ('ICCPR', 'ICRMW')
        >>> committee_of("Committee on Economic, Social & Cultural Rights"), committee_of("Board of Elders")
        ('ICESCR', '')
    """
    here = plain(text)
    parts = {part.removesuffix(" committee").strip() for part in _APART.split(here)}
    named = _content(here) if len(here) <= _LONGEST_NAME else frozenset[str]()
    for treaty, said in words_of("committees").items():
        for one in said:
            short = _NAMED_BY_LETTERS.fullmatch(one) is not None
            if one in parts or (not short and (one in here or _content(one) == named)):
                return treaty
    return ""


def _content(name: str) -> frozenset[str]:
    """The words of a name that tell it from others, in whatever order and joined by whatever words."""
    return frozenset(re.findall(r"[^\W\d_]+", name)) - _JOINING


def mechanism_of(text: str) -> str:
    """The mechanism that is meant by a name; empty for none."""
    return "treaty_body" if committee_of(text) else says("mechanisms", text)
