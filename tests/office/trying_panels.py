"""Every address of panels with what it names in the tests."""

from tallystick.office.models import OfficePanel, StoredBodyReply
from tallystick.office.selectors.panel import own_tasks
from tallystick.office.services import panel_calls, panel_talk, panel_verdicts
from tallystick.workflow.permissions import ActedOn
from tests.office.conftest import NOW
from tests.office.panelled import ASSESSORS, PANEL, opened
from tests.office.tried import Try
from tests.office.writing import BODY, COMMITMENT, OTHER, writer

TALKING = "talking"


def _locked() -> None:
    """A panel that is locked, by the side of one that talks."""
    panel = opened()
    for one in ASSESSORS:
        panel_talk.finish(panel=panel, assessor=one, by=writer(), now=NOW)
    cells = {"commitment": COMMITMENT, "statement": "It was in May.", "corrects": "true"}
    panel = OfficePanel.objects.get(pk=panel.pk)
    panel_verdicts.reply(panel=panel, body=BODY, cells=cells, by=writer(), now=NOW)


def panel_tries() -> dict[str, list[Try]]:
    """Give by route what it is tried with."""
    nothing, everybody = [Try({})], ActedOn(assessors=ASSESSORS)
    _locked()
    panel = [Try({"panel": PANEL}, everybody)]
    found = {"panel": PANEL, "commitment": COMMITMENT}
    reply = StoredBodyReply.objects.get(panel=PANEL)
    said = {"name": "next", "value": "a lottery", "each": "2", "closes": ""}
    return {
        **dict.fromkeys(("panels", "invite_assessor", "announce_panel", "shipped_rubric"), nothing),
        **dict.fromkeys(("answer_call", "declare_interest"), nothing),
        **dict.fromkeys(("panel", "panel_sheet", "commit_codes", "open_codes"), panel),
        **dict.fromkeys(("coding_sheet", "panel_record", "commit_sheet", "hand_in_sheet"), panel),
        **dict.fromkeys(("train", "check_training", "replace_assessor"), panel),
        **dict.fromkeys(("write_dissent", "finish_panel", "sign_panel", "panel_package"), panel),
        **_coding_tries(),
        "draw_panel": [Try({"panel": panel_calls.announce(said=said, by=writer(), now=NOW).name})],
        "panel_verdicts": panel,
        "panel_verdict": [Try(found)],
        "reply_panel": [Try(found | {"body": one}, ActedOn(one)) for one in (BODY, OTHER)],
        "decide_correction": [Try({"panel": PANEL, "reply": str(reply.id)}, everybody)],
    }


def _coding_tries() -> dict[str, list[Try]]:
    """What is its assessors' alone, of a panel that talks."""
    talking = opened(TALKING)
    commitment = str(own_tasks(talking, "J1")[0].commitment_id)
    coding = tuple(sorted(str(one.assessor_id) for one in talking.tasks.filter(commitment__id=commitment)))
    free = tuple(one for one in ASSESSORS if one not in coding)
    named = {"panel": TALKING, "commitment": commitment}
    own = [Try(named, ActedOn(assessors=coding))]
    dispute = [Try(named, ActedOn(assessors=free))]
    return {
        **dict.fromkeys(("task", "write_codes", "code_again", "remark_on_codes"), own),
        **dict.fromkeys(("settling", "settle"), dispute),
    }
