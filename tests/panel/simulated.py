"""The invented plan with an invented panel: codes that differ here and there, dissents, replies, ratings."""

import hashlib
from dataclasses import replace

from tallystick.base.dates import PartialDate
from tallystick.panel.assignment import AssignmentPool
from tallystick.panel.published import code_rows, drawn_row
from tallystick.panel.record import PanelRecord
from tallystick.panel.rubric import Rubric, read_rubric, standard_rubric
from tallystick.register import Package
from tallystick.register.bodies import Body
from tallystick.register.claims import Claim
from tallystick.register.panels import Assessor, BodyReply, Dissent, Interest, Judgement
from tests.register.signing import signed

NAME = "simulated"
ASSESSORS = ("S1", "S2", "S3")
#: Of a hundred questions on how many one assessor is a code off.
_OFF = 25


def rubric() -> Rubric:
    """The rubric that ships."""
    found, _ = read_rubric("standard.toml", standard_rubric())
    assert found is not None
    return found


def record() -> PanelRecord:
    """The panel as it was drawn."""
    return PanelRecord(
        NAME, "golden", rubric(), "an invented lottery", "", AssignmentPool((), {}, frozenset(), 2), "9"
    )


def panelled(package: Package, said: str = "It was read.") -> Package:
    """The package with the panel, signed by all three.

    Args:
        package: the plan.
        said: what stands in every reason, dissent and reply.
    """
    panel = record()
    second, third = (one.id for one in package.commitments[1:3])
    source = package.sources[0].id
    body = Body("SIM", "An invented office", None) if not package.bodies else package.bodies[0]
    coded = replace(
        package,
        assessors=(
            Assessor("S1", "accepted", f"One, invented. {said}", "An invented institute", ("courts",)),
            Assessor("S2", "accepted"),
            Assessor("S3", "accepted", "Three, invented"),
        ),
        interests=(
            Interest("n1", "S1", "paid_by", commitment=second),
            Interest("n2", "S2", "runs", body=body.id),
            Interest("n3", "S3", "declared"),
        ),
        judgements=tuple(_judgements(package, panel, said, source)),
        dissents=(
            Dissent("d1", NAME, "S2", second, said, "right_enjoyed"),
            Dissent("d2", NAME, "S3", third, said),
        ),
        body_replies=(
            BodyReply("r1", NAME, body.id, second, PartialDate.parse("2026-02"), said, True, said),
            BodyReply("r2", NAME, body.id, third, PartialDate.parse("2026-02-03"), said),
        ),
        bodies=package.bodies or (body,),
        claims=(*package.claims, *_claims(package, panel, said, source)),
        panels=(drawn_row(panel, PartialDate.parse("2025-12-31")),),
        rubric_codes=code_rows(panel),
    )
    return signed(coded, *ASSESSORS)


def _judgements(package: Package, panel: PanelRecord, said: str, source: str) -> list[Judgement]:
    found = []
    for place, commitment in enumerate(package.commitments):
        for assessor in (ASSESSORS[place % 3], ASSESSORS[(place + 1) % 3]):
            for asked in panel.rubric.criterion:
                at = _chance(commitment.id, asked.name) + (
                    _chance(assessor, commitment.id, asked.name) % 100 < _OFF
                )
                code = asked.codes[at % len(asked.codes)]
                own = _chance(assessor, commitment.id) % 3 > 0
                found.append(
                    Judgement(
                        NAME,
                        "first",
                        assessor,
                        commitment.id,
                        asked.name,
                        code,
                        panel.rubric.reasons[at % len(panel.rubric.reasons)],
                        said,
                        own,
                        (source,) if own else (),
                    )
                )
    first = found[0]
    return [*found, replace(first, round="second"), replace(first, round="settled", assessor="S3")]


def _claims(package: Package, panel: PanelRecord, said: str, source: str) -> list[Claim]:
    asked = panel.rubric.asked("completion")
    assert asked is not None
    return [
        Claim(f"rated-{one.id}", "this", one.id, said, None, None, source, None, asked.levels[-1 - place % 2])
        for place, one in enumerate(package.commitments)
        if place % 4
    ]


def _chance(*words: str) -> int:
    return hashlib.sha256("/".join(words).encode()).digest()[0]
