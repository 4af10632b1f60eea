"""Which codes of a sheet go into the package, and why others don't; nothing that stands there is replaced."""

from collections.abc import Mapping
from dataclasses import dataclass

from tallystick.base.reasons import Reason, Template, msgid, texts
from tallystick.panel.disputes import FIRST, SECOND, SETTLED, disputes, settled, standing
from tallystick.panel.record import PanelRecord
from tallystick.pipeline.panel.coded import CodedSheet
from tallystick.register.conflicts import conflicts_of
from tallystick.register.model import Package
from tallystick.register.panels import Judgement

_WHYS: Mapping[str, Template] = {
    "barred": msgid("not taken, for an interest keeps this assessor from it: {questions}"),
    "stands": msgid("not taken, for another code of the same round stands there already: {questions}"),
    "settled": msgid("not taken, for it is settled: {questions}"),
    "agreed": msgid("not taken, for nothing is in dispute there: {questions}"),
    "coded": msgid("not taken, for whoever coded it can't settle it: {questions}"),
    "new": msgid("not taken, for it was not coded in the first round: {questions}"),
}


@dataclass(frozen=True, slots=True)
class Admitted:
    """What of a sheet goes into the package.

    Attributes:
        judgements: the codes that are taken; those that are there already too.
        fresh: those of them that are not there yet.
        whys: why others are not taken.
    """

    judgements: tuple[Judgement, ...]
    fresh: tuple[Judgement, ...]
    whys: tuple[Reason, ...]


def admitted(coded: CodedSheet, package: Package, panel: PanelRecord) -> Admitted:
    """Look through the codes of a sheet, each by itself."""
    asking = _Asking(package, panel)
    taken: list[Judgement] = []
    refused: dict[str, list[str]] = {}
    for one in coded.judgements:
        why = asking.why_not(one)
        if why:
            refused.setdefault(why, []).append(f"{one.commitment} {one.criterion}")
        else:
            taken.append(one)
    fresh = tuple(one for one in taken if one not in asking.there)
    whys = tuple(Reason(_WHYS[why], questions=texts(told, ",")) for why, told in refused.items())
    return Admitted(tuple(taken), fresh, whys)


class _Asking:
    """What stands in a package of a panel, to hold one code after another against."""

    def __init__(self, package: Package, panel: PanelRecord) -> None:
        own = tuple(one for one in package.judgements if one.panel == panel.name)
        self.there = frozenset(own)
        self._keys = {_key(one) for one in own}
        self._barred = conflicts_of(package)
        self._settled = settled(own, panel)
        self._disputed = {(one.commitment, one.criterion) for one in disputes(own, panel)}
        self._coded = {
            (one.commitment, one.criterion, one.assessor)
            for given in standing(own, panel).values()
            for one in given
        }

    def why_not(self, one: Judgement) -> str:
        """Why a code is not taken; empty where it is."""
        if one in self.there:
            return ""
        if (one.assessor, one.commitment) in self._barred:
            return "barred"
        if _key(one) in self._keys:
            return "stands"
        return "" if one.round == FIRST else self._later(one)

    def _later(self, one: Judgement) -> str:
        pair = one.commitment, one.criterion
        if pair in self._settled:
            return "settled"
        if one.round == SECOND:
            return "" if (*pair, one.assessor) in self._coded else "new"
        if any(commitment == one.commitment and who == one.assessor for commitment, _, who in self._coded):
            return "coded"
        return "" if pair in self._disputed else "agreed"


def _key(one: Judgement) -> tuple[str, str, str, str]:
    """What there can be one code for: of a settled question one, whoever settles it."""
    return one.round, "" if one.round == SETTLED else one.assessor, one.commitment, one.criterion
