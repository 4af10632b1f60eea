"""Who made a recommendation: the States in brackets behind it."""

import re

_BRACKETS = re.compile(r"\(((?:[^()]|\([^()]*\)){2,200})\)\s*(?=[;.；。(\[]|$)")
#: A short word in capitals is the short name of a treaty; these are States.
_ACRONYM, _STATES = re.compile(r"[A-Z][A-Z0-9-]{1,9}"), frozenset({"UK", "USA", "UAE", "DPRK"})
_LIST = re.compile(r"\s*[,;，；、]\s*(?![^()]*\))")
_LONGEST_NAME = 70
_JOINED = re.compile(r"\s+(?:and|et|y)\s+(?=[A-Z])")
#: Names in which "and" stands.
_WHOLE = ("Bosnia and Herzegovina", "Antigua and Barbuda", "Saint Vincent and the Grenadines",
          "Trinidad and Tobago", "Sao Tome and Principe", "Saint Kitts and Nevis",
          "United Kingdom of Great Britain and Northern Ireland")  # fmt: skip


def states_in(words: str) -> tuple[tuple[str, ...], str]:
    """The States that a recommendation names behind each of its clauses, each once, and the rest of it.

    Examples:
        >>> states_in("Ratify the Covenant (ICCPR) (Norland) (Westia);")
        (('Norland', 'Westia'), 'Ratify the Covenant (ICCPR)')
        >>> states_in("Do this (Iran (Islamic Republic of)); Do that (Norland, Westia).")
        (('Iran (Islamic Republic of)', 'Norland', 'Westia'), 'Do this; Do that')
    """
    found: dict[str, None] = {}

    def taken(one: re.Match[str]) -> str:
        names = [name for name in _names(one.group(1)) if name]
        if not all(map(_may_be_a_state, names)):
            return one.group(0)
        found.update(dict.fromkeys(names))
        return ""

    left = _BRACKETS.sub(taken, words)
    left = re.sub(r"\s+([;.])", r"\1", " ".join(left.split())).strip(" ;.；。")
    return tuple(found), left


def listed_states(cell: str) -> tuple[str, ...]:
    """The States that a cell lists, each once, whatever stands between them.

    Examples:
        >>> listed_states("- Norland, Iran (Islamic Republic of); Bosnia and Herzegovina")
        ('Norland', 'Iran (Islamic Republic of)', 'Bosnia and Herzegovina')
    """
    names = (one.strip(" -•*") for part in re.split(r"\n|\s+-\s+", cell) for one in _names(part))
    return tuple(dict.fromkeys(one for one in names if one))


def _names(inside: str) -> list[str]:
    parts = [
        part for one in _LIST.split(inside) for part in ([one] if _is_whole(one) else _JOINED.split(one))
    ]
    return [" ".join(one.split()) for one in parts]


def _is_whole(name: str) -> bool:
    return any(one in " ".join(name.split()) for one in _WHOLE)


def _may_be_a_state(name: str) -> bool:
    if _ACRONYM.fullmatch(name):
        return name in _STATES
    beginning = name[:1]
    if not beginning.isalpha() or beginning.islower() or len(name) > _LONGEST_NAME:
        return False
    return not any(char.isdigit() for char in name)
