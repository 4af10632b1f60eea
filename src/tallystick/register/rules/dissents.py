"""A dissent and a body's reply speak of something that the panel coded: beside that they are printed."""

from tallystick.base.findings import Problem
from tallystick.base.reasons import Reason, Text
from tallystick.register.descriptor import Descriptor
from tallystick.register.panel_locks import REASONS_OF, DrawnPanel, PublishedCode
from tallystick.register.panels import BodyReply, Dissent, Judgement
from tallystick.register.rules.model import Tables, each

_NO_VERDICT = Reason(
    "the panel {panel} has coded nothing of {commitment}, so that there is no verdict to dissent from"
)
_NO_VERDICT_MEND = Reason("name the panel and the commitment of the verdict")
_NOT_ASKED = Reason("the rubric of the panel {panel} asks nothing called {criterion}")
_NOT_ASKED_MEND = Reason(
    "write the question's name as tables/rubric_codes.csv has it, or nothing for the whole verdict"
)
_UNSEEN = Reason("the panel {panel} has coded nothing of {commitment}, so that the reply stands on no page")
_UNSEEN_MEND = Reason("name the panel and the commitment to whose verdict the body replies")


def dissents_from_nothing(tables: Tables, _: Descriptor | None) -> None:
    """Find dissents and replies, in panels that are locked, to what was not coded or not asked."""
    locked = {one.id for _, one in each(tables["panels"], DrawnPanel)}
    if not locked:
        return
    coded = {(one.panel, one.commitment) for _, one in each(tables["judgements"], Judgement)}
    codes = [one for _, one in each(tables["rubric_codes"], PublishedCode)]
    asked = {(one.panel, one.criterion) for one in codes if one.criterion != REASONS_OF}
    dissents = tables["dissents"]
    for number, one in each(dissents, Dissent):
        named = {"panel": Text(one.panel), "commitment": Text(one.commitment)}
        if one.panel in locked and (one.panel, one.commitment) not in coded:
            found = Problem("dissent-from-nothing", _NO_VERDICT.saying(**named), _NO_VERDICT_MEND)
            dissents.find(found, number, "commitment", one.commitment)
        elif one.panel in locked and one.criterion and (one.panel, one.criterion) not in asked:
            what = _NOT_ASKED.saying(panel=named["panel"], criterion=Text(one.criterion))
            found = Problem("dissent-from-nothing", what, _NOT_ASKED_MEND)
            dissents.find(found, number, "criterion", one.criterion)
    replies = tables["body_replies"]
    for number, reply in each(replies, BodyReply):
        if reply.panel in locked and (reply.panel, reply.commitment) not in coded:
            what = _UNSEEN.saying(panel=Text(reply.panel), commitment=Text(reply.commitment))
            found = Problem("reply-to-nothing", what, _UNSEEN_MEND, severity="gap")
            replies.find(found, number, "commitment", reply.commitment)
