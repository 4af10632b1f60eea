"""What coders of recommendations differ on and could code again, and how far they agreed in each round."""

from collections.abc import Mapping

from tallystick.base.reasons import msgid
from tallystick.office.models import CodingRound, CodingTask
from tallystick.office.selectors.asked_coding import coded_package
from tallystick.recommendations.agreement import LINK, STATE, alike_in_round, coded_again
from tallystick.recommendations.second_round import AgainTask, coders_who_differ
from tallystick.register.model import Package
from tallystick.voice.language import Language

_ALIKE = msgid(
    "alike in whether a commitment answers: {states} of {asked}; in which commitments: {links} of {given}"
)
_FIRST, _BOTH = msgid("First round, {alike}."), msgid("After the second round, {alike}.")


def left_to_ask_again(package: Package) -> Mapping[str, tuple[AgainTask, ...]]:
    """What each coder may code again and was not asked in a second round before: whoever left it left it."""
    before = CodingTask.objects.filter(round__again=True).values_list("assessor_id", "recommendation_id")
    asked = {(str(coder), str(name)) for coder, name in before}
    found = {
        coder: tuple(one for one in tasks if (coder, one.asked.id) not in asked)
        for coder, tasks in coders_who_differ(package).items()
    }
    return {coder: tasks for coder, tasks in found.items() if tasks}


def differing(language: Language) -> tuple[int, tuple[str, ...]]:
    """How many recommendations could be coded again at present, and how far coders were alike, in words.

    Nothing of a round whose codes are not open is in either.
    """
    package = coded_package()
    if not package.recommendation_links:
        return 0, ()
    tasks = left_to_ask_again(package).values()
    asked = {one.asked.id for some in tasks for one in some}
    under_way = CodingRound.objects.filter(opened_at=None).exists()
    rounds = [(_FIRST, False), *([(_BOTH, True)] if coded_again(package) else [])]
    told = []
    for words, after_both in rounds:
        counts = alike_in_round(package, after_both=after_both)
        (states, all_states), (links, all_links) = counts[STATE], counts[LINK]
        alike = language.say(_ALIKE, states=states, asked=all_states, links=links, given=all_links)
        told.append(language.say(words, alike=alike))
    return 0 if under_way else len(asked), tuple(told)
