"""What a step of a case is held against: the deadlines, the bodies, and who can read where."""

import datetime
from dataclasses import dataclass

from tallystick.workflow.cases.circle import Bodies
from tallystick.workflow.cases.clocks import CaseClocks
from tallystick.workflow.cases.model import CaseStanding
from tallystick.workflow.cases.profile import SUPERIOR


@dataclass(frozen=True, slots=True)
class CaseSetting:
    """What a step is held against.

    Attributes:
        clocks: the deadlines.
        bodies: the bodies that there are.
        reading: those in which somebody can open what is passed to them.
    """

    clocks: CaseClocks
    bodies: Bodies
    reading: frozenset[str] = frozenset()

    def other_desks(self, case: CaseStanding, day: datetime.date) -> tuple[str, ...]:
        """The desks that can take a case over from its own, in the order of the profile."""
        kept_from = self.bodies.kept_from(case)
        named = (
            one
            for said in self.clocks.profile.other_desks
            for one in (self.bodies.above(case.desk) if said == SUPERIOR else (said,))
        )
        return tuple(
            one
            for one in dict.fromkeys(named)
            if one != case.desk
            and one not in kept_from
            and one in self.reading
            and self.bodies.is_there(one, day)
        )

    def deciders(self, case: CaseStanding, day: datetime.date) -> frozenset[str]:
        """The bodies that could decide on an appeal: not complained of, not those that have answered.

        Somebody there must be able to read it. Where there is none the desk decides, though it has answered.
        """
        left = (self.reading | {case.desk}) - self.bodies.kept_from(case) - set(case.answered_by)
        return frozenset(one for one in left if self.bodies.is_there(one, day) or one == case.desk)
