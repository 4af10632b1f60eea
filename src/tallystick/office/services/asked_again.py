"""The second round of coding what others asked: those who differ see what others gave, and code again.

Nobody sees what another gives in it before all have committed, and what each gave at first is kept.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction

from tallystick.base.findings import Refusal
from tallystick.base.reasons import Reason
from tallystick.office.models import CodingRound, CodingTask, Person
from tallystick.office.selectors.asked_again import left_to_ask_again
from tallystick.office.selectors.asked_coding import SUGGESTED_FROM, coded_package
from tallystick.office.selectors.panel import part_of_package
from tallystick.office.services.history import note_act
from tallystick.recommendations.codings import CodedLinks, barred
from tallystick.recommendations.second_round import again_links, in_steps, to_code_again
from tallystick.recommendations.suggest import Suggester
from tallystick.register.recommendations import RecommendationLink
from tallystick.workflow.asked_acts import CALL_CODERS


@transaction.atomic
def call_again(*, by: Person, now: datetime.datetime) -> CodingRound:
    """Ask those who differ to code again what they differ on and nobody has settled.

    Raises:
        Refusal: a round is under way, or nobody differs, or they have coded again already.
    """
    if CodingRound.objects.select_for_update().filter(opened_at=None).exists():
        raise Refusal(Reason("A round is under way."), Reason("wait until all in it have committed"))
    package = part_of_package(SUGGESTED_FROM)
    differing = left_to_ask_again(package)
    if not differing:
        raise Refusal(
            Reason("Coders differ on nothing that they could code again."),
            Reason("what stays open after a second round is settled by a third"),
        )
    name = f"c{CodingRound.objects.count() + 1}"
    made = CodingRound.objects.create(name=name, called_by=by, called_at=now, again=True)
    suggester, shown = Suggester(package), dict[str, list[tuple[str, list[str]]]]()
    for coder, tasks in differing.items():
        tied = barred(package, coder)
        for place, task in enumerate(tasks, 1):
            asked = task.asked
            if asked.id not in shown:
                shown[asked.id] = [(it.commitment, list(it.why)) for it in suggester.suggest(asked)]
            suggested = [{"commitment": one, "why": why} for one, why in shown[asked.id] if one not in tied]
            CodingTask.objects.create(
                round=made, assessor_id=coder, recommendation_id=asked.id, position=place, suggested=suggested
            )
    note_act(act=CALL_CODERS, about=f"coding {name}", by=by, now=now, note=", ".join(differing))
    return made


def links_again(
    codes: Iterable[CodedLinks], suggested: Mapping[str, Sequence[str]]
) -> list[RecommendationLink]:
    """The links that follow from a second round, in an order in which they can be written.

    What was settled while they coded stays as it was settled.
    """
    package = coded_package()
    given = list(codes)
    open_ = {
        (coder, task.asked.id)
        for coder in {one.coder for one in given}
        for task in to_code_again(package, coder)
    }
    left = [one for one in given if (one.coder, one.recommendation) in open_]
    return list(in_steps(package, again_links(package, left, suggested)))
