"""How a target is asked in one place: which figures answer, under which kinds of source, by which rules."""

import dataclasses
import functools
from decimal import Decimal

from tallystick.assessment.admit import Sighting
from tallystick.assessment.asked import Asked, Figure, Ground
from tallystick.assessment.kept import kept_before
from tallystick.assessment.outcome import Outcome, unrated
from tallystick.assessment.rulebook import ARITHMETIC, Rules, TargetRule
from tallystick.assessment.scope import Scope
from tallystick.base.quick import altered, quick
from tallystick.base.reasons import Reason
from tallystick.register.model import SOURCE_KINDS

_NO_SOURCE = unrated(Reason("No source of this kind gives a figure."))
_ONLY_OTHERS = unrated(Reason("Only figures by another definition than the plan's were found."))
_NO_FIGURE = unrated(Reason("No figure was found."))


class Asking:
    """A target in one area and for one group, put to its figures as far as a rule lets them speak.

    Attributes:
        promised: the numbers that keep the promise.
    """

    def __init__(self, scope: Scope, rules: Rules, rule: TargetRule) -> None:
        """Take what is judged, the rules, and the rule that judges."""
        self._scope = scope
        self._rule = rule
        self._ground = rules.ground
        self.promised = self._ground.comparison(scope.question, Decimal(0))
        self._arithmetic = rules.of(ARITHMETIC[scope.question.target.arithmetic])
        self._lists: dict[int, tuple[list[Sighting], frozenset[str], tuple[int, ...]]] = {}
        self._known: dict[tuple[object, ...], Outcome] = {}

    def ask(self, counted: list[Sighting], kinds: tuple[str, ...]) -> Outcome:
        """The answer of some figures under some kinds of source, in order of precedence."""
        if id(counted) not in self._lists:
            there = frozenset([sighting.source.kind for sighting in counted])
            self._lists[id(counted)] = counted, there, tuple(map(id, counted))
        _, there, figures = self._lists[id(counted)]
        heard = tuple([kind for kind in kinds if kind in there])
        if not heard:
            return self._nothing(counted)
        # Most policies hear the same figures, and the same figures have the same answer.
        if (heard, figures) not in self._known:
            self._known[heard, figures] = self.cut(self._arithmetic(counted, self.asked(heard)))
        return self._known[heard, figures]

    def asked(self, kinds: tuple[str, ...]) -> Asked:
        """The question put to some kinds of source."""
        return self._asked(kinds, self._ground)

    def cut(self, outcome: Outcome) -> Outcome:
        """What an outcome is worth under the rule; what each figure by itself told is kept."""
        worth = self._rule.cut(self._scope.question, outcome)
        if worth is outcome or not outcome.told:
            return worth
        return altered(worth, told=outcome.told)

    def rejudge(self, figures: list[Sighting], figure: Figure) -> Outcome:
        """The answer of some figures, with another rule for what one figure can mean."""
        ground = dataclasses.replace(self._ground, figure=figure)
        return self._arithmetic(figures, self._asked(SOURCE_KINDS, ground))

    def kept_before(self) -> bool:
        """Whether the last figure from before the plan, by the plan's own definition, kept the promise."""
        return self._kept_before

    @functools.cached_property
    def _kept_before(self) -> bool:
        kinds = tuple(kind for kind in SOURCE_KINDS if kind not in {"media", "submission"})
        own = [one for one in self._scope.sightings if one.measure == "plan_measure"]
        return kept_before(own, self._asked(kinds, self._ground))

    def _asked(self, kinds: tuple[str, ...], ground: Ground) -> Asked:
        return quick(Asked)(self._scope.question, self._scope.evidence, kinds, ground, self.promised)

    def _nothing(self, counted: list[Sighting]) -> Outcome:
        if counted:
            return _NO_SOURCE
        return _ONLY_OTHERS if self._scope.sightings else _NO_FIGURE
