"""Whatever the program says while a test runs is a sentence of the catalogue, with a value in each place.

Most tests look at the code of a finding or at a verdict, not at its words. Every sentence that a module of
the program makes is held against the catalogue here, so that one that was garbled, or lost a value, is seen
by whichever test has it made.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from tallystick.base.reasons import Reason, Template, Wording
from tests.architecture.tree import SOURCE
from tests.voice.disguise import POT

#: A sentence that is made anew from another one, whose words are whatever that had.
AGAIN = "base/reasons.py"


@cache
def known() -> frozenset[Wording]:
    """Every text that translators are given."""
    with POT.open("rb") as file:
        messages = [one for one in read_po(file) if one.id]
    forms = [((one.id, "") if isinstance(one.id, str) else one.id, one.context or "") for one in messages]
    return frozenset(Wording(one, many, context) for (one, many), context in forms)


def wording(template: Template) -> Wording:
    return Wording(template) if isinstance(template, str) else template


@cache
def places_of(made: Wording) -> frozenset[str]:
    """The names of the places of a text."""
    parsed = (piece for text in (made.text, made.many) for piece in Formatter().parse(text))
    return frozenset(name for _, name, _, _ in parsed if name)


def fault(reason: Reason, *, begun: bool = False) -> str:
    """What is wrong with a sentence; nothing where it is one of the catalogue with all its values.

    One that is ``begun``, as a module makes it when it is loaded, gets its values later, by ``saying``.
    """
    made = wording(reason.template)
    if made not in known():
        return f"not in the catalogue: {made}"
    given = dict(reason.values)
    if (places_of(made) - given.keys() and not begun) or None in given.values():
        return f"lacks a value: {made} with {given}"
    return ""


@contextmanager
def watching() -> Iterator[list[str]]:
    """The faults of all sentences that modules of the program make while the block lasts."""
    faults: list[str] = []
    make = Reason.__init__
    own = str(SOURCE)

    def making(self: Reason, template: Template, /, **values: object) -> None:
        make(self, template, **values)  # type: ignore[arg-type]
        code = sys._getframe(1).f_code
        if not code.co_filename.startswith(own) or code.co_filename.endswith(AGAIN):
            return
        if found := fault(self, begun=code.co_name == "<module>"):
            faults.append(f"{code.co_filename}: {found}")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Reason, "__init__", making)
        yield faults
