"""The words for what others asked: mechanisms, the State's responses, and how the plan stands to it."""

from collections.abc import Mapping

from tallystick.base.reasons import Template, msgid
from tallystick.recommendations.coding import ANSWERED, DIFFER, NOT_CODED, PARTLY, UNANSWERED
from tallystick.register.recommendations import AGAINST, ANSWERS, IN_PART, NONE

MECHANISM: Mapping[str, Template] = {
    "upr": msgid("Universal Periodic Review"),
    "treaty_body": msgid("Treaty bodies"),
    "special_procedure": msgid("Special procedures"),
    "other": msgid("Other mechanisms"),
}
RESPONSE: Mapping[str | None, Template] = {
    "accepted": msgid("accepted by the State"),
    "accepted_in_part": msgid("accepted in part"),
    "noted": msgid("noted by the State"),
    "rejected": msgid("not accepted"),
    "not_found": msgid("no answer found"),
    None: msgid("nobody has looked for an answer"),
}
MAPPED: Mapping[str, Template] = {
    ANSWERED: msgid("answered by a commitment"),
    PARTLY: msgid("answered in part"),
    UNANSWERED: msgid("no commitment answers it"),
    DIFFER: msgid("coders differ"),
    NOT_CODED: msgid("not yet coded"),
}
LINK: Mapping[str, Template] = {
    ANSWERS: msgid("answers it"),
    IN_PART: msgid("answers it in part"),
    AGAINST: msgid("goes against it"),
    NONE: MAPPED[UNANSWERED],
}
REPLY: Mapping[str, Template] = {
    "replied": msgid("The State replied"),
    "acknowledged": msgid("acknowledged only"),
    "not_found": msgid("no reply found"),
}
COMMUNICATION: Mapping[str, Template] = {
    "allegation_letter": msgid("Allegation letter"),
    "urgent_appeal": msgid("Urgent appeal"),
    "other_letter": msgid("Other letter"),
    "visit_request": msgid("Request for a visit"),
    "follow_up": msgid("Follow-up letter"),
}
