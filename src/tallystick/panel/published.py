"""A panel as a package publishes it: from its rows each verdict, agreement and rating can be made again."""

import itertools
from typing import Literal

from tallystick.base.dates import PartialDate
from tallystick.panel.assignment import AssignmentPool
from tallystick.panel.record import PanelRecord
from tallystick.panel.rubric import Criterion, ListedReason, Rubric, RubricCode, rubric_sha256
from tallystick.register.method import Method
from tallystick.register.model import Package
from tallystick.register.panel_locks import REASONS_OF, SCALES, DrawnPanel, PublishedCode
from tallystick.register.panel_statement import PanelRows, unsigned


def drawn_row(panel: PanelRecord, judged_to: PartialDate, locked: PartialDate | None = None) -> DrawnPanel:
    """The row by which a package says what panel it was, up to when it judged and when it was locked."""
    return DrawnPanel(
        id=panel.name,
        judged_to=judged_to,
        rubric=panel.rubric.name,
        version=panel.rubric.version,
        title=panel.rubric.title,
        rubric_sha256=rubric_sha256(panel.rubric),
        panel_sha256=panel.sha256,
        announced=panel.announced,
        seed=panel.seed,
        closes=PartialDate.parse(panel.closes) if panel.closes else None,
        locked=locked,
    )


def code_rows(panel: PanelRecord) -> tuple[PublishedCode, ...]:
    """The panel's rubric as rows of a package, in its order; the cases to train on are no part of them."""
    numbers = itertools.count(1)
    codes = (
        PublishedCode(
            panel=panel.name,
            criterion=asked.name,
            code=one.code,
            scale=asked.scale,
            position=next(numbers),
            means=one.means,
            ranked=one.ranked,
            question=asked.question,
            example=one.example,
            stands_for=one.stands_for,
        )
        for asked in panel.rubric.criterion
        for one in asked.code
    )
    reasons = (
        PublishedCode(panel.name, REASONS_OF, one.code, SCALES[-1], next(numbers), one.means, ranked=False)
        for one in panel.rubric.why
    )
    return (*codes, *reasons)


def published_panel(package: Package, drawn: DrawnPanel) -> PanelRecord:
    """A panel that stands in a package; who was in the draw, and for what, stands in its folder alone."""
    rows = sorted(
        (one for one in package.rubric_codes if one.panel == drawn.id), key=lambda one: one.position
    )
    asked: dict[str, list[PublishedCode]] = {}
    for one in rows:
        asked.setdefault(one.criterion, []).append(one)
    reasons = asked.pop(REASONS_OF, [])
    rubric = Rubric(
        name=drawn.rubric,
        version=drawn.version,
        title=drawn.title,
        criterion=tuple(_criterion(codes) for codes in asked.values()),
        why=tuple(ListedReason(code=one.code, means=one.means) for one in reasons),
    )
    closes = str(drawn.closes) if drawn.closes is not None else ""
    nobody = AssignmentPool((), {}, frozenset(), 0)
    return PanelRecord(drawn.id, package.descriptor.name, rubric, drawn.announced, closes, nobody, drawn.seed)


def signed_panels(package: Package) -> tuple[DrawnPanel, ...]:
    """The panels that everybody who coded or dissented in has signed, in order of the day they judged to."""
    rows = PanelRows.of(package)
    signed = [one for one in package.panels if not unsigned(rows, one, package.panel_signatures)]
    return tuple(sorted(signed, key=lambda one: (one.judged_to.last, one.id)))


def counted_panel(package: Package, method: Method) -> DrawnPanel | None:
    """The panel whose verdicts count for a method: the latest signed one that judged to no later day."""
    within = [one for one in signed_panels(package) if one.judged_to.last <= method.judged_to]
    return within[-1] if within else None


def _criterion(codes: list[PublishedCode]) -> Criterion:
    """A question whose codes stand in a package; a check has held them against each other."""
    scale: Literal["nominal", "ordinal"] = "ordinal" if codes[0].scale == "ordinal" else "nominal"
    return Criterion(
        name=codes[0].criterion,
        question=codes[0].question or codes[0].criterion,
        scale=scale,
        code=tuple(
            RubricCode(
                code=one.code,
                means=one.means,
                example=one.example or one.means,
                ranked=one.ranked,
                stands_for=one.stands_for,
            )
            for one in codes
        ),
    )
