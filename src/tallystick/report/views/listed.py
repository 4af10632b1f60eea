"""Lists of commitments in parts, and in which order their parts stand."""

import re
from dataclasses import dataclass

from tallystick.register.model import Commitment
from tallystick.report import words
from tallystick.report.context import PageContext
from tallystick.report.views.marks import Mark


@dataclass(frozen=True, slots=True)
class CommonPart:
    """Commitments that have something in common.

    Attributes:
        id: its place on its page.
        title: what they have in common.
        commitments: they, in the order of the list.
        mark: the shape of the answer that they have in common, if it is one.
        above: what the parts beside it have in common, such as the treaty of an article.
        short: its title below that.
    """

    id: str
    title: str
    commitments: tuple[Commitment, ...]
    mark: Mark | None = None
    above: str = ""
    short: str = ""


@dataclass(frozen=True, slots=True)
class CommitmentList:
    """Commitments in parts; one may stand in several of them.

    Attributes:
        path: its first page.
        title: its name.
        about: by what the commitments are parted, in a sentence.
        parts: the parts.
    """

    path: str
    title: str
    about: str
    parts: tuple[CommonPart, ...]

    @property
    def commitments(self) -> dict[str, Commitment]:
        """Every commitment in it, once."""
        return {one.id: one for part in self.parts for one in part.commitments}


#: Links to parts of a list, below what some of them have in common: name, where it begins, how much is in it.
PartLinks = tuple[tuple[str, tuple[tuple[str, str, int], ...]], ...]
#: The pages of a list, each with its parts and those of their commitments that stand there.
Parted = tuple[tuple[tuple[CommonPart, tuple[Commitment, ...]], ...], ...]


def treaty_name(context: PageContext, code: str) -> str:
    """A treaty's name in the reader's language, else as the package has it, else its code."""
    known, treaty = words.TREATY.get(code), context.book.treaties.get(code)
    return context.say(known) if known else treaty.name if treaty else code


def natural_order(code: str) -> list[tuple[int, str]]:
    """A key by which 8.5 comes before 8.10, and 1.a after both."""
    numbers = ((piece, piece.lstrip("0")) for piece in re.findall(r"\d+|[^\d\W]+", code))
    return [(len(bare), bare) if piece.isdecimal() else (len(code) + 1, piece) for piece, bare in numbers]
