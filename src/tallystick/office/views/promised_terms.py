"""What is promised before anything is sent: how long each step may take, and by which text."""

from dataclasses import dataclass

from tallystick.base.reasons import msgid, plural
from tallystick.office.pages import said
from tallystick.office.selectors.case_setting import clocks_now
from tallystick.office.views.case_shown import ANSWER_DUE, STAGE_ENDS
from tallystick.office.visit import language_now
from tallystick.workflow.cases import stages as s
from tallystick.workflow.cases.profile import Profile, TermSaid

_UNIT_WORDS = {
    "days": plural("{number} day", "{number} days"),
    "working_days": plural("{number} working day", "{number} working days"),
    "months": plural("{number} month", "{number} months"),
}


@dataclass(frozen=True, slots=True)
class PromisedTerm:
    """How long something may take, as it is said before anything is sent.

    Attributes:
        what: what it is.
        term: how long.
        source: which text says so and where; empty where the office has set it.
    """

    what: str
    term: str
    source: str


def promised(kind: str = "") -> tuple[PromisedTerm, ...]:
    """The deadlines of the office's profile, in the order in which they come up.

    Args:
        kind: what is being written; of retaliation somebody is told sooner.
    """
    profile = clocks_now().profile
    terms = profile.clocks
    told = profile.retaliation if kind == s.RETALIATION else terms.received
    rows = (
        (STAGE_ENDS[s.RECEIVED], told),
        (STAGE_ENDS[s.ACKNOWLEDGED], terms.acknowledged),
        (ANSWER_DUE, terms.answer),
        (STAGE_ENDS[s.ANSWERED], terms.answered),
        (STAGE_ENDS[s.APPEALED], terms.appealed),
    )
    return tuple(PromisedTerm(said(what), _term(term), _source(profile, term)) for what, term in rows)


def profile_said() -> str:
    """What the office's profile of deadlines is called."""
    titles = clocks_now().profile.title
    return titles.get(language_now().code) or titles.get("en") or next(iter(titles.values()), "")


def kept_said() -> str:
    """How long a case is kept once it was closed or withdrawn."""
    return _term(clocks_now().profile.clocks.kept)


def _term(term: TermSaid) -> str:
    return language_now().say_many(_UNIT_WORDS[term.unit], term.number)


def _source(profile: Profile, term: TermSaid) -> str:
    if not term.source:
        return ""
    title = profile.texts[term.source].title
    if not term.article:
        return title
    return said(msgid("{title}, article {article}"), title=title, article=term.article)
