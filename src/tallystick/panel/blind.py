"""What an assessor is shown: the commitments given to them and what is known of these, and nothing else.

Blind by what it reads: no claim of the government, no judgement, dissent or reply, no earlier edition, no
correction, and no count of any of them ever enters. The order of the commitments is the assessor's own.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tallystick.panel.record import PanelRecord
from tallystick.register.events import Event
from tallystick.register.figures import figures_of
from tallystick.register.model import Commitment, Observation, Package, Source


@dataclass(frozen=True, slots=True)
class ShownEvidence:
    """Something known of a commitment, by whose word.

    Attributes:
        commitment: what it bears on.
        kind: ``figure``, or the kind of event.
        when: its date or period.
        what: what it says.
        source: the source's identifier; empty for a search.
        whose: whose word it is: the source's kind and title.
        address: where it can be read.
    """

    commitment: str
    kind: str
    when: str
    what: str
    source: str
    whose: str
    address: str


@dataclass(frozen=True, slots=True)
class BlindView:
    """What one assessor is shown.

    Attributes:
        panel: the panel.
        assessor: who.
        commitments: what they code, in their own order.
        parts: the heading above each commitment.
        evidence: what is known, commitment by commitment in that order.
    """

    panel: PanelRecord
    assessor: str
    commitments: tuple[Commitment, ...]
    parts: tuple[str, ...]
    evidence: tuple[ShownEvidence, ...]


def blind_view(package: Package, panel: PanelRecord, assessor: str) -> BlindView:
    """What an assessor of a panel is shown of a plan."""
    given = frozenset(panel.given_to(assessor))
    known = [one for one in package.commitments if one.id in given]
    own = sorted(known, key=lambda one: _place(panel.seed, assessor, one.id))
    headings = {one.id: one.title for one in package.outline}
    return BlindView(
        panel,
        assessor,
        tuple(own),
        tuple(headings[one.section] for one in own),
        _evidence(package, [one.id for one in own]),
    )


def _place(seed: str, assessor: str, commitment: str) -> bytes:
    told = f"tallystick panel order/v1\n{seed}\n{assessor}\n{commitment}\n"
    return hashlib.sha256(told.encode()).digest()


def _evidence(package: Package, commitments: Sequence[str]) -> tuple[ShownEvidence, ...]:
    found = [*_events(package), *_figures(package, frozenset(commitments))]
    by_commitment: dict[str, list[ShownEvidence]] = {one: [] for one in commitments}
    for one in found:
        if one.commitment in by_commitment:
            by_commitment[one.commitment].append(one)
    return tuple(one for rows in by_commitment.values() for one in rows)


def _events(package: Package) -> Iterator[ShownEvidence]:
    sources = {one.id: one for one in package.sources}
    bears_on = {one.id: one.commitment for one in package.deliverables}
    for one in package.events:
        commitment = one.commitment or bears_on.get(one.deliverable or "", "")
        yield _shown(commitment, one, sources.get(one.source or ""))


def _shown(commitment: str, one: Event, source: Source | None) -> ShownEvidence:
    where = f" ({one.searched_where})" if one.searched_where else ""
    return ShownEvidence(commitment, one.kind, str(one.date or ""), one.statement + where, *_source(source))


def _source(source: Source | None) -> tuple[str, str, str]:
    if source is None:
        return "", "", ""
    return source.id, f"{source.kind}: {source.title}", source.url or source.archived or ""


def _figures(package: Package, wanted: frozenset[str]) -> Iterator[ShownEvidence]:
    """The country's figures under the indicators of each commitment and of its targets."""
    sources = {one.id: one for one in package.sources}
    indicators = {one.id: one for one in package.indicators}
    country = next((one.id for one in package.areas if one.parent is None), "")
    figures = figures_of(package.observations)
    bears_on = {one.id: one.commitment for one in package.targets}
    measured = {(bears_on[one.target], one.indicator) for one in package.target_indicators}
    measured |= {(one.commitment, one.indicator) for one in package.commitment_indicators}
    for commitment, indicator in sorted(measured):
        if commitment in wanted:
            for one in figures.at(indicator, (country, "")):
                yield _figure(commitment, indicators[indicator].title, one, sources[one.source])


def _figure(commitment: str, title: str, one: Observation, source: Source) -> ShownEvidence:
    told = f"{title}: {one.value} {one.unit} ({one.qualifier})"
    return ShownEvidence(commitment, "figure", str(one.period), told, *_source(source))
