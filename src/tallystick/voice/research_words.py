"""The words for the research of a phase and for what an assessment recommends."""

from collections.abc import Mapping

from tallystick.base.reasons import Template, inside

STUDY_KIND: Mapping[str, Template] = {
    "survey": inside("research of a phase", "survey of rights-holders"),
    "site_visit": inside("research of a phase", "site visit"),
    "commissioned_study": inside("research of a phase", "commissioned study"),
}
STUDY_STATE: Mapping[str, Template] = {
    "planned": inside("research of a phase", "planned"),
    "carried_out": inside("research of a phase", "carried out, not published yet"),
    "published": inside("research of a phase", "published"),
    "dropped": inside("research of a phase", "dropped"),
}
REPLY: Mapping[str, Template] = {
    "accepted": inside("a body's reply to an assessment", "accepted"),
    "accepted_in_part": inside("a body's reply to an assessment", "accepted in part"),
    "rejected": inside("a body's reply to an assessment", "rejected"),
}
FOLLOW_UP: Mapping[str, Template] = {
    "open": inside("a recommendation in the next phase", "still open"),
    "carried_out": inside("a recommendation in the next phase", "carried out"),
    "in_part": inside("a recommendation in the next phase", "carried out in part"),
    "not_carried_out": inside("a recommendation in the next phase", "not carried out"),
}
#: How a recommendation stands that nobody has answered.
NO_REPLY: Template = inside("a body's reply to an assessment", "no reply yet")
