"""Every pace rule put to every kind of source's course, and what comes of it for the verdicts."""

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tallystick.assessment.asking import Asking
from tallystick.assessment.hearing import Hearing
from tallystick.assessment.pace.answer import PaceAnswer, unrated
from tallystick.assessment.pace.course import PaceCourse
from tallystick.assessment.rulebook import PACE_COURSE, PACE_RULES, Rules, Ruling
from tallystick.base.verdicts import TARGET_UNRATED, Verdict
from tallystick.register.method import PaceName, PaceRule


@dataclass(frozen=True, slots=True)
class Paced:
    """What the pace rules say of the figures of one kind of source.

    Attributes:
        tier: official, international or independent.
        course: the course that they were put to; None where the figures give none.
        answers: the answer by each rule's name.
        leading: the rule that the method names.
    """

    tier: str
    course: PaceCourse | None
    answers: Mapping[PaceName, PaceAnswer]
    leading: PaceName

    @property
    def answer(self) -> PaceAnswer:
        """What the leading rule says."""
        return self.answers[self.leading]

    @property
    def verdict(self) -> Verdict:
        """What the leading rule's answer comes to."""
        return verdict_of(self.answer)

    @property
    def depends_on_rule(self) -> bool:
        """Whether another rule that can rate the same course says otherwise."""
        return len({one.standing for one in self.answers.values() if one.standing}) > 1


def verdict_of(answer: PaceAnswer) -> Verdict:
    """The verdict that a pace rule's answer comes to."""
    return answer.standing or TARGET_UNRATED


def ruling_of(answer: PaceAnswer) -> Ruling:
    """The answer as a ruling: it rests on figures from before the deadline, or on none."""
    return Ruling(verdict_of(answer), "earlier" if answer.standing else "none", answer.reason)


def _rank(paced: Paced) -> int:
    return paced.verdict.rank


class Pacing:
    """A target in one place, put to the pace rules kind of source by kind of source."""

    def __init__(self, hearing: Hearing, asking: Asking, rules: Rules, rule: PaceRule) -> None:
        """Take who says what, how it is asked, one version of each rule, and the method's rule of pace."""
        self._hearing = hearing
        self._asking = asking
        self._course = rules.of(PACE_COURSE)
        self._rules = {name: rules.of(one) for name, one in PACE_RULES.items()}
        self._leading = rule.leading
        self.tiers = tuple(self._tiers())

    @functools.cached_property
    def policies(self) -> Mapping[str, Paced]:
        """What stands under each source policy that has figures.

        Under ``default`` the first kind of source, in the method's order, that the leading rule can rate; as
        extremes the worst and the best standing of them.
        """
        found = {one.tier: one for one in self.tiers}
        order = [found[tier] for tier in self._hearing.policies.default if tier in found]
        if not order:
            return found
        rated = [one for one in order if one.verdict.rated] or order[:1]
        return found | {
            "default": rated[0],
            "least_favourable": min(rated, key=_rank),
            "most_favourable": max(rated, key=_rank),
        }

    @property
    def contested(self) -> bool:
        """Whether kinds of source stand on different sides: one on course and another not."""
        return len({one.verdict.side == "holds" for one in self.tiers if one.verdict.rated}) > 1

    def _tiers(self) -> Iterator[Paced]:
        hearing = self._hearing
        there = {one.source.kind for one in hearing.own}
        for tier, kinds in hearing.tiers.items():
            heard = tuple(kind for kind in kinds if kind in there)
            if not heard:
                continue
            outcome = hearing.ask(hearing.own, heard)
            course = self._course(
                hearing.own, self._asking.asked(heard), outcome.told, share=hearing.scope.question.share
            )
            if isinstance(course, PaceAnswer):
                if (
                    not outcome.told and outcome.reason is not None
                ):  # no figure of the time at all: it says why
                    course = unrated(outcome.reason)
                yield Paced(tier, None, dict.fromkeys(self._rules, course), self._leading)
            else:
                answers = {name: rule(course) for name, rule in self._rules.items()}
                yield Paced(tier, course, answers, self._leading)
