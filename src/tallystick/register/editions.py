"""The nouns of earlier editions: what was published of a plan before, and what it answered."""

from dataclasses import dataclass
from typing import Annotated

from tallystick.base.dates import PartialDate
from tallystick.base.verdicts import DONE_ANSWERS, TARGET_ANSWERS
from tallystick.register import kinds as k
from tallystick.register.columns import Column, added, text

#: Of what an answer is kept, by its table.
ANSWERED = ("targets", "deliverables")
#: The answers that each of these can have had.
ANSWERS = {"targets": TARGET_ANSWERS.codes, "deliverables": DONE_ANSWERS.codes}


@dataclass(frozen=True, slots=True)
class EarlierEdition:
    """An earlier edition of the assessment, as it was published."""

    id: Annotated[str, Column(k.IDENTIFIER, "its identifier, the same for ever")]
    published: Annotated[PartialDate, Column(k.DATE, "when it was published")]
    assessment: Annotated[str, Column(k.SHA256, "the identity that its pages print")]
    method: Annotated[str, text("the method's name")]
    judged_to: Annotated[PartialDate, Column(k.DATE, "the last day of figures that it heard")]
    known_by: Annotated[PartialDate, Column(k.DATE, "the last day of sources that it heard")]
    url: Annotated[str | None, added(k.URL, "where it can be read")] = None


@dataclass(frozen=True, slots=True)
class EditionAnswer:
    """What an earlier edition answered for a target or a deliverable."""

    edition: Annotated[str, Column(k.IDENTIFIER, "the edition", refers="editions")]
    table: Annotated[str, Column(k.TEXT, "of which table the row is", allowed=ANSWERED)]
    row: Annotated[str, Column(k.IDENTIFIER, "the row's identifier; it may be gone since")]
    title: Annotated[str, text("what it was called then")]
    answer: Annotated[
        str,
        Column(
            k.TEXT,
            "the answer under the default order of sources, for the whole country and everybody",
            allowed=tuple(dict.fromkeys(code for codes in ANSWERS.values() for code in codes)),
        ),
    ]
