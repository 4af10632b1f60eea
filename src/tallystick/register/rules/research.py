"""Rules of phased research: a published study can be read, and a recommendation has whole answers."""

from tallystick.base.findings import Problem
from tallystick.base.reasons import Reason
from tallystick.register.descriptor import Descriptor
from tallystick.register.phases import PlanPhase
from tallystick.register.research import AssessmentRecommendation, PhaseStudy, StudyFinding
from tallystick.register.rules.model import Tables, each

_UNREAD = Problem(
    "study-nobody-can-read",
    Reason("a published study names its report and the day on which it came out"),
    Reason("fill in source and published, or take the state back"),
)
_NO_METHOD = Problem(
    "study-without-method",
    Reason("what was carried out says how and of whom"),
    Reason("fill in method and sample"),
    severity="gap",
)
_TOO_EARLY = Problem(
    "finding-of-no-study",
    Reason("the study that found it is not published"),
    Reason("publish the study first, or take the row out"),
)
_HALF_REPLY = Problem(
    "half-a-reply",
    Reason("a reply has its kind, its words and its day"),
    Reason("fill in reply, words and replied, or leave all three empty"),
)
_HALF_LOOK = Problem(
    "half-a-follow-up",
    Reason("what was found of it has its phase and its words"),
    Reason("fill in checked_in, follow_up and found, or leave all three empty"),
)
_SAME_PHASE = Problem(
    "looked-at-too-early",
    Reason("it is looked at in a later phase than the one that was assessed"),
    Reason("name a phase whose reports are due later"),
)


def studies_that_cannot_be(tables: Tables, _: Descriptor | None) -> None:
    """Find studies that say they are published and can't be read, and findings of what is not published."""
    typed = tables["studies"]
    published = {one.id for _, one in each(typed, PhaseStudy) if one.state == "published"}
    known = {one.id for _, one in each(typed, PhaseStudy)}
    for number, one in each(typed, PhaseStudy):
        if one.state == "published" and (one.source is None or one.published is None):
            typed.find(_UNREAD, number, "published" if one.published is None else "source")
        if one.state in {"carried_out", "published"} and (one.method is None or one.sample is None):
            typed.find(_NO_METHOD, number, "sample" if one.sample is None else "method")
    findings = tables["study_findings"]
    for number, found in each(findings, StudyFinding):
        if found.study in known - published:
            findings.find(_TOO_EARLY, number, "study", found.study)


def advice_that_cannot_be(tables: Tables, _: Descriptor | None) -> None:
    """Find recommendations of an assessment with half a reply, or looked at before a later phase."""
    due = {one.id: one.due.last for _, one in each(tables["phases"], PlanPhase)}
    typed = tables["assessment_recommendations"]
    for number, one in each(typed, AssessmentRecommendation):
        reply = (one.reply, one.words, one.replied)
        if any(part is None for part in reply) and any(part is not None for part in reply):
            typed.find(_HALF_REPLY, number, "reply" if one.reply is None else "words")
        look = (one.checked_in, one.follow_up, one.found)
        if any(part is None for part in look) and any(part is not None for part in look):
            typed.find(_HALF_LOOK, number, "checked_in" if one.checked_in is None else "found")
        first, second = due.get(one.phase), due.get(one.checked_in or "")
        if first is not None and second is not None and second <= first:
            typed.find(_SAME_PHASE, number, "checked_in", one.checked_in)
