"""What a panel's codes say in the answers about commitments, and in the rates of completion."""

import dataclasses
from collections.abc import Iterable
from typing import TYPE_CHECKING

from tallystick.assessment.commitments_2 import done_2, right_enjoyed_2
from tallystick.assessment.indicators.enjoyment import enjoyment
from tallystick.assessment.indicators.model import Enjoyment, Trend
from tallystick.assessment.model import CommitmentVerdict, DeliverableVerdict, Rate, Reached
from tallystick.assessment.rates_2 import complete_2, rates_2
from tallystick.base.reasons import Count, Reason, Text, plural, texts
from tallystick.base.verdicts import ENJOYED_UNRATED
from tallystick.register.method import Method
from tallystick.register.model import Package

if TYPE_CHECKING:
    from tallystick.panel.record import PanelRecord
    from tallystick.panel.verdicts import PanelVerdict

#: The questions of a rubric whose answers enter an assessment's own.
RIGHT_ENJOYED, POTENTIAL, COMPLETION = "right_enjoyed", "potential", "completion"
_BESIDE = Reason(
    "The plan names nothing here that could be seen to be there or not; what the panel coded stands beside."
)
_CODED = Reason(
    plural(
        "The panel {panel} coded {codes} ({number} code); what figures show stands beside, unmerged.",
        "The panel {panel} coded {codes} ({number} codes); what figures show stands beside, unmerged.",
    )
)
_BETWEEN = Reason("The codes of the panel {panel} lie between {codes}, which are different answers.")
_NOBODY = Reason("Nobody of the panel {panel} could tell.")
_NO_ANSWER = Reason("The rubric of the panel {panel} does not say for which answer {codes} stands.")


def right_enjoyed_3(package: Package, method: Method) -> tuple[CommitmentVerdict, ...]:
    """*Right enjoyed?* of every commitment, in the package's order: what a panel's code stands for."""
    none = right_enjoyed_2(package, method)
    counted = _counted(package, method)
    if counted is None:
        return none
    panel, verdicts = counted
    found = {one.commitment: one for one in verdicts if one.criterion == RIGHT_ENJOYED}
    return tuple(
        _answer(one, found[one.commitment], panel) if one.commitment in found else one for one in none
    )


def _answer(open_: CommitmentVerdict, found: "PanelVerdict", panel: "PanelRecord") -> CommitmentVerdict:
    asked = panel.rubric.asked(RIGHT_ENJOYED)
    stands = {one.code: one.stands_for for one in asked.code} if asked is not None else {}
    answers = {stands[one] for one in found.codes}
    name, codes = Text(panel.name), texts(found.codes)
    answer = answers.pop() if len(answers) == 1 else None
    if answer is not None:
        reason = _CODED.saying(panel=name, codes=codes, number=Count(found.given))
    elif not found.codes:
        reason = _NOBODY.saying(panel=name)
    else:
        reason = (_BETWEEN if answers else _NO_ANSWER).saying(panel=name, codes=codes)
    verdict = answer or ENJOYED_UNRATED.code
    return dataclasses.replace(open_, verdict=verdict, reason=reason)


def done_3(
    package: Package, method: Method, deliverables: tuple[DeliverableVerdict, ...]
) -> tuple[CommitmentVerdict, ...]:
    """*Done?* as the second version answers it; a reason says where a panel has coded it."""
    answers = done_2(package, method, deliverables)
    counted = _counted(package, method)
    coded = {one.commitment for one in counted[1] if one.criterion == COMPLETION} if counted else set()
    return tuple(
        dataclasses.replace(one, reason=_BESIDE) if not one.basis and one.commitment in coded else one
        for one in answers
    )


def enjoyment_2(package: Package, method: Method, trends: Iterable[Trend]) -> tuple[Enjoyment, ...]:
    """What figures show of every commitment, as the first version does, with the panel's answer beside."""
    panel = {one.commitment: one.verdict for one in right_enjoyed_3(package, method)}
    return tuple(
        dataclasses.replace(one, panel=panel[one.commitment]) for one in enjoyment(package, method, trends)
    )


def rates_3(package: Package, method: Method, reached: Reached) -> tuple[Rate, ...]:
    """The rates of the second version; the last one is counted where a panel has coded the potential.

    It counts the complete commitments whose potential the panel puts at the highest level of its scale.
    """
    rates = rates_2(package, method, reached)
    counted = _counted(package, method)
    asked = counted[0].rubric.asked(POTENTIAL) if counted is not None else None
    if counted is None or asked is None:
        return rates
    highest = {
        one.commitment for one in counted[1] if one.criterion == POTENTIAL and one.codes == asked.levels[-1:]
    }
    complete = complete_2(package, method, reached)
    *others, last = rates
    return (*others, dataclasses.replace(last, count=len(complete & highest)))


def _counted(package: Package, method: Method) -> "tuple[PanelRecord, tuple[PanelVerdict, ...]] | None":
    """The panel that counts, with its verdicts; None where there is none."""
    if not package.panels:
        return None
    from tallystick.panel.published import counted_panel, published_panel
    from tallystick.panel.verdicts import panel_verdicts

    drawn = counted_panel(package, method)
    if drawn is None:
        return None
    panel = published_panel(package, drawn)
    return panel, panel_verdicts(package, panel)
