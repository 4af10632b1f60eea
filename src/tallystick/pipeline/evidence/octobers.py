"""Octobers that a spreadsheet took for numbers: of ``2024.10`` it keeps 2024.1, which is a January too."""

import re
from collections.abc import Iterable

from tallystick.base.reasons import Reason, Text
from tallystick.pipeline.evidence.times import plainly

_FIRST_OR_TENTH, _OCTOBER = re.compile(r"[0-9]{4}\.1"), re.compile(r"[0-9]{4}\.10")


def without_their_zero(texts: Iterable[str]) -> frozenset[str]:
    """The texts such as ``2024.1`` that a spreadsheet may have made of October's ``2024.10``.

    Where one of October stands in the same column, none was kept as a number, and they are Januaries.
    """
    known = list(texts)
    if any(_OCTOBER.fullmatch(plainly(one)) for one in known):
        return frozenset()
    return frozenset(one for one in known if _FIRST_OR_TENTH.fullmatch(plainly(one)))


def january_or_october(text: str) -> Reason:
    """Why a text of `without_their_zero` is not read: with both months that it can be."""
    year = plainly(text)[:4]
    return Reason(
        "it can be {first}, or {tenth} if a spreadsheet took it for a number",
        first=Text(f"{year}-01"),
        tenth=Text(f"{year}-10"),
    )
