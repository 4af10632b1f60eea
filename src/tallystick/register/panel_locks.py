"""The nouns of a locked panel: how it was drawn, by which rubric it judged, and who signed what it found."""

from dataclasses import dataclass
from typing import Annotated

from tallystick.base.dates import PartialDate
from tallystick.base.verdicts import ENJOYED_ANSWERS
from tallystick.register import kinds as k
from tallystick.register.columns import Column, added, text

#: What a code of a rubric belongs to: a question on a scale, or the list of reasons.
SCALES = ("nominal", "ordinal", "reasons")
#: The name under which the reasons of a rubric stand, which no question may have.
REASONS_OF = "why"

_PANEL = Column(k.IDENTIFIER, "the panel", refers="panels")


@dataclass(frozen=True, slots=True)
class DrawnPanel:
    """A panel whose rounds are over: what it was drawn from, and the rubric by which it judged."""

    id: Annotated[str, Column(k.IDENTIFIER, "its name, which stands in each of its judgements")]
    judged_to: Annotated[
        PartialDate, Column(k.DATE, "up to when it judged; an assessment of an earlier day leaves it aside")
    ]
    rubric: Annotated[str, Column(k.IDENTIFIER, "the rubric, by name")]
    version: Annotated[str, text("the rubric's version")]
    title: Annotated[str, text("the rubric's title")]
    rubric_sha256: Annotated[str, text("the SHA-256 by which the whole rubric is known")]
    panel_sha256: Annotated[str, text("the SHA-256 of what it was drawn from, with the seed")]
    announced: Annotated[str, text("the public value that was named as the seed before anybody knew it")]
    seed: Annotated[str, text("that value")]
    closes: Annotated[
        PartialDate | None, added(k.DATE, "the last day on which a sheet could be committed to")
    ] = None
    note: Annotated[str | None, added(k.TEXT, "what a reader should know of it")] = None
    locked: Annotated[
        PartialDate | None,
        added(
            k.DATE, "when its rounds were over: what is signed is what stood there and was declared by then"
        ),
    ] = None


@dataclass(frozen=True, slots=True)
class PublishedCode:
    """A code that a panel could give, as its rubric defines it."""

    panel: Annotated[str, _PANEL]
    criterion: Annotated[
        str, Column(k.IDENTIFIER, "the question to which it answers; why: it is a listed reason")
    ]
    code: Annotated[str, Column(k.IDENTIFIER, "the code")]
    scale: Annotated[
        str,
        Column(
            k.TEXT,
            "ordinal: the codes go from the lowest up; nominal: they only differ; reasons: it is a listed "
            "reason",
            allowed=SCALES,
        ),
    ]
    position: Annotated[int, Column(k.WHOLE, "its place in the rubric, from 1; ordinal ones go up")]
    means: Annotated[str, text("when it is given")]
    ranked: Annotated[
        bool, Column(k.BOOLEAN, "false for a code that is no level of the scale, such as no evidence")
    ]
    question: Annotated[str | None, added(k.TEXT, "what is asked; empty for a listed reason")] = None
    example: Annotated[str | None, added(k.TEXT, "a case to which it is given")] = None
    stands_for: Annotated[
        str | None,
        added(
            k.TEXT,
            "the answer to right_enjoyed for which it stands",
            allowed=ENJOYED_ANSWERS.codes,
        ),
    ] = None


@dataclass(frozen=True, slots=True)
class PanelSignature:
    """An assessor's signature under all that a panel found, dissents among it."""

    panel: Annotated[str, _PANEL]
    assessor: Annotated[str, Column(k.IDENTIFIER, "who signed", refers="assessors")]
    signature: Annotated[str, text("the signature of the panel's statement, as 'panel sign' writes it")]
