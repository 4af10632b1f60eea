"""The bodies that a plan's own words name become rows of the package, unconfirmed."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping

from tallystick.base.formulas import without_formula
from tallystick.reading.model import Draft, Named
from tallystick.register.bodies import Body, Responsibility

#: How the reading calls a part, the surest first, and how the package does.
_PARTS = {"lead": "lead", "act": "lead", "support": "with"}
_ARTICLES = re.compile(r"^(?:the|el|la|los|las|le|les|il|gli)\s+", re.IGNORECASE)
_NO_LETTERS = re.compile(r"[^A-Za-z0-9]+")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_NOTE = "Read by rule; no person has confirmed it."
_LONGEST_ID = 60


def responsible_of(draft: Draft) -> tuple[tuple[Body, ...], tuple[Responsibility, ...]]:
    """The bodies that the draft's commitments name, and what part each has by the plan's own words.

    Who is said to lead leads. Where nobody is, and one body alone is the subject of a promise, it does; of
    several such bodies the words give none the lead.
    """
    known = {one.unit.id for one in draft.commitments}
    named: dict[str, list[Named]] = defaultdict(list)
    for one in draft.bodies:
        if one.commitment in known and one.kind in _PARTS and _key(one.words):
            named[one.commitment].append(one)
    ids = _identifiers(one for rows in named.values() for one in rows)
    rows = [
        Responsibility(commitment, ids[key], role, "named_in_plan", None, _NOTE)
        for commitment, found in named.items()
        for key, role in _roles(found).items()
    ]
    return _bodies(named, ids), tuple(rows)


def _roles(found: list[Named]) -> dict[str, str]:
    """Each body of a commitment with its one part in it."""
    by: dict[str, list[str]] = {
        part: [_key(one.words) for one in found if one.kind == part] for part in _PARTS
    }
    acting = dict.fromkeys(by["act"])
    role = "with" if by["lead"] or len(acting) > 1 else "lead"
    return (
        dict.fromkeys(by["support"], "with") | dict.fromkeys(acting, role) | dict.fromkeys(by["lead"], "lead")
    )


def _key(words: str) -> str:
    """A name without its article, whatever its capitals: by it two mentions are of one body."""
    return _ARTICLES.sub("", " ".join(words.split())).casefold()


def _bodies(named: Mapping[str, list[Named]], ids: Mapping[str, str]) -> tuple[Body, ...]:
    bodies: dict[str, Body] = {}
    for one in (one for rows in named.values() for one in rows):
        name = without_formula(_ARTICLES.sub("", " ".join(one.words.split())))
        chinese = name if _HAN.search(name) else None
        bodies.setdefault(ids[_key(one.words)], Body(ids[_key(one.words)], name, chinese, note=_NOTE))
    return tuple(bodies.values())


def _identifiers(found: Iterable[Named]) -> dict[str, str]:
    """A readable identifier for each name, in the order in which the plan has them."""
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for one in found:
        key = _key(one.words)
        if key not in ids:
            ids[key] = _free(_slug(key), taken)
            taken.add(ids[key])
    return ids


def _slug(key: str) -> str:
    """The name's letters without their marks; ``body`` where it has none that an identifier may have."""
    plain = unicodedata.normalize("NFKD", key).encode("ascii", "ignore").decode()
    return _NO_LETTERS.sub("-", plain).strip("-")[:_LONGEST_ID].strip("-") or "body"


def _free(slug: str, taken: set[str]) -> str:
    if slug not in taken and slug != "body":
        return slug
    number = 1
    while f"{slug}-{number}" in taken:
        number += 1
    return f"{slug}-{number}"
