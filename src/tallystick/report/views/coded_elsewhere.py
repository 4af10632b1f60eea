"""What a review that is no panel of the package coded of a commitment: who, by which guide, what, when."""

from collections.abc import Mapping
from dataclasses import dataclass

from tallystick.base.reasons import Template, inside, msgid
from tallystick.panel.irm import END, GUIDES, PROGRESS
from tallystick.register.panels import Judgement
from tallystick.report.coded_words import code_word
from tallystick.report.context import PageContext
from tallystick.report.views.panel_item import assessor_name

#: What the mechanism's questions are about, in its own words.
ASKED: Mapping[str, Template] = {
    "verifiable": inside("what a review coded", "Verifiable"),
    "specificity": inside("what a review coded", "Specificity (older)"),
    "potential_impact": inside("what a review coded", "Potential impact (older)"),
    "potential": inside("what a review coded", "Potential for results"),
    "completion": inside("what a review coded", "Completion"),
    "opened_government": inside("what a review coded", "Did it open government?"),
    "early_results": inside("what a review coded", "Early results"),
}
_REVIEW: Mapping[str, Template] = {
    PROGRESS: inside("a review of a plan", "while the plan was under way"),
    END: inside("a review of a plan", "when the plan was over"),
}


@dataclass(frozen=True, slots=True)
class CodeElsewhere:
    """A code that a review published.

    Attributes:
        asked: about what.
        code: the code, in words.
        who: who gave it.
        review: in which review; empty where its name does not say.
        day: when it was published; empty where that is not known.
        guide: the address of the guide that says what the code means; empty where none was read.
        told: the value as it was published, and where.
    """

    asked: str
    code: str
    who: str
    review: str
    day: str
    guide: str
    told: str


def coded_elsewhere(context: PageContext, commitment: str) -> tuple[CodeElsewhere, ...]:
    """What reviews coded of a commitment, in the order of the package; never a code of its panels."""
    return tuple(_elsewhere(context, one) for one in context.book.coded.elsewhere_of.get(commitment, ()))


def _elsewhere(context: PageContext, one: Judgement) -> CodeElsewhere:
    asked, review = ASKED.get(one.criterion), _REVIEW.get(one.panel.rpartition("-")[2])
    return CodeElsewhere(
        asked=context.say(asked) if asked is not None else one.criterion,
        code=code_word(context.language, one.criterion, one.code),
        who=assessor_name(context, context.book.coded.assessors[one.assessor]),
        review=context.say(review) if review is not None else "",
        day=context.language.date(one.given) if one.given is not None else context.say(msgid("no day told")),
        guide=GUIDES.get(one.criterion, ""),
        told=", ".join(filter(None, (one.reason, one.evidence))),
    )
