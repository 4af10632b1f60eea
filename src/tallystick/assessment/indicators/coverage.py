"""What the indicators of each commitment could say; every commitment is there, those without any too."""

from collections import defaultdict
from collections.abc import Iterable

from tallystick.assessment.indicators.model import STANDINGS, Coverage
from tallystick.register.indicators import READ, CommitmentIndicator
from tallystick.register.model import Commitment, Package


def indicator_coverage(package: Package) -> tuple[Coverage, ...]:
    """The coverage of every commitment of the plan, in its order."""
    kinds = {one.id: one.kind for one in package.indicators}
    links: dict[str, list[CommitmentIndicator]] = defaultdict(list)
    for one in package.commitment_indicators:
        links[one.commitment].append(one)
    explained = {(one.commitment, one.kind) for one in package.missing_indicators}
    return tuple(_of(one, links[one.id], kinds, explained) for one in package.commitments)


def _of(
    commitment: Commitment,
    links: list[CommitmentIndicator],
    kinds: dict[str, str],
    explained: set[tuple[str, str]],
) -> Coverage:
    def standing(kind: str) -> str:
        given = [one.availability for one in links if kinds[one.indicator] == kind]
        if (commitment.id, kind) in explained:
            given.append("explained")
        return min(given or ["missing"], key=STANDINGS.index)

    def would_answer(question: str) -> list[CommitmentIndicator]:
        return [one for one in links if one.answers == question]

    return Coverage(
        commitment=commitment.id,
        structural=standing("structural"),
        process=standing("process"),
        outcome=standing("outcome"),
        done=len(would_answer("done")),
        done_published=_published(would_answer("done")),
        target_met=len(would_answer("target_met")),
        target_met_published=_published(would_answer("target_met")),
        right_enjoyed=len(would_answer("right_enjoyed")),
        right_enjoyed_published=_published(would_answer("right_enjoyed")),
        to_ask=sum(one.availability in {"partly", "not_published"} for one in links),
    )


def _published(links: Iterable[CommitmentIndicator]) -> int:
    return sum(one.availability in READ for one in links)
