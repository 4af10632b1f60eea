"""Every address of the coding of recommendations with what it names in the tests."""

from tallystick.workflow.permissions import ActedOn
from tests.office.asked import CODERS, commitments, opened
from tests.office.tried import Try


def asked_tries() -> dict[str, list[Try]]:
    """Give by route what it is tried with: a round that is open, and what is left for a third to settle."""
    round_ = opened()
    theirs, third = ActedOn(assessors=CODERS), ActedOn(assessors=("J3",))
    own = [Try({"round_": round_.name}, theirs)]
    task = [Try({"round_": round_.name, "recommendation": "r.1"}, theirs)]
    nothing = [Try({})]
    none = {"recommendation": "r.3", "how": "none"}
    link = {"recommendation": "r.2", "how": "in_part", "commitment": commitments()[0]}
    return {
        **dict.fromkeys(("asked", "call_coders", "call_coders_again"), nothing),
        **dict.fromkeys(("coding", "own_codes", "commit_coding", "asked_sheet", "hand_in_asked"), own),
        **dict.fromkeys(("coding_task", "write_coding"), task),
        "settle_none": [Try(none, third)],
        "settle_link": [Try(link, third)],
    }
