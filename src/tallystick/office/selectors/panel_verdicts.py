"""What a panel that is locked found, from the rows of the package: verdicts, agreement, dissents, replies."""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tallystick.office.models import OfficePanel, StoredBodyReply, StoredDissent, StoredResponsibility
from tallystick.office.selectors.panel import DRAWN_FROM, WORKED_IN, package_of, part_of_package, record_of
from tallystick.office.selectors.panel_desk import judgements_of, titles_of
from tallystick.office.selectors.plan import rows_in
from tallystick.panel.agreement import DRAWS
from tallystick.panel.record import read_panel
from tallystick.panel.results import AgreementRow
from tallystick.panel.rows import agreement_rows, verdict_rows
from tallystick.register.indexed import BY_NAME
from tallystick.register.model import Package
from tallystick.register.panel_statement import PanelRows, unsigned
from tallystick.register.panels import BodyReply, Dissent, Judgement
from tallystick.report.coded_words import code_word, rubric_in
from tallystick.voice.language import Language

#: The tables from which agreement is reckoned.
_AGREED_ON = ("assessors", "commitments", "outline", "judgements")


@dataclass(frozen=True, slots=True)
class VerdictLine:
    """A commitment with what the panel found of it: each question and its code, and how many dissent."""

    commitment: str
    title: str
    codes: tuple[tuple[str, str], ...]
    dissents: int


@dataclass(frozen=True, slots=True)
class PanelFound:
    """All that a panel found.

    Attributes:
        lines: each commitment.
        agreement: each question, and how far the assessors agreed on it in the first round, over all.
        signed: who has signed.
        awaited: who has coded or dissented and not signed yet.
    """

    lines: tuple[VerdictLine, ...]
    agreement: tuple[tuple[str, AgreementRow], ...]
    signed: tuple[str, ...]
    awaited: tuple[str, ...]


def panel_found(panel: OfficePanel, language: Language) -> PanelFound:
    """All that a panel found."""
    package = part_of_package((*DRAWN_FROM, *WORKED_IN))
    rows, drawn = PanelRows.of(package), next(one for one in package.panels if one.id == panel.name)
    awaited = unsigned(rows, drawn, package.panel_signatures)
    signed = tuple(one for one in rows.coded(drawn.id) if one not in awaited)
    agreed_on = tuple(tuple(getattr(package, one)) for one in _AGREED_ON)
    rubric = rubric_in(language, record_of(panel).rubric)
    questions = {one.name: one.question for one in rubric.criterion}
    agreed = _agreed(str(panel.name), panel.record, agreed_on)
    agreement = tuple((questions[one.criterion], one) for one in agreed)
    return PanelFound(tuple(_lines(panel, package, questions, language)), agreement, signed, awaited)


@functools.lru_cache(maxsize=4)
def _agreed(name: str, record: str, rows: tuple[tuple[Any, ...], ...]) -> tuple[AgreementRow, ...]:
    """The agreement over all of these rows of `_AGREED_ON`; it is reckoned once for equal ones."""
    package = package_of(dict(zip(_AGREED_ON, rows, strict=True)))
    return agreement_rows(package, read_panel(name, record.encode()), DRAWS, ("all",))


def _lines(
    panel: OfficePanel, package: Package, questions: Mapping[str, str], language: Language
) -> Sequence[VerdictLine]:
    codes: dict[str, list[tuple[str, str]]] = {}
    for one in verdict_rows(package, record_of(panel)):
        words = [code_word(language, one.criterion, code) for code in one.codes]
        codes.setdefault(one.commitment, []).append((questions[one.criterion], " / ".join(words)))
    titles = titles_of(codes)
    held = [one.commitment for one in package.dissents if one.panel == panel.name]
    return [VerdictLine(one, titles[one], tuple(given), held.count(one)) for one, given in codes.items()]


@dataclass(frozen=True, slots=True)
class CommitmentFound:
    """What a panel found of a commitment.

    Attributes:
        title: the commitment's title.
        codes: each code that was given, in the order of the questions and rounds.
        dissents: every dissent.
        replies: what bodies answer.
        bodies: the bodies that have a part in it.
    """

    title: str
    codes: tuple[Judgement, ...]
    dissents: tuple[Dissent, ...]
    replies: tuple[BodyReply, ...]
    bodies: tuple[str, ...]


def commitment_found(panel: OfficePanel, commitment: str) -> CommitmentFound:
    """What a panel found of a commitment, with dissents and replies."""
    order = {one.name: place for place, one in enumerate(record_of(panel).rubric.criterion)}
    codes = sorted(
        judgements_of(panel, commitment),
        key=lambda one: (order.get(one.criterion, len(order)), one.round, one.assessor),
    )
    chosen = {"panel": panel.name, "commitment__id": commitment}
    parts = StoredResponsibility.objects.filter(commitment__id=commitment).values_list("body_id", flat=True)
    return CommitmentFound(
        titles_of([commitment])[commitment],
        tuple(codes),
        tuple(rows_in(BY_NAME["dissents"], StoredDissent.objects.filter(**chosen).order_by("pk"))),
        tuple(rows_in(BY_NAME["body_replies"], StoredBodyReply.objects.filter(**chosen).order_by("pk"))),
        tuple(sorted({str(one) for one in parts})),
    )
