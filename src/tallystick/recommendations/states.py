"""Which State a name means: one State by all the names that documents print for it, in four languages."""

import functools
import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from importlib import resources

from babel import Locale

#: The languages of the documents that are read, the first before the others where a name means two.
_LANGUAGES = ("en", "fr", "es", "zh")
_CODE = re.compile(r"[A-Z]{2}")
_SIGN = re.compile(r"\W+")
_IN_BRACKETS = re.compile(r"(.+?)\s*[(\uff08](.+)[)\uff09]")
_BEHIND_COMMA = re.compile(r"(.+?),\s+(.+)")
_ARTICLE = re.compile(r"\A(?:the|la|le|les|el|los|las|l) ")
_ONLY_ARTICLE = frozenset({"the", "la", "le", "les", "el", "los", "las"})
_SHORTEST_HAN = 2


@functools.lru_cache(maxsize=4096)
def state_of(name: str) -> str:
    """What is the same for all names of one State: its code, or its plain name where no list has it.

    Examples:
        >>> {state_of(one) for one in ("Iran", "Iran (Islamic Republic of)", "伊朗伊斯兰共和国")}
        {'IR'}
        >>> state_of("Republic of Korea"), state_of("DPRK"), state_of("Korea")
        ('KR', 'KP', 'korea')
        >>> state_of("Congo"), state_of("Congo (Democratic Republic of the)")
        ('CG', 'CD')
        >>> state_of("Norland (Kingdom of)") == state_of("Norland") != state_of("Norland (North)")
        True
    """
    known = _known()
    told = [plain_name(one) for one in _ways(name)]
    found = next((known[one] for one in told if one in known), "")
    return found or _by_its_beginning(told[0]) or told[-1]


def plain_name(name: str) -> str:
    """A name as names are compared: small letters without accents, signs or article.

    Examples:
        >>> plain_name("The Côte d'Ivoire"), plain_name("Antigua & Barbuda"), plain_name("St. Lucia")
        ('cote d ivoire', 'antigua and barbuda', 'saint lucia')
    """
    spelt = unicodedata.normalize("NFKD", name.replace("&", " and ")).casefold()
    bare = "".join(char for char in spelt if not unicodedata.combining(char))
    words = ["saint" if one == "st" else one for one in _SIGN.sub(" ", bare).split()]
    return _ARTICLE.sub("", " ".join(words), count=1) if len(words) > 1 else " ".join(words)


def _ways(name: str) -> Iterable[str]:
    """A name as it stands, turned round where its kind stands behind it, and without its kind."""
    yield name
    apart = _IN_BRACKETS.fullmatch(name.strip()) or _BEHIND_COMMA.fullmatch(name.strip())
    whole = name
    if apart and plain_name(apart[2]) in _ONLY_ARTICLE:
        whole = apart[1]
        yield whole
    elif apart and _kind_of_state().match(f"{plain_name(apart[2])} x"):
        whole = f"{apart[2]} {apart[1]}"
        yield whole
    bare = _kind_of_state().sub("", plain_name(whole), count=1)
    if bare != plain_name(whole):
        yield bare


@functools.cache
def _kind_of_state() -> re.Pattern[str]:
    """What stands before a name, such as *Federated States of*, *République de*."""
    kinds = "|".join(plain_name(one) for one in _listed()["forms"]["in_front"])
    return re.compile(
        rf"(?:\w+ ){{0,3}}?(?:{kinds}) (?:\w+ ){{0,2}}?(?:of|de|du|del|d)(?: the| la| el| los)? "
    )


def _by_its_beginning(name: str) -> str:
    """The State whose Chinese name a long Chinese one begins with: 伊朗 in 伊朗伊斯兰共和国."""
    if not name.endswith(tuple(_listed()["forms"]["at_the_end"])):
        return ""
    fitting = (
        one for one in _known() if len(one) >= _SHORTEST_HAN and not one.isascii() and name.startswith(one)
    )
    longest = max(fitting, key=len, default="")
    return _known().get(longest, "")


@functools.cache
def _known() -> Mapping[str, str]:
    """The code of each name that is known, by its plain form."""
    found = {plain_name(name): code for code, names in _listed()["names"].items() for name in names}
    for language in _LANGUAGES:
        for code, name in sorted(Locale(language).territories.items()):
            if _CODE.fullmatch(code):
                found.setdefault(plain_name(name), code)
    return found


@functools.cache
def _listed() -> Mapping[str, Mapping[str, list[str]]]:
    text = resources.files("tallystick.recommendations").joinpath("states.toml").read_text(encoding="utf-8")
    read: Mapping[str, Mapping[str, list[str]]] = tomllib.loads(text)
    return read


def one_name_each(names: Iterable[str]) -> Mapping[str, str]:
    """For each name the one that is printed most often for its State; of several the longest.

    Examples:
        >>> one_name_each(["Turkey", "Türkiye", "Norland", "Turkey"])["Türkiye"]
        'Turkey'
    """
    counts = Counter(names)
    called: dict[str, str] = {}
    for name in sorted(counts, key=lambda one: (-counts[one], -len(one), one)):
        called.setdefault(state_of(name), name)
    return {name: called[state_of(name)] for name in counts}


def speaks_of(sentence: str, name: str) -> bool:
    """Whether a sentence names a State, by this or another of its names.

    Examples:
        >>> speaks_of("What Iran asked", "Iran (Islamic Republic of)"), speaks_of("An Iranian", "Iran")
        (True, False)
    """
    code, here = state_of(name), f" {plain_name(sentence)} "
    names = (one for one, state in _known().items() if state == code)
    return any(
        f" {one} " in here or (not one.isascii() and one in here) for one in (plain_name(name), *names)
    )
